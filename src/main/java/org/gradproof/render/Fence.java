package org.gradproof.render;

/// A pair of delimiters.
enum Fence {
    ROUND("(", ")", "(", ")", "⎛⎜⎝", "⎞⎟⎠"), SQUARE("[", "]", "[", "]", "⎡⎢⎣", "⎤⎥⎦"),
    BAR("\\lvert ", "\\rvert ", "|", "|", "│││", "│││");

    final String latexOpen;
    final String latexClose;
    final String open;
    final String close;
    /// Top, middle and bottom of a tall one.
    final String tallOpen;
    final String tallClose;

    Fence(String latexOpen, String latexClose, String open, String close, String tallOpen, String tallClose) {
        this.latexOpen = latexOpen;
        this.latexClose = latexClose;
        this.open = open;
        this.close = close;
        this.tallOpen = tallOpen;
        this.tallClose = tallClose;
    }
}
