package org.gradproof.oracle;

/// The claim is not of the kind that Symja is asked about; the message says what stands against it.
final class OutOfReach extends Exception {
    OutOfReach(String reason) {
        super(reason);
    }
}
