package org.gradproof.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// The derivatives of one term by many variables, in reverse where that is possible: at a small multiple of the cost of
/// the term, however many variables there are.
public final class Gradient {
    private Gradient() {}

    /// One derivative theorem for each variable, a real symbol or an entry of a vector or matrix.
    public static List<Theorem> of(Expr f, List<Expr> variables, Facts facts, Lemmas lemmas) {
        try {
            List<Theorem> settled = new ArrayList<>();
            for (Condition c : Theorem.gradientConditions(f, variables)) {
                Optional<Theorem> t = facts.fact(c);
                t.ifPresent(settled::add);
            }
            return Theorem.gradient(f, variables, settled);
        } catch (Refused e) {
            return variables.stream().map(v -> forward(f, v, facts, lemmas)).toList();
        }
    }

    private static Theorem forward(Expr f, Expr variable, Facts facts, Lemmas lemmas) {
        return switch (variable) {
            case Symbol s -> new Differentiation(s, List.of(), facts, lemmas).of(f);
            case Expr.Entry e when e.tensor() instanceof Symbol s -> new Differentiation(s, e.indices(), facts, lemmas).of(f);
            case Expr _ -> throw new IllegalArgumentException("no variable: " + variable);
        };
    }
}
