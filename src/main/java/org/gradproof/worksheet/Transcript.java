package org.gradproof.worksheet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.calculus.Derivation.Line;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.numeric.Decimal;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Latex;
import org.gradproof.render.Layout;
import org.gradproof.render.Notations;
import org.gradproof.render.Text;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Result.Failure;

/// Results as a person reads them in a terminal.
///
/// @param ascii whether the language itself is printed instead of the notation of mathematics
/// @param width of a line, in characters
public record Transcript(boolean ascii, int width, Notations notations) {
    private static final String INDENT = "    ";
    private static final int LONGEST = 2_000;

    /// The statement as it was typed.
    public String echo(Place place) {
        String text = place.input().length() <= LONGEST ? place.input() : place.input().substring(0, LONGEST - 2) + " …";
        return "> " + text.stripTrailing().replace("\n", "\n  ") + "\n";
    }

    /// Nothing, or lines that each end with a line break.
    public String of(Result result) {
        return switch (result) {
            case Result.Declared _ -> "";
            case Result.Defined d -> block(definition(d.definition(), d.defaults()));
            case Result.Derived d -> derived(d);
            case Result.Simplified s -> simplified(s);
            case Result.Limited l -> limited(l);
            case Result.Evaluated e -> INDENT + numbers(e).replace("\n", "\n" + INDENT) + "\n";
            case Result.Displayed d -> INDENT + Latex.of(d.formula(), notations).replace("\n", "\n" + INDENT) + "\n";
            case Result.Listed l -> listed(l);
            case Result.Judged j -> judged(j);
            case Result.Agreed a -> INDENT + a.convention().told(a.inside(), a.interval(), this::line) + "\n";
            case Result.Told t -> rows(t.rows());
            case Result.Failed f -> failed(f);
        };
    }

    private String rows(List<Row> rows) {
        return rows.stream().map(r -> labelled(INDENT + "  ".repeat(r.indent()) + r.text(this::line), r.by()) + "\n").collect(Collectors.joining());
    }

    // ------------------------------------------------------------------------------------------ terms

    /// One line.
    public String line(Node n) {
        return ascii ? Text.of(n) : Text.unicode(n, notations);
    }

    private String block(Node n) {
        return (ascii ? INDENT + Text.of(n) : Layout.of(n, width, INDENT.length(), notations)) + "\n";
    }

    private String block(String line) {
        return INDENT + line + "\n";
    }

    private String definition(Definition d, List<Expr> defaults) {
        return head(d, defaults) + " := " + line(d.body());
    }

    private String head(Definition d, List<Expr> defaults) {
        if (d.parameters().isEmpty()) return d.indices().isEmpty() ? d.name() : line(Terms.entry(Terms.call(d), List.copyOf(d.indices())));
        List<String> names = new ArrayList<>(d.parameters().stream().map(this::line).toList());
        for (int i = 0; i < defaults.size(); i++) names.set(d.main() + i, names.get(d.main() + i) + " = " + line(defaults.get(i)));
        String main = String.join(", ", names.subList(0, d.main()));
        String rest = String.join(", ", names.subList(d.main(), names.size()));
        String index = d.indices().isEmpty() ? "" : d.indices().stream().map(Symbol::name).collect(Collectors.joining(", ", "[", "]"));
        return d.name() + "(" + main + (rest.isEmpty() ? "" : "; " + rest) + ")" + index;
    }

    private String equation(Expr left, Expr right) {
        if (left == right) return block(left);
        return left.isScalar() && right.isScalar() ? isTall(right) ? block(Condition.compare(Relation.EQ, left, right))
                : block(line(left) + " = " + line(right))
                : INDENT + line(left) + " = " + line(right) + "\n";
    }

    /// Whether a term gains by a second dimension: fractions, sums, cases.
    private static boolean isTall(Expr e) {
        return Dag.postorder(e).stream().anyMatch(n -> n instanceof Expr.Binary b && b.operator() == Operator.DIVIDE && !(b.left() instanceof Expr.Num)
                || n instanceof Expr.Big || n instanceof Expr.Extreme || n instanceof Expr.If i && !isIndicator(i));
    }

    private static boolean isIndicator(Expr.If i) {
        return i.yes() == Terms.ONE && i.no() == Terms.ZERO;
    }

    private String derived(Result.Derived d) {
        StringBuilder out = new StringBuilder();
        if (d.detailed() && d.lines().size() > 1) {
            steps(d, out);
            int steps = d.lines().size() - 1;
            String needs = d.conditions().isEmpty() ? "" : "for " + list(d.conditions());
            out.append(labelled(INDENT + needs, "proved, " + steps + (steps == 1 ? " step" : " steps"))).append('\n');
        } else {
            out.append(equation(d.subject(), d.value()));
            conditions(d.conditions(), out);
        }
        kinks(d.kinks(), out);
        return out.toString();
    }

