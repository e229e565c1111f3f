package org.gradproof.certificate;

/// Something that statements cannot say yet.
final class Unsaid extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsaid(String reason) {
        super(reason, null, false, false);
    }
}
