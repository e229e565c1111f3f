package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.checker.Form.Domain;
import org.gradproof.checker.Form.Kind;
import org.gradproof.checker.Form.Name;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Continuous;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.Eventually;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.gradproof.kernel.Judgement.Holds;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Judgement.Tends;
import org.gradproof.kernel.Rule;

/// Limits, and what is true near them. A limit is a number or lies beyond all of them, up or down.
record LimitSteps(Move m) {
    void check() {
        Rule rule = m.step.rule();
        if (rule == Rule.NEARBY) nearby(m.concluded(Eventually.class));
        else if (rule == Rule.EVENTUAL_SIGN) sign(m.concluded(Eventually.class));
        else if (rule == Rule.EVENTUAL_FACT) fact(m.concluded(Eventually.class));
        else if (rule == Rule.DIFFERENCE_QUOTIENT) slope(m.concluded(SideDerivative.class));
        else if (rule == Rule.CONTINUOUS_LIMIT) continuity(m.concluded(Continuous.class));
        else if (rule == Rule.LIMIT_VALUE) value(m.equal());
        else limit(m.concluded(Tends.class));
    }

    private void limit(Tends t) {
        Form x = m.symbol(t.variable());
        approach(x, t.approach());
        demand(t.function().isScalar(), "a number is needed");
        if (t.target() instanceof Target.Finite v) demand(!m.read(v.value()).speaksOf(x), "the limit moves");
        Rule rule = m.step.rule();
        if (rule == Rule.LIMIT_CONSTANT) constant(t, x);
        else if (rule == Rule.LIMIT_VARIABLE) variable(t, x);
        else if (rule == Rule.LIMIT_CONTINUOUS) continuous(t);
        else if (rule == Rule.LIMIT_ARITHMETIC) arithmetic(t);
        else if (rule == Rule.LIMIT_END) end(t, x);
        else if (rule == Rule.LIMIT_COMPOSITION) composition(t);
        else if (rule == Rule.LIMIT_EQUAL_FUNCTION) equalFunction(t);
        else if (rule == Rule.LIMIT_EQUAL_VALUE) equalValue(t);
        else if (rule == Rule.HOSPITAL) hospital(t);
        else if (rule == Rule.SQUEEZE) squeeze(t);
        else sides(t);
    }

    private void constant(Tends t, Form x) {
        m.demandPremises(0);
        Form c = m.read(t.function());
        demand(!c.speaksOf(x) && value(t) == c, "it is no constant");
        m.demandDefined(c);
    }

    private void variable(Tends t, Form x) {
        m.demandPremises(0);
        demand(m.read(t.function()) == x && meets(t.approach(), t.target()), "it is not the variable");
    }

    // ------------------------------------------------------------------------------------------------ approaches

    private void approach(Form x, Approach approach) {
        demand(x.data() instanceof Name n && n.domain() == Domain.REAL, "only a real variable moves");
        if (!(approach instanceof Approach.To t)) return;
        Form p = m.read(t.point());
        demand(!p.speaksOf(x), "the point moves");
        // A premise about the same limit may be what says that the point has a value.
        if (m.step.premises().isEmpty()) m.demandDefined(p);
    }

    private boolean same(Approach a, Approach b) {
        return switch (a) {
            case Approach.Beyond s -> s.equals(b);
            case Approach.To s -> b instanceof Approach.To t && s.from() == t.from() && m.read(s.point()) == m.read(t.point());
        };
    }

    private boolean same(Target a, Target b) {
        return switch (a) {
            case Target.Infinite i -> i.equals(b);
            case Target.Finite v -> b instanceof Target.Finite w && m.read(v.value()) == m.read(w.value());
        };
    }

    /// Whether the target is what is approached.
    private boolean meets(Approach a, Target t) {
        return switch (a) {
            case Approach.Beyond b -> t instanceof Target.Infinite i && i.up() == b.up();
            case Approach.To p -> t instanceof Target.Finite v && m.read(v.value()) == m.read(p.point());
        };
    }

    private Form value(Tends t) {
        demand(t.target() instanceof Target.Finite, "a finite limit is needed");
        return m.read(((Target.Finite) t.target()).value());
    }

