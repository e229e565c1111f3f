package org.gradproof.cli;

import java.io.PrintStream;
import java.time.Duration;
import org.gradproof.sheet.SheetLatex;
import org.gradproof.worksheet.JsonLines;
import org.gradproof.worksheet.Place;
import org.gradproof.worksheet.Result;
import org.gradproof.worksheet.Transcript;
import org.gradproof.worksheet.Worksheet;

/// What a run prints as it goes, and the gravest status so far.
final class Report {
    /// How results appear.
    enum Style {
        /// Statements with their results below.
        TRANSCRIPT,
        /// Results alone.
        ANSWERS,
        /// A line for each claim.
        CHECKLIST,
        /// The formulas of the results, for LaTeX.
        LATEX,
        /// An object a line.
        JSON
    }

    private final PrintStream out;
    private final Style style;
    private final Transcript transcript;
    private final JsonLines json;
    private final Duration limit;
    private ExitStatus status = ExitStatus.FINE;
    private boolean gap;

    /// @param limit how long the printing of one result may take
    Report(PrintStream out, Style style, Transcript transcript, Duration limit) {
        this.limit = limit;
        this.out = out;
        this.style = style;
        this.transcript = transcript;
        this.json = new JsonLines(transcript.notations());
    }

    ExitStatus status() {
        return status;
    }

    void grave(ExitStatus s) {
        status = status.and(s);
    }

    /// A heading where several files are run.
    void file(String name) {
        switch (style) {
            case TRANSCRIPT, CHECKLIST -> out.print((gap ? "\n" : "") + "== " + name + "\n");
            case ANSWERS, LATEX, JSON -> { }
        }
        gap = false;
    }

    void entry(Worksheet.Entry entry) {
        switch (entry) {
            case Worksheet.Entry.Prose(String text, int _) -> prose(text);
            case Worksheet.Entry.Ran(Place place, var outcome) -> {
                if (style == Style.TRANSCRIPT) out.print((gap ? "\n" : "") + transcript.echo(place));
                gap = false;
                outcome.results().forEach(this::result);
            }
        }
        out.flush();
    }

    private void prose(String text) {
        if (style != Style.TRANSCRIPT) return;
        out.print((gap ? "\n" : "") + text.lines().map(l -> ("# " + l).stripTrailing() + "\n").reduce("", String::concat));
        gap = true;
    }

    /// Something to be read that is no result.
    void note(String text) {
        switch (style) {
            case TRANSCRIPT, ANSWERS, CHECKLIST -> out.print(text + "\n");
            case LATEX -> out.print(text.strip().replaceAll("(?m)^", "% ") + "\n");
            case JSON -> { }
        }
    }

    void result(Result r) {
        grave(ExitStatus.of(r.status()));
        String text = Printing.inTime(() -> text(r), limit);
        out.print(text);
        gap = gap || !text.isEmpty() && (style == Style.TRANSCRIPT || style == Style.ANSWERS);
    }

    private String text(Result r) {
        return switch (style) {
            case TRANSCRIPT, ANSWERS -> transcript.of(r);
            case CHECKLIST -> checked(r);
            case LATEX -> switch (r) {
                case Result.Derived d -> SheetLatex.of(d, transcript.notations());
                case Result.Evaluated e -> SheetLatex.of(e, transcript.notations());
                case Result.Failed _ -> transcript.of(r);
                case Result.Declared _, Result.Defined _, Result.Simplified _, Result.Limited _, Result.Displayed _, Result.Listed _, Result.Judged _,
                     Result.Agreed _, Result.Told _ -> json.latex(r).isEmpty() ? "" : json.latex(r) + "\n";
            };
            case JSON -> json.of(r).map(line -> line + "\n").orElse("");
        };
    }

    /// Claims and errors only.
    private String checked(Result r) {
        return switch (r) {
            case Result.Judged _, Result.Failed _, Result.Agreed _ -> transcript.echo(r.place()).replaceFirst(">", r.place().line() + ":") + transcript.of(r);
            case Result.Declared _, Result.Defined _, Result.Derived _, Result.Simplified _, Result.Limited _, Result.Evaluated _, Result.Displayed _,
                 Result.Listed _, Result.Told _ -> "";
        };
    }
}
