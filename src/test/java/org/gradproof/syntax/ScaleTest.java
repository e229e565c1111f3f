package org.gradproof.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.gradproof.expr.Expr;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static final Scope SCOPE = Typed.scope("sigmoid(x) := 1/(1 + exp(-x))");

    private static Expr timed(String name, int milliseconds, String text) {
        return Typed.onALargeStack(() -> {
            Language.expression(text, SCOPE);
            long start = cpu();
            Expr e = Language.expression(text, SCOPE);
            long ms = (cpu() - start) / 1_000_000;
            assertTrue(ms < milliseconds, name + " took " + ms + " ms");
            return e;
        });
    }

    /// The work of this thread alone, whatever else the machine does.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void readsNestedCallsTenThousandDeep() {
        timed("nested", 1000, "sigmoid(".repeat(10_000) + "x" + ")".repeat(10_000));
        timed("nested by hand", 1000, "1/(1+exp(-(".repeat(5_000) + "x" + ")))".repeat(5_000));
    }

    @Test
    void readsLongSums() {
        Expr sum = timed("sum", 4000, "x" + " + x^2".repeat(99_999));
        assertEquals(1 + 4L * 99_999, sum.treeSize());
        timed("a megabyte", 4000, "x" + " + 1".repeat(250_000));
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            assertTrue(Typed.complaint("(".repeat(100_000) + "x" + ")".repeat(100_000), SCOPE).contains("nested deeper than 20000"));
            assertTrue(Typed.complaint("x + " + "1 + ".repeat(2_500_000) + "1", SCOPE).contains("more than 2000000 characters"));
        });
    }

    @Test
    void goesOnAfterALineThatIsTooLong() {
        assertEquals("(+ 1 x)", ((Statement.Query) ((Reading.Understood) Reader.all(
                Source.of("(".repeat(2_100_000) + "\n1 + x")).getLast().elaborate(SCOPE)).statement()).expression().toString());
    }

    @Test
    void readsASmallExpressionInMicroseconds() {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 60; round++) {
            long start = cpu();
            for (int i = 0; i < 1_000; i++) Language.expression("1/(1+exp(-x))", SCOPE);
            best = Math.min(best, (cpu() - start) / 1_000);
        }
        assertTrue(best < 50_000, best + " ns");
    }
}
