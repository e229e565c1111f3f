package org.gradproof.prover;

import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;

/// Another system that may be asked about an undecided equation; it can support a claim and never decide it.
@FunctionalInterface
public interface Advisor {
    /// What speaks for `left = right` under the condition, in words; nothing where it has no opinion.
    Optional<String> opinion(Expr left, Expr right, Condition given);

    Advisor SILENT = (left, right, given) -> Optional.empty();
}
