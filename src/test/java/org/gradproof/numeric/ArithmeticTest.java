package org.gradproof.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.gradproof.expr.Rational;
import org.gradproof.numeric.Interval.Range;
import org.junit.jupiter.api.Test;

/// The four operations, powers and roots: outward rounding, signs, ends without bound, sizes far apart.
class ArithmeticTest {
    private static Rational random(Random random) {
        BigInteger m = new BigInteger(1 + random.nextInt(80), random);
        return Rational.of(random.nextBoolean() ? m : m.negate(), new BigInteger(random.nextInt(80), random).add(BigInteger.ONE));
    }

    private static Interval around(Rational r, Random random) {
        Rational w = random(random).abs().multiply(Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(random.nextInt(90))));
        return Interval.between(r.subtract(w), r.add(random.nextBoolean() ? w : Rational.ZERO));
    }

    @Test
    void resultsHoldTheExactResults() {
        Random random = new Random(4);
        for (int n = 0; n < 20_000; n++) {
            Arithmetic arithmetic = new Arithmetic(4 + random.nextInt(100));
            Rational a = random(random);
            Rational b = random(random);
            Interval x = around(a, random);
            Interval y = around(b, random);
            assertTrue(arithmetic.add(x, y).contains(a.add(b)));
            assertTrue(arithmetic.subtract(x, y).contains(a.subtract(b)));
            assertTrue(arithmetic.multiply(x, y).contains(a.multiply(b)), () -> x + " " + y);
            if (y.sign() != 0) assertTrue(arithmetic.divide(x, y).contains(a.divide(b)));
            int k = random.nextInt(9) - 3;
            if (k >= 0 || x.sign() != 0) assertTrue(arithmetic.power(x, BigInteger.valueOf(k)).contains(a.pow(k)), () -> x + " " + k);
            if (x.isNonNegative()) {
                Interval root = arithmetic.sqrt(arithmetic.square(x));
                assertTrue(root.contains(a), () -> x + " " + root);
            }
        }
    }

    @Test
    void aRangeThatIsOnlyZeroIsMultipliedLikeZero() {
        // the logarithm of a range [1, 1] is the range [0, 0]: its sign was turned over for ever
        Range zero = new Range(Dyadic.ZERO, Dyadic.ZERO);
        Range wide = new Range(Dyadic.MINUS_ONE, Dyadic.INFINITY);
        Arithmetic arithmetic = new Arithmetic(64);
        for (Interval other : new Interval[] {zero, wide, arithmetic.negate(wide), Interval.REALS}) {
            assertEquals(zero, arithmetic.multiply(zero, other));
            assertEquals(zero, arithmetic.multiply(other, zero));
        }
    }

    @Test
    void endsWithoutBoundAreKept() {
        Arithmetic arithmetic = new Arithmetic(64);
        Interval positive = Interval.atLeast(Rational.TWO);
        assertEquals(Interval.atLeast(Rational.of(4)), arithmetic.square(positive));
        assertEquals(Interval.between(Rational.ZERO, Rational.HALF), arithmetic.divide(Interval.ONE, positive));
        assertEquals(Interval.atMost(Rational.of(-4)), arithmetic.multiply(positive, Interval.of(Rational.of(-2))));
        assertEquals(Interval.REALS, arithmetic.subtract(positive, positive));
        assertEquals(Interval.atLeast(Rational.ZERO), arithmetic.square(Interval.REALS));
        assertEquals(Interval.REALS, arithmetic.power(Interval.REALS, BigInteger.valueOf(3)));
        assertEquals(Interval.ZERO, arithmetic.multiply(Interval.ZERO, Interval.REALS));
        assertThrows(ArithmeticException.class, () -> arithmetic.divide(Interval.ONE, Interval.REALS));
    }

    @Test
    void numbersOfVeryDifferentSizeAreAddedWithoutWritingThemOut() {
        Arithmetic arithmetic = new Arithmetic(64);
        Range huge = new Range(Dyadic.of(1, 1L << 40), Dyadic.of(1, 1L << 40));
        Range tiny = new Range(Dyadic.of(-1, -(1L << 40)), Dyadic.of(1, -(1L << 40)));
        Interval sum = arithmetic.add(huge, tiny);
        assertTrue(sum.encloses(huge));
        assertTrue(sum.accuracy() >= 60);
        Interval one = arithmetic.add(Interval.ONE, new Range(Dyadic.of(1, -(1L << 40)), Dyadic.of(1, -(1L << 40))));
        assertTrue(Interval.ONE.notAbove(one));
        assertFalse(Interval.ONE.below(one));
        assertFalse(((Range) arithmetic.power(huge, BigInteger.ONE.shiftLeft(30))).upper().isFinite());
    }

    @Test
    void aPowerTooSmallToBeWrittenHasAnInverse() {
        Arithmetic arithmetic = new Arithmetic(64);
        Interval third = Interval.of(Rational.of(1, 3));
        Range huge = (Range) arithmetic.power(third, BigInteger.TEN.pow(20).negate());
        assertTrue(huge.lower().signum() > 0 && !huge.upper().isFinite());
        Range minus = (Range) arithmetic.power(arithmetic.negate(third), BigInteger.TEN.pow(20).negate().add(BigInteger.ONE));
        assertTrue(minus.upper().signum() < 0 && !minus.lower().isFinite());
    }

    @Test
    void comparisonsOfRationalsWithDyadicsAreExact() {
        Random random = new Random(8);
        for (int n = 0; n < 5000; n++) {
            Rational a = random(random);
            Dyadic d = Dyadic.of(new BigInteger(60, random).subtract(BigInteger.ONE.shiftLeft(59)), random.nextInt(120) - 60);
            assertEquals(a.compareTo(d.rational()), d.compareFrom(a));
            Dyadic f = Dyadic.round(a, 50, false);
            assertTrue(f.compareFrom(a) >= 0 && Dyadic.round(a, 50, true).compareFrom(a) <= 0);
            assertEquals(Integer.signum(f.rational().compareTo(d.rational())), Integer.signum(f.compareTo(d)));
        }
    }
}
