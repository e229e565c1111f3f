package org.gradproof.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// What terms can be while their symbols stay between rational bounds, in exact arithmetic rounded outwards.
///
/// A term that gets a span has a value at every point of the box. Refuses what may have none, such as a quotient whose
/// denominator may be zero, and every term that is not made of numbers, real symbols, arithmetic, primitives and cases.
final class Box {
    private static final int DEEPEST = 200;

    private final Map<Symbol, Span> bounds = new HashMap<>();
    private final Map<Node, Span> spans = new HashMap<>();
    private int depth;

    /// @param conditions comparisons of a symbol with a number; a strict one counts as its closure
    Box(List<Condition> conditions) {
        for (Condition c : conditions) {
            if (!(c instanceof Condition.Compare e)) throw refused("a box is made of comparisons");
            boolean first = e.left() instanceof Symbol s && s.isScalar();
            Expr symbol = first ? e.left() : e.right();
            Optional<Rational> number = Ring.value(first ? e.right() : e.left());
            if (!(symbol instanceof Symbol s && s.isScalar()) || number.isEmpty()) throw refused("a symbol and a number are needed");
            Relation r = first ? e.relation() : e.relation().swapped();
            Span side = switch (r) {
                case GT, GE -> new Span(number.map(Span::down), Optional.empty());
                case LT, LE -> new Span(Optional.empty(), number.map(Span::up));
                case EQ -> Span.point(number.get());
                case NE -> throw refused("a box has no holes");
            };
            bounds.merge(s, side, Span::meet);
        }
        for (Span s : bounds.values()) {
            if (s.low().isPresent() && s.high().isPresent() && s.low().get().compareTo(s.high().get()) > 0) throw refused("the box is empty");
        }
    }

    /// Whether the comparison is true at every point of the box.
    boolean certain(Condition.Compare c) {
        Span d = of(Terms.sub(c.left(), c.right()));
        return switch (c.relation()) {
            case GT -> d.positive();
            case GE -> d.notNegative();
            case LT -> d.negative();
            case LE -> d.negate().notNegative();
            case NE -> d.positive() || d.negative();
            case EQ -> d.notNegative() && d.negate().notNegative();
        };
    }

    private Span of(Expr root) {
        for (Node n : Dag.postorder(root, m -> spans.containsKey(m) ? List.of() : parts((Expr) m))) {
            if (!spans.containsKey(n)) spans.put(n, once((Expr) n));
        }
        return spans.get(root);
    }

    private static List<Expr> parts(Expr e) {
        return switch (e) {
            case Expr.Neg n -> List.of(n.argument());
            case Expr.Binary b when b.operator() == Operator.POWER && integer(b.right()).isPresent() -> List.of(b.left());
            case Expr.Binary b -> List.of(b.left(), b.right());
            case Expr.Apply a -> List.of(a.argument());
            case Expr _ -> List.of();
        };
    }

    private static Optional<Integer> integer(Expr e) {
        return Ring.value(e).filter(Rational::isSmallInteger).map(Rational::intValue).filter(n -> Math.abs(n) <= 1000);
    }

    private Span once(Expr e) {
        if (!e.isScalar()) throw refused("a number is needed");
        return switch (e) {
            case Expr.Num n -> Span.point(n.value());
            case Expr.Pi _ -> Series.pi();
            case Symbol s -> bounds.getOrDefault(s, Span.ALL);
            case Expr.Neg n -> spans.get(n.argument()).negate();
            case Expr.Apply a -> Series.of(a.function(), spans.get(a.argument()));
            case Expr.Binary b -> binary(b);
            case Expr.If i -> cases(i);
            case Expr.Call _, Expr.Big _, Expr.Entry _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _,
                 Expr.Limit _, Expr.Extreme _ ->
                    throw refused("no bounds are known of such a term");
        };
    }

    private Span binary(Expr.Binary b) {
        return switch (b.operator()) {
            case ADD -> spans.get(b.left()).add(spans.get(b.right()));
            case SUBTRACT -> spans.get(b.left()).subtract(spans.get(b.right()));
            case MULTIPLY -> b.left() == b.right() ? spans.get(b.left()).pow(2) : spans.get(b.left()).multiply(spans.get(b.right()));
            case DIVIDE -> spans.get(b.left()).multiply(spans.get(b.right()).inverse());
            case POWER -> power(b);
            case MATMUL -> throw refused("no bounds are known of such a term");
        };
    }

    private Span power(Expr.Binary b) {
        Optional<Integer> n = integer(b.right());
        if (n.isPresent()) return spans.get(b.left()).pow(n.get());
        // u^v = exp(v·ln u) where u is positive.
        Span log = Series.of(org.gradproof.expr.Primitive.LOG, spans.get(b.left()));
        return Series.of(org.gradproof.expr.Primitive.EXP, spans.get(b.right()).multiply(log));
    }

    /// The branch that is taken, or what both can be; on each branch no more is known than outside.
    private Span cases(Expr.If i) {
        if (i.condition().isQuantified() || ++depth > DEEPEST) throw refused("no bounds are known of such a term");
        if (always(i.condition())) return of(i.yes());
        if (always(i.condition().negated())) return of(i.no());
        return of(i.yes()).hull(of(i.no()));
    }

    private boolean always(Condition c) {
        return switch (c) {
            case Condition.Compare e -> certain(e);
            case Condition.And a -> {
                // Every part is looked at, since each must have a value.
                boolean all = true;
                for (Condition p : new ArrayList<>(a.parts())) all &= always(p);
                yield all;
            }
            case Condition.Or o -> {
                boolean any = false;
                for (Condition p : o.parts()) any |= always(p);
                yield any;
            }
            case Condition.ForAll _ -> throw refused("no bounds are known of such a term");
        };
    }

    private static Refused refused(String reason) {
        return new Refused(Rule.ENCLOSURE, reason);
    }
}
