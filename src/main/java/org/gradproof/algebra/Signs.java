package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/// The signs of terms by their form: `exp u > 0`, sums and products of positives, squares, both branches of cases.
final class Signs {
    private static final List<Relation> STRONGEST_FIRST = List.of(Relation.EQ, Relation.GT, Relation.LT, Relation.GE, Relation.LE, Relation.NE);

    private final Facts facts;
    /// What the assumptions compare with 0.
    private final Set<Expr> assumed = new HashSet<>();
    private Optional<Boolean> sums = Optional.empty();

    Signs(Facts facts) {
        this.facts = facts;
        for (Condition a : facts.assumptions()) if (a instanceof Condition.Compare c && c.right() == ZERO) assumed.add(c.left());
    }

    /// The strongest comparison of the term with 0 that its form and the facts.assumptions() give.
    Optional<Theorem> sign(Expr e) {
        return facts.once(e, () -> assumed(e).map(a -> more(e, a)).or(() -> byForm(e)).or(() -> byNormalForm(e)).or(() -> byCompletedSquare(e)).or(() -> byMultiple(e)).map(s -> byRoot(e, s)));
    }

    /// `e > 0` where `e ≥ 0` and its root is assumed not to be 0; else what was known.
    private Theorem byRoot(Expr e, Theorem sign) {
        if (((Condition.Compare) sign.holds()).relation() != Relation.GE) return sign;
        Expr root = Terms.sqrt(e);
        for (Theorem a : facts.comparisons()) {
            Condition.Compare c = (Condition.Compare) a.holds();
            if (c.left() != root || !Fold.zero(c.right()) || c.relation() != Relation.GT && c.relation() != Relation.NE) continue;
            Optional<Theorem> strict = facts.attempt(() -> {
                Theorem square = Theorem.transitivity(Theorem.field(Terms.mul(root, root), Terms.pow(root, 2)), Theorem.identity(Table.Identity.SQUARE_OF_ROOT, e, ZERO));
                Theorem moved = Theorem.rewriteFact(Theorem.product(a, a), List.of(Theorem.discharge(square, sign)));
                return facts.settled(c.relation() == Relation.GT ? moved : Theorem.stronger(sign, moved));
            });
            if (strict.isPresent()) return strict.get();
        }
        return sign;
    }

    /// `Σ f > 0` where `f ≥ 0`, and the assumptions tell of an index at which it is positive; else what was known.
    private Theorem byTerm(Expr.Big b, Theorem sign) {
        if (b.isProduct() || ((Condition.Compare) sign.holds()).relation() != Relation.GE) return sign;
        Set<Expr> indices = new LinkedHashSet<>();
        for (Condition a : facts.assumptions()) for (Node n : Dag.postorder(a, Free::scope)) if (n instanceof Expr.Entry v) indices.addAll(v.indices());
        for (Expr i : indices) {
            Optional<Theorem> strict = Companions.atLeast(b, i, facts).flatMap(least ->
                    facts.prove(compare(Relation.GT, ((Condition.Compare) least.holds()).right(), ZERO)).flatMap(term ->
                            facts.attempt(() -> facts.settled(Theorem.combine((Condition.Compare) compare(Relation.GT, b, ZERO), List.of(least, term), List.of(Rational.ONE, Rational.ONE))))));
            if (strict.isPresent()) return strict.get();
        }
        return sign;
    }

    /// What the assumptions say of the term, those for every index at the indices that it speaks of.
    private Optional<Theorem> assumed(Expr e) {
        Optional<Theorem> best = Optional.empty();
        if (assumed.contains(e)) {
            for (Relation r : STRONGEST_FIRST) {
                Condition c = compare(r, e, ZERO);
                if (facts.assumptions().contains(c)) best = Optional.of(joined(best, Theorem.assume(c)));
            }
        }
        for (Theorem t : facts.instances(e)) {
            Condition.Compare c = (Condition.Compare) t.holds();
            if (c.left() == e && Fold.zero(c.right())) best = Optional.of(joined(best, t));
        }
        return best;
    }

    /// Of what is only assumed not to be 0, or not to be negative, as much as its form or its bounds tell.
    private Theorem more(Expr e, Theorem assumed) {
        boolean enough = switch (((Condition.Compare) assumed.holds()).relation()) {
            case GT, LT, EQ -> true;
            case GE, LE -> e instanceof Symbol || e instanceof Expr.Entry;
            case NE -> false;
        };
        return enough ? assumed : byForm(e).map(t -> joined(Optional.of(assumed), t)).orElse(assumed);
    }

