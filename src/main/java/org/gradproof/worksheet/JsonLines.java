package org.gradproof.worksheet;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.numeric.Decimal;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Latex;
import org.gradproof.render.Notations;
import org.gradproof.render.Text;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Result.Failure;

/// Results as scripts read them: one JSON object a line. Names and meanings of the fields are a contract.
public record JsonLines(Notations notations) {
    /// One line without its end; nothing for what only a person would want to see.
    public Optional<String> of(Result result) {
        return fields(result).map(f -> {
            JsonStringWriter out = JsonWriter.string().object();
            f.forEach((k, v) -> write(out, k, v));
            return out.end().done();
        });
    }

    /// The formula of a result, or an empty text.
    public String latex(Result result) {
        return fields(result).map(f -> f.get("latex")).filter(l -> l instanceof String || l instanceof Optional<?> o && o.isPresent())
                .map(l -> l instanceof Optional<?> o ? (String) o.get() : (String) l).orElse("");
    }

    private Optional<Map<String, Object>> fields(Result result) {
        return switch (result) {
            case Result.Declared _ -> Optional.empty();
            case Result.Defined d -> {
                String text = new Transcript(true, 100, notations).of(d).strip();
                yield Optional.of(line(d, "definition", "", List.of(), text, latex(d.definition()), Map.of("result", text)));
            }
            case Result.Derived d -> Optional.of(derived(d));
            case Result.Simplified s -> Optional.of(simplified(s));
            case Result.Limited l -> Optional.of(limited(l));
            case Result.Evaluated e -> Optional.of(evaluated(e));
            case Result.Displayed d -> {
                String latex = Latex.of(d.formula(), notations);
                yield Optional.of(line(d, "value", "", List.of(), latex, latex, Map.of("result", latex)));
            }
            case Result.Listed l -> {
                List<String> forms = l.forms().stream().map(f -> Text.line(f.term())).toList();
                String latex = l.forms().stream().map(f -> Latex.of(f.term(), notations)).collect(Collectors.joining(" = "));
                yield Optional.of(line(l, "value", "", List.of(), String.join(" = ", forms), latex, Map.of("result", forms)));
            }
            case Result.Judged j -> Optional.of(judged(j));
            case Result.Agreed a -> Optional.of(line(a, a.inside() ? "definition" : "claim", a.inside() ? "" : "refuted", List.of(),
                    a.convention().told(a.inside(), a.interval(), Text::line), "", Map.of("result", a.convention().text(Text::line))));
            case Result.Told t -> {
                List<String> told = t.rows().stream().map(r -> r.text(Text::line) + (r.by().isEmpty() ? "" : "   " + r.by())).toList();
                yield Optional.of(line(t, "value", "", List.of(), String.join("; ", told), "", Map.of("result", told)));
            }
            case Result.Failed f -> Optional.of(failed(f));
        };
    }

    /// The fields that every line has; an empty text stands for null.
    private Map<String, Object> line(Result r, String kind, String verdict, List<Condition> conditions, String message,
                                     String latex, Map<String, Object> more) {
        Map<String, Object> f = new LinkedHashMap<>();
        f.put("file", r.place().file());
        f.put("line", r.place().line());
        f.put("column", r.place().column());
        f.put("kind", kind);
        f.put("input", r.place().input());
        f.put("verdict", optional(verdict));
        f.put("conditions", conditions.stream().map(Bound::named).map(Text::line).distinct().toList());
        f.put("message", message);
        f.put("latex", optional(latex));
        f.putAll(more);
        return f;
    }

    private static Optional<String> optional(String s) {
        return s.isEmpty() ? Optional.empty() : Optional.of(s);
    }

    // ------------------------------------------------------------------------------------------ terms

    private String latex(Definition d) {
        return d.parameters().isEmpty() ? latex(d.indices().isEmpty() ? Terms.call(d) : Terms.entry(Terms.call(d), List.copyOf(d.indices())), d.body())
                : call(d).map(c -> latex(c, d.body())).orElse(Latex.of(d.body(), notations));
    }

    private static Optional<Expr> call(Definition d) {
        List<Expr> own = List.copyOf(d.parameters());
        return Terms.shape(d, own).map(_ -> Terms.call(d, own)).map(c -> d.indices().isEmpty() ? c : Terms.entry(c, List.copyOf(d.indices())));
    }

