package org.gradproof.worksheet;

import java.time.Duration;

/// What a person can set: how many digits are shown, how long a statement may take, whether Symja is asked too.
public record Settings(int digits, Duration limit, boolean secondOpinion) {
    public static final Settings STANDARD = new Settings(6, Duration.ofSeconds(5), false);

    public Settings {
        if (digits < 1 || digits > 9999) throw new IllegalArgumentException("the number of digits is 1 to 9999");
        if (limit.isNegative() || limit.isZero()) throw new IllegalArgumentException("the time limit is positive");
    }

    public Settings withDigits(int digits) {
        return new Settings(digits, limit, secondOpinion);
    }

    public Settings withLimit(Duration limit) {
        return new Settings(digits, limit, secondOpinion);
    }

    public Settings withSecondOpinion(boolean secondOpinion) {
        return new Settings(digits, limit, secondOpinion);
    }
}
