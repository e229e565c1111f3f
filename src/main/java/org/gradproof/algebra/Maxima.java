package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// What a maximum over a range says of its values, and of sums over the same range: `Σ p·f ≤ max f·Σ p` for weights that are not
/// negative, `Σ g(f) ≤ Σ g(max f)` where g increases.
///
/// @param m a maximum or a minimum
record Maxima(Expr.Extreme m, Facts facts) {
    /// `f(i) ≤ max f`.
    Optional<Theorem> bound(Expr i) {
        boolean other = i instanceof Symbol s && !ranges(s);
        return other ? Optional.empty() : facts.attempt(() -> facts.settled(Theorem.extremeBound(m, i)));
    }

    /// A comparison of the sum with what it would be if every value were the maximum.
    Optional<Theorem> summed(Expr.Big b) {
        if (!ranges(b.index()) || Free.occurs(b.index(), m)) return Optional.empty();
        Facts inside = facts.generic(b.index());
        return gap(b, inside).flatMap(t -> over(b, t));
    }

    private boolean ranges(Symbol k) {
        return k.lower() == m.index().lower() && k.upper() == m.index().upper();
    }

    /// The sign of a difference at every index.
    private Optional<Theorem> gap(Expr.Big b, Facts inside) {
        Expr value = Substitution.replace(m.body(), m.index(), b.index());
        // −f is bounded by max (−f) as f is by its opposite.
        boolean opposite = value instanceof Expr.Neg;
        Expr atom = value instanceof Expr.Neg v ? v.argument() : value;
        Expr limit = opposite ? Terms.neg(m) : m;
        Expr gap = Terms.sub(limit, atom);
        Condition.Compare sign = (Condition.Compare) compare(m.isGreatest() != opposite ? Relation.GE : Relation.LE, gap, ZERO);
        Optional<Theorem> bounded = inside.attempt(() -> inside.settled(Theorem.combine(sign, List.of(Theorem.extremeBound(m, b.index())), List.of(Rational.ONE))));
        return bounded.flatMap(t -> weighted(b.body(), atom, t, inside).or(() -> replaced(b.body(), atom, limit, inside)));
    }

    /// `p·(max f − f) ≥ 0` where p is what f is multiplied by in the summand.
    private Optional<Theorem> weighted(Expr body, Expr atom, Theorem gap, Facts inside) {
        return inside.attempt(() -> {
            Ring ring = new Ring();
            Fraction f = ring.normal(body);
            Polynomial weight = Polynomial.constant(Rational.ZERO);
            for (Map.Entry<Monomial, Rational> t : f.numerator().terms()) {
                for (int i = 0; i < t.getKey().width(); i++) {
                    if (ring.atom(t.getKey().atom(i)) != atom) continue;
                    if (t.getKey().exponent(i) != 1) throw new Facts.Unsettled();
                    weight = weight.add(Polynomial.term(rest(t.getKey(), i), t.getValue()));
                }
            }
            if (weight.isZero()) throw new Facts.Unsettled();
            Expr p = Canonical.fraction(ring, new Fraction(weight, f.denominator()));
            return Theorem.product(inside.sign(p).orElseThrow(Facts.Unsettled::new), gap);
        });
    }

    private static Monomial rest(Monomial m, int without) {
        Monomial rest = Monomial.ONE;
        for (int i = 0; i < m.width(); i++) if (i != without) rest = rest.times(m.power(i));
        return rest;
    }

    /// `g(max f) − g(f) ≥ 0`, or `≤ 0`, where the summand is g of the value.
    private static Optional<Theorem> replaced(Expr body, Expr atom, Expr limit, Facts inside) {
        return inside.attempt(() -> {
            Expr most = Theorem.rewrite(body, List.of(Theorem.equation(Theorem.assume(compare(Relation.EQ, atom, limit))))).equal().right();
            if (most == body) throw new Facts.Unsettled();
            Relation r = inside.prove(compare(Relation.GE, most, body)).isPresent() ? Relation.GE : Relation.LE;
            Theorem order = inside.prove(compare(r, most, body)).orElseThrow(Facts.Unsettled::new);
            return Theorem.combine((Condition.Compare) compare(r, Terms.sub(most, body), ZERO), List.of(order), List.of(Rational.ONE));
        });
    }

    /// The sign of the sum of what has that sign at every index, the sum in normal form modulo the sums whose values are assumed.
    private Optional<Theorem> over(Expr.Big b, Theorem term) {
        Condition.Compare c = (Condition.Compare) term.holds();
        return facts.attempt(() -> {
            Expr.Big all = (Expr.Big) Terms.sum(b.index(), c.left());
            Normal normal = new Normal(facts);
            // first, so that the factors of its summand keep their order
            normal.of(b);
            Theorem value = known(normal.of(all), normal);
            boolean up = c.relation() == Relation.GE || c.relation() == Relation.GT;
            return facts.settled(Theorem.combine((Condition.Compare) compare(up ? Relation.GE : Relation.LE, value.equal().right(), ZERO),
                    List.of(Theorem.sumSign(all, term), Theorem.fact(value)), List.of(Rational.ONE, up ? Rational.MINUS_ONE : Rational.ONE)));
        });
    }

    private Theorem known(Theorem value, Normal normal) {
        List<Theorem> assumed = new ArrayList<>();
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare c) || c.relation() != Relation.EQ || !(c.left() instanceof Expr.Big) || !(c.right() instanceof Expr.Num)) continue;
            Theorem left = normal.of(c.left());
            if (left.equal().right() instanceof Expr.Big) assumed.add(Theorem.transitivity(Theorem.symmetry(left), Theorem.equation(Theorem.assume(c))));
        }
        return assumed.isEmpty() ? value : normal.then(value, normal.via(Theorem.rewrite(value.equal().right(), assumed)));
    }
}
