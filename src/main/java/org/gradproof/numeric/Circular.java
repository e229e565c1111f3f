package org.gradproof.numeric;

import java.math.BigInteger;
import org.gradproof.numeric.Interval.Range;
import org.gradproof.expr.Interrupted;

/// Sine, cosine and arctangent of a dyadic number; fixed point as in [Exponential].
final class Circular {
    private Circular() {}

    /// Beyond this many bits before the point the argument is not reduced: sine and cosine are then only in [-1, 1].
    static final long HUGE = 1 << 17;

    private static final Range ALL = new Range(Dyadic.MINUS_ONE, Dyadic.ONE);

    /// Sine and cosine together, each off by at most `error` ulps.
    record Pair(BigInteger sin, BigInteger cos, BigInteger error) {}

    /// `sin(x)`, or with `turn = 1` `cos(x) = sin(x + π/2)`; absolute width about `2^-p`, and relative near 0.
    ///
    /// `x = k·π/2 + r` with `|r| < 0.8`; with `h` more bits for π the reduced argument is off by less than 4 ulps, and so is,
    /// sine and cosine having slopes of at most 1, the result.
    static Range sin(Dyadic x, int turn, int p) {
        if (!x.isFinite()) return ALL;
        if (x.signum() == 0) return turn == 0 ? new Range(Dyadic.ZERO, Dyadic.ZERO) : new Range(Dyadic.ONE, Dyadic.ONE);
        long top = x.top();
        if (top > HUGE) return ALL;
        if (top < -(p + 6L) / 2) return turn == 0 ? cubic(x, -1, p) : new Range(Dyadic.ONE.subtract(x.multiply(x, p, true), p, false), Dyadic.ONE);
        int extra = (int) Math.max(0, -top);
        int s = halvings(p + extra);
        int w = p + extra + guard(s, p + extra);
        BigInteger r = x.fixed(w);
        BigInteger k = BigInteger.ZERO;
        if (top >= 0) {
            int h = (int) top + 4;
            BigInteger half = Constants.pi(w + h).shiftRight(1);
            BigInteger wide = x.fixed(w + h);
            BigInteger[] turns = wide.shiftLeft(1).add(half).divideAndRemainder(half.shiftLeft(1));
            k = turns[1].signum() < 0 ? turns[0].subtract(BigInteger.ONE) : turns[0];
            r = wide.subtract(k.multiply(half)).shiftRight(h);
        }
        Pair pair = sincos(r, w, s);
        int quadrant = k.and(BigInteger.valueOf(3)).intValue() + turn & 3;
        BigInteger value = switch (quadrant) {
            case 0 -> pair.sin;
            case 1 -> pair.cos;
            case 2 -> pair.sin.negate();
            default -> pair.cos.negate();
        };
        BigInteger error = pair.error.add(BigInteger.valueOf(4));
        Dyadic low = Dyadic.round(value.subtract(error), -w, p, false);
        Dyadic high = Dyadic.round(value.add(error), -w, p, true);
        return new Range(Dyadic.max(low, Dyadic.MINUS_ONE), Dyadic.min(high, Dyadic.ONE));
    }

    /// For tiny x: between `x` and `x - x³/2` (sign -1) or `x + x³/2` (sign 1), which holds the first term of the series of
    /// sin, arctan, tanh (`-x³/6`, `-x³/3`) or sinh (`x³/6`) and all that follow.
    static Range cubic(Dyadic x, int sign, int p) {
        Dyadic a = x.abs();
        Dyadic cube = a.multiply(a, p, true).multiply(a, p, true).scale(-1);
        boolean outward = x.signum() > 0 == sign > 0;
        Dyadic low = outward ? x : x.subtract(cube, p, false);
        Dyadic high = outward ? x.add(cube, p, true) : x;
        return new Range(low.add(Dyadic.ZERO, p, false), high.add(Dyadic.ZERO, p, true));
    }

    private static int halvings(int p) {
        return Math.max(1, (int) (StrictMath.sqrt(p + 20) * 0.25));
    }

    /// Enough that `4^s(2n + 6) + 4 < 2^(guard-2)`.
    private static int guard(int s, int p) {
        return 2 * s + 9 + (33 - Integer.numberOfLeadingZeros(p)) / 2;
    }

