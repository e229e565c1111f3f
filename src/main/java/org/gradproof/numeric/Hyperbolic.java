package org.gradproof.numeric;

import org.gradproof.numeric.Interval.Range;

/// Hyperbolic sine, cosine and tangent of a dyadic number, through one exponential.
final class Hyperbolic {
    private Hyperbolic() {}

    /// `(e^x - e^(-x))/2`, with as many more bits as the difference loses.
    static Range sinh(Dyadic x, int p) {
        if (x.signum() == 0) return new Range(Dyadic.ZERO, Dyadic.ZERO);
        if (!x.isFinite()) return new Range(x, x);
        if (x.top() < -(p + 6L) / 2) return Circular.cubic(x, 1, p);
        int work = p + 6 + (int) Math.max(0, -x.top());
        Arithmetic arithmetic = new Arithmetic(work);
        Range e = Exponential.exp(x, work);
        Interval twice = arithmetic.subtract(e, reciprocal(e, arithmetic));
        return halved(twice, p);
    }

    /// `(e^x + e^(-x))/2`, at least 1.
    static Range cosh(Dyadic x, int p) {
        if (x.signum() == 0) return new Range(Dyadic.ONE, Dyadic.ONE);
        if (!x.isFinite()) return new Range(Dyadic.INFINITY, Dyadic.INFINITY);
        Arithmetic arithmetic = new Arithmetic(p + 6);
        Range e = Exponential.exp(x.abs(), p + 6);
        Range half = halved(arithmetic.add(e, reciprocal(e, arithmetic)), p);
        return new Range(Dyadic.max(half.lower(), Dyadic.ONE), half.upper());
    }

    /// `1/e` of an enclosure of an exponential, which may reach down to 0.
    private static Range reciprocal(Range e, Arithmetic arithmetic) {
        if (e.lower().signum() > 0) return arithmetic.quotient(new Range(Dyadic.ONE, Dyadic.ONE), e);
        return new Range(Dyadic.ONE.divide(e.upper(), arithmetic.bits, false), Dyadic.INFINITY);
    }

    private static Range halved(Interval twice, int p) {
        Range r = twice.range(p);
        return new Range(r.lower().add(Dyadic.ZERO, p, false).scale(-1), r.upper().add(Dyadic.ZERO, p, true).scale(-1));
    }

    /// `(1 - E)/(1 + E)` with `E = e^(-2|x|)`, which falls as E grows.
    static Range tanh(Dyadic x, int p) {
        if (x.signum() == 0) return new Range(Dyadic.ZERO, Dyadic.ZERO);
        if (x.signum() < 0) {
            Range r = tanh(x.negate(), p);
            return new Range(r.upper().negate(), r.lower().negate());
        }
        if (!x.isFinite()) return new Range(Dyadic.ONE, Dyadic.ONE);
        if (x.top() < -(p + 6L) / 2) return Circular.cubic(x, -1, p);
        int work = p + 6 + (int) Math.max(0, -x.top());
        Range e = Exponential.exp(x.scale(1).negate(), work);
        return new Range(ratio(e.upper(), work, p, false), ratio(e.lower(), work, p, true));
    }

    private static Dyadic ratio(Dyadic e, int work, int p, boolean up) {
        return Dyadic.ONE.subtract(e, work, up).divide(Dyadic.ONE.add(e, work, !up), p, up);
    }
}
