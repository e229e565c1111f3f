package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Approach.Beyond;
import org.gradproof.expr.Approach.From;
import org.gradproof.expr.Approach.To;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Eventually;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Judgement.Target.Finite;
import org.gradproof.kernel.Judgement.Target.Infinite;
import org.gradproof.kernel.Judgement.Tends;
import org.junit.jupiter.api.Test;

/// Attempts to get a false limit.
class LimitAttacksTest {
    private static final Approach UP = new Beyond(true);
    private static final Approach DOWN = new Beyond(false);
    private static final To RIGHT = new To(ZERO, From.RIGHT);
    private static final To LEFT = new To(ZERO, From.LEFT);
    private static final To BOTH = new To(ZERO, From.BOTH);
    private static final Infinite INFINITY = new Infinite(true);
    private static final Symbol p = Symbol.real("p");

    private static Theorem constant(Expr c, Approach approach) {
        return Theorem.limitOfConstant(c, x, approach);
    }

    private static Theorem variable(Approach approach) {
        return Theorem.limitOfVariable(x, approach);
    }

    private static Theorem limit(Operator op, Theorem u, Theorem v) {
        return Theorem.limit(op, u, v, Optional.empty(), Optional.empty());
    }

    private static Optional<Theorem> given(Condition c) {
        return Optional.of(Theorem.assume(c));
    }

    private static Theorem near(Condition c, Approach approach) {
        return Theorem.nearby(comparison(c), x, approach);
    }

    // ------------------------------------------------------------------------------------------ approaches

    @Test
    void theApproachSaysWhereTheVariableIs() {
        says(near(gt(x, ZERO), RIGHT), new Eventually(gt(x, ZERO), x, RIGHT));
        says(near(ne(x, ZERO), LEFT), new Eventually(ne(x, ZERO), x, LEFT));
        says(near(gt(x, Terms.log(a)), UP), new Eventually(gt(x, Terms.log(a)), x, UP), gt(a, ZERO));
        refuses(Rule.NEARBY, "does not follow", () -> near(gt(x, ZERO), LEFT));
        refuses(Rule.NEARBY, "does not follow", () -> near(gt(x, ZERO), BOTH));
        refuses(Rule.NEARBY, "does not follow", () -> near(gt(x, a), RIGHT));
        refuses(Rule.NEARBY, "does not follow", () -> near(gt(x, ZERO), DOWN));
        refuses(Rule.NEARBY, "does not follow", () -> near(ge(x, ZERO), RIGHT));
        refuses(Rule.NEARBY, "stands still", () -> near(gt(x, Terms.pow(x, 2)), UP));
        refuses(Rule.NEARBY, "stands still", () -> near(lt(ZERO, x), RIGHT));
    }

    @Test
    void refusesAPointThatMovesAndVariablesThatCannot() {
        refuses(Rule.LIMIT_CONSTANT, "the point moves", () -> constant(ONE, new To(Terms.add(x, ONE), From.BOTH)));
        refuses(Rule.LIMIT_VARIABLE, "the point moves", () -> variable(new To(x, From.BOTH)));
        refuses(Rule.LIMIT_VARIABLE, "only a real variable moves", () -> Theorem.limitOfVariable(n, UP));
        refuses(Rule.NEARBY, "the point moves", () -> near(gt(x, x), new To(x, From.RIGHT)));
        refuses(Rule.NEARBY, "only a real variable moves", () -> Theorem.nearby(comparison(gt(n, ONE)), n, UP));
        refuses(Rule.LIMIT_END, "only a real variable moves", () -> Theorem.limitAtEnd(Primitive.EXP, n, 0));
    }

    @Test
    void refusesAConstantThatMoves() {
        refuses(Rule.LIMIT_CONSTANT, "it speaks of the variable", () -> constant(Terms.mul(a, x), UP));
        Definition f = Definition.function("f", List.of(y), Terms.add(x, y));
        refuses(Rule.LIMIT_CONSTANT, "it speaks of the variable", () -> constant(Terms.call(f, y), UP));
        refuses(Rule.LIMIT_CONSTANT, "the limit moves", () -> constant(v, UP));
    }

