package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Equal;
import org.junit.jupiter.api.Test;

/// Holes that a hostile reading of the kernel found. Each test once obtained a false theorem, or stopped the program; its
/// comment tells how.
class HolesTest {
    /// Long enough for any machine under any load: what is doubled at every level never ends.
    private static final Duration HANG = Duration.ofMinutes(2);

    /// `d x₃[1] / d xₙ[i] = 0` is right for two different vectors of one name. At n = 3 they became the same vector, and a
    /// vector did not move with itself.
    @Test
    void aNewSizeDoesNotMakeAConstantMove() {
        Symbol three = Symbol.tensor("v", num(3));
        Theorem t = Theorem.constant(Terms.entry(three, ONE), v, List.of(i));
        refuses(Rule.INSTANCE, "a namesake would move with the variable", () -> instance(t, n, num(3)));
    }

    /// `Σ_{i ≤ n} i′ = n·i′`, where i′ is another i with the range 1..3. At n = 3 the sum caught it: `1 + 2 + 3 = 3·i′`.
    @Test
    void aNewRangeDoesNotCatchANamesake() {
        Symbol other = Symbol.index("i", ONE, num(3));
        Theorem t = instance(Theorem.constantSum(sum(i, other)), n, num(3));
        Expr.Big left = (Expr.Big) t.equal().left();
        assertEquals(other, left.body());
        assertNotEquals(other, left.index());
    }

    /// With `f(x) := x + a`, the instance a := x of `f(y) = y + a` read `y + y = y + x`: the parameter caught the value.
    @Test
    void aParameterDoesNotCatchWhatIsPutIntoADefinition() {
        Definition f = Definition.function("f", List.of(x), Terms.add(x, a));
        Theorem t = instance(Theorem.definition(Terms.call(f, y)), a, x);
        equal(t, Terms.add(y, x), Terms.add(y, x));
    }

    /// With `f(x) := x·i·a` for an index i, the vector f(v) has the entries `v[j]·i·a`; its entries got the index i
    /// themselves: `v[j]·j·a`.
    @Test
    void spreadingOverAVectorDoesNotCatchAnIndexOfTheDefinition() {
        Definition f = Definition.function("f", List.of(x), Terms.mul(Terms.mul(x, i), a));
        Expr entry = Terms.entry(Terms.call(f, v), j);
        Theorem t = instance(Theorem.reflexivity(entry), a, ONE);
        Expr meaning = Theorem.definition(t.equal().left()).equal().right();
        assertEquals(Terms.mul(Terms.mul(Terms.entry(v, j), i), ONE), meaning);
    }

    /// A size that no argument supplies was taken as bound: `f() = n` at n = 3 and at n = 4.
    @Test
    void everySizeOfADefinitionIsTheSizeOfAParameter() {
        assertThrows(IllegalArgumentException.class, () -> new Definition("f", List.of(n), List.of(), 0, List.of(), n));
    }

    /// With `f(v) := w[1]·v[1]`, w of v's size, a call for a longer v spoke of a longer w, but did not count as speaking of it.
    @Test
    void noOtherSymbolHasASizeThatACallSupplies() {
        Expr body = Terms.mul(Terms.entry(w, ONE), Terms.entry(v, ONE));
        assertThrows(IllegalArgumentException.class, () -> new Definition("f", List.of(n), List.of(v), 1, List.of(), body));
    }

    /// `Σ_{k ≤ 2} x_k[1]` with `x_k` in R^k did not "speak" of `x₂`, so its derivative by `x₂[1]` was 0; written out it is 1.
    @Test
    void noSymbolHasASizeThatASumSupplies() {
        Symbol two = Symbol.index("k", ONE, TWO);
        Expr.Big f = sum(two, Terms.entry(Symbol.tensor("x", two), ONE));
        assertThrows(IllegalArgumentException.class,
                () -> Theorem.constant(f, Symbol.tensor("x", TWO), List.of(ONE)));
        assertThrows(IllegalArgumentException.class, () -> Free.of(f));
    }

