package org.gradproof.numeric;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;

/// Walks a term once and asks an [Algebra] what its operations mean: names, scopes, branches, sums, entries and calls.
///
/// Shared parts are worked out once per scope, only the branches that are taken are looked at, and depth costs no Java
/// stack except at binders and in the bodies of definitions.
final class Interpreter<V, T> {
    private final Algebra<V, T> algebra;
    private final Plans plans;
    private final Tensors<V> tensors;
    private final Scope<V, T> outermost = Scope.outermost();

    Interpreter(Algebra<V, T> algebra, Plans plans) {
        this.algebra = algebra;
        this.plans = plans;
        this.tensors = new Tensors<>(algebra);
    }

    /// Of a scalar term.
    V value(Expr e) {
        return value(outermost, e);
    }

    /// Of a vector or matrix.
    Grid<V> grid(Expr e) {
        run(outermost, e);
        return outermost.grid(e);
    }

    T truth(Condition c) {
        return truth(outermost, c);
    }

    private V value(Scope<V, T> scope, Expr e) {
        run(scope, e);
        return scope.home(e).scalar(e);
    }

    private T truth(Scope<V, T> scope, Condition c) {
        run(scope, c);
        return scope.home(c).truth(c);
    }

    private void run(Scope<V, T> scope, Node root) {
        if (scope.home(root).knows(root)) return;
        Deque<Node> stack = new ArrayDeque<>();
        stack.push(root);
        int steps = 0;
        while (!stack.isEmpty()) {
            if ((++steps & 127) == 0) Interrupted.check();
            Node n = stack.peek();
            Scope<V, T> home = scope.home(n);
            if (home.knows(n)) {
                stack.pop();
            } else if (isReady(home, n, stack)) {
                work(home, n);
                stack.pop();
            }
        }
    }

    /// Whether everything that the node needs first is known; what is not known is put on the stack.
    private boolean isReady(Scope<V, T> scope, Node n, Deque<Node> stack) {
        return switch (n) {
            case Symbol _, Expr.Num _, Expr.Pi _, Expr.Derivative _, Expr.Limit _ -> true;
            case Expr.Neg e -> known(scope, e.argument(), stack);
            case Expr.Apply e -> known(scope, e.argument(), stack);
            case Expr.Transpose e -> known(scope, e.argument(), stack);
            case Expr.Binary e -> known(scope, e.left(), stack) & known(scope, e.right(), stack);
            case Expr.Call e when Scope.isName(e) -> known(scope, e.definition().body(), stack);
            case Expr.Call e -> known(scope, e.arguments(), stack);
            case Expr.Literal e -> known(scope, e.items(), stack);
            case Expr.Array e -> known(scope, e.sizes(), stack);
            case Expr.Entry e -> known(scope, e.tensor(), stack) & known(scope, e.indices(), stack);
            case Expr.Big e -> known(scope, e.index().lower(), stack) & known(scope, e.index().upper(), stack);
            case Expr.Extreme e -> known(scope, e.index().lower(), stack) & known(scope, e.index().upper(), stack);
            case Expr.If e -> known(scope, e.condition(), stack) && branches(scope, e, stack);
            case Condition.Compare c -> known(scope, c.left(), stack) & known(scope, c.right(), stack);
            case Condition.And c -> known(scope, c.parts(), stack);
            case Condition.Or c -> known(scope, c.parts(), stack);
            case Condition.ForAll c -> known(scope, c.index().lower(), stack) & known(scope, c.index().upper(), stack);
        };
    }

    private boolean known(Scope<V, T> scope, Node n, Deque<Node> stack) {
        if (scope.home(n).knows(n)) return true;
        stack.push(n);
        return false;
    }

    private boolean known(Scope<V, T> scope, List<? extends Node> nodes, Deque<Node> stack) {
        boolean all = true;
        for (Node n : nodes) all &= known(scope, n, stack);
        return all;
    }

    private boolean branches(Scope<V, T> scope, Expr.If e, Deque<Node> stack) {
        T truth = scope.home(e.condition()).truth(e.condition());
        Optional<Boolean> known = algebra.known(truth);
        if (known.isPresent()) return known(scope, known.get() ? e.yes() : e.no(), stack);
        return algebra.failure(truth, e).isPresent() || known(scope, e.yes(), stack) & known(scope, e.no(), stack);
    }

    private void work(Scope<V, T> scope, Node n) {
        switch (n) {
            case Condition c -> scope.setTruth(c, condition(scope, c));
            case Expr e when e.isScalar() -> scope.setScalar(e, scalar(scope, e));
            case Expr e -> scope.setGrid(e, tensor(scope, e));
        }
    }

