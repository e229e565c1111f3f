package org.gradproof.worksheet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.calculus.Derivation.Line;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.numeric.Decimal;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Steps;
import org.gradproof.render.Text;
import org.gradproof.syntax.Reading;
import org.gradproof.syntax.Rejected;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Sheet.Formula;
import org.gradproof.worksheet.Sheet.Part;
import org.gradproof.worksheet.Sheet.Row;
import org.gradproof.worksheet.Sheet.Span;

/// A worksheet told as a sheet: what follows from one statement after the other, in order, each formula checked.
public final class SheetStory {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Part> parts = new ArrayList<>();
    /// Prose that stands before the part with this number, read when all names are known.
    private final List<Prose> prose = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<List<Span>> declared = new ArrayList<>();
    private final SheetProof proof;
    private final Session start;
    private Scope scope;
    private boolean told;
    private int claims;
    private int checked;

    /// @param scope where it stands
    /// @param first whether it begins the sheet
    private record Prose(int before, String text, Scope scope, boolean first) {}

    private SheetStory(Session start) {
        this.start = start;
        this.scope = start.scope();
        this.proof = new SheetProof(start.knowledge().lemmas(), start.settings().limit());
    }

    /// Runs the document and tells it; every result goes to the consumer too.
    ///
    /// @throws IllegalStateException where a formula is not what it should be, which is a mistake of ours
    public static Sheet of(Document document, Session session, Worksheet.Running running, java.util.function.Consumer<Result> results) {
        SheetStory story = new SheetStory(session);
        List<Sentence> ran = new ArrayList<>();
        List<Session> before = new ArrayList<>();
        Worksheet.run(document, session, (s, sentence) -> {
            ran.add(sentence);
            before.add(s);
            return running.run(s, sentence);
        }, entry -> {
            switch (entry) {
                case Worksheet.Entry.Prose(String text, int _) -> story.prose(text);
                case Worksheet.Entry.Ran(Place _, Outcome outcome) -> {
                    outcome.results().forEach(results);
                    story.careful(() -> story.ran(ran.getLast(), before.getLast(), outcome));
                }
            }
        });
        story.flush();
        return new Sheet(story.whole());
    }

    /// Proofs go deep.
    private void careful(Runnable work) {
        switch (Worker.run(() -> {
            work.run();
            return true;
        }, LIMIT)) {
            case Worker.End.Done<Boolean> _ -> { }
            case Worker.End.Stopped<Boolean> _, Worker.End.Exhausted<Boolean> _ -> {
                rows.clear();
                add(paragraph(Sheet.words("(A result is left out here: it is too large to be checked.)")));
            }
        }
    }

    // ------------------------------------------------------------------------------------------ what is put together

    private void add(Part part) {
        flush();
        parts.add(part);
        told = true;
    }

    /// Declarations in a sentence, equations that belong together in a display.
    private void flush() {
        if (!declared.isEmpty()) {
            List<Span> sentence = new ArrayList<>(List.of(Sheet.words("Let ")));
            sentence.addAll(SheetPhrases.enumerated(declared, "and"));
            sentence.add(Sheet.words("."));
            declared.clear();
            parts.add(new Part.Paragraph(sentence));
        }
        if (!rows.isEmpty()) parts.add(new Part.Display(List.copyOf(rows)));
        rows.clear();
        kind = Kind.NONE;
    }

    /// Which displays go on when the next equation comes.
    private enum Kind { NONE, DEFINITIONS, ANSWERS, VALUES }

    private Kind kind = Kind.NONE;