    private Theorem joined(Optional<Theorem> known, Theorem more) {
        if (known.isEmpty()) return more;
        Theorem k = known.get();
        boolean better = STRONGEST_FIRST.indexOf(((Condition.Compare) more.holds()).relation()) < STRONGEST_FIRST.indexOf(((Condition.Compare) k.holds()).relation());
        return facts.attempt(() -> Theorem.stronger(k, more)).or(() -> facts.attempt(() -> Theorem.stronger(more, k))).orElse(better ? more : k);
    }

    private Optional<Theorem> byForm(Expr e) {
        return switch (e) {
            case Expr.Num n -> facts.attempt(() -> Theorem.number((Condition.Compare) compare(of(n.value().signum()), e, ZERO)));
            case Expr.Pi _ -> Optional.of(positivePi());
            case Expr.Neg n -> sign(n.argument()).map(Theorem::opposite);
            case Expr.Binary b -> switch (b.operator()) {
                case ADD -> sum(e, sign(b.left()), sign(b.right()), false);
                case SUBTRACT -> sum(e, sign(b.left()), sign(b.right()), true);
                case MULTIPLY -> b.left() == b.right() ? squared(e, b.left())
                        : sign(b.left()).flatMap(s -> sign(b.right()).flatMap(t -> facts.attempt(() -> Theorem.product(s, t))));
                case DIVIDE -> sign(b.left()).flatMap(s -> sign(b.right()).flatMap(t -> facts.attempt(() -> Theorem.quotient(s, t))));
                case POWER -> power(b);
                case MATMUL -> Optional.empty();
            };
            case Expr.Apply a -> applied(a);
            case Expr.If i -> cases(i);
            case Expr.Big b -> facts.generic(b.index()).sign(b.body()).flatMap(t -> facts.attempt(() -> facts.settled(Theorem.sumSign(b, t)))).map(t -> byTerm(b, t));
            case Expr.Extreme _ -> Optional.empty();
            case Expr.Call _ -> unfolded(e);
            case Expr.Entry n -> Unfold.entry(n).isPresent() ? unfolded(e) : bounded(e);
            case Symbol _ -> bounded(e);
            case Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _, Expr.Limit _ -> Optional.empty();
        };
    }

