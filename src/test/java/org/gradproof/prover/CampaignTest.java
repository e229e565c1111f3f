package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;
import org.junit.jupiter.api.Test;

/// Claims that are true, each with one thing changed: none that has become false may be proved, and hardly any may
/// remain undecided. Whether a changed claim is false is found out by doubles, with code that the prover shares nothing of.
final class CampaignTest {
    private static final int MUTANTS = 25;
    private static final List<String> TRUE = IdentitiesTest.rows()
            .filter(r -> r.contains("=> proved") && !r.contains("vector") && !r.contains("matrix") && Judged.claim(r.split("=>")[0]).links().getFirst().relation().equals(Optional.of(Relation.EQ))).toList();

    private final Prover prover = new Prover(Lemmas.NONE, Duration.ofSeconds(10), Duration.ZERO, Advisor.SILENT);
    private final SplittableRandom random = new SplittableRandom(20_251_120);

    @Test
    void noMutantIsProvedAndNearlyAllAreRefuted() {
        int refuted = 0;
        int wrong = 0;
        List<String> undecided = new ArrayList<>();
        for (String row : TRUE) {
            Claim claim = Judged.claim(row.split("=>")[0]);
            Claim.Link link = claim.links().getFirst();
            List<Edits.Edit> edits = new ArrayList<>(Edits.ofWritten(link.right(), new Ingredients(Free.of(link.right()), List.of(), List.of(), List.of(), List.of(), Set.of())));
            for (int k = 0; k < MUTANTS && !edits.isEmpty(); k++) {
                Expr mutant = edits.remove(random.nextInt(edits.size())).whole();
                if (!mutant.isScalar() || !differs(link.right(), mutant, claim.assumptions())) continue;
                wrong++;
                Verdict v = prover.judge(new Claim(List.of(new Claim.Link(link.left(), Optional.of(Relation.EQ), mutant)), claim.assumptions())).overall();
                switch (v) {
                    case Verdict.Proved p -> assertTrue(onlyElsewhere(p, link.right(), mutant, claim), row + " with " + mutant + " was " + Judged.text(p));
                    case Verdict.Refuted _ -> refuted++;
                    case Verdict.Undecided _, Verdict.Consistent _, Verdict.Rounding _ -> undecided.add(row + " with " + mutant);
                }
            }
        }
        assertTrue(wrong > 300, "mutants: " + wrong);
        assertTrue(refuted >= 0.98 * wrong, refuted + " of " + wrong + " refuted; undecided: " + undecided);
    }

    @Test
    void whatIsTrueStaysProvedWithItsSidesExchanged() {
        for (String row : TRUE) {
            Claim claim = Judged.claim(row.split("=>")[0]);
            Claim.Link l = claim.links().getFirst();
            Claim turned = new Claim(List.of(new Claim.Link(l.right(), l.relation(), l.left())), claim.assumptions());
            assertEquals(row.split("=>")[1].strip(), Judged.text(prover.judge(turned).overall()), row);
        }
    }

    /// Whether two terms differ at some random point at which the conditions hold.
    private boolean differs(Expr a, Expr b, List<Condition> conditions) {
        List<Symbol> inputs = new ArrayList<>(Free.of(Terms.sub(a, b)));
        for (Condition c : conditions) for (Symbol s : Free.of(c)) if (!inputs.contains(s)) inputs.add(s);
        if (inputs.stream().anyMatch(s -> !(s.sort() instanceof Sort.Real))) return false;
        List<Expr> terms = new ArrayList<>(List.of(a, b));
        for (Condition c : conditions) terms.add(Terms.indicator(c));
        Compiled code = Compiled.of(terms, inputs, Environment.EMPTY);
        for (int k = 0; k < 60; k++) {
            boolean grid = k % 3 == 0;
            double[] x = inputs.stream().mapToDouble(_ -> grid ? random.nextInt(-1, 3) : random.nextDouble() * 6 - 3).toArray();
            double[] out = code.values(x);
            boolean inside = true;
            for (int i = 2; i < out.length; i++) inside &= out[i] == 1;
            if (inside && Math.abs(out[0] - out[1]) > 1e-6 * (1 + Math.abs(out[0]))) return true;
        }
        return false;
    }

    /// A mutant may be true under a condition that the proof names, as `a·b/a = b` is.
    private boolean onlyElsewhere(Verdict.Proved p, Expr right, Expr mutant, Claim claim) {
        List<Condition> all = new ArrayList<>(claim.assumptions());
        all.addAll(p.conditions());
        return !p.conditions().isEmpty() && !differs(right, mutant, all);
    }
}
