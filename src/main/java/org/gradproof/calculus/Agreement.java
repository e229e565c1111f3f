package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;

/// Whether two numbers are equal, for all values of their parameters or for some.
public sealed interface Agreement {
    /// @param equal `⊢ a = b`
    record Always(Theorem equal) implements Agreement {}

    /// @param apart `⊢ a ≠ b`
    record Never(Theorem apart) implements Agreement {}

    /// Where an equation among the parameters holds, such as `α = 1`.
    ///
    /// @param equal `C ⊢ a = b`
    /// @param only `a = b ⊢ C`, where that was proved too: then the numbers are equal exactly there
    record When(Condition condition, Theorem equal, Optional<Theorem> only) implements Agreement {}

    record Unknown() implements Agreement {}

    /// Compares two terms that the facts know everything about that is to be known.
    static Agreement of(Expr a, Expr b, Facts facts) {
        try {
            Optional<Theorem> equal = equal(a, b, facts);
            if (equal.isPresent()) return new Always(equal.get());
            Theorem difference = difference(a, b, facts);
            if (!facts.settles(difference)) return new Unknown();
            Optional<Theorem> apart = apart(a, b, difference, facts);
            if (apart.isPresent()) return new Never(apart.get());
            return when(a, b, Tidy.zero(difference.equal().right(), facts), facts);
        } catch (Refused e) {
            return new Unknown();
        }
    }

    private static Optional<Theorem> equal(Expr a, Expr b, Facts facts) {
        return Equality.prove(a, b, facts).map(t -> Cells.discharge(t, facts)).filter(facts::settles);
    }

    /// `a − b = d` with d in normal form.
    private static Theorem difference(Expr a, Expr b, Facts facts) {
        Theorem t = Cells.decided(Terms.sub(a, b), facts);
        return Cells.discharge(Theorem.transitivity(t, new Normal(facts).of(t.equal().right())), facts);
    }

    private static Optional<Theorem> apart(Expr a, Expr b, Theorem difference, Facts facts) {
        Condition.Compare claim = (Condition.Compare) compare(Relation.NE, a, b);
        Optional<Theorem> direct = facts.prove(claim).filter(facts::settles);
        if (direct.isPresent()) return direct;
        Optional<Theorem> nonzero = facts.prove(compare(Relation.NE, difference.equal().right(), ZERO)).map(t -> facts.discharge(
                Theorem.combine(claim, List.of(t, Theorem.fact(difference)), List.of(Rational.ONE, Rational.ONE)))).filter(facts::settles);
        return nonzero.or(() -> logarithm(a, b, facts)).or(() -> logarithm(b, a, facts).map(t -> Theorem.weaker(t, claim)));
    }

    /// `log u ≠ b` by how u and `exp b` compare.
    private static Optional<Theorem> logarithm(Expr a, Expr b, Facts facts) {
        Theorem l = Cells.decided(a, facts);
        if (!(l.equal().right() instanceof Expr.Apply log) || log.function() != Primitive.LOG) return Optional.empty();
        for (Relation r : List.of(Relation.GT, Relation.LT)) {
            Optional<Theorem> order = facts.prove(compare(r, log.argument(), Terms.exp(b)));
            if (order.isEmpty()) continue;
            Theorem t = Theorem.rewriteFact(Theorem.monotone(Primitive.LOG, order.get()), List.of(Theorem.identity(Table.Identity.LOG_OF_EXP, b, ZERO)));
            Theorem apart = Theorem.weaker(t, (Condition.Compare) compare(Relation.NE, log, b));
            Theorem claim = Cells.discharge(Theorem.combine((Condition.Compare) compare(Relation.NE, a, b), List.of(apart, Theorem.fact(l)),
                    List.of(Rational.ONE, Rational.ONE)), facts);
            if (facts.settles(claim)) return Optional.of(claim);
        }
        return Optional.empty();
    }

    private static Agreement when(Expr a, Expr b, Condition c, Facts facts) {
        if (Free.of(c).isEmpty()) return new Unknown();
        Facts under = facts.with(c);
        Optional<Theorem> equal = c instanceof Condition.Or o ? byParts(a, b, o, facts) : equal(a, b, under);
        if (equal.isEmpty()) return new Unknown();
        Facts other = facts.with(compare(Relation.EQ, a, b));
        return new When(c, equal.get(), other.prove(c).filter(other::settles));
    }

    private static Optional<Theorem> byParts(Expr a, Expr b, Condition.Or o, Facts facts) {
        // C or D ⊢ a = b: by C, else, detached, by what is left.
        Condition first = o.parts().getFirst();
        Condition rest = Condition.or(o.parts().subList(1, o.parts().size()));
        Facts one = facts.with(first);
        Facts two = facts.with(rest);
        Optional<Theorem> yes = equal(a, b, one);
        Optional<Theorem> no = rest instanceof Condition.Or more ? byParts(a, b, more, facts) : equal(a, b, two);
        if (yes.isEmpty() || no.isEmpty()) return Optional.empty();
        Theorem left = Theorem.detach(Theorem.assume(o), Theorem.assume(first.negated()));
        return Optional.of(Theorem.cases(first, yes.get(), Theorem.discharge(no.get(), left)));
    }
}
