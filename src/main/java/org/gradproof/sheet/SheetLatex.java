package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.numeric.Decimal;
import org.gradproof.render.Notations;
import org.gradproof.render.Steps;
import org.gradproof.sheet.Sheet.Formula;
import org.gradproof.sheet.Sheet.Part;
import org.gradproof.sheet.Sheet.Row;
import org.gradproof.sheet.Sheet.Span;
import org.gradproof.worksheet.Result;
import org.gradproof.worksheet.Transcript;

/// A sheet as a document for pdfLaTeX: class article, and packages that every TeX distribution has in its smallest part
/// and the recommended one. The same sheet gives the same bytes.
public final class SheetLatex {
    /// The width of a line in points: A4 with margins of 25 mm.
    private static final double WIDTH = 455;
    /// What a list takes away at the left.
    private static final double LIST = 28;

    private final SheetFormulas formulas;
    private final StringBuilder out = new StringBuilder();

    private SheetLatex(Notations notations, double width) {
        this.formulas = SheetFormulas.of(notations, width);
    }

    public static String of(Sheet sheet, Notations notations) {
        SheetLatex body = new SheetLatex(notations, WIDTH);
        body.parts(sheet.parts());
        return preamble(body.out.toString()) + body.out + "\n\\end{document}\n";
    }

    private static String preamble(String body) {
        StringBuilder p = new StringBuilder("""
                \\documentclass[11pt,a4paper]{article}
                \\usepackage[T1]{fontenc}
                \\usepackage[utf8]{inputenc}
                \\usepackage{textcomp}
                \\usepackage{lmodern}
                \\usepackage{amsmath,amssymb}
                \\usepackage[margin=25mm]{geometry}
                \\usepackage{microtype}
                """);
        if (body.contains("\\fit{")) p.append("\\usepackage{graphicx}\n").append(Steps.FIT).append('\n');
        if (body.contains("\\begin{tabular}")) p.append("\\usepackage{array}\n");
        int columns = body.lines().filter(l -> l.contains("\\begin{pmatrix}")).mapToInt(l -> l.replaceAll(".*\\\\begin\\{pmatrix\\}(.*?)\\\\\\\\.*", "$1").split("&").length).max().orElse(0);
        if (columns > 10) p.append("\\setcounter{MaxMatrixCols}{").append(columns).append("}\n");
        p.append("""

                \\setlength{\\parindent}{0pt}
                \\setlength{\\parskip}{6pt plus 2pt minus 1pt}
                \\setlength{\\emergencystretch}{3em}
                \\setlength{\\jot}{6pt}
                \\allowdisplaybreaks
                \\raggedbottom

                \\begin{document}
                \\abovedisplayskip=7pt plus 2pt minus 2pt
                \\belowdisplayskip=\\abovedisplayskip
                """);
        return p.toString();
    }

    // ------------------------------------------------------------------------------------------ parts

    private void parts(List<Part> parts) {
        for (Part p : parts) part(p);
    }

    private void part(Part part) {
        switch (part) {
            case Part.Heading h when h.level() == 0 -> out.append("\n\\begin{center}\n  {\\LARGE\\bfseries ").append(spans(h.text()).replace("\n", " "))
                    .append("\\par}\n\\end{center}\n");
            case Part.Heading h -> out.append("\n\\").append(switch (h.level()) {
                case 1 -> "section";
                case 2 -> "subsection";
                default -> "paragraph";
            }).append('{').append(spans(h.text()).replace("\n", " ")).append("}\n");
            case Part.Paragraph p -> paragraph(p);
            case Part.Listing l -> listing(l);
            case Part.Quotation q -> environment("quote", q.parts(), LIST * 2);
            case Part.Verbatim v -> out.append("\n{\\raggedright\\ttfamily\\small\\setlength{\\parskip}{0pt}%\n").append(v.text().stripTrailing().replace("\t", "    ").lines()
                    .map(l -> "\\mbox{}" + SheetWords.code(indented(l)) + "\\par").collect(Collectors.joining("\n"))).append("}\n\n\\vspace{4pt}\n");
            case Part.Divider _ -> out.append("\n\\begin{center}\\rule{0.3\\linewidth}{0.4pt}\\end{center}\n");
            case Part.Table t -> table(t);
            case Part.Display d -> out.append(d.rows().isEmpty() ? "" : formulas.steps().align(d.rows().stream().map(this::row).toList()) + "\n");
        }
    }

    private static String indented(String line) {
        int spaces = 0;
        while (spaces < line.length() && line.charAt(spaces) == ' ') spaces++;
        return "\u00A0".repeat(spaces) + line.substring(spaces);
    }

    private void paragraph(Part.Paragraph p) {
        String text = spans(p.text());
        if (text.isBlank()) return;
        if (isRugged(p.text())) out.append("\n{\\raggedright ").append(text).append("\\par}\n");
        else out.append('\n').append(text).append('\n');
    }

    private void listing(Part.Listing l) {
        String name = l.ordered() ? "enumerate" : "itemize";
        out.append("\n\\begin{").append(name).append("}\n");
        if (l.ordered() && l.start() != 1) out.append("\\setcounter{enumi}{").append(l.start() - 1).append("}\n");
        for (List<Part> item : l.items()) out.append("\\item ").append(inner(item, LIST).strip()).append('\n');
        out.append("\\end{").append(name).append("}\n");
    }

