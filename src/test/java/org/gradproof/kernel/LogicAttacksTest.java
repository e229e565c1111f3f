package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;

import java.util.List;
import java.util.Map;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.Side;
import org.junit.jupiter.api.Test;

/// Attempts to get a false theorem out of the rules of logic; each must be refused for the stated reason.
class LogicAttacksTest {
    private static final Theorem POSITIVE = Theorem.assume(gt(x, ZERO));

    @Test
    void refusesToDischargeByAnEquation() {
        refuses(Rule.DISCHARGE, "a fact is needed", () -> Theorem.discharge(POSITIVE, Theorem.reflexivity(x)));
    }

    @Test
    void dischargingTakesAwayWhatWasProvedAndNothingElse() {
        Theorem t = Theorem.weaken(POSITIVE, List.of(gt(y, ZERO)));
        holds(Theorem.discharge(t, Theorem.assume(gt(y, ONE))), gt(x, ZERO), gt(x, ZERO), gt(y, ZERO), gt(y, ONE));
        holds(Theorem.discharge(t, Theorem.assume(gt(y, ZERO))), gt(x, ZERO), gt(x, ZERO), gt(y, ZERO));
    }

    @Test
    void refusesCasesOfDifferentClaims() {
        refuses(Rule.CASES, "the cases prove different things", () -> Theorem.cases(gt(y, ZERO), Theorem.reflexivity(x), Theorem.reflexivity(y)));
    }

    /// From `x > 0 ⊢ J` and `x < 0 ⊢ J` the case x = 0 is left, and must stay.
    @Test
    void casesKeepWhatIsNotTheOpposite() {
        Theorem one = Theorem.reflexivity(ONE);
        Theorem t = Theorem.cases(gt(x, ZERO), Theorem.weaken(one, List.of(gt(x, ZERO))), Theorem.weaken(one, List.of(lt(x, ZERO))));
        equal(t, ONE, ONE, lt(x, ZERO));
    }

    /// Either `1/x > 0` or not only where 1/x exists.
    @Test
    void casesNeedTheConditionToBeDefined() {
        Condition c = gt(Terms.div(ONE, x), ZERO);
        equal(Theorem.cases(c, Theorem.reflexivity(ONE), Theorem.reflexivity(ONE)), ONE, ONE, ne(x, ZERO));
    }

    @Test
    void refusesAContradictionWhereThereIsNone() {
        Judgement wish = new Equal(ZERO, ONE);
        refuses(Rule.ABSURD, "no contradiction", () -> Theorem.absurd(Theorem.number(comparison(lt(ZERO, ONE))), wish));
        refuses(Rule.ABSURD, "no contradiction", () -> Theorem.absurd(Theorem.assume(lt(x, x)), wish));
        refuses(Rule.ABSURD, "no contradiction", () -> Theorem.absurd(Theorem.assume(Condition.TRUE), wish));
    }

    @Test
    void aContradictionKeepsItsHypotheses() {
        equal(Theorem.absurd(Theorem.assume(lt(ONE, ZERO)), new Equal(ZERO, ONE)), ZERO, ONE, lt(ONE, ZERO));
    }

    @Test
    void refusesAnInstanceOfAnotherSort() {
        Theorem t = Theorem.reflexivity(Terms.add(x, n));
        refuses(Rule.INSTANCE, "an integer is needed", () -> instance(t, n, half()));
        refuses(Rule.INSTANCE, "an integer is needed", () -> instance(t, n, y));
        refuses(Rule.RANGE, "an index is an integer", () -> instance(Theorem.reflexivity(i), i, half()));
        Theorem u = Theorem.reflexivity(Terms.entry(v, ONE));
        refuses(Rule.INSTANCE, "another shape", () -> instance(u, v, Symbol.tensor("u", m)));
    }

    @Test
    void anIndexIsReplacedWithinItsRange() {
        Theorem t = Theorem.reflexivity(Terms.entry(v, i));
        Expr three = Terms.entry(v, num(3));
        equal(instance(t, i, num(3)), three, three, le(num(3), n));
        equal(instance(t, i, n), Terms.entry(v, n), Terms.entry(v, n), le(ONE, n));
        equal(instance(t, i, j), Terms.entry(v, j), Terms.entry(v, j));
        Expr before = Terms.entry(v, Terms.sub(i, ONE));
        equal(instance(t, i, Terms.sub(i, ONE)), before, before, le(ONE, Terms.sub(i, ONE)), le(Terms.sub(i, ONE), n));
    }

    /// What is put in must have a value, even where it drops out.
    @Test
    void theInstanceExists() {
        equal(instance(Theorem.field(Terms.mul(ZERO, x), ZERO), x, Terms.log(y)), Terms.mul(ZERO, Terms.log(y)), ZERO, gt(y, ZERO));
        Theorem t = instance(Theorem.weaken(Theorem.reflexivity(ONE), List.of()), x, Terms.div(ONE, y));
        equal(t, ONE, ONE, ne(y, ZERO));
    }

