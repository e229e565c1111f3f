package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders between sums of symbolic length: what is nearly Cauchy's, Schwarz's, Gibbs' or Jensen's, and false, is not proved.
class SumOrdersTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "sum(k in 1..n, v[k]*w[k])^2 <= sum(k in 1..n, v[k]^2)*sum(k in 1..n, w[k]) for integer n >= 1, vector v in R^n, vector w in R^n",
        "sum(k in 1..n, v[k]*w[k])^2 < sum(k in 1..n, v[k]^2)*sum(k in 1..n, w[k]^2) for integer n >= 1, vector v in R^n, vector w in R^n",
        "2*sum(k in 1..n, v[k]*w[k])^2 <= sum(k in 1..n, v[k]^2)*sum(k in 1..n, w[k]^2) for integer n >= 1, vector v in R^n, vector w in R^n",
        "sum(k in 1..n, v[k]*w[k])^2 <= sum(k in 2..n, v[k]^2)*sum(k in 1..n, w[k]^2) for integer n >= 2, vector v in R^n, vector w in R^n",
        "norm(v + w) >= norm(v) + norm(w) for integer n >= 1, vector v in R^n, vector w in R^n",
        "norm(v - w) <= norm(v) - norm(w) for integer n >= 1, vector v in R^n, vector w in R^n",
        "mean(v) >= sqrt(mean(v^2)) for integer n >= 1, vector v in R^n",
        "kl(p, q) >= 0 for integer n >= 1, vector p in (0,1)^n, vector q in (0,1)^n",
        "kl(p, q) > 0 for integer n >= 2, vector p in (0,1)^n, vector q in (0,1)^n, sum(p) = 1, sum(q) = 1",
        "kl(p, q) >= 0 for integer n >= 1, vector p in (0,1)^n, vector q in (0,1)^n, sum(p) = 1/2, sum(q) = 1",
        "entropy(p) <= log(n) - 1/100 for integer n >= 2, vector p in (0,1)^n, sum(p) = 1",
        "sum(k in 1..n, exp(v[k])) > n + sum(v) for integer n >= 1, vector v in R^n",
        "sum(k in 1..n, v[k]^2) >= 2*sum(v) - n + 1/10 for integer n >= 1, vector v in R^n",
    })
    void provesNoMoreThanIsTrue(String claim) {
        String verdict = Judged.text(Judged.verdict(claim));
        assertTrue(!verdict.startsWith("proved"), verdict);
    }
}
