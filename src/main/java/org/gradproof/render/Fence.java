package org.gradproof.render;

/// A pair of delimiters.
enum Fence {
    ROUND("(", ")", "(", ")"), SQUARE("[", "]", "[", "]"), BAR("\\lvert ", "\\rvert ", "|", "|");

    final String latexOpen;
    final String latexClose;
    final String open;
    final String close;

    Fence(String latexOpen, String latexClose, String open, String close) {
        this.latexOpen = latexOpen;
        this.latexClose = latexClose;
        this.open = open;
        this.close = close;
    }
}
