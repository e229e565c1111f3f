package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;

import java.util.List;
import java.util.Optional;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Choice;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Rule;

/// The steps about big sums and products.
record SumSteps(Move m) {
    void check() {
        m.demandPremises(0);
        Equal e = m.equal();
        Form left = m.read(e.left());
        Form right = m.read(e.right());
        Rule rule = m.step.rule();
        if (rule == Rule.LINEARITY) linearity(e);
        else if (rule == Rule.CONSTANT_SUM) constant(left, right);
        else if (rule == Rule.CONTRACTION) contraction(left, right);
        else if (rule == Rule.UNROLLING) unrolling(left, right);
        else if (rule == Rule.RENAMING) demand(left == right && (big(left) || extreme(left)), "it is another sum");
        else if (rule == Rule.EXCHANGE) exchange(left, right);
        else if (rule == Rule.SPLITTING) splitting(left, right);
        else if (rule == Rule.SAME_RANGE) sameRange(left, right);
        else if (rule == Rule.LOG_OF_PRODUCT) logarithm(left, right);
        else exponential(left, right);
        // A sum written out has a value where every term of the other side has.
        if (rule != Rule.UNROLLING) m.demandDefined(left);
        m.demandDefined(right);
    }

    private static boolean big(Form f) {
        return f.kind() == Kind.SUM || f.kind() == Kind.PRODUCT;
    }

    /// A variable for the index of a sum that occurs nowhere else.
    private Form variable(Form sum) {
        return m.facts().fresh(sum.arg(0), sum.arg(1));
    }

    /// `Σ f` is `Σ cᵢ·Σ tᵢ` where f is `Σ cᵢtᵢ`.
    private void linearity(Equal e) {
        if (!(m.step.choice() instanceof Choice.Factors c)) throw new Objection(false, "the summands are not recorded");
        demand(e.left() instanceof Expr.Big b && !b.isProduct() && c.factors().size() == c.summands().size(), "a sum is needed");
        Expr.Big f = (Expr.Big) e.left();
        Expr body = Terms.ZERO;
        Expr sums = Terms.ZERO;
        for (int i = 0; i < c.factors().size(); i++) {
            demand(!m.moves(f.index(), c.factors().get(i)), "a factor speaks of the index");
            body = Terms.add(body, Terms.mul(c.factors().get(i), c.summands().get(i)));
            sums = Terms.add(sums, Terms.mul(c.factors().get(i), Terms.sum(f.index(), c.summands().get(i))));
        }
        demand(m.same(f.body(), body), "the summands do not add up");
        demand(m.same(e.right(), sums), "it is not the sum of these sums");
    }

    private void constant(Form left, Form right) {
        demand(big(left), "a sum is needed");
        Form body = left.body();
        demand(!body.speaksOf(m.forms.bound(left, 0)), "the summand speaks of the index");
        demand(m.forms.integral(left.arg(0)) && m.forms.integral(left.arg(1)), "the ends of the range are no integers");
        Form next = m.forms.make(Kind.ADD, left.arg(1), m.forms.one);
        m.demandKnown(m.forms.atMost(left.arg(0), next), "the range may end before it begins");
        Form count = m.forms.make(Kind.SUB, next, left.arg(0));
        if (left.kind() == Kind.SUM) m.demandSame(right, m.forms.make(Kind.MUL, count, body), "it is not as many times the summand");
        else demand(right.kind() == Kind.POWER && right.arg(0) == body && m.same(right.arg(1), count), "it is not that power of the factor");
        m.demandDefined(body);
    }

