package org.gradproof.calculus;

import static org.gradproof.calculus.Approaching.attempt;
import static org.gradproof.calculus.Approaching.endless;
import static org.gradproof.calculus.Approaching.target;
import static org.gradproof.calculus.Approaching.vanishes;
import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.algebra.Canonical;
import org.gradproof.algebra.Equality;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Judgement.Target.Finite;
import org.gradproof.kernel.Judgement.Target.Infinite;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Limits of the forms that arithmetic leaves open: the normal form first, then the dominant term of a sum, l'Hospital's rule
/// for quotients and for products as quotients, logarithms, conjugates, and bounds for what oscillates.
final class Indeterminate {
    private static final int DEEPEST = 7;
    private static final int MOST_SUMMANDS = 8;

    private final Approaching limits;
    private int depth;

    Indeterminate(Approaching limits) {
        this.limits = limits;
    }

    Optional<Theorem> of(Expr f) {
        if (depth >= DEEPEST) return Optional.empty();
        depth++;
        try {
            // Names are unfolded and cases decided first.
            if (cases(f)) return limits.decided(f).flatMap(limits::via);
            Optional<Theorem> normal = limits.normal(f);
            boolean longer = normal.filter(t -> t.equal().right().treeSize() > f.treeSize()).isPresent();
            Optional<Theorem> plain = longer ? asWritten(f) : normal.flatMap(limits::via);
            return plain.or(() -> longer ? normal.flatMap(limits::via) : asWritten(f)).or(() -> attempt(() -> wave(f))).or(() -> attempt(() -> split(f)));
        } finally {
            depth--;
        }
    }

    private Optional<Theorem> asWritten(Expr f) {
        return switch (f) {
            case Expr.Binary b when b.operator() == Operator.DIVIDE -> scaled(b).or(() -> quotient(b));
            case Expr.Binary b when b.operator() == Operator.MULTIPLY -> scaled(b).or(() -> product(b));
            case Expr.Binary b when b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT -> sum(b);
            case Expr _ -> Optional.empty();
        };
    }

    private static boolean cases(Expr f) {
        return Dag.postorder(f).stream().anyMatch(n -> n instanceof Expr.If || n instanceof Expr.Big || n instanceof Expr.Extreme || n instanceof Expr.Call);
    }

    private Optional<Theorem> equal(Expr f, Expr g) {
        return attempt(() -> Optional.of(limits.near.discharge(Theorem.field(f, g)))).or(() -> same(f, g));
    }

    /// With roots of what is not negative near the limit.
    private Optional<Theorem> same(Expr f, Expr g) {
        List<Condition> known = new ArrayList<>();
        for (Node n : Dag.postorder(f, Free::scope)) {
            if (!(n instanceof Expr.Apply a) || a.function() != Primitive.SQRT || !Free.occurs(limits.x, a)) continue;
            Condition c = compare(Relation.GE, a.argument(), ZERO);
            if (limits.near.prove(c).isEmpty() && limits.eventually(c).isPresent()) known.add(c);
        }
        return Equality.prove(f, g, known.isEmpty() ? limits.near : limits.near.with(known.toArray(Condition[]::new)));
    }

    private Optional<Theorem> by(Expr f, Expr g) {
        return f == g ? Optional.empty() : equal(f, g).flatMap(limits::via);
    }

    /// What the term may be equal to in a plainer form; a proposal.
    private Expr plain(Expr e) {
        Expr normal = limits.normal(e).map(t -> t.equal().right()).orElse(e);
        if (!holds(normal, Primitive.SQRT)) return normal;
        Expr unrooted = unrooted(normal);
        return limits.normal(unrooted).map(t -> t.equal().right()).orElse(unrooted);
    }

