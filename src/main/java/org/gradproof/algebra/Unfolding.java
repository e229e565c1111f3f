package org.gradproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Unfold;
import org.gradproof.kernel.Theorem;

/// Replaces names by what they stand for, entries of composed vectors by entries of their parts.
public final class Unfolding {
    private static final int MOST_ROUNDS = 1_000;

    private Unfolding() {}

    /// `t = t′` where nothing that can be unfolded and passes the test is left in t′, under sums neither.
    public static Theorem all(Expr t, Predicate<Expr> which) {
        Theorem result = Theorem.reflexivity(t);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Map<Expr, Theorem> steps = new LinkedHashMap<>();
            collect(result.equal().right(), which, steps);
            if (steps.isEmpty()) return result;
            Theorem step = Theorem.rewrite(result.equal().right(), new ArrayList<>(steps.values()));
            result = round == 0 ? step : Theorem.transitivity(result, step);
        }
        return result;
    }

    public static Theorem all(Expr t) {
        return all(t, e -> true);
    }

    /// Whether the term stands for another one.
    static boolean unfolds(Expr e) {
        return switch (e) {
            case Expr.Call c -> c.isScalar();
            case Expr.Entry n -> Unfold.entry(n).isPresent();
            case Expr.Binary b -> b.operator() == Operator.MATMUL && b.isScalar();
            case Expr _ -> false;
        };
    }

    private static void collect(Expr t, Predicate<Expr> which, Map<Expr, Theorem> steps) {
        for (Node n : Dag.postorder(t, m -> m instanceof Expr e && unfolds(e) && which.test(e) ? List.of() : Free.scope(m))) {
            switch (n) {
                case Expr e when unfolds(e) && which.test(e) -> steps.computeIfAbsent(e, Theorem::definition);
                case Expr.Big b -> collect(b.body(), which, steps);
                case Expr.Extreme m when Extremes.isShort(m) && which.test(m) -> steps.computeIfAbsent(m, _ -> Theorem.unrolling(m));
                case Expr.Extreme m -> collect(m.body(), which, steps);
                case Expr.Array a -> collect(a.body(), which, steps);
                case Expr _, org.gradproof.expr.Condition _ -> { }
            }
        }
    }
}
