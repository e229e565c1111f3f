package org.gradproof.checker;

import static org.gradproof.checker.Move.demand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.gradproof.kernel.Judgement.Holds;

/// A derivative that was found backwards is found again forwards: each part of the function carries the residue of its
/// derivative with it.
record ForwardSteps(Move m) {
    void check() {
        HasDerivative d = m.derivative();
        for (Step p : m.step.premises()) {
            m.judgement(p, Holds.class);
            m.carry(p);
        }
        Form x = m.symbol(d.variable());
        demand(d.index().size() == x.sizes().size() && ContinuitySteps.moves(x), "a real variable is needed");
        Form target = x;
        if (!d.index().isEmpty()) {
            demand(d.index().stream().allMatch(i -> number(m.read(i))), "an entry at numbers is needed");
            List<Form> args = new ArrayList<>(List.of(x));
            d.index().forEach(i -> args.add(m.read(i)));
            target = m.forms.make(Kind.ENTRY, "", args);
            m.demandDefined(target);
        }
        new Forward(m, x, target).check(m.read(d.function()), m.read(d.derivative()));
    }

    private boolean number(Form f) {
        return m.forms.value(f).isPresent();
    }

    /// One pass over the parts of a function.
    private static final class Forward {
        private final Move m;
        private final Form x;
        private final Form target;
        private final Residue zero;
        private final Map<Form, Residue> slopes = new HashMap<>();

        Forward(Move m, Form x, Form target) {
            this.m = m;
            this.x = x;
            this.target = target;
            this.zero = m.desk.residues.number(Rational.ZERO);
        }

        void check(Form f, Form claimed) {
            for (Form g : Forms.order(f, this::parts)) slopes.put(g, slope(g));
            Residue found = slopes.get(f);
            Residue given = m.desk.residues.value(claimed);
            demand(found.same(given), "it is not the derivative that is found forwards");
            if (Math.max(found.weight(), given.weight()) > Residues.HEAVIEST) throw new Objection(false, "the terms are too large for algebra modulo primes");
            m.demandDefined(claimed);
        }

        private List<Form> parts(Form f) {
            if (f == target || !f.speaksOf(x)) return List.of();
            return switch (f.kind()) {
                case NEG, ADD, SUB, MUL, DIV, POWER, APPLY -> f.args();
                case IF -> {
                    List<Form> all = new ArrayList<>(List.of(f.arg(1), f.arg(2)));
                    for (Form c : ContinuitySteps.comparisons(f.arg(0))) all.addAll(c.args());
                    yield all;
                }
                case CALL, ENTRY, MATMUL -> m.desk.meaning.of(f).map(List::of).orElse(List.of());
                case NUMBER, PI, SYMBOL, BOUND, SUM, PRODUCT, GREATEST, LEAST, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL, UNEQUAL, ALL, ANY, EVERY -> List.of();
            };
        }

        private Residue slope(Form f) {
            Residues r = m.desk.residues;
            if (f == target) return r.number(Rational.ONE);
            if (!f.speaksOf(x)) {
                m.demandDefined(f);
                return zero;
            }
            return switch (f.kind()) {
                case NEG -> r.negated(slopes.get(f.arg(0)));
                case ADD -> r.sum(slopes.get(f.arg(0)), slopes.get(f.arg(1)));
                case SUB -> r.sum(slopes.get(f.arg(0)), r.negated(slopes.get(f.arg(1))));
                case MUL -> r.sum(r.product(slopes.get(f.arg(0)), r.value(f.arg(1))), r.product(r.value(f.arg(0)), slopes.get(f.arg(1))));
                case DIV -> {
                    demand(m.facts().nonzero(f.arg(1)), "a denominator may be zero");
                    // u′ = q′v + qv′ for the quotient q
                    yield r.product(r.sum(slopes.get(f.arg(0)), r.negated(r.product(r.value(f), slopes.get(f.arg(1))))), r.inverse(r.value(f.arg(1))));
                }
                case POWER -> power(f);
                case APPLY -> {
                    for (Form c : m.desk.primitives.smooth((Primitive) f.data(), f.arg(0))) m.demandKnown(c, "it may not be inside of the domain");
                    m.know(m.desk.primitives.inside((Primitive) f.data(), f.arg(0)));
                    yield r.product(r.value(m.desk.primitives.derivative((Primitive) f.data(), f.arg(0))), slopes.get(f.arg(0)));
                }
                case IF -> cases(f);
                case CALL, MATMUL -> slopes.get(m.desk.meaning.of(f).orElseThrow());
                case ENTRY -> entry(f);
                case NUMBER, PI, SYMBOL, BOUND, SUM, PRODUCT, GREATEST, LEAST, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL, UNEQUAL, ALL, ANY, EVERY ->
                        throw new Objection(true, "a part moves that is not made of arithmetic, primitives and cases");
            };
        }

        private Residue power(Form f) {
            Residues r = m.desk.residues;
            Form base = f.arg(0);
            Form exponent = f.arg(1);
            Optional<Rational> n = m.forms.value(exponent).filter(Rational::isInteger);
            if (n.isEmpty()) m.demandKnown(m.forms.less(m.forms.zero, base), "a base may not be positive");
            else demand(n.get().signum() >= 0 || m.facts().nonzero(base), "a base may be zero");
            Form lower = m.forms.value(exponent).map(v -> m.forms.number(v.subtract(Rational.ONE))).orElseGet(() -> m.forms.make(Kind.SUB, exponent, m.forms.one));
            boolean flat = n.filter(Rational::isZero).isPresent();
            Form outer = flat ? m.forms.zero : m.forms.make(Kind.MUL, exponent, m.forms.make(Kind.POWER, base, lower));
            Residue byBase = r.product(r.value(outer), slopes.get(base));
            if (!exponent.speaksOf(x)) return byBase;
            return r.sum(byBase, r.product(r.product(r.value(f), r.value(m.forms.apply(Primitive.LOG, base))), slopes.get(exponent)));
        }

        private Residue cases(Form f) {
            Residues r = m.desk.residues;
            demand(m.forms.opposite(f.arg(0)).isPresent(), "a condition about every index has a boundary at every index");
            m.demandDefined(f.arg(0));
            for (Form c : ContinuitySteps.comparisons(f.arg(0))) {
                if (c.speaksOf(x)) m.demandKnown(m.forms.unequal(c.arg(0), c.arg(1)), "it may be on the boundary of a case");
            }
            Residue chosen = r.value(f.arg(0));
            Residue other = r.sum(r.number(Rational.ONE), r.negated(chosen));
            return r.sum(r.product(chosen, slopes.get(f.arg(1))), r.product(other, slopes.get(f.arg(2))));
        }

        private Residue entry(Form f) {
            if (f.arg(0) == x) {
                demand(target.kind() == Kind.ENTRY && f.args().stream().skip(1).allMatch(i -> m.forms.value(i).isPresent()), "an entry at numbers is needed");
                m.demandDefined(f);
                for (int i = 1; i < f.args().size(); i++) {
                    if (!m.forms.value(f.arg(i)).equals(m.forms.value(target.arg(i)))) return zero;
                }
                return m.desk.residues.number(Rational.ONE);
            }
            for (Form i : f.args().subList(1, f.args().size())) demand(!i.speaksOf(x), "an index moves");
            Optional<Form> meaning = m.desk.meaning.of(f);
            demand(meaning.isPresent(), "an entry moves that stands for nothing else");
            demand(m.facts().inRange(f), "an index may be out of range");
            return slopes.get(meaning.get());
        }
    }
}
