package org.gradproof.numeric;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;
import static org.gradproof.expr.Terms.ZERO;
import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.apply;
import static org.gradproof.expr.Terms.array;
import static org.gradproof.expr.Terms.binary;
import static org.gradproof.expr.Terms.call;
import static org.gradproof.expr.Terms.cases;
import static org.gradproof.expr.Terms.delta;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.entry;
import static org.gradproof.expr.Terms.exp;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sqrt;
import static org.gradproof.expr.Terms.sub;
import static org.gradproof.expr.Terms.sum;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Compiled terms give what certified evaluation gives, up to rounding, and are not a number where there is no value.
class CompiledTest {
    private final Symbol x = Symbol.real("x");
    private final Symbol a = Symbol.real("a");
    private final Symbol n = Symbol.whole("n");
    private final Symbol v = Symbol.tensor("v", n);
    private final Symbol i = Symbol.index("i", ONE, n);
    private final Symbol j = Symbol.index("j", ONE, n);

    private static Compiled of(Expr e, Symbol... inputs) {
        return Compiled.of(e, List.of(inputs), Environment.EMPTY);
    }

    @Test
    void agreesWithTheEnclosures() {
        Expr softplus = log(add(ONE, exp(x)));
        List<Expr> terms = List.of(
                mul(x, apply(Primitive.TANH, softplus)),
                mul(x, apply(Primitive.NORMAL_CDF, x)),
                mul(mul(num(Rational.HALF), x), add(ONE, apply(Primitive.ERF, div(x, sqrt(TWO))))),
                cases(Condition.compare(Relation.GE, x, ZERO), x, mul(a, sub(exp(x), ONE))),
                cases(Condition.and(Condition.compare(Relation.LT, ZERO, x), Condition.compare(Relation.LE, x, a)), pow(x, 3), pow(a, -2)),
                cases(Condition.or(Condition.compare(Relation.NE, x, x), Condition.compare(Relation.GT, x, a)), ONE, Terms.PI));
        Random random = new Random(3);
        Enclosures enclosures = new Enclosures();
        for (Expr e : terms) {
            Compiled f = of(e, x, a);
            for (int k = 0; k < 50; k++) {
                double p = random.nextGaussian() * 4;
                double q = random.nextDouble() * 5;
                Environment at = Environment.EMPTY.with(x, Rational.of(p)).with(a, Rational.of(q));
                double expected = ((Enclosure.Value) enclosures.value(e, at, 100)).interval().middle();
                assertEquals(expected, f.value(p, q), 4e-14 * Math.max(1, Math.abs(expected)), e + " at " + p + ", " + q);
            }
        }
    }

    @Test
    void isNotANumberWhereThereIsNoValue() {
        assertTrue(Double.isNaN(of(log(x), x).value(0)));
        assertTrue(Double.isNaN(of(div(ONE, x), x).value(0)));
        assertTrue(Double.isNaN(of(pow(x, -1), x).value(0)));
        assertTrue(Double.isNaN(of(sqrt(x), x).value(-1)));
        assertTrue(Double.isNaN(of(cases(Condition.compare(Relation.GT, log(x), ZERO), ONE, ONE), x).value(-1)));
        assertEquals(-3, of(cases(Condition.compare(Relation.GT, x, ZERO), log(x), x), x).value(-3));
        Compiled missing = of(add(x, a), x);
        assertTrue(Double.isNaN(missing.value(1)));
        assertTrue(missing.obstacles().contains("a has no value"));
        assertThrows(IllegalArgumentException.class, () -> of(entry(v, ONE), v));
    }

    @Test
    void vectorsAreInputsEntryByEntry() {
        Environment three = Environment.EMPTY.with(n, 3);
        Definition y = new Definition("y", List.of(), List.of(), 0, List.of(i),
                div(exp(entry(v, i)), sum(j, exp(entry(v, j)))));
        Compiled softmax = Compiled.of(call(y), List.of(v), three);
        assertEquals(Optional.of(List.of(3)), softmax.sizes());
        double[] s = softmax.values(1, 2, 3);
        double total = Math.exp(1) + Math.exp(2) + Math.exp(3);
        assertArrayEquals(new double[] {Math.exp(1) / total, Math.exp(2) / total, Math.exp(3) / total}, s, 1e-15);
        // 3 exponentials, 2 additions, 3 divisions: shared parts are computed once
        assertEquals(8, softmax.length());
        Compiled jacobian = Compiled.of(array(List.of(i, j), mul(entry(call(y), i), sub(delta(i, j), entry(call(y), j)))), List.of(v), three);
        assertEquals(Optional.of(List.of(3, 3)), jacobian.sizes());
        assertEquals(s[1] * (1 - s[1]), jacobian.values(1, 2, 3)[4], 1e-15);
        assertEquals(-s[1] * s[2], jacobian.values(1, 2, 3)[5], 1e-15);
        assertEquals(14, Compiled.of(binary(Operator.MATMUL, v, v), List.of(v), three).value(1, 2, 3));
    }

    @Test
    void depthIsNoTrouble() {
        Expr deep = x;
        for (int level = 0; level < 10_000; level++) deep = div(ONE, add(ONE, exp(neg(deep))));
        assertEquals(0.6590460684074066, of(deep, x).value(0.5), 1e-12);
    }

    @Test
    void severalTermsShareTheirParts() {
        Compiled both = Compiled.of(List.of(exp(x), mul(exp(x), exp(x))), List.of(x), Environment.EMPTY);
        assertEquals(2, both.length());
        assertArrayEquals(new double[] {1, 1}, both.values(0));
    }
}
