package org.gradproof.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.gradproof.calculus.Lemmas;
import org.gradproof.checker.Replay;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Enclosures;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Interval;
import org.gradproof.prover.Advisor;
import org.gradproof.prover.Prover;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Text;

/// The prover's verdict on a claim whose truth is known, and whether it is wrong.
final class Judge {
    private final Prover prover;
    private final Replay replay = new Replay();

    Judge(Lemmas lemmas, Duration limit) {
        // What would repair a refuted claim is a question of its own.
        this.prover = new Prover(lemmas, limit, Duration.ZERO, Advisor.SILENT);
    }

    /// @param replayed proofs that the checker accepted, of so many
    /// @param nanos that the checker took
    record Outcome(Tally.Outcome what, String remark, int replayed, int proofs, long nanos) {
        Outcome(Tally.Outcome what, String remark) {
            this(what, remark, 0, 0, 0);
        }
    }

    Outcome of(Specimen s) {
        return switch (prover.judge(s.claim()).overall()) {
            case Verdict.Proved p -> replayed(p, proved(s, p.conditions()));
            case Verdict.Refuted r -> refuted(s, r);
            case Verdict.Undecided u -> new Outcome(u.reason() == Verdict.Reason.OUT_OF_TIME ? Tally.Outcome.LATE : Tally.Outcome.UNDECIDED, u.reason().text());
            case Verdict.Consistent _, Verdict.Rounding _ -> new Outcome(Tally.Outcome.WRONG, "an answer to another question");
        };
    }

    /// A proof that the checker rejects is a wrong verdict; one that it cannot decide is counted.
    private Outcome replayed(Verdict.Proved p, Outcome o) {
        long start = System.nanoTime();
        int accepted = 0;
        boolean rejected = false;
        String remark = o.remark();
        for (Theorem t : p.theorems()) {
            switch (replay.of(t)) {
                case Replay.Outcome.Replayed _ -> accepted++;
                case Replay.Outcome.Rejected r -> {
                    rejected = true;
                    remark += "; rejected " + r.rule() + ": " + r.reason() + " in " + r.step();
                }
                case Replay.Outcome.NotReplayed r -> remark += "; not replayed " + r.rule() + ": " + r.reason() + " in " + r.step();
            }
        }
        return new Outcome(rejected ? Tally.Outcome.WRONG : o.what(), remark, accepted, p.theorems().size(), System.nanoTime() - start);
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

    /// A true claim may be refuted only where the derivative that it speaks of does not exist, or where cases of the function meet
    /// and the textbook, which looks at one case, says another value than the difference quotients from both sides.
    private static Outcome refuted(Specimen s, Verdict.Refuted r) {
        String text = "refuted at " + r.point() + ": " + r.left() + " and " + r.right();
        if (!s.isTrue()) return new Outcome(Tally.Outcome.REFUTED, text);
        boolean right = s.left() instanceof Expr.Derivative d && (r.left() instanceof Enclosure.Undefined || isSlope(d, r));
        return new Outcome(right ? Tally.Outcome.REFUTED : Tally.Outcome.WRONG, text);
    }

    private static boolean isSlope(Expr.Derivative d, Verdict.Refuted r) {
        if (d.at() != d.variable() || !d.index().isEmpty() || !(new Enclosures().value(d.variable(), r.point(), Enclosures.START) instanceof Enclosure.Value(Interval at))) return false;
        Optional<Rational> x = at.exact();
        if (x.isEmpty() || !(r.left() instanceof Enclosure.Value(Interval left)) || !(r.right() instanceof Enclosure.Value(Interval other))) return false;
        double here = value(d.body(), r.point());
        for (int side = -1; side <= 1; side += 2) {
            Rational step = Rational.of(side, 1 << 20);
            double slope = (value(d.body(), r.point().with(d.variable(), x.get().add(step))) - here) / step.doubleValue();
            if (!(Math.abs(slope - left.middle()) < Math.abs(left.middle() - other.middle()) / 100)) return false;
        }
        return true;
    }

    private static double value(Expr e, Environment at) {
        return new Enclosures().value(e, at, 4 * Enclosures.START) instanceof Enclosure.Value(Interval i) ? i.middle() : Double.NaN;
    }
}
