package org.gradproof.prover;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;
import org.gradproof.expr.Interrupted;

/// Points near and on the boundaries between cases: where the sides of a comparison meet, along one unknown at a time.
final class Boundaries {
    private static final int MOST = 400;
    private static final double[] GRID = {-1000, -100, -30, -10, -6.5, -4, -2.6, -1.7, -1.05, -0.6, -0.25, -0.07, 0.003, 0.11, 0.4, 0.7, 1.3,
            1.9, 2.7, 4.2, 6.6, 10.3, 31, 101, 1001};
    private static final double[] STEPS = {0, 1e-1, -1e-1, 1e-2, -1e-2, 1e-4, -1e-4, 1e-7, -1e-7};

    private final Problem problem;
    private final Points points;

    Boundaries(Problem problem, Points points) {
        this.problem = problem;
        this.points = points;
    }

    Set<List<Rational>> points() {
        Set<List<Rational>> out = new LinkedHashSet<>();
        List<Expr> boundaries = Screen.boundaries(problem);
        if (boundaries.isEmpty() || problem.unknowns().isEmpty()) return out;
        for (Expr b : boundaries) {
            Compiled f = Compiled.of(b, problem.unknowns(), Environment.EMPTY);
            for (int base = 0; base < 4; base++) {
                List<Rational> from = base == 0 && problem.unknowns().size() > 1 ? points.point(1) : points.generic();
                for (int i = 0; i < from.size() && out.size() < MOST; i++) along(f, from, i, out);
            }
        }
        return out;
    }

    /// Where the difference changes its sign as one unknown moves.
    private static void along(Compiled f, List<Rational> from, int unknown, Set<List<Rational>> out) {
        Interrupted.check();
        double[] x = from.stream().mapToDouble(Rational::doubleValue).toArray();
        double before = Double.NaN;
        for (int g = 0; g < GRID.length; g++) {
            x[unknown] = GRID[g];
            double now = f.value(x);
            if (now == 0) around(GRID[g], from, unknown, out);
            else if (before < 0 != now < 0 && before == before && now == now) around(root(f, x.clone(), unknown, GRID[g - 1], GRID[g]), from, unknown, out);
            before = now;
        }
    }

    private static double root(Compiled f, double[] x, int unknown, double low, double high) {
        double a = low;
        double b = high;
        x[unknown] = a;
        boolean negative = f.value(x) < 0;
        for (int k = 0; k < 60; k++) {
            double m = (a + b) / 2;
            x[unknown] = m;
            if (f.value(x) < 0 == negative) a = m;
            else b = m;
        }
        return (a + b) / 2;
    }

    private static void around(double root, List<Rational> from, int unknown, Set<List<Rational>> out) {
        Rational at = simplest(root);
        for (double step : STEPS) {
            List<Rational> p = new ArrayList<>(from);
            p.set(unknown, step == 0 ? at : at.add(Points.rounded(step)));
            out.add(p);
        }
    }

    /// The fraction with the smallest denominator that is as good as equal to the number.
    private static Rational simplest(double x) {
        for (long d = 1; d <= 1000; d++) {
            double n = Math.rint(x * d);
            if (Math.abs(n) < 1e12 && Math.abs(n / d - x) <= 1e-12 * Math.max(1, Math.abs(x))) return Rational.of((long) n, d);
        }
        return Points.rounded(x, 12);
    }
}
