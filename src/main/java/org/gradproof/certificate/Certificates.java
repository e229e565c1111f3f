package org.gradproof.certificate;

import java.util.HashSet;
import java.util.Set;

/// Makes certificates: the door of this room.
public final class Certificates {
    private Certificates() {}

    /// The same question gives the same certificate, to the letter.
    public static Certificate of(String title, Question question) {
        try {
            Statements s = new Statements(question);
            String text = s.text();
            String script = Scripts.of(question, s);
            Set<String> needs = new HashSet<>();
            boolean bounded = question.proof().stream().flatMap(p -> p.lines().stream()).anyMatch(l -> l.way() == Proof.Way.ENCLOSURE);
            if (bounded || !(question.answer() instanceof Question.Answer.Holds)) needs.add(Book.INTERVALS);
            if (Limited.concerns(s.left(), s.right())) needs.add(Book.LIMITS);
            return new Certificate.Lemma(title, s.gallina().definitions(), text, script, needs);
        } catch (Unsaid e) {
            return new Certificate.NotCertified(title, e.getMessage());
        }
    }
}
