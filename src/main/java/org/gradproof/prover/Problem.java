package org.gradproof.prover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Enclosures;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Interval;
import org.gradproof.numeric.Truth;

/// Two numbers that depend on finitely many unknowns, and conditions on these: a claim in a frame, one alternative of
/// each assumed choice taken, the assumed equations solved.
///
/// @param unknowns those that may be chosen freely
/// @param solved the others by these
/// @param conditions what must still be checked at a point; the equations that hold by construction are not among them
record Problem(Frame frame, List<Symbol> unknowns, Map<Symbol, Expr> solved, Expr left, Expr right, List<Condition> conditions) {
    private static final int MOST_BRANCHES = 16;
    private static final int MOST_INSTANCES = 200;
    static final int BITS = 1024;

    /// The problems of a frame: one for each choice of alternatives.
    static List<Problem> of(Frame frame, Expr left, Expr right, Collection<Condition> conditions) {
        Substitution s = new Substitution(frame.values());
        Set<Condition> ground = new LinkedHashSet<>();
        for (Condition c : conditions) expand(s.apply(c), ground);
        ground.remove(Condition.TRUE);
        List<Condition.Or> choices = new ArrayList<>();
        for (Condition c : ground) if (c instanceof Condition.Or o && o.parts().stream().allMatch(Problem::equation)) choices.add(o);
        int branches = 1;
        for (Condition.Or o : choices) branches = Math.min(MOST_BRANCHES, branches * o.parts().size());
        List<Problem> all = new ArrayList<>();
        for (int b = 0; b < branches; b++) {
            List<Condition> taken = new ArrayList<>(ground);
            int rest = branches == MOST_BRANCHES ? b * 40503 : b;
            for (Condition.Or o : choices) {
                taken.add(o.parts().get(rest % o.parts().size()));
                rest /= o.parts().size();
            }
            all.addAll(solved(new Problem(frame, frame.unknowns(), Map.of(), s.apply(left), s.apply(right), taken)));
        }
        return all;
    }

    private static boolean equation(Condition c) {
        return c instanceof Condition.Compare e && e.relation() == Relation.EQ;
    }

    /// The parts of a condition, those for every index at each.
    private static void expand(Condition c, Set<Condition> out) {
        switch (c) {
            case Condition.And a -> a.parts().forEach(p -> expand(p, out));
            case Condition.ForAll f -> {
                Optional<Integer> from = Ring.value(f.index().lower()).filter(Rational::isSmallInteger).map(Rational::intValue);
                Optional<Integer> to = Ring.value(f.index().upper()).filter(Rational::isSmallInteger).map(Rational::intValue);
                if (from.isEmpty() || to.isEmpty() || to.get() - from.get() > MOST_INSTANCES) {
                    out.add(c);
                    return;
                }
                for (int k = from.get(); k <= to.get(); k++) expand(new Substitution(Map.of(f.index(), Terms.num(k))).apply(f.body()), out);
            }
            case Condition.Compare _, Condition.Or _ -> out.add(c);
        }
    }

    /// Equation after equation solved for an unknown; a square in two ways.
    private static List<Problem> solved(Problem p) {
        List<Problem> now = List.of(p);
        for (int i = 0; i < p.conditions.size(); i++) {
            List<Problem> next = new ArrayList<>();
            for (Problem q : now) next.addAll(q.solved(i, p.unknowns.reversed(), now.size() < MOST_BRANCHES));
            now = next;
        }
        return now;
    }

    private List<Problem> solved(int equation, List<Symbol> symbols, boolean both) {
        if (!equation(conditions.get(equation))) return List.of(this);
        List<Solving.Solution> solutions = difference((Condition.Compare) conditions.get(equation)).map(d -> Solving.both(d, symbols)).orElse(List.of());
        if (solutions.isEmpty()) return List.of(this);
        return solutions.stream().limit(both ? 2 : 1).map(s -> with(s, equation)).toList();
    }

