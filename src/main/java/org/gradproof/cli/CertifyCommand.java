package org.gradproof.cli;

import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.gradproof.certificate.Book;
import org.gradproof.certificate.Certificate;
import org.gradproof.certificate.Certificate.Lemma;
import org.gradproof.library.Entry;
import org.gradproof.syntax.Source;
import org.gradproof.worksheet.Catalogue;
import org.gradproof.worksheet.Certified;
import org.gradproof.worksheet.Document;
import org.gradproof.worksheet.Result;
import org.gradproof.worksheet.Worksheet;

/// `gradproof certify FILE…` and `gradproof prove CLAIM --coq FILE`: claims as theorems of Coq, and what Coq says of them.
final class CertifyCommand {
    private final Work work;
    private final Console console;
    private final Options options;
    private final List<String> silent = new ArrayList<>();
    private ExitStatus status = ExitStatus.FINE;
    private int accepted;
    private int unfound;
    private int rejected;
    private int notAsked;

    CertifyCommand(Work work, Console console, Options options) {
        this.work = work;
        this.console = console;
        this.options = options;
    }

    /// @param library whether the whole function library is certified too
    /// @param kept where the certificates stay, as files that Coq accepts alone
    /// @param seconds for each step of a proof
    ExitStatus run(List<String> files, boolean library, Optional<String> kept, int seconds) {
        if (files.isEmpty() && !library) throw new IllegalArgumentException("certify needs worksheets or --library");
        String failed = "certificates cannot be written";
        try {
            if (kept.isPresent()) directory(kept.get());
            else if (Coq.program().isEmpty()) return tell(Coq.INSTALL, ExitStatus.USAGE);
            Map<String, List<Certificate>> all = new LinkedHashMap<>();
            for (String name : files) all.put(name, of(name));
            if (library) all.put("library", ofLibrary());
            if (kept.isPresent()) keep(all, kept.get());
            failed = "Coq cannot be asked";
            Coq coq = Coq.ready(Coq.cache());
            Path directory = Files.createTempDirectory("gradproof-certify");
            Certifier certifier = new Certifier(coq, directory, seconds);
            Thread stopped = new Thread(() -> stopped(certifier, directory, all.values().stream().mapToInt(List::size).sum()));
            Runtime.getRuntime().addShutdownHook(stopped);
            try {
                List<Certificate> certificates = new ArrayList<>();
                List<String> sources = new ArrayList<>();
                all.forEach((name, some) -> {
                    certificates.addAll(some);
                    some.forEach(_ -> sources.add(name));
                });
                certifier.certify(certificates, a -> answer(sources, a));
            } finally {
                unless(stopped);
                Coq.remove(directory);
            }
            if (!options.json()) console.out().print(accepted + " accepted, " + unfound + " without a proof, " + rejected + " refused by Coq, " + notAsked + " not certified\n");
            if (!options.json() && !silent.isEmpty()) console.out().print("claim nothing: " + String.join(", ", silent) + "\n");
            if (unfound > 0) status = tell("Coq did not find a proof of " + claims(unfound) + " that Gradproof decided; that does not make them false, but Coq does not confirm them", ExitStatus.BUG);
            if (rejected > 0) status = tell("DISAGREEMENT: Coq refused the theorem for " + claims(rejected) + " that Gradproof decided", ExitStatus.BUG);
            return status;
        } catch (Input.Unreadable | Coq.Failed e) {
            return tell(e.getMessage(), ExitStatus.USAGE);
        } catch (IOException e) {
            return tell(failed + ": " + reason(e), ExitStatus.USAGE);
        }
    }

    private static String claims(int number) {
        return number + (number == 1 ? " claim" : " claims");
    }

