package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.algebra.Unfolding;
import org.gradproof.calculus.Pointwise.Result;
import org.gradproof.calculus.Roots.Root;
import org.gradproof.calculus.Roots.Solution;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Where the cases of a function meet as one real variable moves, and what is true of the function there.
///
/// The points are found by solving the comparisons of the cases; what is said at a point rests on theorems about the terms
/// that the function is on both sides of it. The work is bounded: with too many comparisons only the conditions of the
/// derivative are left to tell where it may fail.
public final class Kinks {
    private static final int MOST_POINTS = 32;
    private static final int MOST_COMPARISONS = 48;
    private static final long LARGEST = 200_000;
    private static final int MOST_CROSSINGS = 8;
    private static final int DEEPEST_SPLIT = 4;

    /// @param derivative `H ⊢ df/dx = f′`, H without the points at which the derivative exists
    /// @param pieces the same from left to right, `if x < p then … else …`, where all boundaries are known points in a known order
    /// @param kinks the points where different terms meet, from left to right
    /// @param crossings boundaries that are not solved for the variable
    /// @param open what keeps a point away from all that was not examined: `l ≠ r`, or `x ≠ p`
    public record Analysis(Theorem derivative, Optional<Theorem> pieces, List<Kink> kinks, List<Crossing> crossings, List<Condition> open) {
        public Analysis {
            kinks = List.copyOf(kinks);
            crossings = List.copyOf(crossings);
            open = List.copyOf(open);
        }
    }

    /// The derivative on both sides of a boundary `l = r` that is not a known point.
    ///
    /// @param above `l > r, … ⊢ df/dx = …`
    /// @param below `l < r, … ⊢ df/dx = …`
    public record Crossing(Condition boundary, Optional<Theorem> above, Optional<Theorem> below) {}

    private final Expr f;
    private final Symbol x;
    private final Theorem plain;
    private final Facts facts;
    private final Lemmas lemmas;
    private final Facts still;
    private final List<Root> points = new ArrayList<>();
    private final List<Condition> open = new ArrayList<>();
    private final List<Condition.Compare> unsolved = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();

    /// @param plain `H ⊢ df/dx = f′` as differentiation gives it
    private Kinks(Expr f, Symbol x, Theorem plain, Facts facts, Lemmas lemmas) {
        this.f = f;
        this.x = x;
        this.plain = plain;
        this.lemmas = lemmas;
        // What f needs of its parameters wherever it is differentiated is taken for granted at the points too.
        List<Condition> known = new ArrayList<>(facts.assumptions());
        for (Condition h : plain.hypotheses()) if (!Free.occurs(x, h) && !(h instanceof Condition.Or)) known.add(h);
        this.facts = facts.among(known);
        this.still = facts.among(known.stream().filter(c -> !Free.occurs(x, c)).toList());
    }

    /// @param f scalar, without derivatives that are not worked out
    /// @throws Refused as [Differentiation#of(Expr)]
    public static Analysis of(Expr f, Symbol x, Facts facts, Lemmas lemmas) {
        Theorem plain = new Differentiation(x, List.of(), facts, lemmas).of(f);
        return new Kinks(f, x, plain, facts, lemmas).analysis();
    }

    /// The derivative without the conditions that it does not need: at a point where both one-sided derivatives agree, and in
    /// their simplest form.
    public static Theorem derivative(Expr f, Symbol x, Facts facts, Lemmas lemmas) {
        return of(f, x, facts, lemmas).derivative;
    }

