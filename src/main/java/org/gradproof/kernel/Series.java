package org.gradproof.kernel;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;

/// What the primitives can be on a span of arguments: power series with remainder bounds, in exact fractions.
///
/// Each sum is cut where a bound of all that follows is tiny, and that bound is added.
final class Series {
    private static final Rational LARGE = Rational.of(4000);
    private static final Span HALF = Span.point(Rational.HALF);
    private static final Span TWO = Span.point(Rational.TWO);

    private static final Span PI = machin();

    private Series() {}

    static Span of(Primitive f, Span u) {
        return switch (f) {
            case EXP -> increasing(u, Series::exp, Optional.of(Rational.ZERO), Optional.empty());
            case LOG -> {
                if (!u.positive()) throw refused("the logarithm may have no value");
                yield increasing(u, Series::log, Optional.empty(), Optional.empty());
            }
            case SQRT -> {
                if (!u.notNegative()) throw refused("the root may have no value");
                yield increasing(u, Series::sqrt, Optional.of(Rational.ZERO), Optional.empty());
            }
            case SIN -> wave(u, true);
            case COS -> wave(u, false);
            case TAN -> wave(u, true).multiply(wave(u, false).inverse());
            case ARCTAN -> increasing(u, Series::arctan, Optional.of(Rational.TWO.negate()), Optional.of(Rational.TWO));
            case ARCSIN -> arcsin(u);
            case ARCCOS -> pi().multiply(HALF).subtract(arcsin(u));
            case SINH -> increasing(u, Series::sinh, Optional.empty(), Optional.empty());
            case COSH -> increasing(u.magnitude(), Series::cosh, Optional.of(Rational.ONE), Optional.empty());
            case TANH -> increasing(u, Series::tanh, Optional.of(Rational.MINUS_ONE), Optional.of(Rational.ONE)).meet(Span.unit());
            case ERF -> increasing(u, Series::erf, Optional.of(Rational.MINUS_ONE), Optional.of(Rational.ONE)).meet(Span.unit());
            case NORMAL_CDF -> Span.ONE.add(of(Primitive.ERF, u.multiply(sqrt(Rational.TWO).inverse()))).multiply(HALF);
            case NORMAL_PDF -> of(Primitive.EXP, u.pow(2).multiply(HALF).negate()).multiply(of(Primitive.SQRT, pi().multiply(TWO)).inverse());
        };
    }

    static Span pi() {
        return PI;
    }

    private static Span machin() {
        Span four = Span.point(Rational.of(4));
        // Machin: π/4 = 4·arctan(1/5) − arctan(1/239).
        return four.multiply(four.multiply(small(Rational.of(1, 5), true)).subtract(small(Rational.of(1, 239), true)));
    }

    /// An increasing function from its values at the ends, with its bounds at infinity.
    private static Span increasing(Span u, Function<Rational, Span> f, Optional<Rational> least, Optional<Rational> most) {
        return new Span(u.low().isPresent() ? f.apply(u.low().get()).low() : least, u.high().isPresent() ? f.apply(u.high().get()).high() : most);
    }

    /// `e^q = (e^(q/2^k))^(2^k)`, and `Σ rⁿ/n!` for `0 ≤ r ≤ 1/2`, where what follows a term is at most that term.
    private static Span exp(Rational q) {
        if (q.signum() < 0) return exp(q.negate()).inverse();
        // e^q > 2^4000.
        if (q.compareTo(LARGE) > 0) return Span.from(Rational.TWO.pow(4000));
        int halvings = 0;
        Rational r = q;
        while (r.compareTo(Rational.HALF) > 0) {
            r = r.multiply(Rational.HALF);
            halvings++;
        }
        Fixed base = Fixed.of(r);
        Fixed sum = Fixed.ONE;
        Fixed term = Fixed.ONE;
        for (int n = 1; !term.tiny(); n++) {
            term = term.multiply(base).over(n);
            sum = sum.add(term);
        }
        sum = sum.upTo(term);
        for (int k = 0; k < halvings; k++) sum = sum.multiply(sum);
        return sum.span();
    }

    /// `ln(2^k·y) = k·ln 2 + 2·artanh((y − 1)/(y + 1))` with y between 2/3 and 4/3.
    private static Span log(Rational q) {
        int k = q.numerator().bitLength() - q.denominator().bitLength();
        Rational y = q.multiply(Rational.TWO.pow(-k));
        while (y.compareTo(Rational.of(4, 3)) > 0) {
            y = y.multiply(Rational.HALF);
            k++;
        }
        while (y.compareTo(Rational.of(2, 3)) < 0) {
            y = y.multiply(Rational.TWO);
            k--;
        }
        Span ln2 = TWO.multiply(small(Rational.of(1, 3), false));
        return Span.point(Rational.of(k)).multiply(ln2).add(TWO.multiply(small(y.subtract(Rational.ONE).divide(y.add(Rational.ONE)), false)));
    }

    /// `Σ ±tⁿ/n` over odd n: arctan with alternating signs, artanh without. For `|t| ≤ 1/2` what follows a term is at
    /// most that term.
    private static Span small(Rational t, boolean alternating) {
        if (t.signum() < 0) return small(t.negate(), alternating).negate();
        Fixed power = Fixed.of(t);
        Fixed square = power.multiply(power);
        Fixed up = Fixed.ZERO;
        Fixed down = Fixed.ZERO;
        Fixed term = power;
        for (int n = 1; ; n += 2) {
            term = power.over(n);
            if (alternating && n % 4 == 3) down = down.add(term);
            else up = up.add(term);
            if (term.tiny()) break;
            power = power.multiply(square);
        }
        return up.upTo(term).span().subtract(down.upTo(term).span());
    }

