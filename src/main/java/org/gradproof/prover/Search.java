package org.gradproof.prover;

import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.numeric.Comparison;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Enclosures;
import org.gradproof.numeric.Environment;
import org.gradproof.expr.Interrupted;

/// Looks for a point inside the assumptions at which a goal is certainly false, the most readable one first.
final class Search {
    private static final int SAMPLES = 240;
    private static final int DOUBTS = 6;
    private static final int GAPS = 12;
    private static final int SOON = 16;
    private static final int TOUCHES = 4;

    private final Relation relation;
    private final Set<Symbol> symbols;
    private final Enclosures enclosures = new Enclosures();
    private final List<Frame> frames;
    private final Expr left;
    private final Expr right;
    private final Set<Condition> given;
    private final List<Candidates> built = new ArrayList<>();
    private int nextFrame;
    private boolean looksWrong;
    private int agreeing;
    private int tried;

    /// One problem with what was seen of it.
    private static final class Candidates {
        final Problem problem;
        final Screen screen;
        final Points points;
        final List<Doubt> doubts = new ArrayList<>();
        /// The first points at which the sides meet: among them are those where their values are known exactly.
        final List<List<Rational>> touching = new ArrayList<>();
        int next;

        Candidates(Problem problem, Relation relation) {
            this.problem = problem;
            this.screen = new Screen(problem, relation);
            this.points = new Points(problem);
        }

        /// Keeps the most promising ones.
        void doubt(List<Rational> point, Screen.Look look) {
            doubts.add(new Doubt(point, look));
            if (doubts.size() > 4 * DOUBTS) trim();
        }

        void trim() {
            doubts.sort(Comparator.comparingInt((Doubt d) -> d.look.kind() == Screen.Kind.DOUBTFUL ? 0 : 1)
                    .thenComparing(Comparator.comparingDouble((Doubt d) -> d.look.gap()).reversed()));
            if (doubts.size() > DOUBTS) doubts.subList(DOUBTS, doubts.size()).clear();
        }
    }

    private record Doubt(List<Rational> point, Screen.Look look) {}

    /// A point where the goal is certainly false.
    private record Found(Problem problem, List<Rational> point, Comparison comparison) {}

    Search(Goal goal) {
        this(goal.relation(), goal.a(), goal.b(), goal.symbols(), conditions(goal));
    }

    private Search(Relation relation, Expr left, Expr right, Set<Symbol> symbols, Collection<Condition> conditions) {
        this.relation = relation;
        this.symbols = symbols;
        this.given = new LinkedHashSet<>(conditions);
        this.frames = Frame.of(symbols, given);
        this.left = left;
        this.right = right;
    }

    /// The problems, made when they are first looked at.
    private Iterable<Candidates> all() {
        return () -> new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                while (at >= built.size() && nextFrame < frames.size()) {
                    Interrupted.check();
                    for (Problem p : Problem.of(frames.get(nextFrame++), left, right, given)) built.add(new Candidates(p, relation));
                }
                return at < built.size();
            }

