package org.gradproof.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Rational;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;

/// Finds how a linear form is put together from others with multipliers that are not negative; exact, by the simplex
/// method. Monomials count as independent unknowns.
final class Linear {
    private static final int MOST_STEPS = 400;

    private Linear() {}

    /// A premise `form > 0` (strict), `form ≥ 0`, or `form = 0` (equation: its multiplier may have any sign).
    record Premise(Polynomial form, boolean strict, boolean equation) {}

    /// Multipliers c with `target = Σ cᵢ·formᵢ + rest` and a number `rest ≥ 0`; for a strict target, `rest > 0` or some
    /// strict premise with `cᵢ > 0`.
    static Optional<List<Rational>> combination(Polynomial target, boolean strict, List<Premise> premises) {
        List<Polynomial> columns = new ArrayList<>();
        List<Integer> owner = new ArrayList<>();
        for (int i = 0; i < premises.size(); i++) {
            columns.add(premises.get(i).form);
            owner.add(i);
            if (premises.get(i).equation) {
                columns.add(premises.get(i).form.negate());
                owner.add(i);
            }
        }
        Set<Monomial> rows = new HashSet<>();
        target.terms().forEach(t -> rows.add(t.getKey()));
        for (Polynomial p : columns) p.terms().forEach(t -> rows.add(t.getKey()));
        rows.remove(Monomial.ONE);
        List<Monomial> order = new ArrayList<>(rows);
        order.sort(null);
        // Unknowns: the multipliers, then the rest of the constant, then the slack of a bound that keeps all finite.
        int n = columns.size();
        int constants = order.size();
        Rational[][] a = new Rational[constants + 2][n + 3];
        for (Rational[] row : a) Arrays.fill(row, Rational.ZERO);
        for (int r = 0; r < constants; r++) {
            for (int c = 0; c < n; c++) a[r][c] = columns.get(c).coefficient(order.get(r));
            a[r][n + 2] = target.coefficient(order.get(r));
        }
        for (int c = 0; c < n; c++) a[constants][c] = columns.get(c).coefficient(Monomial.ONE);
        a[constants][n] = Rational.ONE;
        a[constants][n + 2] = target.coefficient(Monomial.ONE);
        for (int c = 0; c < n; c++) a[constants + 1][c] = Rational.ONE;
        a[constants + 1][n + 1] = Rational.ONE;
        a[constants + 1][n + 2] = Rational.of(1_000_000);
        Rational[] gain = new Rational[n + 2];
        Arrays.fill(gain, Rational.ZERO);
        gain[n] = Rational.ONE;
        for (int c = 0; c < n; c++) {
            Premise p = premises.get(owner.get(c));
            if (p.strict && !p.equation) gain[c] = Rational.ONE;
        }
        Optional<Rational[]> solution = solve(a, gain);
        if (solution.isEmpty()) return Optional.empty();
        Rational[] x = solution.get();
        Rational won = x[n];
        Rational[] result = new Rational[premises.size()];
        Arrays.fill(result, Rational.ZERO);
        for (int c = 0; c < n; c++) {
            won = won.add(gain[c].multiply(x[c]));
            boolean opposite = c > 0 && owner.get(c).equals(owner.get(c - 1));
            result[owner.get(c)] = result[owner.get(c)].add(opposite ? x[c].negate() : x[c]);
        }
        return strict && won.signum() <= 0 ? Optional.empty() : Optional.of(List.of(result));
    }

    /// A solution `x ≥ 0` of the rows (right sides last) with the greatest gain, in two phases by Bland's rule.
    private static Optional<Rational[]> solve(Rational[][] rows, Rational[] gain) {
        int m = rows.length;
        int n = rows[0].length - 1;
        Rational[][] t = new Rational[m][n + m + 1];
        int[] basis = new int[m];
        for (int r = 0; r < m; r++) {
            boolean flip = rows[r][n].signum() < 0;
            Arrays.fill(t[r], Rational.ZERO);
            for (int c = 0; c < n; c++) t[r][c] = flip ? rows[r][c].negate() : rows[r][c];
            t[r][n + r] = Rational.ONE;
            t[r][n + m] = flip ? rows[r][n].negate() : rows[r][n];
            basis[r] = n + r;
        }
        Rational[] phase1 = new Rational[n + m];
        Arrays.fill(phase1, Rational.ZERO);
        for (int c = n; c < n + m; c++) phase1[c] = Rational.MINUS_ONE;
        if (!improve(t, basis, phase1, n + m)) return Optional.empty();
        for (int r = 0; r < m; r++) if (basis[r] >= n && !t[r][n + m].isZero()) return Optional.empty();
        Rational[] phase2 = new Rational[n + m];
        System.arraycopy(gain, 0, phase2, 0, n);
        // Artificial unknowns that stayed in the basis are zero; they must stay so.
        for (int c = n; c < n + m; c++) phase2[c] = Rational.of(-1_000_000_000_000L);
        if (!improve(t, basis, phase2, n)) return Optional.empty();
        Rational[] x = new Rational[n];
        Arrays.fill(x, Rational.ZERO);
        for (int r = 0; r < m; r++) {
            if (basis[r] < n) x[basis[r]] = t[r][n + m];
            else if (!t[r][n + m].isZero()) return Optional.empty();
        }
        return Optional.of(x);
    }

    private static boolean improve(Rational[][] t, int[] basis, Rational[] gain, int columns) {
        int m = t.length;
        int last = t[0].length - 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            int enter = -1;
            for (int c = 0; c < columns && enter < 0; c++) {
                Rational g = gain[c];
                for (int r = 0; r < m; r++) if (!t[r][c].isZero()) g = g.subtract(gain[basis[r]].multiply(t[r][c]));
                if (g.signum() > 0) enter = c;
            }
            if (enter < 0) return true;
            int leave = -1;
            Rational best = Rational.ZERO;
            for (int r = 0; r < m; r++) {
                if (t[r][enter].signum() <= 0) continue;
                Rational ratio = t[r][last].divide(t[r][enter]);
                int order = leave < 0 ? -1 : ratio.compareTo(best);
                if (order < 0 || order == 0 && basis[r] < basis[leave]) {
                    leave = r;
                    best = ratio;
                }
            }
            if (leave < 0) return false;
            pivot(t, leave, enter);
            basis[leave] = enter;
        }
        return false;
    }

    private static void pivot(Rational[][] t, int row, int column) {
        Rational inverse = t[row][column].inverse();
        for (int c = 0; c < t[row].length; c++) t[row][c] = t[row][c].multiply(inverse);
        for (int r = 0; r < t.length; r++) {
            if (r == row || t[r][column].isZero()) continue;
            Rational factor = t[r][column];
            for (int c = 0; c < t[r].length; c++) {
                if (!t[row][c].isZero()) t[r][c] = t[r][c].subtract(factor.multiply(t[row][c]));
            }
        }
    }
}
