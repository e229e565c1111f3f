package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Attempts to get a false theorem about sums and products over ranges, empty ones among them.
class SumAttacksTest {
    private static final Expr vk = Terms.entry(v, k);
    private static final Symbol none = Symbol.index("k", ONE, ZERO);

    @Test
    void refusesACoefficientThatMoves() {
        refuses(Rule.LINEARITY, "a coefficient speaks of the index", () -> Theorem.linearity(sum(k, Terms.mul(k, vk)), List.of(k), List.of(vk)));
        refuses(Rule.LINEARITY, "a coefficient speaks of the index", () -> Theorem.linearity(sum(k, Terms.pow(vk, 2)), List.of(vk), List.of(vk)));
        refuses(Rule.LINEARITY, "the summands differ", () -> Theorem.linearity(sum(k, vk), List.of(TWO), List.of(vk)));
        refuses(Rule.LINEARITY, "a sum is needed", () -> Theorem.linearity(product(k, Terms.mul(TWO, vk)), List.of(TWO), List.of(vk)));
        equal(Theorem.linearity(sum(k, Terms.div(vk, x)), List.of(Terms.div(ONE, x)), List.of(vk)),
                sum(k, Terms.div(vk, x)), Terms.mul(Terms.div(ONE, x), sum(k, vk)), Condition.forAll(k, ne(x, ZERO)), ne(x, ZERO));
    }

    @Test
    void refusesToCountWhatIsNotConstant() {
        refuses(Rule.CONSTANT_SUM, "speaks of the index", () -> Theorem.constantSum(sum(k, vk)));
        equal(Theorem.constantSum(sum(k, x)), sum(k, x), Terms.mul(n, x), le(ONE, Terms.add(n, ONE)));
        // from 1 to −3 nothing is summed; the condition is false there
        Symbol back = Symbol.index("k", ONE, num(-3));
        equal(Theorem.constantSum(sum(back, x)), sum(back, x), Terms.mul(num(-3), x), le(ONE, Terms.add(num(-3), ONE)));
        equal(Theorem.constantSum(product(k, x)), product(k, x), Terms.pow(x, n), Condition.or(ne(x, ZERO), ge(n, ZERO)), le(ONE, Terms.add(n, ONE)));
    }

    @Test
    void refusesToContractWhatIsNoDelta() {
        refuses(Rule.CONTRACTION, "no delta", () -> Theorem.contraction(sum(k, vk)));
        refuses(Rule.CONTRACTION, "no delta", () -> Theorem.contraction(sum(k, Terms.cases(le(k, j), vk, ZERO))));
        refuses(Rule.CONTRACTION, "no delta", () -> Theorem.contraction(sum(k, Terms.cases(ne(k, j), vk, ZERO))));
        refuses(Rule.CONTRACTION, "no delta", () -> Theorem.contraction(product(k, Terms.delta(k, j))));
        refuses(Rule.CONTRACTION, "no delta", () -> Theorem.contraction(sum(k, Terms.delta(i, j))));
        refuses(Rule.CONTRACTION, "the other index moves too", () -> Theorem.contraction(sum(k, Terms.delta(k, Terms.sub(n, k)))));
        refuses(Rule.CONTRACTION, "the other index moves too", () -> Theorem.contraction(sum(k, Terms.delta(k, k))));
        refuses(Rule.RANGE, "an index is an integer", () -> Theorem.contraction(sum(k, Terms.delta(k, half()))));
        refuses(Rule.RANGE, "an index is an integer", () -> Theorem.contraction(sum(k, Terms.delta(k, x))));
    }

    /// `Σ_{k ≤ n} δ_k5 = 1` only for n ≥ 5, `Σ_{k ≤ 0} δ_k1 = 1` never.
    @Test
    void aTermIsKeptOnlyInsideOfTheRange() {
        equal(Theorem.contraction(sum(k, Terms.delta(k, num(5)))), sum(k, Terms.delta(k, num(5))), ONE, le(num(5), n));
        equal(Theorem.contraction(sum(none, Terms.delta(none, ONE))), sum(none, Terms.delta(none, ONE)), ONE, le(ONE, ZERO));
        Symbol longer = Symbol.index("j", ONE, Terms.add(n, ONE));
        equal(Theorem.contraction(sum(k, Terms.delta(k, longer))), sum(k, Terms.delta(k, longer)), ONE, le(longer, n), le(ONE, Terms.add(n, ONE)));
    }

