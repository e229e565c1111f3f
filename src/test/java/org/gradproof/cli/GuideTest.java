package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuideTest {
    /// The table in README.md is the one that `:help` prints.
    @Test
    void readmeHasEveryCommandOfASession() throws IOException {
        List<String> rows = Files.readString(Path.of("README.md")).lines().filter(l -> l.startsWith("| `:")).toList();
        assertEquals(Arrays.stream(Command.values()).map(c -> "| `" + (c.text() + " " + c.arguments().replace("|", "\\|")).strip() + "` | " + c.about() + " |").toList(), rows);
    }

    @Test
    void readmeHasTheKeysThatTheGuideNames() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (String key : List.of("Tab", "Alt-Enter", "Ctrl-C", "Ctrl-D", "Ctrl-R")) {
            assertTrue(Guide.help("").contains(key) && readme.lines().anyMatch(l -> l.startsWith("| " + key)), key);
        }
    }
}
