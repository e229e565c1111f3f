package org.gradproof.syntax;

import java.util.Optional;
import org.gradproof.syntax.GradproofParser.StatementContext;
import org.gradproof.syntax.Reading.Refused;

/// One statement as it was read, before its names mean anything.
public final class Sentence {
    private final Source source;
    private final Span span;
    private final Optional<StatementContext> tree;
    private final Optional<Diagnostic> flaw;
    private final boolean unfinished;

    private Sentence(Source source, Span span, Optional<StatementContext> tree, Optional<Diagnostic> flaw, boolean unfinished) {
        this.source = source;
        this.span = span;
        this.tree = tree;
        this.flaw = flaw;
        this.unfinished = unfinished;
    }

    static Sentence read(Source source, Span span, StatementContext tree) {
        return new Sentence(source, span, Optional.of(tree), Optional.empty(), false);
    }

    static Sentence refused(Source source, Span span, Diagnostic flaw, boolean unfinished) {
        return new Sentence(source, span, Optional.empty(), Optional.of(flaw), unfinished);
    }

    static Sentence refused(Source source, Diagnostic flaw, boolean unfinished) {
        return refused(source, flaw.span(), flaw, unfinished);
    }

    /// What is wrong with it in any scope.
    Optional<Diagnostic> flaw() {
        return flaw;
    }

    public Source source() {
        return source;
    }

    public Span span() {
        return span;
    }

    /// As it was typed.
    public String text() {
        return source.text(span);
    }

    /// Whether only more text could make this a statement: an open bracket, an operator at the end, a proof without `qed`.
    public boolean isUnfinished() {
        return unfinished;
    }

    /// What the sentence says in a scope, and the scope after it; a refusal leaves everything as it was.
    public Reading elaborate(Scope scope) {
        if (flaw.isPresent()) return new Refused(flaw.get());
        try {
            return new Elaboration(source, span, scope).statement(tree.orElseThrow());
        } catch (Rejected e) {
            return new Refused(e.diagnostic());
        }
    }

    /// Where the parts of its terms stand; of a sentence that means nothing in the scope, those that were read before that
    /// was seen.
    public Marks marks(Scope scope) {
        Marks marks = new Marks();
        if (tree.isEmpty()) return marks;
        try {
            new Elaboration(source, span, scope, marks).statement(tree.get());
        } catch (Rejected e) {
            return marks;
        }
        return marks;
    }
}
