package org.gradproof.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The symbols that the value of a term or condition depends on.
public final class Free {
    /// What the bodies of binders met so far depend on, so that a shared one is looked at once.
    private final Map<Node, Set<Symbol>> bodies = new HashMap<>();

    private Free() {}

    /// The free symbols in reading order: names that no binder of the node binds, those in the sizes and ranges of
    /// symbols, and those free in the definitions that the node calls.
    ///
    /// @throws IllegalArgumentException where a free symbol's size or range speaks of a name bound around it: its value
    ///     would then depend on infinitely many symbols
    public static Set<Symbol> of(Node node) {
        return new Free().symbols(node);
    }

    private Set<Symbol> symbols(Node node) {
        Set<Symbol> free = new LinkedHashSet<>();
        for (Node n : Dag.postorder(node, Free::scope)) {
            switch (n) {
                case Symbol s -> add(s, free);
                case Expr.Call c -> free.addAll(c.definition().free());
                case Expr.Big b -> under(b.body(), List.of(b.index()), free);
                case Expr.Extreme m -> under(m.body(), List.of(m.index()), free);
                case Expr.Array a -> under(a.body(), a.indices(), free);
                case Expr.Derivative d -> under(d.body(), List.of(d.variable()), free);
                case Expr.Limit l -> under(l.body(), List.of(l.variable()), free);
                case Condition.ForAll f -> under(f.body(), List.of(f.index()), free);
                case Expr _, Condition _ -> { }
            }
        }
        return free;
    }

    public static boolean occurs(Symbol symbol, Node node) {
        return of(node).contains(symbol);
    }

    /// Whether the node has a symbol of its own, so that it is rebuilt by substitution alone.
    public static boolean binds(Node n) {
        return switch (n) {
            case Expr.Big _, Expr.Extreme _, Expr.Array _, Expr.Derivative _, Expr.Limit _, Condition.ForAll _ -> true;
            case Expr _, Condition _ -> false;
        };
    }

    /// The parts of a node that lie outside of what it binds.
    public static List<Node> scope(Node n) {
        return switch (n) {
            case Expr.Big b -> List.of(b.index().lower(), b.index().upper());
            case Expr.Extreme m -> List.of(m.index().lower(), m.index().upper());
            case Condition.ForAll f -> List.of(f.index().lower(), f.index().upper());
            case Expr.Array a -> List.copyOf(a.sizes());
            case Expr.Derivative d -> {
                List<Node> outer = new ArrayList<>(d.index());
                outer.add(d.at());
                yield outer;
            }
            case Expr.Limit l -> List.copyOf(l.points());
            case Expr _, Condition _ -> n.children();
        };
    }

    private void under(Node body, List<Symbol> bound, Set<Symbol> free) {
        Set<Symbol> inside = bodies.get(body);
        if (inside == null) {
            inside = symbols(body);
            bodies.put(body, inside);
        }
        for (Symbol s : inside) {
            if (bound.contains(s)) continue;
            closed(s, bound);
            free.add(s);
        }
    }

    /// @throws IllegalArgumentException where the size or range of the symbol speaks of a bound one
    static void closed(Symbol s, List<Symbol> bound) {
        List<Expr> parts = switch (s.sort()) {
            case Sort.Real _, Sort.Whole _ -> List.of();
            case Sort.Index i -> List.of(i.lower(), i.upper());
            case Sort.Tensor t -> t.sizes();
        };
        for (Expr part : parts) {
            if (part instanceof Expr.Num) continue;
            Set<Symbol> free = of(part);
            for (Symbol b : bound) {
                if (free.contains(b)) throw new IllegalArgumentException("the sort of " + s + " speaks of the bound " + b);
            }
        }
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
