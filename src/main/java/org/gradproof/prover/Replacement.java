package org.gradproof.prover;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Terms;

/// One part of a term replaced wherever it stands, below sums as well; derivatives and conditions are left as they are.
final class Replacement {
    private Replacement() {}

    static Expr everywhere(Expr in, Expr part, Expr by) {
        Map<Node, Node> done = new HashMap<>();
        for (Node n : Dag.postorder(in, m -> m == part ? List.of() : parts(m))) {
            done.put(n, n == part ? by : rebuilt(n, done));
        }
        return (Expr) done.get(in);
    }

    private static List<? extends Node> parts(Node n) {
        return switch (n) {
            case Expr.Big b -> List.of(b.body());
            case Expr.Extreme m -> List.of(m.body());
            case Expr.Array a -> List.of(a.body());
            case Expr.If i -> List.of(i.yes(), i.no());
            case Expr.Entry e -> List.of(e.tensor());
            case Expr.Derivative _, Expr.Limit _ -> List.of();
            case Expr _ -> Free.scope(n);
            case org.gradproof.expr.Condition _ -> List.of();
        };
    }

    private static Node rebuilt(Node n, Map<Node, Node> done) {
        return switch (n) {
            case Expr.Big b -> Terms.big(b.isProduct(), b.index(), (Expr) done.get(b.body()));
            case Expr.Extreme m -> Terms.extreme(m.isGreatest(), m.index(), (Expr) done.get(m.body()));
            case Expr.Array a -> Terms.array(a.indices(), (Expr) done.get(a.body()));
            case Expr.If i -> Terms.cases(i.condition(), (Expr) done.get(i.yes()), (Expr) done.get(i.no()));
            case Expr.Entry e -> Terms.entry((Expr) done.get(e.tensor()), e.indices());
            case Expr.Derivative _, Expr.Limit _, org.gradproof.expr.Condition _ -> n;
            case Expr _ -> n.with(n.children().stream().map(c -> done.getOrDefault(c, c)).toList());
        };
    }
}
