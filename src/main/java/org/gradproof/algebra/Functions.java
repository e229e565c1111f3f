package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table.Identity;
import org.gradproof.kernel.Theorem;

/// Normal forms of functions and of powers with a symbol in the exponent: exponentials as powers of `exp` of single terms,
/// hyperbolics through `exp`, logarithms and roots over positive factors, odd functions of leading plus.
final class Functions {
    private final Normal normal;
    private final Ring ring;
    private final Facts facts;
    private final PowerProducts products;
    private final Waves waves;

    Functions(Normal normal) {
        this.normal = normal;
        this.ring = normal.ring();
        this.facts = normal.facts();
        this.products = new PowerProducts(ring, facts);
        this.waves = new Waves(normal, this);
    }

    Waves waves() {
        return waves;
    }

    Theorem applied(Expr.Apply a) {
        Optional<Identity> meaning = switch (a.function()) {
            case TAN -> Optional.of(Identity.TAN_BY_SINE);
            case SINH -> Optional.of(Identity.SINH_BY_EXP);
            case COSH -> Optional.of(Identity.COSH_BY_EXP);
            case TANH -> Optional.of(Identity.TANH_BY_EXP);
            case ARCCOS -> Optional.of(Identity.ARCCOS_BY_ARCSIN);
            case NORMAL_CDF -> Optional.of(Identity.CDF_BY_ERF);
            case NORMAL_PDF -> Optional.of(Identity.PDF_BY_EXP);
            case EXP, LOG, SQRT, SIN, COS, ARCSIN, ARCTAN, ERF -> Optional.empty();
        };
        if (meaning.isPresent()) return normal.via(Theorem.identity(meaning.get(), a.argument(), ZERO));
        Theorem inner = normal.argument(a.argument());
        Expr u = inner.equal().right();
        Theorem start = inner.equal().left() == u ? Theorem.reflexivity(a) : facts.discharge(Theorem.rewrite(a, List.of(inner)));
        Expr.Apply f = (Expr.Apply) start.equal().right();
        Optional<Theorem> more = switch (f.function()) {
            case EXP -> exponential(f);
            case LOG -> logarithm(f);
            case SQRT -> root(f);
            case SIN, COS -> waves.split(f);
            case ERF -> odd(f, Identity.ERF_OF_MINUS, Identity.ERF_OF_ZERO);
            case ARCTAN -> odd(f, Identity.ARCTAN_OF_MINUS, Identity.ARCTAN_OF_ZERO);
            case ARCSIN -> odd(f, Identity.ARCSIN_OF_MINUS, Identity.ARCSIN_OF_ZERO);
            case TAN, SINH, COSH, TANH, ARCCOS, NORMAL_CDF, NORMAL_PDF -> Optional.empty();
        };
        return more.map(t -> normal.then(start, t)).orElse(start);
    }

    private Optional<Theorem> exponential(Expr.Apply a) {
        return Multiples.of(a.argument(), ring).filter(m -> m.parts().size() != 1 || m.times().getFirst() != 1 || isLog(m.parts().getFirst())).map(m -> {
            Theorem t = Theorem.expSum(a.argument(), m.parts(), m.times());
            List<Theorem> logs = new ArrayList<>();
            for (Expr p : m.parts()) if (isLog(p)) logs.add(Theorem.identity(Identity.EXP_OF_LOG, ((Expr.Apply) p).argument(), ZERO));
            Theorem u = logs.isEmpty() ? t : normal.then(t, Theorem.rewrite(t.equal().right(), logs));
            return normal.again(u);
        });
    }

    private static boolean isLog(Expr e) {
        return e instanceof Expr.Apply a && a.function() == Primitive.LOG;
    }

    private Optional<Theorem> logarithm(Expr.Apply a) {
        if (Ring.value(a.argument()).filter(v -> v.signum() <= 0).isPresent()) return Optional.empty();
        return products.signed(a.argument(), Relation.GT).filter(m -> m.size() != 1 || !m.containsKey(a.argument()) || isExp(a.argument()) || positiveProduct(a.argument())).map(m -> {
            Theorem t = Theorem.logProduct(a.argument(), List.copyOf(m.keySet()), List.copyOf(m.values()));
            List<Theorem> exps = new ArrayList<>();
            for (Expr p : m.keySet()) if (isExp(p)) exps.add(Theorem.identity(Identity.LOG_OF_EXP, ((Expr.Apply) p).argument(), ZERO));
            for (Expr p : m.keySet()) if (positiveProduct(p)) exps.add(normal.via(Theorem.logOfProduct((Expr.Big) p)));
            return normal.again(exps.isEmpty() ? t : normal.then(t, Theorem.rewrite(t.equal().right(), exps)));
        });
    }

