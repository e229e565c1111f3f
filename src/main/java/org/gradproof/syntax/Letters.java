package org.gradproof.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/// The characters of a text as ANTLR wants them, without a copy.
final class Letters extends Cursor implements CharStream {
    private final String text;

    Letters(String text) {
        this.text = text;
    }

    @Override
    public int LA(int i) {
        int p = place(i);
        return p >= 0 && p < text.length() ? text.charAt(p) : IntStream.EOF;
    }

    @Override
    public void consume() {
        at++;
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getText(Interval interval) {
        return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
    }
}
