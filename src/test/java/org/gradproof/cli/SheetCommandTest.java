package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SheetCommandTest {
    private static final Path DERIVATIONS = Path.of("derivations");

    @TempDir
    Path directory;

    static List<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.list(DERIVATIONS)) {
            return files.filter(f -> f.toString().endsWith(".tex")).sorted().toList();
        }
    }

    /// Run with `-Dgolden.update=true` this writes the sheets anew, and still fails where one has changed.
    @ParameterizedTest
    @MethodSource("goldens")
    void derivationsHaveTheirSheets(Path golden) throws IOException {
        Path written = directory.resolve("sheet.tex");
        Run run = Run.of("sheet", golden.toString().replaceFirst("\\.tex$", ".grad"), "-o", written.toString());
        assertEquals("", run.err());
        assertTrue(run.status() <= 1, run::toString);
        String before = Files.readString(golden);
        String now = Files.readString(written);
        if (Boolean.getBoolean("golden.update")) Files.writeString(golden, now);
        assertEquals(before, now);
        assertTrue(now.chars().allMatch(c -> c < 128), "ASCII");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void sheetsCompileWithoutAnyWarning(Path golden) throws Exception {
        assumeTrue(Tex.program().isPresent(), "no TeX here");
        compile(Files.readString(golden));
    }

    @Test
    void hostileProseAndLongFormulasCompileWithoutAnyWarning() throws Exception {
        assumeTrue(Tex.program().isPresent(), "no TeX here");
        for (String name : List.of("hostile.md", "long.grad")) {
            Path tex = directory.resolve(name + ".tex");
            Path input = Path.of("src/test/resources/org/gradproof/cli", name);
            Run run = Run.of("sheet", input.toString(), "-o", tex.toString());
            assertEquals("", run.err());
            compile(Files.readString(tex));
        }
    }

    private void compile(String document) throws Exception {
        Files.writeString(directory.resolve("x.tex"), document);
        Process p = new ProcessBuilder("pdflatex", "-no-shell-escape", "-halt-on-error", "-interaction=nonstopmode", "x.tex")
                .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(directory.resolve("x.out").toFile()).start();
        p.waitFor();
        List<String> log = Files.readString(directory.resolve("x.log"), java.nio.charset.StandardCharsets.ISO_8859_1).lines()
                .filter(l -> l.matches("(?s).*(Warning|Overfull|Underfull|^!).*")).toList();
        assertEquals(List.of(), log);
        assertEquals(0, p.exitValue());
    }

    @Test
    void aPdfIsTheSameEveryTime() throws IOException {
        assumeTrue(Tex.program().isPresent(), "no TeX here");
        Path a = directory.resolve("a.pdf");
        Path b = directory.resolve("b.pdf");
        for (Path out : List.of(a, b)) assertEquals(0, Run.of("sheet", "derivations/softmax-jacobian.grad", "-o", out.toString()).status());
        assertTrue(new String(Files.readAllBytes(a), java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("%PDF"));
        assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
    }

    @Test
    void anErrorOfTexIsOneLine() throws IOException {
        assumeTrue(Tex.program().isPresent(), "no TeX here");
        try {
            Tex.pdf("\\documentclass{article}\\begin{document}\n\\nonsense\n\\end{document}\n");
            fail("this is no document");
        } catch (Tex.Failed e) {
            assertEquals("no PDF: TeX says: Undefined control sequence. (line 2)", e.getMessage());
            assertTrue(e.isOurs());
        }
    }

    @Test
    void writesNothingWhereAStatementIsNotUnderstood() throws IOException {
        Path in = directory.resolve("bad.grad");
        Files.writeString(in, "prove tanh(x = 2\n");
        Path out = directory.resolve("bad.tex");
        Run run = Run.of("sheet", in.toString(), "-o", out.toString());
        assertEquals(3, run.status());
        assertFalse(Files.exists(out));
        assertTrue(run.err().contains("1:14") && run.err().endsWith("nothing was written\n"), run.err());
    }

    @Test
    void saysWhatIsWrongWithTheFiles() {
        assertEquals(2, Run.of("sheet", "nowhere.grad", "-o", directory.resolve("x.tex").toString()).status());
        assertEquals(2, Run.of("sheet", "derivations/softmax-jacobian.grad", "-o", "x.docx").status());
        assertEquals(2, Run.of("sheet", "derivations/softmax-jacobian.grad", "-o", directory.resolve("no/x.tex").toString()).status());
        assertEquals(2, Run.of("sheet", "derivations/softmax-jacobian.grad").status());
    }

    @Test
    void aRefutedClaimIsWrittenAndTold() throws IOException {
        Path in = directory.resolve("false.grad");
        Files.writeString(in, "real x\nprove x = x + 1\n");
        Path out = directory.resolve("false.tex");
        assertEquals(1, Run.of("sheet", in.toString(), "-o", out.toString()).status());
        assertTrue(Files.readString(out).contains("Refuted"));
    }
}
