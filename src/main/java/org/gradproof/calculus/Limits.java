package org.gradproof.calculus;

import java.util.Optional;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Finds what a function tends to, as a theorem.
public final class Limits {
    private final Symbol x;
    private final Approach approach;
    private final Facts facts;

    private Limits(Symbol x, Approach approach, Facts facts) {
        this.x = x;
        this.approach = approach;
        this.facts = facts;
    }

    /// `H ⊢ f → t` as x moves so, H among the facts that do not speak of x; nothing where no limit was found.
    ///
    /// @param f scalar, without derivatives that are not worked out
    public static Optional<Theorem> of(Expr f, Symbol x, Approach approach, Facts facts, Lemmas lemmas) {
        Facts still = new Facts(facts.assumptions().stream().filter(c -> !Free.occurs(x, c)).toList());
        return new Limits(x, approach, still).limit(f).filter(still::settles);
    }

    private Optional<Theorem> limit(Expr f) {
        try {
            if (!Free.occurs(x, f)) return Optional.of(facts.discharge(Theorem.limitOfConstant(f, x, approach)));
            if (f == x) return Optional.of(Theorem.limitOfVariable(x, approach));
            return approach instanceof Approach.To to ? continuous(f, to) : Optional.empty();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> continuous(Expr f, Approach.To to) {
        Theorem c = new Differentiation(x, java.util.List.of(), facts, Lemmas.NONE).continuous(f);
        return Optional.of(facts.discharge(Theorem.limitOfContinuous(c, to)));
    }
}