    /// Without the powers of roots.
    private static Expr unrooted(Expr e) {
        Map<Node, Node> done = new HashMap<>();
        for (Node n : Dag.postorder(e)) {
            boolean even = n instanceof Expr.Binary b && b.operator() == Operator.POWER && b.left() instanceof Expr.Apply a && a.function() == Primitive.SQRT
                    && b.right() instanceof Expr.Num k && k.value().isSmallInteger() && k.value().intValue() > 1;
            List<Node> parts = n.children().stream().map(done::get).toList();
            if (!even) {
                done.put(n, parts.isEmpty() ? n : n.with(parts));
                continue;
            }
            int k = ((Expr.Num) ((Expr.Binary) n).right()).value().intValue();
            Expr.Apply root = (Expr.Apply) parts.getFirst();
            Expr whole = Fold.pow(root.argument(), Terms.num(k / 2));
            done.put(n, k % 2 == 0 ? whole : Terms.mul(whole, root));
        }
        return (Expr) done.get(e);
    }

    // ------------------------------------------------------------------------------------------ sums

    private Optional<Theorem> sum(Expr f) {
        return attempt(() -> collected(f)).or(() -> attempt(() -> dominated(f).flatMap(d -> by(f, Terms.mul(d.lead(), d.rest())))))
                .or(() -> attempt(() -> conjugate(f)))
                .or(() -> attempt(() -> logarithm(f)))
                .or(() -> attempt(() -> oscillating(f)));
    }

    /// `a·x − b·x = (a − b)·x`: what stands still in front of what moves, where that is fewer summands.
    private Optional<Theorem> collected(Expr f) {
        Ring ring = new Ring();
        Fraction q = ring.normal(f);
        if (!q.denominator().isEmpty() && q.denominator().keySet().stream().anyMatch(p -> Free.of(Canonical.polynomial(ring, p)).size() > 1)) return Optional.empty();
        Map<Monomial, Polynomial> groups = new LinkedHashMap<>();
        for (Map.Entry<Monomial, Rational> t : q.numerator().terms()) {
            Monomial moving = Monomial.ONE;
            Monomial still = Monomial.ONE;
            for (int i = 0; i < t.getKey().width(); i++) {
                if (Free.occurs(limits.x, ring.atom(t.getKey().atom(i)))) moving = moving.times(t.getKey().power(i));
                else still = still.times(t.getKey().power(i));
            }
            groups.merge(moving, Polynomial.term(still, t.getValue()), Polynomial::add);
        }
        if (groups.size() >= q.numerator().size()) return Optional.empty();
        Expr sum = ZERO;
        for (Map.Entry<Monomial, Polynomial> g : groups.entrySet()) {
            Expr moving = Canonical.fraction(ring, new Fraction(Polynomial.term(g.getKey(), Rational.ONE), q.denominator()));
            sum = Fold.add(sum, Fold.mul(Canonical.polynomial(ring, g.getValue()), moving));
        }
        return by(f, sum);
    }

    private static List<Expr> summands(Expr f, boolean positive, List<Expr> out) {
        switch (f) {
            case Expr.Neg n -> summands(n.argument(), !positive, out);
            case Expr.Binary b when b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT -> {
                summands(b.left(), positive, out);
                summands(b.right(), (b.operator() == Operator.ADD) == positive, out);
            }
            case Expr _ -> out.add(positive ? f : Fold.neg(f));
        }
        return out;
    }

    /// `f = lead·rest` where the rest tends to a number other than 0.
    private record Dominated(Expr lead, Expr rest) {}

    /// By the summand against which no other grows.
    private Optional<Dominated> dominated(Expr f) {
        List<Expr> all = summands(f, true, new ArrayList<>());
        if (all.size() == 1) return Optional.of(new Dominated(f, ONE));
        if (all.size() > MOST_SUMMANDS) return Optional.empty();
        for (Expr lead : all) {
            if (!Free.occurs(limits.x, lead)) continue;
            Optional<Expr> rest = rest(lead, all);
            if (rest.isEmpty()) continue;
            Optional<Theorem> l = limits.of(rest.get());
            if (l.isPresent() && target(l.get()) instanceof Finite v && limits.strict(v.value()).isPresent()) return Optional.of(new Dominated(lead, rest.get()));
        }
        return Optional.empty();
    }