    private Analysis analysis() {
        if (plain.hypotheses().stream().noneMatch(this::leftOver) && !piecewise()) return bare(plain);
        Theorem unfolded = still.discharge(Unfolding.all(f));
        Set<Condition.Compare> comparisons = comparisons(unfolded.equal().right());
        for (Condition h : plain.hypotheses()) if (h instanceof Condition.ForAll && Free.occurs(x, h)) open.add(h);
        if (comparisons.size() > MOST_COMPARISONS || unfolded.equal().right().treeSize() > LARGEST) {
            for (Condition.Compare c : comparisons) away(Formula.off(c));
            return bare(plain);
        }
        solve(comparisons);
        examine(unfolded);
        boolean whole = open.isEmpty() && results.stream().allMatch(r -> r.needs() == Condition.TRUE && !r.germs().isEmpty()) && ordered(results.stream().map(Result::point).toList());
        Optional<Theorem> pieces = whole ? new Pieces(x, facts, lemmas, results, Tidy.decimals(unfolded.equal().right())).theorem() : Optional.empty();
        Theorem start = caseFree().orElse(plain);
        Hypotheses hypotheses = new Hypotheses(x, facts, points.stream().filter(r -> r.needs() == Condition.TRUE).map(Root::point).toList(), results);
        Theorem derivative = pieces.map(p -> hypotheses.within(start, p).orElse(p)).orElseGet(() -> hypotheses.simplified(start));
        List<Kink> kinks = new ArrayList<>();
        for (Result r : results) r.kink().ifPresent(kinks::add);
        return new Analysis(derivative, pieces, kinks, crossings(unfolded), open);
    }

    private Analysis bare(Theorem derivative) {
        return new Analysis(derivative, Optional.empty(), List.of(), List.of(), open);
    }

    private void away(Condition c) {
        if (!open.contains(c)) open.add(c);
    }

    /// Whether each point is known to lie left of the next.
    private boolean ordered(List<Expr> row) {
        for (int i = 1; i < row.size(); i++) {
            if (still.prove(compare(Relation.LT, row.get(i - 1), row.get(i))).isEmpty()) return false;
        }
        return true;
    }

    private boolean leftOver(Condition h) {
        return !(h instanceof Condition.ForAll) && Free.occurs(x, h) && !facts.assumptions().contains(h);
    }

    private boolean piecewise() {
        return Dag.postorder(f).stream().anyMatch(n -> n instanceof Expr.If || n instanceof Expr.Call);
    }

    /// The comparisons outside of sums that speak of the variable and can be true and false.
    private Set<Condition.Compare> comparisons(Expr t) {
        Set<Condition.Compare> out = new LinkedHashSet<>();
        for (Node n : Dag.postorder(t, Free::scope)) {
            if (!(n instanceof Expr.If i)) continue;
            for (Condition.Compare c : Formula.comparisons(i.condition())) if (Free.occurs(x, c) && !Differentiation.same(c)) out.add(c);
        }
        return out;
    }

    // ------------------------------------------------------------------------------------------ points

    private void solve(Set<Condition.Compare> comparisons) {
        Roots roots = new Roots(x, still);
        for (Condition.Compare c : comparisons) {
            Solution s = roots.of(org.gradproof.kernel.Fold.sub(c.left(), c.right()));
            if (!s.complete()) {
                away(Formula.off(c));
                unsolved.add(c);
            }
            for (Root r : s.roots()) add(r, c);
        }
    }

    private void add(Root root, Condition.Compare c) {
        Root r = new Root(tidy(root.point()), root.needs());
        if (points.stream().anyMatch(q -> Tidy.same(q.point(), r.point()))) return;
        if (facts.with(compare(Relation.EQ, x, r.point())).contradiction().isPresent()) return;
        if (points.size() < MOST_POINTS) points.add(place(r.point()), r);
        else away(Formula.off(c));
    }

    /// Before the first point that is known to lie further right.
    private int place(Expr p) {
        for (int i = 0; i < points.size(); i++) {
            if (still.prove(compare(Relation.LT, p, points.get(i).point())).isPresent()) return i;
        }
        return points.size();
    }

    private Expr tidy(Expr point) {
        try {
            return new Normal(still).of(point).equal().right();
        } catch (Refused e) {
            return point;
        }
    }