    @Test
    void whatIsApproachedMustExist() {
        Expr q = Terms.div(ONE, a);
        hypotheses(variable(new To(q, From.BOTH)), ne(a, ZERO));
        hypotheses(constant(ONE, new To(q, From.LEFT)), ne(a, ZERO));
        hypotheses(constant(Terms.log(b), new To(q, From.LEFT)), ne(a, ZERO), gt(b, ZERO));
    }

    // ------------------------------------------------------------------------------------------ near the limit

    @Test
    void onlyALimitOtherThanZeroHasASignNearby() {
        Theorem at = variable(RIGHT);
        refuses(Rule.EVENTUAL_SIGN, "the sign of the limit is needed", () -> Theorem.eventualSign(comparison(gt(x, ZERO)), at, Optional.empty()));
        refuses(Rule.EVENTUAL_SIGN, "the limit may be zero", () -> Theorem.eventualSign(comparison(gt(x, ZERO)), at, given(ge(ZERO, ZERO))));
        Theorem atA = variable(new To(a, From.BOTH));
        refuses(Rule.EVENTUAL_SIGN, "on the other side", () -> Theorem.eventualSign(comparison(gt(x, ZERO)), atA, given(lt(a, ZERO))));
        refuses(Rule.EVENTUAL_SIGN, "on the other side", () -> Theorem.eventualSign(comparison(gt(x, ZERO)), atA, given(ne(a, ZERO))));
        refuses(Rule.EVENTUAL_SIGN, "the sign of the limit", () -> Theorem.eventualSign(comparison(gt(x, ZERO)), atA, given(gt(b, ZERO))));
        refuses(Rule.EVENTUAL_SIGN, "something else", () -> Theorem.eventualSign(comparison(gt(x, b)), atA, given(gt(a, ZERO))));
        refuses(Rule.EVENTUAL_SIGN, "on the other side", () -> Theorem.eventualSign(comparison(ge(x, ZERO)), atA, given(gt(a, ZERO))));
        refuses(Rule.EVENTUAL_SIGN, "on the other side", () -> Theorem.eventualSign(comparison(gt(x, ZERO)), variable(DOWN), Optional.empty()));
        says(Theorem.eventualSign(comparison(ne(x, ZERO)), atA, given(ne(a, ZERO))), new Eventually(ne(x, ZERO), x, new To(a, From.BOTH)), ne(a, ZERO));
        says(Theorem.eventualSign(comparison(lt(x, ZERO)), variable(DOWN), Optional.empty()), new Eventually(lt(x, ZERO), x, DOWN));
    }

    /// `x > 1 ⊢ x > 1` says nothing of what is near 0.
    @Test
    void refusesHypothesesThatNeedNotHoldNearby() {
        Theorem fact = Theorem.assume(gt(x, ONE));
        refuses(Rule.EVENTUAL_FACT, "need not hold near", () -> Theorem.eventually(fact, x, RIGHT, List.of()));
        refuses(Rule.EVENTUAL_FACT, "need not hold near", () -> Theorem.eventually(fact, x, RIGHT, List.of(near(gt(x, ZERO), RIGHT))));
        refuses(Rule.EVENTUAL_FACT, "not said of this limit", () -> Theorem.eventually(fact, x, RIGHT, List.of(near(gt(x, ONE), UP))));
        refuses(Rule.EVENTUAL_FACT, "not said of this limit", () -> Theorem.eventually(fact, x, RIGHT, List.of(fact)));
        says(Theorem.eventually(fact, x, UP, List.of(near(gt(x, ONE), UP))), new Eventually(gt(x, ONE), x, UP));
        refuses(Rule.EVENTUAL_FACT, "a fact is needed", () -> Theorem.eventually(variable(UP), x, UP, List.of()));
    }

    // ------------------------------------------------------------------------------------------ arithmetic

