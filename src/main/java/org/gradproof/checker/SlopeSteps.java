package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.checker.Form.Domain;
import org.gradproof.checker.Form.Kind;
import org.gradproof.checker.Form.Name;
import org.gradproof.expr.Condition;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.gradproof.kernel.Rule;

/// Order by bounds of a term while its variables stay between numbers, and by the sign of a derivative.
record SlopeSteps(Move m) {
    void check() {
        Form claim = m.fact();
        if (m.step.rule() == Rule.ENCLOSURE) {
            m.demandPremises(0);
            List<Form> box = m.step.hypotheses().stream().map(m::read).toList();
            if (!new Reaches(m.forms, box).certain(claim)) throw new Objection(false, "bounds in doubles do not decide it");
        } else {
            mean(claim);
        }
    }

    /// `f(x) − f(p)` is `f′(ξ)·(x − p)` for some ξ between the two.
    private void mean(Form claim) {
        m.demandPremises(2);
        demand(claim.args().size() == 2 && claim.kind().isCondition(), "a comparison is needed");
        HasDerivative d = m.judgement(m.premise(0), HasDerivative.class);
        Form x = m.symbol(d.variable());
        Form f = m.read(d.function());
        demand(((Name) x.data()).domain() == Domain.REAL && d.index().isEmpty(), "a real variable is needed");
        demand(claim.arg(0) == f || claim.arg(1) == f, "the claim is not about the function");
        Set<Sign> slope = slope(m.fact(m.premise(1)), m.read(d.derivative()));
        boolean right = claim.arg(1) == f;
        Form there = claim.arg(right ? 0 : 1);
        boolean weak = false;
        for (Condition h : m.step.hypotheses()) {
            Form way = m.read(h);
            if (way.kind() != Kind.LESS && way.kind() != Kind.AT_MOST || !way.args().contains(x)) continue;
            boolean up = way.arg(1) == x;
            Form p = way.arg(up ? 0 : 1);
            if (p.speaksOf(x) || m.read(d.function(), Map.of(d.variable(), p)) != there) continue;
            // The same point may be named by a strict hypothesis and by another.
            Set<Sign> step = OrderSteps.gap(way);
            Set<Sign> rise = Sign.products(slope, up ? step : Sign.opposite(step));
            weak = !OrderSteps.gap(claim).containsAll(right ? rise : Sign.opposite(rise));
            if (weak) continue;
            m.demandDefined(p);
            // The hypotheses are known at every point between, which those about x say at one end or the other.
            between(m.premise(0), x, p, up, false);
            between(m.premise(1), x, p, up, true);
            return;
        }
        demand(!weak, "the sign of the derivative does not give this");
        throw new Objection(true, "no hypothesis says on which side of the point the variable is");
    }

    private Set<Sign> slope(Form sign, Form derivative) {
        boolean first = sign.args().size() == 2 && sign.arg(0) == derivative && sign.arg(1) == m.forms.zero;
        boolean second = sign.args().size() == 2 && sign.arg(1) == derivative && sign.arg(0) == m.forms.zero;
        demand(first || second, "the sign of another derivative");
        Set<Sign> signs = second ? EnumSet.copyOf(OrderSteps.gap(sign)) : Sign.any();
        if (first) signs.retainAll(Sign.opposite(OrderSteps.gap(sign)));
        return signs;
    }

    private void between(Step premise, Form x, Form p, boolean up, boolean inside) {
        for (Condition h : premise.hypotheses()) {
            Form c = m.read(h);
            if (!c.speaksOf(x)) {
                m.demandKnown(c, "a hypothesis of a premise is lost");
                continue;
            }
            demand(c.kind() == Kind.LESS || c.kind() == Kind.AT_MOST, "a hypothesis need not hold between the points: " + c);
            boolean above = c.arg(1) == x;
            Form bound = c.arg(above ? 0 : 1);
            demand((above || c.arg(0) == x) && !bound.speaksOf(x), "a hypothesis need not hold between the points: " + c);
            // A lower bound is nearest at the lower end.
            Form end = above == up ? p : x;
            Kind kind = inside ? Kind.AT_MOST : c.kind();
            m.demandKnown(m.forms.compare(kind, above ? bound : end, above ? end : bound), "a hypothesis of a premise is lost");
        }
    }
}