    private Optional<Expr> rest(Expr lead, List<Expr> all) {
        Expr rest = ZERO;
        for (Expr s : all) {
            Expr ratio = s == lead ? ONE : plain(Terms.div(s, lead));
            Optional<Theorem> l = limits.of(ratio);
            if (l.isEmpty() || endless(l.get())) return Optional.empty();
            rest = Fold.add(rest, ratio);
        }
        return Optional.of(rest);
    }

    /// `a + b = (a² − b²)/(a − b)` where a holds the roots, or one of them.
    private Optional<Theorem> conjugate(Expr f) {
        List<Expr> all = summands(f, true, new ArrayList<>());
        List<Expr> rooted = all.stream().filter(s -> holds(s, Primitive.SQRT)).toList();
        if (rooted.isEmpty() || rooted.size() == all.size() && rooted.size() != 2) return Optional.empty();
        List<Expr> first = rooted.size() == all.size() ? List.of(rooted.getFirst()) : rooted;
        Expr a = ZERO;
        Expr b = ZERO;
        for (Expr s : all) {
            if (first.contains(s)) a = Fold.add(a, s);
            else b = Fold.add(b, s);
        }
        Expr above = plain(Terms.sub(Terms.pow(a, 2), Terms.pow(b, 2)));
        Expr below = Terms.sub(a, b);
        return holds(above, Primitive.SQRT) ? Optional.empty() : by(f, Terms.div(above, below));
    }

    private boolean holds(Expr e, Primitive f) {
        return Dag.postorder(e).stream().anyMatch(n -> n instanceof Expr.Apply a && a.function() == f && Free.occurs(limits.x, a));
    }

    /// `f = log(exp f)`, where the exponential of the logarithms in f is without them.
    private Optional<Theorem> logarithm(Expr f) {
        if (!holds(f, Primitive.LOG)) return Optional.empty();
        Expr inside = plain(Terms.exp(f));
        boolean left = Dag.postorder(inside).stream().anyMatch(n -> n instanceof Expr.Apply a && a.function() == Primitive.EXP && holds(a.argument(), Primitive.LOG));
        if (left) return Optional.empty();
        return Equality.prove(f, Terms.log(inside), limits.near).flatMap(limits::via);
    }

