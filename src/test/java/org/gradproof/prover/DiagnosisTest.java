package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.gradproof.expr.Relation;
import org.gradproof.render.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The slips that people make, told by name; nothing is told that does not repair the claim.
final class DiagnosisTest {
    private static final String TABLE = """
            d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))            => a sign: 1 - sigmoid(x)
            d/dx sigmoid(3*x) = sigmoid(3*x)*(1 - sigmoid(3*x))      => the inner derivative is missing: 3*(sigmoid(3*x)*(1 - sigmoid(3*x)))
            d/dx sin(x^2) = cos(x^2)                                 => the inner derivative is missing: 2*x*cos(x^2)
            d/dx tanh(x) = 1 - tanh(x)                               => a square is missing: tanh(x)^2
            d/dx tanh(a*x) = 1 - tanh(a*x)^2                         => the inner derivative is missing: a*(1 - tanh(a*x)^2)
            d/dx cos(x) = sin(x)                                     => the sign: -sin(x)
            d/dx exp(-x^2) = -x*exp(-x^2)                            => the factor 2 is missing: 2*(-x*exp(-x^2))
            d/dx softsign(x) = 1/(1 + abs(x))                        => a square is missing: (1 + abs(x))^2
            d/dx elu(x; a) = if x > 0 then 1 else exp(x)             => a factor is missing: a*exp(x)
            d/dx mish(x) = tanh(softplus(x)) + x*sigmoid(x)*(1 - tanh(softplus(x))) => a square is missing: tanh(softplus(x))^2
            tanh(x) = 2*sigmoid(x) - 1                               => a factor 2 in the argument is missing: sigmoid(2*x)
            grad(mse(t, x), x) = 2*(x - t) for vector x in R^n, vector t in R^n => a divisor is missing: 2*(x - t)/n
            d softmax(z)[i]/d z[j] = softmax(z)[i]*(1 - softmax(z)[j]) for vector z in R^n => the Kronecker delta is missing: delta(i, j)
            d/dx (x^2*sin(x)) = 2*x*cos(x)                           => the derivative of a product is not the product of the derivatives: 2*x*sin(x) + x^2*cos(x)
            d/dx (x^2*sin(x)) = 2*x*sin(x)                           => product rule: the second factor was not differentiated: 2*x*sin(x) + x^2*cos(x)
            d/dx (sin(x)/x) = (sin(x) - x*cos(x))/x^2                => quotient rule: the terms of the numerator are the wrong way round: x*cos(x) - sin(x)
            d/dx (1/(1 + x^2)) = 2*x/(1 + x^2)^2                     => the sign: -2*x/(1 + x^2)^2
            d/dx log10(x) = 1/x                                      => the base of the logarithm: 1/(x*log(10))
            diff(a*exp(-b*x), b) = a*exp(-b*x)                       => the inner derivative is missing: (-x)*(a*exp(-b*x))
            diff(sigmoid(a*x + b), a) = a*sigmoid(a*x + b)*(1 - sigmoid(a*x + b)) => another variable: x
            d/dx sigmoid(x) = sigmoid(sigmoid(x))*(1 - sigmoid(sigmoid(x))) => taken at the output instead of the input: sigmoid(x)
            d/dx exp(-x) = -exp(x)                                   => the sign of an exponent: -x
            d/dx x^3 = 3*x^3                                         => the exponent is one too large: x^2
            d/dx leaky_relu(x; a) = if x > 0 then a else 1           => the cases are exchanged: if x > 0 then 1 else a
            d/dx (1/x) = -x^2                                        => the sign of an exponent: x^(-2)
            vector z, w in R^n ;; index j in 1..n ;; diff(sum(k in 1..n, w[k]*z[k])^2, z[j]) = 2*w[j]*(w[j]*z[j]) => the sum is missing: sum(k in 1..n, w[k]*z[k])
            vector z, w in R^n ;; index i, j in 1..n ;; d softmax(z)[i]/d z[j] = softmax(z)[i]*(delta(i, j) - softmax(w)[j]) => another variable: z
            matrix A in R^(n, n) ;; vector v, w in R^n ;; grad(A @ v @ w, v) = A @ w => a transpose is missing: A.T
            sqrt(x^2) = x                                            => true if x >= 0
            leaky_relu(x; a) = max(x, a*x)                           => true if a <= 1
            vector z in R^n ;; vector t in R^n ;; L := -sum(k, t[k]*log(softmax(z)[k])) ;; grad(L, z) = softmax(z) - t => true if sum(k in 1..n, t[k]) = 1
            """;

    static Stream<String> rows() {
        return TABLE.lines();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesTheMistake(String row) {
        String[] parts = row.split("=>");
        Verdict.Refuted r = (Verdict.Refuted) Judged.verdict(parts[0]);
        assertEquals(parts[1].strip(), r.diagnosis().map(DiagnosisTest::text).orElse("nothing"), row);
    }

    private static String text(Diagnosis d) {
        return switch (d) {
            case Diagnosis.Missing m -> "true if " + Text.of(m.assumption());
            case Diagnosis.Edit e -> e.mistake() + ": " + Text.of(e.instead());
        };
    }

    @Test
    void anEditThatIsToldIsProved() {
        String text = "d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))";
        Claim claim = Judged.claim(text);
        Diagnosis.Edit e = (Diagnosis.Edit) ((Verdict.Refuted) Judged.verdict(text)).diagnosis().orElseThrow();
        Claim repaired = Claim.of(claim.links().getFirst().left(), Relation.EQ, e.whole());
        assertEquals("proved", Judged.text(new Prover(org.gradproof.calculus.Lemmas.NONE, java.time.Duration.ofSeconds(5)).judge(repaired).overall()));
    }

    @Test
    void whatNoSingleEditRepairsIsLeftAlone() {
        assertEquals("nothing", ((Verdict.Refuted) Judged.verdict("relu(a + b) = relu(a) + relu(b)")).diagnosis().map(DiagnosisTest::text).orElse("nothing"));
    }
}
