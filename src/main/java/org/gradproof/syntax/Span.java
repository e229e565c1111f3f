package org.gradproof.syntax;

/// A stretch of a source, from the first character to just after the last one.
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) throw new IllegalArgumentException(start + ".." + end);
    }

    /// From the start of this to the end of that.
    public Span to(Span that) {
        return new Span(start, Math.max(end, that.end));
    }
}
