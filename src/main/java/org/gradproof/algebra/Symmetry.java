package org.gradproof.algebra;

import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Entries of matrices that are assumed to be symmetric, in one of their two spellings.
final class Symmetry {
    private Symmetry() {}

    /// `A[i, j] = A[j, i]` where the second is the spelling to be used.
    static Optional<Theorem> turned(Expr.Entry e, Facts facts) {
        if (e.indices().size() != 2 || !(e.tensor() instanceof Symbol a)) return Optional.empty();
        Expr i = e.indices().getFirst();
        Expr j = e.indices().getLast();
        if (key(i).compareTo(key(j)) <= 0) return Optional.empty();
        return assumed(a, facts).flatMap(f -> {
            try {
                Theorem t = Theorem.equation(facts.discharge(Theorem.at(Theorem.at(Theorem.assume(f), i), j)));
                Theorem right = t.equal().left() == e ? t : Theorem.symmetry(t);
                return right.equal().left() == e ? Optional.of(right) : Optional.empty();
            } catch (Refused r) {
                return Optional.empty();
            }
        });
    }

    /// Bound indices last, the others by name.
    private static String key(Expr index) {
        String name = index instanceof Symbol s ? s.name() : index.toString();
        return (name.startsWith("$") ? "1" : "0") + name;
    }

    /// Whether the term holds an entry of a matrix that is assumed to be symmetric.
    static boolean concerns(Expr e, Facts facts) {
        return facts.assumptions().stream().anyMatch(Condition.ForAll.class::isInstance)
                && Dag.postorder(e).stream().anyMatch(n -> n instanceof Expr.Entry m && m.indices().size() == 2
                && m.tensor() instanceof Symbol a && assumed(a, facts).isPresent());
    }

    /// `A[i, j] = A[j, i] for every i and j`.
    private static Optional<Condition.ForAll> assumed(Symbol a, Facts facts) {
        for (Condition c : facts.assumptions()) {
            if (c instanceof Condition.ForAll f && f.body() instanceof Condition.ForAll g && g.body() instanceof Condition.Compare e
                    && e.relation() == Relation.EQ && e.left() instanceof Expr.Entry l && e.right() instanceof Expr.Entry r
                    && l.tensor() == a && r.tensor() == a && l.indices().equals(r.indices().reversed())
                    && l.indices().contains(f.index()) && l.indices().contains(g.index())) return Optional.of(f);
        }
        return Optional.empty();
    }
}
