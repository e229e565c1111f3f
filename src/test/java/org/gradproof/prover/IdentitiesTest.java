package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a lecturer claims and what a lecturer would never claim, each with its verdict.
final class IdentitiesTest {
    private static final String TABLE = """
            # identities
            tanh(x) = 2*sigmoid(2*x) - 1                                          => proved
            sigmoid(x) = 1/2*(1 + tanh(x/2))                                      => proved
            sigmoid(-x) = 1 - sigmoid(x)                                          => proved
            softplus(x) - softplus(-x) = x                                        => proved
            log(sigmoid(x)) = -softplus(-x)                                       => proved
            silu(x) - silu(-x) = x                                                => proved
            gelu(x) - gelu(-x) = x                                                => proved
            relu(x) - relu(-x) = x                                                => proved
            relu(x) + relu(-x) = abs(x)                                           => proved
            max(a, b) = b + relu(a - b)                                           => proved
            relu6(x) = relu(x) - relu(x - 6)                                      => proved
            celu(x; alpha) = alpha*elu(x/alpha; 1) for alpha > 0                  => proved
            selu(x) = 1.05070098735548049*elu(x; 1.67326324235437728)             => proved
            mish(x) = x*(exp(2*x) + 2*exp(x))/(exp(2*x) + 2*exp(x) + 2)           => proved
            log(cosh(x)) = softplus(2*x) - x - log(2)                             => proved
            hardswish(x) = x*hardsigmoid(x)                                       => proved
            softmax(z + c) = softmax(z) for vector z in R^n                       => proved
            softmax(z)[1] = sigmoid(z[1] - z[2]) for vector z in R^2              => proved
            logsumexp(z + c) = logsumexp(z) + c for vector z in R^n               => proved
            -(t*log(sigmoid(z)) + (1-t)*log(1 - sigmoid(z))) = softplus(z) - t*z  => proved
            sum(i in 1..n, softmax(z)[i]) = 1 for vector z in R^n                 => proved
            huber(t, x; b) = b*smooth_l1(t, x; b) for b > 0                       => proved
            exp(x + y) = exp(x)*exp(y)                                            => proved
            a^x*a^y = a^(x+y) for a > 0                                           => proved
            sin(x)^2 + cos(x)^2 = 1                                               => proved
            tanh(x*(sin(2)^2 + cos(2)^2)) = tanh(x)                               => proved
            log(sin(2)^2 + cos(2)^2 + x^2) = log(1 + x^2)                         => proved
            arctan(x/(cos(y)^2 + sin(y)^2)^2) = arctan(x)                         => proved
            exp(sin(x)^2) = exp(1 - cos(x)^2)                                     => proved
            (if x > sin(2)^2 + cos(2)^2 then x else 0) = if x > 1 then x else 0   => proved
            # conditional
            sqrt(x^2) = x for x >= 0                                              => proved
            log(a*b) = log(a) + log(b) for a > 0, b > 0                           => proved
            log(a*b) = log(a) + log(b)                                            => proved if a > 0, b > 0
            x/x = 1                                                               => proved if x != 0
            leaky_relu(x; a) = max(x, a*x) for a <= 1                             => proved
            y^2 = y for real y in {0, 1}                                          => proved
            y^3 = y for real y in {-1, 0, 1}                                      => proved
            x + y = 3 for x = 1, y = 2                                            => proved
            # derivatives
            d/dx sigmoid(x) = sigmoid(x)*(1 - sigmoid(x))                         => proved
            d/dx relu(x) = if x > 0 then 1 else 0                                 => proved if x != 0
            d/dx elu(x; a) = if x >= 0 then 1 else a*exp(x)                       => proved if x != 0
            d/dx sqrt(x) = 1/(2*sqrt(x))                                          => proved if x > 0
            d/dx abs(x) = sign(x)                                                 => proved if x != 0
            d/dx log(abs(x)) = 1/x                                                => proved if x != 0
            d/dz bce(y, sigmoid(z)) = sigmoid(z) - y for real y in {0, 1}         => proved
            sum(j in 1..n, d softmax(z)[i]/d z[j]) = 0 for vector z in R^n        => proved
            # where cases meet
            d/dx softsign(x) = 1/(1 + abs(x))^2                                   => proved
            d/dx huber(t, x; d) = clip(x - t; -d, d) for d > 0                    => proved
            d/dx celu(x; a) = if x >= 0 then 1 else exp(x/a) for a > 0            => proved
            d/dx sparse_plus(x) = clip((x + 1)/2; 0, 1)                           => proved
            d/dx relu(x)^2 = 2*relu(x)                                            => proved
            d/dx elu(x; 1) = if x >= 0 then 1 else exp(x)                         => proved
            d/dx softsign(x) = 0 for x = 0                                        => refuted at x = 0
            d/dx relu(x) = 0 for x = 0                                            => refuted at x = 0
            d/dx elu(x; a) = 1 for x = 0                                          => refuted at x = 0, a = 0
            d/dx elu(x; a) = 1 for x = 0, a = 1                                   => proved
            # order
            0 < sigmoid(x) < 1                                                    => proved
            -1 < tanh(x) < 1                                                      => proved
            1/2 <= sigmoid(relu(x)) < 1                                           => proved
            x^2 + y^2 >= 2*x*y                                                    => proved
            x^2 - x + 1 > 0                                                       => proved
            x*(1 - x) <= 1/4                                                      => proved
            x*y <= x for x >= 0, y <= 1                                           => proved
            x^2 + 1 > 0                                                           => proved
            softplus(x) > relu(x)                                                 => proved
            0 < sigmoid(x)*(1 - sigmoid(x)) <= 1/4                                => proved
            d/dx tanh(x) <= 1                                                     => proved
            d^2/dx^2 softplus(x) > 0                                              => proved
            abs(a + b) <= abs(a) + abs(b)                                         => proved
            sigmoid(x) < sigmoid(y) for x < y                                     => proved
            hardswish(x) >= -3/8                                                  => proved
            0 < softmax(z)[i] <= 1 for vector z in R^n, index i in 1..n           => proved
            logsumexp(z) >= z[i] for vector z in R^n, index i in 1..n             => proved
            -(y*log(p) + (1-y)*log(1-p)) >= 0 for p in (0, 1), y in [0, 1]        => proved
            # matrices
            matrix A in R^(n, n) ;; vector x in R^n ;; grad(x @ A @ x, x) = (A + A.T) @ x => proved
            matrix A in R^(n, n) symmetric ;; vector x in R^n ;; grad(x @ A @ x, x) = 2*A @ x => proved
            matrix A in R^(n, n) symmetric ;; A.T = A                             => proved
            # look-alikes
            tanh(x) = 2*sigmoid(x) - 1                                            => refuted at x = 1
            sqrt(x^2) = x                                                         => refuted at x = -1
            gelu(x) = gelu_tanh(x)                                                => refuted at x = 1
            gelu(x) = quick_gelu(x)                                               => refuted at x = 1
            hardsigmoid(x) = hardsigmoid_onnx(x)                                  => refuted at x = 1
            silu(x) = hardswish(x)                                                => refuted at x = 1
            leaky_relu(x; 2) = max(x, 2*x)                                        => refuted at x = 1
            leaky_relu(x; a) = max(x, a*x)                                        => refuted at x = 2, a = 2
            elu(x; 1) = elu(x; 2)                                                 => refuted at x = -1
            softplus(x) = if x > 20 then x else softplus(x)                       => refuted at x = 21
            softmax(c*z) = softmax(z) for vector z in R^n                         => refuted at n = 2, i = 1, c = 0, z = [1, 0]
            relu(a + b) = relu(a) + relu(b)                                       => refuted at a = -1, b = 1
            d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))                         => refuted at x = 0
            sigmoid(x) < 1/2                                                      => refuted at x = 1
            x^2 > 0                                                               => refuted at x = 0
            x^2 != 4                                                              => refuted at x = 2
            """;

    static Stream<String> rows() {
        return TABLE.lines().filter(l -> !l.isBlank() && !l.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasItsVerdict(String row) {
        String[] parts = row.split("=>");
        assertEquals(parts[1].strip(), Judged.text(Judged.verdict(parts[0])), row);
    }
}