    /// A premise about the same limit, counted.
    private Tends tends(int i, Symbol x, Approach approach) {
        Tends t = m.judgement(m.premise(i), Tends.class);
        demand(m.symbol(t.variable()) == m.symbol(x) && same(t.approach(), approach), "another limit");
        m.carry(m.premise(i));
        return t;
    }

    /// All conditions that premises say hold near the limit; they count.
    private Set<Form> near(Symbol x, Approach approach) {
        Set<Form> all = new HashSet<>();
        for (Step s : m.step.premises()) {
            if (!(s.judgement() instanceof Eventually e)) continue;
            demand(m.symbol(e.variable()) == m.symbol(x) && same(e.approach(), approach), "it is not said of this limit");
            m.carry(s);
            all.addAll(Forms.conjuncts(m.read(e.condition())));
        }
        return all;
    }

    /// What a premise needs is known, as far as it speaks of the variable near the limit.
    private void carryNear(Step premise, Symbol x, Set<Form> near) {
        for (Condition h : premise.hypotheses()) {
            Form c = m.read(h);
            if (c.speaksOf(m.symbol(x))) demand(near.contains(c), "a hypothesis need not hold near the limit: " + c);
            else m.demandKnown(c, "a hypothesis of a premise is lost");
        }
    }

    private void carryFacts() {
        for (Step s : m.step.premises()) if (s.judgement() instanceof Holds) m.carry(s);
    }

    private boolean positive(Form f) {
        return m.facts().knows(m.forms.less(m.forms.zero, f));
    }

    private boolean negative(Form f) {
        return m.facts().knows(m.forms.less(f, m.forms.zero));
    }

    /// The sign of a limit other than 0.
    private int sign(Target t) {
        return switch (t) {
            case Target.Infinite i -> i.up() ? 1 : -1;
            case Target.Finite v -> positive(m.read(v.value())) ? 1 : negative(m.read(v.value())) ? -1 : 0;
        };
    }

    // ------------------------------------------------------------------------------------------------ near a limit

    private void nearby(Eventually e) {
        m.demandPremises(0);
        Form x = m.symbol(e.variable());
        approach(x, e.approach());
        Form c = m.read(e.condition());
        demand(c.args().size() == 2 && c.args().contains(x), "a comparison with the variable is needed");
        Form bound = c.arg(c.arg(0) == x ? 1 : 0);
        demand(!bound.speaksOf(x), "the bound moves");
        m.demandDefined(bound);
        boolean above = c.kind() == Kind.LESS && c.arg(1) == x;
        boolean below = c.kind() == Kind.LESS && c.arg(0) == x;
        boolean right = switch (e.approach()) {
            case Approach.Beyond b -> b.up() ? above : below;
            case Approach.To t -> bound == m.read(t.point()) && switch (t.from()) {
                case LEFT -> below || c.kind() == Kind.UNEQUAL;
                case RIGHT -> above || c.kind() == Kind.UNEQUAL;
                case BOTH -> c.kind() == Kind.UNEQUAL;
            };
        };
        demand(right, "the approach does not say so");
    }

    private void sign(Eventually e) {
        Tends t = tends(0, e.variable(), e.approach());
        carryFacts();
        Form c = m.read(e.condition());
        demand(c.kind() == Kind.LESS || c.kind() == Kind.UNEQUAL, "only a strict comparison spreads");
        Form f = m.read(t.function());
        boolean up = f == m.forms.make(Kind.SUB, c.arg(1), c.arg(0)) || c.arg(0) == m.forms.zero && f == c.arg(1);
        boolean down = f == m.forms.make(Kind.SUB, c.arg(0), c.arg(1)) || c.arg(1) == m.forms.zero && f == c.arg(0);
        demand(up || down, "the limit of something else");
        int sign = sign(t.target());
        boolean apart = sign != 0 || t.target() instanceof Target.Finite v && m.facts().nonzero(m.read(v.value()));
        demand(c.kind() == Kind.UNEQUAL ? apart : up && sign > 0 || down && sign < 0, "the limit does not say so");
    }

    private void fact(Eventually e) {
        Form x = m.symbol(e.variable());
        approach(x, e.approach());
        Step given = m.premise(0);
        demand(m.fact(given) == m.read(e.condition()), "another condition");
        carryNear(given, e.variable(), near(e.variable(), e.approach()));
        if (e.approach() instanceof Approach.To t) m.demandDefined(t.point());
    }

