package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;

/// What follows from a set of assumptions about signs and order. An answer is a theorem whose hypotheses are among the
/// assumptions.
///
/// Signs are derived from the form of a term (`exp u > 0`, sums and products of positives, squares), bounds by linear
/// combination of the assumptions with what is known of the parts.
public final class Facts {
    private static final int DEEPEST = 200;

    private final Set<Condition> assumptions;
    private final Map<Condition, Optional<Theorem>> known = new HashMap<>();
    private final Map<Expr, Optional<Theorem>> signs = new HashMap<>();
    private final Map<Expr, Theorem> values = new HashMap<>();
    private final Map<Expr, Theorem> defined = new HashMap<>();
    private int depth;

    public Facts(Collection<Condition> assumptions) {
        Set<Condition> flat = new LinkedHashSet<>();
        for (Condition c : assumptions) flat.addAll(c.conjuncts());
        this.assumptions = java.util.Collections.unmodifiableSet(flat);
    }

    public static Facts none() {
        return new Facts(List.of());
    }

    public Set<Condition> assumptions() {
        return assumptions;
    }

    public Facts with(Condition... more) {
        List<Condition> all = new ArrayList<>(assumptions);
        all.addAll(List.of(more));
        return new Facts(all);
    }

    /// The condition as a theorem, if it can be shown to follow.
    public Optional<Theorem> prove(Condition c) {
        Optional<Theorem> ready = known.get(c);
        if (ready != null) return ready;
        if (assumptions.contains(c)) return remember(c, Optional.of(Theorem.assume(c)));
        if (depth > DEEPEST) return Optional.empty();
        known.put(c, Optional.empty());
        depth++;
        try {
            return remember(c, search(c));
        } finally {
            depth--;
        }
    }

    private Optional<Theorem> remember(Condition c, Optional<Theorem> t) {
        known.put(c, t);
        return t;
    }

    private Optional<Theorem> search(Condition c) {
        return switch (c) {
            case Condition.And a -> {
                List<Theorem> parts = new ArrayList<>();
                for (Condition p : a.parts()) {
                    Optional<Theorem> t = prove(p);
                    if (t.isEmpty()) yield Optional.empty();
                    parts.add(t.get());
                }
                yield Optional.of(Theorem.both(parts));
            }
            case Condition.Or o -> either(o);
            case Condition.ForAll f -> forAll(f);
            case Condition.Compare e -> compared(e);
        };
    }

