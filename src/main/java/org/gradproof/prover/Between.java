package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Theorem;

/// A point `(1 − t)·u + t·v` between two others, and the bounds that it keeps because they do.
record Between(Expr point, Symbol u, Symbol v, Symbol t) {
    /// The point that a term is.
    static Optional<Between> of(Expr e) {
        if (!(e instanceof Expr.Binary sum) || sum.operator() != Operator.ADD) return Optional.empty();
        if (!(sum.left() instanceof Expr.Binary l) || l.operator() != Operator.MULTIPLY || !(l.right() instanceof Symbol u)) return Optional.empty();
        if (!(sum.right() instanceof Expr.Binary r) || r.operator() != Operator.MULTIPLY || !(r.right() instanceof Symbol v)) return Optional.empty();
        return r.left() instanceof Symbol t && l.left() == Terms.sub(ONE, t) ? Optional.of(new Between(e, u, v, t)) : Optional.empty();
    }

    /// The theorem without hypotheses about points between others that follow for these.
    static Theorem settled(Theorem t, Facts facts) {
        Theorem out = t;
        for (Condition h : t.hypotheses()) {
            if (facts.assumptions().contains(h) || !(h instanceof Condition.Compare c)) continue;
            Optional<Between> point = of(c.left()).or(() -> of(c.right()));
            if (point.isEmpty()) continue;
            Set<Condition> others = new LinkedHashSet<>(out.hypotheses());
            others.remove(h);
            Facts wide = facts.with(others.toArray(Condition[]::new));
            Optional<Theorem> fact = point.get().bound(c, wide).filter(wide::settles);
            if (fact.isPresent()) out = Theorem.discharge(out, fact.get());
        }
        return out;
    }

    /// The point on the same side of a bound as both ends.
    Optional<Theorem> bound(Condition.Compare c, Facts facts) {
        if (c.left() != point && c.right() != point || c.relation() == Relation.EQ) return Optional.empty();
        Relation r = c.left() == point ? c.relation() : c.relation().swapped();
        Expr bound = c.left() == point ? c.right() : c.left();
        if (r != Relation.NE) return beyond(r, bound, facts).map(s -> Theorem.weaker(s, c));
        return beyond(Relation.GT, bound, facts).or(() -> beyond(Relation.LT, bound, facts)).map(s -> Theorem.weaker(s, c));
    }

    private Optional<Theorem> beyond(Relation r, Expr bound, Facts facts) {
        Optional<Theorem> atU = facts.prove(compare(r, u, bound));
        Optional<Theorem> atV = facts.prove(compare(r, v, bound));
        Optional<Theorem> part = facts.prove(compare(Relation.GE, t, ZERO));
        Optional<Theorem> rest = facts.prove(compare(Relation.GE, Terms.sub(ONE, t), ZERO));
        if (atU.isEmpty() || atV.isEmpty() || part.isEmpty() || rest.isEmpty()) return Optional.empty();
        boolean below = r == Relation.GT || r == Relation.GE;
        Theorem up = Theorem.combine((Condition.Compare) compare(Relation.GE, Terms.sub(v, u), ZERO), List.of(Theorem.assume(compare(Relation.LE, u, v))), List.of(Rational.ONE));
        Theorem down = Theorem.combine((Condition.Compare) compare(Relation.GE, Terms.sub(u, v), ZERO), List.of(Theorem.assume(compare(Relation.GT, u, v))), List.of(Rational.ONE));
        Condition.Compare c = (Condition.Compare) compare(r, point, bound);
        // From the lower of the two upwards, or from the upper downwards.
        Theorem yes = Theorem.combine(c, List.of(below ? atU.get() : atV.get(), Theorem.product(below ? part.get() : rest.get(), up)), List.of(Rational.ONE, Rational.ONE));
        Theorem no = Theorem.combine(c, List.of(below ? atV.get() : atU.get(), Theorem.product(below ? rest.get() : part.get(), down)), List.of(Rational.ONE, Rational.ONE));
        return Optional.of(facts.discharge(Theorem.cases(compare(Relation.LE, u, v), yes, no)));
    }
}
