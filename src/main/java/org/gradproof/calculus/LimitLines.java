package org.gradproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Judgement.Tends;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Theorem;

/// The lines of a limit, read off its theorem: the function in other forms, l'Hospital's quotient, the limits of the parts,
/// and at last the value.
final class LimitLines {
    private static final Set<Rule> CARRIERS = Set.of(Rule.DISCHARGE, Rule.WEAKENING, Rule.NAMED);
    private static final int MOST = 12;
    private static final long LONGEST = 300;

    private final List<Derivation.Line> lines = new ArrayList<>();
    /// As which the approaches from its sides are written.
    private final Approach whole;
    private Expr now;

    private LimitLines(Expr term, Approach whole) {
        this.now = term;
        this.whole = whole;
    }

    /// The lines after the first; none where the theorem does not give the value of the term as a limit.
    static List<Derivation.Line> of(Expr.Limit term, Theorem worked) {
        LimitLines l = new LimitLines(term, term.approach());
        tends(worked).ifPresent(t -> l.follow(t));
        Expr value = worked.equal().right();
        if (l.now != value) l.lines.add(new Derivation.Line(value, worked.label()));
        return l.lines;
    }

    private static Optional<Theorem> tends(Theorem worked) {
        Theorem t = worked;
        for (int i = 0; i < 20; i++) {
            if (t.judgement() instanceof Tends) return Optional.of(t);
            boolean carried = CARRIERS.contains(t.rule()) || t.rule() == Rule.LIMIT_VALUE || t.rule() == Rule.REWRITE && t.premises().size() == 1;
            if (!carried || t.premises().isEmpty()) return Optional.empty();
            t = t.premises().getFirst();
        }
        return Optional.empty();
    }

    private static Theorem core(Theorem t) {
        Theorem now = t;
        while (CARRIERS.contains(now.rule())) now = now.premises().getFirst();
        return now;
    }

    private void follow(Theorem theorem) {
        Theorem t = core(theorem);
        if (lines.size() >= MOST) {
            add(value(t), t.label());
        } else if (t.rule() == Rule.LIMIT_EQUAL_FUNCTION) {
            add(term(t.premises().get(1)), t.label());
            follow(t.premises().get(1));
        } else if (t.rule() == Rule.HOSPITAL) {
            add(term(t.premises().get(2)), t.label());
            follow(t.premises().get(2));
        } else if (t.rule() == Rule.LIMIT_EQUAL_VALUE) {
            follow(t.premises().getFirst());
            add(value(t), t.premises().get(1).judgement() instanceof Equal ? t.label() : Rule.LIMIT_EQUAL_VALUE.label());
        } else if (t.rule() == Rule.LIMIT_SIDES && t.premises().size() == 2) {
            List<Derivation.Line> left = side(t.premises().getFirst());
            if (left.equals(side(t.premises().getLast()))) left.forEach(l -> add(l.term(), l.by()));
            add(value(t), t.label());
        } else {
            parts(t).ifPresent(p -> add(p, t.label()));
            add(value(t), parts(t).isPresent() ? "limits of the parts" : t.label());
        }
    }

    /// The lines of a one-sided limit, as they would be written of the limit from both sides.
    private List<Derivation.Line> side(Theorem t) {
        LimitLines l = new LimitLines(now, whole);
        l.follow(t);
        return l.lines;
    }

    /// `lim u + lim v` of a limit found from those of its parts, all of them numbers.
    private Optional<Expr> parts(Theorem t) {
        if (t.rule() != Rule.LIMIT_ARITHMETIC || !(t.tends().function() instanceof Expr.Binary b) || b.operator() == Operator.POWER) return Optional.empty();
        List<Theorem> limits = t.premises().stream().filter(p -> p.judgement() instanceof Tends).limit(2).toList();
        boolean finite = limits.size() == 2 && limits.stream().allMatch(p -> p.tends().target() instanceof Target.Finite)
                && limits.getFirst().tends().function() == b.left() && limits.getLast().tends().function() == b.right();
        return finite ? Optional.of(Terms.binary(b.operator(), term(limits.getFirst()), term(limits.getLast()))) : Optional.empty();
    }

    private Expr term(Theorem t) {
        Tends s = t.tends();
        boolean side = s.approach() instanceof Approach.To a && whole instanceof Approach.To b && b.from() == Approach.From.BOTH && a.point() == b.point();
        return Terms.limit(s.variable(), s.function(), side ? whole : s.approach());
    }

    /// A number, or infinity.
    private static Expr value(Theorem t) {
        return switch (t.tends().target()) {
            case Target.Finite v -> v.value();
            case Target.Infinite i -> Terms.infinity(i.up());
        };
    }

    private void add(Expr term, String by) {
        if (term == now || term.treeSize() > LONGEST) return;
        lines.add(new Derivation.Line(term, by.equals(Rule.TRANSITIVITY.label()) ? "algebra" : by));
        now = term;
    }
}
