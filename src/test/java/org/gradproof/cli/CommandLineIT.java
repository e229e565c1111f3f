package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program as a process: pipes, locales, exit status.
@Timeout(120)
final class CommandLineIT {
    @TempDir
    Path directory;

    private record Answer(int status, String out, String err) {}

    private Answer run(String input, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC", "-jar", "target/gradproof.jar"));
        command.addAll(List.of(args));
        return process(input, command);
    }

    private Answer process(String input, List<String> command) throws Exception {
        Path in = Files.writeString(Files.createTempFile(directory, "in", ""), input);
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "it hangs: " + command);
        return new Answer(process.exitValue(), text(out), text(err));
    }

    private static String text(Path p) throws IOException {
        return new String(Files.readAllBytes(p), StandardCharsets.UTF_8);
    }

    @Test
    void readsStatementsFromAPipe() throws Exception {
        Answer a = run("f(x) := x^2\nprove d/dx f(x) = 2*x\n");
        assertEquals(new Answer(0, "> f(x) := x^2\n    f(x) := x²\n\n> prove d/dx f(x) = 2*x\n  ✓ proved\n", ""), a);
    }

    @Test
    void tellsTheShellTheGravestVerdict() throws Exception {
        assertEquals(0, run("", "prove", "x + x = 2*x").status());
        assertEquals(1, run("", "prove", "x + x = 3*x").status());
        assertEquals(2, run("", "run", directory.resolve("missing").toString()).status());
        assertEquals(3, run("", "prove", "x + = 3*x").status());
        assertEquals(4, run("eval q\n").status());
    }

    @Test
    void printsUtf8WhateverTheLocale() throws Exception {
        assertTrue(run("", "diff", "sigmoid(x)").out().contains("σ(x)"));
        assertTrue(run("", "diff", "sigmoid(x)", "--ascii").out().chars().allMatch(c -> c < 128));
    }

    @Test
    void printsJsonThatAParserReads() throws Exception {
        for (String[] args : List.of(new String[] {"diff", "sigmoid(x)", "--json", "--at", "x=0"}, new String[] {"prove", "x = 1", "--json"},
                new String[] {"run", "--json", "derivations/softmax-jacobian.grad"}, new String[] {"check", "--json", "derivations/softmax-jacobian.grad"},
                new String[] {"functions", "elu", "--json"})) {
            Answer a = run("", args);
            assertFalse(a.out().isEmpty(), a::toString);
            for (String line : a.out().split("\n")) assertTrue(JsonParser.object().from(line).has("kind"), line);
        }
    }

    @Test
    void startsWithoutSymja() throws Exception {
        Path log = directory.resolve("classes.log");
        Answer a = process("", List.of(System.getProperty("java.home") + "/bin/java", "-Xlog:class+load:file=" + log, "-jar", "target/gradproof.jar",
                "prove", "tanh(x) = 2*sigmoid(2*x) - 1"));
        assertEquals(0, a.status(), a::toString);
        assertTrue(text(log).contains("org.gradproof.prover.Prover"));
        assertFalse(text(log).contains("org.matheclipse"), "Symja is loaded");
        assertFalse(text(log).contains("org.jline"), "JLine is loaded");
    }

    @Test
    void stopsQuicklyWhenNobodyReads() throws Exception {
        Answer a = process("x\n".repeat(20_000), List.of("sh", "-c",
                "'" + System.getProperty("java.home") + "/bin/java' -jar target/gradproof.jar | head -1; exit 0"));
        assertEquals("> x\n", a.out());
        assertTrue(a.err().startsWith("gradproof: the output cannot be written: "), a::err);
        assertEquals(1, a.err().lines().count(), a::err);
    }
}
