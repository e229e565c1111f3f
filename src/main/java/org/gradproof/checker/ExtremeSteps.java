package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;

import java.util.List;
import java.util.Map;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Choice;
import org.gradproof.kernel.Judgement.Holds;
import org.gradproof.kernel.Rule;

/// The steps about maxima and minima over a range.
record ExtremeSteps(Move m) {
    void check() {
        if (m.step.rule() == Rule.EXTREME_BOUND) bound();
        else attained();
    }

    /// `f(i) ≤ max f` or `min f ≤ f(i)`, at an integer in the range.
    private void bound() {
        m.demandPremises(0);
        if (!(m.step.choice() instanceof Choice.Values(Map<Symbol, Expr> chosen)) || chosen.size() != 1) throw new Objection(false, "the index is not recorded");
        Form i = m.read(chosen.values().iterator().next());
        Form c = m.fact();
        demand(c.kind() == Kind.AT_MOST, "a comparison is needed");
        boolean above = c.arg(1).kind() == Kind.GREATEST && m.forms.opened(c.arg(1), i) == c.arg(0);
        boolean below = c.arg(0).kind() == Kind.LEAST && m.forms.opened(c.arg(0), i) == c.arg(1);
        demand(above || below, "it does not compare a maximum with its value at this index");
        Form extreme = above ? c.arg(1) : c.arg(0);
        demand(m.forms.integral(i), "the index is no integer");
        m.demandDefined(i);
        m.demandKnown(m.forms.atMost(extreme.arg(0), i), "the index may be below the range");
        m.demandKnown(m.forms.atMost(i, extreme.arg(1)), "the index may be above the range");
        m.demandDefined(c);
    }

    /// What follows wherever some index has the maximum for its value.
    private void attained() {
        m.demandPremises(1);
        Form fact = m.fact();
        demand(m.fact(m.premise(0)) == fact, "it says something else than its premise");
        demand(m.premise(0).hypotheses().stream().anyMatch(h -> !m.step.hypotheses().contains(h) && isAttained(h, fact)),
                "it does not follow from the maximum's being the value at some index");
    }

    /// Whether the hypothesis says that k has the maximum for its value, and all other hypotheses are known of every k in a range that
    /// is not empty.
    private boolean isAttained(Condition h, Form fact) {
        if (!(h instanceof Condition.Compare c) || c.relation() != Relation.EQ || !(c.right() instanceof Expr.Extreme e)) return false;
        Form extreme = m.read(e);
        Form k = m.symbol(e.index());
        if (extreme.speaksOf(k) || fact.speaksOf(k) || m.read(c.left()) != m.forms.opened(extreme, k) || !m.facts().defined(extreme)) return false;
        Facts there = m.facts().under(k.arg(0), k.arg(1), k).with(List.of(m.read(h)), List.of());
        return m.premise(0).hypotheses().stream().allMatch(g -> there.knows(m.read(g)));
    }
}
