package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Canonical;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Unfolding;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;

/// Claims about every integer from an assumed least one on: arithmetic and geometric sums, telescoping sums and products,
/// powers. The last term of every sum that ends with the number is split off, and the claim before it used as an equation.
final class Induction {
    private final Relation relation;
    private final Facts facts;

    private Induction(Relation relation, Facts facts) {
        this.relation = relation;
        this.facts = facts;
    }

    /// `a ⋚ b`, by induction over an integer that occurs in it as the end of a sum or as an exponent.
    static Optional<Theorem> prove(Relation relation, Expr a, Expr b, Facts facts) {
        if (relation == Relation.NE) return Optional.empty();
        Induction i = new Induction(relation, facts);
        for (Symbol n : i.numbers(a, b)) {
            Optional<Theorem> t = i.over(n, a, b);
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    private Set<Symbol> numbers(Expr a, Expr b) {
        Set<Symbol> out = new LinkedHashSet<>();
        for (Node n : Dag.postorder(compare(relation, a, b), Free::scope)) {
            Set<Symbol> moving = switch (n) {
                case Expr.Big s -> Free.of(s.index());
                case Expr.Binary p when p.operator() == Operator.POWER -> Free.of(p.right());
                case Expr _, Condition _ -> Set.of();
            };
            for (Symbol s : moving) if (s.sort() instanceof Sort.Whole) out.add(s);
        }
        return out;
    }

    /// The greatest number that the assumptions say n is not below.
    private Optional<Expr> start(Symbol n) {
        Optional<Rational> best = Optional.empty();
        for (Condition c : facts.assumptions()) {
            if (!(c instanceof Condition.Compare e) || e.left() != n && e.right() != n) continue;
            Relation r = e.left() == n ? e.relation() : e.relation().swapped();
            Optional<Rational> q = Ring.value(e.left() == n ? e.right() : e.left()).filter(Rational::isSmallInteger);
            if (q.isEmpty() || r != Relation.GE && r != Relation.GT) continue;
            Rational at = r == Relation.GT ? q.get().add(Rational.ONE) : q.get();
            if (best.isEmpty() || at.compareTo(best.get()) > 0) best = Optional.of(at);
        }
        return best.map(q -> Terms.num(q));
    }

    private Optional<Theorem> over(Symbol n, Expr a, Expr b) {
        Optional<Expr> start = start(n);
        if (start.isEmpty()) return Optional.empty();
        try {
            Theorem left = Unfolding.all(a);
            Theorem right = Unfolding.all(b);
            Expr x = left.equal().right();
            Expr y = right.equal().right();
            List<Condition> others = new ArrayList<>();
            for (Condition c : facts.assumptions()) if (!Free.occurs(n, c)) others.add(c);
            Facts still = facts.among(others);
            Condition claim = compare(relation, x, y);
            Substitution first = new Substitution(Map.of(n, start.get()));
            Optional<Theorem> base = between(first.apply(x), first.apply(y), still);
            if (base.isEmpty()) return base;
            Facts inside = still.with(compare(Relation.LE, start.get(), n), claim);
            Substitution next = new Substitution(Map.of(n, Terms.add(n, ONE)));
            Optional<Theorem> step = step(n, next.apply(x), next.apply(y), inside);
            if (step.isEmpty()) return step;
            Theorem t = Theorem.induction(n, start.get(), claim, base.get(), step.get());
            return Optional.of(facts.discharge(relation == Relation.EQ
                    ? Theorem.transitivity(Theorem.transitivity(left, Theorem.equation(t)), Theorem.symmetry(right))
                    : Theorem.compared(left, t, right)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> step(Symbol n, Expr x, Expr y, Facts inside) {
        Theorem left = split(n, x, inside);
        Theorem right = split(n, y, inside);
        return between(left.equal().right(), right.equal().right(), inside).map(t -> inside.discharge(relation == Relation.EQ
                ? Theorem.fact(Theorem.transitivity(Theorem.transitivity(left, Theorem.equation(t)), Theorem.symmetry(right)))
                : Theorem.compared(left, t, right)));
    }

    /// `t = t′` with the last term of each sum and product that ends with `n + 1` apart.
    private static Theorem split(Symbol n, Expr t, Facts inside) {
        List<Theorem> steps = new ArrayList<>();
        for (Node p : Dag.postorder(t, Free::scope)) {
            if (p instanceof Expr.Binary q && q.operator() == Operator.POWER && q.right() == Terms.add(n, ONE)) {
                steps.add(inside.discharge(Theorem.identity(Table.Identity.POWER_PLUS_ONE, q.left(), n)));
            }
            if (!(p instanceof Expr.Big b) || !Free.occurs(n, b.index().upper()) || Free.occurs(n, b.index().lower())) continue;
            Theorem s = Theorem.splitting(b, true);
            Expr.Binary both = (Expr.Binary) s.equal().right();
            Expr.Big rest = (Expr.Big) both.right();
            Expr upper = new Substitution(Map.of(n, Fold.sub(n, ONE))).apply(b.index().upper());
            Expr plain = simple(upper);
            Theorem same = Theorem.sameRange(rest, rest.index().lower(), plain);
            steps.add(inside.discharge(Theorem.transitivity(s, Theorem.rewrite(both, List.of(same)))));
        }
        return steps.isEmpty() ? Theorem.reflexivity(t) : inside.discharge(Theorem.rewrite(t, steps));
    }

    /// `(n − 1) + 1` as it was written before: n.
    private static Expr simple(Expr e) {
        Ring ring = new Ring();
        return Canonical.fraction(ring, ring.normal(e));
    }

    private Optional<Theorem> between(Expr x, Expr y, Facts under) {
        return relation == Relation.EQ ? Equality.prove(x, y, under).map(e -> under.discharge(Theorem.fact(e))) : Orders.prove(relation, x, y, under);
    }
}
