package org.gradproof.kernel;

import java.util.Map;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;

/// The plainest evaluation of scalar terms in doubles, written apart from the house's own so that the two cannot err alike.
final class Doubles {
    private Doubles() {}

    static double value(Expr e, Map<Symbol, Double> at) {
        return switch (e) {
            case Symbol s -> at.get(s);
            case Expr.Num n -> n.value().doubleValue();
            case Expr.Pi _ -> Math.PI;
            case Expr.Neg n -> -value(n.argument(), at);
            case Expr.Binary b -> {
                double l = value(b.left(), at);
                double r = value(b.right(), at);
                yield switch (b.operator()) {
                    case ADD -> l + r;
                    case SUBTRACT -> l - r;
                    case MULTIPLY -> l * r;
                    case DIVIDE -> r == 0 ? Double.NaN : l / r;
                    case POWER -> Math.pow(l, r);
                    case MATMUL -> throw new IllegalArgumentException(e.toString());
                };
            }
            case Expr.Apply a -> primitive(a.function(), value(a.argument(), at));
            case Expr.If i -> holds(i.condition(), at) ? value(i.yes(), at) : value(i.no(), at);
            case Expr.Call _, Expr.Big _, Expr.Entry _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _, Expr.Limit _, Expr.Extreme _ ->
                    throw new IllegalArgumentException(e.toString());
        };
    }

    static boolean holds(Condition c, Map<Symbol, Double> at) {
        return switch (c) {
            case Condition.Compare e -> e.relation().test(Double.compare(value(e.left(), at) + 0.0, value(e.right(), at) + 0.0));
            case Condition.And a -> a.parts().stream().allMatch(p -> holds(p, at));
            case Condition.Or o -> o.parts().stream().anyMatch(p -> holds(p, at));
            case Condition.ForAll f -> throw new IllegalArgumentException(f.toString());
        };
    }

    static double primitive(Primitive f, double u) {
        return switch (f) {
            case EXP -> Math.exp(u);
            case LOG -> u > 0 ? Math.log(u) : Double.NaN;
            case SQRT -> Math.sqrt(u);
            case SIN -> Math.sin(u);
            case COS -> Math.cos(u);
            case TAN -> Math.tan(u);
            case ARCSIN -> Math.asin(u);
            case ARCCOS -> Math.acos(u);
            case ARCTAN -> Math.atan(u);
            case SINH -> Math.sinh(u);
            case COSH -> Math.cosh(u);
            case TANH -> Math.tanh(u);
            case ERF -> erf(u);
            case NORMAL_CDF -> 0.5 * (1 + erf(u / Math.sqrt(2)));
            case NORMAL_PDF -> Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
        };
    }

    /// Abramowitz and Stegun 7.1.6: `erf u = 2/√π · e^(−u²) · Σ 2ⁿ u^(2n+1) / (1·3·…·(2n+1))`.
    private static double erf(double u) {
        double term = u;
        double sum = u;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * u * u / (2 * n + 1);
            sum += term;
        }
        // the bound that rounding cannot reach but the function does not either
        double value = 2 / Math.sqrt(Math.PI) * Math.exp(-u * u) * sum;
        return Math.clamp(value, -Math.nextDown(1.0), Math.nextDown(1.0));
    }
}
