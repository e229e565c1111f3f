package org.gradproof.calculus;

import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.kernel.Theorem;

/// What is true of a function at a point where its cases meet.
///
/// @param point free of the variable
/// @param needs what must hold of the parameters for this to be so, beyond the facts: `w > 0`, `α = 1`
/// @param value whether the function is continuous there
/// @param left `⊢` its derivative from the left, where it has one
/// @param clarke the interval of slopes between both one-sided derivatives of a continuous function
/// @param special the same point under the equation among the parameters that makes the function smoother there
public record Kink(Expr point, Condition needs, Value value, Optional<Theorem> left, Optional<Theorem> right,
                   Differentiable differentiable, Optional<Clarke> clarke, Smoothness smoothness, List<Kink> special) {
    public Kink {
        special = List.copyOf(special);
    }

    /// The function at the point against its limits.
    public sealed interface Value {
        /// @param left `⊢ f(p) = v`, v being what the function is on the left at the point, or tends to
        record Continuous(Theorem left, Theorem right) implements Value {}

        /// @param at the value of the function, equal to at most one of the limits or to none
        record Jump(Expr left, Expr right, Expr at) implements Value {}

        /// A jump, unless the equation holds; what then is true stands in [Kink#special()].
        record JumpUnless(Expr left, Expr right, Expr at, Condition condition) implements Value {}

        /// @param needed what does not hold at the point, such as `0 ≠ 0`
        record Undefined(Condition needed) implements Value {}

        record Unknown() implements Value {}
    }

    /// Whether the derivative exists at the point.
    public sealed interface Differentiable {
        /// @param derivative `x = p ⊢ df/dx = v`
        record Always(Theorem derivative) implements Differentiable {}

        /// @param reason `⊢ l ≠ r` for the one-sided derivatives or limits
        record Never(Theorem reason) implements Differentiable {}

        /// @param derivative `x = p, C ⊢ df/dx = v`
        /// @param exactly whether the condition was proved to be necessary too
        record When(Condition condition, Theorem derivative, boolean exactly) implements Differentiable {}

        /// Not at all, since the slope grows beyond every bound.
        ///
        /// @param left `⊢ (f − f(p))/(x − p) → ±∞` as x comes to p from the left, where that is so
        record Steep(Optional<Theorem> left, Optional<Theorem> right) implements Differentiable {}

        record Unknown() implements Differentiable {}
    }

    /// The Clarke subdifferential in one variable: all slopes between the two derivatives.
    ///
    /// @param ordered whether `low ≤ high` was proved; else the ends stand as left and right
    public record Clarke(Expr low, Expr high, boolean ordered) {}

    /// How often the function is continuously differentiable at the point.
    public sealed interface Smoothness {
        record Discontinuous() implements Smoothness {}

        /// Of class `C^order` there and no smoother, since the next derivative is `left` on one side and `right` on the other.
        /// At `order` 0 these are the one-sided derivatives.
        record Exactly(int order, Expr left, Expr right) implements Smoothness {}

        /// At least of class `C^order`; more was not tried or not decided.
        record AtLeast(int order) implements Smoothness {}

        record Unknown() implements Smoothness {}
    }
}
