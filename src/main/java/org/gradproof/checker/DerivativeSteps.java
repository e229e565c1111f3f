package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;
import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.cases;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.checker.Form.Kind;
import org.gradproof.checker.Form.Name;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.gradproof.kernel.Rule;

/// The rules of differentiation. What matters is not how a derivative is spelled but that it has a value and is the same
/// function of the parts as the rule gives.
record DerivativeSteps(Move m) {
    void check() {
        Rule rule = m.step.rule();
        if (rule == Rule.DERIVATIVE_VALUE) {
            value();
            return;
        }
        HasDerivative d = m.derivative();
        if (rule == Rule.CONSTANT) constant(d);
        else if (rule == Rule.VARIABLE) variable(d);
        else if (rule == Rule.ENTRY) entry(d);
        else if (rule == Rule.NEGATION) negation(d);
        else if (rule == Rule.POWER_RULE) power(d);
        else if (rule == Rule.GENERAL_POWER) generalPower(d);
        else if (rule == Rule.CHAIN_RULE) chain(d);
        else if (rule == Rule.CASE_RULE) caseRule(d);
        else if (rule == Rule.SUM_DERIVATIVE || rule == Rule.PRODUCT_DERIVATIVE) big(d);
        else if (rule == Rule.EXTREME_DERIVATIVE) extreme(d);
        else if (rule == Rule.EQUAL_FUNCTION) equalFunction(d);
        else if (rule == Rule.EQUAL_DERIVATIVE) equalDerivative(d);
        else if (rule == Rule.DEFINITION) definition(d);
        else arithmetic(d);
    }

    /// The premise's derivative, by the same variable.
    private HasDerivative part(int i, HasDerivative conclusion, Expr function) {
        HasDerivative d = m.judgement(m.premise(i), HasDerivative.class);
        demand(alike(d, conclusion), "a derivative by another variable");
        demand(m.read(d.function()) == m.read(function), "the derivative of another part");
        return d;
    }

    private boolean alike(HasDerivative d, HasDerivative e) {
        return m.symbol(d.variable()) == m.symbol(e.variable()) && d.index().stream().map(m::read).toList().equals(e.index().stream().map(m::read).toList());
    }

    private HasDerivative carried(int i, HasDerivative conclusion, Expr function) {
        HasDerivative d = part(i, conclusion, function);
        m.carry(m.premise(i));
        return d;
    }

    // ------------------------------------------------------------------------------------------------ leaves

    /// The variable is real, or an entry of a real vector or matrix at an index that stands still.
    private void checkVariable(HasDerivative d) {
        Form x = m.symbol(d.variable());
        demand(ContinuitySteps.moves(x), "only a real variable moves");
        demand(d.index().size() == x.sizes().size(), "as many indices as sizes are needed");
        for (Expr i : d.index()) {
            demand(!m.read(i).speaksOf(x), "an index moves");
        }
        if (!d.index().isEmpty()) m.demandDefined(Terms.entry(d.variable(), d.index()));
    }

    private void constant(HasDerivative d) {
        m.demandPremises(0);
        checkVariable(d);
        demand(d.function().isScalar() && !m.moves(d.variable(), d.function()), "it speaks of the variable");
        demand(m.read(d.derivative()) == m.forms.zero, "the derivative of a constant is 0");
        m.demandDefined(d.function());
    }

    private void variable(HasDerivative d) {
        m.demandPremises(0);
        demand(((Name) m.symbol(d.variable()).data()).domain() == Form.Domain.REAL && d.index().isEmpty(), "a real variable is needed");
        demand(m.read(d.function()) == m.symbol(d.variable()) && m.read(d.derivative()) == m.forms.one, "the derivative of x by x is 1");
    }