    // ------------------------------------------------------------------------------------------------ from continuity, by the table

    private void continuous(Tends t) {
        m.demandPremises(1);
        Continuous c = m.judgement(m.premise(0), Continuous.class);
        demand(m.symbol(c.variable()) == m.symbol(t.variable()) && m.read(c.function()) == m.read(t.function()) && t.approach() instanceof Approach.To, "another function");
        Form p = m.read(((Approach.To) t.approach()).point());
        m.demandDefined(p);
        Map<Symbol, Form> there = Map.of(c.variable(), p);
        m.carry(m.premise(0), there);
        demand(value(t) == m.read(c.function(), there), "it is not the value at the point");
    }

    private void end(Tends t, Form x) {
        m.demandPremises(0);
        Form f = m.read(t.function());
        demand(f.kind() == Kind.APPLY && f.arg(0) == x, "a function of the variable is needed");
        boolean known = Primitives.ends((Primitive) f.data()).stream().anyMatch(e -> same(e.approach(), t.approach()) && switch (t.target()) {
            case Target.Finite v -> e.value().filter(w -> m.read(w) == m.read(v.value())).isPresent();
            case Target.Infinite i -> e.value().isEmpty() && e.up() == i.up();
        });
        demand(known, "it has another limit");
    }

    private void composition(Tends t) {
        Tends u = tends(1, t.variable(), t.approach());
        Form inner = m.read(u.function());
        Form x = m.symbol(t.variable());
        if (m.premise(0).judgement() instanceof Continuous c) {
            demand(c.variable() == t.variable() || !m.read(c.function()).speaksOf(x), "the outer function moves by itself");
            realVariable(c.variable());
            Map<Symbol, Form> there = Map.of(c.variable(), value(u));
            m.carry(m.premise(0), there);
            demand(m.read(t.function()) == m.read(c.function(), Map.of(c.variable(), inner)), "it is not the outer function of the inner one");
            demand(value(t) == m.read(c.function(), there), "it is not the value at the limit");
            return;
        }
        Tends f = m.judgement(m.premise(0), Tends.class);
        m.carry(m.premise(0));
        demand(f.variable() == t.variable() || !m.read(f.function()).speaksOf(x), "the outer function moves by itself");
        realVariable(f.variable());
        demand(meets(f.approach(), u.target()) && same(f.target(), t.target()), "the limits do not fit");
        demand(m.read(t.function()) == m.read(f.function(), Map.of(f.variable(), inner)), "it is not the outer function of the inner one");
        if (!(f.approach() instanceof Approach.To p)) return;
        Form q = m.read(p.point());
        Set<Form> near = near(t.variable(), t.approach());
        boolean aside = switch (p.from()) {
            case LEFT -> near.contains(m.forms.less(inner, q));
            case RIGHT -> near.contains(m.forms.less(q, inner));
            case BOTH -> near.contains(m.forms.unequal(inner, q));
        };
        demand(aside, "the inner function may take its limit");
    }

    private void realVariable(Symbol y) {
        demand(m.symbol(y).data() instanceof Name n && n.domain() == Domain.REAL, "the outer variable is a number");
    }

    // ------------------------------------------------------------------------------------------------ arithmetic

    private void arithmetic(Tends t) {
        Form f = m.read(t.function());
        List<Tends> parts = new ArrayList<>();
        for (int i = 0; i < f.args().size(); i++) {
            parts.add(tends(i, t.variable(), t.approach()));
            demand(m.read(parts.get(i).function()) == f.arg(i), "the limit of another part");
        }
        carryFacts();
        boolean finite = parts.stream().allMatch(p -> p.target() instanceof Target.Finite);
        if (finite && t.target() instanceof Target.Finite) {
            demand(f.kind() == Kind.NEG || f.kind() == Kind.ADD || f.kind() == Kind.SUB || f.kind() == Kind.MUL || f.kind() == Kind.DIV, "another operation");
            m.demandSame(value(t), m.forms.make(f.kind(), parts.stream().map(this::value).toArray(Form[]::new)), "it is not the same operation on the limits");
            m.demandDefined(value(t));
            if (f.kind() == Kind.DIV) demand(m.facts().nonzero(value(parts.get(1))), "the denominator may vanish");
            return;
        }
        if (t.target() instanceof Target.Finite) {
            demand(f.kind() == Kind.DIV && parts.get(0).target() instanceof Target.Finite && parts.get(1).target() instanceof Target.Infinite
                    && value(t) == m.forms.zero, "it is no finite limit");
            return;
        }
        int sign = ((Target.Infinite) t.target()).up() ? 1 : -1;
        demand(sign == beyond(f.kind(), parts), "it does not tend there");
    }

