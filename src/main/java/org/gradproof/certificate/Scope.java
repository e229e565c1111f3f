package org.gradproof.certificate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<Expr> integers;

    private Scope(Map<Expr, String> texts, Set<Expr> integers) {
        this.texts = texts;
        this.integers = integers;
    }

    static Scope empty() {
        return new Scope(Map.of(), Set.of());
    }

    /// The symbol, or the limit, stands for this text from here on.
    Scope with(Expr symbol, String text) {
        return with(symbol, text, false);
    }

    /// As [#with]; the text is one of Coq's `Z`, since the number may be negative.
    Scope withInteger(Expr symbol, String text) {
        return with(symbol, text, true);
    }

    private Scope with(Expr symbol, String text, boolean integer) {
        Map<Expr, String> more = new HashMap<>(texts);
        Set<Expr> some = new HashSet<>(integers);
        more.put(symbol, text);
        if (integer) some.add(symbol);
        else some.remove(symbol);
        return new Scope(more, some);
    }

    boolean isInteger(Expr symbol) {
        return integers.contains(symbol);
    }

    Optional<String> text(Expr symbol) {
        return Optional.ofNullable(texts.get(symbol));
    }
}
