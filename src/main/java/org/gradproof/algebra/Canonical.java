package org.gradproof.algebra;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Ring;

/// Terms for polynomials and their quotients: one term for each, high degrees first.
public final class Canonical {
    private static final Comparator<Map.Entry<Monomial, Rational>> ORDER =
            Comparator.<Map.Entry<Monomial, Rational>>comparingInt(t -> -t.getKey().degree())
                    .thenComparing(Map.Entry::getKey, Comparator.reverseOrder());

    private Canonical() {}

    public static Expr fraction(Ring ring, Fraction f) {
        Expr below = ONE;
        List<Map.Entry<Polynomial, Integer>> factors = new ArrayList<>(f.denominator().entrySet());
        factors.sort(Comparator.comparing((Map.Entry<Polynomial, Integer> e) -> e.getKey().size())
                .thenComparing(e -> e.getKey().leading(), Comparator.reverseOrder())
                .thenComparing(e -> key(e.getKey())));
        for (Map.Entry<Polynomial, Integer> e : factors) {
            below = Fold.mul(below, Fold.pow(polynomial(ring, e.getKey()), Terms.num(e.getValue())));
        }
        return Fold.div(polynomial(ring, f.numerator()), below);
    }

    private static String key(Polynomial p) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Monomial, Rational> t : sorted(p)) {
            text.append(t.getValue()).append('*');
            for (int i = 0; i < t.getKey().width(); i++) text.append(t.getKey().atom(i)).append('^').append(t.getKey().exponent(i)).append(' ');
        }
        return text.toString();
    }

    public static List<Map.Entry<Monomial, Rational>> sorted(Polynomial p) {
        List<Map.Entry<Monomial, Rational>> terms = new ArrayList<>(p.terms());
        terms.sort(ORDER);
        return terms;
    }

    public static Expr polynomial(Ring ring, Polynomial p) {
        Expr sum = ZERO;
        for (Map.Entry<Monomial, Rational> t : sorted(p)) sum = Fold.add(sum, term(ring, t.getKey(), t.getValue()));
        return sum;
    }

    static Expr term(Ring ring, Monomial m, Rational c) {
        return Fold.mul(Terms.num(c), monomial(ring, m));
    }

    static Expr monomial(Ring ring, Monomial m) {
        Expr product = ONE;
        for (int i = 0; i < m.width(); i++) {
            product = Fold.mul(product, Fold.pow(ring.atom(m.atom(i)), Terms.num(m.exponent(i))));
        }
        return product;
    }
}