    @Test
    void refusesTheIndeterminateForms() {
        Theorem up = variable(UP);
        Theorem zero = limit(Operator.DIVIDE, constant(ONE, UP), up);
        says(zero, new Tends(Terms.div(ONE, x), x, UP, new Finite(ZERO)));
        refuses(Rule.LIMIT_ARITHMETIC, "infinity minus infinity", () -> limit(Operator.SUBTRACT, up, up));
        refuses(Rule.LIMIT_ARITHMETIC, "infinity minus infinity", () -> limit(Operator.ADD, up, Theorem.limitOfOpposite(up)));
        refuses(Rule.LIMIT_ARITHMETIC, "infinity by infinity", () -> limit(Operator.DIVIDE, up, up));
        refuses(Rule.LIMIT_ARITHMETIC, "the sign of the limit", () -> limit(Operator.MULTIPLY, up, zero));
        refuses(Rule.LIMIT_ARITHMETIC, "may be zero", () -> Theorem.limit(Operator.MULTIPLY, up, zero, given(ge(ZERO, ZERO)), Optional.empty()));
        refuses(Rule.LIMIT_ARITHMETIC, "the sign of the limit", () -> limit(Operator.DIVIDE, up, zero));
        refuses(Rule.LIMIT_ARITHMETIC, "not one of the four", () -> limit(Operator.POWER, up, zero));
        hypotheses(limit(Operator.DIVIDE, zero, zero), ne(ZERO, ZERO));
    }

    @Test
    void refusesLimitsOfDifferentKindsTogether() {
        refuses(Rule.LIMIT_ARITHMETIC, "another limit", () -> limit(Operator.ADD, variable(UP), variable(DOWN)));
        refuses(Rule.LIMIT_ARITHMETIC, "another limit", () -> limit(Operator.ADD, variable(RIGHT), variable(LEFT)));
        refuses(Rule.LIMIT_ARITHMETIC, "another limit", () -> limit(Operator.ADD, variable(UP), Theorem.limitOfVariable(y, UP)));
        refuses(Rule.LIMIT_ARITHMETIC, "a limit is needed", () -> limit(Operator.ADD, variable(UP), Theorem.assume(gt(x, ZERO))));
    }

    @Test
    void refusesAPoleWithoutASign() {
        Theorem one = constant(ONE, RIGHT);
        Theorem below = variable(RIGHT);
        hypotheses(limit(Operator.DIVIDE, one, below), ne(ZERO, ZERO));
        Optional<Theorem> positive = Optional.of(Theorem.number(comparison(gt(ONE, ZERO))));
        Optional<Theorem> right = Optional.of(near(gt(x, ZERO), RIGHT));
        says(Theorem.limit(Operator.DIVIDE, one, below, positive, right), new Tends(Terms.div(ONE, x), x, RIGHT, INFINITY));
        refuses(Rule.LIMIT_ARITHMETIC, "the sign of the denominator", () -> Theorem.limit(Operator.DIVIDE, one, below, positive, Optional.of(near(ne(x, ZERO), RIGHT))));
        refuses(Rule.LIMIT_ARITHMETIC, "the sign of the limit", () -> Theorem.limit(Operator.DIVIDE, one, below, given(ne(ONE, ZERO)), right));
        refuses(Rule.LIMIT_ARITHMETIC, "the sign of the limit", () -> Theorem.limit(Operator.DIVIDE, below, below, positive, right));
        refuses(Rule.LIMIT_ARITHMETIC, "not said of this limit", () -> Theorem.limit(Operator.DIVIDE, constant(ONE, LEFT), variable(LEFT), positive, right));
        refuses(Rule.LIMIT_ARITHMETIC, "does not tend to zero", () -> Theorem.limit(Operator.DIVIDE, constant(ONE, RIGHT), constant(ONE, RIGHT), positive, right));
        says(Theorem.limit(Operator.DIVIDE, constant(ONE, LEFT), variable(LEFT), positive, Optional.of(near(lt(x, ZERO), LEFT))),
                new Tends(Terms.div(ONE, x), x, LEFT, new Infinite(false)));
    }

