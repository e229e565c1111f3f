package org.gradproof.worksheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gradproof.syntax.Source;
import org.junit.jupiter.api.Test;

final class SessionTest {
    private static final Transcript ASCII = new Transcript(true, 100, Knowledge.NONE.notations());
    private static final Session START = Session.of(Knowledge.NONE, Settings.STANDARD);

    private static List<Result> results(String text) {
        List<Result> all = new ArrayList<>();
        Worksheet.run(Document.of(Source.of(text)), START, Session::run, e -> {
            if (e instanceof Worksheet.Entry.Ran(var _, var outcome)) all.addAll(outcome.results());
        });
        return all;
    }

    /// What the last statement of the text says.
    private static String last(String text) {
        return ASCII.of(results(text).getLast()).strip();
    }

    @Test
    void keepsTheSessionWhenAStatementFails() {
        Session after = Worksheet.run(Document.of(Source.of("real y, x := (\nprove q(2) = 1\neval z\n")), START, Session::run, _ -> { });
        assertSame(START.scope(), after.scope());
    }

    @Test
    void differentiates() {
        assertEquals("diff(x^2, x) = 2*x", last("d/dx x^2"));
        assertEquals("y[i] := exp(x[i])", last("y[i] := exp(x[i])"));
    }

    @Test
    void evaluatesAtData() {
        assertEquals("x ~ 0.333333", last("let x = 1/3\neval x"));
        assertEquals("x ~ 0.3333333333", last("let x = 1/3\neval x digits 10"));
        assertEquals("x*x = 0.25", last("let x = 0.5\neval x*x"));
        assertEquals("diff(x^3, x) = 12", last("let x = 2\neval d/dx x^3"));
        assertEquals("x = [1, 2.5]", last("let x = [1, 2.5]\neval x"));
        assertEquals("s^2 = 2", last("let s = sqrt(2)\neval s^2").replace("~", "=").replace("2.00000", "2"));
        assertTrue(last("eval log(0 - 1)").startsWith("log(0 - 1): "));
        assertEquals("[??] q has no value; give data: let q = …", last("eval q"));
    }

    @Test
    void checksDigits() {
        assertTrue(last("check 2/3 ~ 0.667").startsWith("[ok] consistent"));
        assertTrue(last("check 2/3 ~ 0.666").startsWith("[no] rounding: the correct digits are 0.667"));
        assertTrue(last("check 2/3 ~ 0.5").startsWith("[no] refuted"));
        assertTrue(last("let x = [1, 2]\ncheck x/3 ~ [0.33, 0.67]").startsWith("[ok] consistent"));
        assertTrue(last("check d/dx x^2 at x = 0.5 ~ 1").startsWith("[ok] consistent"));
    }

    @Test
    void namesWhatAProofNeeds() {
        assertEquals("[ok] proved for x != 0", last("prove x/x = 1"));
        assertEquals("[ok] proved", last("real x > 0\nprove x/x = 1"));
        assertEquals("[ok] proved", last("prove x/x = 1 for x > 0"));
    }

    @Test
    void judgesEachLineOfACalculation() {
        Result.Judged j = assertInstanceOf(Result.Judged.class, results("""
                proof
                    (x + 1)^2
                  = x^2 + 2*x + 1      by expanding
                  = x*(x + 2) + 1
                  = x*(x + 2) + 2
                qed
                """).getLast());
        assertEquals(List.of("proved", "proved", "refuted"), j.report().links().stream().map(Wording::name).toList());
    }

    @Test
    void refutesAtAPointAndSaysWhatWouldBeRight() {
        assertEquals("[no] refuted: at x = 1 the left side is 2, the right side 3\n    a constant: with 2 in place of 3 it is proved\n        3*x\n        ^",
                last("real n\nprove d/dx x^2 = 3*x"));
        assertEquals("[no] refuted: at x = 0 the left side is 0, the right side 5\n    right would be 2*x", last("real n\nprove d/dx x^2 = 3*x + 5"));
    }

    @Test
    void stopsAtTheTimeLimit() {
        Session impatient = START.with(Settings.STANDARD.withLimit(Duration.ofMillis(100)));
        List<Result> all = new ArrayList<>();
        Worksheet.run(Document.of(Source.of("eval sum(k in 1..100000, sin(k)) digits 9000")), impatient, Session::run, e -> {
            if (e instanceof Worksheet.Entry.Ran(var _, var outcome)) all.addAll(outcome.results());
        });
        assertEquals("[??] stopped after 0.1 s, the time limit", ASCII.of(all.getLast()).strip());
        assertEquals(Result.Status.UNDECIDED, all.getLast().status());
    }

    @Test
    void goesDeepWithoutOverflow() {
        String deep = "(1 + ".repeat(5_000) + "x" + ")".repeat(5_000);
        assertEquals(Result.Status.FINE, results("d/dx " + deep).getLast().status());
    }

    @Test
    void answersWhyAndHint() {
        assertTrue(last("why").startsWith("there is no claim yet"));
        assertTrue(last("prove x/x = 1\nwhy").startsWith("proved for x != 0\n    x/x\n    1. = 1 "));
        assertTrue(last("prove d/dx x^2 = 3*x + 5\nhint").startsWith("begin with the power rule"));
        assertTrue(last("prove d/dx x^2 = 3*x\nhint").startsWith("a constant"));
    }

    @Test
    void keepsCommentsAsProse() {
        List<String> prose = new ArrayList<>();
        Worksheet.run(Document.of(Source.of("# A\n# B\n\n# C\nx + 1  # not this\n  # D\n")), START, Session::run, e -> {
            if (e instanceof Worksheet.Entry.Prose(String text, int line)) prose.add(line + " " + text);
        });
        assertEquals(List.of("1 A\nB", "4 C", "6 D"), prose);
    }
}
