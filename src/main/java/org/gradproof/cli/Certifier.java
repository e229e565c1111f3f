package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.certificate.Book;
import org.gradproof.certificate.Certificate;
import org.gradproof.certificate.Certificate.Lemma;

/// Brings certificates before Coq, several at a time: proofs first, then a file of its own that restates every claim and asks
/// what the theorems rest on. A proof that fails does not touch its neighbours.
final class Certifier {
    /// Loading Coq's libraries costs half a second; a page shares it.
    private static final int PAGE = 12;
    private static final Pattern PLACE = Pattern.compile("File \"[^\"]*\", line (\\d+), characters (\\d+)-");
    private static final Pattern TIME = Pattern.compile("(?m)^Chars (\\d+) - \\d+ \\[.*\\] ([0-9.]+) secs");

    /// What Coq says.
    sealed interface Answer {
        Certificate certificate();

        record Accepted(Lemma certificate, double seconds, List<String> axioms) implements Answer {}

        /// Coq found no proof, which does not say that there is none.
        record Unfound(Lemma certificate, String reason) implements Answer {}

        /// Coq has a theorem, but it is not the claim or rests on more than it may.
        record Rejected(Lemma certificate, String reason) implements Answer {}

        record NotAsked(Certificate.NotCertified certificate) implements Answer {}
    }

    private final Coq coq;
    private final Path directory;
    private final int seconds;
    private final ExecutorService pool = Executors.newFixedThreadPool(Math.min(2, Runtime.getRuntime().availableProcessors()));
    private int files;

    /// @param seconds for each sentence of a proof
    Certifier(Coq coq, Path directory, int seconds) {
        this.coq = coq;
        this.directory = directory;
        this.seconds = seconds;
    }

    /// Answers in the order of the certificates, each page as soon as it and those before it are done; two pages at a time where the
    /// machine can, each in a directory of its own.
    void certify(List<Certificate> all, Consumer<Answer> to) throws IOException {
        try {
            List<Future<List<Answer>>> pages = new ArrayList<>();
            for (int from = 0; from < all.size(); from += PAGE) {
                List<Certificate> some = all.subList(from, Math.min(all.size(), from + PAGE));
                Path own = Files.createTempDirectory(directory, "page");
                pages.add(pool.submit(() -> new Certifier(coq, own, seconds).page(some)));
            }
            for (Future<List<Answer>> page : pages) for (Answer a : page.get()) to.accept(a);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            stop();
        }
    }

    /// Nothing is asked any more, and nothing runs.
    void stop() {
        pool.shutdownNow();
        try {
            pool.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Answer> page(List<Certificate> certificates) throws IOException {
        List<Optional<Answer>> answers = new ArrayList<>();
        for (Certificate c : certificates) {
            answers.add(switch (c) {
                case Certificate.NotCertified n -> Optional.of(new Answer.NotAsked(n));
                case Lemma _ -> Optional.empty();
            });
        }
        for (boolean intervals : List.of(false, true)) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < certificates.size(); i++) if (certificates.get(i) instanceof Lemma l && l.intervals() == intervals) places.add(i);
            List<Answer> some = lemmas(places.stream().map(i -> (Lemma) certificates.get(i)).toList());
            for (int i = 0; i < some.size(); i++) answers.set(places.get(i), Optional.of(some.get(i)));
        }
        return answers.stream().map(Optional::orElseThrow).toList();
    }

    /// Those that fail are taken out, one after the other, until the rest compiles.
    private List<Answer> lemmas(List<Lemma> all) throws IOException {
        List<Optional<Answer>> answers = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            answers.add(Optional.empty());
            left.add(i);
        }
        while (!left.isEmpty()) {
            String name = "File" + ++files;
            List<Lemma> lemmas = left.stream().map(all::get).toList();
            Book.Page page = Book.proofs(lemmas, seconds);
            Coq.Run run = coq.compile(directory, name, page.text(), true, Duration.ofSeconds(60L + 2L * seconds * lemmas.size()));
            if (run.fine()) {
                List<Answer> checked = checked(name, lemmas, times(page, run.output(), lemmas.size()));
                for (int i = 0; i < left.size(); i++) answers.set(left.get(i), Optional.of(checked.get(i)));
                break;
            }
            OptionalInt wrong = place(page, run.errors());
            int out = wrong.orElse(0);
            answers.set(left.get(out), Optional.of(new Answer.Unfound(lemmas.get(out), unfound(Coq.first(run.errors())))));
            left.remove(out);
        }
        return answers.stream().map(Optional::orElseThrow).toList();
    }

    private String unfound(String error) {
        if (error.equals("Timeout!")) return "Coq did not find the proof within " + seconds + " s for a step";
        return "Coq did not find the proof: " + error;
    }

    private static OptionalInt place(Book.Page page, String errors) {
        Matcher m = PLACE.matcher(errors);
        if (!m.find()) return OptionalInt.empty();
        int offset = 0;
        for (int line = 1; line < Integer.parseInt(m.group(1)); line++) offset = page.text().indexOf('\n', offset) + 1;
        int lemma = page.lemmaAt(offset + Integer.parseInt(m.group(2)));
        return lemma < 0 ? OptionalInt.empty() : OptionalInt.of(lemma);
    }

    private static double[] times(Book.Page page, String output, int lemmas) {
        double[] all = new double[lemmas];
        Matcher m = TIME.matcher(output);
        while (m.find()) {
            int lemma = page.lemmaAt(Integer.parseInt(m.group(1)));
            if (lemma >= 0) all[lemma] += Double.parseDouble(m.group(2));
        }
        return all;
    }

    /// What was compiled, restated; where all together are not accepted, one by one.
    private List<Answer> checked(String file, List<Lemma> lemmas, double[] times) throws IOException {
        Coq.Run run = coq.compile(directory, "Check" + file, Book.check(file, lemmas), false, Duration.ofSeconds(120));
        List<String> axioms = Book.axioms(run.output());
        if (run.fine() && Book.AXIOMS.containsAll(axioms)) {
            List<Answer> all = new ArrayList<>();
            for (int i = 0; i < lemmas.size(); i++) all.add(new Answer.Accepted(lemmas.get(i), times[i], axioms));
            return all;
        }
        if (lemmas.size() == 1) {
            return List.of(new Answer.Rejected(lemmas.getFirst(), !run.fine() ? "the theorem is not the claim: " + Coq.first(run.errors())
                    : "it rests on " + String.join(", ", axioms.stream().filter(a -> !Book.AXIOMS.contains(a)).toList())));
        }
        List<Answer> all = new ArrayList<>();
        for (Lemma l : lemmas) all.addAll(lemmas(List.of(l)));
        return all;
    }
}
