package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Canonical;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Where a term may be zero as one variable moves. Nothing here is proved: the points are proposals that are examined one by
/// one.
public final class Roots {
    private static final int MOST_CASES = 100;
    private static final int MOST_LEAVES = 32;

    /// A value of the variable, free of it, and what it needs to exist.
    public record Root(Expr point, Condition needs) {}

    /// @param complete whether every zero is among the points
    public record Solution(List<Root> roots, boolean complete) {
        static final Solution NONE = new Solution(List.of(), true);
        static final Solution UNKNOWN = new Solution(List.of(), false);

        Solution and(Solution that) {
            List<Root> all = new ArrayList<>(roots);
            all.addAll(that.roots);
            return new Solution(all, complete && that.complete);
        }

        Solution needing(Condition more) {
            return new Solution(roots.stream().map(r -> new Root(r.point, Condition.and(r.needs, more))).toList(), complete);
        }
    }

    private final Symbol x;
    private final Facts facts;
    private final Map<Expr, Solution> known = new HashMap<>();

    public Roots(Symbol x, Facts facts) {
        this.x = x;
        this.facts = facts;
    }

    /// The zeros of a term, whose cases are taken apart.
    public Solution of(Expr g) {
        Solution ready = known.get(g);
        if (ready != null) return ready;
        Solution all = Solution.NONE;
        List<Expr> leaves = intervals(g).orElse(List.of());
        if (leaves.isEmpty()) {
            leaves = new ArrayList<>();
            if (!leaves(g, leaves)) all = Solution.UNKNOWN;
        }
        for (Expr leaf : leaves) {
            try {
                all = all.and(zeros(leaf));
            } catch (Refused e) {
                all = all.and(Solution.UNKNOWN);
            }
        }
        known.put(g, all);
        return all;
    }

    /// What the term is between the points where its own cases meet, where these are known to lie in a row.
    private Optional<List<Expr>> intervals(Expr g) {
        List<Expr> points = new ArrayList<>();
        for (Node n : Dag.postorder(g, Free::scope)) {
            if (!(n instanceof Expr.If i)) continue;
            for (Condition.Compare c : Formula.comparisons(i.condition())) {
                if (!Free.occurs(x, c)) return Optional.empty();
                Solution s = of(Fold.sub(c.left(), c.right()));
                if (!s.complete) return Optional.empty();
                for (Root r : s.roots) if (!placed(r, points)) return Optional.empty();
            }
        }
        if (points.isEmpty() || points.size() > MOST_LEAVES) return Optional.empty();
        Set<Expr> leaves = new LinkedHashSet<>();
        for (int k = 0; k <= points.size(); k++) {
            List<Condition> between = new ArrayList<>();
            if (k > 0) between.add(compare(Relation.GT, x, points.get(k - 1)));
            if (k < points.size()) between.add(compare(Relation.LT, x, points.get(k)));
            leaves.add(Cells.decided(Theorem.reflexivity(g), facts.with(between.toArray(Condition[]::new))).equal().right());
        }
        boolean plain = leaves.stream().noneMatch(l -> Dag.postorder(l, Free::scope).stream().anyMatch(n -> n instanceof Expr.If));
        return plain ? Optional.of(List.copyOf(leaves)) : Optional.empty();
    }

    /// Puts a point where it belongs; fails where that is not known.
    private boolean placed(Root r, List<Expr> points) {
        if (r.needs != Condition.TRUE) return false;
        int at = 0;
        for (Expr p : points) {
            if (Tidy.same(p, r.point)) return true;
            if (facts.prove(compare(Relation.GT, r.point, p)).isPresent()) at++;
            else if (facts.prove(compare(Relation.LT, r.point, p)).isEmpty()) return false;
        }
        points.add(at, r.point);
        return true;
    }