    private String latex(Expr left, Expr right) {
        return left.isScalar() && right.isScalar() ? Latex.of(Condition.compare(Relation.EQ, left, right), notations)
                : Latex.of(left, notations) + " = " + Latex.of(right, notations);
    }

    private Map<String, Object> derived(Result.Derived d) {
        Map<String, Object> more = new LinkedHashMap<>();
        String value = Text.line(d.value());
        more.put("result", value);
        kinks(d.kinks(), more);
        if (d.detailed()) {
            more.put("steps", d.lines().stream().map(l -> ordered("term", Text.line(l.term()), "rule", l.by(), "latex", Latex.of(l.term(), notations))).toList());
        }
        return line(d, d.subject() instanceof Expr.Limit ? "value" : "derivative", "proved", d.conditions(), Text.line(d.subject()) + " = " + value, latex(d.subject(), d.value()), more);
    }

    private static void kinks(Optional<Kinked> kinks, Map<String, Object> into) {
        kinks.map(k -> k.lines(Text::line)).filter(l -> !l.isEmpty()).ifPresent(l -> into.put("kinks", l));
    }

    private Map<String, Object> simplified(Result.Simplified s) {
        Map<String, Object> more = new LinkedHashMap<>();
        String value = Text.line(s.value());
        more.put("result", value);
        s.decimal().flatMap(JsonLines::number).ifPresent(n -> more.put("value", n));
        String message = s.value() == s.subject() ? value : Text.line(s.subject()) + " = " + value;
        return line(s, "value", "", s.conditions(), message, s.value() == s.subject() ? Latex.of(s.value(), notations) : latex(s.subject(), s.value()), more);
    }

    private Map<String, Object> limited(Result.Limited l) {
        Map<String, Object> more = new LinkedHashMap<>();
        boolean infinite = l.values().size() == 1;
        String first = Text.line(l.values().getFirst());
        String last = Text.line(l.values().getLast());
        more.put("result", infinite ? first : l.when().map(c -> "a limit exactly when " + Text.line(c)).orElse("no limit"));
        l.when().ifPresent(c -> more.put("when", Text.line(c)));
        if (!infinite) more.put("sides", ordered("left", first, "right", last));
        if (!l.steps().isEmpty()) more.put("steps", l.steps().stream().map(s -> ordered("term", s.text(Text::line), "rule", s.by())).toList());
        String message = Text.line(l.subject()) + l.told(Text::line);
        return line(l, "value", "proved", l.conditions(), message, infinite ? latex(l.subject(), l.values().getFirst()) : Latex.of(l.subject(), notations), more);
    }

    // ------------------------------------------------------------------------------------------ numbers

    private Map<String, Object> evaluated(Result.Evaluated e) {
        Map<String, Object> more = new LinkedHashMap<>();
        List<Optional<BigDecimal>> numbers = e.entries().stream().map(x -> number(x.full())).toList();
        List<String> texts = e.entries().stream().map(x -> Transcript.text(x.full())).toList();
        Object value = switch (e.sizes().size()) {
            case 0 -> numbers.getFirst();
            case 1 -> numbers;
            default -> Wording.rows(numbers, e.sizes().getLast());
        };
        String text = switch (e.sizes().size()) {
            case 0 -> texts.getFirst();
            case 1 -> "[" + String.join(", ", texts) + "]";
            default -> Wording.rows(texts, e.sizes().getLast()).stream().map(r -> "[" + String.join(", ", r) + "]").collect(Collectors.joining(", ", "[", "]"));
        };
        String reasons = e.entries().stream().map(Result.Entry::shown).flatMap(d -> d instanceof Decimal.Absent(String reason)
                ? java.util.stream.Stream.of(reason) : java.util.stream.Stream.empty()).distinct().collect(Collectors.joining("; "));
        more.put("result", text);
        more.put("value", value);
        String message = e.typed().orElseGet(() -> Text.line(e.subject())) + (reasons.isEmpty() ? " = " + text : ": " + reasons);
        return line(e, "value", "", List.of(), message, Latex.of(e.subject(), notations), more);
    }

    private static Optional<BigDecimal> number(Decimal d) {
        return switch (d) {
            case Decimal.Exact(String t) -> Optional.of(new BigDecimal(t));
            case Decimal.Rounded(String t) -> Optional.of(new BigDecimal(t));
            case Decimal.Absent _ -> Optional.empty();
        };
    }

    // ------------------------------------------------------------------------------------------ claims

