package org.gradproof.certificate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Expr;

/// The names of symbols in Coq, and of limits that a statement speaks of. Immutable; all names come from one counter, so that none means two things.
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

    private final Map<Expr, String> texts;

    private Scope(Map<Expr, String> texts) {
        this.texts = texts;
    }

    static Scope empty() {
        return new Scope(Map.of());
    }

    /// The symbol, or the limit, stands for this text from here on.
    Scope with(Expr symbol, String text) {
        Map<Expr, String> more = new HashMap<>(texts);
        more.put(symbol, text);
        return new Scope(more);
    }

    Optional<String> text(Expr symbol) {
        return Optional.ofNullable(texts.get(symbol));
    }
}