    /// What the term can be when all its cases are decided; fails where that may be too much.
    private static boolean leaves(Expr g, List<Expr> out) {
        Set<Expr> seen = new LinkedHashSet<>(List.of(g));
        Deque<Expr> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            if (seen.size() > MOST_CASES || out.size() > MOST_LEAVES) return false;
            Interrupted.check();
            Expr e = open.pop();
            Optional<Expr.If> first = Dag.postorder(e, Free::scope).stream().filter(Expr.If.class::isInstance).map(Expr.If.class::cast).findFirst();
            if (first.isEmpty()) {
                out.add(e);
                continue;
            }
            Expr.If i = first.get();
            for (Condition c : List.of(i.condition().negated(), i.condition())) {
                Expr branch = Theorem.rewrite(e, List.of(Theorem.branch(i, Theorem.assume(c)))).equal().right();
                if (seen.add(branch)) open.push(branch);
            }
        }
        return true;
    }

    private Solution zeros(Expr g) {
        if (!Free.occurs(x, g)) return Solution.NONE;
        return switch (g) {
            case Symbol _ -> new Solution(List.of(new Root(ZERO, Condition.TRUE)), true);
            case Expr.Neg n -> zeros(n.argument());
            case Expr.Apply a when a.function() == Primitive.EXP -> Solution.NONE;
            case Expr.Apply a -> inverse(a, ZERO);
            case Expr.Binary b -> switch (b.operator()) {
                // A comparison can change at a pole too.
                case MULTIPLY, DIVIDE -> zeros(b.left()).and(zeros(b.right()));
                case POWER -> Free.occurs(x, b.right()) ? Solution.UNKNOWN : zeros(b.left());
                case ADD, SUBTRACT -> normal(g);
                case MATMUL -> Solution.UNKNOWN;
            };
            case Expr _ -> Solution.UNKNOWN;
        };
    }

    /// The zeros of a sum by its numerator in normal form.
    private Solution normal(Expr g) {
        Ring ring = new Ring();
        Fraction f = ring.normal(g);
        Polynomial n = f.numerator();
        Solution all = Solution.NONE;
        for (Polynomial below : f.denominator().keySet()) all = all.and(factor(ring, below));
        Monomial content = null;
        for (Map.Entry<Monomial, Rational> t : n.terms()) content = content == null ? t.getKey() : content.gcd(t.getKey());
        if (content == null) return Solution.UNKNOWN;
        for (int i = 0; i < content.width(); i++) all = all.and(zeros(ring.atom(content.atom(i))));
        return all.and(factor(ring, n.exactly(Polynomial.term(content, Rational.ONE)).orElseThrow()));
    }

    private Solution factor(Ring ring, Polynomial p) {
        Set<Integer> moving = new LinkedHashSet<>();
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            for (int i = 0; i < t.getKey().width(); i++) {
                if (Free.occurs(x, ring.atom(t.getKey().atom(i)))) moving.add(t.getKey().atom(i));
            }
        }
        if (moving.isEmpty()) return Solution.NONE;
        if (moving.size() > 1) return Solution.UNKNOWN;
        int atom = moving.iterator().next();
        List<Polynomial> c = coefficients(p, ring.atom(atom), ring);
        Expr unknown = ring.atom(atom);
        if (unknown == x) return polynomial(ring, c);
        if (c.size() != 2 || !(unknown instanceof Expr.Apply a)) return Solution.UNKNOWN;
        Expr slope = Canonical.polynomial(ring, c.get(1));
        return inverse(a, ratio(ring, c.get(0), c.get(1))).needing(nonzero(slope));
    }

    /// The coefficients by powers of an atom, the lowest first.
    static List<Polynomial> coefficients(Polynomial p, Expr unknown, Ring ring) {
        List<Polynomial> c = new ArrayList<>();
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            int k = 0;
            Monomial rest = Monomial.ONE;
            for (int i = 0; i < t.getKey().width(); i++) {
                if (ring.atom(t.getKey().atom(i)) == unknown) k = t.getKey().exponent(i);
                else rest = rest.times(t.getKey().power(i));
            }
            while (c.size() <= k) c.add(Polynomial.ZERO);
            c.set(k, c.get(k).add(Polynomial.term(rest, t.getValue())));
        }
        return c;
    }

    /// `−a/b`.
    private static Expr ratio(Ring ring, Polynomial a, Polynomial b) {
        return Canonical.fraction(ring, Fraction.of(a.negate()).multiply(Fraction.of(b).inverse()));
    }

    private Condition nonzero(Expr e) {
        Condition c = compare(Relation.NE, e, ZERO);
        return facts.prove(c).isPresent() ? Condition.TRUE : c;
    }

    /// Where `f(u) = value`, for the primitives that take each value once.
    private Solution inverse(Expr.Apply a, Expr value) {
        Optional<Rational> v = Ring.value(value);
        boolean zero = v.filter(Rational::isZero).isPresent();
        Optional<Expr> argument = switch (a.function()) {
            case EXP -> v.filter(Rational::isOne).isPresent() ? Optional.of(ZERO)
                    : facts.prove(compare(Relation.GT, value, ZERO)).map(_ -> Terms.log(value));
            case LOG -> Optional.of(zero ? Terms.ONE : Terms.exp(value));
            case SQRT -> v.filter(r -> r.signum() >= 0).map(r -> Terms.num(r.multiply(r)));
            case ARCSIN, ARCTAN, SINH, TANH, ERF -> zero ? Optional.of(ZERO) : Optional.empty();
            case SIN, COS, TAN, ARCCOS, COSH, NORMAL_CDF, NORMAL_PDF -> Optional.empty();
        };
        boolean never = switch (a.function()) {
            case EXP -> facts.prove(compare(Relation.LE, value, ZERO)).isPresent();
            case SQRT -> facts.prove(compare(Relation.LT, value, ZERO)).isPresent();
            case NORMAL_CDF, NORMAL_PDF -> facts.prove(compare(Relation.LE, value, ZERO)).isPresent();
            case COSH -> facts.prove(compare(Relation.LT, value, Terms.ONE)).isPresent();
            case LOG, SIN, COS, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, TANH, ERF -> false;
        };
        if (never) return Solution.NONE;
        return argument.map(u -> zeros(Fold.sub(a.argument(), u))).orElse(Solution.UNKNOWN);
    }

    private Solution polynomial(Ring ring, List<Polynomial> c) {
        return switch (c.size() - 1) {
            case 0 -> Solution.NONE;
            case 1 -> new Solution(List.of(new Root(ratio(ring, c.get(0), c.get(1)), nonzero(Canonical.polynomial(ring, c.get(1))))), true);
            case 2 -> quadratic(ring, c);
            default -> rational(ring, c);
        };
    }

    private Solution quadratic(Ring ring, List<Polynomial> c) {
        Polynomial d = c.get(1).multiply(c.get(1)).subtract(c.get(0).multiply(c.get(2)).scale(Rational.of(4)));
        Expr a = Canonical.polynomial(ring, c.get(2));
        Expr middle = Canonical.polynomial(ring, c.get(1));
        Condition needs = nonzero(a);
        Optional<Expr> root = root(ring, d);
        if (root.isEmpty()) {
            Expr under = Canonical.polynomial(ring, d);
            if (facts.prove(compare(Relation.LT, under, ZERO)).isPresent()) return Solution.NONE;
            Condition positive = compare(Relation.GE, under, ZERO);
            if (facts.prove(positive).isEmpty()) needs = Condition.and(needs, positive);
            root = Optional.of(Terms.sqrt(under));
        }
        List<Root> roots = new ArrayList<>();
        Ring fresh = new Ring();
        for (Expr r : List.of(root.get(), Fold.neg(root.get()))) {
            Expr p = Fold.div(Fold.sub(r, middle), Fold.mul(Terms.TWO, a));
            roots.add(new Root(Canonical.fraction(fresh, fresh.normal(p)), needs));
        }
        return new Solution(roots, true);
    }

    /// The root of a square of one term: of `4λ²`, `2λ`.
    private static Optional<Expr> root(Ring ring, Polynomial d) {
        if (d.isZero()) return Optional.of(ZERO);
        if (d.size() != 1) return Optional.empty();
        Map.Entry<Monomial, Rational> t = d.terms().iterator().next();
        java.math.BigInteger[] n = t.getValue().numerator().signum() < 0 ? null : t.getValue().numerator().sqrtAndRemainder();
        java.math.BigInteger[] m = t.getValue().denominator().sqrtAndRemainder();
        if (n == null || n[1].signum() != 0 || m[1].signum() != 0) return Optional.empty();
        Expr product = Terms.num(Rational.of(n[0], m[0]));
        for (int i = 0; i < t.getKey().width(); i++) {
            if (t.getKey().exponent(i) % 2 != 0) return Optional.empty();
            product = Fold.mul(product, Fold.pow(ring.atom(t.getKey().atom(i)), Terms.num(t.getKey().exponent(i) / 2)));
        }
        return Optional.of(product);
    }

    /// Small rational roots of a polynomial with numbers as coefficients, until what is left is quadratic.
    private Solution rational(Ring ring, List<Polynomial> coefficients) {
        List<Rational> c = new ArrayList<>();
        for (Polynomial p : coefficients) {
            if (p.constant().isEmpty()) return Solution.UNKNOWN;
            c.add(p.constant().get());
        }
        for (int below = 1; below <= 12; below++) {
            for (int above = -36; above <= 36; above++) {
                Rational r = Rational.of(above, below);
                List<Rational> q = deflated(c, r);
                if (!q.getLast().isZero()) continue;
                List<Polynomial> rest = new ArrayList<>();
                for (int k = q.size() - 2; k >= 0; k--) rest.add(Polynomial.constant(q.get(k)));
                return new Solution(List.of(new Root(Terms.num(r), Condition.TRUE)), true).and(polynomial(ring, rest));
            }
        }
        return Solution.UNKNOWN;
    }

    /// Horner's scheme: the coefficients of the quotient by `x − r` from the highest down, the remainder last.
    private static List<Rational> deflated(List<Rational> c, Rational r) {
        List<Rational> q = new ArrayList<>();
        Rational carry = Rational.ZERO;
        for (int k = c.size() - 1; k >= 0; k--) {
            carry = carry.multiply(r).add(c.get(k));
            q.add(carry);
        }
        return q;
    }
}
