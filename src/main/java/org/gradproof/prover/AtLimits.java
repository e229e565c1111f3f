package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.calculus.Tendency;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Comparison;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Enclosures;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Interval;
import org.gradproof.prover.Verdict.Agreement;
import org.gradproof.prover.Verdict.Reason;

/// Claims about limits that are no numbers: infinite ones, and those that differ from the left and from the right. What is
/// said of them is said by theorems; nothing is refuted because a limit was not found.
final class AtLimits {
    private static final int MOST_PLACES = 9;

    /// What a side of a claim stands for.
    private sealed interface Side {
        /// A number, worked out, and what that needs.
        record Number(Expr value, Set<Condition> needs) implements Side {}

        /// Beyond every bound, with the theorem unless it is `oo` itself.
        record Infinite(boolean up, Optional<Theorem> by) implements Side {}

        /// Different limits from the left and from the right.
        record Torn(Expr.Limit limit, Theorem left, Theorem right) implements Side {}

        record Unknown() implements Side {}
    }

    private final Claim.Link link;
    private final Relation relation;
    private final List<Condition> assumptions;
    private final Lemmas lemmas;
    private final Facts facts;
    private final Enclosures enclosures = new Enclosures();

    AtLimits(Claim.Link link, Relation relation, List<Condition> assumptions, Lemmas lemmas) {
        this.link = link;
        this.relation = relation;
        this.assumptions = assumptions;
        this.lemmas = lemmas;
        this.facts = new Facts(assumptions);
    }

    /// Whether a side of the link speaks of a limit.
    static boolean concerns(Claim.Link link) {
        return speaks(link.left()) || speaks(link.right());
    }

    private static boolean speaks(Expr e) {
        return Dag.postorder(unfolded(e)).stream().anyMatch(Expr.Limit.class::isInstance);
    }

    /// A name that stands for a limit, as that limit.
    private static Expr unfolded(Expr e) {
        return e instanceof Expr.Call c && c.isScalar() && c.arguments().isEmpty() && Unfold.call(c) instanceof Expr.Limit l ? l : e;
    }

    /// The verdict where a side is no number; nothing where both are, or may be.
    Optional<Verdict> verdict() {
        if (!link.left().isScalar() || !link.right().isScalar()) return Optional.empty();
        Side l = side(unfolded(link.left()));
        Side r = side(unfolded(link.right()));
        if (l instanceof Side.Number && r instanceof Side.Number || l instanceof Side.Unknown || r instanceof Side.Unknown) return Optional.empty();
        Optional<Boolean> holds = holds(l, r);
        if (holds.isEmpty()) return Optional.of(undecided(l instanceof Side.Torn || r instanceof Side.Torn ? Reason.NO_LIMIT : Reason.INFINITE));
        List<Theorem> by = theorems(l, r);
        Set<Condition> all = new LinkedHashSet<>();
        by.forEach(t -> all.addAll(t.hypotheses()));
        for (Side s : List.of(l, r)) if (s instanceof Side.Number n) all.addAll(n.needs);
        List<Condition> needs = all.stream().filter(c -> !assumptions.contains(c)).toList();
        Optional<Environment> at = point(needs);
        if (at.isEmpty()) return Optional.of(undecided(facts.contradiction().isPresent() ? Reason.CONTRADICTION : Reason.NO_POINT));
        if (holds.get()) return Optional.of(new Verdict.Proved(by, needs));
        Enclosure left = enclosure(l, at.get());
        Enclosure right = enclosure(r, at.get());
        return left instanceof Enclosure.Unknown || right instanceof Enclosure.Unknown || l instanceof Side.Number && left instanceof Enclosure.Undefined
                || r instanceof Side.Number && right instanceof Enclosure.Undefined ? Optional.of(undecided(Reason.INFINITE))
                : Optional.of(new Verdict.Refuted(at.get(), left, right, Optional.empty()));
    }

