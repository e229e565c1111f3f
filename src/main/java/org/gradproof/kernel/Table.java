package org.gradproof.kernel;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.MINUS_ONE;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.PI;
import static org.gradproof.expr.Terms.TWO;
import static org.gradproof.expr.Terms.ZERO;
import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.apply;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.exp;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sqrt;
import static org.gradproof.expr.Terms.sub;
import static org.gradproof.expr.Primitive.*;
import static org.gradproof.expr.Relation.GE;
import static org.gradproof.expr.Relation.GT;
import static org.gradproof.expr.Relation.LE;
import static org.gradproof.expr.Relation.LT;

import java.util.List;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Judgement.Target.Finite;
import org.gradproof.kernel.Judgement.Target.Infinite;

/// All that is believed of the primitives: where they are defined, their derivatives, their ranges, and the identities
/// among them. Everything else about them is proved.
public final class Table {
    private Table() {}

    /// Where `f(u)` is defined, given that `u` is.
    public static List<Condition> domain(Primitive f, Expr u) {
        return switch (f) {
            case LOG -> List.of(compare(GT, u, ZERO));
            case SQRT -> Ring.value(u).filter(v -> v.signum() >= 0).isPresent() ? List.of() : List.of(compare(GE, u, ZERO));
            case ARCSIN, ARCCOS -> List.of(compare(LE, MINUS_ONE, u), compare(LE, u, ONE));
            case TAN -> List.of(compare(org.gradproof.expr.Relation.NE, apply(COS, u), ZERO));
            case EXP, SIN, COS, ARCTAN, SINH, COSH, TANH, ERF, NORMAL_CDF, NORMAL_PDF -> List.of();
        };
    }

    /// What the derivative needs beyond the domain: that `u` lies inside of it.
    public static List<Condition> smooth(Primitive f, Expr u) {
        return switch (f) {
            case SQRT -> List.of(compare(GT, u, ZERO));
            case ARCSIN, ARCCOS -> List.of(compare(LT, MINUS_ONE, u), compare(LT, u, ONE));
            case EXP, LOG, SIN, COS, TAN, ARCTAN, SINH, COSH, TANH, ERF, NORMAL_CDF, NORMAL_PDF -> domain(f, u);
        };
    }

    /// `f′(u)`.
    public static Expr derivative(Primitive f, Expr u) {
        return switch (f) {
            case EXP -> exp(u);
            case LOG -> div(ONE, u);
            case SQRT -> div(ONE, mul(TWO, sqrt(u)));
            case SIN -> apply(COS, u);
            case COS -> neg(apply(SIN, u));
            case TAN -> add(ONE, pow(apply(TAN, u), 2));
            case ARCSIN -> div(ONE, sqrt(sub(ONE, pow(u, 2))));
            case ARCCOS -> neg(div(ONE, sqrt(sub(ONE, pow(u, 2)))));
            case ARCTAN -> div(ONE, add(ONE, pow(u, 2)));
            case SINH -> apply(COSH, u);
            case COSH -> apply(SINH, u);
            case TANH -> sub(ONE, pow(apply(TANH, u), 2));
            case ERF -> mul(div(TWO, sqrt(PI)), exp(neg(pow(u, 2))));
            case NORMAL_CDF -> apply(NORMAL_PDF, u);
            case NORMAL_PDF -> neg(mul(u, apply(NORMAL_PDF, u)));
        };
    }

    /// What is true of `f(u)` wherever it is defined.
    public static List<Condition> range(Primitive f, Expr u) {
        Expr v = apply(f, u);
        return switch (f) {
            case EXP, NORMAL_PDF -> List.of(compare(GT, v, ZERO));
            case SQRT -> List.of(compare(GE, v, ZERO));
            case SIN, COS -> List.of(compare(LE, MINUS_ONE, v), compare(LE, v, ONE));
            case ARCSIN -> List.of(compare(LE, neg(div(PI, TWO)), v), compare(LE, v, div(PI, TWO)));
            case ARCCOS -> List.of(compare(LE, ZERO, v), compare(LE, v, PI));
            case ARCTAN -> List.of(compare(LT, neg(div(PI, TWO)), v), compare(LT, v, div(PI, TWO)));
            case COSH -> List.of(compare(GE, v, ONE));
            case TANH, ERF -> List.of(compare(LT, MINUS_ONE, v), compare(LT, v, ONE));
            case NORMAL_CDF -> {
                // u·Φ(u) + φ(u) is the mean of max(0, u − Z), and so greater than that of 0 and that of u − Z.
                Expr mean = add(mul(u, v), apply(NORMAL_PDF, u));
                yield List.of(compare(LT, ZERO, v), compare(LT, v, ONE), compare(LT, ZERO, mean), compare(LT, u, mean));
            }
            case LOG, TAN, SINH -> List.of();
        };
    }

