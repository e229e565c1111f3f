package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Simplification;
import org.gradproof.calculus.Derivation;
import org.gradproof.calculus.Derivation.Line;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Theorem;

/// A term worked out: `term = best form`, as a theorem, with the lines that lead there.
///
/// @param conditions what the equation needs beyond what was assumed
record Working(Theorem equation, List<Line> lines, List<Condition> conditions) {
    static Working of(Expr e, Collection<Condition> assumptions, Lemmas lemmas) {
        Facts facts = new Facts(assumptions);
        Derivation d = !Differentiation.pending(e) ? simplified(e, facts)
                : e.isScalar() ? Derivation.of(e, facts, lemmas)
                : e instanceof Expr.Array a ? entries(a, facts, lemmas)
                : plain(facts.minimal(Differentiation.evaluate(e, facts, lemmas)));
        return new Working(d.theorem(), d.lines(), beyond(d.theorem(), facts));
    }

    /// Its value alone.
    static Expr value(Expr e, Collection<Condition> assumptions, Lemmas lemmas) {
        return Differentiation.pending(e) ? Differentiation.evaluate(e, new Facts(assumptions), lemmas).equal().right() : e;
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

    /// A vector or matrix by its entry at generic indices.
    private static Derivation entries(Expr.Array a, Facts facts, Lemmas lemmas) {
        Facts inside = facts;
        for (Symbol i : a.indices()) inside = inside.generic(i);
        Derivation entry = Derivation.of(a.body(), inside, lemmas);
        List<Line> lines = entry.lines().stream().map(l -> new Line(Terms.array(a.indices(), l.term()), l.by())).toList();
        return new Derivation(facts.minimal(Theorem.rewrite(a, List.of(entry.theorem()))), lines);
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
