package org.gradproof.certificate;

import java.util.List;
import java.util.Set;

/// A question as a theorem of Coq, or why there is none.
public sealed interface Certificate {
    /// What it is about, as people call it.
    String title();

    /// @param definitions what the statement speaks of, in order
    /// @param statement a proposition
    /// @param script a proof that Coq will try
    /// @param needs which books of the library the proof uses, beyond those that every proof does
    record Lemma(String title, List<String> definitions, String statement, String script, Set<String> needs) implements Certificate {
        public Lemma {
            definitions = List.copyOf(definitions);
            needs = Set.copyOf(needs);
        }

        /// Whether the proof computes with enclosures.
        public boolean intervals() {
            return needs.contains(Book.INTERVALS);
        }
    }

    record NotCertified(String title, String reason) implements Certificate {}
}
