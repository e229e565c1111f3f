package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Kink.Clarke;
import org.gradproof.calculus.Kink.Differentiable;
import org.gradproof.calculus.Kink.Smoothness;
import org.gradproof.calculus.Kink.Value;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// What is true of a function at one point, by its germs from both sides.
final class Pointwise {
    private static final int HIGHEST_ORDER = 4;
    private static final long LARGEST = 20_000;

    /// The point, and what there is to say of it: nothing where the function is the same term on both sides.
    ///
    /// @param needs beyond the facts that all points share
    /// @param glue `x = p ⊢ df/dx = v` where the function has a derivative at the point
    record Result(Expr point, Condition needs, Optional<Kink> kink, Optional<Theorem> glue, List<Germ> germs) {}

    private final Expr f;
    private final Symbol x;
    private final Expr p;
    private final Condition needs;
    private final Facts facts;
    private final Substitution at;
    private final boolean decimals;

    /// @param facts what is known that does not speak of x, the needs included
    /// @param decimals whether values are written with digits after the point
    Pointwise(Expr f, Symbol x, Expr p, Condition needs, Facts facts, boolean decimals) {
        this.f = f;
        this.x = x;
        this.p = p;
        this.needs = needs;
        this.facts = facts;
        this.at = new Substitution(Map.of(x, p));
        this.decimals = decimals;
    }

    /// That the function has no value at the point, if that can be seen.
    Optional<Kink> undefined() {
        return undefined(at.apply(f)).map(c -> kink(new Value.Undefined(c), new Smoothness.Discontinuous()));
    }

    Result of(Germ left, Germ right) {
        List<Germ> germs = List.of(left, right);
        Expr here = at.apply(f);
        Agreement fromLeft = Agreement.of(here, at.apply(left.branch()), facts);
        Agreement fromRight = Agreement.of(here, at.apply(right.branch()), facts);
        if (fromLeft instanceof Agreement.Always l && fromRight instanceof Agreement.Always r) {
            return continuous(left, right, l.equal(), r.equal());
        }
        return result(broken(left, right, fromLeft, fromRight), germs);
    }

    /// Where the terms on both sides have no value at the point, or no slope: by limits.
    private Optional<Kink> byLimits(Germ left, Germ right) {
        return new PointLimits(f, x, p, needs, facts, decimals).of(left.branch(), right.branch());
    }

    private Result result(Kink k, List<Germ> germs) {
        return new Result(p, needs, Optional.of(k), Optional.empty(), germs);
    }

    private Kink kink(Value v, Smoothness s) {
        return new Kink(p, needs, v, Optional.empty(), Optional.empty(), new Differentiable.Unknown(), Optional.empty(), s, List.of());
    }

    /// A condition of the value at the point that is false there.
    private Optional<Condition> undefined(Expr here) {
        return Theorem.domain(here).stream().filter(c -> refuted(c)).findFirst();
    }

    private boolean refuted(Condition c) {
        return switch (c) {
            case Condition.Compare e -> Cells.prove(e.negated(), facts).isPresent();
            case Condition.And a -> a.parts().stream().anyMatch(this::refuted);
            case Condition.Or o -> o.parts().stream().allMatch(this::refuted);
            case Condition.ForAll _ -> false;
        };
    }

    // ------------------------------------------------------------------------------------------ jumps

