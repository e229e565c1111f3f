package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Unfolding;
import org.gradproof.calculus.Roots;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Where two terms meet, as one real variable moves: the points at which a strict order fails that holds elsewhere. What is
/// said here are proposals.
final class Meetings {
    private static final long LARGEST = 80;
    private static final int MOST_SYMBOLS = 3;
    private static final int MOST_POINTS = 4;

    private Meetings() {}

    /// `x ≠ p` for all points p where the terms meet, in terms of one variable after the other; where all of them are known.
    static List<Condition> apart(Expr left, Expr right, Facts facts) {
        List<Condition> out = new ArrayList<>();
        for (Symbol x : symbols(left, right)) {
            Roots.Solution s = zeros(left, right, x, facts);
            Set<Condition> all = new LinkedHashSet<>();
            for (Roots.Root r : s.roots()) all.add(compare(Relation.NE, x, r.point()));
            boolean known = s.complete() && !all.isEmpty() && all.size() <= MOST_POINTS && s.roots().stream().allMatch(r -> r.needs() == Condition.TRUE);
            if (known) out.add(Condition.and(List.copyOf(all)));
        }
        return out;
    }

    /// Points of a problem at which its sides meet, the other unknowns as they are at the given points.
    static List<List<Rational>> points(Problem problem, List<List<Rational>> around) {
        List<List<Rational>> out = new ArrayList<>();
        for (Symbol x : symbols(problem.left(), problem.right())) {
            int place = problem.unknowns().indexOf(x);
            if (place < 0) continue;
            for (Roots.Root r : zeros(problem.left(), problem.right(), x, new Facts(problem.conditions())).roots()) {
                for (List<Rational> from : problem.unknowns().size() == 1 ? around.subList(0, 1) : around) at(problem, from, place, r.point()).ifPresent(out::add);
            }
        }
        return out;
    }

    private static Optional<List<Rational>> at(Problem problem, List<Rational> from, int place, Expr point) {
        try {
            Expr p = point;
            for (int i = 0; i < from.size(); i++) if (i != place) p = Substitution.replace(p, problem.unknowns().get(i), Terms.num(from.get(i)));
            Optional<Rational> value = Ring.value(p);
            List<Rational> there = new ArrayList<>(from);
            value.ifPresent(v -> there.set(place, v));
            return value.map(_ -> there);
        } catch (Refused | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static List<Symbol> symbols(Expr left, Expr right) {
        if (left.treeSize() + right.treeSize() > LARGEST) return List.of();
        Set<Symbol> all = new LinkedHashSet<>(Free.of(left));
        all.addAll(Free.of(right));
        List<Symbol> real = all.stream().filter(s -> s.sort() instanceof Sort.Real).toList();
        return all.size() > MOST_SYMBOLS ? List.of() : real;
    }

    private static Roots.Solution zeros(Expr left, Expr right, Symbol x, Facts facts) {
        try {
            Theorem unfolded = Unfolding.all(Fold.sub(left, right));
            return new Roots(x, facts.among(facts.assumptions().stream().filter(c -> !Free.occurs(x, c)).toList())).of(unfolded.equal().right());
        } catch (Refused e) {
            return new Roots.Solution(List.of(), false);
        }
    }
}
