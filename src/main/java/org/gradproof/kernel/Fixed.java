package org.gradproof.kernel;

import java.math.BigInteger;
import org.gradproof.expr.Rational;

/// Bounds of a number that is not negative, in units of 2⁻¹⁶⁰, rounded outwards: quick where many terms are summed.
record Fixed(BigInteger low, BigInteger high) {
    private static final int PLACES = 160;
    private static final BigInteger UNIT = BigInteger.ONE.shiftLeft(PLACES);

    static final Fixed ZERO = new Fixed(BigInteger.ZERO, BigInteger.ZERO);
    static final Fixed ONE = new Fixed(UNIT, UNIT);

    /// Refuses no number, but a negative one is a mistake of ours.
    static Fixed of(Rational q) {
        if (q.signum() < 0) throw new IllegalArgumentException("negative");
        BigInteger[] parts = q.numerator().shiftLeft(PLACES).divideAndRemainder(q.denominator());
        return new Fixed(parts[0], parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE));
    }

    Fixed add(Fixed that) {
        return new Fixed(low.add(that.low), high.add(that.high));
    }

    Fixed multiply(Fixed that) {
        return new Fixed(low.multiply(that.low).shiftRight(PLACES), high.multiply(that.high).shiftRight(PLACES).add(BigInteger.ONE));
    }

    Fixed over(long n) {
        BigInteger d = BigInteger.valueOf(n);
        return new Fixed(low.divide(d), high.divide(d).add(BigInteger.ONE));
    }

    /// Whether it is certainly below 2⁻¹³⁰.
    boolean tiny() {
        return high.bitLength() <= PLACES - 130;
    }

    boolean below(Fixed that) {
        return high.compareTo(that.low) < 0;
    }

    Span span() {
        return Span.of(Rational.of(low, UNIT), Rational.of(high, UNIT));
    }

    /// What lies between this and this plus `more`.
    Fixed upTo(Fixed more) {
        return new Fixed(low, high.add(more.high));
    }
}
