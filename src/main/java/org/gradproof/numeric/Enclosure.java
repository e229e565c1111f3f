package org.gradproof.numeric;

import org.gradproof.expr.Expr;

/// The answer to "what is the value of this term?": an interval that holds it, or why there is none.
public sealed interface Enclosure {
    /// The term has a value and it lies in the interval.
    record Value(Interval interval) implements Enclosure {}

    /// The term has no value, since this part of it has none.
    record Undefined(String reason, Expr part) implements Enclosure {}

    /// It could not be found out at this precision, or not in this box, or not at all, because of this part.
    record Unknown(String reason, Expr part) implements Enclosure {}

    static Enclosure of(Interval interval) {
        return new Value(interval);
    }
}
