package org.gradproof.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Derivation;
import org.gradproof.calculus.KnownDerivatives;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.library.Entry;
import org.gradproof.library.Library;
import org.gradproof.library.Range;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The derivative theorem of every function of numbers in the library, by each of its parameters, against Hipparchus'
/// automatic derivative of the body and against central differences.
final class LibraryDerivativesTest {
    private static final int POINTS = 25;
    private static final double STEP = 1e-5;
    /// Points nearer to a kink are left out; differences reach across it.
    private static final double MARGIN = 1e-3;

    private final Library library = new Library();
    private final KnownDerivatives lemmas = new KnownDerivatives(library);

    @TestFactory
    List<DynamicTest> agreeWithAutomaticDerivatives() {
        return library.entries().stream().filter(e -> isOfNumbers(e.definition())).map(e -> DynamicTest.dynamicTest(e.name(), () -> {
            for (int p = 0; p < e.definition().parameters().size(); p++) compare(e, p);
        })).toList();
    }

    @Test
    void coversMostOfTheLibrary() {
        long covered = library.entries().stream().filter(e -> isOfNumbers(e.definition())).count();
        assertTrue(covered >= 70, "functions of numbers: " + covered);
    }

    /// The other side is able to disagree.
    @Test
    void wouldNoticeAWrongDerivative() {
        Entry e = library.entry("sigmoid").orElseThrow();
        double s = 1 / (1 + Math.exp(-1));
        double right = AutomaticDerivative.of(e.call(), e.definition().parameters(), 1).value().getPartialDerivative(0);
        assertEquals(s * (1 - s), right, 1e-15);
        assertTrue(Math.abs(s * (1 + s) - right) > 0.1);
    }

    private static boolean isOfNumbers(Definition d) {
        return d.body().isScalar() && d.indices().isEmpty() && d.parameters().stream().allMatch(p -> p.sort() instanceof Sort.Real);
    }

    private void compare(Entry e, int parameter) {
        List<Symbol> variables = e.definition().parameters();
        Symbol x = variables.get(parameter);
        List<Condition> given = e.derivative(x.name()).map(c -> c.assumptions()).orElse(List.of());
        Derivation d = Derivation.of(Terms.derivative(x, e.call()), new Facts(given), lemmas);
        Compiled found = Compiled.of(d.result(), variables, Environment.EMPTY);
        Compiled function = Compiled.of(e.call(), variables, Environment.EMPTY);
        List<Condition> needed = new ArrayList<>(given);
        needed.addAll(d.hypotheses());
        Random random = new Random(31L * e.name().hashCode() + parameter);
        int compared = 0;
        for (int sample = 0; sample < 40 * POINTS && compared < POINTS; sample++) {
            double[] at = e.ranges().stream().mapToDouble(r -> value(r, random.nextDouble())).toArray();
            if (!needed.stream().allMatch(c -> holds(c, variables, at))) continue;
            AutomaticDerivative.Answer answer = AutomaticDerivative.of(e.call(), variables, at);
            double expected = answer.value().getPartialDerivative(parameter);
            if (answer.margin() < MARGIN || Double.isNaN(expected)) continue;
            double ours = found.value(at);
            String where = x.name() + " " + d.result() + " at " + variables + " = " + Arrays.toString(at);
            assertEquals(expected, ours, 1e-9 * Math.max(1, Math.abs(expected)), where);
            assertEquals(function.value(at), answer.value().getValue(), 1e-9 * Math.max(1, Math.abs(function.value(at))), where);
            double difference = (function.value(moved(at, parameter, STEP)) - function.value(moved(at, parameter, -STEP))) / (2 * STEP);
            assertEquals(difference, ours, 1e-5 * Math.max(1, Math.abs(difference)), where);
            compared++;
        }
        assertTrue(compared >= POINTS / 2, e.name() + " by " + x.name() + ": only " + compared + " points satisfy " + needed);
    }

    private static double[] moved(double[] at, int coordinate, double by) {
        double[] moved = at.clone();
        moved[coordinate] += by;
        return moved;
    }

    private static double value(Range range, double u) {
        return switch (range) {
            case Range.Interval i -> i.low().doubleValue() + u * (i.high().doubleValue() - i.low().doubleValue());
            case Range.Values v -> v.values().get((int) (u * v.values().size())).doubleValue();
        };
    }

    /// With some room: near the edge the differences leave the domain.
    private static boolean holds(Condition c, List<Symbol> variables, double[] at) {
        return switch (c) {
            case Condition.Compare k -> {
                double gap = side(k.left(), variables, at) - side(k.right(), variables, at);
                yield Math.abs(gap) > MARGIN && k.relation().test(Double.compare(gap, 0));
            }
            case Condition.And a -> a.parts().stream().allMatch(p -> holds(p, variables, at));
            case Condition.Or o -> o.parts().stream().anyMatch(p -> holds(p, variables, at));
            case Condition.ForAll _ -> throw new IllegalArgumentException("no condition on numbers alone: " + c);
        };
    }

    private static double side(Expr e, List<Symbol> variables, double[] at) {
        return Compiled.of(e, variables, Environment.EMPTY).value(at);
    }
}
