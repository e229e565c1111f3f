package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.junit.jupiter.api.Test;

/// Known answers: what the rules give where they apply.
class RulesTest {
    private static final Theorem dx = derivative(x);

    private static Theorem arithmetic(Operator o, Theorem u, Theorem v) {
        return Theorem.arithmetic(o, u, v);
    }

    @Test
    void theFourOperations() {
        Theorem sine = Theorem.primitive(Primitive.SIN, dx);
        Theorem exp = Theorem.primitive(Primitive.EXP, dx);
        Expr s = Terms.apply(Primitive.SIN, x);
        Expr c = Terms.apply(Primitive.COS, x);
        Expr e = Terms.exp(x);
        derives(arithmetic(Operator.ADD, sine, exp), Terms.add(s, e), x, Terms.add(c, e));
        derives(arithmetic(Operator.SUBTRACT, sine, exp), Terms.sub(s, e), x, Terms.sub(c, e));
        derives(arithmetic(Operator.MULTIPLY, sine, exp), Terms.mul(s, e), x, Terms.add(Terms.mul(c, e), Terms.mul(s, e)));
        derives(arithmetic(Operator.DIVIDE, sine, exp), Terms.div(s, e), x,
                Terms.div(Terms.sub(Terms.mul(c, e), Terms.mul(s, e)), Terms.pow(e, 2)), ne(e, ZERO));
        derives(Theorem.negation(sine), Terms.neg(s), x, Terms.neg(c));
    }

    @Test
    void constantFactors() {
        Theorem exp = Theorem.primitive(Primitive.EXP, dx);
        Expr e = Terms.exp(x);
        Theorem twice = arithmetic(Operator.MULTIPLY, constant(TWO, x), exp);
        derives(twice, Terms.mul(TWO, e), x, Terms.mul(TWO, e));
        assertEquals(Rule.FACTOR_RULE, twice.rule());
        derives(arithmetic(Operator.DIVIDE, exp, constant(a, x)), Terms.div(e, a), x, Terms.div(e, a), ne(a, ZERO));
        derives(arithmetic(Operator.DIVIDE, constant(ONE, x), exp), Terms.div(ONE, e), x, Terms.neg(Terms.div(e, Terms.pow(e, 2))), ne(e, ZERO));
    }

    @Test
    void powers() {
        derives(Theorem.power(dx, num(3)), Terms.pow(x, 3), x, Terms.mul(num(3), Terms.pow(x, 2)));
        derives(Theorem.power(dx, TWO), Terms.pow(x, 2), x, Terms.mul(TWO, x));
        derives(Theorem.power(dx, ONE), Terms.pow(x, 1), x, ONE);
        derives(Theorem.power(dx, ZERO), Terms.pow(x, 0), x, ZERO);
        derives(Theorem.power(dx, num(-1)), Terms.pow(x, -1), x, Terms.neg(Terms.pow(x, -2)), ne(x, ZERO));
        derives(Theorem.power(dx, n), Terms.pow(x, n), x, Terms.mul(n, Terms.pow(x, Terms.sub(n, ONE))), Condition.or(ne(x, ZERO), ge(n, ONE)));
        derives(Theorem.generalPower(constant(a, x), dx), Terms.pow(a, x), x, Terms.mul(Terms.pow(a, x), Terms.log(a)), gt(a, ZERO));
    }

    @Test
    void everyPrimitiveWithTheChainRule() {
        for (Primitive f : Primitive.values()) {
            Theorem t = Theorem.primitive(f, Theorem.power(dx, TWO));
            assertEquals(Terms.apply(f, Terms.pow(x, 2)), t.derivative().function());
            assertEquals(Formula.chain(Table.derivative(f, Terms.pow(x, 2)), Terms.mul(TWO, x)), t.derivative().derivative());
            assertEquals("derivative of " + f.text(), t.label());
        }
    }

    @Test
    void aDefinedOuterFunction() {
        Definition sigmoid = Definition.function("sigmoid", List.of(y), Terms.div(ONE, Terms.add(ONE, Terms.exp(Terms.neg(y)))));
        Theorem meaning = Theorem.arithmetic(Operator.DIVIDE, constant(ONE, y), Theorem.arithmetic(Operator.ADD, constant(ONE, y),
                Theorem.primitive(Primitive.EXP, Theorem.negation(derivative(y)))));
        Theorem outer = Theorem.derivativeOfDefinition(Terms.call(sigmoid, y), meaning);
        Theorem t = Theorem.chain(outer, Theorem.power(dx, TWO));
        Expr u = Terms.pow(x, 2);
        Expr below = Terms.add(ONE, Terms.exp(Terms.neg(u)));
        derives(t, Terms.call(sigmoid, u), x,
                Formula.chain(Terms.div(Terms.exp(Terms.neg(u)), Terms.pow(below, 2)), Terms.mul(TWO, x)), ne(below, ZERO));
    }

