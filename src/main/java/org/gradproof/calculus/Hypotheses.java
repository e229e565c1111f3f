package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Pointwise.Result;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// The conditions of a derivative in their simplest form: `x ≠ 0` for `2x ≠ 0`, and nothing at all where the derivative was
/// found at the point itself.
final class Hypotheses {
    private static final int MOST_SPLITS = 3;
    private static final int MOST_CELLS = 400;

    private final Symbol x;
    private final Facts facts;
    private final Cells cells = new Cells(MOST_CELLS);
    private final List<Condition> off;
    private final List<Result> results;

    /// @param points values of the variable whose avoidance may be all that is needed
    Hypotheses(Symbol x, Facts facts, List<Expr> points, List<Result> results) {
        this.x = x;
        this.facts = facts;
        this.off = points.stream().map(p -> compare(Relation.NE, x, p)).toList();
        this.results = results;
    }

    Theorem simplified(Theorem derivative) {
        Theorem t = derivative;
        for (Condition h : derivative.hypotheses()) {
            if (!open(h)) continue;
            Optional<Theorem> reason = reason(h);
            if (reason.isPresent()) t = Theorem.discharge(t, reason.get());
        }
        return glued(t);
    }

    /// The derivative under no more than what another theorem about it needs, or nothing where it needs more.
    Optional<Theorem> within(Theorem derivative, Theorem other) {
        Facts known = facts.with(other.hypotheses().toArray(Condition[]::new));
        Theorem t = derivative;
        for (Condition h : derivative.hypotheses()) {
            if (!Free.occurs(x, h) || known.assumptions().contains(h)) continue;
            Optional<Theorem> reason = off.contains(h) ? Optional.empty() : from(h, known, other.hypotheses());
            if (reason.isPresent()) t = Theorem.discharge(t, reason.get());
            else if (!off.contains(h)) return Optional.empty();
        }
        Theorem whole = glued(t);
        return known.assumptions().containsAll(whole.hypotheses()) ? Optional.of(whole) : Optional.empty();
    }

    private boolean open(Condition h) {
        return Free.occurs(x, h) && !facts.assumptions().contains(h) && !off.contains(h);
    }

    /// The hypothesis from as few distances from points as do.
    private Optional<Theorem> reason(Condition h) {
        Optional<Theorem> none = cells.search(h, facts);
        if (none.isPresent()) return none;
        for (Condition c : off) {
            Optional<Theorem> t = from(h, List.of(c));
            if (t.isPresent()) return t;
        }
        return off.size() < 2 ? Optional.empty() : from(h, off);
    }

    private Optional<Theorem> from(Condition h, List<Condition> distances) {
        return from(h, facts.with(distances.toArray(Condition[]::new)), distances);
    }

    private Optional<Theorem> from(Condition h, Facts known, Collection<Condition> distances) {
        List<Condition.Compare> splits = new ArrayList<>();
        for (Condition c : distances) if (off.contains(c)) splits.add((Condition.Compare) c);
        for (Condition c : facts.assumptions()) {
            if (c instanceof Condition.Compare e && e.relation() == Relation.NE && Fold.zero(e.right()) && splits.size() < MOST_SPLITS) splits.add(e);
        }
        return onBothSides(h, splits.subList(0, Math.min(splits.size(), MOST_SPLITS)), known);
    }

    /// The hypothesis left and right of points, one split after the other.
    private Optional<Theorem> onBothSides(Condition h, List<Condition.Compare> splits, Facts known) {
        Optional<Theorem> direct = cells.search(h, known);
        if (direct.isPresent() || splits.isEmpty()) return direct;
        Condition.Compare apart = splits.getFirst();
        List<Condition.Compare> more = splits.subList(1, splits.size());
        Condition above = compare(Relation.GT, apart.left(), apart.right());
        Optional<Theorem> right = onBothSides(h, more, known.with(above));
        if (right.isEmpty()) return right;
        return onBothSides(h, more, known.with(compare(Relation.LT, apart.left(), apart.right()))).map(left -> {
            Theorem less = Theorem.stronger(Theorem.assume(above.negated()), Theorem.assume(apart));
            return Theorem.cases(above, right.get(), Theorem.discharge(left, less));
        });
    }

    // ------------------------------------------------------------------------------------------ at the points

    /// The same derivative at the points too at which it was found.
    private Theorem glued(Theorem derivative) {
        Theorem t = derivative;
        for (Condition away : off) {
            if (!t.hypotheses().contains(away)) continue;
            Optional<Theorem> here = here(away.negated(), t.derivative().derivative());
            if (here.isPresent()) t = facts.discharge(Theorem.cases(away.negated(), here.get(), t));
        }
        for (Condition h : derivative.hypotheses()) {
            boolean boundary = h instanceof Condition.Compare c && c.relation() == Relation.NE && open(h) && t.hypotheses().contains(h);
            if (!boundary) continue;
            Optional<Theorem> on = new Boundary(x, facts, results).derivative(h.negated(), t.derivative().derivative());
            if (on.isPresent()) t = facts.discharge(Theorem.cases(h.negated(), on.get(), t));
        }
        return t;
    }

    /// At one point, whatever its parameters are: once for all, or under a condition and its opposite.
    private Optional<Theorem> here(Condition on, Expr form) {
        List<Result> at = results.stream().filter(r -> r.glue().isPresent() && compare(Relation.EQ, x, r.point()) == on).toList();
        for (Result r : at) {
            if (r.needs() == Condition.TRUE) return shaped(r.glue().get(), form, facts.with(on));
            for (Result other : at) {
                if (r.needs() instanceof Condition.ForAll || other.needs() != r.needs().negated()) continue;
                Optional<Theorem> yes = shaped(r.glue().get(), form, facts.with(on, r.needs()));
                Optional<Theorem> no = shaped(other.glue().get(), form, facts.with(on, other.needs()));
                if (yes.isPresent() && no.isPresent()) return Optional.of(Theorem.cases(r.needs(), yes.get(), no.get()));
            }
        }
        return Optional.empty();
    }

    /// `x = p ⊢ df/dx = f′` in the form that the derivative has elsewhere.
    static Optional<Theorem> shaped(Theorem glue, Expr form, Facts there) {
        try {
            return Equality.prove(glue.derivative().derivative(), form, there).map(t -> Cells.discharge(t, there)).filter(there::settles)
                    .map(e -> there.discharge(Theorem.equalDerivative(glue, e)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
