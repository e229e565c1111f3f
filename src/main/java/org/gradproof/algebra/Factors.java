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
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Numbers that are not 0 as products of numbers that are assumed not to be: `e^(2x) − 1 ≠ 0` by `sinh(x) ≠ 0`.
final class Factors {
    private final Facts facts;
    /// `a ≠ 0` as the assumptions say it.
    private final List<Theorem> known = new ArrayList<>();

    Factors(Facts facts) {
        this.facts = facts;
        for (Theorem t : facts.comparisons()) {
            Condition.Compare c = (Condition.Compare) t.holds();
            if (c.relation() != Relation.NE && c.relation() != Relation.GT && c.relation() != Relation.LT) continue;
            Condition.Compare differ = (Condition.Compare) compare(Relation.NE, c.left(), c.right());
            Condition.Compare apart = (Condition.Compare) compare(Relation.NE, Fold.sub(c.left(), c.right()), ZERO);
            facts.attempt(() -> facts.settled(Theorem.combine(apart, List.of(Theorem.weaker(t, differ)), List.of(Rational.ONE)))).ifPresent(known::add);
        }
    }

    /// `a ≠ b`, where the difference is such a product, times what else is known not to be 0.
    Optional<Theorem> apart(Condition.Compare c) {
        Expr difference = Terms.sub(c.left(), c.right());
        if (known.isEmpty() || difference.treeSize() > Bounds.LARGEST) return Optional.empty();
        try {
            Normal normal = new Normal(facts);
            Theorem whole = normal.of(difference);
            Fraction rest = normal.ring().normal(whole.equal().right());
            if (rest.constant().isPresent()) return Optional.empty();
            List<Theorem> factors = new ArrayList<>();
            for (Theorem t : known) {
                Fraction factor = normal.ring().normal(normal.of(term(t)).equal().right());
                if (term(t) == c.left() || factor.numerator().constant().isPresent()) continue;
                while (rest.numerator().exactly(factor.numerator()).isPresent()) {
                    rest = rest.multiply(factor.inverse());
                    factors.add(t);
                }
            }
            if (factors.isEmpty()) return Optional.empty();
            // What is not made of the factors: the quotient of the whole by their product.
            Expr quotient = Canonical.fraction(normal.ring(), rest);
            return facts.prove(compare(Relation.NE, quotient, ZERO)).flatMap(q -> facts.attempt(() -> {
                Theorem product = factors.stream().reduce(q, Theorem::product);
                return facts.settled(Theorem.combine(c, List.of(product, Theorem.fact(whole), Theorem.fact(normal.of(term(product)))),
                        List.of(Rational.ONE, Rational.ONE, Rational.MINUS_ONE)));
            }));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static Expr term(Theorem t) {
        return ((Condition.Compare) t.holds()).left();
    }
}
