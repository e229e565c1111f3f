package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Enclosure;
import org.gradproof.expr.Interrupted;
import org.junit.jupiter.api.Test;

final class VerdictsTest {
    private static final String CROSS_ENTROPY = "vector z in R^n ;; vector t in R^n ;; L := -sum(k, t[k]*log(softmax(z)[k])) ;; ";

    @Test
    void theTheoremIsTheClaim() {
        Claim claim = Judged.claim("d/dx relu(x) = if x > 0 then 1 else 0");
        Verdict.Proved p = (Verdict.Proved) new Prover(Lemmas.NONE, Duration.ofSeconds(5)).judge(claim).overall();
        Theorem t = p.theorems().getFirst();
        assertEquals(new Judgement.Equal(claim.links().getFirst().left(), claim.links().getFirst().right()), t.judgement());
        Set<Condition> known = new HashSet<>(claim.assumptions());
        known.addAll(p.conditions());
        assertTrue(known.containsAll(t.hypotheses()));
    }

    @Test
    void crossEntropyNeedsTargetsThatSumToOne() {
        assertEquals("proved", Judged.text(Judged.verdict(CROSS_ENTROPY + "grad(L, z) = softmax(z) - t for sum(t) = 1")));
        assertEquals("proved", Judged.text(Judged.verdict(CROSS_ENTROPY + "grad(L, z) = sum(t)*softmax(z) - t")));
        Verdict v = Judged.verdict(CROSS_ENTROPY + "grad(L, z) = softmax(z) - t");
        assertEquals("refuted at n = 1, i = 1, z = [0], t = [0]", Judged.text(v));
    }

    @Test
    void softmaxJacobianWithoutTheDeltaIsRefutedWithTwoEntries() {
        Verdict v = Judged.verdict("d softmax(z)[i] / d z[j] = softmax(z)[i]*(1 - softmax(z)[i]) for vector z in R^n");
        assertTrue(Judged.text(v).contains("n = 2"), Judged.text(v));
        assertEquals("proved", Judged.text(Judged.verdict("d softmax(z)[i] / d z[j] = softmax(z)[i]*(delta(i, j) - softmax(z)[j]) for vector z in R^n")));
    }

    @Test
    void contradictoryAssumptionsProveNothing() {
        assertEquals("undecided: the assumptions contradict each other", Judged.text(Judged.verdict("x = 1 for x > 2, x < 1")));
        assertEquals("undecided: the assumptions contradict each other", Judged.text(Judged.verdict("x = x for x > 2, x < 1")));
        assertTrue(Judged.text(Judged.verdict("x = 2 for x^2 = -1")).startsWith("undecided: "));
    }

    @Test
    void aConditionThatContradictsTheAssumptionsIsNoProof() {
        assertInstanceOf(Verdict.Undecided.class, Judged.verdict("x/x = 1 for x = 0"));
    }

    @Test
    void reluHasNoDerivativeAtZeroThatCouldBeZero() {
        Verdict.Refuted r = assertInstanceOf(Verdict.Refuted.class, Judged.verdict("d/dx relu(x) = 0 for x = 0"));
        Enclosure.Undefined left = assertInstanceOf(Enclosure.Undefined.class, r.left());
        assertEquals("no derivative: 0 from the left, 1 from the right", left.reason());
    }

    @Test
    void aPointOutsideOfTheAssumptionsIsNoWitness() {
        assertEquals("proved", Judged.text(Judged.verdict("abs(x) = x for x >= 0")));
        assertEquals("refuted at x = -1", Judged.text(Judged.verdict("abs(x) = x for x >= -1")));
    }

    @Test
    void aPointWhereASideIsUndefinedIsNoWitness() {
        assertEquals("proved if x > 0", Judged.text(Judged.verdict("log(x^2) = 2*log(x)")));
    }

