package org.gradproof.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;

/// Other spellings of a term, whose sign can be seen where that of the term cannot: a common factor in front, squares
/// completed.
final class Spellings {
    private Spellings() {}

    /// Other spellings of a quotient of polynomials.
    static List<Expr> of(Expr e) {
        List<Expr> out = new ArrayList<>();
        try {
            Ring ring = new Ring();
            Fraction f = ring.normal(e);
            if (f.numerator().size() < 2) return out;
            Expr below = Canonical.fraction(ring, new Fraction(Polynomial.ONE, f.denominator()));
            factored(ring, f.numerator()).map(n -> Fold.mul(n, below)).ifPresent(out::add);
            squared(ring, f.numerator()).map(n -> Fold.mul(n, below)).ifPresent(out::add);
            return out;
        } catch (Refused r) {
            return out;
        }
    }

    /// What all terms share, in front.
    private static Optional<Expr> factored(Ring ring, Polynomial p) {
        Monomial content = null;
        for (Map.Entry<Monomial, Rational> t : p.terms()) content = content == null ? t.getKey() : content.gcd(t.getKey());
        if (content.isOne()) return Optional.empty();
        Polynomial core = p.exactly(Polynomial.term(content, Rational.ONE)).orElseThrow();
        return Optional.of(Fold.mul(Canonical.monomial(ring, content), Canonical.polynomial(ring, core)));
    }

    /// `c·v² + q·v + r` as `c·(v + q/2c)² + (r − q²/4c)`, where the rest has less in it.
    private static Optional<Expr> squared(Ring ring, Polynomial p) {
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            Monomial m = t.getKey();
            if (m.width() != 1 || m.exponent(0) % 2 != 0) continue;
            int number = m.atom(0);
            int half = m.exponent(0) / 2;
            Polynomial q = Polynomial.ZERO;
            boolean clean = true;
            for (Map.Entry<Monomial, Rational> s : p.terms()) {
                int e = s.getKey().exponentOf(number);
                if (s.getKey().equals(m) || e == 0) continue;
                clean &= e == half;
                if (e == half) q = q.add(Polynomial.term(s.getKey().over(power(ring, number, half)), s.getValue()));
            }
            if (!clean || q.isZero()) continue;
            Rational c = t.getValue();
            Polynomial root = Polynomial.term(power(ring, number, half), Rational.ONE).add(q.scale(c.add(c).inverse()));
            Polynomial rest = p.subtract(root.multiply(root).scale(c));
            Expr square = Fold.mul(Terms.num(c), Terms.pow(Canonical.polynomial(ring, root), 2));
            return Optional.of(rest.isZero() ? square : Fold.add(square, Canonical.polynomial(ring, rest)));
        }
        return Optional.empty();
    }

    private static Monomial power(Ring ring, int number, int exponent) {
        return ring.atom(ring.atom(number)).pow(exponent).leading();
    }
}
