package org.gradproof.worksheet;

/// What is said of a claim.
public enum Verdict {
    /// The kernel holds a theorem of exactly the claim.
    PROVED("proved"),
    /// At a point inside the assumptions certified enclosures of the two sides do not meet.
    REFUTED("refuted"),
    /// A numeric claim agrees to every digit shown.
    CONSISTENT("consistent"),
    /// The value is right, the digits shown are not its correct rounding.
    ROUNDING("rounding"),
    /// None of the others.
    UNDECIDED("undecided");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// Of a conjunction: the gravest of the two.
    Verdict and(Verdict that) {
        return rank() >= that.rank() ? this : that;
    }

    private int rank() {
        return switch (this) {
            case PROVED -> 0;
            case CONSISTENT -> 1;
            case UNDECIDED -> 2;
            case ROUNDING -> 3;
            case REFUTED -> 4;
        };
    }
}
