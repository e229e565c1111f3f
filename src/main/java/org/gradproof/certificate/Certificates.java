package org.gradproof.certificate;

/// Makes certificates: the door of this room.
public final class Certificates {
    private Certificates() {}

    /// The same question gives the same certificate, to the letter.
    public static Certificate of(String title, Question question) {
        try {
            Statements s = new Statements(question);
            String text = s.text();
            boolean point = !(question.answer() instanceof Question.Answer.Holds);
            return new Certificate.Lemma(title, s.gallina().definitions(), text, Scripts.of(question, s), point);
        } catch (Unsaid e) {
            return new Certificate.NotCertified(title, e.getMessage());
        }
    }
}
