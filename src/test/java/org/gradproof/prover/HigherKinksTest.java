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

    /// The lower derivatives exist at the kinks too, so that the higher one can be looked for there.
    @ParameterizedTest
    @ValueSource(strings = {"d^2/dx^2 relu(x)^3 at x = 0 = 0", "d^2/dx^2 relu(x)^3 = 0 for x = 0", "d^2/dx^2 relu(x)^3 = 6*relu(x)",
        "d^3/dx^3 relu(x)^4 at x = 0 = 0", "d^2/dx^2 (x*abs(x)^3) = 12*x*abs(x)", "d^2/dx^2 relu(x - a)^3 at x = a = 0"})
    void provesItAtAKinkOfAHigherOne(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    /// A comparison between the same terms has no boundary.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d/dx max(x, x) = 1                                  | proved
            d/dx min(x, x) = 1                                  | proved
            d/dx max(2*x, x + x) = 2                            | proved
            d/dx max(1/x, 1/x) = -1/x^2                         | proved if x != 0
            d/dx (if x > x then 5 else x^2) = 2*x               | proved
            d/dx max(x, x, y) = if x >= y then 1 else 0         | proved if max(x, x) != y
            d/dx max(x, x) = 2                                  | refuted at x = 0
            d/dx max(x, -x) = 1                                 | refuted at x = -1
            """)
    void knowsWhereNoCasesMeet(String claim, String verdict) {
        assertEquals(verdict, Judged.text(Judged.verdict(claim)));
    }

    /// Where a function is filled in, its derivative is the limit of difference quotients.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d/dx sinc(x) = 0 for x = 0                                           | proved
            d/dx sinc(x) at x = 0 = 0                                            | proved
            d/dx sinc(x) + d/dx x = 1 for x = 0                                  | proved
            d/dx (if x = 0 then 0 else x^2*sin(1/x)) = 0 for x = 0               | proved
            d/dx (if x = 0 then 1 else (exp(x) - 1)/x) = 1/2 for x = 0           | proved
            d/dx sinc(x) = 1 for x = 0                                           | refuted
            d/dx (if x = 0 then 1 else (exp(x) - 1)/x) = 1/3 for x = 0           | refuted
            d/dx (if x = 0 then 1 else sin(x)/x^2) = 0 for x = 0                 | undecided
            d/dx (if x = 0 then 0 else x*sin(1/x)) = 0 for x = 0                 | undecided
            """)
    void whereAFunctionIsFilledIn(String claim, String verdict) {
        assertTrue(Judged.text(Judged.verdict(claim)).startsWith(verdict), Judged.text(Judged.verdict(claim)));
    }
}
