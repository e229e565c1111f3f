package org.gradproof.prover;

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
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Formula;

/// What is often meant and not said: the list from which one missing assumption is suggested.
final class MissingFacts {
    private static final int MOST_VALUES = 12;
    /// Names of what varies; the others are rather parameters, of which a value is told first.
    private static final Set<String> VARIABLES = Set.of("x", "y", "z", "u", "v");
    private static final int MOST_BOUNDARIES = 6;

    private final Goal goal;
    private final Set<Symbol> symbols;
    private final Set<Condition.Compare> boundaries;

    MissingFacts(Goal goal) {
        this.goal = goal;
        this.symbols = goal.symbols();
        this.boundaries = boundaries(goal);
    }

    /// Where the cases of the sides meet, other than at 0.
    private static Set<Condition.Compare> boundaries(Goal goal) {
        Set<Condition.Compare> all = new LinkedHashSet<>();
        for (Expr side : List.of(goal.a(), goal.b())) {
            for (Node n : Dag.postorder(Screen.unfolded(side), Free::scope)) {
                if (!(n instanceof Expr.If i)) continue;
                for (Condition.Compare c : Formula.comparisons(i.condition())) {
                    if (c.right() != ZERO && c.relation() != Relation.EQ && c.relation() != Relation.NE && all.size() < MOST_BOUNDARIES) all.add(c);
                }
            }
        }
        return all;
    }

    /// Of vectors, that they sum to 1.
    List<Condition> sums() {
        List<Condition> all = new ArrayList<>();
        for (Symbol s : symbols) {
            if (!(s.sort() instanceof Sort.Tensor t) || t.sizes().size() != 1) continue;
            Symbol k = Symbol.index("k", ONE, t.sizes().getFirst());
            all.add(compare(Relation.EQ, Terms.sum(k, Terms.entry(s, k)), ONE));
        }
        return all;
    }

    /// Of square matrices.
    List<Condition> symmetries() {
        List<Condition> all = new ArrayList<>();
        for (Symbol s : symbols) {
            if (!(s.sort() instanceof Sort.Tensor t) || t.sizes().size() != 2 || t.sizes().getFirst() != t.sizes().getLast()) continue;
            Symbol i = Symbol.index("i", ONE, t.sizes().getFirst());
            Symbol j = Symbol.index("j", ONE, t.sizes().getFirst());
            all.add(Condition.forAll(i, Condition.forAll(j, compare(Relation.EQ, Terms.entry(s, i, j), Terms.entry(s, j, i)))));
        }
        return all;
    }

    /// Signs and ranges of the numbers, how the indices lie, the weaker before the stronger.
    List<Condition> natural() {
        List<Condition> all = new ArrayList<>();
        boolean strict = goal.relation() == Relation.GT || goal.relation() == Relation.LT || goal.relation() == Relation.NE;
        if (strict) all.addAll(Meetings.apart(goal.a(), goal.b(), goal.facts()));
        List<Symbol> indices = new ArrayList<>();
        for (Symbol s : symbols) {
            switch (s.sort()) {
                case Sort.Tensor t -> entries(s, t, all);
                case Sort.Real _ -> {
                    if (goal.relation() != Relation.EQ) all.add(compare(Relation.NE, s, ZERO));
                    range(s, all);
                }
                case Sort.Index _ -> indices.add(s);
                case Sort.Whole _ -> all.add(compare(Relation.GE, s, Terms.TWO));
            }
        }
        for (int i = 0; i < indices.size(); i++) {
            for (int j = i + 1; j < indices.size(); j++) {
                if (indices.get(i).upper() != indices.get(j).upper()) continue;
                all.add(compare(Relation.NE, indices.get(i), indices.get(j)));
                all.add(compare(Relation.EQ, indices.get(i), indices.get(j)));
            }
        }
        all.removeIf(this::pins);
        return all;
    }

