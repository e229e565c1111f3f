package org.gradproof.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is assumed, used: numbers for sizes, choices between numbers, products of assumptions, equations between terms.
class HypothesesTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "sum(i in 1..n, x[i]) = x[1] + x[2] for integer n = 2",
        "sum(i in 1..n, sum(j in 1..n, x[i]*x[j])) = (x[1] + x[2])^2 for integer n = 2",
        "sum(i in 1..n, x[i]^2) >= 2*x[1]*x[2] for integer n = 2",
        "sum(i in 1..n, i) = 6 for integer n = 3",
        "softmax(x)[1] = sigmoid(x[1] - x[2]) for integer n = 2, vector x in R^n",
        "logsumexp(x) = log(exp(x[1]) + exp(x[2])) for integer n = 2, vector x in R^n",
        "sum(i in 1..n, t[i]) >= 0 for vector t in {0, 1}^n",
        "y*(1 - y) <= 0 for y in {0, 1}",
        "y^2 + 1 <= 2 for y in {-1, 0, 1}",
        "(1 + x)^n >= 1 + n*x for x >= -1, integer n >= 1",
        "(1 + x)*b >= 1 + (n + 1)*x for x >= -1, integer n >= 1, b >= 1 + n*x",
        "a^2 + b^2 = 1 - 2*a*b for a + b = 1",
        "a^4 = b^2 for a^2 = b",
    })
    void provesWithWhatIsAssumed(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sum(i in 1..n, x[i]) = x[1] + x[2] for integer n = 3",
        "sum(i in 1..n, x[i]) = x[1] for integer n = 2",
        "sum(i in 1..n, x[i]) = x[1] + x[2] for integer n >= 2",
        "sum(i in 1..n, t[i]) > 0 for vector t in {0, 1}^n",
        "y^2 + 1 < 2 for y in {-1, 0, 1}",
        "(1 + x)^n >= 1 + n*x for x >= -10, integer n >= 1",
        "(1 + x)^n > 1 + n*x for x >= -1, integer n >= 1",
    })
    void provesNoMoreThanFollows(String claim) {
        String verdict = Judged.text(Judged.verdict(claim));
        assertTrue(verdict.startsWith("refuted"), verdict);
    }

    /// An equation assumed for every index holds in its range alone, and for the whole of a sum.
    @ParameterizedTest
    @ValueSource(strings = {
        "sum(k in 1..n, sum(l in 1..m, A[k, l])) = n for integer n >= 2, integer m >= 1, matrix A in R^(n, m), index i in 2..n, sum(l in 1..m, A[i, l]) = 1",
        "sum(k in 1..n, sum(l in 2..m, A[k, l])) = n for integer n >= 2, integer m >= 2, matrix A in R^(n, m), index i in 1..n, sum(l in 1..m, A[i, l]) = 1",
        "sum(k in 1..n, sum(l in 1..n, A[l, k])) = n for integer n >= 2, matrix A in R^(n, n), index i in 1..n, sum(l in 1..n, A[i, l])/2 = 1/2, A[1, 1] = 1/3",
        "sum(k in 1..n, v[k]^2) = n for integer n >= 2, vector v in R^n, index i in 1..n, v[i]^2 = v[i]",
    })
    void usesWhatIsAssumedAtEveryIndexThereAlone(String claim) {
        String verdict = Judged.text(Judged.verdict(claim));
        assertTrue(!verdict.startsWith("proved"), verdict);
    }

    /// Inner cases are taken before the outer ones that compare them.
    @ParameterizedTest
    @ValueSource(ints = {3, 6})
    void takesNestedCasesFromWithin(int depth) {
        assertEquals("proved", Judged.text(Judged.verdict("relu(".repeat(depth) + "x" + ")".repeat(depth) + " = relu(x)")));
    }

    /// Whether an exponent is an integer is a matter of its form: `x = 2` does not make a real one an integer.
    @ParameterizedTest
    @ValueSource(strings = {"(-2)^x = 4 for x = 2", "(-2)^x = 3 for x = 2", "x^y < 3 for x = -2, y = 2", "y^x = 3 for x = 2, y < 0"})
    void saysThatARealPowerOfANegativeNumberHasNoValue(String claim) {
        Verdict v = Judged.verdict(claim);
        assertTrue(v instanceof Verdict.Undecided u && u.gap().isPresent() && u.gap().get().reason().contains("real and not declared an integer"), v.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(-2)^k = 4 for integer k = 2", "((-2)^x at x = 2) = 4", "(-2)^2 = 4"})
    void provesIntegerPowersOfNegativeNumbers(String claim) {
        assertEquals("proved", Judged.text(Judged.verdict(claim)));
    }

    /// An equation of squares is solved in two ways.
    @ParameterizedTest
    @ValueSource(strings = {"x = 2 for x^2 = 4", "x + y = 2 for x^2 = 1, y = 1", "x >= 0 for x^2 = 4", "t[1] = 1 for vector t in R^2, t[1]^2 = 1"})
    void refutesAtTheNegativeRoot(String claim) {
        assertTrue(Judged.verdict(claim) instanceof Verdict.Refuted, claim);
    }

    /// The assumption may speak of a vector whose name was given away since: that is no mistake of ours.
    @ParameterizedTest
    @ValueSource(strings = {"vector t in R^3 ;; assume t[1]^2 = 1 ;; vector t in R^2 ;; t[1] = 1"})
    void bearsTwoVectorsOfOneName(String claim) {
        assertTrue(Judged.verdict(claim) instanceof Verdict.Refuted, claim);
    }
}