    // ------------------------------------------------------------------------------------------ composition

    /// The indicator of 0 tends to 0 at 0, but the indicator of 0 at the constant 0 is 1.
    @Test
    void anInnerFunctionThatTakesItsLimitProvesNothing() {
        Expr f = Terms.cases(eq(y, ZERO), ONE, ZERO);
        Approach at = new To(ZERO, From.BOTH);
        Theorem apart = Theorem.branch((Expr.If) f, Theorem.assume(ne(y, ZERO)));
        Theorem zero = Theorem.limitOfEqual(apart, Theorem.limitOfConstant(ZERO, y, at), List.of(Theorem.nearby(comparison(ne(y, ZERO)), y, at)));
        says(zero, new Tends(f, y, at, new Finite(ZERO)));
        refuses(Rule.LIMIT_COMPOSITION, "may take its limit", () -> Theorem.limitOfComposition(zero, constant(ZERO, UP), Optional.empty()));
        refuses(Rule.LIMIT_COMPOSITION, "another condition", () -> Theorem.limitOfComposition(zero, constant(ZERO, UP), Optional.of(near(gt(x, ZERO), UP))));
        refuses(Rule.LIMIT_COMPOSITION, "something else", () -> Theorem.limitOfComposition(zero, constant(ONE, UP), Optional.of(near(gt(x, ZERO), UP))));
        says(Theorem.limitOfComposition(zero, variable(RIGHT), Optional.of(near(ne(x, ZERO), RIGHT))), new Tends(Terms.cases(eq(x, ZERO), ONE, ZERO), x, RIGHT, new Finite(ZERO)));
    }

    @Test
    void refusesAnOuterFunctionThatMovesByItself() {
        Theorem outer = Theorem.limit(Operator.ADD, Theorem.limitAtEnd(Primitive.EXP, y, 0), Theorem.limitOfConstant(x, y, DOWN), Optional.empty(), Optional.empty());
        refuses(Rule.LIMIT_COMPOSITION, "moves by itself", () -> Theorem.limitOfComposition(outer, variable(DOWN), Optional.empty()));
        Theorem continuous = Theorem.continuous(Terms.add(x, y), y, List.of(Theorem.continuous(x, y), Theorem.continuous(y, y)));
        refuses(Rule.LIMIT_COMPOSITION, "moves by itself", () -> Theorem.limitOfComposition(continuous, variable(RIGHT), Optional.empty()));
        refuses(Rule.LIMIT_COMPOSITION, "no continuity at infinity", () -> Theorem.limitOfComposition(Theorem.continuous(y, y), variable(UP), Optional.empty()));
    }

    /// `log` is continuous where its argument is positive, which the limit must be then.
    @Test
    void continuityIsNeededAtTheLimit() {
        Theorem log = Theorem.continuous(Terms.log(y), y, List.of(Theorem.continuous(y, y)));
        hypotheses(Theorem.limitOfComposition(log, variable(RIGHT), Optional.empty()), gt(ZERO, ZERO));
        Theorem here = Theorem.continuous(Terms.log(x), x, List.of(Theorem.continuous(x, x)));
        hypotheses(Theorem.limitOfContinuous(here, BOTH), gt(ZERO, ZERO));
        hypotheses(Theorem.limitOfContinuous(here, new To(a, From.LEFT)), gt(a, ZERO));
    }

    // ------------------------------------------------------------------------------------------ equal functions

