package org.gradproof.prover;

import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Unfolding;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Sums whose ends are numbers by an assumption such as `n = 2`, written out: term after term is split off, and what is left has
/// an empty range.
final class Sizes {
    private static final int MOST_TERMS = 8;
    private static final int MOST_SUMS = 200;

    private final Facts facts;
    private final Map<Symbol, Expr> numbers = new HashMap<>();

    private Sizes(Facts facts) {
        this.facts = facts;
        for (Condition c : facts.assumptions()) {
            if (!(c instanceof Condition.Compare e) || e.relation() != Relation.EQ) continue;
            if (e.left() instanceof Symbol s && s.sort() instanceof Sort.Whole && e.right() instanceof Expr.Num) numbers.put(s, e.right());
            if (e.right() instanceof Symbol s && s.sort() instanceof Sort.Whole && e.left() instanceof Expr.Num) numbers.put(s, e.left());
        }
    }

    /// `t = t′` with sums written out in t′; nothing where there are none.
    static Optional<Theorem> written(Expr t, Facts facts) {
        Sizes s = new Sizes(facts);
        return s.numbers.isEmpty() || !t.isScalar() ? Optional.empty() : s.rewritten(t);
    }

    private Optional<Theorem> rewritten(Expr t) {
        Theorem result = facts.discharge(Unfolding.all(t));
        int sums = 0;
        boolean any = false;
        for (Map<Expr, Theorem> steps = steps(result.equal().right()); !steps.isEmpty(); steps = steps(result.equal().right())) {
            sums += steps.size();
            if (sums > MOST_SUMS) return Optional.empty();
            any = true;
            result = facts.discharge(Theorem.transitivity(result, Theorem.rewrite(result.equal().right(), new ArrayList<>(steps.values()))));
        }
        return any ? Optional.of(result) : Optional.empty();
    }

    private Map<Expr, Theorem> steps(Expr t) {
        Map<Expr, Theorem> out = new LinkedHashMap<>();
        for (Node n : Dag.postorder(t, Free::scope)) if (n instanceof Expr.Big b && !b.isProduct()) writtenOut(b).ifPresent(s -> out.put(b, s));
        return out;
    }

    private Optional<Integer> value(Expr end) {
        return Ring.value(new Substitution(numbers).apply(end)).filter(Rational::isSmallInteger).map(Rational::intValue);
    }

    private Optional<Theorem> writtenOut(Expr.Big sum) {
        Optional<Integer> from = value(sum.index().lower());
        Optional<Integer> to = value(sum.index().upper());
        if (from.isEmpty() || to.isEmpty() || to.get() < from.get() || to.get() - from.get() >= MOST_TERMS) return Optional.empty();
        if (Ring.value(sum.index().upper()).isPresent() && Ring.value(sum.index().lower()).isPresent()) return Optional.of(facts.discharge(Theorem.unrolling(sum)));
        Theorem result = Theorem.reflexivity(sum);
        Expr.Big rest = sum;
        for (int k = from.get(); k <= to.get(); k++) {
            Theorem split = Theorem.splitting(rest, false);
            result = facts.discharge(Theorem.transitivity(result, Theorem.rewrite(result.equal().right(), List.of(split))));
            rest = (Expr.Big) ((Expr.Binary) split.equal().right()).right();
        }
        Optional<Theorem> never = facts.generic(rest.index()).contradiction();
        if (never.isEmpty()) return never;
        Theorem zeros = Theorem.rewrite(rest, List.of(Theorem.absurd(never.get(), new Judgement.Equal(rest.body(), ZERO))));
        Theorem zero = Theorem.transitivity(zeros, Theorem.linearity((Expr.Big) zeros.equal().right(), List.of(), List.of()));
        return Optional.of(facts.discharge(Theorem.transitivity(result, Theorem.rewrite(result.equal().right(), List.of(facts.discharge(zero))))));
    }
}
