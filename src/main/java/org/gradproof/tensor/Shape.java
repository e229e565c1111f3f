package org.gradproof.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;

/// The vector or matrix whose entries a formula gives, as far as its form tells; a proposal, to be proved.
final class Shape {
    private final Words words;

    Shape(Words words) {
        this.words = words;
    }

    // ------------------------------------------------------------------------------------------ vectors

    /// The vector with the entries e at i, or a number where e does not speak of i.
    Optional<Expr> vector(Expr e, Symbol i) {
        if (!Free.occurs(i, e)) return Optional.of(e);
        return switch (e) {
            case Expr.Entry x when x.indices().size() == 1 && x.indices().getFirst() == i && !Free.occurs(i, x.tensor()) -> Optional.of(column(x.tensor()));
            case Expr.Neg n -> vector(n.argument(), i).map(Terms::neg);
            case Expr.Apply a -> vector(a.argument(), i).map(v -> Terms.apply(a.function(), v));
            case Expr.Binary b when b.operator() == Operator.MULTIPLY || b.operator() == Operator.DIVIDE -> product(Factors.of(e), i);
            case Expr.Binary b when b.operator() == Operator.POWER -> Free.occurs(i, b.right()) ? Optional.empty() : vector(b.left(), i).map(v -> Terms.pow(v, b.right()));
            case Expr.Binary b when b.operator() != Operator.MATMUL -> vector(b.left(), i).flatMap(l -> vector(b.right(), i).map(r -> Terms.binary(b.operator(), l, r)));
            case Expr.Call c -> called(c, i);
            case Expr.Big b when !b.isProduct() -> multiplied(b, i);
            case Expr _ -> Optional.empty();
        };
    }

    /// A product of a row with a matrix as the column that it is: `Aᵀ x` for `x @ A`.
    private static Expr column(Expr vector) {
        return vector instanceof Expr.Binary b && b.operator() == Operator.MATMUL && b.left().sizes().size() == 1 && b.right().sizes().size() == 2
                ? Terms.binary(Operator.MATMUL, Terms.transpose(b.right()), column(b.left())) : vector;
    }

    /// Numbers in front, then what has entries.
    private Optional<Expr> product(Factors f, Symbol i) {
        Expr number = f.product(x -> !Free.occurs(i, x));
        Optional<Expr> top = Optional.of(Terms.ONE);
        Optional<Expr> bottom = Optional.of(Terms.ONE);
        for (Expr x : f.above()) if (Free.occurs(i, x)) top = top.flatMap(t -> vector(x, i).map(v -> t == Terms.ONE ? v : Terms.mul(t, v)));
        for (Expr x : f.below()) if (Free.occurs(i, x)) bottom = bottom.flatMap(t -> vector(x, i).map(v -> t == Terms.ONE ? v : Terms.mul(t, v)));
        Optional<Expr> below = bottom;
        return top.flatMap(t -> below.map(b -> scaled(number, b == Terms.ONE ? t : Terms.div(t, b))));
    }

    private static Expr scaled(Expr number, Expr tensor) {
        if (number == Terms.ONE) return tensor;
        if (number == Terms.MINUS_ONE) return Terms.neg(tensor);
        if (number instanceof Expr.Neg n) return Terms.neg(scaled(n.argument(), tensor));
        if (number instanceof Expr.Binary b && b.operator() == Operator.DIVIDE) return Terms.div(scaled(b.left(), tensor), b.right());
        return Terms.mul(number, tensor);
    }

    private Optional<Expr> called(Expr.Call c, Symbol i) {
        List<Expr> arguments = new ArrayList<>();
        for (Expr a : c.arguments()) {
            Optional<Expr> v = a.isScalar() ? vector(a, i) : Optional.<Expr>of(a).filter(t -> !Free.occurs(i, t));
            if (v.isEmpty()) return v;
            arguments.add(v.get());
        }
        return Terms.shape(c.definition(), arguments).map(_ -> Terms.call(c.definition(), arguments));
    }

    /// `Σ_k W[i, k]·v[k]` is `W v`, `Σ_k W[k, i]·v[k]` is `Wᵀ v`.
    private Optional<Expr> multiplied(Expr.Big sum, Symbol i) {
        Symbol k = sum.index();
        if (k.lower() != Terms.ONE) return Optional.empty();
        Factors f = Factors.of(sum.body());
        List<Expr> moving = f.all(x -> Free.occurs(i, x));
        if (moving.size() != 1 || f.below().stream().anyMatch(x -> Free.occurs(i, x))) return Optional.empty();
        Expr number = f.product(x -> !Free.occurs(i, x) && !Free.occurs(k, x));
        return matrix(moving.getFirst(), i, k).flatMap(w -> vector(f.product(x -> !Free.occurs(i, x) && Free.occurs(k, x)), k)
                .filter(v -> !v.isScalar()).flatMap(v -> joined(w, v)).map(p -> scaled(number, p)));
    }