    private void examine(Theorem unfolded) {
        List<Expr> all = points.stream().map(Root::point).toList();
        boolean row = ordered(all);
        for (int i = 0; i < all.size(); i++) {
            // In a row, the neighbours say all that the other points could.
            List<Expr> around = row ? all.subList(Math.max(0, i - 1), Math.min(all.size(), i + 2)) : all;
            examine(unfolded, points.get(i), Nearby.hints(facts, x, around));
        }
    }

    /// What the function is on both sides of a point, under conditions on the parameters.
    private record Pair(Condition needs, Germ left, Germ right) {}

    private void examine(Theorem unfolded, Root r, List<Condition> hints) {
        boolean decimals = Tidy.decimals(unfolded.equal().right());
        Optional<Kink> undefined = new Pointwise(f, x, r.point(), r.needs(), inside(r.needs()), decimals).undefined();
        if (undefined.isPresent()) {
            Optional<Pair> beside = beside(unfolded, r, hints);
            List<Germ> germs = beside.map(b -> List.of(b.left, b.right)).orElse(List.of());
            results.add(new Result(r.point(), r.needs(), undefined, Optional.empty(), germs));
            return;
        }
        for (Pair g : pairs(unfolded, r.point(), defined(r), hints, 0)) {
            results.add(new Pointwise(f, x, r.point(), g.needs, inside(g.needs), decimals).of(g.left, g.right));
        }
    }

    /// What the parameters must satisfy for the function to have a value at the point.
    private Condition defined(Root r) {
        Facts inside = inside(r.needs());
        List<Condition> needed = new ArrayList<>(r.needs().conjuncts());
        for (Condition c : Theorem.domain(Substitution.replace(f, x, r.point()))) {
            if (c instanceof Condition.Compare && !Free.of(c).isEmpty() && Cells.prove(c, inside).isEmpty()) needed.add(c);
        }
        return Condition.and(needed);
    }