    /// With `log(u + v) = log u + log(1 + v/u)` where u is the dominant one.
    private Optional<Theorem> split(Expr f) {
        for (Node n : Dag.postorder(f, Free::scope)) {
            if (!(n instanceof Expr.Apply a) || a.function() != Primitive.LOG || !isSum(a.argument()) || !holds(a.argument(), Primitive.EXP)) continue;
            Optional<Dominated> d = dominated(a.argument()).filter(u -> u.rest() != ONE);
            if (d.isEmpty()) continue;
            Expr lead = plain(Terms.log(d.get().lead()));
            if (holds(lead, Primitive.LOG)) continue;
            Optional<Theorem> t = coefficient(f, a).flatMap(c -> by(f, Fold.add(plain(Terms.add(Terms.sub(f, Terms.mul(c, a)), Terms.mul(c, lead))), Fold.mul(c, Terms.log(d.get().rest())))));
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    /// What a term that occurs once, and not in a power or below the line, is multiplied with.
    private static Optional<Expr> coefficient(Expr f, Expr.Apply a) {
        Ring ring = new Ring();
        Fraction q = ring.normal(f);
        int atom = ring.atom(a).leading().atom(0);
        if (q.denominator().keySet().stream().anyMatch(p -> p.terms().stream().anyMatch(t -> t.getKey().exponentOf(atom) > 0))) return Optional.empty();
        Polynomial c = Polynomial.ZERO;
        for (Map.Entry<Monomial, Rational> t : q.numerator().terms()) {
            if (t.getKey().exponentOf(atom) > 1) return Optional.empty();
            if (t.getKey().exponentOf(atom) == 1) c = c.add(Polynomial.term(t.getKey().over(ring.atom(a).leading()), t.getValue()));
        }
        return Optional.of(Canonical.fraction(ring, new Fraction(c, q.denominator())));
    }

    // ------------------------------------------------------------------------------------------ quotients and products

    /// The numbers among the factors apart.
    private Optional<Theorem> scaled(Expr f) {
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        split(f, true, above, below);
        Rational c = Rational.ONE;
        for (Expr e : above) if (e instanceof Expr.Num n) c = c.multiply(n.value());
        for (Expr e : below) if (e instanceof Expr.Num n && !n.value().isZero()) c = c.divide(n.value());
        if (c.isZero() || c.abs().isOne()) return Optional.empty();
        Expr number = Terms.num(c);
        return attempt(() -> by(f, Terms.mul(number, plain(Terms.div(f, number)))));
    }

    private Optional<Theorem> quotient(Expr.Binary f) {
        Optional<Theorem> u = limits.of(f.left());
        Optional<Theorem> v = limits.of(f.right());
        if (u.isEmpty() || v.isEmpty()) return attempt(() -> dominant(f)).or(() -> attempt(() -> powers(f)));
        boolean fits = vanishes(u.get()) && vanishes(v.get()) || endless(v.get());
        if (!fits) return Optional.empty();
        return attempt(() -> endless(v.get()) ? dominant(f) : Optional.empty()).or(() -> attempt(() -> root(f))).or(() -> attempt(() -> powers(f))).or(() -> attempt(() -> hospital(f, u.get(), v.get())))
                .or(() -> attempt(() -> factors(f)));
    }

    /// Both by their dominant terms.
    private Optional<Theorem> dominant(Expr.Binary f) {
        boolean sums = isSum(f.left()) || isSum(f.right());
        if (!sums) return Optional.empty();
        return dominated(f.left()).flatMap(u -> dominated(f.right()).flatMap(v ->
                by(f, Terms.mul(plain(Terms.div(u.lead(), v.lead())), Terms.div(u.rest(), v.rest())))));
    }

    private static boolean isSum(Expr e) {
        return e instanceof Expr.Binary b && (b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT);
    }

    private Optional<Theorem> hospital(Expr.Binary f, Theorem above, Theorem below) {
        Differentiation by = new Differentiation(limits.x, List.of(), limits.near, Lemmas.NONE);
        Theorem du = simpler(by.of(f.left()));
        Theorem dv = simpler(by.of(f.right()));
        Optional<Theorem> apart = limits.eventually(compare(Relation.NE, dv.derivative().derivative(), ZERO));
        if (apart.isEmpty()) return Optional.empty();
        Expr ratio = Terms.div(du.derivative().derivative(), dv.derivative().derivative());
        Optional<Theorem> limit = limits.normal(ratio).map(limits::via).orElseGet(() -> limits.of(ratio));
        if (limit.isEmpty()) return Optional.empty();
        List<Theorem> nearby = new ArrayList<>();
        for (Theorem d : List.of(du, dv)) {
            Optional<List<Theorem>> conditions = limits.conditions(d);
            if (conditions.isEmpty()) return Optional.empty();
            nearby.addAll(conditions.get());
        }
        return Optional.of(Theorem.hospital(du, dv, limit.get(), vanishes(above) ? Optional.of(above) : Optional.empty(), below, apart.get(), nearby));
    }

    private Theorem simpler(Theorem d) {
        return limits.normal(d.derivative().derivative()).map(t -> limits.near.discharge(Theorem.equalDerivative(d, t))).orElse(d);
    }

    /// `f = √(f²)` of one sign near the limit, where the square is without roots.
    private Optional<Theorem> root(Expr f) {
        if (!holds(f, Primitive.SQRT)) return Optional.empty();
        Expr square = plain(Terms.pow(f, 2));
        boolean negative = limits.near.prove(compare(Relation.LT, f, ZERO)).isPresent();
        if (holds(square, Primitive.SQRT)) return Optional.empty();
        Expr size = negative ? Fold.neg(f) : f;
        return same(Terms.pow(size, 2), square).flatMap(e -> limits.near.prove(compare(Relation.GE, size, ZERO)).flatMap(s -> {
            Theorem back = limits.near.discharge(Theorem.root(e, s));
            return negative ? by(f, Terms.neg(back.equal().left())) : limits.via(Theorem.symmetry(back));
        }));
    }

    private Optional<Theorem> product(Expr.Binary f) {
        return attempt(() -> root(f)).or(() -> attempt(() -> powers(f))).or(() -> attempt(() -> factors(f)));
    }

    /// The factors that vanish over the reciprocal of those that grow, or the other way round.
    private Optional<Theorem> factors(Expr f) {
        Expr zero = ONE;
        Expr endless = ONE;
        Expr other = ONE;
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        split(f, true, above, below);
        for (Expr e : below) above.add(Terms.div(ONE, e));
        for (Expr e : above) {
            Optional<Theorem> l = limits.of(e);
            if (l.isEmpty()) return Optional.empty();
            if (vanishes(l.get())) zero = Fold.mul(zero, e);
            else if (endless(l.get())) endless = Fold.mul(endless, e);
            else other = Fold.mul(other, e);
        }
        if (zero == ONE || endless == ONE) return Optional.empty();
        Expr up = Terms.div(endless, plain(Terms.div(ONE, zero)));
        Expr down = Terms.div(zero, plain(Terms.div(ONE, endless)));
        Expr rest = other;
        // An exponential that vanishes is best one that grows below; a logarithm is best differentiated.
        boolean upright = holds(zero, Primitive.EXP) || holds(endless, Primitive.LOG);
        for (Expr q : upright ? List.of(up, down) : List.of(down, up)) {
            if (q == f) continue;
            Optional<Theorem> limit = limits.of(q).flatMap(_ -> by(f, Fold.mul(rest, q)));
            if (limit.isPresent()) return limit;
        }
        return Optional.empty();
    }

    private static void split(Expr f, boolean up, List<Expr> above, List<Expr> below) {
        switch (f) {
            case Expr.Binary b when b.operator() == Operator.MULTIPLY || b.operator() == Operator.DIVIDE -> {
                split(b.left(), up, above, below);
                split(b.right(), (b.operator() == Operator.MULTIPLY) == up, above, below);
            }
            case Expr.Neg n -> {
                above.add(Terms.MINUS_ONE);
                split(n.argument(), up, above, below);
            }
            case Expr _ -> (up ? above : below).add(f);
        }
    }

    /// `f = exp(log f)` of a product of powers that is positive near the limit, its logarithm being a sum; of a negative one, its opposite.
    private Optional<Theorem> powers(Expr f) {
        if (!exponential(f)) return Optional.empty();
        boolean negative = limits.near.prove(compare(Relation.LT, f, ZERO)).isPresent();
        if (!negative && limits.near.prove(compare(Relation.GT, f, ZERO)).isEmpty()) return Optional.empty();
        Expr size = negative ? plain(Terms.neg(f)) : f;
        Expr log = plain(Terms.log(size));
        if (log == Terms.log(size)) return Optional.empty();
        Expr exp = Terms.exp(log);
        return Equality.prove(f, negative ? Terms.neg(exp) : exp, limits.near).flatMap(limits::via);
    }

    /// Whether an exponential is a factor, and no sum is.
    private boolean exponential(Expr f) {
        List<Expr> all = new ArrayList<>();
        split(f, true, all, all);
        List<Expr> bases = all.stream().map(e -> e instanceof Expr.Binary b && b.operator() == Operator.POWER ? b.left() : e).toList();
        return bases.stream().noneMatch(Indeterminate::isSum) && bases.stream().anyMatch(e -> e instanceof Expr.Apply a && a.function() == Primitive.EXP && Free.occurs(limits.x, a));
    }

    // ------------------------------------------------------------------------------------------ what oscillates

    /// The sines and cosines of something in a product.
    private Optional<Expr.Apply> oscillation(Expr f) {
        List<Expr> above = new ArrayList<>();
        split(f, true, above, new ArrayList<>());
        return above.stream().filter(e -> e instanceof Expr.Apply a && (a.function() == Primitive.SIN || a.function() == Primitive.COS) && Free.occurs(limits.x, a))
                .map(Expr.Apply.class::cast).filter(a -> limits.of(a).isEmpty()).findFirst();
    }

    private static Theorem bound(Expr.Apply s, boolean upper) {
        return Theorem.rangeFact(s.function(), s.argument(), upper ? 1 : 0);
    }

    /// `s·r` lies between −r and r.
    private Optional<Theorem> wave(Expr f) {
        Optional<Expr.Apply> found = oscillation(f);
        if (found.isEmpty()) return Optional.empty();
        Expr.Apply s = found.get();
        Expr r = plain(Terms.div(f, s));
        Optional<Theorem> size = limits.of(r).filter(Approaching::vanishes);
        if (size.isEmpty()) return Optional.empty();
        Optional<Theorem> sign = limits.near.prove(compare(Relation.GT, r, ZERO)).or(() -> limits.near.prove(compare(Relation.LT, r, ZERO)));
        if (sign.isEmpty()) return Optional.empty();
        Expr g = Terms.mul(s, r);
        List<Theorem> bounds = new ArrayList<>();
        for (boolean upper : List.of(false, true)) {
            Expr gap = upper ? Terms.sub(ONE, s) : Terms.add(s, ONE);
            Theorem positive = limits.near.discharge(Theorem.combine((Condition.Compare) compare(Relation.GE, gap, ZERO), List.of(bound(s, upper)), List.of(Rational.ONE)));
            Theorem scaled = Theorem.product(positive, sign.get());
            boolean up = Approaching.relation(sign.get()) == Relation.GT;
            // (1 ± s)·r has the sign of r, or is 0.
            Condition.Compare claim = (Condition.Compare) compare(upper == up ? Relation.GE : Relation.LE, upper ? r : Terms.neg(r), g);
            Theorem t = limits.near.discharge(Theorem.combine(claim, List.of(scaled), List.of(Rational.ONE)));
            Optional<List<Theorem>> conditions = limits.conditions(t);
            if (conditions.isEmpty()) return Optional.empty();
            bounds.add(Theorem.eventually(t, limits.x, limits.approach, conditions.get()));
        }
        Theorem opposite = Theorem.limitOfOpposite(size.get());
        Theorem zero = Theorem.equalLimit(opposite, Theorem.field(((Finite) target(opposite)).value(), ZERO));
        Theorem squeezed = Theorem.squeeze(g, List.of(zero, size.get()), bounds);
        return equal(f, g).flatMap(e -> limits.conditions(e).map(n -> Theorem.limitOfEqual(e, squeezed, n)));
    }

    /// `s + r` beyond every bound where r is.
    private Optional<Theorem> oscillating(Expr f) {
        for (Expr part : summands(f, true, new ArrayList<>())) {
            if (!(part instanceof Expr.Apply s) || !List.of(Primitive.SIN, Primitive.COS).contains(s.function())) continue;
            Expr r = plain(Terms.sub(f, s));
            Optional<Theorem> size = limits.of(r).filter(Approaching::endless);
            if (size.isEmpty()) continue;
            boolean up = ((Infinite) target(size.get())).up();
            Expr bound = up ? Terms.sub(r, ONE) : Terms.add(r, ONE);
            Condition.Compare claim = (Condition.Compare) compare(up ? Relation.LE : Relation.GE, bound, f);
            Theorem t = limits.near.discharge(Theorem.combine(claim, List.of(bound(s, !up)), List.of(Rational.ONE)));
            Optional<List<Theorem>> conditions = limits.conditions(t);
            Optional<Theorem> end = limits.of(bound);
            if (conditions.isEmpty() || end.isEmpty()) continue;
            return Optional.of(Theorem.squeeze(f, List.of(end.get()), List.of(Theorem.eventually(t, limits.x, limits.approach, conditions.get()))));
        }
        return Optional.empty();
    }
}
