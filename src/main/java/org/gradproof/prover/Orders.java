package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.algebra.Cases;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.algebra.Unfolding;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;

/// Proves that one number is smaller than, not greater than, or different from another: by the sign rules as it
/// stands, with names unfolded, case by case, and through the normal form of the difference.
final class Orders {
    private static final int DEEPEST_SPLIT = 12;
    private static final int SHORT = 30;
    private static final int MOST_PIECES = 900;
    private static final int FEW_PIECES = 4;

    private final Relation relation;
    private final int effort;
    private int cells;
    private int depth;

    /// @param effort how many pieces of curves may be looked at
    /// @param depth how many logarithms were taken away
    private Orders(Relation relation, int effort, int depth) {
        this.relation = relation;
        this.effort = effort;
        this.depth = depth;
    }

    /// `a ⋚ b`, where the theorem may need that the sides are defined.
    static Optional<Theorem> prove(Relation relation, Expr a, Expr b, Facts facts) {
        return prove(relation, a, b, facts, MOST_PIECES);
    }

    /// The same for what is asked by the way: curves are looked at only where the sides are short, and not for long.
    static Optional<Theorem> byTheWay(Relation relation, Expr a, Expr b, Facts facts) {
        return prove(relation, a, b, facts, a.treeSize() + b.treeSize() <= SHORT ? FEW_PIECES : 0);
    }

    /// The same with a bound on how many pieces of curves may be looked at.
    static Optional<Theorem> prove(Relation relation, Expr a, Expr b, Facts facts, int effort) {
        Facts defined = facts.with(Theorem.domain(a).toArray(Condition[]::new)).with(Theorem.domain(b).toArray(Condition[]::new));
        Optional<Theorem> direct = defined.prove(compare(relation, a, b));
        if (direct.isPresent()) return direct.map(facts::discharge);
        Theorem left = defined.discharge(Unfolding.all(a));
        Theorem right = defined.discharge(Unfolding.all(b));
        Expr x = left.equal().right();
        Expr y = right.equal().right();
        return new Orders(relation, effort, 0).cell(x, y, defined, 0).or(() -> Attained.prove(relation, x, y, defined, effort))
                .map(t -> facts.discharge(Theorem.compared(left, t, right)));
    }

    private Optional<Theorem> cell(Expr a, Expr b, Facts facts, int depth) {
        Interrupted.check();
        if (++cells > 500) return Optional.empty();
        Theorem left = decided(a, facts);
        Theorem right = decided(b, facts);
        Expr x = left.equal().right();
        Expr y = right.equal().right();
        Optional<Theorem> here = base(x, y, facts).or(() -> strictly(x, y, facts));
        if (here.isEmpty() && depth < DEEPEST_SPLIT) {
            Optional<Condition.Compare> open = Cases.open(x, facts).or(() -> Cases.open(y, facts));
            here = open.flatMap(c -> split(x, y, c, facts, depth));
            if (open.isEmpty()) here = Attained.prove(relation, x, y, facts, effort);
            if (here.isEmpty() && open.isEmpty() && effort > 0) here = byCalculus((Condition.Compare) compare(relation, x, y), facts);
        }
        return here.map(t -> facts.discharge(Theorem.compared(left, t, right)));
    }

    /// `x > y` from `x ≥ y` and `x ≠ y`, where something is known to differ.
    private Optional<Theorem> strictly(Expr x, Expr y, Facts facts) {
        boolean strict = relation == Relation.GT || relation == Relation.LT;
        if (!strict || facts.assumptions().stream().noneMatch(c -> apart(c, x, y))) return Optional.empty();
        Optional<Theorem> apart = new Orders(Relation.NE, 0, depth).base(x, y, facts);
        if (apart.isEmpty()) return Optional.empty();
        return new Orders(relation == Relation.GT ? Relation.GE : Relation.LE, effort, depth).cell(x, y, facts, DEEPEST_SPLIT)
                .map(t -> facts.discharge(Theorem.stronger(t, apart.get())));
    }

    private static boolean apart(Condition c, Expr x, Expr y) {
        return c instanceof Condition.Compare e && e.relation() == Relation.NE && Free.of(e).stream().anyMatch(s -> Free.occurs(s, x) || Free.occurs(s, y));
    }

    private Optional<Theorem> byCalculus(Condition.Compare target, Facts facts) {
        Optional<Theorem> t = Slopes.prove(target, facts, effort);
        if (t.isPresent() || effort < MOST_PIECES) return t;
        return Summands.prove(target, facts).or(() -> facts.thorough(target)).or(() -> SumOfSquares.prove(target, facts)).or(() -> Anchors.prove(target, facts)).or(() -> Inflections.prove(target, facts).filter(facts::settles));
    }

    private Optional<Theorem> split(Expr x, Expr y, Condition.Compare c, Facts facts, int depth) {
        Optional<Theorem> yes = possible(x, y, facts.with(c), depth);
        if (yes.isEmpty()) return Optional.empty();
        return possible(x, y, facts.with(c.negated()), depth).map(no -> facts.discharge(Theorem.cases(c, yes.get(), no)));
    }