    /// `d x^(1−1)/dx = (1−1)·x^(−1)` without `x ≠ 0`: only a literal 0 was seen as 0.
    @Test
    void thePowerZeroNeedsNoInverse() {
        Theorem t = Theorem.power(derivative(x), Terms.sub(ONE, ONE));
        derives(t, Terms.pow(x, Terms.sub(ONE, ONE)), x, ZERO);
    }

    /// `Σ_{k = 1}^{1/2} 1 = 1/2`, although nothing is summed.
    @Test
    void constantsAreCountedOnlyBetweenIntegers() {
        Symbol q = Symbol.index("k", ONE, half());
        refuses(Rule.CONSTANT_SUM, "no integers", () -> Theorem.constantSum(sum(q, ONE)));
        refuses(Rule.CONSTANT_SUM, "no integers", () -> Theorem.constantSum(sum(Symbol.index("k", ONE, y), ONE)));
    }

    /// `Σ_{k = 1}^{3/2} k = 3/2 + Σ_{k = 1}^{1/2} k`, by splitting off the "last" term.
    @Test
    void termsAreSplitOffOnlyBetweenIntegers() {
        Symbol q = Symbol.index("k", ONE, Terms.div(num(3), TWO));
        refuses(Rule.SPLITTING, "no integers", () -> Theorem.splitting(sum(q, q), true));
    }

    /// `Σ_{k = 1/3}^{1/2} 1 > 0` since `1/3 ≤ 1/2`; there is no integer between them. So is there no index.
    @Test
    void aRangeIsNotEmptyOnlyBetweenIntegers() {
        Symbol q = Symbol.index("k", Terms.div(ONE, num(3)), half());
        Theorem one = Theorem.number(comparison(gt(ONE, ZERO)));
        refuses(Rule.ORDER_SUM, "no integers", () -> Theorem.sumSign(sum(q, ONE), one));
        refuses(Rule.RANGE, "no integers", () -> Theorem.range(q));
        Symbol r = Symbol.index("j", q.lower(), q.upper());
        refuses(Rule.RANGE, "no integers", () -> Theorem.contraction(sum(q, Terms.delta(q, r))));
    }

    /// `Σ_k δ_kj = 1` for an index j of 1..n held for n = 0 as well, where the sum is empty; with `δ ≤ 1` it gave `n ≥ 1` for every
    /// n ≥ 0, j having vanished.
    @Test
    void theSumKeepsOneTermOnlyOverARangeThatIsNotEmpty() {
        Theorem t = Theorem.contraction(sum(k, Terms.delta(k, j)));
        equal(t, sum(k, Terms.delta(k, j)), Terms.ONE, le(ONE, n));
    }

    /// `n ≥ 1 for every k in 1..n` is true for n = 0; at an index j of the same range it gave `n ≥ 1`.
    @Test
    void whatHoldsAtEveryIndexOfAnEmptyRangeHoldsNowhere() {
        Condition every = Condition.forAll(k, ge(n, ONE));
        holds(Theorem.at(Theorem.assume(every), j), ge(n, ONE), every, le(ONE, n));
    }

    /// Under another sum over the same range the question does not arise, and the hypothesis goes.
    @Test
    void underTheSumARangeNeedNotBeEmpty() {
        Theorem one = Theorem.contraction(sum(k, Terms.delta(k, j)));
        Expr.Big both = sum(j, sum(k, Terms.delta(k, j)));
        equal(Theorem.rewrite(both, List.of(one)), both, sum(j, ONE));
    }

    /// `(1/w)[i]` in place of `v[i]` in `v[i] = v[i]` was said to be defined for every w.
    @Test
    void aVectorHasAValueOnlyIfEveryEntryHasOne() {
        Theorem t = instance(Theorem.reflexivity(Terms.entry(v, i)), v, Terms.div(ONE, w));
        hypotheses(t, Condition.forAll(i, ne(Terms.entry(w, i), ZERO)));
        hypotheses(Theorem.reflexivity(Terms.div(v, w)), Condition.forAll(i, ne(Terms.entry(w, i), ZERO)));
        Expr rows = Terms.literal(List.of(v, Terms.log(v)));
        Symbol p = Symbol.index("p", ONE, TWO);
        hypotheses(Theorem.reflexivity(Terms.entry(rows, p, j)), Condition.forAll(i, gt(Terms.entry(v, i), ZERO)));
    }