    /// From `da/dx = 0` with a := x: `dx/dx = 0`.
    @Test
    void refusesToLetAConstantMove() {
        refuses(Rule.INSTANCE, "the value would move with the variable", () -> instance(constant(a, x), a, x));
        refuses(Rule.INSTANCE, "the value would move with the variable",
                () -> instance(Theorem.constant(a, v, List.of(i)), a, Terms.entry(v, j)));
        refuses(Rule.INSTANCE, "the value would move with the variable",
                () -> Theorem.instance(Theorem.continuous(a, x), Map.of(a, Terms.add(x, ONE))));
    }

    /// From `dx/dx = 1` with x := 2: `d2/d2 = 1`.
    @Test
    void refusesToFixTheVariableOfADerivative() {
        refuses(Rule.INSTANCE, "the variable of a derivative stays", () -> instance(derivative(x), x, TWO));
        refuses(Rule.INSTANCE, "the variable of a derivative stays", () -> instance(derivative(x), x, y));
        refuses(Rule.INSTANCE, "the variable of a derivative stays", () -> instance(oneSided(), x, TWO));
        refuses(Rule.INSTANCE, "the value would move with the variable", () -> instance(oneSided(), a, x));
    }

    private static Theorem oneSided() {
        Theorem f = constant(a, x);
        Theorem same = Theorem.reflexivity(a);
        return Theorem.side(ZERO, Side.RIGHT, same, f, same, List.of(), List.of());
    }

    @Test
    void refusesAPartThatIsNone() {
        Theorem both = Theorem.assume(Condition.and(gt(x, ZERO), gt(y, ZERO)));
        holds(Theorem.part(both, gt(y, ZERO)), gt(y, ZERO), gt(x, ZERO), gt(y, ZERO));
        refuses(Rule.PART, "not a part", () -> Theorem.part(both, gt(y, ONE)));
        Theorem one = Theorem.assume(Condition.or(gt(x, ZERO), gt(y, ZERO)));
        refuses(Rule.PART, "not a part", () -> Theorem.part(one, gt(x, ZERO)));
        refuses(Rule.PART, "an equation is needed", () -> Theorem.equation(Theorem.assume(le(x, y))));
    }

    @Test
    void refusesAnAlternativeThatIsNone() {
        Condition.Or whole = (Condition.Or) Condition.or(lt(x, ZERO), gt(y, ZERO));
        refuses(Rule.EITHER, "not a part", () -> Theorem.either(POSITIVE, whole));
        Condition.Or partial = (Condition.Or) Condition.or(gt(x, ZERO), gt(Terms.log(y), ZERO));
        holds(Theorem.either(POSITIVE, partial), partial, gt(x, ZERO), gt(y, ZERO));
    }

    @Test
    void refusesToExcludeWhatIsNotExcluded() {
        Theorem or = Theorem.assume(Condition.or(gt(x, ZERO), gt(y, ZERO)));
        refuses(Rule.EITHER, "it excludes nothing", () -> Theorem.detach(or, Theorem.assume(lt(x, ZERO))));
        refuses(Rule.EITHER, "it excludes nothing", () -> Theorem.detach(or, Theorem.assume(Condition.or(le(x, ZERO), le(y, ONE)))));
        refuses(Rule.EITHER, "it excludes nothing", () -> Theorem.detach(or, Theorem.assume(Condition.forAll(k, le(x, k)))));
        refuses(Rule.EITHER, "an alternative is needed", () -> Theorem.detach(POSITIVE, Theorem.assume(le(x, ZERO))));
        holds(Theorem.detach(or, Theorem.assume(le(x, ZERO))), gt(y, ZERO), or.holds(), le(x, ZERO));
    }

    /// `v[k] > 0 ⊢ v[k] > 0` is no reason for `v[k] > 0` at every k.
    @Test
    void refusesToGeneraliseAHypothesis() {
        Theorem t = Theorem.assume(gt(Terms.entry(v, k), ZERO));
        refuses(Rule.FOR_ALL, "a hypothesis speaks of the index", () -> Theorem.forAll(t, k));
        Theorem range = Theorem.range(k);
        holds(Theorem.forAll(Theorem.part(range, le(ONE, k)), k), Condition.forAll(k, le(ONE, k)));
        holds(Theorem.forAll(Theorem.assume(le(k, n)), k), Condition.forAll(k, le(k, n)));
    }

    @Test
    void anIndexTakesWhatHoldsForAllOnlyInItsRange() {
        Condition all = Condition.forAll(k, gt(Terms.entry(v, k), ZERO));
        Theorem t = Theorem.assume(all);
        holds(Theorem.at(t, num(5)), gt(Terms.entry(v, num(5)), ZERO), all, le(num(5), n));
        holds(Theorem.at(t, Terms.add(i, ONE)), gt(Terms.entry(v, Terms.add(i, ONE)), ZERO), all, le(ONE, Terms.add(i, ONE)), le(Terms.add(i, ONE), n));
        refuses(Rule.RANGE, "an index is an integer", () -> Theorem.at(t, half()));
        refuses(Rule.RANGE, "an index is an integer", () -> Theorem.at(t, x));
    }
}
