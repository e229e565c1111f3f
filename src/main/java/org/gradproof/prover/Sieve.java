package org.gradproof.prover;

import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;
import org.gradproof.expr.Interrupted;

/// Which of many terms have the values of one at a few points inside the assumptions, in doubles: a hint which of them
/// are worth a proof.
final class Sieve {
    private static final int FRAMES = 6;
    private static final int POINTS = 12;
    private static final int TRIES = 80;

    /// A problem with the points at which the wanted term has values, and these.
    private record Probe(Problem problem, List<double[]> points, double[] wanted) {}

    private final List<Probe> probes = new ArrayList<>();

    /// @param wanted without derivatives, of the goal's symbols
    Sieve(Goal goal, Expr wanted) {
        for (Frame frame : spread(Frame.of(goal.symbols(), goal.facts().assumptions()))) {
            Interrupted.check();
            for (Problem p : Problem.of(frame, wanted, ZERO, goal.facts().assumptions())) {
                if (probes.size() < FRAMES) probe(p).ifPresent(probes::add);
            }
        }
    }

    /// A few frames, from all sizes: small ones cannot tell an index from another.
    private static List<Frame> spread(List<Frame> all) {
        if (all.size() <= FRAMES) return all.reversed();
        List<Frame> some = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) some.add(all.get(all.size() - 1 - i * (all.size() - 1) / FRAMES));
        return some;
    }

    private static Optional<Probe> probe(Problem p) {
        Screen screen = new Screen(p, Relation.EQ);
        Points points = new Points(p);
        List<double[]> chosen = new ArrayList<>();
        List<Double> wanted = new ArrayList<>();
        Compiled value = Compiled.of(List.of(p.left()), p.unknowns(), Environment.EMPTY);
        for (int i = 0; i < TRIES && chosen.size() < POINTS; i++) {
            double[] at = points.generic().stream().mapToDouble(r -> r.doubleValue()).toArray();
            Screen.Kind kind = screen.look(at).kind();
            double v = value.value(at);
            if (kind == Screen.Kind.OUTSIDE || kind == Screen.Kind.OPAQUE || !Double.isFinite(v)) continue;
            chosen.add(at);
            wanted.add(v);
        }
        if (chosen.isEmpty()) return Optional.empty();
        return Optional.of(new Probe(p, chosen, wanted.stream().mapToDouble(d -> d).toArray()));
    }

    /// Whether anything can be told.
    boolean isBlind() {
        return probes.isEmpty();
    }

    /// The places in the list of the terms that agree wherever they have values, on most points.
    List<Integer> passing(List<Expr> terms) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) open.add(i);
        for (Probe p : probes) {
            if (open.isEmpty()) break;
            Interrupted.check();
            double[][] values = values(p, open.stream().map(terms::get).toList());
            List<Integer> next = new ArrayList<>();
            for (int k = 0; k < open.size(); k++) if (agrees(p, values, k)) next.add(open.get(k));
            open = next;
        }
        return open;
    }

    /// The values of the terms at the points, term by term.
    private static double[][] values(Probe p, List<Expr> terms) {
        Substitution frame = new Substitution(p.problem.frame().values());
        Substitution solved = new Substitution(p.problem.solved());
        Compiled code = Compiled.of(terms.stream().map(t -> solved.apply(frame.apply(t))).toList(), p.problem.unknowns(), Environment.EMPTY);
        double[][] all = new double[p.points.size()][];
        for (int i = 0; i < all.length; i++) all[i] = code.values(p.points.get(i));
        return all;
    }

    private static boolean agrees(Probe p, double[][] values, int term) {
        int seen = 0;
        for (int i = 0; i < p.wanted.length; i++) {
            double v = values[i][term];
            if (!Double.isFinite(v)) continue;
            seen++;
            double size = Math.abs(v - p.wanted[i]);
            if (size > 1e-12 && size > 1e-7 * Math.max(Math.abs(v), Math.abs(p.wanted[i]))) return false;
        }
        return 2 * seen > p.wanted.length;
    }

    /// The number c with `wanted = c·term` at all points, if there is one.
    OptionalDouble ratio(Expr term) {
        double found = Double.NaN;
        for (Probe p : probes) {
            double[][] values = values(p, List.of(term));
            for (int i = 0; i < p.wanted.length; i++) {
                double v = values[i][0];
                if (!Double.isFinite(v) || Math.abs(v) < 1e-9 && Math.abs(p.wanted[i]) < 1e-9) continue;
                double r = p.wanted[i] / v;
                if (Double.isNaN(found)) found = r;
                if (!Double.isFinite(r) || Math.abs(r - found) > 1e-8 * Math.abs(found)) return OptionalDouble.empty();
            }
        }
        return Double.isNaN(found) || found == 0 ? OptionalDouble.empty() : OptionalDouble.of(found);
    }

    /// Whether a term speaks only of what the points give values to.
    static boolean reads(Goal goal, Node term) {
        return goal.symbols().containsAll(Free.of(term));
    }
}
