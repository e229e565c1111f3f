package org.gradproof.prover;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Proves a goal: by equality or order, and where that fails under every alternative of the assumptions in turn.
final class Proofs {
    private static final int MOST_ALTERNATIVES = 64;

    private Proofs() {}

    /// A theorem of exactly the goal, whose hypotheses may go beyond the assumptions.
    static Optional<Theorem> of(Goal goal) {
        try {
            Optional<Theorem> t = between(goal, goal.facts(), 1);
            return goal.theorem(t.isPresent() ? t : whereDefined(goal)).map(u -> Between.settled(u, goal.facts()));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// An equation claims nothing where a side is undefined, so that both are defined may be used.
    private static Optional<Theorem> whereDefined(Goal goal) {
        Set<Condition> defined = new LinkedHashSet<>(Theorem.domain(goal.a()));
        defined.addAll(Theorem.domain(goal.b()));
        for (Condition c : List.copyOf(defined)) if (goal.facts().prove(c).isPresent()) defined.remove(c);
        return defined.isEmpty() ? Optional.empty() : between(goal, goal.facts().with(defined.toArray(Condition[]::new)), 1);
    }

    private static Optional<Theorem> between(Goal goal, Facts facts, int alternatives) {
        Optional<Theorem> direct = goal.relation() == Relation.EQ ? Equality.prove(goal.a(), goal.b(), facts).or(() -> Attained.equal(goal.a(), goal.b(), facts))
                : order(goal, facts);
        if (direct.isPresent()) return direct;
        Optional<Theorem> sized = bySizes(goal, facts);
        if (sized.isPresent()) return sized;
        Optional<Theorem> split = byAlternatives(goal, facts, alternatives);
        return split.isPresent() ? split : Induction.prove(goal.relation(), goal.a(), goal.b(), facts);
    }

    /// With sums written out whose ends are numbers by the assumptions.
    private static Optional<Theorem> bySizes(Goal goal, Facts facts) {
        Optional<Theorem> left = Sizes.written(goal.a(), facts);
        Optional<Theorem> right = Sizes.written(goal.b(), facts);
        if (left.isEmpty() && right.isEmpty()) return Optional.empty();
        Theorem l = left.orElseGet(() -> Theorem.reflexivity(goal.a()));
        Theorem r = right.orElseGet(() -> Theorem.reflexivity(goal.b()));
        Expr a = l.equal().right();
        Expr b = r.equal().right();
        return goal.relation() == Relation.EQ
                ? Equality.prove(a, b, facts).map(t -> facts.discharge(Theorem.transitivity(Theorem.transitivity(l, t), Theorem.symmetry(r))))
                : Orders.prove(goal.relation(), a, b, facts).map(t -> facts.discharge(Theorem.compared(l, t, r)));
    }

    /// As it stands, then with assumed equations solved.
    private static Optional<Theorem> order(Goal goal, Facts facts) {
        return Chords.prove(goal.relation(), goal.a(), goal.b(), facts).or(() -> Orders.prove(goal.relation(), goal.a(), goal.b(), facts))
                .or(() -> Elimination.prove(goal.relation(), goal.a(), goal.b(), facts)).or(() -> onBothSides(goal, facts));
    }

    /// `x ≠ p` assumed for a strict order: the goal for `x < p`, then for `x > p`.
    private static Optional<Theorem> onBothSides(Goal goal, Facts facts) {
        if (goal.relation() != Relation.LT && goal.relation() != Relation.GT) return Optional.empty();
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare c) || c.relation() != Relation.NE || !(c.left() instanceof Symbol x) || !(c.right() instanceof Expr.Num) || !(x.sort() instanceof Sort.Real)) continue;
            Condition below = Condition.compare(Relation.LT, x, c.right());
            Condition above = Condition.compare(Relation.GT, x, c.right());
            List<Condition> rest = new ArrayList<>(facts.assumptions());
            rest.remove(a);
            if (facts.prove(below).isPresent() || facts.prove(above).isPresent()) continue;
            Optional<Theorem> left = Orders.prove(goal.relation(), goal.a(), goal.b(), facts.among(rest).with(below));
            if (left.isEmpty()) return left;
            return Orders.prove(goal.relation(), goal.a(), goal.b(), facts.among(rest).with(above))
                    .map(t -> Theorem.cases(below, left.get(), Theorem.discharge(t, Theorem.stronger(Theorem.assume(below.negated()), Theorem.assume(a)))));
        }
        return Optional.empty();
    }

    /// `y ∈ {0, 1}` assumed: the goal with `y = 0`, then with `y = 1`.
    private static Optional<Theorem> byAlternatives(Goal goal, Facts facts, int alternatives) {
        for (Condition c : facts.assumptions()) {
            if (!(c instanceof Condition.Or or) || or.parts().isEmpty()) continue;
            if (!or.parts().stream().allMatch(Proofs::comparison) || alternatives * or.parts().size() > MOST_ALTERNATIVES) continue;
            Set<Condition> rest = new LinkedHashSet<>(facts.assumptions());
            rest.remove(or);
            List<Theorem> cases = new ArrayList<>();
            for (Condition part : or.parts()) {
                Facts inside = goal.facts().among(rest).with(part);
                Optional<Theorem> t = between(goal, inside, alternatives * or.parts().size());
                if (t.isEmpty()) return Optional.empty();
                cases.add(t.get());
            }
            return Optional.of(joined(or, cases));
        }
        return Optional.empty();
    }

    private static boolean comparison(Condition c) {
        return c instanceof Condition.Compare;
    }

    /// `H₁, d₁ ⊢ J` to `Hₖ, dₖ ⊢ J` give `H, d₁ or … or dₖ ⊢ J`.
    private static Theorem joined(Condition.Or or, List<Theorem> cases) {
        Theorem alternative = Theorem.assume(or);
        List<Condition> parts = or.parts();
        for (Condition part : parts.subList(0, parts.size() - 1)) alternative = Theorem.detach(alternative, Theorem.assume(part.negated()));
        Theorem result = Theorem.discharge(cases.getLast(), alternative);
        for (int i = parts.size() - 2; i >= 0; i--) result = Theorem.cases(parts.get(i), cases.get(i), result);
        return result;
    }
}
