package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Proves that two terms are equal: names unfolded, cases split into cells that the facts leave possible, both sides
/// brought into normal form in each, equations used up.
///
/// What a theorem needs beyond the facts stays among its hypotheses, such as `p ≠ 0` for a claim that divides by p. Where
/// the sides differ only on the boundary between two cells, that they are off it is such a hypothesis.
public final class Equality {
    private static final int DEEPEST_SPLIT = 24;

    /// Whether the sides of comparisons are brought into normal form before they are split, so that those which say the
    /// same in other words are split once.
    private final boolean plain;
    private final Set<Expr> plainSides = new HashSet<>();
    private int cells;

    private Equality(boolean plain) {
        this.plain = plain;
    }

    /// `a = b` by the four operations and sums alone, functions and names as they stand: a quick look, where that is enough.
    public static Optional<Theorem> keepingNames(Expr a, Expr b, Facts facts) {
        try {
            Normal normal = Normal.keepingNames(facts);
            Theorem l = normal.of(a);
            Theorem r = normal.of(b);
            Expr p = l.equal().right();
            Expr q = r.equal().right();
            if (p != q && !normal.ring().same(p, q)) return Optional.empty();
            Theorem middle = p == q ? Theorem.reflexivity(p) : Theorem.field(p, q);
            return Optional.of(facts.discharge(Theorem.transitivity(Theorem.transitivity(l, middle), Theorem.symmetry(r))));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// `a = b`, both scalar and without derivatives, or nothing where the search ends without a proof.
    public static Optional<Theorem> prove(Expr a, Expr b, Facts facts) {
        try {
            if (a == b) return Optional.of(facts.discharge(Theorem.reflexivity(a)));
            Optional<Theorem> direct = direct(a, b, facts);
            if (direct.isPresent()) return direct;
            Theorem left = facts.discharge(Unfolding.all(a));
            Theorem right = facts.discharge(Unfolding.all(b));
            Expr x = left.equal().right();
            Expr y = right.equal().right();
            Optional<Theorem> middle = new Equality(false).cell(x, y, facts, 0);
            if (middle.isEmpty() && (hasCases(x) || hasCases(y))) middle = new Equality(true).cell(x, y, facts, 0);
            return middle.map(t -> facts.discharge(Theorem.transitivity(Theorem.transitivity(left, t), Theorem.symmetry(right))));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// By the ring alone, names left as they are.
    private static Optional<Theorem> direct(Expr a, Expr b, Facts facts) {
        try {
            Theorem t = facts.discharge(Theorem.field(a, b));
            return facts.settles(t) ? Optional.of(t) : Optional.empty();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> cell(Expr a, Expr b, Facts facts, int depth) {
        Interrupted.check();
        if (++cells > 4_000) return Optional.empty();
        List<Theorem> sameIndices = sameIndices(facts);
        Theorem left = renamed(decided(a, facts), sameIndices, facts);
        Theorem right = renamed(decided(b, facts), sameIndices, facts);
        Expr x = left.equal().right();
        Expr y = right.equal().right();
        Optional<Condition.Compare> split = Cases.open(x, facts).or(() -> Cases.open(y, facts));
        List<Theorem> words = split.isPresent() && plain ? sides(split.get(), facts) : List.of();
        Optional<Theorem> middle = split.isEmpty() ? base(x, y, facts, depth)
                : depth > DEEPEST_SPLIT ? Optional.empty()
                : words.isEmpty() ? split(x, y, split.get(), facts, depth) : reworded(x, y, words, facts, depth);
        return middle.map(t -> facts.discharge(Theorem.transitivity(Theorem.transitivity(left, t), Theorem.symmetry(right))));
    }

    /// The equations that a cell assumes between an index and another one.
    private static List<Theorem> sameIndices(Facts facts) {
        List<Theorem> out = new ArrayList<>();
        for (Condition a : facts.assumptions()) {
            if (a instanceof Condition.Compare c && c.relation() == Relation.EQ && c.left() instanceof Symbol i && i.isIndex() && !Free.occurs(i, c.right())) out.add(Theorem.equation(Theorem.assume(a)));
        }
        return out;
    }

    private static Theorem renamed(Theorem t, List<Theorem> equations, Facts facts) {
        return equations.isEmpty() ? t : facts.discharge(Theorem.transitivity(t, rewritten(t.equal().right(), equations, facts)));
    }

    private static boolean hasCases(Expr e) {
        return Dag.postorder(e, Free::scope).stream().anyMatch(Expr.If.class::isInstance);
    }

    /// The sides of a comparison in normal form, where that is another form.
    private List<Theorem> sides(Condition.Compare c, Facts facts) {
        List<Theorem> out = new ArrayList<>();
        for (Expr side : List.of(c.left(), c.right())) {
            if (side instanceof Symbol || side instanceof Expr.Num || plainSides.contains(side)) continue;
            try {
                Theorem t = new Normal(facts).argument(side);
                plainSides.add(t.equal().right());
                if (t.equal().right() != side) out.add(t);
            } catch (Refused e) {
                // It stays as it is.
            }
        }
        return out;
    }

    private Optional<Theorem> reworded(Expr x, Expr y, List<Theorem> words, Facts facts, int depth) {
        Theorem left = facts.discharge(Theorem.rewrite(x, words));
        Theorem right = facts.discharge(Theorem.rewrite(y, words));
        return cell(left.equal().right(), right.equal().right(), facts, depth + 1)
                .map(t -> facts.discharge(Theorem.transitivity(Theorem.transitivity(left, t), Theorem.symmetry(right))));
    }

    private Optional<Theorem> split(Expr x, Expr y, Condition.Compare c, Facts facts, int depth) {
        Optional<Theorem> yes = possible(x, y, facts.with(c), c, depth);
        if (yes.isEmpty()) return Optional.empty();
        Optional<Theorem> no = possible(x, y, facts.with(c.negated()), c.negated(), depth);
        return no.map(t -> facts.discharge(Theorem.cases(c, yes.get(), t)));
    }

    private Optional<Theorem> possible(Expr x, Expr y, Facts facts, Condition assumed, int depth) {
        Optional<Theorem> impossible = facts.contradiction();
        if (impossible.isPresent()) return Optional.of(Theorem.absurd(impossible.get(), new Equal(x, y)));
        Optional<Theorem> t = cell(x, y, facts, depth + 1);
        return t.isPresent() ? t.map(u -> conditional(u, assumed, facts)) : boundary(x, y, facts);
    }

    /// What a cell needs is needed only in the cell: `h` becomes `cell → h`, unless h does not speak of what was split.
    private static Theorem conditional(Theorem t, Condition cell, Facts facts) {
        Theorem result = t;
        for (Condition h : t.hypotheses()) {
            if (facts.assumptions().contains(h) || h instanceof Condition.ForAll) continue;
            if (h instanceof Condition.Compare c && c.relation() == Relation.NE) continue;
            Condition implied = cell.implies(h);
            if (implied == h || implied == Condition.TRUE) continue;
            Theorem given = Theorem.detach(Theorem.assume(implied), Theorem.assume(cell));
            if (given.holds() == h) result = Theorem.discharge(result, given);
        }
        return result;
    }

    /// A cell that is no more than the boundary of another one: the claim holds off it.
    private Optional<Theorem> boundary(Expr x, Expr y, Facts facts) {
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare c) || c.relation() == Relation.NE || c.relation() == Relation.LT || c.relation() == Relation.GT) continue;
            if (Free.of(c).stream().allMatch(s -> s.isIndex() || s.sort() instanceof org.gradproof.expr.Sort.Whole)) continue;
            // Some index has the maximum for its value: that it has not is no boundary.
            if (c.left() instanceof Expr.Extreme || c.right() instanceof Expr.Extreme) continue;
            Condition.Compare on = (Condition.Compare) Formula.on(c);
            Optional<Theorem> equal = c.relation() == Relation.EQ ? Optional.of(Theorem.assume(c)) : squeezed(on, facts);
            if (equal.isEmpty()) continue;
            Theorem never = Theorem.combine((Condition.Compare) compare(Relation.NE, ZERO, ZERO),
                    List.of(Theorem.assume(Formula.off(c)), equal.get()), List.of(Rational.ONE, Rational.MINUS_ONE));
            return Optional.of(Theorem.absurd(never, new Equal(x, y)));
        }
        return Optional.empty();
    }

    /// `l = r` from `l ≥ r` and `l ≤ r`.
    private static Optional<Theorem> squeezed(Condition.Compare on, Facts facts) {
        Optional<Theorem> up = facts.prove(compare(Relation.GE, on.left(), on.right()));
        Optional<Theorem> down = facts.prove(compare(Relation.LE, on.left(), on.right()));
        return up.isPresent() && down.isPresent() ? Optional.of(Theorem.antisymmetry(up.get(), down.get())) : Optional.empty();
    }

    // ------------------------------------------------------------------------------------------ cases

    /// `t = t′` with the cases taken that the facts decide.
    static Theorem decided(Expr t, Facts facts) {
        Theorem result = Theorem.reflexivity(t);
        for (Optional<Theorem> step = Cases.taken(t, facts); step.isPresent(); step = Cases.taken(result.equal().right(), facts)) {
            result = result.equal().left() == result.equal().right() ? step.get() : Theorem.transitivity(result, step.get());
        }
        return result.equal().left() == result.equal().right() ? Theorem.reflexivity(t) : facts.discharge(result);
    }

    // ------------------------------------------------------------------------------------------ no cases left

    private Optional<Theorem> base(Expr x, Expr y, Facts facts, int depth) {
        try {
            List<Theorem> solved = solved(facts);
            Theorem left = rewritten(x, solved, facts);
            Theorem right = rewritten(y, solved, facts);
            Optional<Theorem> whole = hasWaves(x) || hasWaves(y) ? normalised(left, right, Normal.keepingWaves(facts), facts, depth) : Optional.empty();
            return whole.isPresent() ? whole : normalised(left, right, new Normal(facts), facts, depth);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static boolean hasWaves(Expr e) {
        return Dag.postorder(e, Free::scope).stream().anyMatch(n -> n instanceof Expr.Apply a && Waves.isWave(a));
    }

    private Optional<Theorem> normalised(Theorem left, Theorem right, Normal normal, Facts facts, int depth) {
        try {
            Theorem l = normal.of(left.equal().right());
            Theorem r = normal.of(right.equal().right());
            Expr p = l.equal().right();
            Expr q = r.equal().right();
            Optional<Theorem> middle = p == q ? Optional.of(Theorem.reflexivity(p))
                    : normal.ring().same(p, q) ? Optional.of(Theorem.field(p, q))
                    : modulo(p, q, normal, squeezed(facts), facts).or(() -> Termwise.prove(p, q, normal.ring(), facts)).or(() -> Termwise.modulo(p, q, normal, facts)).or(() -> byFactor(p, q, normal, facts)).or(() -> revealed(p, q, facts, depth));
            return middle.map(t -> {
                Theorem a = Theorem.transitivity(Theorem.transitivity(left, l), t);
                return facts.discharge(Theorem.transitivity(a, Theorem.symmetry(Theorem.transitivity(right, r))));
            });
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// `x = 1` from `x² = 1` and `x > 0`: the difference is a factor of an assumed equation, and the other factor is known not to be 0.
    private static Optional<Theorem> byFactor(Expr p, Expr q, Normal normal, Facts facts) {
        Fraction difference = normal.ring().normal(Terms.sub(p, q));
        if (difference.numerator().constant().isPresent()) return Optional.empty();
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare c) || c.relation() != Relation.EQ) continue;
            Theorem l = normal.of(c.left());
            Theorem r = normal.of(c.right());
            Fraction known = normal.ring().normal(Terms.sub(l.equal().right(), r.equal().right()));
            Optional<Polynomial> other = known.numerator().exactly(difference.numerator()).filter(o -> o.constant().isEmpty());
            if (other.isEmpty()) continue;
            Theorem given = facts.discharge(Theorem.transitivity(Theorem.transitivity(Theorem.symmetry(l), Theorem.equation(Theorem.assume(c))), r));
            Fraction cofactor = new Fraction(Polynomial.ONE, difference.denominator()).multiply(new Fraction(Polynomial.ONE, known.denominator()).inverse()).multiply(Fraction.of(other.get()).inverse());
            Theorem t = facts.discharge(Theorem.combination(p, q, List.of(given), List.of(Canonical.fraction(normal.ring(), cofactor))));
            if (facts.settles(t)) return Optional.of(t);
        }
        return Optional.empty();
    }

    /// Case by case where a sum that was worked out left cases behind.
    private Optional<Theorem> revealed(Expr p, Expr q, Facts facts, int depth) {
        return depth > DEEPEST_SPLIT ? Optional.empty() : Cases.open(p, facts).or(() -> Cases.open(q, facts)).flatMap(c -> split(p, q, c, facts, depth));
    }

    /// The equations between opposite inequalities.
    private static List<Theorem> squeezed(Facts facts) {
        List<Theorem> out = new ArrayList<>();
        for (Condition a : facts.assumptions()) {
            if (a instanceof Condition.Compare c && (c.relation() == Relation.GE || c.relation() == Relation.LE)) {
                squeezed((Condition.Compare) Formula.on(c), facts).map(Theorem::equation).ifPresent(out::add);
            }
        }
        return out;
    }

    private static Optional<Theorem> modulo(Expr p, Expr q, Normal normal, List<Theorem> more, Facts facts) {
        List<Theorem> finer = normal.finer();
        Theorem left = finer.isEmpty() ? Theorem.reflexivity(p) : normal.via(Theorem.rewrite(p, finer));
        Theorem right = finer.isEmpty() ? Theorem.reflexivity(q) : normal.via(Theorem.rewrite(q, finer));
        Relations relations = new Relations(normal.ring(), facts);
        List<Theorem> equations = relations.among(normal, more);
        return relations.reduced(left.equal().right(), right.equal().right(), equations)
                .map(t -> Theorem.transitivity(Theorem.transitivity(left, t), Theorem.symmetry(right)));
    }

    private static Theorem rewritten(Expr t, List<Theorem> equations, Facts facts) {
        Theorem result = Theorem.reflexivity(t);
        for (Theorem e : equations) result = Theorem.transitivity(result, Theorem.rewrite(result.equal().right(), List.of(e)));
        return equations.isEmpty() ? result : facts.discharge(result);
    }

    /// The assumed equations, and those between opposite inequalities, solved for a symbol or an entry where that is
    /// linear; each already in terms of those before.
    private static List<Theorem> solved(Facts facts) {
        List<Theorem> out = new ArrayList<>();
        Set<Expr> gone = new LinkedHashSet<>();
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare c) || c.relation() == Relation.NE || c.relation() == Relation.LT || c.relation() == Relation.GT) continue;
            Optional<Theorem> fact = c.relation() == Relation.EQ ? Optional.of(Theorem.assume(c))
                    : facts.assumptions().size() > 1 ? squeezed((Condition.Compare) Formula.on(c), facts) : Optional.empty();
            if (fact.isEmpty()) continue;
            Theorem equation = Theorem.equation(fact.get());
            for (Theorem before : out) {
                Theorem l = Theorem.rewrite(equation.equal().left(), List.of(before));
                Theorem r = Theorem.rewrite(equation.equal().right(), List.of(before));
                equation = facts.discharge(Theorem.transitivity(Theorem.transitivity(Theorem.symmetry(l), equation), r));
            }
            Optional<Theorem> s = forSymbol(equation, gone);
            if (s.isEmpty()) continue;
            gone.add(s.get().equal().left());
            out.add(facts.discharge(s.get()));
        }
        return out;
    }

    private static Optional<Theorem> forSymbol(Theorem equation, Set<Expr> gone) {
        Equal e = equation.equal();
        if (e.left() instanceof Symbol s && s.isIndex()) {
            return Free.occurs(s, e.right()) ? Optional.empty() : Optional.of(equation);
        }
        Ring ring = new Ring();
        Fraction f = ring.normal(Terms.sub(e.left(), e.right()));
        if (!f.denominator().isEmpty()) return Optional.empty();
        for (Map.Entry<Monomial, Rational> t : Canonical.sorted(f.numerator())) {
            if (t.getKey().degree() != 1) continue;
            Expr unknown = ring.atom(t.getKey().atom(0));
            boolean simple = unknown instanceof Symbol s && !s.isIndex() || unknown instanceof Expr.Entry n && n.tensor() instanceof Symbol;
            if (!simple || gone.contains(unknown)) continue;
            Polynomial rest = f.numerator().subtract(Polynomial.term(t.getKey(), t.getValue())).scale(t.getValue().inverse().negate());
            Expr value = Canonical.polynomial(ring, rest);
            if (Free.of(value).stream().anyMatch(s -> Free.of(unknown).contains(s))) continue;
            return Optional.of(Theorem.combination(unknown, value, List.of(equation), List.of(Terms.num(t.getValue().inverse()))));
        }
        return Optional.empty();
    }
}
