package org.gradproof.expr;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A named function, value or indexed family with the term that it stands for; two definitions are never equal.
///
/// - `sigmoid(z) := …`: one parameter, no index.
/// - `elu(x; a) := …`: two parameters, one of them before the semicolon.
/// - `S := …`, `z := W @ x + b`: a named value, no parameter; its shape is that of the body.
/// - `y[i] := …`: one index, scalar body.
/// - `softmax(z)[i] := …`: a vector parameter, its size among `sizes`, and an index.
public final class Definition {
    private final String name;
    private final List<Symbol> sizes;
    private final List<Symbol> parameters;
    private final int main;
    private final List<Symbol> indices;
    private final Expr body;
    private final Set<Symbol> free;

    /// @param sizes the symbolic sizes of vector parameters, bound anew by each call; each is a size of some parameter,
    ///     and no other symbol's sort speaks of it
    /// @param main how many of the parameters stand before the semicolon
    /// @param indices of sort [Sort.Index]; with indices the body is scalar
    public Definition(String name, List<Symbol> sizes, List<Symbol> parameters, int main, List<Symbol> indices, Expr body) {
        if (!indices.isEmpty() && !body.isScalar()) throw new IllegalArgumentException("an entry must be scalar");
        this.name = name;
        this.sizes = List.copyOf(sizes);
        this.parameters = List.copyOf(parameters);
        this.main = main;
        this.indices = List.copyOf(indices);
        this.body = body;
        Set<Symbol> free = new LinkedHashSet<>(Free.of(body));
        for (Symbol i : indices) free.addAll(Free.of(i));
        for (Symbol p : parameters) free.addAll(Free.of(p));
        this.indices.forEach(free::remove);
        this.parameters.forEach(free::remove);
        this.sizes.forEach(free::remove);
        this.free = Collections.unmodifiableSet(free);
        List<Symbol> bound = new java.util.ArrayList<>(this.sizes);
        bound.addAll(this.parameters);
        bound.addAll(this.indices);
        for (Symbol s : free) Free.closed(s, bound);
        for (Symbol s : this.sizes) {
            if (parameters.stream().noneMatch(p -> p.sizes().contains(s))) throw new IllegalArgumentException("no parameter has the size " + s);
        }
    }

    /// A function of scalars.
    public static Definition function(String name, List<Symbol> parameters, Expr body) {
        return new Definition(name, List.of(), parameters, parameters.size(), List.of(), body);
    }

    public String name() {
        return name;
    }

    public List<Symbol> sizes() {
        return sizes;
    }

    public List<Symbol> parameters() {
        return parameters;
    }

    public int main() {
        return main;
    }

    public List<Symbol> indices() {
        return indices;
    }

    public Expr body() {
        return body;
    }

    /// The symbols that the body depends on and no call supplies.
    public Set<Symbol> free() {
        return free;
    }

    @Override
    public String toString() {
        return name;
    }
}