    private void equation(Kind k, Row row) {
        if (kind != k || k == Kind.NONE) {
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
        told = true;
    }

    private static Part paragraph(Span... spans) {
        return new Part.Paragraph(List.of(spans));
    }

    private static Row row(Expr left, String sign, Formula right, List<Span> reason) {
        return new Row(Optional.of(Sheet.term(left)), sign, right, reason);
    }

    // ------------------------------------------------------------------------------------------ prose

    private void prose(String text) {
        flush();
        prose.add(new Prose(parts.size(), text, scope, !told));
        told = true;
    }

    /// All parts with the prose between them.
    private List<Part> whole() {
        List<Part> all = new ArrayList<>();
        int from = 0;
        for (Prose p : prose) {
            all.addAll(parts.subList(from, p.before));
            from = p.before;
            List<Part> found = new SheetProse(code -> formula(code, p.scope).or(() -> formula(code, scope))).parts(p.text);
            if (p.first && !found.isEmpty()) title(p.text.strip(), found);
            all.addAll(found);
        }
        all.addAll(parts.subList(from, parts.size()));
        return levels(all);
    }

    /// A heading at the beginning is the title, and so is one line by itself that is no sentence.
    private static void title(String text, List<Part> found) {
        String first = text.lines().findFirst().orElse("");
        boolean alone = text.equals(first) || text.substring(first.length()).matches("(?s)\\R\\s*\\R.*");
        switch (found.getFirst()) {
            case Part.Heading h -> found.set(0, new Part.Heading(0, h.text()));
            case Part.Paragraph p when alone && !first.strip().matches(".*[.:;,]") -> found.set(0, new Part.Heading(0, p.text()));
            case Part _ -> { }
        }
    }

    /// Code in prose that is a formula about what was declared or defined.
    private Optional<Node> formula(String code, Scope scope) {
        boolean word = code.matches("[A-Za-z]{2,}") && scope.symbol(code).isEmpty() && scope.defined(code).isEmpty();
        if (code.length() > 200 || code.isBlank() || word) return Optional.empty();
        try {
            Statement s = Language.statement(Source.of("latex " + code), scope).statement();
            if (!(s instanceof Statement.Show show) || !Steps.isPrintable(show.subject())) return Optional.empty();
            boolean known = Free.of(show.subject()).stream().allMatch(x -> scope.symbol(x.name()).filter(y -> y == x).isPresent());
            if (!known) return Optional.empty();
            proof.readBack(show.subject(), scope);
            return Optional.of(show.subject());
        } catch (Rejected e) {
            return Optional.empty();
        }
    }

    /// Headings numbered from the level that is used: the highest below the title is a section.
    private static List<Part> levels(List<Part> parts) {
        int top = parts.stream().filter(p -> p instanceof Part.Heading h && h.level() > 0).mapToInt(p -> ((Part.Heading) p).level()).min().orElse(1);
        return parts.stream().map(p -> p instanceof Part.Heading h && h.level() > 0 ? new Part.Heading(h.level() - top + 1, h.text()) : p).toList();
    }

    // ------------------------------------------------------------------------------------------ statements

    private void ran(Sentence sentence, Session before, Outcome outcome) {
        scope = before.scope();
        Optional<Statement> statement = switch (sentence.elaborate(scope)) {
            case Reading.Understood u -> Optional.of(u.statement());
            case Reading.Refused _ -> Optional.empty();
        };
        for (Result r : outcome.results()) result(r, statement);
        scope = outcome.after().scope();
        List<Part> news = new ArrayList<>(parts.subList(Math.min(checked, parts.size()), parts.size()));
        news.add(new Part.Display(List.copyOf(rows)));
        declared.forEach(d -> news.add(new Part.Paragraph(d)));
        for (Node n : Sheet.terms(news)) proof.readBack(n, before.scope());
        checked = parts.size();
    }

    private List<Condition> own(Optional<Statement> statement) {
        return assumptions(statement).stream().filter(c -> !scope.assumptions().contains(c)).toList();
    }

    private static List<Condition> assumptions(Optional<Statement> statement) {
        return statement.map(s -> switch (s) {
            case Statement.Query q -> q.assumptions();
            case Statement.Show w -> w.assumptions();
            case Statement.Evaluate e -> e.assumptions();
            case Statement.Prove p -> p.claim().assumptions();
            case Statement.Calculation c -> c.claim().assumptions();
            case Statement.Check c -> c.claim().assumptions();
            case Statement.Declare _, Statement.Assume _, Statement.Define _, Statement.Let _, Statement.Ask _, Statement.Convention _ -> List.<Condition>of();
        }).orElse(List.of());
    }

    private void result(Result r, Optional<Statement> statement) {
        switch (r) {
            case Result.Declared d -> declared(d, statement);
            case Result.Defined d -> defined(d);
            case Result.Derived d -> derived(d, statement);
            case Result.Simplified s -> simplified(s, statement);
            case Result.Evaluated e -> evaluated(e);
            case Result.Displayed d -> displayed(d.formula(), statement);
            case Result.Listed l -> listed(l);
            case Result.Judged j -> judged(j, statement);
            case Result.Agreed a -> add(paragraph(Sheet.words(sentence(a.convention().told(a.inside(), a.interval(), Text::line)))));
            case Result.Told t -> t.rows().forEach(w -> add(paragraph(Sheet.words(sentence(w.text(Text::line) + (w.by().isEmpty() ? "" : ", by " + w.by()))))));
            case Result.Failed f -> failed(f);
        }
    }

    private static String sentence(String words) {
        String first = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }

    private void declared(Result.Declared d, Optional<Statement> statement) {
        if (statement.isPresent() && statement.get() instanceof Statement.Let let) {
            data(let);
        } else if (statement.isPresent() && statement.get() instanceof Statement.Assume a) {
            flush();
            List<Span> sentence = new ArrayList<>(List.of(Sheet.words("Assume that ")));
            sentence.addAll(SheetPhrases.enumerated(SheetPhrases.conditions(a.conditions()), "and"));
            sentence.add(Sheet.words("."));
            add(new Part.Paragraph(sentence));
        } else {
            if (kind != Kind.NONE) flush();
            declared.addAll(SheetPhrases.declared(d.symbols(), d.conditions(), true));
        }
    }

    /// Numbers first in words where they are short, else as equations.
    private void data(Statement.Let let) {
        Map<Symbol, Expr> values = new LinkedHashMap<>();
        let.values().forEach((s, v) -> {
            if (!s.isScalar()) values.put(s, v);
        });
        values.putAll(let.values());
        boolean small = values.size() <= 4 && values.values().stream().allMatch(v -> v.sizes().size() < 2 && v.treeSize() <= 9);
        if (!small) {
            values.forEach((s, v) -> equation(Kind.VALUES, row(s, "=", Sheet.term(v), List.of())));
            return;
        }
        List<List<Span>> phrases = new ArrayList<>();
        values.forEach((s, v) -> phrases.add(List.of(new Span.Maths(new Formula.Related(Sheet.term(s), "=", Sheet.term(v))))));
        List<Span> sentence = new ArrayList<>(List.of(Sheet.words("Take ")));
        sentence.addAll(SheetPhrases.enumerated(phrases, "and"));
        sentence.add(Sheet.words("."));
        add(new Part.Paragraph(sentence));
    }

    private void defined(Result.Defined d) {
        List<Span> reason = new ArrayList<>();
        List<Symbol> parameters = d.definition().parameters().subList(d.definition().main(), d.definition().parameters().size());
        if (!d.defaults().isEmpty()) {
            List<List<Span>> defaults = new ArrayList<>();
            for (int i = 0; i < parameters.size(); i++) {
                defaults.add(List.of(new Span.Maths(new Formula.Related(Sheet.term(parameters.get(i)), "=", Sheet.term(d.defaults().get(i))))));
            }
            reason.addAll(SheetPhrases.enumerated(defaults, "and"));
            reason.add(Sheet.words(" unless stated"));
        }
        equation(Kind.DEFINITIONS, new Row(Optional.of(new Formula.Head(d.definition())), "=", Sheet.term(d.definition().body()), reason));
    }

    /// `for x ≠ 0`, or nothing.
    private List<Span> under(List<Condition> conditions, Node... spokenOf) {
        List<List<Span>> phrases = SheetPhrases.given(conditions, List.of(spokenOf), scope);
        if (phrases.isEmpty()) return List.of();
        List<Span> out = new ArrayList<>(List.of(Sheet.words("for ")));
        out.addAll(SheetPhrases.enumerated(phrases, "and"));
        return out;
    }

    private void derived(Result.Derived d, Optional<Statement> statement) {
        List<Condition> given = new ArrayList<>(own(statement));
        given.addAll(d.conditions());
        if (!Steps.isPrintable(d.subject()) || !Steps.isPrintable(d.value())) {
            add(paragraph(Sheet.words("(The formula is too large for a page: " + org.gradproof.expr.Dag.size(d.value()) + " different parts.)")));
            return;
        }
        if (d.detailed() && d.lines().size() > 2) {
            steps(d, given, statement);
        } else {
            equation(Kind.ANSWERS, row(d.subject(), "=", Sheet.term(d.value()), under(given, d.subject())));
        }
        List<Part> kinks = SheetKinks.of(d.subject(), assumptions(statement), start.knowledge().lemmas());
        kinks.forEach(this::add);
    }

    private void steps(Result.Derived d, List<Condition> given, Optional<Statement> statement) {
        flush();
        List<Span> under = under(given, d.subject());
        if (!under.isEmpty()) {
            List<Span> lead = new ArrayList<>(List.of(Sheet.words("F" + ((Span.Words) under.getFirst()).text().substring(1))));
            lead.addAll(under.subList(1, under.size()));
            lead.add(Sheet.words(":"));
            parts.add(new Part.Paragraph(lead));
        }
        List<Condition> assumptions = new ArrayList<>(assumptions(statement));
        assumptions.addAll(d.conditions());
        List<Line> lines = d.lines().stream().filter(l -> Steps.isPrintable(l.term())).toList();
        List<Line> unproved = proof.unproved(lines, assumptions);
        for (int i = 1; i < lines.size(); i++) {
            Line l = lines.get(i);
            List<Span> reason = new ArrayList<>(SheetReasons.of(l.by()));
            if (unproved.contains(l)) reason.add(Sheet.words(reason.isEmpty() ? "checked numerically" : ", checked numerically"));
            rows.add(new Row(i == 1 ? Optional.of(Sheet.term(d.subject())) : Optional.empty(), "=", Sheet.term(l.term()), reason));
        }
        flush();
        told = true;
    }

    private void simplified(Result.Simplified s, Optional<Statement> statement) {
        List<Condition> given = new ArrayList<>(own(statement));
        given.addAll(s.conditions());
        if (!Steps.isPrintable(s.subject()) || !Steps.isPrintable(s.value())) return;
        boolean plain = s.value() == s.subject();
        List<Span> reason = under(given, s.subject());
        if (!plain) equation(Kind.ANSWERS, row(s.subject(), "=", Sheet.term(s.value()), reason));
        s.decimal().ifPresentOrElse(d -> {
            boolean first = plain;
            Formula number = new Formula.Numbers(List.of(), List.of(Transcript.text(d)));
            if (d instanceof Decimal.Absent(String why)) {
                add(paragraph(Sheet.maths(s.subject()), Sheet.words(" has no value: " + why + ".")));
            } else {
                equation(Kind.ANSWERS, new Row(first ? Optional.of(Sheet.term(s.subject())) : Optional.empty(), d instanceof Decimal.Exact ? "=" : "~", number, first ? reason : List.of()));
            }
        }, () -> {
            if (plain) equation(Kind.ANSWERS, new Row(Optional.empty(), "", Sheet.term(s.subject()), reason));
        });
    }

    private void evaluated(Result.Evaluated e) {
        Optional<String> absent = e.entries().stream().filter(x -> x.shown() instanceof Decimal.Absent).map(x -> ((Decimal.Absent) x.shown()).reason()).findFirst();
        if (absent.isPresent() && e.entries().size() == 1) {
            add(paragraph(Sheet.maths(e.subject()), Sheet.words(" has no value: " + absent.get() + ".")));
            return;
        }
        boolean rounded = e.entries().stream().anyMatch(x -> x.shown() instanceof Decimal.Rounded);
        Formula numbers = new Formula.Numbers(e.sizes(), e.entries().stream().map(x -> Transcript.text(x.shown())).toList());
        equation(Kind.VALUES, row(e.subject(), rounded ? "~" : "=", numbers, List.of()));
    }

    private void displayed(Node formula, Optional<Statement> statement) {
        flush();
        if (!Steps.isPrintable(formula)) return;
        Row row = formula instanceof Condition.Compare c && c.relation() == Relation.EQ
                ? row(c.left(), "=", Sheet.term(c.right()), under(own(statement), formula))
                : new Row(Optional.empty(), "", Sheet.term(formula), under(own(statement), formula));
        add(new Part.Display(List.of(row)));
    }

    private void listed(Result.Listed l) {
        flush();
        boolean first = true;
        for (Result.Form f : l.forms()) {
            if (f.term() == l.subject() && l.forms().size() > 1) continue;
            List<Span> reason = new ArrayList<>(SheetReasons.of(f.label()));
            if (!f.conditions().isEmpty()) reason.add(Sheet.words(", "));
            reason.addAll(under(f.conditions()));
            rows.add(new Row(first ? Optional.of(Sheet.term(l.subject())) : Optional.empty(), "=", Sheet.term(f.term()), reason));
            first = false;
        }
        flush();
        told = true;
    }

    // ------------------------------------------------------------------------------------------ claims

    private void judged(Result.Judged j, Optional<Statement> statement) {
        flush();
        Statement.Claim claim = j.claim();
        List<Span> head = new ArrayList<>(List.of(new Span.Strong(List.of(Sheet.words((statement.isPresent() && statement.get() instanceof Statement.Calculation ? "Calculation " : "Claim ") + ++claims + ".")))));
        List<Node> sides = claim.links().stream().flatMap(l -> java.util.stream.Stream.of(l.left(), l.right())).collect(Collectors.toList());
        List<List<Span>> given = SheetPhrases.given(own(statement), sides, scope);
        if (!given.isEmpty()) {
            head.add(Sheet.words(" For "));
            head.addAll(SheetPhrases.enumerated(given, "and"));
            head.add(Sheet.words(":"));
        }
        parts.add(new Part.Paragraph(head));
        boolean line = statement.isPresent() && !(statement.get() instanceof Statement.Calculation) && claim.isChain();
        if (line) rows.add(chain(claim));
        else for (int i = 0; i < claim.links().size(); i++) rows.add(link(claim, i));
        SheetVerdicts verdicts = new SheetVerdicts(start.settings().digits());
        if (j.verdict() instanceof Verdict.Proved p) {
            Row last = rows.removeLast();
            rows.add(new Row(last.left(), last.sign(), last.right(), last.reason(), verdicts.of(p, claim.links().getFirst())));
        }
        flush();
        if (j.verdict() instanceof Verdict.Proved) {
            this.told = true;
        } else if (claim.links().size() == 1) {
            parts.add(new Part.Paragraph(verdicts.of(j.verdict(), claim.links().getFirst())));
        } else {
            lines(j, verdicts);
        }
        boolean told = j.verdict() instanceof Verdict.Rounding || j.verdict() instanceof Verdict.Refuted r && r.diagnosis().isPresent();
        j.correct().filter(_ -> !told).filter(Steps::isPrintable).ifPresent(c -> parts.add(paragraph(Sheet.words("Right would be "), Sheet.maths(c), Sheet.words("."))));
        j.opinion().ifPresent(o -> parts.add(paragraph(Sheet.words(sentence(o)))));
        this.told = true;
    }

    /// `a < b <= c` on one line.
    private static Row chain(Statement.Claim claim) {
        List<Statement.Link> links = claim.links();
        Formula right = Sheet.term(links.getLast().right());
        for (int i = links.size() - 1; i > 0; i--) right = new Formula.Related(Sheet.term(links.get(i).left()), sign(links.get(i)), right);
        return new Row(Optional.of(Sheet.term(links.getFirst().left())), sign(links.getFirst()), right, List.of());
    }

    private static String sign(Statement.Link l) {
        return l.relation().map(r -> switch (r) {
            case EQ -> "=";
            case NE -> "!=";
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
        }).orElse("~");
    }

    private static Row link(Statement.Claim claim, int i) {
        Statement.Link l = claim.links().get(i);
        String sign = sign(l);
        Optional<Formula> left = i > 0 && claim.isChain() ? Optional.empty() : Optional.of(Sheet.term(l.left()));
        return new Row(left, sign, Sheet.term(l.right()), l.reason().map(r -> List.of(Sheet.words(r))).orElse(List.of()));
    }

    /// The lines that are not plainly proved, one by one.
    private void lines(Result.Judged j, SheetVerdicts verdicts) {
        List<List<Part>> items = new ArrayList<>();
        for (int i = 0; i < j.report().links().size(); i++) {
            Verdict v = j.report().links().get(i);
            if (v instanceof Verdict.Proved p && p.conditions().isEmpty()) continue;
            List<Span> item = new ArrayList<>(List.of(Sheet.words("Line " + (i + 1) + ": ")));
            item.addAll(verdicts.of(v, j.claim().links().get(i)).stream().filter(s -> !(s instanceof Span.Proved)).toList());
            items.add(List.of(new Part.Paragraph(item)));
        }
        if (items.size() < j.report().links().size()) items.add(List.of(paragraph(Sheet.words("All other lines are proved."))));
        parts.add(new Part.Listing(false, 1, items));
    }

    private void failed(Result.Failed f) {
        switch (f.failure()) {
            case Result.Failure.Beyond(String reason) -> add(paragraph(new Span.Code(f.place().input().strip()), Sheet.words(": no answer; " + reason + ".")));
            case Result.Failure.Misread _, Result.Failure.Bug _ -> { }
        }
    }
}
