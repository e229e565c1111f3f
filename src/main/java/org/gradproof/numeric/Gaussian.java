package org.gradproof.numeric;

import java.math.BigInteger;
import org.gradproof.numeric.Interval.Range;
import org.gradproof.expr.Interrupted;

/// The error function and the normal distribution at a dyadic number, with small relative width also far out in the tails.
///
/// Two series share everything, with `q = x²` for Φ and `q = 2x²` for erf:
///
/// - near: `Φ(x) - 1/2 = x φ(x) T(q)` and `erf(x) = 2x/√π e^(-x²) T(q)` with `T(q) = Σ q^n / (2n+1)!!` (DLMF 7.6.2), all terms
///   positive;
/// - far: `Φ(-x) = φ(x)/x A(q)` and `1 - erf(x) = e^(-x²)/(x√π) A(q)` for `x > 0` with `A(q) = Σ (-1)^n (2n-1)!! / q^n`
///   (DLMF 7.12.1), whose rest is smaller than the first term left out and has its sign.
final class Gaussian {
    private Gaussian() {}

    /// `φ(x) = e^(-x²/2)/√(2π)`.
    static Range pdf(Dyadic x, int p) {
        if (!x.isFinite()) return new Range(Dyadic.ZERO, Dyadic.ZERO);
        int work = p + 6;
        return rounded(new Arithmetic(work).product(decay(x, -1, work),
                Constants.range(Constants.inverseRootTwoPi(work + 4), work + 4)), p);
    }

    /// `e^(-x²·2^shift)`.
    private static Range decay(Dyadic x, int shift, int bits) {
        Dyadic low = x.multiply(x, 2 * bits + 128, false).scale(shift);
        Dyadic high = x.multiply(x, 2 * bits + 128, true).scale(shift);
        Range top = Exponential.exp(low.negate(), bits);
        return low.equals(high) ? top : new Range(Exponential.exp(high.negate(), bits).lower(), top.upper());
    }

    /// `Φ(x)`.
    static Range cdf(Dyadic x, int p) {
        if (x.signum() == 0) return new Range(Dyadic.HALF, Dyadic.HALF);
        if (!x.isFinite()) return x.signum() < 0 ? new Range(Dyadic.ZERO, Dyadic.ZERO) : new Range(Dyadic.ONE, Dyadic.ONE);
        Dyadic a = x.abs();
        Dyadic q = square(a, p, 0);
        if (isFar(q, p)) {
            Range tail = rounded(tail(a, q, pdf(a, p + 8), p + 8), p);
            return x.signum() < 0 ? tail : complement(tail, p);
        }
        int work = p + 12 + (x.signum() < 0 ? lost(q) : 0);
        Arithmetic arithmetic = new Arithmetic(work);
        Range body = arithmetic.product(arithmetic.product(new Range(a, a), pdf(a, work)), near(square(a, work, 0), work));
        Range half = new Range(Dyadic.HALF, Dyadic.HALF);
        return below1(arithmetic.range(x.signum() < 0 ? arithmetic.subtract(half, body) : arithmetic.add(half, body)), p);
    }

    /// `erf(x)`.
    static Range erf(Dyadic x, int p) {
        if (x.signum() == 0) return new Range(Dyadic.ZERO, Dyadic.ZERO);
        if (x.signum() < 0) {
            Range r = erf(x.negate(), p);
            return new Range(r.upper().negate(), r.lower().negate());
        }
        if (!x.isFinite()) return new Range(Dyadic.ONE, Dyadic.ONE);
        Dyadic q = square(x, p, 1);
        int work = p + 12;
        Arithmetic arithmetic = new Arithmetic(work);
        Range factor = Constants.range(Constants.twoOverRootPi(work + 4), work + 4);
        Range decay = arithmetic.product(decay(x, 0, work), factor);
        if (isFar(q, p)) {
            // 2/√π e^(-x²) is √2 times what the tail of Φ needs with √q = x√2: (2/√π)/2 = 1/√π
            return complement(rounded(tail(x, q, new Range(decay.lower().scale(-1), decay.upper().scale(-1)), work), p), p);
        }
        return below1(arithmetic.product(arithmetic.product(new Range(x, x), decay), near(square(x, work, 1), work)), p);
    }

