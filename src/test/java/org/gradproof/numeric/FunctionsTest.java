package org.gradproof.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.numeric.Interval.Range;
import org.junit.jupiter.api.Test;

/// Primitives of points and of wide intervals: exact values, extremes, ends without bound, sizes beyond all reason.
class FunctionsTest {
    private static Rational q(long a, long b) {
        return Rational.of(a, b);
    }

    private static Interval box(double a, double b) {
        return Interval.between(Rational.of(a), Rational.of(b));
    }

    private static Interval apply(Primitive f, Interval x) {
        return Functions.apply(f, x, 64);
    }

    private static double low(Interval i) {
        return i.range(64).lower().doubleValue();
    }

    private static double high(Interval i) {
        return i.range(64).upper().doubleValue();
    }

    @Test
    void specialValuesAreExact() {
        assertEquals(Interval.ONE, apply(Primitive.EXP, Interval.ZERO));
        assertEquals(Interval.ZERO, apply(Primitive.LOG, Interval.ONE));
        assertEquals(Interval.ZERO, apply(Primitive.SIN, Interval.ZERO));
        assertEquals(Interval.ONE, apply(Primitive.COS, Interval.ZERO));
        assertEquals(Interval.ZERO, apply(Primitive.TANH, Interval.ZERO));
        assertEquals(Interval.ZERO, apply(Primitive.ERF, Interval.ZERO));
        assertEquals(Interval.of(Rational.HALF), apply(Primitive.NORMAL_CDF, Interval.ZERO));
        assertEquals(Interval.ZERO, apply(Primitive.ARCCOS, Interval.ONE));
        assertEquals(Interval.of(q(3, 7)), apply(Primitive.SQRT, Interval.of(q(9, 49))));
        assertFalse(apply(Primitive.SQRT, Interval.of(Rational.TWO)).isExact());
    }

