package org.gradproof.sheet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.render.Steps;
import org.gradproof.render.Text;
import org.gradproof.sheet.Sheet.Part;
import org.gradproof.sheet.Sheet.Span;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Reading;
import org.gradproof.syntax.Rejected;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Document;
import org.gradproof.worksheet.Outcome;
import org.gradproof.worksheet.Place;
import org.gradproof.worksheet.Result;
import org.gradproof.worksheet.Session;
import org.gradproof.worksheet.Worker;
import org.gradproof.worksheet.Worksheet;

/// A worksheet told as a sheet: what follows from one statement after the other, in order, each formula checked.
public final class SheetStory {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final SheetPage page = new SheetPage();
    /// Prose that stands before the part with this number, read when all names are known.
    private final List<Prose> prose = new ArrayList<>();
    private final SheetProof proof;
    private final SheetAnswers answers;
    private final SheetClaims claims;
    private Scope scope;
    private int checked;

    /// @param scope where it stands
    /// @param first whether it begins the sheet
    private record Prose(int before, String text, Scope scope, boolean first) {}

    private SheetStory(Session start) {
        this.scope = start.scope();
        this.proof = new SheetProof(start.knowledge().lemmas(), start.settings().limit());
        this.answers = new SheetAnswers(page, proof, start.knowledge().lemmas());
        this.claims = new SheetClaims(page, new SheetVerdicts(start.settings().digits()));
    }

    /// Runs the document and tells it; every result goes to the consumer too.
    ///
    /// @throws IllegalStateException where a formula is not what it should be, which is a mistake of ours
    public static Sheet of(Document document, Session session, Worksheet.Running running, Consumer<Result> results) {
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
        story.page.flush();
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
                page.drop();
                page.add(Sheet.words("(A result is left out here: it is too large to be checked.)"));
            }
        }
    }

    // ------------------------------------------------------------------------------------------ prose

    private void prose(String text) {
        page.flush();
        prose.add(new Prose(page.parts().size(), text, scope, !page.isBegun()));
        page.begin();
    }

    /// All parts with the prose between them.
    private List<Part> whole() {
        List<Part> parts = page.parts();
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
        for (Result r : outcome.results()) result(r, new SheetGiven(statement, scope));
        scope = outcome.after().scope();
        for (Node n : Sheet.terms(page.since(checked))) proof.readBack(n, before.scope());
        checked = page.parts().size();
    }

    private void result(Result r, SheetGiven given) {
        switch (r) {
            case Result.Declared d -> answers.declared(d, given);
            case Result.Defined d -> answers.defined(d);
            case Result.Derived d -> answers.derived(d, given);
            case Result.Simplified s -> answers.simplified(s, given);
            case Result.Limited l -> answers.limited(l, given);
            case Result.Evaluated e -> answers.evaluated(e);
            case Result.Displayed d -> answers.displayed(d.formula(), given);
            case Result.Listed l -> answers.listed(l, given);
            case Result.Judged j -> claims.judged(j, given);
            case Result.Agreed a -> page.add(SheetPhrases.sentence(a.convention().told(a.inside(), a.interval(), Text::line)));
            case Result.Told t -> t.rows().forEach(w -> page.add(SheetPhrases.sentence(w.text(Text::line) + (w.by().isEmpty() ? "" : ", by " + w.by()))));
            case Result.Failed f -> failed(f);
        }
    }

    private void failed(Result.Failed f) {
        switch (f.failure()) {
            case Result.Failure.Beyond(String reason) -> page.add(new Span.Code(f.place().input().strip()), Sheet.words(": no answer; " + reason + "."));
            case Result.Failure.Misread _, Result.Failure.Bug _ -> { }
        }
    }
}
