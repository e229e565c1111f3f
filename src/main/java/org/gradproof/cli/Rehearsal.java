package org.gradproof.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/// The run from which the launcher makes the start-up cache: every command that should start fast, once, unheard.
final class Rehearsal {
    private Rehearsal() {}

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--version"));

    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        for (List<String> command : COMMANDS) Main.run(command, nowhere, nowhere);
    }
}
