package org.gradproof.worksheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.library.Library;
import org.gradproof.syntax.Source;
import org.junit.jupiter.api.Test;

/// The reasons at three sizes and the hints in three stages; all of it is read off the proof.
final class WhyTest {
    private static final Knowledge KNOWLEDGE = Knowledge.of(new Library());

    /// What the statements print, in ASCII, an answer an entry.
    private static List<String> answers(String... statements) {
        Transcript transcript = new Transcript(true, 100, KNOWLEDGE.notations());
        return results(statements).stream().map(r -> transcript.of(r).strip().replaceAll(" {3,}", "   ")).toList();
    }

    private static List<Result> results(String... statements) {
        List<Result> all = new ArrayList<>();
        Worksheet.run(Document.of(Source.of(String.join("\n", statements))), Session.of(KNOWLEDGE, Settings.STANDARD), Session::run, e -> {
            if (e instanceof Worksheet.Entry.Ran(var _, var outcome)) all.addAll(outcome.results());
        });
        return all;
    }

    private static String last(String... statements) {
        return answers(statements).getLast();
    }

    @Test
    void terseNamesTheRules() {
        assertEquals("proved\n    1. product rule\n    2. power rule, derivative of exp\n    3. algebra".replace("\n    ", "\n   "),
                last("prove d/dx (x^2*exp(x)) = x*exp(x)*(x + 2)", "why terse"));
    }

    @Test
    void courseShowsTheLinesOfALecturer() {
        String said = last("prove d/dx (x^2*exp(x)) = x*exp(x)*(x + 2)", "why");
        assertTrue(said.contains("1. = diff(x^2, x)*exp(x) + x^2*diff(exp(x), x)   product rule"), said);
        assertTrue(said.contains("3. = x*exp(x)*(x + 2)   algebra"), said);
        assertEquals(said, last("prove d/dx (x^2*exp(x)) = x*exp(x)*(x + 2)", "why course"));
    }

    @Test
    void fullListsEveryStepWithItsPremises() {
        String said = last("prove d/dx (x^2*exp(x)) = x*exp(x)*(x + 2)", "why full");
        assertTrue(said.contains("product rule, from"), said);
        assertTrue(said.lines().count() > last("prove d/dx (x^2*exp(x)) = x*exp(x)*(x + 2)", "why").lines().count(), said);
    }

    @Test
    void casesAreToldOneAfterTheOther() {
        String said = last("prove relu(x) + relu(-x) = abs(x)", "why");
        assertTrue(said.contains("case 0 >= x:") && said.contains("case 0 < x:"), said);
    }

    @Test
    void anOrderIsToldByFactsAndWhatTheyFollowFrom() {
        String said = last("prove exp(x) + 1 > 0", "why");
        assertTrue(said.contains("1. exp(x) > 0   range of exp") && said.contains("sum of two signs, from 1, 2"), said);
    }

    @Test
    void aRefutationIsWorkedOutAtItsPoint() {
        String said = last("prove d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))", "why");
        assertTrue(said.startsWith("refuted: at x = 0 the left side is 1/4, the right side 3/4"), said);
        assertTrue(said.contains("1 + sigmoid(x) = 3/2"), said);
        assertTrue(!last("prove d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))", "why terse").contains("3/2"));
    }

    @Test
    void derivativesHaveReasonsToo() {
        String said = last("d/dx log(1 + exp(x^2))", "why");
        assertTrue(said.contains("derivative of log") && said.contains("sum rule"), said);
        assertEquals("1. derivative of log\n   2. sum rule\n   3. derivative of exp, power rule", last("d/dx log(1 + exp(x^2))", "why terse"));
    }

    @Test
    void hintsSayTheRuleThenItsInstanceThenTheResult() {
        List<String> all = answers("prove d/dx (x^2*exp(x)) = x*exp(x)*(x + 2)", "hint", "hint", "hint", "hint");
        assertEquals("product rule", all.get(1));
        assertEquals("applied to x^2*exp(x), with u = x^2 and v = exp(x)   product rule", all.get(2));
        assertEquals("= diff(x^2, x)*exp(x) + x^2*diff(exp(x), x)   product rule", all.get(3));
        assertEquals("power rule, derivative of exp", all.get(4));
    }

    @Test
    void hintsAtAMistakeSayItsKindThenItsPlaceThenTheRightForm() {
        List<String> all = answers("prove d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))", "hint", "hint", "hint", "hint");
        assertEquals("a sign", all.get(1));
        assertTrue(all.get(2).startsWith("a sign, at 1 + sigmoid(x)") && all.get(2).contains("^^^^^^^^^^^^^^"), all.get(2));
        assertEquals("with 1 - sigmoid(x) in place of 1 + sigmoid(x) it is proved", all.get(3));
        assertEquals("that was all; ask why", all.get(4));
    }

    @Test
    void hintsAtAMissingFactNameItLast() {
        List<String> all = answers("prove sqrt(x^2) = x", "hint", "hint", "hint");
        assertEquals(List.of("something has to be assumed", "something has to be assumed of x", "true if x >= 0"), all.subList(1, 4));
    }

    @Test
    void anotherClaimBeginsTheHintsAnew() {
        assertEquals("something has to be assumed", last("prove d/dx (x^2*exp(x)) = x*exp(x)*(x + 2)", "hint", "hint", "prove sqrt(x^2) = x", "hint"));
    }

    @Test
    void theMistakeIsUnderlinedWhereItWasTyped() {
        assertTrue(last("prove d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))").endsWith("""
                sigmoid(x)*(1 + sigmoid(x))
                            ^^^^^^^^^^^^^^""".replaceAll(" {3,}", "   ")));
    }

    @Test
    void ofTwoPlacesThatReadTheSameTheRightOneIsUnderlined() {
        String said = last("prove d/dx mish(x) = tanh(softplus(x)) + x*sigmoid(x)*(1 - tanh(softplus(x)))");
        Mark m = ((Result.Judged) results("prove d/dx mish(x) = tanh(softplus(x)) + x*sigmoid(x)*(1 - tanh(softplus(x)))").getLast()).mark().orElseThrow();
        assertEquals("tanh(softplus(x))", m.text().substring(m.from(), m.from() + m.length()));
        assertEquals(m.text().lastIndexOf("tanh"), m.from());
        assertEquals(1, m.line());
        assertTrue(said.contains("a square is missing"), said);
    }

    @Test
    void aChainBlamesItsFirstWrongLineOnce() {
        String said = last("proof", "  2*sigmoid(2*x) - 1", "  = 2/(1 + exp(-2*x)) - 1", "  = (1 + exp(-2*x))/(1 + exp(-2*x))", "  = tanh(x)", "qed");
        assertEquals(1, said.lines().filter(l -> l.contains("refuted:")).count(), said);
        assertTrue(said.contains("[ok] = tanh(x)   right again: it follows from the first line"), said);
    }
}
