package org.gradproof.worksheet;

import java.util.List;

/// What became of a statement: the session after it and what there is to show.
public record Outcome(Session after, List<Result> results) {
    public Outcome {
        results = List.copyOf(results);
    }
}
