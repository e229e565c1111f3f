package org.gradproof.render;

import org.gradproof.expr.Relation;

/// The signs and words of typeset mathematics, in LaTeX and in Unicode.
enum Glyph {
    PLUS(" + ", " + "), SUBTRACT(" - ", " − "), MINUS("-", "−"), MINUS_FRACTION("-", "− "),
    DOT(" \\cdot ", "·"), WIDE_DOT(" \\cdot ", " · "), THIN("\\,", " "), SPACE(" ", " "), NOTHING("", ""), SLASH("/", "/"),
    HADAMARD_POWER("\\odot ", ""),
    HADAMARD(" \\odot ", " ⊙ "), HADAMARD_QUOTIENT(" \\oslash ", " ⊘ "),
    COMMA(", ", ", "), SEMICOLON("; ", "; "),
    EQ(" = ", " = "), NE(" \\ne ", " ≠ "), LT(" < ", " < "), LE(" \\le ", " ≤ "), GT(" > ", " > "), GE(" \\ge ", " ≥ "),
    AND(" \\text{ and } ", " and "), OR(" \\text{ or } ", " or "), FOR_ALL("\\ \\text{ for all } ", "  for all "),
    TRUE("\\text{true}", "true"), FALSE("\\text{false}", "false"), TO(", \\dots, ", ".."),
    IF("\\text{if } ", "if "), THEN("\\text{ then } ", " then "), ELSE("\\text{ else } ", " else "), OTHERWISE("\\text{otherwise}", "otherwise"),
    PARTIAL("\\partial", "∂"), AFTER_COMMAND(" ", ""), D("d", "d"), PI("\\pi", "π"), E("e", "e"), DELTA("\\delta", "δ"), ONE_IF("\\mathbf{1}", ""),
    SUM("\\sum", "Σ"), PRODUCT("\\prod", "Π"), GREATEST("\\max", "max"), LEAST("\\min", "min"), TOP("\\top", "ᵀ"),
    ARROW(" \\to ", " → "), INFINITY("\\infty", "∞"), FROM_RIGHT("+", "+"), FROM_LEFT("-", "-");

    private final String latex;
    private final String unicode;

    Glyph(String latex, String unicode) {
        this.latex = latex;
        this.unicode = unicode;
    }

    String latex() {
        return latex;
    }

    String unicode() {
        return unicode;
    }

    static Glyph of(Relation r) {
        return switch (r) {
            case EQ -> EQ;
            case NE -> NE;
            case LT -> LT;
            case LE -> LE;
            case GT -> GT;
            case GE -> GE;
        };
    }
}
