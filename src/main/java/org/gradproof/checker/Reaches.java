package org.gradproof.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;

/// What terms can be while their variables stay between numbers, in doubles rounded outwards; the library functions of
/// [StrictMath] have errors of at most one step, 2.5 for the hyperbolic ones, and are taken four steps wider.
///
/// A term that gets a reach has a value wherever the variables are within their bounds.
final class Reaches {
    private static final int STEPS = 4;
    private static final Reach UNIT = new Reach(-1, 1);
    private static final Reach PI = new Reach(Math.PI, Math.nextUp(Math.PI));
    private static final Reach TWO = new Reach(2, 2);
    private static final Reach HALF = new Reach(0.5, 0.5);

    private final Forms forms;
    private final Map<Form, Reach> bounds = new HashMap<>();
    private final Map<Form, Reach> done = new HashMap<>();
    private int depth;

    /// @param conditions of which comparisons of a variable with a number are used
    Reaches(Forms forms, List<Form> conditions) {
        this.forms = forms;
        for (Form c : conditions) {
            if (c.args().size() != 2) continue;
            Optional<Rational> right = forms.value(c.arg(1));
            Optional<Rational> left = forms.value(c.arg(0));
            boolean order = c.kind() == Kind.LESS || c.kind() == Kind.AT_MOST;
            if (c.kind() == Kind.EQUAL && right.isPresent()) bound(c.arg(0), Reach.of(right.get()));
            if (c.kind() == Kind.EQUAL && left.isPresent()) bound(c.arg(1), Reach.of(left.get()));
            if (order && right.isPresent()) bound(c.arg(0), new Reach(Double.NEGATIVE_INFINITY, Reach.of(right.get()).high()));
            if (order && left.isPresent()) bound(c.arg(1), new Reach(Reach.of(left.get()).low(), Double.POSITIVE_INFINITY));
        }
    }

    private void bound(Form variable, Reach r) {
        if (variable.kind() == Kind.SYMBOL && variable.isScalar()) bounds.merge(variable, r, Reach::meet);
    }

    /// The signs that `right − left` can have.
    boolean certain(Form comparison) {
        Reach gap = of(forms.make(Kind.SUB, comparison.arg(1), comparison.arg(0)));
        if (gap.low() > gap.high()) throw new Objection(false, "the bounds of a variable leave no room");
        return switch (comparison.kind()) {
            case LESS -> gap.positive();
            case AT_MOST -> gap.notNegative();
            case EQUAL -> gap.low() == 0 && gap.high() == 0;
            case UNEQUAL -> gap.positive() || gap.high() < 0;
            case NUMBER, PI, SYMBOL, BOUND, NEG, ADD, SUB, MUL, DIV, POWER, MATMUL, APPLY, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL,
                    TRANSPOSE, DERIVATIVE, LIMIT, ALL, ANY, EVERY -> throw new Objection(true, "a comparison is needed");
        };
    }

    private Reach of(Form root) {
        for (Form f : Forms.order(root, g -> done.containsKey(g) || g.kind() == Kind.SYMBOL || g.kind() == Kind.IF ? List.of() : g.args())) {
            if (!done.containsKey(f)) done.put(f, once(f));
        }
        return done.get(root);
    }

    private Reach once(Form f) {
        if (!f.isScalar()) throw new Objection(false, "no bounds are known of such a term");
        List<Reach> v = f.kind() == Kind.IF || f.kind() == Kind.SYMBOL ? List.of() : f.args().stream().map(done::get).toList();
        return switch (f.kind()) {
            case NUMBER -> Reach.of((Rational) f.data());
            case PI -> PI;
            case SYMBOL -> bounds.getOrDefault(f, Reach.ALL);
            case NEG -> v.getFirst().negated();
            case ADD -> v.get(0).plus(v.get(1));
            case SUB -> v.get(0).plus(v.get(1).negated());
            case MUL -> f.arg(0) == f.arg(1) ? v.getFirst().power(2) : v.get(0).times(v.get(1));
            case DIV -> v.get(0).times(v.get(1).inverse());
            case POWER -> power(f, v);
            case APPLY -> apply((Primitive) f.data(), v.getFirst());
            case IF -> cases(f);
            case BOUND, MATMUL, CALL, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL, UNEQUAL, ALL, ANY, EVERY ->
                    throw new Objection(false, "no bounds are known of such a term");
        };
    }

    private Reach power(Form f, List<Reach> v) {
        Optional<Rational> n = forms.value(f.arg(1)).filter(r -> r.isSmallInteger() && Math.abs(r.intValue()) <= 1000);
        return n.isPresent() ? v.getFirst().power(n.get().intValue()) : apply(Primitive.EXP, v.get(1).times(apply(Primitive.LOG, v.get(0))));
    }

    /// The branch that is taken everywhere, or what both can be.
    private Reach cases(Form f) {
        if (++depth > 200) throw new Objection(false, "cases nested too deeply");
        Optional<Form> opposite = forms.opposite(f.arg(0));
        if (opposite.isEmpty()) throw new Objection(false, "no bounds are known of such a term");
        if (always(f.arg(0))) return of(f.arg(1));
        return always(opposite.get()) ? of(f.arg(2)) : of(f.arg(1)).hull(of(f.arg(2)));
    }

    private boolean always(Form c) {
        if (c.kind() != Kind.ALL && c.kind() != Kind.ANY) return certain(c);
        List<Boolean> parts = new ArrayList<>();
        for (Form p : c.args()) parts.add(always(p));
        return c.kind() == Kind.ALL ? !parts.contains(false) : parts.contains(true);
    }

