package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.gradproof.expr.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Inequalities between polynomials, and roots, by squares that exact fractions confirm.
class SumOfSquaresTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "(a*c + b*d)^2 <= (a^2 + b^2)*(c^2 + d^2)",
        "(a*d + b*p + c*q)^2 <= (a^2 + b^2 + c^2)*(d^2 + p^2 + q^2)",
        "x^4 + y^4 >= 2*x^2*y^2",
        "x^2 + y^2 + z^2 >= x*y + y*z + z*x",
        "x^6 + y^6 >= x^4*y^2 + x^2*y^4",
        "x^4 + y^4 + z^4 >= x*y*z*(x + y + z)",
        "a^4 + b^4 + c^4 + d^4 >= 4*a*b*c*d",
        "2*x^4 + 2*x^3*y - x^2*y^2 + 5*y^4 >= 0",
        "x^2 + y^2 + x*y + 1 > 0",
        "a^3 + b^3 >= a^2*b + a*b^2 for a >= 0, b >= 0",
        "a^3 + b^3 + c^3 >= 3*a*b*c for a >= 0, b >= 0, c >= 0",
        "exp(2*x) + exp(2*y) >= 2*exp(x + y)",
        "sqrt(a*b) <= (a + b)/2 for a >= 0, b >= 0",
        "sqrt(x^2 + 1) <= 1 + x^2/2",
        "sqrt(a^2 + b^2) <= abs(a) + abs(b)",
    })
    void provesWhatIsASumOfSquares(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    /// The third is Motzkin's: true, and no sum of squares.
    @ParameterizedTest
    @ValueSource(strings = {
        "(a*c + b*d)^2 < (a^2 + b^2)*(c^2 + d^2)",
        "2*x^4 + 2*x^3*y - x^2*y^2 + 5*y^4 > 0",
        "x^4*y^2 + x^2*y^4 + 1 >= 3*x^2*y^2",
        "a^3 + b^3 >= a^2*b + a*b^2",
        "x^4 + y^4 + 1 >= 3*x^2*y",
        "x^2 + y^2 >= 2.0001*x*y",
        "sqrt(x^2 + 1) <= 1 + x^2/2.001",
        "sqrt(a*b) < (a + b)/2 for a >= 0, b >= 0",
    })
    void provesNothingThatIsNone(String claim) {
        String verdict = Judged.text(Judged.verdict(claim));
        assertTrue(verdict.startsWith("refuted") || verdict.startsWith("undecided"), verdict);
    }

    /// x² − 2xy + y² is (x − y)², and x² − 2xy + y²·(1 − 10⁻¹²) is negative where x = y, though no double sees it.
    @Test
    void squaresAreExact() {
        Map<List<Integer>, Rational> p = new java.util.LinkedHashMap<>(Map.of(List.of(2, 0), Rational.ONE, List.of(1, 1), Rational.of(-2), List.of(0, 2), Rational.ONE));
        assertEquals(1,
                Gram.squares(p, new boolean[2]).orElseThrow().size());
        p.put(List.of(0, 2), Rational.ONE.subtract(Rational.of(1, 1_000_000_000_000L)));
        assertTrue(Gram.squares(p, new boolean[2]).isEmpty());
    }
}