    private Kink broken(Germ left, Germ right, Agreement fromLeft, Agreement fromRight) {
        Optional<Expr> l = value(at.apply(left.branch()));
        Optional<Expr> r = value(at.apply(right.branch()));
        Optional<Expr> v = value(Cells.decided(at.apply(f), facts).equal().right());
        if (l.isEmpty() || r.isEmpty() || v.isEmpty()) return byLimits(left, right).orElseGet(() -> kink(new Value.Unknown(), new Smoothness.Unknown()));
        Optional<Theorem> fromL = fromLeft instanceof Agreement.Always a ? derivative(left, a.equal()) : Optional.empty();
        Optional<Theorem> fromR = fromRight instanceof Agreement.Always a ? derivative(right, a.equal()) : Optional.empty();
        for (Agreement a : List.of(fromLeft, fromRight)) {
            if (!(a instanceof Agreement.Never n)) continue;
            return new Kink(p, needs, new Value.Jump(l.get(), r.get(), v.get()), fromL, fromR, new Differentiable.Never(n.apart()),
                    Optional.empty(), new Smoothness.Discontinuous(), List.of());
        }
        List<Condition> conditions = new ArrayList<>();
        for (Agreement a : List.of(fromLeft, fromRight)) {
            if (a instanceof Agreement.Unknown) return byLimits(left, right).orElseGet(() -> kink(new Value.Unknown(), new Smoothness.Unknown()));
            if (a instanceof Agreement.When w) conditions.add(w.condition());
        }
        Condition c = Condition.and(conditions);
        List<Result> special = special(left, right, c);
        Differentiable d = special.size() == 1 ? unless(c, special.getFirst()) : new Differentiable.Unknown();
        return new Kink(p, needs, new Value.JumpUnless(l.get(), r.get(), v.get(), c), fromL, fromR, d, Optional.empty(),
                new Smoothness.Discontinuous(), kinks(special));
    }

    /// Differentiability of what is continuous exactly under a condition.
    private static Differentiable unless(Condition c, Result there) {
        if (there.kink().isEmpty()) return new Differentiable.When(c, there.glue().orElseThrow(), false);
        return switch (there.kink().get().differentiable()) {
            case Differentiable.Always a -> new Differentiable.When(c, a.derivative(), false);
            case Differentiable.When w -> new Differentiable.When(Condition.and(c, w.condition()), w.derivative(), false);
            case Differentiable.Never n -> n;
            case Differentiable.Steep s -> s;
            case Differentiable.Unknown u -> u;
        };
    }

    /// The same point where the parameters satisfy an equation as well; each alternative by itself.
    private List<Result> special(Germ left, Germ right, Condition c) {
        List<Result> out = new ArrayList<>();
        for (Condition part : c instanceof Condition.Or o ? o.parts() : List.of(c)) {
            Facts under = facts.with(part);
            if (under.contradiction().isPresent()) continue;
            out.add(new Pointwise(f, x, p, Condition.and(needs, part), under, decimals).of(left, right));
        }
        return out;
    }

    private static List<Kink> kinks(List<Result> results) {
        return results.stream().flatMap(r -> r.kink().stream()).toList();
    }

    private Optional<Expr> value(Expr e) {
        try {
            return Optional.of(Tidy.value(e, facts, decimals).equal().right());
        } catch (Refused r) {
            return Optional.empty();
        }
    }

    // ------------------------------------------------------------------------------------------ continuous points

    private Result continuous(Germ left, Germ right, Theorem atLeft, Theorem atRight) {
        List<Germ> germs = List.of(left, right);
        Optional<Theorem> l = derivative(left, atLeft);
        Optional<Theorem> r = derivative(right, atRight);
        Value value = new Value.Continuous(atLeft, atRight);
        if (l.isEmpty() || r.isEmpty()) {
            Optional<Kink> limits = byLimits(left, right);
            if (limits.isPresent()) return result(limits.get(), germs);
            return result(new Kink(p, needs, value, l, r, new Differentiable.Unknown(), Optional.empty(), new Smoothness.AtLeast(0), List.of()), germs);
        }
        Expr a = ((SideDerivative) l.get().judgement()).value();
        Expr b = ((SideDerivative) r.get().judgement()).value();
        Agreement same = Agreement.of(a, b, facts);
        Optional<Clarke> clarke = Optional.of(clarke(a, b));
        return switch (same) {
            case Agreement.Always e -> {
                Theorem glue = glue(l.get(), r.get(), e.equal());
                boolean one = Equality.prove(left.branch(), right.branch(), facts).filter(facts::settles).isPresent();
                Optional<Kink> kink = one ? Optional.empty() : Optional.of(new Kink(p, needs, value, l, r,
                        new Differentiable.Always(glue), Optional.of(new Clarke(a, a, true)), smoothness(left.branch(), right.branch()), List.of()));
                yield new Result(p, needs, kink, Optional.of(glue), germs);
            }
            case Agreement.Never n -> result(new Kink(p, needs, value, l, r, new Differentiable.Never(n.apart()), clarke,
                    new Smoothness.Exactly(0, a, b), List.of()), germs);
            case Agreement.When w -> result(new Kink(p, needs, value, l, r,
                    new Differentiable.When(w.condition(), glue(l.get(), r.get(), w.equal()), w.only().isPresent()), clarke,
                    new Smoothness.Exactly(0, a, b), kinks(special(left, right, w.condition()))), germs);
            case Agreement.Unknown _ -> result(new Kink(p, needs, value, l, r, new Differentiable.Unknown(), clarke,
                    new Smoothness.AtLeast(0), List.of()), germs);
        };
    }

