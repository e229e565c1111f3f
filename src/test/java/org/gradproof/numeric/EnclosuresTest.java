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
import static org.gradproof.expr.Terms.literal;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.product;
import static org.gradproof.expr.Terms.sqrt;
import static org.gradproof.expr.Terms.sub;
import static org.gradproof.expr.Terms.sum;
import static org.gradproof.expr.Terms.transpose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Values of terms: exactness, undefined and unknown values, branches, sums, calls, vectors and matrices.
class EnclosuresTest {
    private final Enclosures enclosures = new Enclosures();
    private final Symbol x = Symbol.real("x");
    private final Symbol n = Symbol.whole("n");
    private final Symbol v = Symbol.tensor("v", n);
    private final Symbol i = Symbol.index("i", ONE, n);
    private final Symbol j = Symbol.index("j", ONE, n);
    private final Symbol k = Symbol.index("k", ONE, n);
    private final Environment at123 = Environment.EMPTY.with(v, List.of(Rational.ONE, Rational.TWO, Rational.of(3)));

    private static Rational q(long a, long b) {
        return Rational.of(a, b);
    }

    private Interval interval(Expr e, Environment environment) {
        return assertInstanceOf(Enclosure.Value.class, enclosures.value(e, environment, 64), e::toString).interval();
    }

    private double value(Expr e, Environment environment) {
        return interval(e, environment).middle();
    }

    private Environment x(Rational value) {
        return Environment.EMPTY.with(x, value);
    }

    @Test
    void rationalsStayExact() {
        Expr e = sub(add(ONE, div(ONE, num(3))), div(num(4), num(3)));
        assertEquals(Interval.ZERO, interval(e, Environment.EMPTY));
        assertEquals(Interval.of(q(1, 4)), interval(mul(exp(x), pow(TWO, -2)), x(Rational.ZERO)));
        assertEquals(Interval.of(Rational.TWO), interval(pow(num(8), div(ONE, num(3))), Environment.EMPTY));
        assertEquals(Interval.of(q(27, 8)), interval(pow(num(q(9, 4)), num(q(3, 2))), Environment.EMPTY));
        assertEquals(Interval.ZERO, interval(mul(ZERO, exp(num(1000))), Environment.EMPTY));
    }

