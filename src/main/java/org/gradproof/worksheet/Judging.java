package org.gradproof.worksheet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.checker.Replay;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.oracle.Opinion;
import org.gradproof.oracle.SecondOpinion;
import org.gradproof.prover.Advisor;
import org.gradproof.prover.Claim;
import org.gradproof.prover.Diagnosis;
import org.gradproof.prover.Prover;
import org.gradproof.prover.Report;
import org.gradproof.prover.Verdict;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Statement;

/// A claim brought before the prover, and what would be right where it is wrong.
final class Judging {
    /// Beyond this size a correction explains nothing.
    private static final long LARGEST = 150;
    private static final Duration OPINION = Duration.ofSeconds(10);

    private final Session session;

    Judging(Session session) {
        this.session = session;
    }

    /// As it stands first; where that is not proved at every point, with its derivatives read by the conventions.
    ///
    /// @param sentence in which the claim stands, where it was typed
    Result.Judged of(Place place, Statement.Claim claim, Optional<Sentence> sentence) {
        Result.Judged plain = of(place, claim, List.of(), sentence);
        if (session.conventions().isEmpty() || plain.verdict() instanceof Verdict.Proved p && p.conditions().isEmpty()) return plain;
        Conventional conventional = new Conventional(session.knowledge().lemmas(), session.conventions(), claim.assumptions());
        Optional<Statement.Claim> reading = conventional.read(claim);
        if (reading.isEmpty()) return plain;
        Result.Judged read = of(place, reading.get(), conventional.used(), Optional.empty());
        return switch (read.verdict()) {
            case Verdict.Proved r -> plain.verdict() instanceof Verdict.Proved p && r.conditions().containsAll(p.conditions()) ? plain : read;
            case Verdict.Refuted _ -> plain.verdict() instanceof Verdict.Proved ? read : plain;
            case Verdict.Consistent _, Verdict.Rounding _, Verdict.Undecided _ -> plain;
        };
    }

    private Result.Judged of(Place place, Statement.Claim claim, List<Convention> by, Optional<Sentence> sentence) {
        long start = System.nanoTime();
        Duration limit = session.settings().limit();
        Claim question = new Claim(claim.links().stream().map(l -> new Claim.Link(l.left(), l.relation(), l.right())).toList(), claim.assumptions(), claim.everywhere());
        Valuation valuation = new Valuation(session.scope().data(), session.settings().digits());
        Report report = new Prover(session.knowledge().lemmas(), limit, advisor()).judge(question, valuation.environment());
        boolean late = System.nanoTime() - start > limit.toNanos() / 2;
        Optional<Expr> correct = late || report.wrong().isEmpty() ? Optional.empty()
                : correct(report.links().get(report.wrong().getAsInt()), claim.links().get(report.wrong().getAsInt()), claim.assumptions());
        return new Result.Judged(place, claim, report, correct, sentence.flatMap(s -> mark(report, claim, s)), late ? Optional.empty() : kinks(claim, report),
                late ? Optional.empty() : opinion(claim, report), replayed(report), by);
    }

    private Optional<Mark> mark(Report report, Statement.Claim claim, Sentence sentence) {
        if (report.wrong().isEmpty()) return Optional.empty();
        int wrong = report.wrong().getAsInt();
        boolean edited = report.links().get(wrong) instanceof Verdict.Refuted r && r.diagnosis().isPresent() && r.diagnosis().get() instanceof Diagnosis.Edit;
        if (!edited) return Optional.empty();
        Diagnosis.Edit e = (Diagnosis.Edit) ((Verdict.Refuted) report.links().get(wrong)).diagnosis().get();
        return Mark.of(e, claim.links().get(wrong), sentence, sentence.marks(session.scope()));
    }

