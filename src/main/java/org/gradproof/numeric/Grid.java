package org.gradproof.numeric;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A vector or matrix of values, each worked out when first asked for; or the reason why there is none.
final class Grid<V> {
    private final int[] sizes;
    private final @Nullable Object[] entries;
    private final Function<int[], V> rule;
    private final Optional<V> failure;

    private Grid(int[] sizes, Object[] entries, Function<int[], V> rule, Optional<V> failure) {
        this.sizes = sizes;
        this.entries = entries;
        this.rule = rule;
        this.failure = failure;
    }

    static <V> Grid<V> of(int[] sizes, List<V> entries) {
        return new Grid<>(sizes, entries.toArray(), _ -> entries.getFirst(), Optional.empty());
    }

    /// Entries by their indices, which count from 1.
    static <V> Grid<V> by(int[] sizes, Function<int[], V> rule) {
        int count = 1;
        for (int s : sizes) count *= s;
        return new Grid<>(sizes, new Object[count], rule, Optional.empty());
    }

    static <V> Grid<V> failed(V failure) {
        return new Grid<>(new int[0], new Object[0], _ -> failure, Optional.of(failure));
    }

    Optional<V> failure() {
        return failure;
    }

    int[] sizes() {
        return sizes;
    }

    int size(int axis) {
        return sizes[axis];
    }

    int count() {
        return entries.length;
    }

    /// Row by row, from 0.
    @SuppressWarnings("unchecked")
    V flat(int at) {
        Object known = entries[at];
        if (known == null) {
            known = rule.apply(sizes.length == 1 ? new int[] {at + 1} : new int[] {at / sizes[1] + 1, at % sizes[1] + 1});
            entries[at] = known;
        }
        return (V) known;
    }

    /// By row and column from 0; of a vector the row is the place.
    V at(int row, int column) {
        return flat(sizes.length == 1 ? row : row * sizes[1] + column);
    }
}
