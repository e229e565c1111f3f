package org.gradproof.syntax;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A named text in which places can be shown.
public final class Source {
    private static final String BROKEN = "this is not valid UTF-8";
    private static final String NUL = "a NUL character; this looks like a binary file";

    private final String name;
    private final String text;
    private final Optional<Diagnostic> flaw;
    /// Offsets at which lines start; found when first asked for.
    private int[] lines = {};

    private Source(String name, String text, int flawAt, String flaw) {
        this.name = name;
        this.text = text;
        this.flaw = flawAt < 0 ? Optional.empty() : Optional.of(
                Diagnostic.of(Diagnostic.Kind.ENCODING, this, new Span(flawAt, Math.min(flawAt + 1, text.length())), flaw));
    }

    public static Source of(String name, String text) {
        return new Source(name, text, text.indexOf('\0'), NUL);
    }

    /// What a person typed.
    public static Source of(String text) {
        return of("", text);
    }

    /// Decodes bytes; a broken sequence is a flaw of the source, and the text ends before it.
    public static Source of(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
        String text = out.flip().toString();
        if (text.startsWith("\uFEFF")) text = text.substring(1);
        if (result.isError()) return new Source(name, text, text.length(), BROKEN);
        return of(name, text);
    }

    /// Empty for what was typed.
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /// What is wrong with the text as such, before any statement is read.
    public Optional<Diagnostic> flaw() {
        return flaw;
    }

    public String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    /// Counted from 1.
    public int line(int offset) {
        int found = Arrays.binarySearch(lines(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// Counted from 1, in characters as a person counts them.
    public int column(int offset) {
        return text.codePointCount(lines()[line(offset) - 1], offset) + 1;
    }

    /// `line:column`.
    public String place(int offset) {
        return line(offset) + ":" + column(offset);
    }

    /// The whole line around an offset, without its end.
    public Span lineAround(int offset) {
        int start = lines()[line(offset) - 1];
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') end++;
        return new Span(start, end);
    }

    private int[] lines() {
        if (lines.length == 0) {
            int[] starts = new int[16];
            int count = 1;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                    if (count == starts.length) starts = Arrays.copyOf(starts, 2 * count);
                    starts[count++] = i + 1;
                }
            }
            lines = Arrays.copyOf(starts, count);
        }
        return lines;
    }
}
