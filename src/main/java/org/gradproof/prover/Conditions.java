package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Free;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// What a theorem needs beyond the assumptions, in few and simple words: each condition in its simplest form, none that
/// follows from the others. Nothing is dropped that does not follow.
public final class Conditions {
    private Conditions() {}

    /// The theorem with what it needs beyond the facts in its simplest form: `x ≠ 0` for `x² > 0`.
    public static Theorem plain(Theorem t, Facts facts) {
        return beyond(t, facts).isEmpty() ? t : reduced(touching(restated(factored(t, facts), facts), facts), facts);
    }

    /// The theorem of the goal with its hypotheses simplified.
    static Theorem simplified(Theorem t, Goal goal) {
        Facts facts = goal.facts();
        return reduced(touching(restated(settled(implied(factored(byDomains(facts.discharge(t), goal), facts), facts), facts), facts), facts), facts);
    }

    /// Without what follows from the sides having values, where that is known: of `√(variance + ε)` it is seen by the form of
    /// the argument, and no more when that is multiplied out.
    private static Theorem byDomains(Theorem t, Goal goal) {
        Facts facts = goal.facts();
        if (beyond(t, facts).isEmpty()) return t;
        List<Condition> known = new ArrayList<>();
        for (Expr side : List.of(goal.a(), goal.b())) {
            for (Condition c : Theorem.domain(side)) if (c instanceof Condition.Compare && !facts.assumptions().contains(c) && facts.prove(c).isPresent()) known.add(c);
        }
        return known.isEmpty() ? t : facts.discharge(facts.with(known.toArray(Condition[]::new)).discharge(t));
    }

    /// Without what follows when names are unfolded and cases are split.
    private static Theorem settled(Theorem t, Facts facts) {
        Theorem result = t;
        for (Condition h : beyond(t, facts)) {
            if (!(h instanceof Condition.Compare c) || c.relation() == Relation.EQ) continue;
            Optional<Theorem> fact = attempt(c, facts);
            if (fact.isPresent() && !fact.get().hypotheses().contains(h)) result = Theorem.discharge(result, fact.get());
        }
        return result;
    }

    private static Optional<Theorem> attempt(Condition.Compare c, Facts facts) {
        try {
            return Orders.byTheWay(c.relation(), c.left(), c.right(), facts).filter(facts::settles);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// The hypotheses of the theorem that are no assumptions.
    static List<Condition> beyond(Theorem t, Facts facts) {
        List<Condition> rest = new ArrayList<>(t.hypotheses());
        rest.removeAll(facts.assumptions());
        return rest;
    }

    private static Theorem restated(Theorem t, Facts facts) {
        return restated(t, facts, Conditions::simpler);
    }

    /// With `u ≠ 0` and `v > 0` for `u²·√v ≠ 0`.
    private static Theorem factored(Theorem t, Facts facts) {
        return restated(t, facts, c -> c.relation() == Relation.NE && c.right() == ZERO ? parts(c.left()) : List.of());
    }

    /// What must hold for a product to be other than 0; the term itself is no part.
    private static List<Condition> parts(Expr e) {
        Set<Condition> out = new LinkedHashSet<>();
        Deque<Expr> open = new ArrayDeque<>(List.of(e));
        Set<Expr> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Expr p = open.pop();
            if (!seen.add(p)) continue;
            switch (p) {
                case Expr.Neg n -> open.push(n.argument());
                case Expr.Binary b when b.operator() == Operator.MULTIPLY || b.operator() == Operator.DIVIDE -> {
                    open.push(b.right());
                    open.push(b.left());
                }
                case Expr.Binary b when b.operator() == Operator.POWER && Ring.value(b.right()).filter(r -> r.isInteger() && r.signum() > 0).isPresent() -> open.push(b.left());
                case Expr.Apply a when a.function() == Primitive.SQRT -> out.add(compare(Relation.GT, a.argument(), ZERO));
                case Expr.Apply a when a.function() == Primitive.EXP -> { }
                case Expr.Num _, Expr.Pi _ -> { }
                case Expr _ -> out.add(compare(Relation.NE, p, ZERO));
            }
        }
        out.remove(compare(Relation.NE, e, ZERO));
        return List.copyOf(out);
    }

    private static Theorem restated(Theorem t, Facts facts, Function<Condition.Compare, List<Condition>> words) {
        Theorem result = t;
        for (Condition h : beyond(t, facts)) {
            if (!(h instanceof Condition.Compare c)) continue;
            List<Condition> simpler = words.apply(c);
            if (simpler.isEmpty()) continue;
            Optional<Theorem> fact = facts.with(simpler.toArray(Condition[]::new)).prove(c);
            if (fact.isPresent()) result = facts.discharge(Theorem.discharge(result, fact.get()));
        }
        return result;
    }

    /// With `x ≠ p` for what is positive but at p: a square, an absolute value.
    private static Theorem touching(Theorem t, Facts facts) {
        Theorem result = t;
        for (Condition h : beyond(t, facts)) {
            boolean order = h instanceof Condition.Compare c && (c.relation() == Relation.GT || c.relation() == Relation.LT) && !(c.left() instanceof Symbol);
            if (!order) continue;
            Condition.Compare c = (Condition.Compare) h;
            for (Condition apart : Meetings.apart(c.left(), c.right(), facts)) {
                Facts there = facts.with(apart.conjuncts().toArray(Condition[]::new));
                Optional<Theorem> fact = attempt(c, there).map(there::discharge).filter(f -> !f.hypotheses().contains(h));
                if (fact.isEmpty()) continue;
                result = facts.discharge(Theorem.discharge(result, fact.get()));
                break;
            }
        }
        return result;
    }

    /// Conditions that say the same in other words, or nothing where the words are simple already.
    private static List<Condition> simpler(Condition.Compare c) {
        try {
            Ring ring = new Ring();
            Fraction f = ring.normal(Terms.sub(c.left(), c.right()));
            if (c.relation() == Relation.NE && f.denominator().isEmpty()) {
                List<Condition> factors = factors(ring, f.numerator());
                return factors.equals(List.of(c)) ? List.of() : factors;
            }
            boolean linear = f.denominator().isEmpty() && f.numerator().size() <= 2;
            return linear ? solved(ring, f.numerator(), c.relation()).filter(s -> s != c).map(List::of).orElse(List.of()) : List.of();
        } catch (Refused e) {
            return List.of();
        }
    }

    /// Each factor of the polynomial that can be seen is not 0.
    private static List<Condition> factors(Ring ring, Polynomial p) {
        if (p.isZero() || p.constant().isPresent()) return List.of();
        List<Condition> out = new ArrayList<>();
        Monomial content = null;
        for (Map.Entry<Monomial, Rational> t : p.terms()) content = content == null ? t.getKey() : content.gcd(t.getKey());
        for (int i = 0; i < content.width(); i++) out.add(compare(Relation.NE, ring.atom(content.atom(i)), ZERO));
        Polynomial core = p.exactly(Polynomial.term(content, Rational.ONE)).orElseThrow();
        if (core.constant().isEmpty()) {
            out.add(solved(ring, core, Relation.NE).or(() -> apart(ring, core)).orElseGet(() -> compare(Relation.NE, Solving.term(ring, core), ZERO)));
        }
        return out;
    }

    /// `u ≠ v` for `c·u − c·v ≠ 0`.
    private static Optional<Condition> apart(Ring ring, Polynomial p) {
        Optional<Monomial> u = Optional.empty();
        Optional<Monomial> v = Optional.empty();
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            if (t.getValue().signum() > 0) u = Optional.of(t.getKey());
            else v = Optional.of(t.getKey());
        }
        boolean opposite = p.size() == 2 && u.isPresent() && v.isPresent() && p.coefficient(u.get()).equals(p.coefficient(v.get()).negate());
        if (opposite) {
            return Optional.of(compare(Relation.NE, Solving.term(ring, Polynomial.term(u.get(), Rational.ONE)), Solving.term(ring, Polynomial.term(v.get(), Rational.ONE))));
        }
        return Optional.empty();
    }

