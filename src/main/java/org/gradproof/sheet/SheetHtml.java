package org.gradproof.sheet;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradproof.expr.Node;
import org.gradproof.render.MathMl;
import org.gradproof.render.Notations;
import org.gradproof.sheet.Sheet.Formula;
import org.gradproof.sheet.Sheet.Part;
import org.gradproof.sheet.Sheet.Row;
import org.gradproof.sheet.Sheet.Span;

/// A sheet as one page for a browser: formulas are MathML, there is no script and nothing is loaded from elsewhere.
public final class SheetHtml {
    private static final String STYLE = """
            body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 'Latin Modern Roman', 'CMU Serif', Georgia, serif; }
            h1 { text-align: center; font-size: 1.6rem; }
            h2 { font-size: 1.25rem; } h3 { font-size: 1.05rem; }
            math { font-size: 1.05em; }
            .display { overflow-x: auto; margin: 0.8rem 0; }
            .display table { margin: 0 auto; border-collapse: collapse; }
            .display td { padding: 0.25rem 0; white-space: nowrap; }
            .display td.left { text-align: right; }
            .display td.reason { padding-left: 2.5rem; font-size: 0.9rem; white-space: normal; }
            .display td.margin { padding-left: 2rem; font-style: italic; }
            mtable.cases mtd { text-align: left; padding-right: 1em; }
            mtable.numbers mtd { text-align: right; }
            table.prose { border-collapse: collapse; margin: 1rem auto; }
            table.prose th, table.prose td { padding: 0.2rem 0.8rem; border-bottom: 1px solid #ccc; text-align: left; }
            pre, code { font-family: 'Latin Modern Mono', monospace; font-size: 0.92em; }
            """;

    private final Notations notations;
    private final StringBuilder out = new StringBuilder();

    private SheetHtml(Notations notations) {
        this.notations = notations;
    }