    private void kinks(Optional<Kinked> kinks, StringBuilder out) {
        kinks.ifPresent(k -> k.lines(this::line).forEach(l -> out.append(INDENT).append(l).append('\n')));
    }

    private void steps(Result.Derived d, StringBuilder out) {
        String left = line(d.subject());
        for (int i = 1; i < d.lines().size(); i++) {
            Line l = d.lines().get(i);
            String text = INDENT + (i == 1 ? left : " ".repeat(length(left))) + " = " + line(l.term());
            out.append(labelled(text, l.by())).append('\n');
        }
    }

    /// The name of the rule at the right, on the next line where it does not fit.
    private String labelled(String text, String label) {
        if (label.isEmpty()) return text;
        int last = length(text.substring(text.lastIndexOf('\n') + 1));
        int gap = width - last - length(label);
        return gap >= 3 ? text + " ".repeat(gap) + label : text + "\n" + " ".repeat(Math.max(8, width - length(label))) + label;
    }

    private void conditions(List<Condition> conditions, StringBuilder out) {
        if (!conditions.isEmpty()) out.append(INDENT).append("for ").append(list(conditions)).append('\n');
    }

    private String list(List<Condition> conditions) {
        return conditions.stream().map(Bound::named).map(this::line).distinct().collect(Collectors.joining(", "));
    }

    private String simplified(Result.Simplified s) {
        StringBuilder out = new StringBuilder();
        Expr value = s.value();
        String text = value == s.subject() ? block(value) : equation(s.subject(), value);
        out.append(text.stripTrailing());
        s.decimal().ifPresent(d -> {
            switch (d) {
                case Decimal.Exact(String t) -> out.append(" = ").append(t);
                case Decimal.Rounded(String t) -> out.append(ascii ? " ~ " : " ≈ ").append(t);
                case Decimal.Absent(String reason) -> out.append("    ").append(reason);
            }
        });
        out.append('\n');
        if (s.value() != s.subject()) conditions(s.conditions(), out);
        return out.toString();
    }

    private String limited(Result.Limited l) {
        String answer = l.values().size() == 1 ? equation(l.subject(), l.values().getFirst())
                : block(line(l.subject()) + l.told(this::line));
        StringBuilder out = new StringBuilder(answer);
        conditions(l.conditions(), out);
        if (!l.steps().isEmpty()) out.append(rows(l.steps()));
        return out.toString();
    }

    private String listed(Result.Listed l) {
        StringBuilder out = new StringBuilder();
        for (Result.Form f : l.forms()) {
            String needs = f.conditions().isEmpty() ? "" : "   for " + list(f.conditions());
            out.append(labelled(INDENT + line(f.term()) + needs, f.label())).append('\n');
        }
        return out.toString();
    }

    // ------------------------------------------------------------------------------------------ numbers

    private String numbers(Result.Evaluated e) {
        String name = e.subject().isScalar() ? line(e.subject()) : e.typed().orElseGet(() -> line(e.subject()));
        if (e.sizes().isEmpty()) {
            return name + switch (e.entries().getFirst().shown()) {
                case Decimal.Exact(String t) -> " = " + t;
                case Decimal.Rounded(String t) -> (ascii ? " ~ " : " ≈ ") + t;
                case Decimal.Absent(String reason) -> ": " + reason;
            };
        }
        boolean rounded = e.entries().stream().anyMatch(x -> x.shown() instanceof Decimal.Rounded);
        String sign = !rounded ? " = " : ascii ? " ~ " : " ≈ ";
        List<String> cells = e.entries().stream().map(x -> text(x.shown())).toList();
        if (e.sizes().size() == 1) return name + sign + "[" + String.join(", ", cells) + "]";
        return name + sign.stripTrailing() + "\n" + rows(cells, e.sizes().get(0), e.sizes().get(1));
    }