    /// Whether `u < v` gives `f(u) < f(v)` on the domain.
    public static boolean increasing(Primitive f) {
        return switch (f) {
            case EXP, LOG, SQRT, ARCSIN, ARCTAN, SINH, TANH, ERF, NORMAL_CDF -> true;
            case SIN, COS, TAN, ARCCOS, COSH, NORMAL_PDF -> false;
        };
    }

    /// A limit of a primitive at an end of its domain, or where its argument grows beyond every bound.
    public record End(Approach approach, Target target) {}

    /// The limits of `f` at its ends.
    public static List<End> ends(Primitive f) {
        return switch (f) {
            case EXP -> List.of(down(ZERO), up(true));
            case LOG -> List.of(new End(new Approach.To(ZERO, Approach.From.RIGHT), new Infinite(false)), up(true));
            case SQRT -> List.of(new End(new Approach.To(ZERO, Approach.From.RIGHT), new Finite(ZERO)), up(true));
            case ARCSIN -> List.of(new End(new Approach.To(MINUS_ONE, Approach.From.RIGHT), new Finite(neg(div(PI, TWO)))),
                    new End(new Approach.To(ONE, Approach.From.LEFT), new Finite(div(PI, TWO))));
            case ARCCOS -> List.of(new End(new Approach.To(MINUS_ONE, Approach.From.RIGHT), new Finite(PI)),
                    new End(new Approach.To(ONE, Approach.From.LEFT), new Finite(ZERO)));
            case ARCTAN -> List.of(down(neg(div(PI, TWO))), up(div(PI, TWO)));
            case SINH -> List.of(new End(new Approach.Beyond(false), new Infinite(false)), up(true));
            case COSH -> List.of(new End(new Approach.Beyond(false), new Infinite(true)), up(true));
            case TANH, ERF -> List.of(down(MINUS_ONE), up(ONE));
            case NORMAL_CDF -> List.of(down(ZERO), up(ONE));
            case NORMAL_PDF -> List.of(down(ZERO), up(ZERO));
            case SIN, COS, TAN -> List.of();
        };
    }

    private static End down(Expr value) {
        return new End(new Approach.Beyond(false), new Finite(value));
    }

    private static End up(Expr value) {
        return new End(new Approach.Beyond(true), new Finite(value));
    }

    private static End up(boolean up) {
        return new End(new Approach.Beyond(true), new Infinite(up));
    }

    /// The identities, each true wherever both sides are defined and the condition holds.
    public enum Identity {
        EXP_OF_ZERO, EXP_OF_LOG, LOG_OF_EXP, SQUARE_OF_ROOT, POWER_BY_EXP, POWER_PLUS_ONE,
        SINE_SQUARED, SINE_OF_ZERO, COSINE_OF_ZERO, SINE_OF_SUM, COSINE_OF_SUM, SINE_OF_MINUS, COSINE_OF_MINUS,
        SINE_OF_PI, COSINE_OF_PI, SINE_OF_HALF_PI, COSINE_OF_HALF_PI,
        TAN_BY_SINE, SINE_OF_ARCSIN, TAN_OF_ARCTAN, ARCCOS_BY_ARCSIN, ARCSIN_OF_ZERO, ARCTAN_OF_ZERO,
        ARCTAN_OF_MINUS, ARCSIN_OF_MINUS,
        SINH_BY_EXP, COSH_BY_EXP, TANH_BY_EXP, ERF_OF_ZERO, ERF_OF_MINUS, CDF_BY_ERF, PDF_BY_EXP;

        /// The side that is replaced.
        public Expr left(Expr u, Expr v) {
            return switch (this) {
                case EXP_OF_ZERO -> exp(ZERO);
                case EXP_OF_LOG -> exp(log(u));
                case LOG_OF_EXP -> log(exp(u));
                case SQUARE_OF_ROOT -> pow(sqrt(u), 2);
                case POWER_BY_EXP -> pow(u, v);
                case POWER_PLUS_ONE -> pow(u, add(v, ONE));
                case SINE_SQUARED -> pow(apply(SIN, u), 2);
                case SINE_OF_ZERO -> apply(SIN, ZERO);
                case COSINE_OF_ZERO -> apply(COS, ZERO);
                case SINE_OF_SUM -> apply(SIN, add(u, v));
                case COSINE_OF_SUM -> apply(COS, add(u, v));
                case SINE_OF_MINUS -> apply(SIN, neg(u));
                case COSINE_OF_MINUS -> apply(COS, neg(u));
                case SINE_OF_PI -> apply(SIN, PI);
                case COSINE_OF_PI -> apply(COS, PI);
                case SINE_OF_HALF_PI -> apply(SIN, div(PI, TWO));
                case COSINE_OF_HALF_PI -> apply(COS, div(PI, TWO));
                case TAN_BY_SINE -> apply(TAN, u);
                case SINE_OF_ARCSIN -> apply(SIN, apply(ARCSIN, u));
                case TAN_OF_ARCTAN -> apply(TAN, apply(ARCTAN, u));
                case ARCCOS_BY_ARCSIN -> apply(ARCCOS, u);
                case ARCSIN_OF_ZERO -> apply(ARCSIN, ZERO);
                case ARCTAN_OF_ZERO -> apply(ARCTAN, ZERO);
                case ARCTAN_OF_MINUS -> apply(ARCTAN, neg(u));
                case ARCSIN_OF_MINUS -> apply(ARCSIN, neg(u));
                case SINH_BY_EXP -> apply(SINH, u);
                case COSH_BY_EXP -> apply(COSH, u);
                case TANH_BY_EXP -> apply(TANH, u);
                case ERF_OF_ZERO -> apply(ERF, ZERO);
                case ERF_OF_MINUS -> apply(ERF, neg(u));
                case CDF_BY_ERF -> apply(NORMAL_CDF, u);
                case PDF_BY_EXP -> apply(NORMAL_PDF, u);
            };
        }

