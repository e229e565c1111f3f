package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Order claims that need calculus: bounds on pieces of the line and the sign of derivatives.
class OrderCalculusTest {
    private static final String SOFTMAX = "integer n >= 1;; vector x in R^n, z in R^n;; y[i] := exp(x[i])/sum(k in 1..n, exp(x[k]));; ";

    @ParameterizedTest
    @ValueSource(strings = {
        "ln(x) <= x - 1",
        "gelu(x) >= -0.17",
        "a*ln(a/b) >= a - b for a > 0, b > 0",
        "mu^2 + v - ln(v) - 1 >= 0 for v > 0",
        "gelu_tanh(x) >= -0.171",
        "abs(gelu(x) - relu(x)) <= 0.17",
        "d/dx gelu(x) <= 1.13",
        "d/dx gelu(x) >= -0.13",
        "tanh(x) < x for x > 0",
        "sin(x) <= x for x >= 0",
        "softplus(x) >= relu(x)",
        "silu(x) >= -0.2785",
        "silu(x) >= -0.27847",
        "mish(x) >= -0.309",
        "mish(x) >= -0.3089",
        "x*sigmoid(x) <= x for x > 0",
        "cos(x) >= 1 - x^2/2",
        "sin(x) >= x - x^3/6 for x >= 0",
        "exp(x) >= 1 + x + x^2/2 for x >= 0",
        "x^x >= 0.69 for x > 0",
        "x*ln(x) >= -0.37 for x > 0",
        "ln(1+x) <= x for x > -1",
        "sqrt(1+x) <= 1 + x/2 for x >= -1",
        "sigmoid(x)*(1-sigmoid(x)) <= 1/4",
        "arctan(x) <= x for x >= 0",
        "exp(1) < 2.7183",
        "pi > 3.14159",
        "x^4 - 3*x + 3 > 0",
        "x^4 - 2*x^2 + 1 >= 0",
        "erf(x) <= 2*x/sqrt(pi) for x >= 0",
        "softsign(x) <= tanh(x) for x >= 0",
        "gelu(x) <= relu(x)",
        "exp(x) >= exp(1)*x",
        "selu(x) >= -1.7581",
        "d/dx silu(x) <= 1.1",
        "d/dx mish(x) <= 1.09",
        "d/dx tanh(x) <= 1",
        "logsigmoid(x) <= 0",
        "softplus(x) - relu(x) <= ln(2)",
        "abs(sin(x)) <= abs(x)",
        "x*y <= x^2/2 + y^2/2",
        "exp(x) + exp(-x) >= 2",
        "ln(x) <= sqrt(x) for x > 0",
        "sinh(x) >= x for x >= 0",
        "a*ln(a) - a*ln(b) >= a - b for a > 0, b > 0",
        "exp(x) >= 1 + x",
        "-p*log(p) - (1 - p)*log(1 - p) <= log(2) for p in (0, 1)",
    })
    void provesBoundsByCalculus(String claim) {
        String verdict = Judged.text(Judged.verdict(claim));
        // That the sides have values is all that may be asked for.
        assertTrue(verdict.equals("proved") || verdict.equals("proved if x > 0"), verdict);
    }

