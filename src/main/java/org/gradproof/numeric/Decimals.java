package org.gradproof.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;

/// Values as decimals, correctly rounded: precision grows until both ends of the enclosure round to the same digits
/// (Ziv's strategy).
public final class Decimals {
    /// Working bits beyond those of the digits themselves, before the attempt ends.
    private static final int PATIENCE = 4096;

    private final Enclosures enclosures;

    public Decimals(Enclosures enclosures) {
        this.enclosures = enclosures;
    }

    /// The value to so many significant digits; exact where these suffice, as `0.5`.
    public Decimal decimal(Expr e, Environment environment, int digits) {
        int first = (int) (digits * 3.33) + 32;
        Enclosure found = enclosures.value(e, environment, first);
        for (int bits = first; ; ) {
            switch (found) {
                case Enclosure.Undefined u -> {
                    return new Decimal.Absent(u.reason());
                }
                case Enclosure.Value(Interval i) -> {
                    Optional<Decimal> text = decimal(i, digits);
                    if (text.isPresent()) return text.get();
                }
                case Enclosure.Unknown _ -> { }
            }
            bits *= 2;
            if (bits > 2 * first + PATIENCE || environment.isBox()) return new Decimal.Absent(whyNot(found));
            found = enclosures.value(e, environment, bits);
        }
    }

    private static String whyNot(Enclosure found) {
        return switch (found) {
            case Enclosure.Undefined u -> u.reason();
            case Enclosure.Unknown u -> u.reason();
            case Enclosure.Value(Interval i) -> {
                if (i.sign() != 0 || !(i instanceof Interval.Range(Dyadic low, Dyadic high))) yield "the digits could not be found";
                Dyadic size = Dyadic.max(low.abs(), high.abs());
                if (!size.isFinite()) yield "the value is not bounded";
                yield size.signum() == 0 ? "the value is 0" : "the value is smaller than 1e" + (long) Math.ceil(size.top() * 0.30103) + " in size, perhaps 0";
            }
        };
    }

    /// The digits on which all numbers of the interval agree, if they agree on that many.
    public static Optional<Decimal> decimal(Interval i, int digits) {
        return switch (i) {
            case Interval.Point p -> Optional.of(exact(p.value(), digits));
            case Interval.Range r -> {
                if (r.lower().signum() == 0 && r.upper().signum() == 0) yield Optional.of(new Decimal.Exact("0"));
                if (r.sign() == 0 || !r.lower().isFinite() || !r.upper().isFinite()) yield Optional.empty();
                yield rounded(r, digits);
            }
        };
    }

    private static Decimal exact(Rational value, int digits) {
        if (value.isZero()) return new Decimal.Exact("0");
        BigDecimal num = new BigDecimal(value.numerator());
        BigDecimal den = new BigDecimal(value.denominator());
        BigDecimal rounded = num.divide(den, new MathContext(digits, RoundingMode.HALF_UP));
        boolean same = rounded.multiply(den).compareTo(num) == 0;
        return same ? new Decimal.Exact(plain(rounded.stripTrailingZeros().unscaledValue(), rounded.stripTrailingZeros().scale())) : new Decimal.Rounded(plain(rounded.unscaledValue(), rounded.scale()));
    }

    /// Scales by a power of ten, which may be far beyond what could be written out, and rounds to an integer.
    private static Optional<Decimal> rounded(Interval.Range r, int digits) {
        int bits = (int) Math.min(1 << 28, digits * 3.33 + 32 + Math.min(r.accuracy(), PATIENCE));
        Arithmetic arithmetic = new Arithmetic(bits);
        long shift = digits - (long) Math.floor((r.upper().abs().top() - 1) * 0.30102999566398120) - 1;
        Interval.Range scaled = scaled(r, shift, arithmetic);
        BigInteger ten = BigInteger.TEN.pow(digits);
        // the estimate of the exponent can be one too low
        if (scaled.range(bits).lower().abs().compareFrom(Rational.of(ten)) <= 0
                && scaled.upper().abs().compareFrom(Rational.of(ten)) <= 0) {
            shift--;
            scaled = scaled(r, shift, arithmetic);
        }
        BigInteger low = nearest(scaled.lower());
        BigInteger high = nearest(scaled.upper());
        if (!low.equals(high)) return Optional.empty();
        if (low.abs().equals(ten)) {
            low = low.divide(BigInteger.TEN);
            shift--;
        }
        return Optional.of(new Decimal.Rounded(plain(low, shift)));
    }

