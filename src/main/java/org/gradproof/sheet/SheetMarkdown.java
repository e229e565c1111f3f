package org.gradproof.sheet;

import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.render.Notations;
import org.gradproof.sheet.Sheet.Part;
import org.gradproof.sheet.Sheet.Row;
import org.gradproof.sheet.Sheet.Span;

/// A sheet as Markdown with formulas between dollar signs, as notebooks and forges show them.
public final class SheetMarkdown {
    private final SheetFormulas formulas;
    private final StringBuilder out = new StringBuilder();

    private SheetMarkdown(Notations notations) {
        this.formulas = SheetFormulas.of(notations, Double.MAX_VALUE);
    }

    public static String of(Sheet sheet, Notations notations) {
        SheetMarkdown m = new SheetMarkdown(notations);
        m.parts(sheet.parts());
        return m.out.toString().stripTrailing() + "\n";
    }

    private void parts(List<Part> parts) {
        for (Part p : parts) part(p);
    }

    private void part(Part part) {
        switch (part) {
            case Part.Heading h -> block("#".repeat(Math.min(6, h.level() + 1)) + " " + spans(h.text()).replace("\n", " "));
            case Part.Paragraph p -> block(spans(p.text()));
            case Part.Listing l -> {
                int number = l.start();
                for (List<Part> item : l.items()) {
                    String mark = l.ordered() ? number++ + ". " : "- ";
                    block(mark + inner(item).replace("\n", "\n" + " ".repeat(mark.length())));
                }
            }
            case Part.Quotation q -> block("> " + inner(q.parts()).replace("\n", "\n> "));
            case Part.Verbatim v -> block("````\n" + v.text().stripTrailing() + "\n````");
            case Part.Divider _ -> block("---");
            case Part.Table t -> table(t);
            case Part.Display d -> display(d);
        }
    }

    private void block(String text) {
        out.append(text).append("\n\n");
    }

    private String inner(List<Part> parts) {
        SheetMarkdown inside = new SheetMarkdown(formulas.notations());
        inside.parts(parts);
        return inside.out.toString().strip();
    }

    private void table(Part.Table t) {
        int columns = Math.max(t.head().size(), t.rows().stream().mapToInt(List::size).max().orElse(0));
        StringBuilder text = new StringBuilder(row(t.head(), columns)).append("|").append(" --- |".repeat(columns));
        for (List<List<Span>> r : t.rows()) text.append('\n').append(row(r, columns).stripTrailing());
        block(text.toString());
    }

    private String row(List<List<Span>> cells, int columns) {
        StringBuilder text = new StringBuilder("|");
        for (int i = 0; i < columns; i++) text.append(' ').append(i < cells.size() ? spans(cells.get(i)).replace("\n", " ").replace("|", "\\|") : "").append(" |");
        return text.append('\n').toString();
    }

    private void display(Part.Display d) {
        if (d.rows().isEmpty()) return;
        block(d.rows().stream().map(this::line).collect(Collectors.joining(" \\\\\n", "$$\n\\begin{aligned}\n", "\n\\end{aligned}\n$$")));
    }

    private String line(Row r) {
        String left = r.left().map(formulas::inline).orElse("");
        return left + " &" + SheetFormulas.sign(r.sign()) + formulas.inline(r.right()) + note(r.reason()) + note(r.margin());
    }

    /// Words inside of a formula; formulas in them end the words.
    private String note(List<Span> spans) {
        if (spans.isEmpty()) return "";
        return " && " + spans.stream().map(s -> switch (s) {
            case Span.Maths m -> formulas.inline(m.formula());
            case Span.Proved _ -> "\\ \\square";
            case Span.Words _, Span.Strong _, Span.Emphasis _, Span.Code _, Span.Link _, Span.LineBreak _ -> "\\text{" + plain(s) + "}";
        }).collect(Collectors.joining());
    }

    private static String plain(Span s) {
        return switch (s) {
            case Span.Words w -> SheetWords.words(w.text());
            case Span.Strong t -> t.spans().stream().map(SheetMarkdown::plain).collect(Collectors.joining());
            case Span.Emphasis e -> e.spans().stream().map(SheetMarkdown::plain).collect(Collectors.joining());
            case Span.Code c -> SheetWords.words(c.text());
            case Span.Link l -> l.spans().stream().map(SheetMarkdown::plain).collect(Collectors.joining());
            case Span.Maths _, Span.Proved _, Span.LineBreak _ -> " ";
        };
    }

    private String spans(List<Span> spans) {
        return spans.stream().map(this::span).collect(Collectors.joining());
    }

    private String span(Span s) {
        return switch (s) {
            case Span.Words w -> escaped(w.text());
            case Span.Strong t -> "**" + spans(t.spans()).strip() + "**";
            case Span.Emphasis e -> emphasised(spans(e.spans()));
            case Span.Code c -> c.text().contains("`") ? "`` " + c.text() + " ``" : "`" + c.text() + "`";
            case Span.Maths m -> "$" + formulas.inline(m.formula()) + "$";
            case Span.Link l -> "[" + spans(l.spans()) + "](<" + l.target().replaceAll("[<>\\s]", "") + ">)";
            case Span.LineBreak _ -> "\\\n";
            case Span.Proved _ -> " □";
        };
    }

    /// Spaces at the end stay outside of the stars.
    private static String emphasised(String text) {
        return text.isBlank() ? text : "*" + text.strip() + "*" + (text.endsWith(" ") ? " " : "");
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#$|~&])", "\\\\$1");
    }
}
