package org.gradproof.expr;

/// Thrown out of long work when its thread has been interrupted, so that a statement can be stopped.
public final class Interrupted extends RuntimeException {
    private Interrupted() {
        super("interrupted", null, false, false);
    }

    /// To be called inside every loop whose length the user chooses, or that may be long.
    public static void check() {
        if (Thread.interrupted()) throw new Interrupted();
    }
}
