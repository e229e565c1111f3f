package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Order claims by the derivative by one of their symbols: from a point given by the others, where the value is
/// known, to both sides. Such points are those where the derivative vanishes, bounds that are assumed, 0 and 1, and where two symbols
/// are equal.
final class Anchors {
    private static final long LARGEST = 80;
    private static final int FEW_PIECES = 60;
    private static final int MORE_PIECES = 400;

    private final Symbol x;
    private final Expr f;
    private final boolean strict;
    private final Facts facts;
    private final Samples seen = new Samples();

    private Anchors(Symbol x, Expr f, boolean strict, Facts facts) {
        this.x = x;
        this.f = f;
        this.strict = strict;
        this.facts = facts;
    }

    /// `a ⋚ b`.
    static Optional<Theorem> prove(Condition.Compare target, Facts facts) {
        Relation r = target.relation();
        Set<Symbol> free = Free.of(target);
        if (r == Relation.EQ || r == Relation.NE || free.isEmpty() || free.size() > 4) return Optional.empty();
        boolean up = r == Relation.GT || r == Relation.GE;
        Expr d = up ? Fold.sub(target.left(), target.right()) : Fold.sub(target.right(), target.left());
        if (d.treeSize() > LARGEST) return Optional.empty();
        for (Symbol x : free) {
            if (!(x.sort() instanceof Sort.Real)) continue;
            Optional<Theorem> t = new Anchors(x, d, r == Relation.GT || r == Relation.LT, plain(x, facts)).sign()
                    .map(s -> facts.discharge(Theorem.combine(target, List.of(s), List.of(Rational.ONE))));
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    /// The assumptions without those that are more than a bound of the symbol and follow from the others.
    private static Facts plain(Symbol x, Facts facts) {
        List<Condition> kept = new ArrayList<>(facts.assumptions());
        for (Condition c : facts.assumptions()) {
            if (!Free.occurs(x, c) || c instanceof Condition.Compare e && e.relation() != Relation.NE && (e.left() == x || e.right() == x)) continue;
            List<Condition> others = new ArrayList<>(kept);
            others.remove(c);
            if (facts.among(others).prove(c).isPresent()) kept.remove(c);
        }
        return facts.among(kept);
    }

    private Optional<Theorem> sign() {
        try {
            Theorem derivative = facts.discharge(new Differentiation(x, List.of(), facts, Lemmas.NONE).of(f));
            if (!facts.settles(derivative)) return Optional.empty();
            Theorem normal = facts.discharge(new Normal(facts).of(derivative.derivative().derivative()));
            if (facts.settles(normal)) derivative = Theorem.equalDerivative(derivative, normal);
            for (Expr p : points(derivative.derivative().derivative())) {
                Interrupted.check();
                Optional<Theorem> t = from(p, derivative);
                if (t.isPresent()) return t;
            }
            return Optional.empty();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Set<Expr> points(Expr slope) {
        Set<Expr> out = new LinkedHashSet<>();
        Solving.solve(slope, List.of(x)).map(Solving.Solution::value).filter(v -> !Free.occurs(x, v))
                .ifPresent(v -> out.add(new Normal(facts).of(v).equal().right()));
        Set<Symbol> free = Free.of(f);
        // With one symbol alone, Slopes has looked at the others.
        if (free.size() == 1) return out;
        for (Condition c : facts.assumptions()) {
            if (!(c instanceof Condition.Compare e)) continue;
            if (e.left() == x && !Free.occurs(x, e.right())) out.add(e.right());
            if (e.right() == x && !Free.occurs(x, e.left())) out.add(e.left());
        }
        out.add(ZERO);
        out.add(ONE);
        if (free.size() == 2) for (Symbol y : free) if (y != x && y.sort() instanceof Sort.Real) out.add(y);
        return out;
    }

    private Optional<Theorem> from(Expr p, Theorem derivative) {
        Expr there = Substitution.replace(f, x, p);
        Optional<Theorem> zero = Equality.prove(there, ZERO, facts).map(facts::discharge).filter(facts::settles).map(Theorem::fact);
        Relation r = strict ? Relation.GT : Relation.GE;
        Optional<Theorem> value = zero.or(() -> sign(there, r, facts, ZERO)).or(() -> Slopes.prove((Condition.Compare) compare(r, there, ZERO), facts, FEW_PIECES));
        if (value.isEmpty()) return Optional.empty();
        // Where f is 0 at p, a strict claim needs that x is apart from p and f moves.
        for (Relation apart : strict && zero.isPresent() ? new Relation[] {Relation.LT, Relation.GT} : new Relation[] {}) {
            if (facts.prove(compare(apart, x, p)).isPresent()) {
                return beyond(p, derivative, value.get(), apart == Relation.LT ? Side.LEFT : Side.RIGHT, apart, true).map(facts::discharge);
            }
        }
        for (Relation bound : new Relation[] {Relation.LE, Relation.GE}) {
            if (facts.prove(compare(bound, x, p)).isPresent()) {
                return beyond(p, derivative, value.get(), bound == Relation.LE ? Side.LEFT : Side.RIGHT, bound, false).map(facts::discharge);
            }
        }
        Optional<Theorem> right = beyond(p, derivative, value.get(), Side.RIGHT, Relation.GE, false);
        if (right.isEmpty()) return right;
        return beyond(p, derivative, value.get(), Side.LEFT, Relation.LT, false).map(left -> facts.discharge(Theorem.cases(compare(Relation.GE, x, p), right.get(), left)));
    }

    /// `x ≥ p ⊢ f ⋚ 0`, or `x < p ⊢ f ⋚ 0`.
    ///
    /// @param moves whether the derivative must not be 0
    private Optional<Theorem> beyond(Expr p, Theorem derivative, Theorem value, Side side, Relation way, boolean moves) {
        Condition where = compare(way, x, p);
        Facts inside = facts.with(where);
        Condition.Compare target = (Condition.Compare) compare(strict ? Relation.GT : Relation.GE, f, ZERO);
        Optional<Theorem> impossible = inside.contradiction();
        if (impossible.isPresent()) return impossible.map(t -> Theorem.absurd(t, new org.gradproof.kernel.Judgement.Holds(target)));
        Expr slope = derivative.derivative().derivative();
        Relation r = side == Side.RIGHT ? moves ? Relation.GT : Relation.GE : moves ? Relation.LT : Relation.LE;
        Optional<Theorem> sign = sign(slope, r, inside, p);
        if (sign.isEmpty()) return sign;
        try {
            Theorem mean = Theorem.meanValue(derivative, sign.get(), p, side);
            Theorem t = inside.discharge(Theorem.combine(target, List.of(mean, value), List.of(Rational.ONE, Rational.ONE)));
            return inside.settles(t) ? Optional.of(t) : Optional.empty();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// @param p where f begins to change
    private Optional<Theorem> sign(Expr slope, Relation r, Facts inside, Expr p) {
        if (seen.look(slope, ZERO, inside.assumptions()).against((Condition.Compare) compare(r, slope, ZERO))) return Optional.empty();
        Optional<Theorem> direct = inside.prove(compare(r, slope, ZERO));
        if (direct.isPresent()) return direct;
        Theorem normal = inside.discharge(new Normal(inside).of(slope));
        if (normal.equal().right() != slope) {
            Optional<Theorem> plain = inside.prove(compare(r, normal.equal().right(), ZERO)).map(t -> inside.discharge(Theorem.combine(
                    (Condition.Compare) compare(r, slope, ZERO), List.of(t, Theorem.fact(normal)), List.of(Rational.ONE, r == Relation.LE || r == Relation.LT ? Rational.MINUS_ONE : Rational.ONE))))
                    .filter(inside::settles);
            if (plain.isPresent()) return plain;
        }
        int effort = !(p instanceof Symbol) ? 0 : Free.of(slope).size() == 1 ? MORE_PIECES : FEW_PIECES;
        boolean small = slope.treeSize() <= LARGEST && (effort > 0 || Free.of(f).size() == 1);
        return small ? Orders.prove(r, slope, ZERO, inside, effort).filter(inside::settles) : Optional.empty();
    }
}