    private void entry(HasDerivative d) {
        m.demandPremises(0);
        checkVariable(d);
        demand(d.function() instanceof Expr.Entry e && e.tensor() == d.variable() && e.indices().size() == d.index().size(), "an entry of the variable is needed");
        List<Expr> at = ((Expr.Entry) d.function()).indices();
        Expr wanted = ONE;
        for (int k = 0; k < at.size(); k++) {
            demand(!m.moves(d.variable(), at.get(k)), "an index moves");
            wanted = mul(wanted, Terms.delta(at.get(k), d.index().get(k)));
        }
        m.demandDefined(d.function());
        m.demandIs(d.derivative(), wanted, "it is not the delta of the indices");
    }

    // ------------------------------------------------------------------------------------------------ arithmetic

    private void negation(HasDerivative d) {
        m.demandPremises(1);
        demand(d.function() instanceof Expr.Neg, "a negative is needed");
        HasDerivative u = carried(0, d, ((Expr.Neg) d.function()).argument());
        m.demandIs(d.derivative(), neg(u.derivative()), "it is not −u′");
    }

    private Expr.Binary binary(HasDerivative d) {
        if (d.function() instanceof Expr.Binary b && b.isScalar()) return b;
        throw new Objection(true, "an operation on two numbers is needed");
    }

    private void arithmetic(HasDerivative d) {
        m.demandPremises(2);
        Expr.Binary f = binary(d);
        HasDerivative u = carried(0, d, f.left());
        HasDerivative v = carried(1, d, f.right());
        Expr du = u.derivative();
        Expr dv = v.derivative();
        boolean still = m.read(du) == m.forms.zero || m.read(dv) == m.forms.zero;
        Rule rule = m.step.rule();
        switch (f.operator()) {
            case ADD -> {
                demand(rule == Rule.SUM_RULE, "another operation");
                m.demandIs(d.derivative(), add(du, dv), "it is not u′ + v′");
            }
            case SUBTRACT -> {
                demand(rule == Rule.DIFFERENCE_RULE, "another operation");
                m.demandIs(d.derivative(), sub(du, dv), "it is not u′ − v′");
            }
            case MULTIPLY -> {
                demand(rule == Rule.PRODUCT_RULE || rule == Rule.FACTOR_RULE && still, "another operation");
                m.demandIs(d.derivative(), add(mul(du, f.right()), mul(f.left(), dv)), "it is not u′v + uv′");
            }
            case DIVIDE -> {
                demand(rule == Rule.QUOTIENT_RULE || rule == Rule.FACTOR_RULE && still, "another operation");
                demand(m.facts().nonzero(m.read(f.right())), "the denominator may be zero");
                m.demandIs(d.derivative(), sub(div(du, f.right()), div(mul(f.left(), dv), mul(f.right(), f.right()))), "it is not (u′v − uv′)/v²");
            }
            case POWER, MATMUL -> throw new Objection(true, "another operation");
        }
    }

    private void power(HasDerivative d) {
        m.demandPremises(1);
        Expr.Binary f = binary(d);
        demand(f.operator() == Operator.POWER && !m.moves(d.variable(), f.right()), "a constant exponent is needed");
        HasDerivative u = carried(0, d, f.left());
        m.demandDefined(f.right());
        Form base = m.read(f.left());
        Form c = m.read(f.right());
        Optional<Rational> n = m.forms.value(c);
        if (n.filter(Rational::isInteger).isPresent()) {
            demand(n.get().signum() >= 0 || m.facts().nonzero(base), "the base may be zero");
        } else if (m.forms.integral(c) && !m.facts().knows(m.forms.less(m.forms.zero, base))) {
            demand(m.facts().nonzero(base) || m.facts().knows(m.forms.any(List.of(m.forms.unequal(base, m.forms.zero), m.forms.atMost(m.forms.one, c)))),
                    "the base may be zero");
        } else {
            m.demandKnown(m.forms.less(m.forms.zero, base), "the base may not be positive");
        }
        boolean zero = n.filter(Rational::isZero).isPresent();
        m.demandIs(d.derivative(), zero ? ZERO : mul(mul(f.right(), pow(f.left(), lowered(f.right(), n))), u.derivative()), "it is not c·u^(c−1)·u′");
    }

