package org.gradproof.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;
import org.gradproof.syntax.Statement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The closed derivatives of all entries against central differences, at points where their conditions hold.
class ClaimsTest {
    private static final int SIZE = 3;
    private static final double STEP = 1e-5;

    private final Library library = new Library();

    @TestFactory
    List<DynamicTest> closedDerivativesAgreeWithDifferences() {
        return library.entries().stream().filter(e -> !e.claims().isEmpty()).map(e -> DynamicTest.dynamicTest(e.name(), () -> {
            for (Statement.Claim c : e.claims()) check(e, c);
        })).toList();
    }

    private void check(Entry entry, Statement.Claim claim) {
        Statement.Link link = claim.links().getFirst();
        if (claim.assumptions().stream().anyMatch(c -> c instanceof Condition.Compare k && k.relation() == Relation.EQ)) return;
        Random random = new Random(entry.name().hashCode());
        int compared = 0;
        for (int sample = 0; sample < 40; sample++) {
            Environment constants = Environment.EMPTY;
            List<Symbol> inputs = new ArrayList<>();
            Set<Symbol> free = new LinkedHashSet<>(Free.of(link.left()));
            free.addAll(Free.of(link.right()));
            for (Symbol s : free) {
                switch (s.sort()) {
                    case Sort.Whole _ -> constants = constants.with(s, SIZE);
                    case Sort.Index _ -> constants = constants.with(s, 1 + random.nextInt(SIZE));
                    case Sort.Real _, Sort.Tensor _ -> inputs.add(s);
                }
            }
            double[] point = inputs.stream().flatMapToDouble(s -> random.doubles(s.isScalar() ? 1 : SIZE)
                    .map(u -> value(entry, s.name(), u))).toArray();
            Environment here = constants;
            if (!claim.assumptions().stream().allMatch(c -> holds(c, inputs, here, point))) continue;
            double expected = link.left() instanceof Expr.Derivative d ? difference(d, inputs, constants, point)
                    : Compiled.of(link.left(), inputs, constants).value(point);
            double found = Compiled.of(link.right(), inputs, constants).value(point);
            assertEquals(expected, found, 1e-5 * Math.max(1, Math.abs(expected)), () -> link.right() + " at " + inputs + " " + java.util.Arrays.toString(point));
            compared++;
        }
        assertTrue(compared >= 10, "too few points inside the conditions");
    }

    private static double value(Entry entry, String name, double u) {
        Range range = entry.ranges().stream().filter(r -> r.parameter().equals(name)).findFirst().orElse(Range.usual(name));
        return switch (range) {
            case Range.Interval i -> i.low().doubleValue() + u * (i.high().doubleValue() - i.low().doubleValue());
            case Range.Values v -> v.values().get((int) (u * v.values().size())).doubleValue();
        };
    }

    private static double difference(Expr.Derivative d, List<Symbol> inputs, Environment constants, double[] point) {
        Compiled body = Compiled.of(d.body(), inputs, constants);
        int at = 0;
        for (Symbol s : inputs.subList(0, inputs.indexOf(d.variable()))) at += s.isScalar() ? 1 : SIZE;
        if (!d.index().isEmpty()) at += (int) Compiled.of(d.index().getFirst(), List.of(), constants).value() - 1;
        double[] right = point.clone();
        double[] left = point.clone();
        right[at] += STEP;
        left[at] -= STEP;
        return (body.value(right) - body.value(left)) / (2 * STEP);
    }

    private static boolean holds(Condition c, List<Symbol> inputs, Environment constants, double[] point) {
        return switch (c) {
            case Condition.Compare k -> {
                if (!inputs.containsAll(reals(k))) yield true;
                double gap = Compiled.of(k.left(), inputs, constants).value(point) - Compiled.of(k.right(), inputs, constants).value(point);
                // Not nearer to a kink than the differences reach.
                yield Math.abs(gap) > 10 * STEP && k.relation().test(Double.compare(gap, 0));
            }
            case Condition.And a -> a.parts().stream().allMatch(p -> holds(p, inputs, constants, point));
            case Condition.Or o -> o.parts().stream().anyMatch(p -> holds(p, inputs, constants, point));
            case Condition.ForAll _ -> true;
        };
    }

    private static List<Symbol> reals(Condition c) {
        return Free.of(c).stream().filter(s -> s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor).toList();
    }
}
