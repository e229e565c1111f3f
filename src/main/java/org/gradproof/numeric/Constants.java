package org.gradproof.numeric;

import java.math.BigInteger;
import org.gradproof.expr.Interrupted;

/// ln 2, π and the square roots of π in fixed point, to any number of bits.
///
/// A value at `w` bits is an integer within 2 of the constant times `2^w`. The first 1200 bits are computed once, when the
/// class is loaded; those of the highest precision that refutations use, when it is first asked for.
final class Constants {
    private static final int READY = 1200;
    private static final int GUARD = 40;
    private static final BigInteger LN2 = seriesLn2(READY);
    private static final BigInteger PI = seriesPi(READY);
    private static final BigInteger TWO_OVER_ROOT_PI = rootPi(READY, 2);
    private static final BigInteger ROOT_TWO_PI_INVERSE = rootPi(READY, -2);

    private Constants() {}

    static BigInteger ln2(int w) {
        return w <= READY ? LN2.shiftRight(READY - w) : w <= High.BITS ? High.LN2.shiftRight(High.BITS - w) : seriesLn2(w);
    }

    static BigInteger pi(int w) {
        return w <= READY ? PI.shiftRight(READY - w) : w <= High.BITS ? High.PI.shiftRight(High.BITS - w) : seriesPi(w);
    }

    /// `2/√π`.
    static BigInteger twoOverRootPi(int w) {
        return w <= READY ? TWO_OVER_ROOT_PI.shiftRight(READY - w) : rootPi(w, 2);
    }

    /// `1/√(2π)`.
    static BigInteger inverseRootTwoPi(int w) {
        return w <= READY ? ROOT_TWO_PI_INVERSE.shiftRight(READY - w) : rootPi(w, -2);
    }

    private static final class High {
        static final int BITS = 4400;
        static final BigInteger LN2 = seriesLn2(BITS);
        static final BigInteger PI = seriesPi(BITS);
    }

    /// The fixed-point value as an interval.
    static Interval.Range range(BigInteger value, int w) {
        BigInteger two = BigInteger.TWO;
        return new Interval.Range(Dyadic.of(value.subtract(two), -w), Dyadic.of(value.add(two), -w));
    }

    /// `ln 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749)`.
    private static BigInteger seriesLn2(int w) {
        int v = w + GUARD;
        return inverse(v, 26, false).multiply(BigInteger.valueOf(18))
                .subtract(inverse(v, 4801, false).shiftLeft(1))
                .add(inverse(v, 8749, false).shiftLeft(3)).shiftRight(GUARD);
    }

    /// Machin: `π = 16 arctan(1/5) − 4 arctan(1/239)`.
    private static BigInteger seriesPi(int w) {
        int v = w + GUARD;
        return inverse(v, 5, true).shiftLeft(4).subtract(inverse(v, 239, true).shiftLeft(2)).shiftRight(GUARD);
    }

    /// `Σ (±1)^k / ((2k+1) q^(2k+1))`; each of at most v/4 terms is cut off by less than 2 units of `2^-v`, so that
    /// for v < 2^30 all of it stays below 2^34 units, which GUARD absorbs also when multiplied by 18.
    private static BigInteger inverse(int v, long q, boolean alternating) {
        BigInteger square = BigInteger.valueOf(q * q);
        BigInteger power = BigInteger.ONE.shiftLeft(v).divide(BigInteger.valueOf(q));
        BigInteger sum = power;
        boolean minus = alternating;
        for (long k = 1; power.signum() > 0; k++) {
            // Not while the class is loaded: what is interrupted there could never be used again.
            if (v > High.BITS + 2 * GUARD && (k & 255) == 0) Interrupted.check();
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(2 * k + 1));
            sum = minus ? sum.subtract(term) : sum.add(term);
            minus = alternating && !minus;
        }
        return sum;
    }

    /// `√(4/π)` or `√(1/(2π))`: roots of a quotient that is right to w + GUARD bits.
    private static BigInteger rootPi(int w, int kind) {
        int v = w + GUARD;
        BigInteger one = BigInteger.ONE.shiftLeft(2 * v);
        BigInteger square = (kind > 0 ? one.shiftLeft(2) : one.shiftRight(1)).divide(seriesPi(v));
        return square.shiftLeft(v).sqrt().shiftRight(GUARD);
    }
}
