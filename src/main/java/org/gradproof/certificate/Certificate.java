package org.gradproof.certificate;

import java.util.List;

/// A question as a theorem of Coq, or why there is none.
public sealed interface Certificate {
    /// What it is about, as people call it.
    String title();

    /// @param definitions what the statement speaks of, in order
    /// @param statement a proposition
    /// @param script a proof that Coq will try
    /// @param intervals whether the proof computes with enclosures
    record Lemma(String title, List<String> definitions, String statement, String script, boolean intervals) implements Certificate {
        public Lemma {
            definitions = List.copyOf(definitions);
        }
    }

    record NotCertified(String title, String reason) implements Certificate {}
}
