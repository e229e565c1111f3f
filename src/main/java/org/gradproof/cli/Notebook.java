package org.gradproof.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.worksheet.Session;
import org.gradproof.worksheet.Settings;

/// Where a conversation stands and how it came there: a value, so that every step back is still at hand.
///
/// @param statements that led to the session, and comments, as they were typed
/// @param last what was said last
/// @param before as it was before that
record Notebook(Session session, List<String> statements, List<String> last, Optional<Notebook> before) {
    static Notebook of(Session session) {
        return new Notebook(session, List.of(), List.of(), Optional.empty());
    }

    /// After more was said.
    Notebook after(Session session, List<String> said) {
        List<String> all = new ArrayList<>(statements);
        all.addAll(said);
        return new Notebook(session, List.copyOf(all), List.copyOf(said), Optional.of(this));
    }

    /// With nothing said.
    Notebook cleared(Session fresh) {
        return new Notebook(fresh, List.of(), List.of(), Optional.of(this));
    }

    /// Settings are no part of what is taken back.
    Optional<Notebook> undone() {
        return before.map(b -> b.with(session.settings()));
    }

    Notebook with(Settings settings) {
        return new Notebook(session.with(settings), statements, last, before);
    }

    /// As a worksheet; comments belong to what follows them.
    String text() {
        StringBuilder out = new StringBuilder();
        boolean statement = false;
        for (String s : statements) {
            boolean comment = s.startsWith("#");
            out.append(comment && statement ? "\n" : "").append(s).append('\n');
            statement = !comment;
        }
        return out.toString();
    }
}