    /// Algebra on whole vectors gave `v/v = w/w` without any condition.
    @Test
    void algebraIsForNumbers() {
        refuses(Rule.COMBINATION, "numbers are needed", () -> Theorem.combination(Terms.div(v, v), Terms.div(w, w), List.of(), List.of()));
        refuses(Rule.IDENTITY, "numbers are needed", () -> Theorem.identity(Table.Identity.EXP_OF_LOG, v, v));
    }

    /// `∂1/∂v[i] = 0` at `v = 1/w` had no condition on w.
    @Test
    void aDerivativeIsTakenOnlyWhereThePointExists() {
        Theorem t = Theorem.derivativeValue(Theorem.constant(ONE, v, List.of(i)), Terms.div(ONE, w));
        hypotheses(t, Condition.forAll(i, ne(Terms.entry(w, i), ZERO)));
    }

    /// The last k of a split sum has the range 2..n; a free k of that very range was caught: `n·k = k + Σ_{k = 2}^n k`.
    @Test
    void splittingDoesNotCatchANamesake() {
        Symbol later = Symbol.index("k", TWO, n);
        refuses(Rule.SPLITTING, "the name is taken", () -> Theorem.splitting(sum(k, later), false));
    }

    /// A condition 'for every index' has boundaries at every index; continuity asked for agreement at a single one, so that
    /// `if x < k for every k in 1..2 then x else 2` was continuous at 1.
    @Test
    void noCasesByAQuantifiedCondition() {
        Condition every = Condition.forAll(k, lt(x, k));
        Expr.If f = (Expr.If) Terms.cases(every, x, TWO);
        Theorem at2 = Theorem.equation(Theorem.assume(eq(x, TWO)));
        List<Theorem> sides = List.of(Theorem.continuous(x, x), Theorem.continuous(k, x));
        refuses(Rule.CASE_RULE, "a boundary at every index", () -> Theorem.continuousCases(f, x,
                Theorem.continuous(x, x), Theorem.continuous(TWO, x), sides, List.of(at2)));
        refuses(Rule.CASE_RULE, "a boundary at every index", () -> Theorem.caseRule(f, derivative(x), constant(TWO, x), sides));
        refuses(Rule.CASES, "needs 'exists'", () -> Theorem.cases(every, Theorem.reflexivity(x), Theorem.reflexivity(x)));
        refuses(Rule.CASES, "needs 'exists'", () -> Theorem.branch(f, Theorem.assume(every)));
        refuses(Rule.CASES, "needs 'exists'", () -> Theorem.reflexivity(f));
    }

    /// `exp(−2³¹·x) = 1/exp(x)^(−2³¹)`: the absolute value of the smallest int is negative.
    @Test
    void theSmallestIntHasAnAbsoluteValue() {
        Expr u = Terms.mul(num(Integer.MIN_VALUE), x);
        Theorem t = Theorem.expSum(u, List.of(x), List.of(Integer.MIN_VALUE));
        assertEquals(Terms.div(ONE, Terms.pow(Terms.exp(x), num(1L << 31))), t.equal().right());
    }

    /// The list of indices of a derivative was the caller's own; changed afterwards, it made `∂v[1]/∂v[2] = 1` of `∂v[1]/∂v[1] = 1`.
    @Test
    void aTheoremDoesNotChangeWithTheListItWasMadeFrom() {
        List<Expr> at = new ArrayList<>(List.of(ONE));
        Theorem sum = Theorem.arithmetic(Operator.ADD, Theorem.constant(TWO, v, at), Theorem.entry((Expr.Entry) Terms.entry(v, ONE), List.of(ONE)));
        at.set(0, TWO);
        assertEquals(List.of(ONE), sum.derivative().index());
    }

    /// The hypotheses of some theorems could be cleared: `x > 0 ⊢ x > 0` became `⊢ x > 0`.
    @Test
    void hypothesesCannotBeTakenAway() {
        Theorem t = Theorem.assume(gt(x, ZERO));
        for (Theorem s : List.of(t, Theorem.instance(t, Map.of()), Theorem.discharge(t, Theorem.number(comparison(gt(ONE, ZERO)))))) {
            Set<Condition> hypotheses = s.hypotheses();
            assertThrows(UnsupportedOperationException.class, hypotheses::clear);
            assertThrows(UnsupportedOperationException.class, () -> s.premises().clear());
        }
    }

