package org.gradproof.checker;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gradproof.expr.Rational;

/// All numbers between two doubles, these included; every operation gives all results that are possible, and rounds outwards
/// only where a result is not exact. Infinite ends say that there is no bound.
record Reach(double low, double high) {
    static final Reach ALL = new Reach(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final Reach ONE = new Reach(1, 1);
    private static final double SMALLEST = 0x1p-960;

    static Reach of(Rational r) {
        double d = r.doubleValue();
        if (Double.isInfinite(d)) return d > 0 ? new Reach(Double.MAX_VALUE, d) : new Reach(d, -Double.MAX_VALUE);
        int c = exactly(d).compareTo(r);
        return new Reach(c > 0 ? Math.nextDown(d) : d, c < 0 ? Math.nextUp(d) : d);
    }

    private static Rational exactly(double d) {
        BigDecimal b = new BigDecimal(d);
        return b.scale() <= 0 ? Rational.of(b.toBigIntegerExact()) : Rational.of(b.unscaledValue(), BigInteger.TEN.pow(b.scale()));
    }

    boolean positive() {
        return low > 0;
    }

    boolean notNegative() {
        return low >= 0;
    }

    Reach negated() {
        return new Reach(-high, -low);
    }

    Reach plus(Reach that) {
        return new Reach(sum(low, that.low, false), sum(high, that.high, true));
    }

    private static double sum(double a, double b, boolean up) {
        double s = a + b;
        if (Double.isNaN(s)) return up ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        if (Double.isInfinite(a) || Double.isInfinite(b)) return s;
        if (Double.isInfinite(s)) return out(s, up);
        double t = s - a;
        double error = (a - (s - t)) + (b - t);
        return error == 0 || error > 0 != up ? s : out(s, up);
    }

    /// The next number outwards.
    private static double out(double d, boolean up) {
        return up ? Math.nextUp(d) : Math.nextDown(d);
    }

    Reach times(Reach that) {
        double[] l = {product(low, that.low, false), product(low, that.high, false), product(high, that.low, false), product(high, that.high, false)};
        double[] h = {product(low, that.low, true), product(low, that.high, true), product(high, that.low, true), product(high, that.high, true)};
        return new Reach(Math.min(Math.min(l[0], l[1]), Math.min(l[2], l[3])), Math.max(Math.max(h[0], h[1]), Math.max(h[2], h[3])));
    }

    /// A missing end times 0 counts as 0, since the numbers themselves are finite.
    private static double product(double a, double b, boolean up) {
        if (a == 0 || b == 0) return 0;
        double p = a * b;
        if (Double.isInfinite(a) || Double.isInfinite(b)) return p;
        if (Double.isInfinite(p) || Math.abs(p) < SMALLEST) return out(p, up);
        double error = Math.fma(a, b, -p);
        return error == 0 || error > 0 != up ? p : out(p, up);
    }

    /// The reciprocals; the numbers are all positive or all negative.
    Reach inverse() {
        if (low > 0) return new Reach(inverse(high, false), inverse(low, true));
        if (high < 0) return negated().inverse().negated();
        throw new Objection(false, "bounds in doubles leave room for a zero below");
    }

    private static double inverse(double a, boolean up) {
        if (Double.isInfinite(a)) return 0;
        double q = 1 / a;
        if (Double.isInfinite(q) || q < SMALLEST) return out(q, up);
        double rest = Math.fma(-q, a, 1);
        return rest == 0 || rest > 0 != up ? q : out(q, up);
    }

    Reach magnitude() {
        if (low >= 0) return this;
        return high <= 0 ? negated() : new Reach(0, Math.max(-low, high));
    }

    Reach power(int n) {
        if (n < 0) return power(-n).inverse();
        if (n % 2 == 0) return n == 0 ? ONE : magnitude().positivePower(n);
        if (low >= 0) return positivePower(n);
        if (high <= 0) return negated().positivePower(n).negated();
        return new Reach(-new Reach(0, -low).positivePower(n).high, new Reach(0, high).positivePower(n).high);
    }

    private Reach positivePower(int n) {
        Reach result = ONE;
        Reach base = this;
        for (int k = n; k > 0; k >>= 1) {
            if ((k & 1) == 1) result = result.times(base);
            base = base.times(base);
        }
        return result;
    }

    Reach hull(Reach that) {
        return new Reach(Math.min(low, that.low), Math.max(high, that.high));
    }

    Reach meet(Reach that) {
        return new Reach(Math.max(low, that.low), Math.min(high, that.high));
    }

    /// Further out by so many steps on each side, for functions that are computed with a known error.
    Reach widened(int steps) {
        double l = low;
        double h = high;
        for (int i = 0; i < steps; i++) {
            l = Math.nextDown(l);
            h = Math.nextUp(h);
        }
        return new Reach(l, h);
    }
}