    /// `symbol ⋚ number` for a polynomial `c·symbol + d` of that relation to 0.
    private static Optional<Condition> solved(Ring ring, Polynomial p, Relation relation) {
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            if (t.getKey().degree() != 1) continue;
            Polynomial rest = p.subtract(Polynomial.term(t.getKey(), t.getValue()));
            if (rest.constant().isEmpty()) continue;
            Rational bound = rest.constant().get().divide(t.getValue()).negate();
            return Optional.of(compare(t.getValue().signum() > 0 ? relation : relation.swapped(), ring.atom(t.getKey().atom(0)), Terms.num(bound)));
        }
        return Optional.empty();
    }

    /// Without hypotheses that follow from the assumptions and shorter ones.
    private static Theorem implied(Theorem t, Facts facts) {
        List<Condition> order = beyond(t, facts);
        order.sort(Comparator.comparingLong(Conditions::length));
        Facts known = facts;
        Theorem result = t;
        for (Condition h : order) {
            Optional<Theorem> fact = known.prove(h);
            if (fact.isPresent()) result = Theorem.discharge(result, fact.get());
            else known = known.with(h);
        }
        return result;
    }

    /// Without hypotheses that follow from the assumptions and the other ones, the longest tried first.
    private static Theorem reduced(Theorem t, Facts facts) {
        Theorem result = t;
        List<Condition> order = beyond(t, facts);
        order.sort(Comparator.comparingLong(Conditions::length).reversed());
        for (Condition h : order) {
            Set<Condition> others = new LinkedHashSet<>(result.hypotheses());
            if (!others.remove(h) || others.isEmpty()) continue;
            others.addAll(facts.assumptions());
            Facts rest = facts.among(others);
            Optional<Theorem> fact = rest.prove(h).or(() -> h instanceof Condition.Compare c && c.relation() != Relation.EQ ? attempt(c, rest) : Optional.empty());
            if (fact.isPresent() && !fact.get().hypotheses().contains(h)) result = Theorem.discharge(result, fact.get());
        }
        return result;
    }

    private static long length(Condition c) {
        return switch (c) {
            case Condition.Compare e -> e.left().treeSize() + e.right().treeSize();
            case Condition.And a -> a.parts().stream().mapToLong(Conditions::length).sum();
            case Condition.Or o -> 1 + o.parts().stream().mapToLong(Conditions::length).sum();
            case Condition.ForAll f -> 2 + length(f.body());
        };
    }

    /// Whether a condition excludes single points and boundaries only: a difference of real values that is not 0.
    static boolean isThin(Condition c) {
        return switch (c) {
            case Condition.Compare e -> e.relation() == Relation.NE
                    && Free.of(e).stream().anyMatch(s -> s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor);
            case Condition.And a -> a.parts().stream().allMatch(Conditions::isThin);
            case Condition.Or o -> o.parts().stream().anyMatch(Conditions::isThin);
            case Condition.ForAll f -> isThin(f.body());
        };
    }
}
