package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.checker.Form.Kind;
import org.gradproof.checker.Form.Name;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Judgement.Continuous;
import org.gradproof.kernel.Judgement.Equal;

/// The steps about continuity: of leaves, of operations inside of their domains, and across the boundary of cases.
record ContinuitySteps(Move m) {
    void check() {
        Continuous c = m.concluded(Continuous.class);
        Form f = m.read(c.function());
        Form x = m.symbol(c.variable());
        demand(moves(x), "only a real variable moves");
        demand(f.isScalar(), "a number is needed");
        if (m.step.premises().isEmpty()) leaf(f, x);
        else if (f.kind() == Kind.IF) cases(f, c);
        else composed(f, x, c);
    }

    static boolean moves(Form x) {
        return x.data() instanceof Name n && switch (n.domain()) {
            case REAL, TENSOR -> true;
            case WHOLE, INDEX -> false;
        };
    }

    private void leaf(Form f, Form x) {
        boolean entry = f.kind() == Kind.ENTRY && f.arg(0) == x && f.args().stream().skip(1).noneMatch(i -> i.speaksOf(x));
        demand(f == x || entry || !f.speaksOf(x), "it is no leaf");
        m.demandDefined(f);
    }

    private void composed(Form f, Form x, Continuous conclusion) {
        Symbol by = conclusion.variable();
        switch (f.kind()) {
            case NEG, ADD, SUB, MUL -> parts(f.args(), by);
            case DIV -> {
                parts(f.args(), by);
                demand(m.facts().nonzero(f.arg(1)), "the denominator may be zero");
            }
            case POWER -> {
                parts(f.args(), by);
                power(f.arg(0), f.arg(1));
            }
            case APPLY -> {
                parts(f.args(), by);
                for (Form c : m.desk.primitives.smooth((Primitive) f.data(), f.arg(0))) m.demandKnown(c, "it may not be inside of the domain");
            }
            case SUM, PRODUCT, GREATEST, LEAST -> everyTerm(f, x, conclusion);
            case CALL, ENTRY, MATMUL -> {
                Optional<Form> meaning = m.desk.meaning.of(f);
                demand(meaning.isPresent(), "it stands for nothing");
                parts(List.of(meaning.get()), by);
                if (f.kind() == Kind.ENTRY) still(f, x);
            }
            case NUMBER, PI, SYMBOL, BOUND, IF, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL, UNEQUAL, ALL, ANY, EVERY ->
                    throw new Objection(true, "it has no parts");
        }
    }

    private void still(Form entry, Form x) {
        for (Form i : entry.args().subList(1, entry.args().size())) demand(!i.speaksOf(x), "an index moves");
        demand(m.facts().inRange(entry), "an index may be out of range");
    }

    /// The premises say that these are continuous.
    private void parts(List<Form> wanted, Symbol by) {
        m.demandPremises(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            m.carry(m.premise(i));
            continuous(m.premise(i), wanted.get(i), by);
        }
    }

    private void continuous(Step premise, Form wanted, Symbol by) {
        Continuous c = m.judgement(premise, Continuous.class);
        demand(m.read(c.function()) == wanted && m.symbol(c.variable()) == m.symbol(by), "continuity of another part or in another variable");
    }

    private void power(Form base, Form exponent) {
        Optional<Rational> n = m.forms.value(exponent).filter(Rational::isInteger);
        if (n.isEmpty()) m.demandKnown(m.forms.less(m.forms.zero, base), "the base may not be positive");
        else demand(n.get().signum() >= 0 || m.facts().nonzero(base), "the base may be zero");
    }

    private void everyTerm(Form f, Form x, Continuous conclusion) {
        m.demandPremises(1);
        demand(!f.arg(0).speaksOf(x) && !f.arg(1).speaksOf(x), "the range moves");
        Symbol index = conclusion.function() instanceof Expr.Extreme e ? e.index() : ((Expr.Big) conclusion.function()).index();
        Form k = m.symbol(index);
        demand(!f.speaksOf(k), "the range speaks of its index");
        continuous(m.premise(0), m.forms.opened(f, k), conclusion.variable());
        Move.demandHypotheses(m.facts().under(f.arg(0), f.arg(1), k), m.premise(0), m, "at some index");
    }

    // ------------------------------------------------------------------------------------------------ cases

    /// Both branches are continuous; where a comparison of the condition is an equation, they agree.
    private void cases(Form f, Continuous conclusion) {
        demand(m.step.premises().size() >= 2, "both branches are needed");
        continuous(m.premise(0), f.arg(1), conclusion.variable());
        continuous(m.premise(1), f.arg(2), conclusion.variable());
        m.carry(m.premise(0));
        m.carry(m.premise(1));
        List<Step> rest = m.step.premises().subList(2, m.step.premises().size());
        List<Step> agreements = new ArrayList<>();
        for (Step s : rest) {
            if (s.judgement() instanceof Equal e && m.read(e.left()) == f.arg(1) && m.read(e.right()) == f.arg(2)) agreements.add(s);
        }
        for (Form c : sides(m, f.arg(0), m.symbol(conclusion.variable()), rest)) {
            Facts there = m.facts().with(List.of(m.forms.equal(c.arg(0), c.arg(1))), List.of());
            demand(agreements.stream().anyMatch(a -> a.hypotheses().stream().allMatch(h -> there.knows(m.read(h)))), "the branches may differ where " + c + " is an equation");
        }
    }

    /// The comparisons of a condition; the premises say that their sides are continuous in x.
    static List<Form> sides(Move m, Form condition, Form x, List<Step> premises) {
        demand(m.forms.opposite(condition).isPresent(), "a condition about every index has a boundary at every index");
        List<Form> comparisons = comparisons(condition);
        for (Form c : comparisons) {
            for (Form side : c.args()) {
                Step s = premises.stream().filter(p -> p.judgement() instanceof Continuous d && m.read(d.function()) == side && m.symbol(d.variable()) == x)
                        .findFirst().orElse(null);
                if (s == null) {
                    demand(!side.speaksOf(x), "a side of the condition may jump");
                    m.demandDefined(side);
                } else {
                    m.carry(s);
                }
            }
        }
        return comparisons;
    }

    static List<Form> comparisons(Form condition) {
        List<Form> out = new ArrayList<>();
        for (Form c : Forms.order(condition, g -> g.kind() == Kind.ALL || g.kind() == Kind.ANY ? g.args() : List.of())) {
            if (c.kind() != Kind.ALL && c.kind() != Kind.ANY) out.add(c);
        }
        return out;
    }
}
