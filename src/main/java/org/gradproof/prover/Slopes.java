package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Canonical;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Node;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;

/// Order claims in one real symbol by calculus: certified bounds on pieces of the line, and between and beyond them the
/// sign of the derivative from a point at which the value is known. Derivatives are judged in the same way.
///
/// Numbers in doubles choose where to cut and what to try; the kernel decides.
final class Slopes {
    private static final int DEEPEST = 12;
    private static final Rational FAR = Rational.of(4);
    private static final int MOST_BY_FORM = 120;
    private static final int LARGEST = 500;
    private static final double NOTHING = 1e-11;

    private final Symbol x;
    private final Map<Expr, Compiled> compiled = new HashMap<>();
    private final Map<Region, Facts> facts = new HashMap<>();
    private final Map<Expr, Optional<Theorem>> derivatives = new HashMap<>();
    private int budget;

    private Slopes(Symbol x, int budget) {
        this.x = x;
        this.budget = budget;
    }

    /// `a ⋚ b` for terms without cases in at most one symbol, a real number.
    ///
    /// @param budget how many pieces may be looked at
    static Optional<Theorem> prove(Condition.Compare target, Facts facts, int budget) {
        Relation r = target.relation();
        if (r == Relation.EQ) return Optional.empty();
        Set<Symbol> free = Free.of(target);
        if (free.size() > 1 || Free.of(target).stream().anyMatch(s -> !(s.sort() instanceof Sort.Real))) return Optional.empty();
        try {
            if (free.isEmpty()) return Optional.of(Theorem.enclosure(target, List.of()));
            Region region = Region.of(free.iterator().next(), facts);
            if (region.empty()) return Optional.empty();
            if (r == Relation.NE) return new Slopes(region.x(), budget).apart(target, region).map(facts::discharge);
            boolean up = r == Relation.GT || r == Relation.GE;
            Expr d = up ? Fold.sub(target.left(), target.right()) : Fold.sub(target.right(), target.left());
            return new Slopes(region.x(), budget).positive(d, r == Relation.GT || r == Relation.LT, region, DEEPEST)
                    .map(t -> facts.discharge(Theorem.combine(target, List.of(t), List.of(Rational.ONE))));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> apart(Condition.Compare target, Region region) {
        for (boolean up : new boolean[] {true, false}) {
            Expr d = up ? Fold.sub(target.left(), target.right()) : Fold.sub(target.right(), target.left());
            Optional<Theorem> t = positive(d, true, region, DEEPEST);
            if (t.isPresent()) {
                Condition.Compare order = (Condition.Compare) compare(up ? Relation.GT : Relation.LT, target.left(), target.right());
                return Optional.of(Theorem.weaker(Theorem.combine(order, List.of(t.get()), List.of(Rational.ONE)), target));
            }
        }
        return Optional.empty();
    }

    // ------------------------------------------------------------------------------------------ signs

    private static Condition.Compare sign(Expr f, boolean strict) {
        return (Condition.Compare) compare(strict ? Relation.GT : Relation.GE, f, ZERO);
    }

    /// `f ≥ 0`, or `f > 0`, from nothing but the ends of the region.
    private Optional<Theorem> positive(Expr f, boolean strict, Region region, int depth) {
        Interrupted.check();
        if (--budget < 0) return Optional.empty();
        Optional<Theorem> direct = enclosed(sign(f, strict), region);
        if (direct.isPresent()) return direct;
        if (!plausible(f, region)) return Optional.empty();
        boolean special = region.endless() || special(f, region.low()) || special(f, region.high());
        Optional<Theorem> t = special && f.treeSize() < MOST_BY_FORM ? known(region).prove(sign(f, strict)) : Optional.empty();
        boolean line = region.low().isEmpty() && region.high().isEmpty();
        boolean normal = Dag.postorder(f).stream().anyMatch(n -> n instanceof Expr.Apply a && (a.function() == Primitive.NORMAL_CDF || a.function() == Primitive.ERF));
        if (t.isEmpty() && normal && region.endless()) t = byNormalTail(f, strict, region);
        if (t.isEmpty() && special && !line && !normal) t = byFactors(f, strict, region, depth);
        if (t.isEmpty()) t = bySlope(f, strict, region, depth, special);
        if (t.isEmpty()) t = edge(f, strict, region, depth);
        if (t.isEmpty()) t = split(f, strict, region, depth);
        return t;
    }

    /// Whether f is 0 at the end, or has no finite value there.
    private boolean special(Expr f, Optional<Region.End> end) {
        return end.isPresent() && !(Math.abs(at(f, end.get())) > NOTHING && Double.isFinite(at(f, end.get())));
    }

    /// The open region and a closed end, where f has a value but no derivative.
    private Optional<Theorem> edge(Expr f, boolean strict, Region region, int depth) {
        for (boolean low : new boolean[] {true, false}) {
            Optional<Region.End> end = low ? region.low() : region.high();
            if (end.isEmpty() || end.get().open() || !Double.isFinite(at(f, end.get()))) continue;
            Region.End apart = new Region.End(end.get().at(), true);
            if (derivative(f, region).isPresent()) continue;
            Region open = low ? region.above(apart) : region.below(apart);
            if (derivative(f, open).isEmpty()) continue;
            Expr p = Region.number(end.get().at());
            Expr there = Substitution.replace(f, x, p);
            Optional<Theorem> value = value(there);
            if (value.isEmpty()) return Optional.empty();
            Optional<Theorem> rest = positive(f, strict, open, depth);
            if (rest.isEmpty()) return rest;
            Condition beyond = compare(low ? Relation.LE : Relation.GE, x, p);
            Theorem bound = Theorem.assume(compare(low ? Relation.GE : Relation.LE, x, p));
            Theorem same = Theorem.equation(low ? Theorem.antisymmetry(bound, Theorem.assume(beyond)) : Theorem.antisymmetry(Theorem.assume(beyond), bound));
            Theorem point = Theorem.combine(sign(f, strict), List.of(value.get(), Theorem.fact(Theorem.rewrite(f, List.of(same)))),
                    List.of(Rational.ONE, Rational.ONE));
            return settled(Theorem.cases(beyond, known(region.above(apart).below(apart)).discharge(point), rest.get()), region);
        }
        return Optional.empty();
    }

    private Optional<Theorem> enclosed(Condition.Compare c, Region region) {
        try {
            return Optional.of(Theorem.enclosure(c, region.conditions()));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Facts known(Region region) {
        return facts.computeIfAbsent(region, r -> new Facts(r.conditions()));
    }

    /// The theorem with nothing left but the ends of the region.
    private Optional<Theorem> settled(Theorem t, Region region) {
        Theorem rest = known(region).discharge(t);
        for (Condition h : rest.hypotheses()) {
            if (region.conditions().contains(h)) continue;
            Optional<Theorem> fact = h instanceof Condition.Compare c ? enclosed(c, region) : Optional.empty();
            if (fact.isEmpty()) return Optional.empty();
            rest = Theorem.discharge(rest, fact.get());
        }
        return Optional.of(rest);
    }

    private Optional<Theorem> split(Expr f, boolean strict, Region region, int depth) {
        Optional<Rational> zero = zeros(f, region);
        Optional<Rational> cut = zero.isPresent() ? zero : region.cut();
        if (cut.isEmpty() || depth < DEEPEST && region.endless() && cut.get().abs().compareTo(FAR) > 0) return Optional.empty();
        Rational c = cut.get();
        Optional<Theorem> left = positive(f, strict, region.below(new Region.End(c, false)), depth);
        if (left.isEmpty()) return Optional.empty();
        Optional<Theorem> right = positive(f, strict, region.above(new Region.End(c, true)), depth);
        return right.map(r -> Theorem.cases(compare(Relation.LE, x, Region.number(c)), left.get(), r));
    }

    /// A simple number inside at which f seems to be 0.
    private Optional<Rational> zeros(Expr f, Region region) {
        for (Rational q : List.of(Rational.ZERO, Rational.ONE, Rational.MINUS_ONE, Rational.HALF, Rational.HALF.negate(), Rational.TWO, Rational.TWO.negate())) {
            if (region.inside(q) && Math.abs(compiled(f).value(q.doubleValue())) < NOTHING) return Optional.of(q);
        }
        return Optional.empty();
    }

    /// `u·Φ(u)` in a tail by `u·Φ(u) + φ(u) > max(0, u)`.
    private Optional<Theorem> byNormalTail(Expr f, boolean strict, Region region) {
        for (Node n : Dag.postorder(f)) {
            if (!(n instanceof Expr.Apply a) || a.function() != Primitive.NORMAL_CDF) continue;
            for (int which : new int[] {2, 3}) {
                try {
                    Theorem fact = Theorem.rangeFact(a.function(), a.argument(), which);
                    Condition.Compare c = (Condition.Compare) fact.holds();
                    Ring ring = new Ring();
                    Expr rest = Canonical.fraction(ring, ring.normal(Terms.sub(f, Terms.sub(c.right(), c.left()))));
                    Optional<Theorem> bound = enclosed(sign(rest, false), region);
                    if (bound.isEmpty()) continue;
                    return settled(Theorem.combine(sign(f, strict), List.of(fact, bound.get()), List.of(Rational.ONE, Rational.ONE)), region);
                } catch (Refused e) {
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    // ------------------------------------------------------------------------------------------ by the derivative

    private Optional<Theorem> bySlope(Expr f, boolean strict, Region region, int depth, boolean special) {
        if (depth == 0 || region.low().isEmpty() && region.high().isEmpty()) return Optional.empty();
        Optional<Theorem> derivative = derivative(f, region);
        if (derivative.isEmpty()) return Optional.empty();
        Expr slope = derivative.get().derivative().derivative();
        for (Side side : Side.values()) {
            Optional<Region.End> end = side == Side.RIGHT ? region.low() : region.high();
            if (end.isEmpty()) continue;
            // To the right of the lower end f grows from there; to the left of the upper end it falls towards it.
            Expr along = side == Side.RIGHT ? slope : Fold.neg(slope);
            double start = at(f, end.get());
            if (!(start > -NOTHING) || !plausible(along, region)) continue;
            boolean needed = strict && start < NOTHING;
            Region between = region.interior();
            Optional<Theorem> sign = enclosed(sign(along, needed), between);
            if (sign.isEmpty() && (special || special(along, between.low()) || special(along, between.high()))) sign = positive(along, needed, between, depth - 1);
            if (sign.isEmpty()) continue;
            Optional<Theorem> t = from(f, strict, region, derivative.get(), sign.get(), end.get().at(), side);
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    private Optional<Theorem> from(Expr f, boolean strict, Region region, Theorem derivative, Theorem sign, Rational p, Side side) {
        try {
            Expr slope = derivative.derivative().derivative();
            Relation r = ((Condition.Compare) sign.holds()).relation();
            Optional<Theorem> own = settled(side == Side.RIGHT ? sign
                    : Theorem.combine((Condition.Compare) compare(r.swapped(), slope, ZERO), List.of(sign), List.of(Rational.ONE)), region.interior());
            if (own.isEmpty()) return own;
            Theorem mean = Theorem.meanValue(derivative, own.get(), Region.number(p), side);
            Expr there = Substitution.replace(f, x, Region.number(p));
            Optional<Theorem> value = value(there);
            if (value.isEmpty()) return Optional.empty();
            return settled(Theorem.combine(sign(f, strict), List.of(mean, value.get()), List.of(Rational.ONE, Rational.ONE)), region);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// `v > 0` or `v = 0` for a number.
    private static Optional<Theorem> value(Expr v) {
        try {
            return Optional.of(Theorem.enclosure(sign(v, true), List.of()));
        } catch (Refused e) {
            return Equality.prove(v, ZERO, Facts.none()).map(Facts.none()::discharge).filter(t -> t.hypotheses().isEmpty()).map(Theorem::fact);
        }
    }

    /// `region ⊢ df/dx = f′`, in the shorter of two forms; with as many ends as can be.
    private Optional<Theorem> derivative(Expr f, Region region) {
        Region line = new Region(x, Optional.empty(), Optional.empty());
        Optional<Theorem> everywhere = derivatives.computeIfAbsent(f, e -> derivativeInside(e, line));
        if (everywhere.isPresent()) return everywhere;
        Region closed = region.closure();
        return derivativeInside(f, closed).or(() -> derivativeInside(f, new Region(x, closed.low(), region.high())))
                .or(() -> derivativeInside(f, new Region(x, region.low(), closed.high()))).or(() -> derivativeInside(f, region));
    }

    private Optional<Theorem> derivativeInside(Expr f, Region closed) {
        try {
            Facts inside = known(closed);
            Theorem t = new Differentiation(x, List.of(), inside, Lemmas.NONE).of(f);
            Optional<Theorem> whole = settled(t, closed);
            if (whole.isEmpty()) return whole;
            Expr raw = whole.get().derivative().derivative();
            if (raw.treeSize() > LARGEST) return Optional.empty();
            Theorem normal = new Normal(inside).of(raw);
            if (normal.equal().right().treeSize() >= raw.treeSize()) return whole;
            Optional<Theorem> shorter = settled(Theorem.equalDerivative(whole.get(), normal), closed);
            return shorter.isPresent() ? shorter : whole;
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    // ------------------------------------------------------------------------------------------ by factors

    /// `f = g·r` with a positive g, made of exponentials and denominators, and r a polynomial in what is left.
    private Optional<Theorem> byFactors(Expr f, boolean strict, Region region, int depth) {
        try {
            Facts inside = known(region);
            Theorem normal = new Normal(inside).of(f);
            Ring ring = new Ring();
            Fraction q = ring.normal(normal.equal().right());
            Polynomial n = q.numerator();
            if (n.isZero()) return Optional.empty();
            Monomial common = n.leading();
            for (Map.Entry<Monomial, Rational> t : n.terms()) common = common.gcd(t.getKey());
            Map<Monomial, Rational> rest = new HashMap<>();
            for (Map.Entry<Monomial, Rational> t : n.terms()) rest.put(t.getKey().over(common), t.getValue());
            Expr r = horner(ring, Polynomial.of(rest));
            Expr g = Solving.term(ring, Polynomial.term(common, Rational.ONE));
            for (Map.Entry<Polynomial, Integer> d : q.denominator().entrySet()) {
                g = Terms.div(g, Fold.pow(horner(ring, d.getKey()), Terms.num(d.getValue())));
            }
            if (r == f || common.isOne() && q.denominator().isEmpty() && r.treeSize() >= f.treeSize()) return Optional.empty();
            Optional<Theorem> up = inside.prove(sign(g, true));
            if (up.isEmpty()) up = enclosed(sign(g, true), region);
            Optional<Theorem> down = up.isPresent() ? up : inside.prove(compare(Relation.LT, g, ZERO));
            if (down.isEmpty()) return Optional.empty();
            Expr right = up.isPresent() ? r : Fold.neg(r);
            Optional<Theorem> s = positive(right, strict, region, depth);
            if (s.isEmpty()) return Optional.empty();
            Theorem own = up.isPresent() ? s.get()
                    : Theorem.combine((Condition.Compare) compare(strict ? Relation.LT : Relation.LE, r, ZERO), List.of(s.get()), List.of(Rational.ONE));
            Theorem product = Theorem.product(down.get(), own);
            Theorem same = Theorem.transitivity(normal, Theorem.field(normal.equal().right(), Terms.mul(g, r)));
            return settled(Theorem.combine(sign(f, strict), List.of(product, Theorem.fact(same)), List.of(Rational.ONE, Rational.ONE)), region);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// The polynomial as `(a·x + b)·x + c`, so that x is met as seldom as can be.
    private Expr horner(Ring ring, Polynomial p) {
        int number = ring.atom(x).leading().atom(0);
        int degree = p.terms().stream().mapToInt(t -> t.getKey().exponentOf(number)).max().orElse(0);
        Expr sum = ZERO;
        for (int k = degree; k >= 0; k--) {
            Map<Monomial, Rational> coefficient = new HashMap<>();
            Monomial power = k == 0 ? Monomial.ONE : ring.atom(x).pow(k).leading();
            for (Map.Entry<Monomial, Rational> t : p.terms()) {
                if (t.getKey().exponentOf(number) == k) coefficient.put(k == 0 ? t.getKey() : t.getKey().over(power), t.getValue());
            }
            sum = Fold.add(Fold.mul(sum, x), Solving.term(ring, Polynomial.of(coefficient)));
        }
        return sum == ZERO ? Fold.mul(ZERO, ONE) : sum;
    }

    // ------------------------------------------------------------------------------------------ looking in doubles

    private Compiled compiled(Expr f) {
        return compiled.computeIfAbsent(f, e -> Compiled.of(e, List.of(x), Environment.EMPTY));
    }

    private double at(Expr f, Region.End end) {
        return compiled(f).value(end.at().doubleValue());
    }

    private boolean plausible(Expr f, Region region) {
        Compiled c = compiled(f);
        for (double s : region.samples()) if (c.value(s) < -NOTHING * Math.max(1, Math.abs(s))) return false;
        return true;
    }
}
