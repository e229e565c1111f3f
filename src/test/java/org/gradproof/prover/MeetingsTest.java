package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gradproof.render.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A strict order that fails at single points: refuted there, proved elsewhere, and told by these points.
class MeetingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x^2 - 4/5*x + 4/25 > 0       | x = 2/5            | x != 2/5
            0 < (x - 3/7)^2              | x = 3/7            | x != 3/7
            (x - a)^2 > 0                | x = 0, a = 0       | x != a
            abs(x - a) > 0               | x = 0, a = 0       | x != a
            x^2 - 2*x*y + y^2 > 0        | x = 0, y = 0       | x != y
            (x - 1)^2*(x - 2)^2 > 0      | x = 1              | x != 1 and x != 2
            """)
    void isRefutedWhereTheSidesMeet(String claim, String point, String unless) {
        Verdict v = Judged.verdict(claim);
        assertTrue(v instanceof Verdict.Refuted, v.toString());
        Verdict.Refuted r = (Verdict.Refuted) v;
        assertEquals(point, Judged.point(r.point()));
        assertEquals(unless, r.diagnosis().map(d -> d instanceof Diagnosis.Missing m ? Text.of(m.assumption()) : d.toString()).orElse("nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x^2 - 4/5*x + 4/25 > 0 for x != 2/5",
        "abs(x - a) > 0 for x != a",
        "0 < x^2 - 2*x*y + y^2 for x != y",
        "abs(x^2 - 1) > 0 for x != 1, x != -1",
    })
    void isProvedElsewhere(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            log((x^2 - 4/5*x + 4/25)^2) = 2*log(x^2 - 4/5*x + 4/25)   | proved if x != 2/5
            log(abs(x)) = log(abs(x))                                 | proved if x != 0
            log((x - y)^2) = log((x - y)^2)                           | proved if x != y
            1/(2*x - 2*a) = 1/2/(x - a)                               | proved if x != a
            (x^2 - y^2)/(x - y) = x + y                               | proved if x != y
            log(x) = log(x)                                           | proved if x > 0
            log(x*y) = log(x*y)                                       | proved if x*y > 0
            """)
    void isToldByThePointsAsACondition(String claim, String verdict) {
        assertEquals(verdict, Judged.text(Judged.verdict(claim)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x^2 > x for x != 1", "x^3 > 0 for x != 0", "(x - 1)^2*(x - 2)^2 > 0 for x != 1"})
    void isNotProvedWhereItFails(String claim) {
        assertTrue(Judged.verdict(claim) instanceof Verdict.Refuted, claim);
    }
}