    public static String of(Sheet sheet, Notations notations) {
        SheetHtml body = new SheetHtml(notations);
        body.parts(sheet.parts());
        String title = sheet.title().map(SheetHtml::plain).orElse("Worksheet");
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
                + MathMl.escaped(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n" + body.out + "</body>\n</html>\n";
    }

    private static String plain(List<Span> spans) {
        return spans.stream().map(s -> switch (s) {
            case Span.Words w -> w.text();
            case Span.Strong t -> plain(t.spans());
            case Span.Emphasis e -> plain(e.spans());
            case Span.Code c -> c.text();
            case Span.Link l -> plain(l.spans());
            case Span.Maths m -> m.formula() instanceof Formula.Term t ? org.gradproof.render.Text.line(t.node()) : "";
            case Span.LineBreak _, Span.Proved _ -> " ";
        }).collect(Collectors.joining());
    }

    private void parts(List<Part> parts) {
        for (Part p : parts) part(p);
    }

    private void part(Part part) {
        switch (part) {
            case Part.Heading h -> tagged("h" + Math.min(6, h.level() + 1), spans(h.text()));
            case Part.Paragraph p -> tagged("p", spans(p.text()));
            case Part.Listing l -> {
                String tag = l.ordered() ? "ol" : "ul";
                out.append('<').append(tag).append(l.ordered() && l.start() != 1 ? " start=\"" + l.start() + "\"" : "").append(">\n");
                for (List<Part> item : l.items()) {
                    out.append("<li>\n");
                    parts(item);
                    out.append("</li>\n");
                }
                out.append("</").append(tag).append(">\n");
            }
            case Part.Quotation q -> {
                out.append("<blockquote>\n");
                parts(q.parts());
                out.append("</blockquote>\n");
            }
            case Part.Verbatim v -> tagged("pre", MathMl.escaped(v.text().stripTrailing()));
            case Part.Divider _ -> out.append("<hr/>\n");
            case Part.Table t -> table(t);
            case Part.Display d -> display(d);
        }
    }

    private void tagged(String tag, String content) {
        out.append('<').append(tag).append('>').append(content).append("</").append(tag).append(">\n");
    }

    private void table(Part.Table t) {
        out.append("<table class=\"prose\">\n");
        if (!t.head().isEmpty()) out.append("<tr>").append(t.head().stream().map(c -> "<th>" + spans(c) + "</th>").collect(Collectors.joining())).append("</tr>\n");
        for (List<List<Span>> r : t.rows()) out.append("<tr>").append(r.stream().map(c -> "<td>" + spans(c) + "</td>").collect(Collectors.joining())).append("</tr>\n");
        out.append("</table>\n");
    }

    private void display(Part.Display d) {
        if (d.rows().isEmpty()) return;
        out.append("<div class=\"display\"><table>\n");
        for (Row r : d.rows()) {
            out.append("<tr><td class=\"left\">").append(r.left().map(l -> math(inner(l), true)).orElse("")).append("</td><td>")
                    .append(math("<mrow>" + sign(r.sign()) + inner(r.right()) + "</mrow>", true)).append("</td><td class=\"reason\">").append(spans(r.reason()))
                    .append("</td><td class=\"margin\">").append(spans(r.margin())).append("</td></tr>\n");
        }
        out.append("</table></div>\n");
    }

    // ------------------------------------------------------------------------------------------ spans

    private String spans(List<Span> spans) {
        return spans.stream().map(this::span).collect(Collectors.joining());
    }

    private String span(Span s) {
        return switch (s) {
            case Span.Words w -> MathMl.escaped(w.text());
            case Span.Strong t -> "<strong>" + spans(t.spans()) + "</strong>";
            case Span.Emphasis e -> "<em>" + spans(e.spans()) + "</em>";
            case Span.Code c -> "<code>" + MathMl.escaped(c.text()) + "</code>";
            case Span.Maths m -> math(inner(m.formula()), false);
            case Span.Link l -> l.target().matches("(?i)(https?://|mailto:|#).*") ? "<a href=\"" + MathMl.escaped(l.target()) + "\">" + spans(l.spans()) + "</a>" : spans(l.spans());
            case Span.LineBreak _ -> "<br/>\n";
            case Span.Proved _ -> " □";
        };
    }

    // ------------------------------------------------------------------------------------------ formulas

    private static String math(String inner, boolean display) {
        return (display ? "<math display=\"block\" style=\"display: inline math\">" : "<math>") + inner + "</math>";
    }

    private String node(Node n) {
        return MathMl.of(n, notations);
    }

    private String inner(Formula f) {
        return switch (f) {
            case Formula.Term t -> node(t.node());
            case Formula.Head h -> node(Sheet.head(h.definition()));
            case Formula.Reals r -> r.sizes().isEmpty() ? "<mi>ℝ</mi>" : "<msup><mi>ℝ</mi><mrow>" + r.sizes().stream().map(this::node).collect(Collectors.joining("<mo>×</mo>")) + "</mrow></msup>";
            case Formula.Integers _ -> "<mi>ℤ</mi>";
            case Formula.Range r -> set(List.of(node(r.lower()), "<mo>…</mo>", node(r.upper())));
            case Formula.Interval i -> "<mrow><mo>[</mo>" + node(i.low()) + "<mo>,</mo>" + node(i.high()) + "<mo>]</mo></mrow>";
            case Formula.Values v -> set(v.values().stream().map(this::node).toList());
            case Formula.Numbers n -> numbers(n);
            case Formula.Related r -> "<mrow>" + inner(r.left()) + sign(r.sign()) + inner(r.right()) + "</mrow>";
            case Formula.Listed l -> l.items().stream().map(this::inner).collect(Collectors.joining("<mo>,</mo>", "<mrow>", "</mrow>"));
        };
    }

    private static String set(List<String> items) {
        return "<mrow><mo>{</mo>" + String.join("<mo>,</mo>", items) + "<mo>}</mo></mrow>";
    }

    private static String sign(String sign) {
        return sign.isEmpty() ? "" : "<mo form=\"infix\">" + MathMl.escaped(switch (sign) {
            case "!=" -> "≠";
            case "<=" -> "≤";
            case ">=" -> "≥";
            case "~" -> "≈";
            case "in" -> "∈";
            default -> sign;
        }) + "</mo>";
    }

    private static String numbers(Formula.Numbers n) {
        List<String> cells = n.cells().stream().map(c -> "<mn>" + MathMl.escaped(c.replace("[", "(").replace("]", ")").replace("-", "−")) + "</mn>").toList();
        if (n.sizes().isEmpty()) return cells.getFirst();
        if (n.sizes().size() == 1) return cells.stream().collect(Collectors.joining("<mo>,</mo>", "<mrow><mo>(</mo>", "<mo>)</mo></mrow>"));
        int columns = n.sizes().getLast();
        return IntStream.range(0, cells.size() / Math.max(1, columns)).mapToObj(i -> cells.subList(i * columns, (i + 1) * columns).stream()
                .map(c -> "<mtd>" + c + "</mtd>").collect(Collectors.joining("", "<mtr>", "</mtr>")))
                .collect(Collectors.joining("", "<mrow><mo>(</mo><mtable class=\"numbers\">", "</mtable><mo>)</mo></mrow>"));
    }
}
