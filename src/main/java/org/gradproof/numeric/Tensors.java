package org.gradproof.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;

/// Operations of whole vectors and matrices: elementwise, products, transposes. One that failed makes the result fail.
final class Tensors<V> {
    private final Algebra<V, ?> algebra;

    Tensors(Algebra<V, ?> algebra) {
        this.algebra = algebra;
    }

    Grid<V> each(Grid<V> grid, UnaryOperator<V> f) {
        if (grid.failure().isPresent()) return grid;
        List<V> entries = new ArrayList<>(grid.count());
        for (int i = 0; i < grid.count(); i++) entries.add(f.apply(grid.flat(i)));
        return Grid.of(grid.sizes(), entries);
    }

    Grid<V> each(V a, Grid<V> grid, Expr.Binary e) {
        return each(grid, b -> algebra.binary(e.operator(), a, b, e));
    }

    Grid<V> each(Grid<V> grid, V b, Expr.Binary e) {
        return each(grid, a -> algebra.binary(e.operator(), a, b, e));
    }

    Grid<V> each(Grid<V> a, Grid<V> b, Expr.Binary e) {
        if (a.failure().isPresent()) return a;
        if (b.failure().isPresent()) return b;
        if (!Arrays.equals(a.sizes(), b.sizes())) return Grid.failed(algebra.undefined("the sizes differ", e));
        List<V> entries = new ArrayList<>(a.count());
        for (int i = 0; i < a.count(); i++) entries.add(algebra.binary(e.operator(), a.flat(i), b.flat(i), e));
        return Grid.of(a.sizes(), entries);
    }

    /// A vector is its own transpose.
    Grid<V> transpose(Grid<V> a) {
        if (a.failure().isPresent() || a.sizes().length == 1) return a;
        return Grid.by(new int[] {a.size(1), a.size(0)}, at -> a.at(at[1] - 1, at[0] - 1));
    }

    /// Of two vectors.
    V inner(Grid<V> a, Grid<V> b, Expr at) {
        if (a.failure().isPresent()) return a.failure().get();
        if (b.failure().isPresent()) return b.failure().get();
        return a.size(0) == b.size(0) ? inner(a, 0, b, 0, at) : algebra.undefined("the sizes differ", at);
    }

    /// The matrix product where at least one factor is a matrix.
    Grid<V> product(Grid<V> a, Grid<V> b, Expr at) {
        if (a.failure().isPresent()) return a;
        if (b.failure().isPresent()) return b;
        if (a.size(a.sizes().length - 1) != b.size(0)) return Grid.failed(algebra.undefined("the sizes differ", at));
        int rows = a.sizes().length == 1 ? 1 : a.size(0);
        int columns = b.sizes().length == 1 ? 1 : b.size(1);
        if ((long) rows * columns > algebra.limit()) return Grid.failed(algebra.unknown("more than " + algebra.limit() + " entries", at));
        List<V> entries = new ArrayList<>(rows * columns);
        for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) entries.add(inner(a, i, b, j, at));
        int[] sizes = a.sizes().length == 1 ? new int[] {columns} : b.sizes().length == 1 ? new int[] {rows} : new int[] {rows, columns};
        return Grid.of(sizes, entries);
    }

    /// Row `i` of a (a vector is one row) times column `j` of b (a vector is one column).
    private V inner(Grid<V> a, int i, Grid<V> b, int j, Expr at) {
        V sum = algebra.number(Rational.ZERO);
        int n = b.size(0);
        for (int k = 0; k < n; k++) {
            Interrupted.check();
            V left = a.sizes().length == 1 ? a.flat(k) : a.at(i, k);
            V right = b.sizes().length == 1 ? b.flat(k) : b.at(k, j);
            sum = algebra.binary(Operator.ADD, sum, algebra.binary(Operator.MULTIPLY, left, right, at), at);
            if (algebra.isFailure(sum)) return sum;
        }
        return sum;
    }
}
