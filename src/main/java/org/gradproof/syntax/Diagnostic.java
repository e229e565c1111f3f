package org.gradproof.syntax;

import java.util.List;
import java.util.Optional;

/// What is wrong with a text, where, what was expected there, and what may have been meant.
///
/// @param expected what could stand at the span, in words or as tokens in quotes; empty where the message says it
public record Diagnostic(Kind kind, Source source, Span span, String message, List<String> expected,
                         Optional<String> suggestion) {
    /// The kinds of mistakes.
    public enum Kind {
        /// The text as such: broken UTF-8, a NUL.
        ENCODING,
        /// The order of tokens.
        SYNTAX,
        /// A name that means nothing here.
        NAME,
        /// Vectors and matrices whose sizes do not fit.
        SHAPE,
        /// Well formed, yet without a meaning: a division by zero, an empty range.
        MEANING,
        /// Too long or too deep.
        LIMIT,
        /// A part of the language that is not there yet.
        UNSUPPORTED
    }

    private static final int WINDOW = 100;
    private static final String INDENT = "      ";

    public Diagnostic {
        expected = List.copyOf(expected);
    }

    public static Diagnostic of(Kind kind, Source source, Span span, String message) {
        return new Diagnostic(kind, source, span, message, List.of(), Optional.empty());
    }

    public Diagnostic expecting(List<String> what) {
        return new Diagnostic(kind, source, span, message, what, suggestion);
    }

    public Diagnostic suggesting(String what) {
        return new Diagnostic(kind, source, span, message, expected, Optional.of(what));
    }

    public int line() {
        return source.line(span.start());
    }

    public int column() {
        return source.column(span.start());
    }

    /// The message with what was expected, on one line.
    public String sentence() {
        return expected.isEmpty() ? message : message + ": expected " + String.join(", ", expected);
    }

    /// Place and message, the line of the source with a caret under the mistake, and the suggestion.
    public String render() {
        StringBuilder out = new StringBuilder();
        out.append(line()).append(':').append(column()).append("  ").append(sentence()).append('\n');
        Span line = source.lineAround(span.start());
        String text = source.text(line);
        int at = Math.min(span.start() - line.start(), text.length());
        int from = text.length() <= WINDOW ? 0 : Math.max(0, Math.min(at - WINDOW / 2, text.length() - WINDOW));
        int to = Math.min(text.length(), from + WINDOW);
        String before = (from > 0 ? "…" : "") + shown(text.substring(from, at));
        out.append(INDENT).append(before).append(shown(text.substring(at, to))).append(to < text.length() ? "…" : "").append('\n');
        out.append(INDENT).repeat(" ", before.codePointCount(0, before.length())).append('^').append('\n');
        suggestion.ifPresent(s -> out.append(INDENT).append(s).append('\n'));
        return out.toString();
    }

    /// Without anything that moves the caret or the terminal.
    private static String shown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : Character.isSurrogate((char) c) && c < 0x10000 ? '?' : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
