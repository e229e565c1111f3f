package org.gradproof.algebra;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Which of two nested sums stands outside: `Σₖ a_k·Σₗ b_kl·c_l = Σₗ c_l·Σₖ a_k·b_kl`, so that a product of matrices is the same
/// however its factors are bracketed. The ranges decide, or else the factors, whatever the indices are called.
final class Nesting {
    private static final Symbol OUTER = Symbol.index("$outer", Terms.ONE, Terms.ONE);
    private static final Symbol INNER = Symbol.index("$inner", Terms.ONE, Terms.ONE);

    private Nesting() {}

    /// `Σₖ u = Σₗ Σₖ v` where a sum over l that is a factor of u belongs outside.
    static Optional<Theorem> turned(Expr.Big sum, Ring ring, Facts facts) {
        Symbol k = sum.index();
        Fraction body = ring.normal(sum.body());
        if (body.numerator().size() != 1) return Optional.empty();
        Map.Entry<Monomial, Rational> term = body.numerator().terms().iterator().next();
        for (int i = 0; i < term.getKey().width(); i++) {
            if (term.getKey().exponent(i) != 1 || !(ring.atom(term.getKey().atom(i)) instanceof Expr.Big b) || b.isProduct()) continue;
            if (!Free.occurs(k, b.body()) || Free.of(b.index()).contains(k) || Free.of(k).contains(b.index())) continue;
            Monomial others = Monomial.ONE;
            for (int j = 0; j < term.getKey().width(); j++) if (j != i) others = others.times(term.getKey().power(j));
            Expr rest = Canonical.fraction(ring, new Fraction(Polynomial.term(others, term.getValue()), body.denominator()));
            if (!isOutside(b.index(), k, rest, b.body(), ring)) continue;
            return facts.attempt(() -> exchanged(sum, b, rest, facts));
        }
        return Optional.empty();
    }

    private static Theorem exchanged(Expr.Big sum, Expr.Big numbered, Expr rest, Facts facts) {
        // Numbers are given anew, from the inside out.
        Set<String> taken = new HashSet<>();
        for (Node n : Dag.postorder(sum)) if (n instanceof Symbol s) taken.add(s.name());
        Theorem renaming = Theorem.renaming(numbered, Fresh.name("l", taken));
        Expr.Big inner = (Expr.Big) renaming.equal().right();
        Expr.Big whole = (Expr.Big) Terms.sum(inner.index(), Fold.mul(rest, inner.body()));
        Theorem linear = Theorem.linearity(whole, List.of(rest), List.of(inner.body()));
        Expr product = Terms.mul(rest, numbered);
        Theorem named = Theorem.rewrite(product, List.of(renaming));
        Theorem body = Theorem.transitivity(Theorem.transitivity(Theorem.field(sum.body(), product), named),
                Theorem.transitivity(Theorem.field(named.equal().right(), linear.equal().right()), Theorem.symmetry(linear)));
        Theorem nested = facts.discharge(Theorem.rewrite(sum, List.of(facts.generic(sum.index()).discharge(body))));
        return facts.discharge(Theorem.transitivity(nested, Theorem.exchange((Expr.Big) nested.equal().right())));
    }

    /// Whether the sum over l stands outside of the one over k.
    private static boolean isOutside(Symbol l, Symbol k, Expr rest, Expr body, Ring ring) {
        String ranges = range(l);
        int order = ranges.compareTo(range(k));
        return order != 0 ? order < 0 : text(l, k, rest, body, ring).compareTo(text(k, l, rest, body, ring)) < 0;
    }

    private static String range(Symbol index) {
        return index.lower() + ".." + index.upper();
    }

    /// The factors as they read with one index called outer and the other one inner.
    private static String text(Symbol outer, Symbol inner, Expr rest, Expr body, Ring ring) {
        List<String> factors = new ArrayList<>();
        Substitution names = new Substitution(Map.of(outer, OUTER, inner, INNER));
        for (Expr part : List.of(rest, body)) {
            Fraction f = ring.normal(part);
            f.numerator().terms().forEach(t -> {
                for (int i = 0; i < t.getKey().width(); i++) factors.add(names.apply(ring.atom(t.getKey().atom(i))) + "^" + t.getKey().exponent(i));
            });
            f.denominator().forEach((p, e) -> factors.add("/" + names.apply(Canonical.polynomial(ring, p)) + "^" + e));
        }
        Collections.sort(factors);
        return String.join(" ", factors).replaceAll("\\$\\d+", "\\$");
    }
}
