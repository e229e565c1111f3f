package org.gradproof.numeric;

import java.util.Optional;

/// What is known of a condition at a point or in a box.
public enum Truth {
    TRUE, FALSE,
    /// It has a meaning, but more precision or a smaller box would be needed to tell.
    OPEN,
    /// Not even whether it has a meaning is known.
    UNKNOWN,
    /// It speaks of a value that does not exist.
    UNDEFINED;

    /// Every part must have a meaning, also beside a false one.
    Truth and(Truth that) {
        return worse(that).orElse(this == FALSE || that == FALSE ? FALSE : this == OPEN ? OPEN : that);
    }

    /// Every part must have a meaning, also beside a true one.
    Truth or(Truth that) {
        return worse(that).orElse(this == TRUE || that == TRUE ? TRUE : this == OPEN ? OPEN : that);
    }

    private Optional<Truth> worse(Truth that) {
        if (this == UNDEFINED || that == UNDEFINED) return Optional.of(UNDEFINED);
        return this == UNKNOWN || that == UNKNOWN ? Optional.of(UNKNOWN) : Optional.empty();
    }
}