            @Override
            public Candidates next() {
                return built.get(at++);
            }
        };
    }

    private static Set<Condition> conditions(Goal goal) {
        Set<Condition> given = new LinkedHashSet<>(goal.facts().assumptions());
        given.addAll(goal.needs());
        return given;
    }

    /// A point at which all conditions certainly hold.
    static Optional<Environment> point(Set<Symbol> symbols, Collection<Condition> conditions) {
        Search s = new Search(Relation.NE, ZERO, ZERO, symbols, conditions);
        for (int round = 0; round < 3; round++) {
            for (Candidates c : s.all()) {
                int end = round == 0 ? 12 : c.points.readableCount() + (round == 2 ? SAMPLES : 0);
                for (; c.next < end; c.next++) {
                    Interrupted.check();
                    List<Rational> p = c.points.point(c.next);
                    if (c.screen.look(p).kind() == Screen.Kind.OUTSIDE) continue;
                    Optional<Environment> at = c.problem.admitted(p, s.enclosures);
                    if (at.isPresent()) return at.map(e -> c.problem.named(e, symbols, s.enclosures));
                }
            }
        }
        return Optional.empty();
    }

    /// A point inside the assumptions at which a side has no value, where none of the first points gives values to both.
    static Optional<Verdict.Gap> gap(Goal goal) {
        return new Search(goal.relation(), goal.a(), goal.b(), goal.symbols(), goal.facts().assumptions()).gap();
    }

    private Optional<Verdict.Gap> gap() {
        Optional<Verdict.Gap> found = Optional.empty();
        for (Candidates c : all()) {
            for (int k = 0; k < GAPS; k++) {
                Interrupted.check();
                Optional<Environment> at = c.problem.admitted(c.points.point(k), enclosures);
                if (at.isEmpty()) continue;
                // As it was written: with numbers for real exponents some powers would have values that they have not.
                Environment there = c.problem.named(at.get(), symbols, enclosures);
                Enclosure l = enclosures.value(left, there, Enclosures.START);
                Enclosure r = enclosures.value(right, there, Enclosures.START);
                boolean none = l instanceof Enclosure.Undefined || r instanceof Enclosure.Undefined;
                if (!none) return Optional.empty();
                String reason = l instanceof Enclosure.Undefined u ? u.reason() : ((Enclosure.Undefined) r).reason();
                if (found.isEmpty()) {
                    found = Optional.of(new Verdict.Gap(there, l instanceof Enclosure.Undefined, r instanceof Enclosure.Undefined, reason));
                }
            }
        }
        return found;
    }

    Verdict.Agreement agreement() {
        return new Verdict.Agreement(agreeing, tried);
    }

    /// A refutation where some point that nobody would think of looks wrong: then proving is not worth while before looking for one.
    Optional<Verdict.Refuted> soon() {
        looksWrong = isApart();
        return looksWrong ? refutation() : Optional.empty();
    }

    /// Whether [#soon()] found the goal doubtful.
    boolean looksWrong() {
        return looksWrong;
    }

    private boolean isApart() {
        int looked = 0;
        for (Candidates c : all()) {
            if (looked++ == 3) break;
            for (int k = 0; k < 4; k++) if (c.screen.look(c.points.generic()).kind() == Screen.Kind.APART) return true;
        }
        return false;
    }

    /// Whether one of the first points refutes the goal.
    boolean isSoonRefuted() {
        int looked = 0;
        for (Candidates c : all()) {
            if (looked++ == 3) break;
            for (int k = 0; k < SOON; k++) {
                List<Rational> p = c.points.point(k);
                Screen.Kind kind = c.screen.look(p).kind();
                if ((kind == Screen.Kind.APART || kind == Screen.Kind.TOUCHES) && certified(c.problem, p, 256).isPresent()) return true;
            }
        }
        return false;
    }

    /// A point that refutes the goal.
    Optional<Verdict.Refuted> refutation() {
        return sampled(40).or(() -> sampled(SAMPLES)).or(this::nearBoundaries).or(this::whereSidesMeet).or(this::uphill).or(this::doubtful).map(this::shrunk).map(this::verdict);
    }

    private Optional<Found> sampled(int upTo) {
        for (Candidates c : all()) {
            int end = Math.min(upTo, c.problem.unknowns().isEmpty() ? 1 : Integer.MAX_VALUE);
            for (; c.next < end; c.next++) {
                Interrupted.check();
                Optional<Found> found = tried(c, c.points.point(c.next));
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> tried(Candidates c, List<Rational> point) {
        Screen.Look look = c.screen.look(point);
        switch (look.kind()) {
            case OUTSIDE -> { }
            case AGREES -> {
                agreeing++;
                tried++;
            }
            case TOUCHES -> {
                if (c.touching.size() < TOUCHES) c.touching.add(point);
                c.doubt(point, look);
            }
            case OPAQUE -> c.doubt(point, look);
            case DOUBTFUL -> {
                tried++;
                if (look.gap() < 1e-9) agreeing++;
                c.doubt(point, look);
            }
            case APART -> {
                tried++;
                Optional<Found> found = certified(c.problem, point, 512);
                if (found.isPresent()) return found;
                c.doubt(point, look);
            }
        }
        return Optional.empty();
    }

    /// Points on both sides of where cases meet, and where they do.
    private Optional<Found> nearBoundaries() {
        for (Candidates c : all()) {
            for (List<Rational> p : new Boundaries(c.problem, c.points).points()) {
                Interrupted.check();
                Optional<Found> found = tried(c, p);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    /// What holds strictly elsewhere fails where the sides meet.
    private Optional<Found> whereSidesMeet() {
        if (relation != Relation.GT && relation != Relation.LT && relation != Relation.NE) return Optional.empty();
        for (Candidates c : all()) {
            for (List<Rational> p : Meetings.points(c.problem, List.of(c.points.point(0), c.points.point(1), c.points.generic()))) {
                Interrupted.check();
                Optional<Found> found = tried(c, p);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    /// From the most promising points towards larger gaps.
    private Optional<Found> uphill() {
        for (Candidates c : all()) {
            c.trim();
            for (Doubt d : List.copyOf(c.doubts)) {
                if (d.look.kind() != Screen.Kind.DOUBTFUL || d.look.gap() < 1e-13) continue;
                Optional<Found> found = tried(c, climbed(c, d.point));
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private static List<Rational> climbed(Candidates c, List<Rational> start) {
        double[] x = start.stream().mapToDouble(Rational::doubleValue).toArray();
        double best = c.screen.look(x).gap();
        double step = 0.5;
        for (int round = 0; round < 24; round++) {
            Interrupted.check();
            boolean moved = false;
            for (int i = 0; i < x.length; i++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double before = x[i];
                    x[i] = before + sign * step * Math.max(1, Math.abs(before));
                    Screen.Look look = c.screen.look(x);
                    if (look.gap() > best) {
                        best = look.gap();
                        moved = true;
                    } else {
                        x[i] = before;
                    }
                }
            }
            if (!moved) step /= 2;
        }
        List<Rational> out = new ArrayList<>();
        for (double v : x) out.add(Double.isFinite(v) ? Points.rounded(v, 6) : Rational.ZERO);
        return out;
    }

    /// What doubles cannot tell, with as much precision as it takes.
    private Optional<Found> doubtful() {
        int budget = 24;
        for (Candidates c : all()) {
            for (List<Rational> p : c.touching) {
                Optional<Found> found = certified(c.problem, p, 256);
                if (found.isPresent()) return found;
            }
            c.trim();
            for (Doubt d : c.doubts) {
                if (budget-- <= 0) return Optional.empty();
                Optional<Found> found = certified(c.problem, d.point, budget > 20 ? 4096 : 512);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> certified(Problem problem, List<Rational> point, int bits) {
        Interrupted.check();
        return problem.admitted(point, enclosures).flatMap(at -> {
            Comparison c = enclosures.compare(problem.left(), problem.right(), at, bits);
            boolean broken = c instanceof Comparison.Decided d && !relation.test(d.order());
            return broken ? Optional.of(new Found(problem, point, c)) : Optional.empty();
        });
    }

    /// The same with simpler numbers, one coordinate after the other.
    private Found shrunk(Found found) {
        Found best = found;
        int budget = 60;
        Points points = new Points(found.problem);
        Screen screen = new Screen(found.problem, relation);
        for (int i = 0; i < found.point.size(); i++) {
            for (Rational r : points.simpler(i, best.point.get(i))) {
                List<Rational> p = new ArrayList<>(best.point);
                p.set(i, r);
                Screen.Kind kind = screen.look(p).kind();
                if (kind == Screen.Kind.OUTSIDE || kind == Screen.Kind.AGREES || budget-- <= 0) continue;
                Optional<Found> simpler = certified(found.problem, p, 256);
                if (simpler.isEmpty()) continue;
                best = simpler.get();
                break;
            }
        }
        return best;
    }

    private Verdict.Refuted verdict(Found f) {
        Environment at = f.problem.named(f.problem.at(f.point), symbols, enclosures);
        return new Verdict.Refuted(at, f.comparison.left(), f.comparison.right(), Optional.empty());
    }
}
