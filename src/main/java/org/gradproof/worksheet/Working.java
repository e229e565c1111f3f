package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Orientation;
import org.gradproof.algebra.Simplification;
import org.gradproof.calculus.Derivation;
import org.gradproof.calculus.Derivation.Line;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Theorem;
import org.gradproof.prover.Conditions;
import org.gradproof.tensor.Lifting;
import org.gradproof.tensor.Words;

/// A term worked out: `term = best form`, as a theorem, with the lines that lead there.
///
/// @param conditions what the equation needs beyond what was assumed
record Working(Theorem equation, List<Line> lines, List<Condition> conditions, Optional<Kinked> kinks) {
    static Working of(Expr e, Collection<Condition> assumptions, Lemmas lemmas) {
        Working first = under(e, assumptions, lemmas);
        List<Condition> possible = assumptions.stream().filter(a -> new Facts(List.of(a)).with(first.conditions.toArray(Condition[]::new)).contradiction().isEmpty()).toList();
        // Where an answer holds nowhere that is assumed, it is given as it is elsewhere.
        return first.conditions.isEmpty() || possible.size() == assumptions.size() ? first : under(e, possible, lemmas);
    }

    private static Working under(Expr e, Collection<Condition> assumptions, Lemmas lemmas) {
        Facts facts = new Facts(assumptions);
        Derivation found = !Differentiation.pending(e) ? simplified(e, facts)
                : e.isScalar() ? decided(Derivation.of(e, facts, lemmas), facts, lemmas)
                : e instanceof Expr.Array a ? entries(a, facts, lemmas)
                : plain(facts.minimal(Differentiation.evaluate(e, facts, lemmas)));
        Derivation d = new Derivation(Conditions.plain(found.theorem(), facts), found.lines());
        Optional<Kinked> kinks = Kinked.of(e, !beyond(d.theorem(), facts).isEmpty(), facts, lemmas);
        Derivation best = turned(kinks.map(k -> joined(d, k, facts)).orElse(d), facts);
        return new Working(best.theorem(), best.lines(), beyond(best.theorem(), facts), kinks);
    }

    /// Without the conditions that the analysis of the kinks has shown to be needless.
    private static Derivation joined(Derivation d, Kinked kinks, Facts facts) {
        Theorem whole = Conditions.plain(facts.minimal(Theorem.derivativeValue(kinks.derivative(facts), kinks.at())), facts);
        List<Condition> before = beyond(d.theorem(), facts);
        if (beyond(whole, facts).containsAll(before)) return d;
        Optional<Theorem> same = Equality.prove(whole.equal().right(), d.result(), facts)
                .map(t -> facts.minimal(Theorem.transitivity(whole, t))).filter(t -> !beyond(t, facts).containsAll(before));
        if (same.isPresent()) return new Derivation(same.get(), d.lines());
        Theorem tidy = Derivation.simplification(d.term(), whole.equal().right(), facts, Lemmas.NONE).best(whole.equal().right());
        List<Line> lines = new ArrayList<>(d.lines());
        lines.add(new Line(tidy.equal().right(), "both sides of each point taken together"));
        return new Derivation(facts.minimal(Theorem.transitivity(whole, tidy)), lines);
    }

    /// With the cases taken that the assumptions decide, such as `δ_ij` for `i ≠ j`, and one name for two indices that are equal.
    private static Derivation decided(Derivation d, Facts facts, Lemmas lemmas) {
        List<Theorem> branches = new ArrayList<>();
        for (Node n : Dag.postorder(d.result(), Free::scope)) {
            if (!(n instanceof Expr.If i)) continue;
            facts.prove(i.condition()).or(() -> facts.prove(i.condition().negated())).ifPresent(f -> branches.add(Theorem.branch(i, f)));
        }
        Theorem taken = Theorem.rewrite(d.result(), branches);
        for (Theorem t : equalIndices(facts)) taken = Theorem.transitivity(taken, Theorem.rewrite(taken.equal().right(), List.of(t)));
        if (taken.equal().right() == d.result()) return d;
        Theorem tidy = Derivation.simplification(d.term(), taken.equal().right(), facts, lemmas).best(taken.equal().right());
        Theorem whole = facts.minimal(Theorem.transitivity(Theorem.transitivity(d.theorem(), taken), tidy));
        List<Line> lines = new ArrayList<>(d.lines());
        lines.add(new Line(whole.equal().right(), "by assumption"));
        return new Derivation(whole, lines);
    }

