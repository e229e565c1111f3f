package org.gradproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Simplification;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.kernel.Theorem;

/// A derivative worked out for a reader: the equation, proved, and the lines that lead to it.
///
/// @param theorem `term = result` under the conditions
/// @param lines from the term to the result; each equals the one before by the rule that it names
public record Derivation(Theorem theorem, List<Line> lines) {
    public Derivation {
        lines = List.copyOf(lines);
    }

    /// One line of the calculation.
    ///
    /// @param by why it equals the line before; empty on the first
    /// @param at the parts of the line before to which the rule was applied, where that is known
    public record Line(Expr term, String by, List<Expr> at) {
        public Line {
            at = List.copyOf(at);
        }

        public Line(Expr term, String by) {
            this(term, by, List.of());
        }
    }

    /// The lines of a term that a theorem says is equal to one without derivatives.
    public static List<Line> lines(Theorem worked) {
        List<Line> lines = new ArrayList<>(List.of(new Line(worked.equal().left(), "")));
        lines.addAll(Lines.of(worked.equal().left(), worked));
        return lines;
    }

    /// What was asked.
    public Expr term() {
        return theorem.equal().left();
    }

    public Expr result() {
        return theorem.equal().right();
    }

    /// What the equation needs, the assumptions that it uses among it.
    public Set<Condition> hypotheses() {
        return theorem.hypotheses();
    }

    /// A scalar term that holds derivatives, in its best form; with the lines of the calculation.
    public static Derivation of(Expr term, Facts facts, Lemmas lemmas) {
        Theorem worked = Differentiation.evaluate(term, facts, lemmas);
        List<Theorem> path = simplification(term, worked.equal().right(), facts, lemmas).path(worked.equal().right());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(term, ""));
        lines.addAll(Lines.of(term, worked));
        Theorem whole = worked;
        for (Theorem t : path) {
            whole = facts.discharge(Theorem.transitivity(whole, t));
            if (t.equal().left() != t.equal().right()) add(lines, new Line(t.equal().right(), t.label()));
        }
        return new Derivation(facts.minimal(whole), lines);
    }

    /// What puts a term that came of another one into its best form.
    public static Simplification simplification(Expr term, Expr result, Facts facts, Lemmas lemmas) {
        boolean sums = Dag.postorder(result).stream().anyMatch(Expr.Big.class::isInstance);
        return new Simplification(facts, Simplification.namesIn(term), sums ? lemmas.families() : List.of());
    }

    /// The lines, with the definition written out first where they say no more of a function than that its derivative is known.
    public static List<Line> opened(List<Line> lines, Facts facts, Lemmas lemmas) {
        if (lines.size() != 2 || !(lines.getFirst().term() instanceof Expr.Derivative d) || d.at() != d.variable()
                || !(d.body() instanceof Expr.Call c) || !c.isScalar()) return lines;
        String definition = "definition of " + c.definition().name();
        Expr closed = lines.getLast().term();
        Expr written = Terms.derivative(d.variable(), d.index(), Unfold.call(c), d.at());
        List<Line> all = new ArrayList<>(List.of(lines.getFirst(), new Line(written, definition)));
        List<Line> inner = of(written, facts, lemmas).lines();
        all.addAll(inner.subList(1, inner.size()));
        boolean refers = Dag.postorder(closed).stream().anyMatch(n -> n instanceof Expr.Call k && k.definition() == c.definition());
        add(all, new Line(closed, refers ? definition : "algebra"));
        return all;
    }

    private static void add(List<Line> lines, Line line) {
        if (lines.getLast().term() != line.term()) lines.add(line);
    }
}
