package org.gradproof.kernel;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.kernel.Fold.add;
import static org.gradproof.kernel.Fold.div;
import static org.gradproof.kernel.Fold.mul;
import static org.gradproof.kernel.Fold.pow;
import static org.gradproof.kernel.Fold.sub;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;

/// The right-hand sides of the differentiation rules, as a lecturer writes them. The rules apply them to derivatives;
/// the steps apply them to derivatives that are still to be worked out.
public final class Formula {
    private Formula() {}

    /// `u′v + uv′`.
    public static Expr product(Expr u, Expr v, Expr du, Expr dv) {
        return add(mul(du, v), mul(u, dv));
    }

    /// `(u′v − uv′) / v²`; `u′ / v` where v stands still, `−c·v′ / v²` where u does.
    public static Expr quotient(Expr u, Expr v, Expr du, Expr dv) {
        if (Fold.zero(dv)) return div(du, v);
        return div(sub(mul(du, v), mul(u, dv)), pow(v, Terms.TWO));
    }

    /// `c·u^(c−1)·u′`, which is 0 for c = 0, where u may be 0.
    public static Expr power(Expr u, Expr c, Expr du) {
        if (Ring.value(c).filter(org.gradproof.expr.Rational::isZero).isPresent()) return ZERO;
        return mul(mul(c, pow(u, lowered(c))), du);
    }

    private static Expr lowered(Expr c) {
        return Ring.value(c).<Expr>map(v -> Terms.num(v.subtract(org.gradproof.expr.Rational.ONE))).orElseGet(() -> sub(c, ONE));
    }

    /// `u^v·(v′ ln u + v·u′/u)`.
    public static Expr generalPower(Expr u, Expr v, Expr du, Expr dv) {
        return mul(Terms.pow(u, v), add(mul(dv, log(u)), div(mul(v, du), u)));
    }

    /// `f′(u)·u′` for an outer derivative.
    public static Expr chain(Expr outer, Expr du) {
        // 1/g times h reads better as h/g
        if (outer instanceof Expr.Binary b && b.operator() == org.gradproof.expr.Operator.DIVIDE && Fold.one(b.left())) {
            return div(du, b.right());
        }
        return mul(outer, du);
    }

    /// `Π f · Σ f′/f`.
    public static Expr bigProduct(Expr.Big f, Expr d) {
        return mul(f, Fold.sum(f.index(), div(d, f.body())));
    }

    /// `δ_ip δ_jq`.
    public static Expr entry(List<Expr> of, List<Expr> by) {
        Expr result = ONE;
        for (int k = 0; k < of.size(); k++) result = mul(result, delta(of.get(k), by.get(k)));
        return result;
    }

    /// Kronecker's delta, worked out where both indices are numbers or the same.
    private static Expr delta(Expr i, Expr j) {
        if (i == j) return ONE;
        var a = Ring.value(i);
        var b = Ring.value(j);
        if (a.isPresent() && b.isPresent()) return Terms.num(a.get().equals(b.get()) ? 1 : 0);
        return Terms.delta(i, j);
    }

    /// The comparisons that a condition is made of.
    public static List<Condition.Compare> comparisons(Condition c) {
        List<Condition.Compare> out = new ArrayList<>();
        switch (c) {
            case Condition.Compare e -> out.add(e);
            case Condition.And a -> a.parts().forEach(p -> out.addAll(comparisons(p)));
            case Condition.Or o -> o.parts().forEach(p -> out.addAll(comparisons(p)));
            case Condition.ForAll f -> out.addAll(comparisons(f.body()));
        }
        return out;
    }

    /// That a point does not lie on the boundary of a comparison.
    public static Condition off(Condition.Compare c) {
        return Condition.compare(Relation.NE, c.left(), c.right());
    }

    /// That it does.
    public static Condition on(Condition.Compare c) {
        return Condition.compare(Relation.EQ, c.left(), c.right());
    }
}