    private V scalar(Scope<V, T> scope, Expr n) {
        return switch (n) {
            case Symbol e -> algebra.scalar(e);
            case Expr.Num e -> algebra.number(e.value());
            case Expr.Pi _ -> algebra.pi();
            case Expr.Neg e -> algebra.negate(at(scope, e.argument()));
            case Expr.Apply e -> algebra.apply(e.function(), at(scope, e.argument()), e);
            case Expr.Binary e when e.operator() == Operator.MATMUL -> tensors.inner(gridAt(scope, e.left()), gridAt(scope, e.right()), e);
            case Expr.Binary e -> algebra.binary(e.operator(), at(scope, e.left()), at(scope, e.right()), e);
            case Expr.If e -> branch(scope, e);
            case Expr.Big e -> big(scope, e);
            case Expr.Extreme e -> extreme(scope, e);
            case Expr.Entry e -> entry(scope, e);
            case Expr.Call e when Scope.isName(e) -> at(scope, e.definition().body());
            case Expr.Call e -> scalarCall(scope, e);
            case Expr.Derivative e -> algebra.unknown("a derivative has to be worked out before it is evaluated", e);
            case Expr.Limit e -> algebra.unknown("a limit has to be worked out before it is evaluated", e);
            case Expr.Array _, Expr.Literal _, Expr.Transpose _ -> throw new IllegalStateException("a vector is no number");
        };
    }

    private V at(Scope<V, T> scope, Expr e) {
        return scope.home(e).scalar(e);
    }

    private Grid<V> gridAt(Scope<V, T> scope, Expr e) {
        return scope.home(e).grid(e);
    }

    private V branch(Scope<V, T> scope, Expr.If e) {
        T truth = scope.home(e.condition()).truth(e.condition());
        Optional<Boolean> known = algebra.known(truth);
        if (known.isPresent()) return at(scope, known.get() ? e.yes() : e.no());
        return algebra.failure(truth, e).orElseGet(() -> algebra.choose(truth, at(scope, e.yes()), at(scope, e.no()), e));
    }

    private V big(Scope<V, T> scope, Expr.Big e) {
        Operator operator = e.isProduct() ? Operator.MULTIPLY : Operator.ADD;
        return folded(scope, e, e.index(), e.body(), plans.of(e), (sum, term) -> algebra.binary(operator, sum, term, e))
                .orElseGet(() -> algebra.number(e.isProduct() ? Rational.ONE : Rational.ZERO));
    }

    private V extreme(Scope<V, T> scope, Expr.Extreme e) {
        return folded(scope, e, e.index(), e.body(), plans.of(e), (best, term) -> algebra.extreme(e.isGreatest(), best, term, e))
                .orElseGet(() -> algebra.undefined("there is no " + (e.isGreatest() ? "greatest" : "least") + " of no numbers", e));
    }

    /// The values at all indices joined from the first on, or the failure of one; nothing over an empty range.
    private Optional<V> folded(Scope<V, T> scope, Expr at, Symbol index, Expr body, Scope.Plan plan, BinaryOperator<V> joined) {
        V lower = at(scope, index.lower());
        V upper = at(scope, index.upper());
        if (algebra.isFailure(lower)) return Optional.of(lower);
        if (algebra.isFailure(upper)) return Optional.of(upper);
        Optional<BigInteger> from = algebra.integer(lower);
        Optional<BigInteger> to = algebra.integer(upper);
        if (from.isEmpty() || to.isEmpty()) return Optional.of(algebra.unknown("the range of " + index.name() + " is not known", at));
        BigInteger count = to.get().subtract(from.get()).add(BigInteger.ONE);
        if (count.compareTo(BigInteger.valueOf(algebra.limit())) > 0) {
            return Optional.of(algebra.unknown("more than " + algebra.limit() + " terms", at));
        }
        Optional<V> all = Optional.empty();
        for (BigInteger k = from.get(); k.compareTo(to.get()) <= 0; k = k.add(BigInteger.ONE)) {
            Interrupted.check();
            Scope<V, T> inner = scope.inner(plan);
            inner.setScalar(index, algebra.index(k));
            V term = value(inner, body);
            if (algebra.isFailure(term)) return Optional.of(term);
            all = Optional.of(all.isPresent() ? joined.apply(all.get(), term) : term);
        }
        return all;
    }

    private V entry(Scope<V, T> scope, Expr.Entry e) {
        Grid<V> grid = gridAt(scope, e.tensor());
        if (grid.failure().isPresent()) return grid.failure().get();
        int flat = 0;
        for (int axis = 0; axis < e.indices().size(); axis++) {
            V index = at(scope, e.indices().get(axis));
            if (algebra.isFailure(index)) return index;
            Optional<BigInteger> i = algebra.integer(index);
            if (i.isEmpty()) return algebra.unknown("which entry is not known", e);
            if (i.get().signum() <= 0 || i.get().compareTo(BigInteger.valueOf(grid.size(axis))) > 0) {
                return algebra.undefined("there is no entry " + i.get() + " of " + grid.size(axis), e);
            }
            flat = flat * grid.size(axis) + i.get().intValue() - 1;
        }
        return grid.flat(flat);
    }

