package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Maxima over a range in one form: what stands still and positive factors in front, minima as opposites of maxima, bound
/// names by nesting.
///
/// Equalities of maxima are proved by two inequalities: each maximum is a value at some index, and not below the value there.
public final class Extremes {
    /// Over how many numbers a maximum is written out as cases.
    private static final int MOST_CASES = 4;

    private Extremes() {}

    /// Whether it is of so few values that it is written out as cases.
    public static boolean isShort(Expr.Extreme m) {
        return Ring.value(m.index().lower()).flatMap(l -> Ring.value(m.index().upper()).map(u -> u.subtract(l)))
                .filter(w -> w.signum() >= 0 && w.compareTo(Rational.of(MOST_CASES)) < 0).isPresent();
    }

    /// Over very few numbers the cases written out; else of a body in normal form, in standard form.
    static Theorem normal(Expr.Extreme m, Normal normal) {
        if (isShort(m) && !normal.keepsNames()) return normal.via(Theorem.unrolling(m));
        Theorem t = under(m, normal);
        if (normal.keepsNames()) return t;
        Expr.Extreme inner = (Expr.Extreme) t.equal().right();
        Optional<Theorem> standard = standard(inner, normal.ring(), normal.facts());
        if (standard.isPresent()) return normal.then(t, normal.via(standard.get()));
        String name = "$" + level(inner.body());
        return inner.index().name().equals(name) ? t : normal.then(t, normal.via(normal.facts().discharge(Theorem.renaming(inner, name))));
    }

    private static Theorem under(Expr.Extreme m, Normal normal) {
        Theorem body = normal.under(m.index()).of(m.body());
        return body.equal().right() == m.body() ? Theorem.reflexivity(m) : normal.facts().discharge(Theorem.rewrite(m, List.of(body)));
    }

    /// `max (a + c·g) = a + c·max g` and `min (a + c·g) = a − c·max (−g)` for a number `c > 0`; empty where m is in this form.
    private static Optional<Theorem> standard(Expr.Extreme m, Ring ring, Facts facts) {
        Symbol k = m.index();
        Fraction f = ring.normal(m.body());
        Polynomial still = Polynomial.constant(Rational.ZERO);
        Polynomial moving = f.denominator().isEmpty() ? Polynomial.constant(Rational.ZERO) : f.numerator();
        if (f.denominator().isEmpty()) {
            for (Map.Entry<Monomial, Rational> t : Canonical.sorted(f.numerator())) {
                Polynomial term = Polynomial.term(t.getKey(), t.getValue());
                if (speaks(t.getKey(), k, ring)) moving = moving.add(term);
                else still = still.add(term);
            }
        }
        if (moving.isZero()) return Optional.of(constant(m, facts));
        Rational leading = Canonical.sorted(moving).getFirst().getValue();
        Rational factor = m.isGreatest() ? leading.abs() : leading.abs().negate();
        if (still.isZero() && factor.equals(Rational.ONE)) return Optional.empty();
        Expr g = Canonical.fraction(ring, new Fraction(moving, f.denominator()).multiply(Fraction.of(Polynomial.constant(Rational.ONE.divide(factor)))));
        return Optional.of(scaled(m, Canonical.polynomial(ring, still), factor, (Expr.Extreme) Terms.extreme(true, k, g), facts));
    }

    private static boolean speaks(Monomial m, Symbol k, Ring ring) {
        for (int i = 0; i < m.width(); i++) if (Free.occurs(k, ring.atom(m.atom(i)))) return true;
        return false;
    }

    /// `max c = c`.
    private static Theorem constant(Expr.Extreme m, Facts facts) {
        Theorem same = Theorem.weaker(Theorem.assume(compare(Relation.EQ, m.body(), m)), (Condition.Compare) compare(Relation.GE, m, m.body()));
        Theorem below = Theorem.weaker(Theorem.assume(compare(Relation.EQ, m.body(), m)), (Condition.Compare) compare(Relation.LE, m, m.body()));
        return facts.discharge(Theorem.equation(Theorem.antisymmetry(Theorem.extremeAttained(m, same), Theorem.extremeAttained(m, below))));
    }

    /// `m = a + c·n` where m is of `a + c·g`, n is the maximum of g, and c is positive for a maximum and negative for a minimum.
    private static Theorem scaled(Expr.Extreme m, Expr a, Rational c, Expr.Extreme n, Facts facts) {
        Expr sum = Fold.add(a, Fold.mul(Terms.num(c), n));
        Relation up = m.isGreatest() ? Relation.LE : Relation.GE;
        Facts inside = facts.generic(m.index());
        Condition here = compare(Relation.EQ, m.body(), m);
        Condition there = compare(Relation.EQ, n.body(), n);
        Theorem first = Theorem.combine((Condition.Compare) compare(up, m, sum),
                List.of(Theorem.extremeBound(n, m.index()), Theorem.assume(here)), List.of(c.abs(), m.isGreatest() ? Rational.ONE : Rational.MINUS_ONE));
        Theorem second = Theorem.combine((Condition.Compare) compare(up.swapped(), m, sum),
                List.of(Theorem.extremeBound(m, m.index()), Theorem.assume(there)), List.of(Rational.ONE, c.abs()));
        Theorem one = Theorem.extremeAttained(m, inside.discharge(first));
        Theorem two = Theorem.extremeAttained(n, inside.discharge(second));
        return facts.discharge(Theorem.equation(m.isGreatest() ? Theorem.antisymmetry(two, one) : Theorem.antisymmetry(one, two)));
    }

    /// One more than the greatest number that is the name of a bound index inside.
    static int level(Expr body) {
        int level = 1;
        for (Node n : Dag.postorder(body)) {
            Optional<Symbol> bound = switch (n) {
                case Expr.Big b -> Optional.of(b.index());
                case Expr.Extreme m -> Optional.of(m.index());
                case Expr _, Condition _ -> Optional.empty();
            };
            if (bound.isPresent() && bound.get().name().startsWith("$")) level = Math.max(level, Integer.parseInt(bound.get().name().substring(1)) + 1);
        }
        return level;
    }
}