    private static Expr lowered(Expr c, Optional<Rational> value) {
        return value.<Expr>map(v -> Terms.num(v.subtract(Rational.ONE))).orElseGet(() -> sub(c, ONE));
    }

    private void generalPower(HasDerivative d) {
        m.demandPremises(2);
        Expr.Binary f = binary(d);
        demand(f.operator() == Operator.POWER, "a power is needed");
        HasDerivative u = carried(0, d, f.left());
        HasDerivative v = carried(1, d, f.right());
        m.demandKnown(m.forms.less(m.forms.zero, m.read(f.left())), "the base may not be positive");
        Expr inner = add(mul(v.derivative(), log(f.left())), div(mul(f.right(), u.derivative()), f.left()));
        m.demandIs(d.derivative(), mul(f, inner), "it is not u^v·(v′ log u + v·u′/u)");
    }

    // ------------------------------------------------------------------------------------------------ composition

    private void chain(HasDerivative d) {
        if (m.step.premises().size() == 1) primitive(d);
        else composed(d);
    }

    private void primitive(HasDerivative d) {
        demand(d.function() instanceof Expr.Apply a && a.isScalar(), "a primitive of a number is needed");
        Expr.Apply f = (Expr.Apply) d.function();
        HasDerivative u = carried(0, d, f.argument());
        Form argument = m.read(f.argument());
        for (Form c : m.desk.primitives.smooth(f.function(), argument)) m.demandKnown(c, "it may not be inside of the domain");
        m.know(m.desk.primitives.inside(f.function(), argument));
        Form outer = m.desk.primitives.derivative(f.function(), argument);
        m.demandSame(m.read(d.derivative()), m.forms.make(Kind.MUL, outer, m.read(u.derivative())), "it is not f′(u)·u′");
        m.demandDefined(d.derivative());
    }

    /// `F(u)` where F speaks of the variable through its parameter only.
    private void composed(HasDerivative d) {
        m.demandPremises(2);
        HasDerivative outer = m.judgement(m.premise(0), HasDerivative.class);
        HasDerivative inner = m.judgement(m.premise(1), HasDerivative.class);
        demand(alike(inner, d), "a derivative by another variable");
        Symbol p = outer.variable();
        demand(((Name) m.symbol(p).data()).domain() == Form.Domain.REAL && outer.index().isEmpty(), "the outer variable is a number");
        demand(p == d.variable() || !m.moves(d.variable(), outer.function()), "the outer function moves by itself");
        m.carry(m.premise(1));
        Map<Symbol, Form> values = Map.of(p, m.read(inner.function()));
        m.carry(m.premise(0), values);
        demand(m.read(d.function()) == m.read(outer.function(), values), "it is not the outer function of the inner one");
        m.demandSame(m.read(d.derivative()), m.forms.make(Kind.MUL, m.read(outer.derivative(), values), m.read(inner.derivative())), "it is not F′(u)·u′");
        m.demandDefined(d.derivative());
    }

    private void definition(HasDerivative d) {
        m.demandPremises(1);
        Form f = m.read(d.function());
        HasDerivative u = m.judgement(m.premise(0), HasDerivative.class);
        demand(alike(u, d), "a derivative by another variable");
        m.carry(m.premise(0));
        Optional<Form> meaning = m.desk.meaning.of(f);
        demand(meaning.isPresent() && meaning.get() == m.read(u.function()), "it stands for something else");
        if (f.kind() == Kind.ENTRY) {
            for (Form i : f.args().subList(1, f.args().size())) demand(!i.speaksOf(m.symbol(d.variable())), "an index moves");
            demand(m.facts().inRange(f), "an index may be out of range");
        }
        demand(m.read(d.derivative()) == m.read(u.derivative()), "another derivative");
    }

