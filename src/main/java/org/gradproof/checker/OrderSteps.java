package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.kernel.Choice;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.Holds;
import org.gradproof.kernel.Rule;

/// The steps about order. A comparison is the set of signs that the difference of its sides may have, and a rule of signs
/// is what holds for every choice of signs.
record OrderSteps(Move m) {
    void check() {
        Rule rule = m.step.rule();
        if (rule == Rule.ORDER_SUM) {
            sum();
            return;
        }
        if (rule == Rule.ORDER_EQUAL) {
            equal();
            return;
        }
        m.carryAll();
        if (rule == Rule.NUMBER) number();
        else if (rule == Rule.RANGE_FACT) demand(m.step.premises().isEmpty() && m.desk.primitives.isRange(m.fact()), "no primitive has this range");
        else if (rule == Rule.SQUARE) square();
        else if (rule == Rule.ORDER_COMBINATION) combination();
        else if (rule == Rule.WEAKER) weaker();
        else if (rule == Rule.MONOTONE) monotone();
        else signs();
        m.demandDefined(m.fact());
    }

    // ------------------------------------------------------------------------------------------------ signs

    /// Which signs `right − left` may have.
    static Set<Sign> gap(Form c) {
        return switch (c.kind()) {
            case LESS -> EnumSet.of(Sign.PLUS);
            case AT_MOST -> EnumSet.of(Sign.PLUS, Sign.NOTHING);
            case EQUAL -> EnumSet.of(Sign.NOTHING);
            case UNEQUAL -> EnumSet.of(Sign.PLUS, Sign.MINUS);
            case NUMBER, PI, SYMBOL, BOUND, NEG, ADD, SUB, MUL, DIV, POWER, MATMUL, APPLY, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL,
                    TRANSPOSE, DERIVATIVE, LIMIT, ALL, ANY, EVERY -> throw new Objection(true, "a comparison is needed");
        };
    }

    /// A term compared with zero, and its signs; nothing where zero is on no side.
    private record Signed(Form term, Set<Sign> signs) {}

    private List<Signed> signed(Form c) {
        List<Signed> out = new ArrayList<>();
        if (m.forms.value(c.arg(0)).filter(Rational::isZero).isPresent()) out.add(new Signed(c.arg(1), gap(c)));
        if (m.forms.value(c.arg(1)).filter(Rational::isZero).isPresent()) out.add(new Signed(c.arg(0), Sign.opposite(gap(c))));
        demand(!out.isEmpty(), "a comparison with 0 is needed");
        return out;
    }

    /// Of one premise, the signs of this term.
    private Set<Sign> of(int premise, Form term) {
        Form c = m.fact(m.premise(premise));
        gap(c);
        for (Signed s : signed(c)) if (s.term() == term) return s.signs();
        throw new Objection(true, "a premise is about another term");
    }

    private void signs() {
        Form c = m.fact();
        gap(c);
        Objection last = new Objection(true, "the sign of no operation");
        for (Signed s : signed(c)) {
            try {
                demand(s.signs().containsAll(possible(s.term())), "the sign does not follow");
                return;
            } catch (Objection o) {
                last = o;
            }
        }
        throw last;
    }

    /// The signs that the term may have, given those of its parts.
    private Set<Sign> possible(Form f) {
        Rule rule = m.step.rule();
        demand(f.isScalar() && (rule == Rule.ORDER_PRODUCT) == (f.kind() == Kind.MUL) && (rule == Rule.ORDER_QUOTIENT) == (f.kind() == Kind.DIV)
                && (rule == Rule.ORDER_POWER) == (f.kind() == Kind.POWER), "the sign of another operation");
        return switch (f.kind()) {
            case NEG -> {
                m.demandPremises(1);
                yield Sign.opposite(of(0, f.arg(0)));
            }
            case ADD -> Sign.sums(of(0, f.arg(0)), of(1, f.arg(1)));
            case SUB -> Sign.sums(of(0, f.arg(0)), Sign.opposite(of(1, f.arg(1))));
            case MUL -> Sign.products(of(0, f.arg(0)), of(1, f.arg(1)));
            case DIV -> {
                Set<Sign> below = of(1, f.arg(1));
                demand(!below.contains(Sign.NOTHING), "the denominator may be zero");
                yield Sign.products(of(0, f.arg(0)), below);
            }
            case POWER -> power(of(0, f.arg(0)), f.arg(1));
            case NUMBER, PI, SYMBOL, BOUND, MATMUL, APPLY, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST,
                    EQUAL, UNEQUAL, ALL, ANY, EVERY -> throw new Objection(true, "the sign of another operation");
        };
    }