    /// Sine and cosine of an exact fixed-point `|r| < 0.9`.
    ///
    /// With `y = r/2^s` off by 1 and `q = y²` by 2 ulps, each term of either series is off by at most 3 ulps and n terms by
    /// `3n + 2`, rest included. Each doubling `cos' - 1 = 2(cos - 1)(cos + 1)`, `sin' = 2 sin cos` multiplies the larger of both errors
    /// by at most 4 and adds 2: at most `4^s(3n + 3)`.
    static Pair sincos(BigInteger r, int w, int s) {
        BigInteger y = r.shiftRight(s);
        BigInteger q = y.multiply(y).shiftRight(w);
        BigInteger sin = y;
        BigInteger term = y;
        int n = 1;
        for (long d = 2; term.signum() != 0 && !term.equals(BigInteger.ONE.negate()); d += 2, n++) {
            if ((n & 63) == 0) Interrupted.check();
            term = term.multiply(q).shiftRight(w).divide(BigInteger.valueOf(-d * (d + 1)));
            sin = sin.add(term);
        }
        BigInteger c = BigInteger.ZERO;
        term = BigInteger.ONE.shiftLeft(w);
        for (long d = 1; term.signum() != 0; d += 2) {
            term = term.multiply(q).shiftRight(w).divide(BigInteger.valueOf(-d * (d + 1)));
            c = c.add(term);
        }
        BigInteger one = BigInteger.ONE.shiftLeft(w);
        BigInteger two = one.shiftLeft(1);
        for (int i = 0; i < s; i++) {
            sin = sin.multiply(one.add(c)).shiftRight(w - 1);
            c = c.multiply(two.add(c)).shiftRight(w - 1);
        }
        return new Pair(sin, one.add(c), BigInteger.valueOf(3L * n + 6).shiftLeft(2 * s));
    }

    /// `arctan(x)`; relative width about `2^-p`. For `x >= 1` it is `π/2 - arctan(1/x)`.
    static Range arctan(Dyadic x, int p) {
        if (x.signum() == 0) return new Range(Dyadic.ZERO, Dyadic.ZERO);
        if (x.signum() < 0) {
            Range r = arctan(x.negate(), p);
            return new Range(r.upper().negate(), r.lower().negate());
        }
        boolean small = x.isFinite() && x.top() <= 0;
        if (small && x.top() < -(p + 6L) / 2) return cubic(x, -1, p);
        int extra = small ? (int) -x.top() : 0;
        int s = halvings(p + extra);
        int w = p + extra + guard(s, p + extra) + 3;
        BigInteger t = small ? x.fixed(w)
                : !x.isFinite() || x.top() > w + 2L ? BigInteger.ZERO
                : Dyadic.ONE.divide(x, w + 8, false).fixed(w);
        Exponential.Fixed a = arctan(t, w, s);
        BigInteger value = small ? a.value() : Constants.pi(w).shiftRight(1).subtract(a.value());
        // t may be off by 2, half of π by 2
        BigInteger error = a.error().add(BigInteger.valueOf(4));
        return new Range(Dyadic.round(value.subtract(error), -w, p, false), Dyadic.round(value.add(error), -w, p, true));
    }

    /// `arctan` of an exact fixed-point `t` in [0, 1].
    ///
    /// For any guess y, here the arctangent in doubles, `arctan t = y + arctan(v)` with `v = (t cos y - sin y)/(cos y + t sin y)`.
    /// The denominator is at least 1 up to the error of the guess; with sine and cosine off by E, v is off by less than `4E + 8`, each
    /// of the n terms of its series by 2.
    private static Exponential.Fixed arctan(BigInteger t, int w, int s) {
        if (t.signum() == 0) return new Exponential.Fixed(BigInteger.ZERO, BigInteger.ONE);
        double guess = StrictMath.atan(Dyadic.of(t, -w).doubleValue());
        BigInteger y = Dyadic.of(guess).fixed(w);
        Pair pair = sincos(y, w, s);
        BigInteger top = t.multiply(pair.cos).shiftRight(w).subtract(pair.sin);
        BigInteger bottom = pair.cos.add(t.multiply(pair.sin).shiftRight(w));
        BigInteger v = top.shiftLeft(w).divide(bottom);
        BigInteger square = v.multiply(v).shiftRight(w);
        BigInteger power = v;
        BigInteger sum = v;
        int n = 1;
        for (; power.signum() != 0 && !power.equals(BigInteger.ONE.negate()); n++) {
            if ((n & 63) == 0) Interrupted.check();
            power = power.multiply(square).shiftRight(w).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(2L * n + 1)));
        }
        return new Exponential.Fixed(y.add(sum), pair.error.shiftLeft(2).add(BigInteger.valueOf(2L * n + 12)));
    }
}
