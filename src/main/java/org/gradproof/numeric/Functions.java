package org.gradproof.numeric;

import java.math.BigInteger;
import java.util.Optional;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.numeric.Interval.Point;
import org.gradproof.numeric.Interval.Range;

/// The primitive functions of intervals: domain, exact values, monotone pieces, extreme values.
final class Functions {
    private Functions() {}

    /// A function of one dyadic number (or an infinity), enclosed to p bits.
    private interface Kernel {
        Range at(Dyadic x, int p);
    }

    /// Whether the function is defined at the number the interval stands for: never [Truth#OPEN].
    static Truth defined(Primitive f, Interval x, int p) {
        return switch (f) {
            case EXP, SIN, COS, ARCTAN, SINH, COSH, TANH, ERF, NORMAL_CDF, NORMAL_PDF -> Truth.TRUE;
            case LOG -> x.sign() > 0 ? Truth.TRUE : x.isNonPositive() ? Truth.FALSE : Truth.UNKNOWN;
            case SQRT -> x.isNonNegative() ? Truth.TRUE : x.sign() < 0 ? Truth.FALSE : Truth.UNKNOWN;
            case ARCSIN, ARCCOS -> {
                if (Interval.of(Rational.MINUS_ONE).notAbove(x) && x.notAbove(Interval.ONE)) yield Truth.TRUE;
                yield x.below(Interval.of(Rational.MINUS_ONE)) || Interval.ONE.below(x) ? Truth.FALSE : Truth.UNKNOWN;
            }
            case TAN -> {
                Quarters q = quarters(x, p);
                yield q.holds(1, 2) ? Truth.UNKNOWN : Truth.TRUE;
            }
        };
    }

    /// What is wrong with an argument outside of the domain.
    static String complaint(Primitive f) {
        return switch (f) {
            case LOG -> "the logarithm of a number that is not positive";
            case SQRT -> "the square root of a negative number";
            case ARCSIN -> "the arcsine of a number outside of -1..1";
            case ARCCOS -> "the arccosine of a number outside of -1..1";
            case TAN -> "the tangent at an odd multiple of pi/2";
            case EXP, SIN, COS, ARCTAN, SINH, COSH, TANH, ERF, NORMAL_CDF, NORMAL_PDF -> "an argument out of range";
        };
    }

    /// The function of an interval within its domain, to p bits.
    static Interval apply(Primitive f, Interval x, int p) {
        Optional<Interval> exact = x instanceof Point point ? exact(f, point.value()) : Optional.empty();
        if (exact.isPresent()) return exact.get();
        return switch (f) {
            case EXP -> exp(near(x, p + 8, true), p);
            case LOG -> log(x, p);
            case SQRT -> new Arithmetic(p).sqrt(x);
            case SIN -> wave(x, 0, p);
            case COS -> wave(x, 1, p);
            case TAN -> tan(x, p);
            case ARCSIN -> arcsin(x, p);
            case ARCCOS -> arccos(x, p);
            case ARCTAN -> arctan(near(x, p + 8, false), p);
            case SINH -> increasing(near(x, p + 8, true), p, Functions::sinh);
            case COSH -> even(near(x, p + 8, true), p, Functions::cosh);
            case TANH -> increasing(near(x, p + 8, true), p, Functions::tanh);
            case ERF -> increasing(near(x, p + 8, false), p, Gaussian::erf);
            case NORMAL_CDF -> increasing(near(x, p + 8, true), p, Gaussian::cdf);
            case NORMAL_PDF -> bell(near(x, p + 8, true), p);
        };
    }

    private static Optional<Interval> exact(Primitive f, Rational x) {
        if (x.isZero()) {
            return switch (f) {
                case EXP, COS, COSH -> Optional.of(Interval.ONE);
                case SQRT, SIN, TAN, ARCSIN, ARCTAN, SINH, TANH, ERF -> Optional.of(Interval.ZERO);
                case NORMAL_CDF -> Optional.of(Interval.of(Rational.HALF));
                case LOG, ARCCOS, NORMAL_PDF -> Optional.empty();
            };
        }
        return x.isOne() && (f == Primitive.LOG || f == Primitive.ARCCOS) ? Optional.of(Interval.ZERO) : Optional.empty();
    }

    /// The ends to so many bits, counted after the point (of large arguments) where a function needs that.
    private static Range near(Interval x, int bits, boolean absolute) {
        return switch (x) {
            case Range r -> r;
            case Point p -> p.range(bits + (absolute ? before(p.value()) : 0));
        };
    }

    /// Bits before the point, within reason.
    private static int before(Rational r) {
        return r.isSmallInteger() ? 32 : Math.clamp((long) r.numerator().bitLength() - r.denominator().bitLength() + 1, 0, 1 << 17);
    }

    static Range pi(int p) {
        return Constants.range(Constants.pi(p + 4), p + 4);
    }

    private static Range increasing(Range x, int p, Kernel f) {
        Range low = f.at(x.lower(), p);
        return x.lower().equals(x.upper()) ? low : new Range(low.lower(), f.at(x.upper(), p).upper());
    }

    /// Its slope is below 1 and below `1/x²`: over a short interval one evaluation is enough.
    private static Range arctan(Range x, int p) {
        if (!isShort(x)) return increasing(x, p, Circular::arctan);
        Range low = Circular.arctan(x.lower(), p);
        Dyadic d = width(x);
        Dyadic nearer = Dyadic.min(x.lower().abs(), x.upper().abs());
        if (nearer.compareTo(Dyadic.ONE) > 0) d = d.divide(nearer.multiply(nearer, 32, false), 32, true);
        return new Range(low.lower(), low.upper().add(d, p, true));
    }

