package org.gradproof.algebra;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;

/// Ways to write a quotient of polynomials for people: factors that stood in the original are found again and keep their
/// wording, what is positive comes first, numbers stand in front.
final class Arrangement {
    private final Ring ring;
    private final Map<Polynomial, Expr> wording = new LinkedHashMap<>();
    private final boolean decimals;

    /// A term with the name of the step that leads to it.
    record Shape(Expr term, String label) {}

    /// @param original the term whose sums and differences are likely factors
    Arrangement(Ring ring, Expr original) {
        this.ring = ring;
        this.decimals = Dag.postorder(original).stream().anyMatch(n -> n instanceof Expr.Num q && q.decimals() > 0);
        for (Node n : Dag.postorder(original, Free::scope)) {
            if (n instanceof Expr.Binary b && b.isScalar() && (b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT)) hint(b);
        }
        for (Expr a : ring.atoms()) {
            if (a instanceof Expr.Call || a instanceof Expr.Apply || a instanceof Expr.Entry) {
                hint(Terms.sub(ONE, a));
                hint(Terms.add(ONE, a));
            }
        }
    }

    private void hint(Expr sum) {
        try {
            Fraction f = ring.normal(sum);
            if (f.denominator().isEmpty() && f.numerator().size() > 1 && f.numerator().size() < 12) wording.putIfAbsent(f.numerator(), sum);
        } catch (Refused e) {
            // Too large or undefined: no likely factor.
            return;
        }
    }

    List<Shape> of(Fraction f) {
        List<Shape> out = new ArrayList<>();
        if (f.numerator().isZero()) return List.of(new Shape(ZERO, "algebra"));
        out.add(new Shape(over(factored(f.numerator()), f), f.numerator().size() > 1 ? "factor" : "algebra"));
        out.add(new Shape(over(new Product(Rational.ONE, List.of(sum(f.numerator()))), f), "algebra"));
        return out;
    }

    /// A number times factors.
    private record Product(Rational coefficient, List<Expr> factors) {}

    private Product factored(Polynomial p) {
        Monomial content = null;
        for (Map.Entry<Monomial, Rational> t : p.terms()) content = content == null ? t.getKey() : content.gcd(t.getKey());
        Polynomial rest = p.exactly(Polynomial.term(content, Rational.ONE)).orElseThrow();
        List<Expr> factors = new ArrayList<>();
        for (int i = 0; i < content.width(); i++) {
            factors.add(Fold.pow(ring.atom(content.atom(i)), Terms.num(content.exponent(i))));
        }
        for (Map.Entry<Polynomial, Expr> h : wording.entrySet()) {
            int times = 0;
            while (rest.size() > 1) {
                Optional<Polynomial> q = rest.exactly(h.getKey());
                if (q.isEmpty() || q.get().constant().isPresent() && !common(h.getKey()).isOne()) break;
                rest = q.get();
                times++;
            }
            if (times > 0) factors.add(Fold.pow(h.getValue(), Terms.num(times)));
        }
        Rational c = common(rest);
        if (rest.size() == 1) {
            Map.Entry<Monomial, Rational> t = rest.terms().iterator().next();
            Expr m = Canonical.monomial(ring, t.getKey());
            if (m != ONE) factors.addFirst(m);
            return new Product(t.getValue(), factors);
        }
        if (allNegative(rest)) c = c.negate();
        factors.add(sum(rest.scale(c.inverse())));
        return new Product(c, factors);
    }

    private static boolean allNegative(Polynomial p) {
        return p.terms().stream().allMatch(t -> t.getValue().signum() < 0);
    }

    /// The positive number by which all coefficients become whole and have no common divisor.
    private static Rational common(Polynomial p) {
        java.math.BigInteger above = java.math.BigInteger.ZERO;
        java.math.BigInteger below = java.math.BigInteger.ONE;
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            above = above.gcd(t.getValue().numerator());
            java.math.BigInteger d = t.getValue().denominator();
            below = below.divide(below.gcd(d)).multiply(d);
        }
        return Rational.of(above, below);
    }

    /// The terms of a sum, what is positive first where the leading term is negative.
    private Expr sum(Polynomial p) {
        List<Map.Entry<Monomial, Rational>> terms = Canonical.sorted(p);
        List<Map.Entry<Monomial, Rational>> order = new ArrayList<>();
        if (terms.getFirst().getValue().signum() < 0) terms.stream().filter(t -> t.getValue().signum() > 0).forEach(order::add);
        for (Map.Entry<Monomial, Rational> t : terms) if (!order.contains(t)) order.add(t);
        Expr sum = ZERO;
        for (Map.Entry<Monomial, Rational> t : order) sum = Fold.add(sum, Fold.mul(number(t.getValue()), Canonical.monomial(ring, t.getKey())));
        return sum;
    }

    private Expr over(Product above, Fraction f) {
        Rational c = above.coefficient;
        Expr below = ONE;
        for (Map.Entry<Polynomial, Integer> e : f.denominator().entrySet()) {
            Polynomial p = e.getKey();
            Optional<Map.Entry<Polynomial, Expr>> worded = wording.entrySet().stream().filter(h -> proportional(h.getKey(), p)).findFirst();
            Rational scale = worded.isPresent() ? ratio(worded.get().getKey(), p) : common(p).inverse();
            Expr text = worded.isPresent() ? worded.get().getValue() : sum(p.scale(scale));
            c = c.multiply(scale.pow(e.getValue()));
            below = Fold.mul(below, Fold.pow(text, Terms.num(e.getValue())));
        }
        Expr top = ONE;
        for (Expr x : above.factors) top = Fold.mul(top, x);
        boolean negative = c.signum() < 0;
        c = c.abs();
        boolean whole = number(c) instanceof Expr.Num n && n.decimals() > 0;
        Expr left = Fold.mul(whole ? number(c) : Terms.num(Rational.of(c.numerator())), top);
        Expr result = Fold.div(left, whole ? below : Fold.mul(Terms.num(Rational.of(c.denominator())), below));
        return negative ? Fold.neg(result) : result;
    }

    /// A decimal where the original had decimals and few digits suffice.
    private Expr number(Rational c) {
        if (decimals && !c.isInteger()) {
            for (int d = 1; d <= 12; d++) {
                if (java.math.BigInteger.TEN.pow(d).mod(c.denominator()).signum() == 0) return Terms.decimal(c, d);
            }
        }
        return Terms.num(c);
    }

    private static boolean proportional(Polynomial a, Polynomial b) {
        return a.size() == b.size() && a.leading().equals(b.leading()) && a.equals(b.scale(ratio(a, b)));
    }

    private static Rational ratio(Polynomial a, Polynomial b) {
        return a.coefficient(a.leading()).divide(b.coefficient(b.leading()));
    }
}
