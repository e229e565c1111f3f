package org.gradproof.worksheet;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.numeric.Decimal;
import org.gradproof.numeric.Decimals;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Interval;
import org.gradproof.prover.Diagnosis;
import org.gradproof.prover.Verdict;
import org.gradproof.syntax.Statement;

/// Verdicts in words, with terms printed by whoever asks.
///
/// @param about the link of which is spoken: of a point, only what concerns it is told
public record Wording(Function<Node, String> print, int digits, Statement.Link about) {
    private static final int MOST = 60;
    private static final Pattern NUMBER = Pattern.compile("-?(oo|\\d+(/\\d+)?)");

    /// As the contract of the command line names it.
    static String name(Verdict v) {
        return switch (v) {
            case Verdict.Proved _ -> "proved";
            case Verdict.Refuted _ -> "refuted";
            case Verdict.Consistent _ -> "consistent";
            case Verdict.Rounding _ -> "rounding";
            case Verdict.Undecided _ -> "undecided";
        };
    }

    /// The verdict in a sentence, then what else is to be said of it.
    List<String> of(Verdict v) {
        List<String> lines = new ArrayList<>();
        switch (v) {
            case Verdict.Proved p -> lines.add("proved" + conditions(p.conditions()));
            case Verdict.Refuted r -> {
                lines.add("refuted: " + counterexample(r));
                r.diagnosis().ifPresent(d -> lines.add(diagnosis(d)));
            }
            case Verdict.Consistent c -> lines.add("consistent: the value is " + value(c.value()));
            case Verdict.Rounding r -> lines.add("rounding: the correct digits are " + print.apply(Terms.decimal(r.correct(), r.places()))
                    + ", the value is " + value(r.value()));
            case Verdict.Undecided u -> {
                lines.add("undecided: " + u.gap().map(this::gap).orElseGet(() -> reason(u)));
                if (u.agreement().tried() > 0) lines.add("the sides agree at " + u.agreement().agreeing() + " of " + u.agreement().tried() + " sample points, which proves nothing");
                u.opinion().ifPresent(lines::add);
            }
        }
        return lines;
    }

    String conditions(List<Condition> conditions) {
        return conditions.isEmpty() ? "" : " for " + conditions.stream().map(Bound::named).map(print).distinct().collect(Collectors.joining(", "));
    }

    /// Why there is no answer; of a claim that holds limits and no derivatives, in words about limits.
    public String reason(Verdict.Undecided u) {
        if (u.reason() != Verdict.Reason.NO_DERIVATIVE || !speaks(Expr.Limit.class)) return u.reason().text();
        return speaks(Expr.Derivative.class) ? "a derivative or limit in it could not be worked out" : "a limit in it is no number, or was not found";
    }

    private boolean speaks(Class<? extends Expr> of) {
        return speaks(List.of(about.left(), about.right()), of);
    }

    /// Whether such a term occurs, also in the definition of a name that does.
    static boolean speaks(List<Expr> terms, Class<? extends Expr> of) {
        Set<Definition> seen = new HashSet<>();
        List<Expr> open = new ArrayList<>(terms);
        while (!open.isEmpty()) {
            for (Node n : Dag.postorder(open.removeLast())) {
                if (of.isInstance(n)) return true;
                if (n instanceof Expr.Call c && seen.add(c.definition())) open.add(c.definition().body());
            }
        }
        return false;
    }

    /// Where nothing is claimed, since a side has no value.
    private String gap(Verdict.Gap gap) {
        String point = point(gap.point());
        String sides = gap.left() && gap.right() ? "both sides have no value" : (gap.left() ? "the left" : "the right") + " side has no value";
        return sides + (point.isEmpty() ? "" : " at " + point) + " (" + gap.reason() + "), and nothing is claimed there";
    }

    private String counterexample(Verdict.Refuted r) {
        String point = point(r.point());
        Wording apart = apart(r);
        return (point.isEmpty() ? "" : "at " + point + " ") + "the left side is " + apart.value(r.left()) + ", the right side " + apart.value(r.right())
                + (apart.showsNoGap(r) ? "; they differ in a later digit" : "");
    }

    /// With as many digits as show that the sides differ, where a line holds them.
    public Wording apart(Verdict.Refuted r) {
        Wording more = this;
        while (more.digits < MOST && more.showsNoGap(r)) more = new Wording(print, more.digits + 6, about);
        return more.showsNoGap(r) ? this : more;
    }