    private static Optional<Expr> joined(Expr a, Expr b) {
        return a.isScalar() || b.isScalar() ? Optional.empty() : Terms.shape(Operator.MATMUL, a, b).map(_ -> Terms.binary(Operator.MATMUL, a, b));
    }

    // ------------------------------------------------------------------------------------------ matrices

    /// The matrix with the entries e at i, j.
    Optional<Expr> matrix(Expr e, Symbol i, Symbol j) {
        return switch (e) {
            case Expr.Entry x when x.indices().equals(List.of(i, j)) && still(x.tensor(), i, j) -> Optional.of(x.tensor());
            case Expr.Entry x when x.indices().equals(List.of(j, i)) && still(x.tensor(), i, j) -> Optional.of(Terms.transpose(x.tensor()));
            case Expr.Neg n -> matrix(n.argument(), i, j).map(Terms::neg);
            case Expr.Binary b when b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT ->
                    matrix(b.left(), i, j).flatMap(l -> matrix(b.right(), i, j).map(r -> Terms.binary(b.operator(), l, r)));
            case Expr.Big b when !b.isProduct() -> chained(b, i, j);
            case Expr _ -> outer(Factors.of(e), i, j);
        };
    }

    private static boolean still(Expr e, Symbol i, Symbol j) {
        return !Free.occurs(i, e) && !Free.occurs(j, e);
    }

    private Optional<Expr> outer(Factors f, Symbol i, Symbol j) {
        List<Expr> both = f.all(x -> Free.occurs(i, x) && Free.occurs(j, x));
        if (f.below().stream().anyMatch(x -> Free.occurs(i, x) && Free.occurs(j, x)) || both.size() > 1) return Optional.empty();
        Expr number = f.product(x -> still(x, i, j));
        Expr rows = f.product(x -> Free.occurs(i, x) && !Free.occurs(j, x));
        Expr columns = f.product(x -> Free.occurs(j, x) && !Free.occurs(i, x));
        if (both.isEmpty()) {
            return vector(rows, i).filter(u -> !u.isScalar()).flatMap(u -> vector(columns, j).filter(v -> !v.isScalar()).map(v -> scaled(number, words.outer(u, v))));
        }
        Expr one = both.getFirst();
        if (isDelta(one, i, j)) {
            return vector(Substitution.replace(Fold.mul(columns, rows), j, i), i).filter(v -> !v.isScalar()).map(v -> scaled(number, words.diagonal(v)));
        }
        if (one instanceof Expr.Binary b && (b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT)) {
            Expr rest = f.product(x -> x != one);
            return matrix(Fold.mul(rest, b.left()), i, j).flatMap(l -> matrix(Fold.mul(rest, b.right()), i, j).map(r -> Terms.binary(b.operator(), l, r)));
        }
        return rows == Terms.ONE && columns == Terms.ONE && !(one instanceof Expr.Binary) ? matrix(one, i, j).map(m -> scaled(number, m)) : Optional.empty();
    }

    private static boolean isDelta(Expr e, Symbol i, Symbol j) {
        return e instanceof Expr.If f && f.yes() == Terms.ONE && f.no() == Terms.ZERO && f.condition() instanceof Condition.Compare c
                && c.relation() == Relation.EQ && (c.left() == i && c.right() == j || c.left() == j && c.right() == i);
    }

    /// `Σ_k A[i, k]·B[k, j]` is `A B`.
    private Optional<Expr> chained(Expr.Big sum, Symbol i, Symbol j) {
        Symbol k = sum.index();
        if (k.lower() != Terms.ONE) return Optional.empty();
        Factors f = Factors.of(sum.body());
        Expr number = f.product(x -> still(x, i, j) && !Free.occurs(k, x));
        List<Expr> left = f.all(x -> Free.occurs(i, x));
        List<Expr> right = f.all(x -> Free.occurs(j, x));
        boolean plain = left.size() == 1 && right.size() == 1 && left.getFirst() != right.getFirst()
                && !f.any(x -> Free.occurs(k, x) && still(x, i, j)) && f.below().stream().noneMatch(x -> !still(x, i, j));
        if (!plain) return Optional.empty();
        return matrix(left.getFirst(), i, k).flatMap(a -> matrix(right.getFirst(), k, j).flatMap(b -> joined(a, b)).map(p -> scaled(number, p)));
    }
}