    /// `Σₖ (if k = j then a else b)` is `Σₖ b + a − b` with j for k in the last two.
    private void contraction(Form left, Form right) {
        demand(left.kind() == Kind.SUM && left.body().kind() == Kind.IF && left.body().arg(0).kind() == Kind.EQUAL, "a sum of cases of an equality is needed");
        Form k = m.forms.bound(left, 0);
        Form cases = left.body();
        List<Form> sides = cases.arg(0).args();
        demand(sides.contains(k), "the cases do not compare the index");
        Form j = sides.get(0) == k ? sides.get(1) : sides.get(0);
        demand(!j.speaksOf(k), "the other side speaks of the index too");
        demand(m.forms.integral(j), "the other side is no integer");
        m.demandKnown(m.forms.atMost(left.arg(0), j), "the other index may be below the range");
        m.demandKnown(m.forms.atMost(j, left.arg(1)), "the other index may be above the range");
        m.demandDefined(j);
        Form taken = m.forms.replace(cases.arg(1), k, j);
        Form lost = m.forms.replace(cases.arg(2), k, j);
        m.demandDefined(taken);
        m.demandDefined(lost);
        Form v = variable(left);
        demand(m.facts().under(left.arg(0), left.arg(1), v).defined(m.forms.replace(cases.arg(2), k, v)), "the other branch has no value at some index");
        boolean nothing = m.forms.value(cases.arg(2)).filter(Rational::isZero).isPresent();
        Form all = nothing ? m.forms.zero : m.forms.make(Kind.SUM, left.arg(0), left.arg(1), rebound(left, cases.arg(2)));
        Form wanted = m.forms.make(Kind.ADD, all, m.forms.make(Kind.SUB, taken, lost));
        demand(m.same(right, wanted), "it is not the sum without the case and the one term");
    }

    /// A part of the body of a sum as the body of another one, with the right number for its variable.
    private Form rebound(Form sum, Form part) {
        Form open = m.forms.open(Form.Domain.INDEX, List.of());
        Form body = m.forms.replace(part, m.forms.bound(sum, 0), open);
        return m.forms.closed(Kind.SUM, "", List.of(sum.arg(0), sum.arg(1), body), List.of(), List.of(open)).body();
    }

    /// The terms of the right side, from its end, are those of the sum.
    private void unrolling(Form left, Form right) {
        demand(big(left) || extreme(left), "a sum is needed");
        Optional<Rational> lower = m.forms.value(left.arg(0)).filter(Rational::isSmallInteger);
        Optional<Rational> upper = m.forms.value(left.arg(1)).filter(Rational::isSmallInteger);
        demand(lower.isPresent() && upper.isPresent(), "the ends of the range are no numbers");
        Kind joint = left.kind() == Kind.SUM ? Kind.ADD : Kind.MUL;
        Form rest = right;
        if (extreme(left)) {
            greatest(left, right, lower.get().intValue(), upper.get().intValue());
            return;
        }
        for (long i = upper.get().intValue(); i > lower.get().intValue(); i--) {
            demand(rest.kind() == joint, "there are too few terms");
            demand(rest.arg(1) == term(left, i), "it is not the term number " + i);
            rest = rest.arg(0);
        }
        boolean empty = upper.get().compareTo(lower.get()) < 0;
        Form first = empty ? left.kind() == Kind.SUM ? m.forms.zero : m.forms.one : term(left, lower.get().intValue());
        demand(rest == first, "it is not the first term");
    }

    /// The value at the first index, and with each next one the greater, or smaller, of the two.
    private void greatest(Form left, Form right, int lower, int upper) {
        demand(lower <= upper, "there is none of no values");
        Form best = right;
        for (long i = upper; i > lower; i--) {
            demand(best.kind() == Kind.IF, "there are too few cases");
            Form before = best.arg(1);
            Form next = term(left, i);
            Form condition = left.kind() == Kind.GREATEST ? m.forms.atMost(next, before) : m.forms.atMost(before, next);
            demand(best.arg(0) == condition && best.arg(2) == next, "it is not the better of the values up to number " + i);
            best = before;
        }
        demand(best == term(left, lower), "it is not the first value");
    }

    private static boolean extreme(Form f) {
        return f.kind() == Kind.GREATEST || f.kind() == Kind.LEAST;
    }

