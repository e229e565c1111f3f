package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.gradproof.render.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The identities of activation functions that are true, those that need a fact, and those that only look true.
final class LookAlikesTest {
    private static final String IDENTITIES = """
            tanh(x) = 2*sigmoid(2*x) - 1
            sigmoid(x) = 1/2*(1 + tanh(x/2))
            sigmoid(-x) = 1 - sigmoid(x)
            softplus(x) - softplus(-x) = x
            log(sigmoid(x)) = -softplus(-x)
            silu(x) - silu(-x) = x
            gelu(x) - gelu(-x) = x
            relu(x) - relu(-x) = x
            relu(x) + relu(-x) = abs(x)
            max(a, b) = b + relu(a - b)
            relu6(x) = relu(x) - relu(x - 6)
            celu(x; a) = a*elu(x/a; 1) for a > 0
            selu(x) = 1.05070098735548049*elu(x; 1.67326324235437728)
            mish(x) = x*(exp(2*x) + 2*exp(x))/(exp(2*x) + 2*exp(x) + 2)
            log(cosh(x)) = softplus(2*x) - x - log(2)
            hardswish(x) = x*hardsigmoid(x)
            softmax(z + c) = softmax(z) for vector z in R^n, real c
            softmax(z)[1] = sigmoid(z[1] - z[2]) for vector z in R^2
            logsumexp(z + c) = logsumexp(z) + c for vector z in R^n, real c
            -(t*log(sigmoid(z)) + (1 - t)*log(1 - sigmoid(z))) = softplus(z) - t*z
            sum(i in 1..n, softmax(z)[i]) = 1 for vector z in R^n
            vector z in R^n ;; index i in 1..n ;; sum(j in 1..n, d softmax(z)[i]/d z[j]) = 0
            huber(x, t; b) = b*smooth_l1(x, t; b) for b > 0
            leaky_relu(x; a) = max(x, a*x) for a <= 1
            vector z in R^n ;; vector t in R^n ;; assume sum(t) = 1 ;; L := -sum(k, t[k]*log(softmax(z)[k])) ;; grad(L, z) = softmax(z) - t
            sqrt(x^2) = x for x >= 0
            log(a*b) = log(a) + log(b) for a > 0, b > 0
            d/dx elu(x; a) at x = 0 = 1 for a = 1
            matrix W in R^(n, n) symmetric ;; vector v in R^n ;; grad(v @ W @ v, v) = 2*W @ v
            matrix W in R^(n, n) ;; vector v in R^n ;; grad(v @ W @ v, v) = (W + W.T) @ v
            -1 < sigmoid(z) - y for y in {0, 1}
            """;

    /// With the fact that makes them true.
    private static final String CONDITIONAL = """
            leaky_relu(x; a) = max(x, a*x)                       => a <= 1
            vector z in R^n ;; vector t in R^n ;; L := -sum(k, t[k]*log(softmax(z)[k])) ;; grad(L, z) = softmax(z) - t => sum(k in 1..n, t[k]) = 1
            sqrt(x^2) = x                                        => x >= 0
            celu(x; a) = a*elu(x/a; 1)                           => a >= 0
            d/dx elu(x; a) at x = 0 = 1                          => a = 1
            d/dx leaky_relu(x; a) at x = 0 = 1                   => a = 1
            matrix W in R^(n, n) ;; vector v in R^n ;; grad(v @ W @ v, v) = 2*W @ v => (W[i, j] = W[j, i] for j in 1..n) for i in 1..n
            softplus(x) = if x > 20 then x else softplus(x)      => x <= 20
            relu(a*b) = relu(a)*relu(b)                          => a >= 0
            abs(x) = x                                           => x >= 0
            abs(x) = -x                                          => x <= 0
            sigmoid(x) < 1/2                                     => x < 0
            relu(x) > 0                                          => x > 0
            x^2 <= x                                             => x >= 0 and x <= 1
            y^2 = y                                              => y = 0 or y = 1
            x^a = x for x > 0                                    => a = 1
            d softmax(z)[i]/d z[j] = 0 for vector z in R^n       => nothing
            """;

    private static final String REFUTED = """
            tanh(x) = 2*sigmoid(x) - 1
            gelu(x) = gelu_tanh(x)
            gelu(x) = quick_gelu(x)
            hardsigmoid(x) = min(max(x/5 + 1/2, 0), 1)
            silu(x) = hardswish(x)
            leaky_relu(x; 2) = max(x, 2*x)
            elu(x; 1) = elu(x; 2)
            softplus(x) = if x > 20 then x else softplus(x)
            softmax(c*z) = softmax(z) for vector z in R^n, real c
            vector z in R^n ;; index i, j in 1..n ;; d softmax(z)[i]/d z[j] = softmax(z)[i]*(1 - softmax(z)[i]) for i != j
            relu(a + b) = relu(a) + relu(b)
            d/dx relu(x) at x = 0 = 0
            """;

    /// Nothing is claimed where a side has no value.
    private static final String EMPTY = """
            x/x = 1 for x = 0
            log(x) = 1 for x < 0
            log(x) - log(x) = 0 for x = -1
            """;

    static Stream<String> identities() {
        return IDENTITIES.lines();
    }

    static Stream<String> conditional() {
        return CONDITIONAL.lines();
    }

    static Stream<String> refuted() {
        return REFUTED.lines();
    }

    static Stream<String> empty() {
        return EMPTY.lines();
    }

    @ParameterizedTest
    @MethodSource("identities")
    void provesWhatIsTrue(String row) {
        assertEquals("proved", Judged.text(Judged.verdict(row)), row);
    }

    @ParameterizedTest
    @MethodSource("conditional")
    void namesTheFactThatIsMissing(String row) {
        String[] parts = row.split("=>");
        Verdict.Refuted r = (Verdict.Refuted) Judged.verdict(parts[0]);
        String fact = r.diagnosis().map(d -> d instanceof Diagnosis.Missing m ? Text.of(m.assumption()) : d.toString()).orElse("nothing");
        assertEquals(parts[1].strip(), fact, row);
    }

    @ParameterizedTest
    @MethodSource("refuted")
    void refutesWhatOnlyLooksTrue(String row) {
        assertTrue(Judged.verdict(row) instanceof Verdict.Refuted, row);
    }

    @ParameterizedTest
    @MethodSource("empty")
    void saysWhichSideHasNoValue(String row) {
        Verdict.Undecided u = (Verdict.Undecided) Judged.verdict(row);
        assertTrue(u.gap().orElseThrow().left(), row);
    }
}