    private static boolean isShort(Range x) {
        if (!x.lower().isFinite() || !x.upper().isFinite()) return false;
        Dyadic w = width(x);
        return w.signum() == 0 || w.top() < -24 && x.lower().signum() != 0 && w.top() < x.lower().top() - 24;
    }

    private static Dyadic width(Range x) {
        return x.upper().subtract(x.lower(), 32, true);
    }

    /// Over a short interval of width d, `exp(x + d) <= exp(x)(1 + d + d²)`.
    private static Range exp(Range x, int p) {
        if (!isShort(x)) return increasing(x, p, Exponential::exp);
        Range low = Exponential.exp(x.lower(), p);
        Dyadic d = width(x);
        if (d.signum() == 0) return low;
        Dyadic more = d.add(d.multiply(d, 32, true), 32, true).multiply(low.upper(), 32, true);
        return new Range(low.lower(), low.upper().add(more, p, true));
    }

    /// Over a short interval of width d, `log(x + d) <= log(x) + d/x`.
    private static Range log(Interval x, int p) {
        int closer = 0;
        if (x instanceof Point point) {
            Rational d = point.value().subtract(Rational.ONE);
            closer = Math.clamp((long) d.denominator().bitLength() - d.numerator().bitLength() + 1, 0, 1 << 17);
        }
        Range r = near(x, p + 8 + closer, false);
        if (!isShort(r)) {
            Kernel f = (y, bits) -> y.signum() == 0 ? new Range(Dyadic.MINUS_INFINITY, Dyadic.MINUS_INFINITY) : Exponential.log(y, bits);
            return increasing(r, p, f);
        }
        Range low = Exponential.log(r.lower(), p);
        return new Range(low.lower(), low.upper().add(width(r).divide(r.lower(), 32, true), p, true));
    }

    /// Bounds of `x / (π/2)`.
    private record Quarters(Dyadic low, Dyadic high) {
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

    private static Quarters quarters(Interval x, int p) {
        Range r = near(x, p + 8, true);
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

    private static Range wave(Interval x, int turn, int p) {
        Range r = near(x, p + 8, true);
        Range low = Circular.sin(r.lower(), turn, p);
        if (isShort(r)) {
            Dyadic d = width(r);
            if (d.signum() == 0) return low;
            return new Range(Dyadic.max(low.lower().subtract(d, p, false), Dyadic.MINUS_ONE),
                    Dyadic.min(low.upper().add(d, p, true), Dyadic.ONE));
        }
        Range high = Circular.sin(r.upper(), turn, p);
        Quarters q = quarters(x, p);
        return new Range(q.holds(3 - turn, 4) ? Dyadic.MINUS_ONE : Dyadic.min(low.lower(), high.lower()),
                q.holds(1 - turn, 4) ? Dyadic.ONE : Dyadic.max(low.upper(), high.upper()));
    }

    private static Interval tan(Interval x, int p) {
        Kernel f = (y, bits) -> {
            int work = bits + 8;
            Range sin = Circular.sin(y, 0, work);
            Range cos = Circular.sin(y, 1, work);
            if (cos.lower().signum() <= 0 && cos.upper().signum() >= 0) {
                return new Range(Dyadic.MINUS_INFINITY, Dyadic.INFINITY);
            }
            return new Arithmetic(bits).quotient(sin, cos);
        };
        return increasing(near(x, p + 8, true), p, f);
    }

    /// `arcsin x = arctan(x/√(1-x²))`.
    private static Interval arcsin(Interval x, int p) {
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
    private static Interval arccos(Interval x, int p) {
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

    /// `(e^x - e^(-x))/2`, with as many more bits as the difference loses.
    private static Range sinh(Dyadic x, int p) {
        if (x.signum() == 0) return new Range(Dyadic.ZERO, Dyadic.ZERO);
        if (!x.isFinite()) return new Range(x, x);
        if (x.top() < -(p + 6L) / 2) return Circular.cubic(x, 1, p);
        int work = p + 6 + (int) Math.max(0, -x.top());
        Arithmetic arithmetic = new Arithmetic(work);
        Range e = Exponential.exp(x, work);
        Interval twice = arithmetic.subtract(e, reciprocal(e, arithmetic));
        return halved(twice, p);
    }

    private static Range cosh(Dyadic x, int p) {
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
    private static Range tanh(Dyadic x, int p) {
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

    /// A function that falls to its least value at 0 and rises again.
    private static Range even(Range x, int p, Kernel f) {
        if (x.lower().signum() >= 0) return increasing(x, p, f);
        if (x.upper().signum() <= 0) return increasing(new Range(x.upper().negate(), x.lower().negate()), p, f);
        Dyadic farther = Dyadic.max(x.lower().negate(), x.upper());
        return new Range(f.at(Dyadic.ZERO, p).lower(), f.at(farther, p).upper());
    }

    /// `φ`, which rises to its greatest value at 0 and falls again.
    private static Range bell(Range x, int p) {
        if (x.upper().signum() < 0) return increasing(x, p, Gaussian::pdf);
        if (x.lower().signum() > 0) return increasing(new Range(x.upper().negate(), x.lower().negate()), p, Gaussian::pdf);
        Dyadic farther = Dyadic.max(x.lower().negate(), x.upper());
        return new Range(Gaussian.pdf(farther, p).lower(), Gaussian.pdf(Dyadic.ZERO, p).upper());
    }
}
