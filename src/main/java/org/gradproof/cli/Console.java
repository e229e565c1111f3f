package org.gradproof.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// The streams of a run.
///
/// @param interactive whether a person sits before them
record Console(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
    /// The same with another output.
    Console printing(PrintStream out) {
        return new Console(in, out, err, interactive);
    }
}
