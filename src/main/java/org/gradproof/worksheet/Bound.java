package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Node;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// Terms with names for their bound indices that a person would choose: proofs number them.
final class Bound {
    private static final long LARGEST = 2_000;

    private Bound() {}

    /// The same term up to the names of bound indices.
    static Expr named(Expr e) {
        if (e.treeSize() > LARGEST) return e;
        List<Node> order = Dag.postorder(e, Bound::parts);
        if (order.stream().noneMatch(n -> n instanceof Expr.Big b && isNumbered(b.index()))) return e;
        Map<Node, Node> done = new HashMap<>();
        for (Node n : order) done.put(n, rebuilt(n, done));
        return (Expr) done.get(e);
    }

    private static boolean isNumbered(Symbol index) {
        return index.name().startsWith("$");
    }

    private static List<? extends Node> parts(Node n) {
        return switch (n) {
            case Expr.Big b -> List.of(b.body());
            case Expr.Array _, Expr.Derivative _, Expr.Limit _ -> List.of();
            case Expr _, org.gradproof.expr.Condition _ -> Free.scope(n);
        };
    }

    private static Node rebuilt(Node n, Map<Node, Node> done) {
        if (n instanceof Expr.Big b) {
            Expr body = (Expr) done.get(b.body());
            if (!isNumbered(b.index())) return Terms.big(b.isProduct(), b.index(), body);
            Set<String> taken = new HashSet<>();
            for (Node m : Dag.postorder(body)) {
                if (m instanceof Symbol s) taken.add(s.name());
                if (m instanceof Expr.Big inner) taken.add(inner.index().name());
            }
            Symbol k = Symbol.index(Fresh.name("k", taken), b.index().lower(), b.index().upper());
            return Terms.big(b.isProduct(), k, Substitution.replace(body, b.index(), k));
        }
        if (n instanceof Expr.Array || n instanceof Expr.Derivative || n instanceof Expr.Limit) return n;
        List<Node> parts = new ArrayList<>();
        for (Node c : n.children()) parts.add(done.getOrDefault(c, c));
        return n.children().isEmpty() ? n : n.with(parts);
    }
}
