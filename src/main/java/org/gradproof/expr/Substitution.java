package org.gradproof.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A simultaneous replacement of free symbols by terms of the same shape that captures nothing.
///
/// Bound names that clash are renamed; sizes and ranges follow; a call of a definition that depends on a replaced
/// symbol is replaced by its body. One instance remembers what it has rewritten.
public final class Substitution {
    private final Map<Symbol, Expr> map;
    private final Map<Node, Node> done = new HashMap<>();
    private final Map<Expr.Call, Expr> unfolded = new HashMap<>();
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
        for (Node n : Dag.postorder(root, this::parts)) {
            if (!done.containsKey(n)) done.put(n, once(n));
        }
        return done.get(root);
    }

    private List<? extends Node> parts(Node n) {
        return done.containsKey(n) ? List.of() : unfolded(n).<List<? extends Node>>map(List::of).orElseGet(() -> Free.scope(n));
    }

    private Node once(Node n) {
        Optional<Expr> body = unfolded(n);
        if (body.isPresent()) return done.get(body.get());
        return switch (n) {
            case Symbol s -> symbol(s);
            // Nothing below it changes: its own names stay as they are too.
            case Expr e when Free.binds(e) && Free.of(e).stream().noneMatch(this::touches) -> e;
            case Expr.Big b -> {
                Inner in = under(List.of(b.index()), b.body());
                yield Terms.big(b.isProduct(), in.bound.getFirst(), in.substitution.apply(b.body()));
            }
            case Expr.Extreme m -> {
                Inner in = under(List.of(m.index()), m.body());
                yield Terms.extreme(m.isGreatest(), in.bound.getFirst(), in.substitution.apply(m.body()));
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
            case Expr.Limit l -> {
                Inner in = under(List.of(l.variable()), l.body());
                yield Terms.limit(in.bound.getFirst(), in.substitution.apply(l.body()), l.towards(this::apply));
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

    /// The body of a call that depends on a replaced symbol, arguments put in first: a parameter may bear the name of
    /// what is replaced, or of what a replacing term speaks of.
    private Optional<Expr> unfolded(Node n) {
        if (!(n instanceof Expr.Call c) || c.definition().free().stream().noneMatch(this::touches)) return Optional.empty();
        return Optional.of(unfolded.computeIfAbsent(c, Unfold::call));
    }

    private record Inner(List<Symbol> bound, Substitution substitution) {}

    /// What replaces what below a binder: its own names are not replaced, and renamed where a replacing term speaks of
    /// a namesake, or the body does, since new sizes may make namesakes one.
    private Inner under(List<Symbol> bound, Node body) {
        Map<Symbol, Expr> inner = new HashMap<>(map);
        bound.forEach(inner::remove);
        Set<String> taken = new HashSet<>(names());
        for (Symbol s : Free.of(body)) if (!bound.contains(s)) taken.add(s.name());
        List<Symbol> renamed = new ArrayList<>(bound.size());
        for (Symbol b : bound) {
            Symbol to = resorted(b);
            if (taken.contains(b.name())) to = Symbol.of(Fresh.name(b.name(), taken), to.sort());
            taken.add(to.name());
            if (to != b) inner.put(b, to);
            renamed.add(to);
        }
        return new Inner(renamed, inner.equals(map) ? this : new Substitution(inner));
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
