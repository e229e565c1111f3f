package org.gradproof.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Unfold;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;

/// Values and derivatives of a scalar term at a point by Hipparchus' automatic differentiation, which shares no rule with ours.
final class AutomaticDerivative {
    private final Map<Symbol, Gradient> point = new HashMap<>();
    private double margin = Double.POSITIVE_INFINITY;

    private AutomaticDerivative(List<Symbol> variables, double[] at) {
        for (int i = 0; i < at.length; i++) point.put(variables.get(i), Gradient.variable(at.length, i, at[i]));
    }

    /// @param value of the term, with its partial derivatives by all variables
    /// @param margin the least distance between the sides of a comparison that was made: how far the nearest kink is
    record Answer(Gradient value, double margin) {}

    static Answer of(Expr e, List<Symbol> variables, double... at) {
        AutomaticDerivative a = new AutomaticDerivative(variables, at);
        return new Answer(a.value(e), a.margin);
    }

    private Gradient number(double v) {
        return Gradient.constant(point.size(), v);
    }

    private Gradient value(Expr e) {
        return switch (e) {
            case Symbol s -> point.get(s);
            case Expr.Num n -> number(n.value().doubleValue());
            case Expr.Pi _ -> number(Math.PI);
            case Expr.Neg n -> value(n.argument()).negate();
            case Expr.Binary b -> binary(b);
            case Expr.Apply a -> apply(a.function(), value(a.argument()));
            case Expr.Call c -> value(Unfold.call(c));
            case Expr.If i -> value(holds(i.condition()) ? i.yes() : i.no());
            case Expr.Big _, Expr.Entry _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _, Expr.Limit _, Expr.Extreme _ ->
                    throw new IllegalArgumentException("no term of numbers alone: " + e);
        };
    }

    private Gradient binary(Expr.Binary b) {
        Gradient u = value(b.left());
        return switch (b.operator()) {
            case ADD -> u.add(value(b.right()));
            case SUBTRACT -> u.subtract(value(b.right()));
            case MULTIPLY -> u.multiply(value(b.right()));
            case DIVIDE -> u.divide(value(b.right()));
            case POWER -> b.right() instanceof Expr.Num n && n.value().doubleValue() == Math.rint(n.value().doubleValue())
                    ? u.pow((int) n.value().doubleValue()) : u.pow(value(b.right()));
            case MATMUL -> throw new IllegalArgumentException("no term of numbers alone: " + b);
        };
    }

    private Gradient apply(Primitive f, Gradient u) {
        return switch (f) {
            case EXP -> u.exp();
            case LOG -> u.log();
            case SQRT -> u.sqrt();
            case SIN -> u.sin();
            case COS -> u.cos();
            case TAN -> u.tan();
            case ARCSIN -> u.asin();
            case ARCCOS -> u.acos();
            case ARCTAN -> u.atan();
            case SINH -> u.sinh();
            case COSH -> u.cosh();
            case TANH -> u.tanh();
            case ERF -> Erf.erf(u);
            case NORMAL_CDF -> Erf.erfc(u.negate().divide(FastMath.sqrt(2.0))).divide(2.0);
            case NORMAL_PDF -> u.multiply(u).divide(-2.0).exp().divide(FastMath.sqrt(2.0 * Math.PI));
        };
    }

    private boolean holds(Condition c) {
        return switch (c) {
            case Condition.Compare k -> {
                double gap = value(k.left()).getValue() - value(k.right()).getValue();
                margin = Math.min(margin, Math.abs(gap));
                yield k.relation().test(Double.compare(gap, 0));
            }
            case Condition.And a -> a.parts().stream().allMatch(this::holds);
            case Condition.Or o -> o.parts().stream().anyMatch(this::holds);
            case Condition.ForAll _ -> throw new IllegalArgumentException("no condition on numbers alone: " + c);
        };
    }
}
