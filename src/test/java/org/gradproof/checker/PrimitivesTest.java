package org.gradproof.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/// The checker's own facts about the primitives against numbers.
final class PrimitivesTest {
    private static final List<Symbol> VARIABLES = List.of(Primitives.u, Primitives.v);
    private static final double STEP = 1e-5;

    private final SplittableRandom random = new SplittableRandom(7);

    private static double value(Expr e, double u, double v) {
        return Compiled.of(e, VARIABLES, Environment.EMPTY).value(u, v);
    }

    private static boolean holds(Condition c, double u, double v) {
        return switch (c) {
            case Condition.Compare k -> k.relation().test(Double.compare(value(k.left(), u, v), value(k.right(), u, v)));
            case Condition.And a -> a.parts().stream().allMatch(p -> holds(p, u, v));
            case Condition.Or o -> o.parts().stream().anyMatch(p -> holds(p, u, v));
            case Condition.ForAll _ -> throw new IllegalArgumentException("no index here");
        };
    }

    @ParameterizedTest
    @EnumSource(Primitive.class)
    void derivativesDomainsAndRangesAgreeWithNumbers(Primitive f) {
        Expr self = Terms.apply(f, Primitives.u);
        int inside = 0;
        for (int n = 0; n < 400; n++) {
            double u = random.nextDouble(-3, 3);
            boolean domain = holds(Primitives.domain(f), u, 0);
            assertEquals(domain, Double.isFinite(value(self, u, 0)), f + " at " + u);
            if (!domain) continue;
            assertTrue(holds(Primitives.range(f), u, 0), f + " at " + u);
            if (!holds(Primitives.interior(f), u - 0.01, 0) || !holds(Primitives.interior(f), u + 0.01, 0) || Math.abs(value(self, u, 0)) > 20) continue;
            inside++;
            double slope = (value(self, u + STEP, 0) - value(self, u - STEP, 0)) / (2 * STEP);
            double given = value(Primitives.derivative(f), u, 0);
            assertEquals(slope, given, 1e-6 * Math.max(1, given * given), f + " at " + u);
            if (Primitives.increases(f)) assertTrue(given > 0, f + " at " + u);
        }
        assertTrue(inside > 50, f + ": " + inside);
    }

    @Test
    void identitiesAgreeWithNumbers() {
        for (Primitives.Identity i : Primitives.identities()) {
            int compared = 0;
            for (int n = 0; n < 300; n++) {
                double u = random.nextDouble(-2, 2);
                double v = random.nextDouble(-2, 2);
                double left = value(i.left(), u, v);
                double right = value(i.right(), u, v);
                if (!holds(i.where(), u, v) || !Double.isFinite(left) || !Double.isFinite(right)) continue;
                compared++;
                assertEquals(left, right, 1e-9 * Math.max(1, Math.abs(left)), i + " at " + u + ", " + v);
            }
            assertTrue(compared > 50, i + ": " + compared);
        }
    }

    /// No identity that the kernel has is unknown here, and the other way round.
    @Test
    void asManyIdentitiesAsTheKernelHas() {
        assertEquals(org.gradproof.kernel.Table.Identity.values().length, Primitives.identities().size());
    }
}
