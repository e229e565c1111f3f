package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Choice;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Rule;

/// The steps that say that two terms are equal: both have values, and the same.
record EqualitySteps(Move m) {
    void check() {
        Rule rule = m.step.rule();
        Equal e = m.equal();
        Form left = m.read(e.left());
        Form right = m.read(e.right());
        if (rule != Rule.REWRITE && rule != Rule.ENTRYWISE) m.carryAll();
        if (rule == Rule.REFLEXIVITY) reflexivity(left, right);
        else if (rule == Rule.SYMMETRY) symmetry(left, right);
        else if (rule == Rule.TRANSITIVITY) transitivity(left, right);
        else if (rule == Rule.REWRITE) rewrite(left, right);
        else if (rule == Rule.DEFINITION) definition(left, right);
        else if (rule == Rule.FIELD) field(left, right);
        else if (rule == Rule.COMBINATION) combination(e);
        else if (rule == Rule.IDENTITY) identity(left, right);
        else if (rule == Rule.EXP_SUM) exponential(left, right);
        else if (rule == Rule.LOG_PRODUCT) logarithm(left, right);
        else if (rule == Rule.ROOT) root(left, right);
        else if (rule == Rule.ENTRYWISE) entries(left, right);
        else branch(left, right);
    }

    private void reflexivity(Form left, Form right) {
        demand(left == right, "the sides differ");
        m.demandDefined(left);
    }

    private Form side(int premise, boolean left) {
        Equal e = m.judgement(m.premise(premise), Equal.class);
        return m.read(left ? e.left() : e.right());
    }

    private void symmetry(Form left, Form right) {
        m.demandPremises(1);
        demand(side(0, true) == right && side(0, false) == left, "it is not the premise the other way round");
    }

    private void transitivity(Form left, Form right) {
        m.demandPremises(2);
        demand(side(0, false) == side(1, true), "the middle terms differ");
        demand(side(0, true) == left && side(1, false) == right, "the ends are not those of the premises");
    }

    private void rewrite(Form left, Form right) {
        Replacements r = new Replacements(m, m.step.premises());
        demand(r.leads(left, right, m.facts()), "the equations do not lead from one side to the other");
        m.demandDefined(right);
    }

    private void definition(Form left, Form right) {
        Optional<Form> meaning = m.desk.meaning.of(left);
        demand(meaning.isPresent() && meaning.get() == right, "it stands for something else");
        m.demandDefined(left);
    }

    private void field(Form left, Form right) {
        demand(left.isScalar() && right.isScalar(), "numbers are needed");
        demand(m.same(left, right), "the two sides are different functions of their parts");
        m.demandDefined(left);
        m.demandDefined(right);
    }

    /// `a − b = Σ cᵢ·(lᵢ − rᵢ)`.
    private void combination(Equal e) {
        if (!(m.step.choice() instanceof Choice.Factors f)) throw new Objection(false, "the factors are not recorded");
        demand(f.factors().size() == m.step.premises().size(), "a factor for each equation is needed");
        Expr sum = Terms.ZERO;
        for (int i = 0; i < f.factors().size(); i++) {
            Equal p = m.judgement(m.premise(i), Equal.class);
            sum = Terms.add(sum, Terms.mul(f.factors().get(i), Terms.sub(p.left(), p.right())));
            m.demandDefined(f.factors().get(i));
        }
        demand(m.same(Terms.sub(e.left(), e.right()), sum), "the sides do not differ by this combination of the equations");
        m.demandDefined(e.left());
        m.demandDefined(e.right());
    }

    private void identity(Form left, Form right) {
        Optional<Form> where = m.desk.primitives.identity(left, right);
        demand(where.isPresent(), "no identity of the primitives says this");
        m.demandKnown(where.get(), "the identity does not hold everywhere");
        m.demandDefined(left);
        m.demandDefined(right);
    }

    // ------------------------------------------------------------------------------------------------ exp and log

    /// `exp u` is a product of powers of exponentials whose exponents add up to u.
    private void exponential(Form left, Form right) {
        demand(left.kind() == Kind.APPLY && left.data() == Primitive.EXP, "an exponential is needed");
        demand(m.same(left.arg(0), exponent(right)), "the exponents do not add up");
        m.demandDefined(left);
        m.demandDefined(right);
    }

    /// What a product of exponentials is the exponential of.
    private Form exponent(Form f) {
        Map<Form, Form> done = new HashMap<>();
        for (Form g : Forms.order(f, h -> multiplicative(h) ? h.kind() == Kind.POWER ? List.of(h.arg(0)) : h.args() : List.of())) {
            done.put(g, switch (g.kind()) {
                case MUL -> m.forms.make(Kind.ADD, done.get(g.arg(0)), done.get(g.arg(1)));
                case DIV -> m.forms.make(Kind.SUB, done.get(g.arg(0)), done.get(g.arg(1)));
                case POWER -> m.forms.make(Kind.MUL, g.arg(1), done.get(g.arg(0)));
                case APPLY -> {
                    demand(g.data() == Primitive.EXP, "a factor is no exponential");
                    yield g.arg(0);
                }
                case NUMBER -> {
                    demand(g == m.forms.one, "a factor is no exponential");
                    yield m.forms.zero;
                }
                case PI, SYMBOL, BOUND, NEG, ADD, SUB, MATMUL, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS,
                        AT_MOST, EQUAL, UNEQUAL, ALL, ANY, EVERY -> throw new Objection(true, "a factor is no exponential");
            });
        }
        return done.get(f);
    }