    /// Numbers between 2⁶² and 2⁶³ were held in two ways and then differed from themselves: `∂v[2⁶²]/∂v[2⁶²] = 0`.
    @Test
    void equalNumbersAreEqualHoweverTheyWereMade() {
        Expr word = Terms.num(Rational.of(1L << 62));
        Expr big = Terms.num(Rational.of(BigInteger.TWO.pow(62)));
        assertEquals(word, big);
        Theorem t = Theorem.entry((Expr.Entry) Terms.entry(v, word), List.of(big));
        assertEquals(ONE, t.derivative().derivative());
    }

    /// `d sin(π·n)/dn` makes no sense for an integer n, whatever `sin(π·n) = 0` says of it.
    @Test
    void onlyRealVariablesMove() {
        refuses(Rule.VARIABLE, "only a real variable moves", () -> constant(ZERO, n));
        refuses(Rule.VARIABLE, "only a real variable moves", () -> constant(ZERO, i));
        refuses(Rule.CONTINUITY, "only a real variable moves", () -> Theorem.continuous(n, n));
    }

    /// The bounds of a sum were not asked whether they have a value.
    @Test
    void theBoundsOfASumMustExist() {
        Expr upper = Terms.cases(gt(Terms.div(ONE, y), ZERO), ONE, TWO);
        hypotheses(Theorem.reflexivity(sum(Symbol.index("k", ONE, upper), ONE)), ne(y, ZERO));
    }

    /// Writing out a sum that ends at the largest int never ended.
    @Test
    void writingOutStopsAtTheLargestInt() {
        Symbol q = Symbol.index("k", num(Integer.MAX_VALUE - 1), num(Integer.MAX_VALUE));
        Theorem t = assertTimeoutPreemptively(HANG, () -> Theorem.unrolling(sum(q, q)));
        assertEquals(Terms.add(q.lower(), q.upper()), t.equal().right());
    }

    /// The conditions of nested cases were worked out again for every branch: `relu(relu(…))` took twice as long with every level.
    @Test
    void nestedCasesAreReadOnce() {
        Expr f = x;
        for (int level = 0; level < 10_000; level++) f = Terms.cases(gt(f, ZERO), f, Terms.div(f, TWO));
        Expr deep = f;
        assertTimeoutPreemptively(HANG, () -> hypotheses(Facts.none().discharge(Theorem.reflexivity(deep))));
        Expr g = Terms.log(x);
        for (int level = 0; level < 200; level++) {
            g = Terms.cases(gt(g, ZERO), Terms.add(g, ONE), Terms.div(g, TWO));
            if (level == 2) hypotheses(Theorem.reflexivity(g), gt(x, ZERO));
        }
        Expr partial = g;
        assertTimeoutPreemptively(HANG, () -> Theorem.reflexivity(partial));
    }

    /// The symbols of a sum were looked for again under every sum around it.
    @Test
    void nestedSumsAreReadOnce() {
        Expr f = Terms.entry(v, ONE);
        for (int level = 0; level < 60; level++) f = Terms.mul(Terms.sum(i, f), Terms.sum(j, f));
        Expr deep = f;
        assertTimeoutPreemptively(HANG, () -> {
            assertEquals(Set.of(v, n), Free.of(deep));
            Theorem t = instance(Theorem.reflexivity(deep), v, w);
            Expr one = Terms.entry(w, ONE);
            Theorem.rewrite(t.equal().left(), List.of(Theorem.field(one, Terms.add(one, ZERO))));
        });
    }

    /// One over a product of shared factors was taken apart again at every use.
    @Test
    void sharedFactorsBelowAreInvertedOnce() {
        Expr f = Terms.add(x, ONE);
        for (int level = 0; level < 7; level++) f = Terms.mul(f, f);
        Expr g = x;
        for (int level = 0; level < 20; level++) g = Terms.mul(g, g);
        Expr below = Terms.mul(f, g);
        Expr same = Terms.mul(g, f);
        assertTimeoutPreemptively(HANG, () -> Theorem.field(Terms.div(ONE, below), Terms.div(ONE, same)));
    }