    private static Interval.Range scaled(Interval.Range r, long shift, Arithmetic arithmetic) {
        Interval power = arithmetic.power(Interval.of(Rational.of(10)), BigInteger.valueOf(Math.abs(shift)));
        Interval.Range ten = power.range(arithmetic.bits);
        return shift >= 0 ? arithmetic.product(r, ten) : arithmetic.quotient(r, ten);
    }

    /// The interval for the eye: a rational as it is, else two decimals of so many significant digits, rounded outward.
    public static String bounds(Interval i, int digits) {
        return switch (i) {
            case Interval.Point p -> p.value().toString();
            case Interval.Range(Dyadic low, Dyadic high) -> "[" + bound(low, digits, false) + ", " + bound(high, digits, true) + "]";
        };
    }

    private static String bound(Dyadic d, int digits, boolean up) {
        if (!d.isFinite()) return d.toString();
        if (d.signum() == 0) return "0";
        Interval.Range here = new Interval.Range(d, d);
        Arithmetic arithmetic = new Arithmetic((int) (digits * 3.33) + 64);
        long shift = digits - (long) Math.floor((d.top() - 1) * 0.30102999566398120) - 1;
        Interval.Range scaled = scaled(here, shift, arithmetic);
        BigInteger n = up ? scaled.upper().negate().fixed(0).negate() : scaled.lower().fixed(0);
        return plain(n, shift);
    }

    /// Halves away from 0.
    private static BigInteger nearest(Dyadic d) {
        BigInteger twice = d.abs().scale(1).fixed(0);
        BigInteger n = twice.add(BigInteger.ONE).shiftRight(1);
        return d.signum() < 0 ? n.negate() : n;
    }

    /// `unscaled·10^-scale`, plain where that is short, else with an exponent.
    private static String plain(BigInteger unscaled, long scale) {
        String digits = unscaled.abs().toString();
        long exponent = digits.length() - scale - 1;
        if (exponent >= -7 && exponent < Math.max(digits.length() + 3, 21)) {
            return new BigDecimal(unscaled, (int) scale).toPlainString();
        }
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (unscaled.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
    }

    /// What is true of the decimal `written`, which shows so many places after the point, as a rounding of the value.
    public Decimal.Verdict check(Expr e, Environment environment, Rational written, int places) {
        Rational unit = places >= 0 ? Rational.of(BigInteger.ONE, BigInteger.TEN.pow(places)) : Rational.of(BigInteger.TEN.pow(-places));
        int first = Math.max(Enclosures.START, (int) (Math.max(0, places) * 3.33) + Math.max(0, Arithmetic.size(written)) + 32);
        for (int bits = first; ; bits *= 2) {
            Enclosure found = enclosures.value(e, environment, bits);
            if (found instanceof Enclosure.Value(Interval i)) {
                Optional<Decimal.Verdict> verdict = check(i, written, unit);
                if (verdict.isPresent()) return verdict.get();
            }
            if (found instanceof Enclosure.Undefined || bits > first + PATIENCE || environment.isBox()) {
                return new Decimal.Verdict.Undecided(found);
            }
        }
    }

    private static Optional<Decimal.Verdict> check(Interval i, Rational written, Rational unit) {
        Rational half = unit.multiply(Rational.HALF);
        if (in(i, written.subtract(half), written.add(half))) return Optional.of(new Decimal.Verdict.Consistent(i));
        if (out(i, written.subtract(unit), written.add(unit))) return Optional.of(new Decimal.Verdict.Different(i));
        Rational above = written.add(unit);
        if (in(i, written.add(half), above)) return Optional.of(new Decimal.Verdict.WrongRounding(above, i));
        Rational below = written.subtract(unit);
        if (in(i, below, written.subtract(half))) return Optional.of(new Decimal.Verdict.WrongRounding(below, i));
        return Optional.empty();
    }

    private static boolean in(Interval i, Rational from, Rational to) {
        return Interval.of(from).notAbove(i) && i.notAbove(Interval.of(to));
    }

    private static boolean out(Interval i, Rational from, Rational to) {
        return i.below(Interval.of(from)) || Interval.of(to).below(i);
    }
}