    /// A positive base gives a positive power; an integer power is not zero where its base is not.
    private Set<Sign> power(Set<Sign> base, Form exponent) {
        if (base.equals(EnumSet.of(Sign.PLUS))) return base;
        demand(!base.contains(Sign.NOTHING) && m.forms.integral(exponent), "the power may be zero or have no value");
        return EnumSet.of(Sign.PLUS, Sign.MINUS);
    }

    // ------------------------------------------------------------------------------------------------ single rules

    private void number() {
        m.demandPremises(0);
        Form c = m.fact();
        Optional<Rational> a = m.forms.value(c.arg(0));
        Optional<Rational> b = m.forms.value(c.arg(1));
        demand(a.isPresent() && b.isPresent(), "numbers are needed");
        int difference = b.get().compareTo(a.get());
        demand(gap(c).containsAll(Sign.of(difference)), "the numbers do not compare so");
    }

    private void square() {
        Form c = m.fact();
        demand(c.kind() == Kind.AT_MOST && m.forms.value(c.arg(0)).filter(Rational::isZero).isPresent() && c.arg(1).kind() == Kind.POWER
                && m.forms.value(c.arg(1).arg(1)).filter(Rational.TWO::equals).isPresent(), "that a square is not negative is needed");
    }

    /// What the premises say together of one difference.
    private void weaker() {
        Form c = m.fact();
        Set<Sign> left = EnumSet.allOf(Sign.class);
        for (Step p : m.step.premises()) {
            Form d = m.fact(p);
            boolean same = d.arg(0) == c.arg(0) && d.arg(1) == c.arg(1);
            demand(same || d.arg(0) == c.arg(1) && d.arg(1) == c.arg(0), "a premise compares other terms");
            left.retainAll(same ? gap(d) : Sign.opposite(gap(d)));
        }
        demand(gap(c).containsAll(left), "the relation does not follow");
    }

    private void monotone() {
        m.demandPremises(1);
        Form c = m.fact();
        Form d = m.fact(m.premise(0));
        demand(c.kind() == d.kind() && c.arg(0).kind() == Kind.APPLY && c.arg(1).kind() == Kind.APPLY && c.arg(0).data() == c.arg(1).data(),
                "the same function on both sides is needed");
        Primitive f = (Primitive) c.arg(0).data();
        demand(c.kind() == Kind.EQUAL || Primitives.increases(f), "the function does not increase");
        demand(c.arg(0).arg(0) == d.arg(0) && c.arg(1).arg(0) == d.arg(1), "the arguments are not those of the premise");
        demand(c.kind() != Kind.UNEQUAL, "a premise about the order is needed");
    }

    /// A comparison of equals, or the same statement with equals in it.
    private void equal() {
        List<Step> premises = m.step.premises();
        boolean between = premises.size() == 3 && premises.get(1).judgement() instanceof Holds && premises.get(2).judgement() instanceof Equal;
        if (between) {
            m.carryAll();
            Equal l = m.judgement(premises.get(0), Equal.class);
            Equal r = m.judgement(premises.get(2), Equal.class);
            Form middle = m.fact(premises.get(1));
            Form c = m.fact();
            boolean along = c.arg(0) == m.read(l.left()) && c.arg(1) == m.read(r.left()) && middle.arg(0) == m.read(l.right()) && middle.arg(1) == m.read(r.right());
            boolean against = c.arg(1) == m.read(l.left()) && c.arg(0) == m.read(r.left()) && middle.arg(1) == m.read(l.right()) && middle.arg(0) == m.read(r.right());
            demand(c.kind() == middle.kind() && (along || against), "it is not the comparison of what these are equal to");
        } else {
            demand(!premises.isEmpty(), "a premise is missing");
            m.carry(premises.getLast());
            Replacements r = new Replacements(m, premises.subList(0, premises.size() - 1));
            demand(r.leads(m.fact(premises.getLast()), m.fact(), m.facts()), "the equations do not lead from one to the other");
        }
        m.demandDefined(m.fact());
    }

