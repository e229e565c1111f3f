package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Attempts to get a false theorem about maxima over ranges, empty ones among them.
class ExtremeAttacksTest {
    private static final Expr vk = Terms.entry(v, k);
    private static final Expr vi = Terms.entry(v, i);
    private static final Expr vj = Terms.entry(v, j);
    private static final Symbol none = Symbol.index("k", ONE, ZERO);
    private static final Expr.Extreme top = max(k, vk);

    private static Expr.Extreme max(Symbol index, Expr body) {
        return (Expr.Extreme) Terms.extreme(true, index, body);
    }

    private static Expr.Extreme min(Symbol index, Expr body) {
        return (Expr.Extreme) Terms.extreme(false, index, body);
    }

    @Test
    void aMaximumHasAValueOnlyOverARangeThatIsNotEmpty() {
        equal(Theorem.reflexivity(top), top, top, le(ONE, n));
        equal(Theorem.reflexivity(max(none, x)), max(none, x), max(none, x), le(ONE, ZERO));
        equal(Theorem.reflexivity(max(k, Terms.log(vk))), max(k, Terms.log(vk)), max(k, Terms.log(vk)), le(ONE, n), Condition.forAll(k, gt(vk, ZERO)));
        refuses(Rule.RANGE, "the ends of the range are no integers", () -> Theorem.reflexivity(max(Symbol.index("k", half(), Terms.div(num(2), num(3))), x)));
        refuses(Rule.RANGE, "the ends of the range are no integers", () -> Theorem.reflexivity(max(Symbol.index("k", ONE, x), x)));
    }

    @Test
    void refusesToWriteOutWhatIsEmptyOrSymbolic() {
        refuses(Rule.UNROLLING, "the range is empty", () -> Theorem.unrolling(max(none, x)));
        refuses(Rule.UNROLLING, "the bounds are no numbers", () -> Theorem.unrolling(top));
        refuses(Rule.UNROLLING, "the bounds are no numbers", () -> Theorem.unrolling(max(Symbol.index("k", ONE, half()), x)));
        refuses(Rule.UNROLLING, "too many terms", () -> Theorem.unrolling(max(Symbol.index("k", ONE, num(1000)), x)));
        Symbol two = Symbol.index("k", ONE, TWO);
        equal(Theorem.unrolling(max(two, Terms.mul(two, x))), max(two, Terms.mul(two, x)), Terms.cases(ge(Terms.mul(ONE, x), Terms.mul(TWO, x)), Terms.mul(ONE, x), Terms.mul(TWO, x)));
        equal(Theorem.unrolling(min(two, Terms.mul(two, x))), min(two, Terms.mul(two, x)), Terms.cases(le(Terms.mul(ONE, x), Terms.mul(TWO, x)), Terms.mul(ONE, x), Terms.mul(TWO, x)));
    }

    @Test
    void refusesToRenameTheIndexToANameThatIsTaken() {
        refuses(Rule.RENAMING, "the name is taken", () -> Theorem.renaming(max(k, Terms.mul(vk, vi)), "i"));
        equal(Theorem.renaming(top, "j"), top, max(j, vj), le(ONE, n));
    }

    @Test
    void aMaximumBoundsItsValuesAtIntegersInTheRangeAlone() {
        holds(Theorem.extremeBound(top, i), le(vi, top), le(ONE, n));
        holds(Theorem.extremeBound(min(k, vk), i), ge(vi, min(k, vk)), le(ONE, n));
        holds(Theorem.extremeBound(max(k, Terms.pow(k, 2)), num(5)), le(Terms.pow(num(5), 2), max(k, Terms.pow(k, 2))), le(ONE, n), le(num(5), n));
        holds(Theorem.extremeBound(max(none, none), ONE), le(ONE, max(none, none)), le(ONE, ZERO));
        refuses(Rule.RANGE, "an index is an integer", () -> Theorem.extremeBound(max(k, k), half()));
        refuses(Rule.RANGE, "an index is an integer", () -> Theorem.extremeBound(max(k, k), x));
        Symbol longer = Symbol.index("j", ONE, Terms.add(n, ONE));
        assertTrue(Theorem.extremeBound(max(k, k), longer).hypotheses().contains(le(longer, n)));
    }

    /// From `v[k] = max v ⊢ v[k] ≥ 0` would follow, without the index among the hypotheses, that v[k] is not negative wherever k is.
    @Test
    void refusesConclusionsAboutTheIndex() {
        Theorem here = Theorem.weaker(Theorem.assume(eq(vk, top)), comparison(ge(vk, top)));
        refuses(Rule.EXTREME_ATTAINED, "the conclusion speaks of the index", () -> Theorem.extremeAttained(top, here));
        refuses(Rule.EXTREME_ATTAINED, "no index has the extreme value by assumption", () -> Theorem.extremeAttained(top, Theorem.assume(gt(x, ZERO))));
        refuses(Rule.EXTREME_ATTAINED, "no index has the extreme value by assumption", () -> Theorem.extremeAttained(min(k, vk), Theorem.assume(eq(vk, top))));
        refuses(Rule.EXTREME_ATTAINED, "a fact is needed", () -> Theorem.extremeAttained(top, Theorem.weaken(constant(x, y), List.of(eq(vk, top)))));
    }

