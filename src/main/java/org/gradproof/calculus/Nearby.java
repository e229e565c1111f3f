package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Cases;
import org.gradproof.algebra.Canonical;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;

/// The search for the [Germ] of a function at a point: takes the cases that are decided on one side of it.
///
/// A comparison that is strict at the point stays as it is around it. One whose sides meet there is decided by the sign of
/// their difference, `(x − p)^m·q` with `q(p) ≠ 0`, or the same in a function that increases. Where a parameter decides, the caller splits.
final class Nearby {
    private static final int MOST_STEPS = 64;
    private static final int HIGHEST_CONTACT = 6;

    private final Symbol x;
    private final Expr p;
    private final Side side;
    private final Facts still;
    private final Condition approach;
    private final Substitution at;
    private final List<Condition> near = new ArrayList<>();
    private final Map<Condition, Theorem> strict = new LinkedHashMap<>();
    private final Map<Condition, Theorem> derived = new LinkedHashMap<>();
    private Facts facts;

    /// @param still what is known that does not speak of x
    /// @param hints strict conditions on x, used where they are known to be true at the point
    Nearby(Symbol x, Expr p, Side side, Facts still, List<Condition> hints) {
        this.x = x;
        this.p = p;
        this.side = side;
        this.still = still;
        this.approach = compare(side == Side.RIGHT ? Relation.GT : Relation.LT, x, p);
        this.at = new Substitution(Map.of(x, p));
        near.add(approach);
        for (Condition h : hints) holdsAt(h).ifPresent(t -> keep(h, t));
        facts = known();
    }

    private Facts known() {
        return still.with(near.toArray(Condition[]::new));
    }

    private void keep(Condition c, Theorem atPoint) {
        if (strict.put(c, atPoint) == null) near.add(c);
    }

    /// That a condition is true at the point, by what stands still.
    private Optional<Theorem> holdsAt(Condition c) {
        Condition there = at.apply(c);
        return still.prove(there).filter(still::settles);
    }

    /// @param unfolded `⊢ f = u` with the names of f unfolded
    Germ.Search search(Theorem unfolded) {
        Theorem equation = unfolded;
        for (int step = 0; step < MOST_STEPS; step++) {
            Interrupted.check();
            equation = Cells.decided(equation, facts);
            Optional<Condition.Compare> open = Cases.open(equation.equal().right(), facts);
            if (open.isEmpty()) return finished(equation);
            Optional<Germ.Search> stop = resolve(open.get());
            if (stop.isPresent()) return stop.get();
        }
        return new Germ.Search.Lost();
    }

    private Germ.Search finished(Theorem equation) {
        Theorem e = equation;
        for (Map.Entry<Condition, Theorem> d : derived.entrySet()) {
            if (e.hypotheses().contains(d.getKey())) e = Theorem.discharge(e, d.getValue());
        }
        List<Theorem> used = new ArrayList<>();
        List<Theorem> sides = new ArrayList<>();
        Differentiation by = new Differentiation(x, List.of(), still, Lemmas.NONE);
        for (Condition h : e.hypotheses()) {
            if (h == approach || !Free.occurs(x, h)) continue;
            Theorem t = strict.get(h);
            if (t == null) return new Germ.Search.Lost();
            used.add(t);
            for (Condition.Compare c : Formula.comparisons(h)) {
                sides.add(by.continuous(c.left()));
                sides.add(by.continuous(c.right()));
            }
        }
        return new Germ.Search.Found(new Germ(side, e, used, sides));
    }

    // ------------------------------------------------------------------------------------------ one comparison

    /// Finds out which way the comparison goes near the point, and makes it known; else how the search ends.
    private Optional<Germ.Search> resolve(Condition.Compare c) {
        if (!Free.occurs(x, c)) return Optional.of(splitOn(c));
        Expr g = Terms.sub(c.left(), c.right());
        Optional<Theorem> there = sign(at.apply(c.left()), at.apply(c.right()));
        if (there.isEmpty()) return Optional.of(splitAt(at.apply(c.left()), at.apply(c.right())));
        if (relation(there.get()) == Relation.EQ) return contact(g, there.get(), c);
        keep(compare(relation(there.get()), c.left(), c.right()), there.get());
        facts = known();
        return Optional.empty();
    }