    private void environment(String name, List<Part> parts, double narrower) {
        out.append("\n\\begin{").append(name).append("}\n").append(inner(parts, narrower).strip()).append("\n\\end{").append(name).append("}\n");
    }

    private String inner(List<Part> parts, double narrower) {
        SheetLatex inside = new SheetLatex(formulas.notations(), Math.max(150, formulas.steps().width() - narrower));
        inside.parts(parts);
        return inside.out.toString();
    }

    /// Columns of equal width, so that every cell can be broken.
    private void table(Part.Table t) {
        int columns = Math.max(t.head().size(), t.rows().stream().mapToInt(List::size).max().orElse(0));
        if (columns == 0) return;
        long room = (long) ((formulas.steps().width() - 13 * columns) / columns);
        boolean narrow = columns > 6;
        out.append("\n\\begin{center}").append(narrow ? "\\footnotesize" : "").append("\n\\begin{tabular}{").append((">{\\raggedright\\arraybackslash}p{" + room + "pt}").repeat(columns)).append("}\n\\hline\n");
        if (t.head().stream().anyMatch(c -> !c.isEmpty())) out.append(cells(t.head(), columns, true)).append(" \\\\ \\hline\n");
        for (List<List<Span>> row : t.rows()) out.append(cells(row, columns, false)).append(" \\\\\n");
        out.append("\\hline\n\\end{tabular}\n\\end{center}\n");
    }

    private String cells(List<List<Span>> cells, int columns, boolean head) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            String cell = i < cells.size() ? spans(cells.get(i)).replace("\n", " ") : "";
            all.add(head ? "\\textbf{" + cell + "}" : cell);
        }
        return String.join(" & ", all);
    }

    /// A derivative alone, with its steps where they were asked for, to be pasted into a text.
    public static String of(Result.Derived d, Notations notations) {
        SheetLatex page = new SheetLatex(notations, WIDTH);
        List<List<Span>> conditions = SheetPhrases.conditions(d.conditions());
        String needs = page.spans(SheetPhrases.enumerated(conditions, "and"));
        if (!d.detailed() || d.lines().size() < 2) {
            String sides = page.formulas.inline(Sheet.term(d.subject())) + " = " + page.formulas.inline(Sheet.term(d.value()));
            return sides + (needs.isEmpty() ? "" : " \\quad \\text{for " + needs + "}") + "\n";
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < d.lines().size(); i++) {
            rows.add(new Row(i == 1 ? Optional.of(Sheet.term(d.subject())) : Optional.empty(), "=", Sheet.term(d.lines().get(i).term()),
                    SheetReasons.of(d.lines().get(i).by())));
        }
        return (needs.isEmpty() ? "" : "For " + needs + ":\n") + page.formulas.steps().align(rows.stream().map(page::row).toList()) + "\n";
    }

    /// A value alone.
    public static String of(Result.Evaluated e, Notations notations) {
        SheetLatex page = new SheetLatex(notations, WIDTH);
        boolean rounded = e.entries().stream().anyMatch(x -> x.shown() instanceof Decimal.Rounded);
        Formula numbers = new Formula.Numbers(e.sizes(), e.entries().stream().map(x -> Transcript.text(x.shown())).toList());
        return page.formulas.inline(Sheet.term(e.subject())) + SheetFormulas.sign(rounded ? "~" : "=") + page.formulas.inline(numbers) + "\n";
    }

    private Steps.Row row(Row r) {
        return new Steps.Row(r.left().map(formulas::breakable), SheetFormulas.sign(r.sign()), formulas.breakable(r.right()), spans(r.reason()).replace("\n", " "), spans(r.margin()));
    }

    // ------------------------------------------------------------------------------------------ spans

    private String spans(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        for (Span s : spans) text.append(span(s));
        return text.toString();
    }

    private String span(Span s) {
        return switch (s) {
            case Span.Words w -> SheetWords.words(w.text());
            case Span.Strong t -> "\\textbf{" + spans(t.spans()) + "}";
            case Span.Emphasis e -> "\\emph{" + spans(e.spans()) + "}";
            case Span.Code c -> "\\texttt{" + SheetWords.code(c.text()) + "}";
            case Span.Maths m -> "$" + formulas.inline(m.formula()) + "$";
            case Span.Link l -> spans(l.spans()) + (target(l).isEmpty() ? "" : " (\\texttt{" + SheetWords.code(target(l)) + "})");
            case Span.LineBreak _ -> "\\newline\n";
            case Span.Proved _ -> "\\ $\\square$";
        };
    }

    /// Empty where the text says it already.
    private static String target(Span.Link l) {
        boolean same = l.spans().size() == 1 && l.spans().getFirst() instanceof Span.Words w && l.target().endsWith(w.text());
        return same ? "" : l.target();
    }

    private boolean isRugged(List<Span> spans) {
        return spans.stream().anyMatch(s -> switch (s) {
            case Span.Words w -> SheetWords.isRugged(w.text());
            case Span.Code c -> SheetWords.isRugged(c.text());
            case Span.Maths m -> Steps.width(formulas.inline(m.formula())) > 110;
            case Span.Strong t -> isRugged(t.spans());
            case Span.Emphasis e -> isRugged(e.spans());
            case Span.Link l -> isRugged(l.spans()) || SheetWords.isRugged(l.target());
            case Span.LineBreak _ -> true;
            case Span.Proved _ -> false;
        });
    }
}
