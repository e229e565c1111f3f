package org.gradproof.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.gradproof.syntax.Lexemes.Lexeme;
import org.junit.jupiter.api.Test;

/// The words of a text, however broken.
final class LexemesTest {
    private static String shown(String text) {
        return Lexemes.of(text).stream().map(l -> text.substring(l.span().start(), l.span().end()) + ":" + l.kind()).collect(Collectors.joining(" "));
    }

    @Test
    void tellsWordsFromNames() {
        assertEquals("prove:WORD f:CALL (:SIGN x:NAME ):SIGN =:SIGN 2:NUMBER for:WORD x:NAME", shown("prove f(x) = 2 for x"));
        assertEquals("prove:NAME =:SIGN 3:NUMBER", shown("prove = 3"));
        assertEquals("let:NAME +:SIGN let:NAME", shown("let + let"));
        assertEquals("why:WORD", shown("why"));
        assertEquals("proof:WORD x:NAME qed:WORD", shown("proof\n x\nqed"));
    }

    @Test
    void seesCommentsAndStrangers() {
        assertEquals("x:NAME # y + 1:COMMENT z:NAME", shown("x # y + 1\nz"));
        assertEquals("\\:STRANGE alpha:NAME $:STRANGE", shown("\\alpha $"));
        assertEquals("# only:COMMENT", shown("# only"));
        assertEquals("", shown("  \n "));
    }

    @Test
    void coversAnyTextInOrder() {
        Random random = new Random(7);
        String alphabet = "ab(1.2)+#\n\\ \"'α∑😀\u0000:=[]{}";
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            int at = 0;
            List<Lexeme> all = Lexemes.of(text.toString());
            for (Lexeme l : all) {
                assertTrue(text.substring(at, l.span().start()).isBlank(), text::toString);
                assertTrue(l.span().end() > l.span().start(), text::toString);
                at = l.span().end();
            }
            assertTrue(text.substring(at).isBlank(), text::toString);
        }
    }
}
