package org.gradproof.syntax;

import java.util.List;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/// The tokens of one statement, the end among them, as ANTLR wants them.
final class Tokens extends Cursor implements TokenStream {
    private final List<Token> tokens;
    private final TokenSource source;

    Tokens(List<Token> tokens, TokenSource source) {
        this.tokens = tokens;
        this.source = source;
    }

    @Override
    public Token LT(int k) {
        int p = place(k);
        return tokens.get(Math.max(0, Math.min(p, tokens.size() - 1)));
    }

    @Override
    public int LA(int i) {
        return LT(i).getType();
    }

    @Override
    public void consume() {
        if (at < tokens.size() - 1) at++;
    }

    @Override
    public Token get(int index) {
        return tokens.get(index);
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public TokenSource getTokenSource() {
        return source;
    }

    @Override
    public String getText(Interval interval) {
        StringBuilder out = new StringBuilder();
        for (int i = interval.a; i <= interval.b && i < tokens.size(); i++) out.append(tokens.get(i).getText());
        return out.toString();
    }

    @Override
    public String getText() {
        return getText(Interval.of(0, tokens.size() - 1));
    }

    @Override
    public String getText(RuleContext context) {
        return getText(context.getSourceInterval());
    }

    @Override
    public String getText(Token start, Token stop) {
        return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
    }
}
