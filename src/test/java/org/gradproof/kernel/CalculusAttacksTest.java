package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Attempts to get a wrong inequality from bounds on an interval or from the sign of a derivative.
class CalculusAttacksTest {
    private static final Expr EXP = Terms.exp(x);

    private static Theorem derivative(Expr f) {
        return switch (f) {
            case Expr.Apply a -> Theorem.primitive(a.function(), derivative(a.argument()));
            case Expr.Binary b -> Theorem.arithmetic(b.operator(), derivative(b.left()), derivative(b.right()));
            case Expr e when e == x -> Theorem.variable(x);
            case Expr e -> constant(e, x);
        };
    }

    private static Theorem bounded(Condition c, Condition... box) {
        return Theorem.enclosure(comparison(c), List.of(box));
    }

    // ------------------------------------------------------------------------------------------ bounds

    @Test
    void boundsNeedTheBox() {
        holds(bounded(gt(EXP, ONE), ge(x, ONE)), gt(EXP, ONE), ge(x, ONE));
        holds(bounded(gt(EXP, ONE), gt(num(7), x), lt(num(1), x)), gt(EXP, ONE), gt(num(7), x), lt(num(1), x));
        refuses(Rule.ENCLOSURE, "do not decide", () -> bounded(gt(EXP, ONE)));
        refuses(Rule.ENCLOSURE, "do not decide", () -> bounded(gt(EXP, ONE), le(x, ONE)));
        refuses(Rule.ENCLOSURE, "do not decide", () -> bounded(gt(EXP, ONE), ge(y, ONE)));
    }

    /// An end that is left out is in the box all the same.
    @Test
    void strictBoundsCountAsTheirClosure() {
        refuses(Rule.ENCLOSURE, "do not decide", () -> bounded(gt(EXP, ONE), gt(x, ZERO)));
        refuses(Rule.ENCLOSURE, "divide by zero", () -> bounded(gt(Terms.div(ONE, x), ZERO), gt(x, ZERO)));
        refuses(Rule.ENCLOSURE, "no value", () -> bounded(lt(Terms.log(x), ONE), gt(x, ZERO), lt(x, ONE)));
    }

    @Test
    void refusesWhatMayHaveNoValue() {
        refuses(Rule.ENCLOSURE, "divide by zero", () -> bounded(gt(Terms.div(ONE, Terms.pow(x, 2)), num(-1)), ge(x, num(-1)), le(x, ONE)));
        refuses(Rule.ENCLOSURE, "no value", () -> bounded(ge(Terms.sqrt(x), ZERO), ge(x, num(-1))));
        refuses(Rule.ENCLOSURE, "no value", () -> bounded(le(Terms.apply(Primitive.ARCSIN, x), num(9)), ge(x, ZERO), le(x, TWO)));
        refuses(Rule.ENCLOSURE, "no value", () -> bounded(ge(Terms.pow(x, y), ZERO), ge(x, ZERO)));
        refuses(Rule.ENCLOSURE, "divide by zero", () -> bounded(le(Terms.apply(Primitive.TAN, x), num(100)), ge(x, ZERO), le(x, TWO)));
        // The branch that is not taken everywhere must have a value too, for nothing is known that its condition says.
        refuses(Rule.ENCLOSURE, "no value", () -> bounded(ge(Terms.cases(gt(x, ZERO), Terms.sqrt(x), ONE), ZERO)));
    }

