package org.gradproof.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/// Walks over the shared parts of a term without recursion.
public final class Dag {
    private Dag() {}

    /// Every distinct part once, parts before what they are part of, the root last. Bodies of definitions are not
    /// parts of their calls.
    public static List<Node> postorder(Node root) {
        return postorder(root, Node::children);
    }

    /// As [#postorder(Node)], with another idea of what the direct parts of a node are.
    public static List<Node> postorder(Node root, Function<Node, ? extends List<? extends Node>> parts) {
        List<Node> order = new ArrayList<>();
        NodeSet done = new NodeSet();
        NodeSet open = new NodeSet();
        Deque<Node> stack = new ArrayDeque<>();
        stack.push(root);
        while (!stack.isEmpty()) {
            Node top = stack.peek();
            if (!done.contains(top) && open.add(top)) {
                List<? extends Node> below = parts.apply(top);
                for (int i = below.size() - 1; i >= 0; i--) if (!done.contains(below.get(i))) stack.push(below.get(i));
                if (stack.peek() != top) continue;
            }
            stack.pop();
            if (done.add(top)) order.add(top);
        }
        return order;
    }

    /// The number of distinct parts.
    public static int size(Node root) {
        return postorder(root).size();
    }

    /// The symbols bound by this very node.
    static List<Symbol> bound(Node node) {
        return switch (node) {
            case Expr.Big b -> List.of(b.index());
            case Expr.Extreme m -> List.of(m.index());
            case Expr.Array a -> a.indices();
            case Expr.Derivative d -> List.of(d.variable());
            case Expr.Limit l -> List.of(l.variable());
            case Condition.ForAll f -> List.of(f.index());
            case Expr _, Condition _ -> List.of();
        };
    }
}
