package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Node;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// Terms and conditions with names for their bound indices that a person would choose: proofs number them.
public final class Bound {
    private static final long LARGEST = 2_000;

    private Bound() {}

    /// The same term up to the names of bound indices.
    static Expr named(Expr e) {
        return e.treeSize() > LARGEST ? e : (Expr) all(e);
    }

    /// The same condition up to the names of bound indices.
    public static Condition named(Condition c) {
        return Dag.postorder(c).stream().anyMatch(n -> n instanceof Expr e && e.treeSize() > LARGEST) ? c : (Condition) all(c);
    }

    private static Node all(Node root) {
        List<Node> order = Dag.postorder(root, Bound::parts);
        if (order.stream().noneMatch(n -> n instanceof Expr.Big b && isNumbered(b.index()) || n instanceof Expr.Extreme m && isNumbered(m.index()) || n instanceof Condition.ForAll f && isNumbered(f.index()))) return root;
        Map<Node, Node> done = new HashMap<>();
        for (Node n : order) done.put(n, rebuilt(n, done));
        return done.get(root);
    }

    private static boolean isNumbered(Symbol index) {
        return index.name().startsWith("$");
    }

    private static List<? extends Node> parts(Node n) {
        return switch (n) {
            case Expr.Big b -> List.of(b.body());
            case Expr.Extreme m -> List.of(m.body());
            case Condition.ForAll f -> List.of(f.body());
            case Expr.Array _, Expr.Derivative _, Expr.Limit _ -> List.of();
            case Expr _, Condition _ -> Free.scope(n);
        };
    }

    private static Node rebuilt(Node n, Map<Node, Node> done) {
        switch (n) {
            case Expr.Big b -> {
                Expr body = (Expr) done.get(b.body());
                Symbol k = name(b.index(), body);
                return Terms.big(b.isProduct(), k, Substitution.replace(body, b.index(), k));
            }
            case Expr.Extreme m -> {
                Expr body = (Expr) done.get(m.body());
                Symbol k = name(m.index(), body);
                return Terms.extreme(m.isGreatest(), k, Substitution.replace(body, m.index(), k));
            }
            case Condition.ForAll f -> {
                Condition body = (Condition) done.get(f.body());
                Symbol k = name(f.index(), body);
                return Condition.forAll(k, new Substitution(Map.of(f.index(), k)).apply(body));
            }
            case Expr.Array _, Expr.Derivative _, Expr.Limit _ -> {
                return n;
            }
            case Expr _, Condition _ -> {
                List<Node> parts = new ArrayList<>();
                for (Node c : n.children()) parts.add(done.getOrDefault(c, c));
                return n.children().isEmpty() ? n : n.with(parts);
            }
        }
    }

    /// The index itself, or one for a number that is no name in the body.
    private static Symbol name(Symbol index, Node body) {
        if (!isNumbered(index)) return index;
        Set<String> taken = new HashSet<>();
        for (Node m : Dag.postorder(body)) {
            if (m instanceof Symbol s) taken.add(s.name());
            if (m instanceof Expr.Big inner) taken.add(inner.index().name());
            if (m instanceof Expr.Extreme inner) taken.add(inner.index().name());
            if (m instanceof Condition.ForAll inner) taken.add(inner.index().name());
        }
        return Symbol.index(Fresh.name("k", taken), index.lower(), index.upper());
    }
}
