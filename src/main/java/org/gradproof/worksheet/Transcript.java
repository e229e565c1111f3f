package org.gradproof.worksheet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.calculus.Derivation.Line;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.numeric.Decimal;
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
            case Result.Evaluated e -> INDENT + numbers(e).replace("\n", "\n" + INDENT) + "\n";
            case Result.Displayed d -> INDENT + Latex.of(d.formula(), notations).replace("\n", "\n" + INDENT) + "\n";
            case Result.Listed l -> listed(l);
            case Result.Judged j -> judged(j);
            case Result.Told t -> t.lines().stream().map(s -> INDENT + s + "\n").collect(Collectors.joining());
            case Result.Failed f -> failed(f);
        };
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
        return left.isScalar() && right.isScalar() ? block(Condition.compare(Relation.EQ, left, right))
                : INDENT + line(left) + " = " + line(right) + "\n";
    }

    private String derived(Result.Derived d) {
        StringBuilder out = new StringBuilder();
        if (d.detailed() && d.lines().size() > 1) steps(d, out);
        else out.append(equation(d.subject(), d.value()));
        conditions(d.conditions(), out);
        d.kinks().forEach(k -> out.append(INDENT).append(k).append('\n'));
        return out.toString();
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
        int last = length(text.substring(text.lastIndexOf('\n') + 1));
        int gap = width - last - length(label);
        return gap >= 3 ? text + " ".repeat(gap) + label : text + "\n" + " ".repeat(Math.max(8, width - length(label))) + label;
    }

    private void conditions(List<Condition> conditions, StringBuilder out) {
        if (!conditions.isEmpty()) out.append(INDENT).append("for ").append(list(conditions)).append('\n');
    }

    private String list(List<Condition> conditions) {
        return conditions.stream().map(this::line).collect(Collectors.joining(", "));
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
        String name = line(e.subject());
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

    static String text(Decimal d) {
        return switch (d) {
            case Decimal.Exact(String t) -> t;
            case Decimal.Rounded(String t) -> t;
            case Decimal.Absent _ -> "undefined";
        };
    }

    // ------------------------------------------------------------------------------------------ claims

    private String judged(Result.Judged j) {
        StringBuilder out = new StringBuilder();
        boolean chain = j.rulings().size() > 1;
        if (chain) {
            for (int i = 0; i < j.rulings().size(); i++) {
                Ruling r = j.rulings().get(i);
                Statement.Link link = j.claim().links().get(i);
                String reason = link.reason().map(s -> "by " + s).orElse("");
                String text = "  " + mark(r.verdict()) + " " + claim(link, i > 0 && j.claim().isChain());
                out.append(reason.isEmpty() ? text : labelled(text, reason)).append('\n');
                if (r.verdict() != Verdict.PROVED || !r.conditions().isEmpty()) out.append("  ").append(ruling(r));
            }
            out.append("  ").append(mark(j.verdict())).append(' ').append(j.verdict().text()).append('\n');
        } else {
            j.rulings().forEach(r -> out.append(ruling(r)));
        }
        return out.toString();
    }

    private String claim(Statement.Link link, boolean rightOnly) {
        String sign = link.relation().map(Transcript::sign).orElse("~");
        return (rightOnly ? "" : line(link.left()) + " ") + sign + " " + line(link.right());
    }

    private static String sign(Relation r) {
        return switch (r) {
            case EQ -> "=";
            case NE -> "!=";
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
        };
    }

    /// The verdict with what belongs to it.
    private String ruling(Ruling r) {
        StringBuilder out = new StringBuilder("  " + mark(r.verdict()) + " ");
        out.append(switch (r.verdict()) {
            case ROUNDING -> "rounding: " + r.correct().map(c -> "the digits are " + line(c)).orElse("not the correct digits");
            case PROVED, REFUTED, CONSISTENT, UNDECIDED -> r.verdict().text();
        });
        if (!r.conditions().isEmpty()) out.append(" for ").append(list(r.conditions()));
        r.counterexample().ifPresent(c -> out.append(": at ").append(point(c)).append(" the left side is ").append(c.left())
                .append(", the right side ").append(c.right()));
        out.append('\n');
        r.diagnosis().ifPresent(d -> out.append(INDENT).append(d).append('\n'));
        r.remarks().forEach(m -> out.append(INDENT).append(m).append('\n'));
        return out.toString();
    }

    private String mark(Verdict v) {
        return switch (v) {
            case PROVED, CONSISTENT -> ascii ? "[ok]" : "✓";
            case REFUTED, ROUNDING -> ascii ? "[no]" : "✗";
            case UNDECIDED -> ascii ? "[??]" : "?";
        };
    }

    static String point(Ruling.Counterexample c) {
        return c.point().stream().map(b -> b.symbol().name() + " = " + Text.line(b.value())).collect(Collectors.joining(", "));
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
