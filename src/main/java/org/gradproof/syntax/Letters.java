package org.gradproof.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/// The characters of a text as ANTLR wants them, without a copy.
final class Letters implements CharStream {
    private final String text;
    private int at;

    Letters(String text) {
        this.text = text;
    }

    @Override
    public int LA(int i) {
        int p = i > 0 ? at + i - 1 : at + i;
        return p >= 0 && p < text.length() ? text.charAt(p) : IntStream.EOF;
    }

    @Override
    public void consume() {
        at++;
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) { }

    @Override
    public int index() {
        return at;
    }

    @Override
    public void seek(int index) {
        at = index;
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return "";
    }

    @Override
    public String getText(Interval interval) {
        return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
    }
}
