package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.gradproof.kernel.Judgement.Side.LEFT;
import static org.gradproof.kernel.Judgement.Side.RIGHT;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Side;
import org.junit.jupiter.api.Test;

/// Attempts to get a false derivative, or continuity where there is a jump.
class DerivativeAttacksTest {
    private static final Symbol p = Symbol.real("p");
    private static final Theorem dx = derivative(x);

    @Test
    void refusesAConstantThatMoves() {
        refuses(Rule.CONSTANT, "it speaks of the variable", () -> constant(Terms.mul(a, x), x));
        refuses(Rule.CONSTANT, "it speaks of the variable", () -> Theorem.constant(sum(k, Terms.entry(v, k)), v, List.of(i)));
        Definition f = Definition.function("f", List.of(y), Terms.add(x, y));
        refuses(Rule.CONSTANT, "it speaks of the variable", () -> constant(Terms.call(f, y), x));
        Definition entries = new Definition("g", List.of(), List.of(), 0, List.of(i), Terms.exp(Terms.entry(v, i)));
        refuses(Rule.CONSTANT, "it speaks of the variable", () -> Theorem.constant(Terms.entry(Terms.call(entries), j), v, List.of(k)));
        // a bound x is another x
        Expr bound = Terms.entry(Terms.array(List.of(Symbol.index("x", ONE, TWO)), Symbol.index("x", ONE, TWO)), ONE);
        derives(constant(bound, x), bound, x, ZERO);
    }

    @Test
    void aConstantMustExist() {
        derives(constant(Terms.log(a), x), Terms.log(a), x, ZERO, gt(a, ZERO));
    }

    @Test
    void refusesIndicesThatMoveOrAreMissing() {
        Expr moving = Terms.cases(gt(Terms.entry(v, ONE), ZERO), ONE, TWO);
        refuses(Rule.ENTRY, "an index that moves", () -> Theorem.constant(ONE, v, List.of(moving)));
        refuses(Rule.ENTRY, "an index that moves", () -> Theorem.entry((Expr.Entry) Terms.entry(v, moving), List.of(i)));
        refuses(Rule.ENTRY, "as many indices as sizes", () -> Theorem.constant(ONE, v, List.of()));
        refuses(Rule.ENTRY, "as many indices as sizes", () -> Theorem.constant(ONE, x, List.of(i)));
        refuses(Rule.ENTRY, "an entry of a symbol is needed",
                () -> Theorem.entry((Expr.Entry) Terms.entry(Terms.exp(v), i), List.of(i)));
        refuses(Rule.RANGE, "an index is an integer", () -> Theorem.constant(ONE, v, List.of(half())));
        refuses(Rule.VARIABLE, "only a real variable moves", () -> Theorem.variable(v));
        refuses(Rule.VARIABLE, "only a real variable moves", () -> Theorem.variable(n));
    }

    /// `∂v[5]/∂v[i]` exists only for vectors with five entries.
    @Test
    void entriesLieInTheirVector() {
        Theorem t = Theorem.entry((Expr.Entry) Terms.entry(v, num(5)), List.of(i));
        says(t, new Judgement.HasDerivative(Terms.entry(v, num(5)), v, List.of(i), Terms.delta(num(5), i)), le(num(5), n));
    }

    @Test
    void refusesPremisesByDifferentVariables() {
        Theorem dy = derivative(y);
        for (Operator o : List.of(Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE)) {
            Rule rule = switch (o) {
                case ADD -> Rule.SUM_RULE;
                case SUBTRACT -> Rule.DIFFERENCE_RULE;
                case MULTIPLY -> Rule.PRODUCT_RULE;
                case DIVIDE, POWER, MATMUL -> Rule.QUOTIENT_RULE;
            };
            refuses(rule, "derivatives by different variables", () -> Theorem.arithmetic(o, dx, dy));
        }
        refuses(Rule.GENERAL_POWER, "derivatives by different variables", () -> Theorem.generalPower(dx, dy));
        Expr.Entry one = (Expr.Entry) Terms.entry(v, ONE);
        refuses(Rule.SUM_RULE, "derivatives by different variables",
                () -> Theorem.arithmetic(Operator.ADD, Theorem.entry(one, List.of(ONE)), Theorem.entry(one, List.of(TWO))));
        refuses(Rule.SUM_RULE, "not one of the four operations", () -> Theorem.arithmetic(Operator.POWER, dx, dx));
    }

