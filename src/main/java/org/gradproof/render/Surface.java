package org.gradproof.render;

import java.util.List;

/// What typeset mathematics is drawn on: LaTeX source, one line of text, or a block of lines.
interface Surface<B> {
    /// Whether fractions are stacked outside of exponents and indices.
    boolean stacks();

    /// Whether `sin x` needs no parentheses.
    boolean bareArguments();

    B glyph(Glyph glyph);

    B number(String digits);

    /// A name with indices below it.
    B variable(String name, List<B> indices);

    B function(Notation.Named notation);

    B row(List<B> parts);

    B fence(Fence fence, B body, boolean tall);

    /// Something fenced with indices below it.
    B subscript(B base, List<B> indices);

    B raised(B base, Piece<B> exponent);

    /// Only where [#stacks()].
    B fraction(B over, B under);

    B root(Piece<B> radicand);

    /// A sum or product sign with its range before the body.
    B big(Glyph sign, B index, B lower, B upper, B body, boolean flat);

    /// `lim` with how a variable moves below it, before the body.
    B limit(B approach, B body, boolean flat);

    /// @param otherwise the value where no case applies
    B cases(List<Case<B>> cases, B otherwise);

    /// Entries with the ranges of their indices.
    B array(Piece<B> body, B ranges);

    B matrix(List<List<B>> rows);

    /// A value at a point.
    B evaluated(B body, B variable, B value);

    Glyph between(Edge left, Edge right);

    record Case<B>(B value, B condition) {}
}
