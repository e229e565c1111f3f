package org.gradproof.certificate;

import java.util.List;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;

/// How a limit was found: a help for the proof and no part of the statement. Each step is by earlier ones; the last one is
/// the limit.
public record Outline(List<Step> steps) {
    public Outline {
        steps = List.copyOf(steps);
    }

    /// The limit that was found.
    public Step.Tends last() {
        return (Step.Tends) steps.getLast();
    }

    /// A step, by the steps with these numbers, counted from 0.
    public sealed interface Step {
        /// The cases in which it is so; empty where it is so in all.
        List<Condition> given();

        /// What a function tends to: a number, or `oo` or `-oo`.
        record Tends(Expr function, Symbol variable, Approach approach, Expr target, Way way, List<Integer> by, List<Condition> given) implements Step {}

        /// What is true near the limit.
        record Near(Condition condition, Symbol variable, Approach approach, List<Integer> by, List<Condition> given) implements Step {}

        /// A function that a continuous one is composed of, or is itself.
        record Continuous(Expr function, Symbol variable, List<Condition> given) implements Step {}
    }

    /// Why a function tends there.
    public enum Way { CONSTANT, VARIABLE, ARITHMETIC, END, COMPOSITION, CONTINUOUS, EQUAL_FUNCTION, EQUAL_VALUE, HOSPITAL, SQUEEZE, SIDES, CASES }
}
