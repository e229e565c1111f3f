package org.gradproof.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.gradproof.syntax.Reader;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;
import org.gradproof.worksheet.Outcome;
import org.gradproof.worksheet.Result;
import org.gradproof.worksheet.Session;

/// The session in a terminal: lines become sentences, sentences results.
final class Repl {
    private final Work work;
    private final Console console;

    Repl(Options options, Console console) {
        this.work = new Work(options, console);
        this.console = console;
    }

    /// Until the input ends.
    ExitStatus run() {
        Session session = work.session();
        BufferedReader lines = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        StringBuilder text = new StringBuilder();
        try {
            for (prompt("> "); ; prompt(text.isEmpty() ? "> " : "  ")) {
                String line = lines.readLine();
                if (line == null || line.strip().equals(":quit")) return ExitStatus.FINE;
                text.append(line).append('\n');
                if (!line.isBlank() && unfinished(text.toString())) continue;
                session = statements(text.toString(), session);
                text.setLength(0);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean unfinished(String text) {
        return Reader.all(Source.of(text)).stream().anyMatch(Sentence::isUnfinished);
    }

    private Session statements(String text, Session session) {
        Session now = session;
        for (Sentence s : Reader.all(Source.of(text))) {
            Outcome outcome = work.careful(now, s);
            for (Result r : outcome.results()) console.out().print(work.transcript().of(r));
            now = outcome.after();
        }
        return now;
    }

    private void prompt(String sign) {
        console.out().print(sign);
        console.out().flush();
    }
}