    /// `(x^x)′ = x·x^(x−1)` by the power rule.
    @Test
    void refusesAnExponentThatMoves() {
        refuses(Rule.POWER_RULE, "the exponent moves", () -> Theorem.power(dx, x));
        refuses(Rule.POWER_RULE, "the exponent moves", () -> Theorem.power(dx, Terms.add(x, ONE)));
    }

    @Test
    void powersHaveDerivativesOnlyInsideOfTheirDomain() {
        hypotheses(Theorem.power(dx, TWO));
        hypotheses(Theorem.power(dx, num(-1)), ne(x, ZERO));
        hypotheses(Theorem.power(dx, half()), gt(x, ZERO));
        hypotheses(Theorem.power(dx, a), gt(x, ZERO));
        hypotheses(Theorem.power(dx, n), Condition.or(ne(x, ZERO), ge(n, ONE)));
        hypotheses(Theorem.generalPower(dx, dx), gt(x, ZERO));
        hypotheses(Theorem.power(dx, Terms.log(a)), gt(x, ZERO), gt(a, ZERO));
    }

    /// `√x` at 0 and `arcsin x` at 1 have no derivative although they have a value.
    @Test
    void primitivesHaveDerivativesOnlyInsideOfTheirDomain() {
        hypotheses(Theorem.primitive(Primitive.SQRT, dx), gt(x, ZERO));
        hypotheses(Theorem.primitive(Primitive.ARCSIN, dx), lt(Terms.MINUS_ONE, x), lt(x, ONE));
        hypotheses(Theorem.primitive(Primitive.ARCCOS, dx), lt(Terms.MINUS_ONE, x), lt(x, ONE));
        hypotheses(Theorem.primitive(Primitive.LOG, dx), gt(x, ZERO));
        hypotheses(Theorem.primitive(Primitive.TAN, dx), ne(Terms.apply(Primitive.COS, x), ZERO));
        // the condition stays where the derivative folds to 0
        derives(Theorem.primitive(Primitive.SQRT, constant(a, x)), Terms.sqrt(a), x, ZERO, gt(a, ZERO));
        derives(Theorem.arithmetic(Operator.DIVIDE, constant(ZERO, x), dx), Terms.div(ZERO, x), x, ZERO, ne(x, ZERO));
    }

    /// `F = p·x` moves with x by itself: `d(x²·x)/dx` is not `x·2x`.
    @Test
    void refusesAnOuterFunctionThatMovesByItself() {
        Theorem outer = Theorem.arithmetic(Operator.MULTIPLY, derivative(p), constant(x, p));
        Theorem inner = Theorem.power(dx, TWO);
        refuses(Rule.CHAIN_RULE, "the outer function moves by itself", () -> Theorem.chain(outer, inner));
        refuses(Rule.CHAIN_RULE, "the outer variable is a number",
                () -> Theorem.chain(Theorem.entry((Expr.Entry) Terms.entry(v, i), List.of(j)), inner));
    }

    /// What the outer derivative needs is needed at the inner value; with `x = 0` in the hypotheses, at u = 0.
    @Test
    void theChainMovesTheHypotheses() {
        Theorem outer = Theorem.primitive(Primitive.LOG, derivative(p));
        Theorem inner = Theorem.arithmetic(Operator.SUBTRACT, dx, constant(ONE, x));
        Expr u = Terms.sub(x, ONE);
        derives(Theorem.chain(outer, inner), Terms.log(u), x, Terms.div(ONE, u), gt(u, ZERO));
        derives(Theorem.chain(Theorem.weaken(derivative(x), List.of(eq(x, ZERO))), inner), u, x, ONE, eq(u, ZERO));
    }

    @Test
    void refusesCasesWithoutContinuity() {
        Expr.If relu = (Expr.If) Terms.cases(gt(x, ZERO), x, ZERO);
        Theorem zero = constant(ZERO, x);
        List<Theorem> sides = List.of(Theorem.continuous(x, x), Theorem.continuous(ZERO, x));
        derives(Theorem.caseRule(relu, dx, zero, sides), relu, x, Terms.cases(gt(x, ZERO), ONE, ZERO), ne(x, ZERO));
        refuses(Rule.CASE_RULE, "continuity of the sides", () -> Theorem.caseRule(relu, dx, zero, List.of()));
        refuses(Rule.CASE_RULE, "continuity of the sides",
                () -> Theorem.caseRule(relu, dx, zero, List.of(Theorem.continuous(ZERO, x), Theorem.continuous(x, y))));
        refuses(Rule.CASE_RULE, "both branches are needed", () -> Theorem.caseRule(relu, zero, dx, sides));
        refuses(Rule.CASE_RULE, "derivatives by different variables", () -> Theorem.caseRule(relu, dx, constant(ZERO, y), sides));
    }

