package org.gradproof.numeric;

/// What is known of a condition at a point or in a box.
public enum Truth {
    TRUE, FALSE,
    /// It has a meaning, but more precision or a smaller box would be needed to tell.
    OPEN,
    /// Not even whether it has a meaning is known.
    UNKNOWN,
    /// It speaks of a value that does not exist.
    UNDEFINED;

    /// Read from left to right: what follows a false part does not matter.
    Truth and(Truth that) {
        return switch (this) {
            case TRUE -> that;
            case FALSE, UNDEFINED -> this;
            case OPEN -> that == TRUE ? OPEN : that == FALSE || that == OPEN ? that : UNKNOWN;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// Read from left to right: what follows a true part does not matter.
    Truth or(Truth that) {
        return switch (this) {
            case FALSE -> that;
            case TRUE, UNDEFINED -> this;
            case OPEN -> that == FALSE ? OPEN : that == TRUE || that == OPEN ? that : UNKNOWN;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