    @Test
    void equalFunctionsMustBeEqualNearby() {
        Theorem taken = Theorem.branch((Expr.If) Terms.cases(gt(x, ONE), ONE, TWO), Theorem.assume(gt(x, ONE)));
        refuses(Rule.LIMIT_EQUAL_FUNCTION, "need not hold near", () -> Theorem.limitOfEqual(taken, constant(ONE, RIGHT), List.of()));
        refuses(Rule.LIMIT_EQUAL_FUNCTION, "need not hold near", () -> Theorem.limitOfEqual(taken, constant(ONE, RIGHT), List.of(near(gt(x, ZERO), RIGHT))));
        refuses(Rule.LIMIT_EQUAL_FUNCTION, "another function", () -> Theorem.limitOfEqual(taken, constant(TWO, UP), List.of(near(gt(x, ONE), UP))));
        says(Theorem.limitOfEqual(taken, constant(ONE, UP), List.of(near(gt(x, ONE), UP))), new Tends(taken.equal().left(), x, UP, new Finite(ONE)));
        refuses(Rule.LIMIT_EQUAL_VALUE, "another limit", () -> Theorem.equalLimit(constant(TWO, UP), Theorem.reflexivity(ONE)));
        refuses(Rule.LIMIT_EQUAL_VALUE, "the limit moves",
                () -> Theorem.equalLimit(constant(ZERO, UP), Theorem.field(ZERO, Terms.sub(x, x))));
    }

    // ------------------------------------------------------------------------------------------ l'Hospital

    private static final Theorem dx = derivative(x);

    /// `x/1` at 0 is 0, and the quotient of the derivatives is 1/0; `1/x` at 0⁺ is ∞ and that of the derivatives is 0.
    @Test
    void refusesLHospitalOutsideOfItsForms() {
        Theorem one = Theorem.constant(ONE, x, List.of());
        Theorem ratio = limit(Operator.DIVIDE, constant(ZERO, RIGHT), constant(ONE, RIGHT));
        Theorem discharged = Theorem.discharge(Theorem.equalLimit(ratio, Theorem.field(Terms.div(ZERO, ONE), ZERO)), Theorem.assume(gt(a, ZERO)));
        Theorem apart = Theorem.eventually(Theorem.number(comparison(ne(ONE, ZERO))), x, RIGHT, List.of());
        refuses(Rule.HOSPITAL, "not of the form 0/0", () -> Theorem.hospital(one, dx, discharged, Optional.empty(), variable(RIGHT), apart, List.of()));
        refuses(Rule.HOSPITAL, "not of the form 0/0", () -> Theorem.hospital(one, dx, discharged, Optional.of(constant(ONE, RIGHT)), variable(RIGHT), apart, List.of()));
        refuses(Rule.HOSPITAL, "not of the form 0/0", () -> Theorem.hospital(one, dx, discharged, Optional.of(variable(RIGHT)), variable(RIGHT), apart, List.of()));
        refuses(Rule.HOSPITAL, "another denominator", () -> Theorem.hospital(one, dx, discharged, Optional.empty(), constant(ZERO, RIGHT), apart, List.of()));
        refuses(Rule.HOSPITAL, "another condition", () -> Theorem.hospital(one, dx, discharged, Optional.empty(), variable(RIGHT), near(gt(x, ZERO), RIGHT), List.of()));
        refuses(Rule.HOSPITAL, "another quotient", () -> Theorem.hospital(dx, dx, discharged, Optional.of(variable(RIGHT)), variable(RIGHT), apart, List.of()));
        refuses(Rule.HOSPITAL, "different variables", () -> Theorem.hospital(derivative(y), dx, discharged, Optional.empty(), variable(RIGHT), apart, List.of()));
        refuses(Rule.HOSPITAL, "derivatives are needed", () -> Theorem.hospital(apart, dx, discharged, Optional.empty(), variable(RIGHT), apart, List.of()));
    }

