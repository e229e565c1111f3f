package org.gradproof.checker;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.kernel.Theorem;
import org.gradproof.prover.Verdict;
import org.gradproof.worksheet.Outcome;
import org.gradproof.worksheet.Result;

/// What became of proofs that were replayed: how many, and what is wrong with the others.
public final class Replayed {
    private final Replay replay = new Replay();
    private final List<String> failures = new ArrayList<>();
    private int proofs;
    private int steps;

    public void results(List<Result> results) {
        for (Result r : results) {
            switch (r) {
                case Result.Derived d -> theorem(d.equation());
                case Result.Simplified s -> theorem(s.equation());
                case Result.Limited l -> l.theorems().forEach(this::theorem);
                case Result.Judged j -> j.report().links().forEach(this::verdict);
                case Result.Declared _, Result.Defined _, Result.Evaluated _, Result.Displayed _, Result.Listed _, Result.Agreed _, Result.Told _, Result.Failed _ -> { }
            }
        }
    }

    public Outcome outcome(Outcome o) {
        results(o.results());
        return o;
    }

    public void verdict(Verdict v) {
        if (v instanceof Verdict.Proved p) p.theorems().forEach(this::theorem);
    }

    public void theorem(Theorem t) {
        proofs++;
        switch (replay.of(t)) {
            case Replay.Outcome.Replayed r -> steps += r.steps();
            case Replay.Outcome.Rejected r -> failures.add("rejected " + r.rule() + ": " + r.reason() + "\n    " + r.step() + r.step().premises().stream().map(p -> "\n        from " + p).reduce("", String::concat));
            case Replay.Outcome.NotReplayed r -> failures.add("not replayed " + r.rule() + ": " + r.reason() + "\n    " + r.step());
        }
    }

    public List<String> failures() {
        return failures;
    }

    public int proofs() {
        return proofs;
    }

    public int steps() {
        return steps;
    }
}
