package org.gradproof.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gradproof.calculus.KnownDerivatives;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Expr;
import org.gradproof.library.Library;
import org.gradproof.prover.Claim;
import org.gradproof.prover.Diagnosis;
import org.gradproof.prover.Prover;
import org.gradproof.prover.Slip;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Text;

/// How many single slips are diagnosed as the slip that was made.
///
/// Half of the claims stand on homework sheets ([Exercises]), half are drawn by the [Generator]. A slip counts as diagnosed
/// when the repair has the form of the true right side ([Forms]) under the name of the slip that was made, or under a name
/// that means the same there: the inner derivative that is missing may be the factor 2. A rule recognised by its wrong
/// result counts by its name.
final class Diagnosing {
    /// Names for one and the same edit.
    private static final List<Set<Slip>> FAMILIES = List.of(
            EnumSet.of(Slip.FACTOR, Slip.INNER_DERIVATIVE, Slip.LOST_FACTOR, Slip.EXTRA_FACTOR, Slip.PARAMETER, Slip.LOG_BASE),
            EnumSet.of(Slip.SIGN, Slip.EXPONENT), EnumSet.of(Slip.RECIPROCAL, Slip.EXPONENT), EnumSet.of(Slip.FACTOR, Slip.RECIPROCAL, Slip.CONSTANT),
            EnumSet.of(Slip.PARAMETER, Slip.CONSTANT, Slip.VARIABLE, Slip.EXPONENT), EnumSet.of(Slip.FUNCTION, Slip.OUTPUT_FOR_INPUT), EnumSet.of(Slip.RULE, Slip.SIGN, Slip.LOST_TERM),
            EnumSet.of(Slip.LOST_TERM, Slip.SIGN, Slip.CONSTANT), EnumSet.of(Slip.LOST_TERM, Slip.LOST_FACTOR), EnumSet.of(Slip.LOST_TERM, Slip.EXPONENT), EnumSet.of(Slip.VARIABLE, Slip.SIGN), EnumSet.of(Slip.DELTA, Slip.BRANCH, Slip.LOST_FACTOR), EnumSet.of(Slip.INDEX, Slip.SUM));

    /// What became of a slip.
    enum Fate { NAMED, SAME_FORM, OTHER_REPAIR, MISSING_FACT, NOTHING, NOT_REFUTED }

    private final Generator generator;
    private final Exercises exercises;
    private final Prover prover;
    private final long seed;
    private final Map<Slip, int[]> counts = new EnumMap<>(Slip.class);
    private final List<String> missed = new ArrayList<>();
    private long slowest;
    private long nanos;

    Diagnosing(long seed, Duration limit) {
        Library library = new Library();
        Lemmas lemmas = new KnownDerivatives(library);
        this.generator = new Generator(library, lemmas, seed);
        this.exercises = new Exercises(library);
        this.prover = new Prover(lemmas, limit);
        this.seed = seed;
    }

    Diagnosing run(long from, long to) {
        for (long number = from; number < to; number++) one(number);
        return this;
    }

    private void one(long number) {
        Random random = new Random(seed * 1_000_003 + number * 104_729);
        for (int n = 0; n < 12; n++) random.nextInt();
        for (int attempt = 0; attempt < 400; attempt++) {
            Slip kind = SingleSlips.KINDS.get((int) (number % SingleSlips.KINDS.size()));
            boolean drawn = random.nextBoolean() && attempt < 100;
            Specimen s = drawn ? generator.specimen(2 * random.nextInt(1_000_000)) : exercises.specimen(random, number);
            if (s.right().treeSize() > 120) continue;
            Optional<SingleSlips.Made> made;
            try {
                made = new SingleSlips(random).of(kind, s);
            } catch (IllegalArgumentException e) {
                continue; // a slip that makes no term, such as a division by 0
            }
            if (made.isPresent() && differs(s, made.get().wrong(), random)) {
                judge(kind, s, made.get());
                return;
            }
        }
    }

    private static boolean differs(Specimen s, Expr wrong, Random random) {
        boolean vectors = !s.right().isScalar();
        return wrong != s.right() && (vectors || new Points(random).difference(s, wrong, s.assumptions(), 8).isPresent());
    }

