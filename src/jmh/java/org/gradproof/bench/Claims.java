package org.gradproof.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gradproof.calculus.KnownDerivatives;
import org.gradproof.calculus.Lemmas;
import org.gradproof.library.Library;
import org.gradproof.prover.Claim;
import org.gradproof.prover.Prover;
import org.gradproof.prover.Verdict;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A verdict on a claim, from its text; the first 18 are true, the last two are not.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Claims {
    @Param({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19"})
    public int identity;

    private final Library library = new Library();
    private final Lemmas lemmas = new KnownDerivatives(library);
    private String text = "";

    @Setup
    public void choose() {
        List<String> all = new ArrayList<>(Cases.identities());
        all.addAll(Cases.lookalikes());
        text = all.get(identity);
        Verdict v = verdict();
        boolean right = identity < 18 ? v instanceof Verdict.Proved : v instanceof Verdict.Refuted;
        if (!right) throw new IllegalStateException(text + ": " + v);
    }

    @Benchmark
    public Verdict verdict() {
        Statement.Claim c = Language.claim(text, library.scope());
        List<Claim.Link> links = IntStream.range(0, c.links().size()).mapToObj(i -> c.links().get(i))
                .map(l -> new Claim.Link(l.left(), l.relation(), l.right())).toList();
        return new Prover(lemmas, Duration.ofSeconds(5)).judge(new Claim(links, c.assumptions())).overall();
    }
}
