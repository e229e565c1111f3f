package org.gradproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is whole, and where words begin and end.
final class LinesTest {
    private final Lines lines = new Lines();

    @ParameterizedTest
    @ValueSource(strings = {"exp(x", "x +", "f(x) :=", "prove a =", "[1, 2,", "if x > 0 then 1", "proof", "proof\n    x + x\n  = 2*x",
            "a := 1\nb := (", "proof\n\n  x"})
    void asksForMore(String text) {
        assertTrue(Lines.asksForMore(text), text);
        assertThrows(EOFError.class, () -> lines.parse(text, text.length(), ParseContext.ACCEPT_LINE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "x + y", ":load (", ":", "exp(x\n", "exp(x\n  ", "x)", "prove", "if", "# (", "proof\n  x\n  = x\nqed", "1:(", "sni(x"})
    void isContent(String text) {
        if (text.equals("if") || text.equals("sni(x")) assertTrue(Lines.asksForMore(text));
        else assertFalse(Lines.asksForMore(text), text);
    }

    @Test
    void isNotOverwhelmedByBrackets() {
        assertFalse(Lines.asksForMore("(".repeat(100_000)));
        assertTrue(Lines.asksForMore("(".repeat(10_000)));
    }

    @Test
    void findsTheWordAtTheCursor() {
        assertEquals("sig", word("2*sig|"));
        assertEquals("si", word("2*si|g").substring(0, 2));
        assertEquals("\\alpha", word("y := \\alpha|"));
        assertEquals("\\^2", word("x\\^2|"));
        assertEquals("\\_i", word("x\\_i|"));
        assertEquals("\\", word("x\\|"));
        assertEquals("xᵢ", word("1 + xᵢ|"));
        assertEquals(":st", word(":st|"));
        assertEquals("~/a-b.gr", word(":load ~/a-b.gr|"));
        assertEquals("b", word("a := b|"));
        assertEquals("", word("|"));
        assertEquals("st", word("x +\nst|"));
    }

    private String word(String marked) {
        int cursor = marked.indexOf('|');
        return lines.parse(marked.replace("|", ""), cursor, ParseContext.COMPLETE).word();
    }
}
