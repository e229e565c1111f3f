package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/// The words of a text as an editor shows them; any text has some, however broken or unfinished it is.
public final class Lexemes {
    /// What a lexeme looks like; what it means is not known here.
    public enum Kind {
        /// Of the language: `prove`, `if`, `for`.
        WORD,
        NAME,
        /// A name with a bracket behind it.
        CALL,
        NUMBER, SIGN, COMMENT,
        /// A character that means nothing.
        STRANGE
    }

    public record Lexeme(Kind kind, Span span) {}

    private static final Set<Integer> WORDS = Set.of(GradproofLexer.IF, GradproofLexer.THEN, GradproofLexer.ELSE,
            GradproofLexer.AND, GradproofLexer.OR, GradproofLexer.NOT, GradproofLexer.FOR, GradproofLexer.IN, GradproofLexer.AT);

    /// What stands behind the word that opens a statement, and not behind a variable of that name.
    private static final Set<Integer> BEHIND = Set.of(GradproofLexer.NAME, GradproofLexer.NUMBER, GradproofLexer.PARTIAL,
            GradproofLexer.LPAREN, GradproofLexer.LBRACKET, GradproofLexer.MINUS, GradproofLexer.IF, GradproofLexer.NOT,
            GradproofLexer.FOR, GradproofLexer.NEWLINE);

    private Lexemes() {}

    /// In the order of the text, with nothing but space between them.
    public static List<Lexeme> of(String text) {
        GradproofLexer lexer = new GradproofLexer(new Letters(text));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>();
        for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) tokens.add(t);
        List<Lexeme> all = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token t = tokens.get(i);
            comment(text, from, t.getStartIndex(), all);
            from = t.getStopIndex() + 1;
            if (t.getType() != GradproofLexer.NEWLINE) all.add(new Lexeme(kind(tokens, i), new Span(t.getStartIndex(), from)));
        }
        comment(text, from, text.length(), all);
        return all;
    }

    /// The lexer leaves out space and comments; what begins with `#` among that is a comment.
    private static void comment(String text, int from, int to, List<Lexeme> into) {
        int start = text.indexOf('#', from);
        if (start >= 0 && start < to) into.add(new Lexeme(Kind.COMMENT, new Span(start, to)));
    }

    private static Kind kind(List<Token> tokens, int i) {
        Token t = tokens.get(i);
        int type = t.getType();
        if (WORDS.contains(type)) return Kind.WORD;
        if (type == GradproofLexer.NUMBER) return Kind.NUMBER;
        if (type == GradproofLexer.STRANGE) return Kind.STRANGE;
        if (type != GradproofLexer.NAME) return Kind.SIGN;
        int next = i + 1 < tokens.size() ? tokens.get(i + 1).getType() : GradproofLexer.NEWLINE;
        boolean first = i == 0 || tokens.get(i - 1).getType() == GradproofLexer.NEWLINE;
        boolean opens = Reader.words().contains(t.getText()) && BEHIND.contains(next) || t.getText().equals("qed");
        if (first && opens) return Kind.WORD;
        return next == GradproofLexer.LPAREN && tokens.get(i + 1).getStartIndex() == t.getStopIndex() + 1 ? Kind.CALL : Kind.NAME;
    }
}
