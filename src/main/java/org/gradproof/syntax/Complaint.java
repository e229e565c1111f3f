package org.gradproof.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// The first token that does not fit, as a diagnostic; nothing is repaired.
final class Complaint extends DefaultErrorStrategy {
    private static final Set<Integer> OPERATORS = Set.of(GradproofParser.PLUS, GradproofParser.MINUS, GradproofParser.TIMES,
            GradproofParser.DIVIDE, GradproofParser.POWER, GradproofParser.MATMUL, GradproofParser.EQ, GradproofParser.NE,
            GradproofParser.LT, GradproofParser.LE, GradproofParser.GT, GradproofParser.GE, GradproofParser.DEFINES,
            GradproofParser.IF, GradproofParser.THEN, GradproofParser.ELSE, GradproofParser.AND, GradproofParser.OR,
            GradproofParser.NOT, GradproofParser.COMMA, GradproofParser.SEMICOLON, GradproofParser.RANGE);

    private final Source source;

    Complaint(Source source) {
        this.source = source;
    }

    @Override
    public void sync(Parser parser) { }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        throw new Rejected(diagnostic(parser, parser.getCurrentToken()));
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new Rejected(diagnostic(parser, parser.getCurrentToken()));
    }

    private Diagnostic diagnostic(Parser parser, Token token) {
        IntervalSet expected = parser.getExpectedTokens();
        Tokens tokens = (Tokens) parser.getTokenStream();
        Diagnostic d = Diagnostic.of(Diagnostic.Kind.SYNTAX, source, Forms.span(token, token), message(token, tokens, expected));
        return suggestion(token, tokens).map(d::suggesting).orElse(d);
    }

    private String message(Token token, Tokens tokens, IntervalSet expected) {
        Optional<Token> open = innermost(tokens, token);
        String found = token.getType() == Token.EOF ? "" : ", found '" + token.getText() + "'";
        if (closes(token) && open.isEmpty()) return "this '" + token.getText() + "' closes nothing";
        if (expected.contains(GradproofParser.NAME)) {
            Token before = tokens.get(Math.max(0, token.getTokenIndex() - 1));
            boolean after = before != token && (OPERATORS.contains(before.getType()) || token.getType() == Token.EOF || closes(token));
            return "expected an expression" + (after ? " after '" + before.getText() + "'" : found);
        }
        if (open.isPresent() && expected.contains(closer(open.get()))) {
            return "expected '" + closing(open.get()) + "' to close the '" + open.get().getText() + "' at "
                    + source.place(open.get().getStartIndex());
        }
        if (expected.contains(GradproofParser.QED)) return "expected a line that begins with '=' or another relation, or 'qed'" + found;
        if (expected.contains(Token.EOF)) return "expected an operator or the end of the statement" + found;
        List<String> names = new ArrayList<>();
        for (int type : expected.toList()) names.add(name(type));
        return "expected " + String.join(" or ", names.size() > 4 ? names.subList(0, 4) : names) + found;
    }

    private Optional<String> suggestion(Token token, Tokens tokens) {
        Token before = tokens.get(Math.max(0, token.getTokenIndex() - 1));
        return switch (token.getType()) {
            case GradproofParser.TIMES, GradproofParser.DIVIDE -> before.getType() == token.getType()
                    ? Optional.of("write ^ or ** for a power") : Optional.empty();
            case GradproofParser.IF -> Optional.of("put cases between parentheses: (if c then a else b)");
            case GradproofParser.EQ -> Optional.of(before.getType() == GradproofParser.SEMICOLON ? "name the parameter: f(x; a = 1)"
                    : "'=' stands in claims and conditions; := defines");
            case GradproofParser.DEFINES -> Optional.of("a definition is one name, call or family on the left: f(x) := …");
            case GradproofParser.SEMICOLON -> Optional.of("one statement a line; ';' only separates parameters: elu(x; 1)");
            default -> Optional.empty();
        };
    }

    private static Optional<Token> innermost(Tokens tokens, Token until) {
        Deque<Token> open = new ArrayDeque<>();
        for (int i = 0; i < until.getTokenIndex(); i++) {
            Token t = tokens.get(i);
            switch (t.getType()) {
                case GradproofParser.LPAREN, GradproofParser.LBRACKET, GradproofParser.LBRACE -> open.push(t);
                case GradproofParser.RPAREN, GradproofParser.RBRACKET, GradproofParser.RBRACE -> open.poll();
                default -> { }
            }
        }
        return Optional.ofNullable(open.peek());
    }

    static boolean closes(Token t) {
        return t.getType() == GradproofParser.RPAREN || t.getType() == GradproofParser.RBRACKET || t.getType() == GradproofParser.RBRACE;
    }

    private static int closer(Token open) {
        return switch (open.getType()) {
            case GradproofParser.LPAREN -> GradproofParser.RPAREN;
            case GradproofParser.LBRACKET -> GradproofParser.RBRACKET;
            default -> GradproofParser.RBRACE;
        };
    }

    static char closing(Token open) {
        return switch (open.getType()) {
            case GradproofParser.LPAREN -> ')';
            case GradproofParser.LBRACKET -> ']';
            default -> '}';
        };
    }

    private static String name(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the statement";
            case GradproofParser.NUMBER -> "a number";
            case GradproofParser.EQ -> "'='";
            default -> {
                String literal = GradproofParser.VOCABULARY.getLiteralName(type);
                yield literal != null ? literal : switch (type) {
                    case GradproofParser.DEFINES -> "':='";
                    case GradproofParser.COMMA -> "','";
                    case GradproofParser.AND -> "'and'";
                    case GradproofParser.OR -> "'or'";
                    case GradproofParser.IN -> "'in'";
                    default -> GradproofParser.VOCABULARY.getSymbolicName(type).toLowerCase(java.util.Locale.ROOT);
                };
            }
        };
    }
}