    /// Whether the logarithm of the term is a sum of logarithms.
    private boolean positiveProduct(Expr e) {
        return e instanceof Expr.Big b && b.isProduct() && facts.prove(Condition.forAll(b.index(), compare(Relation.GT, b.body(), ZERO))).isPresent();
    }

    static boolean isExp(Expr e) {
        return e instanceof Expr.Apply a && a.function() == Primitive.EXP;
    }

    /// `√(a²b) = a·√b` for `a, b ≥ 0`.
    private Optional<Theorem> root(Expr.Apply a) {
        if (ring.normal(a.argument()).numerator().isZero()) {
            return Optional.of(Theorem.root(Theorem.field(Terms.pow(ZERO, 2), a.argument()), Theorem.number((Condition.Compare) compare(Relation.GE, ZERO, ZERO))));
        }
        return products.signed(a.argument(), Relation.GE).filter(m -> m.size() != 1 || !m.containsKey(a.argument())).flatMap(m -> {
            Expr v = ONE;
            Set<Expr> radicands = new LinkedHashSet<>();
            for (Map.Entry<Expr, Integer> e : m.entrySet()) {
                v = Fold.mul(v, Fold.pow(e.getKey(), Terms.num(Math.floorDiv(e.getValue(), 2))));
                if (Math.floorMod(e.getValue(), 2) == 1) {
                    v = Fold.mul(v, Terms.sqrt(e.getKey()));
                    radicands.add(e.getKey());
                }
            }
            List<Theorem> squares = radicands.stream().map(r -> Theorem.identity(Identity.SQUARE_OF_ROOT, r, ZERO)).toList();
            Expr square = Terms.pow(v, 2);
            Optional<Theorem> equal = new Relations(ring, facts).reduced(square, a.argument(), squares);
            Optional<Theorem> sign = facts.prove(compare(Relation.GE, v, ZERO));
            if (equal.isEmpty() || sign.isEmpty()) return Optional.empty();
            return Optional.of(normal.again(Theorem.root(equal.get(), sign.get())));
        });
    }

    Optional<Theorem> odd(Expr.Apply a, Identity minus, Identity zero) {
        Fraction f = ring.normal(a.argument());
        if (f.numerator().isZero()) return Optional.of(Theorem.identity(zero, ZERO, ZERO));
        if (!leadsNegative(f)) return Optional.empty();
        Expr u = Canonical.fraction(ring, f.negate());
        Theorem moved = Theorem.rewrite(a, List.of(Theorem.field(a.argument(), Terms.neg(u))));
        return Optional.of(normal.again(normal.then(moved, Theorem.identity(minus, u, ZERO))));
    }

    static boolean leadsNegative(Fraction f) {
        return Canonical.sorted(f.numerator()).getFirst().getValue().signum() < 0;
    }

    /// `u^v = exp(v·log u)` where u is known to be positive; else the exponent alone is normalised.
    Theorem power(Expr.Binary b) {
        Optional<Rational> n = Ring.value(b.right());
        if (n.isPresent() && n.get().isSmallInteger()) return normal.via(Theorem.rewrite(b, List.of(Theorem.field(b.right(), Terms.num(n.get())))));
        boolean positive = facts.prove(compare(Relation.GT, b.left(), ZERO)).isPresent();
        boolean real = Theorem.domain(b).contains(compare(Relation.GT, b.left(), ZERO));
        if (positive || real) return normal.via(Theorem.identity(Identity.POWER_BY_EXP, b.left(), b.right()));
        List<Theorem> parts = new ArrayList<>();
        for (Expr part : List.of(b.left(), b.right())) if (normal.of(part).equal().right() != part) parts.add(normal.of(part));
        Theorem t = parts.isEmpty() ? Theorem.reflexivity(b) : facts.discharge(Theorem.rewrite(b, parts));
        Expr.Binary p = (Expr.Binary) t.equal().right();
        Fraction exponent = ring.normal(p.right());
        Rational shift = exponent.denominator().isEmpty() ? exponent.numerator().coefficient(Monomial.ONE) : Rational.ZERO;
        if (shift.signum() <= 0 || !shift.isSmallInteger()) return t;
        Expr below = Canonical.fraction(ring, exponent.add(Fraction.of(Polynomial.ONE).negate()));
        Theorem sum = Theorem.rewrite(p, List.of(Theorem.field(p.right(), Terms.add(below, ONE))));
        return normal.via(normal.then(normal.then(t, sum), Theorem.identity(Identity.POWER_PLUS_ONE, p.left(), below)));
    }
}
