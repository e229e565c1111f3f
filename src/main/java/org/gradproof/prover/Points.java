package org.gradproof.prover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;

/// Points to look at: first those that a person would try, then random ones of all sizes; always the same ones.
final class Points {
    private static final List<Rational> READABLE = readable();
    private static final long SEED = 20_250_916;

    /// Between which numbers an unknown lies by the conditions that speak of it alone.
    private record Range(Optional<Rational> low, Optional<Rational> high) {
        boolean contains(Rational r) {
            return low.filter(l -> r.compareTo(l) < 0).isEmpty() && high.filter(h -> r.compareTo(h) > 0).isEmpty();
        }
    }

    private final List<Range> ranges = new ArrayList<>();
    private final List<List<Rational>> pools = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);

    Points(Problem problem) {
        Set<Rational> written = written(problem);
        for (Symbol s : problem.unknowns()) {
            Range range = range(s, problem.conditions());
            ranges.add(range);
            List<Rational> pool = new ArrayList<>(pool(range));
            for (Rational r : written) if (range.contains(r) && !pool.contains(r)) pool.add(r);
            pools.add(pool);
        }
    }

    /// The numbers of the problem and their neighbours.
    private static Set<Rational> written(Problem problem) {
        List<Node> all = new ArrayList<>(problem.conditions());
        all.add(problem.left());
        all.add(problem.right());
        Set<Rational> out = new LinkedHashSet<>();
        for (Rational r : Numerals.in(all)) out.addAll(List.of(r, r.add(Rational.ONE), r.subtract(Rational.ONE), r.negate()));
        return out;
    }

    private static List<Rational> readable() {
        List<Rational> all = new ArrayList<>();
        for (long n : new long[] {0, 1, 2}) signs(all, Rational.of(n));
        signs(all, Rational.HALF);
        for (long n : new long[] {3, 4}) signs(all, Rational.of(n));
        signs(all, Rational.of(3, 2));
        signs(all, Rational.of(1, 4));
        for (long n : new long[] {5, 6, 7, 8, 10}) signs(all, Rational.of(n));
        for (long d : new long[] {3, 5, 10, 100}) signs(all, Rational.of(1, d));
        signs(all, Rational.of(5, 2));
        for (long n : new long[] {9, 12, 15, 20, 21, 25, 30, 50, 100}) signs(all, Rational.of(n));
        signs(all, Rational.of(1, 1000));
        signs(all, Rational.of(1000));
        return List.copyOf(all);
    }

    private static void signs(List<Rational> all, Rational r) {
        all.add(r);
        if (!r.isZero()) all.add(r.negate());
    }

    private static Range range(Symbol s, List<Condition> conditions) {
        Optional<Rational> low = Optional.empty();
        Optional<Rational> high = Optional.empty();
        for (Condition c : conditions) {
            if (!(c instanceof Condition.Compare e) || e.relation() == Relation.NE || e.relation() == Relation.EQ) continue;
            Optional<Bound> bound = bound(s, e);
            if (bound.isEmpty()) continue;
            Rational b = bound.get().value;
            if (bound.get().below) low = Optional.of(low.filter(l -> l.compareTo(b) > 0).orElse(b));
            else high = Optional.of(high.filter(h -> h.compareTo(b) < 0).orElse(b));
        }
        return new Range(low, high);
    }

    private record Bound(Rational value, boolean below) {}

    private static Optional<Bound> bound(Symbol s, Condition.Compare c) {
        try {
            Ring ring = new Ring();
            Fraction f = ring.normal(Terms.sub(c.left(), c.right()));
            if (!f.denominator().isEmpty() || ring.atoms().size() != 1 || ring.atom(0) != s) return Optional.empty();
            Monomial x = ring.atom(s).leading();
            Rational a = f.numerator().coefficient(x);
            if (a.isZero() || f.numerator().subtract(Polynomial.term(x, a)).constant().isEmpty()) return Optional.empty();
            boolean greater = c.relation() == Relation.GT || c.relation() == Relation.GE;
            return Optional.of(new Bound(f.numerator().coefficient(Monomial.ONE).divide(a).negate(), greater == a.signum() > 0));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static List<Rational> pool(Range range) {
        if (range.low.isEmpty() && range.high.isEmpty()) return READABLE;
        Set<Rational> out = new LinkedHashSet<>();
        for (Rational r : READABLE.subList(0, 24)) if (range.contains(r)) out.add(r);
        if (range.low.isPresent() && range.high.isPresent()) {
            Rational low = range.low.get();
            Rational width = range.high.get().subtract(low);
            for (long[] f : new long[][] {{1, 2}, {1, 4}, {3, 4}, {1, 3}, {2, 3}, {1, 10}, {9, 10}, {1, 100}, {99, 100}, {1, 1000}, {0, 1}, {1, 1}}) {
                out.add(low.add(width.multiply(Rational.of(f[0], f[1]))));
            }
        } else {
            Rational end = range.low.orElseGet(() -> range.high.get());
            int direction = range.low.isPresent() ? 1 : -1;
            for (Rational r : READABLE) if (r.signum() >= 0) out.add(direction > 0 ? end.add(r) : end.subtract(r));
        }
        List<Rational> all = new ArrayList<>(out);
        all.sort(Comparator.comparingInt(Points::length));
        return all;
    }

    /// How long a number is to read.
    static int length(Rational r) {
        int digits = r.numerator().abs().toString().length() + (r.isInteger() ? 0 : 1 + r.denominator().toString().length());
        return 2 * digits + (r.signum() < 0 ? 1 : 0);
    }

    /// How many of the points are a matter of course.
    int readableCount() {
        int d = pools.size();
        return d == 0 ? 1 : d == 1 ? pools.getFirst().size() : lattice() + 80;
    }

    private int lattice() {
        return (int) Math.min(81, Math.pow(3, pools.size()));
    }

    /// The point of this number.
    List<Rational> point(int number) {
        List<Rational> out = new ArrayList<>(pools.size());
        int rest = number;
        for (int i = 0; i < pools.size(); i++) {
            List<Rational> pool = pools.get(i);
            if (pools.size() == 1 && number < pool.size()) {
                out.add(pool.get(number));
            } else if (pools.size() > 1 && number < lattice()) {
                out.add(pool.get(Math.min(rest % 3, pool.size() - 1)));
                rest /= 3;
            } else if (number < readableCount()) {
                double u = random.nextDouble();
                out.add(pool.get((int) (u * u * pool.size())));
            } else {
                out.add(any(i));
            }
        }
        return out;
    }

    /// A point that nobody would think of.
    List<Rational> generic() {
        List<Rational> out = new ArrayList<>(pools.size());
        for (int i = 0; i < pools.size(); i++) out.add(any(i));
        return out;
    }

    private Rational any(int unknown) {
        Range range = ranges.get(unknown);
        for (int attempt = 0; attempt < 8; attempt++) {
            Rational r = range.low.isPresent() && range.high.isPresent() ? between(range) : unbounded(range);
            if (range.contains(r)) return r;
        }
        List<Rational> pool = pools.get(unknown);
        return pool.get(random.nextInt(pool.size()));
    }

    private Rational between(Range range) {
        Rational width = range.high.get().subtract(range.low.get());
        return range.low.get().add(width.multiply(Rational.of(1 + random.nextInt(997), 998)));
    }

    private Rational unbounded(Range range) {
        double size = random.nextInt(3) == 0 ? Math.pow(10, random.nextDouble() * 5 - 2.5) : random.nextDouble() * 4;
        Rational r = rounded(random.nextBoolean() ? size : -size);
        if (range.low.isPresent()) return range.low.get().add(r.abs());
        return range.high.isPresent() ? range.high.get().subtract(r.abs()) : r;
    }

    /// Three significant digits.
    static Rational rounded(double x) {
        return rounded(x, 3);
    }

    static Rational rounded(double x, int digits) {
        return Rational.parse(new java.math.BigDecimal(x).round(new java.math.MathContext(digits)).toPlainString());
    }

    /// Simpler values for one coordinate, the simplest first.
    List<Rational> simpler(int unknown, Rational than) {
        return pools.get(unknown).stream().filter(r -> length(r) < length(than)).sorted(Comparator.comparingInt(Points::length)).limit(30).toList();
    }
}