    private Form term(Form sum, long i) {
        return m.forms.opened(sum, m.forms.number(Rational.of(i)));
    }

    private void exchange(Form left, Form right) {
        demand(big(left) && left.body().kind() == left.kind() && right.kind() == left.kind() && right.body().kind() == left.kind(), "two sums are needed");
        Form k = m.forms.open(Form.Domain.INDEX, List.of());
        Form l = m.forms.open(Form.Domain.INDEX, List.of());
        Form inner = m.forms.opened(left, k);
        Form other = m.forms.opened(right, l);
        demand(!inner.arg(0).speaksOf(k) && !inner.arg(1).speaksOf(k), "the inner range speaks of the outer index");
        demand(!other.arg(0).speaksOf(l) && !other.arg(1).speaksOf(l), "the inner range speaks of the outer index");
        demand(inner.args().subList(0, 2).equals(right.args().subList(0, 2)) && other.args().subList(0, 2).equals(left.args().subList(0, 2)), "the ranges differ");
        demand(m.forms.opened(inner, l) == m.forms.opened(other, k), "the summands differ");
    }

    private void sameRange(Form left, Form right) {
        demand(big(left) && right.kind() == left.kind(), "two sums are needed");
        demand(m.same(left.arg(0), right.arg(0)) && m.same(left.arg(1), right.arg(1)), "another range");
        Form open = m.forms.open(Form.Domain.INDEX, List.of());
        demand(m.forms.opened(left, open) == m.forms.opened(right, open), "the summands differ");
    }

    private void splitting(Form left, Form right) {
        Kind joint = left.kind() == Kind.SUM ? Kind.ADD : Kind.MUL;
        demand(big(left) && right.kind() == joint && right.arg(1).kind() == left.kind(), "a term and a sum are needed");
        demand(m.forms.integral(left.arg(0)) && m.forms.integral(left.arg(1)), "the ends of the range are no integers");
        m.demandKnown(m.forms.atMost(left.arg(0), left.arg(1)), "the range may be empty");
        Form rest = right.arg(1);
        Form open = m.forms.open(Form.Domain.INDEX, List.of());
        demand(m.forms.opened(left, open) == m.forms.opened(rest, open), "the summands differ");
        boolean first = m.same(rest.arg(0), m.forms.make(Kind.ADD, left.arg(0), m.forms.one)) && rest.arg(1) == left.arg(1);
        boolean last = m.same(rest.arg(1), m.forms.make(Kind.SUB, left.arg(1), m.forms.one)) && rest.arg(0) == left.arg(0);
        demand(first && right.arg(0) == m.forms.opened(left, left.arg(0)) || last && right.arg(0) == m.forms.opened(left, left.arg(1)),
                "it is not the first or last term and the rest");
    }

    private void logarithm(Form left, Form right) {
        demand(left.kind() == Kind.APPLY && left.data() == Primitive.LOG && left.arg(0).kind() == Kind.PRODUCT, "the logarithm of a product is needed");
        sumOf(left.arg(0), right, Kind.SUM, Primitive.LOG);
        Form f = left.arg(0);
        Form v = variable(f);
        demand(m.facts().under(f.arg(0), f.arg(1), v).knows(m.forms.less(m.forms.zero, m.forms.opened(f, v))), "a factor may not be positive");
        m.demandDefined(f);
        m.know(List.of(m.forms.less(m.forms.zero, f)));
    }

    private void exponential(Form left, Form right) {
        demand(left.kind() == Kind.APPLY && left.data() == Primitive.EXP && left.arg(0).kind() == Kind.SUM, "the exponential of a sum is needed");
        sumOf(left.arg(0), right, Kind.PRODUCT, Primitive.EXP);
    }

    private void sumOf(Form inner, Form right, Kind kind, Primitive f) {
        demand(right.kind() == kind && right.args().subList(0, 2).equals(inner.args().subList(0, 2)) && right.body() == m.forms.apply(f, inner.body()),
                "it is not term by term");
    }
}
