package org.gradproof.certificate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Symbol;

/// The names of symbols in Coq. Immutable; all names come from one counter, so that none means two things.
///
/// A name keeps the letters and digits of what was typed and ends with a number of its own, `alpha_3`, so that no text
/// can be smuggled into a statement and no name of Coq's or of the lemma library is taken.
final class Scope {
    /// Makes names; each only once.
    static final class Names {
        private int count;

        String fresh(String typed) {
            StringBuilder name = new StringBuilder();
            for (char c : typed.toCharArray()) {
                boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
                if (name.length() < 24 && (letter || c >= '0' && c <= '9' && !name.isEmpty())) name.append(c);
            }
            return (name.isEmpty() ? "v" : name.toString()) + "_" + ++count;
        }
    }

    private final Map<Symbol, String> texts;

    private Scope(Map<Symbol, String> texts) {
        this.texts = texts;
    }

    static Scope empty() {
        return new Scope(Map.of());
    }

    /// The symbol stands for this text from here on.
    Scope with(Symbol symbol, String text) {
        Map<Symbol, String> more = new HashMap<>(texts);
        more.put(symbol, text);
        return new Scope(more);
    }

    Optional<String> text(Symbol symbol) {
        return Optional.ofNullable(texts.get(symbol));
    }
}
