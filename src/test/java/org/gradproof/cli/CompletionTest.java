package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradproof.expr.Symbol;
import org.gradproof.library.Library;
import org.gradproof.syntax.Lexemes;
import org.gradproof.syntax.Scope;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Tab offers.
final class CompletionTest {
    private final Library library = new Library();
    private final Scope scope = library.scope().declaring(Symbol.real("sideways"));
    private final Completion completion = new Completion(() -> scope, library::names);

    private List<Candidate> candidates(String marked) {
        int cursor = marked.indexOf('|');
        return completion.candidates(new Lines().parse(marked.replace("|", ""), cursor, ParseContext.COMPLETE));
    }

    private List<String> offered(String marked) {
        return candidates(marked).stream().map(Candidate::value).toList();
    }

    @Test
    void offersNamesOfTheScopeAndTheLibrary() {
        assertTrue(offered("1 + si|").containsAll(List.of("sideways", "sigmoid", "silu", "sin", "sinh")), () -> offered("1 + si|").toString());
        assertEquals(List.of("sideways"), offered("x*sid|"));
        assertEquals(List.of(), offered("x*nosuch|"));
    }

    @Test
    void offersStatementsAtTheBeginningOnly() {
        assertTrue(offered("|").containsAll(List.of("prove", "let", "eval", "real")));
        assertTrue(offered("prov|").contains("prove"));
        assertEquals(List.of(), offered("x + prov|"));
        assertEquals(List.of(), offered("x + |"));
    }

    @Test
    void turnsNamesOfLettersIntoThese() {
        assertEquals(List.of("α"), offered("y := \\alpha|"));
        assertEquals(List.of("α"), offered("\\al|"));
        assertEquals(List.of("∑"), offered("2*\\sum|"));
        assertEquals(List.of("∂"), offered("\\partial|"));
        assertEquals(List.of("≤"), offered("x \\le|"));
        assertEquals(List.of("∈"), offered("k \\in|"));
        assertEquals(List.of("²"), offered("x\\^2|"));
        assertEquals(List.of("ᵢ"), offered("x\\_i|"));
        assertTrue(offered("\\|").size() > 100);
    }

    @Test
    void completesTowardsTheNameOfALetter() {
        completion.matches(candidates("\\lam|"));
        assertEquals("\\lambda", completion.getCommonPrefix());
        completion.matches(candidates("\\vare|"));
        assertEquals("\\varepsilon", completion.getCommonPrefix());
        completion.matches(candidates("\\s|"));
        assertEquals("\\s", completion.getCommonPrefix());
    }

    @Test
    void offersCommandsTheirArgumentsAndFiles(@TempDir Path directory) throws Exception {
        assertEquals(List.of(":latex", ":limit", ":load"), offered(":l|").stream().sorted().toList());
        assertEquals(List.of("on", "off"), offered(":latex o|"));
        assertEquals(List.of("steps"), offered(":help st|"));
        assertEquals(List.of("softmin"), offered(":functions softmi|"));
        assertEquals(List.of(), offered(":undo x|"));
        Files.createFile(directory.resolve("one.grad"));
        Files.createDirectory(directory.resolve("more"));
        assertEquals(List.of(directory + "/one.grad"), offered(":load " + directory + "/o|"));
        assertEquals(List.of(directory + "/more/"), offered(":save! " + directory + "/m|"));
        assertEquals(List.of(), offered(":load /no/such/directory/|"));
    }

    @Test
    void knowsOnlyLettersThatTheLanguageReads() {
        Symbols.all().forEach((name, sign) -> {
            if (name.equals("\\^-")) return; // means something before a digit
            for (Lexemes.Lexeme l : Lexemes.of(name.startsWith("\\_") ? "x" + sign : sign)) {
                assertTrue(l.kind() != Lexemes.Kind.STRANGE, () -> name + " " + sign);
            }
        });
    }
}
