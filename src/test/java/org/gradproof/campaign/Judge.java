package org.gradproof.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Environment;
import org.gradproof.prover.Advisor;
import org.gradproof.prover.Prover;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Text;

/// The prover's verdict on a claim whose truth is known, and whether it is wrong.
final class Judge {
    private final Prover prover;

    Judge(Lemmas lemmas, Duration limit) {
        // What would repair a refuted claim is a question of its own.
        this.prover = new Prover(lemmas, limit, Duration.ZERO, Advisor.SILENT);
    }

    record Outcome(Tally.Outcome what, String remark) {}

    Outcome of(Specimen s) {
        return switch (prover.judge(s.claim()).overall()) {
            case Verdict.Proved p -> proved(s, p.conditions());
            case Verdict.Refuted r -> refuted(s, r);
            case Verdict.Undecided u -> new Outcome(u.reason() == Verdict.Reason.OUT_OF_TIME ? Tally.Outcome.LATE : Tally.Outcome.UNDECIDED, u.reason().text());
            case Verdict.Consistent _, Verdict.Rounding _ -> new Outcome(Tally.Outcome.WRONG, "an answer to another question");
        };
    }

    /// A mutant may be proved under conditions that keep away from where it is false.
    private static Outcome proved(Specimen s, List<Condition> conditions) {
        String text = "proved" + (conditions.isEmpty() ? "" : conditions.stream().map(Text::line).collect(Collectors.joining(", ", " if ", "")));
        Tally.Outcome fine = conditions.isEmpty() ? Tally.Outcome.PROVED : Tally.Outcome.CONDITIONAL;
        if (s.isTrue()) return new Outcome(fine, text);
        Points points = new Points(new Random(s.number()));
        Environment witness = s.flaw().orElseThrow().witness();
        boolean there = conditions.stream().allMatch(c -> points.holds(c, witness));
        List<Condition> all = new java.util.ArrayList<>(s.assumptions());
        all.addAll(conditions);
        boolean wrong = there || points.difference(s, s.right(), all, 20).isPresent();
        return new Outcome(wrong ? Tally.Outcome.WRONG : Tally.Outcome.CONDITIONAL, text);
    }

    /// A true claim may be refuted only where the derivative that it speaks of does not exist.
    private static Outcome refuted(Specimen s, Verdict.Refuted r) {
        String text = "refuted at " + r.point() + ": " + r.left() + " and " + r.right();
        if (!s.isTrue()) return new Outcome(Tally.Outcome.REFUTED, text);
        boolean kink = r.left() instanceof Enclosure.Undefined && s.left() instanceof Expr.Derivative;
        return new Outcome(kink ? Tally.Outcome.REFUTED : Tally.Outcome.WRONG, text);
    }
}
