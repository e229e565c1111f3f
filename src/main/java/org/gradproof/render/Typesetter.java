package org.gradproof.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Node;
import org.gradproof.expr.Terms;

/// The printing of terms and conditions in the notation of mathematics on any surface: which parentheses are needed, what
/// becomes a fraction, how a derivative or Kronecker's delta is written.
///
/// Every part is set twice: at full height, and flat for exponents and indices. Parts are set once each, inner ones
/// first, so depth and sharing cost nothing.
final class Typesetter<B> {
    /// A shared part with its name.
    record Named<B>(B name, B body) {}

    /// What was set, and the shared parts of which it speaks, inner ones first.
    record Page<B>(Piece<B> main, List<Named<B>> where) {}

    private final Surface<B> on;
    private final Sharing sharing;
    private final Chains chains;
    private final Map<Node, Piece<B>> full = new HashMap<>();
    private final Map<Node, Piece<B>> flat = new HashMap<>();
    private final Setting<B> high;
    private final Setting<B> low;

    private Typesetter(Surface<B> on, Notations notations, Sharing sharing) {
        this.on = on;
        this.sharing = sharing;
        this.chains = new Chains(sharing);
        this.high = new Setting<>(on, notations, chains, full, flat, true);
        this.low = new Setting<>(on, notations, chains, flat, flat, false);
    }

    static <B> Page<B> set(Node root, Surface<B> on, Notations notations, Sharing sharing) {
        return new Typesetter<>(on, notations, sharing).page(root);
    }

    private Page<B> page(Node root) {
        List<Named<B>> where = new ArrayList<>();
        put(Terms.ONE); // where every array begins
        for (Node n : Dag.postorder(root, chains::parts)) {
            put(n);
            Sharing.Label label = sharing.labels().get(n);
            if (label != null) {
                List<B> over = label.over().stream().map(i -> on.variable(i.name(), List.of())).toList();
                B name = on.variable(label.name(), over);
                where.add(new Named<>(name, full.get(n).body()));
                Piece<B> p = new Piece<>(name, Binding.ATOM, false, Edge.LETTER, Edge.LETTER, 2);
                full.put(n, p);
                flat.put(n, p);
            }
        }
        return new Page<>(full.get(root), where);
    }

    private void put(Node n) {
        Piece<B> flatly = low.of(n);
        flat.put(n, flatly);
        full.put(n, on.stacks() ? high.of(n) : flatly);
    }
}