    /// How two values that stand still compare, if that is known: `>`, `<` or `=`.
    private Optional<Theorem> sign(Expr a, Expr b) {
        for (Relation r : List.of(Relation.GT, Relation.LT, Relation.EQ)) {
            Optional<Theorem> t = Cells.prove(compare(r, a, b), still);
            if (t.isPresent()) return t;
        }
        return Equality.prove(a, b, still).map(t -> Cells.discharge(t, still)).filter(still::settles).map(Theorem::fact);
    }

    /// The sides meet at the point: `g = (A − A(p))^m·q` where A, the only part of g that moves, is x or increases with it.
    private Optional<Germ.Search> contact(Expr g, Theorem meet, Condition.Compare c) {
        try {
            Ring ring = new Ring();
            Fraction f = ring.normal(g);
            Optional<Expr> atom = moving(ring, f);
            Optional<Theorem> distance = atom.flatMap(this::moves);
            if (distance.isEmpty()) return Optional.of(parameters(g));
            Expr step = ((Condition.Compare) distance.get().holds()).left();
            for (int m = 1; m <= HIGHEST_CONTACT; m++) {
                Fraction q = ring.normal(Terms.div(g, Terms.pow(step, m)));
                if (q.denominator().keySet().stream().anyMatch(d -> vanishes(Canonical.polynomial(ring, d)))) {
                    return m > 1 ? Optional.of(parameters(g)) : byHorner(ring, f, atom.get(), meet, c, distance.get());
                }
                Expr rest = Canonical.fraction(ring, q);
                if (vanishes(rest)) continue;
                return product(c, rest, distance.get(), m, Optional.empty());
            }
            return Optional.of(parameters(g));
        } catch (Refused e) {
            return Optional.of(parameters(g));
        }
    }

    /// Whether a term is 0 at the point.
    private boolean vanishes(Expr e) {
        return Equality.prove(at.apply(e), ZERO, still).filter(still::settles).isPresent();
    }

    /// The only part of a quotient of polynomials that moves with x.
    private Optional<Expr> moving(Ring ring, Fraction f) {
        Set<Expr> atoms = new LinkedHashSet<>();
        List<Polynomial> all = new ArrayList<>(f.denominator().keySet());
        all.add(f.numerator());
        for (Polynomial n : all) {
            for (Map.Entry<Monomial, Rational> t : n.terms()) {
                for (int i = 0; i < t.getKey().width(); i++) {
                    Expr a = ring.atom(t.getKey().atom(i));
                    if (Free.occurs(x, a)) atoms.add(a);
                }
            }
        }
        return atoms.size() == 1 ? Optional.of(atoms.iterator().next()) : Optional.empty();
    }

    /// `A − A(p) > 0` or `< 0` on this side of the point.
    private Optional<Theorem> moves(Expr a) {
        Optional<Theorem> order = a == x ? Optional.of(Theorem.assume(approach))
                : a instanceof Expr.Apply f && Table.increasing(f.function()) ? inner(f.argument()).map(t -> Theorem.monotone(f.function(), t))
                : Optional.empty();
        return order.flatMap(t -> {
            Condition.Compare claim = (Condition.Compare) compare(relation(t), Terms.sub(a, at.apply(a)), ZERO);
            Theorem d = Cells.discharge(Theorem.combine(claim, List.of(t), List.of(Rational.ONE)), facts);
            return facts.settles(d) ? Optional.of(d) : Optional.empty();
        });
    }