    /// Why a claim with limits cannot be worked out.
    Reason reason() {
        Reason reason = Reason.LIMIT_UNKNOWN;
        for (Expr e : List.of(link.left(), link.right())) {
            for (var n : Dag.postorder(e, Free::scope)) {
                if (!(n instanceof Expr.Limit l) || l.isInfinity()) continue;
                if (side(l) instanceof Side.Infinite) reason = Reason.INFINITE;
                if (side(l) instanceof Side.Torn) return Reason.NO_LIMIT;
            }
        }
        return reason;
    }

    private static Verdict.Undecided undecided(Reason reason) {
        return new Verdict.Undecided(reason, Agreement.NONE, Optional.empty());
    }

    // ------------------------------------------------------------------------------------------ sides

    private Side side(Expr e) {
        if (!(e instanceof Expr.Limit l)) return number(e);
        if (l.isInfinity()) return new Side.Infinite(l == Terms.infinity(true), Optional.empty());
        Optional<Theorem> t = Tendency.of(l, facts, lemmas);
        if (t.isEmpty()) return torn(l);
        return switch (t.get().tends().target()) {
            case Target.Finite v -> new Side.Number(v.value(), t.get().hypotheses());
            case Target.Infinite i -> new Side.Infinite(i.up(), t);
        };
    }

    private Side number(Expr e) {
        try {
            if (!Differentiation.pending(e)) return new Side.Number(e, Set.of());
            Theorem t = Differentiation.evaluate(e, facts, lemmas);
            return new Side.Number(t.equal().right(), t.hypotheses());
        } catch (Refused r) {
            return new Side.Unknown();
        }
    }

    private Side torn(Expr.Limit l) {
        Optional<List<Theorem>> sides = Tendency.sides(l, facts, lemmas);
        if (sides.isEmpty()) return new Side.Unknown();
        Theorem left = sides.get().getFirst();
        Theorem right = sides.get().getLast();
        boolean differ = Tendency.differ(sides.get(), facts) || left.tends().target() instanceof Target.Finite v
                && right.tends().target() instanceof Target.Finite w && apart(v.value(), w.value());
        return differ ? new Side.Torn(l, left, right) : new Side.Unknown();
    }

    private boolean apart(Expr v, Expr w) {
        return Free.of(v).isEmpty() && Free.of(w).isEmpty()
                && enclosures.compare(v, w, Environment.EMPTY, 256) instanceof Comparison.Decided d && d.order() != 0;
    }

    // ------------------------------------------------------------------------------------------ what follows

    /// Whether the relation holds, where one of the sides is no number: an order with something infinite is false, or says
    /// nothing of numbers.
    private Optional<Boolean> holds(Side l, Side r) {
        if (l instanceof Side.Torn || r instanceof Side.Torn) return relation == Relation.NE ? Optional.empty() : Optional.of(false);
        int order = Integer.compare(rank(l), rank(r));
        return switch (relation) {
            case EQ -> Optional.of(order == 0);
            case NE -> Optional.of(order != 0);
            case LT, LE, GT, GE -> order != 0 && !relation.test(order) ? Optional.of(false) : Optional.empty();
        };
    }

    private static int rank(Side s) {
        return s instanceof Side.Infinite i ? i.up() ? 1 : -1 : 0;
    }

    private static List<Theorem> theorems(Side... sides) {
        List<Theorem> all = new ArrayList<>();
        for (Side s : sides) {
            if (s instanceof Side.Infinite i) i.by().ifPresent(all::add);
            if (s instanceof Side.Torn t) all.addAll(List.of(t.left, t.right));
        }
        return all;
    }

    private Optional<Environment> point(List<Condition> needs) {
        Set<Symbol> symbols = symbols();
        List<Condition> all = new ArrayList<>(assumptions);
        all.addAll(needs);
        return symbols.isEmpty() && all.isEmpty() ? Optional.of(Environment.EMPTY) : Search.point(symbols, all);
    }

