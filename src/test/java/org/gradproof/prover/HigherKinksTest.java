package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Second derivatives at points where the first is missing, or has a kink of its own.
class HigherKinksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d^2/dx^2 elu(x; 1) at x = 0 = 1             | 1 from the left, 0 from the right
            d^2/dx^2 elu(x; a) at x = 0 = a for a != 1  | 0 from the left, 1 from the right
            d^2/dx^2 relu(x) at x = 0 = 0               | 0 from the left, 1 from the right
            d^3/dx^3 relu(x)^3 at x = 0 = 0             | 0 from the left, 6 from the right
            """)
    void refutesAHigherDerivativeThatIsMissing(String claim, String slopes) {
        Verdict v = Judged.verdict(claim);
        assertTrue(v instanceof Verdict.Refuted r && r.left().toString().contains(slopes) && r.diagnosis().isEmpty(), v.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"d^2/dx^2 elu(x; a) at x = 1 = 0", "d^2/dx^2 elu(x; a) at x = -1 = a*exp(-1)"})
    void provesItElsewhere(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    /// True, and not refuted by the kink of the third derivative.
    @ParameterizedTest
    @ValueSource(strings = {"d^2/dx^2 relu(x)^3 at x = 0 = 0", "d^2/dx^2 relu(x)^4 at x = 0 = 0"})
    void refutesNoneThatIsThere(String claim) {
        String verdict = Judged.text(Judged.verdict(claim));
        assertTrue(verdict.startsWith("proved") || verdict.startsWith("undecided"), verdict);
    }
}
