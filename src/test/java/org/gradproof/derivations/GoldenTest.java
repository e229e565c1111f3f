package org.gradproof.derivations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every worksheet under `derivations/` says what its transcript beside it says, and makes the sheet beside it.
///
/// `mvn test -Dtest=GoldenTest -Dgolden.update=true` writes transcripts and sheets anew, and fails where one has changed.
final class GoldenTest {
    private static final Path DERIVATIONS = Path.of("derivations");
    private static final Path REFUSED = DERIVATIONS.resolve("refused");

    static List<Path> worksheets() {
        try (Stream<Path> all = Files.walk(DERIVATIONS)) {
            return all.filter(p -> p.toString().endsWith(".grad")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> refused() {
        return worksheets().stream().filter(p -> p.startsWith(REFUSED)).toList();
    }

    static List<Path> accepted() {
        return worksheets().stream().filter(p -> !p.startsWith(REFUSED)).toList();
    }

    @ParameterizedTest
    @MethodSource("worksheets")
    void saysWhatItsTranscriptSays(Path worksheet) throws IOException {
        Run run = Run.of("run", "--time-limit", "100", worksheet.toString());
        assertEquals("", run.err());
        compare(sibling(worksheet, ".txt"), run.out() + "\nexit status " + run.status() + "\n");
    }

    @ParameterizedTest
    @MethodSource("worksheets")
    void makesTheSheetBesideIt(Path worksheet) throws IOException {
        Run run = Run.of("sheet", "--time-limit", "100", worksheet.toString(), "-o", "-");
        assertEquals("", run.err());
        compare(sibling(worksheet, ".tex"), run.out());
    }

    /// What is marked as refused is no theorem, whatever else is said of it.
    @ParameterizedTest
    @MethodSource("refused")
    void provesNothingThatIsRefused(Path worksheet) {
        List<JsonObject> claims = claims(worksheet);
        assertFalse(claims.isEmpty());
        for (JsonObject c : claims) {
            assertNotEquals("proved", c.getString("verdict"), () -> c.getInt("line") + ": " + c.getString("input"));
            assertNotEquals("consistent", c.getString("verdict"), () -> c.getInt("line") + ": " + c.getString("input"));
        }
    }

    /// A claim among these is proved, or it stands there to be refuted and the text before it says so.
    @ParameterizedTest
    @MethodSource("accepted")
    void decidesEveryClaim(Path worksheet) {
        for (JsonObject c : claims(worksheet)) {
            assertTrue(List.of("proved", "consistent", "refuted").contains(c.getString("verdict")),
                    () -> c.getInt("line") + ": " + c.getString("input") + "\n" + c.getString("message"));
        }
    }

    @ParameterizedTest
    @MethodSource("worksheets")
    void opensWithATitleAndAStory(Path worksheet) throws IOException {
        List<String> lines = Files.readAllLines(worksheet);
        String start = worksheet.startsWith(REFUSED) ? "# Refused: " : "# ";
        assertTrue(lines.getFirst().startsWith(start), lines::getFirst);
        assertEquals("#", lines.get(1));
        assertTrue(lines.get(2).startsWith("# "));
        for (String l : lines) assertTrue(l.length() <= 100, l);
        assertTrue(worksheet.getFileName().toString().matches("[a-z]+(-[a-z]+)*\\.grad"));
    }

    @Test
    void everyTranscriptAndSheetHasAWorksheet() throws IOException {
        try (Stream<Path> all = Files.walk(DERIVATIONS)) {
            for (Path p : all.filter(Files::isRegularFile).toList()) assertTrue(Files.exists(sibling(p, ".grad")), p::toString);
        }
    }

    private static List<JsonObject> claims(Path worksheet) {
        return Run.of("check", "--json", "--time-limit", "100", worksheet.toString()).json().stream()
                .filter(o -> "claim".equals(o.getString("kind"))).toList();
    }

    private static Path sibling(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    private static void compare(Path golden, String found) throws IOException {
        String before = Files.exists(golden) ? Files.readString(golden) : "";
        if (Boolean.getBoolean("golden.update") && !before.equals(found)) Files.writeString(golden, found);
        assertEquals(before, found, () -> golden + " differs; -Dgolden.update=true writes it anew");
    }
}