    /// A step inside of a condition: `if (if x > 0 then 1 else 0) > 1/2 then x else −x` jumps in its condition at 0, and only
    /// there; its sides never meet 1/2.
    @Test
    void aConditionThatJumpsHasABoundaryAtTheJump() {
        Expr.If step = (Expr.If) Terms.cases(gt(x, ZERO), ONE, ZERO);
        Theorem one = Theorem.continuous(ONE, x);
        Theorem zero = Theorem.continuous(ZERO, x);
        List<Theorem> sides = List.of(Theorem.continuous(x, x), zero);
        Theorem no = Theorem.absurd(Theorem.assume(lt(ONE, ZERO)), new Judgement.Equal(ONE, ZERO));
        hypotheses(Theorem.continuousCases(step, x, one, zero, sides, List.of(no)), lt(ONE, ZERO));
        refuses(Rule.CONTINUITY, "agreement of the branches is needed",
                () -> Theorem.continuousCases(step, x, one, zero, sides, List.of(Theorem.reflexivity(ONE))));
        refuses(Rule.CONTINUITY, "both branches and every boundary", () -> Theorem.continuousCases(step, x, one, zero, sides, List.of()));
        refuses(Rule.CONTINUITY, "both branches and every boundary", () -> Theorem.continuousCases(step, x, zero, one, sides, List.of(no)));
        refuses(Rule.CASE_RULE, "continuity of the sides", () -> Theorem.continuousCases(step, x, one, zero, List.of(), List.of(no)));
    }

    /// The branches must agree on the boundary; that they agree at the point x = 5 helps only there.
    @Test
    void agreementElsewhereStaysAHypothesis() {
        Expr.If f = (Expr.If) Terms.cases(gt(x, ZERO), x, num(5));
        List<Theorem> sides = List.of(Theorem.continuous(x, x), Theorem.continuous(ZERO, x));
        Theorem at5 = Theorem.equation(Theorem.assume(eq(x, num(5))));
        hypotheses(Theorem.continuousCases(f, x, Theorem.continuous(x, x), Theorem.continuous(num(5), x), sides, List.of(at5)), eq(x, num(5)));
    }

    /// A condition by y alone is no boundary, but what its branches need is needed where they are taken.
    @Test
    void aConditionThatStandsStillIsNoBoundary() {
        Expr.If f = (Expr.If) Terms.cases(gt(y, ZERO), Terms.log(x), x);
        List<Theorem> sides = List.of(Theorem.continuous(y, x), Theorem.continuous(ZERO, x));
        derives(Theorem.caseRule(f, Theorem.primitive(Primitive.LOG, dx), dx, sides), f, x,
                Terms.cases(gt(y, ZERO), Terms.div(ONE, x), ONE), Condition.or(le(y, ZERO), gt(x, ZERO)));
    }

    @Test
    void refusesSumsWhoseRangeMoves() {
        Expr upper = Terms.cases(gt(x, ZERO), ONE, TWO);
        Expr.Big f = sum(Symbol.index("k", ONE, upper), x);
        refuses(Rule.SUM_DERIVATIVE, "the range moves", () -> Theorem.big(f, dx));
        refuses(Rule.SUM_DERIVATIVE, "another summand", () -> Theorem.big(sum(k, a), dx));
        refuses(Rule.CONTINUITY, "the range moves", () -> Theorem.continuous(f, x, List.of(Theorem.continuous(x, x))));
    }

    /// `∂/∂v[k] Σ_k v[k]`: the k of the sum is not the k of the derivative; term by term it would be `Σ_k 1 = n`.
    @Test
    void refusesTheBoundIndexOutside() {
        Theorem body = Theorem.entry((Expr.Entry) Terms.entry(v, k), List.of(k));
        refuses(Rule.SUM_DERIVATIVE, "the bound index occurs outside", () -> Theorem.big(sum(k, Terms.entry(v, k)), body));
    }