    @Test
    void partsWithoutValueAreNamed() {
        Expr quotient = div(ONE, sub(x, ONE));
        Enclosure found = enclosures.value(add(exp(quotient), ONE), x(Rational.ONE), 64);
        assertEquals(new Enclosure.Undefined("division by zero", quotient), found);
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(log(x), x(Rational.MINUS_ONE), 64));
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(log(x), x(Rational.ZERO), 64));
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(sqrt(x), x(q(-1, 9)), 64));
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(pow(x, -1), x(Rational.ZERO), 64));
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(pow(x, num(Rational.HALF)), x(Rational.MINUS_ONE), 64));
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(entry(v, num(4)), at123, 64));
        Enclosure unbound = enclosures.value(x, Environment.EMPTY, 64);
        assertEquals(new Enclosure.Unknown("x has no value", x), unbound);
        Expr derivative = Terms.derivative(x, mul(x, x));
        assertInstanceOf(Enclosure.Unknown.class, enclosures.value(derivative, x(Rational.ONE), 64));
    }

    @Test
    void theGreatestIsExactWhereTheValuesAre() {
        Symbol k = Symbol.index("k", ONE, num(3));
        Expr parabola = mul(k, sub(num(q(5, 2)), k));
        assertEquals(Interval.of(q(3, 2)), interval(Terms.extreme(true, k, parabola), Environment.EMPTY));
        assertEquals(Interval.of(q(-3, 2)), interval(Terms.extreme(false, k, parabola), Environment.EMPTY));
        Environment box = Environment.EMPTY.with(x, Interval.between(Rational.MINUS_ONE, Rational.TWO));
        Interval some = interval(Terms.extreme(true, k, mul(k, x)), box);
        assertTrue(some.contains(Rational.MINUS_ONE) && some.contains(Rational.of(6)) && !some.contains(Rational.of(-2)), some::toString);
        assertEquals(3 * Math.exp(1), value(Terms.extreme(true, k, mul(k, exp(ONE))), Environment.EMPTY), 1e-15);
    }

    @Test
    void thereIsNoGreatestOfNoNumbers() {
        Expr none = Terms.extreme(true, Symbol.index("k", ONE, ZERO), ONE);
        assertEquals(new Enclosure.Undefined("there is no greatest of no numbers", none), enclosures.value(none, Environment.EMPTY, 64));
        Expr hole = Terms.extreme(true, Symbol.index("k", ONE, TWO), div(ONE, sub(Symbol.index("k", ONE, TWO), ONE)));
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(hole, Environment.EMPTY, 64));
        assertTrue(Double.isNaN(Compiled.of(none, List.of(), Environment.EMPTY).value()));
        Symbol k = Symbol.index("k", ONE, num(4));
        Compiled most = Compiled.of(Terms.extreme(true, k, mul(x, k)), List.of(x), Environment.EMPTY);
        assertEquals(8, most.value(2));
        assertEquals(-2, most.value(-2));
    }

    @Test
    void whatMayBeZeroIsNoDivisor() {
        Expr zero = sub(pow(sqrt(TWO), 2), TWO);
        assertInstanceOf(Enclosure.Unknown.class, enclosures.value(div(ONE, zero), Environment.EMPTY, 200));
        Environment box = Environment.EMPTY.with(x, Interval.between(Rational.MINUS_ONE, Rational.ONE));
        assertInstanceOf(Enclosure.Unknown.class, enclosures.value(div(ONE, x), box, 64));
        assertInstanceOf(Enclosure.Unknown.class, enclosures.value(log(x), box, 64));
    }

    @Test
    void onlyTheBranchTakenIsLookedAt() {
        Expr safe = cases(Condition.compare(Relation.GT, x, ZERO), log(x), sub(x, ONE));
        assertEquals(-2, value(safe, x(Rational.MINUS_ONE)));
        assertEquals(Interval.ZERO, interval(safe, x(Rational.ONE)));
        Expr never = cases(Condition.compare(Relation.GT, div(ONE, x), ZERO), ONE, ONE);
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(never, x(Rational.ZERO), 64));
    }

    @Test
    void anOpenConditionGivesTheHull() {
        Expr relu = cases(Condition.compare(Relation.GE, x, ZERO), x, ZERO);
        Environment box = Environment.EMPTY.with(x, Interval.between(Rational.MINUS_ONE, Rational.TWO));
        Interval hull = interval(relu, box);
        assertTrue(hull.contains(Rational.ZERO) && hull.contains(Rational.TWO));
        Expr partial = cases(Condition.compare(Relation.GT, x, ZERO), log(x), ZERO);
        assertInstanceOf(Enclosure.Unknown.class, enclosures.value(partial, box, 64));
    }

    @Test
    void boxesKeepSquaresAndDifferencesOfOneTermTight() {
        Environment box = Environment.EMPTY.with(x, Interval.between(Rational.MINUS_ONE, Rational.TWO));
        assertTrue(interval(pow(x, 2), box).isNonNegative());
        assertTrue(interval(mul(x, x), box).isNonNegative());
        assertEquals(Interval.ZERO, interval(sub(exp(x), exp(x)), box));
        assertEquals(Interval.ONE, interval(div(exp(x), exp(x)), box));
    }

    @Test
    void cancellationIsSeenThrough() {
        Expr tanh = apply(Primitive.TANH, num(20));
        Comparison c = enclosures.compare(sub(ONE, pow(tanh, 2)), ZERO, Environment.EMPTY, 4096);
        assertEquals(1, assertInstanceOf(Comparison.Decided.class, c).order());
        Expr small = num(Rational.parse("1e-30"));
        Comparison d = enclosures.compare(sub(exp(small), ONE), small, Environment.EMPTY, 4096);
        assertEquals(1, assertInstanceOf(Comparison.Decided.class, d).order());
        Comparison same = enclosures.compare(pow(sqrt(TWO), 2), TWO, Environment.EMPTY, 512);
        assertInstanceOf(Comparison.Undecided.class, same);
        Comparison none = enclosures.compare(log(num(-1)), ZERO, Environment.EMPTY, 512);
        assertInstanceOf(Comparison.Undefined.class, none);
    }

    @Test
    void aConditionIsDecidedByMorePrecision() {
        // e^π√163 is an integer to twelve places
        Expr almost = exp(mul(Terms.PI, sqrt(num(163))));
        Condition c = Condition.compare(Relation.LT, almost, num(262537412640768744L));
        assertEquals(Truth.OPEN, enclosures.truth(c, Environment.EMPTY, 64));
        assertEquals(Truth.TRUE, enclosures.holds(c, Environment.EMPTY, 1024));
        assertEquals(Truth.FALSE, enclosures.holds(c.negated(), Environment.EMPTY, 1024));
    }

    @Test
    void everyPartOfAConditionMustHaveAMeaning() {
        Condition nonzero = Condition.compare(Relation.NE, x, ZERO);
        Condition positive = Condition.compare(Relation.GT, div(ONE, x), ZERO);
        assertEquals(Truth.UNDEFINED, enclosures.holds(Condition.and(nonzero, positive), x(Rational.ZERO), 64));
        assertEquals(Truth.UNDEFINED, enclosures.holds(Condition.or(nonzero.negated(), positive), x(Rational.ZERO), 64));
        assertEquals(Truth.FALSE, enclosures.holds(Condition.and(nonzero.negated(), positive), x(Rational.ONE), 64));
        assertEquals(Truth.TRUE, enclosures.holds(Condition.or(positive, nonzero), x(Rational.MINUS_ONE), 64));
        Condition all = Condition.forAll(i, Condition.compare(Relation.GT, entry(v, i), ZERO));
        assertEquals(Truth.TRUE, enclosures.holds(all, at123, 64));
        Condition big = Condition.forAll(i, Condition.compare(Relation.GT, entry(v, i), ONE));
        assertEquals(Truth.FALSE, enclosures.holds(big, at123, 64));
        assertEquals(Truth.TRUE, enclosures.holds(Condition.forAll(Symbol.index("i", ONE, ZERO), positive), x(Rational.ZERO), 64));
    }

    @Test
    void sumsAndProductsRunOverTheirRange() {
        assertEquals(Interval.of(q(14, 1)), interval(sum(i, pow(entry(v, i), 2)), at123));
        assertEquals(Interval.of(q(6, 1)), interval(product(i, entry(v, i)), at123));
        assertEquals(Interval.ZERO, interval(sum(Symbol.index("i", ONE, ZERO), div(ONE, ZERO)), at123));
        assertEquals(Interval.of(q(6, 1)), interval(sum(i, sum(j, mul(delta(i, j), entry(v, j)))), at123));
        Expr triangle = sum(i, sum(Symbol.index("j", ONE, i), ONE));
        assertEquals(Interval.of(q(6, 1)), interval(triangle, at123));
        Expr endless = sum(Symbol.index("i", ONE, num(2_000_000)), ONE);
        assertEquals("more than 1000000 terms", ((Enclosure.Unknown) enclosures.value(endless, at123, 64)).reason());
    }

    @Test
    void softmaxAsAFamilyAndAsAFunction() {
        Symbol m = Symbol.whole("m");
        Symbol z = Symbol.tensor("z", m);
        Symbol l = Symbol.index("l", ONE, m);
        Symbol p = Symbol.index("p", ONE, m);
        Definition softmax = new Definition("softmax", List.of(m), List.of(z), 1, List.of(l),
                div(exp(entry(z, l)), sum(p, exp(entry(z, p)))));
        Definition total = new Definition("S", List.of(), List.of(), 0, List.of(), sum(k, exp(entry(v, k))));
        Definition y = new Definition("y", List.of(), List.of(), 0, List.of(i), div(exp(entry(v, i)), call(total)));
        double expected = Math.exp(2) / (Math.exp(1) + Math.exp(2) + Math.exp(3));
        assertEquals(expected, value(entry(call(softmax, v), TWO), at123), 1e-15);
        assertEquals(expected, value(entry(call(y), TWO), at123), 1e-15);
        Interval one = interval(sum(i, entry(call(y), i)), at123);
        assertTrue(one.contains(Rational.ONE) && one.accuracy() > 55, one.toString());
        Expr jacobian = array(List.of(i, j), mul(entry(call(y), i), sub(delta(i, j), entry(call(y), j))));
        Enclosures.Table table = enclosures.table(jacobian, at123, 64);
        assertEquals(List.of(3, 3), table.sizes());
        double y1 = Math.exp(1) / (Math.exp(1) + Math.exp(2) + Math.exp(3));
        assertEquals(-y1 * expected, ((Enclosure.Value) table.entries().get(1)).interval().middle(), 1e-15);
    }

    @Test
    void functionsOfNumbersActElementwise() {
        Symbol a = Symbol.real("a");
        Definition scaled = Definition.function("scaled", List.of(x, a), mul(a, x));
        Enclosures.Table table = enclosures.table(call(scaled, v, num(5)), at123, 64);
        assertEquals(List.of(3), table.sizes());
        assertEquals(Enclosure.of(Interval.of(q(15, 1))), table.entries().get(2));
        Definition norm = new Definition("norm", List.of(n), List.of(v), 1, List.of(), sqrt(sum(i, pow(entry(v, i), 2))));
        assertEquals(Interval.of(q(5, 1)), interval(call(norm, literal(List.of(num(3), num(4)))), Environment.EMPTY));
    }

    @Test
    void matricesMultiplyAndTranspose() {
        Symbol m = Symbol.whole("m");
        Symbol w = Symbol.tensor("W", m, n);
        Environment environment = at123.withRows(w, List.of(List.of(q(1, 1), q(0, 1), q(2, 1)), List.of(q(0, 1), q(1, 2), q(1, 1))));
        assertEquals(List.of(2), enclosures.table(binary(Operator.MATMUL, w, v), environment, 64).sizes());
        assertEquals(Interval.of(q(4, 1)), interval(entry(binary(Operator.MATMUL, w, v), TWO), environment));
        assertEquals(Interval.of(q(14, 1)), interval(binary(Operator.MATMUL, v, v), environment));
        Expr gram = binary(Operator.MATMUL, w, transpose(w));
        assertEquals(Interval.of(q(2, 1)), interval(entry(gram, ONE, TWO), environment));
        assertEquals(Interval.of(q(5, 4)), interval(entry(gram, TWO, TWO), environment));
        Expr back = binary(Operator.MATMUL, literal(List.of(ONE, num(4))), binary(Operator.MATMUL, literal(List.of(literal(List.of(ONE, TWO)), literal(List.of(ZERO, ONE)))), literal(List.of(ONE, ONE))));
        assertEquals(Interval.of(q(7, 1)), interval(back, environment));
        assertThrows(IllegalArgumentException.class, () -> environment.with(v, List.of(Rational.ONE)));
        assertEquals(Interval.of(q(-3, 1)), interval(entry(neg(v), num(3)), environment));
    }

    @Test
    void calledBodiesSeeTheirOwnNames() {
        Definition f = Definition.function("f", List.of(x), mul(x, TWO));
        Definition g = Definition.function("g", List.of(x), add(call(f, add(x, ONE)), x));
        assertEquals(Interval.of(q(11, 1)), interval(call(g, num(3)), x(q(100, 1))));
        Definition h = Definition.function("h", List.of(), mul(x, x));
        Expr below = sum(i, mul(entry(v, i), call(h)));
        assertEquals(Interval.of(q(6 * 49, 1)), interval(below, at123.with(x, 7)));
        // a definition that speaks of a bound index means that index
        Definition s = Definition.function("s", List.of(), mul(i, i));
        assertEquals(Interval.of(q(14, 1)), interval(sum(i, call(s)), at123));
    }

    @Test
    void tenThousandLevelsAndSharedPartsAreNoTrouble() {
        Definition sigmoid = Definition.function("sigmoid", List.of(x), div(ONE, add(ONE, exp(neg(x)))));
        Expr deep = x;
        Expr plain = x;
        Expr doubled = x;
        for (int level = 0; level < 10_000; level++) {
            deep = call(sigmoid, deep);
            plain = div(ONE, add(ONE, exp(neg(plain))));
            doubled = div(add(doubled, doubled), TWO);
        }
        assertEquals(value(plain, x(Rational.HALF)), value(deep, x(Rational.HALF)), 1e-15);
        assertEquals(0.6590460684074066, value(plain, x(Rational.HALF)), 1e-12);
        assertEquals(Interval.of(Rational.HALF), interval(doubled, x(Rational.HALF)));
    }

    @Test
    void thousandsOfNamesUponNamesAreNoTrouble() {
        Expr name = x;
        for (int level = 0; level < 20_000; level++) name = call(new Definition("t" + level, List.of(), List.of(), 0, List.of(), add(name, ONE)));
        assertEquals(Interval.of(q(20_000, 1)), interval(name, x(Rational.ZERO)));
    }

    @Test
    void aNameMeansTheSameInsideAndOutsideOfASum() {
        Expr inner = sum(i, entry(v, i));
        Definition total = new Definition("S", List.of(), List.of(), 0, List.of(), inner);
        Expr both = sum(i, add(mul(entry(v, i), call(total)), inner));
        assertEquals(Interval.of(q(36 + 18, 1)), interval(both, at123));
        Definition scaled = new Definition("T", List.of(), List.of(), 0, List.of(), mul(entry(v, i), call(total)));
        assertEquals(Interval.of(q(36, 1)), interval(sum(i, call(scaled)), at123));
    }

    @Test
    void aGrowingRationalIsRoundedInTime() {
        Expr logistic = x;
        for (int level = 0; level < 2000; level++) logistic = mul(mul(num(Rational.of(7, 2)), logistic), sub(ONE, logistic));
        assertInstanceOf(Enclosure.Value.class, enclosures.value(logistic, x(q(1, 3)), 64));
        Expr harmonic = sum(Symbol.index("i", ONE, num(20_000)), div(ONE, Symbol.index("i", ONE, num(20_000))));
        assertEquals(10.480728217229327, value(harmonic, Environment.EMPTY), 1e-12);
    }

    @Test
    void anInterruptedThreadStopsEvaluating() {
        Symbol outer = Symbol.index("i", ONE, num(100_000));
        Expr long_ = sum(outer, exp(div(ONE, outer)));
        Thread.currentThread().interrupt();
        assertThrows(Interrupted.class, () -> enclosures.value(long_, Environment.EMPTY, 64));
    }

    @Test
    void integerPowersAreOfEverything() {
        Symbol k = Symbol.whole("k");
        Expr power = pow(x, k);
        assertEquals(Interval.ONE, interval(power, x(Rational.ZERO).with(k, 0)));
        assertEquals(Interval.of(q(-8, 1)), interval(power, x(q(-2, 1)).with(k, 3)));
        assertEquals(Interval.of(q(-1, 8)), interval(power, x(q(-2, 1)).with(k, -3)));
        assertEquals(2.6881037012649237e43, value(power, x(Rational.parse("1.0000001")).with(k, 1_000_000_000L)), 1e28);
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(power, x(Rational.ZERO).with(k, -1), 64));
        Definition f = new Definition("f", List.of(), List.of(x, i), 1, List.of(), pow(x, i));
        assertEquals(Interval.of(q(9, 1)), interval(call(f, num(-3), TWO), Environment.EMPTY));
        assertEquals(Interval.of(q(-8 + 4 - 2, 1)), interval(sum(i, pow(num(-2), i)), at123));
        assertEquals(Interval.of(q(4, 1)), interval(pow(x, div(num(4), TWO)), x(q(-2, 1))));
    }

    @Test
    void otherPowersAreOfPositiveNumbersAsInTheKernel() {
        Symbol y = Symbol.real("y");
        Expr power = pow(x, y);
        assertEquals(Math.pow(3, 0.7), value(power, x(q(3, 1)).with(y, q(7, 10))), 1e-14);
        assertEquals(Interval.of(q(9, 1)), interval(power, x(q(3, 1)).with(y, 2)));
        assertEquals(Math.pow(1e-20, -3.3), value(power, x(Rational.parse("1e-20")).with(y, q(-33, 10))), 1e53);
        // a real exponent that happens to be 2 is still a real exponent
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(power, x(q(-3, 1)).with(y, 2), 64));
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(power, x(Rational.ZERO).with(y, q(1, 2)), 64));
        Definition f = Definition.function("f", List.of(x, y), power);
        assertEquals(Interval.of(q(9, 1)), interval(call(f, num(-3), TWO), Environment.EMPTY));
        assertInstanceOf(Enclosure.Undefined.class, enclosures.value(call(f, num(-3), x), x(Rational.TWO), 64));
        Environment box = Environment.EMPTY.with(x, Interval.between(Rational.ZERO, Rational.TWO)).with(y, q(3, 2));
        assertInstanceOf(Enclosure.Unknown.class, enclosures.value(power, box, 64));
    }
}