    @Test
    void entriesAndSums() {
        Expr vk = Terms.entry(v, k);
        Theorem term = Theorem.entry((Expr.Entry) vk, List.of(j));
        says(term, new HasDerivative(vk, v, List.of(j), Terms.delta(k, j)));
        Theorem sum = Theorem.big(sum(k, Terms.exp(vk)), Theorem.primitive(Primitive.EXP, term));
        says(sum, new HasDerivative(sum(k, Terms.exp(vk)), v, List.of(j), sum(k, Terms.mul(Terms.exp(vk), Terms.delta(k, j)))));
        Symbol W = Symbol.tensor("W", n, m);
        Symbol r = Symbol.index("r", ONE, m);
        Theorem entry = Theorem.entry((Expr.Entry) Terms.entry(W, i, r), List.of(j, ONE));
        assertEquals(Terms.mul(Terms.delta(i, j), Terms.delta(r, ONE)), entry.derivative().derivative());
        assertEquals(ONE, Theorem.entry((Expr.Entry) Terms.entry(v, i), List.of(i)).derivative().derivative());
        assertEquals(ZERO, Theorem.entry((Expr.Entry) Terms.entry(v, ONE), List.of(TWO)).derivative().derivative());
        Theorem product = Theorem.big(product(k, vk), term);
        assertEquals(Terms.mul(product(k, vk), sum(k, Terms.div(Terms.delta(k, j), vk))), product.derivative().derivative());
    }

    @Test
    void contractionKeepsOneTerm() {
        Expr vk = Terms.entry(v, k);
        Expr.Big f = sum(k, Terms.cases(eq(k, j), Terms.exp(vk), ZERO));
        equal(Theorem.contraction(f), f, Terms.exp(Terms.entry(v, j)), le(ONE, n));
        Expr.Big g = sum(k, Terms.cases(eq(j, k), ZERO, vk));
        equal(Theorem.contraction(g), g, Terms.sub(sum(k, vk), Terms.entry(v, j)), le(ONE, n));
    }

    /// `|x|` has the derivative 1 at points `x > 0` and, glued, `x²·sign(x)` has 0 at 0.
    @Test
    void leftAndRightGlued() {
        Expr square = Terms.pow(x, 2);
        Expr.If f = (Expr.If) Terms.cases(gt(x, ZERO), square, Terms.neg(square));
        Theorem up = Theorem.power(dx, TWO);
        Theorem down = Theorem.negation(up);
        Expr zero2 = Terms.pow(ZERO, 2);
        Expr.If at = (Expr.If) Terms.cases(gt(ZERO, ZERO), zero2, Terms.neg(zero2));
        Theorem low = Theorem.branch(at, Theorem.number(comparison(le(ZERO, ZERO))));
        Theorem right = Theorem.side(ZERO, Judgement.Side.RIGHT, Theorem.branch(f, Theorem.assume(gt(x, ZERO))), up,
                Theorem.transitivity(low, Theorem.field(Terms.neg(zero2), zero2)), List.of(), List.of());
        Theorem leq = Theorem.weaker(Theorem.assume(lt(x, ZERO)), comparison(le(x, ZERO)));
        Theorem left = Theorem.side(ZERO, Judgement.Side.LEFT, Theorem.branch(f, leq), down, low, List.of(), List.of());
        Expr l = Terms.neg(Terms.mul(TWO, ZERO));
        Expr r = Terms.mul(TWO, ZERO);
        says(left, new Judgement.SideDerivative(f, x, ZERO, Judgement.Side.LEFT, l));
        derives(Theorem.glue(left, right, Theorem.field(l, r)), f, x, l, eq(x, ZERO));
    }

    /// The derivative of softmax, by hand: quotient rule, sum rule, contraction.
    @Test
    void softmax() {
        Expr vk = Terms.entry(v, k);
        Expr.Big s = sum(k, Terms.exp(vk));
        Theorem above = Theorem.primitive(Primitive.EXP, Theorem.entry((Expr.Entry) Terms.entry(v, i), List.of(j)));
        Theorem below = Theorem.big(s, Theorem.primitive(Primitive.EXP, Theorem.entry((Expr.Entry) vk, List.of(j))));
        Expr delta = Terms.mul(Terms.exp(vk), Terms.delta(k, j));
        Expr.If cases = (Expr.If) Terms.cases(eq(k, j), Terms.exp(vk), ZERO);
        Theorem yes = Theorem.rewrite(delta, List.of(Theorem.branch((Expr.If) Terms.delta(k, j), Theorem.assume(eq(k, j)))));
        assertEquals(Terms.mul(Terms.exp(vk), ONE), yes.equal().right());
        Theorem one = Theorem.transitivity(yes, Theorem.transitivity(Theorem.field(yes.equal().right(), Terms.exp(vk)),
                Theorem.symmetry(Theorem.branch(cases, Theorem.assume(eq(k, j))))));
        Theorem no = Theorem.rewrite(delta, List.of(Theorem.branch((Expr.If) Terms.delta(k, j), Theorem.assume(ne(k, j)))));
        Theorem zero = Theorem.transitivity(no, Theorem.transitivity(Theorem.field(no.equal().right(), ZERO),
                Theorem.symmetry(Theorem.branch(cases, Theorem.assume(ne(k, j))))));
        Theorem term = Theorem.cases(eq(k, j), one, zero);
        equal(term, delta, cases);
        Theorem contracted = Theorem.transitivity(Theorem.rewrite(sum(k, delta), List.of(term)), Theorem.contraction(sum(k, cases)));
        Theorem bottom = Theorem.equalDerivative(below, contracted);
        Theorem softmax = Theorem.arithmetic(Operator.DIVIDE, above, bottom);
        Expr ej = Terms.exp(Terms.entry(v, j));
        Expr ei = Terms.exp(Terms.entry(v, i));
        says(softmax, new HasDerivative(Terms.div(ei, s), v, List.of(j), Terms.div(Terms.sub(
                Terms.mul(Terms.mul(ei, Terms.delta(i, j)), s), Terms.mul(ei, ej)), Terms.pow(s, 2))), ne(s, ZERO), le(ONE, n));
    }