    private static Span sqrt(Rational q) {
        // floor(√(q·4^k))/2^k
        int k = 110 + Math.max(0, q.denominator().bitLength() - q.numerator().bitLength());
        BigInteger root = q.numerator().shiftLeft(2 * k).divide(q.denominator()).sqrt();
        BigInteger unit = BigInteger.ONE.shiftLeft(k);
        boolean exact = Rational.of(root, unit).pow(2).equals(q);
        return Span.of(Rational.of(root, unit), Rational.of(exact ? root : root.add(BigInteger.ONE), unit));
    }

    /// `sin x = sin m + cos m·(x − m) + R` with `|R| ≤ (x − m)²/2`, and likewise for the cosine.
    private static Span wave(Span u, boolean sine) {
        if (u.low().isEmpty() || u.high().isEmpty()) return Span.unit();
        Rational a = u.low().get();
        Rational b = u.high().get();
        Rational m = a.add(b).multiply(Rational.HALF);
        Rational r = b.subtract(a).multiply(Rational.HALF);
        if (m.abs().compareTo(Rational.of(40)) > 0 || r.compareTo(Rational.TWO) > 0) return Span.unit();
        Rational slope = bound(wave(m, !sine)).multiply(r);
        return wave(m, sine).add(around(slope)).add(around(r.pow(2).multiply(Rational.HALF))).meet(Span.unit());
    }

    /// The Taylor series of sine or cosine; what follows is at most `|q|ⁿ/n!` with the next n.
    private static Span wave(Rational q, boolean sine) {
        if (sine && q.signum() < 0) return wave(q.negate(), true).negate();
        Fixed base = Fixed.of(q.abs());
        Fixed square = base.multiply(base);
        Fixed term = sine ? base : Fixed.ONE;
        Fixed up = Fixed.ZERO;
        Fixed down = Fixed.ZERO;
        for (int n = sine ? 2 : 1, sign = 0; !term.tiny(); n += 2, sign++) {
            if (sign % 2 == 0) up = up.add(term);
            else down = down.add(term);
            term = term.multiply(square).over((long) n * (n + 1));
        }
        return up.upTo(term).span().subtract(down.upTo(term).span());
    }

    /// `arctan q = 2·arctan(q/(1 + √(1 + q²)))`, twice; the argument is then below 1/2.
    private static Span arctan(Rational q) {
        Span t = Span.point(q);
        for (int k = 0; k < 2; k++) {
            Span root = of(Primitive.SQRT, Span.ONE.add(t.pow(2)));
            t = t.multiply(Span.ONE.add(root).inverse());
        }
        Span least = small(t.low().get(), true);
        Span most = small(t.high().get(), true);
        return Span.between(least, most).multiply(Span.point(Rational.of(4)));
    }

    private static Span arcsin(Span u) {
        if (u.low().isEmpty() || u.high().isEmpty() || u.magnitude().high().get().compareTo(Rational.ONE) > 0) throw refused("the arcsine may have no value");
        return Span.between(arcsin(u.low().get()), arcsin(u.high().get()));
    }

    private static Span arcsin(Rational q) {
        if (q.abs().equals(Rational.ONE)) return pi().multiply(HALF).multiply(Span.point(q));
        Span cosine = of(Primitive.SQRT, Span.ONE.subtract(Span.point(q).pow(2)));
        return of(Primitive.ARCTAN, Span.point(q).multiply(cosine.inverse()));
    }

    private static Span sinh(Rational q) {
        return exp(q).subtract(exp(q.negate())).multiply(HALF);
    }

    private static Span cosh(Rational q) {
        return exp(q).add(exp(q.negate())).multiply(HALF);
    }

    private static Span tanh(Rational q) {
        return Span.ONE.subtract(TWO.multiply(exp(q.add(q)).add(Span.ONE).inverse()));
    }

    /// `erf q = 2/√π·e^(−q²)·Σ 2ⁿq^(2n+1)/(1·3···(2n+1))`; each term is `2q²/(2n+1)` times the one before, so that what
    /// follows is at most the last term once that factor is below 1/2. Beyond 6 by `erfc q ≤ e^(−q²)`.
    private static Span erf(Rational q) {
        if (q.signum() < 0) return erf(q.negate()).negate();
        Span gauss = exp(q.multiply(q).negate());
        if (q.compareTo(Rational.of(6)) > 0) return Span.between(Span.ONE.subtract(gauss), Span.ONE);
        Fixed base = Fixed.of(q);
        Fixed square = base.multiply(base).add(base.multiply(base));
        Fixed term = base;
        Fixed sum = term;
        for (int n = 1; ; n++) {
            // 2q²/(2n + 1) < 1/2
            boolean falling = square.add(square).below(Fixed.of(Rational.of(2L * n + 1)));
            term = term.multiply(square).over(2L * n + 1);
            sum = sum.add(term);
            if (falling && term.tiny()) break;
        }
        return TWO.multiply(of(Primitive.SQRT, pi()).inverse()).multiply(gauss).multiply(sum.upTo(term).span());
    }

    private static Rational bound(Span s) {
        return s.magnitude().high().orElseThrow();
    }

    private static Span around(Rational error) {
        return Span.of(error.negate(), error);
    }

    private static Refused refused(String reason) {
        return new Refused(Rule.ENCLOSURE, reason);
    }
}
