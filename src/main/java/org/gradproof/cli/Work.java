package org.gradproof.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gradproof.expr.Free;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.library.Entry;
import org.gradproof.library.Library;
import org.gradproof.syntax.Reading;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Catalogue;
import org.gradproof.worksheet.Document;
import org.gradproof.worksheet.Knowledge;
import org.gradproof.worksheet.Outcome;
import org.gradproof.worksheet.Place;
import org.gradproof.worksheet.Result;
import org.gradproof.worksheet.Session;
import org.gradproof.worksheet.Transcript;
import org.gradproof.worksheet.Worksheet;

/// What the commands do.
final class Work {
    static final int WIDTH = 100;

    private final Options options;
    private final Console console;
    private final Library library = new Library();
    private final Knowledge knowledge = Knowledge.of(library);

    Work(Options options, Console console) {
        this.options = options;
        this.console = console;
    }

    Library library() {
        return library;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    Session session() {
        return Session.of(knowledge, options.settings());
    }

    Transcript transcript() {
        return new Transcript(options.ascii(), WIDTH, knowledge.notations());
    }

    /// Runs a sentence; a mistake of ours costs no more than that sentence.
    Outcome careful(Session session, Sentence sentence) {
        try {
            return session.run(sentence);
        } catch (RuntimeException | AssertionError e) {
            if (options.debug()) e.printStackTrace(console.err());
            String what = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
            return new Outcome(session, List.of(new Result.Failed(Place.of(sentence), new Result.Failure.Bug(what.replaceAll("\\s+", " ")))));
        }
    }

    private Report report(Report.Style style) {
        return new Report(console.out(), options.json() ? Report.Style.JSON : style, transcript(), options.settings().limit());
    }

    // ------------------------------------------------------------------------------------------ files

    /// Each file in a session of its own.
    ExitStatus files(List<String> names, boolean claimsOnly) {
        Report report = report(claimsOnly ? Report.Style.CHECKLIST : Report.Style.TRANSCRIPT);
        for (String name : names) {
            try {
                Source source = Input.source(name, console.in());
                if (names.size() > 1 || claimsOnly) report.file(name);
                Worksheet.run(Document.of(source), session(), this::careful, report::entry);
            } catch (Input.Unreadable e) {
                console.out().flush();
                console.err().print("gradproof: " + e.getMessage() + "\n");
                console.err().flush();
                report.grave(ExitStatus.USAGE);
            }
        }
        return report.status();
    }

    // ------------------------------------------------------------------------------------------ the library

    ExitStatus functions(Optional<String> name, boolean latex) {
        Report report = report(latex ? Report.Style.LATEX : Report.Style.ANSWERS);
        if (name.isPresent()) {
            Entry entry = library.entry(name.get()).orElseThrow(() -> new IllegalArgumentException("there is no function '" + name.get()
                    + "' in the library; gradproof functions lists them"));
            report.note(entry.about() + (entry.aliases().isEmpty() ? "" : "; also " + String.join(", ", entry.aliases())));
            Catalogue.of(entry, session(), true).forEach(r -> claimed(r, report));
            entry.notes().forEach((framework, note) -> report.note(framework + ": " + note));
            return report.status();
        }
        String group = "";
        for (Entry entry : library.entries()) {
            report.note(entry.group().equals(group) ? "" : (group.isEmpty() ? "" : "\n") + "== " + entry.group() + "\n");
            group = entry.group();
            Catalogue.of(entry, session(), false).forEach(r -> claimed(r, report));
        }
        return report.status();
    }

    /// A result of the library; a claim with its text.
    private static void claimed(Result r, Report report) {
        if (r instanceof Result.Judged j) report.note("    " + j.place().input());
        report.result(r);
    }

    // ------------------------------------------------------------------------------------------ one formula

    /// @param judged is told what became of the claim
    ExitStatus prove(String claim, List<String> assumptions, Consumer<Result> judged) {
        Report report = report(Report.Style.ANSWERS);
        Optional<Session> session = given(assumptions.stream().map(a -> "assume " + a).toList(), report);
        session.ifPresent(s -> statement("prove " + claim, s, report, judged));
        return report.status();
    }

    ExitStatus diff(String expression, Optional<String> variable, boolean steps, boolean latex, List<String> at) {
        Report report = report(latex ? Report.Style.LATEX : Report.Style.ANSWERS);
        Optional<String> by = variable.or(() -> onlyVariable(expression, report));
        if (by.isEmpty()) return report.status();
        String derivative = "diff(" + expression + ", " + by.get() + ")";
        statement((steps ? "steps " : "") + derivative, session(), report);
        if (!at.isEmpty() && report.status() == ExitStatus.FINE) {
            given(at.stream().map(a -> "let " + a).toList(), report).ifPresent(s -> statement("eval " + derivative, s, report));
        }
        return report.status();
    }

    /// The session after statements that are to give nothing but a session.
    private Optional<Session> given(List<String> statements, Report report) {
        Session session = session();
        for (String text : statements) {
            Optional<Session> after = statement(text, session, report);
            if (after.isEmpty()) return after;
            if (!after.get().scope().assumptions().containsAll(session.scope().assumptions())) {
                throw new IllegalArgumentException("'" + text.substring(text.indexOf(' ') + 1) + "' declares anew what something is assumed of already; give it first");
            }
            session = after.get();
        }
        return Optional.of(session);
    }

    /// Runs a text that is to be one statement; answers with the session after it, if all went well.
    private Optional<Session> statement(String text, Session session, Report report) {
        return statement(text, session, report, _ -> { });
    }

    private Optional<Session> statement(String text, Session session, Report report, Consumer<Result> to) {
        List<Worksheet.Entry> entries = new ArrayList<>();
        Session after = Worksheet.run(Document.of(Source.of(text)), session, this::careful, entries::add);
        if (entries.size() != 1) throw new IllegalArgumentException(entries.isEmpty() ? "there is nothing in '" + text + "'" : "'" + text + "' is more than one statement");
        entries.forEach(report::entry);
        for (Worksheet.Entry e : entries) if (e instanceof Worksheet.Entry.Ran(var _, var outcome)) outcome.results().forEach(to);
        return report.status() == ExitStatus.FINE ? Optional.of(after) : Optional.empty();
    }

    /// The variable of an expression that has one; what is wrong is told.
    private Optional<String> onlyVariable(String expression, Report report) {
        List<Symbol> free = new ArrayList<>();
        Session session = session();
        Worksheet.run(Document.of(Source.of(expression)), session, (s, sentence) -> {
            switch (sentence.elaborate(s.scope())) {
                case Reading.Understood(Statement.Query q, var _) -> free.addAll(Free.of(q.expression()));
                case Reading.Understood _ -> throw new IllegalArgumentException("'" + sentence.text() + "' is no expression");
                case Reading.Refused(var d) -> report.result(new Result.Failed(Place.of(sentence), new Result.Failure.Misread(d)));
            }
            return new Outcome(s, List.of());
        }, _ -> { });
        if (report.status() != ExitStatus.FINE) return Optional.empty();
        TreeMap<String, Symbol> names = free.stream().filter(s -> s.sort() instanceof Sort.Real)
                .collect(Collectors.toMap(Symbol::name, s -> s, (a, _) -> a, TreeMap::new));
        if (names.size() == 1) return Optional.of(names.firstKey());
        if (names.isEmpty()) throw new IllegalArgumentException("'" + expression + "' has no variable; name one: gradproof diff '" + expression + "' x");
        throw new IllegalArgumentException("'" + expression + "' has the variables " + String.join(", ", names.keySet())
                + "; say which: gradproof diff '" + expression + "' " + names.firstKey());
    }
}