    /// A derivative that is known at one point only says nothing of the function near it.
    @Test
    void derivativesMustExistNearby() {
        Theorem once = Theorem.weaken(dx, List.of(eq(x, ZERO)));
        Theorem ratio = limit(Operator.DIVIDE, constant(ONE, RIGHT), constant(ONE, RIGHT));
        Theorem apart = Theorem.eventually(Theorem.number(comparison(ne(ONE, ZERO))), x, RIGHT, List.of());
        refuses(Rule.HOSPITAL, "need not hold near", () -> Theorem.hospital(once, dx, ratio, Optional.of(variable(RIGHT)), variable(RIGHT), apart, List.of()));
        refuses(Rule.HOSPITAL, "need not hold near", () -> Theorem.hospital(dx, once, ratio, Optional.of(variable(RIGHT)), variable(RIGHT), apart, List.of()));
        says(Theorem.hospital(dx, dx, ratio, Optional.of(variable(RIGHT)), variable(RIGHT), apart, List.of()), new Tends(Terms.div(x, x), x, RIGHT, new Finite(Terms.div(ONE, ONE))));
    }

    // ------------------------------------------------------------------------------------------ squeeze and sides

    @Test
    void refusesASqueezeFromOneSide() {
        Expr f = Terms.apply(Primitive.SIN, x);
        Theorem below = Theorem.eventually(Theorem.part(Theorem.rangeFact(Primitive.SIN, x, 1), le(f, ONE)), x, UP, List.of());
        refuses(Rule.SQUEEZE, "a bound of the function is needed", () -> Theorem.squeeze(f, List.of(constant(ONE, UP)), List.of(below)));
        Theorem over = Theorem.eventually(Theorem.weaker(Theorem.part(Theorem.rangeFact(Primitive.SIN, x, 1), le(f, ONE)), comparison(ge(ONE, f))), x, UP, List.of());
        refuses(Rule.SQUEEZE, "bounds from both sides", () -> Theorem.squeeze(f, List.of(constant(ONE, UP)), List.of(over)));
        Theorem under = Theorem.eventually(Theorem.rangeFact(Primitive.SIN, x, 0), x, UP, List.of());
        refuses(Rule.SQUEEZE, "different limits", () -> Theorem.squeeze(f, List.of(constant(Terms.MINUS_ONE, UP), constant(ONE, UP)), List.of(under, over)));
        refuses(Rule.SQUEEZE, "not said of this limit", () -> Theorem.squeeze(f, List.of(constant(ONE, RIGHT)), List.of(over)));
        refuses(Rule.SQUEEZE, "a bound for each", () -> Theorem.squeeze(f, List.of(), List.of()));
    }

    @Test
    void refusesSidesThatDoNotAgree() {
        Theorem right = Theorem.limitOfConstant(ONE, x, RIGHT);
        Theorem left = Theorem.limitOfConstant(ONE, x, LEFT);
        says(Theorem.limitFromBothSides(left, right), new Tends(ONE, x, BOTH, new Finite(ONE)));
        refuses(Rule.LIMIT_SIDES, "both sides of one point", () -> Theorem.limitFromBothSides(right, right));
        refuses(Rule.LIMIT_SIDES, "both sides of one point", () -> Theorem.limitFromBothSides(left, constant(TWO, RIGHT)));
        refuses(Rule.LIMIT_SIDES, "both sides of one point", () -> Theorem.limitFromBothSides(left, constant(ONE, new To(a, From.RIGHT))));
        Expr sign = Terms.cases(gt(x, ZERO), ONE, TWO);
        Theorem one = Theorem.limitOfEqual(Theorem.branch((Expr.If) sign, Theorem.assume(gt(x, ZERO))), right, List.of(near(gt(x, ZERO), RIGHT)));
        Theorem two = Theorem.limitOfEqual(Theorem.branch((Expr.If) sign, Theorem.weaker(Theorem.assume(lt(x, ZERO)), comparison(le(x, ZERO)))), constant(TWO, LEFT),
                List.of(near(lt(x, ZERO), LEFT)));
        refuses(Rule.LIMIT_SIDES, "must agree", () -> Theorem.limitFromBothSides(two, one));
        refuses(Rule.LIMIT_SIDES, "from both sides is needed", () -> Theorem.limitFromOneSide(left, Side.LEFT));
        says(Theorem.limitFromOneSide(constant(ONE, BOTH), Side.LEFT), new Tends(ONE, x, LEFT, new Finite(ONE)));
    }