    // ------------------------------------------------------------------------------------------------ cases and sums

    private void caseRule(HasDerivative d) {
        demand(m.step.premises().size() >= 2 && d.function() instanceof Expr.If, "both branches are needed");
        Expr.If f = (Expr.If) d.function();
        HasDerivative yes = part(0, d, f.yes());
        HasDerivative no = part(1, d, f.no());
        Form condition = m.read(f.condition());
        Form x = m.symbol(d.variable());
        List<Form> comparisons = ContinuitySteps.sides(m, condition, x, m.step.premises().subList(2, m.step.premises().size()));
        for (Form c : comparisons) if (c.speaksOf(x)) m.demandKnown(m.forms.unequal(c.arg(0), c.arg(1)), "it may be on the boundary");
        m.demandDefined(condition);
        Facts inYes = m.facts().assuming(condition);
        Facts inNo = m.facts().assuming(m.forms.opposite(condition).orElseThrow());
        Move.demandHypotheses(inYes, m.premise(0), m, "where the condition is true");
        Move.demandHypotheses(inNo, m.premise(1), m, "where the condition is false");
        demand(m.same(d.derivative(), cases(f.condition(), yes.derivative(), no.derivative())), "it is not the derivatives of the branches by cases");
        Form result = m.read(d.derivative());
        demand(m.also(inYes, yes).defined(result) && m.also(inNo, no).defined(result), "the derivative has no value in a case");
    }

    private void big(HasDerivative d) {
        m.demandPremises(1);
        demand(d.function() instanceof Expr.Big b && b.isProduct() == (m.step.rule() == Rule.PRODUCT_DERIVATIVE), "a big sum or product is needed");
        Expr.Big f = named((Expr.Big) d.function(), m.judgement(m.premise(0), HasDerivative.class).function());
        HasDerivative u = part(0, d, f.body());
        Form k = m.symbol(f.index());
        Form x = m.symbol(d.variable());
        Form whole = m.read(f);
        demand(!whole.arg(0).speaksOf(x) && !whole.arg(1).speaksOf(x), "the range moves");
        demand(!whole.speaksOf(k), "the range speaks of its index");
        for (Expr i : d.index()) demand(!m.read(i).speaksOf(k), "the index of the variable moves with the sum");
        Facts inside = m.facts().under(k.arg(0), k.arg(1), k);
        Move.demandHypotheses(inside, m.premise(0), m, "at some index");
        m.demandDefined(f.index().lower());
        m.demandDefined(f.index().upper());
        Facts there = m.also(inside, u);
        Form body = m.read(u.derivative());
        demand(there.defined(body) && there.defined(m.read(f.body())), "a term has no value");
        boolean zero = m.forms.value(body).filter(Rational::isZero).isPresent();
        if (f.isProduct()) {
            demand(there.nonzero(m.read(f.body())), "a factor may be zero");
            Expr sum = zero ? ZERO : Terms.sum(f.index(), div(u.derivative(), f.body()));
            demand(m.same(d.derivative(), mul(f, sum)), "it is not Π u·Σ u′/u");
        } else {
            demand(m.same(d.derivative(), zero ? ZERO : Terms.sum(f.index(), u.derivative())), "it is not the sum of the derivatives");
        }
    }

