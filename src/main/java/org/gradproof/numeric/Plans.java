package org.gradproof.numeric;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;

/// What depends on what below each binder and in each definition, found once for all points and precisions.
final class Plans {
    private final Map<Node, Scope.Plan> binders = new ConcurrentHashMap<>();
    private final Map<Definition, Scope.Plan> bodies = new ConcurrentHashMap<>();
    private final Map<Definition, Scope.Plan> entries = new ConcurrentHashMap<>();

    Scope.Plan of(Expr.Big b) {
        return binders.computeIfAbsent(b, _ -> Scope.Plan.of(Set.of(b.index()), List.of(b.body())));
    }

    Scope.Plan of(Expr.Extreme m) {
        return binders.computeIfAbsent(m, _ -> Scope.Plan.of(Set.of(m.index()), List.of(m.body())));
    }

    Scope.Plan of(Expr.Array a) {
        return binders.computeIfAbsent(a, _ -> Scope.Plan.of(Set.copyOf(a.indices()), List.of(a.body())));
    }

    Scope.Plan of(Condition.ForAll f) {
        return binders.computeIfAbsent(f, _ -> Scope.Plan.of(Set.of(f.index()), List.of(f.body())));
    }

    /// Below the parameters and sizes of a definition: its body and the ranges of its indices.
    Scope.Plan body(Definition d) {
        return bodies.computeIfAbsent(d, _ -> {
            Set<Symbol> bound = new HashSet<>(d.parameters());
            bound.addAll(d.sizes());
            List<Node> parts = new ArrayList<>(List.of(d.body()));
            d.indices().forEach(i -> parts.add(i.upper()));
            return Scope.Plan.of(Set.copyOf(bound), parts);
        });
    }

    /// Below the indices of a definition.
    Scope.Plan entry(Definition d) {
        return entries.computeIfAbsent(d, _ -> Scope.Plan.of(Set.copyOf(d.indices()), List.of(d.body())));
    }
}
