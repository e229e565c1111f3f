package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;

import java.util.List;
import java.util.Map;
import org.gradproof.checker.Form.Kind;
import org.gradproof.checker.Form.Name;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Judgement.Continuous;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.gradproof.kernel.Judgement.Holds;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Rule;

/// Derivatives from one side, and both together.
record SideSteps(Move m) {
    void check() {
        if (m.step.rule() == Rule.SIDE) side();
        else glue();
    }

    /// On one side of p and at p the function is another one, which has a derivative at p.
    private void side() {
        demand(m.step.premises().size() >= 3, "an equation, a derivative and the value at the point are needed");
        SideDerivative d = m.concluded(SideDerivative.class);
        Equal equation = m.judgement(m.premise(0), Equal.class);
        HasDerivative inner = m.judgement(m.premise(1), HasDerivative.class);
        Equal value = m.judgement(m.premise(2), Equal.class);
        Symbol x = d.variable();
        Form moving = m.symbol(x);
        demand(((Name) moving.data()).domain() == Form.Domain.REAL && !m.moves(x, d.point()), "a point that stands still is needed");
        demand(m.symbol(inner.variable()) == moving && inner.index().isEmpty(), "a derivative by another variable");
        demand(m.read(equation.left()) == m.read(d.function()) && m.read(equation.right()) == m.read(inner.function()), "the equation is about other functions");
        Map<Symbol, Form> at = Map.of(x, m.read(d.point()));
        demand(m.read(value.left()) == m.read(equation.left(), at) && m.read(value.right()) == m.read(equation.right(), at), "the values at the point are needed");
        demand(m.read(d.value()) == m.read(inner.derivative(), at), "it is not the derivative at the point");
        m.demandDefined(d.point());
        m.carry(m.premise(2));
        m.carry(m.premise(1), at);
        List<Step> rest = m.step.premises().subList(3, m.step.premises().size());
        for (Step s : rest) if (s.judgement() instanceof Holds) m.carry(s);
        Form point = m.read(d.point());
        Form approach = d.side() == Side.RIGHT ? m.forms.less(point, moving) : m.forms.less(moving, point);
        for (Condition h : m.premise(0).hypotheses()) {
            Form c = m.read(h);
            if (!c.speaksOf(moving)) m.demandKnown(c, "a hypothesis of a premise is lost");
            else if (c != approach) near(c, m.read(h, at), moving, at, rest);
        }
    }

    /// A strict comparison that is true at the point, of sides that are continuous there.
    private void near(Form c, Form there, Form x, Map<Symbol, Form> at, List<Step> rest) {
        demand(c.kind() == Kind.LESS || c.kind() == Kind.UNEQUAL, "a hypothesis of the equation need not hold near the point: " + c);
        m.demandKnown(there, "a hypothesis of the equation is not known at the point");
        for (Form side : c.args()) {
            Step s = rest.stream().filter(p -> p.judgement() instanceof Continuous k && m.read(k.function()) == side && m.symbol(k.variable()) == x)
                    .findFirst().orElseThrow(() -> new Objection(true, "a side of a hypothesis may jump"));
            m.carry(s, at);
        }
    }

    private void glue() {
        m.demandPremises(3);
        HasDerivative d = m.derivative();
        SideDerivative l = m.judgement(m.premise(0), SideDerivative.class);
        SideDerivative r = m.judgement(m.premise(1), SideDerivative.class);
        Equal same = m.judgement(m.premise(2), Equal.class);
        demand(l.side() == Side.LEFT && r.side() == Side.RIGHT && m.read(l.function()) == m.read(r.function()) && m.symbol(l.variable()) == m.symbol(r.variable())
                && m.read(l.point()) == m.read(r.point()), "both sides of one point are needed");
        demand(m.read(same.left()) == m.read(l.value()) && m.read(same.right()) == m.read(r.value()), "the derivatives from both sides must agree");
        demand(m.read(d.function()) == m.read(l.function()) && m.symbol(d.variable()) == m.symbol(l.variable()) && d.index().isEmpty()
                && m.read(d.derivative()) == m.read(l.value()), "it is not the common derivative");
        m.carryAll();
        m.demandKnown(m.forms.equal(m.symbol(l.variable()), m.read(l.point())), "the variable may be elsewhere");
    }
}