    /// From where two symbols are equal to both sides, the derivative by one of them having a sign there.
    @ParameterizedTest
    @ValueSource(strings = {
        "abs(sigmoid(x) - sigmoid(y)) <= abs(x - y)/4",
        "abs(tanh(x) - tanh(y)) <= abs(x - y)",
        "abs(sin(x) - sin(y)) <= abs(x - y)",
        "abs(arctan(x) - arctan(y)) <= abs(x - y)",
        "abs(silu(x) - silu(y)) <= 1.1*abs(x - y)",
    })
    void provesThatSlopesAreBounded(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a*b <= 1/4 for a + b = 1",
        "a^2 + b^2 >= 1/2 for a + b = 1",
        "x*y <= (s/2)^2 for x + y = s",
        "a^2 + b^2 + c^2 >= 1/3 for a + b + c = 1",
        "p*q <= 1/4 for p = 1 - q",
        "x*y <= 6 for x = 2, x + y = 5",
        "exp(p) >= 2 - q for p + q = 1",
    })
    void provesWhatFollowsFromEquations(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a*b <= 0.2499 for a + b = 1",
        "a*b < 1/4 for a + b = 1",
        "x*y <= (s/2)^2 for x + y = 2*s",
        "a*b <= 1/4 for a^2 + b = 1",
        "abs(sigmoid(x) - sigmoid(y)) <= abs(x - y)/4.001",
        "abs(sigmoid(x) - sigmoid(y)) < abs(x - y)/4",
        "abs(exp(x) - exp(y)) <= abs(x - y)",
        "strictly_increasing((x - 1)^2*(x + 1), x)",
        "strictly_increasing((x - 1)^3 - x/1000, x)",
    })
    void provesNoOrderThatNearlyFollows(String claim) {
        String verdict = Judged.text(Judged.verdict(claim));
        assertTrue(verdict.startsWith("refuted") || verdict.startsWith("undecided"), verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x > 0 for x >= exp(a)",
        "x > -1 for x >= tanh(a)",
        "log(x) >= -1 for x >= exp(-1)",
        "1 + x/sqrt(x^2 + b) >= 0 for b > 0",
        "convex(celu(x; a), x) for a > 0",
    })
    void provesWhatNeedsBoundsOfBounds(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"strictly_increasing(x^3, x)", "strictly_increasing((x - 1)^3, x)", "strictly_decreasing(1 - (2*x + 3)^5, x)"})
    void provesThatFunctionsGrowThroughPointsOfRest(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    /// Sums of squares under sums, for every n.
    @ParameterizedTest
    @ValueSource(strings = {
        "sum(i in 1..n, sum(j in 1..n, z[i]*(d y[i]/d x[j])*z[j])) >= 0",
        "sum(i in 1..n, sum(j in 1..n, z[i]*y[i]*(delta(i,j) - y[j])*z[j])) >= 0",
        "sum(i in 1..n, y[i]*z[i])^2 <= sum(i in 1..n, y[i]*z[i]^2)",
        "n*sum(i in 1..n, z[i]^2) >= sum(i in 1..n, z[i])^2",
    })
    void provesThatVariancesAreNotNegative(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(SOFTMAX + "prove " + claim)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sum(i in 1..n, sum(j in 1..n, z[i]*(d y[i]/d x[j])*z[j])) > 0",
        "sum(i in 1..n, sum(j in 1..n, z[i]*(d y[i]/d x[j])*x[j])) >= 0",
        "sum(i in 1..n, z[i]^2) >= sum(i in 1..n, z[i])^2",
        "sum(i in 1..n, x[i])*sum(i in 1..n, x[i]*z[i]^2) >= sum(i in 1..n, x[i]*z[i])^2",
    })
    void provesNoFalseVariance(String claim) {
        String verdict = Judged.text(Judged.verdict(SOFTMAX + "prove " + claim));
        assertTrue(verdict.startsWith("refuted"), verdict);
    }

    /// Nearly true: the least values are -0.278464, -0.169971, -0.308835 and so on.
    @ParameterizedTest
    @ValueSource(strings = {
        "silu(x) >= -0.2784",
        "gelu(x) >= -0.1699",
        "mish(x) >= -0.3088",
        "exp(x) > 1 + x",
        "ln(x) <= x - 1.0001",
        "tanh(x) < x for x >= 0",
        "sin(x) <= x",
        "sqrt(1+x) < 1 + x/2 for x >= -1",
        "x*ln(x) >= -0.3678 for x > 0",
        "sigmoid(x)*(1-sigmoid(x)) < 1/4",
        "cos(x) >= 1 - 0.499*x^2",
        "x^4 - 2*x^2 + 1 > 0",
        "pi > 22/7",
    })
    void provesNothingThatIsNearlyTrue(String claim) {
        String verdict = Judged.text(Judged.verdict(claim));
        assertTrue(verdict.startsWith("refuted") || verdict.startsWith("undecided"), verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 < 2", "exp(1) < 2.72", "sqrt(2) + sqrt(3) > pi"})
    void decidesNumbersByBounds(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            increasing(silu(x), x)              | u = -6, v = -1
            increasing(gelu(x), x)              | u = -6, v = -1
            strictly_increasing(relu(x), x)     | u = -1, v = 0
            strictly_increasing(x^2, x)         | u = -1, v = 0
            decreasing(1/x, x) for x != 0       | u = -1, v = 1
            convex(sigmoid(x), x)               | t = 1/2, u = 1, v = 0
            convex(elu(x; 2), x)                | t = 1/2, u = -1, v = 1
            convex(selu(x), x)                  | t = 1/2, u = -1, v = 1
            convex(x^3, x)                      | t = 1/2, u = -1, v = 0
            concave(x^3, x)                     | t = 1/2, u = 1, v = 0
            convex(leaky_relu(x; 2), x)         | t = 1/2, u = -1, v = 1
            odd(x + 1, x)                       | x = 0
            """)
    void refutesPropertiesOfFunctionsAtPoints(String claim, String points) {
        assertEquals("refuted at " + points, Judged.text(Judged.verdict(claim)));
    }

    /// Nothing is known of what is left out: the slope of x^3 − x has both signs, and the square root none at 0.
    @ParameterizedTest
    @ValueSource(strings = {
        "increasing(x^3 - x, x) for x > -1",
        "strictly_increasing(hardtanh(x), x) for x >= 0",
        "convex(x^3, x) for x > -1/10",
        "convex(abs(x) - x^2/1000, x)",
        "convex(elu(x; 1.001), x)",
        "concave(if x >= 0 then sqrt(x) else -x, x)",
        "convex(if x >= 0 then x else x + 1, x)",
        "convex(if x >= 0 then x^2 - x/999 else -x/1000, x)",
    })
    void provesNoPropertyThatNearlyHolds(String claim) {
        String verdict = Judged.text(Judged.verdict(claim));
        assertTrue(verdict.startsWith("refuted") || verdict.startsWith("undecided"), verdict);
    }
}