    // ------------------------------------------------------------------------------------------ slopes and continuity

    @Test
    void aSlopeIsTheLimitOfTheDifferenceQuotientOfTheFunction() {
        Expr q = Theorem.quotient(x, x, ZERO);
        Theorem one = Theorem.limitOfEqual(Theorem.field(q, ONE), constant(ONE, RIGHT), List.of(
                Theorem.eventually(Theorem.combine(comparison(ne(Terms.sub(x, ZERO), ZERO)), List.of(Theorem.assume(ne(x, ZERO))), List.of(org.gradproof.expr.Rational.ONE)), x, RIGHT,
                        List.of(near(ne(x, ZERO), RIGHT)))));
        says(Theorem.sideDerivative(x, one), new SideDerivative(x, x, ZERO, Side.RIGHT, ONE));
        refuses(Rule.DIFFERENCE_QUOTIENT, "another quotient", () -> Theorem.sideDerivative(Terms.mul(TWO, x), one));
        refuses(Rule.DIFFERENCE_QUOTIENT, "from one side", () -> Theorem.sideDerivative(x, constant(ONE, BOTH)));
        refuses(Rule.DIFFERENCE_QUOTIENT, "not finite", () -> Theorem.sideDerivative(x, Theorem.limit(Operator.DIVIDE, constant(ONE, RIGHT), variable(RIGHT),
                Optional.of(Theorem.number(comparison(gt(ONE, ZERO)))), Optional.of(near(gt(x, ZERO), RIGHT)))));
    }

    @Test
    void continuityNeedsTheLimitToBeTheValue() {
        Expr f = Terms.cases(eq(x, ZERO), ONE, ZERO);
        Theorem zero = Theorem.limitOfEqual(Theorem.branch((Expr.If) f, Theorem.assume(ne(x, ZERO))), constant(ZERO, BOTH), List.of(near(ne(x, ZERO), BOTH)));
        refuses(Rule.CONTINUOUS_LIMIT, "must be the value", () -> Theorem.continuousByLimit(zero, Theorem.reflexivity(ZERO)));
        refuses(Rule.CONTINUOUS_LIMIT, "from both sides", () -> Theorem.continuousByLimit(variable(RIGHT), Theorem.reflexivity(ZERO)));
        says(Theorem.continuousByLimit(variable(BOTH), Theorem.reflexivity(ZERO)), new Judgement.Continuous(x, x), eq(x, ZERO));
    }

    @Test
    void onlyANumberIsAValue() {
        refuses(Rule.LIMIT_VALUE, "not finite", () -> Theorem.limitValue(variable(UP)));
        refuses(Rule.LIMIT_VALUE, "a limit is needed", () -> Theorem.limitValue(Theorem.reflexivity(ONE)));
        equal(Theorem.limitValue(variable(RIGHT)), Terms.limit(x, x, RIGHT), ZERO);
    }

    // ------------------------------------------------------------------------------------------ instances

    @Test
    void anInstanceDoesNotTouchTheVariable() {
        Theorem t = Theorem.limit(Operator.MULTIPLY, variable(UP), constant(a, UP), given(gt(a, ZERO)), Optional.empty());
        refuses(Rule.INSTANCE, "the variable of a derivative stays", () -> instance(t, x, ONE));
        refuses(Rule.INSTANCE, "would move with the variable", () -> instance(t, a, Terms.div(ONE, x)));
        says(instance(t, a, TWO), new Tends(Terms.mul(x, TWO), x, UP, INFINITY), gt(TWO, ZERO));
        Theorem near = near(gt(x, p), new To(p, From.RIGHT));
        refuses(Rule.INSTANCE, "would move with the variable", () -> instance(near, p, Terms.add(x, ONE)));
        refuses(Rule.INSTANCE, "the variable of a limit stays", () -> instance(near, x, TWO));
        says(Theorem.instance(near, Map.of(p, TWO)), new Eventually(gt(x, TWO), x, new To(TWO, From.RIGHT)));
    }
}
