package org.gradproof.prover;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;

/// What repairs a refuted claim; given only where the repaired claim is proved.
public sealed interface Diagnosis {
    /// The claim under one assumption more.
    record Missing(Condition assumption) implements Diagnosis {}

    /// One edit of the right side.
    ///
    /// @param mistake in a lecturer's words, such as "a sign"
    /// @param part what was written
    /// @param instead what it should be
    /// @param right the whole right side after the edit
    record Edit(String mistake, Expr part, Expr instead, Expr right, List<Condition> conditions) implements Diagnosis {}
}
