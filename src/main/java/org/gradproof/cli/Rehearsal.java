package org.gradproof.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The run from which the launcher makes the start-up cache: every command that should start fast, once, unheard.
final class Rehearsal {
    private Rehearsal() {}

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("diff", "sigmoid(x)"),
            List.of("diff", "1/(1 + exp(-x))", "--ascii"),
            List.of("diff", "mish(x)", "--steps"),
            List.of("diff", "relu(x) + sin(x)"),
            List.of("functions", "elu"),
            List.of("functions", "softmax", "--latex"),
            List.of("diff", "x^2*sin(x) + log(1 + y^2)", "x", "--steps"),
            List.of("diff", "if x > 0 then x else a*(exp(x) - 1)", "x", "--json", "--at", "x=0.5", "--at", "a=1"),
            List.of("diff", "tanh(x", "--latex"),
            List.of("prove", "tanh(x) = 2/(1 + exp(-2*x)) - 1"),
            List.of("prove", "d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))"),
            List.of("prove", "d/dx elu(x; a) = if x >= 0 then 1 else a*exp(x)"),
            List.of("prove", "exp(x) > 0", "--assume", "x > 1", "--json"),
            List.of("prove", "x = x + 1"));

    private static final String SHEET = """
            # Softmax
            vector x in R^n
            index i, j in 1..n
            S := sum(k in 1..n, exp(x[k]))
            y[i] := exp(x[i])/S
            steps d y[i] / d x[j]
            prove d y[i] / d x[j] = y[i]*(delta(i, j) - y[j])
            let x = [1, 2]
            eval jacobian(y, x)
            check y[1] ~ 0.27
            latex y[i]
            proof
                tanh(x)
              = 2*sigmoid(2*x) - 1
            qed
            """;

    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        for (List<String> command : COMMANDS) Main.run(command, nowhere, nowhere);
        for (List<String> command : List.of(List.<String>of(), List.of("check", "-"), List.of("run", "--json", "-"))) {
            Main.run(command, new Console(new ByteArrayInputStream(SHEET.getBytes(StandardCharsets.UTF_8)), nowhere, nowhere, false));
        }
        Main.isTerminal();
        Thread session = new Thread(() -> session(nowhere), "session");
        session.setDaemon(true);
        session.start();
        try {
            session.join(java.time.Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(0);
    }

    /// A session in a terminal, as far as this machine lets us have one; without it, only its start is slower.
    private static void session(PrintStream nowhere) {
        byte[] keys = "d/dx sigm\t(x)\r\\alpha\t := 2\rsni(x)\r:help\r:quit\r".getBytes(StandardCharsets.UTF_8);
        try (Terminal terminal = TerminalBuilder.builder().system(false).streams(new ByteArrayInputStream(keys), OutputStream.nullOutputStream())
                .type("xterm-256color").size(new Size(80, 24)).provider("jni").encoding(StandardCharsets.UTF_8).build()) {
            Class.forName("org.jline.terminal.impl.PosixSysTerminal");
            new Repl(Options.STANDARD, new Console(InputStream.nullInputStream(), nowhere, nowhere, true)).converse(terminal, Optional.empty());
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            // no pseudo terminals here, or no native code
        }
    }
}