    /// By the quotient of polynomials that the term is: `1 − 1/(1 + e)` is `e/(1 + e)`.
    private Optional<Theorem> byNormalForm(Expr e) {
        if (e.treeSize() > Bounds.LARGEST) return Optional.empty();
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

    /// `a·u² + b·u + c` as `a·(u + b/2a)² + (c − b²/4a)`.
    private Optional<Theorem> byCompletedSquare(Expr e) {
        if (e.treeSize() > Bounds.LARGEST || !(e instanceof Expr.Binary) || !e.isScalar()) return Optional.empty();
        try {
            Ring ring = new Ring();
            Fraction f = ring.normal(e);
            Polynomial p = f.numerator();
            if (!f.denominator().isEmpty() || p.size() > 3 || p.isZero() || p.leading().degree() != 2 || p.leading().width() != 1) return Optional.empty();
            Expr atom = ring.atom(p.leading().atom(0));
            Monomial u = ring.atom(atom).leading();
            Rational a = p.coefficient(p.leading());
            Rational b = p.coefficient(u);
            Rational c = p.coefficient(Monomial.ONE);
            if (b.isZero() || !p.equals(Polynomial.term(p.leading(), a).add(Polynomial.term(u, b)).add(Polynomial.constant(c)))) return Optional.empty();
            Theorem square = Theorem.square(Fold.add(atom, Terms.num(b.divide(a).divide(Rational.of(2)))));
            return scaled(e, List.of(square), List.of(a));
        } catch (Refused r) {
            return Optional.empty();
        }
    }

    /// By an assumption about a multiple of the term, where both hold sums, which may be written in several ways.
    private Optional<Theorem> byMultiple(Expr e) {
        if (e.treeSize() > Bounds.LARGEST || !assumesSums() || !holdsSums(e)) return Optional.empty();
        try {
            Normal normal = new Normal(facts);
            Theorem here = normal.of(e);
            for (Theorem a : facts.comparisons()) {
                Condition.Compare c = (Condition.Compare) a.holds();
                if (c.left() == e || !holdsSums(c.left()) && !holdsSums(c.right())) continue;
                Theorem there = normal.of(Fold.sub(c.left(), c.right()));
                Fraction known = normal.ring().normal(there.equal().right());
                if (known.numerator().isZero()) continue;
                Optional<Theorem> t = normal.ring().normal(here.equal().right()).multiply(known.inverse()).constant()
                        .flatMap(r -> scaled(e, List.of(a, Theorem.fact(here), Theorem.fact(there)), List.of(r, Rational.ONE, r.negate())));
                if (t.isPresent()) return t;
            }
            return Optional.empty();
        } catch (Refused r) {
            return Optional.empty();
        }
    }

    private boolean assumesSums() {
        if (sums.isEmpty()) sums = Optional.of(facts.comparisons().stream().flatMap(a -> ((Condition.Compare) a.holds()).children().stream()).anyMatch(n -> holdsSums((Expr) n)));
        return sums.get();
    }

    private static boolean holdsSums(Expr e) {
        return Dag.postorder(e, Free::scope).stream().anyMatch(Expr.Big.class::isInstance);
    }

    private static Relation of(int signum) {
        return signum > 0 ? Relation.GT : signum < 0 ? Relation.LT : Relation.EQ;
    }

    private Optional<Theorem> bounded(Expr e) {
        for (Relation r : List.of(Relation.GT, Relation.LT, Relation.GE, Relation.LE)) {
            Optional<Theorem> t = facts.combined((Condition.Compare) compare(r, e, ZERO));
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
        for (Relation r : STRONGEST_FIRST) {
            List<Rational> c = new ArrayList<>();
            boolean downward = r == Relation.LT || r == Relation.LE;
            for (int i = 0; i < premises.size(); i++) {
                Relation p = ((Condition.Compare) premises.get(i).holds()).relation();
                boolean down = p == Relation.LT || p == Relation.LE;
                c.add(down != downward ? coefficients.get(i).negate() : coefficients.get(i));
            }
            Optional<Theorem> t = facts.attempt(() -> facts.settled(Theorem.combine((Condition.Compare) compare(r, e, ZERO), premises, c)));
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    private Optional<Theorem> sum(Expr e, Optional<Theorem> a, Optional<Theorem> b, boolean minus) {
        if (a.isPresent() && b.isPresent()) {
            Optional<Theorem> t = facts.attempt(() -> minus ? Theorem.subtraction(a.get(), b.get()) : Theorem.addition(a.get(), b.get()));
            if (t.isPresent()) return t;
        }
        return bounded(e);
    }

    private Optional<Theorem> squared(Expr e, Expr u) {
        Expr product = Terms.mul(u, u);
        Optional<Theorem> s = sign(u).flatMap(t -> facts.attempt(() -> Theorem.product(t, t))).flatMap(t -> e == product ? Optional.of(t) : same(e, product, t));
        if (s.filter(t -> ((Condition.Compare) t.holds()).relation() != Relation.NE).isPresent()) return s;
        Theorem square = Theorem.square(u);
        Optional<Theorem> weak = facts.attempt(() -> facts.settled(Theorem.combine((Condition.Compare) compare(Relation.GE, e, ZERO), List.of(square), List.of(Rational.ONE))));
        if (s.isEmpty()) return weak;
        return weak.flatMap(w -> facts.attempt(() -> Theorem.stronger(w, s.get()))).or(() -> weak);
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
        Optional<Theorem> positive = facts.prove(compare(Relation.GT, u, ZERO)).flatMap(t -> facts.attempt(() -> facts.settled(Theorem.positivePower(t, p.right()))));
        return positive.isPresent() ? positive
                : facts.prove(compare(Relation.NE, u, ZERO)).flatMap(t -> facts.attempt(() -> facts.settled(Theorem.nonzeroPower(t, p.right()))));
    }

    /// The sign of `e` from that of a term with the same normal form.
    private Optional<Theorem> same(Expr e, Expr other, Theorem sign) {
        // What equals 0 cannot be put in for 0, which stands on the right too.
        return facts.attempt(() -> facts.settled(other == ZERO ? Theorem.fact(Theorem.field(e, other)) : Theorem.rewriteFact(sign, List.of(Theorem.field(other, e)))));
    }

    private Optional<Theorem> applied(Expr.Apply a) {
        Primitive f = a.function();
        List<Condition> range = Table.range(f, a.argument());
        for (int i = 0; i < range.size(); i++) {
            int which = i;
            Condition.Compare c = (Condition.Compare) range.get(i);
            if (c.left() == a && Fold.zero(c.right()) || c.right() == a && Fold.zero(c.left())) {
                Relation r = c.left() == a ? c.relation() : c.relation().swapped();
                Optional<Theorem> t = facts.attempt(() -> facts.settled(Theorem.weaker(Theorem.rangeFact(f, a.argument(), which), (Condition.Compare) compare(r, a, ZERO))));
                if (t.isPresent() && (r != Relation.GE || f != Primitive.SQRT)) return t;
                if (t.isPresent()) return positiveRoot(a).or(() -> t);
            } else if (f == Primitive.COSH) {
                return facts.attempt(() -> facts.settled(Theorem.combine((Condition.Compare) compare(Relation.GT, a, ZERO),
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
        return sign(a.argument()).filter(t -> ((Condition.Compare) t.holds()).relation() == Relation.GT).flatMap(t -> facts.attempt(() -> {
            Theorem below = Theorem.weaker(t, (Condition.Compare) compare(Relation.LT, ZERO, a.argument()));
            Theorem root = Theorem.root(Theorem.field(Terms.pow(ZERO, 2), ZERO), Theorem.number((Condition.Compare) compare(Relation.GE, ZERO, ZERO)));
            Theorem up = Theorem.rewriteFact(Theorem.monotone(Primitive.SQRT, below), List.of(root));
            return facts.settled(Theorem.weaker(up, (Condition.Compare) compare(Relation.GT, a, ZERO)));
        }));
    }

    private Optional<Theorem> logarithm(Expr.Apply a) {
        for (Relation r : List.of(Relation.LT, Relation.GT, Relation.LE, Relation.GE)) {
            Optional<Theorem> t = facts.prove(compare(r, Terms.ONE, a.argument())).flatMap(u -> facts.attempt(() -> {
                Theorem zero = Theorem.logProduct(Terms.ONE, List.of(), List.of());
                Theorem moved = Theorem.rewriteFact(Theorem.monotone(Primitive.LOG, u), List.of(zero));
                return facts.settled(Theorem.weaker(moved, (Condition.Compare) compare(r.swapped(), a, ZERO)));
            }));
            if (t.isPresent()) return t;
        }
        return bounded(a);
    }

    /// The sign of an increasing function that is 0 at 0.
    private Optional<Theorem> odd(Expr.Apply a, Table.Identity id) {
        return sign(a.argument()).flatMap(t -> facts.attempt(() -> {
            Expr zero = Terms.apply(a.function(), ZERO);
            Theorem value = Theorem.identity(id, ZERO, ZERO);
            if (value.equal().right() != ZERO) value = Theorem.transitivity(value, Theorem.field(value.equal().right(), ZERO));
            Theorem moved = Theorem.monotone(a.function(), t);
            return facts.settled(Theorem.rewriteFact(moved, List.of(value)));
        }));
    }

    private Optional<Theorem> cases(Expr.If i) {
        Optional<Theorem> decided = facts.prove(i.condition()).or(() -> facts.prove(i.condition().negated()));
        if (decided.isPresent()) {
            return facts.attempt(() -> Theorem.branch(i, decided.get())).flatMap(eq -> eq.equal().right() == ZERO ? facts.attempt(() -> facts.settled(Theorem.fact(eq))) : sign(eq.equal().right()).flatMap(t ->
                    facts.attempt(() -> facts.settled(Theorem.rewriteFact(t, List.of(Theorem.symmetry(eq)))))));
        }
        Facts yes = facts.with(i.condition());
        Facts no = facts.with(i.condition().negated());
        for (Relation r : List.of(Relation.GT, Relation.GE, Relation.LT, Relation.LE, Relation.NE)) {
            Optional<Theorem> a = yes.prove(compare(r, i.yes(), ZERO));
            if (a.isEmpty()) continue;
            Optional<Theorem> b = no.prove(compare(r, i.no(), ZERO));
            if (b.isEmpty()) continue;
            return facts.attempt(() -> {
                Theorem t = onBranch(i, r, i.condition(), a.get());
                Theorem u = onBranch(i, r, i.condition().negated(), b.get());
                return facts.settled(Theorem.cases(i.condition(), t, u));
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
        return facts.attempt(() -> Theorem.definition(e)).flatMap(eq -> sign(eq.equal().right()).flatMap(t -> facts.attempt(() -> {
            Condition.Compare c = (Condition.Compare) t.holds();
            boolean down = c.relation() == Relation.LT || c.relation() == Relation.LE;
            return facts.settled(Theorem.combine((Condition.Compare) compare(c.relation(), e, ZERO), List.of(t, Theorem.fact(eq)),
                    List.of(Rational.ONE, down ? Rational.MINUS_ONE : Rational.ONE)));
        }))).or(() -> bounded(e));
    }
}
