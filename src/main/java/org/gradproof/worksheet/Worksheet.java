package org.gradproof.worksheet;

import java.util.Optional;
import java.util.function.Consumer;
import org.gradproof.syntax.Reader;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;

/// The reading loop: sentence by sentence through a session.
public final class Worksheet {
    private Worksheet() {}

    /// What a document gave, in its order.
    public sealed interface Entry {
        record Prose(String text, int line) implements Entry {}

        record Ran(Place place, Outcome outcome) implements Entry {}
    }

    /// How a sentence is run in a session: [Session#run], or that with a net for our own mistakes.
    @FunctionalInterface
    public interface Running {
        Outcome run(Session session, Sentence sentence);
    }

    /// Runs a document; answers with the session after it.
    public static Session run(Document document, Session session, Running running, Consumer<Entry> to) {
        Session now = session;
        for (Document.Block block : document.blocks()) {
            now = switch (block) {
                case Document.Block.Prose(String text, int line) -> {
                    to.accept(new Entry.Prose(text, line));
                    yield now;
                }
                case Document.Block.Code(Source source) -> statements(source, now, running, to);
            };
        }
        return now;
    }

    private static Session statements(Source source, Session session, Running running, Consumer<Entry> to) {
        Reader reader = new Reader(source);
        Session now = session;
        int from = 0;
        for (Optional<Sentence> s = next(reader); s.isPresent(); s = next(reader)) {
            int start = Math.max(from, s.get().span().start());
            Comments.between(source, from, start, to);
            Outcome outcome = running.run(now, s.get());
            to.accept(new Entry.Ran(Place.of(s.get()), outcome));
            now = outcome.after();
            from = Math.max(start, s.get().span().end());
        }
        if (source.flaw().isEmpty()) Comments.between(source, from, source.text().length(), to);
        return now;
    }

    /// The next sentence; reading goes as deep as the brackets do.
    private static Optional<Sentence> next(Reader reader) {
        return switch (Worker.run(reader::next, java.time.Duration.ofMinutes(5))) {
            case Worker.End.Done<Optional<Sentence>>(Optional<Sentence> s) -> s;
            case Worker.End.Stopped<Optional<Sentence>> _, Worker.End.Exhausted<Optional<Sentence>> _ -> throw new IllegalStateException("reading did not end");
        };
    }
}
