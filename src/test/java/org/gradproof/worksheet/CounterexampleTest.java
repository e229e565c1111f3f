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

/// What must not be said since a point speaks against it.
class CounterexampleTest {
    private static final Session START = Session.of(Knowledge.of(new Library()), Settings.STANDARD);
    private static final Transcript ASCII = new Transcript(true, 100, Notations.STANDARD);

    private static String last(String text) {
        List<Result> all = new ArrayList<>();
        Worksheet.run(Document.of(Source.of(text)), START, Session::run, e -> {
            if (e instanceof Worksheet.Entry.Ran(var _, var outcome)) all.addAll(outcome.results());
        });
        return ASCII.of(all.getLast()).strip();
    }

    /// `proved for u != 0` was said of it.
    @Test
    void aFunctionThatFailsAtOnePointHasNotTheProperty() {
        assertTrue(last("prove increasing(if x = 0 then 1 else x, x)").startsWith("[no] refuted: at u = 0"));
        assertTrue(last("prove odd(if x > 0 then 1 else -1, x)").startsWith("[no] refuted: at x = 0"));
        assertFalse(last("prove convex(if x = 0 then 1 else x^2, x)").contains("proved"));
        assertEquals("[ok] proved for x != 0", last("prove odd(1/x, x)"), "where it has a value");
    }

    /// `true if x >= 0` was said, which is false for y = 3.
    @Test
    void aHintNamesAllThatIsMissing() {
        assertTrue(last("prove sqrt(x^2)*(if y = 3 then 9 else 1) = x").endsWith("true if x >= 0 and y != 3"));
    }

    /// The slopes of `x^2*sin(1/x)` near 0 lie between -1 and 1; `[0, 1]` was said, the slopes at 0 alone.
    @Test
    void slopesThatSwingGiveNoInterval() {
        assertTrue(last("d/dx (if x > 0 then x^2*sin(1/x) else x)").endsWith("left derivative 1, right derivative 0; not differentiable"));
        assertTrue(last("h(x) := if x = 0 then 0 else x^2*sin(1/x)\nconvention d h at 0 = 1/2").startsWith("refused"));
        assertTrue(last("d/dx (if x > 0 then x*sin(x) else -x)").endsWith("Clarke interval [-1, 0]"));
    }
}
