package org.gradproof.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Ring;

/// A canonical sum as integer multiples of terms: `x/2 + 3y` is `1·(x/2) + 3·(y)`.
record Multiples(List<Expr> parts, List<Integer> times) {
    
    static Optional<Multiples> of(Expr u, Ring ring) {
        Fraction f = ring.normal(u);
        List<Expr> parts = new ArrayList<>();
        List<Integer> times = new ArrayList<>();
        for (Map.Entry<Monomial, Rational> t : Canonical.sorted(f.numerator())) {
            Rational c = t.getValue();
            if (c.numerator().bitLength() > 10 || c.denominator().bitLength() > 30) return Optional.empty();
            Polynomial one = Polynomial.term(t.getKey(), Rational.of(BigInteger.ONE, c.denominator()));
            parts.add(Canonical.fraction(ring, new Fraction(one, f.denominator())));
            times.add(c.numerator().intValueExact());
        }
        return Optional.of(new Multiples(parts, times));
    }
}
