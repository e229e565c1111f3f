package org.gradproof.worksheet;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;

/// When two values by cases are equal, as a condition on what the cases ask: `a ≠ 0` for `if a > 0 then 2 else 1` and
/// `if a ≥ 0 then 2 else 1`.
final class Agreeing {
    private static final int MOST_CELLS = 32;

    private record Cell(List<Condition> needs, Expr value) {}

    private Agreeing() {}

    /// Nothing where they are equal nowhere; the equation itself where the cases do not settle it.
    static Optional<Condition> when(Expr left, Expr right, Facts facts) {
        Condition plain = compare(Relation.EQ, left, right);
        if (!(left instanceof Expr.If) && !(right instanceof Expr.If)) return Optional.of(plain);
        Set<Condition> apart = new LinkedHashSet<>();
        boolean equal = false;
        List<Cell> cells = cells(List.of(), left, facts);
        for (Cell l : cells) {
            for (Cell r : cells(l.needs, right, facts)) {
                if (apart.size() > MOST_CELLS || cells.size() > MOST_CELLS) return Optional.of(plain);
                Facts inside = facts.with(r.needs.toArray(Condition[]::new));
                if (inside.prove(compare(Relation.NE, l.value, r.value)).isPresent()) apart.add(joined(r.needs));
                else if (Equality.prove(l.value, r.value, inside).filter(inside::settles).isPresent()) equal = true;
                else return Optional.of(plain);
            }
        }
        if (apart.isEmpty()) return Optional.of(plain);
        return equal ? Optional.of(Condition.and(apart.stream().map(Condition::negated).toList())) : Optional.empty();
    }

    /// The values by cases, each with all that holds in its case.
    private static List<Cell> cells(List<Condition> known, Expr e, Facts facts) {
        if (!(e instanceof Expr.If i) || Dag.postorder(i.condition()).stream().anyMatch(Condition.ForAll.class::isInstance)) return List.of(new Cell(known, e));
        List<Cell> all = new ArrayList<>();
        for (Condition c : List.of(i.condition(), i.condition().negated())) {
            Facts inside = facts.with(known.toArray(Condition[]::new));
            if (inside.prove(c.negated()).isPresent() || inside.with(c).contradiction().isPresent()) continue;
            List<Condition> more = new ArrayList<>(known);
            if (inside.prove(c).isEmpty()) more.add(c);
            all.addAll(cells(more, c == i.condition() ? i.yes() : i.no(), facts));
            if (all.size() > MOST_CELLS) break;
        }
        return all;
    }

    /// The conjunction, with `a ≤ b` and `a ≥ b` as `a = b`.
    private static Condition joined(List<Condition> needs) {
        List<Condition> rest = new ArrayList<>(new LinkedHashSet<>(needs));
        for (Condition n : needs) {
            if (!(n instanceof Condition.Compare c) || c.relation() != Relation.LE) continue;
            Condition other = compare(Relation.GE, c.left(), c.right());
            if (!rest.contains(other)) continue;
            rest.removeAll(List.of(c, other));
            rest.add(compare(Relation.EQ, c.left(), c.right()));
        }
        return Condition.and(rest);
    }
}
