package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Approach.From;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Target.Finite;
import org.gradproof.kernel.Judgement.Tends;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Finds what a function tends to, as a theorem: at a point through its continuity there, else from each side; where that
/// depends on the sign of a parameter, for each sign.
public final class Limits {
    private static final int MOST_SPLITS = 2;
    private static final int MOST_SEARCHES = 24;

    private final Symbol x;
    private final Approach approach;
    private int searches;

    private Limits(Symbol x, Approach approach) {
        this.x = x;
        this.approach = approach;
    }

    /// `H ⊢ f → t` as x moves so, H among the facts that do not speak of x; nothing where no limit was found.
    ///
    /// @param f scalar, without derivatives or limits that are not worked out
    public static Optional<Theorem> of(Expr f, Symbol x, Approach approach, Facts facts, Lemmas lemmas) {
        if (!f.isScalar() || !(x.sort() instanceof Sort.Real) || approach instanceof Approach.To t && Free.occurs(x, t.point())) return Optional.empty();
        Facts still = new Facts(facts.assumptions().stream().filter(c -> !Free.occurs(x, c)).toList());
        return new Limits(x, approach).limit(f, still, 0).filter(still::settles);
    }

    /// The same without a look at the signs of parameters one by one.
    ///
    /// @param facts none of which speaks of x
    static Optional<Theorem> plainly(Expr f, Symbol x, Approach approach, Facts facts) {
        return new Limits(x, approach).plain(f, facts).filter(facts::settles);
    }

