package org.gradproof.render;

import java.util.List;

/// LaTeX source that needs amsmath only.
final class LatexSurface implements Surface<Rope> {
    @Override
    public boolean stacks() {
        return true;
    }

    @Override
    public boolean bareArguments() {
        return true;
    }

    @Override
    public Rope glyph(Glyph glyph) {
        return Rope.of(glyph.latex());
    }

    @Override
    public Rope number(String digits) {
        return Rope.of(digits);
    }

    @Override
    public Rope variable(String name, List<Rope> indices) {
        return Names.latex(name, indices);
    }

    @Override
    public Rope function(Notation.Named notation) {
        return Rope.of(notation.latex());
    }

    @Override
    public Rope row(List<Rope> parts) {
        return Rope.row(parts);
    }

    @Override
    public Rope fence(Fence fence, Rope body, boolean tall) {
        return tall ? text("\\left" + fence.latexOpen + " ", body, " \\right" + fence.latexClose)
                : text(fence.latexOpen, body, fence.latexClose);
    }

    @Override
    public Rope subscript(Rope base, List<Rope> indices) {
        return text(base, "_{", Names.run(indices), "}");
    }

    @Override
    public Rope raised(Rope base, Piece<Rope> exponent) {
        return text(base, "^{", exponent.body(), "}");
    }

    @Override
    public Rope fraction(Rope over, Rope under) {
        return text("\\frac{", over, "}{", under, "}");
    }

    @Override
    public Rope root(Piece<Rope> radicand) {
        return text("\\sqrt{", radicand.body(), "}");
    }

    @Override
    public Rope big(Glyph sign, Rope index, Rope lower, Rope upper, Rope body, boolean flat) {
        return text(sign.latex() + "_{", index, "=", lower, "}^{", upper, "} ", body);
    }

    @Override
    public Rope limit(Rope approach, Rope body, boolean flat) {
        return text("\\lim_{", approach, "} ", body);
    }

    @Override
    public Rope cases(List<Case<Rope>> cases, Rope otherwise) {
        Rope rows = Rope.joined(cases.stream().map(c -> text(c.value(), " & \\text{if } ", c.condition())).toList(), " \\\\ ");
        return text("\\begin{cases} ", rows, " \\\\ ", otherwise, " & \\text{otherwise} \\end{cases}");
    }

    @Override
    public Rope array(Piece<Rope> body, Rope ranges) {
        return text(fence(Fence.SQUARE, body.body(), body.tall()), "_{", ranges, "}");
    }

    @Override
    public Rope matrix(List<List<Rope>> rows) {
        Rope body = Rope.joined(rows.stream().map(r -> Rope.joined(r, " & ")).toList(), " \\\\ ");
        return text("\\begin{pmatrix} ", body, " \\end{pmatrix}");
    }

    @Override
    public Rope evaluated(Rope body, Rope variable, Rope value) {
        return text("\\left. ", body, " \\right|_{", variable, "=", value, "}");
    }

    @Override
    public Glyph between(Edge left, Edge right) {
        return switch (right) {
            case DIGIT, DECIMAL -> Glyph.DOT;
            case FUNCTION, BIG -> left == Edge.FRACTION ? Glyph.NOTHING : Glyph.THIN;
            case FRACTION -> switch (left) {
                case DIGIT, DECIMAL, FRACTION, OPEN -> Glyph.DOT;
                case LETTER, WORD, RAISED, FENCE, FUNCTION, BIG -> Glyph.THIN;
            };
            case WORD -> left == Edge.OPEN ? Glyph.DOT : Glyph.THIN;
            case LETTER -> switch (left) {
                case OPEN -> Glyph.DOT;
                case DIGIT, FRACTION -> Glyph.NOTHING;
                case LETTER -> Glyph.SPACE;
                case DECIMAL, WORD, RAISED, FENCE, FUNCTION, BIG -> Glyph.THIN;
            };
            case RAISED, OPEN -> switch (left) {
                case OPEN -> Glyph.DOT;
                case DIGIT, FRACTION -> Glyph.NOTHING;
                case LETTER, DECIMAL, WORD, RAISED, FENCE, FUNCTION, BIG -> Glyph.THIN;
            };
            case FENCE -> switch (left) {
                case OPEN -> Glyph.DOT;
                case DIGIT, FRACTION, FENCE -> Glyph.NOTHING;
                case LETTER, DECIMAL, WORD, RAISED, FUNCTION, BIG -> Glyph.THIN;
            };
        };
    }

    private static Rope text(Object... parts) {
        Rope[] ropes = new Rope[parts.length];
        for (int i = 0; i < parts.length; i++) ropes[i] = parts[i] instanceof Rope r ? r : Rope.of((String) parts[i]);
        return Rope.row(ropes);
    }
}
