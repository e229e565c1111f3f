package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;

/// An interval of one symbol between rationals, open or closed, endless where an end is missing.
record Region(Symbol x, Optional<End> low, Optional<End> high) {
    record End(Rational at, boolean open) {}

    /// What the assumptions that are linear in the symbol alone say of it.
    static Region of(Symbol x, Facts facts) {
        Region r = new Region(x, Optional.empty(), Optional.empty());
        for (Condition c : facts.assumptions()) {
            if (c instanceof Condition.Compare e && Free.of(e).size() == 1 && Free.occurs(x, e)) r = r.and(e);
        }
        return r;
    }

    private Region and(Condition.Compare c) {
        try {
            Ring ring = new Ring();
            Fraction f = ring.normal(Terms.sub(c.left(), c.right()));
            if (!f.denominator().isEmpty() || c.relation() == Relation.NE || c.relation() == Relation.EQ) return this;
            Polynomial p = f.numerator();
            Rational slope = p.coefficient(ring.atom(x).leading());
            Rational constant = p.coefficient(org.gradproof.kernel.Monomial.ONE);
            Polynomial line = ring.atom(x).scale(slope).add(Polynomial.constant(constant));
            if (slope.isZero() || !line.equals(p)) return this;
            Rational at = constant.negate().divide(slope);
            boolean up = (c.relation() == Relation.GT || c.relation() == Relation.GE) == slope.signum() > 0;
            End end = new End(at, c.relation() == Relation.GT || c.relation() == Relation.LT);
            return up ? above(end) : below(end);
        } catch (Refused e) {
            return this;
        }
    }

    Region above(End e) {
        if (low.isEmpty()) return new Region(x, Optional.of(e), high);
        int order = e.at.compareTo(low.get().at);
        return order > 0 || order == 0 && e.open ? new Region(x, Optional.of(e), high) : this;
    }

    Region below(End e) {
        if (high.isEmpty()) return new Region(x, low, Optional.of(e));
        int order = e.at.compareTo(high.get().at);
        return order < 0 || order == 0 && e.open ? new Region(x, low, Optional.of(e)) : this;
    }

    boolean endless() {
        return low.isEmpty() || high.isEmpty();
    }

    boolean empty() {
        if (endless()) return false;
        int order = low.get().at.compareTo(high.get().at);
        return order > 0 || order == 0 && (low.get().open || high.get().open);
    }

    boolean inside(Rational q) {
        return low.filter(e -> q.compareTo(e.at) <= 0).isEmpty() && high.filter(e -> q.compareTo(e.at) >= 0).isEmpty();
    }

    Region closure() {
        return new Region(x, low.map(e -> new End(e.at, false)), high.map(e -> new End(e.at, false)));
    }

    Region interior() {
        return new Region(x, low.map(e -> new End(e.at, true)), high.map(e -> new End(e.at, true)));
    }

    List<Condition> conditions() {
        List<Condition> out = new ArrayList<>();
        low.ifPresent(e -> out.add(compare(e.open ? Relation.GT : Relation.GE, x, number(e.at))));
        high.ifPresent(e -> out.add(compare(e.open ? Relation.LT : Relation.LE, x, number(e.at))));
        return out;
    }

    static Expr number(Rational q) {
        return Terms.num(q);
    }

    /// Points to look at, in doubles.
    double[] samples() {
        int n = 13;
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            double t = (i + 0.5) / n;
            double far = Math.pow(t / (1 - t), 1.6) * 2;
            if (low.isPresent() && high.isPresent()) out[i] = low.get().at.doubleValue() * (1 - t) + high.get().at.doubleValue() * t;
            else if (low.isPresent()) out[i] = low.get().at.doubleValue() + far;
            else if (high.isPresent()) out[i] = high.get().at.doubleValue() - far;
            else out[i] = Math.signum(t - 0.5) * Math.pow(Math.abs(t - 0.5) * 2 / (1.0001 - Math.abs(t - 0.5) * 2), 1.4) * 1.37;
        }
        return out;
    }

    /// Where to cut next: inside, and further and further out where there is no end.
    Optional<Rational> cut() {
        if (low.isPresent() && high.isPresent()) {
            Rational width = high.get().at.subtract(low.get().at);
            if (width.compareTo(Rational.of(1, 1L << 26)) < 0) return Optional.empty();
            return Optional.of(low.get().at.add(high.get().at).multiply(Rational.HALF));
        }
        if (low.isEmpty() && high.isEmpty()) return Optional.of(Rational.ZERO);
        Rational end = low.isPresent() ? low.get().at : high.get().at;
        Rational step = end.abs().compareTo(Rational.ONE) < 0 ? Rational.ONE : end.abs();
        if (step.compareTo(Rational.of(1 << 10)) > 0) return Optional.empty();
        return Optional.of(low.isPresent() ? end.add(step) : end.subtract(step));
    }
}