    /// `j = i` for every assumption `i = j` about indices: the one that was written first stays.
    private static List<Theorem> equalIndices(Facts facts) {
        List<Theorem> out = new ArrayList<>();
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare c) || c.relation() != Relation.EQ) continue;
            boolean second = c.right() instanceof Symbol j && j.isIndex() && (c.left() instanceof Symbol i && i.isIndex() || c.left() instanceof Expr.Num);
            boolean first = c.left() instanceof Symbol i && i.isIndex() && c.right() instanceof Expr.Num;
            Theorem t = Theorem.equation(Theorem.assume(c));
            if (second) out.add(Theorem.symmetry(t));
            else if (first) out.add(t);
        }
        return out;
    }

    /// Without the cases that the conditions of the answer exclude, and with comparisons that begin with what moves; that is no
    /// step of its own.
    private static Derivation turned(Derivation d, Facts facts) {
        Theorem possible = possible(d.theorem(), facts);
        Theorem turned = Orientation.of(possible.equal().right()).map(t -> Theorem.transitivity(possible, t)).orElse(possible);
        if (turned.equal().right() == d.result()) return d;
        Theorem whole = facts.minimal(turned);
        if (beyond(whole, facts).size() > beyond(d.theorem(), facts).size()) return d;
        List<Line> lines = new ArrayList<>(d.lines());
        Line last = lines.removeLast();
        lines.add(new Line(whole.equal().right(), last.by()));
        return new Derivation(whole, lines);
    }

    private static Theorem possible(Theorem t, Facts facts) {
        Condition[] apart = t.hypotheses().stream().filter(h -> h instanceof Condition.Compare c && c.relation() == Relation.NE).toArray(Condition[]::new);
        Expr result = t.equal().right();
        if (apart.length == 0 || !result.isScalar()) return t;
        Facts known = facts.with(apart);
        List<Theorem> branches = new ArrayList<>();
        for (Node n : Dag.postorder(result, Free::scope)) {
            if (n instanceof Expr.If i && i.condition() instanceof Condition.Compare c && (c.relation() == Relation.EQ || c.relation() == Relation.NE)) {
                known.prove(c).or(() -> known.prove(c.negated())).ifPresent(f -> branches.add(Theorem.branch(i, f)));
            }
        }
        return branches.isEmpty() ? t : Theorem.transitivity(t, Theorem.rewrite(result, branches));
    }

    /// The derivatives in it worked out, and no more.
    static Theorem derivative(Expr e, Collection<Condition> assumptions, Lemmas lemmas) {
        return Differentiation.evaluate(e, new Facts(assumptions), lemmas);
    }

    private static Derivation simplified(Expr e, Facts facts) {
        if (!e.isScalar()) return plain(Theorem.reflexivity(e));
        List<Line> lines = new ArrayList<>(List.of(new Line(e, "")));
        Theorem whole = Theorem.reflexivity(e);
        for (Theorem t : new Simplification(facts, Simplification.namesIn(e)).path(e)) {
            if (t.equal().left() == t.equal().right()) continue;
            whole = Theorem.transitivity(whole, t);
            lines.add(new Line(t.equal().right(), t.label()));
        }
        return new Derivation(facts.minimal(whole), lines);
    }

    /// A vector or matrix by its entry at generic indices, and in matrix notation where it has a short one.
    private static Derivation entries(Expr.Array a, Facts facts, Lemmas lemmas) {
        Facts inside = facts;
        for (Symbol i : a.indices()) inside = inside.generic(i);
        Derivation entry = Derivation.of(a.body(), inside, lemmas);
        List<Line> lines = new ArrayList<>(entry.lines().stream().map(l -> new Line(Terms.array(a.indices(), l.term()), l.by())).toList());
        Theorem whole = Theorem.rewrite(a, List.of(entry.theorem()));
        Optional<Theorem> lifted = words(lemmas).filter(_ -> whole.equal().right() instanceof Expr.Array)
                .flatMap(w -> Lifting.of((Expr.Array) whole.equal().right(), w, facts.with(whole.hypotheses().toArray(Condition[]::new))));
        lifted.ifPresent(t -> lines.add(new Line(t.equal().right(), t.label())));
        return new Derivation(facts.minimal(lifted.map(t -> Theorem.transitivity(whole, t)).orElse(whole)), lines);
    }

    private static Optional<Words> words(Lemmas lemmas) {
        return lemmas.function("outer").flatMap(outer -> lemmas.function("diag").map(diagonal -> new Words(outer, diagonal)));
    }

    private static Derivation plain(Theorem t) {
        return new Derivation(t, List.of(new Line(t.equal().left(), ""), new Line(t.equal().right(), t.label())));
    }

    /// The hypotheses that nobody assumed.
    static List<Condition> beyond(Theorem t, Facts facts) {
        List<Condition> rest = new ArrayList<>(t.hypotheses());
        rest.removeAll(facts.assumptions());
        return rest;
    }
}
