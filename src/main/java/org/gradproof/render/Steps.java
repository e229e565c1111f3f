package org.gradproof.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;

/// Calculations in LaTeX as they stand in a solution: equations below each other with the reasons at the right, broken to
/// the width of a page; amsmath and nothing else, unless a part is too wide to be broken.
///
/// @param width of a line, in points; type of 11 points is assumed
public record Steps(Notations notations, double width) {
    /// A part that could not be broken to fit stands in `\fit{…pt}{…}`, which scales it; its definition needs graphicx.
    public static final String FIT = "\\newcommand{\\fit}[2]{\\resizebox{#1}{!}{$\\displaystyle #2$}}";

    private static final double GAP = 26;
    private static final double INDENT = 22;
    /// Reasons narrower than this are not broken.
    private static final double NARROWEST = 95;
    private static final int MOST_NODES = 20_000;
    private static final int DEEPEST = 60;

    /// A formula that can be broken, or one that stands as it is.
    @FunctionalInterface
    public interface Breakable {
        /// @param first the width of the first line, in points
        /// @param rest the width of the others
        List<String> lines(double first, double rest);
    }

    /// One equation.
    ///
    /// @param left absent where the left side of the row before goes on
    /// @param sign empty where there is only a formula
    /// @param reason words and formulas in LaTeX's text mode, or empty
    /// @param margin the same, for what stands at the margin
    public record Row(Optional<Breakable> left, String sign, Breakable right, String reason, String margin) {}

    /// A term or condition as a side of an equation.
    public Breakable breakable(Node node) {
        return (first, rest) -> StepsBreaks.lines(node, notations, first, rest);
    }

    public static Breakable fixed(String latex) {
        return (_, _) -> List.of(latex);
    }

    /// Of a formula without line breaks.
    public static double width(String latex) {
        return StepsWidth.of(latex);
    }

    /// Whether a page can hold it: TeX itself gives up beyond a certain depth, and a reader long before.
    public static boolean isPrintable(Node node) {
        List<Node> order = Dag.postorder(node);
        if (order.size() > MOST_NODES || node instanceof Expr e && e.treeSize() > MOST_NODES) return false;
        Map<Node, Integer> depths = new HashMap<>();
        int depth = 0;
        for (Node n : order) {
            int below = 0;
            for (Node c : n.children()) below = Math.max(below, depths.getOrDefault(c, 0));
            // A chain of sums or products is written side by side, not one inside the other.
            boolean flat = n instanceof Expr.Binary b && !b.children().isEmpty() && (Chains.isSum(b) || Chains.isProduct(b));
            depths.put(n, flat ? Math.max(below, 1) : below + 1);
            depth = Math.max(depth, depths.get(n));
        }
        return depth <= DEEPEST;
    }

    // ------------------------------------------------------------------------------------------ layout

    /// How the reasons stand: beside the equations, in a column of this width; or at the margin, below where need be.
    private record Layout(double right, double reasons, boolean beside, boolean wrapped) {}

    /// `align*` with all rows; `alignat*` where reasons stand beside them.
    public String align(List<Row> rows) {
        double left = rows.stream().mapToDouble(r -> StepsWidth.of(whole(r))).max().orElse(0);
        boolean above = left > 0.4 * width;
        double sign = rows.stream().mapToDouble(r -> StepsWidth.of(r.sign)).max().orElse(0);
        double room = width - (above ? INDENT : left) - sign - 6;
        Layout layout = layout(rows, room, above);
        List<String> lines = new ArrayList<>();
        for (Row r : rows) lines.addAll(lines(r, layout, above));
        String environment = layout.beside ? "alignat*" : "align*";
        return "\\begin{" + environment + "}" + (layout.beside ? "{2}" : "") + "\n" + String.join(" \\\\\n", lines) + "\n\\end{" + environment + "}";
    }

    private static String whole(Row r) {
        return r.left.map(l -> l.lines(Double.MAX_VALUE, Double.MAX_VALUE).getFirst()).orElse("");
    }

    private static Layout layout(List<Row> rows, double room, boolean above) {
        double reasons = rows.stream().mapToDouble(r -> reason(r.reason)).max().orElse(0);
        if (reasons == 0) return new Layout(room, 0, false, false);
        double natural = widest(rows, room, above);
        if (natural + GAP + reasons <= room) return new Layout(room, reasons, true, false);
        double rest = room - natural - GAP;
        if (rest >= NARROWEST) return new Layout(room, rest, true, true);
        double column = Math.min(reasons, NARROWEST + 15);
        double narrower = room - GAP - column;
        if (widest(rows, narrower, above) <= narrower) return new Layout(narrower, column, true, reasons > column);
        return new Layout(room, reasons, false, false);
    }

    private static double widest(List<Row> rows, double room, boolean above) {
        double widest = 0;
        for (Row r : rows) {
            widest = Math.max(widest, widest(r.right, room));
            if (above && r.left.isPresent()) widest = Math.max(widest, widest(r.left.get(), room));
        }
        return widest;
    }

    private static double widest(Breakable part, double room) {
        double widest = 0;
        List<String> lines = part.lines(room, room - INDENT);
        for (int i = 0; i < lines.size(); i++) widest = Math.max(widest, StepsWidth.of(lines.get(i)) + (i == 0 ? 0 : INDENT));
        return widest;
    }

    private static List<String> lines(Row row, Layout layout, boolean above) {
        List<String> set = new ArrayList<>();
        if (above && row.left.isPresent()) {
            List<String> left = row.left.get().lines(layout.right, layout.right - INDENT);
            for (int i = 0; i < left.size(); i++) set.add("  & " + (i == 0 ? "" : "\\qquad ") + fitted(left.get(i), layout.right - (i == 0 ? 0 : INDENT)));
        }
        List<String> right = row.right.lines(layout.right, layout.right - INDENT);
        for (int i = 0; i < right.size(); i++) {
            String line = fitted(right.get(i), layout.right - (i == 0 ? 0 : INDENT));
            String before = i > 0 ? "\\qquad " : row.sign.isEmpty() ? "" : (above ? "\\quad" : "") + row.sign;
            String left = i == 0 && !above ? whole(row) : "";
            set.add("  " + left + "& " + before.stripLeading() + line);
        }
        String reason = row.reason.isEmpty() ? "" : reasoned(row.reason, layout);
        set.add(set.removeLast() + reason + (row.margin.isEmpty() ? "" : " \\tag*{" + row.margin + "}"));
        return set;
    }

    private static String fitted(String latex, double room) {
        return StepsWidth.of(latex) <= room ? latex : "\\fit{" + Math.round(room) + "pt}{" + latex + "}";
    }

    private static String reasoned(String reason, Layout layout) {
        if (!layout.beside) return " \\tag*{\\small " + reason + "}";
        if (!layout.wrapped || reason(reason) <= layout.reasons) return " &\\qquad& \\text{\\small " + reason + "}";
        return "\n  &\\qquad& \\parbox[t]{" + Math.round(layout.reasons) + "pt}{\\raggedright\\small " + reason + "\\strut}";
    }

    private static double reason(String reason) {
        return reason.isEmpty() ? 0 : StepsWidth.of("\\text{" + reason.replace("$", "") + "}") * 0.95;
    }
}
