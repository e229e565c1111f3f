package org.gradproof.render;

import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// Which cases are written as `[cond]` and which of these as Kronecker's `delta(i, j)`.
final class Indicator {
    private Indicator() {}

    static boolean is(Expr e) {
        return e instanceof Expr.If i && i.yes() == Terms.ONE && i.no() == Terms.ZERO;
    }

    /// The equality of two indices, or of an index and an integer, of which this is the indicator.
    static Optional<Condition.Compare> delta(Expr e) {
        return is(e) && ((Expr.If) e).condition() instanceof Condition.Compare c && c.relation() == Relation.EQ
                && index(c.left()) && index(c.right()) && (c.left() instanceof Symbol || c.right() instanceof Symbol)
                ? Optional.of(c) : Optional.empty();
    }

    /// Whether these are cases that are written with both branches.
    static boolean isCases(Expr e) {
        return e instanceof Expr.If && !is(e);
    }

    private static boolean index(Expr e) {
        return e instanceof Symbol s && s.isIndex() || e instanceof Expr.Num n && n.value().isInteger() && n.decimals() < 0;
    }
}
