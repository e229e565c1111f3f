package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.sheet.Sheet.Part;
import org.gradproof.sheet.Sheet.Row;
import org.gradproof.sheet.Sheet.Span;

/// A sheet while it is written: declarations gather into one sentence, equations that belong together into one display.
final class SheetPage {
    /// Which displays go on when the next equation comes.
    enum Kind { NONE, DEFINITIONS, ANSWERS, VALUES }

    private final List<Part> parts = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<List<Span>> declared = new ArrayList<>();
    private Kind kind = Kind.NONE;
    private boolean begun;

    /// All that was written down; what still gathers is not among it.
    List<Part> parts() {
        return parts;
    }

    /// What was written down after the first so many parts, and what still gathers.
    List<Part> since(int checked) {
        List<Part> news = new ArrayList<>(parts.subList(Math.min(checked, parts.size()), parts.size()));
        news.add(new Part.Display(List.copyOf(rows)));
        declared.forEach(d -> news.add(new Part.Paragraph(d)));
        return news;
    }

    /// Whether anything but declarations was told.
    boolean isBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    void add(Part part) {
        flush();
        parts.add(part);
        begin();
    }

    void add(Span... paragraph) {
        add(new Part.Paragraph(List.of(paragraph)));
    }

    /// Equations that nothing goes on from.
    void display(List<Row> equations) {
        flush();
        if (!equations.isEmpty()) parts.add(new Part.Display(List.copyOf(equations)));
        begin();
    }

    /// One more equation of a display.
    void equation(Kind k, Row row) {
        if (kind != k) {
            boolean defines = k == Kind.DEFINITIONS && !declared.isEmpty();
            flush();
            if (defines && parts.getLast() instanceof Part.Paragraph p) {
                List<Span> more = new ArrayList<>(p.text());
                more.add(Sheet.words(" Define"));
                parts.set(parts.size() - 1, new Part.Paragraph(more));
            }
        }
        rows.add(row);
        kind = k;
        begin();
    }

    /// One more part of the sentence that declares.
    void declare(List<List<Span>> phrases) {
        if (kind != Kind.NONE) flush();
        declared.addAll(phrases);
    }

    /// Ends the sentence and the display.
    void flush() {
        if (!declared.isEmpty()) parts.add(new Part.Paragraph(SheetPhrases.sentence("Let ", declared)));
        declared.clear();
        if (!rows.isEmpty()) parts.add(new Part.Display(List.copyOf(rows)));
        drop();
        kind = Kind.NONE;
    }

    /// Forgets the equations that still gather.
    void drop() {
        rows.clear();
    }
}
