package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Normal;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Interrupted;

/// Finds what repairs a refuted claim: a natural assumption that is missing, or one edit of its right side. Only what is
/// then proved is told.
final class Diagnoser {
    private final Goal goal;
    private final Expr right;
    private final Lemmas lemmas;
    private final long end;

    /// @param right the right side as it was written
    /// @param nanos how long to try
    Diagnoser(Goal goal, Expr right, Lemmas lemmas, long nanos) {
        this.goal = goal;
        this.right = right;
        this.lemmas = lemmas;
        this.end = System.nanoTime() + nanos;
    }

    Optional<Diagnosis> diagnosis() {
        Optional<Diagnosis> structural = missing(structural());
        if (structural.isPresent()) return structural;
        Optional<Diagnosis> edit = goal.relation() == Relation.EQ && !isBare(goal.left().equal().left()) ? edit() : Optional.empty();
        return edit.or(() -> missing(signs())).or(() -> missing(special()));
    }

    /// A bare name can be had from anything by an edit.
    private static boolean isBare(Expr e) {
        return e instanceof Symbol || e instanceof Expr.Num || e instanceof Expr.Entry n && n.tensor() instanceof Symbol;
    }

    private boolean isOver() {
        Interrupted.check();
        return System.nanoTime() > end;
    }

    // ------------------------------------------------------------------------------------------ assumptions

    private Optional<Diagnosis> missing(List<Condition> candidates) {
        for (Condition c : candidates) {
            if (isOver()) return Optional.empty();
            if (!goal.facts().assumptions().contains(c) && isProved(goal.under(c)).isPresent()) return Optional.of(new Diagnosis.Missing(c));
        }
        return Optional.empty();
    }

    /// What is often meant and not said of vectors and matrices.
    private List<Condition> structural() {
        List<Condition> all = new ArrayList<>();
        for (Symbol s : goal.symbols()) {
            if (!(s.sort() instanceof Sort.Tensor t)) continue;
            Symbol i = Symbol.index("i", ONE, t.sizes().getFirst());
            if (t.sizes().size() == 1) {
                Symbol k = Symbol.index("k", ONE, t.sizes().getFirst());
                all.add(compare(Relation.EQ, Terms.sum(k, Terms.entry(s, k)), ONE));
            } else if (t.sizes().getFirst() == t.sizes().getLast()) {
                Symbol j = Symbol.index("j", ONE, t.sizes().getFirst());
                all.add(Condition.forAll(i, Condition.forAll(j, compare(Relation.EQ, Terms.entry(s, i, j), Terms.entry(s, j, i)))));
            }
        }
        return all;
    }

    /// Signs of the numbers and how the indices lie, the weaker before the stronger.
    private List<Condition> signs() {
        List<Condition> all = new ArrayList<>();
        List<Symbol> indices = new ArrayList<>();
        for (Symbol s : goal.symbols()) {
            switch (s.sort()) {
                case Sort.Tensor t when t.sizes().size() == 1 -> {
                    Symbol k = Symbol.index("k", ONE, t.sizes().getFirst());
                    all.add(Condition.forAll(k, compare(Relation.GE, Terms.entry(s, k), ZERO)));
                    all.add(Condition.forAll(k, compare(Relation.GT, Terms.entry(s, k), ZERO)));
                }
                case Sort.Real _ -> {
                    if (goal.relation() != Relation.EQ) all.add(compare(Relation.NE, s, ZERO));
                    for (Relation r : List.of(Relation.GE, Relation.GT)) all.add(compare(r, s, ZERO));
                    for (Relation r : List.of(Relation.LE, Relation.LT)) all.add(compare(r, s, ONE));
                    for (Relation r : List.of(Relation.LE, Relation.LT)) all.add(compare(r, s, ZERO));
                    all.add(compare(Relation.GE, s, ONE));
                }
                case Sort.Index _ -> indices.add(s);
                case Sort.Whole _, Sort.Tensor _ -> { }
            }
        }
        for (int i = 0; i < indices.size(); i++) {
            for (int j = i + 1; j < indices.size(); j++) {
                all.add(compare(Relation.NE, indices.get(i), indices.get(j)));
                all.add(compare(Relation.EQ, indices.get(i), indices.get(j)));
            }
        }
        return all;
    }

    /// Values of a parameter for which it is true, where something else stays free.
    private List<Condition> special() {
        List<Symbol> reals = goal.symbols().stream().filter(s -> s.sort() instanceof Sort.Real).toList();
        List<Condition> all = new ArrayList<>();
        if (reals.size() < 2) return all;
        for (Symbol s : reals) all.add(compare(Relation.EQ, s, ONE));
        return all;
    }

    // ------------------------------------------------------------------------------------------ edits

    private Optional<Diagnosis> edit() {
        for (Edits.Edit e : Edits.of(right, goal.symbols(), factors())) {
            if (isOver()) return Optional.empty();
            if (!e.whole().sizes().equals(right.sizes())) continue;
            try {
                Optional<List<Condition>> conditions = isProved(goal.withRight(e.whole(), lemmas));
                if (conditions.isPresent()) return Optional.of(new Diagnosis.Edit(e.mistake(), e.part(), e.instead(), e.whole(), conditions.get()));
            } catch (Refused r) {
                // an edit that has no derivative repairs nothing
                continue;
            }
        }
        return Optional.empty();
    }

    /// Parameters and sizes, and the derivatives of what stands inside of the function that is differentiated.
    private List<Expr> factors() {
        Set<Expr> all = new LinkedHashSet<>();
        for (Node n : Dag.postorder(goal.left().equal().left())) {
            if (!(n instanceof Expr.Derivative d) || !d.index().isEmpty()) continue;
            for (Node m : Dag.postorder(d.body(), Free::scope)) {
                if (m instanceof Expr u && u.isScalar() && u != d.variable() && u != d.body() && Free.occurs(d.variable(), u) && all.size() < 4) {
                    all.add(plain(Terms.derivative(d.variable(), List.of(), u, d.at())));
                }
            }
        }
        all.remove(ONE);
        for (Symbol s : goal.symbols()) if (s.isScalar() && !s.isIndex() && all.size() < 10) all.add(s);
        return List.copyOf(all);
    }

    /// The derivative as a person would write it.
    private Expr plain(Expr derivative) {
        try {
            Expr worked = Differentiation.evaluate(derivative, goal.facts(), lemmas).equal().right();
            Expr brief = new Normal(goal.facts()).of(worked).equal().right();
            return brief.treeSize() < worked.treeSize() ? brief : worked;
        } catch (Refused e) {
            return derivative;
        }
    }

    /// The conditions of a proof that excludes no more than single points, if there is one.
    private static Optional<List<Condition>> isProved(Goal repaired) {
        if (new Search(repaired).looksWrong()) return Optional.empty();
        Optional<Theorem> t = Proofs.of(repaired).map(u -> Conditions.simplified(u, repaired.facts()));
        if (t.isEmpty()) return Optional.empty();
        List<Condition> conditions = Conditions.beyond(t.get(), repaired.facts());
        if (!conditions.stream().allMatch(Conditions::isThin)) return Optional.empty();
        return Prover.vacuous(repaired, conditions).isPresent() ? Optional.empty() : Optional.of(conditions);
    }
}
