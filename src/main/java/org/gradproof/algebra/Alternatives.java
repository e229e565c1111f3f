package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// What a choice between numbers says of order: `y = 0 or y = 1` gives `y ≥ 0` and `y ≤ 1`.
final class Alternatives {
    private Alternatives() {}

    /// The bounds of the term that the alternatives give values to, if they do.
    static List<Theorem> bounds(Theorem choice, Facts facts) {
        List<Condition> parts = ((Condition.Or) choice.holds()).parts();
        Optional<Expr> term = Optional.empty();
        List<Rational> values = new ArrayList<>();
        for (Condition part : parts) {
            if (!(part instanceof Condition.Compare c) || c.relation() != Relation.EQ || term.isPresent() && term.get() != c.left()) return List.of();
            Optional<Rational> value = Ring.value(c.right());
            if (value.isEmpty()) return List.of();
            term = Optional.of(c.left());
            values.add(value.get());
        }
        if (term.isEmpty()) return List.of();
        List<Theorem> out = new ArrayList<>();
        Expr e = term.get();
        Rational least = values.stream().min(Rational::compareTo).orElseThrow();
        Rational most = values.stream().max(Rational::compareTo).orElseThrow();
        facts.attempt(() -> facts.settled(bound(choice, parts, (Condition.Compare) compare(Relation.GE, e, Terms.num(least))))).ifPresent(out::add);
        facts.attempt(() -> facts.settled(bound(choice, parts, (Condition.Compare) compare(Relation.LE, e, Terms.num(most))))).ifPresent(out::add);
        return out;
    }

    /// The bound from each of the alternatives, so from the choice.
    private static Theorem bound(Theorem choice, List<Condition> parts, Condition.Compare c) {
        Theorem rest = choice;
        for (Condition part : parts.subList(0, parts.size() - 1)) rest = Theorem.detach(rest, Theorem.assume(part.negated()));
        boolean up = c.relation() == Relation.GE;
        Theorem result = Theorem.discharge(under(parts.getLast(), c, up), rest);
        for (int i = parts.size() - 2; i >= 0; i--) result = Theorem.cases(parts.get(i), under(parts.get(i), c, up), result);
        return result;
    }

    private static Theorem under(Condition part, Condition.Compare c, boolean up) {
        return Theorem.combine(c, List.of(Theorem.assume(part)), List.of(up ? Rational.ONE : Rational.MINUS_ONE));
    }
}