    private Theorem glue(Theorem left, Theorem right, Theorem same) {
        return facts.discharge(Theorem.glue(left, right, same));
    }

    private Clarke clarke(Expr a, Expr b) {
        if (facts.prove(compare(Relation.LE, a, b)).isPresent()) return new Clarke(a, b, true);
        if (facts.prove(compare(Relation.GE, a, b)).isPresent()) return new Clarke(b, a, true);
        return new Clarke(a, b, false);
    }

    /// The derivative from one side, its value in normal form; nothing where a condition fails at the point.
    private Optional<Theorem> derivative(Germ germ, Theorem value) {
        try {
            Theorem d = simpler(new Differentiation(x, List.of(), facts, Lemmas.NONE).of(germ.branch()));
            Theorem t = Cells.discharge(Theorem.side(p, germ.side(), germ.equation(), d, value, germ.strict(), germ.sides()), facts);
            return t.hypotheses().stream().anyMatch(this::refuted) ? Optional.empty() : Optional.of(t);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// `x = p ⊢ da/dx = v` with v free of x.
    private Theorem simpler(Theorem d) {
        Expr slope = d.derivative().derivative();
        Theorem moved = Free.occurs(x, slope)
                ? Theorem.rewrite(slope, List.of(Theorem.equation(Theorem.assume(compare(Relation.EQ, x, p))))) : Theorem.reflexivity(slope);
        Theorem v = Tidy.value(moved.equal().right(), facts, decimals);
        return facts.discharge(Theorem.equalDerivative(d, Theorem.transitivity(moved, v)));
    }

    /// Compares the higher derivatives of both branches at the point; the first ones agree.
    private Smoothness smoothness(Expr left, Expr right) {
        try {
            Expr a = left;
            Expr b = right;
            for (int order = 1; order <= HIGHEST_ORDER; order++) {
                a = slope(a);
                b = slope(b);
                Interrupted.check();
                if (a.treeSize() > LARGEST || b.treeSize() > LARGEST) return new Smoothness.AtLeast(order - 1);
                switch (Agreement.of(at.apply(a), at.apply(b), facts)) {
                    case Agreement.Always _ -> { }
                    case Agreement.Never _, Agreement.When _ -> {
                        Optional<Expr> l = value(at.apply(a));
                        Optional<Expr> r = value(at.apply(b));
                        if (l.isEmpty() || r.isEmpty()) return new Smoothness.AtLeast(order - 1);
                        return new Smoothness.Exactly(order - 1, l.get(), r.get());
                    }
                    case Agreement.Unknown _ -> {
                        return new Smoothness.AtLeast(order - 1);
                    }
                }
            }
            return new Smoothness.AtLeast(HIGHEST_ORDER);
        } catch (Refused e) {
            return new Smoothness.AtLeast(1);
        }
    }

    private Expr slope(Expr a) {
        return new Differentiation(x, List.of(), facts, Lemmas.NONE).of(a).derivative().derivative();
    }
}
