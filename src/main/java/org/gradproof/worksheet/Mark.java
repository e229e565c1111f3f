package org.gradproof.worksheet;

import java.util.List;
import java.util.Optional;
import org.gradproof.prover.Diagnosis;
import org.gradproof.syntax.Marks;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Span;
import org.gradproof.syntax.Statement;

/// Where in the text a mistake stands: a side of a claim on one line, and the stretch of it.
///
/// @param text the side as it was typed, or its line where it has several
/// @param from the first character of the part in the text, from 0
/// @param length in characters
/// @param line of the part in the document, from 1
/// @param column of the part in the document, from 1
public record Mark(String text, int from, int length, int line, int column) {
    private static final int LONGEST = 100;

    /// The place of an edit; nothing for a whole side, and where the part is not written out.
    static Optional<Mark> of(Diagnosis.Edit edit, Statement.Link link, Sentence sentence, Marks marks) {
        if (edit.way().isEmpty()) return Optional.empty();
        Optional<Span> side = marks.side(edit.onLeft() ? link.left() : link.right(), link.span(), !edit.onLeft());
        List<Marks.Step> way = edit.way().stream().map(s -> new Marks.Step(s.part(), s.nth(), s.of())).toList();
        return side.flatMap(s -> marks.part(s, way).flatMap(part -> at(part, s, sentence)));
    }

    private static Optional<Mark> at(Span part, Span side, Sentence sentence) {
        Span line = sentence.source().lineAround(part.start());
        int start = Math.max(side.start(), line.start());
        int end = Math.min(side.end(), line.end());
        if (part.end() > end || end - start > LONGEST) return Optional.empty();
        String all = sentence.source().text(new Span(start, end));
        String indented = all.stripLeading();
        int from = all.codePointCount(0, part.start() - start) - (all.length() - indented.length());
        int length = all.codePointCount(part.start() - start, part.end() - start);
        return from < 0 ? Optional.empty() : Optional.of(new Mark(indented.stripTrailing(), from, length,
                sentence.source().line(part.start()), sentence.source().column(part.start())));
    }
}