    /// Why something was not written, without its name where that is known.
    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException _ -> "it is a file and no directory";
            case NoSuchFileException _ -> "there is no such directory";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getMessage();
        };
    }

    /// The program is stopped from outside: what Coq does not say then is no refusal.
    private void stopped(Certifier certifier, Path directory, int all) {
        int done = accepted + unfound + rejected + notAsked;
        tell("stopped; Coq has answered for " + done + " of " + all + (all == 1 ? " claim" : " claims"), ExitStatus.USAGE);
        certifier.stop();
        try {
            Coq.remove(directory);
        } catch (IOException | UncheckedIOException e) {
            // a file came in between; it is a temporary one
        }
    }

    /// From here on nobody has to be told. Where the program is being stopped, the hook has the last word.
    private static void unless(Thread stopped) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopped);
        } catch (IllegalStateException e) {
            while (true) LockSupport.park();
        }
    }

    /// One claim; its certificate is written and not run.
    ExitStatus prove(String claim, List<String> assumptions, String out) {
        List<Certificate> all = new ArrayList<>();
        status = work.prove(claim, assumptions, r -> result(r, "claim", all));
        List<Lemma> lemmas = all.stream().filter(Lemma.class::isInstance).map(Lemma.class::cast).toList();
        for (Certificate c : all) if (c instanceof Certificate.NotCertified n) tell("not certified: " + n.reason(), ExitStatus.FINE);
        if (lemmas.isEmpty()) return all.isEmpty() ? tell("there is no certificate of what was not decided; nothing was written", ExitStatus.FINE) : status;
        try {
            if (out.equals("-")) console.out().print(Book.whole(lemmas));
            else Files.writeString(path(out), Book.whole(lemmas), StandardCharsets.UTF_8);
            return status;
        } catch (IOException e) {
            return tell(out + " cannot be written: " + reason(e), ExitStatus.USAGE);
        }
    }

    private List<Certificate> of(String name) throws Input.Unreadable {
        List<Certificate> all = new ArrayList<>();
        Source source = Input.source(name, console.in());
        Worksheet.run(Document.of(source), work.session(), work::careful, entry -> {
            switch (entry) {
                case Worksheet.Entry.Prose _ -> { }
                case Worksheet.Entry.Ran(var place, var outcome) -> outcome.results().forEach(r -> result(r, String.valueOf(place.line()), all));
            }
        });
        return all;
    }

    private List<Certificate> ofLibrary() {
        List<Certificate> all = new ArrayList<>();
        for (Entry entry : work.library().entries()) {
            int before = all.size();
            List<Result> results = Catalogue.claims(entry, work.session());
            for (int i = 0; i < results.size(); i++) {
                String title = entry.name() + (results.size() == 1 ? "" : " " + (i + 1));
                result(results.get(i), title, all);
                if (results.get(i) instanceof Result.Derived d) all.add(Certified.of(title, d));
            }
            if (all.size() == before) silent.add(entry.name());
        }
        return all;
    }

    private void result(Result r, String title, List<Certificate> into) {
        if (r instanceof Result.Judged j) into.addAll(Certified.of(title, j, work.knowledge()));
        if (r instanceof Result.Failed) status = status.and(ExitStatus.of(r.status()));
    }

    /// A directory of this name, now if not before.
    private static Path directory(String name) throws IOException {
        try {
            return Files.createDirectories(path(name));
        } catch (IOException e) {
            throw new IOException(name + ": " + reason(e), e);
        }
    }

    /// Writes a file for each source; the second of a name gets a number.
    private static void keep(Map<String, List<Certificate>> all, String name) throws IOException {
        Path directory = directory(name);
        Set<String> taken = new HashSet<>();
        for (Map.Entry<String, List<Certificate>> e : all.entrySet()) {
            List<Lemma> lemmas = e.getValue().stream().filter(Lemma.class::isInstance).map(Lemma.class::cast).toList();
            String stem = stem(e.getKey());
            String file = stem;
            for (int i = 2; !taken.add(file); i++) file = stem + "_" + i;
            try {
                Files.writeString(directory.resolve(file + ".v"), Book.whole(lemmas), StandardCharsets.UTF_8);
            } catch (IOException x) {
                throw new IOException(directory.resolve(file + ".v") + ": " + reason(x), x);
            }
        }
    }

    private static String stem(String name) {
        String stem = name.replaceFirst(".*/", "").replaceFirst("\\.[a-z]+$", "").replaceAll("[^A-Za-z0-9]", "_");
        return stem.isEmpty() || !Character.isLetter(stem.charAt(0)) ? "w" + stem : stem;
    }

    private static Path path(String out) throws IOException {
        try {
            return Path.of(out);
        } catch (InvalidPathException e) {
            throw new IOException("this is no name of a file", e);
        }
    }

    private void answer(List<String> sources, Certifier.Answer a) {
        int place = accepted + unfound + rejected + notAsked;
        String name = sources.get(place);
        if (!options.json() && (place == 0 || !sources.get(place - 1).equals(name))) console.out().print("== " + name + "\n");
        switch (a) {
            case Certifier.Answer.Accepted(Lemma l, double seconds, List<String> axioms) -> {
                accepted++;
                row(name, l.title(), "accepted", Optional.of(seconds), Optional.of(axioms), "");
            }
            case Certifier.Answer.Unfound(Lemma l, String reason) -> {
                unfound++;
                row(name, l.title(), "no proof", Optional.empty(), Optional.empty(), cut(reason));
            }
            case Certifier.Answer.Rejected(Lemma l, String reason) -> {
                rejected++;
                row(name, l.title(), "refused", Optional.empty(), Optional.empty(), cut(reason));
            }
            case Certifier.Answer.NotAsked(Certificate.NotCertified c) -> {
                notAsked++;
                row(name, c.title(), "not certified", Optional.empty(), Optional.empty(), c.reason());
            }
        }
    }

    private static String cut(String reason) {
        return reason.length() > 300 ? reason.substring(0, 300) + "…" : reason;
    }

    private void row(String name, String title, String outcome, Optional<Double> seconds, Optional<List<String>> axioms, String reason) {
        if (options.json()) {
            var json = JsonWriter.string().object().value("file", name).value("claim", title).value("outcome", outcome);
            seconds.ifPresent(s -> json.value("seconds", s));
            axioms.ifPresent(a -> json.array("axioms", a));
            if (!reason.isEmpty()) json.value("reason", reason);
            console.out().print(json.end().done() + "\n");
        } else {
            String time = seconds.map(s -> String.format(Locale.ROOT, "%6.2f s", s)).orElse("");
            String rest = axioms.map(a -> "  " + a.size() + " axioms").orElse("  " + reason);
            console.out().print(String.format(Locale.ROOT, "  %-32s %-13s %s%s", title, outcome, time, rest).stripTrailing() + "\n");
        }
        console.out().flush();
    }

    private ExitStatus tell(String what, ExitStatus s) {
        console.out().flush();
        console.err().print("gradproof: " + what + "\n");
        console.err().flush();
        return status.and(s);
    }
}
