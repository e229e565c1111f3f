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
    /// @param way to the part, from the side down
    /// @param instead what it should be
    /// @param whole the whole side after the edit
    record Edit(Slip slip, String mistake, boolean onLeft, Expr part, List<Step> way, Expr instead, Expr whole,
                List<Condition> conditions) implements Diagnosis {
        public Edit {
            way = List.copyOf(way);
            conditions = List.copyOf(conditions);
        }
    }

    /// A part of a part: the `nth` of the `of` places in it, from the left and from 0, at which it says this.
    record Step(Expr part, int nth, int of) {}
}