    /// `∂v[1.0]/∂v[1] = 0` by reverse accumulation: the decimal was taken for another place.
    @Test
    void anEntryHasOneDerivativeHoweverItsIndexIsWritten() {
        Expr one = Terms.entry(v, ONE);
        Expr decimal = Terms.entry(v, Terms.decimal(Rational.ONE, 1));
        refuses(Rule.REVERSE, "written in two ways", () -> Theorem.gradient(decimal, List.of(one), List.of()).getFirst());
        refuses(Rule.REVERSE, "written in two ways", () -> Theorem.gradient(one, List.of(one, decimal), List.of()).getFirst());
        refuses(Rule.REVERSE, "written in two ways", () -> Theorem.gradient(one, List.of(decimal, one), List.of()).getFirst());
    }

    /// `if x > k for every k in 1..2 then x else 0` jumps at 2; reverse accumulation asked only for `x ≠ k`, and with k := 1 that
    /// is true at 2.
    @Test
    void reverseAccumulationKnowsEveryBoundary() {
        Symbol q = Symbol.index("k", ONE, TWO);
        Expr f = Terms.cases(Condition.forAll(q, gt(x, q)), x, ZERO);
        refuses(Rule.REVERSE, "a boundary at every index", () -> Theorem.gradient(f, List.of(x), List.of()).getFirst());
    }

    /// `[5, 5, 5][if x > 0 then 4 else 1]` exists at 0 and left of it only; what it stands for does not speak of x.
    @Test
    void anIndexStandsStillUnderADerivative() {
        Symbol p = Symbol.index("p", ONE, num(3));
        Expr f = Terms.entry(Terms.array(List.of(p), num(5)), Terms.cases(gt(x, ZERO), num(4), ONE));
        refuses(Rule.ENTRY, "an index that moves", () -> Theorem.derivativeOfDefinition(f, constant(num(5), x)));
        refuses(Rule.ENTRY, "an index that moves", () -> Theorem.continuous(f, x, List.of(Theorem.continuous(num(5), x))));
        refuses(Rule.REVERSE, "an index moves", () -> Theorem.gradient(f, List.of(x), List.of()).getFirst());
    }

    /// `(((3^4096)^4096)^4096)` filled the memory with digits, `x` to such powers overflowed.
    @Test
    void hugePowersAreRefused() {
        Expr three = num(3);
        Expr power = x;
        for (int level = 0; level < 6; level++) {
            three = Terms.pow(three, num(4096));
            power = Terms.pow(power, num(4096));
        }
        Expr number = three;
        Expr huge = power;
        refuses(Rule.FIELD, "bits", () -> Theorem.field(number, ONE));
        refuses(Rule.FIELD, "exponents", () -> Theorem.field(huge, ONE));
        refuses(Rule.FIELD, "exponents", () -> Theorem.field(Terms.div(ONE, Terms.add(ONE, huge)), ONE));
        assertTrue(Ring.value(number).isEmpty());
    }

    /// The fifth entry of a vector with three had a derivative, and was continuous: what it stands for is a number anyhow.
    @Test
    void anEntryOutsideOfItsVectorHasNoDerivative() {
        Symbol p = Symbol.index("p", ONE, num(3));
        Expr fifth = Terms.entry(Terms.array(List.of(p), Terms.mul(p, x)), num(5));
        Theorem meaning = Theorem.arithmetic(Operator.MULTIPLY, constant(num(5), x), derivative(x));
        derives(Theorem.derivativeOfDefinition(fifth, meaning), fifth, x, num(5), le(num(5), num(3)));
        Theorem product = Theorem.continuous(Terms.mul(num(5), x), x, List.of(Theorem.continuous(num(5), x), Theorem.continuous(x, x)));
        hypotheses(Theorem.continuous(fifth, x, List.of(product)), le(num(5), num(3)));
        Expr middle = Terms.entry(Terms.array(List.of(p), Terms.mul(p, x)), half());
        Theorem half = Theorem.arithmetic(Operator.MULTIPLY, constant(half(), x), derivative(x));
        refuses(Rule.RANGE, "an index is an integer", () -> Theorem.derivativeOfDefinition(middle, half));
    }
}