        /// What it equals.
        public Expr right(Expr u, Expr v) {
            return switch (this) {
                case EXP_OF_ZERO, COSINE_OF_ZERO, SINE_OF_HALF_PI -> ONE;
                case EXP_OF_LOG, LOG_OF_EXP, SQUARE_OF_ROOT, SINE_OF_ARCSIN, TAN_OF_ARCTAN -> u;
                case POWER_BY_EXP -> exp(mul(v, log(u)));
                case POWER_PLUS_ONE -> mul(u, pow(u, v));
                case SINE_SQUARED -> sub(ONE, pow(apply(COS, u), 2));
                case SINE_OF_ZERO, SINE_OF_PI, COSINE_OF_HALF_PI, ARCSIN_OF_ZERO, ARCTAN_OF_ZERO, ERF_OF_ZERO -> ZERO;
                case COSINE_OF_PI -> MINUS_ONE;
                case SINE_OF_SUM -> add(mul(apply(SIN, u), apply(COS, v)), mul(apply(COS, u), apply(SIN, v)));
                case COSINE_OF_SUM -> sub(mul(apply(COS, u), apply(COS, v)), mul(apply(SIN, u), apply(SIN, v)));
                case SINE_OF_MINUS -> neg(apply(SIN, u));
                case COSINE_OF_MINUS -> apply(COS, u);
                case TAN_BY_SINE -> div(apply(SIN, u), apply(COS, u));
                case ARCCOS_BY_ARCSIN -> sub(div(PI, TWO), apply(ARCSIN, u));
                case ARCTAN_OF_MINUS -> neg(apply(ARCTAN, u));
                case ARCSIN_OF_MINUS -> neg(apply(ARCSIN, u));
                case SINH_BY_EXP -> div(sub(exp(u), exp(neg(u))), TWO);
                case COSH_BY_EXP -> div(add(exp(u), exp(neg(u))), TWO);
                case TANH_BY_EXP -> div(sub(exp(u), exp(neg(u))), add(exp(u), exp(neg(u))));
                case ERF_OF_MINUS -> neg(apply(ERF, u));
                case CDF_BY_ERF -> div(add(ONE, apply(ERF, div(u, sqrt(TWO)))), TWO);
                case PDF_BY_EXP -> div(exp(neg(div(pow(u, 2), TWO))), sqrt(mul(TWO, PI)));
            };
        }

        /// What must hold beyond that both sides are defined.
        List<Condition> condition(Expr u, Expr v) {
            return switch (this) {
                // With u = 0 and v = -1 the left side would be 0^0.
                case POWER_PLUS_ONE -> List.of(Condition.or(compare(org.gradproof.expr.Relation.NE, u, ZERO), compare(GE, v, ZERO)));
                case EXP_OF_ZERO, EXP_OF_LOG, LOG_OF_EXP, SQUARE_OF_ROOT, POWER_BY_EXP, SINE_SQUARED, SINE_OF_ZERO,
                        COSINE_OF_ZERO, SINE_OF_SUM, COSINE_OF_SUM, SINE_OF_MINUS, COSINE_OF_MINUS, SINE_OF_PI, COSINE_OF_PI,
                        SINE_OF_HALF_PI, COSINE_OF_HALF_PI, TAN_BY_SINE, SINE_OF_ARCSIN, TAN_OF_ARCTAN, ARCCOS_BY_ARCSIN,
                        ARCSIN_OF_ZERO, ARCTAN_OF_ZERO, ARCTAN_OF_MINUS, ARCSIN_OF_MINUS, SINH_BY_EXP, COSH_BY_EXP,
                        TANH_BY_EXP, ERF_OF_ZERO, ERF_OF_MINUS, CDF_BY_ERF, PDF_BY_EXP -> List.of();
            };
        }
    }
}
