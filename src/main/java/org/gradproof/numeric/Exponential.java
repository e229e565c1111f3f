package org.gradproof.numeric;

import java.math.BigInteger;
import org.gradproof.numeric.Interval.Range;
import org.gradproof.expr.Interrupted;

/// The exponential and the logarithm of a dyadic number, enclosed to a few units of the last of `p` bits.
///
/// Fixed point: an integer `X` stands for `x = X·2^-w`, and "ulp" below is `2^-w`. All shifts and divisions cut off
/// less than one ulp. The errors are bounded on paper, beside each series, and the bound is added to both ends.
final class Exponential {
    private Exponential() {}

    /// A fixed-point value and how many ulps it may be off.
    record Fixed(BigInteger value, BigInteger error) {}

    /// `exp(x)`; relative width about `2^-p`.
    ///
    /// `x = k ln 2 + r` with `|r| < 0.36`, k being found in doubles. With `h` more bits for `ln 2` the reduced argument is off by less than 3 ulps,
    /// which moves the result (below 1.5) by less than 5.
    static Range exp(Dyadic x, int p) {
        if (!x.isFinite()) {
            return x.signum() > 0 ? new Range(Dyadic.LARGEST, Dyadic.INFINITY) : new Range(Dyadic.ZERO, Dyadic.ZERO);
        }
        if (x.signum() == 0) return new Range(Dyadic.ONE, Dyadic.ONE);
        long top = x.top();
        if (top > 46) {
            // |x| >= 2^46, so that exp(x) lies beyond 2^(±2^46)
            return x.signum() > 0 ? new Range(Dyadic.LARGEST, Dyadic.INFINITY) : new Range(Dyadic.ZERO, Dyadic.SMALLEST);
        }
        if (top < -(p + 6L) / 2) return nearOne(x, p);
        int s = halvings(p);
        int w = p + guard(s, p);
        BigInteger r = x.fixed(w);
        long k = 0;
        if (top > -2) {
            k = (long) StrictMath.rint(x.doubleValue() / StrictMath.log(2));
            int h = (int) Math.max(0, top) + 3;
            r = r.subtract(BigInteger.valueOf(k).multiply(Constants.ln2(w + h)).shiftRight(h));
        }
        Fixed z = exp(r, w, s);
        BigInteger error = z.error.add(BigInteger.valueOf(5));
        return new Range(Dyadic.round(z.value.subtract(error), k - w, p, false),
                Dyadic.round(z.value.add(error), k - w, p, true));
    }

    /// `1 + x <= exp(x) <= 1 + x + x²` for `x <= 1`.
    private static Range nearOne(Dyadic x, int p) {
        Dyadic square = x.multiply(x, p, true);
        return new Range(Dyadic.ONE.add(x, p, false), Dyadic.ONE.add(x.add(square, p, true), p, true));
    }

    static int halvings(int p) {
        return Math.max(1, (int) (StrictMath.sqrt(p + 20) * 0.6));
    }

    /// Enough that `2^(s+1)(2n+5) + 5 < 2^(guard-2)`, where n < 4·√(2p) terms are needed.
    static int guard(int s, int p) {
        return s + 9 + (33 - Integer.numberOfLeadingZeros(p)) / 2;
    }

