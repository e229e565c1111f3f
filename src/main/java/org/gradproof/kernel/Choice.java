package org.gradproof.kernel;

import java.util.List;
import java.util.Map;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;

/// What a rule was told and its conclusion does not show, recorded so that somebody else can check the step again.
/// Nothing is believed because of it.
public sealed interface Choice {
    Choice NONE = new None();

    /// The conclusion and the premises show everything.
    record None() implements Choice {}

    /// What was put in place of which symbols.
    record Values(Map<Symbol, Expr> values) implements Choice {
        public Values {
            values = Map.copyOf(values);
        }
    }

    /// The factors of the terms that are added up, one for each premise or, for [Rule#LINEARITY], for each summand.
    record Factors(List<Expr> factors, List<Expr> summands) implements Choice {
        public Factors {
            factors = List.copyOf(factors);
            summands = List.copyOf(summands);
        }
    }
}
