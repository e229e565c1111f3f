package org.gradproof.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.gradproof.expr.Expr;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static final Scope SCOPE = Typed.scope("sigmoid(x) := 1/(1 + exp(-x))");

    /// Reads the text and one of half its length; twice as much text is to cost little more than twice the work.
    private static Expr read(String half, String text) {
        return Typed.onALargeStack(() -> {
            Language.expression(half, SCOPE);
            long before = allocated(half).work;
            Read whole = allocated(text);
            assertTrue(whole.work < 2.6 * before, before + " bytes, then " + whole.work);
            return whole.term;
        });
    }

    private record Read(Expr term, long work) {}

    /// What this thread allocates is a measure of its work, the same whatever else the machine does.
    private static Read allocated(String text) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadAllocatedBytes();
        Expr e = Language.expression(text, SCOPE);
        return new Read(e, threads.getCurrentThreadAllocatedBytes() - start);
    }

    private static String nested(String open, String close, int depth) {
        return open.repeat(depth) + "x" + close.repeat(depth);
    }

    @Test
    void readsNestedCallsTenThousandDeep() {
        read(nested("sigmoid(", ")", 5_000), nested("sigmoid(", ")", 10_000));
        read(nested("1/(1+exp(-(", ")))", 2_500), nested("1/(1+exp(-(", ")))", 5_000));
    }

    @Test
    void readsLongSums() {
        Expr sum = read("x" + " + x^2".repeat(49_999), "x" + " + x^2".repeat(99_999));
        assertEquals(1 + 4L * 99_999, sum.treeSize());
        read("x" + " + 1".repeat(125_000), "x" + " + 1".repeat(250_000));
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            assertTrue(Typed.complaint("(".repeat(100_000) + "x" + ")".repeat(100_000), SCOPE).contains("nested deeper than 40000"));
            assertTrue(Typed.complaint("x + " + "1 + ".repeat(2_500_000) + "1", SCOPE).contains("more than 2000000 characters"));
        });
    }

    @Test
    void goesOnAfterALineThatIsTooLong() {
        assertEquals("(+ 1 x)", ((Statement.Query) ((Reading.Understood) Reader.all(
                Source.of("(".repeat(2_100_000) + "\n1 + x")).getLast().elaborate(SCOPE)).statement()).expression().toString());
    }
}
