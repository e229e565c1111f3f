package org.gradproof.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Exact fractions against plain fractions of big integers, above all where words end.
class RationalTest {
    private static final long SEED = Long.getLong("seed", 20260711L);
    private static final BigInteger[] EDGES = {BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, BigInteger.valueOf(3), BigInteger.valueOf(10),
        BigInteger.valueOf(Integer.MAX_VALUE), BigInteger.valueOf(1L << 31), BigInteger.valueOf(1L << 53), BigInteger.valueOf(1L << 61),
        BigInteger.valueOf((1L << 62) - 1), BigInteger.valueOf(1L << 62), BigInteger.valueOf(Long.MAX_VALUE), BigInteger.TWO.pow(63),
        BigInteger.TWO.pow(63).add(BigInteger.ONE), BigInteger.TWO.pow(64), BigInteger.TEN.pow(30)};

    /// A fraction that is not reduced, with the arithmetic of the school.
    private record Plain(BigInteger n, BigInteger d) {
        Rational exact() {
            return Rational.of(n, d);
        }

        Plain add(Plain p) {
            return new Plain(n.multiply(p.d).add(p.n.multiply(d)), d.multiply(p.d));
        }

        Plain times(Plain p) {
            return new Plain(n.multiply(p.n), d.multiply(p.d));
        }

        int compareTo(Plain p) {
            int c = n.multiply(p.d).compareTo(p.n.multiply(d));
            return d.signum() * p.d.signum() < 0 ? -c : c;
        }
    }

    private static List<Plain> samples() {
        Random random = new Random(SEED);
        List<Plain> all = new ArrayList<>();
        for (BigInteger n : EDGES) {
            all.add(new Plain(n, BigInteger.ONE));
            all.add(new Plain(n.negate(), BigInteger.ONE));
            if (n.signum() != 0) all.add(new Plain(BigInteger.ONE, n));
            if (n.signum() != 0) all.add(new Plain(BigInteger.valueOf(-7), n));
        }
        for (int k = 0; k < 60; k++) {
            BigInteger n = new BigInteger(random.nextInt(70), random);
            BigInteger d = new BigInteger(1 + random.nextInt(70), random).add(BigInteger.ONE);
            all.add(new Plain(random.nextBoolean() ? n : n.negate(), random.nextBoolean() ? d : d.negate()));
        }
        return all;
    }

    private static void agrees(Plain wanted, Rational got, Supplier<String> what) {
        Rational exact = wanted.exact();
        Supplier<String> story = () -> "seed " + SEED + ": " + what.get();
        assertEquals(exact, got, story);
        assertEquals(exact.hashCode(), got.hashCode(), story);
        assertEquals(0, exact.compareTo(got), story);
        assertTrue(got.denominator().signum() > 0, story);
        assertEquals(got.isZero() ? got.denominator() : BigInteger.ONE, got.numerator().gcd(got.denominator()), story);
    }

    @Test
    void arithmeticIsThatOfBigIntegers() {
        List<Plain> all = samples();
        for (Plain p : all) {
            Rational a = p.exact();
            agrees(new Plain(p.n.negate(), p.d), a.negate(), () -> "-" + a);
            assertEquals(p.n.signum() * p.d.signum(), a.signum());
            if (a.isZero()) assertThrows(ArithmeticException.class, a::inverse);
            else agrees(new Plain(p.d, p.n), a.inverse(), () -> "1/" + a);
            for (Plain q : all) {
                Rational b = q.exact();
                agrees(p.add(q), a.add(b), () -> a + " + " + b);
                agrees(p.add(new Plain(q.n.negate(), q.d)), a.subtract(b), () -> a + " - " + b);
                agrees(p.times(q), a.multiply(b), () -> a + " * " + b);
                if (!b.isZero()) agrees(p.times(new Plain(q.d, q.n)), a.divide(b), () -> a + " / " + b);
                assertEquals(Integer.signum(p.compareTo(q)), Integer.signum(a.compareTo(b)), () -> a + " <> " + b);
                assertEquals(p.compareTo(q) == 0, a.equals(b), () -> a + " = " + b);
            }
        }
    }

    @Test
    void powersAreRepeatedProducts() {
        for (Plain p : samples()) {
            Rational a = p.exact();
            assertEquals(Rational.ONE, a.pow(0));
            assertEquals(a.multiply(a).multiply(a), a.pow(3));
            if (!a.isZero()) assertEquals(a.multiply(a).inverse(), a.pow(-2));
        }
        assertThrows(ArithmeticException.class, () -> Rational.TWO.pow(Integer.MIN_VALUE));
    }

    @Test
    void wordsAndBigIntegersMeet() {
        for (long n : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 1L << 62, -(1L << 62)}) {
            assertEquals(Rational.of(BigInteger.valueOf(n)), Rational.of(n));
            assertEquals(BigInteger.valueOf(n), Rational.of(n).numerator());
            if (n != 0) assertEquals(Rational.of(BigInteger.valueOf(3), BigInteger.valueOf(n)), Rational.of(3, n));
        }
        assertEquals(Rational.ONE, Rational.of(Long.MIN_VALUE, Long.MIN_VALUE));
        assertThrows(ArithmeticException.class, () -> Rational.of(1, 0));
    }

    @Test
    void decimalsAreExact() {
        assertEquals(Rational.of(-241, 20), Rational.parse("-12.050"));
        assertEquals(Rational.of(3, 2000), Rational.parse("1.5e-3"));
        assertEquals(Rational.of(1500), Rational.parse("1.5e3"));
        assertEquals(Rational.of(BigInteger.ONE, BigInteger.TWO.pow(1074)), Rational.of(Double.MIN_VALUE));
        assertEquals(0.1, Rational.of(0.1).doubleValue());
        for (double d : new double[] {1.0 / 3, Math.PI, 1e300, 1e-300, -0.0, Double.MAX_VALUE}) assertEquals(d + 0.0, Rational.of(d).doubleValue() + 0.0);
    }

    @Test
    void theFloorIsBelow() {
        assertEquals(BigInteger.valueOf(-2), Rational.of(-3, 2).floor());
        assertEquals(BigInteger.ONE, Rational.of(3, 2).floor());
        assertEquals(BigInteger.valueOf(-3), Rational.of(-3).floor());
    }

    @Test
    void onlyIntegersThatFitAreSmall() {
        assertTrue(Rational.of(Integer.MIN_VALUE).isSmallInteger());
        assertEquals(false, Rational.of(1L << 31).isSmallInteger());
        assertEquals(false, Rational.HALF.isSmallInteger());
        assertThrows(ArithmeticException.class, () -> Rational.of(1L << 31).intValue());
    }
}
