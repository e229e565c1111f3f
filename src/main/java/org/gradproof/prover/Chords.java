package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Cases;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Unfolding;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Convexity as `f((1 − t)·u + t·v) ≤ (1 − t)·f(u) + t·f(v)`: f lies above a line through each of its points, which the
/// [Tangents] show; the line's values at u and v, weighted with `1 − t` and t, give its value between them.
final class Chords {
    private static final int DEEPEST = 8;

    private final Condition.Compare target;
    private final Expr f;
    private final Symbol x;
    private final Symbol u;
    private final Symbol v;
    private final Symbol t;
    private final Expr between;
    private final Facts facts;

    private Chords(Condition.Compare target, Expr f, Symbol x, Symbol u, Symbol v, Symbol t, Expr between, Facts facts) {
        this.target = target;
        this.f = f;
        this.x = x;
        this.u = u;
        this.v = v;
        this.t = t;
        this.between = between;
        this.facts = facts;
    }

    /// The claim, if it is of this form.
    static Optional<Theorem> prove(Relation relation, Expr a, Expr b, Facts facts) {
        if (relation != Relation.LE && relation != Relation.GE) return Optional.empty();
        if (!(b instanceof Expr.Binary sum) || sum.operator() != Operator.ADD) return Optional.empty();
        if (!(sum.left() instanceof Expr.Binary l) || l.operator() != Operator.MULTIPLY) return Optional.empty();
        if (!(sum.right() instanceof Expr.Binary r) || r.operator() != Operator.MULTIPLY) return Optional.empty();
        if (!(r.left() instanceof Symbol t) || l.left() != Terms.sub(ONE, t)) return Optional.empty();
        Set<String> taken = new HashSet<>();
        for (Symbol s : Free.of(compare(relation, a, b))) taken.add(s.name());
        for (Condition c : facts.assumptions()) for (Symbol s : Free.of(c)) taken.add(s.name());
        Symbol x = Symbol.real(Fresh.name("x", taken));
        for (Symbol u : Free.of(l.right())) {
            if (!(u.sort() instanceof Sort.Real) || Free.occurs(u, r.right())) continue;
            for (Symbol v : Free.of(r.right())) {
                Expr between = Terms.add(Terms.mul(Terms.sub(ONE, t), u), Terms.mul(t, v));
                boolean chord = v.sort() instanceof Sort.Real && v != t && u != t && !Free.occurs(v, l.right())
                        && Substitution.replace(l.right(), u, v) == r.right() && Substitution.replace(l.right(), u, between) == a;
                if (!chord) continue;
                Expr f = Substitution.replace(l.right(), u, x);
                try {
                    return new Chords((Condition.Compare) compare(relation, a, b), f, x, u, v, t, between, facts.with(Theorem.domain(b).toArray(Condition[]::new))).proof()
                            .map(facts::discharge);
                } catch (Refused e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Theorem> proof() {
        Theorem meaning = Unfolding.all(f);
        Set<String> taken = new HashSet<>();
        for (Symbol s : Free.of(meaning.equal().right())) taken.add(s.name());
        for (Condition c : facts.assumptions()) for (Symbol s : Free.of(c)) taken.add(s.name());
        taken.add(x.name());
        Symbol w = Symbol.real(Fresh.name("w", taken));
        taken.add(w.name());
        Symbol y = Symbol.real(Fresh.name("y", taken));
        List<Condition> still = new ArrayList<>();
        Set<Condition> onX = new LinkedHashSet<>();
        for (Condition c : facts.assumptions()) {
            boolean moves = Free.occurs(u, c) || Free.occurs(v, c) || Free.occurs(t, c);
            if (!moves) still.add(c);
            // What is assumed of both points is true between them.
            else if (!Free.occurs(v, c) && !Free.occurs(t, c) && Isolation.of(c, u).isPresent() && facts.prove(at(c, u, v)).isPresent()) onX.add(at(c, u, x));
        }
        Tangents tangents = new Tangents(target.relation() == Relation.LE ? Relation.GE : Relation.LE, meaning.equal().right(), x, y, w, still, List.copyOf(onX));
        Theorem start = Theorem.reflexivity(Substitution.replace(meaning.equal().right(), x, w));
        return cells(start, tangents.around(), tangents, meaning, DEEPEST);
    }

    private static Condition at(Condition c, Symbol from, Expr to) {
        return new Substitution(Map.of(from, to)).apply(c);
    }

    /// The claim where the point between lies in one cell of f after the other.
    ///
    /// @param here `f(w) = f`, cases taken
    private Optional<Theorem> cells(Theorem here, Facts around, Tangents tangents, Theorem meaning, int depth) {
        Theorem piece = here;
        for (Optional<Theorem> step = Cases.taken(piece.equal().right(), around); step.isPresent(); step = Cases.taken(piece.equal().right(), around)) {
            piece = around.discharge(Theorem.transitivity(piece, step.get()));
        }
        Optional<Condition.Compare> open = Cases.open(piece.equal().right(), around);
        if (open.isEmpty()) return inside(piece, around, tangents, meaning);
        if (depth == 0) return Optional.empty();
        Condition.Compare c = open.get();
        Optional<Theorem> yes = cell(c, piece, around, tangents, meaning, depth);
        if (yes.isEmpty()) return yes;
        return cell((Condition.Compare) c.negated(), piece, around, tangents, meaning, depth)
                .map(no -> facts.discharge(Theorem.cases(between(c, tangents.w()), yes.get(), no)));
    }

    private Condition between(Condition c, Symbol w) {
        return at(c, w, between);
    }

    private Optional<Theorem> cell(Condition.Compare c, Theorem piece, Facts around, Tangents tangents, Theorem meaning, int depth) {
        Optional<Theorem> plain = Free.occurs(tangents.w(), c) ? Isolation.of(c, tangents.w()) : Optional.of(Theorem.assume(c));
        if (plain.isEmpty()) return plain;
        Facts inside = around.with(plain.get().holds());
        Optional<Theorem> never = inside.contradiction();
        Optional<Theorem> t = never.isPresent() ? never.map(n -> atBetween(Theorem.absurd(n, new org.gradproof.kernel.Judgement.Holds(target)), tangents))
                : cells(piece, inside, tangents, meaning, depth - 1);
        return t.map(s -> Theorem.discharge(s, atBetween(plain.get(), tangents)));
    }

    private Theorem atBetween(Theorem s, Tangents tangents) {
        return Theorem.instance(s, Map.of(tangents.w(), between));
    }

    /// The claim where the point between lies in one piece of f.
    private Optional<Theorem> inside(Theorem piece, Facts around, Tangents tangents, Theorem meaning) {
        Optional<Theorem> tangent = tangents.at(piece, around);
        if (tangent.isEmpty()) return tangent;
        Symbol w = tangents.w();
        Theorem first = Theorem.instance(tangent.get(), Map.of(tangents.y(), u, w, between));
        Theorem last = Theorem.instance(tangent.get(), Map.of(tangents.y(), v, w, between));
        Optional<Theorem> rest = facts.prove(compare(Relation.GE, Terms.sub(ONE, t), ZERO));
        Optional<Theorem> part = facts.prove(compare(Relation.GE, t, ZERO));
        if (rest.isEmpty() || part.isEmpty()) return Optional.empty();
        List<Theorem> premises = List.of(Theorem.product(rest.get(), first), Theorem.product(part.get(), last),
                Theorem.fact(Theorem.instance(piece, Map.of(w, between))), Theorem.fact(Theorem.instance(meaning, Map.of(x, between))),
                Theorem.fact(Theorem.transitivity(Theorem.rewrite(target.right(), List.of(Theorem.instance(meaning, Map.of(x, u)), Theorem.instance(meaning, Map.of(x, v)))),
                        Theorem.reflexivity(unfolded(meaning)))));
        boolean down = target.relation() == Relation.LE;
        Rational minus = down ? Rational.MINUS_ONE : Rational.ONE;
        Theorem whole = Theorem.combine(target, premises, List.of(Rational.ONE, Rational.ONE, minus, minus, minus.negate()));
        return Optional.of(settled(settled(whole, facts.with(tangents.known(between).toArray(Condition[]::new))), facts));
    }

    private Theorem settled(Theorem t, Facts known) {
        Theorem out = t;
        for (Condition h : t.hypotheses()) {
            Optional<Theorem> fact = known.prove(h);
            if (fact.isPresent()) out = Theorem.discharge(out, fact.get());
        }
        return Between.settled(out, facts);
    }

    private Expr unfolded(Theorem meaning) {
        Expr m = meaning.equal().right();
        return Terms.add(Terms.mul(Terms.sub(ONE, t), Substitution.replace(m, x, u)), Terms.mul(t, Substitution.replace(m, x, v)));
    }
}