    /// `Σ_k (if k = j then 0 else 1/(k − j))`: the term that is taken away does not exist.
    @Test
    void contractionNeedsBothBranchesAtTheIndex() {
        Expr.Big f = sum(k, Terms.cases(eq(k, j), ZERO, Terms.div(ONE, Terms.sub(k, j))));
        Theorem t = Theorem.contraction(f);
        org.junit.jupiter.api.Assertions.assertTrue(t.hypotheses().contains(ne(Terms.sub(j, j), ZERO)), t.toString());
    }

    @Test
    void refusesToWriteOutSymbolicSums() {
        refuses(Rule.UNROLLING, "the bounds are no numbers", () -> Theorem.unrolling(sum(k, vk)));
        refuses(Rule.UNROLLING, "the bounds are no numbers", () -> Theorem.unrolling(sum(Symbol.index("k", ONE, half()), ONE)));
        refuses(Rule.UNROLLING, "too many terms", () -> Theorem.unrolling(sum(Symbol.index("k", ONE, num(200_000)), ONE)));
        equal(Theorem.unrolling(sum(none, vk)), sum(none, vk), ZERO);
        equal(Theorem.unrolling(product(none, vk)), product(none, vk), ONE);
        Symbol back = Symbol.index("k", num(3), num(-3));
        equal(Theorem.unrolling(sum(back, back)), sum(back, back), ZERO);
    }

    @Test
    void refusesANameThatIsTaken() {
        refuses(Rule.RENAMING, "the name is taken", () -> Theorem.renaming(sum(k, Terms.mul(vk, j)), "j"));
        refuses(Rule.RENAMING, "the name is taken", () -> Theorem.renaming(sum(k, Terms.mul(vk, Symbol.real("q"))), "q"));
        equal(Theorem.renaming(sum(k, vk), "j"), sum(k, vk), sum(j, Terms.entry(v, j)));
    }

    @Test
    void refusesToExchangeRangesThatDepend() {
        Symbol under = Symbol.index("j", ONE, k);
        refuses(Rule.EXCHANGE, "do not commute", () -> Theorem.exchange(sum(k, sum(under, ONE))));
        refuses(Rule.EXCHANGE, "do not commute", () -> Theorem.exchange(sum(k, product(j, ONE))));
        refuses(Rule.EXCHANGE, "do not commute", () -> Theorem.exchange(sum(k, ONE)));
        refuses(Rule.EXCHANGE, "do not commute", () -> Theorem.exchange(sum(k, sum(k, vk))));
        Expr body = Terms.mul(vk, Terms.entry(w, j));
        equal(Theorem.exchange(sum(k, sum(j, body))), sum(k, sum(j, body)), sum(j, sum(k, body)));
    }

    @Test
    void aTermIsSplitOffOnlyIfThereIsOne() {
        hypotheses(Theorem.splitting(sum(k, vk), false), le(ONE, n));
        hypotheses(Theorem.splitting(sum(none, none), false), le(ONE, ZERO));
        Symbol early = Symbol.index("k", ONE, Terms.sub(n, ONE));
        equal(Theorem.splitting(sum(k, k), true), sum(k, k), Terms.add(n, sum(early, early)), le(ONE, n));
    }

    @Test
    void logarithmsOfProductsNeedPositiveFactors() {
        refuses(Rule.LOG_OF_PRODUCT, "a product is needed", () -> Theorem.logOfProduct(sum(k, vk)));
        refuses(Rule.EXP_OF_SUM, "a sum is needed", () -> Theorem.expOfSum(product(k, vk)));
        equal(Theorem.logOfProduct(product(k, vk)), Terms.log(product(k, vk)), sum(k, Terms.log(vk)), Condition.forAll(k, gt(vk, ZERO)));
        equal(Theorem.expOfSum(sum(k, vk)), Terms.exp(sum(k, vk)), product(k, Terms.exp(vk)));
    }
}