    private Set<Symbol> symbols() {
        Set<Symbol> all = new LinkedHashSet<>(Free.of(link.left()));
        all.addAll(Free.of(link.right()));
        for (Condition c : assumptions) all.addAll(Free.of(c));
        return all;
    }

    private Enclosure enclosure(Side s, Environment at) {
        return switch (s) {
            case Side.Number n -> enclosures.value(n.value(), at, Enclosures.START);
            case Side.Infinite i -> new Enclosure.Undefined("infinite", Terms.infinity(i.up()));
            case Side.Torn t -> new Enclosure.Undefined("no limit: " + told(t.left, at) + " from the left, " + told(t.right, at) + " from the right", t.limit);
            case Side.Unknown _ -> throw new IllegalStateException("nothing is known of it");
        };
    }

    private String told(Theorem t, Environment at) {
        return switch (t.tends().target()) {
            case Target.Infinite i -> i.up() ? "oo" : "-oo";
            case Target.Finite v -> enclosures.value(v.value(), at, Enclosures.START) instanceof Enclosure.Value(Interval i) && i.exact().isPresent()
                    ? i.exact().get().toString() : "another value";
        };
    }

    // ------------------------------------------------------------------------------------------ at points

    /// Something that puts parameters in their place, and the verdict on the claim there.
    interface Judge {
        Verdict of(Claim.Link link, List<Condition> assumptions);
    }

    /// The claim at single values of its parameters, where the limit may be found: what is false there is false. With it the
    /// sign of a parameter under which the claim is proved.
    Optional<Verdict.Refuted> elsewhere(Judge judge) {
        Set<Symbol> symbols = symbols();
        if (symbols.isEmpty() || !symbols.stream().allMatch(s -> s.sort() instanceof Sort.Real)) return Optional.empty();
        for (List<Condition> place : places(symbols)) {
            List<Condition> there = new ArrayList<>(assumptions);
            there.addAll(place);
            Optional<Environment> at = Search.point(symbols, there);
            Optional<Map<Symbol, Expr>> values = at.flatMap(AtLimits::values);
            if (values.isEmpty()) continue;
            Substitution s = new Substitution(values.get());
            if (judge.of(new Claim.Link(s.apply(link.left()), link.relation(), s.apply(link.right())), List.of()) instanceof Verdict.Refuted r) {
                return Optional.of(new Verdict.Refuted(at.get(), r.left(), r.right(), missing(symbols, judge)));
            }
        }
        return Optional.empty();
    }

    private Optional<Diagnosis> missing(Set<Symbol> symbols, Judge judge) {
        for (Symbol s : symbols) {
            for (Relation r : List.of(Relation.GE, Relation.NE, Relation.GT, Relation.LE, Relation.LT)) {
                List<Condition> with = new ArrayList<>(assumptions);
                Condition c = compare(r, s, ZERO);
                with.add(c);
                if (judge.of(link, with) instanceof Verdict.Proved p && p.conditions().isEmpty()) return Optional.of(new Diagnosis.Missing(c));
            }
        }
        return Optional.empty();
    }

    /// Signs of the parameters, one after the other, then of two together.
    private static List<List<Condition>> places(Set<Symbol> symbols) {
        List<List<Condition>> all = new ArrayList<>();
        for (Symbol s : symbols) for (Relation r : List.of(Relation.LT, Relation.EQ, Relation.GT)) all.add(List.of(compare(r, s, ZERO)));
        return all.subList(0, Math.min(all.size(), MOST_PLACES));
    }

    private static Optional<Map<Symbol, Expr>> values(Environment at) {
        Map<Symbol, Expr> values = new LinkedHashMap<>();
        for (Map.Entry<Symbol, Interval> e : at.scalars().entrySet()) {
            Optional<Rational> exact = e.getValue().exact();
            if (exact.isEmpty()) return Optional.empty();
            values.put(e.getKey(), Terms.num(exact.get()));
        }
        return Optional.of(values);
    }
}
