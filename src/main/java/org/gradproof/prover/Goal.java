package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Theorem;

/// A link between two numbers: vectors and matrices are compared at indices of their own, the assumptions say that no
/// index that occurs has an empty range, and the derivatives in both sides are worked out.
///
/// @param indices at which vectors are compared, empty for numbers
/// @param left `side = side without derivatives`, and what that needs
record Goal(Relation relation, List<Expr> indices, Theorem left, Theorem right, Facts facts) {
    /// @throws org.gradproof.kernel.Refused where a derivative cannot be worked out
    static Goal of(Claim.Link link, Relation relation, List<Condition> assumptions, Lemmas lemmas) {
        List<Expr> indices = indices(link, assumptions);
        Expr left = entry(link.left(), indices);
        Expr right = entry(link.right(), indices);
        Facts facts = new Facts(inhabited(List.of(left, right), assumptions), new Samples());
        return new Goal(relation, indices, worked(left, facts, lemmas), worked(right, facts, lemmas), facts);
    }

    /// The same claim with another right side.
    Goal withRight(Expr side, Lemmas lemmas) {
        return new Goal(relation, indices, left, worked(entry(side, indices), facts, lemmas), facts);
    }

    /// The same equation read from right to left.
    Goal turned() {
        if (relation != Relation.EQ) throw new IllegalArgumentException("an order has a direction");
        return new Goal(relation, indices, right, left, facts);
    }

    /// The number of which a side of this shape speaks, without derivatives.
    ///
    /// @throws org.gradproof.kernel.Refused where a derivative cannot be worked out
    Expr value(Expr side, Lemmas lemmas) {
        Expr entry = entry(side, indices);
        return Differentiation.pending(entry) ? worked(entry, facts, lemmas).equal().right() : entry;
    }

    /// Fresh ones for the shape of the sides.
    private static List<Expr> indices(Claim.Link link, List<Condition> assumptions) {
        List<Expr> sizes = link.left().isScalar() ? link.right().sizes() : link.left().sizes();
        if (sizes.isEmpty()) return List.of();
        Set<String> taken = new HashSet<>();
        for (Symbol s : Free.of(link.left())) taken.add(s.name());
        for (Symbol s : Free.of(link.right())) taken.add(s.name());
        for (Condition c : assumptions) for (Symbol s : Free.of(c)) taken.add(s.name());
        List<Expr> indices = new ArrayList<>();
        for (Expr size : sizes) {
            String name = Fresh.name("i", taken);
            taken.add(name);
            indices.add(Symbol.index(name, Terms.ONE, size));
        }
        return List.copyOf(indices);
    }

    /// The same goal with fewer conditions, where one-sided derivatives agree at the points that they exclude.
    Goal glued(Lemmas lemmas) {
        if (needs().isEmpty() || !AtKinks.concerns(this)) return this;
        AtKinks kinks = new AtKinks(facts, lemmas);
        Optional<Theorem> l = kinks.worked(left.equal().left());
        Optional<Theorem> r = kinks.worked(right.equal().left());
        if (l.isEmpty() || r.isEmpty()) return this;
        Goal g = new Goal(relation, indices, l.get(), r.get(), facts);
        return needs().containsAll(g.needs()) || g.needs().size() < needs().size() ? g : this;
    }

    private static Expr entry(Expr side, List<Expr> indices) {
        return side.isScalar() ? side : Terms.entry(side, indices);
    }

    /// The assumptions, and that the ranges of the free indices are not empty: where one is, nothing is claimed.
    private static List<Condition> inhabited(List<Expr> sides, List<Condition> assumptions) {
        Set<Condition> all = new LinkedHashSet<>(assumptions);
        Set<Symbol> free = new LinkedHashSet<>();
        for (Expr e : sides) free.addAll(Free.of(e));
        for (Condition c : assumptions) free.addAll(Free.of(c));
        for (Symbol s : free) {
            if (s.isIndex() && !(s.lower() instanceof Expr.Num && s.upper() instanceof Expr.Num)) all.add(compare(Relation.LE, s.lower(), s.upper()));
        }
        return List.copyOf(all);
    }

    private static Theorem worked(Expr side, Facts facts, Lemmas lemmas) {
        return Differentiation.pending(side) ? Differentiation.evaluate(side, facts, lemmas) : Theorem.reflexivity(side);
    }

    /// The left side without derivatives.
    Expr a() {
        return left.equal().right();
    }

    /// The right side without derivatives.
    Expr b() {
        return right.equal().right();
    }

    /// The claim itself, as a theorem must say it.
    Judgement judgement() {
        return relation == Relation.EQ ? new Judgement.Equal(left.equal().left(), right.equal().left())
                : new Judgement.Holds(compare(relation, left.equal().left(), right.equal().left()));
    }

    /// What must hold at a point for the sides without derivatives to be those of the claim.
    Set<Condition> needs() {
        Set<Condition> all = new LinkedHashSet<>(left.hypotheses());
        all.addAll(right.hypotheses());
        all.removeAll(facts.assumptions());
        return all;
    }

    /// The symbols that a point gives values to: sizes, then indices by name, then the others as they are read.
    Set<Symbol> symbols() {
        Set<Symbol> free = new LinkedHashSet<>(Free.of(left.equal().left()));
        free.addAll(Free.of(right.equal().left()));
        for (Condition c : facts.assumptions()) free.addAll(Free.of(c));
        List<Symbol> order = new ArrayList<>(free);
        order.sort(Comparator.comparingInt((Symbol s) -> s.sort() instanceof Sort.Whole ? 0 : s.isIndex() ? 1 : 2)
                .thenComparing(s -> s.isIndex() ? s.name() : ""));
        return new LinkedHashSet<>(order);
    }

    Goal under(Condition more) {
        return new Goal(relation, indices, left, right, facts.with(more));
    }

    Optional<Theorem> theorem(Optional<Theorem> between) {
        return between.map(t -> {
            Theorem whole = relation == Relation.EQ
                    ? Theorem.transitivity(Theorem.transitivity(left, t), Theorem.symmetry(right))
                    : Theorem.compared(left, t, right);
            return facts.discharge(whole);
        });
    }
}
