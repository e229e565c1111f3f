package org.gradproof.worksheet;

import java.time.Duration;

/// What a person can set: how many digits are shown, how long a statement may take, whether Symja is asked too, whether
/// proofs are replayed by the checker.
public record Settings(int digits, Duration limit, boolean secondOpinion, boolean replay) {
    public static final Settings STANDARD = new Settings(6, Duration.ofSeconds(5), false, false);

    public Settings {
        if (digits < 1 || digits > 9999) throw new IllegalArgumentException("the number of digits is 1 to 9999");
        if (limit.isNegative() || limit.isZero()) throw new IllegalArgumentException("the time limit is positive");
    }

    public Settings withDigits(int digits) {
        return new Settings(digits, limit, secondOpinion, replay);
    }

    public Settings withLimit(Duration limit) {
        return new Settings(digits, limit, secondOpinion, replay);
    }

    public Settings withSecondOpinion(boolean secondOpinion) {
        return new Settings(digits, limit, secondOpinion, replay);
    }

    public Settings withReplay(boolean replay) {
        return new Settings(digits, limit, secondOpinion, replay);
    }
}
