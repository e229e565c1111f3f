package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sums and products with a symbolic end.
class InductionTest {
    private static String verdict(String claim) {
        return Judged.text(Judged.verdict("integer n >= 1;; " + claim));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "prove sum(k in 1..n, k) = n*(n+1)/2",
        "prove sum(k in 1..n, k^2) = n*(n+1)*(2*n+1)/6",
        "prove sum(k in 1..n, k^3) = (n*(n+1)/2)^2",
        "prove sum(k in 0..n, 2^k) = 2^(n+1) - 1",
        "prove sum(k in 1..n, a + b*k) = n*a + b*n*(n+1)/2",
        "prove sum(k in 1..n, 1/(k*(k+1))) = n/(n+1)",
        "prove sum(k in 1..n, log(1+1/k)) = log(n+1)",
        "prove product(k in 1..n, k/(k+1)) = 1/(n+1)",
        "prove product(k in 2..n, 1 - 1/k^2) = (n+1)/(2*n) for integer n >= 2",
        "prove sum(k in 1..n, (-1)^k) = ((-1)^n - 1)/2",
        "prove sum(k in 1..n, sum(j in 1..k, 1)) = n*(n+1)/2",
        "prove log(product(k in 1..n, exp(x[k]))) = sum(k in 1..n, x[k]) for vector x in R^n",
        "prove log(product(k in 1..n, p[k])) = sum(k in 1..n, log(p[k])) for vector p in (0,1)^n",
        "prove sum(k in 1..n, log(k)) = log(product(k in 1..n, k))",
        "prove sum(k in 1..n, k) >= n",
        "prove 2^n >= n + 1",
    })
    void provesClosedForms(String claim) {
        assertEquals("proved", verdict(claim));
    }

    @Test
    void theGeometricSumNeedsARatioOtherThanOne() {
        assertEquals("proved if q != 1", verdict("prove sum(k in 0..n-1, q^k) = (1 - q^n)/(1 - q)"));
        assertEquals("proved", verdict("prove (1 - q)*sum(k in 0..n-1, q^k) = 1 - q^n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "prove sum(k in 1..n, k) = n*(n+1)/3",
        "prove sum(k in 1..n, k^2) = n^2",
        "prove sum(k in 0..n, 2^k) = 2^n - 1",
        "prove sum(k in 1..n, k) = n*(n+1)/2 + (n-1)*(n-2)*(n-3)/1000",
        "prove product(k in 1..n, k/(k+1)) = 1/n",
        "prove 2^n >= n^2",
    })
    void provesNothingFalse(String claim) {
        String v = verdict(claim);
        assertTrue(v.startsWith("refuted"), v);
    }
}
