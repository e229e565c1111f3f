package org.gradproof.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradproof.campaign.Specimen.Kind;

/// What became of the claims of a campaign, counted; several workers may add to it.
final class Tally {
    /// Of true claims and of mutants of one kind.
    private static final class Row {
        final int[] truth = new int[Outcome.values().length];
        final int[] mutants = new int[Outcome.values().length];
        final List<Long> nanos = new ArrayList<>();
    }

    enum Outcome { PROVED, CONDITIONAL, REFUTED, UNDECIDED, LATE, WRONG }

    private final Map<Kind, Row> rows = new EnumMap<>(Kind.class);
    private final Map<String, int[]> edits = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private long claims;
    private int replayed;
    private int proofs;
    private long replaying;
    private long proving;

    synchronized void add(Specimen s, Judge.Outcome o, long nanos) {
        claims++;
        Row row = rows.computeIfAbsent(s.kind(), _ -> new Row());
        (s.isTrue() ? row.truth : row.mutants)[o.what().ordinal()]++;
        replayed += o.replayed();
        proofs += o.proofs();
        replaying += o.nanos();
        if (o.proofs() > 0) proving += nanos - o.nanos();
        if (o.what() != Outcome.UNDECIDED && o.what() != Outcome.LATE) row.nanos.add(nanos - o.nanos());
        s.flaw().ifPresent(f -> {
            int[] counts = edits.computeIfAbsent(f.edit(), _ -> new int[2]);
            counts[0]++;
            if (o.what() == Outcome.REFUTED) counts[1]++;
        });
        if (o.what() == Outcome.WRONG) wrong.add(s + "\n    " + o.remark());
        else if ((isMissed(s, o.what()) || o.replayed() < o.proofs()) && missed.size() < 1_000) missed.add(o.what() + " " + s + "\n    " + o.remark());
    }

    private static boolean isMissed(Specimen s, Outcome what) {
        return s.isTrue() ? what != Outcome.PROVED && what != Outcome.CONDITIONAL : what != Outcome.REFUTED;
    }

    synchronized long claims() {
        return claims;
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /// True claims that were not proved, mutants that were not refuted, and proofs that were not replayed, the first thousand of them.
    List<String> missed() {
        return missed;
    }

    /// Proofs that the checker accepted, and all.
    int replayed() {
        return replayed;
    }

    int proofs() {
        return proofs;
    }

    /// The share of true scalar claims that were proved, perhaps with conditions.
    double provedOfScalar() {
        return share(true, true, Outcome.PROVED, Outcome.CONDITIONAL);
    }

    double refutedOfMutants() {
        return share(false, false, Outcome.REFUTED);
    }

    private double share(boolean truth, boolean scalarOnly, Outcome... wanted) {
        int all = 0;
        int some = 0;
        for (Map.Entry<Kind, Row> r : rows.entrySet()) {
            if (scalarOnly && r.getKey() == Kind.VECTOR) continue;
            int[] counts = truth ? r.getValue().truth : r.getValue().mutants;
            all += Arrays.stream(counts).sum();
            for (Outcome o : wanted) some += counts[o.ordinal()];
        }
        return all == 0 ? 1 : (double) some / all;
    }

    String table() {
        StringBuilder out = new StringBuilder();
        out.append(String.format("%-11s %9s %9s %9s %9s %9s %9s %9s   %s%n", "kind", "claims", "proved", "with cond", "refuted", "undecided", "late", "WRONG", "median ms"));
        for (boolean truth : new boolean[] {true, false}) {
            int[] total = new int[Outcome.values().length];
            out.append(truth ? "true claims\n" : "mutants\n");
            for (Map.Entry<Kind, Row> r : rows.entrySet()) {
                int[] c = truth ? r.getValue().truth : r.getValue().mutants;
                for (int i = 0; i < c.length; i++) total[i] += c[i];
                line(out, r.getKey().name().toLowerCase(java.util.Locale.ROOT), c, sorted(r.getValue().nanos));
            }
            line(out, "all", total, rows.values().stream().flatMap(r -> r.nanos.stream()).sorted().toList());
        }
        out.append(String.format("true scalar claims proved %.2f %%, mutants refuted %.2f %%, wrong verdicts %d%n", 100 * provedOfScalar(), 100 * refutedOfMutants(), wrong.size()));
        out.append(String.format("replayed %d of %d proofs, in %.0f %% of the time that it took to prove them%n", replayed, proofs, 100.0 * replaying / Math.max(1, proving)));
        edits.forEach((edit, c) -> out.append(String.format("    %-32s %7d of %7d refuted%n", edit, c[1], c[0])));
        return out.toString();
    }

    private static List<Long> sorted(List<Long> nanos) {
        return nanos.stream().sorted().toList();
    }

    private static void line(StringBuilder out, String name, int[] c, List<Long> sorted) {
        double ms = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2) / 1e6;
        out.append(String.format("%-11s %9d %9d %9d %9d %9d %9d %9d   %.2f%n", name, Arrays.stream(c).sum(), c[0], c[1], c[2], c[3], c[4], c[5], ms));
    }
}