    private Optional<Theorem> limit(Expr f, Facts still, int splits) {
        Optional<Theorem> plain = plain(f, still);
        if (plain.isPresent() || splits >= MOST_SPLITS || ++searches > MOST_SEARCHES) return plain;
        List<Symbol> parameters = Free.of(f).stream().filter(s -> s != x && s.sort() instanceof Sort.Real && !(approach instanceof Approach.To t && Free.occurs(s, t.point()))).toList();
        for (Expr s : signed(f, parameters)) {
            Optional<Relation> sign = still.sign(s).map(t -> ((Condition.Compare) t.holds()).relation());
            if (sign.isPresent() && sign.get() != Relation.NE && sign.get() != Relation.GE && sign.get() != Relation.LE) continue;
            Optional<Theorem> t = bySign(f, s, still, splits + 1);
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    /// What the limit may depend on the sign of: the difference of two parameters where the exponentials of both race, then the parameters.
    private List<Expr> signed(Expr f, List<Symbol> parameters) {
        List<Expr> out = new ArrayList<>();
        Set<Symbol> racing = new LinkedHashSet<>();
        for (Node n : Dag.postorder(f, Free::scope)) {
            if (!(n instanceof Expr.Apply a) || a.function() != Primitive.EXP || !Free.occurs(x, a)) continue;
            for (Symbol s : parameters) if (Free.occurs(s, a)) racing.add(s);
        }
        if (racing.size() == 2) out.add(Terms.sub(racing.iterator().next(), List.copyOf(racing).getLast()));
        out.addAll(parameters);
        return out;
    }

    private Optional<Theorem> plain(Expr f, Facts still) {
        return switch (approach) {
            case Approach.Beyond _ -> aside(f, approach, still);
            case Approach.To t when t.from() == From.BOTH -> continuous(f, t, still).or(() -> both(f, t, still));
            case Approach.To t -> continuous(f, t, still).or(() -> aside(f, approach, still));
        };
    }

    private Optional<Theorem> continuous(Expr f, Approach.To to, Facts still) {
        try {
            Theorem c = new Differentiation(x, List.of(), still, Lemmas.NONE).continuous(f);
            return Optional.of(Cells.discharge(Theorem.limitOfContinuous(c, to), still)).filter(still::settles).map(t -> Approaching.tidy(t, still));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> both(Expr f, Approach.To to, Facts still) {
        Optional<Theorem> left = aside(f, new Approach.To(to.point(), From.LEFT), still);
        Optional<Theorem> right = left.flatMap(_ -> aside(f, new Approach.To(to.point(), From.RIGHT), still));
        if (right.isEmpty()) return Optional.empty();
        try {
            return same(left.get(), right.get(), still).map(l -> Theorem.limitFromBothSides(l, right.get()));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// From one side or far out; from the left and far below also through the mirror, where most signs are plus.
    private Optional<Theorem> aside(Expr f, Approach way, Facts still) {
        Approaching here = new Approaching(x, way, still);
        Optional<Theorem> direct = here.of(f);
        boolean left = way instanceof Approach.To t && t.from() == From.LEFT || way instanceof Approach.Beyond b && !b.up();
        return direct.isPresent() || !left ? direct : Approaching.attempt(() -> mirrored(f, here, way, still));
    }

    /// `f(x)` as x comes from the left is `g(−x)`, g being f of the opposite, as its argument comes from the right.
    private Optional<Theorem> mirrored(Expr f, Approaching here, Approach way, Facts still) {
        Theorem inner = Approaching.tidy(Theorem.limitOfOpposite(Theorem.limitOfVariable(x, way)), still);
        Approach mirror = inner.tends().target() instanceof Finite p ? new Approach.To(p.value(), From.RIGHT) : new Approach.Beyond(true);
        Optional<Theorem> outer = new Approaching(x, mirror, still).of(Substitution.replace(f, x, Terms.neg(x)));
        if (outer.isEmpty()) return Optional.empty();
        Optional<Theorem> beside = mirror instanceof Approach.To q ? here.eventually(compare(Relation.GT, Terms.neg(x), q.point())) : Optional.empty();
        Theorem there = Theorem.limitOfComposition(outer.get(), inner, beside);
        Theorem same = here.near.discharge(Theorem.rewrite(f, List.of(Theorem.field(x, Terms.neg(Terms.neg(x))))));
        return here.conditions(same).map(n -> Cells.discharge(Theorem.limitOfEqual(same, there, n), still));
    }

    /// The first limit with the value of the second.
    private static Optional<Theorem> same(Theorem one, Theorem other, Facts facts) {
        Tends a = one.tends();
        Tends b = other.tends();
        if (a.target().equals(b.target())) return Optional.of(one);
        if (!(a.target() instanceof Finite v && b.target() instanceof Finite w)) return Optional.empty();
        return Equality.prove(v.value(), w.value(), facts).map(t -> Cells.discharge(t, facts)).filter(facts::settles).map(t -> Theorem.equalLimit(one, t));
    }

    // ------------------------------------------------------------------------------------------ by the sign of a parameter

    private Optional<Theorem> bySign(Expr f, Expr s, Facts still, int splits) {
        List<Condition.Compare> signs = new ArrayList<>();
        for (Relation r : List.of(Relation.GT, Relation.LT, Relation.EQ)) {
            Condition.Compare c = (Condition.Compare) compare(r, s, ZERO);
            if (still.with(c).contradiction().isEmpty() && still.prove(c.negated()).isEmpty()) signs.add(c);
        }
        List<Theorem> found = new ArrayList<>();
        for (Condition.Compare c : signs) {
            Optional<Theorem> t = c.relation() == Relation.EQ && s instanceof Expr.Binary d ? alike(f, d, still.with(c), splits) : limit(f, still.with(c), splits);
            if (t.isEmpty()) return Optional.empty();
            found.add(t.get());
        }
        try {
            return signs.isEmpty() ? Optional.empty() : joined(signs, found, still).map(t -> Cells.discharge(t, still));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// Where two parameters are equal: with the second in place of the first.
    private Optional<Theorem> alike(Expr f, Expr.Binary difference, Facts still, int splits) {
        if (approach instanceof Approach.To t && t.from() == From.BOTH) return Optional.empty();
        return Approaching.attempt(() -> {
            Condition.Compare zero = (Condition.Compare) compare(Relation.EQ, difference, ZERO);
            Theorem same = Theorem.equation(Theorem.combine((Condition.Compare) compare(Relation.EQ, difference.left(), difference.right()), List.of(Theorem.assume(zero)), List.of(Rational.ONE)));
            Approaching here = new Approaching(x, approach, still);
            Theorem renamed = here.near.discharge(Theorem.rewrite(f, List.of(same)));
            return limit(renamed.equal().right(), still, splits).flatMap(t -> here.conditions(renamed).map(n -> Cells.discharge(Theorem.limitOfEqual(renamed, t, n), still)));
        });
    }

    /// One limit from those for each sign: their common target, or the values by cases.
    private Optional<Theorem> joined(List<Condition.Compare> signs, List<Theorem> found, Facts known) {
        if (signs.size() == 1) return Optional.of(last(signs.getFirst(), found.getFirst(), known));
        Condition.Compare c = signs.getFirst();
        Facts off = known.with(c.negated());
        return joined(signs.subList(1, signs.size()), found.subList(1, found.size()), off).flatMap(no -> {
            Theorem yes = found.getFirst();
            if (yes.tends().target().equals(no.tends().target())) return Optional.of(Theorem.cases(c, yes, no));
            if (!(yes.tends().target() instanceof Finite v && no.tends().target() instanceof Finite w)) return Optional.empty();
            Optional<Theorem> equal = Equality.prove(w.value(), v.value(), off).map(t -> Cells.discharge(t, off)).filter(off::settles);
            if (equal.isPresent()) return Optional.of(Theorem.cases(c, yes, Theorem.equalLimit(no, equal.get())));
            Expr.If both = (Expr.If) Terms.cases(c, v.value(), w.value());
            return Optional.of(Theorem.cases(c, Theorem.equalLimit(yes, Theorem.symmetry(Theorem.branch(both, Theorem.assume(c)))),
                    Theorem.equalLimit(no, Theorem.symmetry(Theorem.branch(both, Theorem.assume(c.negated()))))));
        });
    }

    /// The last sign follows where the others are excluded.
    private static Theorem last(Condition.Compare c, Theorem t, Facts known) {
        Condition.Compare up = (Condition.Compare) compare(Relation.GE, c.left(), ZERO);
        Condition.Compare down = (Condition.Compare) compare(Relation.LE, c.left(), ZERO);
        Optional<Theorem> above = known.prove(up);
        Optional<Theorem> below = known.prove(down);
        boolean zero = c.relation() == Relation.EQ && above.isPresent() && below.isPresent();
        return Cells.discharge(zero ? Theorem.discharge(t, Theorem.antisymmetry(above.get(), below.get())) : t, known);
    }
}