    @Test
    void randomPointsAgreeWithTheStrictDoubles() {
        Random random = new Random(11);
        for (int n = 0; n < 3000; n++) {
            double x = random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2);
            for (Primitive f : Primitive.values()) {
                Interval at = Interval.of(Rational.of(x));
                if (Functions.defined(f, at, 80) != Truth.TRUE) continue;
                double expected = Doubles.apply(f, x);
                double found = Functions.apply(f, at, 80).middle();
                double slack = Math.max(Math.abs(expected) * 4e-15, Double.MIN_NORMAL);
                if (Double.isInfinite(expected) || Math.abs(expected) < 1e-300) continue;
                assertTrue(Math.abs(expected - found) <= slack, () -> f + "(" + x + "): " + expected + " against " + found);
            }
        }
    }

    @Test
    void theImageOfABoxHoldsTheImagesOfItsPoints() {
        Random random = new Random(12);
        for (int n = 0; n < 3000; n++) {
            double a = random.nextGaussian() * 3;
            double b = a + Math.pow(10, random.nextInt(12) - 9.0) * random.nextDouble();
            Interval box = box(a, b);
            Interval point = Interval.of(Rational.of(a + (b - a) * random.nextDouble()));
            if (!box.encloses(point)) continue;
            for (Primitive f : Primitive.values()) {
                if (Functions.defined(f, box, 64) != Truth.TRUE) continue;
                Interval wide = apply(f, box);
                assertTrue(wide.encloses(Functions.apply(f, point, 90)), () -> f + " of " + box + " is " + wide + ", not at " + point);
            }
        }
    }

    @Test
    void wavesKnowTheirCrests() {
        assertEquals(1, high(apply(Primitive.SIN, box(1, 2))));
        assertTrue(low(apply(Primitive.SIN, box(1, 2))) > 0.84);
        assertEquals(-1, low(apply(Primitive.SIN, box(4, 5))));
        assertTrue(high(apply(Primitive.SIN, box(2, 3))) < 0.91);
        assertEquals(1, high(apply(Primitive.COS, box(-0.5, 0.25))));
        assertEquals(-1, low(apply(Primitive.COS, box(3, 4))));
        assertEquals(-1, low(apply(Primitive.COS, box(0, 100))));
        assertTrue(apply(Primitive.SIN, Interval.REALS).encloses(Interval.ONE));
    }

    @Test
    void boundedFunctionsStayInTheirBounds() {
        Interval wide = box(-1e6, 1e6);
        for (Primitive f : new Primitive[] {Primitive.TANH, Primitive.ERF}) {
            Interval image = apply(f, wide);
            assertEquals(-1, low(image));
            assertEquals(1, high(image));
            assertEquals(image, apply(f, Interval.REALS));
        }
        Interval phi = apply(Primitive.NORMAL_CDF, Interval.REALS);
        assertEquals(0, low(phi));
        assertEquals(1, high(phi));
        assertEquals(0, low(apply(Primitive.EXP, Interval.REALS)));
        assertEquals(1, low(apply(Primitive.COSH, box(-3, 2))));
        Interval bell = apply(Primitive.NORMAL_PDF, box(-1, 5));
        assertEquals(1 / Math.sqrt(2 * Math.PI), high(bell), 1e-15);
    }

    @Test
    void domainsAreThreeValued() {
        assertEquals(Truth.FALSE, Functions.defined(Primitive.LOG, Interval.ZERO, 64));
        assertEquals(Truth.FALSE, Functions.defined(Primitive.LOG, box(-2, 0), 64));
        assertEquals(Truth.UNKNOWN, Functions.defined(Primitive.LOG, box(0, 1), 64));
        assertEquals(Truth.TRUE, Functions.defined(Primitive.SQRT, box(0, 1), 64));
        assertEquals(Truth.UNKNOWN, Functions.defined(Primitive.SQRT, box(-1, 1), 64));
        assertEquals(Truth.TRUE, Functions.defined(Primitive.ARCSIN, box(-1, 1), 64));
        assertEquals(Truth.FALSE, Functions.defined(Primitive.ARCCOS, box(1.5, 2), 64));
        assertEquals(Truth.UNKNOWN, Functions.defined(Primitive.TAN, box(1, 2), 64));
        assertEquals(Truth.TRUE, Functions.defined(Primitive.TAN, box(-1.5, 1.5), 64));
    }

    @Test
    void hugeArgumentsNeitherHangNorLie() {
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            Rational big = Rational.of(BigInteger.TEN.pow(9));
            Interval e = apply(Primitive.EXP, Interval.of(big));
            assertTrue(e.accuracy() > 50, e.toString());
            assertTrue(low(e) > 1e300);
            Interval tiny = apply(Primitive.EXP, Interval.of(big.multiply(Rational.of(-1000))));
            assertTrue(tiny.sign() > 0 && tiny.below(Interval.of(q(1, 1000))));
            Interval none = apply(Primitive.EXP, Interval.of(Rational.of(BigInteger.TEN.pow(300)).negate()));
            assertTrue(none.isNonNegative() && none.sign() == 0);
            Interval over = apply(Primitive.EXP, Interval.of(Rational.of(BigInteger.TEN.pow(300))));
            assertFalse(((Range) over).upper().isFinite());
            assertEquals(-0.09011690191213805, apply(Primitive.SIN, Interval.of(Rational.of(BigInteger.TEN.pow(30)))).middle(), 1e-15);
            Rational digits = Rational.of(new BigInteger("7".repeat(10_000)), BigInteger.TEN.pow(9_999));
            for (Primitive f : Primitive.values()) {
                if (Functions.defined(f, Interval.of(digits), 64) != Truth.TRUE) continue;
                double expected = Doubles.apply(f, digits.doubleValue());
                assertEquals(expected, apply(f, Interval.of(digits)).middle(), Math.abs(expected) * 1e-13);
            }
            Rational integer = Rational.of(new BigInteger("7".repeat(10_000)));
            for (Primitive f : Primitive.values()) {
                if (Functions.defined(f, Interval.of(integer), 64) == Truth.TRUE) apply(f, Interval.of(integer));
                if (Functions.defined(f, Interval.of(integer.inverse()), 64) == Truth.TRUE) apply(f, Interval.of(integer.inverse()));
            }
        });
    }

    @Test
    void tinyArgumentsKeepTheirRelativeAccuracy() {
        Rational x = Rational.of(BigInteger.ONE, BigInteger.TEN.pow(1000));
        for (Primitive f : new Primitive[] {Primitive.SIN, Primitive.TAN, Primitive.ARCSIN, Primitive.ARCTAN, Primitive.SINH,
            Primitive.TANH, Primitive.ERF}) {
            assertTrue(apply(f, Interval.of(x)).accuracy() >= 50, f + " " + apply(f, Interval.of(x)));
            assertTrue(apply(f, Interval.of(x.negate())).accuracy() >= 50, f.toString());
        }
    }
}
