package org.gradproof.numeric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;

/// What the free symbols stand for: numbers, or intervals where a whole box is meant; vectors and matrices of them.
public final class Environment {
    public static final Environment EMPTY = new Environment(Map.of(), Map.of());

    /// The entries of a vector or matrix, row by row.
    public record Entries(List<Integer> sizes, List<Interval> values) {
        public Entries {
            sizes = List.copyOf(sizes);
            values = List.copyOf(values);
            if (sizes.stream().reduce(1, Math::multiplyExact) != values.size()) {
                throw new IllegalArgumentException(values.size() + " entries for sizes " + sizes);
            }
        }
    }

    private final Map<Symbol, Interval> scalars;
    private final Map<Symbol, Entries> tensors;

    private Environment(Map<Symbol, Interval> scalars, Map<Symbol, Entries> tensors) {
        this.scalars = Collections.unmodifiableMap(scalars);
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    public Environment with(Symbol symbol, long value) {
        return with(symbol, Rational.of(value));
    }

    public Environment with(Symbol symbol, Rational value) {
        return with(symbol, Interval.of(value));
    }

    public Environment with(Symbol symbol, Interval value) {
        if (!symbol.isScalar()) throw new IllegalArgumentException(symbol.name() + " is a vector or matrix");
        Map<Symbol, Interval> more = new LinkedHashMap<>(scalars);
        more.put(symbol, value);
        return new Environment(more, tensors);
    }

    /// A vector.
    public Environment with(Symbol symbol, List<Rational> entries) {
        return with(symbol, new Entries(List.of(entries.size()), entries.stream().map(Interval::of).toList()));
    }

    /// A matrix by its rows.
    public Environment withRows(Symbol symbol, List<List<Rational>> rows) {
        List<Interval> values = new ArrayList<>();
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        for (List<Rational> row : rows) {
            if (row.size() != columns) throw new IllegalArgumentException("rows of different length");
            row.forEach(r -> values.add(Interval.of(r)));
        }
        return with(symbol, new Entries(List.of(rows.size(), columns), values));
    }

    /// A vector or matrix; a size symbol that has no value yet receives it.
    ///
    /// @throws IllegalArgumentException where the sizes contradict the symbol's sort or earlier values
    public Environment with(Symbol symbol, Entries entries) {
        List<Expr> sizes = symbol.sizes();
        if (sizes.size() != entries.sizes().size()) throw new IllegalArgumentException(symbol.name() + " has another shape");
        Map<Symbol, Interval> numbers = new LinkedHashMap<>(scalars);
        for (int i = 0; i < sizes.size(); i++) {
            Interval size = Interval.of(Rational.of(entries.sizes().get(i)));
            boolean fits = switch (sizes.get(i)) {
                case Expr.Num n -> Interval.of(n.value()).equals(size);
                case Symbol s -> {
                    Interval before = numbers.putIfAbsent(s, size);
                    yield before == null || before.equals(size);
                }
                case Expr _ -> true;
            };
            if (!fits) throw new IllegalArgumentException(symbol.name() + " has another size");
        }
        Map<Symbol, Entries> more = new LinkedHashMap<>(tensors);
        more.put(symbol, entries);
        return new Environment(numbers, more);
    }

    public Optional<Interval> scalar(Symbol symbol) {
        return Optional.ofNullable(scalars.get(symbol));
    }

    public Optional<Entries> tensor(Symbol symbol) {
        return Optional.ofNullable(tensors.get(symbol));
    }

    public boolean has(Symbol symbol) {
        return symbol.sort() instanceof Sort.Tensor ? tensors.containsKey(symbol) : scalars.containsKey(symbol);
    }

    /// The numbers given, in the order in which they were given.
    public Map<Symbol, Interval> scalars() {
        return scalars;
    }

    /// The vectors and matrices given, in the order in which they were given.
    public Map<Symbol, Entries> tensors() {
        return tensors;
    }

    /// Whether some symbol stands for more than one number.
    public boolean isBox() {
        return scalars.values().stream().anyMatch(i -> !i.isExact())
                || tensors.values().stream().flatMap(t -> t.values().stream()).anyMatch(i -> !i.isExact());
    }

    @Override
    public String toString() {
        return scalars.entrySet().stream().map(e -> e.getKey().name() + " = " + e.getValue()).collect(Collectors.joining(", "))
                + tensors.entrySet().stream().map(e -> ", " + e.getKey().name() + " = " + e.getValue()).collect(Collectors.joining());
    }
}
