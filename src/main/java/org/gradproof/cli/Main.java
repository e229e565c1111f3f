package org.gradproof.cli;

import java.io.PrintStream;
import java.util.List;

/// The program as the shell sees it.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int status = run(List.of(args), System.out, System.err);
        System.out.flush();
        System.err.flush();
        // System.exit looks for a logger to tell, in every jar of the class path: that doubles the time of a command.
        Runtime.getRuntime().halt(status);
    }

    /// One command line; answers with the exit status.
    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.equals(List.of("--version"))) {
            out.println("gradproof " + Main.class.getPackage().getImplementationVersion());
            return 0;
        }
        err.println("usage: gradproof --version");
        return 2;
    }
}
