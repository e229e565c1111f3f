package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// `Σw·Σwz² ≥ (Σwz)²` for weights that are not negative, since `Σ w·(z − Σwz/Σw)² ≥ 0`; with the weight 1, `n·Σz² ≥ (Σz)²`.
final class Variances {
    private final Facts facts;

    private Variances(Facts facts) {
        this.facts = facts;
    }

    /// Those between sums over one range that occur together.
    static List<Theorem> of(Collection<Expr.Big> sums, Facts facts) {
        List<Theorem> found = new ArrayList<>();
        Variances v = new Variances(facts);
        for (Expr.Big squares : sums) {
            for (Expr.Big firsts : sums) {
                if (firsts == squares || !v.alike(firsts, squares)) continue;
                for (Expr.Big weights : sums) {
                    if (weights != squares && weights != firsts && v.alike(weights, squares)) v.add(squares, firsts, Optional.of(weights), found);
                }
                v.add(squares, firsts, Optional.empty(), found);
            }
        }
        return found;
    }

    private boolean alike(Expr.Big a, Expr.Big b) {
        return a.index().lower() == b.index().lower() && a.index().upper() == b.index().upper();
    }

    private void add(Expr.Big squares, Expr.Big firsts, Optional<Expr.Big> weights, List<Theorem> found) {
        try {
            inequality(squares, firsts, weights).ifPresent(found::add);
        } catch (Refused e) {
            // No weights that are known to be positive; nothing is gained.
            return;
        }
    }

    private Optional<Theorem> inequality(Expr.Big squares, Expr.Big firsts, Optional<Expr.Big> weights) {
        Symbol k = squares.index();
        Expr w = weights.map(s -> at(s, k)).orElse(ONE);
        Expr first = at(firsts, k);
        Ring ring = new Ring();
        if (!ring.same(Terms.mul(squares.body(), w), Terms.pow(first, 2))) return Optional.empty();
        Fraction ratio = ring.normal(first).multiply(ring.normal(w).inverse());
        Expr total = weights.map(s -> (Expr) s).orElse(Fold.add(Fold.sub(k.upper(), k.lower()), ONE));
        Expr z = Canonical.fraction(ring, ratio);
        Expr deviation = Terms.sub(z, Terms.div(firsts, total));
        Optional<Theorem> weight = facts.generic(k).prove(compare(Relation.GE, w, ZERO));
        Optional<Theorem> positive = facts.prove(compare(Relation.GT, total, ZERO));
        if (weight.isEmpty() || positive.isEmpty()) return Optional.empty();
        Theorem term = facts.generic(k).discharge(Theorem.product(weight.get(), Theorem.square(deviation)));
        Expr.Big sum = (Expr.Big) Terms.sum(k, Terms.mul(w, Terms.pow(deviation, 2)));
        Theorem sign = facts.discharge(Theorem.sumSign(sum, term));
        Expr variance = Terms.sub(squares, Terms.div(Terms.pow(firsts, 2), total));
        Optional<Theorem> same = Equality.prove(sum, variance, facts);
        if (same.isEmpty()) return Optional.empty();
        Condition.Compare spread = (Condition.Compare) compare(Relation.GE, variance, ZERO);
        Theorem known = Theorem.combine(spread, List.of(sign, Theorem.fact(same.get())), List.of(Rational.ONE, Rational.MINUS_ONE));
        Condition.Compare claim = (Condition.Compare) compare(Relation.GE, Terms.mul(total, squares), Terms.pow(firsts, 2));
        Theorem t = facts.discharge(Theorem.combine(claim, List.of(Theorem.product(positive.get(), known)), List.of(Rational.ONE)));
        return facts.settles(t) ? Optional.of(t) : Optional.empty();
    }

    private static Expr at(Expr.Big s, Symbol k) {
        return s.index() == k ? s.body() : new Substitution(Map.of(s.index(), k)).apply(s.body());
    }
}
