package org.gradproof.prover;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;

/// Edits of cases: the wrong branch, one too many, another boundary.
final class Branches {
    private final Ingredients from;
    private final Found found;

    /// Receives an edit of the cases.
    @FunctionalInterface
    interface Found {
        void edit(Slip slip, int cost, String mistake, Expr instead);
    }

    Branches(Ingredients from, Found found) {
        this.from = from;
        this.found = found;
    }

    void of(Expr.If i) {
        boolean delta = i.condition() instanceof Condition.Compare c && c.left() instanceof Symbol s && s.isIndex();
        found.edit(Slip.BRANCH, 0, "the cases are exchanged", Terms.cases(i.condition(), i.no(), i.yes()));
        for (Expr one : List.of(i.yes(), i.no())) {
            found.edit(delta ? Slip.DELTA : Slip.BRANCH, 2, delta ? "a Kronecker delta too many" : "a case too many", one);
        }
        if (!(i.condition() instanceof Condition.Compare c)) return;
        if (delta) {
            for (Symbol s : from.symbols()) {
                boolean other = s.isIndex() && s != c.left() && s != c.right() && c.right() instanceof Symbol r && r.isIndex() && s.upper() == r.upper();
                if (!other) continue;
                found.edit(Slip.INDEX, 1, "another index", Terms.cases(Condition.compare(c.relation(), s, c.right()), i.yes(), i.no()));
                found.edit(Slip.INDEX, 1, "another index", Terms.cases(Condition.compare(c.relation(), c.left(), s), i.yes(), i.no()));
            }
            return;
        }
        boundary(i, c);
    }

    private void boundary(Expr.If i, Condition.Compare c) {
        if (c.relation() == Relation.EQ || c.relation() == Relation.NE) return;
        Expr bound = c.right();
        moved(i, c, Fold.neg(bound));
        moved(i, c, Terms.ZERO);
        moved(i, c, Fold.add(bound, Terms.ONE));
        moved(i, c, Fold.sub(bound, Terms.ONE));
        for (Symbol s : from.symbols()) if (s.isScalar() && !s.isIndex() && s != c.left()) moved(i, c, s);
    }

    private void moved(Expr.If i, Condition.Compare c, Expr bound) {
        found.edit(Slip.BRANCH, 2, "the boundary of the cases", Terms.cases(Condition.compare(c.relation(), c.left(), bound), i.yes(), i.no()));
    }
}
