package org.gradproof.numeric;

import org.gradproof.expr.Primitive;

/// The primitive functions in doubles, the same on every machine; not a number outside of their domains.
final class Doubles {
    private static final double TWO_OVER_ROOT_PI = 2 / StrictMath.sqrt(StrictMath.PI);
    private static final double INVERSE_ROOT_PI = 1 / StrictMath.sqrt(StrictMath.PI);
    private static final double INVERSE_ROOT_TWO_PI = 1 / StrictMath.sqrt(2 * StrictMath.PI);

    private Doubles() {}

    static double apply(Primitive f, double x) {
        return switch (f) {
            case EXP -> StrictMath.exp(x);
            case LOG -> x > 0 ? StrictMath.log(x) : Double.NaN;
            case SQRT -> StrictMath.sqrt(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TAN -> StrictMath.tan(x);
            case ARCSIN -> StrictMath.asin(x);
            case ARCCOS -> StrictMath.acos(x);
            case ARCTAN -> StrictMath.atan(x);
            case SINH -> StrictMath.sinh(x);
            case COSH -> StrictMath.cosh(x);
            case TANH -> StrictMath.tanh(x);
            case ERF -> erf(x);
            case NORMAL_CDF -> cdf(x);
            case NORMAL_PDF -> INVERSE_ROOT_TWO_PI * decay(x, 0.5);
        };
    }

    static double divide(double a, double b) {
        return b == 0 ? Double.NaN : a / b;
    }

    static double power(double x, double y) {
        if (y == 2) return x * x;
        return x == 0 && y < 0 ? Double.NaN : StrictMath.pow(x, y);
    }

    /// The series and the tails of [Gaussian].
    private static double erf(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(a)) return a;
        if (a < 1.5) return TWO_OVER_ROOT_PI * x * decay(x, 1) * series(2 * x * x);
        if (a > 6) return Math.signum(x);
        double root2 = StrictMath.sqrt(2);
        return Math.signum(x) * (1 - INVERSE_ROOT_PI * root2 * decay(a, 1) * mills(a * root2));
    }

    private static double cdf(double x) {
        if (Double.isNaN(x)) return x;
        if (x >= 9) return 1;
        if (x <= -40) return 0;
        if (Math.abs(x) < 1.4) return 0.5 + x * INVERSE_ROOT_TWO_PI * decay(x, 0.5) * series(x * x);
        double tail = INVERSE_ROOT_TWO_PI * decay(x, 0.5) * mills(Math.abs(x));
        return x < 0 ? tail : 1 - tail;
    }

    /// `e^(-c x²)`, with the square split so that its rounding does not matter.
    private static double decay(double x, double c) {
        double a = Math.abs(x);
        if (a > 60) return 0;
        double head = (float) a;
        return StrictMath.exp(-c * head * head) * StrictMath.exp(-c * (a - head) * (a + head));
    }

    /// `Σ q^n / (2n+1)!!`.
    private static double series(double q) {
        double term = 1;
        double sum = 1;
        for (int n = 1; term > sum * 1e-18; n++) {
            term *= q / (2 * n + 1);
            sum += term;
        }
        return sum;
    }

    /// `Φ(-t)/φ(t) = 1/(t + 1/(t + 2/(t + 3/(t + …))))` (Laplace), for `t >= 1.4`.
    private static double mills(double t) {
        double below = t;
        for (int n = (int) (400 / (t * t)) + 16; n >= 1; n--) below = t + n / below;
        return 1 / below;
    }
}
