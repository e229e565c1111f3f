package org.gradproof.campaign;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.gradproof.calculus.KnownDerivatives;
import org.gradproof.calculus.Lemmas;
import org.gradproof.library.Library;

/// Runs a campaign: so many claims of one seed through the prover.
///
/// ```
/// mvn -q -P campaign test-compile exec:exec -Dcampaign.args="claims 100000 7"      number of claims, seed
/// mvn -q -P campaign test-compile exec:exec -Dcampaign.args="claim 12345 7"        one claim of it again
/// mvn -q -P campaign test-compile exec:exec -Dcampaign.args="diagnose 5000 7"      single slips and how they are diagnosed
/// mvn -q -P campaign test-compile exec:exec -Dcampaign.args="inputs 10000 7"       broken inputs through the whole program
/// ```
///
/// A further argument is the time limit for a claim or statement in milliseconds, 1000 unless told.
final class Campaign {
    private static final int STRETCH = 1_000;
    private static final long STACK = 1L << 29;

    private final Generator generator;
    private final Judge judge;

    Campaign(long seed, Duration limit) {
        Library library = new Library();
        Lemmas lemmas = new KnownDerivatives(library);
        this.generator = new Generator(library, lemmas, seed);
        this.judge = new Judge(lemmas, limit);
    }

    /// The claims from one number to before another one.
    Tally run(long from, long to, Tally tally) {
        for (long number = from; number < to; number++) one(number, tally);
        return tally;
    }

    Specimen specimen(long number) {
        return generator.specimen(number);
    }

    private void one(long number, Tally tally) {
        Specimen s = generator.specimen(number);
        long start = System.nanoTime();
        Judge.Outcome o;
        try {
            o = judge.of(s);
        } catch (RuntimeException | StackOverflowError e) {
            o = new Judge.Outcome(Tally.Outcome.WRONG, e + " at " + java.util.Arrays.stream(e.getStackTrace()).limit(6).toList());
        }
        tally.add(s, o, System.nanoTime() - start);
    }

    public static void main(String[] args) {
        Thread thread = new Thread(null, () -> main(args[0], Long.parseLong(args[1]), Long.parseLong(args[2]),
                Duration.ofMillis(args.length > 3 ? Long.parseLong(args[3]) : 1_000), System.out), "campaign", STACK);
        thread.start();
        join(thread);
    }

    private static void main(String what, long number, long seed, Duration limit, PrintStream out) {
        switch (what) {
            case "claims" -> claims(number, seed, limit, out);
            case "claim" -> {
                Campaign c = new Campaign(seed, limit);
                Specimen s = c.generator.specimen(number);
                out.println(s);
                out.println("    " + c.judge.of(s));
            }
            case "inputs" -> inputs(number, seed, limit, out);
            case "diagnose" -> diagnose(number, seed, limit, out);
            default -> throw new IllegalArgumentException("claims, claim, diagnose or inputs: " + what);
        }
    }

    /// As many workers as there are processors take stretches of the claims, which do not depend on who judges them.
    private static void claims(long number, long seed, Duration limit, PrintStream out) {
        long start = System.nanoTime();
        Tally tally = new Tally();
        AtomicLong next = new AtomicLong();
        Runnable work = () -> {
            Campaign campaign = new Campaign(seed, limit);
            for (long from = next.getAndAdd(STRETCH); from < number; from = next.getAndAdd(STRETCH)) {
                campaign.run(from, Math.min(number, from + STRETCH), tally);
                out.printf("%,d of %,d claims, %d s, %d wrong%n", tally.claims(), number, (System.nanoTime() - start) / 1_000_000_000, tally.wrong().size());
            }
        };
        List<Thread> workers = IntStream.range(0, Runtime.getRuntime().availableProcessors()).mapToObj(i -> new Thread(null, work, "worker " + i, STACK)).toList();
        workers.forEach(Thread::start);
        workers.forEach(Campaign::join);
        tally.missed().forEach(out::println);
        out.println(tally.table());
        tally.wrong().forEach(w -> out.println("WRONG " + w));
        out.printf("%,d claims, seed %d, %d s%n", tally.claims(), seed, (System.nanoTime() - start) / 1_000_000_000);
        if (tally.claims() != number) throw new IllegalStateException("not all of " + number + " claims were judged");
    }

    private static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inputs(long number, long seed, Duration limit, PrintStream out) {
        long start = System.nanoTime();
        Program program = new Program(seed, limit);
        for (long done = 0; done < number; done += STRETCH) {
            program.run(done, Math.min(number, done + STRETCH));
            out.printf("%,d of %,d inputs, %d s, %d failures%n", Math.min(number, done + STRETCH), number, (System.nanoTime() - start) / 1_000_000_000, program.failures().size());
        }
        program.failures().forEach(out::println);
        out.println("statements by how they ended: " + program.statuses());
    }

    private static void diagnose(long number, long seed, Duration limit, PrintStream out) {
        Diagnosing all = new Diagnosing(seed, limit);
        for (long done = 0; done < number; done += STRETCH) {
            all.run(done, Math.min(number, done + STRETCH));
            out.printf("%,d of %,d slips, %.1f %% named%n", Math.min(number, done + STRETCH), number, 100 * all.named());
        }
        all.missed().forEach(out::println);
        out.println(all.table());
    }
}
