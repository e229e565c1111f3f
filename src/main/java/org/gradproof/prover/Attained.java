package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Order claims about maxima: a maximum is the value at some index, so the claim is proved of the value at any.
final class Attained {
    private static final int MOST = 3;

    private Attained() {}

    /// `a ⋚ b`, by the same claim with the value at an index of which nothing else is known in place of a maximum.
    static Optional<Theorem> prove(Relation relation, Expr a, Expr b, Facts facts, int effort) {
        Optional<Theorem> reached = reached(relation, a, b, facts, effort);
        if (reached.isPresent()) return reached;
        Condition claim = compare(relation, a, b);
        return among(claim).stream().limit(MOST).map(m -> by(m, relation, a, b, facts, effort)).flatMap(Optional::stream).findFirst();
    }

    /// `a ≤ max f` by `a ≤ f(i)` at an index i that the claim speaks of, and `a ≤ Σ f` where that is not less than its terms; so for the
    /// other relations.
    private static Optional<Theorem> reached(Relation relation, Expr a, Expr b, Facts facts, int effort) {
        if (relation == Relation.NE || relation == Relation.EQ) return Optional.empty();
        boolean up = relation == Relation.LE || relation == Relation.LT;
        Optional<Theorem> right = ranged(b, up).flatMap(m -> bounded(relation, a, m, facts, effort));
        return right.isPresent() ? right : ranged(a, !up).flatMap(m -> bounded(relation.swapped(), b, m, facts, effort))
                .map(t -> Theorem.weaker(t, (Condition.Compare) compare(relation, a, b)));
    }

    /// A term that is not less (not greater) than its values over a range, with its index and body.
    private record Ranged(Expr term, Symbol index, Expr body) {}

    private static Optional<Ranged> ranged(Expr e, boolean above) {
        return switch (e) {
            case Expr.Extreme m when m.isGreatest() == above -> Optional.of(new Ranged(m, m.index(), m.body()));
            case Expr.Big b when !b.isProduct() && above -> Optional.of(new Ranged(b, b.index(), b.body()));
            case Expr _ -> Optional.empty();
        };
    }

    private static Optional<Theorem> bounded(Relation relation, Expr a, Ranged m, Facts facts, int effort) {
        Set<Symbol> free = new LinkedHashSet<>(Free.of(a));
        free.addAll(Free.of(m.term));
        return free.stream().filter(i -> i.isIndex() && i.lower() == m.index.lower() && i.upper() == m.index.upper()).limit(MOST)
                .map(i -> bounded(relation, a, m, i, facts, effort)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Theorem> bounded(Relation relation, Expr a, Ranged m, Symbol i, Facts facts, int effort) {
        Expr value = Substitution.replace(m.body, m.index, i);
        boolean up = relation == Relation.LE || relation == Relation.LT;
        Optional<Theorem> bound = m.term instanceof Expr.Extreme e ? Optional.of(Theorem.extremeBound(e, i)) : facts.prove(compare(up ? Relation.LE : Relation.GE, value, m.term));
        return bound.flatMap(t -> Orders.prove(relation, a, value, facts, effort).map(order -> facts.discharge(Theorem.combine(
                (Condition.Compare) compare(relation, a, m.term), List.of(order, t), List.of(Rational.ONE, Rational.ONE)))).filter(facts::settles));
    }

    /// `a = b` by both inequalities, where maxima are compared.
    static Optional<Theorem> equal(Expr a, Expr b, Facts facts) {
        if (!a.isScalar() || among(compare(Relation.EQ, a, b)).isEmpty()) return Optional.empty();
        return Orders.prove(Relation.LE, a, b, facts).flatMap(down -> Orders.prove(Relation.GE, a, b, facts)
                .map(up -> facts.discharge(Theorem.equation(Theorem.antisymmetry(up, down)))));
    }

    /// The maxima that speak of nothing that is bound outside of them.
    private static Set<Expr.Extreme> among(Condition claim) {
        Set<Expr.Extreme> out = new LinkedHashSet<>();
        Set<Symbol> free = new HashSet<>();
        for (Node n : Dag.postorder(claim)) {
            if (!(n instanceof Expr.Extreme m)) continue;
            if (free.isEmpty()) free.addAll(Free.of(claim));
            if (free.containsAll(Free.of(m))) out.add(m);
        }
        return out;
    }

    private static Optional<Theorem> by(Expr.Extreme m, Relation relation, Expr a, Expr b, Facts facts, int effort) {
        try {
            Set<String> taken = new HashSet<>();
            for (Node n : Dag.postorder(compare(relation, a, b))) if (n instanceof Symbol s) taken.add(s.name());
            for (Condition c : facts.assumptions()) for (Symbol s : Free.of(c)) taken.add(s.name());
            taken.add(m.index().name());
            Theorem renaming = Theorem.renaming(m, Fresh.name(m.index().name(), taken));
            Expr.Extreme named = (Expr.Extreme) renaming.equal().right();
            Condition attained = compare(Relation.EQ, named.body(), named);
            Facts inside = facts.generic(named.index()).with(attained);
            Theorem value = Theorem.transitivity(renaming, Theorem.symmetry(Theorem.equation(Theorem.assume(attained))));
            Theorem left = inside.discharge(Theorem.rewrite(a, List.of(value)));
            Theorem right = inside.discharge(Theorem.rewrite(b, List.of(value)));
            return Orders.prove(relation, left.equal().right(), right.equal().right(), inside, effort)
                    .map(t -> inside.discharge(Theorem.compared(left, t, right))).filter(inside::settles)
                    .map(t -> facts.discharge(Theorem.extremeAttained(named, t)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
