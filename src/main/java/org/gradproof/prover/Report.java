package org.gradproof.prover;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// All that is known of a claim.
///
/// @param links one verdict for each link
/// @param ends of the first and last side of a chain, where links are not all proved
/// @param overall the worst of the links
/// @param wrong the first link that is wrong
/// @param rightAgain the first later link whose right side is again what the chain began with
public record Report(Claim claim, List<Verdict> links, Optional<Verdict> ends, Verdict overall, OptionalInt wrong, OptionalInt rightAgain) {
    public Report {
        links = List.copyOf(links);
    }

    /// Whether a link is broken only because the side before it is wrong: what it says is again what the chain began with.
    public boolean isRightAgain(int link) {
        return rightAgain.isPresent() && rightAgain.getAsInt() == link && !(links.get(link) instanceof Verdict.Proved);
    }

    static int rank(Verdict v) {
        return switch (v) {
            case Verdict.Proved _ -> 0;
            case Verdict.Consistent _ -> 1;
            case Verdict.Undecided _ -> 2;
            case Verdict.Rounding _ -> 3;
            case Verdict.Refuted _ -> 4;
        };
    }
}
