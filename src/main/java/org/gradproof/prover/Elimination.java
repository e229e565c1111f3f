package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Order claims under assumed equations: each is solved for a symbol that it holds to the first power alone, and what it says of the
/// symbol is put in for it everywhere, as `b = 1 − a` in `a·b ≤ 1/4` under `a + b = 1`.
final class Elimination {
    private static final int DEEPEST = 4;

    private Elimination() {}

    /// `a ⋚ b`, if the facts hold an equation that can be solved.
    static Optional<Theorem> prove(Relation relation, Expr a, Expr b, Facts facts) {
        return prove(relation, a, b, facts, DEEPEST);
    }

    private static Optional<Theorem> prove(Relation relation, Expr a, Expr b, Facts facts, int depth) {
        if (depth == 0) return Optional.empty();
        for (Condition c : facts.assumptions()) {
            Optional<Theorem> value = c instanceof Condition.Compare e && e.relation() == Relation.EQ ? solved(e, a, b) : Optional.empty();
            if (value.isPresent()) return with(value.get(), c, relation, a, b, facts, depth);
        }
        return Optional.empty();
    }

    /// `e ⊢ s = v` for a symbol of the claim, where v is without it.
    private static Optional<Theorem> solved(Condition.Compare e, Expr a, Expr b) {
        try {
            Ring ring = new Ring();
            Fraction f = ring.normal(Terms.sub(e.left(), e.right()));
            if (!f.denominator().isEmpty()) return Optional.empty();
            for (Symbol s : Free.of(e)) {
                if (!s.isScalar() || !Free.occurs(s, a) && !Free.occurs(s, b)) continue;
                Monomial alone = ring.atom(s).leading();
                Rational c = f.numerator().coefficient(alone);
                if (c.isZero()) continue;
                Expr value = Solving.term(ring, f.numerator().subtract(Polynomial.term(alone, c)).scale(c.inverse().negate()));
                if (Free.occurs(s, value) || !(s.sort() instanceof Sort.Real) && !(value instanceof Expr.Num)) continue;
                return Optional.of(Theorem.equation(Theorem.combine((Condition.Compare) compare(Relation.EQ, s, value), List.of(Theorem.assume(e)), List.of(c.inverse()))));
            }
            return Optional.empty();
        } catch (Refused r) {
            return Optional.empty();
        }
    }

    private static Optional<Theorem> with(Theorem value, Condition equation, Relation relation, Expr a, Expr b, Facts facts, int depth) {
        try {
            Theorem left = Theorem.rewrite(a, List.of(value));
            Theorem right = Theorem.rewrite(b, List.of(value));
            Map<Condition, Theorem> others = new LinkedHashMap<>();
            for (Condition c : facts.assumptions()) {
                if (c == equation) continue;
                Theorem there = Theorem.rewriteFact(Theorem.assume(c), List.of(value));
                others.put(there.holds(), there);
            }
            Facts inside = facts.among(new ArrayList<>(others.keySet()));
            Expr l = left.equal().right();
            Expr r = right.equal().right();
            Optional<Theorem> t = Orders.prove(relation, l, r, inside).filter(inside::settles).or(() -> prove(relation, l, r, inside, depth - 1));
            return t.map(s -> {
                Theorem out = s;
                for (Condition h : s.hypotheses()) if (others.containsKey(h)) out = Theorem.discharge(out, others.get(h));
                return facts.discharge(Theorem.compared(left, out, right));
            });
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