    private Optional<Theorem> possible(Expr x, Expr y, Facts facts, int depth) {
        Optional<Theorem> impossible = facts.contradiction();
        if (impossible.isPresent()) return impossible.map(t -> Theorem.absurd(t, new org.gradproof.kernel.Judgement.Holds(compare(relation, x, y))));
        return cell(x, y, facts, depth + 1);
    }

    private Optional<Theorem> base(Expr x, Expr y, Facts facts) {
        Condition.Compare target = (Condition.Compare) compare(relation, x, y);
        Optional<Theorem> direct = facts.prove(target);
        if (direct.isPresent()) return direct;
        try {
            Optional<Theorem> assumed = byAssumption(target, facts);
            if (assumed.isPresent()) return assumed;
            Expr difference = Terms.sub(x, y);
            Theorem normal = new Normal(facts).of(difference);
            Optional<Theorem> sign = byForm(target, normal, facts);
            if (sign.isPresent()) return sign;
            Optional<Theorem> byLogarithm = byLogarithm(target, normal, facts).or(() -> byRoot(target, normal, facts))
                    .or(() -> byRoot(target, Theorem.reflexivity(difference), facts));
            if (byLogarithm.isEmpty() && effort == MOST_PIECES) byLogarithm = byNumerator(target, normal, facts);
            if (byLogarithm.isEmpty() && effort > FEW_PIECES && relation != Relation.NE) {
                byLogarithm = new Normal(facts).unrooted(difference).flatMap(u -> byForm(target, u, facts).or(() -> effort < MOST_PIECES ? Optional.empty() : byNumerator(target, u, facts)));
            }
            if (byLogarithm.isPresent() || relation != Relation.LE && relation != Relation.GE) return byLogarithm;
            return Equality.prove(x, y, facts).map(t -> facts.discharge(Theorem.weaker(Theorem.fact(t), target)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// By the sign of the normal form.
    private Optional<Theorem> byForm(Condition.Compare target, Theorem normal, Facts facts) {
        boolean down = relation == Relation.LT || relation == Relation.LE;
        return facts.prove(compare(relation, normal.equal().right(), ZERO)).map(sign -> facts.discharge(Theorem.combine(target, List.of(sign, Theorem.fact(normal)),
                List.of(Rational.ONE, down ? Rational.MINUS_ONE : Rational.ONE))));
    }

    /// `c·log u + v ⋚ 0` by how u compares with `exp(−v/c)`.
    private Optional<Theorem> byLogarithm(Condition.Compare target, Theorem normal, Facts facts) {
        Ring ring = new Ring();
        Fraction f = ring.normal(normal.equal().right());
        if (!f.denominator().isEmpty() || relation == Relation.NE || depth > 1) return Optional.empty();
        for (Map.Entry<Monomial, Rational> t : f.numerator().terms()) {
            if (t.getKey().degree() != 1 || !(ring.atom(t.getKey().atom(0)) instanceof Expr.Apply log) || log.function() != Primitive.LOG) continue;
            Rational c = t.getValue();
            Expr v = Solving.term(ring, f.numerator().subtract(Polynomial.term(t.getKey(), c)).scale(c.inverse().negate()));
            if (Dag.postorder(v, Free::scope).contains(log)) continue;
            Relation r = c.signum() > 0 ? relation : relation.swapped();
            depth++;
            Optional<Theorem> inside = new Orders(r, effort, depth).cell(log.argument(), Terms.exp(v), facts, DEEPEST_SPLIT);
            depth--;
            if (inside.isEmpty()) continue;
            Theorem order = facts.discharge(Theorem.rewriteFact(Theorem.monotone(Primitive.LOG, inside.get()),
                    List.of(Theorem.identity(Table.Identity.LOG_OF_EXP, v, ZERO))));
            boolean down = relation == Relation.LT || relation == Relation.LE;
            return Optional.of(facts.discharge(Theorem.combine(target, List.of(order, Theorem.fact(normal)),
                    List.of(c.abs(), down ? Rational.MINUS_ONE : Rational.ONE))));
        }
        return Optional.empty();
    }

    /// `c·√u + v ⋚ 0` with c > 0 and v not positive, by how u compares with `(v/c)²`.
    private Optional<Theorem> byRoot(Condition.Compare target, Theorem normal, Facts facts) {
        Ring ring = new Ring();
        Fraction f = ring.normal(normal.equal().right());
        if (!f.denominator().isEmpty() || relation == Relation.NE || relation == Relation.EQ || effort < MOST_PIECES && depth == 0 || depth > 1) return Optional.empty();
        for (Map.Entry<Monomial, Rational> t : f.numerator().terms()) {
            if (t.getKey().degree() != 1 || !(ring.atom(t.getKey().atom(0)) instanceof Expr.Apply root) || root.function() != Primitive.SQRT) continue;
            Rational c = t.getValue();
            Expr v = Solving.term(ring, f.numerator().subtract(Polynomial.term(t.getKey(), c)).scale(c.inverse().negate()));
            if (Dag.postorder(v, Free::scope).contains(root)) continue;
            Condition positive = compare(Relation.GE, v, ZERO);
            Optional<Theorem> sign = facts.prove(positive);
            Relation r = c.signum() > 0 ? relation : relation.swapped();
            boolean above = r == Relation.GE || r == Relation.GT;
            if (sign.isEmpty() && above && holdsSums(v)) sign = Optional.of(Theorem.assume(positive));
            if (sign.isEmpty()) continue;
            Expr square = Terms.pow(v, 2);
            depth++;
            Optional<Theorem> inside = new Orders(r, effort, depth).cell(root.argument(), square, facts, DEEPEST_SPLIT);
            depth--;
            if (inside.isEmpty()) continue;
            Theorem order = facts.discharge(Theorem.rewriteFact(Theorem.monotone(Primitive.SQRT, inside.get()),
                    List.of(Theorem.root(Theorem.reflexivity(square), sign.get()))));
            boolean down = relation == Relation.LT || relation == Relation.LE;
            List<Rational> weights = List.of(c.abs(), down ? Rational.MINUS_ONE : Rational.ONE);
            Theorem found = facts.discharge(Theorem.combine(target, List.of(order, Theorem.fact(normal)), weights));
            if (!found.hypotheses().contains(positive) || facts.assumptions().contains(positive)) return Optional.of(found);
            // The root is above what is negative.
            Theorem clear = Theorem.combine((Condition.Compare) compare(r, root, v), List.of(Theorem.rangeFact(Primitive.SQRT, root.argument(), 0), Theorem.assume(positive.negated())), List.of(Rational.ONE, Rational.ONE));
            return Optional.of(facts.discharge(Theorem.cases(positive, found, Theorem.combine(target, List.of(clear, Theorem.fact(normal)), weights))));
        }
        return Optional.empty();
    }

    private static boolean holdsSums(Expr e) {
        return Dag.postorder(e, Free::scope).stream().anyMatch(Expr.Big.class::isInstance);
    }

    /// `n/d ⋚ 0` by the signs of both, where that of n needs more than its form.
    private Optional<Theorem> byNumerator(Condition.Compare target, Theorem normal, Facts facts) {
        if (!(normal.equal().right() instanceof Expr.Binary q) || q.operator() != Operator.DIVIDE || q.right() instanceof Expr.Num || depth > 1) return Optional.empty();
        Optional<Theorem> below = facts.prove(compare(Relation.GT, q.right(), ZERO)).or(() -> facts.prove(compare(Relation.LT, q.right(), ZERO)));
        if (below.isEmpty()) return below;
        Relation r = ((Condition.Compare) below.get().holds()).relation() == Relation.GT ? relation : relation.swapped();
        depth++;
        Optional<Theorem> above = new Orders(r, 0, depth).cell(q.left(), ZERO, facts, DEEPEST_SPLIT);
        depth--;
        boolean down = relation == Relation.LT || relation == Relation.LE;
        return above.map(t -> facts.discharge(Theorem.combine(target, List.of(Theorem.quotient(t, below.get()), Theorem.fact(normal)),
                List.of(Rational.ONE, down ? Rational.MINUS_ONE : Rational.ONE))));
    }

    /// An assumed bound of a symbol that is the same number in other words.
    private static Optional<Theorem> byAssumption(Condition.Compare target, Facts facts) {
        if (!(target.left() instanceof Symbol) || target.right() instanceof Symbol || target.right() instanceof Expr.Num) return Optional.empty();
        for (Condition c : facts.assumptions()) {
            if (!(c instanceof Condition.Compare e) || e.left() != target.left() || !implies(e.relation(), target.relation()) || e.right() instanceof Symbol || e.right() instanceof Expr.Num) continue;
            Optional<Theorem> same = Equality.prove(e.right(), target.right(), facts).map(facts::discharge).filter(facts::settles);
            if (same.isPresent()) return same.map(t -> facts.discharge(Theorem.weaker(Theorem.rewriteFact(Theorem.assume(e), List.of(t)), target)));
        }
        return Optional.empty();
    }

    private static boolean implies(Relation one, Relation other) {
        return one == other || one == Relation.LT && other == Relation.LE || one == Relation.GT && other == Relation.GE;
    }

    /// `t = t′` with the cases taken that the facts decide.
    private static Theorem decided(Expr t, Facts facts) {
        Theorem result = Theorem.reflexivity(t);
        for (Optional<Theorem> step = Cases.taken(t, facts); step.isPresent(); step = Cases.taken(result.equal().right(), facts)) {
            result = facts.discharge(Theorem.transitivity(result, step.get()));
        }
        return result;
    }
}
