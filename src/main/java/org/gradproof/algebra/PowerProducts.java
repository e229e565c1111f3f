package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Ring;

/// Canonical quotients as products of powers, which logarithms and roots are split over.
record PowerProducts(Ring ring, Facts facts) {
    /// A canonical quotient as a product of powers: numbers by primes, then the other factors.
    private Map<Expr, Integer> factors(Expr u, Rational[] constant) {
        Fraction f = ring.normal(u);
        Map<Expr, Integer> out = new LinkedHashMap<>();
        Polynomial n = f.numerator();
        Monomial content = null;
        for (Map.Entry<Monomial, Rational> t : n.terms()) content = content == null ? t.getKey() : content.gcd(t.getKey());
        Polynomial core = n.exactly(Polynomial.term(content, Rational.ONE)).orElseThrow();
        Rational lead = core.coefficient(core.leading());
        constant[0] = lead;
        for (int i = 0; i < content.width(); i++) out.merge(ring.atom(content.atom(i)), content.exponent(i), Integer::sum);
        core = core.scale(lead.inverse());
        Optional<Polynomial> half = rootOf(core);
        if (core.constant().isEmpty()) out.merge(Canonical.polynomial(ring, half.orElse(core)), half.isPresent() ? 2 : 1, Integer::sum);
        f.denominator().forEach((p, e) -> out.merge(Canonical.polynomial(ring, p), -e, Integer::sum));
        out.values().removeIf(e -> e == 0);
        return out;
    }

    /// The polynomial whose square this one is, term by term from the leading one; its leading coefficient is 1.
    private Optional<Polynomial> rootOf(Polynomial square) {
        Polynomial root = Polynomial.ONE;
        Monomial lead = square.leading();
        for (int i = 0; i < lead.width(); i++) {
            if (lead.exponent(i) % 2 != 0) return Optional.empty();
            root = root.multiply(ring.atom(ring.atom(lead.atom(i))).pow(lead.exponent(i) / 2));
        }
        Monomial first = root.leading();
        for (int terms = 0; terms < 20; terms++) {
            Polynomial rest = square.subtract(root.multiply(root));
            if (rest.isZero()) return Optional.of(root);
            Monomial next = rest.leading();
            if (!first.divides(next)) return Optional.empty();
            root = root.add(Polynomial.term(next.over(first), rest.coefficient(next).divide(Rational.TWO)));
        }
        return Optional.empty();
    }

    private static Map<BigInteger, Integer> primes(Rational q) {
        Map<BigInteger, Integer> out = new LinkedHashMap<>();
        divide(q.numerator().abs(), 1, out);
        divide(q.denominator(), -1, out);
        return out;
    }

    private static void divide(BigInteger n, int sign, Map<BigInteger, Integer> out) {
        BigInteger rest = n;
        for (int p = 2; p < 1000 && rest.compareTo(BigInteger.ONE) > 0; p++) {
            BigInteger b = BigInteger.valueOf(p);
            while (rest.mod(b).signum() == 0) {
                out.merge(b, sign, Integer::sum);
                rest = rest.divide(b);
            }
        }
        if (rest.compareTo(BigInteger.ONE) > 0) out.merge(rest, sign, Integer::sum);
    }

    /// A product of powers whose bases are positive, or not negative: as much as the facts show, the rest in one piece.
    Optional<Map<Expr, Integer>> signed(Expr u, Relation wanted) {
        if (ring.normal(u).numerator().isZero()) return Optional.empty();
        Rational[] constant = new Rational[1];
        Map<Expr, Integer> factors = factors(u, constant);
        Map<Expr, Integer> out = new LinkedHashMap<>();
        Expr rest = ONE;
        boolean negative = constant[0].signum() < 0;
        for (Map.Entry<Expr, Integer> e : factors.entrySet()) {
            Expr base = e.getKey();
            if (facts.prove(compare(wanted, base, ZERO)).isPresent()) {
                out.merge(base, e.getValue(), Integer::sum);
            } else if (facts.prove(compare(wanted.swapped(), base, ZERO)).isPresent()) {
                negative ^= e.getValue() % 2 != 0;
                out.merge(Canonical.polynomial(ring, ring.normal(Fold.neg(base)).numerator()), e.getValue(), Integer::sum);
            } else {
                rest = Fold.mul(rest, Fold.pow(base, Terms.num(e.getValue())));
            }
        }
        if (negative) rest = Fold.neg(rest);
        if (rest != ONE) {
            Expr r = Canonical.fraction(ring, ring.normal(rest));
            if (facts.prove(compare(wanted, r, ZERO)).isEmpty()) return Optional.empty();
            out.merge(r, 1, Integer::sum);
        }
        primes(constant[0]).forEach((p, k) -> out.merge(Terms.num(Rational.of(p)), k, Integer::sum));
        out.values().removeIf(k -> k == 0);
        return Optional.of(out);
    }
}
