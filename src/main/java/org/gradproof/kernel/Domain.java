package org.gradproof.kernel;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Unfold;

/// Under which conditions a term has a value. A denominator is not zero, the argument of a logarithm is positive; a case
/// that is not taken needs nothing; a term under a sum has a value at every index.
final class Domain {
    private Domain() {}

    static Set<Condition> of(Node root) {
        Set<Condition> needed = new LinkedHashSet<>();
        for (Node n : Dag.postorder(root, Domain::always)) needed.addAll(local(n));
        needed.remove(Condition.TRUE);
        return needed;
    }

    static Condition condition(Node root) {
        return Condition.and(List.copyOf(of(root)));
    }

    /// The parts that must have a value for the node to have one.
    private static List<Node> always(Node n) {
        return switch (n) {
            case Expr.If i -> List.of(i.condition());
            case Expr.Big _, Expr.Array _, Condition.ForAll _ -> List.of();
            case Expr.Entry e when Unfold.entry(e).isPresent() -> List.of(Unfold.entry(e).get());
            case Expr.Derivative d -> new ArrayList<Node>(d.index());
            case Expr.Call c when c.isScalar() -> List.of(Unfold.call(c));
            case Expr.Binary b when b.operator() == Operator.MATMUL && b.isScalar() -> List.of(Unfold.inner(b.left(), b.right()));
            case Expr _, Condition _ -> n.children();
        };
    }

    private static List<Condition> local(Node n) {
        return switch (n) {
            case Expr.If i -> List.of(i.condition().implies(condition(i.yes())), i.condition().negated().implies(condition(i.no())));
            case Expr.Big b -> List.of(Condition.forAll(b.index(), condition(b.body())));
            case Condition.ForAll f -> List.of(Condition.forAll(f.index(), condition(f.body())));
            case Expr.Binary b when b.operator() == Operator.DIVIDE && b.isScalar() -> nonzero(b.right());
            case Expr.Binary b when b.operator() == Operator.POWER && b.isScalar() -> power(b.left(), b.right());
            case Expr.Apply a when a.isScalar() -> Table.domain(a.function(), a.argument());
            case Expr.Entry e -> inRange(e);
            case Expr.Derivative d -> throw new Refused(Rule.DERIVATIVE_VALUE, "the derivative is not worked out yet");
            case Expr _, Condition _ -> List.of();
        };
    }

    static List<Condition> nonzero(Expr e) {
        return Ring.value(e).filter(v -> !v.isZero()).isPresent() ? List.of() : List.of(compare(Relation.NE, e, ZERO));
    }

    /// `u^v`: for integers `v ≥ 0` always, for integers `v` where `u ≠ 0`, else where `u > 0`.
    private static List<Condition> power(Expr u, Expr v) {
        var value = Ring.value(v);
        if (value.isPresent() && value.get().isInteger()) {
            return value.get().signum() >= 0 ? List.of() : nonzero(u);
        }
        if (integral(v)) {
            Condition natural = compare(Relation.GE, v, ZERO);
            return List.of(Condition.or(compare(Relation.NE, u, ZERO), natural));
        }
        return List.of(compare(Relation.GT, u, ZERO));
    }

    /// Whether the term is an integer by its form.
    static boolean integral(Expr e) {
        return switch (e) {
            case Expr.Num n -> n.value().isInteger();
            case Symbol s -> switch (s.sort()) {
                case Sort.Whole _, Sort.Index _ -> true;
                case Sort.Real _, Sort.Tensor _ -> false;
            };
            case Expr.Neg n -> integral(n.argument());
            case Expr.Binary b -> switch (b.operator()) {
                case ADD, SUBTRACT, MULTIPLY -> integral(b.left()) && integral(b.right());
                case DIVIDE, POWER, MATMUL -> false;
            };
            case Expr.If i -> integral(i.yes()) && integral(i.no());
            case Expr.Big b -> integral(b.body());
            case Expr _ -> false;
        };
    }

    private static List<Condition> inRange(Expr.Entry e) {
        List<Condition> needed = new ArrayList<>();
        for (int k = 0; k < e.indices().size(); k++) needed.addAll(within(e.indices().get(k), ONE, e.tensor().sizes().get(k)));
        return needed;
    }

    /// That an index term lies in a range; nothing where its own range says so.
    static List<Condition> within(Expr i, Expr lower, Expr upper) {
        if (!integral(i)) throw new Refused(Rule.RANGE, "an index is an integer");
        if (i instanceof Symbol s && s.isIndex() && s.lower() == lower && s.upper() == upper) return List.of();
        List<Condition> needed = new ArrayList<>();
        if (!(i instanceof Symbol s && s.isIndex() && s.lower() == lower)) atMost(lower, i, needed);
        if (!(i instanceof Symbol s && s.isIndex() && s.upper() == upper)) atMost(i, upper, needed);
        return needed;
    }

    private static void atMost(Expr a, Expr b, List<Condition> needed) {
        var x = Ring.value(a);
        var y = Ring.value(b);
        boolean known = x.isPresent() && y.isPresent() && x.get().compareTo(y.get()) <= 0;
        if (!known) needed.add(compare(Relation.LE, a, b));
    }
}
