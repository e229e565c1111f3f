package org.gradproof.expr;

import java.util.List;

/// A term or a condition: immutable, interned, so that structural equality is identity.
public abstract sealed class Node permits Expr, Condition {
    private final int hash;

    Node(int hash) {
        this.hash = hash;
    }

    /// The direct parts in reading order, the range of a bound index included.
    public abstract List<Node> children();

    /// This node with other children, in the order of [#children()].
    public abstract Node with(List<Node> children);

    /// Whether the other node has the same class, the same data and identical children.
    abstract boolean sameAs(Node other);

    static int mix(int seed, Object... parts) {
        int h = seed;
        for (Object part : parts) h = h * 31 + part.hashCode();
        h ^= h >>> 15;
        h *= 0x2c1b3c6d;
        return h ^ (h >>> 12);
    }

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return hash;
    }

    /// A bare prefix form for debugging; people read what `render` prints.
    @Override
    public final String toString() {
        return Debug.text(this);
    }
}
