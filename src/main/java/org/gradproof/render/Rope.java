package org.gradproof.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Text put together without copying: a string, or ropes in a row; a part may be shared.
sealed interface Rope {
    Rope EMPTY = new Leaf("");

    record Leaf(String text) implements Rope {}

    record Row(List<Rope> parts) implements Rope {}

    static Rope of(String text) {
        return new Leaf(text);
    }

    static Rope row(Rope... parts) {
        return new Row(List.of(parts));
    }

    static Rope row(List<Rope> parts) {
        return new Row(List.copyOf(parts));
    }

    static Rope joined(List<Rope> parts, String between) {
        if (parts.isEmpty()) return EMPTY;
        Rope[] all = new Rope[2 * parts.size() - 1];
        for (int i = 0; i < all.length; i++) all[i] = i % 2 == 0 ? parts.get(i / 2) : of(between);
        return row(all);
    }

    /// The text, in time proportional to its length, however deep the rope.
    default String flat() {
        StringBuilder out = new StringBuilder();
        Deque<Rope> stack = new ArrayDeque<>();
        stack.push(this);
        while (!stack.isEmpty()) {
            switch (stack.pop()) {
                case Leaf l -> out.append(l.text);
                case Row r -> {
                    for (int i = r.parts.size() - 1; i >= 0; i--) stack.push(r.parts.get(i));
                }
            }
        }
        return out.toString();
    }
}
