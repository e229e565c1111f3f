package org.gradproof.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;

/// Which shared parts of a large term are given names, so that the text is as long as the shared term and not as its
/// tree. A part under a binder becomes a family over the binder's index: `t1[k]`.
final class Sharing {
    /// The tree size up to which everything is written out.
    static final long LIMIT = 2_000;
    /// The tree size from which a part that is used twice gets a name.
    private static final long WORTH_A_NAME = 4;

    /// The name of a part, and the bound indices of which it speaks.
    record Label(String name, List<Symbol> over) {}

    private final Map<Node, Label> labels;

    private Sharing(Map<Node, Label> labels) {
        this.labels = labels;
    }

    static Sharing none() {
        return new Sharing(Map.of());
    }

    static Sharing of(Node root, long limit) {
        if (root instanceof Expr e && e.treeSize() >= 0 && e.treeSize() <= limit) return none();
        List<Node> order = Dag.postorder(root);
        if (treeSize(order) <= limit) return none();
        Map<Node, Integer> uses = new HashMap<>();
        for (Node n : order) for (Node c : n.children()) uses.merge(c, 1, Integer::sum);
        Map<Node, Set<Symbol>> open = openIndices(order);
        String prefix = prefix(order);
        Map<Node, Label> labels = new LinkedHashMap<>();
        Map<Node, Long> sizes = new HashMap<>();
        for (Node n : order) {
            long size = 1;
            for (Node c : n.children()) size += sizes.get(c);
            if (n != root && n instanceof Expr && size >= WORTH_A_NAME && uses.get(n) > 1) {
                labels.put(n, new Label(prefix + (labels.size() + 1), List.copyOf(open.getOrDefault(n, Set.of()))));
                size = 1;
            }
            sizes.put(n, size);
        }
        return new Sharing(labels);
    }

    /// The named parts, inner ones first.
    Map<Node, Label> labels() {
        return Collections.unmodifiableMap(labels);
    }

    boolean names(Node n) {
        return labels.containsKey(n);
    }

    private static long treeSize(List<Node> order) {
        Map<Node, Long> sizes = new HashMap<>();
        long size = 0;
        for (Node n : order) {
            size = 1;
            for (Node c : n.children()) size = Math.min(size + sizes.get(c), Long.MAX_VALUE / 2);
            sizes.put(n, size);
        }
        return size;
    }

    /// The indices bound in the term that are free in each of its parts; a part without any is left out.
    private static Map<Node, Set<Symbol>> openIndices(List<Node> order) {
        Set<Symbol> bound = new HashSet<>();
        for (Node n : order) bound.addAll(bound(n));
        Map<Node, Set<Symbol>> open = new HashMap<>();
        if (bound.isEmpty()) return open;
        for (Node n : order) {
            Set<Symbol> free = new LinkedHashSet<>();
            if (n instanceof Symbol s && bound.contains(s)) free.add(s);
            for (Node c : n.children()) free.addAll(open.getOrDefault(c, Set.of()));
            bound(n).forEach(free::remove);
            if (!free.isEmpty()) open.put(n, free);
        }
        return open;
    }

    private static List<Symbol> bound(Node n) {
        return switch (n) {
            case Expr.Big b -> List.of(b.index());
            case Expr.Extreme m -> List.of(m.index());
            case Expr.Array a -> a.indices();
            case Condition.ForAll f -> List.of(f.index());
            case Expr _, Condition _ -> List.of();
        };
    }

    /// A letter that with a number after it names nothing yet.
    private static String prefix(List<Node> order) {
        Set<String> taken = new HashSet<>();
        for (Node n : order) {
            if (n instanceof Symbol s) taken.add(s.name());
            if (n instanceof Expr.Call c) taken.add(c.definition().name());
        }
        List<String> letters = new ArrayList<>(List.of("t", "u", "v", "w", "q"));
        letters.removeIf(p -> taken.stream().anyMatch(name -> name.matches(p + "\\d+")));
        return letters.isEmpty() ? "part" : letters.getFirst();
    }
}
