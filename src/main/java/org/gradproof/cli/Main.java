package org.gradproof.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;

/// The program as the shell sees it.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Console console = new Console(System.in, Output.utf8(new java.io.BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14)),
                Output.utf8(new FileOutputStream(FileDescriptor.err)), (args.length == 0 || args[0].startsWith("-")) && isTerminal());
        int status = run(List.of(args), console);
        // System.exit looks for a logger to tell, in every jar of the class path: that doubles the time of a command.
        Runtime.getRuntime().halt(status);
    }

    static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    /// One command line; answers with the exit status.
    static int run(List<String> args, PrintStream out, PrintStream err) {
        return run(args, new Console(java.io.InputStream.nullInputStream(), out, err, false));
    }

    /// As [#run(List, PrintStream, PrintStream)] with an input. Nothing is thrown.
    static int run(List<String> args, Console console) {
        try {
            ExitStatus status = Commands.run(args, console);
            console.out().flush();
            return status.code();
        } catch (Output.Lost e) {
            tell(console, "gradproof: the output cannot be written: " + e.getMessage());
            return ExitStatus.USAGE.code();
        } catch (RuntimeException | Error e) {
            tell(console, "gradproof: internal error: " + e);
            if (args.contains("--debug")) e.printStackTrace(console.err());
            return ExitStatus.BUG.code();
        }
    }

    private static void tell(Console console, String line) {
        try {
            console.err().println(line);
            console.err().flush();
        } catch (Output.Lost _) {
            // there is nobody left to tell
        }
    }
}
