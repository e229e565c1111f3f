package org.gradproof.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/// The run from which the launcher makes the start-up cache: every command that should start fast, once, unheard.
final class Rehearsal {
    private Rehearsal() {}

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("diff", "1/(1 + exp(-x))"),
            List.of("diff", "x^2*sin(x) + log(1 + y^2)", "x", "--steps"),
            List.of("diff", "if x > 0 then x else a*(exp(x) - 1)", "x", "--json", "--at", "x=0.5", "--at", "a=1"),
            List.of("diff", "tanh(x", "--latex"),
            List.of("prove", "tanh(x) = 2/(1 + exp(-2*x)) - 1"),
            List.of("prove", "exp(x) > 0", "--assume", "x > 1", "--json"),
            List.of("prove", "x = x + 1"));

    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        for (List<String> command : COMMANDS) Main.run(command, nowhere, nowhere);
    }
}