    /// What should stand in place of the right side.
    private Optional<Expr> correct(Verdict wrong, Statement.Link link, List<Condition> assumptions) {
        return switch (wrong) {
            case Verdict.Rounding r -> Optional.of(Terms.decimal(r.correct(), r.places()));
            case Verdict.Refuted r when r.diagnosis().isPresent() && r.diagnosis().get() instanceof Diagnosis.Edit e && !e.onLeft() -> Optional.of(e.whole());
            case Verdict.Refuted _ -> derivative(link, assumptions);
            case Verdict.Proved _, Verdict.Consistent _, Verdict.Undecided _ -> Optional.empty();
        };
    }

    private Optional<Expr> derivative(Statement.Link link, List<Condition> assumptions) {
        boolean asked = link.relation().equals(Optional.of(Relation.EQ)) && Differentiation.pending(link.left()) && !Differentiation.pending(link.right());
        if (!asked) return Optional.empty();
        try {
            Theorem worked = Working.of(link.left(), assumptions, session.knowledge().lemmas()).equation();
            // At a kink there is no derivative that could stand on the right.
            boolean never = new Facts(worked.hypotheses()).with(assumptions.toArray(Condition[]::new)).contradiction().isPresent();
            Expr right = worked.equal().right();
            return Optional.of(right).filter(e -> !never && e != link.right() && e.treeSize() <= LARGEST);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Kinked> kinks(Statement.Claim claim, Report report) {
        boolean between = claim.links().size() == 1 && report.overall() instanceof Verdict.Proved p && !p.conditions().isEmpty();
        return between ? Kinked.of(claim.links().getFirst().left(), false, new Facts(claim.assumptions()), session.knowledge().lemmas()) : Optional.empty();
    }

    /// All proofs of the report once more, by the checker; that it rejects one is a mistake of ours.
    private Optional<String> replayed(Report report) {
        if (!session.settings().replay()) return Optional.empty();
        Replay replay = new Replay();
        int steps = 0;
        List<Theorem> proofs = report.links().stream().flatMap(v -> v instanceof Verdict.Proved p ? p.theorems().stream() : Stream.empty()).toList();
        for (Theorem t : proofs) {
            switch (replay.of(t)) {
                case Replay.Outcome.Replayed r -> steps += r.steps();
                case Replay.Outcome.NotReplayed r -> {
                    return Optional.of("not replayed, at a step by " + r.rule().label() + ": " + r.reason());
                }
                case Replay.Outcome.Rejected r -> throw new IllegalStateException("the checker rejects the proof, at a step by " + r.rule().label() + ": " + r.reason());
            }
        }
        return proofs.isEmpty() ? Optional.empty() : Optional.of("replayed: " + (steps == 1 ? "1 step" : steps + " steps"));
    }

    // ------------------------------------------------------------------------------------------ the second opinion

    private Advisor advisor() {
        return session.settings().secondOpinion() ? Judging::opinion : Advisor.SILENT;
    }

    /// On what was proved without it; the prover itself asks about what was not.
    private Optional<String> opinion(Statement.Claim claim, Report report) {
        boolean simple = claim.links().size() == 1 && claim.links().getFirst().relation().equals(Optional.of(Relation.EQ))
                && claim.links().getFirst().left().isScalar() && claim.links().getFirst().right().isScalar();
        if (!session.settings().secondOpinion() || !simple || !(report.overall() instanceof Verdict.Proved p)) return Optional.empty();
        Condition given = Condition.and(java.util.stream.Stream.concat(claim.assumptions().stream(), p.conditions().stream()).toList());
        return opinion(claim.links().getFirst().left(), claim.links().getFirst().right(), given);
    }

    private static Optional<String> opinion(Expr left, Expr right, Condition given) {
        return switch (new SecondOpinion(OPINION).onEquality(left, right, given)) {
            case Opinion.Agrees a -> Optional.of("Symja agrees, by " + a.by() + (a.onOpenPieces() ? ", between the points where cases meet" : ""));
            case Opinion.NoOpinion n -> Optional.of("Symja has no opinion: " + n.reason());
        };
    }
}
