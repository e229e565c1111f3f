package org.gradproof.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// What the body of a limit term tends to, with what is still to be worked out in the body worked out first.
public final class Tendency {
    private final Expr.Limit limit;
    private final Symbol x;
    private final Facts facts;
    private final Lemmas lemmas;

    private Tendency(Expr.Limit limit, Facts facts, Lemmas lemmas) {
        this.limit = limit;
        this.x = limit.variable();
        this.facts = new Facts(Stream.concat(facts.assumptions().stream(), needed(limit).stream().filter(c -> !Free.occurs(x, c) && facts.prove(c).isEmpty()))
                .filter(c -> !Free.occurs(x, c)).toList());
        this.lemmas = lemmas;
    }

    /// What the body and the point need to have values, and what has to be found out first of neither.
    private static Set<Condition> needed(Expr.Limit limit) {
        Set<Condition> all = new LinkedHashSet<>();
        for (Expr e : Stream.concat(Stream.of(limit.body()), limit.points().stream()).toList()) if (!Differentiation.pending(e)) all.addAll(Theorem.domain(e));
        return all;
    }

    /// `H ⊢ body → t`, where it was found.
    public static Optional<Theorem> of(Expr.Limit limit, Facts facts, Lemmas lemmas) {
        return new Tendency(limit, facts, lemmas).theorem().map(facts::discharge);
    }

    /// The limits from the left and from the right of one from both sides, where both were found.
    public static Optional<List<Theorem>> sides(Expr.Limit limit, Facts facts, Lemmas lemmas) {
        if (!(limit.approach() instanceof Approach.To to) || to.from() != Approach.From.BOTH) return Optional.empty();
        List<Theorem> found = new ArrayList<>();
        for (Approach.From from : List.of(Approach.From.LEFT, Approach.From.RIGHT)) {
            Expr.Limit side = (Expr.Limit) Terms.limit(limit.variable(), limit.body(), new Approach.To(to.point(), from));
            Optional<Theorem> t = of(side, facts, lemmas);
            if (t.isEmpty()) return Optional.empty();
            found.add(t.get());
        }
        return Optional.of(found);
    }

    /// Whether two one-sided limits are known to be different.
    public static boolean differ(List<Theorem> sides, Facts facts) {
        Target a = sides.getFirst().tends().target();
        Target b = sides.getLast().tends().target();
        if (!(a instanceof Target.Finite v && b instanceof Target.Finite w)) return !a.equals(b);
        return List.of(Relation.NE, Relation.LT, Relation.GT).stream().anyMatch(r -> facts.prove(Condition.compare(r, v.value(), w.value())).isPresent());
    }

    /// `H ⊢ limit = value`.
    ///
    /// @throws Refused where no limit was found, and where it is infinite
    static Theorem value(Expr.Limit limit, Facts facts, Lemmas lemmas) {
        Optional<Theorem> t = of(limit, facts, lemmas).filter(f -> f.tends().target() instanceof Target.Finite);
        return t.isPresent() ? facts.discharge(Theorem.limitValue(t.get())) : Theorem.reflexivity(limit);
    }

    private Optional<Theorem> theorem() {
        try {
            if (!Differentiation.pending(limit.body())) return found(limit.body());
            Theorem body = Differentiation.evaluate(limit.body(), facts, lemmas);
            Optional<Theorem> t = found(body.equal().right());
            if (t.isEmpty()) return Optional.empty();
            List<Theorem> nearby = new ArrayList<>();
            for (Condition h : body.hypotheses()) {
                if (!Free.occurs(x, h)) continue;
                Optional<Theorem> near = near(h);
                if (near.isEmpty()) return Optional.empty();
                nearby.add(near.get());
            }
            return Optional.of(facts.discharge(Theorem.limitOfEqual(body, t.get(), nearby))).filter(facts::settles);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> found(Expr f) {
        return Limits.of(f, x, limit.approach(), facts, lemmas);
    }

    /// That a condition holds near the limit: by the approach itself, or since the sides tend to different limits.
    private Optional<Theorem> near(Condition h) {
        if (!(h instanceof Condition.Compare c)) return Optional.empty();
        try {
            return Optional.of(Theorem.nearby(c, x, limit.approach()));
        } catch (Refused e) {
            return apart(c);
        }
    }

    private Optional<Theorem> apart(Condition.Compare c) {
        Optional<Theorem> difference = found(Terms.sub(c.left(), c.right()));
        if (difference.isEmpty()) return Optional.empty();
        for (Relation r : List.of(Relation.GT, Relation.LT, Relation.NE)) {
            try {
                Optional<Theorem> sign = switch (difference.get().tends().target()) {
                    case Target.Finite v -> facts.prove(Condition.compare(r, v.value(), Terms.ZERO));
                    case Target.Infinite _ -> Optional.empty();
                };
                return Optional.of(Theorem.eventualSign(c, difference.get(), sign));
            } catch (Refused e) {
                continue;
            }
        }
        return Optional.empty();
    }
}