    @Test
    void refusesOtherBoxes() {
        refuses(Rule.ENCLOSURE, "no holes", () -> bounded(gt(Terms.pow(x, 2), ZERO), ne(x, ZERO)));
        refuses(Rule.ENCLOSURE, "a symbol and a number", () -> bounded(gt(x, ZERO), gt(x, y)));
        refuses(Rule.ENCLOSURE, "a symbol and a number", () -> bounded(gt(x, ZERO), gt(Terms.mul(TWO, x), ONE)));
        refuses(Rule.ENCLOSURE, "comparisons", () -> bounded(gt(x, ZERO), Condition.or(gt(x, ONE), gt(x, TWO))));
        refuses(Rule.ENCLOSURE, "empty", () -> bounded(gt(x, ZERO), gt(x, TWO), lt(x, ONE)));
        refuses(Rule.ENCLOSURE, "no bounds are known", () -> bounded(ge(sum(k, x), ZERO), ge(x, ZERO)));
    }

    /// The same symbol twice is not the same number twice to bounds: they may decide less, never wrongly.
    @Test
    void equalityIsDecidedOnlyByPoints() {
        refuses(Rule.ENCLOSURE, "do not decide", () -> bounded(eq(Terms.sub(x, x), ZERO), ge(x, ZERO), le(x, ONE)));
        refuses(Rule.ENCLOSURE, "do not decide", () -> bounded(eq(Terms.exp(Terms.log(TWO)), TWO)));
        holds(bounded(ne(Terms.PI, Terms.div(num(355), num(113)))), ne(Terms.PI, Terms.div(num(355), num(113))));
    }

