package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.checker.Form.Domain;
import org.gradproof.checker.Form.Kind;
import org.gradproof.checker.Form.Name;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Choice;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Judgement.Continuous;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.Eventually;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.gradproof.kernel.Judgement.Holds;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Judgement.Tends;
import org.gradproof.kernel.Rule;

/// The steps of logic: from hypotheses to what they say, by cases, for other values, for every index.
record LogicSteps(Move m) {
    void check() {
        Rule rule = m.step.rule();
        if (rule == Rule.ASSUMPTION) m.demandKnown(m.fact(), "it is no hypothesis");
        else if (rule == Rule.WEAKENING || rule == Rule.NAMED) again();
        else if (rule == Rule.DISCHARGE) discharge();
        else if (rule == Rule.CASES) cases();
        else if (rule == Rule.INSTANCE) instance();
        else if (rule == Rule.BOTH) both();
        else if (rule == Rule.PART) part();
        else if (rule == Rule.EITHER) either();
        else if (rule == Rule.FOR_ALL) every();
        else if (rule == Rule.RANGE) range();
        else if (rule == Rule.INDUCTION) induction();
        else absurd();
    }

    private void again() {
        m.demandPremises(1);
        m.carryAll();
        alike(m.premise(0).judgement(), m.step.judgement(), Map.of());
    }

    /// A fact takes the place of hypotheses that it says.
    private void discharge() {
        m.demandPremises(2);
        m.carry(m.premise(1));
        m.judgement(m.premise(1), Holds.class);
        m.carry(m.premise(0));
        alike(m.premise(0).judgement(), m.step.judgement(), Map.of());
    }

    /// The condition is what the first premise assumes and the conclusion does not.
    private void cases() {
        m.demandPremises(2);
        for (Step p : m.step.premises()) alike(p.judgement(), m.step.judgement(), Map.of());
        List<Form> own = new ArrayList<>();
        for (Condition h : m.premise(0).hypotheses()) if (!m.facts().knows(m.read(h))) own.add(m.read(h));
        Form condition = m.forms.all(own);
        Optional<Form> opposite = m.forms.opposite(condition);
        demand(opposite.isPresent(), "the condition has no opposite");
        m.demandDefined(condition);
        Move.demandHypotheses(m.facts().assuming(opposite.get()), m.premise(1), m, "in the other case");
    }

    // ------------------------------------------------------------------------------------------------ instances

    private void instance() {
        m.demandPremises(1);
        if (!(m.step.choice() instanceof Choice.Values(Map<Symbol, Expr> chosen))) throw new Objection(false, "the values are not recorded");
        Map<Symbol, Form> values = m.values(chosen);
        chosen.forEach((s, e) -> {
            m.demandDefined(e);
            fits(s, values.get(s), values);
        });
        Step premise = m.premise(0);
        still(premise.judgement(), values);
        m.carry(premise, values);
        alike(premise.judgement(), m.step.judgement(), values);
    }

    /// A value is of the sort of what it replaces.
    private void fits(Symbol s, Form value, Map<Symbol, Form> values) {
        Form wanted = m.desk.reading.under(values).variable(s);
        switch (((Name) wanted.data()).domain()) {
            case REAL -> demand(value.isScalar(), "a number is needed");
            case WHOLE -> demand(value.isScalar() && m.forms.integral(value), "an integer is needed");
            case TENSOR -> demand(value.sizes().equals(wanted.args()), "another shape");
            case INDEX -> {
                if (value != wanted && !(value.isIndex() && value.kind() == Kind.SYMBOL && value.args().equals(wanted.args()))) within(value, wanted.arg(0), wanted.arg(1));
            }
        }
    }

    private void within(Form value, Form lower, Form upper) {
        demand(value.isScalar() && m.forms.integral(value), "an index is an integer");
        m.demandKnown(m.forms.atMost(lower, value), "the index may be below the range");
        m.demandKnown(m.forms.atMost(value, upper), "the index may be above the range");
    }

