package org.gradproof.worksheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.library.Library;
import org.gradproof.render.Notations;
import org.gradproof.syntax.Source;
import org.junit.jupiter.api.Test;

/// Derivatives agreed upon at kinks.
class ConventionTest {
    private static final Session START = Session.of(Knowledge.of(new Library()), Settings.STANDARD);
    private static final Transcript ASCII = new Transcript(true, 100, Notations.STANDARD);
    private static final String RELU = "convention d relu at 0 = 0\n";

    private static String last(String text) {
        List<Result> all = new ArrayList<>();
        Worksheet.run(Document.of(Source.of(text)), START, Session::run, e -> {
            if (e instanceof Worksheet.Entry.Ran(var _, var outcome)) all.addAll(outcome.results());
        });
        return ASCII.of(all.getLast()).strip();
    }

    @Test
    void agreesInsideTheClarkeInterval() {
        assertEquals("agreed: d relu at 0 = 0; the Clarke interval there is [0, 1]", last(RELU));
        assertTrue(last("convention d relu at 0 = 1/2").startsWith("agreed"));
        assertTrue(last("convention d relu6 at 6 = 1").startsWith("agreed"));
        assertTrue(last("convention d elu at 0 = alpha").startsWith("agreed"));
        assertTrue(last("f(x) := if x > 1 then 3*x else x + 2\nconvention d f at 1 = 2").startsWith("agreed"));
    }

    @Test
    void refusesOutsideOfItAndShowsIt() {
        assertEquals("refused: 2 is not known to be a slope of relu at 0; the Clarke interval there is [0, 1]", last("convention d relu at 0 = 2"));
        assertTrue(last("convention d relu at 0 = -0.001").startsWith("refused"));
        assertTrue(last("convention d elu at 0 = 1/2").startsWith("refused"), "for alpha > 1 it is outside");
        assertTrue(last("convention d hardshrink at 1/2 = 0").startsWith("refused"), "a jump has no interval");
    }

    @Test
    void isTheDerivativeWhereThatExists() {
        assertTrue(last("convention d relu at 1 = 1").startsWith("agreed"));
        assertEquals("refused: 0 is not known to be a slope of relu at 1; the derivative there is 1", last("convention d relu at 1 = 0"));
        assertTrue(last("convention d sigmoid at 0 = 2").startsWith("refused"));
        assertTrue(last("convention d tanh at 0 = 2").contains("needs no convention"));
    }

    @Test
    void isNamedWhereItIsUsed() {
        assertTrue(last("prove d/dx relu(x) = 0 for x = 0").startsWith("[no] refuted"));
        assertEquals("[ok] proved\n    by the convention d relu at 0 = 0", last(RELU + "prove d/dx relu(x) = 0 for x = 0"));
        assertEquals("[ok] proved\n    by the convention d relu at 0 = 0", last(RELU + "prove d/dx relu(x) = if x > 0 then 1 else 0"));
        assertEquals("[ok] proved\n    by the convention d relu at 0 = 0", last(RELU + "prove d/dw relu(w*x) = if w*x > 0 then x else 0"));
        assertTrue(last(RELU + "prove d/dx tanh(x) = 1 - tanh(x)^2").equals("[ok] proved"));
        assertTrue(last(RELU + "prove d/dx abs(x) = 0 for x = 0").startsWith("[no] refuted"), "another function");
    }

    @Test
    void provesNothingThatContradictsIt() {
        assertTrue(last(RELU + "prove d/dx relu(x) = 1 for x = 0").startsWith("[no] refuted"));
        assertTrue(last(RELU + "prove d/dx (relu(x) + x) = 1/2 for x = 0").startsWith("[no] refuted"));
        assertTrue(last(RELU + "prove d/dx relu(x) = if x >= 0 then 1 else 0").startsWith("[ok] proved for x != 0"));
        assertTrue(last("convention d relu at 0 = 2\nprove d/dx relu(x) = 2 for x = 0").startsWith("[no] refuted"), "a refused one is none");
    }

    /// Kinks that cancel: the function is x, and a convention must not give it another derivative.
    @Test
    void changesNoDerivativeThatExists() {
        for (String f : List.of("relu(x) - relu(-x)", "relu(x) - relu(-x) + sin(x)", "relu(relu(x)) - relu(-x)")) {
            assertTrue(last(RELU + "prove d/dx (" + f + ") = 0 for x = 0").startsWith("[no] refuted"), f);
            assertFalse(last(RELU + "prove d/dx (" + f + " - x) = -1 for x = 0").startsWith("[ok]"), f);
        }
        assertTrue(last(RELU + "prove d/dx (relu(x) - relu(-x)) = 1").startsWith("[ok] proved"));
        assertFalse(last(RELU + "prove d/dx (relu(x) - relu(-x)) = (if x = 0 then 0 else 1)").equals("[ok] proved"));
        assertFalse(last("convention d relu at 0 = 1\nprove d/dx relu(-relu(x)) = -1 for x = 0").startsWith("[ok]"));
        assertTrue(last(RELU + "prove d/dx (relu(x) + relu(x - 1)) = 0 for x = 0").startsWith("[ok] proved"));
        assertTrue(last(RELU + "prove d/dx (relu(x) + relu(x - 1)) = 1 for x = 1").startsWith("[ok] proved"));
    }

    @Test
    void saysHowItIsWritten() {
        assertTrue(last("convention relu at 0 = 0").contains("write convention d relu at 0 = 0"));
        assertTrue(last("convention d sigmod at 0 = 0").contains("there is no function"));
        assertTrue(last("convention d softmax at 0 = 0").contains("no function of a number"));
    }
}
