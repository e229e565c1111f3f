package org.gradproof.numeric;

import java.math.BigInteger;
import java.util.Optional;
import org.gradproof.expr.Rational;

/// What is known for certain of one real number: it is this rational, or it lies between these ends, both included.
///
/// An infinite end says that the number (which is itself finite) is not bounded on that side.
public sealed interface Interval {
    /// Exactly this number.
    record Point(Rational value) implements Interval {}

    /// `lower <= number <= upper`.
    record Range(Dyadic lower, Dyadic upper) implements Interval {
        @Override
        public String toString() {
            return "[" + lower + ", " + upper + "]";
        }
    }

    Point ZERO = new Point(Rational.ZERO);
    Point ONE = new Point(Rational.ONE);
    Interval REALS = new Range(Dyadic.MINUS_INFINITY, Dyadic.INFINITY);

    static Interval of(Rational value) {
        return new Point(value);
    }

    /// From one rational to another; ends that are no dyadic fractions are rounded outward at 128 bits.
    static Interval between(Rational lower, Rational upper) {
        int order = lower.compareTo(upper);
        if (order > 0) throw new IllegalArgumentException("the lower end is above the upper one");
        return order == 0 ? new Point(lower) : new Range(end(lower, false), end(upper, true));
    }

    static Interval atLeast(Rational lower) {
        return new Range(end(lower, false), Dyadic.INFINITY);
    }

    static Interval atMost(Rational upper) {
        return new Range(Dyadic.MINUS_INFINITY, end(upper, true));
    }

    private static Dyadic end(Rational r, boolean up) {
        BigInteger den = r.denominator();
        if (den.bitCount() == 1) return Dyadic.of(r.numerator(), 1L - den.bitLength());
        return Dyadic.round(r, 128, up);
    }

    /// The smallest interval that holds both; at the given bits where exact numbers meet others.
    static Interval hull(Interval a, Interval b, int bits) {
        if (a.equals(b)) return a;
        Range r = a.range(bits);
        Range s = b.range(bits);
        return new Range(Dyadic.min(r.lower, s.lower), Dyadic.max(r.upper, s.upper));
    }

    /// What holds the greater of two numbers.
    static Interval greater(Interval a, Interval b, int bits) {
        if (a.notAbove(b)) return b;
        if (b.notAbove(a)) return a;
        Range r = a.range(bits);
        Range s = b.range(bits);
        return new Range(Dyadic.max(r.lower, s.lower), Dyadic.max(r.upper, s.upper));
    }

    /// What holds the smaller of two numbers.
    static Interval smaller(Interval a, Interval b, int bits) {
        if (a.notAbove(b)) return a;
        if (b.notAbove(a)) return b;
        Range r = a.range(bits);
        Range s = b.range(bits);
        return new Range(Dyadic.min(r.lower, s.lower), Dyadic.min(r.upper, s.upper));
    }

    /// As a range whose ends have about so many bits, rounded outward.
    default Range range(int bits) {
        return switch (this) {
            case Range r -> r;
            case Point p -> {
                if (p.value.isInteger() && p.value.numerator().bitLength() <= bits) {
                    Dyadic d = Dyadic.of(p.value.numerator(), 0);
                    yield new Range(d, d);
                }
                Dyadic low = Dyadic.round(p.value, bits, false);
                yield new Range(low, low.compareFrom(p.value) == 0 ? low : Dyadic.round(p.value, bits, true));
            }
        };
    }

    default boolean isExact() {
        return this instanceof Point;
    }

    default Optional<Rational> exact() {
        return this instanceof Point p ? Optional.of(p.value) : Optional.empty();
    }

    /// -1 or 1 where every number of the interval has that sign, 0 where 0 is among them.
    default int sign() {
        return switch (this) {
            case Point p -> p.value.signum();
            case Range r -> r.lower.signum() > 0 ? 1 : r.upper.signum() < 0 ? -1 : 0;
        };
    }

    /// Whether no number of the interval is negative.
    default boolean isNonNegative() {
        return switch (this) {
            case Point p -> p.value.signum() >= 0;
            case Range r -> r.lower.signum() >= 0;
        };
    }

    /// Whether no number of the interval is positive.
    default boolean isNonPositive() {
        return switch (this) {
            case Point p -> p.value.signum() <= 0;
            case Range r -> r.upper.signum() <= 0;
        };
    }

    /// Whether every number here is smaller than every number there.
    default boolean below(Interval that) {
        return switch (this) {
            case Point p -> switch (that) {
                case Point q -> p.value.compareTo(q.value) < 0;
                case Range s -> s.lower.compareFrom(p.value) < 0;
            };
            case Range r -> switch (that) {
                case Point q -> r.upper.compareFrom(q.value) > 0;
                case Range s -> r.upper.compareTo(s.lower) < 0;
            };
        };
    }

    /// Whether no number here is greater than any number there.
    default boolean notAbove(Interval that) {
        return switch (this) {
            case Point p -> switch (that) {
                case Point q -> p.value.compareTo(q.value) <= 0;
                case Range s -> s.lower.compareFrom(p.value) <= 0;
            };
            case Range r -> switch (that) {
                case Point q -> r.upper.compareFrom(q.value) >= 0;
                case Range s -> r.upper.compareTo(s.lower) <= 0;
            };
        };
    }

    /// Whether no number is in both.
    default boolean disjoint(Interval that) {
        return below(that) || that.below(this);
    }

    default boolean contains(Rational value) {
        return switch (this) {
            case Point p -> p.value.equals(value);
            case Range r -> r.lower.compareFrom(value) >= 0 && r.upper.compareFrom(value) <= 0;
        };
    }

    /// Whether every number there is also here.
    default boolean encloses(Interval that) {
        return switch (this) {
            case Point _ -> equals(that);
            case Range r -> switch (that) {
                case Point q -> contains(q.value);
                case Range s -> r.lower.compareTo(s.lower) <= 0 && s.upper.compareTo(r.upper) <= 0;
            };
        };
    }

    /// A double near the middle, for display and search.
    default double middle() {
        return switch (this) {
            case Point p -> p.value.doubleValue();
            case Range r -> {
                double low = r.lower.doubleValue();
                double high = r.upper.doubleValue();
                yield low == high ? low : low + (high - low) / 2;
            }
        };
    }

    /// How many leading bits are certain, at most: 0 for an interval that holds 0, `Integer.MAX_VALUE` for a point.
    default int accuracy() {
        return switch (this) {
            case Point _ -> Integer.MAX_VALUE;
            case Range r -> {
                if (sign() == 0 || !r.lower.isFinite() || !r.upper.isFinite()) yield 0;
                Dyadic width = r.upper.subtract(r.lower, 32, true);
                if (width.signum() == 0) yield Integer.MAX_VALUE;
                long bits = Math.min(r.lower.abs().top(), r.upper.abs().top()) - width.top();
                yield (int) Math.max(0, Math.min(bits, Integer.MAX_VALUE));
            }
        };
    }
}
