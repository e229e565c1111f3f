package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// A comparison that is linear in one symbol with a number before it, solved for it: `−w ≤ δ` says `w ≥ −δ`.
final class Isolation {
    private Isolation() {}

    /// `c ⊢ w ⋚ e`, where c says no more and e does not speak of w.
    static Optional<Theorem> of(Condition condition, Symbol w) {
        if (!(condition instanceof Condition.Compare c) || c.relation() == Relation.NE || c.relation() == Relation.EQ) return Optional.empty();
        if (c.left() == w && !Free.occurs(w, c.right()) || c.right() == w && !Free.occurs(w, c.left())) return Optional.of(Theorem.assume(c));
        try {
            Ring ring = new Ring();
            Fraction f = ring.normal(Terms.sub(c.left(), c.right()));
            if (!f.denominator().isEmpty()) return Optional.empty();
            Monomial line = ring.atom(w).leading();
            Rational slope = f.numerator().coefficient(line);
            if (slope.isZero()) return Optional.empty();
            Polynomial rest = f.numerator().subtract(Polynomial.term(line, slope));
            for (Map.Entry<Monomial, Rational> t : rest.terms()) if (Free.occurs(w, Solving.term(ring, Polynomial.term(t.getKey(), t.getValue())))) return Optional.empty();
            Expr end = Solving.term(ring, rest.scale(slope.inverse().negate()));
            Relation r = slope.signum() > 0 ? c.relation() : c.relation().swapped();
            return Optional.of(Theorem.combine((Condition.Compare) compare(r, w, end), List.of(Theorem.assume(c)), List.of(slope.abs().inverse())));
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
