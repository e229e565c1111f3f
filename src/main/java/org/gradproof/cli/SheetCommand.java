package org.gradproof.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.gradproof.render.Notations;
import org.gradproof.sheet.Sheet;
import org.gradproof.sheet.SheetHtml;
import org.gradproof.sheet.SheetLatex;
import org.gradproof.sheet.SheetMarkdown;
import org.gradproof.sheet.SheetStory;
import org.gradproof.syntax.Source;
import org.gradproof.worksheet.Document;
import org.gradproof.worksheet.Result;

/// `gradproof sheet FILE -o OUT`: reads, runs, checks, writes. Where a statement is not understood nothing is written.
final class SheetCommand {
    private final Work work;
    private final Console console;
    private final Options options;
    private ExitStatus status = ExitStatus.FINE;

    SheetCommand(Work work, Console console, Options options) {
        this.work = work;
        this.console = console;
        this.options = options;
    }

    private enum Form { LATEX, PDF, MARKDOWN, HTML }

    ExitStatus run(String file, String out) {
        Form form = form(out);
        Source source;
        try {
            source = Input.source(file, console.in());
        } catch (Input.Unreadable e) {
            return tell(e.getMessage(), ExitStatus.USAGE);
        }
        Sheet sheet = SheetStory.of(Document.of(source), work.session(), work::careful, r -> result(r, file));
        if (status == ExitStatus.NOT_UNDERSTOOD || status == ExitStatus.BUG) return tell("nothing was written", status);
        try {
            write(sheet, form, out);
            return status;
        } catch (Tex.Failed e) {
            if (options.debug() && !e.log().isEmpty()) console.err().print(e.log() + "\n");
            return tell(e.getMessage(), e.isOurs() ? ExitStatus.BUG : ExitStatus.USAGE);
        } catch (IOException e) {
            return tell(out + " cannot be written: " + e.getMessage(), ExitStatus.USAGE);
        }
    }

    /// By the end of the name.
    private static Form form(String out) {
        String name = out.toLowerCase(Locale.ROOT);
        if (out.equals("-") || name.endsWith(".tex")) return Form.LATEX;
        if (name.endsWith(".pdf")) return Form.PDF;
        if (name.endsWith(".md") || name.endsWith(".markdown")) return Form.MARKDOWN;
        if (name.endsWith(".html") || name.endsWith(".htm")) return Form.HTML;
        throw new IllegalArgumentException("a sheet is written as .tex, .pdf, .html or .md, not as '" + out + "'");
    }

    private void result(Result r, String file) {
        status = status.and(ExitStatus.of(r.status()));
        if (!(r instanceof Result.Failed f)) return;
        String where = file + ":" + f.place().line() + ": ";
        switch (f.failure()) {
            case Result.Failure.Misread(var d) -> console.err().print(file + ":" + d.render().stripTrailing() + "\n");
            case Result.Failure.Beyond(String reason) -> console.err().print(where + reason + "\n");
            case Result.Failure.Bug(String what) -> console.err().print(where + "internal error: " + what + "\n");
        }
    }

    private void write(Sheet sheet, Form form, String out) throws IOException, Tex.Failed {
        Notations notations = work.transcript().notations();
        switch (form) {
            case LATEX -> text(SheetLatex.of(sheet, notations), out);
            case PDF -> Files.write(path(out), Tex.pdf(SheetLatex.of(sheet, notations)));
            case MARKDOWN -> text(SheetMarkdown.of(sheet, notations), out);
            case HTML -> text(SheetHtml.of(sheet, notations), out);
        }
    }

    private void text(String text, String out) throws IOException {
        if (out.equals("-")) console.out().print(text);
        else Files.writeString(path(out), text, StandardCharsets.UTF_8);
    }

    private static Path path(String out) throws IOException {
        try {
            return Path.of(out);
        } catch (InvalidPathException e) {
            throw new IOException("this is no name of a file", e);
        }
    }

    private ExitStatus tell(String what, ExitStatus s) {
        console.out().flush();
        console.err().print("gradproof: " + what + "\n");
        console.err().flush();
        return s;
    }
}
