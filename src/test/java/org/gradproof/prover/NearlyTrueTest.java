package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Claims that differ from true ones by a point, a sign or a constant are not proved.
class NearlyTrueTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "x = 1 for x^2 = 1, x > -2",
        "x = y for x^2 = y^2, x > 0",
        "x = y for x^4 = y^4, x > y - 3",
        "exp(x) > 1 + x for x != 1",
        "log(x) < x - 1 for x > 0, x != 2",
        "x*log(x) >= -1/3 for x > 0",
        "x*log(x) > -exp(-1) for x > 0",
        "1/sqrt(x^2 + b) - 2*x^2/sqrt(x^2 + b)^3 >= 0 for b > 0",
        "x^2 - sqrt(x^2 + b)^2 >= 0 for b > 0",
        "sqrt(x^2 - b) > 0 for x^2 >= b",
        "isru(x; a) < isru(y; a) for a > 0, x <= y",
        "strictly_increasing(squareplus(x; b), x) for b >= 0",
        "strictly_increasing(x^3 - x/100, x)",
    })
    void isNotProved(String claim) {
        String verdict = Judged.text(Judged.verdict(claim));
        assertTrue(!verdict.startsWith("proved"), verdict);
    }
}