    /// The sign of an infinite result; 0 where there is none.
    private int beyond(Kind kind, List<Tends> parts) {
        if (kind == Kind.NEG) return -endless(parts.get(0));
        if (kind == Kind.ADD) return sum(endless(parts.get(0)), endless(parts.get(1)));
        if (kind == Kind.SUB) return sum(endless(parts.get(0)), -endless(parts.get(1)));
        if (kind == Kind.DIV) return quotient(parts.get(0), parts.get(1));
        boolean product = kind == Kind.MUL && (endless(parts.get(0)) != 0 || endless(parts.get(1)) != 0);
        return product ? sign(parts.get(0).target()) * sign(parts.get(1).target()) : 0;
    }

    private static int endless(Tends t) {
        return t.target() instanceof Target.Infinite i ? i.up() ? 1 : -1 : 0;
    }

    /// The sign of an infinite sum; 0 where both work against each other.
    private static int sum(int a, int b) {
        return a == 0 ? b : b == 0 || a == b ? a : 0;
    }

    private int quotient(Tends above, Tends below) {
        if (below.target() instanceof Target.Infinite) return 0;
        if (value(below) != m.forms.zero) return endless(above) * sign(below.target());
        Set<Form> near = near(below.variable(), below.approach());
        Form v = m.read(below.function());
        return sign(above.target()) * (near.contains(m.forms.less(m.forms.zero, v)) ? 1 : near.contains(m.forms.less(v, m.forms.zero)) ? -1 : 0);
    }

    // ------------------------------------------------------------------------------------------------ equal functions and limits

    private void equalFunction(Tends t) {
        Equal e = m.judgement(m.premise(0), Equal.class);
        Tends g = tends(1, t.variable(), t.approach());
        demand(m.read(e.left()) == m.read(t.function()) && m.read(e.right()) == m.read(g.function()) && same(g.target(), t.target()), "the equation is about other functions");
        carryNear(m.premise(0), t.variable(), near(t.variable(), t.approach()));
    }

    private void equalValue(Tends t) {
        m.demandPremises(2);
        Tends g = tends(0, t.variable(), t.approach());
        Equal e = m.judgement(m.premise(1), Equal.class);
        m.carry(m.premise(1));
        demand(m.read(g.function()) == m.read(t.function()) && m.read(e.left()) == value(g) && m.read(e.right()) == value(t), "the equation is about other limits");
    }

    // ------------------------------------------------------------------------------------------------ l'Hospital, squeeze, sides

    private void hospital(Tends t) {
        HasDerivative f = m.judgement(m.premise(0), HasDerivative.class);
        HasDerivative g = m.judgement(m.premise(1), HasDerivative.class);
        Form x = m.symbol(t.variable());
        demand(m.symbol(f.variable()) == x && m.symbol(g.variable()) == x && f.index().isEmpty() && g.index().isEmpty(), "derivatives by another variable");
        demand(m.read(t.function()) == m.forms.make(Kind.DIV, m.read(f.function()), m.read(g.function())), "the derivatives of other parts");
        Set<Form> near = near(t.variable(), t.approach());
        carryNear(m.premise(0), t.variable(), near);
        carryNear(m.premise(1), t.variable(), near);
        Form below = m.read(g.derivative());
        demand(near.contains(m.forms.unequal(below, m.forms.zero)), "the derivative of the denominator may vanish near the limit");
        Tends ratio = tends(2, t.variable(), t.approach());
        demand(m.read(ratio.function()) == m.forms.make(Kind.DIV, m.read(f.derivative()), below) && same(ratio.target(), t.target()), "the limit of another quotient");
        Tends denominator = tends(3, t.variable(), t.approach());
        demand(m.read(denominator.function()) == m.read(g.function()), "the limit of another denominator");
        if (denominator.target() instanceof Target.Infinite) return;
        Optional<Tends> numerator = m.step.premises().stream().skip(4).map(Step::judgement).filter(j -> j instanceof Tends n && m.read(n.function()) == m.read(f.function()))
                .map(Tends.class::cast).findFirst();
        demand(numerator.isPresent() && value(denominator) == m.forms.zero && value(numerator.get()) == m.forms.zero && m.symbol(numerator.get().variable()) == x
                && same(numerator.get().approach(), t.approach()), "it is neither 0/0 nor by infinity");
        for (Step s : m.step.premises()) if (s.judgement() == numerator.get()) m.carry(s);
    }

