package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Cases;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// `f(y) − f(w) − f′(w)·(y − w) ≥ 0` for all y, at a point w inside of one piece of f; or `≤ 0`.
///
/// With y held still, the left side changes with w by `−f″(w)·(y − w)`, so that it falls while w goes towards y. It is 0 where w is y;
/// at the end of the piece it speaks of y alone.
final class Tangents {
    private static final int DEEPEST = 12;

    private final Relation relation;
    private final Expr f;
    private final Symbol x;
    private final Symbol y;
    private final Symbol w;
    private final List<Condition> still;
    private final List<Condition> onX;

    /// @param relation `≥` where f lies above its tangents
    /// @param f names unfolded
    /// @param still what is known of other symbols
    /// @param onX what is known of x
    Tangents(Relation relation, Expr f, Symbol x, Symbol y, Symbol w, List<Condition> still, List<Condition> onX) {
        this.relation = relation;
        this.f = f;
        this.x = x;
        this.y = y;
        this.w = w;
        this.still = still;
        this.onX = onX;
    }

    Symbol y() {
        return y;
    }

    Symbol w() {
        return w;
    }

    /// What is known of w.
    Facts around() {
        List<Condition> all = new ArrayList<>(still);
        all.addAll(known(w));
        return new Facts(all);
    }

    /// What is known of a point, and that f has a value there.
    Set<Condition> known(Expr point) {
        Set<Condition> onX = new LinkedHashSet<>(this.onX);
        Facts before = new Facts(union(still, onX));
        for (Condition c : Theorem.domain(f)) {
            if (before.prove(c).isPresent()) continue;
            Optional<Theorem> plain = Isolation.of(c, x);
            onX.add(plain.isPresent() ? plain.get().holds() : c);
        }
        Substitution s = new Substitution(Map.of(x, point));
        Set<Condition> all = new LinkedHashSet<>();
        for (Condition c : onX) all.add(s.apply(c));
        return all;
    }