    @Test
    void sumsOfPositivesArePositive() {
        Theorem exp = Theorem.rangeFact(Primitive.EXP, Terms.entry(v, k), 0);
        Theorem sum = Theorem.sumSign(sum(k, Terms.exp(Terms.entry(v, k))), exp);
        holds(sum, gt(sum(k, Terms.exp(Terms.entry(v, k))), ZERO), le(ONE, n));
    }

    @Test
    void tanhIsAQuotientOfExponentials() {
        Theorem t = Theorem.identity(Table.Identity.TANH_BY_EXP, x, x);
        assertEquals(Terms.apply(Primitive.TANH, x), t.equal().left());
        Theorem e = Theorem.expSum(Terms.neg(x), List.of(x), List.of(-1));
        equal(e, Terms.exp(Terms.neg(x)), Terms.div(ONE, Terms.exp(x)));
    }

    @Test
    void valuesOfDerivatives() {
        Theorem square = Theorem.power(dx, TWO);
        Expr d = Terms.derivative(x, List.of(), Terms.pow(x, 2), num(3));
        equal(Theorem.derivativeValue(square, num(3)), d, Terms.mul(TWO, num(3)));
        Theorem log = Theorem.primitive(Primitive.LOG, dx);
        Expr at = Terms.div(ONE, y);
        equal(Theorem.derivativeValue(log, at), Terms.derivative(x, List.of(), Terms.log(x), at), Terms.div(ONE, at), ne(y, ZERO), gt(at, ZERO));
    }

    @Test
    void instancesOfSizes() {
        Theorem t = Theorem.reflexivity(sum(k, Terms.entry(v, k)));
        Symbol three = Symbol.index("k", ONE, num(3));
        Expr.Big s = sum(three, Terms.entry(Symbol.tensor("v", num(3)), three));
        equal(instance(t, n, num(3)), s, s);
        Theorem out = Theorem.unrolling(s);
        Expr v3 = Symbol.tensor("v", num(3));
        assertEquals(Terms.add(Terms.add(Terms.entry(v3, ONE), Terms.entry(v3, TWO)), Terms.entry(v3, num(3))), out.equal().right());
    }

    @Test
    void manyAtOnceAreReplacedTogether() {
        Theorem t = Theorem.reflexivity(Terms.sub(x, y));
        equal(Theorem.instance(t, Map.of(x, y, y, x)), Terms.sub(y, x), Terms.sub(y, x));
    }

    /// Ten thousand levels, by rules that each look at one level only.
    @Test
    void deepDerivationsStayLinear() {
        Theorem t = dx;
        for (int level = 0; level < 10_000; level++) {
            t = Theorem.primitive(Primitive.EXP, Theorem.negation(arithmetic(Operator.MULTIPLY, t, t)));
        }
        hypotheses(t);
        assertEquals(Long.MAX_VALUE, t.derivative().derivative().treeSize());
        assertEquals(t.judgement(), instance(t, y, ONE).judgement());
    }

    @Test
    void everyLevelMayAddAHypothesis() {
        Theorem t = dx;
        for (int level = 0; level < 1_000; level++) {
            t = arithmetic(Operator.DIVIDE, constant(ONE, x), arithmetic(Operator.ADD, constant(ONE, x), t));
        }
        assertEquals(1_000, t.hypotheses().size());
    }

    @Test
    void deepDefinitionsStayLinear() {
        Definition f = Definition.function("f", List.of(y), Terms.exp(y));
        Expr term = x;
        Theorem t = dx;
        for (int level = 0; level < 3_000; level++) {
            t = Theorem.derivativeOfDefinition(Terms.call(f, term), Theorem.primitive(Primitive.EXP, t));
            term = Terms.call(f, term);
        }
        assertEquals(term, t.derivative().function());
        // what lies deeper is asked for in one piece
        assertTrue(Theorem.reflexivity(term).hypotheses().size() <= 1);
    }
}
