package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// `f(u) < f(v)` for `u < v` where the derivative vanishes at one point c and has one sign elsewhere, as `3x²` has: up to c, from c on,
/// and by way of c.
final class Inflections {
    private static final int MOST_DERIVATIVES = 4;

    private final Condition.Compare target;
    private final Symbol u;
    private final Symbol v;
    private final Facts facts;
    private final List<Condition> onV = new ArrayList<>();

    private Inflections(Condition.Compare target, Symbol u, Symbol v, Facts facts) {
        this.target = target;
        this.u = u;
        this.v = v;
        this.facts = facts;
        for (Condition c : facts.assumptions()) if (!Free.occurs(u, c)) onV.add(c);
    }

    /// The claim, if its sides are one function at two points.
    static Optional<Theorem> prove(Condition.Compare target, Facts facts) {
        if (target.relation() != Relation.LT && target.relation() != Relation.GT) return Optional.empty();
        for (Symbol u : Free.of(target.left())) {
            if (!(u.sort() instanceof Sort.Real) || Free.occurs(u, target.right())) continue;
            for (Symbol v : Free.of(target.right())) {
                if (!(v.sort() instanceof Sort.Real) || Free.occurs(v, target.left()) || Substitution.replace(target.left(), u, v) != target.right()) continue;
                if (facts.prove(compare(Relation.LT, u, v)).isEmpty()) continue;
                try {
                    return new Inflections(target, u, v, facts).byWayOfZero();
                } catch (Refused e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Theorem> byWayOfZero() {
        Facts known = new Facts(onV);
        Theorem derivative = known.discharge(new Differentiation(v, List.of(), known, Lemmas.NONE).of(target.right()));
        if (!known.settles(derivative)) return Optional.empty();
        Expr slope = derivative.derivative().derivative();
        for (Expr c : zeros(slope, known)) {
            Optional<Theorem> above = half(derivative, c, Side.RIGHT);
            if (above.isEmpty()) continue;
            Optional<Theorem> below = half(derivative, c, Side.LEFT);
            if (below.isEmpty()) continue;
            return Optional.of(joined(above.get(), below.get(), c));
        }
        return Optional.empty();
    }

    /// Where the slope may vanish: a zero without a change of sign is one of a derivative of it, too.
    private Set<Expr> zeros(Expr slope, Facts known) {
        Set<Expr> out = new LinkedHashSet<>();
        Expr e = new Normal(known).of(slope).equal().right();
        for (int k = 0; k < MOST_DERIVATIVES && Free.occurs(v, e); k++) {
            Solving.solve(e, List.of(v)).map(Solving.Solution::value).filter(z -> !Free.occurs(v, z)).ifPresent(out::add);
            e = new Normal(known).of(new Differentiation(v, List.of(), known, Lemmas.NONE).of(e).derivative().derivative()).equal().right();
        }
        out.add(ZERO);
        return out;
    }

    /// `u < v, c ≤ u ⊢ f(u) < f(v)`, or the same for `v ≤ c`.
    private Optional<Theorem> half(Theorem derivative, Expr c, Side side) {
        List<Condition> inside = new ArrayList<>(onV);
        inside.add(compare(side == Side.RIGHT ? Relation.GT : Relation.LT, v, c));
        Facts known = new Facts(inside);
        return Orders.prove(target.relation().swapped(), derivative.derivative().derivative(), ZERO, known).filter(known::settles)
                .map(sign -> Theorem.meanValue(derivative, sign, u, Side.RIGHT));
    }

    private Theorem joined(Theorem above, Theorem below, Expr c) {
        Condition from = compare(Relation.GE, u, c);
        Condition upTo = compare(Relation.LE, v, c);
        Theorem first = Theorem.instance(below, Map.of(v, c));
        Theorem last = Theorem.instance(above, Map.of(u, c));
        Theorem across = Theorem.combine(target, List.of(first, last), List.of(Rational.ONE, Rational.ONE));
        Facts low = facts.with(from.negated());
        Theorem no = Theorem.cases(upTo, low.with(upTo).discharge(below), low.with(upTo.negated()).discharge(across));
        return facts.discharge(Theorem.cases(from, facts.with(from).discharge(above), low.discharge(no)));
    }
}
