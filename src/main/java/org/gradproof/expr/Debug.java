package org.gradproof.expr;

import java.util.List;
import java.util.stream.Collectors;

/// A bare prefix text of nodes for debuggers and failing tests, cut off where it gets deep.
final class Debug {
    private Debug() {}

    static String text(Node node) {
        return text(node, 12);
    }

    private static String text(Node node, int depth) {
        if (depth == 0) return "…";
        return switch (node) {
            case Expr.Num n -> n.value().toString();
            case Expr.Pi _ -> "pi";
            case Symbol s -> s.name();
            case Expr.Neg n -> form("-", n.children(), depth);
            case Expr.Binary b -> form(switch (b.operator()) {
                case ADD -> "+";
                case SUBTRACT -> "-";
                case MULTIPLY -> "*";
                case DIVIDE -> "/";
                case POWER -> "^";
                case MATMUL -> "@";
            }, b.children(), depth);
            case Expr.Apply a -> form(a.function().text(), a.children(), depth);
            case Expr.Call c -> c.arguments().isEmpty() ? c.definition().name() : form(c.definition().name(), c.children(), depth);
            case Expr.If i -> form("if", i.children(), depth);
            case Expr.Big b -> form((b.isProduct() ? "product " : "sum ") + b.index().name(), b.children(), depth);
            case Expr.Extreme m -> form((m.isGreatest() ? "max " : "min ") + m.index().name(), m.children(), depth);
            case Expr.Entry e -> form("at", e.children(), depth);
            case Expr.Array a -> form("array " + a.indices().stream().map(Symbol::name).collect(Collectors.joining(" ")), a.children(), depth);
            case Expr.Literal l -> form("list", l.children(), depth);
            case Expr.Transpose t -> form("T", t.children(), depth);
            case Expr.Derivative d -> form("D " + d.variable().name(), d.children(), depth);
            case Expr.Limit l -> form("lim " + l.variable().name() + " " + l.approach(), List.of(l.body()), depth);
            case Condition.Compare c -> form(c.relation().name().toLowerCase(), c.children(), depth);
            case Condition.And a -> form("and", a.children(), depth);
            case Condition.Or o -> form("or", o.children(), depth);
            case Condition.ForAll f -> form("forall " + f.index().name(), f.children(), depth);
        };
    }

    private static String form(String head, List<? extends Node> parts, int depth) {
        return parts.stream().map(p -> text(p, depth - 1)).collect(Collectors.joining(" ", "(" + head + " ", ")"));
    }
}
