package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.algebra.Canonical;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Comparisons and values in the form that a person writes: `α = 1` for `α − 1 = 0`, `0.05` for `1/20`. Comparisons are
/// proposals; whoever uses one proves what it needs.
final class Tidy {
    private Tidy() {}

    /// The comparison solved for a symbol in which it is linear with a number as coefficient, else with 0 on the right.
    static Condition comparison(Condition.Compare c) {
        try {
            Ring ring = new Ring();
            Fraction f = ring.normal(Terms.sub(c.left(), c.right()));
            // A quotient has the sign of the product.
            Polynomial p = f.numerator();
            for (Map.Entry<Polynomial, Integer> d : f.denominator().entrySet()) if (d.getValue() % 2 != 0) p = p.multiply(d.getKey());
            return polynomial(ring, p, c.relation());
        } catch (Refused e) {
            return c;
        }
    }

    private static Condition polynomial(Ring ring, Polynomial n, Relation relation) {
        for (Map.Entry<Monomial, Rational> t : Canonical.sorted(n)) {
            if (t.getKey().degree() != 1 || !(ring.atom(t.getKey().atom(0)) instanceof Symbol s)) continue;
            Polynomial rest = n.subtract(Polynomial.term(t.getKey(), t.getValue()));
            Expr value = Canonical.polynomial(ring, rest.scale(t.getValue().inverse().negate()));
            if (Free.occurs(s, value)) continue;
            return compare(t.getValue().signum() > 0 ? relation : relation.swapped(), s, value);
        }
        if (n.isZero()) return compare(relation, ZERO, ZERO);
        Rational lead = Canonical.sorted(n).getFirst().getValue();
        return compare(lead.signum() > 0 ? relation : relation.swapped(), Canonical.polynomial(ring, n.scale(lead.abs().inverse().multiply(
                lead.signum() > 0 ? Rational.ONE : Rational.MINUS_ONE))), ZERO);
    }

    /// What makes a term zero: one equation for each factor that can be, solved for a symbol where that is linear.
    static Condition zero(Expr difference, Facts facts) {
        Ring ring = new Ring();
        Polynomial n = ring.normal(difference).numerator();
        Monomial content = null;
        for (Map.Entry<Monomial, Rational> t : n.terms()) content = content == null ? t.getKey() : content.gcd(t.getKey());
        if (content == null) return Condition.TRUE;
        List<Condition> factors = new ArrayList<>();
        for (int i = 0; i < content.width(); i++) {
            Expr atom = ring.atom(content.atom(i));
            if (facts.prove(compare(Relation.NE, atom, ZERO)).isEmpty()) factors.add(compare(Relation.EQ, atom, ZERO));
        }
        Polynomial core = n.exactly(Polynomial.term(content, Rational.ONE)).orElseThrow();
        if (core.constant().isEmpty() && facts.prove(compare(Relation.NE, Canonical.polynomial(ring, core), ZERO)).isEmpty()) {
            factors.add(polynomial(ring, core, Relation.EQ));
        }
        return Condition.or(factors);
    }

    /// `e = e′` in normal form, known values of symbols put in, with decimals where e was written with them.
    ///
    /// @throws Refused where e has no normal form
    static Theorem value(Expr e, Facts facts, boolean decimals) {
        Theorem t = Theorem.reflexivity(e);
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare c) || c.relation() != Relation.EQ || !(c.left() instanceof Symbol s) || Free.occurs(s, c.right())) continue;
            t = Theorem.transitivity(t, Theorem.rewrite(t.equal().right(), List.of(Theorem.equation(Theorem.assume(c)))));
        }
        t = Theorem.transitivity(t, new Normal(facts).of(t.equal().right()));
        return Cells.discharge(decimals ? Theorem.transitivity(t, decimal(t.equal().right())) : t, facts);
    }

    /// `e = e′` with decimals for its fractions, where they are short.
    static Theorem decimal(Expr e) {
        List<Theorem> steps = new ArrayList<>();
        for (Node n : Dag.postorder(e)) if (n instanceof Expr.Num m) decimal(m).ifPresent(d -> steps.add(Theorem.field(m, d)));
        return steps.isEmpty() ? Theorem.reflexivity(e) : Theorem.rewrite(e, steps);
    }

    private static Optional<Expr> decimal(Expr.Num n) {
        if (n.value().isInteger() || n.decimals() >= 0) return Optional.empty();
        java.math.BigInteger ten = java.math.BigInteger.TEN;
        for (int d = 1; d <= 40; d++) {
            if (ten.pow(d).mod(n.value().denominator()).signum() == 0) return Optional.of(Terms.decimal(n.value(), d));
        }
        return Optional.empty();
    }

    /// Whether a number with digits after the point occurs.
    static boolean decimals(Expr e) {
        return Dag.postorder(e).stream().anyMatch(n -> n instanceof Expr.Num d && d.decimals() > 0);
    }

    /// Whether the two are one rational function.
    static boolean same(Expr a, Expr b) {
        try {
            return a == b || Fold.zero(Fold.sub(a, b)) || new Ring().same(a, b);
        } catch (Refused e) {
            return false;
        }
    }
}