    /// Whether it leaves one value only, the other bound being assumed.
    private boolean pins(Condition c) {
        if (!(c instanceof Condition.Compare e) || e.relation() != Relation.LE && e.relation() != Relation.GE) return false;
        Set<Condition> known = goal.facts().assumptions();
        return known.contains(compare(e.relation().swapped(), e.left(), e.right())) || known.contains(compare(e.relation(), e.right(), e.left()));
    }

    private void range(Symbol s, List<Condition> all) {
        for (Relation r : List.of(Relation.GE, Relation.GT)) all.add(compare(r, s, ZERO));
        for (Condition.Compare c : boundaries) {
            if (!Free.of(c).equals(Set.of(s))) continue;
            all.add(c);
            all.add(c.negated());
        }
        for (Relation r : List.of(Relation.LE, Relation.LT)) all.add(compare(r, s, ONE));
        for (Relation r : List.of(Relation.LE, Relation.LT)) all.add(compare(r, s, ZERO));
        for (Relation r : List.of(Relation.GE, Relation.GT)) all.add(compare(r, s, ONE));
        all.add(Condition.and(List.of(compare(Relation.GE, s, ZERO), compare(Relation.LE, s, ONE))));
        all.add(Condition.and(List.of(compare(Relation.GT, s, ZERO), compare(Relation.LT, s, ONE))));
        all.add(Condition.and(List.of(compare(Relation.GE, s, Terms.MINUS_ONE), compare(Relation.LE, s, ONE))));
        all.add(Condition.or(List.of(compare(Relation.EQ, s, ZERO), compare(Relation.EQ, s, ONE))));
        all.add(Condition.or(List.of(compare(Relation.EQ, s, ONE), compare(Relation.EQ, s, Terms.MINUS_ONE))));
    }

    /// Of all entries of a vector.
    private static void entries(Symbol s, Sort.Tensor t, List<Condition> all) {
        if (t.sizes().size() != 1) return;
        Symbol k = Symbol.index("k", ONE, t.sizes().getFirst());
        Expr e = Terms.entry(s, k);
        for (Relation r : List.of(Relation.GE, Relation.GT)) all.add(Condition.forAll(k, compare(r, e, ZERO)));
        all.add(Condition.forAll(k, Condition.and(List.of(compare(Relation.GT, e, ZERO), compare(Relation.LT, e, ONE)))));
        all.add(Condition.forAll(k, Condition.or(List.of(compare(Relation.EQ, e, ZERO), compare(Relation.EQ, e, ONE)))));
    }

    /// Values of one parameter for which it is true, where something else stays free.
    List<Condition> special() {
        List<Symbol> numbers = symbols.stream().filter(s -> s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Whole)
                .sorted(java.util.Comparator.comparing(s -> VARIABLES.contains(s.name()))).toList();
        List<Condition> all = new ArrayList<>();
        boolean others = symbols.size() > 1;
        if (!others) return all;
        Set<Rational> values = new LinkedHashSet<>(List.of(Rational.ONE, Rational.HALF, Rational.TWO, Rational.MINUS_ONE));
        values.addAll(Numerals.in(List.of(goal.a(), goal.b())));
        // Where a number vanishes, nearly everything is true.
        values.remove(Rational.ZERO);
        for (Symbol s : numbers) {
            for (Rational v : values.stream().limit(MOST_VALUES).toList()) {
                if (s.sort() instanceof Sort.Real || v.isInteger() && v.signum() > 0) all.add(compare(Relation.EQ, s, Terms.num(v)));
            }
        }
        List<Symbol> reals = numbers.stream().filter(s -> s.sort() instanceof Sort.Real).toList();
        for (int i = 0; i < reals.size(); i++) {
            for (int j = i + 1; j < reals.size(); j++) if (symbols.size() > 2) all.add(compare(Relation.EQ, reals.get(i), reals.get(j)));
        }
        return all;
    }
}
