package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Canonical;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Pointwise.Result;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// The derivative on a boundary `l = r` whose point depends on the sign of a parameter: `1 = y·x` is `x = 1/y`, for `y > 0`
/// and for `y < 0`, and never true for `y = 0`.
final class Boundary {
    private final Symbol x;
    private final Facts facts;
    private final List<Result> results;

    Boundary(Symbol x, Facts facts, List<Result> results) {
        this.x = x;
        this.facts = facts;
        this.results = results;
    }

    /// `l = r ⊢ df/dx = form`, where every way to satisfy the equation is a point at which that is the derivative.
    Optional<Theorem> derivative(Condition on, Expr form) {
        for (Result a : results) {
            if (!(a.needs() instanceof Condition.Compare above) || above.relation() != Relation.GT) continue;
            Condition less = compare(Relation.LT, above.left(), above.right());
            for (Result b : results) {
                if (b.needs() != less || b.point() != a.point()) continue;
                try {
                    Optional<Theorem> t = joined((Condition.Compare) on, above, at(a, on, form), at(b, on, form));
                    if (t.isPresent()) return t;
                } catch (Refused e) {
                    // another pair may do
                }
            }
        }
        return Optional.empty();
    }

    /// `l = r, needs ⊢ df/dx = form` at one point.
    private Optional<Theorem> at(Result r, Condition on, Expr form) {
        Condition here = compare(Relation.EQ, x, r.point());
        Optional<Theorem> solved = solved((Condition.Compare) on, r.point());
        if (solved.isEmpty() || r.glue().isEmpty()) return Optional.empty();
        Facts known = facts.with(on, r.needs());
        return Hypotheses.shaped(r.glue().get(), form, facts.with(here, r.needs()))
                .map(t -> known.discharge(Theorem.discharge(t, Theorem.fact(solved.get())))).filter(known::settles);
    }

    /// `l = r ⊢ x = p`.
    private Optional<Theorem> solved(Condition.Compare on, Expr p) {
        Ring ring = new Ring();
        Fraction c = ring.normal(Terms.div(Terms.sub(x, p), Terms.sub(on.left(), on.right())));
        Expr cofactor = Canonical.fraction(ring, c);
        if (Free.occurs(x, cofactor)) return Optional.empty();
        return Optional.of(Theorem.combination(x, p, List.of(Theorem.equation(Theorem.assume(on))), List.of(cofactor)));
    }

    private Optional<Theorem> joined(Condition.Compare on, Condition.Compare above, Optional<Theorem> more, Optional<Theorem> less) {
        if (more.isEmpty() || less.isEmpty()) return Optional.empty();
        Condition equal = compare(Relation.EQ, above.left(), above.right());
        return impossible(on, equal, less.get().judgement()).map(never -> {
            Theorem below = Theorem.stronger(Theorem.assume(above.negated()), Theorem.assume(equal.negated()));
            return facts.discharge(Theorem.cases(above, more.get(), Theorem.cases(equal, never, Theorem.discharge(less.get(), below))));
        });
    }

    /// Anything from `l = r` and an equation for a parameter that contradicts it.
    private Optional<Theorem> impossible(Condition.Compare on, Condition equal, Judgement claim) {
        Theorem moved = Theorem.rewriteFact(Theorem.assume(on), List.of(Theorem.equation(Theorem.assume(equal))));
        Condition.Compare c = (Condition.Compare) moved.holds();
        if (!(Agreement.of(c.left(), c.right(), facts) instanceof Agreement.Never n)) return Optional.empty();
        Condition.Compare never = (Condition.Compare) compare(Relation.NE, ZERO, ZERO);
        return Optional.of(Theorem.absurd(Theorem.combine(never, List.of(n.apart(), moved), List.of(Rational.ONE, Rational.MINUS_ONE)), claim));
    }
}