    @Test
    void equationsAmongTheAssumptionsAreMet() {
        assertEquals("refuted at n = 2, t = [2, -1]", Judged.text(Judged.verdict("sum(k in 1..n, t[k]^2) = 1 for vector t in R^n, sum(t) = 1")));
    }

    @Test
    void oneInTenBillionIsSeenAndCertified() {
        Verdict v = Judged.verdict("softplus(x) = if x > 20 then x else softplus(x) for x < 20.001");
        Verdict.Refuted r = assertInstanceOf(Verdict.Refuted.class, v);
        assertTrue(Math.abs(Judged.middle(r.left()) - Judged.middle(r.right())) < 3e-9);
    }

    @Test
    void assumptionsAboutLargeNumbersAreMet() {
        assertEquals("proved", Judged.text(Judged.verdict("n^2 >= n for integer n >= 50")));
        assertEquals("proved", Judged.text(Judged.verdict("max(x, 0) = x for x >= 10^9")));
        assertEquals("proved", Judged.text(Judged.verdict("x + y > 1000 for x > y + 2000, y > 0")));
    }

    @Test
    void printedDecimalsAreJudgedByTheirDigits() {
        assertEquals("consistent", Judged.text(Judged.verdict("sigmoid(1.106) ~ 0.751")));
        assertEquals("rounding 751/1000", Judged.text(Judged.verdict("sigmoid(1.106) ~ 0.752")));
        assertInstanceOf(Verdict.Refuted.class, Judged.verdict("sigmoid(1.106) ~ 0.761"));
    }

    @Test
    void theFirstWrongLineIsBlamedOnceAndTheLinesAreRightAgain() {
        Report r = Judged.report("d/dx x^2 = 2*x = x + x = 3*x = 2*x");
        assertEquals(OptionalInt.of(2), r.wrong());
        assertEquals(OptionalInt.of(3), r.rightAgain());
        assertEquals("proved", Judged.text(r.ends().orElseThrow()));
        assertInstanceOf(Verdict.Refuted.class, r.overall());
    }

    @Test
    void aLateDeadlineIsAnHonestAnswer() {
        Report r = new Prover(Lemmas.NONE, Duration.ofNanos(1)).judge(Judged.claim("sin(sin(x)) = cos(cos(x)) - tan(x)"));
        assertTrue(r.overall() instanceof Verdict.Undecided u && u.reason() == Verdict.Reason.OUT_OF_TIME || r.overall() instanceof Verdict.Refuted);
    }

    @Test
    void anInterruptFromOutsideEndsTheWork() {
        Claim claim = Judged.claim("exp(x) >= 1 + x");
        Thread.currentThread().interrupt();
        assertThrows(Interrupted.class, () -> new Prover(Lemmas.NONE, Duration.ofSeconds(5)).judge(claim));
    }

    @Test
    void anotherSystemMaySupportAndNeverDecide() {
        Claim claim = Judged.claim("sum(k in 1..n, k^5) = n^2*(n + 1)^2*(2*n^2 + 2*n - 1)/12 for integer n >= 1");
        Report r = new Prover(Lemmas.NONE, Duration.ofSeconds(5), (a, b, c) -> java.util.Optional.of("yes")).judge(claim);
        assertTrue(r.overall() instanceof Verdict.Undecided u && u.opinion().isPresent() || r.overall() instanceof Verdict.Proved, r.overall().toString());
    }

    @Test
    void orderedSidesMayHoldDerivatives() {
        Symbol x = Symbol.real("x");
        Expr d = Terms.derivative(x, Terms.exp(x));
        Report r = new Prover(Lemmas.NONE, Duration.ofSeconds(5)).judge(Claim.of(d, Relation.GT, Terms.ZERO));
        assertEquals("proved", Judged.text(r.overall()));
        assertEquals(new Judgement.Holds(Condition.compare(Relation.GT, d, Terms.ZERO)), ((Verdict.Proved) r.overall()).theorems().getFirst().judgement());
    }
}
