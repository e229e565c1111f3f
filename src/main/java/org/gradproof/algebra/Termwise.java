package org.gradproof.algebra;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Equations between sums over cases, that no normal form shows: `Σ|1 − w_k| = Σ|w_k − 1|`. All sums are brought under one sign, and
/// that the terms add up to 0 is shown at every index, case by case.
final class Termwise {
    private final Ring ring;
    private final Facts facts;
    private final List<Expr> coefficients = new ArrayList<>();
    private final List<Expr> bodies = new ArrayList<>();
    private Optional<Symbol> index = Optional.empty();
    private Polynomial rest = Polynomial.ZERO;

    private Termwise(Ring ring, Facts facts) {
        this.ring = ring;
        this.facts = facts;
    }

    /// `p = q`, both in the normal form of the ring.
    static Optional<Theorem> prove(Expr p, Expr q, Ring ring, Facts facts) {
        Fraction f = ring.normal(Terms.sub(p, q));
        Termwise t = new Termwise(ring, facts);
        return t.gathers(f.numerator()) ? t.equation().map(e -> t.concluded(p, q, e, f)) : Optional.empty();
    }

    /// `p = q` by what an assumed equation between such sums adds to it, once or taken away.
    static Optional<Theorem> modulo(Expr p, Expr q, Normal normal, Facts facts) {
        for (Condition c : facts.assumptions()) {
            if (!(c instanceof Condition.Compare e) || e.relation() != Relation.EQ || !sumsCases(e)) continue;
            Theorem left = normal.of(e.left());
            Theorem right = normal.of(e.right());
            Theorem given = facts.discharge(Theorem.transitivity(Theorem.transitivity(Theorem.symmetry(left), Theorem.equation(Theorem.assume(e))), right));
            Expr below = Canonical.fraction(normal.ring(), new Fraction(Polynomial.ONE, normal.ring().normal(Terms.sub(p, q)).denominator()));
            for (Expr times : List.of(below, Fold.neg(below))) {
                Expr more = Terms.add(p, Terms.mul(times, Terms.sub(given.equal().left(), given.equal().right())));
                Optional<Theorem> t = prove(more, q, normal.ring(), facts);
                if (t.isPresent()) return t.map(u -> Theorem.transitivity(Theorem.combination(p, more, List.of(given), List.of(Fold.neg(times))), u));
            }
        }
        return Optional.empty();
    }

    private static boolean sumsCases(Condition.Compare c) {
        return Dag.postorder(c, Free::scope).stream().anyMatch(n -> n instanceof Expr.Big b && !b.isProduct());
    }

    /// Whether the polynomial is linear in sums with one index, some of them over cases that tell indices apart; the rest is kept.
    private boolean gathers(Polynomial p) {
        boolean cases = false;
        for (Map.Entry<Monomial, Rational> t : Canonical.sorted(p)) {
            Optional<Expr.Big> sum = Optional.empty();
            Monomial others = Monomial.ONE;
            for (int i = 0; i < t.getKey().width(); i++) {
                if (ring.atom(t.getKey().atom(i)) instanceof Expr.Big b && !b.isProduct()) {
                    if (sum.isPresent() || t.getKey().exponent(i) != 1 || index.isPresent() && index.get() != b.index()) return false;
                    sum = Optional.of(b);
                    index = Optional.of(b.index());
                } else {
                    others = others.times(t.getKey().power(i));
                }
            }
            if (sum.isEmpty()) {
                rest = rest.add(Polynomial.term(t.getKey(), t.getValue()));
                continue;
            }
            coefficients.add(Canonical.term(ring, others, t.getValue()));
            bodies.add(sum.get().body());
            cases |= comparesAt(sum.get());
        }
        return cases;
    }

    /// Whether cases in the sum depend on its index.
    static boolean comparesAt(Expr.Big b) {
        return Dag.postorder(b.body(), Free::scope).stream().anyMatch(n -> n instanceof Expr.If i && Free.occurs(b.index(), i.condition())
                && i.condition().children().stream().anyMatch(c -> !(c instanceof Symbol || c instanceof Expr.Num)));
    }

    /// That the combination of the sums is 0.
    private Optional<Theorem> equation() {
        Symbol k = index.orElseThrow();
        if (!rest.isZero() && !constant(k)) return Optional.empty();
        Expr body = ZERO;
        for (int i = 0; i < bodies.size(); i++) body = Terms.add(body, Terms.mul(coefficients.get(i), bodies.get(i)));
        Expr.Big whole = (Expr.Big) Terms.sum(k, body);
        return Equality.prove(body, ZERO, facts.generic(k)).map(t -> {
            Theorem zeros = Theorem.rewrite(whole, List.of(t));
            Theorem zero = Theorem.constantSum((Expr.Big) zeros.equal().right());
            return Theorem.transitivity(Theorem.symmetry(Theorem.linearity(whole, coefficients, bodies)), Theorem.transitivity(zeros, zero));
        });
    }

    /// The rest as a constant under the sum: its quotient by the number of terms.
    private boolean constant(Symbol k) {
        Polynomial count = ring.normal(Fold.add(Fold.sub(k.upper(), k.lower()), ONE)).numerator();
        Optional<Polynomial> each = rest.exactly(count);
        each.ifPresent(c -> {
            coefficients.add(Canonical.polynomial(ring, c));
            bodies.add(ONE);
        });
        return each.isPresent();
    }

    private Theorem concluded(Expr p, Expr q, Theorem equation, Fraction f) {
        Expr scale = Canonical.fraction(ring, new Fraction(Polynomial.ONE, f.denominator()));
        List<Theorem> used = new ArrayList<>(List.of(equation));
        List<Expr> weights = new ArrayList<>(List.of(scale));
        if (!rest.isZero()) {
            used.add(Theorem.constantSum((Expr.Big) Terms.sum(index.orElseThrow(), ONE)));
            weights.add(Terms.neg(Terms.mul(scale, coefficients.getLast())));
        }
        return Theorem.combination(p, q, used, weights);
    }
}
