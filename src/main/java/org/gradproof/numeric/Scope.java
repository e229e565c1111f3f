package org.gradproof.numeric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.jspecify.annotations.Nullable;

/// The values that hold while some symbols are bound: those of the symbols, and those of the terms that depend on them.
///
/// A term below a binder that does not depend on what is bound belongs to the scope outside, so that it is worked out
/// once: `exp(x[i])/S` for all i computes S once.
final class Scope<V, T> {
    /// A definition with the values of its arguments.
    record Use(Definition definition, List<Object> arguments) {}

    /// Which terms depend on the symbols bound here.
    record Plan(Set<Symbol> bound, Set<Node> dependent) {
        static Plan of(Set<Symbol> bound, List<? extends Node> bodies) {
            Set<Node> dependent = new HashSet<>();
            for (Node body : bodies) {
                for (Node n : Dag.postorder(body, n -> parts(n, bound))) if (depends(n, bound, dependent)) dependent.add(n);
            }
            return new Plan(bound, dependent);
        }

        /// A call of a named value, or of a definition that speaks of a bound symbol, is seen through: the free names of
        /// the body mean what is bound here. What depends on a symbol is thus always part of something that does.
        private static List<Node> parts(Node n, Set<Symbol> bound) {
            if (!(n instanceof Expr.Call c) || !isName(c) && !speaks(c.definition(), bound)) return n.children();
            List<Node> parts = new ArrayList<>(c.children());
            parts.add(c.definition().body());
            c.definition().indices().forEach(i -> parts.add(i.upper()));
            return parts;
        }

        private static boolean depends(Node n, Set<Symbol> bound, Set<Node> dependent) {
            if (n instanceof Symbol s) return bound.contains(s);
            if (n instanceof Expr.Call c && speaks(c.definition(), bound)) return true;
            for (Node part : parts(n, bound)) if (dependent.contains(part)) return true;
            return false;
        }

        private static boolean speaks(Definition d, Set<Symbol> bound) {
            for (Symbol s : bound) if (d.free().contains(s)) return true;
            return false;
        }
    }

    /// Whether the call only names the value of its body.
    static boolean isName(Expr.Call c) {
        return c.definition().parameters().isEmpty() && c.definition().indices().isEmpty();
    }

    private final @Nullable Scope<V, T> outer;
    private final Plan plan;
    /// Of a scalar its value, of a vector or matrix its grid, of a condition its truth.
    private final Map<Node, Object> known = new HashMap<>();
    private final Map<Use, Object> uses = new HashMap<>(0);

    private Scope(@Nullable Scope<V, T> outer, Plan plan) {
        this.outer = outer;
        this.plan = plan;
    }

    static <V, T> Scope<V, T> outermost() {
        return new Scope<>(null, new Plan(Set.of(), Set.of()));
    }

    Scope<V, T> inner(Plan plan) {
        return new Scope<>(this, plan);
    }

    /// The scope to which the value of the node belongs.
    Scope<V, T> home(Node node) {
        Scope<V, T> s = this;
        while (s.outer != null && !s.plan.dependent.contains(node)) s = s.outer;
        return s;
    }

    /// The scope that gives the free symbols of a definition their values.
    Scope<V, T> home(Definition d) {
        Scope<V, T> s = this;
        while (s.outer != null && !Plan.speaks(d, s.plan.bound)) s = s.outer;
        return s;
    }

    boolean knows(Node node) {
        return known.containsKey(node);
    }

    @SuppressWarnings("unchecked")
    V scalar(Expr e) {
        return (V) known.get(e);
    }

    @SuppressWarnings("unchecked")
    Grid<V> grid(Expr e) {
        return (Grid<V>) known.get(e);
    }

    @SuppressWarnings("unchecked")
    T truth(Condition c) {
        return (T) known.get(c);
    }

    void setScalar(Expr e, V value) {
        known.put(e, value);
    }

    void setGrid(Expr e, Grid<V> value) {
        known.put(e, value);
    }

    void setTruth(Condition c, T value) {
        known.put(c, value);
    }

    Optional<Object> use(Use use) {
        return Optional.ofNullable(uses.get(use));
    }

    void setUse(Use use, Object result) {
        uses.put(use, result);
    }
}