    // ------------------------------------------------------------------------------------------------ primitives

    private static Reach apply(Primitive f, Reach u) {
        return switch (f) {
            case EXP -> rising(u, StrictMath::exp).meet(new Reach(0, Double.POSITIVE_INFINITY));
            case LOG -> {
                inside(u.low() > 0);
                yield rising(u, StrictMath::log);
            }
            case SQRT -> {
                inside(u.low() >= 0);
                yield new Reach(root(u.low(), false), root(u.high(), true));
            }
            case SIN -> wave(u, StrictMath::sin, 0.5);
            case COS -> wave(u, StrictMath::cos, 0);
            case TAN -> apply(Primitive.SIN, u).times(apply(Primitive.COS, u).inverse());
            case ARCSIN -> {
                inside(u.low() >= -1 && u.high() <= 1);
                yield rising(u, StrictMath::asin);
            }
            case ARCCOS -> apply(Primitive.ARCSIN, u).negated().plus(PI.times(HALF));
            case ARCTAN -> rising(u, StrictMath::atan);
            case SINH -> rising(u, StrictMath::sinh);
            case COSH -> rising(u.magnitude(), StrictMath::cosh).meet(new Reach(1, Double.POSITIVE_INFINITY));
            case TANH -> rising(u, StrictMath::tanh).meet(UNIT);
            case ERF -> new Reach(error(u.low()).low(), error(u.high()).high()).meet(UNIT);
            case NORMAL_CDF -> apply(Primitive.ERF, u.times(apply(Primitive.SQRT, TWO).inverse())).plus(Reach.ONE).times(HALF);
            case NORMAL_PDF -> apply(Primitive.EXP, u.power(2).times(HALF).negated()).times(apply(Primitive.SQRT, PI.times(TWO)).inverse());
        };
    }

    private static void inside(boolean certainly) {
        if (!certainly) throw new Objection(false, "bounds in doubles leave room outside of the domain");
    }

    /// Each exact value of the usual functions, such as `exp 0`, is known to be exact.
    private static Reach rising(Reach u, DoubleUnaryOperator f) {
        return new Reach(at(u.low(), f).low(), at(u.high(), f).high());
    }

    private static Reach at(double x, DoubleUnaryOperator f) {
        double y = f.applyAsDouble(x);
        boolean exact = Double.isInfinite(x) && !Double.isFinite(y) || x == 0 && (y == 0 || y == 1) || x == 1 && y == 0;
        return exact ? new Reach(y, y) : new Reach(y, y).widened(STEPS);
    }

    private static double root(double x, boolean up) {
        double r = Math.sqrt(x);
        if (x == 0 || Double.isInfinite(r)) return r;
        double rest = Math.fma(-r, r, x);
        return rest == 0 || rest > 0 != up ? r : up ? Math.nextUp(r) : Math.nextDown(r);
    }

    /// The values at both ends, and ±1 where a crest or trough may lie between: these are `crest` turns from 0, half a turn
    /// being π.
    private static Reach wave(Reach u, DoubleUnaryOperator f, double crest) {
        if (!(u.high() - u.low() < 6) || Math.max(Math.abs(u.low()), Math.abs(u.high())) > 1e6) return UNIT;
        Reach all = at(u.low(), f).hull(at(u.high(), f)).meet(UNIT);
        // In units of π, with more room than the rounding of these two needs.
        double from = u.low() / Math.PI - crest - 1e-9;
        double to = u.high() / Math.PI - crest + 1e-9;
        for (double k = Math.ceil(from); k <= Math.floor(to); k++) all = all.hull(k % 2 == 0 ? Reach.ONE : Reach.ONE.negated());
        return all;
    }

    /// `erf x = 2/√π·Σ (−1)ⁿx^(2n+1)/(n!(2n+1))`, whose terms alternate and fall once `n ≥ x²`.
    private static Reach error(double x) {
        if (x < 0) return error(-x).negated();
        if (x > 4) return Double.isInfinite(x) ? Reach.ONE : Reach.ONE.plus(rest(new Reach(x, x)).negated()).meet(UNIT);
        Reach square = new Reach(x, x).power(2);
        Reach power = new Reach(x, x);
        Reach sum = power;
        for (int n = 1; ; n++) {
            power = power.times(square).times(new Reach(n, n).inverse()).negated();
            Reach term = power.times(new Reach(2 * n + 1, 2 * n + 1).inverse());
            sum = sum.plus(term);
            double size = term.magnitude().high();
            if (n > square.high() && size < 1e-18) {
                sum = sum.plus(new Reach(-size, size));
                break;
            }
        }
        return sum.times(TWO).times(apply(Primitive.SQRT, PI).inverse());
    }

    /// `1 − erf x` lies between any two neighbouring partial sums of `e^(−x²)/(x√π)·(1 − 1/(2x²) + 1·3/(2x²)² − …)`.
    private static Reach rest(Reach x) {
        Reach ratio = x.power(2).times(TWO).inverse();
        Reach term = Reach.ONE;
        Reach sum = Reach.ONE;
        Reach before = sum;
        for (int k = 0; k < 12; k++) {
            term = term.times(ratio).times(new Reach(2 * k + 1, 2 * k + 1)).negated();
            before = sum;
            sum = sum.plus(term);
        }
        Reach outer = apply(Primitive.EXP, x.power(2).negated()).times(x.times(apply(Primitive.SQRT, PI)).inverse());
        return outer.times(sum.hull(before));
    }
}
