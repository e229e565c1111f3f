package org.gradproof.expr;

import java.util.Optional;

/// A function of one real argument that is not defined by a term; what is believed of it stands in the kernel's table.
public enum Primitive {
    EXP("exp"), LOG("log"), SQRT("sqrt"),
    SIN("sin"), COS("cos"), TAN("tan"), ARCSIN("arcsin"), ARCCOS("arccos"), ARCTAN("arctan"),
    SINH("sinh"), COSH("cosh"), TANH("tanh"),
    ERF("erf"), NORMAL_CDF("Phi"), NORMAL_PDF("phi");

    private final String text;

    Primitive(String text) {
        this.text = text;
    }

    /// The name in the language.
    public String text() {
        return text;
    }

    public static Optional<Primitive> named(String text) {
        for (Primitive p : values()) if (p.text.equals(text)) return Optional.of(p);
        return Optional.empty();
    }
}
