package org.gradproof.checker;

/// Why a step is not accepted: it is wrong, or the checker cannot decide it.
final class Objection extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final boolean wrong;

    Objection(boolean wrong, String reason) {
        super(reason, null, false, false);
        this.wrong = wrong;
    }

    boolean wrong() {
        return wrong;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
