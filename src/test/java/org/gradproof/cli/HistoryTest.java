package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where the history is, and that nothing depends on it.
@Timeout(60)
final class HistoryTest {
    @TempDir
    Path directory;

    @Test
    void isInTheStateDirectoryOfTheUser() {
        assertEquals(Optional.of(Path.of("/u/.local/state/gradproof/history")), History.file(Map.of(), "/u"));
        assertEquals(Optional.of(Path.of("/s/gradproof/history")), History.file(Map.of("XDG_STATE_HOME", "/s"), "/u"));
        assertEquals(Optional.of(Path.of("/u/.local/state/gradproof/history")), History.file(Map.of("XDG_STATE_HOME", "s"), "/u"));
        assertEquals(Optional.of(Path.of("/elsewhere/h")), History.file(Map.of("GRADPROOF_HISTORY", "/elsewhere/h"), "/u"));
        assertEquals(Optional.empty(), History.file(Map.of("GRADPROOF_HISTORY", ""), "/u"));
        assertEquals(Optional.empty(), History.file(Map.of("GRADPROOF_HISTORY", "a\0b"), "/u"));
    }

    @Test
    void isMadeWhereItCanBe() throws IOException {
        Path file = directory.resolve("a/b/history");
        assertEquals(Optional.of(file), History.ready(file));
        assertTrue(Files.exists(file));
        assertEquals(Optional.empty(), History.ready(directory));
        assertEquals(Optional.empty(), History.ready(Files.createFile(directory.resolve("file")).resolve("history")));
        assertEquals(Optional.empty(), History.ready(Path.of("/proc/gradproof/history")));
    }

    @Test
    void isKeptFromOneSessionToTheNext() throws IOException {
        Path file = History.ready(directory.resolve("history")).orElseThrow();
        String first = session("41 + 1\n", Optional.of(file));
        assertTrue(first.contains("42"), first);
        assertTrue(Files.readString(file).contains("41 + 1"));
    }

    @Test
    void mayBeMissingOrNonsense() throws IOException {
        assertTrue(session("40 + 2\n", Optional.empty()).contains("42"));
        Path broken = Files.write(directory.resolve("broken"), new byte[] {(byte) 0xC3, (byte) 0x28, '\n', 'x', ':', '\n', 'y'});
        assertTrue(session("40 + 2\n", Optional.of(broken)).contains("42"));
        Path gone = directory.resolve("gone");
        assertDoesNotThrow(() -> session("40 + 2\n", Optional.of(gone.resolve("history"))));
    }

    private static String session(String typed, Optional<Path> history) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8)) {
            Console console = new Console(InputStream.nullInputStream(), Output.utf8(out), Output.utf8(out), true);
            assertEquals(ExitStatus.FINE, new Repl(Options.STANDARD, console).converse(terminal, history));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