    /// The difference of the sides, sums written out.
    private static Optional<Expr> difference(Condition.Compare e) {
        try {
            return Optional.of(new Normal(Facts.none()).of(Terms.sub(e.left(), e.right())).equal().right());
        } catch (Refused r) {
            return Optional.empty();
        }
    }

    private Problem with(Solving.Solution solution, int equation) {
        Substitution s = new Substitution(Map.of(solution.symbol(), solution.value()));
        List<Symbol> rest = new ArrayList<>(unknowns);
        rest.remove(solution.symbol());
        Map<Symbol, Expr> values = new LinkedHashMap<>();
        solved.forEach((k, v) -> values.put(k, s.apply(v)));
        values.put(solution.symbol(), solution.value());
        List<Condition> checked = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Condition c = s.apply(conditions.get(i));
            checked.add(i == equation ? byConstruction((Condition.Compare) c) : c);
        }
        return new Problem(frame, rest, values, s.apply(left), s.apply(right), checked);
    }

    /// What must be checked instead of an equation that its solution makes true.
    private static Condition byConstruction(Condition.Compare c) {
        Optional<Theorem> t = Equality.prove(c.left(), c.right(), Facts.none());
        return t.map(u -> Condition.and(List.copyOf(u.hypotheses()))).orElse(c);
    }

    /// The values of the symbols at a point, if the conditions certainly hold there.
    Optional<Environment> admitted(List<Rational> point, Enclosures enclosures) {
        Environment at = at(point);
        for (Condition c : conditions) {
            if (c != Condition.TRUE && enclosures.holds(c, at, BITS) != Truth.TRUE) return Optional.empty();
        }
        for (Expr e : solved.values()) if (!(enclosures.accurate(e, at, 50, BITS) instanceof Enclosure.Value)) return Optional.empty();
        return Optional.of(at);
    }

    Environment at(List<Rational> point) {
        Environment at = Environment.EMPTY;
        for (int i = 0; i < unknowns.size(); i++) at = at.with(unknowns.get(i), point.get(i));
        return at;
    }

    /// The point in terms of the symbols of the claim.
    Environment named(Environment at, Iterable<Symbol> symbols, Enclosures enclosures) {
        Environment result = Environment.EMPTY;
        for (Symbol s : symbols) {
            Optional<Expr> value = Optional.ofNullable(frame.values().get(s));
            if (value.isEmpty()) result = result.with(s, interval(s, at, enclosures));
            else if (value.get() instanceof Expr.Literal l) result = result.with(s, entries(l, at, enclosures));
            else result = result.with(s, ((Expr.Num) value.get()).value());
        }
        return result;
    }

    private Interval interval(Symbol s, Environment at, Enclosures enclosures) {
        Expr value = solved.getOrDefault(s, s);
        return enclosures.accurate(value, at, 50, BITS) instanceof Enclosure.Value(Interval i) ? i : Interval.REALS;
    }

    private Environment.Entries entries(Expr.Literal l, Environment at, Enclosures enclosures) {
        List<Integer> sizes = new ArrayList<>();
        for (Expr size : l.sizes()) sizes.add(((Expr.Num) size).value().intValue());
        List<Interval> values = new ArrayList<>();
        for (Symbol s : leaves(l)) values.add(interval(s, at, enclosures));
        return new Environment.Entries(sizes, values);
    }

    private static List<Symbol> leaves(Expr.Literal l) {
        List<Symbol> out = new ArrayList<>();
        for (Expr item : l.items()) {
            if (item instanceof Expr.Literal row) out.addAll(leaves(row));
            else out.add((Symbol) item);
        }
        return out;
    }

    /// The unknowns that the sides or the conditions depend on.
    Set<Symbol> used() {
        Set<Symbol> all = new LinkedHashSet<>(Free.of(left));
        all.addAll(Free.of(right));
        for (Condition c : conditions) all.addAll(Free.of(c));
        all.retainAll(unknowns);
        return all;
    }
}
