package org.gradproof.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A stream that remembers why it could not be written any more, and refuses to go on then.
final class Output extends OutputStream {
    /// Thrown out of a run whose output nobody can read.
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        Lost(String reason) {
            super(reason, null, false, false);
        }
    }

    private final OutputStream to;

    private Output(OutputStream to) {
        this.to = to;
    }

    /// UTF-8 whatever the platform says; lines are flushed by whoever prints.
    static PrintStream utf8(OutputStream to) {
        return new PrintStream(new Output(to), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            to.write(bytes, from, length);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    @Override
    public void flush() {
        try {
            to.flush();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private static Lost lost(IOException e) {
        return new Lost(String.valueOf(e.getMessage()));
    }
}
