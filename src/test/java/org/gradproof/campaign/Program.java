package org.gradproof.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradproof.library.Library;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;
import org.gradproof.worksheet.Document;
import org.gradproof.worksheet.JsonLines;
import org.gradproof.worksheet.Knowledge;
import org.gradproof.worksheet.Outcome;
import org.gradproof.worksheet.Place;
import org.gradproof.worksheet.Result;
import org.gradproof.worksheet.Session;
import org.gradproof.worksheet.Settings;
import org.gradproof.worksheet.Transcript;
import org.gradproof.worksheet.Worksheet;

/// Broken inputs through the whole program: each must end in time with a message and never with a stack trace.
final class Program {
    /// What a statement may take beyond its limit on a busy machine.
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final Knowledge knowledge;
    private final Library library = new Library();
    private final Settings settings;
    private final long seed;
    private final List<String> failures = new ArrayList<>();
    private final Map<Result.Status, Integer> statuses = new EnumMap<>(Result.Status.class);

    Program(long seed, Duration limit) {
        this.seed = seed;
        this.knowledge = Knowledge.of(library);
        this.settings = Settings.STANDARD.withLimit(limit);
    }

    /// What went wrong: the exception, and the input that caused it.
    List<String> failures() {
        return failures;
    }

    /// How many statements ended in which way.
    Map<Result.Status, Integer> statuses() {
        return statuses;
    }

    void run(long from, long to) {
        for (long number = from; number < to; number++) {
            Random random = new Random(seed * 1_000_003 + number);
            byte[] input = new Inputs(library, random).next();
            one(number, random.nextInt(8) == 0 ? "input.md" : "input.grad", input);
        }
    }

    private void one(long number, String name, byte[] bytes) {
        byte[] input = name.endsWith(".md") ? ("# Text\n\n```grad\n" + new String(bytes, StandardCharsets.UTF_8) + "\n```\n").getBytes(StandardCharsets.UTF_8) : bytes;
        Transcript transcript = new Transcript(number % 2 == 0, 100, knowledge.notations());
        JsonLines json = new JsonLines(knowledge.notations());
        try {
            Worksheet.run(Document.of(Source.of(name, input)), Session.of(knowledge, settings), this::timed, entry -> {
                if (!(entry instanceof Worksheet.Entry.Ran ran)) return;
                transcript.echo(ran.place());
                for (Result r : ran.outcome().results()) {
                    transcript.of(r);
                    json.of(r);
                    statuses.merge(r.status(), 1, Integer::sum);
                    if (r.status() == Result.Status.BUG) throw new IllegalStateException("our own bug: " + r);
                }
            });
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail(number, e, input);
        }
    }

    private Outcome timed(Session session, Sentence sentence) {
        long start = System.nanoTime();
        Outcome o = session.run(sentence);
        long nanos = System.nanoTime() - start;
        if (nanos > settings.limit().plus(SLACK).toNanos()) throw new IllegalStateException("took " + nanos / 1_000_000 + " ms: " + Place.of(sentence));
        return o;
    }

    private void fail(long number, Throwable e, byte[] input) {
        String where = java.util.Arrays.stream(e.getStackTrace()).filter(f -> f.getClassName().startsWith("org.gradproof")).limit(6).toList().toString();
        String text = new String(input, StandardCharsets.ISO_8859_1);
        failures.add("#" + number + " " + e + "\n  " + where + "\n" + text.substring(0, Math.min(2_000, text.length())));
    }
}