    private void squeeze(Tends t) {
        Set<Form> near = near(t.variable(), t.approach());
        Form f = m.read(t.function());
        boolean above = false;
        boolean below = false;
        for (int i = 0; i < m.step.premises().size(); i++) {
            if (!(m.premise(i).judgement() instanceof Tends)) continue;
            Tends bound = tends(i, t.variable(), t.approach());
            demand(same(bound.target(), t.target()), "the bounds tend elsewhere");
            Form b = m.read(bound.function());
            below |= near.contains(m.forms.atMost(b, f));
            above |= near.contains(m.forms.atMost(f, b));
        }
        demand(t.target() instanceof Target.Infinite i ? i.up() ? below : above : below && above, "bounds from both sides are needed");
    }

    private void sides(Tends t) {
        demand(t.approach() instanceof Approach.To, "a point is needed");
        Approach.To p = (Approach.To) t.approach();
        boolean both = p.from() == Approach.From.BOTH;
        m.demandPremises(both ? 2 : 1);
        List<Approach.From> wanted = both ? List.of(Approach.From.LEFT, Approach.From.RIGHT) : List.of(Approach.From.BOTH);
        for (int i = 0; i < wanted.size(); i++) {
            Tends s = tends(i, t.variable(), new Approach.To(p.point(), wanted.get(i)));
            demand(m.read(s.function()) == m.read(t.function()) && same(s.target(), t.target()), "the sides do not agree");
        }
    }

    // ------------------------------------------------------------------------------------------------ derivatives, continuity

    private void slope(SideDerivative d) {
        m.demandPremises(1);
        Tends q = m.judgement(m.premise(0), Tends.class);
        m.carry(m.premise(0));
        demand(q.approach() instanceof Approach.To t && m.read(t.point()) == m.read(d.point()) && t.from() == (d.side() == Side.LEFT ? Approach.From.LEFT : Approach.From.RIGHT)
                && m.symbol(q.variable()) == m.symbol(d.variable()), "another limit");
        Form f = m.read(d.function());
        Form p = m.read(d.point());
        Form rise = m.forms.make(Kind.SUB, f, m.read(d.function(), Map.of(d.variable(), p)));
        demand(m.read(q.function()) == m.forms.make(Kind.DIV, rise, m.forms.make(Kind.SUB, m.symbol(d.variable()), p)), "it is not the difference quotient");
        demand(value(q) == m.read(d.value()), "another slope");
    }

    private void continuity(Continuous c) {
        m.demandPremises(2);
        Tends t = m.judgement(m.premise(0), Tends.class);
        Equal e = m.judgement(m.premise(1), Equal.class);
        m.carryAll();
        demand(t.approach() instanceof Approach.To p && p.from() == Approach.From.BOTH && m.symbol(t.variable()) == m.symbol(c.variable())
                && m.read(t.function()) == m.read(c.function()), "the limit from both sides is needed");
        Form p = m.read(((Approach.To) t.approach()).point());
        demand(m.read(e.left()) == value(t) && m.read(e.right()) == m.read(c.function(), Map.of(c.variable(), p)), "the limit must be the value");
        m.demandKnown(m.forms.equal(m.symbol(c.variable()), p), "the variable may be elsewhere");
    }

    /// The limit as a term of its own.
    private void value(Equal e) {
        m.demandPremises(1);
        Tends t = m.judgement(m.premise(0), Tends.class);
        m.carry(m.premise(0));
        demand(m.read(e.left()) == m.read(Terms.limit(t.variable(), t.function(), t.approach())), "the limit of something else");
        demand(m.read(e.right()) == value(t), "another limit");
    }
}
