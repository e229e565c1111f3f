package org.gradproof.kernel;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;

/// The derivatives of a term by many variables at once: adjoints passed from the term down to its parts.
///
/// Every part that moves is smooth at the point under the collected conditions, the sides of the conditions of cases
/// among them, so the chain rule for several variables applies at each of them. The cost is a small multiple of the
/// number of distinct parts.
final class Reverse {
    private final Set<Expr> targets;
    private final Set<Symbol> symbols = new LinkedHashSet<>();
    private final Map<Place, Expr> spelled = new HashMap<>();
    private final Map<Expr, Boolean> moves = new HashMap<>();
    private final Map<Expr, Expr> adjoints = new HashMap<>();
    private final Set<Condition> conditions = new LinkedHashSet<>();

    /// @param targets real symbols, and entries of vectors or matrices at numbers
    Reverse(Expr f, Set<Expr> targets) {
        this.targets = targets;
        for (Expr t : targets) {
            if (t instanceof Expr.Entry x && spelled.put(Place.of(x), x) != null) throw twoWays();
            symbols.add(t instanceof Expr.Entry x ? (Symbol) x.tensor() : (Symbol) t);
        }
        List<Node> order = Dag.postorder(f, n -> parts((Expr) n));
        for (Node n : order) {
            moves.put((Expr) n, moving((Expr) n));
            conditions.addAll(asked((Expr) n));
        }
        conditions.remove(Condition.TRUE);
        adjoints.put(f, ONE);
        for (Node n : order.reversed()) {
            Expr adjoint = adjoints.get((Expr) n);
            if (adjoint != null && moves.get((Expr) n)) pass((Expr) n, adjoint);
        }
    }

    /// `∂f/∂target`.
    Expr derivative(Expr target) {
        return adjoints.getOrDefault(target, ZERO);
    }

    Set<Condition> conditions() {
        return conditions;
    }

    private List<Expr> parts(Expr e) {
        if (targets.contains(e)) return List.of();
        return switch (e) {
            case Expr.Neg n -> List.of(n.argument());
            case Expr.Binary b when b.operator() == Operator.MATMUL -> List.of(Unfold.inner(b.left(), b.right()));
            case Expr.Binary b -> List.of(b.left(), b.right());
            case Expr.Apply a -> List.of(a.argument());
            case Expr.If i -> {
                List<Expr> all = new ArrayList<>(List.of(i.yes(), i.no()));
                for (Condition.Compare c : Formula.comparisons(i.condition())) all.addAll(List.of(c.left(), c.right()));
                yield all;
            }
            case Expr.Call c -> List.of(Unfold.call(c));
            case Expr.Entry x -> Unfold.entry(x).map(List::of).orElse(List.of());
            case Expr _ -> List.of();
        };
    }

    private boolean moving(Expr e) {
        if (e instanceof Expr.Entry x) entry(x);
        if (targets.contains(e)) return true;
        List<Expr> parts = parts(e);
        if (!parts.isEmpty()) return parts.stream().anyMatch(moves::get);
        if (e instanceof Expr.Entry x && x.tensor() instanceof Symbol && x.indices().stream().allMatch(i -> i instanceof Expr.Num)) return false;
        still(e, "a part that is not made of the usual operations moves");
        return false;
    }

    /// Refuses an entry at an index that moves, and one at the numbers of a target that are written in another way.
    private void entry(Expr.Entry x) {
        for (Expr i : x.indices()) if (!(i instanceof Expr.Num)) still(i, "an index moves");
        Expr target = spelled.getOrDefault(Place.of(x), x);
        if (target != x) throw twoWays();
    }

    private static Refused twoWays() {
        return new Refused(Rule.REVERSE, "one entry is written in two ways");
    }

    private void still(Expr e, String reason) {
        Set<Symbol> free = Free.of(e);
        for (Symbol s : symbols) if (free.contains(s)) throw new Refused(Rule.REVERSE, reason);
    }

    /// An entry by the values of its indices.
    private record Place(Expr tensor, List<Rational> at) {
        static Place of(Expr.Entry x) {
            return new Place(x.tensor(), x.indices().stream().map(Ring::value).flatMap(Optional::stream).toList());
        }
    }

    private Set<Condition> asked(Expr e) {
        if (!moves.get(e)) return parts(e).isEmpty() || parts(e).stream().noneMatch(moves::get) ? Domain.of(e) : Set.of();
        return switch (e) {
            case Expr.Binary b when b.operator() == Operator.DIVIDE -> new LinkedHashSet<>(Domain.nonzero(b.right()));
            case Expr.Binary b when b.operator() == Operator.POWER -> power(b);
            case Expr.Apply a -> new LinkedHashSet<>(Table.smooth(a.function(), a.argument()));
            case Expr.If i when i.condition().isQuantified() ->
                    throw new Refused(Rule.REVERSE, "a condition 'for every index' has a boundary at every index");
            case Expr.If i -> {
                Set<Condition> out = new LinkedHashSet<>(Domain.of(i.condition()));
                for (Condition.Compare c : Formula.comparisons(i.condition())) {
                    if (moves.get(c.left()) || moves.get(c.right())) out.add(Formula.off(c));
                }
                yield out;
            }
            case Expr.Entry x -> Domain.of(x);
            case Expr _ -> Set.of();
        };
    }

    private Set<Condition> power(Expr.Binary b) {
        var value = Ring.value(b.right());
        if (value.filter(Rational::isInteger).isPresent()) {
            return value.get().signum() < 0 ? new LinkedHashSet<>(Domain.nonzero(b.left())) : Set.of();
        }
        return Set.of(compare(Relation.GT, b.left(), ZERO));
    }

    private void pass(Expr e, Expr a) {
        if (targets.contains(e)) return;
        switch (e) {
            case Expr.Neg n -> give(n.argument(), Fold.neg(a));
            case Expr.Binary b -> binary(b, a);
            case Expr.Apply f -> give(f.argument(), Formula.chain(Table.derivative(f.function(), f.argument()), a));
            case Expr.If i -> {
                give(i.yes(), Fold.cases(i.condition(), a, ZERO));
                give(i.no(), Fold.cases(i.condition(), ZERO, a));
            }
            case Expr.Call _, Expr.Entry _ -> give(parts(e).getFirst(), a);
            case Expr _ -> throw new IllegalStateException("a leaf that moves is a target");
        }
    }

    private void binary(Expr.Binary b, Expr a) {
        switch (b.operator()) {
            case ADD -> {
                give(b.left(), a);
                give(b.right(), a);
            }
            case SUBTRACT -> {
                give(b.left(), a);
                give(b.right(), Fold.neg(a));
            }
            case MULTIPLY -> {
                give(b.left(), Fold.mul(a, b.right()));
                give(b.right(), Fold.mul(a, b.left()));
            }
            case DIVIDE -> {
                give(b.left(), Fold.div(a, b.right()));
                give(b.right(), Fold.neg(Fold.div(Fold.mul(a, b), b.right())));
            }
            case POWER -> {
                if (moves.get(b.right())) give(b.right(), Fold.mul(a, Fold.mul(b, Terms.log(b.left()))));
                if (moves.get(b.left())) give(b.left(), Formula.power(b.left(), b.right(), a));
            }
            case MATMUL -> give(parts(b).getFirst(), a);
        }
    }

    private void give(Expr part, Expr amount) {
        if (moves.get(part) && !Fold.zero(amount)) adjoints.merge(part, amount, Fold::add);
    }
}