    /// The derivative of the value at the one index that has the maximum for its value.
    private void extreme(HasDerivative d) {
        m.demandPremises(1);
        demand(d.function() instanceof Expr.Extreme, "a maximum is needed");
        Expr.Extreme f = (Expr.Extreme) d.function();
        Form whole = m.read(f);
        Expr body = m.judgement(m.premise(0), HasDerivative.class).function();
        HasDerivative u = part(0, d, body);
        Symbol index = Stream.concat(Stream.of(f.index()), Free.of(body).stream()).filter(Symbol::isIndex)
                .filter(s -> !whole.speaksOf(m.symbol(s)) && m.read(Terms.extreme(f.isGreatest(), s, body)) == whole).findFirst()
                .orElseThrow(() -> new Objection(true, "it is not the derivative of the value at an index"));
        Form k = m.symbol(index);
        Form x = m.symbol(d.variable());
        demand(!whole.arg(0).speaksOf(x) && !whole.arg(1).speaksOf(x), "the range moves");
        for (Expr i : d.index()) demand(!m.read(i).speaksOf(k), "the index of the variable moves with the maximum");
        m.demandDefined(whole);
        Facts inside = m.facts().under(k.arg(0), k.arg(1), k);
        Move.demandHypotheses(inside, m.premise(0), m, "at some index");
        demand(m.also(inside, u).defined(m.read(u.derivative())), "a derivative has no value");
        Condition attained = Condition.compare(Relation.EQ, body, f);
        m.demandKnown(m.read(Condition.compare(Relation.EQ, Terms.sum(index, Terms.indicator(attained)), Terms.ONE)), "the maximum may be the value at several indices");
        boolean zero = m.forms.value(m.read(u.derivative())).filter(Rational::isZero).isPresent();
        demand(m.same(d.derivative(), zero ? ZERO : Terms.sum(index, mul(Terms.indicator(attained), u.derivative()))), "it is not the sum of the derivatives where the maximum is");
    }

    /// The sum with the name for its index under which the summand was differentiated.
    private Expr.Big named(Expr.Big f, Expr summand) {
        for (Symbol s : Free.of(summand)) {
            if (s.isIndex() && Terms.big(f.isProduct(), s, summand) instanceof Expr.Big g && m.read(g) == m.read(f)) return g;
        }
        return f;
    }

    // ------------------------------------------------------------------------------------------------ equals

    private void equalFunction(HasDerivative d) {
        demand(m.step.premises().size() >= 2, "an equation and a derivative are needed");
        Equal e = m.judgement(m.premise(0), Equal.class);
        HasDerivative g = part(1, d, e.right());
        demand(m.read(d.function()) == m.read(e.left()), "the equation is about another function");
        demand(m.read(d.derivative()) == m.read(g.derivative()), "another derivative");
        m.carry(m.premise(0));
        m.carry(m.premise(1));
        Form x = m.symbol(d.variable());
        List<Step> rest = m.step.premises().subList(2, m.step.premises().size());
        for (var h : m.premise(0).hypotheses()) {
            Form c = m.read(h);
            if (!c.speaksOf(x)) continue;
            demand(c.kind() == Kind.LESS || c.kind() == Kind.UNEQUAL, "a hypothesis of the equation need not hold around the point: " + c);
            ContinuitySteps.sides(m, c, x, rest);
        }
    }

    private void equalDerivative(HasDerivative d) {
        m.demandPremises(2);
        HasDerivative g = part(0, d, d.function());
        Equal e = m.judgement(m.premise(1), Equal.class);
        m.carryAll();
        demand(m.read(e.left()) == m.read(g.derivative()) && m.read(e.right()) == m.read(d.derivative()), "the equation is about another derivative");
    }

    /// The derivative as a term of its own, at a value of the variable.
    private void value() {
        m.demandPremises(1);
        HasDerivative g = m.judgement(m.premise(0), HasDerivative.class);
        Equal e = m.equal();
        demand(e.left() instanceof Expr.Derivative, "a derivative is needed");
        Expr at = ((Expr.Derivative) e.left()).at();
        demand(at.sizes().equals(g.variable().sizes()), "another shape");
        demand(m.read(e.left()) == m.read(Terms.derivative(g.variable(), g.index(), g.function(), at)), "the derivative of something else");
        m.demandDefined(at);
        Map<Symbol, Form> values = at == g.variable() ? Map.of() : Map.of(g.variable(), m.read(at));
        m.carry(m.premise(0), values);
        demand(m.read(e.right()) == m.read(g.derivative(), values), "it is not the derivative at this value");
    }
}