    private static List<Condition> union(List<Condition> a, Set<Condition> b) {
        List<Condition> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    /// The claim where w lies in a piece.
    ///
    /// @param piece `f(w) = f`, without cases
    /// @param around what is known of w there
    Optional<Theorem> at(Theorem piece, Facts around) {
        try {
            Expr g = piece.equal().right();
            Facts wide = around();
            Theorem first = wide.discharge(new Differentiation(w, List.of(), wide, Lemmas.NONE).of(g));
            if (!wide.settles(first)) return Optional.empty();
            Expr slope = first.derivative().derivative();
            Theorem second = wide.discharge(new Differentiation(w, List.of(), wide, Lemmas.NONE).of(slope));
            if (!wide.settles(second)) return Optional.empty();
            Expr bend = second.derivative().derivative();
            Optional<Theorem> bent = Orders.prove(relation, bend, ZERO, around).filter(around::settles);
            if (bent.isEmpty()) return bent;
            Expr above = Substitution.replace(f, x, y);
            Condition towards = compare(Relation.GE, y, w);
            Piece p = new Piece(g, slope, bent.get(), wide);
            Facts all = around.with(known(y).toArray(Condition[]::new));
            Optional<Theorem> right = p.cell(Theorem.reflexivity(above), all.with(towards), Side.RIGHT, DEEPEST);
            if (right.isEmpty()) return right;
            return p.cell(Theorem.reflexivity(above), all.with(towards.negated()), Side.LEFT, DEEPEST).map(left -> Theorem.cases(towards, right.get(), left));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// @param bent `f″(w) ≥ 0`
    private final class Piece {
        private final Expr g;
        private final Expr slope;
        private final Theorem bent;
        private final Facts wide;

        Piece(Expr g, Expr slope, Theorem bent, Facts wide) {
            this.g = g;
            this.slope = slope;
            this.bent = bent;
            this.wide = wide;
        }

        private Expr gap(Expr value) {
            return Terms.sub(Terms.sub(value, g), Terms.mul(slope, Terms.sub(y, w)));
        }

        private Condition.Compare claim(Expr gap) {
            return (Condition.Compare) compare(relation, gap, ZERO);
        }

        /// The claim where y lies in one cell of f after the other.
        ///
        /// @param there `f(y) = f`, cases taken
        /// @param side of w on which y lies
        Optional<Theorem> cell(Theorem there, Facts facts, Side side, int depth) {
            Optional<Theorem> never = facts.contradiction();
            if (never.isPresent()) return never.map(t -> Theorem.absurd(t, new Judgement.Holds(claim(gap(there.equal().left())))));
            Theorem value = there;
            for (Optional<Theorem> step = Cases.taken(value.equal().right(), facts); step.isPresent(); step = Cases.taken(value.equal().right(), facts)) {
                value = facts.discharge(Theorem.transitivity(value, step.get()));
            }
            Optional<Condition.Compare> open = Cases.open(value.equal().right(), facts);
            if (open.isEmpty()) return inside(value, facts, side);
            if (depth == 0) return Optional.empty();
            Optional<Theorem> yes = cell(value, facts.with(open.get()), side, depth - 1);
            if (yes.isEmpty()) return yes;
            return cell(value, facts.with(open.get().negated()), side, depth - 1).map(no -> facts.discharge(Theorem.cases(open.get(), yes.get(), no)));
        }

        private Optional<Theorem> inside(Theorem value, Facts facts, Side side) {
            Expr h = gap(value.equal().right());
            Optional<Theorem> t = facts.prove(claim(h));
            for (Expr p : ends(facts, side)) {
                if (t.isPresent()) break;
                t = from(p, h, facts, side);
            }
            Rational minus = relation == Relation.GE ? Rational.ONE : Rational.MINUS_ONE;
            return t.map(s -> facts.discharge(Theorem.combine(claim(gap(value.equal().left())), List.of(s, Theorem.fact(value)), List.of(Rational.ONE, minus))))
                    .filter(facts::settles);
        }

        /// Where w may go on its way to y: to y itself, or to the end of the piece.
        private Set<Expr> ends(Facts facts, Side side) {
            Set<Expr> out = new LinkedHashSet<>();
            out.add(y);
            for (Condition c : facts.assumptions()) {
                if (!(c instanceof Condition.Compare e) || e.relation() == Relation.EQ || e.relation() == Relation.NE) continue;
                if (e.left() != w && e.right() != w) continue;
                Relation r = e.left() == w ? e.relation() : e.relation().swapped();
                Expr end = e.left() == w ? e.right() : e.left();
                boolean above = r == Relation.LT || r == Relation.LE;
                if (above == (side == Side.RIGHT) && !Free.occurs(w, end)) out.add(end);
            }
            return out;
        }

        /// With w from where it is to p.
        private Optional<Theorem> from(Expr p, Expr h, Facts facts, Side side) {
            try {
                List<Condition> others = new ArrayList<>();
                for (Condition c : facts.assumptions()) if (!Free.occurs(w, c)) others.add(c);
                Facts apart = new Facts(others);
                Expr end = Substitution.replace(h, w, p);
                Optional<Theorem> value = p == y
                        ? Equality.prove(end, ZERO, apart).map(apart::discharge).filter(apart::settles).map(Theorem::fact)
                        : Orders.prove(relation, end, ZERO, apart).filter(apart::settles);
                if (value.isEmpty()) return value;
                Theorem change = wide.discharge(new Differentiation(w, List.of(), wide, Lemmas.NONE).of(h));
                Relation way = side == Side.RIGHT ? Relation.GE : Relation.LE;
                Optional<Theorem> distance = facts.prove(compare(way, Terms.sub(y, w), ZERO));
                if (distance.isEmpty()) return distance;
                Theorem product = Theorem.product(bent, distance.get());
                boolean falls = (relation == Relation.GE) == (side == Side.RIGHT);
                Theorem sign = facts.discharge(Theorem.combine((Condition.Compare) compare(falls ? Relation.LE : Relation.GE, change.derivative().derivative(), ZERO),
                        List.of(product), List.of(Rational.ONE)));
                Theorem mean = Theorem.meanValue(change, sign, p, side == Side.RIGHT ? Side.LEFT : Side.RIGHT);
                Theorem t = facts.discharge(Theorem.combine(claim(h), List.of(mean, value.get()), List.of(Rational.ONE, Rational.ONE)));
                return facts.settles(t) ? Optional.of(t) : Optional.empty();
            } catch (Refused e) {
                return Optional.empty();
            }
        }
    }
}
