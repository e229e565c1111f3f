package org.gradproof.numeric;

import java.math.BigInteger;
import org.gradproof.expr.Rational;
import org.gradproof.numeric.Interval.Point;
import org.gradproof.numeric.Interval.Range;

/// The circular functions of intervals and their inverses: crests, poles and ends.
final class Angles {
    private Angles() {}

    /// Bounds of `x / (π/2)`.
    record Quarters(Dyadic low, Dyadic high) {
        /// Whether some integer `n ≡ rest (mod period)` may lie between the bounds.
        boolean holds(int rest, int period) {
            if (!low.isFinite() || !high.isFinite()) return true;
            if (low.signum() != 0 && low.top() > Circular.HUGE || high.signum() != 0 && high.top() > Circular.HUGE) return true;
            BigInteger first = low.negate().fixed(0).negate();
            BigInteger last = high.fixed(0);
            BigInteger to = BigInteger.valueOf(rest).subtract(first).mod(BigInteger.valueOf(period));
            return first.add(to).compareTo(last) <= 0;
        }
    }

    /// Which quarters of a turn the interval may touch.
    static Quarters quarters(Interval x, int p) {
        Range r = Functions.near(x, p + 8, true);
        long top = Math.max(top(r.lower()), top(r.upper()));
        int bits = top > Circular.HUGE ? p : p + 8 + (int) Math.max(0, top);
        Range half = pi(bits);
        half = new Range(half.lower().scale(-1), half.upper().scale(-1));
        Range q = new Arithmetic(bits).quotient(r, half);
        return new Quarters(q.lower(), q.upper());
    }

    private static long top(Dyadic d) {
        return !d.isFinite() ? Long.MAX_VALUE : d.signum() == 0 ? 0 : d.top();
    }

    /// `sin(x)`, or with `turn = 1` `cos(x)`: the ends, and the crests between them.
    static Range wave(Interval x, int turn, int p) {
        Range r = Functions.near(x, p + 8, true);
        Range low = Circular.sin(r.lower(), turn, p);
        if (Functions.isShort(r)) {
            Dyadic d = Functions.width(r);
            if (d.signum() == 0) return low;
            return new Range(Dyadic.max(low.lower().subtract(d, p, false), Dyadic.MINUS_ONE),
                    Dyadic.min(low.upper().add(d, p, true), Dyadic.ONE));
        }
        Range high = Circular.sin(r.upper(), turn, p);
        Quarters q = quarters(x, p);
        return new Range(q.holds(3 - turn, 4) ? Dyadic.MINUS_ONE : Dyadic.min(low.lower(), high.lower()),
                q.holds(1 - turn, 4) ? Dyadic.ONE : Dyadic.max(low.upper(), high.upper()));
    }

    /// Between two poles.
    static Interval tan(Interval x, int p) {
        Functions.Kernel f = (y, bits) -> {
            int work = bits + 8;
            Range sin = Circular.sin(y, 0, work);
            Range cos = Circular.sin(y, 1, work);
            if (cos.lower().signum() <= 0 && cos.upper().signum() >= 0) {
                return new Range(Dyadic.MINUS_INFINITY, Dyadic.INFINITY);
            }
            return new Arithmetic(bits).quotient(sin, cos);
        };
        return Functions.increasing(Functions.near(x, p + 8, true), p, f);
    }

    /// `arcsin x = arctan(x/√(1-x²))`.
    static Interval arcsin(Interval x, int p) {
        if (x instanceof Point point) return arcsin(point, p);
        Range r = (Range) x;
        return new Range(arcsin(clipped(r.lower(), false), p).lower(), arcsin(clipped(r.upper(), true), p).upper());
    }

    private static Range arcsin(Point x, int p) {
        Arithmetic arithmetic = new Arithmetic(p + 10);
        Interval rest = arithmetic.subtract(Interval.ONE, arithmetic.square(x));
        if (x.value().abs().isOne()) {
            Range half = pi(p + 1);
            half = new Range(half.lower().scale(-1), half.upper().scale(-1));
            return x.value().signum() > 0 ? half : new Range(half.upper().negate(), half.lower().negate());
        }
        if (x.value().isZero()) return new Range(Dyadic.ZERO, Dyadic.ZERO);
        if (rest.sign() <= 0) rest = product(x);
        return arctan(arithmetic.range(arithmetic.divide(x, arithmetic.sqrt(rest))), p);
    }

    /// `(1-x)(1+x)`, exactly, of a number of any length.
    private static Interval product(Point x) {
        return new Point(Rational.ONE.subtract(x.value()).multiply(Rational.ONE.add(x.value())));
    }

    /// `arccos x = 2 arctan(√((1-x)/(1+x)))`, which is accurate near 1; `π` at -1.
    static Interval arccos(Interval x, int p) {
        return switch (x) {
            case Point point -> arccos(point, p);
            case Range r -> new Range(arccos(clipped(r.upper(), true), p).lower(), arccos(clipped(r.lower(), false), p).upper());
        };
    }

    private static Range arccos(Point x, int p) {
        if (x.value().equals(Rational.MINUS_ONE)) return pi(p);
        if (x.value().isOne()) return new Range(Dyadic.ZERO, Dyadic.ZERO);
        Arithmetic arithmetic = new Arithmetic(p + 10);
        Interval ratio = new Point(Rational.ONE.subtract(x.value()).divide(Rational.ONE.add(x.value())));
        Range half = arctan(arithmetic.range(arithmetic.sqrt(ratio)), p + 1);
        return new Range(half.lower().scale(1), half.upper().scale(1));
    }

    /// The end of an interval that is known to lie in [-1, 1], as a rational; the tiniest ones moved outward.
    private static Point clipped(Dyadic end, boolean up) {
        if (end.compareTo(Dyadic.ONE) >= 0) return Interval.ONE;
        if (end.compareTo(Dyadic.MINUS_ONE) <= 0) return new Point(Rational.MINUS_ONE);
        if (end.signum() == 0 || end.top() >= -4096) return new Point(end.rational());
        return end.signum() > 0 != up ? Interval.ZERO : new Point(Dyadic.of(end.signum(), -4096).rational());
    }

    /// Its slope is below 1 and below `1/x²`: over a short interval one evaluation is enough.
    static Range arctan(Range x, int p) {
        if (!Functions.isShort(x)) return Functions.increasing(x, p, Circular::arctan);
        Range low = Circular.arctan(x.lower(), p);
        Dyadic d = Functions.width(x);
        Dyadic nearer = Dyadic.min(x.lower().abs(), x.upper().abs());
        if (nearer.compareTo(Dyadic.ONE) > 0) d = d.divide(nearer.multiply(nearer, 32, false), 32, true);
        return new Range(low.lower(), low.upper().add(d, p, true));
    }

    /// π.
    static Range pi(int p) {
        return Constants.range(Constants.pi(p + 4), p + 4);
    }
}
