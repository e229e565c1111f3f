package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Order claims between polynomials: the difference is a sum of squares, each times a product of what is known not to be negative.
///
/// What is not negative is thought of as a square itself, so that its exponents are doubled: `a³ + b³ − a²b − ab²` for a, b that are
/// not negative is `a·(a − b)² + b·(a − b)²`.
final class SumOfSquares {
    private static final int MOST_ATOMS = 6;
    private static final int MOST_TERMS = 60;
    private static final int MOST_DEGREE = 12;
    private static final Rational[] MARGINS = {Rational.HALF, Rational.of(1, 16), Rational.of(1, 1024)};

    private final Ring ring = new Ring();
    private final Condition.Compare target;
    private final Facts facts;
    private final List<Expr> atoms = new ArrayList<>();
    private boolean[] positive = {};

    private SumOfSquares(Condition.Compare target, Facts facts) {
        this.target = target;
        this.facts = facts;
    }

    /// `a ⋚ b`.
    static Optional<Theorem> prove(Condition.Compare target, Facts facts) {
        if (target.relation() == Relation.EQ || target.relation() == Relation.NE) return Optional.empty();
        try {
            return new SumOfSquares(target, facts).proof();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> proof() {
        boolean up = target.relation() == Relation.GE || target.relation() == Relation.GT;
        Fraction f = ring.normal(up ? Terms.sub(target.left(), target.right()) : Terms.sub(target.right(), target.left()));
        Polynomial p = f.numerator();
        if (!f.denominator().isEmpty() || p.size() > MOST_TERMS || p.isZero()) return Optional.empty();
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            if (t.getKey().degree() > MOST_DEGREE) return Optional.empty();
            for (int i = 0; i < t.getKey().width(); i++) numbers.add(t.getKey().atom(i));
        }
        if (numbers.isEmpty() || numbers.size() > MOST_ATOMS || p.terms().stream().allMatch(t -> t.getKey().degree() < 2)) return Optional.empty();
        List<Integer> order = List.copyOf(numbers);
        positive = new boolean[order.size()];
        for (int i = 0; i < order.size(); i++) {
            atoms.add(ring.atom(order.get(i)));
            positive[i] = facts.prove(compare(Relation.GE, atoms.get(i), ZERO)).isPresent();
        }
        Map<List<Integer>, Rational> terms = new LinkedHashMap<>();
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            List<Integer> exponents = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) exponents.add(t.getKey().exponentOf(order.get(i)) * (positive[i] ? 2 : 1));
            terms.put(exponents, t.getValue());
        }
        boolean strict = target.relation() == Relation.GT || target.relation() == Relation.LT;
        if (!strict) return Gram.squares(terms, positive).flatMap(this::combined);
        List<Integer> one = java.util.Collections.nCopies(order.size(), 0);
        Rational constant = terms.getOrDefault(one, Rational.ZERO);
        if (constant.signum() <= 0) return Optional.empty();
        for (Rational margin : MARGINS) {
            terms.put(one, constant.multiply(Rational.ONE.subtract(margin)));
            Optional<Theorem> t = Gram.squares(terms, positive).flatMap(this::combined);
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    private Optional<Theorem> combined(List<Gram.Square> squares) {
        List<Theorem> premises = new ArrayList<>();
        List<Rational> weights = new ArrayList<>();
        for (Gram.Square s : squares) {
            Expr root = ZERO;
            boolean[] odd = new boolean[atoms.size()];
            for (Map.Entry<List<Integer>, Rational> t : s.root().entrySet()) {
                Expr product = Terms.num(t.getValue());
                for (int i = 0; i < atoms.size(); i++) {
                    int e = t.getKey().get(i);
                    odd[i] = positive[i] && e % 2 != 0;
                    product = Fold.mul(product, Fold.pow(atoms.get(i), Terms.num(positive[i] ? e / 2 : e)));
                }
                root = Fold.add(root, product);
            }
            Theorem square = Theorem.square(root);
            for (int i = 0; i < odd.length; i++) {
                if (odd[i]) square = Theorem.product(facts.prove(compare(Relation.GE, atoms.get(i), ZERO)).orElseThrow(), square);
            }
            premises.add(square);
            weights.add(s.weight());
        }
        Theorem t = facts.discharge(Theorem.combine(target, premises, weights));
        return facts.settles(t) ? Optional.of(t) : Optional.empty();
    }
}
