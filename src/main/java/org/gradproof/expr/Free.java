package org.gradproof.expr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The symbols that the value of a term or condition depends on.
public final class Free {
    private Free() {}

    /// The free symbols in reading order: names that no binder of the node binds, those in the sizes and ranges of
    /// symbols, and those free in the definitions that the node calls.
    public static Set<Symbol> of(Node node) {
        Set<Symbol> free = new LinkedHashSet<>();
        for (Node n : Dag.postorder(node, Free::scope)) {
            switch (n) {
                case Symbol s -> add(s, free);
                case Expr.Call c -> free.addAll(c.definition().free());
                case Expr.Big b -> under(b.body(), List.of(b.index()), free);
                case Expr.Array a -> under(a.body(), a.indices(), free);
                case Expr.Derivative d -> under(d.body(), List.of(d.variable()), free);
                case Condition.ForAll f -> under(f.body(), List.of(f.index()), free);
                case Expr _, Condition _ -> { }
            }
        }
        return free;
    }

    public static boolean occurs(Symbol symbol, Node node) {
        return of(node).contains(symbol);
    }

    /// The parts of a node that lie outside of what it binds.
    public static List<Node> scope(Node n) {
        return switch (n) {
            case Expr.Big b -> List.of(b.index().lower(), b.index().upper());
            case Condition.ForAll f -> List.of(f.index().lower(), f.index().upper());
            case Expr.Array a -> List.copyOf(a.sizes());
            case Expr.Derivative d -> {
                List<Node> outer = new ArrayList<>(d.index());
                outer.add(d.at());
                yield outer;
            }
            case Expr _, Condition _ -> n.children();
        };
    }

    private static void under(Node body, List<Symbol> bound, Set<Symbol> free) {
        Set<Symbol> inner = new LinkedHashSet<>(of(body));
        bound.forEach(inner::remove);
        free.addAll(inner);
    }

    private static void add(Symbol s, Set<Symbol> free) {
        if (!free.add(s)) return;
        switch (s.sort()) {
            case Sort.Real _, Sort.Whole _ -> { }
            case Sort.Index i -> {
                free.addAll(of(i.lower()));
                free.addAll(of(i.upper()));
            }
            case Sort.Tensor t -> t.sizes().forEach(size -> free.addAll(of(size)));
        }
    }
}
