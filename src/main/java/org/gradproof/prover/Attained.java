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
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Order claims about maxima: a maximum is the value at some index, so the claim is proved of the value at any.
final class Attained {
    private static final int MOST = 3;

    private Attained() {}

    /// `a ⋚ b`, by the same claim with the value at an index of which nothing else is known in place of a maximum.
    static Optional<Theorem> prove(Relation relation, Expr a, Expr b, Facts facts, int effort) {
        Condition claim = compare(relation, a, b);
        return among(claim).stream().limit(MOST).map(m -> by(m, relation, a, b, facts, effort)).flatMap(Optional::stream).findFirst();
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