    /// Under another name the sum may be differentiated by its own; but `Σ_k v_k v_j` is not `Σ_j v_j v_j`, nor a sum over more terms.
    @Test
    void anotherNameForTheIndexIsAnotherNameOnly() {
        Symbol j = Symbol.index("j", ONE, k.upper());
        Expr.Big f = sum(k, Terms.entry(v, k));
        Theorem body = Theorem.entry((Expr.Entry) Terms.entry(v, j), List.of(k));
        says(Theorem.big(f, sum(j, Terms.entry(v, j)), body), new Judgement.HasDerivative(f, v, List.of(k), Terms.sum(j, body.derivative().derivative())));
        Expr.Big g = sum(k, Terms.mul(Terms.entry(v, k), Terms.entry(v, j)));
        Expr.Big captured = sum(j, Terms.mul(Terms.entry(v, j), Terms.entry(v, j)));
        Theorem product = Theorem.arithmetic(Operator.MULTIPLY, body, body);
        refuses(Rule.RENAMING, "the name is taken", () -> Theorem.big(g, captured, product));
        Symbol more = Symbol.index("j", ZERO, k.upper());
        refuses(Rule.SUM_DERIVATIVE, "another sum", () -> Theorem.big(f, sum(more, Terms.entry(v, more)), body));
    }

    /// What the terms need is needed at every index, for products that no factor is 0.
    @Test
    void everyTermNeedsItsConditions() {
        Expr body = Terms.log(Terms.entry(v, k));
        Theorem term = Theorem.primitive(Primitive.LOG, Theorem.entry((Expr.Entry) Terms.entry(v, k), List.of(j)));
        hypotheses(Theorem.big(sum(k, body), term), Condition.forAll(k, gt(Terms.entry(v, k), ZERO)));
        hypotheses(Theorem.big(product(k, body), term), Condition.forAll(k, gt(Terms.entry(v, k), ZERO)), Condition.forAll(k, ne(body, ZERO)));
    }

    @Test
    void refusesTheDerivativeOfSomethingElse() {
        Definition f = Definition.function("f", List.of(y), Terms.pow(y, 2));
        Theorem square = Theorem.power(dx, TWO);
        derives(Theorem.derivativeOfDefinition(Terms.call(f, x), square), Terms.call(f, x), x, Terms.mul(TWO, x));
        refuses(Rule.DEFINITION, "it stands for something else", () -> Theorem.derivativeOfDefinition(Terms.call(f, x), dx));
        refuses(Rule.DEFINITION, "it stands for something else", () -> Theorem.derivativeOfDefinition(Terms.call(f, y), square));
        refuses(Rule.DEFINITION, "nothing to unfold", () -> Theorem.derivativeOfDefinition(x, dx));
        refuses(Rule.EQUAL_DERIVATIVE, "another derivative", () -> Theorem.equalDerivative(square, Theorem.reflexivity(x)));
        refuses(Rule.EQUAL_FUNCTION, "another function", () -> Theorem.equalFunction(Theorem.reflexivity(x), square, List.of()));
    }

    /// `x = 0 ⊢ x² = x` gives no derivative of x² at 0; `x ≥ 0 ⊢ |x| = x` none of |x|.
    @Test
    void refusesEquationsThatHoldOnlyAtThePoint() {
        Theorem atZero = Theorem.equation(Theorem.assume(eq(x, ZERO)));
        Theorem e = Theorem.combination(Terms.pow(x, 2), x, List.of(atZero), List.of(Terms.sub(x, ONE)));
        List<Theorem> sides = List.of(Theorem.continuous(x, x), Theorem.continuous(ZERO, x));
        refuses(Rule.EQUAL_FUNCTION, "need not hold around the point", () -> Theorem.equalFunction(e, dx, sides));
        Expr.If abs = (Expr.If) Terms.cases(ge(x, ZERO), x, Terms.neg(x));
        refuses(Rule.EQUAL_FUNCTION, "need not hold around the point",
                () -> Theorem.equalFunction(Theorem.branch(abs, Theorem.assume(ge(x, ZERO))), dx, sides));
        Theorem or = Theorem.weaken(Theorem.reflexivity(x), List.of(Condition.or(gt(x, ZERO), lt(x, ONE))));
        refuses(Rule.EQUAL_FUNCTION, "need not hold around the point", () -> Theorem.equalFunction(or, dx, sides));
        Theorem inside = Theorem.branch(abs, Theorem.discharge(Theorem.weaker(Theorem.assume(gt(x, ZERO)), comparison(ge(x, ZERO))),
                Theorem.assume(gt(x, ZERO))));
        derives(Theorem.equalFunction(inside, dx, sides), abs, x, ONE, gt(x, ZERO));
    }

