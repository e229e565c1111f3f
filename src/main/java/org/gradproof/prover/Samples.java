package org.gradproof.prover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gradproof.algebra.Hunch;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;

/// Comparisons of real numbers in doubles, at the same few points each time.
final class Samples implements Hunch {
    private static final int TRIED = 40;
    private static final int ENOUGH = 10;
    private static final int MOST_SYMBOLS = 6;
    private static final double CLEARLY = 1e-7;

    private record Region(Set<Condition> conditions, List<Symbol> symbols) {}

    private final Map<Region, List<double[]>> points = new HashMap<>();
    private final Map<Condition, Set<Symbol>> free = new HashMap<>();

    @Override
    public Seen look(Expr left, Expr right, Set<Condition> assumptions) {
        Set<Symbol> symbols = new LinkedHashSet<>(Free.of(left));
        symbols.addAll(Free.of(right));
        Set<Condition> near = new LinkedHashSet<>();
        boolean real = areReal(symbols);
        for (int before = -1; real && before < near.size(); ) {
            before = near.size();
            for (Condition a : assumptions) {
                Set<Symbol> in = free.computeIfAbsent(a, Free::of);
                if (in.stream().noneMatch(symbols::contains)) continue;
                real &= areReal(in);
                near.add(a);
                symbols.addAll(in);
            }
        }
        if (!real || symbols.size() > MOST_SYMBOLS) return new Seen(false, false);
        List<Symbol> inputs = List.copyOf(symbols);
        Compiled sides = Compiled.of(List.of(left, right), inputs, Environment.EMPTY);
        boolean below = false;
        boolean above = false;
        for (double[] at : points.computeIfAbsent(new Region(near, inputs), Samples::inside)) {
            double d = difference(sides.values(at));
            below |= d < -CLEARLY;
            above |= d > CLEARLY;
        }
        return new Seen(below, above);
    }

    private static boolean areReal(Set<Symbol> symbols) {
        return symbols.stream().allMatch(s -> s.sort() instanceof Sort.Real);
    }

    private static List<double[]> inside(Region r) {
        Compiled conditions = Compiled.of(r.conditions.stream().<Expr>map(Terms::indicator).toList(), r.symbols, Environment.EMPTY);
        SplittableRandom random = new SplittableRandom(r.symbols.size());
        List<double[]> out = new ArrayList<>();
        for (int k = 0; k < TRIED && out.size() < ENOUGH; k++) {
            double width = 1 + k % 4;
            double[] at = random.doubles(r.symbols.size(), -width, width).toArray();
            boolean holds = true;
            for (double truth : conditions.values(at)) holds &= truth == 1;
            if (holds) out.add(at);
        }
        return out;
    }

    /// Relative to the sides where they are large; not a number where they are none.
    private static double difference(double[] sides) {
        double scale = Math.max(1, Math.max(Math.abs(sides[0]), Math.abs(sides[1])));
        return scale < Double.MAX_VALUE ? (sides[0] - sides[1]) / scale : Double.NaN;
    }
}
