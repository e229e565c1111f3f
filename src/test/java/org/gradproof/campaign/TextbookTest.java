package org.gradproof.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.library.Library;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;
import org.junit.jupiter.api.Test;

/// The derivatives that claims are made from agree with differences.
final class TextbookTest {
    private static final double STEP = 1e-5;

    @Test
    void derivativesAgreeWithDifferences() {
        Library library = new Library();
        Symbol x = Symbol.real("x");
        int compared = 0;
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            Grower grower = new Grower(library, x, random);
            Expr f = random.nextBoolean() ? grower.smooth(1 + random.nextInt(2)) : grower.kinked(1 + random.nextInt(2));
            Compiled value = Compiled.of(f, List.of(x, Symbol.real("w")), Environment.EMPTY);
            Compiled slope = Compiled.of(Textbook.derivative(f, x), List.of(x, Symbol.real("w")), Environment.EMPTY);
            for (double at : new double[] {-1.3137, 0.2719, 0.9173}) {
                double near = (value.value(at + STEP, 0.61) - value.value(at - STEP, 0.61)) / (2 * STEP);
                double nearer = (value.value(at + STEP / 2, 0.61) - value.value(at - STEP / 2, 0.61)) / STEP;
                double found = slope.value(at, 0.61);
                // Where differences of two sizes agree they are good; elsewhere the function is too steep for them.
                if (!(Math.abs(near - nearer) < 1e-6 * Math.max(1, Math.abs(near))) || Math.abs(near) > 1e6) continue;
                assertEquals(near, found, 1e-4 * Math.max(1, Math.abs(near)), () -> f + " at " + at);
                compared++;
            }
        }
        assertTrue(compared > 800, "only " + compared + " compared");
    }
}
