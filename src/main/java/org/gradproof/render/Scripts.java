package org.gradproof.render;

import java.util.Optional;

/// Raised and lowered characters of Unicode.
final class Scripts {
    private static final String PLAIN_ABOVE = "0123456789+−-()abcdefghijklmnoprstuvwxyzᵀ";
    private static final String ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ";
    private static final String PLAIN_BELOW = "0123456789";
    private static final String BELOW = "₀₁₂₃₄₅₆₇₈₉";

    private Scripts() {}

    /// The text raised, if every character of it can be.
    static Optional<String> above(String text) {
        return moved(text, PLAIN_ABOVE, ABOVE);
    }

    static Optional<String> below(String text) {
        return moved(text, PLAIN_BELOW, BELOW);
    }

    private static Optional<String> moved(String text, String from, String to) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int at = from.indexOf(text.charAt(i));
            if (at < 0) return Optional.empty();
            out.append(to.charAt(at));
        }
        return Optional.of(out.toString());
    }
}
