package org.gradproof.certificate;

import java.util.List;
import java.util.Map;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;
import org.gradproof.library.Library;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;

/// Questions from claims as a person types them, statements before them separated by `;;`. Nobody has judged them.
public final class Asked {
    private static final Library LIBRARY = new Library();

    private Asked() {}

    public static Question holds(String text) {
        return question(text, new Question.Answer.Holds());
    }

    /// With numbers for variables without assumptions about them.
    public static Question fails(String text, Map<String, Integer> point) {
        Map<Symbol, Rational> numbers = new java.util.HashMap<>();
        point.forEach((name, value) -> numbers.put(Symbol.real(name), Rational.of(value)));
        return question(text, new Question.Answer.Fails(new Question.Point(numbers, Map.of())));
    }

    static Question question(String text, Question.Answer answer) {
        String[] parts = text.split(";;");
        Scope scope = LIBRARY.scope();
        for (int i = 0; i < parts.length - 1; i++) scope = Language.statement(Source.of(parts[i].strip()), scope).after();
        Statement.Claim c = Language.claim(parts[parts.length - 1].strip(), scope);
        Statement.Link l = c.links().getFirst();
        return new Question(l.left(), l.relation().orElseThrow(), l.right(), List.copyOf(c.assumptions()), answer);
    }

    public static Certificate.Lemma lemma(Question q) {
        return switch (Certificates.of("test", q)) {
            case Certificate.Lemma l -> l;
            case Certificate.NotCertified n -> throw new AssertionError(n.reason());
        };
    }

    /// Definitions and statement.
    static String text(Question q) {
        return switch (Certificates.of("test", q)) {
            case Certificate.Lemma l -> String.join("\n", l.definitions()) + (l.definitions().isEmpty() ? "" : "\n") + l.statement();
            case Certificate.NotCertified n -> "not certified: " + n.reason();
        };
    }
}