    /// `exp` of an exact fixed-point `|r| < 1/2`.
    ///
    /// With `y = r/2^s`, `s >= 1`, off by 1 ulp, the terms `t_i = t_(i-1)·y/i` are each off by at most 2 ulps:
    /// `(|t|·1 + |y|·2 + 1)/i + 1 <= 2`. The sum of n terms is then off by `2n + 2`, the rest of the series included. Squaring s
    /// times doubles the relative error and adds at most 1.5 each time: in all at most `2^(s+1)·(2n + 5)`.
    static Fixed exp(BigInteger r, int w, int s) {
        if (r.signum() == 0) return new Fixed(BigInteger.ONE.shiftLeft(w), BigInteger.ZERO);
        BigInteger y = r.shiftRight(s);
        BigInteger term = y;
        BigInteger sum = BigInteger.ONE.shiftLeft(w).add(y);
        int n = 1;
        while (term.signum() != 0) {
            n++;
            if ((n & 63) == 0) Interrupted.check();
            term = term.multiply(y).shiftRight(w).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        for (int i = 0; i < s; i++) sum = sum.multiply(sum).shiftRight(w);
        return new Fixed(sum, BigInteger.valueOf(2L * n + 5).shiftLeft(s + 1));
    }

    /// `log(x)` for `x > 0`; relative width about `2^-p`.
    ///
    /// `x = f·2^k` with f near 1, and `log f = y + log(f·exp(-y))` for any guess y, here the logarithm in doubles. The rest is
    /// `log(1 + δ) = 2 artanh(δ/(2 + δ))` with a δ near `2^-50`.
    static Range log(Dyadic x, int p) {
        if (!x.isFinite()) return new Range(Dyadic.INFINITY, Dyadic.INFINITY);
        long k = x.top();
        double head = x.scale(-k).doubleValue();
        if (head < 0.7) k--;
        Dyadic f = x.scale(-k);
        long extra = 0;
        if (k == 0) {
            Dyadic d = f.subtract(Dyadic.ONE, Integer.MAX_VALUE / 2, false);
            if (d.signum() == 0) return new Range(Dyadic.ZERO, Dyadic.ZERO);
            extra = Math.max(0, -d.top());
            // d - d² <= log(1 + d) <= d for d >= -1/2
            if (extra > p) return new Range(d.subtract(d.multiply(d, p, true), p, false), d.add(Dyadic.ZERO, p, true));
        }
        int s = halvings(p + (int) extra);
        int w = p + (int) extra + guard(s, p + (int) extra) + 3;
        BigInteger one = BigInteger.ONE.shiftLeft(w);
        Fixed near = logNearOne(f.fixed(w), w, s);
        BigInteger value = near.value;
        BigInteger error = near.error;
        if (k != 0) {
            int h = 64 - Long.numberOfLeadingZeros(Math.abs(k)) + 2;
            value = value.add(BigInteger.valueOf(k).multiply(Constants.ln2(w + h)).shiftRight(h));
            error = error.add(BigInteger.TWO);
        }
        return new Range(Dyadic.round(value.subtract(error), -w, p, false), Dyadic.round(value.add(error), -w, p, true));
    }

    /// `log f` for fixed-point `f` in [0.6, 1.5], itself off by at most 1 ulp.
    ///
    /// `exp(-y) <= 1.7` off by E makes `g = f·exp(-y)` off by `1.5E + 1.7 + 1 <= 2E + 3` and its logarithm, since g is near 1, by
    /// `2(2E + 3)` at most; each of the n terms of the series and the quotient add less than 2, doubled 4.
    private static Fixed logNearOne(BigInteger f, int w, int s) {
        BigInteger one = BigInteger.ONE.shiftLeft(w);
        double guess = StrictMath.log(Dyadic.of(f, -w).doubleValue());
        BigInteger y = Dyadic.of(guess).fixed(w);
        Fixed z = exp(y.negate(), w, s);
        BigInteger delta = f.multiply(z.value).shiftRight(w).subtract(one);
        BigInteger v = delta.shiftLeft(w).divide(one.shiftLeft(1).add(delta));
        BigInteger square = v.multiply(v).shiftRight(w);
        BigInteger power = v;
        BigInteger sum = v;
        int n = 1;
        for (; power.signum() != 0 && !power.equals(BigInteger.ONE.negate()); n++) {
            if ((n & 63) == 0) Interrupted.check();
            power = power.multiply(square).shiftRight(w);
            sum = sum.add(power.divide(BigInteger.valueOf(2L * n + 1)));
        }
        return new Fixed(y.add(sum.shiftLeft(1)), z.error.shiftLeft(2).add(BigInteger.valueOf(4L * n + 12)));
    }
}