    private Grid<V> tensor(Scope<V, T> scope, Expr n) {
        return switch (n) {
            case Symbol e -> algebra.tensor(e);
            case Expr.Neg e -> tensors.each(gridAt(scope, e.argument()), algebra::negate);
            case Expr.Apply e -> tensors.each(gridAt(scope, e.argument()), a -> algebra.apply(e.function(), a, e));
            case Expr.Binary e when e.operator() == Operator.MATMUL -> tensors.product(gridAt(scope, e.left()), gridAt(scope, e.right()), e);
            case Expr.Binary e -> elementwise(scope, e);
            case Expr.Transpose e -> tensors.transpose(gridAt(scope, e.argument()));
            case Expr.Literal e -> literal(scope, e);
            case Expr.Array e -> array(scope, e);
            case Expr.Call e when Scope.isName(e) -> gridAt(scope, e.definition().body());
            case Expr.Call e -> gridCall(scope, e);
            case Expr.Num _, Expr.Pi _, Expr.If _, Expr.Big _, Expr.Extreme _, Expr.Entry _, Expr.Derivative _, Expr.Limit _ ->
                    throw new IllegalStateException("a number is no vector");
        };
    }

    private Grid<V> elementwise(Scope<V, T> scope, Expr.Binary e) {
        if (e.left().isScalar()) return tensors.each(at(scope, e.left()), gridAt(scope, e.right()), e);
        if (e.right().isScalar()) return tensors.each(gridAt(scope, e.left()), at(scope, e.right()), e);
        return tensors.each(gridAt(scope, e.left()), gridAt(scope, e.right()), e);
    }

    private Grid<V> literal(Scope<V, T> scope, Expr.Literal e) {
        if (e.items().getFirst().isScalar()) {
            return Grid.of(new int[] {e.items().size()}, e.items().stream().map(i -> at(scope, i)).toList());
        }
        List<V> entries = new ArrayList<>();
        int columns = 0;
        for (Expr item : e.items()) {
            Grid<V> row = gridAt(scope, item);
            if (row.failure().isPresent()) return row;
            columns = row.count();
            for (int i = 0; i < columns; i++) entries.add(row.flat(i));
        }
        return Grid.of(new int[] {e.items().size(), columns}, entries);
    }

    private Grid<V> array(Scope<V, T> scope, Expr.Array e) {
        List<V> sizes = e.sizes().stream().map(s -> at(scope, s)).toList();
        return table(sizes, e, at -> {
            Scope<V, T> inner = scope.inner(plans.of(e));
            bind(inner, e.indices(), at);
            return value(inner, e.body());
        });
    }

    private Grid<V> table(List<V> sizes, Expr at, Function<int[], V> rule) {
        int[] numbers = new int[sizes.size()];
        long count = 1;
        for (int i = 0; i < numbers.length; i++) {
            if (algebra.isFailure(sizes.get(i))) return Grid.failed(sizes.get(i));
            Optional<BigInteger> size = algebra.integer(sizes.get(i));
            if (size.isEmpty() || size.get().signum() < 0) return Grid.failed(algebra.unknown("the size is not known", at));
            if (size.get().bitLength() > 30) return Grid.failed(algebra.unknown("more than " + algebra.limit() + " entries", at));
            numbers[i] = size.get().intValue();
            count *= numbers[i];
        }
        if (count > algebra.limit()) return Grid.failed(algebra.unknown("more than " + algebra.limit() + " entries", at));
        return Grid.by(numbers, rule);
    }

    private void bind(Scope<V, T> scope, List<Symbol> indices, int[] at) {
        for (int i = 0; i < at.length; i++) scope.setScalar(indices.get(i), algebra.index(BigInteger.valueOf(at[i])));
    }

    private V scalarCall(Scope<V, T> scope, Expr.Call c) {
        Optional<V> failure = missing(scope, c);
        if (failure.isPresent()) return failure.get();
        @SuppressWarnings("unchecked") V result = (V) use(scope, c.definition(), arguments(scope, c), c);
        return result;
    }

    private Grid<V> gridCall(Scope<V, T> scope, Expr.Call c) {
        Optional<V> failure = missing(scope, c);
        if (failure.isPresent()) return Grid.failed(failure.get());
        List<Symbol> parameters = c.definition().parameters();
        List<Object> arguments = arguments(scope, c);
        for (int p = 0; p < parameters.size(); p++) {
            if (parameters.get(p).isScalar() && arguments.get(p) instanceof Grid<?> g) return spread(scope, c, arguments, g.sizes());
        }
        @SuppressWarnings("unchecked") Grid<V> result = (Grid<V>) use(scope, c.definition(), arguments, c);
        return result;
    }