    private Optional<Theorem> either(Condition.Or o) {
        // That a term has a value was looked into before anything that holds the term.
        List<Condition> parts = new ArrayList<>(o.parts());
        parts.sort(java.util.Comparator.comparing((Condition p) -> asked(p).isEmpty()));
        for (Condition p : parts) {
            Optional<Theorem> t = prove(p).map(u -> discharge(Theorem.either(u, o)));
            if (t.isPresent()) return t;
        }
        // One part under the opposite of another: what stands behind an implication.
        for (Condition p : o.parts()) {
            if (p instanceof Condition.ForAll) continue;
            Facts inside = with(p.negated());
            for (Condition q : o.parts()) {
                if (q == p) continue;
                Optional<Theorem> t = inside.prove(q);
                if (t.isPresent()) {
                    Theorem yes = Theorem.either(Theorem.assume(p), o);
                    Theorem no = Theorem.either(t.get(), o);
                    return attempt(() -> settled(Theorem.cases(p, yes, no)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Theorem> forAll(Condition.ForAll f) {
        return generic(f.index()).prove(f.body()).flatMap(t -> attempt(() -> settled(Theorem.forAll(t, f.index()))));
    }

    /// What is known below a binder: the assumptions that do not speak of a namesake of its index, and its range.
    public Facts generic(Symbol k) {
        List<Condition> inside = new ArrayList<>();
        for (Condition a : assumptions) if (!Free.occurs(k, a)) inside.add(a);
        inside.add(compare(Relation.LE, k.lower(), k));
        inside.add(compare(Relation.LE, k, k.upper()));
        return new Facts(inside);
    }

    /// The theorem without the hypotheses that follow from the assumptions.
    public Theorem discharge(Theorem t) {
        Theorem rest = t;
        for (Condition h : t.hypotheses()) {
            if (assumptions.contains(h)) continue;
            Optional<Theorem> fact = fact(h);
            if (fact.isPresent()) rest = Theorem.discharge(rest, fact.get());
        }
        return rest;
    }

    /// What discharges a hypothesis: its proof, or for `e = e`, which says that e has a value, what that needs.
    public Optional<Theorem> fact(Condition h) {
        return h instanceof Condition.Compare c && c.relation() == Relation.EQ && c.left() == c.right() ? Optional.of(defined(c.left())) : prove(h);
    }

    /// `e = e`: that the term has a value, under the conditions that are not settled here.
    private Theorem defined(Expr root) {
        Deque<Expr> stack = new ArrayDeque<>(List.of(root));
        while (!stack.isEmpty()) {
            Expr e = stack.peek();
            Theorem t = defined.get(e);
            if (t != null) {
                stack.pop();
                continue;
            }
            t = values.computeIfAbsent(e, Theorem::value);
            boolean ready = true;
            for (Condition h : t.hypotheses()) {
                for (Expr p : asked(h)) {
                    if (defined.containsKey(p)) continue;
                    stack.push(p);
                    ready = false;
                }
            }
            if (!ready) continue;
            // Known before the conditions are looked at, which may ask for it again.
            defined.put(e, t);
            defined.put(e, discharge(t));
            values.remove(e);
        }
        return defined.get(root);
    }

    /// The theorem without hypotheses that follow from its others, the longest tried first.
    public Theorem minimal(Theorem t) {
        Theorem rest = discharge(t);
        List<Condition> open = new ArrayList<>(rest.hypotheses());
        open.removeAll(assumptions);
        open.sort(java.util.Comparator.comparingDouble((Condition c) -> -Simplification.cost(c)));
        for (Condition h : open) {
            List<Condition> others = new ArrayList<>(assumptions);
            for (Condition o : rest.hypotheses()) if (o != h) others.add(o);
            Optional<Theorem> fact = new Facts(others).prove(h);
            if (fact.isPresent()) rest = Theorem.discharge(rest, fact.get());
        }
        return rest;
    }

    /// The terms that a condition says have a value, by itself or in one case.
    private static List<Expr> asked(Condition h) {
        return switch (h) {
            case Condition.Compare c when c.relation() == Relation.EQ && c.left() == c.right() -> List.of(c.left());
            case Condition.Or o -> o.parts().stream().flatMap(p -> asked(p).stream()).toList();
            case Condition.And a -> a.parts().stream().flatMap(p -> asked(p).stream()).toList();
            case Condition.Compare _, Condition.ForAll _ -> List.of();
        };
    }

    /// Whether nothing is left but assumptions.
    public boolean settles(Theorem t) {
        return assumptions.containsAll(t.hypotheses());
    }

    private Theorem settled(Theorem t) {
        Theorem d = discharge(t);
        if (!settles(d)) throw new Unsettled();
        return d;
    }

    /// A step of the search that needs what is not known here.
    private static final class Unsettled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsettled() {
            super(null, null, false, false);
        }
    }

    private Optional<Theorem> attempt(Supplier<Theorem> step) {
        try {
            return Optional.of(step.get());
        } catch (Refused | Unsettled e) {
            return Optional.empty();
        }
    }

    // ------------------------------------------------------------------------------------------ comparisons

    private Optional<Theorem> compared(Condition.Compare c) {
        if (Ring.value(c.left()).isPresent() && Ring.value(c.right()).isPresent()) return attempt(() -> Theorem.number(c));
        for (Condition a : assumptions) {
            if (a instanceof Condition.Compare b && (b.left() == c.left() && b.right() == c.right() || b.left() == c.right() && b.right() == c.left())) {
                Optional<Theorem> t = attempt(() -> Theorem.weaker(Theorem.assume(b), c));
                if (t.isPresent()) return t;
            }
        }
        Optional<Theorem> t = switch (c.relation()) {
            case NE -> apart(c);
            case EQ -> equal(c);
            case LT, LE, GT, GE -> ordered(c);
        };
        return t.isPresent() ? t : byMeaning(c);
    }

    /// With names replaced by what they stand for.
    private Optional<Theorem> byMeaning(Condition.Compare c) {
        boolean names = Dag.postorder(c, Free::scope).stream().anyMatch(n -> n instanceof Expr e && Unfolding.unfolds(e));
        if (!names) return Optional.empty();
        return attempt(() -> {
            Theorem left = Unfolding.all(c.left());
            Theorem right = Unfolding.all(c.right());
            Theorem plain = prove(compare(c.relation(), left.equal().right(), right.equal().right())).orElseThrow(Unsettled::new);
            List<Theorem> back = new ArrayList<>();
            if (left.equal().left() != left.equal().right()) back.add(Theorem.symmetry(left));
            if (right.equal().left() != right.equal().right()) back.add(Theorem.symmetry(right));
            Theorem named = Theorem.rewriteFact(plain, back);
            if (named.holds() != c) throw new Unsettled();
            return settled(named);
        });
    }

    private Optional<Theorem> apart(Condition.Compare c) {
        if (Fold.zero(c.right())) {
            Optional<Theorem> s = sign(c.left()).flatMap(t -> attempt(() -> Theorem.weaker(t, c)));
            if (s.isPresent()) return s;
        }
        for (Condition a : assumptions) {
            if (a instanceof Condition.Compare b && b.relation() == Relation.NE) {
                Optional<Theorem> t = ratio(c, b).flatMap(r -> attempt(() -> settled(Theorem.combine(c, List.of(Theorem.assume(b)), List.of(r)))));
                if (t.isPresent()) return t;
            }
        }
        Optional<Theorem> above = prove(compare(Relation.GT, c.left(), c.right()));
        if (above.isPresent()) return attempt(() -> Theorem.weaker(above.get(), c));
        Optional<Theorem> below = prove(compare(Relation.LT, c.left(), c.right()));
        if (below.isPresent()) return attempt(() -> Theorem.weaker(below.get(), c));
        return Fold.zero(c.right()) ? Optional.empty() : factored(c);
    }

    /// `a ≠ b` through the sign of the difference.
    private Optional<Theorem> factored(Condition.Compare c) {
        Expr d = Terms.sub(c.left(), c.right());
        return prove(compare(Relation.NE, d, ZERO)).flatMap(t -> attempt(() -> settled(Theorem.combine(c, List.of(t), List.of(Rational.ONE)))));
    }

    /// The number r with `difference of c = r · difference of b`.
    private static Optional<Rational> ratio(Condition.Compare c, Condition.Compare b) {
        try {
            Ring ring = new Ring();
            Fraction x = ring.normal(Terms.sub(c.left(), c.right()));
            Fraction y = ring.normal(Terms.sub(b.left(), b.right()));
            if (x.numerator().isZero() || y.numerator().isZero()) return Optional.empty();
            Fraction q = x.multiply(y.inverse());
            return q.constant();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> equal(Condition.Compare c) {
        if (c.left() == c.right()) return Optional.of(defined(c.left())).filter(this::settles);
        Optional<Theorem> byField = attempt(() -> settled(Theorem.fact(Theorem.field(c.left(), c.right()))));
        return byField.isPresent() ? byField : combined(c);
    }

    private Optional<Theorem> ordered(Condition.Compare c) {
        if (Fold.zero(c.right())) {
            Optional<Theorem> s = sign(c.left()).flatMap(t -> attempt(() -> Theorem.weaker(t, c)));
            if (s.isPresent()) return s;
        }
        Optional<Theorem> linear = combined(c);
        if (linear.isPresent()) return linear;
        if (Fold.zero(c.right())) return Optional.empty();
        boolean up = c.relation() == Relation.GT || c.relation() == Relation.GE;
        Expr d = up ? Fold.sub(c.left(), c.right()) : Fold.sub(c.right(), c.left());
        Relation r = c.relation() == Relation.GT || c.relation() == Relation.LT ? Relation.GT : Relation.GE;
        return sign(d).flatMap(t -> attempt(() -> Theorem.weaker(t, (Condition.Compare) compare(r, d, ZERO))))
                .flatMap(t -> attempt(() -> settled(Theorem.combine(c, List.of(t), List.of(Rational.ONE)))));
    }

    // ------------------------------------------------------------------------------------------ signs by form

    /// The strongest comparison of the term with 0 that its form and the assumptions give.
    public Optional<Theorem> sign(Expr e) {
        Optional<Theorem> ready = signs.get(e);
        if (ready != null) return ready;
        if (depth > DEEPEST) return Optional.empty();
        signs.put(e, Optional.empty());
        depth++;
        try {
            Optional<Theorem> t = assumed(e).or(() -> byForm(e)).or(() -> byNormalForm(e));
            signs.put(e, t);
            return t;
        } finally {
            depth--;
        }
    }

    private Optional<Theorem> assumed(Expr e) {
        Theorem best = null;
        for (Relation r : List.of(Relation.EQ, Relation.GT, Relation.LT, Relation.GE, Relation.LE, Relation.NE)) {
            Condition c = compare(r, e, ZERO);
            if (assumptions.contains(c)) {
                Theorem t = Theorem.assume(c);
                if (best != null && r == Relation.NE) return attempt(() -> Theorem.stronger(Theorem.assume(bestOf(e)), t));
                if (best == null) best = t;
                if (r != Relation.GE && r != Relation.LE) return Optional.of(t);
            }
        }
        return Optional.ofNullable(best);
    }

    private Condition bestOf(Expr e) {
        Condition ge = compare(Relation.GE, e, ZERO);
        return assumptions.contains(ge) ? ge : compare(Relation.LE, e, ZERO);
    }

    private Optional<Theorem> byForm(Expr e) {
        return switch (e) {
            case Expr.Num n -> attempt(() -> Theorem.number((Condition.Compare) compare(of(n.value().signum()), e, ZERO)));
            case Expr.Pi _ -> Optional.of(positivePi());
            case Expr.Neg n -> sign(n.argument()).map(Theorem::opposite);
            case Expr.Binary b -> switch (b.operator()) {
                case ADD -> sum(e, sign(b.left()), sign(b.right()), false);
                case SUBTRACT -> sum(e, sign(b.left()), sign(b.right()), true);
                case MULTIPLY -> b.left() == b.right() ? squared(e, b.left())
                        : sign(b.left()).flatMap(s -> sign(b.right()).flatMap(t -> attempt(() -> Theorem.product(s, t))));
                case DIVIDE -> sign(b.left()).flatMap(s -> sign(b.right()).flatMap(t -> attempt(() -> Theorem.quotient(s, t))));
                case POWER -> power(b);
                case MATMUL -> Optional.empty();
            };
            case Expr.Apply a -> applied(a);
            case Expr.If i -> cases(i);
            case Expr.Big b -> generic(b.index()).sign(b.body()).flatMap(t -> attempt(() -> settled(Theorem.sumSign(b, t))));
            case Expr.Call _ -> unfolded(e);
            case Expr.Entry n -> Unfold.entry(n).isPresent() ? unfolded(e) : bounded(e);
            case Symbol _ -> bounded(e);
            case Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _ -> Optional.empty();
        };
    }

    /// By the quotient of polynomials that the term is: `1 − 1/(1 + e)` is `e/(1 + e)`.
    private Optional<Theorem> byNormalForm(Expr e) {
        if (!(e instanceof Expr.Binary) || !e.isScalar()) return Optional.empty();
        try {
            Ring ring = new Ring();
            Expr normal = Canonical.fraction(ring, ring.normal(e));
            Optional<Theorem> t = normal == e ? Optional.empty() : sign(normal).flatMap(u -> same(e, normal, u));
            if (t.isPresent()) return t;
            for (Expr other : Spellings.of(e)) {
                Optional<Theorem> s = other == e ? Optional.empty() : sign(other).flatMap(u -> same(e, other, u));
                if (s.isPresent()) return s;
            }
            return Optional.empty();
        } catch (Refused r) {
            return Optional.empty();
        }
    }

    private static Relation of(int signum) {
        return signum > 0 ? Relation.GT : signum < 0 ? Relation.LT : Relation.EQ;
    }

    private Optional<Theorem> bounded(Expr e) {
        for (Relation r : List.of(Relation.GT, Relation.LT, Relation.GE, Relation.LE)) {
            Optional<Theorem> t = combined((Condition.Compare) compare(r, e, ZERO));
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    private static Theorem positivePi() {
        return Theorem.combine((Condition.Compare) compare(Relation.GT, Terms.PI, ZERO),
                List.of(Theorem.rangeFact(Primitive.ARCTAN, ZERO, 0), Theorem.rangeFact(Primitive.ARCTAN, ZERO, 1)),
                List.of(Rational.ONE, Rational.ONE));
    }

    /// The sign of a term that is a combination of terms with known signs, the strongest that the kernel accepts.
    private Optional<Theorem> scaled(Expr e, List<Theorem> premises, List<Rational> coefficients) {
        for (Relation r : List.of(Relation.EQ, Relation.GT, Relation.LT, Relation.GE, Relation.LE, Relation.NE)) {
            List<Rational> c = new ArrayList<>();
            boolean downward = r == Relation.LT || r == Relation.LE;
            for (int i = 0; i < premises.size(); i++) {
                Relation p = ((Condition.Compare) premises.get(i).holds()).relation();
                boolean down = p == Relation.LT || p == Relation.LE;
                c.add(down != downward ? coefficients.get(i).negate() : coefficients.get(i));
            }
            Optional<Theorem> t = attempt(() -> settled(Theorem.combine((Condition.Compare) compare(r, e, ZERO), premises, c)));
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    private Optional<Theorem> sum(Expr e, Optional<Theorem> a, Optional<Theorem> b, boolean minus) {
        if (a.isPresent() && b.isPresent()) {
            Optional<Theorem> t = attempt(() -> minus ? Theorem.subtraction(a.get(), b.get()) : Theorem.addition(a.get(), b.get()));
            if (t.isPresent()) return t;
        }
        return bounded(e);
    }

    private Optional<Theorem> squared(Expr e, Expr u) {
        Expr product = Terms.mul(u, u);
        Optional<Theorem> s = sign(u).flatMap(t -> attempt(() -> Theorem.product(t, t))).flatMap(t -> e == product ? Optional.of(t) : same(e, product, t));
        if (s.filter(t -> ((Condition.Compare) t.holds()).relation() != Relation.NE).isPresent()) return s;
        Theorem square = Theorem.square(u);
        Optional<Theorem> weak = attempt(() -> settled(Theorem.combine((Condition.Compare) compare(Relation.GE, e, ZERO), List.of(square), List.of(Rational.ONE))));
        if (s.isEmpty()) return weak;
        return weak.flatMap(w -> attempt(() -> Theorem.stronger(w, s.get()))).or(() -> weak);
    }

    private Optional<Theorem> power(Expr.Binary p) {
        Expr u = p.left();
        Optional<Rational> n = Ring.value(p.right());
        if (n.isPresent() && n.get().isSmallInteger()) {
            int k = n.get().intValue();
            if (k == 0) return scaled(p, List.of(), List.of());
            if (k < 0) {
                Expr below = Fold.pow(u, Terms.num(-k));
                Expr quotient = Terms.div(Terms.ONE, below);
                return sign(quotient).flatMap(t -> same(p, quotient, t));
            }
            Expr half = Fold.pow(u, Terms.num(k / 2));
            if (k % 2 == 0) return k == 2 && u == half ? squared(p, u) : squared(Terms.mul(half, half), half).flatMap(t -> same(p, Terms.mul(half, half), t));
            Expr product = Terms.mul(u, Fold.pow(u, Terms.num(k - 1)));
            return k == 1 ? sign(u).flatMap(t -> same(p, u, t)) : sign(product).flatMap(t -> same(p, product, t));
        }
        Optional<Theorem> positive = prove(compare(Relation.GT, u, ZERO)).flatMap(t -> attempt(() -> settled(Theorem.positivePower(t, p.right()))));
        return positive.isPresent() ? positive
                : prove(compare(Relation.NE, u, ZERO)).flatMap(t -> attempt(() -> settled(Theorem.nonzeroPower(t, p.right()))));
    }

    /// The sign of `e` from that of a term with the same normal form.
    private Optional<Theorem> same(Expr e, Expr other, Theorem sign) {
        return attempt(() -> settled(Theorem.rewriteFact(sign, List.of(Theorem.field(other, e)))));
    }

    private Optional<Theorem> applied(Expr.Apply a) {
        Primitive f = a.function();
        List<Condition> range = Table.range(f, a.argument());
        for (int i = 0; i < range.size(); i++) {
            int which = i;
            Condition.Compare c = (Condition.Compare) range.get(i);
            if (c.left() == a && Fold.zero(c.right()) || c.right() == a && Fold.zero(c.left())) {
                Relation r = c.left() == a ? c.relation() : c.relation().swapped();
                Optional<Theorem> t = attempt(() -> settled(Theorem.weaker(Theorem.rangeFact(f, a.argument(), which), (Condition.Compare) compare(r, a, ZERO))));
                if (t.isPresent() && (r != Relation.GE || f != Primitive.SQRT)) return t;
                if (t.isPresent()) return positiveRoot(a).or(() -> t);
            } else if (f == Primitive.COSH) {
                return attempt(() -> settled(Theorem.combine((Condition.Compare) compare(Relation.GT, a, ZERO),
                        List.of(Theorem.rangeFact(f, a.argument(), which)), List.of(Rational.ONE))));
            }
        }
        if (f == Primitive.LOG) return logarithm(a);
        Optional<Table.Identity> atZero = switch (f) {
            case TANH -> Optional.of(Table.Identity.TANH_BY_EXP);
            case SINH -> Optional.of(Table.Identity.SINH_BY_EXP);
            case ERF -> Optional.of(Table.Identity.ERF_OF_ZERO);
            case ARCTAN -> Optional.of(Table.Identity.ARCTAN_OF_ZERO);
            case ARCSIN -> Optional.of(Table.Identity.ARCSIN_OF_ZERO);
            case EXP, LOG, SQRT, SIN, COS, TAN, ARCCOS, COSH, NORMAL_CDF, NORMAL_PDF -> Optional.empty();
        };
        return atZero.flatMap(id -> odd(a, id)).or(() -> bounded(a));
    }

    private Optional<Theorem> positiveRoot(Expr.Apply a) {
        return sign(a.argument()).filter(t -> ((Condition.Compare) t.holds()).relation() == Relation.GT).flatMap(t -> attempt(() -> {
            Theorem below = Theorem.weaker(t, (Condition.Compare) compare(Relation.LT, ZERO, a.argument()));
            Theorem root = Theorem.root(Theorem.field(Terms.pow(ZERO, 2), ZERO), Theorem.number((Condition.Compare) compare(Relation.GE, ZERO, ZERO)));
            Theorem up = Theorem.rewriteFact(Theorem.monotone(Primitive.SQRT, below), List.of(root));
            return settled(Theorem.weaker(up, (Condition.Compare) compare(Relation.GT, a, ZERO)));
        }));
    }

    private Optional<Theorem> logarithm(Expr.Apply a) {
        for (Relation r : List.of(Relation.LT, Relation.GT, Relation.LE, Relation.GE)) {
            Optional<Theorem> t = prove(compare(r, Terms.ONE, a.argument())).flatMap(u -> attempt(() -> {
                Theorem zero = Theorem.logProduct(Terms.ONE, List.of(), List.of());
                Theorem moved = Theorem.rewriteFact(Theorem.monotone(Primitive.LOG, u), List.of(zero));
                return settled(Theorem.weaker(moved, (Condition.Compare) compare(r.swapped(), a, ZERO)));
            }));
            if (t.isPresent()) return t;
        }
        return bounded(a);
    }

    /// The sign of an increasing function that is 0 at 0.
    private Optional<Theorem> odd(Expr.Apply a, Table.Identity id) {
        return sign(a.argument()).flatMap(t -> attempt(() -> {
            Expr zero = Terms.apply(a.function(), ZERO);
            Theorem value = Theorem.identity(id, ZERO, ZERO);
            if (value.equal().right() != ZERO) value = Theorem.transitivity(value, Theorem.field(value.equal().right(), ZERO));
            Theorem moved = Theorem.monotone(a.function(), t);
            return settled(Theorem.rewriteFact(moved, List.of(value)));
        }));
    }

    private Optional<Theorem> cases(Expr.If i) {
        Optional<Theorem> decided = prove(i.condition()).or(() -> prove(i.condition().negated()));
        if (decided.isPresent()) {
            return attempt(() -> Theorem.branch(i, decided.get())).flatMap(eq -> sign(eq.equal().right()).flatMap(t ->
                    attempt(() -> settled(Theorem.rewriteFact(t, List.of(Theorem.symmetry(eq)))))));
        }
        Facts yes = with(i.condition());
        Facts no = with(i.condition().negated());
        for (Relation r : List.of(Relation.GT, Relation.GE, Relation.LT, Relation.LE, Relation.NE)) {
            Optional<Theorem> a = yes.prove(compare(r, i.yes(), ZERO));
            if (a.isEmpty()) continue;
            Optional<Theorem> b = no.prove(compare(r, i.no(), ZERO));
            if (b.isEmpty()) continue;
            return attempt(() -> {
                Theorem t = onBranch(i, r, i.condition(), a.get());
                Theorem u = onBranch(i, r, i.condition().negated(), b.get());
                return settled(Theorem.cases(i.condition(), t, u));
            });
        }
        return Optional.empty();
    }

    private static Theorem onBranch(Expr.If i, Relation r, Condition taken, Theorem sign) {
        Theorem eq = Theorem.symmetry(Theorem.branch(i, Theorem.assume(taken)));
        Theorem zero = Theorem.fact(eq);
        // i - 0 = (branch - 0) + (i - branch)
        return Theorem.combine((Condition.Compare) compare(r, i, ZERO), List.of(sign, zero),
                List.of(Rational.ONE, r == Relation.LT || r == Relation.LE ? Rational.ONE : Rational.MINUS_ONE));
    }

    private Optional<Theorem> unfolded(Expr e) {
        return attempt(() -> Theorem.definition(e)).flatMap(eq -> sign(eq.equal().right()).flatMap(t -> attempt(() -> {
            Condition.Compare c = (Condition.Compare) t.holds();
            boolean down = c.relation() == Relation.LT || c.relation() == Relation.LE;
            return settled(Theorem.combine((Condition.Compare) compare(c.relation(), e, ZERO), List.of(t, Theorem.fact(eq)),
                    List.of(Rational.ONE, down ? Rational.MINUS_ONE : Rational.ONE)));
        }))).or(() -> bounded(e));
    }

    // ------------------------------------------------------------------------------------------ linear combination

    /// That the assumptions contradict each other, as a false comparison of numbers.
    public Optional<Theorem> contradiction() {
        Condition.Compare never = (Condition.Compare) compare(Relation.GT, ZERO, ZERO);
        Optional<Theorem> linear = combined(never, Condition.and(List.copyOf(assumptions)));
        if (linear.isPresent()) return linear;
        for (Condition a : assumptions) {
            if (!(a instanceof Condition.Compare c)) continue;
            List<Condition> others = new ArrayList<>(assumptions);
            others.remove(a);
            Optional<Theorem> t = new Facts(others).prove(c.negated()).flatMap(u -> attempt(() -> c.relation() == Relation.EQ || c.relation() == Relation.NE
                    ? Theorem.combine((Condition.Compare) compare(Relation.NE, ZERO, ZERO), List.of(u, Theorem.assume(c)),
                            List.of(Rational.ONE, Rational.MINUS_ONE))
                    : Theorem.combine(never, List.of(u, Theorem.assume(c)), List.of(Rational.ONE, Rational.ONE))));
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    private Optional<Theorem> combined(Condition.Compare c) {
        return combined(c, c);
    }

    private Optional<Theorem> combined(Condition.Compare c, Condition about) {
        try {
            List<Theorem> premises = premises(about);
            // Nothing is known, and the sides are no more than a symbol and a number.
            if (premises.isEmpty() && c.left() instanceof Symbol && c.right() instanceof Expr.Num) return Optional.empty();
            Ring ring = new Ring();
            boolean up = c.relation() != Relation.LT && c.relation() != Relation.LE;
            Fraction target = ring.normal(up ? Terms.sub(c.left(), c.right()) : Terms.sub(c.right(), c.left()));
            if (!target.denominator().isEmpty()) return Optional.empty();
            List<Linear.Premise> forms = new ArrayList<>();
            List<Theorem> used = new ArrayList<>();
            for (Theorem p : premises) {
                Condition.Compare h = (Condition.Compare) p.holds();
                boolean ascending = h.relation() != Relation.LT && h.relation() != Relation.LE;
                Fraction f = ring.normal(ascending ? Terms.sub(h.left(), h.right()) : Terms.sub(h.right(), h.left()));
                if (!f.denominator().isEmpty()) continue;
                forms.add(new Linear.Premise(f.numerator(), h.relation() == Relation.LT || h.relation() == Relation.GT, h.relation() == Relation.EQ));
                used.add(p);
            }
            addSigns(ring, target.numerator(), forms, used);
            if (forms.isEmpty() && target.numerator().constant().isEmpty()) return Optional.empty();
            if (c.relation() == Relation.EQ) {
                List<Linear.Premise> equations = new ArrayList<>();
                List<Theorem> from = new ArrayList<>();
                for (int i = 0; i < used.size(); i++) {
                    if (forms.get(i).equation()) {
                        equations.add(forms.get(i));
                        from.add(used.get(i));
                    }
                }
                if (from.isEmpty()) return Optional.empty();
                return Linear.combination(target.numerator(), false, equations).flatMap(k -> attempt(() -> settled(Theorem.combine(c, from, k))));
            }
            boolean strict = c.relation() == Relation.GT || c.relation() == Relation.LT;
            Optional<List<Rational>> linear = Linear.combination(target.numerator(), strict, forms);
            if (linear.isEmpty() && addProducts(ring, target.numerator(), forms, used)) {
                linear = Linear.combination(target.numerator(), strict, forms);
            }
            return linear.flatMap(k -> attempt(() -> kept(c, used, k)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// Products of two assumed signs, where something of higher degree is in question; whether there are any.
    private boolean addProducts(Ring ring, Polynomial target, List<Linear.Premise> forms, List<Theorem> used) {
        boolean higher = Stream.concat(forms.stream().map(Linear.Premise::form), Stream.of(target))
                .anyMatch(p -> p.terms().stream().anyMatch(t -> t.getKey().degree() > 1));
        List<Theorem> signs = new ArrayList<>();
        for (Condition a : assumptions) {
            if (!(a instanceof Condition.Compare b) || b.relation() == Relation.NE || b.relation() == Relation.EQ) continue;
            boolean up = b.relation() == Relation.GT || b.relation() == Relation.GE;
            Expr d = up ? Fold.sub(b.left(), b.right()) : Fold.sub(b.right(), b.left());
            Relation r = b.relation() == Relation.GT || b.relation() == Relation.LT ? Relation.GT : Relation.GE;
            attempt(() -> settled(Theorem.combine((Condition.Compare) compare(r, d, ZERO), List.of(Theorem.assume(b)), List.of(Rational.ONE)))).ifPresent(signs::add);
        }
        if (!higher || signs.size() < 2 || signs.size() > 8) return false;
        for (int i = 0; i < signs.size(); i++) {
            for (int k = i; k < signs.size(); k++) {
                Theorem s = signs.get(i);
                Theorem t = signs.get(k);
                attempt(() -> settled(Theorem.product(s, t))).ifPresent(p -> {
                    Condition.Compare h = (Condition.Compare) p.holds();
                    Fraction f = ring.normal(h.left());
                    if (!f.denominator().isEmpty()) return;
                    forms.add(new Linear.Premise(f.numerator(), h.relation() == Relation.GT, false));
                    used.add(p);
                });
            }
        }
        return true;
    }

    private Theorem kept(Condition.Compare c, List<Theorem> used, List<Rational> k) {
        List<Theorem> premises = new ArrayList<>();
        List<Rational> coefficients = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            if (k.get(i).isZero()) continue;
            premises.add(used.get(i));
            coefficients.add(k.get(i));
        }
        return settled(Theorem.combine(c, premises, coefficients));
    }

    /// Assumptions that are comparisons, those for every index at the indices that occur, the ranges of indices, and the
    /// ranges of the primitives that occur.
    private List<Theorem> premises(Condition about) {
        List<Theorem> out = new ArrayList<>();
        Set<Expr> entries = new LinkedHashSet<>();
        Set<Symbol> indices = new LinkedHashSet<>();
        for (Node n : Dag.postorder(about, Free::scope)) {
            switch (n) {
                case Expr.Entry e -> entries.add(e);
                case Symbol s when s.isIndex() -> indices.add(s);
                case Expr.Apply a -> {
                    List<Condition> range = Table.range(a.function(), a.argument());
                    for (int i = 0; i < range.size(); i++) {
                        int which = i;
                        attempt(() -> settled(Theorem.rangeFact(a.function(), a.argument(), which))).ifPresent(out::add);
                    }
                    if (a.function() == Primitive.EXP) exponential(a).ifPresent(out::add);
                }
                case Expr _, Condition _ -> { }
            }
        }
        for (Condition a : assumptions) {
            switch (a) {
                case Condition.Compare b when b.relation() != Relation.NE -> {
                    out.add(Theorem.assume(b));
                    for (Node n : Dag.postorder(b)) if (n instanceof Symbol s && s.isIndex()) indices.add(s);
                }
                case Condition.ForAll f -> {
                    for (Expr e : entries) instances(f, (Expr.Entry) e, out);
                }
                case Condition.Compare _, Condition.And _, Condition.Or _ -> { }
            }
        }
        for (Symbol i : indices) {
            attempt(() -> settled(Theorem.range(i))).ifPresent(t -> {
                for (Condition p : t.holds().conjuncts()) out.add(Theorem.part(t, p));
            });
        }
        return out;
    }

    /// `exp(u) ⋚ 1` as `u ⋚ 0`.
    private Optional<Theorem> exponential(Expr.Apply a) {
        return sign(a.argument()).flatMap(t -> attempt(() -> settled(Theorem.rewriteFact(Theorem.monotone(Primitive.EXP, t),
                List.of(Theorem.identity(Table.Identity.EXP_OF_ZERO, ZERO, ZERO))))));
    }

    private void instances(Condition.ForAll f, Expr.Entry e, List<Theorem> out) {
        for (Node n : Dag.postorder(f.body())) {
            if (n instanceof Expr.Entry pattern && pattern.tensor() == e.tensor() && pattern.indices().contains(f.index())) {
                Expr at = e.indices().get(pattern.indices().indexOf(f.index()));
                attempt(() -> settled(Theorem.at(Theorem.assume(f), at))).ifPresent(t -> {
                    for (Condition p : t.holds().conjuncts()) {
                        if (p instanceof Condition.Compare b && b.relation() != Relation.NE) out.add(Theorem.part(t, p));
                        else if (p instanceof Condition.ForAll g) nested(Theorem.part(t, p), g, e, out);
                    }
                });
            }
        }
    }

    private void nested(Theorem t, Condition.ForAll g, Expr.Entry e, List<Theorem> out) {
        for (Expr at : e.indices()) {
            attempt(() -> settled(Theorem.at(t, at))).ifPresent(u -> {
                for (Condition p : u.holds().conjuncts()) {
                    if (p instanceof Condition.Compare b && b.relation() != Relation.NE) out.add(Theorem.part(u, p));
                }
            });
        }
    }

    /// The signs of the monomials of the target that are no single symbols.
    private void addSigns(Ring ring, Polynomial target, List<Linear.Premise> forms, List<Theorem> used) {
        for (Map.Entry<Monomial, Rational> t : target.terms()) {
            Monomial m = t.getKey();
            if (m.isOne()) continue;
            Expr e = Canonical.monomial(ring, m);
            if (e instanceof Symbol) continue;
            Optional<Theorem> s = sign(e).filter(u -> ((Condition.Compare) u.holds()).relation() != Relation.NE);
            if (s.isEmpty()) continue;
            Relation r = ((Condition.Compare) s.get().holds()).relation();
            Polynomial form = Polynomial.term(m, r == Relation.LT || r == Relation.LE ? Rational.MINUS_ONE : Rational.ONE);
            forms.add(new Linear.Premise(form, r == Relation.GT || r == Relation.LT, r == Relation.EQ));
            used.add(s.get());
        }
    }
}
