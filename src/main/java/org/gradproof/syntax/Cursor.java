package org.gradproof.syntax;

import org.antlr.v4.runtime.IntStream;

/// A place in something that is read, as ANTLR moves it; all stays in memory, so nothing needs to be marked.
abstract class Cursor implements IntStream {
    int at;

    /// Where the k-th before or after the place stands; the next is the first.
    final int place(int k) {
        return k > 0 ? at + k - 1 : at + k;
    }

    @Override
    public final int mark() {
        return -1;
    }

    @Override
    public final void release(int marker) { }

    @Override
    public final int index() {
        return at;
    }

    @Override
    public final void seek(int index) {
        at = index;
    }

    @Override
    public final String getSourceName() {
        return "";
    }
}