    /// Bounds at random points and intervals contain the values that doubles give, and are narrow at points.
    @ParameterizedTest
    @EnumSource(Primitive.class)
    void boundsHoldTheValues(Primitive f) {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            double far = f == Primitive.ARCSIN || f == Primitive.ARCCOS ? 1 : i % 3 == 0 ? 30 : 3;
            double p = (random.nextDouble() * 2 - 1) * far;
            if (f == Primitive.LOG || f == Primitive.SQRT) p = Math.abs(p);
            double value = Doubles.value(Terms.apply(f, x), java.util.Map.of(x, p));
            if (!Double.isFinite(value)) continue;
            Rational q = Rational.of(p);
            Span point = Series.of(f, Span.point(q));
            double slack = 1e-9 * Math.max(1, Math.abs(value)) * (f == Primitive.TAN ? 1 + value * value : 1);
            assertTrue(point.low().get().doubleValue() <= value + slack && value - slack <= point.high().get().doubleValue(), f + " at " + p + ": " + point + " without " + value);
            assertTrue(point.high().get().subtract(point.low().get()).doubleValue() <= slack, f + " at " + p);
            if (f == Primitive.TAN) continue;
            Rational r = Rational.of(Math.abs(random.nextDouble()) * (far == 1 ? 1 - Math.abs(p) : 1));
            Rational low = f == Primitive.LOG || f == Primitive.SQRT ? q : q.subtract(r);
            Span wide = Series.of(f, Span.of(low, q.add(r)));
            assertTrue(wide.low().get().compareTo(point.high().get()) <= 0 && point.low().get().compareTo(wide.high().get()) <= 0, f + " around " + p);
        }
    }

    @Test
    void arithmeticOfSpansHoldsAllResults() {
        Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            Rational a = Rational.of(random.nextInt(9) - 4);
            Rational b = a.add(Rational.of(random.nextInt(4)));
            Rational c = Rational.of(random.nextInt(9) - 4);
            Rational d = c.add(Rational.of(random.nextInt(4)));
            Span s = new Span(random.nextInt(4) == 0 ? java.util.Optional.empty() : java.util.Optional.of(a), java.util.Optional.of(b));
            Span t = new Span(java.util.Optional.of(c), random.nextInt(4) == 0 ? java.util.Optional.empty() : java.util.Optional.of(d));
            for (Rational p : List.of(a, b, s.low().isPresent() ? a : a.subtract(Rational.of(1000)))) {
                for (Rational q : List.of(c, d, t.high().isPresent() ? d : d.add(Rational.of(1000)))) {
                    assertTrue(within(s.add(t), p.add(q)));
                    assertTrue(within(s.subtract(t), p.subtract(q)));
                    assertTrue(within(s.multiply(t), p.multiply(q)));
                    assertTrue(within(s.pow(2), p.multiply(p)));
                    assertTrue(within(s.pow(3), p.multiply(p).multiply(p)));
                    assertTrue(within(s.magnitude(), p.abs()));
                    if (t.positive() || t.negative()) assertTrue(within(t.inverse(), q.inverse()));
                }
            }
        }
    }

    private static boolean within(Span s, Rational q) {
        return s.low().filter(l -> l.compareTo(q) > 0).isEmpty() && s.high().filter(h -> h.compareTo(q) < 0).isEmpty();
    }

    // ------------------------------------------------------------------------------------------ the sign of the derivative

    private static Theorem given(Condition c, Condition... under) {
        return Theorem.weaken(Theorem.assume(c), List.of(under));
    }

    @Test
    void comparesWithThePointFromWhichItIncreases() {
        Theorem d = derivative(EXP);
        Expr slope = d.derivative().derivative();
        Theorem up = Theorem.rewriteFact(Theorem.rangeFact(Primitive.EXP, x, 0), List.of(Theorem.field(EXP, slope)));
        holds(Theorem.meanValue(d, up, a, Side.RIGHT), lt(Terms.exp(a), EXP), lt(a, x));
        holds(Theorem.meanValue(d, up, a, Side.LEFT), gt(Terms.exp(a), EXP), gt(a, x));
    }

    @Test
    void comparesWithThePointFromWhichItDecreases() {
        Expr f = Terms.apply(Primitive.COS, x);
        Theorem d = derivative(f);
        Expr at = Terms.apply(Primitive.COS, ZERO);
        Theorem down = given(le(d.derivative().derivative(), ZERO));
        Condition assumed = le(d.derivative().derivative(), ZERO);
        // The sign itself as a hypothesis speaks of x and need not hold in between.
        refuses(Rule.MEAN_VALUE, "between the points", () -> Theorem.meanValue(d, down, ZERO, Side.RIGHT));
        assertTrue(down.hypotheses().contains(assumed));
        Theorem sound = Theorem.enclosure(comparison(assumed), List.of(ge(x, ONE), le(x, TWO)));
        Theorem t = Theorem.meanValue(d, sound, ONE, Side.RIGHT);
        holds(t, ge(Terms.apply(Primitive.COS, ONE), f), le(ONE, x), ge(ONE, ONE), le(x, TWO));
        Theorem l = Theorem.meanValue(d, sound, TWO, Side.LEFT);
        holds(l, le(Terms.apply(Primitive.COS, TWO), f), ge(TWO, x), ge(x, ONE), le(TWO, TWO));
        assertTrue(at.isScalar());
    }

    /// `−1/x` increases on both sides of 0 and yet falls from the left one to the right one.
    @Test
    void aGapInTheDomainStaysAHypothesisThatIsRefused() {
        Expr f = Terms.div(num(-1), x);
        Theorem d = derivative(f);
        Theorem sign = given(ge(d.derivative().derivative(), ZERO));
        refuses(Rule.MEAN_VALUE, "between the points", () -> Theorem.meanValue(d, sign, ONE, Side.LEFT));
        Theorem positive = Theorem.discharge(d, Theorem.weaker(Theorem.assume(gt(x, ZERO)), comparison(ne(x, ZERO))));
        Theorem box = Theorem.enclosure(comparison(ge(d.derivative().derivative(), ZERO)), List.of(ge(x, ONE), le(x, TWO)));
        holds(Theorem.meanValue(positive, box, TWO, Side.LEFT), ge(Terms.div(num(-1), TWO), f), ge(TWO, x), gt(x, ZERO), ge(x, ONE), le(TWO, TWO));
    }

    /// Where the derivative does not exist at the point itself, the hypothesis at the point says so, and strictly.
    @Test
    void theDerivativeMustExistAtThePointTheSignNeedNot() {
        Expr f = Terms.sqrt(x);
        Theorem d = derivative(f);
        Theorem sign = Theorem.enclosure(comparison(ge(x, ZERO)), List.of(gt(x, ZERO)));
        assertTrue(d.hypotheses().contains(gt(x, ZERO)), d.toString());
        Expr slope = d.derivative().derivative();
        Theorem positive = given(ge(slope, ZERO));
        refuses(Rule.MEAN_VALUE, "between the points", () -> Theorem.meanValue(d, positive, ZERO, Side.RIGHT));
        refuses(Rule.MEAN_VALUE, "another derivative", () -> Theorem.meanValue(d, sign, ZERO, Side.RIGHT));
        Theorem inside = Theorem.enclosure(comparison(ge(slope, ZERO)), List.of(ge(x, ONE)));
        Theorem t = Theorem.meanValue(d, inside, ZERO, Side.RIGHT);
        // 0 > 0 is asked for, and 0 ≥ 1: nobody can give them.
        assertTrue(t.hypotheses().contains(gt(ZERO, ZERO)) && t.hypotheses().contains(ge(ZERO, ONE)), t.toString());
    }

    @Test
    void refusesAPointThatMoves() {
        Theorem d = derivative(EXP);
        Theorem up = given(ge(d.derivative().derivative(), ZERO));
        refuses(Rule.MEAN_VALUE, "stands still", () -> Theorem.meanValue(d, up, Terms.add(x, ONE), Side.RIGHT));
        refuses(Rule.MEAN_VALUE, "stands still", () -> Theorem.meanValue(d, up, v, Side.RIGHT));
    }

    @Test
    void refusesSignsThatAreNone() {
        Theorem d = derivative(EXP);
        Expr slope = d.derivative().derivative();
        refuses(Rule.MEAN_VALUE, "no sign", () -> Theorem.meanValue(d, given(ne(slope, ZERO)), a, Side.RIGHT));
        refuses(Rule.MEAN_VALUE, "no sign", () -> Theorem.meanValue(d, given(eq(slope, ZERO)), a, Side.RIGHT));
        refuses(Rule.MEAN_VALUE, "a comparison with 0", () -> Theorem.meanValue(d, given(gt(slope, ONE)), a, Side.RIGHT));
        refuses(Rule.MEAN_VALUE, "another derivative", () -> Theorem.meanValue(d, given(gt(y, ZERO)), a, Side.RIGHT));
    }

    @Test
    void refusesHypothesesThatHoldOnlyHereAndThere() {
        Theorem d = derivative(EXP);
        Condition up = ge(d.derivative().derivative(), ZERO);
        Theorem sure = Theorem.discharge(Theorem.assume(up), Theorem.weaker(Theorem.rewriteFact(Theorem.rangeFact(Primitive.EXP, x, 0),
                List.of(Theorem.field(EXP, d.derivative().derivative()))), comparison(up)));
        for (Condition h : List.of(ne(x, ZERO), eq(x, ONE), gt(Terms.pow(x, 2), ONE), gt(x, Terms.neg(x)), Condition.or(lt(x, ZERO), gt(x, ONE)))) {
            refuses(Rule.MEAN_VALUE, "between the points", () -> Theorem.meanValue(d, Theorem.weaken(sure, List.of(h)), a, Side.RIGHT));
            refuses(Rule.MEAN_VALUE, "between the points", () -> Theorem.meanValue(Theorem.weaken(d, List.of(h)), sure, a, Side.LEFT));
        }
        Theorem t = Theorem.meanValue(Theorem.weaken(d, List.of(lt(x, b))), sure, a, Side.LEFT);
        assertTrue(t.hypotheses().contains(lt(a, b)) && !t.hypotheses().contains(lt(x, b)), t.toString());
        assertTrue(sure.holds() instanceof Condition.Compare c && c.relation() == Relation.GE);
    }
}
