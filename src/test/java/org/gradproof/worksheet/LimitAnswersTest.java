package org.gradproof.worksheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.library.Library;
import org.gradproof.render.Layout;
import org.gradproof.render.Latex;
import org.gradproof.render.MathMl;
import org.gradproof.render.Notations;
import org.gradproof.render.Text;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitAnswersTest {
    private static final Knowledge KNOWLEDGE = Knowledge.of(new Library());
    private static final Transcript ASCII = new Transcript(true, 100, KNOWLEDGE.notations());
    private static final Session START = Session.of(KNOWLEDGE, Settings.STANDARD);

    private static List<Result> results(String text) {
        List<Result> all = new ArrayList<>();
        Worksheet.run(Document.of(Source.of(text)), START, Session::run, e -> {
            if (e instanceof Worksheet.Entry.Ran(var _, var outcome)) all.addAll(outcome.results());
        });
        return all;
    }

    private static String last(String text) {
        return ASCII.of(results(text.replace(" ;; ", "\n")).getLast()).strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prove limit(elu(x; a), x -> -oo) = -a                          | [ok] proved
            prove limit(elu(x; a), x -> -oo) = a                           | [no] refuted: at a = 1 the left side is -1, the right side 1
            prove limit(1/x, x -> 0+) = oo                                 | [ok] proved
            prove oo = limit(1/x, x -> 0+)                                 | [ok] proved
            prove limit(1/x, x -> 0-) != oo                                | [ok] proved
            prove limit(1/x, x -> 0+) != oo                                | [no] refuted: the left side is oo, the right side oo
            prove limit(1/x, x -> 0-) = oo                                 | [no] refuted: the left side is -oo, the right side oo
            prove limit(1/x, x -> 0+) = 5                                  | [no] refuted: the left side is oo, the right side 5
            prove limit(x, x -> 0) = oo                                    | [no] refuted: the left side is 0, the right side oo
            prove limit(1/x, x -> 0) = oo                                  | [no] refuted: the left side is undefined (no limit: -oo from the left, oo from the right), the right side oo
            prove limit(sign(x), x -> 0) = 1                               | [no] refuted: the left side is undefined (no limit: -1 from the left, 1 from the right), the right side 1
            prove limit(sign(x), x -> 0) != 1                              | [??] undecided: a limit in it differs from the left and from the right
            prove limit(x, x -> oo) = limit(x^2, x -> oo)                  | [ok] proved
            prove limit(x, x -> oo) <= 1                                   | [no] refuted: the left side is oo, the right side 1
            prove limit(x, x -> oo) >= 1                                   | [??] undecided: a limit in it is infinite, which is no number
            prove limit(1/x, x -> 0+) + 1 = 1                              | [??] undecided: a limit in it is infinite, which is no number
            prove limit(x, x -> oo) - limit(x, x -> oo) = 0                | [??] undecided: a limit in it is infinite, which is no number
            prove limit(sin(x), x -> oo) = 0                               | [??] undecided: a limit in it was not found
            prove limit(sin(x)/x, x -> 0) + 1 = 2                          | [ok] proved
            prove limit(sigmoid(x), x -> oo) <= 1                          | [ok] proved
            prove limit(sigmoid(x), x -> oo) < 1                           | [no] refuted: the left side is 1, the right side 1
            prove limit(a*x, x -> oo) = oo                                 | [no] refuted: at a = -1 the left side is -oo, the right side oo
            prove limit(a*x, x -> oo) = oo for a > 0                       | [ok] proved
            prove limit(a*x, x -> oo) = oo for a > 1, a < 0                | [??] undecided: the assumptions contradict each other
            prove limit(x/a, x -> 1) = 1/a                                 | [ok] proved for a != 0
            prove limit(a*x, x -> 1) = a for x < 0                         | [ok] proved
            real x < 0 ;; prove limit(x, x -> 3) = 3                       | [ok] proved
            check limit((1 + x)*exp(x), x -> 1) ~ 5.44                     | [ok] consistent: the value is 5.43656...
            prove limit(limit(x*y, x -> 2), y -> 3) = 6                    | [ok] proved
            prove limit(x + limit(x, x -> 1), x -> 2) = 3                  | [ok] proved
            prove limit(x, x -> limit(y, y -> 2)) = 2                      | [??] undecided: a limit in it was not found
            prove d/dy limit(x*y^2, x -> 2) = 4*y                          | [ok] proved
            prove limit(d/dx tanh(x), x -> oo) = 0                         | [ok] proved
            prove sum(k in 1..n, limit(k*x, x -> 1)) = sum(k in 1..n, k)   | [ok] proved
            prove limit(3, x -> oo) = 3                                    | [ok] proved
            """)
    void claimsAboutLimitsAreJudged(String claim, String answer) {
        assertEquals(answer, last(claim).lines().findFirst().orElseThrow().replace("…", "..."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit(sigmoid(x), x -> oo)          | limit(sigmoid(x), x -> oo) = 1
            limit(1/x, x -> 0-)                 | limit(1/x, x -> 0-) = -oo
            limit(sign(x), x -> 0)              | limit(sign(x), x -> 0): no limit; -1 from the left, 1 from the right
            limit(if x > 0 then 1 else a, x -> 0) | limit(if x > 0 then 1 else a, x -> 0): a limit exactly when a = 1; a from the left, 1 from the right
            limit(sin(x), x -> oo)              | [??] the limit was not found
            eval limit(1/x, x -> 0+)            | limit(1/x, x -> 0+) = oo
            let b = 3 ;; eval limit(b*x, x -> 2) | limit(b*x, x -> 2) = 6
            let b = 3 ;; eval limit(b*x, x -> oo) | limit(3*x, x -> oo) = oo
            latex limit(1/x, x -> 0+)           | \\lim_{x \\to 0^{+}} \\frac{1}{x} = \\infty
            latex limit(sin(x), x -> -oo)       | \\lim_{x \\to -\\infty} \\sin x
            limit(x^2/a, x -> 1)                | limit(x^2/a, x -> 1) = 1/a
            limit(if x > a then 1 else 2, x -> 0) | limit(if x > a then 1 else 2, x -> 0): a limit exactly when a != 0; if a > 0 then 2 else if a < 0 then 1 else 2 from the left, if a > 0 then 2 else 1 from the right
            limit(if x*a > 0 then 1 else 2, x -> 0) | limit(if x*a > 0 then 1 else 2, x -> 0): a limit exactly when a = 0; if a > 0 then 2 else if a < 0 then 1 else 2 from the left, if a > 0 then 1 else 2 from the right
            limit(if x > a then 1 else b, x -> 0) | limit(if x > a then 1 else b, x -> 0): a limit exactly when a != 0 or b = 1; if a > 0 then b else if a < 0 then 1 else b from the left, if a > 0 then b else 1 from the right
            L := limit(0^x, x -> 0+) ;; d/dx (L*x) | [??] the limit was not found
            limit((-1/3)^0/(-2)^x/relu(if 2 = 1 then x else x), x -> 0-) | [??] no value was found: it would need -2 > 0, which never holds
            check limit(1/x, x -> 0+) ~ 100     | [??] undecided: a limit in it is no number, or was not found
            check d/dx abs(x) at x = 0 ~ 1      | [??] undecided: a derivative in it could not be worked out
            """)
    void aLimitAloneIsAnswered(String statement, String answer) {
        assertEquals(answer.replace("\\\\", "\\"), last(statement).lines().findFirst().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit(0^x, x -> 0+)", "limit((-1)^x, x -> oo)", "limit(x/(a - a), x -> 1)", "limit(x/(a - a), x -> oo)", "limit(x, x -> log(0))", "limit(x/(1 - sin(a)^2 - cos(a)^2), x -> 1)",
        "limit(sqrt(-2) + x, x -> 1)", "limit(x*sqrt(sin(1) - 1), x -> 1)", "limit(log(-a) + x, x -> 1) for a > 0", "limit(0^x, x -> 0+) + 1",
        "latex limit(0^x, x -> 0+)", "forms limit(x/(a - a), x -> 1)", "expand limit(0^x, x -> 0+)", "let a = 1 ;; eval limit(x/(a - a), x -> 1)",
        "d/dx (x/(a - a))", "d/dx 0^x", "d/dx log(-a)*x for a > 0"})
    void nothingIsAnsweredUnderConditionsThatNoPointMeets(String statement) {
        Result last = results(statement.replace(" ;; ", "\n")).getLast();
        String json = new JsonLines(KNOWLEDGE.notations()).of(last).orElseThrow();
        assertFalse(json.contains("\"verdict\":\"proved\"") || json.contains("\"result\":\"1/"), json);
        assertEquals(Result.Status.UNDECIDED, last.status(), ASCII.of(last));
    }

    @Test
    void anAnswerOffTheAssumedPointOfADerivativeIsGiven() {
        assertTrue(last("d/dx relu(x) for x = 0").contains("for x != 0"));
        assertTrue(last("limit(x/a, x -> 1)").contains("for a != 0"));
    }

    @Test
    void oneConditionIsPrintedOnce() {
        String twice = last("limit(sqrt(-a) + sqrt(-a)*x, x -> 1)");
        assertEquals("for a <= 0", twice.lines().skip(1).findFirst().orElseThrow().strip());
    }

    @Test
    void aLimitUnderAConditionIsNotCalledNone() {
        String json = new JsonLines(KNOWLEDGE.notations()).of(results("limit(if x > a then 1 else 2, x -> 0)").getLast()).orElseThrow();
        assertTrue(json.contains("\"result\":\"a limit exactly when a != 0\"") && json.contains("\"when\":\"a != 0\""), json);
    }

    @Test
    void theAnswerStandsBeforeItsStepsAndTheseAreThoseOfTheSides() {
        String steps = last("steps limit(sign(x), x -> 0)");
        assertTrue(steps.startsWith("limit(sign(x), x -> 0): no limit"), steps);
        assertFalse(steps.contains("tends to"), steps);
        assertTrue(steps.contains("limit(sign(x), x -> 0-)"), steps);
    }

    @Test
    void sidesOfNoLimitHaveTheMinusOfAllNumbers() {
        String told = new Transcript(false, 100, KNOWLEDGE.notations()).of(results("prove limit(sign(x), x -> 0) = 1").getLast());
        assertTrue(told.contains("(no limit: −1 from the left, 1 from the right)"), told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d/dx (if x - abs(x) = 0 then 5 else x)
            d/dx (if max(x,0) = x then x^2 else 1-x)
            d/dx sign(sin(x))
            d/dx (if sin(x) > 0 then 1 else 2)
            """)
    void nothingIsSaidOfABoundaryThatWasNotSolved(String statement) {
        String told = last(statement);
        assertFalse(told.contains("both sides"), told);
        assertEquals(1, told.lines().filter(l -> l.contains("not examined")).count(), told);
    }

    @Test
    void theStepsAreThoseOfALecture() {
        assertEquals("""
                limit((1 - cos(x))/x, x -> 0) = limit(sin(x)/1, x -> 0)                        l'Hospital's rule
                                              = limit(sin(x), x -> 0)                                    algebra
                                              = sin(0)                                                continuity
                                              = 0                                                        algebra""",
                last("steps limit((1 - cos(x))/x, x -> 0)").lines().limit(4).map(l -> l.startsWith("  ") ? l.substring(4) : l)
                        .collect(java.util.stream.Collectors.joining("\n")));
    }

    @Test
    void whyTellsTheProofOfAnInfiniteLimit() {
        String why = last("prove limit(1/x, x -> 0+) = oo ;; why");
        assertTrue(why.contains("tends to ∞"), why);
        assertFalse(last("limit(1/x, x -> 0+) ;; why").isBlank());
        assertFalse(last("limit(1/x, x -> 0+) ;; hint").isBlank());
    }

    @Test
    void scriptsReadValuesAndInfinity() {
        JsonLines json = new JsonLines(KNOWLEDGE.notations());
        String infinite = json.of(results("limit(1/x, x -> 0+)").getLast()).orElseThrow();
        assertTrue(infinite.contains("\"kind\":\"value\"") && infinite.contains("\"result\":\"oo\""), infinite);
        String torn = json.of(results("limit(sign(x), x -> 0)").getLast()).orElseThrow();
        assertTrue(torn.contains("\"result\":\"no limit\"") && torn.contains("\"sides\":{\"left\":\"-1\",\"right\":\"1\"}"), torn);
        String finite = json.of(results("limit(exp(x), x -> -oo)").getLast()).orElseThrow();
        assertTrue(finite.contains("\"kind\":\"value\"") && finite.contains("\"result\":\"0\""), finite);
    }

    @Test
    void limitsAreDrawn() {
        var e = Language.expression("limit(1/x, x -> 0+) + limit(sin(x), x -> -oo)", START.scope());
        assertEquals("lim(x → 0⁺) 1/x + lim(x → −∞) sin(x)", Text.unicode(e, Notations.STANDARD));
        assertEquals("\\lim_{x \\to 0^{+}} \\frac{1}{x} + \\lim_{x \\to -\\infty} \\sin x", Latex.of(e, Notations.STANDARD));
        assertTrue(MathMl.of(e, Notations.STANDARD).contains("<munder><mo>lim</mo>"));
        String drawn = Layout.of(Language.expression("limit(x/y, x -> a-)", START.scope()), 80, 0, Notations.STANDARD);
        assertTrue(drawn.contains("lim") && drawn.lines().count() >= 3 && drawn.contains("x → a⁻"), drawn);
    }

    @Test
    void deepBodiesEndInAnAnswer() {
        String deep = "sigmoid(".repeat(60) + "x" + ")".repeat(60);
        assertFalse(last("limit(" + deep + ", x -> oo)").contains("internal"));
    }

    /// Of an infinite limit a lecturer writes the limits that make it, not the signs and constants.
    @Test
    void theStepsOfAnInfiniteLimitAreLimits() {
        String steps = ASCII.of(results("steps limit(x^3 - x, x -> oo)").getLast());
        assertTrue(steps.contains("tends to"), steps);
        for (String dull : List.of("holds near", "is continuous", "1 tends to 1", " > 0", "1 + 0", "number")) assertFalse(steps.contains(dull), steps);
    }
}
