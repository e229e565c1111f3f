package org.gradproof.syntax;

/// A text that could not be understood, on its way to the door of the room, where it becomes data.
public final class Rejected extends RuntimeException {
    private final transient Diagnostic diagnostic;

    public Rejected(Diagnostic diagnostic) {
        super(diagnostic.sentence(), null, false, false);
        this.diagnostic = diagnostic;
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
