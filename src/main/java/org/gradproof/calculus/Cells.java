package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Cases;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Unfolding;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.kernel.Judgement.Holds;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Proves a condition whose terms hold cases, one cell after the other.
final class Cells {
    private static final int DEEPEST = 6;

    private static final int USUAL = 60;

    private int left;

    /// @param most how many cells are looked into before the search gives up
    Cells(int most) {
        this.left = most;
    }

    /// `H ⊢ C` with H among the assumptions.
    static Optional<Theorem> prove(Condition c, Facts facts) {
        return new Cells(USUAL).search(c, facts);
    }

    /// The same, at the cost of this search.
    Optional<Theorem> search(Condition c, Facts facts) {
        try {
            return prove(c, facts, 0).map(facts::discharge).filter(facts::settles);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// The theorem without the hypotheses that can be shown to follow.
    static Theorem discharge(Theorem t, Facts facts) {
        Theorem rest = facts.discharge(t);
        for (Condition h : rest.hypotheses()) {
            if (facts.assumptions().contains(h)) continue;
            Optional<Theorem> fact = prove(h, facts);
            if (fact.isPresent()) rest = Theorem.discharge(rest, fact.get());
        }
        return rest;
    }

    private Optional<Theorem> prove(Condition c, Facts facts, int depth) {
        Interrupted.check();
        Optional<Theorem> direct = facts.prove(c);
        if (direct.isPresent() || depth > DEEPEST || --left < 0) return direct;
        return switch (c) {
            case Condition.Compare e -> compared(e, facts, depth);
            case Condition.And a -> {
                List<Theorem> parts = new ArrayList<>();
                for (Condition p : a.parts()) prove(p, facts, depth).ifPresent(parts::add);
                yield parts.size() == a.parts().size() ? Optional.of(Theorem.both(parts)) : Optional.empty();
            }
            case Condition.Or o -> either(o, facts, depth);
            case Condition.ForAll _ -> Optional.empty();
        };
    }

    private Optional<Theorem> either(Condition.Or o, Facts facts, int depth) {
        for (Condition p : o.parts()) {
            if (p instanceof Condition.ForAll) continue;
            Facts inside = facts.with(p.negated());
            for (Condition q : o.parts()) {
                if (q == p) continue;
                Optional<Theorem> t = inside.contradiction().map(u -> Theorem.absurd(u, new Holds(q))).or(() -> prove(q, inside, depth + 1));
                if (t.isEmpty()) continue;
                return Optional.of(facts.discharge(Theorem.cases(p, Theorem.either(Theorem.assume(p), o), Theorem.either(t.get(), o))));
            }
        }
        return Optional.empty();
    }

    private Optional<Theorem> compared(Condition.Compare c, Facts facts, int depth) {
        Theorem left = decided(c.left(), facts);
        Theorem right = decided(c.right(), facts);
        Condition.Compare plain = (Condition.Compare) compare(c.relation(), left.equal().right(), right.equal().right());
        Optional<Condition.Compare> split = Cases.open(plain, facts);
        if (split.isEmpty()) return facts.prove(plain).map(t -> back(c, t, left, right)).map(facts::discharge);
        Optional<Theorem> yes = inside(c, facts.with(split.get()), depth);
        if (yes.isEmpty()) return yes;
        return inside(c, facts.with(split.get().negated()), depth).map(no -> facts.discharge(Theorem.cases(split.get(), yes.get(), no)));
    }

    private Optional<Theorem> inside(Condition c, Facts facts, int depth) {
        Optional<Theorem> impossible = facts.contradiction();
        return impossible.isPresent() ? Optional.of(Theorem.absurd(impossible.get(), new Holds(c))) : prove(c, facts, depth + 1);
    }

    /// The comparison from the one between the terms that both sides are.
    private static Theorem back(Condition.Compare c, Theorem plain, Theorem left, Theorem right) {
        boolean down = c.relation() == Relation.LT || c.relation() == Relation.LE;
        Rational l = down ? Rational.MINUS_ONE : Rational.ONE;
        return Theorem.combine(c, List.of(plain, Theorem.fact(left), Theorem.fact(right)), List.of(Rational.ONE, l, l.negate()));
    }

    /// `t = t′` with names unfolded and the cases taken that the facts decide.
    static Theorem decided(Expr t, Facts facts) {
        return decided(Unfolding.all(t), facts);
    }

    /// The same after an equation.
    static Theorem decided(Theorem equation, Facts facts) {
        Theorem result = equation;
        for (Optional<Theorem> step = Cases.taken(result.equal().right(), facts); step.isPresent(); step = Cases.taken(result.equal().right(), facts)) {
            result = Theorem.transitivity(result, step.get());
        }
        return facts.discharge(result);
    }
}
