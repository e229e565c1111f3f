package org.gradproof.calculus;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Theorem;

/// What a function is close to a point on one side of it: a term without cases that wait for the variable.
///
/// @param side from where the point is approached
/// @param equation `x > p, H ⊢ f = a` (`x < p` from the left), H true near the point
/// @param strict for each hypothesis of H that speaks of x, that it is true at the point
/// @param sides that the sides of these are continuous
record Germ(Side side, Theorem equation, List<Theorem> strict, List<Theorem> sides) {
    Expr branch() {
        return equation.equal().right();
    }

    /// What came of the search for a germ.
    sealed interface Search {
        record Found(Germ germ) implements Search {}

        /// The answer is another one under the condition and under the other condition.
        record Split(Condition yes, Condition no) implements Search {}

        record Lost() implements Search {}
    }
}
