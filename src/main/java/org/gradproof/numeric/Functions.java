package org.gradproof.numeric;

import java.util.Optional;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.numeric.Interval.Point;
import org.gradproof.numeric.Interval.Range;

/// The primitive functions of intervals: domain, exact values, monotone pieces, extreme values.
final class Functions {
    private Functions() {}

    /// A function of one dyadic number (or an infinity), enclosed to p bits.
    interface Kernel {
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
            case TAN -> Angles.quarters(x, p).holds(1, 2) ? Truth.UNKNOWN : Truth.TRUE;
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
            case SIN -> Angles.wave(x, 0, p);
            case COS -> Angles.wave(x, 1, p);
            case TAN -> Angles.tan(x, p);
            case ARCSIN -> Angles.arcsin(x, p);
            case ARCCOS -> Angles.arccos(x, p);
            case ARCTAN -> Angles.arctan(near(x, p + 8, false), p);
            case SINH -> increasing(near(x, p + 8, true), p, Hyperbolic::sinh);
            case COSH -> even(near(x, p + 8, true), p, Hyperbolic::cosh);
            case TANH -> increasing(near(x, p + 8, true), p, Hyperbolic::tanh);
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
    static Range near(Interval x, int bits, boolean absolute) {
        return switch (x) {
            case Range r -> r;
            case Point p -> p.range(bits + (absolute ? before(p.value()) : 0));
        };
    }

    /// Bits before the point, within reason.
    private static int before(Rational r) {
        return r.isSmallInteger() ? 32 : Math.clamp((long) r.numerator().bitLength() - r.denominator().bitLength() + 1, 0, 1 << 17);
    }

    static Range increasing(Range x, int p, Kernel f) {
        Range low = f.at(x.lower(), p);
        return x.lower().equals(x.upper()) ? low : new Range(low.lower(), f.at(x.upper(), p).upper());
    }

    static boolean isShort(Range x) {
        if (!x.lower().isFinite() || !x.upper().isFinite()) return false;
        Dyadic w = width(x);
        return w.signum() == 0 || w.top() < -24 && x.lower().signum() != 0 && w.top() < x.lower().top() - 24;
    }

    static Dyadic width(Range x) {
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
