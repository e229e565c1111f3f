package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program in a pseudo terminal, at which somebody types.
@Timeout(120)
final class TerminalIT {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String UP = "\u001bOA";

    @TempDir
    Path directory;

    /// `script` of util-linux makes the pseudo terminal; others have other options.
    @BeforeAll
    static void needsScript() throws Exception {
        try {
            Process p = new ProcessBuilder("script", "--version").redirectErrorStream(true).start();
            String version = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assumeTrue(p.waitFor() == 0 && version.contains("util-linux"), "no script of util-linux");
        } catch (IOException e) {
            assumeTrue(false, "no script");
        }
    }

    /// A person at a terminal: types, and reads until something appears.
    private final class Person implements AutoCloseable {
        private final Process process;
        private final OutputStream keys;
        private final StringBuilder screen = new StringBuilder();
        private int seen;

        Person(Map<String, String> environment, String... options) throws IOException {
            // A shell that runs this in the background has Ctrl-C ignored; whoever inherits that never hears it.
            List<String> program = new ArrayList<>(List.of("exec env --default-signal=INT", "'" + JAVA + "'", "-jar", "'" + Path.of("target/gradproof.jar").toAbsolutePath() + "'"));
            program.addAll(List.of(options));
            ProcessBuilder builder = new ProcessBuilder("script", "-qfec", "stty cols 80 rows 24; " + String.join(" ", program), "/dev/null");
            builder.environment().putAll(Map.of("TERM", "xterm-256color", "GRADPROOF_HISTORY", directory.resolve("history").toString()));
            builder.environment().putAll(environment);
            process = builder.redirectErrorStream(true).start();
            keys = process.getOutputStream();
            Thread reading = new Thread(() -> {
                try (InputStream in = process.getInputStream()) {
                    byte[] buffer = new byte[4096];
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        synchronized (screen) {
                            screen.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                            screen.notifyAll();
                        }
                    }
                } catch (IOException e) {
                    // the terminal is gone
                }
            });
            reading.setDaemon(true);
            reading.start();
            sees("> ");
        }

        Person types(String text) throws IOException {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
            return this;
        }

        /// Waits until this appears after what was seen before; answers with all up to it, without the colours.
        String sees(String expected) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            synchronized (screen) {
                while (true) {
                    String all = plain(screen.toString());
                    int at = all.indexOf(expected, seen);
                    if (at >= 0) {
                        String before = all.substring(seen, at);
                        seen = at + expected.length();
                        return before;
                    }
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0) throw new AssertionError("'" + expected + "' did not appear; instead:\n" + plain(screen.toString()));
                    try {
                        screen.wait(left);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }

        int leaves() throws Exception {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), () -> plain(screen.toString()));
            return process.exitValue();
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String plain(String screen) {
        return screen.replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\r", "");
    }

    @Test
    void answersStatementsAndLeavesByCtrlD() throws Exception {
        try (Person p = new Person(Map.of())) {
            p.types("d/dx sigmoid(x)\r").sees("σ(x)(1 − σ(x))");
            p.types("prove tanh(x) =\r");
            p.types("2*sigmoid(2*x) - 1\r").sees("✓ proved");
            p.sees("> ");
            p.types(CTRL_D);
            assertEquals(0, p.leaves());
        }
    }

    @Test
    void completesNamesAndLetters() throws Exception {
        try (Person p = new Person(Map.of())) {
            p.types("\\alp\t").sees("α");
            p.types(" := softmi\t").sees("softmin");
            p.types(CTRL_C).sees("> ");
            p.types("\\alpha\t := 40\r").sees(" := 40\n");
            p.types("alpha + 2\r").sees("42");
            p.types(":quit\r");
            assertEquals(0, p.leaves());
        }
    }

    @Test
    void stopsTheRunningStatementAndKeepsTheSession() throws Exception {
        try (Person p = new Person(Map.of())) {
            p.types(":limit 600\r").sees("> ");
            p.types("a := 40\r").sees("a := 40\n");
            p.types("eval sum(k in 1..999999, sin(k)) digits 3000\r").sees("3000\n");
            Thread.sleep(1000);
            p.types(CTRL_C).sees("? stopped");
            p.types("a + 2\r").sees("42");
            p.types("what is this" + CTRL_C);
            Thread.sleep(300);
            p.types("a + 3\r").sees("43");
            p.sees("> ");
            p.types(CTRL_D);
            assertEquals(0, p.leaves());
        }
    }

    @Test
    void remembersWhatWasTypedInTheSessionBefore() throws Exception {
        try (Person p = new Person(Map.of())) {
            p.types("40 + 2\r").sees("42");
            p.sees("> ");
            p.types(CTRL_D);
            p.leaves();
        }
        assertTrue(Files.readString(directory.resolve("history")).contains("40 + 2"));
        try (Person p = new Person(Map.of())) {
            p.types(UP).sees("40 + 2");
            p.types("0\r").sees("60");
            p.sees("> ");
            p.types(CTRL_D);
            p.leaves();
        }
    }

    @Test
    void worksWithoutAHistoryAndOnDumbTerminals() throws Exception {
        try (Person p = new Person(Map.of("TERM", "dumb", "GRADPROOF_HISTORY", "/proc/none/history"), "--ascii")) {
            p.types("d/dx sigmoid(x)\r").sees("sigmoid(x)*(1 - sigmoid(x))");
            p.types(":quit\r");
            assertEquals(0, p.leaves());
        }
    }

    @Test
    void asksForNoTerminalWhereThereIsNone() throws Exception {
        Process p = new ProcessBuilder(JAVA, "-Xlog:class+load", "-jar", "target/gradproof.jar").redirectErrorStream(true).start();
        p.getOutputStream().write("40 + 2\n".getBytes(StandardCharsets.UTF_8));
        p.getOutputStream().close();
        String log = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, p.waitFor());
        assertTrue(log.contains("42") && log.contains("org.gradproof.worksheet.Session"), log);
        assertFalse(log.matches("(?s).*\\sorg\\.jline\\..*"));
    }
}
