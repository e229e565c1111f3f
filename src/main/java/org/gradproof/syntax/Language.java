package org.gradproof.syntax;

import java.util.List;
import org.gradproof.expr.Expr;
import org.gradproof.syntax.Diagnostic.Kind;

/// Reading of a text that is one statement: the door for command lines and tests.
public final class Language {
    private Language() {}

    /// @throws Rejected where the text is not one statement, or means nothing in the scope
    public static Reading.Understood statement(Source source, Scope scope) {
        List<Sentence> all = Reader.all(source);
        if (all.size() != 1) {
            Span span = all.isEmpty() ? new Span(0, source.text().length()) : all.get(1).span();
            throw new Rejected(Diagnostic.of(Kind.SYNTAX, source, span, all.isEmpty() ? "there is nothing here" : "expected one statement"));
        }
        return switch (all.getFirst().elaborate(scope)) {
            case Reading.Understood u -> u;
            case Reading.Refused r -> throw new Rejected(r.diagnostic());
        };
    }

    /// The term of an expression alone.
    ///
    /// @throws Rejected as [#statement]
    public static Expr expression(Source source, Scope scope) {
        if (statement(source, scope).statement() instanceof Statement.Query q) return q.expression();
        throw new Rejected(Diagnostic.of(Kind.SYNTAX, source, new Span(0, source.text().length()), "expected an expression"));
    }

    public static Expr expression(String text, Scope scope) {
        return expression(Source.of(text), scope);
    }

    /// A claim, with or without the word `prove` before it.
    ///
    /// @throws Rejected as [#statement]
    public static Statement.Claim claim(String text, Scope scope) {
        Source source = Source.of(text.stripLeading().startsWith("prove ") ? text : "prove " + text);
        if (statement(source, scope).statement() instanceof Statement.Prove p) return p.claim();
        throw new Rejected(Diagnostic.of(Kind.SYNTAX, source, new Span(0, source.text().length()), "expected a claim"));
    }
}
