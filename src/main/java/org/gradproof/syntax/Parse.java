package org.gradproof.syntax;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/// Runs ANTLR's parser on the tokens of one statement.
final class Parse {
    private final Source source;
    private final GradproofLexer lexer;
    private final GradproofParser parser;

    Parse(Source source, GradproofLexer lexer) {
        this.source = source;
        this.lexer = lexer;
        this.parser = new GradproofParser(new Tokens(List.of(), lexer));
        parser.removeErrorListeners();
        parser.setErrorHandler(new Complaint(source));
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    }

    Sentence sentence(List<Token> tokens, Span span, boolean open) {
        try {
            parser.setTokenStream(new Tokens(tokens, lexer));
            return Sentence.read(source, span, parser.statement());
        } catch (Rejected e) {
            return Sentence.refused(source, span, e.diagnostic(), open && e.diagnostic().span().start() >= span.end());
        }
    }
}
