package org.gradproof.worksheet;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /// Nothing where they are equal nowhere: otherwise of each cell that where it holds the values in it are equal.
    static Optional<Condition> when(Expr left, Expr right, Facts facts) {
        Condition plain = compare(Relation.EQ, left, right);
        if (!(left instanceof Expr.If) && !(right instanceof Expr.If)) return Optional.of(plain);
        List<List<Condition>> apart = new ArrayList<>();
        List<Condition> parts = new ArrayList<>();
        boolean never = true;
        List<Cell> cells = cells(List.of(), left, facts);
        for (Cell l : cells) {
            for (Cell r : cells(l.needs, right, facts)) {
                if (apart.size() + parts.size() > MOST_CELLS || cells.size() > MOST_CELLS) return Optional.of(plain);
                Facts inside = facts.with(r.needs.toArray(Condition[]::new));
                if (inside.prove(compare(Relation.NE, l.value, r.value)).isPresent()) {
                    apart.add(r.needs);
                    continue;
                }
                never = false;
                boolean equal = Equality.prove(l.value, r.value, inside).map(inside::discharge).filter(inside::settles).isPresent();
                if (!equal) parts.add(Condition.or(joined(List.of(r.needs)).negated(), compare(Relation.EQ, l.value, r.value)));
            }
        }
        if (never) return Optional.empty();
        if (!apart.isEmpty()) parts.addFirst(joined(apart).negated());
        return Optional.of(parts.isEmpty() ? plain : Condition.and(parts));
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

    /// That one of the conjunctions holds; as one comparison where all compare the same two terms.
    private static Condition joined(List<List<Condition>> cells) {
        List<Condition> all = cells.stream().flatMap(List::stream).toList();
        boolean alike = !all.isEmpty() && all.stream().allMatch(c -> c instanceof Condition.Compare d && all.getFirst() instanceof Condition.Compare e
                && d.left() == e.left() && d.right() == e.right());
        if (alike) {
            Condition.Compare first = (Condition.Compare) all.getFirst();
            for (Relation r : Relation.values()) {
                boolean same = List.of(-1, 0, 1).stream().allMatch(order -> r.test(order)
                        == cells.stream().anyMatch(cell -> cell.stream().allMatch(c -> ((Condition.Compare) c).relation().test(order))));
                if (same) return compare(r, first.left(), first.right());
            }
        }
        return Condition.or(cells.stream().map(Condition::and).toList());
    }
}
