package org.gradproof.expr;

import java.util.Arrays;

/// A growing set of nodes for walks over terms: equal nodes are identical, so that looking one up compares references.
final class NodeSet {
    private Node[] table = new Node[16];
    private int size;

    boolean contains(Node n) {
        return table[slot(table, n)] == n;
    }

    /// Whether the node is new.
    boolean add(Node n) {
        int at = slot(table, n);
        if (table[at] == n) return false;
        table[at] = n;
        if (++size * 2 > table.length) grow();
        return true;
    }

    /// Where the node is, or the free place where it belongs.
    private static int slot(Node[] table, Node n) {
        int at = n.hashCode() & (table.length - 1);
        while (table[at] != null && table[at] != n) at = (at + 1) & (table.length - 1);
        return at;
    }

    private void grow() {
        Node[] larger = new Node[table.length * 4];
        Arrays.stream(table).forEach(n -> {
            if (n != null) larger[slot(larger, n)] = n;
        });
        table = larger;
    }
}
