package org.gradproof.prover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Rational;

/// A polynomial as a sum of squares: `p = mᵀ·G·m` for the monomials m that can occur in the roots, with a matrix G that is not
/// negative, taken apart as `L·D·Lᵀ`. Where G is not given by p, doubles find one, which is rounded; only what is exact is answered.
///
/// Monomials are exponents; those in one group occur together in a root only if they differ by even exponents at the `paired` places.
final class Gram {
    private static final int LARGEST = 24;
    private static final int ROUNDS = 250;
    private static final double[] INSIDE = {0.25, 0.02, 0};
    private static final int[] DENOMINATORS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 60, 256, 1 << 14, 1 << 24};

    /// `weight·root²`, weight > 0.
    record Square(Rational weight, Map<List<Integer>, Rational> root) {}

    private record Pair(int row, int column) {
        int weight() {
            return row == column ? 1 : 2;
        }
    }

    private final Map<List<Integer>, Rational> p;
    private final boolean[] paired;
    private final List<List<Integer>> basis = new ArrayList<>();
    private final Map<List<Integer>, List<Pair>> groups = new LinkedHashMap<>();

    private Gram(Map<List<Integer>, Rational> p, boolean[] paired) {
        this.p = p;
        this.paired = paired;
    }

    /// The squares, if some are found.
    static Optional<List<Square>> squares(Map<List<Integer>, Rational> p, boolean[] paired) {
        Gram g = new Gram(p, paired);
        if (!g.findBasis()) return Optional.empty();
        g.prune();
        return g.solve();
    }

    // ------------------------------------------------------------------------------------------ the monomials

    private boolean findBasis() {
        int n = paired.length;
        int[] most = new int[n];
        int degree = 0;
        int least = Integer.MAX_VALUE;
        for (List<Integer> m : p.keySet()) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                most[i] = Math.max(most[i], m.get(i));
                sum += m.get(i);
            }
            degree = Math.max(degree, sum);
            least = Math.min(least, sum);
        }
        long count = 1;
        for (int i = 0; i < n; i++) count *= most[i] / 2 + 1;
        if (count > 4_000) return false;
        List<Integer> m = new ArrayList<>(java.util.Collections.nCopies(n, 0));
        collect(m, 0, most, degree, least);
        return basis.size() <= 300;
    }

    private void collect(List<Integer> m, int at, int[] most, int degree, int least) {
        if (at == m.size()) {
            int sum = 2 * m.stream().mapToInt(Integer::intValue).sum();
            if (sum <= degree && sum >= least) basis.add(List.copyOf(m));
            return;
        }
        for (int e = 0; 2 * e <= most[at]; e++) {
            m.set(at, e);
            collect(m, at + 1, most, degree, least);
        }
        m.set(at, 0);
    }

    /// Without the monomials whose square could not be made up for by anything: their row would be 0.
    private void prune() {
        for (boolean changed = true; changed; ) {
            pair();
            changed = basis.removeIf(m -> {
                List<Integer> square = plus(m, m);
                return !p.containsKey(square) && groups.get(square).size() == 1;
            });
        }
    }

    private void pair() {
        groups.clear();
        for (int i = 0; i < basis.size(); i++) {
            for (int j = i; j < basis.size(); j++) {
                if (together(basis.get(i), basis.get(j))) groups.computeIfAbsent(plus(basis.get(i), basis.get(j)), _ -> new ArrayList<>()).add(new Pair(i, j));
            }
        }
    }

    private boolean together(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < paired.length; i++) if (paired[i] && (a.get(i) - b.get(i)) % 2 != 0) return false;
        return true;
    }

    private static List<Integer> plus(List<Integer> a, List<Integer> b) {
        List<Integer> sum = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) sum.add(a.get(i) + b.get(i));
        return sum;
    }

    // ------------------------------------------------------------------------------------------ the matrix

    private Optional<List<Square>> solve() {
        if (basis.isEmpty() || basis.size() > LARGEST || !groups.keySet().containsAll(p.keySet())) return Optional.empty();
        boolean free = groups.values().stream().anyMatch(g -> g.size() > 1);
        if (!free) return exact(new double[basis.size()][basis.size()], 1);
        for (double inside : INSIDE) {
            double[][] g = near(inside);
            for (int d : DENOMINATORS) {
                Optional<List<Square>> found = exact(g, d);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    /// By projections in turn: onto the matrices with no smaller eigenvalue than given, and onto those that give p.
    private double[][] near(double inside) {
        int n = basis.size();
        double scale = p.values().stream().mapToDouble(q -> Math.abs(q.doubleValue())).max().orElse(1);
        double[][] g = new double[n][n];
        fit(g);
        for (int round = 0; round < ROUNDS; round++) {
            Interrupted.check();
            double[][] v = new double[n][n];
            double[] eigen = Symmetric.eigen(g, v);
            boolean done = true;
            for (int k = 0; k < n; k++) {
                double wanted = Math.max(eigen[k], inside * scale);
                if (wanted - eigen[k] < 1e-12) continue;
                done = false;
                for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) g[i][j] += (wanted - eigen[k]) * v[i][k] * v[j][k];
            }
            fit(g);
            if (done) break;
        }
        return g;
    }

    /// The nearest matrix that gives p, with nothing between monomials that are not together.
    private void fit(double[][] g) {
        double[][] out = new double[g.length][g.length];
        groups.forEach((m, pairs) -> {
            double rest = p.getOrDefault(m, Rational.ZERO).doubleValue();
            int weights = 0;
            for (Pair q : pairs) {
                rest -= q.weight() * g[q.row][q.column];
                weights += q.weight();
            }
            for (Pair q : pairs) out[q.row][q.column] = out[q.column][q.row] = g[q.row][q.column] + rest / weights;
        });
        for (int i = 0; i < g.length; i++) g[i] = out[i];
    }

    /// The squares of the rounded matrix that gives p exactly.
    private Optional<List<Square>> exact(double[][] near, int denominator) {
        int n = basis.size();
        Rational[][] g = new Rational[n][n];
        for (Rational[] row : g) java.util.Arrays.fill(row, Rational.ZERO);
        groups.forEach((m, pairs) -> {
            Rational rest = p.getOrDefault(m, Rational.ZERO);
            for (Pair q : pairs.reversed().subList(0, pairs.size() - 1)) {
                Rational r = Rational.of(Math.round(near[q.row][q.column] * denominator), denominator);
                g[q.row][q.column] = g[q.column][q.row] = r;
                rest = rest.subtract(r.multiply(Rational.of(q.weight())));
            }
            Pair last = pairs.getFirst();
            g[last.row][last.column] = g[last.column][last.row] = rest.divide(Rational.of(last.weight()));
        });
        return squares(g);
    }

    /// `L·D·Lᵀ`, if no number in D is negative.
    private Optional<List<Square>> squares(Rational[][] g) {
        List<Square> out = new ArrayList<>();
        int n = g.length;
        for (int k = 0; k < n; k++) {
            Rational d = g[k][k];
            if (d.signum() < 0) return Optional.empty();
            if (d.isZero()) {
                for (int j = k; j < n; j++) if (!g[k][j].isZero()) return Optional.empty();
                continue;
            }
            Map<List<Integer>, Rational> root = new LinkedHashMap<>();
            for (int j = k; j < n; j++) if (!g[k][j].isZero()) root.put(basis.get(j), g[k][j].divide(d));
            out.add(new Square(d, root));
            for (int i = k + 1; i < n; i++) {
                if (g[i][k].isZero()) continue;
                Rational factor = g[i][k].divide(d);
                for (int j = k + 1; j < n; j++) g[i][j] = g[i][j].subtract(factor.multiply(g[k][j]));
            }
        }
        return Optional.of(out);
    }
}