    private Map<String, Object> judged(Result.Judged j) {
        Verdict v = j.verdict();
        Wording words = words(j.claim().links().get(Math.max(0, j.report().links().indexOf(v))));
        Map<String, Object> more = new LinkedHashMap<>();
        if (v instanceof Verdict.Refuted r) {
            Map<String, Object> point = new LinkedHashMap<>();
            words.coordinates(r.point()).forEach((s, text) -> point.put(s.name(), bare(text)));
            more.put("counterexample", ordered("point", point, "left", bare(words.apart(r).value(r.left())), "right", bare(words.apart(r).value(r.right()))));
            r.diagnosis().ifPresent(d -> more.put("diagnosis", words.diagnosis(d)));
        }
        j.correct().ifPresent(c -> more.put("correct", Text.line(c)));
        j.mark().ifPresent(m -> more.put("mark", ordered("line", m.line(), "column", m.column(), "length", m.length())));
        kinks(j.kinks(), more);
        j.opinion().ifPresent(o -> more.put("opinion", o));
        j.replayed().ifPresent(o -> more.put("replay", o));
        if (!j.by().isEmpty()) more.put("conventions", j.by().stream().map(c -> c.text(Text::line)).toList());
        List<Condition> conditions = j.report().links().stream().flatMap(l -> conditions(l).stream()).distinct().toList();
        if (j.report().links().size() > 1) more.put("steps", links(j));
        return line(j, "claim", Wording.name(v), conditions, String.join("; ", words.of(v)), latex(j.claim()), more);
    }

    private static Wording words(Statement.Link link) {
        return new Wording(Text::line, Valuation.FULL, link);
    }

    /// Without the mark that more digits would follow.
    private static String bare(String number) {
        return number.replace("…", "");
    }

    private static List<Condition> conditions(Verdict v) {
        return v instanceof Verdict.Proved p ? p.conditions() : List.of();
    }

    private List<Map<String, Object>> links(Result.Judged j) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < j.report().links().size(); i++) {
            Statement.Link link = j.claim().links().get(i);
            Verdict v = j.report().links().get(i);
            all.add(ordered("term", Text.line(link.right()), "rule", link.reason(), "verdict", Wording.name(v),
                    "conditions", conditions(v).stream().map(Bound::named).map(Text::line).toList(), "message", String.join("; ", words(link).of(v)),
                    "rightAgain", j.report().isRightAgain(i)));
        }
        return all;
    }

    private String latex(Statement.Claim claim) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < claim.links().size(); i++) {
            Statement.Link link = claim.links().get(i);
            if (i == 0 || !claim.isChain()) out.append(i == 0 ? "" : ", \\quad ").append(Latex.of(link.left(), notations));
            out.append(link.relation().map(JsonLines::sign).orElse(" \\approx ")).append(Latex.of(link.right(), notations));
        }
        return out.toString();
    }

    static String sign(Relation r) {
        return switch (r) {
            case EQ -> " = ";
            case NE -> " \\neq ";
            case LT -> " < ";
            case LE -> " \\leq ";
            case GT -> " > ";
            case GE -> " \\geq ";
        };
    }

    private Map<String, Object> failed(Result.Failed f) {
        return switch (f.failure()) {
            case Failure.Misread(var d) -> {
                Map<String, Object> m = line(f, "error", "not-understood", List.of(), d.sentence(), "", Map.of());
                m.put("line", d.line());
                m.put("column", d.column());
                d.suggestion().ifPresent(s -> m.put("diagnosis", s));
                yield m;
            }
            case Failure.Beyond(String reason) -> line(f, "error", "undecided", List.of(), reason, "", Map.of());
            case Failure.Bug(String what) -> line(f, "error", "", List.of(), "internal error: " + what, "", Map.of());
        };
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> m = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) m.put((String) pairs[i], pairs[i + 1]);
        return m;
    }

    // ------------------------------------------------------------------------------------------ writing

    private static void write(JsonStringWriter out, String key, Object value) {
        out.key(key);
        write(out, value);
    }

    private static void write(JsonStringWriter out, Object value) {
        switch (value) {
            case Optional<?> o when o.isEmpty() -> out.nul();
            case Optional<?> o -> write(out, o.get());
            case Map<?, ?> m -> {
                out.object();
                m.forEach((k, v) -> write(out, (String) k, v));
                out.end();
            }
            case List<?> l -> {
                out.array();
                l.forEach(v -> write(out, v));
                out.end();
            }
            default -> out.value(value);
        }
    }
}
