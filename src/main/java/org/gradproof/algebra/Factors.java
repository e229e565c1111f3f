package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Numbers that are not 0 as products of numbers that are assumed not to be: `e^(2x) − 1 ≠ 0` by `sinh(x) ≠ 0`.
final class Factors {
    private final Facts facts;
    /// The numbers that are assumed not to be 0.
    private final List<Expr> apart = new ArrayList<>();

    Factors(Facts facts) {
        this.facts = facts;
        for (Condition a : facts.assumptions()) {
            if (a instanceof Condition.Compare c && c.relation() == Relation.NE) apart.add(Fold.sub(c.left(), c.right()));
        }
    }

    /// `a ≠ b`, where the difference is such a product, times what else is known not to be 0.
    Optional<Theorem> apart(Condition.Compare c) {
        Expr difference = Terms.sub(c.left(), c.right());
        if (apart.isEmpty() || difference.treeSize() > Bounds.LARGEST) return Optional.empty();
        try {
            Normal normal = new Normal(facts);
            Theorem whole = normal.of(difference);
            Fraction fraction = normal.ring().normal(whole.equal().right());
            Polynomial rest = fraction.numerator();
            if (rest.constant().isPresent()) return Optional.empty();
            Expr product = Terms.ONE;
            for (Expr a : apart) {
                Polynomial factor = normal.ring().normal(normal.of(a).equal().right()).numerator();
                if (a == c.left() || factor.constant().isPresent()) continue;
                for (Optional<Polynomial> q = rest.exactly(factor); q.isPresent(); q = rest.exactly(factor)) {
                    rest = q.get();
                    product = Fold.mul(product, a);
                }
            }
            if (product == Terms.ONE) return Optional.empty();
            // What is not made of the factors: the quotient of the whole by their product.
            Theorem factors = normal.of(product);
            Fraction quotient = fraction.multiply(normal.ring().normal(factors.equal().right()).inverse());
            product = Fold.mul(Canonical.fraction(normal.ring(), quotient), product);
            Optional<Theorem> nonzero = facts.prove(compare(Relation.NE, product, ZERO));
            if (nonzero.isEmpty()) return Optional.empty();
            return facts.attempt(() -> facts.settled(Theorem.combine(c, List.of(nonzero.get(), Theorem.fact(whole), Theorem.fact(normal.of(nonzeroTerm(nonzero.get())))),
                    List.of(Rational.ONE, Rational.ONE, Rational.MINUS_ONE))));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static Expr nonzeroTerm(Theorem t) {
        return ((Condition.Compare) t.holds()).left();
    }
}
