package org.gradproof.expr;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/// The weak table of all living nodes; it makes equal nodes identical and is otherwise invisible.
final class Pool {
    private static final int STRIPES = 16;
    private static final Pool[] POOLS = new Pool[STRIPES];

    static {
        for (int i = 0; i < STRIPES; i++) POOLS[i] = new Pool();
    }

    private static final class Slot extends WeakReference<Node> {
        final int hash;
        Slot next;

        Slot(Node node, ReferenceQueue<Node> queue, Slot next) {
            super(node, queue);
            this.hash = node.hashCode();
            this.next = next;
        }
    }

    private final ReferenceQueue<Node> dead = new ReferenceQueue<>();
    private Slot[] table = new Slot[256];
    private int count;
    private int asked;

    /// The living node that is the same as the candidate, or the candidate itself.
    @SuppressWarnings("unchecked")
    static <T extends Node> T intern(T candidate) {
        int hash = candidate.hashCode();
        return (T) POOLS[(hash >>> 28) & (STRIPES - 1)].canonical(candidate, hash);
    }

    private synchronized Node canonical(Node candidate, int hash) {
        if ((++asked & 63) == 0) sweep();
        int at = hash & (table.length - 1);
        for (Slot s = table[at]; s != null; s = s.next) {
            if (s.hash == hash) {
                Node known = s.get();
                if (known != null && known.getClass() == candidate.getClass() && known.sameAs(candidate)) return known;
            }
        }
        table[at] = new Slot(candidate, dead, table[at]);
        if (++count > table.length) grow();
        return candidate;
    }

    private void sweep() {
        for (Reference<?> gone = dead.poll(); gone != null; gone = dead.poll()) {
            Slot slot = (Slot) gone;
            int at = slot.hash & (table.length - 1);
            Slot before = null;
            for (Slot s = table[at]; s != null; before = s, s = s.next) {
                if (s == slot) {
                    if (before == null) table[at] = s.next;
                    else before.next = s.next;
                    count--;
                    break;
                }
            }
        }
    }

    private void grow() {
        Slot[] old = table;
        table = new Slot[old.length * 2];
        for (Slot first : old) {
            for (Slot s = first; s != null; ) {
                Slot next = s.next;
                int at = s.hash & (table.length - 1);
                s.next = table[at];
                table[at] = s;
                s = next;
            }
        }
    }
}
