package org.gradproof.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Rational;

/// A polynomial over a product of powers of polynomials. The factors below are monic, not constant, and kept apart, so
/// that sums over one denominator stay over it.
public record Fraction(Polynomial numerator, Map<Polynomial, Integer> denominator) {
    private static final int MOST_EXPONENT = 1 << 24;

    public static Fraction of(Polynomial p) {
        return new Fraction(p, Map.of());
    }

    public Optional<Rational> constant() {
        return denominator.isEmpty() ? numerator.constant() : Optional.empty();
    }

    public Fraction negate() {
        return new Fraction(numerator.negate(), denominator);
    }

    public Fraction add(Fraction that) {
        if (numerator.isZero()) return that;
        if (that.numerator.isZero()) return this;
        if (denominator.equals(that.denominator)) return reduced(numerator.add(that.numerator), denominator);
        Map<Polynomial, Integer> common = common(that);
        return reduced(raised(common).add(that.raised(common)), common);
    }

    public Fraction multiply(Fraction that) {
        if (numerator.isZero() || that.numerator.isZero()) return of(Polynomial.ZERO);
        Map<Polynomial, Integer> both = new LinkedHashMap<>(denominator);
        that.denominator.forEach((p, e) -> both.merge(p, e, (a, b) -> exponent((long) a + b)));
        Polynomial n = numerator;
        Polynomial m = that.numerator;
        // A factor of one side that stands below the other cancels before anything is multiplied out.
        for (Polynomial p : that.denominator.keySet()) n = cancel(n, p, both);
        for (Polynomial p : denominator.keySet()) m = cancel(m, p, both);
        return new Fraction(n.multiply(m), both);
    }

    /// @throws Refused for zero
    public Fraction inverse() {
        if (numerator.isZero()) throw new Refused(Rule.FIELD, "division by zero");
        Polynomial above = Polynomial.ONE;
        for (Map.Entry<Polynomial, Integer> f : denominator.entrySet()) above = above.multiply(f.getKey().pow(f.getValue()));
        Map<Polynomial, Integer> below = new LinkedHashMap<>();
        Rational scale;
        if (numerator.size() == 1) {
            Map.Entry<Monomial, Rational> t = numerator.terms().iterator().next();
            scale = t.getValue();
            for (int i = 0; i < t.getKey().width(); i++) below.put(Polynomial.atom(t.getKey().atom(i)), t.getKey().exponent(i));
        } else {
            Monomial content = content(numerator);
            Polynomial core = content.isOne() ? numerator : numerator.exactly(Polynomial.term(content, Rational.ONE)).orElseThrow();
            scale = core.coefficient(core.leading());
            for (int i = 0; i < content.width(); i++) below.put(Polynomial.atom(content.atom(i)), content.exponent(i));
            below.put(core.scale(scale.inverse()), 1);
        }
        return reduced(above.scale(scale.inverse()), below);
    }

    public Fraction pow(int exponent) {
        if (exponent < 0) return inverse().pow(Math.negateExact(exponent));
        Map<Polynomial, Integer> below = new LinkedHashMap<>();
        if (exponent > 0) denominator.forEach((p, e) -> below.put(p, exponent((long) e * exponent)));
        return new Fraction(numerator.pow(exponent), below);
    }

    /// Whether both are the same rational function.
    public boolean same(Fraction that) {
        if (denominator.equals(that.denominator)) return numerator.equals(that.numerator);
        Map<Polynomial, Integer> common = common(that);
        return raised(common).equals(that.raised(common));
    }

    private Map<Polynomial, Integer> common(Fraction that) {
        Map<Polynomial, Integer> common = new LinkedHashMap<>(denominator);
        that.denominator.forEach((p, e) -> common.merge(p, e, Math::max));
        return common;
    }

    /// The numerator over a denominator that this one's divides.
    private Polynomial raised(Map<Polynomial, Integer> common) {
        Polynomial n = numerator;
        for (Map.Entry<Polynomial, Integer> f : common.entrySet()) {
            int missing = f.getValue() - denominator.getOrDefault(f.getKey(), 0);
            if (missing > 0) n = n.multiply(f.getKey().pow(missing));
        }
        return n;
    }

    private static Fraction reduced(Polynomial numerator, Map<Polynomial, Integer> denominator) {
        if (numerator.isZero()) return of(Polynomial.ZERO);
        Map<Polynomial, Integer> below = new LinkedHashMap<>(denominator);
        Polynomial n = numerator;
        for (Polynomial p : denominator.keySet()) n = cancel(n, p, below);
        return new Fraction(n, below);
    }

    private static int exponent(long e) {
        if (e > MOST_EXPONENT) throw new Refused(Rule.FIELD, "exponents above " + MOST_EXPONENT);
        return (int) e;
    }

    private static Polynomial cancel(Polynomial n, Polynomial p, Map<Polynomial, Integer> below) {
        Polynomial rest = n;
        while (below.containsKey(p) && !rest.isZero()) {
            Optional<Polynomial> q = rest.exactly(p);
            if (q.isEmpty()) return rest;
            rest = q.get();
            if (below.merge(p, -1, Integer::sum) == 0) below.remove(p);
        }
        return rest;
    }

    private static Monomial content(Polynomial p) {
        Monomial g = null;
        for (Map.Entry<Monomial, Rational> t : p.terms()) g = g == null ? t.getKey() : g.gcd(t.getKey());
        return g == null ? Monomial.ONE : g;
    }
}