    /// The variable of a derivative is not replaced, and nothing that moves with it comes in.
    private void still(Judgement j, Map<Symbol, Form> values) {
        Optional<Symbol> moving = switch (j) {
            case Equal _, Holds _ -> Optional.empty();
            case HasDerivative d -> Optional.of(d.variable());
            case Continuous c -> Optional.of(c.variable());
            case SideDerivative d -> Optional.of(d.variable());
            case Tends t -> Optional.of(t.variable());
            case Eventually e -> Optional.of(e.variable());
        };
        if (moving.isEmpty()) return;
        demand(!values.containsKey(moving.get()), "the variable of a derivative is replaced");
        Form now = m.desk.reading.under(values).symbol(moving.get());
        for (Form v : values.values()) demand(!v.speaksOf(now), "a value moves with the variable");
        if (now == m.symbol(moving.get())) return;
        Node function = switch (j) {
            case HasDerivative d -> d.function();
            case Continuous c -> c.function();
            case SideDerivative d -> d.function();
            case Tends t -> t.function();
            case Eventually e -> e.condition();
            case Equal e -> e.left();
            case Holds _ -> moving.get();
        };
        demand(!m.read(function).speaksOf(now), "a namesake of the variable is in the function");
    }

    /// The second judgement is the first under the values, but for the names of what is bound.
    private void alike(Judgement a, Judgement b, Map<Symbol, Form> values) {
        boolean same = a == b && values.isEmpty() || switch (a) {
            case Equal e -> b instanceof Equal f && reads(e.left(), f.left(), values) && reads(e.right(), f.right(), values);
            case Holds h -> b instanceof Holds g && m.read(h.condition(), values) == m.read(g.condition());
            case HasDerivative d -> b instanceof HasDerivative e && reads(d.function(), e.function(), values) && reads(d.derivative(), e.derivative(), values)
                    && variable(d.variable(), values) == m.symbol(e.variable()) && reads(d.index(), e.index(), values);
            case Continuous c -> b instanceof Continuous d && reads(c.function(), d.function(), values) && variable(c.variable(), values) == m.symbol(d.variable());
            case SideDerivative d -> b instanceof SideDerivative e && reads(d.function(), e.function(), values) && reads(d.value(), e.value(), values)
                    && reads(d.point(), e.point(), values) && d.side() == e.side() && variable(d.variable(), values) == m.symbol(e.variable());
            case Tends s -> b instanceof Tends t && reads(s.function(), t.function(), values) && variable(s.variable(), values) == m.symbol(t.variable())
                    && approach(s.approach(), t.approach(), values) && switch (s.target()) {
                        case Target.Finite v -> t.target() instanceof Target.Finite w && reads(v.value(), w.value(), values);
                        case Target.Infinite i -> i.equals(t.target());
                    };
            case Eventually s -> b instanceof Eventually t && m.read(s.condition(), values) == m.read(t.condition())
                    && variable(s.variable(), values) == m.symbol(t.variable()) && approach(s.approach(), t.approach(), values);
        };
        demand(same, values.isEmpty() ? "it says something else than its premise" : "it is not the premise at these values");
    }

    private boolean approach(Approach before, Approach after, Map<Symbol, Form> values) {
        return switch (before) {
            case Approach.To s -> after instanceof Approach.To t && s.from() == t.from() && reads(s.point(), t.point(), values);
            case Approach.Beyond s -> s.equals(after);
        };
    }

    private Form variable(Symbol s, Map<Symbol, Form> values) {
        return m.desk.reading.under(values).variable(s);
    }

    private boolean reads(Expr before, Expr after, Map<Symbol, Form> values) {
        return m.read(before, values) == m.read(after);
    }

    private boolean reads(List<Expr> before, List<Expr> after, Map<Symbol, Form> values) {
        if (before.size() != after.size()) return false;
        for (int i = 0; i < before.size(); i++) if (!reads(before.get(i), after.get(i), values)) return false;
        return true;
    }

    // ------------------------------------------------------------------------------------------------ and, or, every

    private void both() {
        m.carryAll();
        m.demandKnown(m.fact(), "not all parts are proved");
    }

    /// A part of a conjunction, what holds for every index at one, or an equation as a fact and back.
    private void part() {
        m.demandPremises(1);
        Step premise = m.premise(0);
        if (m.step.choice() instanceof Choice.Values(Map<Symbol, Expr> chosen)) {
            at(premise, chosen);
            return;
        }
        m.carry(premise);
        Form before = statement(premise.judgement());
        Form after = statement(m.step.judgement());
        demand(before == after || Forms.conjuncts(before).containsAll(Forms.conjuncts(after)), "it is no part of the premise");
    }

    private void at(Step premise, Map<Symbol, Expr> chosen) {
        m.carry(premise);
        Form every = m.fact(premise);
        demand(every.kind() == Kind.EVERY && chosen.size() == 1, "a statement about every index is needed");
        Expr index = chosen.values().iterator().next();
        m.demandDefined(index);
        within(m.read(index), every.arg(0), every.arg(1));
        demand(m.forms.opened(every, m.read(index)) == m.fact(), "it is not the premise at this index");
    }