    private void judge(Slip kind, Specimen s, SingleSlips.Made made) {
        Expr wrong = made.wrong();
        long start = System.nanoTime();
        Verdict v = prover.judge(Claim.equal(s.left(), wrong, s.assumptions().toArray(org.gradproof.expr.Condition[]::new))).overall();
        long time = System.nanoTime() - start;
        nanos += time;
        slowest = Math.max(slowest, time);
        if (v instanceof Verdict.Proved && !s.right().isScalar()) return; // vectors were not compared before
        Fate fate = switch (v) {
            case Verdict.Refuted r -> r.diagnosis().map(d -> fate(d, kind, made.right())).orElse(Fate.NOTHING);
            case Verdict.Proved _, Verdict.Consistent _, Verdict.Rounding _, Verdict.Undecided _ -> Fate.NOT_REFUTED;
        };
        counts.computeIfAbsent(kind, _ -> new int[Fate.values().length])[fate.ordinal()]++;
        if (fate == Fate.NAMED) return;
        String told = v instanceof Verdict.Refuted r ? r.diagnosis().map(Diagnosing::text).orElse("nothing") : v.getClass().getSimpleName();
        missed.add(fate + " " + kind + ": " + Text.line(s.left()) + " = " + Text.line(wrong) + "   [right: " + Text.line(made.right()) + "]   " + told);
    }

    private static Fate fate(Diagnosis d, Slip kind, Expr right) {
        if (!(d instanceof Diagnosis.Edit e)) return Fate.MISSING_FACT;
        // A rule recognised by its result and a case put back are the edit that was made, however the rest is written.
        boolean whole = kind == Slip.RULE || kind == Slip.INNER_DERIVATIVE || kind == Slip.VARIABLE || kind == Slip.OUTPUT_FOR_INPUT || kind == Slip.BRANCH;
        if (e.onLeft()) return Fate.OTHER_REPAIR;
        boolean form = Forms.same(e.whole(), right) || whole && e.slip() == kind;
        boolean named = e.slip() == kind || FAMILIES.stream().anyMatch(f -> f.contains(kind) && f.contains(e.slip()));
        return form && named ? Fate.NAMED : form ? Fate.SAME_FORM : Fate.OTHER_REPAIR;
    }

    private static String text(Diagnosis d) {
        return switch (d) {
            case Diagnosis.Missing m -> "true if " + Text.line(m.assumption());
            case Diagnosis.Edit e -> e.slip() + ", " + e.mistake() + ": " + Text.line(e.instead()) + " for " + Text.line(e.part()) + ", so that " + Text.line(e.whole());
        };
    }

    /// The share that was named, of all that were made.
    double named() {
        int named = 0;
        int all = 0;
        for (int[] c : counts.values()) {
            named += c[Fate.NAMED.ordinal()];
            all += Arrays.stream(c).sum();
        }
        return (double) named / all;
    }

    List<String> missed() {
        return missed;
    }

    String table() {
        StringBuilder out = new StringBuilder(String.format("%-18s %8s %8s %10s %8s %8s %8s %12s %8s%n", "slip", "made", "named", "same form", "other", "fact", "nothing", "not refuted", "share"));
        int[] all = new int[Fate.values().length];
        for (Map.Entry<Slip, int[]> e : counts.entrySet()) {
            out.append(row(e.getKey().toString().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), e.getValue()));
            for (int i = 0; i < all.length; i++) all[i] += e.getValue()[i];
        }
        out.append(row("all", all));
        int made = Arrays.stream(all).sum();
        return out.append(String.format("%.1f ms a claim on average, %.0f ms the slowest%n", nanos / 1e6 / Math.max(1, made), slowest / 1e6)).toString();
    }

    private static String row(String name, int[] c) {
        int made = Arrays.stream(c).sum();
        return String.format("%-18s %8d %8d %10d %8d %8d %8d %12d %7.1f%%%n", name, made, c[0], c[1], c[2], c[3], c[4], c[5], 100.0 * c[0] / Math.max(1, made));
    }
}