    /// The germs at a point where the function has no value.
    private Optional<Pair> beside(Theorem unfolded, Root r, List<Condition> hints) {
        try {
            Germ.Search left = new Nearby(x, r.point(), Side.LEFT, inside(r.needs()), hints).search(unfolded);
            Germ.Search right = new Nearby(x, r.point(), Side.RIGHT, inside(r.needs()), hints).search(unfolded);
            return left instanceof Germ.Search.Found a && right instanceof Germ.Search.Found b
                    ? Optional.of(new Pair(r.needs(), a.germ(), b.germ())) : Optional.empty();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Facts inside(Condition needs) {
        return needs == Condition.TRUE ? still : still.with(needs);
    }

    private List<Pair> pairs(Theorem unfolded, Expr p, Condition needs, List<Condition> hints, int depth) {
        Facts inside = inside(needs);
        try {
            Germ.Search right = new Nearby(x, p, Side.RIGHT, inside, hints).search(unfolded);
            Germ.Search left = right instanceof Germ.Search.Found ? new Nearby(x, p, Side.LEFT, inside, hints).search(unfolded) : right;
            return switch (left) {
                case Germ.Search.Found l -> List.of(new Pair(needs, l.germ(), ((Germ.Search.Found) right).germ()));
                case Germ.Search.Split s when depth < DEEPEST_SPLIT -> split(unfolded, p, needs, hints, depth, s);
                case Germ.Search.Split _, Germ.Search.Lost _ -> lost(p);
            };
        } catch (Refused e) {
            return lost(p);
        }
    }

    private List<Pair> lost(Expr p) {
        away(compare(Relation.NE, x, p));
        return List.of();
    }

    private List<Pair> split(Theorem unfolded, Expr p, Condition needs, List<Condition> hints, int depth, Germ.Search.Split s) {
        Facts inside = inside(needs);
        List<Pair> both = new ArrayList<>();
        for (Condition c : List.of(s.yes(), s.no())) {
            if (inside.with(c).contradiction().isEmpty()) both.addAll(pairs(unfolded, p, both(needs, c), hints, depth + 1));
        }
        if (both.size() != 2) return both;
        Optional<Germ> left = joined(both.get(0).left, both.get(1).left, s, inside);
        Optional<Germ> right = joined(both.get(0).right, both.get(1).right, s, inside);
        return left.isPresent() && right.isPresent() ? List.of(new Pair(needs, left.get(), right.get())) : both;
    }

    /// One germ for both of two cells, where the function is the same term in both.
    private Optional<Germ> joined(Germ one, Germ two, Germ.Search.Split split, Facts inside) {
        if (one.branch() != two.branch()) return Optional.empty();
        Theorem no = two.equation();
        if (split.yes() instanceof Condition.Compare c && c.relation() == Relation.GT && split.no() == compare(Relation.LT, c.left(), c.right())) {
            Theorem less = Theorem.stronger(Theorem.assume(c.negated()), Theorem.assume(compare(Relation.NE, c.left(), c.right())));
            no = Theorem.discharge(no, less);
        }
        Theorem t = inside.discharge(Theorem.cases(split.yes(), one.equation(), no));
        for (Condition h : t.hypotheses()) if (!Free.occurs(x, h) && !inside.assumptions().contains(h)) return Optional.empty();
        List<Theorem> strict = new ArrayList<>(one.strict());
        strict.addAll(two.strict());
        for (Theorem s : strict) if (!inside.settles(s)) return Optional.empty();
        List<Theorem> sides = new ArrayList<>(one.sides());
        sides.addAll(two.sides());
        return Optional.of(new Germ(one.side(), t, strict, sides));
    }

    /// The conjunction without the parts that the new one implies.
    private Condition both(Condition needs, Condition c) {
        Facts known = still.with(c);
        List<Condition> parts = new ArrayList<>();
        for (Condition n : needs.conjuncts()) if (known.prove(n).isEmpty()) parts.add(n);
        parts.add(c);
        return Condition.and(parts);
    }

    // ------------------------------------------------------------------------------------------ boundaries that are no points

    private List<Crossing> crossings(Theorem unfolded) {
        List<Crossing> out = new ArrayList<>();
        for (Condition.Compare c : unsolved) {
            Interrupted.check();
            if (out.size() >= MOST_CROSSINGS) break;
            out.add(new Crossing(Formula.on(c), beside(unfolded, compare(Relation.GT, c.left(), c.right())),
                    beside(unfolded, compare(Relation.LT, c.left(), c.right()))));
        }
        return out;
    }

    /// `l > r, … ⊢ df/dx = …`.
    private Optional<Theorem> beside(Theorem unfolded, Condition side) {
        try {
            Facts inside = facts.with(side);
            Theorem equation = Cells.decided(unfolded, still.with(side));
            Differentiation by = new Differentiation(x, List.of(), inside, lemmas);
            List<Theorem> sides = new ArrayList<>();
            for (Condition h : equation.hypotheses()) {
                if (!Free.occurs(x, h)) continue;
                for (Condition.Compare c : Formula.comparisons(h)) {
                    sides.add(by.continuous(c.left()));
                    sides.add(by.continuous(c.right()));
                }
            }
            return Optional.of(Cells.discharge(Theorem.equalFunction(equation, by.of(equation.equal().right()), sides), inside));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    // ------------------------------------------------------------------------------------------ no kink at all

    /// The derivative through a term without cases, where the function is one.
    private Optional<Theorem> caseFree() {
        boolean whole = !results.isEmpty() && open.isEmpty() && results.stream().allMatch(r -> r.kink().isEmpty() && !r.germs().isEmpty());
        if (!whole) return Optional.empty();
        Expr best = results.getFirst().germs().getFirst().branch();
        for (Result r : results) for (Germ g : r.germs()) if (g.branch().treeSize() < best.treeSize()) best = g.branch();
        Expr term = best;
        return Equality.prove(f, term, still).map(t -> Cells.discharge(t, still)).filter(still::settles).map(t -> facts.discharge(Theorem.equalFunction(t,
                new Differentiation(x, List.of(), facts, lemmas).of(term), List.of())));
    }
}
