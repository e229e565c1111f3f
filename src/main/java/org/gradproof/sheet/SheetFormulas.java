package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.render.Latex;
import org.gradproof.render.Notations;
import org.gradproof.render.Steps;
import org.gradproof.sheet.Sheet.Formula;

/// Formulas of a sheet in LaTeX's math mode.
record SheetFormulas(Notations notations, Steps steps) {
    static SheetFormulas of(Notations notations, double width) {
        return new SheetFormulas(notations, new Steps(notations, width));
    }

    String inline(Formula f) {
        return switch (f) {
            case Formula.Term t -> Latex.of(t.node(), notations);
            case Formula.Head h -> Latex.of(Sheet.head(h.definition()), notations);
            case Formula.Reals r -> "\\mathbb{R}" + (r.sizes().isEmpty() ? "" : "^{" + r.sizes().stream().map(s -> Latex.of(s, notations)).collect(Collectors.joining(" \\times ")) + "}");
            case Formula.Integers _ -> "\\mathbb{Z}";
            case Formula.Range r -> "\\{" + Latex.of(r.lower(), notations) + ", \\dots, " + Latex.of(r.upper(), notations) + "\\}";
            case Formula.Interval i -> "[" + Latex.of(i.low(), notations) + ", " + Latex.of(i.high(), notations) + "]";
            case Formula.Values v -> v.values().stream().map(e -> Latex.of(e, notations)).collect(Collectors.joining(", ", "\\{", "\\}"));
            case Formula.Numbers n -> numbers(n);
            case Formula.Related r -> inline(r.left()) + sign(r.sign()) + inline(r.right());
            case Formula.Listed l -> l.items().stream().map(this::inline).collect(Collectors.joining(", "));
        };
    }

    /// As a side of an equation that may be broken.
    Steps.Breakable breakable(Formula f) {
        return switch (f) {
            case Formula.Term t -> steps.breakable(t.node());
            case Formula.Numbers n when n.sizes().size() == 1 -> (first, rest) -> vector(n, first, rest);
            case Formula _ -> Steps.fixed(inline(f));
        };
    }

    /// Broken after commas.
    private static List<String> vector(Formula.Numbers n, double first, double rest) {
        List<String> lines = new ArrayList<>();
        String line = "(";
        for (int i = 0; i < n.cells().size(); i++) {
            String cell = number(n.cells().get(i)) + (i < n.cells().size() - 1 ? "," : ")");
            String more = line + (line.isEmpty() || line.equals("(") ? "" : "\\ ") + cell;
            if (Steps.width(more) > (lines.isEmpty() ? first : rest) && line.length() > 1) {
                lines.add(line);
                more = cell;
            }
            line = more;
        }
        lines.add(line);
        return lines;
    }

    /// A sign of the language with the space around it.
    static String sign(String sign) {
        return switch (sign) {
            case "" -> "";
            case "=" -> " = ";
            case "!=" -> " \\ne ";
            case "<" -> " < ";
            case "<=" -> " \\le ";
            case ">" -> " > ";
            case ">=" -> " \\ge ";
            case "~" -> " \\approx ";
            case "in" -> " \\in ";
            default -> throw new IllegalArgumentException("no sign: " + sign);
        };
    }

    private static String numbers(Formula.Numbers n) {
        List<String> cells = n.cells().stream().map(SheetFormulas::number).toList();
        if (n.sizes().isEmpty()) return cells.getFirst();
        if (n.sizes().size() == 1) return "(" + String.join(",\\ ", cells) + ")";
        int columns = n.sizes().getLast();
        StringBuilder out = new StringBuilder("\\left(\\begin{array}{" + "r".repeat(columns) + "}\n");
        for (int i = 0; i < cells.size(); i++) {
            out.append(i % columns == 0 ? "    " : " & ").append(cells.get(i));
            if (i % columns == columns - 1) out.append(i < cells.size() - 1 ? " \\\\\n" : "\n");
        }
        return out.append("  \\end{array}\\right)").toString();
    }

    /// A decimal, a fraction, or a list of them, as the language writes it.
    private static String number(String text) {
        if (text.equals("undefined")) return "\\text{undefined}";
        return text.replace("[", "(").replace("]", ")").replace("…", "\\ldots ").replaceAll("e([+-]?[0-9]+)", "\\\\cdot 10^{$1}").replace("^{+", "^{");
    }

}
