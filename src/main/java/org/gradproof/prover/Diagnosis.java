package org.gradproof.prover;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;

/// What repairs a refuted claim; given only where the repaired claim is proved.
public sealed interface Diagnosis {
    /// The claim under one assumption more.
    record Missing(Condition assumption) implements Diagnosis {}

    /// One edit of a side.
    ///
    /// @param mistake in a lecturer's words, such as "a sign"
    /// @param onLeft whether the left side is edited
    /// @param part what was written
    /// @param occurrence which one of the places where the side says that, from the left and from 0
    /// @param instead what it should be
    /// @param whole the whole side after the edit
    record Edit(Slip slip, String mistake, boolean onLeft, Expr part, int occurrence, Expr instead, Expr whole,
                List<Condition> conditions) implements Diagnosis {
        public Edit {
            conditions = List.copyOf(conditions);
        }
    }
}
