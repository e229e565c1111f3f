package org.gradproof.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;

/// A product in its parts: what stands above and below the line.
record Factors(List<Expr> above, List<Expr> below) {
    static Factors of(Expr e) {
        Factors f = new Factors(new ArrayList<>(), new ArrayList<>());
        f.add(e, false);
        return f;
    }

    private void add(Expr e, boolean inverse) {
        switch (e) {
            case Expr.Binary b when b.operator() == Operator.MULTIPLY -> {
                add(b.left(), inverse);
                add(b.right(), inverse);
            }
            case Expr.Binary b when b.operator() == Operator.DIVIDE -> {
                add(b.left(), inverse);
                add(b.right(), !inverse);
            }
            case Expr.Neg n -> {
                add(n.argument(), inverse);
                above.add(Terms.MINUS_ONE);
            }
            case Expr _ -> {
                if (e != Terms.ONE) (inverse ? below : above).add(e);
            }
        }
    }

    /// The factors of one kind as a product by themselves.
    Expr product(Predicate<Expr> kind) {
        Expr top = Terms.ONE;
        Expr bottom = Terms.ONE;
        boolean minus = false;
        for (Expr f : above) {
            if (!kind.test(f)) continue;
            if (f == Terms.MINUS_ONE) minus = !minus;
            else top = Fold.mul(top, f);
        }
        for (Expr f : below) if (kind.test(f)) bottom = Fold.mul(bottom, f);
        Expr whole = Fold.div(top, bottom);
        return minus ? Fold.neg(whole) : whole;
    }

    boolean any(Predicate<Expr> kind) {
        return above.stream().anyMatch(kind) || below.stream().anyMatch(kind);
    }

    List<Expr> all(Predicate<Expr> kind) {
        return above.stream().filter(kind).toList();
    }
}
