package org.gradproof.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// A simultaneous replacement of free symbols by terms of the same shape that captures nothing.
///
/// Bound names that clash are renamed; sizes and ranges follow; a call of a definition that depends on a replaced
/// symbol is replaced by its body. One instance remembers what it has rewritten.
public final class Substitution {
    private final Map<Symbol, Expr> map;
    private final Map<Node, Node> done = new HashMap<>();
    private Set<String> names;

    public Substitution(Map<Symbol, Expr> map) {
        this.map = Map.copyOf(map);
        map.forEach((s, e) -> {
            if (s.sizes().size() != e.sizes().size()) throw new IllegalArgumentException("another shape for " + s);
        });
    }

    public static Expr replace(Expr in, Symbol symbol, Expr by) {
        return new Substitution(Map.of(symbol, by)).apply(in);
    }

    public Expr apply(Expr e) {
        return (Expr) rewrite(e);
    }

    public Condition apply(Condition c) {
        return (Condition) rewrite(c);
    }

    private Node rewrite(Node root) {
        if (map.isEmpty()) return root;
        Node known = done.get(root);
        if (known != null) return known;
        for (Node n : Dag.postorder(root, m -> done.containsKey(m) ? List.of() : Free.scope(m))) {
            if (!done.containsKey(n)) done.put(n, once(n));
        }
        return done.get(root);
    }

    private Node once(Node n) {
        return switch (n) {
            case Symbol s -> symbol(s);
            case Expr.Call c when c.definition().free().stream().anyMatch(this::touches) -> unfolded(c);
            case Expr.Big b -> {
                Inner in = under(List.of(b.index()), b.body());
                yield Terms.big(b.isProduct(), in.bound.getFirst(), in.substitution.apply(b.body()));
            }
            case Condition.ForAll f -> {
                Inner in = under(List.of(f.index()), f.body());
                yield Condition.forAll(in.bound.getFirst(), in.substitution.apply(f.body()));
            }
            case Expr.Array a -> {
                Inner in = under(a.indices(), a.body());
                yield Terms.array(in.bound, in.substitution.apply(a.body()));
            }
            case Expr.Derivative d -> {
                Inner in = under(List.of(d.variable()), d.body());
                yield Terms.derivative(in.bound.getFirst(), d.index().stream().map(this::apply).toList(),
                        in.substitution.apply(d.body()), apply(d.at()));
            }
            case Expr _, Condition _ -> n.with(n.children().stream().map(done::get).toList());
        };
    }

    private boolean touches(Symbol s) {
        return symbol(s) != s;
    }

    private Expr symbol(Symbol s) {
        Expr by = map.get(s);
        return by != null ? by : resorted(s);
    }

    /// The symbol itself, or its namesake whose range or sizes follow the replacement.
    private Symbol resorted(Symbol s) {
        return switch (s.sort()) {
            case Sort.Real _, Sort.Whole _ -> s;
            case Sort.Index i -> Symbol.index(s.name(), apply(i.lower()), apply(i.upper()));
            case Sort.Tensor t -> Symbol.of(s.name(), new Sort.Tensor(t.sizes().stream().map(this::apply).toList()));
        };
    }

    private Node unfolded(Expr.Call c) {
        List<Expr> arguments = c.arguments().stream().map(this::apply).toList();
        Definition d = c.definition();
        Map<Symbol, Expr> keep = new HashMap<>(map);
        d.parameters().forEach(keep::remove);
        d.sizes().forEach(keep::remove);
        d.indices().forEach(keep::remove);
        Substitution through = new Substitution(keep);
        List<Symbol> parameters = d.parameters().stream().map(through::resorted).toList();
        List<Symbol> indices = d.indices().stream().map(through::resorted).toList();
        Map<Symbol, Expr> all = new HashMap<>(keep);
        rename(d.parameters(), parameters, all);
        rename(d.indices(), indices, all);
        Definition changed = new Definition(d.name(), d.sizes(), parameters, d.main(), indices,
                new Substitution(all).apply(d.body()));
        return Unfold.tensor(changed, arguments);
    }

    private static void rename(List<Symbol> from, List<Symbol> to, Map<Symbol, Expr> into) {
        IntStream.range(0, from.size()).filter(i -> from.get(i) != to.get(i)).forEach(i -> into.put(from.get(i), to.get(i)));
    }

    private record Inner(List<Symbol> bound, Substitution substitution) {}

    /// What replaces what below a binder: its own names are not replaced, and renamed where a replacing term speaks of
    /// a namesake.
    private Inner under(List<Symbol> bound, Node body) {
        Map<Symbol, Expr> inner = new HashMap<>(map);
        bound.forEach(inner::remove);
        List<Symbol> renamed = new ArrayList<>(bound.size());
        Set<String> taken = null;
        for (Symbol b : bound) {
            Symbol to = resorted(b);
            if (names().contains(b.name())) {
                if (taken == null) {
                    taken = new HashSet<>(names());
                    for (Symbol s : Free.of(body)) taken.add(s.name());
                }
                String fresh = Fresh.name(b.name(), taken);
                taken.add(fresh);
                to = Symbol.of(fresh, to.sort());
            }
            if (to != b) inner.put(b, to);
            renamed.add(to);
        }
        return new Inner(renamed, new Substitution(inner));
    }

    /// The names that occur free in the replacing terms.
    private Set<String> names() {
        if (names == null) {
            names = new HashSet<>();
            for (Expr e : map.values()) for (Symbol s : Free.of(e)) names.add(s.name());
        }
        return names;
    }
}
