package org.gradproof.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// A term without cases, and the condition under which it equals the one with cases that it comes from.
record Piece(Condition where, Expr term) {
    private static final int MOST = 64;

    /// The pieces that together cover what the condition allows, or all of it but the points where cases meet.
    static List<Piece> split(Expr term, Condition given, boolean open) throws OutOfReach {
        List<Axis> axes = axes(term, given, open);
        List<List<Region>> cells = List.of(List.of());
        for (Axis axis : axes) {
            List<List<Region>> finer = new ArrayList<>();
            for (List<Region> cell : cells) {
                for (Region region : axis.regions(open)) {
                    List<Region> with = new ArrayList<>(cell);
                    with.add(region);
                    finer.add(List.copyOf(with));
                }
            }
            if (finer.size() > MOST) throw new OutOfReach("more than " + MOST + " cases");
            cells = finer;
        }
        List<Piece> pieces = new ArrayList<>();
        for (List<Region> cell : cells) {
            if (given.conjuncts().stream().anyMatch(c -> truth(c, cell).equals(Optional.of(false)))) continue;
            List<Condition> where = new ArrayList<>(given.conjuncts());
            cell.forEach(r -> where.add(r.where()));
            pieces.add(new Piece(Condition.and(where), within(term, cell)));
        }
        return pieces;
    }

    /// What cases are distinguished by: the sign of `left - right`, or the place of a symbol among numbers.
    private sealed interface Axis {
        List<Region> regions(boolean open);
    }

    private record Sides(Expr left, Expr right) implements Axis {
        @Override
        public List<Region> regions(boolean open) {
            Region below = new Side(left, right, -1, Condition.compare(Relation.LT, left, right));
            Region above = new Side(left, right, 1, Condition.compare(Relation.GT, left, right));
            Region on = new Side(left, right, 0, Condition.compare(Relation.EQ, left, right));
            return open ? List.of(below, above) : List.of(below, on, above);
        }
    }

    private record Line(Symbol symbol, TreeSet<Rational> marks) implements Axis {
        @Override
        public List<Region> regions(boolean open) {
            List<Region> regions = new ArrayList<>();
            Condition above = Condition.TRUE;
            Rational last = marks.first().subtract(Rational.TWO);
            for (Rational mark : marks) {
                Expr number = Terms.num(mark);
                Condition below = Condition.compare(Relation.LT, symbol, number);
                regions.add(new Place(symbol, last.add(mark).multiply(Rational.HALF), false, Condition.and(above, below)));
                if (!open) regions.add(new Place(symbol, mark, true, Condition.compare(Relation.EQ, symbol, number)));
                above = Condition.compare(Relation.GT, symbol, number);
                last = mark;
            }
            regions.add(new Place(symbol, last.add(Rational.ONE), false, above));
            return regions;
        }
    }

    private sealed interface Region {
        Condition where();
    }

    private record Side(Expr left, Expr right, int sign, Condition where) implements Region {}

    /// @param sample a number of the region, the only one where it is a point
    private record Place(Symbol symbol, Rational sample, boolean point, Condition where) implements Region {}

    private static List<Axis> axes(Expr term, Condition given, boolean open) throws OutOfReach {
        Map<Symbol, TreeSet<Rational>> lines = new LinkedHashMap<>();
        Set<Sides> sides = new LinkedHashSet<>();
        for (Node n : Dag.postorder(term)) {
            if (n instanceof Expr.Derivative d && d.at() != d.variable() && Dag.postorder(d.body()).stream().anyMatch(Expr.If.class::isInstance)) {
                throw new OutOfReach("the derivative of cases at another place");
            }
            if (!(n instanceof Condition.Compare written)) continue;
            Condition.Compare c = plain(written);
            if (open && Free.of(c).stream().anyMatch(s -> s.sort() != Sort.REAL)) {
                throw new OutOfReach("a condition on integers");
            }
            Optional<Against> against = against(c);
            if (against.isPresent()) {
                lines.computeIfAbsent(against.get().symbol, _ -> new TreeSet<>()).add(against.get().number);
            } else if (constant(c.left()).isEmpty() || constant(c.right()).isEmpty()) {
                if (!sides.contains(new Sides(c.right(), c.left()))) sides.add(new Sides(c.left(), c.right()));
            }
        }
        for (Condition c : given.conjuncts()) {
            if (!(c instanceof Condition.Compare compare)) continue;
            against(plain(compare)).ifPresent(a -> lines.computeIfPresent(a.symbol, (_, marks) -> {
                marks.add(a.number);
                return marks;
            }));
        }
        List<Axis> axes = new ArrayList<>(sides);
        lines.forEach((s, marks) -> axes.add(new Line(s, marks)));
        return axes;
    }

