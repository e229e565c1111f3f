package org.gradproof.algebra;

import java.util.LinkedHashMap;
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
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Comparisons read from what moves to what stands still: `if x < 0` for `if 0 > x`, with proof.
public final class Orientation {
    private Orientation() {}

    /// `e = e′`, where no case begins with a number on the left of its comparison; nothing where none did.
    public static Optional<Theorem> of(Expr e) {
        Map<Expr, Theorem> steps = new LinkedHashMap<>();
        for (Node n : Dag.postorder(e, Free::scope)) {
            if (n instanceof Expr.If i && i.condition() instanceof Condition.Compare c && still(c.left()) && !still(c.right())) {
                turned(i, c).ifPresent(t -> steps.put(i, t));
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(all(e, steps));
    }

    /// Innermost first: a case within a case is turned before the outer one is looked at.
    private static Theorem all(Expr e, Map<Expr, Theorem> steps) {
        Theorem whole = Theorem.rewrite(e, List.copyOf(steps.values()));
        return of(whole.equal().right()).map(t -> Theorem.transitivity(whole, t)).orElse(whole);
    }

    private static boolean still(Expr e) {
        return Free.of(e).isEmpty();
    }

    private static Optional<Theorem> turned(Expr.If i, Condition.Compare c) {
        try {
            Condition.Compare d = (Condition.Compare) Condition.compare(c.relation().swapped(), c.right(), c.left());
            Expr.If other = (Expr.If) Terms.cases(d, i.yes(), i.no());
            return Optional.of(Theorem.cases(c, onBranch(i, other, c, d),
                    onBranch(i, other, (Condition.Compare) c.negated(), (Condition.Compare) d.negated())));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static Theorem onBranch(Expr.If i, Expr.If other, Condition.Compare c, Condition.Compare d) {
        return onBranch(i, other, Theorem.assume(c), Theorem.weaker(Theorem.assume(c), d));
    }

    private static Theorem onBranch(Expr.If i, Expr.If other, Theorem c, Theorem d) {
        return Theorem.transitivity(Theorem.branch(i, c), Theorem.symmetry(Theorem.branch(other, d)));
    }

    /// The same cases by whether a polynomial whose first coefficient is 1 is positive, or not negative where it may be 0, so that
    /// `m + x > s` and `s − x < m` look alike; nothing where they do so already, or compare names.
    static Optional<Theorem> standard(Expr.If i, Ring ring, Facts facts) {
        if (!(i.condition() instanceof Condition.Compare c) || isPlain(c.left()) && isPlain(c.right())) return Optional.empty();
        try {
            Fraction f = ring.normal(Terms.sub(c.left(), c.right()));
            if (!f.denominator().isEmpty() || f.numerator().constant().isPresent()) return Optional.empty();
            Rational scale = Canonical.sorted(f.numerator()).getFirst().getValue().inverse();
            Expr p = Canonical.polynomial(ring, f.numerator().scale(scale));
            Relation r = scale.signum() > 0 ? c.relation() : c.relation().swapped();
            Optional<Theorem> apart = r == Relation.GE || r == Relation.LT ? facts.prove(Condition.compare(Relation.NE, p, Terms.ZERO)) : Optional.empty();
            Theorem yes = scaled(c, r, p, scale, apart);
            Theorem no = scaled((Condition.Compare) c.negated(), r.negated(), p, scale, apart);
            Expr.If other = (Expr.If) (r == Relation.GT || r == Relation.GE || r == Relation.EQ ? Terms.cases(yes.holds(), i.yes(), i.no()) : Terms.cases(no.holds(), i.no(), i.yes()));
            return other == i ? Optional.empty()
                    : Optional.of(Theorem.cases(c, onBranch(i, other, Theorem.assume(c), yes), onBranch(i, other, Theorem.assume(c.negated()), no)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// How the polynomial compares with 0, strictly where it is known not to be 0.
    private static Theorem scaled(Condition.Compare from, Relation r, Expr p, Rational scale, Optional<Theorem> apart) {
        Theorem t = Theorem.combine((Condition.Compare) Condition.compare(r, p, Terms.ZERO), List.of(Theorem.assume(from)),
                List.of(r == Relation.EQ || r == Relation.NE ? scale : scale.abs()));
        if (apart.isEmpty()) return t;
        return r == Relation.GE ? Theorem.stronger(t, apart.get()) : Theorem.weaker(t, (Condition.Compare) Condition.compare(Relation.LE, p, Terms.ZERO));
    }

    private static boolean isPlain(Expr e) {
        return e instanceof Symbol || e instanceof Expr.Num;
    }
}