    private Optional<V> missing(Scope<V, T> scope, Expr.Call c) {
        for (Expr a : c.arguments()) {
            if (!a.isScalar() && gridAt(scope, a).failure().isPresent()) return gridAt(scope, a).failure();
        }
        return Optional.empty();
    }

    private List<Object> arguments(Scope<V, T> scope, Expr.Call c) {
        List<Object> values = new ArrayList<>(c.arguments().size());
        for (Expr a : c.arguments()) values.add(a.isScalar() ? at(scope, a) : gridAt(scope, a));
        return values;
    }

    /// A function of numbers at every place of a vector or matrix.
    private Grid<V> spread(Scope<V, T> scope, Expr.Call c, List<Object> arguments, int[] sizes) {
        List<Symbol> parameters = c.definition().parameters();
        return Grid.by(sizes, at -> {
            List<Object> here = new ArrayList<>(arguments);
            for (int p = 0; p < parameters.size(); p++) {
                if (parameters.get(p).isScalar() && arguments.get(p) instanceof Grid<?> g) {
                    here.set(p, g.at(at[0] - 1, at.length == 1 ? 0 : at[1] - 1));
                }
            }
            @SuppressWarnings("unchecked") V result = (V) use(scope, c.definition(), here, c);
            return result;
        });
    }

    /// The body for these arguments: a value or a grid.
    private Object use(Scope<V, T> caller, Definition d, List<Object> arguments, Expr at) {
        Scope<V, T> base = caller.home(d);
        Scope.Use use = new Scope.Use(d, arguments);
        Optional<Object> known = base.use(use);
        if (known.isPresent()) return known.get();
        Scope<V, T> scope = base.inner(plans.body(d));
        for (int p = 0; p < arguments.size(); p++) bind(scope, d, d.parameters().get(p), arguments.get(p));
        Object result = result(scope, d, at);
        base.setUse(use, result);
        return result;
    }

    @SuppressWarnings("unchecked")
    private void bind(Scope<V, T> scope, Definition d, Symbol parameter, Object argument) {
        if (!(argument instanceof Grid<?> g)) {
            scope.setScalar(parameter, (V) argument);
            return;
        }
        scope.setGrid(parameter, (Grid<V>) g);
        for (int i = 0; i < parameter.sizes().size(); i++) {
            if (parameter.sizes().get(i) instanceof Symbol size && d.sizes().contains(size)) {
                scope.setScalar(size, algebra.index(BigInteger.valueOf(g.size(i))));
            }
        }
    }

    private Object result(Scope<V, T> scope, Definition d, Expr at) {
        if (d.indices().isEmpty()) {
            run(scope, d.body());
            return d.body().isScalar() ? at(scope, d.body()) : gridAt(scope, d.body());
        }
        List<V> sizes = d.indices().stream().map(i -> value(scope, i.upper())).toList();
        return table(sizes, at, index -> {
            Scope<V, T> inner = scope.inner(plans.entry(d));
            bind(inner, d.indices(), index);
            return value(inner, d.body());
        });
    }

    private T condition(Scope<V, T> scope, Condition n) {
        return switch (n) {
            case Condition.Compare c -> algebra.compare(c.relation(), at(scope, c.left()), at(scope, c.right()), c);
            case Condition.And c -> {
                T all = algebra.truth(true);
                for (Condition part : c.parts()) all = algebra.and(all, scope.home(part).truth(part));
                yield all;
            }
            case Condition.Or c -> {
                T any = algebra.truth(false);
                for (Condition part : c.parts()) any = algebra.or(any, scope.home(part).truth(part));
                yield any;
            }
            case Condition.ForAll c -> forAll(scope, c);
        };
    }

    private T forAll(Scope<V, T> scope, Condition.ForAll c) {
        Optional<BigInteger> from = algebra.integer(at(scope, c.index().lower()));
        Optional<BigInteger> to = algebra.integer(at(scope, c.index().upper()));
        if (from.isEmpty() || to.isEmpty()
                || to.get().subtract(from.get()).compareTo(BigInteger.valueOf(algebra.limit())) >= 0) return algebra.unclear();
        T all = algebra.truth(true);
        Scope.Plan plan = plans.of(c);
        for (BigInteger k = from.get(); k.compareTo(to.get()) <= 0; k = k.add(BigInteger.ONE)) {
            Interrupted.check();
            Scope<V, T> inner = scope.inner(plan);
            inner.setScalar(c.index(), algebra.index(k));
            all = algebra.and(all, truth(inner, c.body()));
        }
        return all;
    }
}