    /// The same with no difference and no sign before it: `a - b >= 0` is `a >= b`, `-a >= 0` is `a <= 0`.
    private static Condition.Compare plain(Condition.Compare c) {
        if (c.left() == Terms.ZERO && c.right() != Terms.ZERO) return plain(compare(c.relation().swapped(), c.right(), c.left()));
        if (c.right() != Terms.ZERO) return c;
        return switch (c.left()) {
            case Expr.Binary b when b.operator() == Operator.SUBTRACT -> plain(compare(c.relation(), b.left(), b.right()));
            case Expr.Neg n -> plain(compare(c.relation().swapped(), n.argument(), Terms.ZERO));
            case Expr _ -> c;
        };
    }

    private static Condition.Compare compare(Relation relation, Expr left, Expr right) {
        return (Condition.Compare) Condition.compare(relation, left, right);
    }

    /// A comparison of a symbol with a number.
    private record Against(Symbol symbol, Relation relation, Rational number) {}

    private static Optional<Against> against(Condition.Compare c) {
        if (c.left() instanceof Symbol s) return constant(c.right()).map(r -> new Against(s, c.relation(), r));
        if (c.right() instanceof Symbol s) return constant(c.left()).map(r -> new Against(s, c.relation().swapped(), r));
        return Optional.empty();
    }

    private static Optional<Rational> constant(Expr e) {
        return switch (e) {
            case Expr.Num n -> Optional.of(n.value());
            case Expr.Neg n when n.argument() instanceof Expr.Num m -> Optional.of(m.value().negate());
            case Expr.Binary b when b.operator() == Operator.DIVIDE && b.left() instanceof Expr.Num n
                    && b.right() instanceof Expr.Num d && !d.value().isZero() -> Optional.of(n.value().divide(d.value()));
            case Expr _ -> Optional.empty();
        };
    }

    private static Expr within(Expr term, List<Region> cell) throws OutOfReach {
        Expr chosen = new Rewrite(e -> e instanceof Expr.If i ? Optional.of(truth(i.condition(), cell).orElseThrow() ? i.yes() : i.no()) : Optional.empty()).apply(term);
        for (Region r : cell) {
            if (r instanceof Place p && p.point) chosen = Substitution.replace(chosen, p.symbol, Terms.num(p.sample));
        }
        return chosen;
    }

    /// Whether the condition holds throughout the cell, where the cell tells.
    private static Optional<Boolean> truth(Condition condition, List<Region> cell) {
        return switch (condition) {
            case Condition.Compare c -> compared(plain(c), cell);
            case Condition.And a -> all(a.parts(), cell, true);
            case Condition.Or o -> all(o.parts(), cell, false);
            case Condition.ForAll _ -> Optional.empty();
        };
    }

    /// Whether all parts are `wanted`; their opposite as soon as one is.
    private static Optional<Boolean> all(List<Condition> parts, List<Region> cell, boolean wanted) {
        boolean known = true;
        for (Condition p : parts) {
            Optional<Boolean> t = truth(p, cell);
            if (t.equals(Optional.of(!wanted))) return t;
            known &= t.isPresent();
        }
        return known ? Optional.of(wanted) : Optional.empty();
    }

    private static Optional<Boolean> compared(Condition.Compare c, List<Region> cell) {
        Optional<Rational> left = constant(c.left());
        Optional<Rational> right = constant(c.right());
        if (left.isPresent() && right.isPresent()) return Optional.of(c.relation().test(left.get().compareTo(right.get())));
        Optional<Against> against = against(c);
        for (Region r : cell) {
            switch (r) {
                case Place p -> {
                    if (against.isPresent() && against.get().symbol == p.symbol) {
                        return Optional.of(against.get().relation.test(p.sample.compareTo(against.get().number)));
                    }
                }
                case Side s -> {
                    if (s.left == c.left() && s.right == c.right()) return Optional.of(c.relation().test(s.sign));
                    if (s.left == c.right() && s.right == c.left()) return Optional.of(c.relation().test(-s.sign));
                }
            }
        }
        return Optional.empty();
    }
}