    /// `x²·2^shift`, downward where it must be rounded at all, to bits that make no difference to the series.
    private static Dyadic square(Dyadic x, int p, int shift) {
        return x.multiply(x, 2 * p + 256, false).scale(shift);
    }

    /// Whether the smallest term of the far series, about `√2 e^(-q/2)`, lies below `2^-(p+8)`.
    private static boolean isFar(Dyadic q, int p) {
        return q.compareTo(Dyadic.of(Math.round((p + 30) * 1.4), 0)) >= 0;
    }

    /// How many leading bits `1/2 - (Φ - 1/2)` loses, at most: `Φ(-x) > e^(-q/2)/(4(1 + q))`.
    private static int lost(Dyadic q) {
        double d = q.doubleValue();
        return (int) (d * 0.7214) + 4 + (int) Math.ceil(StrictMath.log(1 + d) * 1.45);
    }

    private static Range complement(Range tail, int p) {
        return new Range(Dyadic.ONE.subtract(tail.upper(), p, false), Dyadic.ONE.subtract(tail.lower(), p, true));
    }

    private static Range below1(Range r, int p) {
        Range rounded = rounded(r, p);
        return new Range(rounded.lower(), Dyadic.min(rounded.upper(), Dyadic.ONE));
    }

    private static Range rounded(Range r, int p) {
        return new Range(r.lower().add(Dyadic.ZERO, p, false), r.upper().add(Dyadic.ZERO, p, true));
    }

    /// `T(q)` in fixed point.
    ///
    /// The computed terms never exceed the true ones. What is cut off at step m, at most 2 ulps and what q lacks, is
    /// multiplied in the following terms by no more than `T`, since `Π q/(2i+1)` over later i is smaller than over the first; so
    /// N steps make an error of at most `3N·T` ulps, and the terms after a computed 0 are part of it. q itself may have been
    /// rounded down by a relative `2^-2w`, far below an ulp per step; one more `T` per step covers it.
    private static Range near(Dyadic q, int w) {
        BigInteger x = q.top() < -w - 4L ? BigInteger.ZERO : q.fixed(w);
        BigInteger term = BigInteger.ONE.shiftLeft(w);
        BigInteger sum = term;
        int n = 0;
        while (term.signum() > 0) {
            n++;
            if ((n & 63) == 0) Interrupted.check();
            term = term.multiply(x).shiftRight(w).divide(BigInteger.valueOf(2L * n + 1));
            sum = sum.add(term);
        }
        BigInteger error = sum.multiply(BigInteger.valueOf(4L * n + 5)).shiftRight(w).add(BigInteger.TWO);
        return new Range(Dyadic.of(sum, -w), Dyadic.of(sum.add(error), -w));
    }

    /// `decay/x·A(q)` for `q` that [#isFar]; `decay` is `φ(x)`, or `e^(-x²)/√π`.
    ///
    /// Computed with `1/q` off by 1 ulp, term n is off by at most `e_n <= e_(n-1) + 2(2n-1) + 1 <= 3n²`, since `(2n-1)/q <= 1` while
    /// the terms fall; the sum of N terms by `N³ + N²`. The rest is less than the last term computed and its error.
    private static Range tail(Dyadic x, Dyadic q, Range decay, int p) {
        int guard = 3 * (33 - Integer.numberOfLeadingZeros(p)) + 4;
        int w = p + guard;
        BigInteger inverse = q.top() > w + 8L ? BigInteger.ZERO : Dyadic.ONE.divide(q, w + 8, false).fixed(w);
        BigInteger term = BigInteger.ONE.shiftLeft(w);
        BigInteger sum = term;
        long n = 0;
        while (term.bitLength() > guard - 6) {
            n++;
            if ((n & 63) == 0) Interrupted.check();
            BigInteger next = term.multiply(inverse).shiftRight(w).multiply(BigInteger.valueOf(2 * n - 1));
            if (next.compareTo(term) >= 0) break;
            term = next;
            sum = (n & 1) == 1 ? sum.subtract(term) : sum.add(term);
        }
        BigInteger error = BigInteger.valueOf(n + 1).pow(3).shiftLeft(2).add(term).add(BigInteger.TWO);
        Range series = new Range(Dyadic.of(sum.subtract(error), -w), Dyadic.of(sum.add(error), -w));
        Arithmetic arithmetic = new Arithmetic(p + 4);
        return arithmetic.quotient(arithmetic.product(decay, series), new Range(x, x));
    }
}
