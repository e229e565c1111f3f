package org.gradproof.render;

import java.util.List;

/// MathML without attributes that only some browsers know.
final class MathMlSurface implements Surface<Rope> {
    private static final LatexSurface SPACES = new LatexSurface();

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
        return Rope.of(switch (glyph) {
            case PLUS -> "<mo>+</mo>";
            case SUBTRACT -> "<mo>−</mo>";
            case MINUS, MINUS_FRACTION -> "<mo form=\"prefix\">−</mo>";
            case DOT, WIDE_DOT -> "<mo>⋅</mo>";
            case THIN, SPACE -> "<mspace width=\"0.17em\"/>";
            case NOTHING, AFTER_COMMAND -> "";
            case SLASH -> "<mo>/</mo>";
            case HADAMARD, HADAMARD_POWER -> "<mo>⊙</mo>";
            case HADAMARD_QUOTIENT -> "<mo>⊘</mo>";
            case COMMA -> "<mo separator=\"true\">,</mo>";
            case SEMICOLON -> "<mo separator=\"true\">;</mo>";
            case EQ, NE, LT, LE, GT, GE -> "<mo>" + MathMl.escaped(glyph.unicode().strip()) + "</mo>";
            case AND, OR, FOR_ALL, IF, THEN, ELSE -> words(glyph.unicode().strip());
            case TRUE, FALSE, OTHERWISE -> "<mtext>" + glyph.unicode() + "</mtext>";
            case TO -> "<mo separator=\"true\">,</mo><mo>…</mo><mo separator=\"true\">,</mo>";
            case PARTIAL, D, PI, E, DELTA -> "<mi>" + glyph.unicode() + "</mi>";
            case ONE_IF -> "<mn>1</mn>";
            case SUM -> "<mo>∑</mo>";
            case PRODUCT -> "<mo>∏</mo>";
            case GREATEST -> "<mo>max</mo>";
            case LEAST -> "<mo>min</mo>";
            case TOP -> "<mi>⊤</mi>";
            case ARROW -> "<mo>→</mo>";
            case INFINITY -> "<mi>∞</mi>";
            case FROM_RIGHT -> "<mo>+</mo>";
            case FROM_LEFT -> "<mo>−</mo>";
        });
    }

    private static String words(String words) {
        return "<mtext>&#160;" + words + "&#160;</mtext>";
    }

    @Override
    public Rope number(String digits) {
        return Rope.of("<mn>" + digits + "</mn>");
    }

    @Override
    public Rope variable(String name, List<Rope> indices) {
        return Names.mathMl(name, indices);
    }

    @Override
    public Rope function(Notation.Named notation) {
        return Rope.of("<mi>" + MathMl.escaped(notation.unicode()) + "</mi>");
    }

    @Override
    public Rope row(List<Rope> parts) {
        return Rope.row(Rope.of("<mrow>"), Rope.row(parts), Rope.of("</mrow>"));
    }

    @Override
    public Rope fence(Fence fence, Rope body, boolean tall) {
        String stretchy = tall ? "" : " stretchy=\"false\"";
        return text("<mrow><mo" + stretchy + ">" + fence.open + "</mo>", body, "<mo" + stretchy + ">" + fence.close + "</mo></mrow>");
    }

    @Override
    public Rope subscript(Rope base, List<Rope> indices) {
        return text("<msub>", base, "<mrow>", Rope.joined(indices, "<mo separator=\"true\">,</mo>"), "</mrow></msub>");
    }

    @Override
    public Rope raised(Rope base, Piece<Rope> exponent) {
        return text("<msup>", base, exponent.body(), "</msup>");
    }

    @Override
    public Rope fraction(Rope over, Rope under) {
        return text("<mfrac>", over, under, "</mfrac>");
    }

    @Override
    public Rope root(Piece<Rope> radicand) {
        return text("<msqrt>", radicand.body(), "</msqrt>");
    }

    @Override
    public Rope big(Glyph sign, Rope index, Rope lower, Rope upper, Rope body, boolean flat) {
        String tag = flat ? "msubsup" : "munderover";
        return text("<mrow><" + tag + ">", glyph(sign), "<mrow>", index, "<mo>=</mo>", lower, "</mrow>", upper, "</" + tag + ">", body, "</mrow>");
    }

    @Override
    public Rope limit(Rope approach, Rope body, boolean flat) {
        String tag = flat ? "msub" : "munder";
        return text("<mrow><" + tag + "><mo>lim</mo>", approach, "</" + tag + ">", body, "</mrow>");
    }

    @Override
    public Rope cases(List<Case<Rope>> cases, Rope otherwise) {
        List<Rope> rows = new java.util.ArrayList<>();
        for (Case<Rope> c : cases) rows.add(caseRow(c.value(), text("<mtext>if&#160;</mtext>", c.condition())));
        rows.add(caseRow(otherwise, Rope.of("<mtext>otherwise</mtext>")));
        return text("<mrow><mo>{</mo><mtable class=\"cases\">", Rope.row(rows), "</mtable></mrow>");
    }

    private static Rope caseRow(Rope value, Rope when) {
        return text("<mtr><mtd>", value, "</mtd><mtd><mrow>", when, "</mrow></mtd></mtr>");
    }

    @Override
    public Rope array(Piece<Rope> body, Rope ranges) {
        return text("<msub>", fence(Fence.SQUARE, body.body(), body.tall()), "<mrow>", ranges, "</mrow></msub>");
    }

    @Override
    public Rope matrix(List<List<Rope>> rows) {
        Rope body = Rope.row(rows.stream().map(r -> text("<mtr>", Rope.row(r.stream().map(c -> text("<mtd>", c, "</mtd>")).toList()), "</mtr>")).toList());
        return text("<mrow><mo>(</mo><mtable>", body, "</mtable><mo>)</mo></mrow>");
    }

    @Override
    public Rope evaluated(Rope body, Rope variable, Rope value) {
        return text("<msub><mrow>", body, "<mo stretchy=\"true\">|</mo></mrow><mrow>", variable, "<mo>=</mo>", value, "</mrow></msub>");
    }

    @Override
    public Glyph between(Edge left, Edge right) {
        return SPACES.between(left, right);
    }

    private static Rope text(Object... parts) {
        Rope[] ropes = new Rope[parts.length];
        for (int i = 0; i < parts.length; i++) ropes[i] = parts[i] instanceof Rope r ? r : Rope.of((String) parts[i]);
        return Rope.row(ropes);
    }
}
