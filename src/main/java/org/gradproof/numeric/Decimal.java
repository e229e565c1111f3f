package org.gradproof.numeric;

import org.gradproof.expr.Rational;

/// A value as printed in decimals.
public sealed interface Decimal {
    /// The value is exactly this.
    record Exact(String text) implements Decimal {}

    /// The value correctly rounded to the digits shown; halves go away from 0.
    record Rounded(String text) implements Decimal {}

    /// There is no value, or its digits could not be found.
    record Absent(String reason) implements Decimal {}

    /// What is true of a decimal that was written for a value.
    sealed interface Verdict {
        /// The value lies within half a unit of the last digit written.
        record Consistent(Interval value) implements Verdict {}

        /// The value lies within one unit of the last digit, yet its correct rounding is this decimal, of as many places.
        record WrongRounding(Rational correct, Interval value) implements Verdict {}

        /// The value is farther away than one unit of the last digit.
        record Different(Interval value) implements Verdict {}

        /// There is no value, or it could not be found accurately enough.
        record Undecided(Enclosure found) implements Verdict {}
    }
}