    private boolean multiplicative(Form f) {
        if (f.kind() == Kind.POWER) return m.forms.value(f.arg(1)).filter(Rational::isInteger).isPresent();
        return f.kind() == Kind.MUL || f.kind() == Kind.DIV;
    }

    /// `log u` is a sum of integer multiples of logarithms of positive numbers, and u the product of their powers.
    private void logarithm(Form left, Form right) {
        demand(left.kind() == Kind.APPLY && left.data() == Primitive.LOG, "a logarithm is needed");
        demand(m.same(left.arg(0), product(right)), "the arguments do not multiply");
        m.demandDefined(left.arg(0));
        // A product of powers of positive numbers is positive.
        m.know(List.of(m.forms.less(m.forms.zero, left.arg(0))));
        m.demandDefined(left);
        m.demandDefined(right);
    }

    /// What a sum of logarithms is the logarithm of.
    private Form product(Form f) {
        Map<Form, Form> done = new HashMap<>();
        for (Form g : Forms.order(f, this::summands)) {
            done.put(g, switch (g.kind()) {
                case ADD -> m.forms.make(Kind.MUL, done.get(g.arg(0)), done.get(g.arg(1)));
                case SUB -> m.forms.make(Kind.DIV, done.get(g.arg(0)), done.get(g.arg(1)));
                case NEG -> m.forms.make(Kind.DIV, m.forms.one, done.get(g.arg(0)));
                case MUL -> {
                    boolean first = integer(g.arg(0));
                    demand(first || integer(g.arg(1)), "a summand is no integer multiple of a logarithm");
                    yield m.forms.make(Kind.POWER, done.get(g.arg(first ? 1 : 0)), g.arg(first ? 0 : 1));
                }
                case APPLY -> {
                    demand(g.data() == Primitive.LOG, "a summand is no logarithm");
                    m.demandKnown(m.forms.less(m.forms.zero, g.arg(0)), "the argument of a logarithm may not be positive");
                    yield g.arg(0);
                }
                case NUMBER -> {
                    demand(g == m.forms.zero, "a summand is no logarithm");
                    yield m.forms.one;
                }
                case PI, SYMBOL, BOUND, DIV, POWER, MATMUL, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS,
                        AT_MOST, EQUAL, UNEQUAL, ALL, ANY, EVERY -> throw new Objection(true, "a summand is no logarithm");
            });
        }
        return done.get(f);
    }

    private boolean integer(Form f) {
        return m.forms.value(f).filter(Rational::isInteger).isPresent();
    }

    private List<Form> summands(Form f) {
        if (f.kind() == Kind.MUL) return integer(f.arg(0)) ? List.of(f.arg(1)) : List.of(f.arg(0));
        return f.kind() == Kind.ADD || f.kind() == Kind.SUB || f.kind() == Kind.NEG ? f.args() : List.of();
    }

    // ------------------------------------------------------------------------------------------------ roots and cases

    /// `v² = u` and `v ≥ 0`.
    private void root(Form left, Form right) {
        m.demandPremises(2);
        demand(left.kind() == Kind.APPLY && left.data() == Primitive.SQRT, "a square root is needed");
        demand(side(0, false) == left.arg(0), "the root of something else");
        Form square = side(0, true);
        demand(square.kind() == Kind.POWER && square.arg(0) == right && m.forms.value(square.arg(1)).filter(Rational.TWO::equals).isPresent(),
                "it is not the square of the right side");
        demand(m.fact(m.premise(1)) == m.forms.atMost(m.forms.zero, right), "the right side may be negative");
    }

    private void branch(Form left, Form right) {
        m.demandPremises(1);
        demand(left.kind() == Kind.IF, "cases are needed");
        Form fact = m.fact(m.premise(0));
        boolean yes = fact == left.arg(0);
        boolean no = m.forms.opposite(left.arg(0)).filter(o -> o == fact).isPresent();
        demand(yes && right == left.arg(1) || no && right == left.arg(2), "the premise does not decide for this branch");
        m.demandDefined(right);
        m.demandDefined(left.arg(0));
    }

    /// Vectors or matrices of one shape with equal entries, at indices that run over all of it.
    private void entries(Form left, Form right) {
        m.demandPremises(1);
        demand(!left.isScalar() && left.sizes().equals(right.sizes()), "two of one shape are needed");
        Form a = side(0, true);
        Form b = side(0, false);
        demand(a.kind() == Kind.ENTRY && b.kind() == Kind.ENTRY && a.arg(0) == left && b.arg(0) == right, "the entries of both sides are needed");
        List<Form> at = a.args().subList(1, a.args().size());
        demand(at.equals(b.args().subList(1, b.args().size())), "entries at different places");
        Facts inside = m.facts();
        for (int k = at.size() - 1; k >= 0; k--) {
            Form i = at.get(k);
            demand(i.isIndex() && i.kind() == Kind.SYMBOL, "a number is not every index");
            demand(at.indexOf(i) == k && !left.speaksOf(i) && !right.speaksOf(i)
                    && left.sizes().stream().noneMatch(s -> s.speaksOf(i)), "the indices do not run freely");
            demand(i.arg(0) == m.forms.one && i.arg(1) == left.sizes().get(k), "the index does not run over the size");
            inside = inside.under(i.arg(0), i.arg(1), i);
        }
        Move.demandHypotheses(inside, m.premise(0), m, "at some index");
        m.demandDefined(left);
        m.demandDefined(right);
    }
}
