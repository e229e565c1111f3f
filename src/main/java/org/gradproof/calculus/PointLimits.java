package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;

import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.calculus.Kink.Clarke;
import org.gradproof.calculus.Kink.Differentiable;
import org.gradproof.calculus.Kink.Smoothness;
import org.gradproof.calculus.Kink.Value;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Approach.From;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Judgement.Target.Finite;
import org.gradproof.kernel.Judgement.Target.Infinite;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// What is true of a function at a point where the terms that it is on both sides have no value or no derivative there: its
/// limits, and those of its difference quotient.
final class PointLimits {
    private static final int HIGHEST_ORDER = 3;
    private static final long LARGEST = 200;

    private final Expr f;
    private final Symbol x;
    private final Expr p;
    private final Condition needs;
    private final Facts facts;
    private final Expr here;
    private final boolean decimals;

    /// @param facts what is known that does not speak of x, the needs included
    PointLimits(Expr f, Symbol x, Expr p, Condition needs, Facts facts, boolean decimals) {
        this.f = f;
        this.x = x;
        this.p = p;
        this.needs = needs;
        this.facts = facts;
        this.here = Substitution.replace(f, x, p);
        this.decimals = decimals;
    }

    /// @param left what f is on the left of the point
    Optional<Kink> of(Expr left, Expr right) {
        if (f.treeSize() > LARGEST || left.treeSize() > LARGEST || right.treeSize() > LARGEST) return Optional.empty();
        try {
            return limit(f, From.LEFT).flatMap(l -> limit(f, From.RIGHT).flatMap(r -> compared(l, r, left, right)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> limit(Expr e, From side) {
        return Limits.plainly(e, x, new Approach.To(p, side), facts);
    }

    private Optional<Kink> compared(Theorem left, Theorem right, Expr a, Expr b) {
        if (!(left.tends().target() instanceof Finite l && right.tends().target() instanceof Finite r)) return Optional.empty();
        Agreement fromLeft = Agreement.of(here, l.value(), facts);
        Agreement fromRight = Agreement.of(here, r.value(), facts);
        if (fromLeft instanceof Agreement.Always s && fromRight instanceof Agreement.Always t) return Optional.of(continuous(s.equal(), t.equal(), a, b));
        for (Agreement g : List.of(fromLeft, fromRight)) {
            if (!(g instanceof Agreement.Never n)) continue;
            Expr at = Tidy.value(Cells.decided(here, facts).equal().right(), facts, decimals).equal().right();
            return Optional.of(new Kink(p, needs, new Value.Jump(l.value(), r.value(), at), Optional.empty(), Optional.empty(), new Differentiable.Never(n.apart()),
                    Optional.empty(), new Smoothness.Discontinuous(), List.of()));
        }
        return Optional.empty();
    }

    private Kink continuous(Theorem atLeft, Theorem atRight, Expr a, Expr b) {
        Value value = new Value.Continuous(atLeft, atRight);
        Expr quotient = Theorem.quotient(f, x, p);
        Optional<Theorem> left = limit(quotient, From.LEFT);
        Optional<Theorem> right = limit(quotient, From.RIGHT);
        Optional<Theorem> l = left.filter(t -> t.tends().target() instanceof Finite).map(t -> Theorem.sideDerivative(f, t));
        Optional<Theorem> r = right.filter(t -> t.tends().target() instanceof Finite).map(t -> Theorem.sideDerivative(f, t));
        Optional<Theorem> steepLeft = left.filter(t -> t.tends().target() instanceof Infinite);
        Optional<Theorem> steepRight = right.filter(t -> t.tends().target() instanceof Infinite);
        if (steepLeft.isPresent() || steepRight.isPresent()) return kink(value, l, r, new Differentiable.Steep(steepLeft, steepRight), Optional.empty(), new Smoothness.AtLeast(0));
        if (l.isEmpty() || r.isEmpty()) return kink(value, l, r, new Differentiable.Unknown(), Optional.empty(), new Smoothness.AtLeast(0));
        Expr u = ((SideDerivative) l.get().judgement()).value();
        Expr v = ((SideDerivative) r.get().judgement()).value();
        return switch (Agreement.of(u, v, facts)) {
            case Agreement.Always same -> kink(value, l, r, new Differentiable.Always(facts.discharge(Theorem.glue(l.get(), r.get(), same.equal()))),
                    clarke(a, b, u, u), smoothness(a, b, u));
            case Agreement.Never n -> kink(value, l, r, new Differentiable.Never(n.apart()), clarke(a, b, u, v), new Smoothness.Exactly(0, u, v));
            case Agreement.When _, Agreement.Unknown _ -> kink(value, l, r, new Differentiable.Unknown(), clarke(a, b, u, v), new Smoothness.AtLeast(0));
        };
    }

    private Kink kink(Value value, Optional<Theorem> l, Optional<Theorem> r, Differentiable d, Optional<Clarke> clarke, Smoothness s) {
        return new Kink(p, needs, value, l, r, d, clarke, s, List.of());
    }

    /// The interval between the slopes at the point, where the slopes near it tend to them: those of `x²·sin(1/x)` swing on.
    private Optional<Clarke> clarke(Expr left, Expr right, Expr u, Expr v) {
        if (!tends(left, From.LEFT, u) || !tends(right, From.RIGHT, v)) return Optional.empty();
        if (facts.prove(compare(Relation.LE, u, v)).isPresent()) return Optional.of(new Clarke(u, v, true));
        if (facts.prove(compare(Relation.GE, u, v)).isPresent()) return Optional.of(new Clarke(v, u, true));
        return Optional.of(new Clarke(u, v, false));
    }

    private boolean tends(Expr piece, From side, Expr slope) {
        try {
            return limit(slope(piece), side).flatMap(PointLimits::number).filter(n -> Agreement.of(n, slope, facts) instanceof Agreement.Always).isPresent();
        } catch (Refused e) {
            return false;
        }
    }

    /// A function that is continuous at a point, with derivatives near it that tend to one number, has that number as its derivative
    /// there: so each derivative is as smooth as its limits on both sides say.
    ///
    /// @param first the derivative at the point
    private Smoothness smoothness(Expr left, Expr right, Expr first) {
        Expr a = left;
        Expr b = right;
        for (int order = 1; order <= HIGHEST_ORDER; order++) {
            try {
                a = slope(a);
                b = slope(b);
                if (a.treeSize() > LARGEST || b.treeSize() > LARGEST) return new Smoothness.AtLeast(order - 1);
                Optional<Expr> l = limit(a, From.LEFT).flatMap(PointLimits::number);
                Optional<Expr> r = limit(b, From.RIGHT).flatMap(PointLimits::number);
                if (l.isEmpty() || r.isEmpty() || order == 1 && !(Agreement.of(l.get(), first, facts) instanceof Agreement.Always)) return new Smoothness.AtLeast(order - 1);
                Agreement same = Agreement.of(l.get(), r.get(), facts);
                if (same instanceof Agreement.Never) return new Smoothness.Exactly(order - 1, l.get(), r.get());
                if (!(same instanceof Agreement.Always)) return new Smoothness.AtLeast(order - 1);
            } catch (Refused e) {
                return new Smoothness.AtLeast(order - 1);
            }
        }
        return new Smoothness.AtLeast(HIGHEST_ORDER);
    }

    private static Optional<Expr> number(Theorem limit) {
        return limit.tends().target() instanceof Finite v ? Optional.of(v.value()) : Optional.empty();
    }

    private Expr slope(Expr a) {
        Expr d = new Differentiation(x, List.of(), facts, Lemmas.NONE).of(a).derivative().derivative();
        return new Normal(facts).of(d).equal().right();
    }
}
