package org.gradproof.kernel;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Rational;

/// All reals from one rational to another, either of which may be missing: then there is no bound on that side.
///
/// Every operation contains all results that numbers in its operands can have. Long fractions are rounded outwards.
///
/// @param low nothing for −∞
/// @param high nothing for +∞
record Span(Optional<Rational> low, Optional<Rational> high) {
    private static final int LONG = 190;
    private static final int KEPT = 120;

    static final Span ALL = new Span(Optional.empty(), Optional.empty());
    static final Span ZERO = point(Rational.ZERO);
    static final Span ONE = point(Rational.ONE);

    static Span of(Rational low, Rational high) {
        return new Span(Optional.of(down(low)), Optional.of(up(high)));
    }

    static Span point(Rational q) {
        return of(q, q);
    }

    /// From the lower end of one to the upper end of another.
    static Span between(Span a, Span b) {
        return new Span(a.low, b.high);
    }

    /// Whether every number in it is positive.
    boolean positive() {
        return low.isPresent() && low.get().signum() > 0;
    }

    boolean negative() {
        return high.isPresent() && high.get().signum() < 0;
    }

    boolean notNegative() {
        return low.isPresent() && low.get().signum() >= 0;
    }

    Span negate() {
        return new Span(high.map(Rational::negate), low.map(Rational::negate));
    }

    Span add(Span that) {
        return new Span(low.flatMap(a -> that.low.map(b -> down(a.add(b)))), high.flatMap(a -> that.high.map(b -> up(a.add(b)))));
    }

    Span subtract(Span that) {
        return add(that.negate());
    }

    /// A missing end times 0 counts as 0, since the numbers themselves are finite.
    Span multiply(Span that) {
        if (notNegative() && that.notNegative() && high.isPresent() && that.high.isPresent()) {
            return of(low.get().multiply(that.low.get()), high.get().multiply(that.high.get()));
        }
        Optional<Rational> least = Optional.of(Rational.ZERO);
        Optional<Rational> most = least;
        boolean first = true;
        for (int k = 0; k < 4; k++) {
            Optional<Rational> a = (k & 1) == 0 ? low : high;
            Optional<Rational> b = (k & 2) == 0 ? that.low : that.high;
            int sign = (a.isPresent() ? a.get().signum() : (k & 1) == 0 ? -1 : 1) * (b.isPresent() ? b.get().signum() : (k & 2) == 0 ? -1 : 1);
            boolean endless = sign != 0 && (a.isEmpty() || b.isEmpty());
            Rational p = endless || sign == 0 ? Rational.ZERO : a.get().multiply(b.get());
            if (endless && sign < 0) least = Optional.empty();
            if (endless && sign > 0) most = Optional.empty();
            if (endless) continue;
            least = first ? least.map(_ -> p) : least.map(q -> p.compareTo(q) < 0 ? p : q);
            most = first ? most.map(_ -> p) : most.map(q -> p.compareTo(q) > 0 ? p : q);
            first = false;
        }
        if (first) return new Span(least.isEmpty() ? least : Optional.empty(), most.isEmpty() ? most : Optional.empty());
        return new Span(least.map(Span::down), most.map(Span::up));
    }

    /// Requires that 0 lies outside.
    Span inverse() {
        if (!positive() && !negative()) throw new Refused(Rule.ENCLOSURE, "it may divide by zero");
        if (positive()) return new Span(Optional.of(high.map(h -> down(h.inverse())).orElse(Rational.ZERO)), Optional.of(up(low.get().inverse())));
        return negate().inverse().negate();
    }

    /// The absolute values.
    Span magnitude() {
        if (notNegative()) return this;
        if (high.isPresent() && high.get().signum() <= 0) return negate();
        Optional<Rational> most = low.flatMap(a -> high.map(b -> a.negate().compareTo(b) > 0 ? a.negate() : b));
        return new Span(Optional.of(Rational.ZERO), most);
    }

    /// Integer powers.
    Span pow(int n) {
        if (n < 0) return pow(-n).inverse();
        Span base = n % 2 == 0 ? magnitude() : this;
        return new Span(n == 0 ? Optional.of(Rational.ONE) : base.low.map(a -> down(a.pow(n))), n == 0 ? Optional.of(Rational.ONE) : base.high.map(b -> up(b.pow(n))));
    }

    Span hull(Span that) {
        return new Span(low.flatMap(a -> that.low.map(b -> a.compareTo(b) < 0 ? a : b)), high.flatMap(a -> that.high.map(b -> a.compareTo(b) > 0 ? a : b)));
    }

    /// The numbers in both; where there are none, what is computed from it is never asked for.
    Span meet(Span that) {
        Optional<Rational> l = low.isEmpty() ? that.low : that.low.isEmpty() ? low : low.get().compareTo(that.low.get()) > 0 ? low : that.low;
        Optional<Rational> h = high.isEmpty() ? that.high : that.high.isEmpty() ? high : high.get().compareTo(that.high.get()) < 0 ? high : that.high;
        return new Span(l, h);
    }

    /// `[0, ∞)`, `[−1, 1]` and the like: its ends are exact.
    static Span from(Rational low) {
        return new Span(Optional.of(low), Optional.empty());
    }

    static Span unit() {
        return of(Rational.MINUS_ONE, Rational.ONE);
    }

    // ---------------------------------------------------------------------------------------------- rounding

    static Rational down(Rational q) {
        return q.bitLength() <= LONG ? q : rounded(q, false);
    }

    static Rational up(Rational q) {
        return q.bitLength() <= LONG ? q : rounded(q, true);
    }

    private static Rational rounded(Rational q, boolean up) {
        int shift = KEPT - (q.numerator().abs().bitLength() - q.denominator().bitLength());
        BigInteger n = shift >= 0 ? q.numerator().shiftLeft(shift) : q.numerator();
        BigInteger d = shift >= 0 ? q.denominator() : q.denominator().shiftLeft(-shift);
        BigInteger[] parts = n.divideAndRemainder(d);
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        BigInteger whole = up && parts[1].signum() != 0 ? floor.add(BigInteger.ONE) : floor;
        return shift >= 0 ? Rational.of(whole, BigInteger.ONE.shiftLeft(shift)) : Rational.of(whole.shiftLeft(-shift));
    }

    /// Both ends, as a list to be mapped over; requires that there are two.
    List<Rational> ends() {
        return List.of(low.orElseThrow(), high.orElseThrow());
    }
}
