package org.gradproof.cli;

import org.gradproof.worksheet.Result;

/// What the shell is told; the numbers are a contract. The graver come first.
enum ExitStatus {
    BUG(70), USAGE(2), NOT_UNDERSTOOD(3), REFUTED(1), UNDECIDED(4), FINE(0);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ExitStatus of(Result.Status s) {
        return switch (s) {
            case FINE -> FINE;
            case REFUTED -> REFUTED;
            case NOT_UNDERSTOOD -> NOT_UNDERSTOOD;
            case UNDECIDED -> UNDECIDED;
            case BUG -> BUG;
        };
    }

    /// The graver of the two.
    ExitStatus and(ExitStatus that) {
        return ordinal() <= that.ordinal() ? this : that;
    }
}