    /// `(if x > 0 then 1 else −1) > 0 ⊢ f = g` is strict, but true on one side of 0 only: its side jumps.
    @Test
    void refusesAStrictHypothesisThatJumps() {
        Expr step = Terms.cases(gt(x, ZERO), ONE, Terms.MINUS_ONE);
        Theorem e = Theorem.weaken(Theorem.reflexivity(x), List.of(gt(step, ZERO)));
        refuses(Rule.CASE_RULE, "continuity of the sides", () -> Theorem.equalFunction(e, dx, List.of(Theorem.continuous(ZERO, x))));
    }

    @Test
    void refusesALeafThatIsNone() {
        refuses(Rule.CONTINUITY, "not a leaf", () -> Theorem.continuous(Terms.mul(x, x), x));
        refuses(Rule.CONTINUITY, "not a leaf", () -> Theorem.continuous(Terms.cases(gt(x, ZERO), ONE, ZERO), x));
        Expr moving = Terms.entry(v, Terms.cases(gt(Terms.entry(v, ONE), ZERO), ONE, TWO));
        refuses(Rule.CONTINUITY, "not a leaf", () -> Theorem.continuous(moving, v));
    }

    @Test
    void refusesContinuityOfOtherParts() {
        Theorem cx = Theorem.continuous(x, x);
        Expr.If step = (Expr.If) Terms.cases(gt(x, ZERO), ONE, ZERO);
        refuses(Rule.CONTINUITY, "other parts", () -> Theorem.continuous(Terms.mul(x, a), x, List.of(cx)));
        refuses(Rule.CONTINUITY, "other parts", () -> Theorem.continuous(Terms.exp(a), x, List.of(cx)));
        refuses(Rule.CONTINUITY, "the same variable", () -> Theorem.continuous(Terms.exp(x), x, List.of(Theorem.continuous(x, y))));
        refuses(Rule.CONTINUITY, "the same variable", () -> Theorem.continuous(Terms.exp(x), x, List.of(dx)));
        refuses(Rule.DEFINITION, "nothing to unfold", () -> Theorem.continuous(step, x, List.of(Theorem.continuous(ONE, x))));
    }

    @Test
    void continuityNeedsTheInsideOfTheDomain() {
        Theorem cx = Theorem.continuous(x, x);
        hypotheses(Theorem.continuous(Terms.sqrt(x), x, List.of(cx)), gt(x, ZERO));
        hypotheses(Theorem.continuous(Terms.div(ONE, x), x, List.of(Theorem.continuous(ONE, x), cx)), ne(x, ZERO));
        hypotheses(Theorem.continuous(Terms.pow(x, -2), x, List.of(cx, Theorem.continuous(num(-2), x))), ne(x, ZERO));
        hypotheses(Theorem.continuous(Terms.pow(x, half()), x, List.of(cx, Theorem.continuous(half(), x))), gt(x, ZERO));
        hypotheses(Theorem.continuous(Terms.pow(x, 2), x, List.of(cx, Theorem.continuous(TWO, x))));
    }

    // ------------------------------------------------------------------------------------------- one side

    private static final Expr.If step = (Expr.If) Terms.cases(gt(x, ZERO), ONE, ZERO);
    private static final Theorem above = Theorem.branch(step, Theorem.assume(gt(x, ZERO)));

    /// The step has the derivative 0 on both sides of 0, and no value of its right branch at 0.
    @Test
    void refusesTheDerivativeOfAJump() {
        Theorem zero = constant(ONE, x);
        Theorem wrong = Theorem.reflexivity(ONE);
        refuses(Rule.SIDE, "the value at the point is needed", () -> Theorem.side(ZERO, RIGHT, above, zero, wrong, List.of(), List.of()));
        refuses(Rule.SIDE, "another function", () -> Theorem.side(ZERO, RIGHT, above, constant(ZERO, x), wrong, List.of(), List.of()));
        Expr.If at0 = (Expr.If) Terms.cases(gt(ZERO, ZERO), ONE, ZERO);
        refuses(Rule.BRANCH, "not decided", () -> Theorem.branch(at0, Theorem.number(comparison(ge(ONE, ZERO)))));
    }