    /// `r − l = Σ cᵢ·(rᵢ − lᵢ) + c` with numbers cᵢ, and the signs of the right side are those of the left.
    private void combination() {
        if (!(m.step.choice() instanceof Choice.Factors f)) throw new Objection(false, "the factors are not recorded");
        demand(f.factors().size() == m.step.premises().size(), "a factor for each premise is needed");
        Form c = m.fact();
        Form rest = gapTerm(c);
        Set<Sign> signs = EnumSet.of(Sign.NOTHING);
        for (int i = 0; i < f.factors().size(); i++) {
            Form p = m.fact(m.premise(i));
            Optional<Rational> recorded = m.forms.value(m.read(f.factors().get(i)));
            demand(recorded.isPresent(), "a factor is no number");
            Rational factor = turned(p) ? recorded.get().negate() : recorded.get();
            if (turnedConclusion()) factor = factor.negate();
            rest = m.forms.make(Kind.SUB, rest, m.forms.make(Kind.MUL, m.forms.number(factor), gapTerm(p)));
            signs = Sign.sums(signs, Sign.products(gap(p), Sign.of(factor.signum())));
        }
        Optional<Rational> constant = m.desk.residues.constant(rest);
        demand(constant.isPresent(), "the combination differs from the claim by no number");
        demand(gap(c).containsAll(Sign.sums(signs, Sign.of(constant.get().signum()))), "the sign of the combination is not that of the claim");
    }

    private Form gapTerm(Form c) {
        gap(c);
        return m.forms.make(Kind.SUB, c.arg(1), c.arg(0));
    }

    /// An equation and `≠` are read as `left − right`, an order as what is not negative of the two differences.
    private static boolean turned(Form c) {
        return c.kind() == Kind.EQUAL || c.kind() == Kind.UNEQUAL;
    }

    private boolean turnedConclusion() {
        return turned(m.fact());
    }

    /// The sign of every term is the sign of a sum; of a product where no term is negative.
    private void sum() {
        m.demandPremises(1);
        Form c = m.fact();
        demand(m.concluded(Holds.class).condition() instanceof Condition.Compare d && (d.left() instanceof Expr.Big || d.right() instanceof Expr.Big), "the sign of a sum is needed");
        Condition.Compare d = (Condition.Compare) m.concluded(Holds.class).condition();
        Expr.Big f = (Expr.Big) (d.left() instanceof Expr.Big ? d.left() : d.right());
        Form k = m.symbol(f.index());
        Form sum = m.read(f);
        demand(!sum.speaksOf(k), "the range speaks of its index");
        Move.demandHypotheses(m.facts().under(k.arg(0), k.arg(1), k), m.premise(0), m, "at some index");
        Set<Sign> terms = of(0, m.read(f.body()));
        for (Signed s : signed(c)) if (s.term() == sum) demand(s.signs().containsAll(total(sum, terms)), "the sign of the sum does not follow");
        m.demandDefined(c);
    }

    private Set<Sign> total(Form f, Set<Sign> terms) {
        if (f.kind() == Kind.PRODUCT) {
            demand(!terms.contains(Sign.MINUS), "a factor may be negative");
            return terms;
        }
        demand(!(terms.contains(Sign.MINUS) && terms.contains(Sign.PLUS)), "the terms may cancel");
        Set<Sign> out = EnumSet.copyOf(terms);
        boolean nonempty = m.forms.integral(f.arg(0)) && m.forms.integral(f.arg(1)) && m.facts().knows(m.forms.atMost(f.arg(0), f.arg(1)));
        if (!nonempty) out.add(Sign.NOTHING);
        return out;
    }
}
