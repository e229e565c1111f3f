package org.gradproof.numeric;

import java.math.BigInteger;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Rational;
import org.gradproof.numeric.Interval.Point;
import org.gradproof.numeric.Interval.Range;

/// The four operations, powers and roots of intervals, exact while the numbers stay small and else rounded outward
/// at a working precision.
final class Arithmetic {
    /// Exact results of about more bits than this are rounded, so that a long sum of fractions stays quick.
    static final int EXACT = 4096;

    final int bits;

    Arithmetic(int bits) {
        this.bits = bits;
    }

    Range range(Interval x) {
        return x.range(bits);
    }

    Interval negate(Interval a) {
        return switch (a) {
            case Point p -> new Point(p.value().negate());
            case Range r -> new Range(r.upper().negate(), r.lower().negate());
        };
    }

    Interval add(Interval a, Interval b) {
        if (a instanceof Point p && b instanceof Point q && small(p, q)) return new Point(p.value().add(q.value()));
        if (isZero(a)) return b;
        if (isZero(b)) return a;
        return sum(range(a), range(b));
    }

    private Range sum(Range a, Range b) {
        return new Range(a.lower().add(b.lower(), bits, false), a.upper().add(b.upper(), bits, true));
    }

    Interval subtract(Interval a, Interval b) {
        return add(a, negate(b));
    }

    Interval multiply(Interval a, Interval b) {
        if (a instanceof Point p) {
            if (p.value().isZero()) return Interval.ZERO;
            if (p.value().isOne()) return b;
            if (b instanceof Point q && small(p, q)) return new Point(p.value().multiply(q.value()));
        }
        if (isZero(b)) return Interval.ZERO;
        return product(range(a), range(b));
    }

    Range product(Range a, Range b) {
        if (a.upper().signum() <= 0 && a.lower().signum() < 0) return minus(product(minus(a), b));
        if (b.upper().signum() <= 0 && b.lower().signum() < 0) return minus(product(a, minus(b)));
        Dyadic p = a.lower();
        Dyadic q = a.upper();
        Dyadic r = b.lower();
        Dyadic s = b.upper();
        if (p.signum() >= 0) {
            return r.signum() >= 0 ? new Range(p.multiply(r, bits, false), q.multiply(s, bits, true))
                    : new Range(q.multiply(r, bits, false), q.multiply(s, bits, true));
        }
        if (r.signum() >= 0) return new Range(p.multiply(s, bits, false), q.multiply(s, bits, true));
        return new Range(Dyadic.min(p.multiply(s, bits, false), q.multiply(r, bits, false)),
                Dyadic.max(p.multiply(r, bits, true), q.multiply(s, bits, true)));
    }

    private static Range minus(Range r) {
        return new Range(r.upper().negate(), r.lower().negate());
    }

    /// By an interval of one sign.
    Interval divide(Interval a, Interval b) {
        if (b.sign() == 0) throw new ArithmeticException("division by an interval that holds 0");
        if (a instanceof Point p) {
            if (p.value().isZero()) return Interval.ZERO;
            if (b instanceof Point q && small(p, q)) return new Point(p.value().divide(q.value()));
        }
        if (b instanceof Point q && q.value().isOne()) return a;
        return quotient(range(a), range(b));
    }

    Range quotient(Range a, Range b) {
        if (b.upper().signum() < 0) return quotient(minus(a), minus(b));
        Dyadic r = b.lower();
        Dyadic s = b.upper();
        Dyadic low = a.lower().divide(a.lower().signum() >= 0 ? s : r, bits, false);
        Dyadic high = a.upper().divide(a.upper().signum() >= 0 ? r : s, bits, true);
        return new Range(low, high);
    }

    Interval square(Interval a) {
        return power(a, BigInteger.TWO);
    }

    /// `a^n`; for negative `n` of an interval of one sign. `0^0` is 1.
    Interval power(Interval a, BigInteger n) {
        if (n.signum() == 0) return Interval.ONE;
        if (n.equals(BigInteger.ONE)) return a;
        if (a instanceof Point p) {
            if (p.value().isZero() && n.signum() > 0 || p.value().isOne()) return p;
            if (n.abs().bitLength() < 20 && (long) size(p.value()) * n.abs().intValue() <= EXACT) {
                return new Point(p.value().pow(n.intValue()));
            }
        }
        if (n.signum() < 0) return inverse(power(a, n.negate()));
        Range r = a.range(bits + n.bitLength() + 4);
        boolean even = !n.testBit(0);
        Dyadic low = r.lower();
        Dyadic high = r.upper();
        if (low.signum() >= 0) return new Range(power(low, n, false), power(high, n, true));
        if (high.signum() <= 0) {
            Range up = new Range(power(high.negate(), n, false), power(low.negate(), n, true));
            return even ? up : minus(up);
        }
        return even ? new Range(Dyadic.ZERO, power(Dyadic.max(low.negate(), high), n, true))
                : new Range(power(low.negate(), n, true).negate(), power(high, n, true));
    }

    /// Of a power that is not 0, though it may be too small to be told from 0.
    private Interval inverse(Interval a) {
        if (a.sign() != 0) return divide(Interval.ONE, a);
        Range r = range(a);
        if (r.lower().signum() >= 0) return new Range(Dyadic.ONE.divide(r.upper(), bits, false), Dyadic.INFINITY);
        if (r.upper().signum() <= 0) return new Range(Dyadic.MINUS_INFINITY, Dyadic.ONE.divide(r.lower(), bits, true));
        throw new ArithmeticException("division by an interval that holds 0");
    }

    /// `x^n` for `x >= 0`, by squaring, each step rounded in the one direction; the guard bits make up for the doubling
    /// of the relative error at each step.
    private Dyadic power(Dyadic x, BigInteger n, boolean up) {
        if (x.signum() == 0 || !x.isFinite()) return x;
        int work = bits + n.bitLength() + 4;
        Dyadic result = Dyadic.ONE;
        for (int i = n.bitLength() - 1; i >= 0; i--) {
            Interrupted.check();
            result = result.multiply(result, work, up);
            if (n.testBit(i)) result = result.multiply(x, work, up);
            if (!result.isFinite() || result.signum() == 0) return result;
            if (result.equals(Dyadic.SMALLEST) && up && x.compareTo(Dyadic.ONE) < 0) return result;
            if (result.equals(Dyadic.LARGEST) && !up && x.compareTo(Dyadic.ONE) > 0) return result;
        }
        return result.isFinite() ? Dyadic.round(result.mantissa(), result.exponent(), bits, up) : result;
    }

    /// The root of an interval without negative numbers; exact for squares of rationals.
    Interval sqrt(Interval a) {
        if (a instanceof Point p && size(p.value()) <= EXACT) {
            BigInteger num = p.value().numerator().sqrt();
            BigInteger den = p.value().denominator().sqrt();
            if (num.multiply(num).equals(p.value().numerator()) && den.multiply(den).equals(p.value().denominator())) {
                return new Point(Rational.of(num, den));
            }
        }
        Range r = a.range(bits + 4);
        return new Range(r.lower().sqrt(bits, false), r.upper().sqrt(bits, true));
    }

    private static boolean isZero(Interval a) {
        return a instanceof Point p && p.value().isZero();
    }

    private static boolean small(Point p, Point q) {
        return size(p.value()) + size(q.value()) <= EXACT;
    }

    static int size(Rational r) {
        return r.isSmallInteger() ? 32 : r.numerator().bitLength() + r.denominator().bitLength();
    }
}