    @Test
    void refusesTheWrongSide() {
        Expr.If relu = (Expr.If) Terms.cases(gt(x, ZERO), x, ZERO);
        Theorem right = Theorem.branch(relu, Theorem.assume(gt(x, ZERO)));
        Theorem value = Theorem.branch((Expr.If) Terms.cases(gt(ZERO, ZERO), ZERO, ZERO), Theorem.number(comparison(le(ZERO, ZERO))));
        refuses(Rule.SIDE, "need not hold near the point", () -> Theorem.side(ZERO, LEFT, right, dx, value, List.of(), List.of()));
        Theorem there = Theorem.side(ZERO, RIGHT, right, dx, value, List.of(), List.of());
        says(there, new Judgement.SideDerivative(relu, x, ZERO, RIGHT, ONE));
        refuses(Rule.SIDE, "stands still", () -> Theorem.side(x, RIGHT, right, dx, value, List.of(), List.of()));
        // the hypothesis x > 0 is not true at 0, so that it cannot be used for a strict one
        refuses(Rule.NUMBER, "not a true comparison", () -> Theorem.number(comparison(gt(ZERO, ZERO))));
    }

    @Test
    void hypothesesNearThePointAreStrictAndTrueThere() {
        Expr.If f = (Expr.If) Terms.cases(lt(x, TWO), x, ZERO);
        Theorem e = Theorem.branch(f, Theorem.assume(lt(x, TWO)));
        Theorem value = Theorem.branch((Expr.If) Terms.cases(lt(ONE, TWO), ONE, ZERO), Theorem.number(comparison(lt(ONE, TWO))));
        Theorem true1 = Theorem.number(comparison(lt(ONE, TWO)));
        List<Theorem> sides = List.of(Theorem.continuous(x, x), Theorem.continuous(TWO, x));
        says(Theorem.side(ONE, RIGHT, e, dx, value, List.of(true1), sides), new Judgement.SideDerivative(f, x, ONE, RIGHT, ONE));
        refuses(Rule.SIDE, "need not hold near the point", () -> Theorem.side(ONE, RIGHT, e, dx, value, List.of(), sides));
        refuses(Rule.CASE_RULE, "continuity of the sides", () -> Theorem.side(ONE, RIGHT, e, dx, value, List.of(true1), List.of()));
        Expr.If g = (Expr.If) Terms.cases(le(x, ONE), x, ZERO);
        Theorem le = Theorem.branch(g, Theorem.assume(le(x, ONE)));
        Theorem gValue = Theorem.branch((Expr.If) Terms.cases(le(ONE, ONE), ONE, ZERO), Theorem.number(comparison(le(ONE, ONE))));
        refuses(Rule.EQUAL_FUNCTION, "need not hold around the point",
                () -> Theorem.side(ONE, RIGHT, le, dx, gValue, List.of(Theorem.number(comparison(le(ONE, ONE)))), sides));
    }

    @Test
    void refusesToGlueWhatDoesNotFit() {
        Theorem left = side(LEFT, a, ZERO);
        Theorem right = side(RIGHT, a, ZERO);
        Theorem same = Theorem.reflexivity(ZERO);
        derives(Theorem.glue(left, right, same), a, x, ZERO, eq(x, ZERO));
        refuses(Rule.GLUE, "both sides of one point", () -> Theorem.glue(right, left, same));
        refuses(Rule.GLUE, "both sides of one point", () -> Theorem.glue(left, left, same));
        refuses(Rule.GLUE, "both sides of one point", () -> Theorem.glue(left, side(RIGHT, a, ONE), same));
        refuses(Rule.GLUE, "both sides of one point", () -> Theorem.glue(left, side(RIGHT, b, ZERO), same));
        refuses(Rule.GLUE, "must agree", () -> Theorem.glue(left, right, Theorem.reflexivity(ONE)));
    }

    private static Theorem side(Side side, Expr f, Expr point) {
        return Theorem.side(point, side, Theorem.reflexivity(f), constant(f, x), Theorem.reflexivity(f), List.of(), List.of());
    }
}
