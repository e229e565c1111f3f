package org.gradproof.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.library.Entry;
import org.gradproof.library.Library;
import org.gradproof.syntax.Source;
import org.gradproof.worksheet.Catalogue;
import org.gradproof.worksheet.Document;
import org.gradproof.worksheet.Knowledge;
import org.gradproof.worksheet.Session;
import org.gradproof.worksheet.Settings;
import org.gradproof.worksheet.Worksheet;
import org.junit.jupiter.api.Test;

/// Whatever the house proves, the checker accepts.
final class ReplayTest {
    private final Library library = new Library();
    private final Session session = Session.of(Knowledge.of(library), Settings.STANDARD);

    @Test
    void replaysEveryDerivation() throws IOException {
        Replayed all = new Replayed();
        try (Stream<Path> files = Files.list(Path.of("derivations"))) {
            for (Path p : files.filter(f -> f.toString().endsWith(".grad")).sorted().toList()) {
                Worksheet.run(Document.of(Source.of(p.getFileName().toString(), Files.readString(p))), session, (s, sentence) -> all.outcome(s.run(sentence)), _ -> { });
            }
        }
        done(all, 50);
    }

    @Test
    void replaysTheLibrary() {
        Replayed all = new Replayed();
        for (Entry e : library.entries()) all.results(Catalogue.of(e, session, true));
        done(all, 100);
    }

    private static void done(Replayed all, int atLeast) {
        assertEquals(List.of(), all.failures().stream().limit(12).toList(), () -> all.failures().size() + " of " + all.proofs());
        assertTrue(all.proofs() >= atLeast, () -> "only " + all.proofs());
    }
}