    /// A row a line, columns aligned.
    private static String rows(List<String> cells, int rows, int columns) {
        int[] widths = new int[columns];
        for (int k = 0; k < cells.size(); k++) widths[k % columns] = Math.max(widths[k % columns], cells.get(k).length());
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            out.append(i == 0 ? "  [[" : ",\n   [");
            for (int j = 0; j < columns; j++) {
                String cell = cells.get(i * columns + j);
                out.append(j == 0 ? "" : ", ").append(" ".repeat(widths[j] - cell.length())).append(cell);
            }
            out.append(']');
        }
        return out.append(']').toString();
    }

    public static String text(Decimal d) {
        return switch (d) {
            case Decimal.Exact(String t) -> t;
            case Decimal.Rounded(String t) -> t;
            case Decimal.Absent _ -> "undefined";
        };
    }

    // ------------------------------------------------------------------------------------------ claims

    private String judged(Result.Judged j) {
        StringBuilder out = new StringBuilder();
        List<Verdict> links = j.report().links();
        if (links.size() == 1) {
            verdict(links.getFirst(), j.claim().links().getFirst(), out);
            j.mark().ifPresent(m -> marked(m, INDENT + "    ", out));
        } else {
            for (int i = 0; i < links.size(); i++) {
                link(j, i, out);
                if (j.report().wrong().equals(java.util.OptionalInt.of(i))) j.mark().ifPresent(m -> marked(m, INDENT + "      ", out));
            }
            j.report().ends().ifPresent(v -> out.append(INDENT).append("first and last side: ").append(wording(j.claim().links().getFirst()).of(v).getFirst()).append('\n'));
            out.append("  ").append(mark(j.verdict())).append(' ').append(Wording.name(j.verdict())).append('\n');
        }
        j.correct().filter(_ -> !isEdited(j)).ifPresent(c -> out.append(INDENT).append("right would be ").append(line(c)).append('\n'));
        kinks(j.kinks(), out);
        if (!j.by().isEmpty()) out.append(INDENT).append("by the convention ").append(conventions(j)).append('\n');
        j.opinion().ifPresent(o -> out.append(INDENT).append(o).append('\n'));
        j.replayed().ifPresent(o -> out.append(INDENT).append(o).append('\n'));
        return out.toString();
    }

    private String conventions(Result.Judged j) {
        return j.by().stream().map(c -> c.text(this::line)).collect(Collectors.joining(", "));
    }

    /// Whether the diagnosis says already what would be right.
    private static boolean isEdited(Result.Judged j) {
        return j.verdict() instanceof Verdict.Rounding || j.verdict() instanceof Verdict.Refuted r && r.diagnosis().isPresent();
    }

    private void link(Result.Judged j, int i, StringBuilder out) {
        Statement.Link link = j.claim().links().get(i);
        Verdict v = j.report().links().get(i);
        if (j.report().isRightAgain(i)) {
            String text = "  " + (ascii ? "[ok]" : "✓") + " " + link.relation().map(this::sign).orElse("=") + " " + line(link.right());
            out.append(labelled(text, "right again: it follows from the first line")).append('\n');
            return;
        }
        String left = i > 0 && j.claim().isChain() ? "" : line(link.left()) + " ";
        String text = "  " + mark(v) + " " + left + link.relation().map(this::sign).orElse(ascii ? "~" : "≈") + " " + line(link.right());
        out.append(link.reason().map(r -> labelled(text, "by " + r)).orElse(text)).append('\n');
        boolean plain = v instanceof Verdict.Proved p && p.conditions().isEmpty();
        if (!plain) wording(link).of(v).forEach(l -> out.append(INDENT).append("  ").append(l).append('\n'));
    }

    private String sign(Relation r) {
        return switch (r) {
            case EQ, LT, GT -> Text.sign(r);
            case NE -> ascii ? Text.sign(r) : "≠";
            case LE -> ascii ? Text.sign(r) : "≤";
            case GE -> ascii ? Text.sign(r) : "≥";
        };
    }

    /// The verdict with what belongs to it.
    private void verdict(Verdict v, Statement.Link link, StringBuilder out) {
        List<String> lines = wording(link).of(v);
        out.append("  ").append(mark(v)).append(' ').append(lines.getFirst()).append('\n');
        lines.subList(1, lines.size()).forEach(l -> out.append(INDENT).append(l).append('\n'));
    }

    /// The side as it was typed, the mistake underlined.
    private static void marked(Mark m, String indent, StringBuilder out) {
        out.append(indent).append(m.text()).append('\n');
        out.append(indent).repeat(" ", m.from()).repeat("^", m.length()).append('\n');
    }

    private Wording wording(Statement.Link link) {
        return new Wording(this::line, 6, link);
    }

    private String mark(Verdict v) {
        return switch (v) {
            case Verdict.Proved _, Verdict.Consistent _ -> ascii ? "[ok]" : "✓";
            case Verdict.Refuted _, Verdict.Rounding _ -> ascii ? "[no]" : "✗";
            case Verdict.Undecided _ -> ascii ? "[??]" : "?";
        };
    }

    // ------------------------------------------------------------------------------------------ failures

    private String failed(Result.Failed f) {
        return switch (f.failure()) {
            case Failure.Misread(var d) -> d.render().stripTrailing().lines().map(l -> "  " + l + "\n").collect(Collectors.joining());
            case Failure.Beyond(String reason) -> "  " + (ascii ? "[??]" : "?") + " " + reason + "\n";
            case Failure.Bug(String what) -> "  internal error: " + what + "\n";
        };
    }

    static String seconds(Duration d) {
        long ms = d.toMillis();
        return ms % 1000 == 0 ? ms / 1000 + " s" : ms / 1000.0 + " s";
    }

    private static int length(String s) {
        return s.codePointCount(0, s.length());
    }
}
