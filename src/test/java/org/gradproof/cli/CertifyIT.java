package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.grack.nanojson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.certificate.Book;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Coq accepts every verdict of the derivations and of worksheets about whole numbers, cases and order, and every claim of the library. Skipped where
/// there is no Coq.
@Timeout(1200)
final class CertifyIT {
    private static List<String> worksheets() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("derivations"))) {
            return files.map(Path::toString).filter(f -> f.endsWith(".grad")).sorted().toList();
        }
    }

    @Test
    void coqAcceptsDerivationsAndLibrary() throws Exception {
        assumeTrue(Coq.program().isPresent(), "there is no coqc");
        List<String> arguments = new ArrayList<>(List.of("certify", "--json", "--library"));
        arguments.addAll(worksheets());
        for (String name : List.of("wholes", "cases", "orders")) arguments.add("src/test/resources/org/gradproof/certificates/" + name + ".grad");
        Run run = Run.of(arguments.toArray(String[]::new));
        List<JsonObject> rows = run.json();
        assertTrue(rows.size() > 200, () -> rows.size() + " certificates only");
        assertEquals(List.of(), rows.stream().filter(r -> !r.getString("outcome").equals("accepted")).map(JsonObject::toString).toList());
        for (JsonObject r : rows) assertTrue(Book.AXIOMS.containsAll(r.getArray("axioms")), r::toString);
        assertEquals(0, run.status(), run::err);
    }
}