    private Optional<Theorem> inner(Expr u) {
        for (Relation r : List.of(Relation.GT, Relation.LT)) {
            Optional<Theorem> t = facts.prove(compare(r, u, at.apply(u)));
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    /// `g = (A − A(p))·q + g(p)` where the ring alone does not see that `g(p)` is zero.
    private Optional<Germ.Search> byHorner(Ring ring, Fraction g, Expr atom, Theorem meet, Condition.Compare c, Theorem distance) {
        if (!g.denominator().isEmpty()) return Optional.of(new Germ.Search.Lost());
        List<Polynomial> coefficients = Roots.coefficients(g.numerator(), atom, ring);
        Expr there = at.apply(atom);
        Expr carry = ZERO;
        Expr q = ZERO;
        for (int k = coefficients.size() - 1; k >= 1; k--) {
            carry = Fold.add(Fold.mul(carry, there), Canonical.polynomial(ring, coefficients.get(k)));
            q = Fold.add(Fold.mul(q, atom), carry);
        }
        return product(c, q, distance, 1, Optional.of(meet));
    }

    /// Makes the comparison known from the signs of the factors of the difference of its sides.
    private Optional<Germ.Search> product(Condition.Compare c, Expr q, Theorem distance, int m, Optional<Theorem> meet) {
        Optional<Theorem> known = facts.sign(q).filter(t -> relation(t) == Relation.GT || relation(t) == Relation.LT);
        if (known.isEmpty()) {
            Optional<Theorem> there = sign(at.apply(q), ZERO);
            if (there.isEmpty()) return Optional.of(splitAt(at.apply(q), ZERO));
            if (relation(there.get()) == Relation.EQ) return Optional.of(new Germ.Search.Lost());
            Condition around = compare(relation(there.get()), q, ZERO);
            keep(around, there.get());
            facts = known();
            known = Optional.of(Theorem.assume(around));
        }
        Theorem t = known.get();
        for (int k = 0; k < m; k++) t = Theorem.product(t, distance);
        Condition.Compare claim = (Condition.Compare) compare(relation(t), c.left(), c.right());
        Rational sign = relation(t) == Relation.GT ? Rational.ONE : Rational.MINUS_ONE;
        Theorem fact = meet.isEmpty() ? Theorem.combine(claim, List.of(t), List.of(Rational.ONE))
                : Theorem.combine(claim, List.of(t, meet.get()), List.of(Rational.ONE, sign));
        Theorem settled = Cells.discharge(fact, facts);
        if (!facts.settles(settled)) return Optional.of(new Germ.Search.Lost());
        derived.put(claim, settled);
        near.add(claim);
        facts = known();
        return Optional.empty();
    }

    private static Relation relation(Theorem t) {
        return ((Condition.Compare) t.holds()).relation();
    }

    // ------------------------------------------------------------------------------------------ splits

    private Germ.Search splitOn(Condition.Compare c) {
        return still.assumptions().contains(c) || still.assumptions().contains(c.negated()) ? new Germ.Search.Lost()
                : new Germ.Search.Split(c, c.negated());
    }

    private Germ.Search splitAt(Expr a, Expr b) {
        return split(Tidy.comparison((Condition.Compare) compare(Relation.GT, a, b)),
                Tidy.comparison((Condition.Compare) compare(Relation.LT, a, b)));
    }

    private Germ.Search split(Condition yes, Condition no) {
        boolean again = still.assumptions().contains(yes) || still.assumptions().contains(no) || Free.of(yes).isEmpty();
        return again ? new Germ.Search.Lost() : new Germ.Search.Split(yes, no);
    }

    /// Splits on a parameter of the comparison whose sign is not known.
    private Germ.Search parameters(Expr g) {
        for (Symbol s : Free.of(g)) {
            if (s == x || !(s.sort() instanceof Sort.Real)) continue;
            Optional<Relation> sign = still.sign(s).map(Nearby::relation);
            if (sign.isEmpty() || sign.get() == Relation.NE) return split(compare(Relation.GT, s, ZERO), compare(Relation.LT, s, ZERO));
        }
        return new Germ.Search.Lost();
    }

    /// The strict conditions that the assumptions put on x: an order that is not strict is one off its end.
    static List<Condition> hints(Facts facts, Symbol x, List<Expr> points) {
        Set<Condition> hints = new LinkedHashSet<>();
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare c) || !Free.occurs(x, c)) continue;
            switch (c.relation()) {
                case GT, LT, NE -> hints.add(c);
                case GE -> hints.add(compare(Relation.GT, c.left(), c.right()));
                case LE -> hints.add(compare(Relation.LT, c.left(), c.right()));
                case EQ -> { }
            }
        }
        for (Expr q : points) {
            hints.add(compare(Relation.GT, x, q));
            hints.add(compare(Relation.LT, x, q));
        }
        return List.copyOf(hints);
    }
}
