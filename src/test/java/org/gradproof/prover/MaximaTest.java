package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Claims about maxima over a range: what is proved rests on a range that is not empty, and what only looks true is refuted.
final class MaximaTest {
    private static final String GIVEN = "integer n >= 1, m >= 0 ;; vector y in R^n, s in R^n ;; vector u in R^m ;; vector w in R^3 ;; index i, j in 1..n ;; ";

    private static final String VERDICTS = """
            max(u) <= logsumexp(u)                                   => proved if m >= 1
            max(u) - max(u) = 0                                      => proved if m >= 1
            max(k in 1..m, 7) = 7                                    => proved if m >= 1
            0*min(u) = 0                                             => proved if m >= 1
            max(y) > 0 for y[1] > 0                                  => proved
            max(y) <= sum(k in 1..n, abs(y[k]))                      => proved
            max(max(y), max(s)) = max(k in 1..n, max(y[k], s[k]))    => proved
            sum(k in 1..n, [y[k] = max(y)]) >= 1                     => proved
            sum(k in 1..n, s[k]*y[k]) <= max(y) for s >= 0, sum(s) = 1 => proved
            min(y) <= sum(k in 1..n, s[k]*y[k]) for s >= 0, sum(s) = 1 => proved
            sum(k in 1..n, softmax(y)[k]*y[k]) <= max(y)             => proved
            1 <= sum(k in 1..n, exp(y[k] - max(y))) <= n             => proved
            max(y) = y[1]                                            => refuted
            max(y) >= 0                                              => refuted
            min(y) < max(y)                                          => refuted
            max(y) + max(s) <= max(k in 1..n, y[k] + s[k])           => refuted
            max(k in 1..n, y[k] + s[k]) = max(y) + max(s)            => refuted
            max(y) <= sum(y)                                         => refuted
            max(k in 1..n, a*y[k]) = a*max(y)                        => refuted
            max(k in 1..n, y[k]^2) = max(y)^2                        => refuted
            min(y) = max(-y)                                         => refuted
            max(y) = sum(y)                                          => refuted
            product(k in 1..n, y[k]) <= max(y)                       => refuted
            mean(y) = max(y)                                         => refuted
            logsumexp(y) <= max(y)                                   => refuted
            sum(k in 1..n, exp(y[k] - max(y))) >= n                  => refuted
            sum(k in 1..n, s[k]*y[k]) <= max(y) for sum(s) = 1       => refuted
            d max(y)/d y[j] = 1                                      => refuted
            d max(y)/d y[j] = delta(j, 1)                            => refuted
            d max(y)/d y[j] = [y[j] = min(y)]                        => refuted
            d max(y)/d y[j] = exp(y[j])/exp(max(y))                  => refuted
            d max(w)/d w[1] = [w[1] > w[2]]                          => refuted
            """;

    static Stream<String> verdicts() {
        return VERDICTS.lines();
    }

    @ParameterizedTest
    @MethodSource
    void verdicts(String line) {
        String[] parts = line.split("=> ");
        String verdict = Judged.text(Judged.verdict(GIVEN + parts[0].strip()));
        if (parts[1].equals("refuted")) assertTrue(verdict.startsWith("refuted at "), verdict);
        else assertEquals(parts[1], verdict);
    }
}
