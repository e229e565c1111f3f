package org.gradproof.render;

import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;

/// The printing of terms and conditions in two dimensions for a terminal, on one line where that is too wide.
public final class Layout {
    /// The tree size up to which a block of lines is readable.
    private static final int READABLE = 300;

    private Layout() {}

    public static String of(Node node, int width, Notations notations) {
        return of(node, width, 0, notations);
    }

    /// A block of lines no wider than the width, each behind so many spaces; one line of Unicode text where no such
    /// block exists.
    public static String of(Node node, int width, int indent, Notations notations) {
        if (size(node) <= READABLE) {
            Box box = box(node, notations);
            if (box.width() + indent <= width) return box.text(indent);
        }
        return (" ".repeat(indent) + Text.unicode(node, notations)).replace("\n", "\n" + " ".repeat(indent));
    }

    static Box box(Node node, Notations notations) {
        return Typesetter.set(node, new BoxSurface(), notations, Sharing.none()).main().body();
    }

    static long size(Node node) {
        return switch (node) {
            case Expr e -> e.treeSize() < 0 ? Long.MAX_VALUE : e.treeSize();
            case Condition c -> {
                long sum = 1;
                for (Node part : c.children()) sum = Math.min(READABLE + 1, sum + Math.min(READABLE + 1, size(part)));
                yield sum;
            }
        };
    }
}