    private boolean showsNoGap(Verdict.Refuted r) {
        // Equal sides break an order.
        boolean equal = r.left() instanceof Enclosure.Value(Interval l) && r.right() instanceof Enclosure.Value(Interval m) && l.isExact() && m.isExact()
                && l.exact().equals(m.exact());
        boolean numbers = r.left() instanceof Enclosure.Value && r.right() instanceof Enclosure.Value;
        return numbers && !equal && number(r.left()).equals(number(r.right()));
    }

    /// What a reader takes the printed value for; `21.000…` for 21.
    private String number(Enclosure e) {
        String text = value(e).replace("…", "");
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    String diagnosis(Diagnosis d) {
        return switch (d) {
            case Diagnosis.Missing m -> "true if " + print.apply(m.assumption());
            case Diagnosis.Edit e -> e.mistake() + ": with " + print.apply(e.instead()) + " in place of " + print.apply(e.part()) + " it is proved"
                    + conditions(e.conditions());
        };
    }

    // ------------------------------------------------------------------------------------------ points

    private String point(Environment point) {
        return coordinates(point).entrySet().stream().map(e -> print.apply(e.getKey()) + " = " + e.getValue()).collect(Collectors.joining(", "));
    }

    /// What each symbol stands for, as the language would write it: sizes, vectors, indices, numbers.
    public Map<Symbol, String> coordinates(Environment point) {
        Map<Symbol, String> all = new TreeMap<>(Comparator.comparingInt((Symbol s) -> switch (s.sort()) {
            case Sort.Whole _ -> 0;
            case Sort.Tensor _ -> 1;
            case Sort.Index _ -> 2;
            case Sort.Real _ -> 3;
        }).thenComparing(Symbol::name));
        point.scalars().forEach((s, i) -> all.put(s, value(i)));
        point.tensors().forEach((s, t) -> {
            List<String> cells = t.values().stream().map(this::value).toList();
            if (t.sizes().size() == 1) all.put(s, list(cells));
            else all.put(s, list(rows(cells, t.sizes().getLast()).stream().map(Wording::list).toList()));
        });
        Set<Symbol> spokenOf = new HashSet<>();
        for (Expr side : List.of(about.left(), about.right())) {
            spokenOf.addAll(Free.of(side));
            for (Expr size : side.sizes()) spokenOf.addAll(Free.of(size));
        }
        for (Symbol s : List.copyOf(spokenOf)) spokenOf.addAll(Free.of(s));
        all.keySet().removeIf(s -> !spokenOf.contains(s) && !(s.isIndex() && !about.left().isScalar()));
        return all;
    }

    static <T> List<List<T>> rows(List<T> cells, int columns) {
        List<List<T>> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += Math.max(1, columns)) rows.add(cells.subList(i, Math.min(cells.size(), i + columns)));
        return rows;
    }

    static String list(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    public String value(Enclosure e) {
        return switch (e) {
            case Enclosure.Value(Interval i) -> value(i);
            case Enclosure.Undefined u when u.part() instanceof Expr.Limit l && l.isInfinity() -> print.apply(l);
            case Enclosure.Undefined u when u.part() instanceof Expr.Limit -> "undefined (" + typeset(u.reason()) + ")";
            case Enclosure.Undefined u -> "undefined (" + u.reason() + ")";
            case Enclosure.Unknown u -> "not known (" + u.reason() + ")";
        };
    }

    /// With the numbers in a sentence about limits printed as others are.
    private String typeset(String reason) {
        return NUMBER.matcher(reason).replaceAll(m -> Matcher.quoteReplacement(print.apply(m.group().endsWith("oo") ? Terms.infinity(!m.group().startsWith("-"))
                : Terms.num(rational(m.group())))));
    }

    private static Rational rational(String text) {
        String[] parts = text.split("/");
        return Rational.of(new BigInteger(parts[0]), parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]));
    }

    /// A rational as it is, else the digits that are certain.
    public String value(Interval i) {
        Optional<Decimal> decimal = i.isExact() ? Optional.empty() : Decimals.decimal(i, digits);
        return decimal.map(d -> switch (d) {
            case Decimal.Exact(String t) -> t;
            case Decimal.Rounded(String t) -> t + "…";
            case Decimal.Absent(String reason) -> reason;
        }).orElseGet(() -> Decimals.bounds(i, digits));
    }
}