    /// `v[k] = max v, v[k] ≤ x ⊢ max v ≤ x`: that v[k] ≤ x is needed at every index, not at some.
    @Test
    void whatIsAssumedOfTheIndexIsNeededOfEveryIndex() {
        Theorem t = Theorem.combine(comparison(le(top, x)), List.of(Theorem.assume(eq(vk, top)), Theorem.assume(le(vk, x))), List.of(org.gradproof.expr.Rational.ONE, org.gradproof.expr.Rational.ONE));
        holds(Theorem.extremeAttained(top, t), le(top, x), le(ONE, n), Condition.forAll(k, le(vk, x)));
        Theorem ofAnother = Theorem.weaken(t, List.of(gt(vj, ZERO)));
        holds(Theorem.extremeAttained(top, ofAnother), le(top, x), le(ONE, n), gt(vj, ZERO), Condition.forAll(k, le(vk, x)));
    }

    @Test
    void theDerivativeNeedsTheMaximumToBeAttainedOnce() {
        Symbol once = Symbol.tensor("v", n);
        Theorem body = Theorem.entry((Expr.Entry) vk, List.of(j));
        Theorem t = Theorem.extremeDerivative(top, top, body);
        Condition alone = eq(Terms.sum(k, Terms.indicator(eq(vk, top))), ONE);
        says(t, new Judgement.HasDerivative(top, once, List.of(j), Terms.sum(k, Terms.mul(Terms.indicator(eq(vk, top)), Terms.delta(k, j)))), le(ONE, n), alone);
        refuses(Rule.EXTREME_DERIVATIVE, "the bound index occurs outside", () -> Theorem.extremeDerivative(top, top, Theorem.entry((Expr.Entry) vk, List.of(k))));
        refuses(Rule.EXTREME_DERIVATIVE, "another body", () -> Theorem.extremeDerivative(top, top, Theorem.entry((Expr.Entry) vi, List.of(j))));
        refuses(Rule.EXTREME_DERIVATIVE, "another maximum", () -> Theorem.extremeDerivative(max(i, Terms.mul(TWO, vi)), top, body));
        refuses(Rule.EXTREME_DERIVATIVE, "another maximum", () -> Theorem.extremeDerivative(min(i, vi), top, body));
    }

    /// What the values at single indices need, they need at all of them.
    @Test
    void everyValueMustBeDifferentiable() {
        Expr root = Terms.sqrt(Terms.add(x, vk));
        Theorem body = Theorem.primitive(org.gradproof.expr.Primitive.SQRT, Theorem.arithmetic(org.gradproof.expr.Operator.ADD, derivative(x), constant(vk, x)));
        Theorem t = Theorem.extremeDerivative(max(k, root), max(k, root), body);
        assertTrue(t.hypotheses().contains(Condition.forAll(k, gt(Terms.add(x, vk), ZERO))), t.toString());
    }

    @Test
    void refusesARangeThatMoves() {
        Symbol moving = Symbol.index("k", ONE, Terms.mul(n, n));
        refuses(Rule.CONTINUITY, "other parts", () -> Theorem.continuous(top, v, List.of(Theorem.continuous(vi, v))));
        Theorem t = Theorem.continuous(top, v, List.of(Theorem.continuous(vk, v)));
        says(t, new Judgement.Continuous(top, v), le(ONE, n));
        assertTrue(Theorem.continuous(max(moving, Terms.mul(x, moving)), x, List.of(Theorem.continuous(Terms.mul(x, moving), x,
                List.of(Theorem.continuous(x, x), Theorem.continuous(moving, x))))).hypotheses().contains(le(ONE, Terms.mul(n, n))));
    }

    @Test
    void rewritingUnderAMaximumNeedsTheEquationAtEveryIndex() {
        Theorem t = Theorem.rewrite(top, List.of(Theorem.equation(Theorem.assume(eq(vk, x)))));
        equal(t, top, max(k, x), Condition.forAll(k, eq(vk, x)), le(ONE, n));
    }

    @Test
    void aMaximumIsNoSum() {
        refuses(Rule.ENCLOSURE, "no bounds are known", () -> Theorem.enclosure(comparison(gt(max(k, ONE), ZERO)), List.of()));
        refuses(Rule.FIELD, "the normal forms differ", () -> Theorem.field(max(k, vk), min(k, vk)));
        refuses(Rule.FIELD, "the normal forms differ", () -> Theorem.field(max(k, vk), Terms.sum(k, vk)));
    }
}
