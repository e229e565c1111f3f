package org.gradproof.worksheet;

import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Theorem;

/// A verdict with what belongs to it.
///
/// @param conditions what the claim needs beyond what was assumed
/// @param correct what would be right in place of the right side
/// @param diagnosis one sentence on what is wrong
/// @param remarks what was tried, what others say of it
/// @param theorem the proof
public record Ruling(Verdict verdict, List<Condition> conditions, Optional<Counterexample> counterexample,
                     Optional<Expr> correct, Optional<String> diagnosis, List<String> remarks, Optional<Theorem> theorem) {
    /// A point at which the two sides differ.
    public record Counterexample(List<Coordinate> point, String left, String right) {
        public Counterexample {
            point = List.copyOf(point);
        }
    }

    /// What a symbol stands for at a point.
    public record Coordinate(Symbol symbol, Expr value) {}

    public Ruling {
        conditions = List.copyOf(conditions);
        remarks = List.copyOf(remarks);
    }

    static Ruling of(Verdict verdict) {
        return new Ruling(verdict, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    static Ruling undecided(String remark) {
        return of(Verdict.UNDECIDED).remarking(remark);
    }

    static Ruling proved(Theorem theorem, List<Condition> conditions) {
        return new Ruling(Verdict.PROVED, conditions, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.of(theorem));
    }

    Ruling remarking(String remark) {
        List<String> all = new java.util.ArrayList<>(remarks);
        all.add(remark);
        return new Ruling(verdict, conditions, counterexample, correct, diagnosis, all, theorem);
    }

    Ruling diagnosing(String sentence) {
        return new Ruling(verdict, conditions, counterexample, correct, Optional.of(sentence), remarks, theorem);
    }

    Ruling correcting(Expr right) {
        return new Ruling(verdict, conditions, counterexample, Optional.of(right), diagnosis, remarks, theorem);
    }
}
