package org.gradproof.syntax;

import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;

/// Shapes in words, for diagnostics.
final class Shapes {
    private Shapes() {}

    /// `a number`, `a vector in R^n`, `a matrix in R^(m, n)`.
    static String text(List<Expr> sizes) {
        return switch (sizes.size()) {
            case 0 -> "a number";
            case 1 -> "a vector in R^" + size(sizes.getFirst());
            default -> "a matrix in R^(" + sizes.stream().map(Shapes::size).collect(Collectors.joining(", ")) + ")";
        };
    }

    static String size(Expr size) {
        return switch (size) {
            case Symbol s -> s.name();
            case Expr.Num n -> n.value().toString();
            case Expr.Neg n -> "-" + size(n.argument());
            case Expr.Binary b -> "(" + size(b.left()) + switch (b.operator()) {
                case ADD -> " + ";
                case SUBTRACT -> " - ";
                case MULTIPLY -> "*";
                case DIVIDE -> "/";
                case POWER -> "^";
                case MATMUL -> " @ ";
            } + size(b.right()) + ")";
            case Expr e -> e.toString();
        };
    }
}
