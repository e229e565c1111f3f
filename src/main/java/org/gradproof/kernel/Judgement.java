package org.gradproof.kernel;

import java.util.List;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;

/// What a theorem says of every point that satisfies its hypotheses.
public sealed interface Judgement {
    /// Both sides are defined and equal.
    record Equal(Expr left, Expr right) implements Judgement {}

    /// The condition is defined and true.
    record Holds(Condition condition) implements Judgement {}

    /// As the variable (its entry at `index`) moves and all else stands still, `function` is differentiable at the
    /// point, with the value of `derivative` there.
    record HasDerivative(Expr function, Symbol variable, List<Expr> index, Expr derivative) implements Judgement {
        public HasDerivative {
            index = List.copyOf(index);
        }
    }

    /// The function is defined around the point and continuous there in the variable.
    record Continuous(Expr function, Symbol variable) implements Judgement {}

    /// At `variable = point` the function has the derivative `value` from that side.
    record SideDerivative(Expr function, Symbol variable, Expr point, Side side, Expr value) implements Judgement {}

    /// As the variable moves so, never taking the value that it approaches, and all else stands still, the function is
    /// from somewhere on defined and tends to the target. Nothing is said of the point at which the variable is.
    record Tends(Expr function, Symbol variable, Approach approach, Target target) implements Judgement {}

    /// As the variable moves so and all else stands still, the condition is from somewhere on defined and true.
    record Eventually(Condition condition, Symbol variable, Approach approach) implements Judgement {}

    /// What a function tends to.
    sealed interface Target {
        /// A number; it does not speak of the variable.
        record Finite(Expr value) implements Target {}

        /// Beyond every bound, up or down.
        record Infinite(boolean up) implements Target {}
    }

    /// From which side a point is approached.
    enum Side { LEFT, RIGHT }
}
