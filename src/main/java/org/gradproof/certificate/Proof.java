package org.gradproof.certificate;

import java.util.List;
import java.util.Map;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;

/// How a claim was proved: a help for the proof and no part of the statement. Each line is by earlier ones; the last one is
/// the claim.
public record Proof(List<Line> lines) {
    public Proof {
        lines = List.copyOf(lines);
    }

    /// What was said under which conditions, by the lines with these numbers, counted from 0.
    ///
    /// @param values what was put in place of which symbols
    /// @param about what a step by cases distinguishes, an induction says, or that an index has the maximum for its value; nothing else has it
    public record Line(List<Condition> given, Said said, Way way, List<Integer> by, Map<Symbol, Expr> values, List<Condition> about) {
        public Line {
            given = List.copyOf(given);
            by = List.copyOf(by);
            values = Map.copyOf(values);
            about = List.copyOf(about);
        }
    }

    /// What a line says.
    public sealed interface Said {
        record Fact(Condition condition) implements Said {}

        record Equal(Expr left, Expr right) implements Said {}

        /// The derivative of a function at its variable, or by one entry.
        record Slope(Expr function, Symbol variable, List<Expr> index, Expr derivative) implements Said {}
    }

    /// By what kind of step.
    public enum Way {
        LOGIC, CASES, INSTANCE, ENTRY, FOR_ALL, EQUALITY, REWRITE, DEFINITION, ALGEBRA, IDENTITY, LOG_PRODUCT, ROOT, BRANCH, SUM, INDUCTION, SIGN,
        COMBINATION, SUM_SIGN, BOUND, ATTAINED, MONOTONE, ENCLOSURE, MEAN_VALUE, ABSURD, SLOPE, DERIVATIVE
    }
}
