package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Approach.From;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Judgement.Target.Finite;
import org.gradproof.kernel.Judgement.Target.Infinite;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Table.Identity;
import org.gradproof.kernel.Theorem;

/// Limits from one side or beyond every bound: part by part, where no form is indeterminate; and what is true near the limit.
final class Approaching {
    private static final int MOST_TERMS = 300;
    private static final long LARGEST = 200;

    final Symbol x;
    final Approach approach;
    /// What is known that does not speak of x.
    final Facts still;
    /// The same with what the approach says of x.
    final Facts near;
    private final Map<Condition, Optional<Theorem>> nearby = new LinkedHashMap<>();
    private final Map<Expr, Optional<Theorem>> limits = new HashMap<>();
    private final Indeterminate forms;
    private int terms;

    /// @param approach from one side, or beyond every bound
    Approaching(Symbol x, Approach approach, Facts still) {
        this.x = x;
        this.approach = approach;
        this.still = still;
        this.near = still.with(hints().toArray(Condition[]::new));
        this.forms = new Indeterminate(this);
    }

    /// Simple conditions on x that hold near the limit.
    private List<Condition> hints() {
        switch (approach) {
            case Approach.Beyond b -> hint(compare(b.up() ? Relation.GT : Relation.LT, x, b.up() ? ONE : Terms.MINUS_ONE));
            case Approach.To t -> {
                Relation r = t.from() == From.RIGHT ? Relation.GT : Relation.LT;
                hint(compare(r, x, t.point()));
                Expr other = r == Relation.GT ? Fold.add(t.point(), ONE) : Fold.sub(t.point(), ONE);
                beside(compare(r.swapped(), x, other), t.point(), other);
                Optional<Theorem> sign = strict(t.point());
                if (sign.isPresent()) beside(compare(relation(sign.get()), x, Terms.div(t.point(), Terms.TWO)), t.point(), Terms.div(t.point(), Terms.TWO));
            }
        }
        return List.copyOf(nearby.keySet());
    }

    private void hint(Condition c) {
        attempt(() -> Optional.of(Theorem.nearby((Condition.Compare) c, x, approach))).ifPresent(t -> nearby.put(c, Optional.of(t)));
    }

    /// `x < q` where the point lies below q.
    private void beside(Condition c, Expr point, Expr q) {
        attempt(() -> {
            Theorem gap = Theorem.limit(Operator.SUBTRACT, Theorem.limitOfVariable(x, approach), Theorem.limitOfConstant(q, x, approach), Optional.empty(), Optional.empty());
            return strict(Terms.sub(point, q)).map(s -> Theorem.eventualSign((Condition.Compare) c, gap, Optional.of(s)));
        }).ifPresent(t -> nearby.put(c, Optional.of(t)));
    }

    static Relation relation(Theorem t) {
        return ((Condition.Compare) t.holds()).relation();
    }