    private Form statement(Judgement j) {
        return switch (j) {
            case Equal e -> m.forms.equal(m.read(e.left()), m.read(e.right()));
            case Holds h -> m.read(h.condition());
            case HasDerivative _, Continuous _, SideDerivative _, Tends _, Eventually _ -> throw new Objection(true, "a fact or an equation is needed");
        };
    }

    /// Something that is true, or something else; or what is left when an alternative is false.
    private void either() {
        m.carryAll();
        Form fact = m.fact();
        if (m.step.premises().size() == 1) {
            m.demandDefined(fact);
            List<Form> parts = fact.kind() == Kind.ANY ? fact.args() : List.of(fact);
            Form given = m.fact(m.premise(0));
            demand(parts.containsAll(given.kind() == Kind.ANY ? given.args() : List.of(given)), "it is not one of the alternatives");
        } else {
            m.demandPremises(2);
            m.demandKnown(fact, "an alternative is left out that is not excluded");
        }
    }

    private void every() {
        m.demandPremises(1);
        Form said = m.fact(m.premise(0));
        if (!(m.concluded(Holds.class).condition() instanceof Condition.ForAll f)) {
            demand(m.fact() == m.forms.truth && said == m.forms.truth, "a statement about every index is needed");
            return;
        }
        Form k = m.symbol(f.index());
        demand(!m.fact().speaksOf(k), "the range speaks of its index");
        demand(m.read(f.body()) == said, "it is not the premise for every index");
        Move.demandHypotheses(m.facts().under(k.arg(0), k.arg(1), k), m.premise(0), m, "at some index");
    }

    private void range() {
        m.demandPremises(0);
        for (Form c : Forms.conjuncts(m.fact())) {
            Form i = c.args().stream().filter(a -> a.isIndex() && a.kind() == Kind.SYMBOL && c.kind() == Kind.AT_MOST
                    && (c.arg(1) == a && c.arg(0) == a.arg(0) || c.arg(0) == a && c.arg(1) == a.arg(1))).findFirst()
                    .orElseThrow(() -> new Objection(true, "it does not say that an index lies in its range"));
            demand(m.forms.integral(i.arg(0)) && m.forms.integral(i.arg(1)), "the ends of the range are no integers");
            m.demandKnown(m.forms.atMost(i.arg(0), i.arg(1)), "the range may be empty");
        }
    }

    private void absurd() {
        m.demandPremises(1);
        m.carryAll();
        Form said = m.fact(m.premise(0));
        Optional<Form> opposite = m.forms.opposite(said);
        demand(opposite.isPresent() && new Facts(m.forms, m.desk.meaning, m.desk.residues, m.desk.primitives).knows(opposite.get()), "the premise may be true");
    }

    /// The claim at a, and at the next number wherever it is true at one that is not below a.
    private void induction() {
        m.demandPremises(2);
        Condition claim = m.concluded(Holds.class).condition();
        Form base = m.fact(m.premise(0));
        Form next = m.fact(m.premise(1));
        for (Condition h : m.step.hypotheses()) {
            Form from = m.read(h);
            if (from.kind() != Kind.AT_MOST || !(from.arg(1).data() instanceof Name name) || name.domain() != Domain.WHOLE) continue;
            Form a = from.arg(0);
            Form n = from.arg(1);
            Symbol number = Symbol.whole(name.text());
            if (a.speaksOf(n) || m.read(claim, Map.of(number, a)) != base) continue;
            demand(m.forms.integral(a), "the start is no integer");
            demand(m.read(claim, Map.of(number, m.forms.make(Kind.ADD, n, m.forms.one))) == next, "it is not the claim at the next number");
            m.demandDefined(a);
            List<Form> assumed = Forms.conjuncts(m.fact());
            demand(steady(m.fact(), n), "a size moves with the number");
            for (Step p : m.step.premises()) {
                for (Condition g : p.hypotheses()) {
                    Form c = m.read(g);
                    if (p == m.premise(1) && (assumed.contains(c) || c == from)) continue;
                    demand(!c.speaksOf(n), "a hypothesis speaks of the number: " + c);
                    demand(steady(c, n), "a size moves with the number");
                    m.demandKnown(c, "a hypothesis of a premise is lost");
                }
            }
            return;
        }
        throw new Objection(true, "no hypothesis says where the numbers start");
    }

    /// No other variable's range or size speaks of n.
    private static boolean steady(Form f, Form n) {
        return f.loose().stream().noneMatch(s -> s != n && s.speaksOf(n));
    }
}
