package org.gradproof.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Rational;

/// A polynomial with rational coefficients in the atoms of one [Ring]; two are equal exactly when they are the same
/// polynomial.
public final class Polynomial {
    /// More terms than this are refused: the work is then better done on named parts.
    /// Shorter multiplications are finished whoever interrupts.
    private static final int LONG_WORK = 500;
    private static final int MOST_TERMS = 4_000;
    private static final int MOST_BITS = 1_000_000;

    public static final Polynomial ZERO = new Polynomial(Map.of());
    public static final Polynomial ONE = constant(Rational.ONE);

    private final Map<Monomial, Rational> terms;
    private final int hash;

    /// No coefficient is zero.
    private Polynomial(Map<Monomial, Rational> terms) {
        this.terms = terms;
        this.hash = terms.hashCode();
    }

    public static Polynomial constant(Rational c) {
        return c.isZero() ? ZERO : new Polynomial(Map.of(Monomial.ONE, c));
    }

    static Polynomial atom(int index) {
        return new Polynomial(Map.of(Monomial.of(index), Rational.ONE));
    }

    public static Polynomial term(Monomial m, Rational c) {
        return c.isZero() ? ZERO : new Polynomial(Map.of(m, c));
    }

    /// The polynomial with these terms, zeros dropped.
    public static Polynomial of(Map<Monomial, Rational> terms) {
        Map<Monomial, Rational> clean = new HashMap<>();
        terms.forEach((m, c) -> {
            if (!c.isZero()) clean.put(m, c);
        });
        return new Polynomial(clean);
    }

    public boolean isZero() {
        return terms.isEmpty();
    }

    public int size() {
        return terms.size();
    }

    public Collection<Entry<Monomial, Rational>> terms() {
        return terms.entrySet();
    }

    public Rational coefficient(Monomial m) {
        return terms.getOrDefault(m, Rational.ZERO);
    }

    /// The value where this is a number.
    public Optional<Rational> constant() {
        if (terms.isEmpty()) return Optional.of(Rational.ZERO);
        return terms.size() == 1 ? Optional.ofNullable(terms.get(Monomial.ONE)) : Optional.empty();
    }

    /// The greatest monomial; requires a polynomial other than zero.
    public Monomial leading() {
        Monomial best = null;
        for (Monomial m : terms.keySet()) if (best == null || m.compareTo(best) > 0) best = m;
        if (best == null) throw new ArithmeticException("zero has no leading term");
        return best;
    }

    public Polynomial add(Polynomial that) {
        if (isZero()) return that;
        if (that.isZero()) return this;
        Map<Monomial, Rational> sum = new HashMap<>(terms);
        that.terms.forEach((m, c) -> accumulate(sum, m, c));
        return new Polynomial(bounded(sum));
    }

    public Polynomial negate() {
        return scale(Rational.MINUS_ONE);
    }

    public Polynomial subtract(Polynomial that) {
        return add(that.negate());
    }

    public Polynomial scale(Rational factor) {
        if (factor.isZero()) return ZERO;
        if (factor.isOne()) return this;
        Map<Monomial, Rational> out = HashMap.newHashMap(terms.size());
        terms.forEach((m, c) -> accumulate(out, m, c.multiply(factor)));
        return new Polynomial(out);
    }

    public Polynomial multiply(Polynomial that) {
        if (isZero() || that.isZero()) return ZERO;
        if (terms.size() == 1 && terms.containsKey(Monomial.ONE)) return that.scale(coefficient(Monomial.ONE));
        if (that.terms.size() == 1 && that.terms.containsKey(Monomial.ONE)) return scale(that.coefficient(Monomial.ONE));
        long work = (long) terms.size() * that.terms.size();
        if (work > 50L * MOST_TERMS) throw tooLarge();
        if (work > LONG_WORK) Interrupted.check();
        Map<Monomial, Rational> out = HashMap.newHashMap(terms.size() * that.terms.size());
        terms.forEach((m, c) -> that.terms.forEach((n, d) -> accumulate(out, m.times(n), c.multiply(d))));
        return new Polynomial(bounded(out));
    }

    public Polynomial pow(int exponent) {
        if (terms.size() > 1 && exponent > 200) throw tooLarge();
        Polynomial result = ONE;
        Polynomial square = this;
        for (int e = exponent; e > 0; e >>= 1) {
            if ((e & 1) == 1) result = result.multiply(square);
            if (e > 1) square = square.multiply(square);
        }
        return result;
    }

    /// The quotient where the division leaves nothing.
    public Optional<Polynomial> exactly(Polynomial divisor) {
        if (divisor.constant().isPresent()) return Optional.of(scale(divisor.constant().get().inverse()));
        Monomial lead = divisor.leading();
        Rational inverse = divisor.coefficient(lead).inverse();
        Map<Monomial, Rational> quotient = new HashMap<>();
        Polynomial rest = this;
        while (!rest.isZero()) {
            Interrupted.check();
            Monomial top = rest.leading();
            if (!lead.divides(top) || quotient.size() > MOST_TERMS) return Optional.empty();
            Polynomial t = term(top.over(lead), rest.coefficient(top).multiply(inverse));
            accumulate(quotient, top.over(lead), rest.coefficient(top).multiply(inverse));
            rest = rest.subtract(divisor.multiply(t));
        }
        return Optional.of(of(quotient));
    }

    private static void accumulate(Map<Monomial, Rational> into, Monomial m, Rational c) {
        if (c.bitLength() > MOST_BITS) throw new Refused(Rule.FIELD, "numbers of more than " + MOST_BITS + " bits");
        Rational before = into.get(m);
        if (before == null) {
            into.put(m, c);
        } else {
            Rational sum = before.add(c);
            if (sum.isZero()) into.remove(m);
            else into.put(m, sum);
        }
    }

    private static Map<Monomial, Rational> bounded(Map<Monomial, Rational> terms) {
        if (terms.size() > MOST_TERMS) throw tooLarge();
        return terms;
    }

    private static Refused tooLarge() {
        return new Refused(Rule.FIELD, "more than " + MOST_TERMS + " terms");
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Polynomial p && hash == p.hash && terms.equals(p.terms);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