    static <T> Optional<T> attempt(Supplier<Optional<T>> step) {
        try {
            return step.get();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    // ------------------------------------------------------------------------------------------ values

    /// The sign of what stands still, where it is known not to be 0.
    Optional<Theorem> strict(Expr value) {
        for (Relation r : List.of(Relation.GT, Relation.LT)) {
            Optional<Theorem> t = Cells.prove(compare(r, value, ZERO), still);
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    /// The limit with its value in normal form.
    static Theorem tidy(Theorem limit, Facts still) {
        if (!(limit.tends().target() instanceof Finite v) || v.value() instanceof Expr.Num) return limit;
        try {
            Theorem t = Tidy.value(v.value(), still, Tidy.decimals(v.value()));
            return v.value() == t.equal().right() || !still.settles(t) ? limit : Theorem.equalLimit(limit, t);
        } catch (Refused e) {
            return limit;
        }
    }

    /// A limit that needs nothing but what is known, its value in normal form.
    private Optional<Theorem> done(Theorem limit) {
        Theorem t = Cells.discharge(limit, still);
        return still.settles(t) ? Optional.of(tidy(t, still)) : Optional.empty();
    }

    static Target target(Theorem limit) {
        return limit.tends().target();
    }

    static boolean vanishes(Theorem limit) {
        return target(limit) instanceof Finite v && Fold.zero(v.value());
    }

    static boolean endless(Theorem limit) {
        return target(limit) instanceof Infinite;
    }

    // ------------------------------------------------------------------------------------------ near the limit

    /// What the theorem asks of x, each true near the limit; nothing where something of it is not known to be.
    Optional<List<Theorem>> conditions(Theorem t) {
        List<Theorem> out = new ArrayList<>();
        for (Condition h : t.hypotheses()) {
            if (!Free.occurs(x, h)) continue;
            Optional<Theorem> e = eventually(h);
            if (e.isEmpty()) return Optional.empty();
            out.add(e.get());
        }
        return Optional.of(out);
    }

    /// That the condition holds near the limit.
    Optional<Theorem> eventually(Condition c) {
        Optional<Theorem> known = nearby.get(c);
        if (known != null) return known;
        Interrupted.check();
        nearby.put(c, Optional.empty());
        Optional<Theorem> t = attempt(() -> sought(c)).map(e -> Cells.discharge(e, still)).filter(still::settles);
        nearby.put(c, t);
        return t;
    }

    private Optional<Theorem> sought(Condition c) {
        Optional<Theorem> direct = near.fact(c).filter(t -> !t.hypotheses().contains(c)).flatMap(this::fact);
        if (direct.isPresent()) return direct;
        return switch (c) {
            case Condition.Compare e -> bySign(e);
            case Condition.And a -> fact(Theorem.both(a.parts().stream().map(Theorem::assume).toList()));
            case Condition.Or o -> {
                for (Condition p : o.parts()) {
                    if (p.isQuantified() || eventually(p).isEmpty()) continue;
                    Optional<Theorem> t = fact(near.discharge(Theorem.either(Theorem.assume(p), o)));
                    if (t.isPresent()) yield t;
                }
                yield Optional.empty();
            }
            case Condition.ForAll _ -> Optional.empty();
        };
    }

    private Optional<Theorem> fact(Theorem t) {
        return conditions(t).map(n -> Theorem.eventually(t, x, approach, n));
    }

    /// By the limit of the difference of the sides.
    private Optional<Theorem> bySign(Condition.Compare c) {
        Relation strict = switch (c.relation()) {
            case GT, GE -> Relation.GT;
            case LT, LE -> Relation.LT;
            case NE -> Relation.NE;
            case EQ -> Relation.EQ;
        };
        if (strict == Relation.EQ) return Optional.empty();
        Optional<Theorem> limit = of(Fold.zero(c.right()) ? c.left() : Terms.sub(c.left(), c.right()));
        if (limit.isEmpty()) return Optional.empty();
        Optional<Theorem> sign = target(limit.get()) instanceof Finite v ? strict(v.value()) : Optional.empty();
        Condition.Compare claim = (Condition.Compare) compare(strict, c.left(), c.right());
        Theorem known = Theorem.eventualSign(claim, limit.get(), sign);
        if (claim == c) return Optional.of(known);
        return Optional.of(Theorem.eventually(Theorem.weaker(Theorem.assume(claim), c), x, approach, List.of(known)));
    }

    // ------------------------------------------------------------------------------------------ limits

    /// `H ⊢ f → t`, H known.
    Optional<Theorem> of(Expr f) {
        Optional<Theorem> ready = limits.get(f);
        if (ready != null) return ready;
        Interrupted.check();
        if (++terms > MOST_TERMS || f.treeSize() > LARGEST) return Optional.empty();
        limits.put(f, Optional.empty());
        Optional<Theorem> t = attempt(() -> found(f)).flatMap(l -> attempt(() -> done(l)));
        if (t.isEmpty() && Free.occurs(x, f)) t = attempt(() -> forms.of(f)).flatMap(l -> attempt(() -> done(l)));
        limits.put(f, t);
        return t;
    }

    /// The limit of f through an equal function.
    Optional<Theorem> via(Theorem equation) {
        return attempt(() -> of(equation.equal().right()).flatMap(l -> conditions(equation).map(n -> Theorem.limitOfEqual(equation, l, n))));
    }

    private Optional<Theorem> found(Expr f) {
        if (!Free.occurs(x, f)) return Optional.of(Theorem.limitOfConstant(f, x, approach));
        return switch (f) {
            case Symbol _ -> Optional.of(Theorem.limitOfVariable(x, approach));
            case Expr.Neg n -> of(n.argument()).map(Theorem::limitOfOpposite);
            case Expr.Binary b when b.operator() == Operator.POWER -> power(b);
            case Expr.Binary b when b.operator() != Operator.MATMUL -> of(b.left()).flatMap(l -> of(b.right()).flatMap(r -> combined(b.operator(), l, r)));
            case Expr.Apply a -> of(a.argument()).flatMap(u -> applied(a, u));
            case Expr.If i -> chosen(i);
            case Expr.Big b -> via(near.discharge(Theorem.unrolling(b)));
            case Expr.Extreme m -> via(near.discharge(Theorem.unrolling(m)));
            case Expr.Call _, Expr.Entry _, Expr.Binary _ -> via(near.discharge(Theorem.definition(f)));
            case Expr.Num _, Expr.Pi _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _, Expr.Limit _ -> Optional.empty();
        };
    }

    private Optional<Theorem> combined(Operator op, Theorem l, Theorem r) {
        if (op == Operator.DIVIDE && vanishes(r)) {
            Expr v = r.tends().function();
            Optional<Theorem> side = eventually(compare(Relation.GT, v, ZERO)).or(() -> eventually(compare(Relation.LT, v, ZERO)));
            Optional<Theorem> sign = target(l) instanceof Finite a ? strict(a.value()) : Optional.empty();
            return side.isEmpty() || !endless(l) && sign.isEmpty() ? Optional.empty() : Optional.of(Theorem.limit(op, l, r, sign, side));
        }
        boolean signed = (op == Operator.MULTIPLY || op == Operator.DIVIDE) && endless(l) != endless(r);
        Theorem finite = endless(l) ? r : l;
        Optional<Theorem> sign = signed && target(finite) instanceof Finite v ? strict(v.value()) : Optional.empty();
        return Optional.of(Theorem.limit(op, l, r, sign, Optional.empty()));
    }

    private Optional<Theorem> applied(Expr.Apply f, Theorem u) {
        Optional<Theorem> inside = target(u) instanceof Finite
                ? attempt(() -> done(Theorem.limitOfComposition(Theorem.continuous(Terms.apply(f.function(), x), x, List.of(Theorem.continuous(x, x))), u, Optional.empty())))
                : Optional.empty();
        if (inside.isPresent()) return inside;
        List<Table.End> ends = Table.ends(f.function());
        for (int i = 0; i < ends.size(); i++) {
            Theorem outer = Theorem.limitAtEnd(f.function(), x, i);
            switch (ends.get(i).approach()) {
                case Approach.Beyond b -> {
                    if (target(u).equals(new Infinite(b.up()))) return Optional.of(Theorem.limitOfComposition(outer, u, Optional.empty()));
                }
                case Approach.To t -> {
                    if (!target(u).equals(new Finite(t.point()))) continue;
                    Optional<Theorem> aside = eventually(compare(t.from() == From.RIGHT ? Relation.GT : Relation.LT, f.argument(), t.point()));
                    if (aside.isPresent()) return Optional.of(Theorem.limitOfComposition(outer, u, aside));
                }
            }
        }
        return Optional.empty();
    }

    /// By continuity; a natural power as a product, a negative one as a quotient, any other through exp.
    private Optional<Theorem> power(Expr.Binary f) {
        Optional<Rational> n = Ring.value(f.right());
        if (n.filter(Rational::isSmallInteger).isEmpty()) return via(near.discharge(Theorem.identity(Identity.POWER_BY_EXP, f.left(), f.right())));
        int k = n.get().intValue();
        if (k == 0 || k == 1) return via(Theorem.field(f, k == 0 ? ONE : f.left()));
        Optional<Theorem> u = of(f.left());
        if (u.isEmpty()) return Optional.empty();
        Optional<Theorem> inside = target(u.get()) instanceof Finite ? attempt(() -> done(Theorem.limitOfComposition(
                Theorem.continuous(Terms.pow(x, f.right()), x, List.of(Theorem.continuous(x, x), Theorem.continuous(f.right(), x))), u.get(), Optional.empty()))) : Optional.empty();
        if (inside.isPresent()) return inside;
        Expr other = k < 0 ? Terms.div(ONE, Fold.pow(f.left(), Terms.num(-k))) : Terms.mul(Fold.pow(f.left(), Terms.num(k / 2)), Fold.pow(f.left(), Terms.num(k - k / 2)));
        return via(near.discharge(Theorem.field(f, other)));
    }

    private Optional<Theorem> chosen(Expr.If f) {
        return branch(f).flatMap(this::via);
    }

    /// The case that is taken near the limit.
    private Optional<Theorem> branch(Expr.If f) {
        if (f.condition().isQuantified()) return Optional.empty();
        for (Condition c : List.of(f.condition(), f.condition().negated())) {
            if (!Free.occurs(x, c) ? Cells.prove(c, still).isPresent() : eventually(c).isPresent()) return Optional.of(near.discharge(Theorem.branch(f, Theorem.assume(c))));
        }
        return Optional.empty();
    }

    /// `f = f′` with names unfolded and cases taken as they are decided near the limit, if one can be.
    Optional<Theorem> decided(Expr f) {
        return attempt(() -> {
            Theorem t = Cells.decided(f, near);
            for (Optional<Theorem> step = choice(t.equal().right()); step.isPresent(); step = choice(t.equal().right())) t = Theorem.transitivity(t, step.get());
            return t.equal().right() == f ? Optional.empty() : Optional.of(near.discharge(t));
        });
    }

    private Optional<Theorem> choice(Expr f) {
        for (Node n : Dag.postorder(f, Free::scope)) {
            if (!(n instanceof Expr.If i)) continue;
            Optional<Theorem> t = branch(i);
            if (t.isPresent()) return Optional.of(Theorem.rewrite(f, List.of(t.get())));
        }
        return Optional.empty();
    }

    /// `e = e′` in normal form, under what is true near the limit.
    Optional<Theorem> normal(Expr e) {
        return attempt(() -> {
            Theorem t = new Normal(near).of(e);
            return t.equal().right() == e || t.equal().right().treeSize() > LARGEST ? Optional.empty() : Optional.of(t);
        });
    }
}
