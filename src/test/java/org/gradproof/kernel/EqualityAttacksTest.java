package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Attempts to get a false equation; each must be refused for the stated reason, or keep the condition that makes it true.
class EqualityAttacksTest {
    @Test
    void refusesAChainThatBreaks() {
        refuses(Rule.TRANSITIVITY, "the middle terms differ", () -> Theorem.transitivity(Theorem.reflexivity(x), Theorem.reflexivity(y)));
    }

    @Test
    void refusesWhatIsNotEqual() {
        refuses(Rule.FIELD, "the normal forms differ", () -> Theorem.field(x, y));
        refuses(Rule.FIELD, "the normal forms differ", () -> Theorem.field(Terms.pow(Terms.add(x, y), 2), Terms.add(Terms.pow(x, 2), Terms.pow(y, 2))));
        refuses(Rule.FIELD, "the normal forms differ", () -> Theorem.field(Terms.pow(Terms.pow(x, 2), half()), x));
        refuses(Rule.FIELD, "the normal forms differ", () -> Theorem.field(Terms.pow(Terms.pow(x, half()), 2), x));
        refuses(Rule.FIELD, "the normal forms differ", () -> Theorem.field(Terms.mul(Terms.pow(x, y), Terms.pow(x, Terms.neg(y))), ONE));
        refuses(Rule.FIELD, "numbers are needed", () -> Theorem.field(v, v));
    }

    @Test
    void refusesToDivideByNothing() {
        refuses(Rule.FIELD, "division by zero", () -> Theorem.field(Terms.div(ONE, Terms.sub(x, x)), ZERO));
        refuses(Rule.FIELD, "division by zero", () -> Theorem.field(Terms.pow(ZERO, -1), ZERO));
        refuses(Rule.FIELD, "division by zero", () -> Theorem.field(Terms.mul(ZERO, Terms.div(ONE, ZERO)), ZERO));
        hypotheses(Theorem.reflexivity(Terms.div(ONE, ZERO)), ne(ZERO, ZERO));
    }

    /// Everything that is divided by, rooted or logged leaves its condition, even where it cancels.
    @Test
    void cancellingKeepsTheCondition() {
        equal(Theorem.field(Terms.div(x, x), ONE), Terms.div(x, x), ONE, ne(x, ZERO));
        equal(Theorem.field(Terms.sub(Terms.log(x), Terms.log(x)), ZERO), Terms.sub(Terms.log(x), Terms.log(x)), ZERO, gt(x, ZERO));
        equal(Theorem.field(Terms.mul(ZERO, Terms.sqrt(x)), ZERO), Terms.mul(ZERO, Terms.sqrt(x)), ZERO, ge(x, ZERO));
        equal(Theorem.field(Terms.pow(x, -1), Terms.div(ONE, x)), Terms.pow(x, -1), Terms.div(ONE, x), ne(x, ZERO));
    }

    @Test
    void powersAreDefinedWhereTheyShould() {
        hypotheses(Theorem.reflexivity(Terms.pow(x, 0)));
        hypotheses(Theorem.reflexivity(Terms.pow(x, 3)));
        hypotheses(Theorem.reflexivity(Terms.pow(x, -3)), ne(x, ZERO));
        hypotheses(Theorem.reflexivity(Terms.pow(x, half())), gt(x, ZERO));
        hypotheses(Theorem.reflexivity(Terms.pow(x, y)), gt(x, ZERO));
        hypotheses(Theorem.reflexivity(Terms.pow(x, n)), Condition.or(ne(x, ZERO), ge(n, ZERO)));
    }

    /// `p = p` says that p has a value; no rule gives it for nothing.
    @Test
    void aLargeTermIsAskedForInOnePiece() {
        Expr p = Terms.log(x);
        for (int level = 0; level < 8; level++) p = Terms.add(p, p);
        Expr large = p;
        equal(Theorem.reflexivity(Terms.exp(large)), Terms.exp(large), Terms.exp(large), eq(large, large));
        hypotheses(Theorem.combine(comparison(eq(large, large)), List.of(), List.of()), eq(large, large));
        hypotheses(Theorem.fact(Theorem.field(large, large)), eq(((Expr.Binary) large).left(), ((Expr.Binary) large).left()));
        refuses(Rule.NUMBER, "not a true comparison", () -> Theorem.number(comparison(eq(large, large))));
        // both cases of 'p has a value' leave it to be shown
        equal(Theorem.cases(eq(large, large), Theorem.reflexivity(ONE), Theorem.reflexivity(ONE)), ONE, ONE, eq(large, large));
        Theorem t = Theorem.reflexivity(Terms.exp(large));
        for (int level = 0; level < 8; level++) {
            for (Condition h : t.hypotheses()) {
                if (h instanceof Condition.Compare c && c.left() == c.right()) t = Theorem.discharge(t, Theorem.value(c.left()));
            }
        }
        equal(t, Terms.exp(large), Terms.exp(large), gt(x, ZERO));
    }

    /// A branch needs its domain only where it is taken, and the condition must have a value everywhere.
    @Test
    void casesAreDefinedWhereTheyShould() {
        hypotheses(Theorem.reflexivity(Terms.cases(gt(x, ZERO), Terms.log(x), ZERO)), Condition.or(le(x, ZERO), gt(x, ZERO)));
        hypotheses(Theorem.reflexivity(Terms.cases(gt(Terms.log(x), ZERO), Terms.log(x), ZERO)), gt(x, ZERO));
        hypotheses(Theorem.reflexivity(sum(k, Terms.div(ONE, Terms.entry(v, k)))), Condition.forAll(k, ne(Terms.entry(v, k), ZERO)));
    }

    @Test
    void refusesAnIndexThatIsNoInteger() {
        refuses(Rule.RANGE, "an index is an integer", () -> Theorem.reflexivity(Terms.entry(v, x)));
        refuses(Rule.RANGE, "an index is an integer", () -> Theorem.reflexivity(Terms.entry(v, Terms.div(n, TWO))));
        hypotheses(Theorem.reflexivity(Terms.entry(v, ZERO)), le(ONE, ZERO), le(ZERO, n));
    }

    @Test
    void refusesACombinationThatIsNotZero() {
        Theorem e = Theorem.equation(Theorem.assume(eq(x, y)));
        refuses(Rule.COMBINATION, "the normal form is not zero", () -> Theorem.combination(Terms.pow(x, 2), y, List.of(e), List.of(ONE)));
        equal(Theorem.combination(Terms.pow(x, 2), Terms.pow(y, 2), List.of(e), List.of(Terms.add(x, y))), Terms.pow(x, 2), Terms.pow(y, 2), eq(x, y));
        // the cofactor has to exist, too
        equal(Theorem.combination(Terms.div(x, a), Terms.div(y, a), List.of(e), List.of(Terms.div(ONE, a))), Terms.div(x, a), Terms.div(y, a), eq(x, y), ne(a, ZERO));
    }

    @Test
    void identitiesKeepTheirDomain() {
        equal(Theorem.identity(Table.Identity.EXP_OF_LOG, x, x), Terms.exp(Terms.log(x)), x, gt(x, ZERO));
        equal(Theorem.identity(Table.Identity.SQUARE_OF_ROOT, x, x), Terms.pow(Terms.sqrt(x), 2), x, ge(x, ZERO));
        hypotheses(Theorem.identity(Table.Identity.POWER_BY_EXP, x, y), gt(x, ZERO));
        // 0^0 = 0·0^(−1) must not come out
        hypotheses(Theorem.identity(Table.Identity.POWER_PLUS_ONE, x, n), Condition.or(ne(x, ZERO), ge(n, ZERO)),
                Condition.or(ne(x, ZERO), ge(Terms.add(n, ONE), ZERO)));
    }

    @Test
    void refusesExponentsAndFactorsThatDiffer() {
        refuses(Rule.EXP_SUM, "the exponents differ", () -> Theorem.expSum(x, List.of(x), List.of(2)));
        refuses(Rule.EXP_SUM, "the exponents differ", () -> Theorem.expSum(Terms.mul(x, y), List.of(x, y), List.of(1, 1)));
        refuses(Rule.LOG_PRODUCT, "the arguments differ", () -> Theorem.logProduct(Terms.add(x, y), List.of(x, y), List.of(1, 1)));
    }

    /// `log(x²) = 2 log x` only for positive x.
    @Test
    void logarithmsSplitOnlyIntoPositives() {
        equal(Theorem.logProduct(Terms.pow(x, 2), List.of(x), List.of(2)), Terms.log(Terms.pow(x, 2)), Terms.mul(TWO, Terms.log(x)), gt(x, ZERO));
        Expr minus = Terms.neg(x);
        equal(Theorem.logProduct(Terms.pow(x, 2), List.of(minus), List.of(2)), Terms.log(Terms.pow(x, 2)), Terms.mul(TWO, Terms.log(minus)), gt(minus, ZERO));
        // a factor that drops out is still taken the logarithm of
        hypotheses(Theorem.logProduct(x, List.of(x, y), List.of(1, 0)), gt(x, ZERO), gt(y, ZERO));
    }

    /// `√(x²) = x` needs `x ≥ 0`.
    @Test
    void refusesARootWithoutItsSign() {
        Theorem square = Theorem.reflexivity(Terms.pow(x, 2));
        equal(Theorem.root(square, Theorem.assume(ge(x, ZERO))), Terms.sqrt(Terms.pow(x, 2)), x, ge(x, ZERO));
        refuses(Rule.ROOT, "the sign of its root", () -> Theorem.root(square, Theorem.assume(le(x, ZERO))));
        refuses(Rule.ROOT, "the sign of its root", () -> Theorem.root(square, Theorem.assume(ge(y, ZERO))));
        refuses(Rule.ROOT, "a square", () -> Theorem.root(Theorem.reflexivity(Terms.pow(x, 3)), Theorem.assume(ge(x, ZERO))));
        refuses(Rule.ROOT, "a square", () -> Theorem.root(Theorem.reflexivity(x), Theorem.assume(ge(x, ZERO))));
    }

    @Test
    void refusesABranchThatIsNotDecided() {
        Expr.If f = (Expr.If) Terms.cases(gt(x, ZERO), Terms.log(x), ZERO);
        refuses(Rule.BRANCH, "the condition is not decided", () -> Theorem.branch(f, Theorem.assume(gt(x, ONE))));
        refuses(Rule.BRANCH, "the condition is not decided", () -> Theorem.branch(f, Theorem.assume(lt(x, ZERO))));
        equal(Theorem.branch(f, Theorem.assume(le(x, ZERO))), f, ZERO, le(x, ZERO));
        equal(Theorem.branch(f, Theorem.assume(gt(x, ZERO))), f, Terms.log(x), gt(x, ZERO));
    }

    /// `v = w` takes `v[i] = w[i]` at every i: not at some, not of the diagonal, and not for an index that a side speaks of.
    @Test
    void vectorsAreEqualEntryByEntry() {
        Expr vi = Terms.entry(v, i);
        Expr wi = Terms.entry(w, i);
        Theorem everywhere = Theorem.equation(Theorem.assume(eq(vi, wi)));
        equal(Theorem.entrywise(v, w, List.of(i), everywhere), v, w, Condition.forAll(i, eq(vi, wi)));
        refuses(Rule.ENTRYWISE, "equal entries are needed", () -> Theorem.entrywise(w, v, List.of(i), everywhere));
        refuses(Rule.ENTRYWISE, "equal entries are needed", () -> Theorem.entrywise(v, w, List.of(j), everywhere));
        Theorem first = Theorem.equation(Theorem.assume(eq(Terms.entry(v, ONE), Terms.entry(w, ONE))));
        refuses(Rule.ENTRYWISE, "equal entries are needed", () -> Theorem.entrywise(v, w, List.of(i), first));
        Symbol tail = Symbol.index("i", TWO, n);
        Theorem but = Theorem.equation(Theorem.assume(eq(Terms.entry(v, tail), Terms.entry(w, tail))));
        refuses(Rule.ENTRYWISE, "does not run over the size", () -> Theorem.entrywise(v, w, List.of(tail), but));
        Expr moving = Terms.mul(vi, w);
        Theorem own = Theorem.reflexivity(Terms.entry(moving, i));
        refuses(Rule.ENTRYWISE, "a side speaks of the index", () -> Theorem.entrywise(moving, moving, List.of(i), own));
        Symbol square = Symbol.tensor("A", n, n);
        Theorem diagonal = Theorem.reflexivity(Terms.entry(square, i, i));
        refuses(Rule.ENTRYWISE, "the diagonal alone", () -> Theorem.entrywise(square, square, List.of(i, i), diagonal));
        refuses(Rule.ENTRYWISE, "two of one shape", () -> Theorem.entrywise(v, Symbol.tensor("u", m), List.of(i), everywhere));
        refuses(Rule.ENTRYWISE, "two of one shape", () -> Theorem.entrywise(x, y, List.of(), Theorem.equation(Theorem.assume(eq(x, y)))));
    }

    @Test
    void refusesToUnfoldWhatHasNoDefinition() {
        refuses(Rule.DEFINITION, "nothing to unfold", () -> Theorem.definition(x));
        refuses(Rule.DEFINITION, "nothing to unfold", () -> Theorem.definition(Terms.entry(v, i)));
        Definition f = Definition.function("f", List.of(x), Terms.log(x));
        equal(Theorem.definition(Terms.call(f, y)), Terms.call(f, y), Terms.log(y), gt(y, ZERO));
    }

    /// In `x = 1 ⊢ Σ_k x = Σ_k 1` nothing is asked of k; in `v[k] = 1 ⊢ Σ_k v[k] = Σ_k 1` it must hold at every k.
    @Test
    void rewritingUnderASumNeedsTheEquationAtEveryIndex() {
        Expr entry = Terms.entry(v, k);
        Theorem e = Theorem.equation(Theorem.assume(eq(entry, ONE)));
        equal(Theorem.rewrite(sum(k, entry), List.of(e)), sum(k, entry), sum(k, ONE), Condition.forAll(k, eq(entry, ONE)));
        Theorem f = Theorem.equation(Theorem.assume(eq(x, ONE)));
        equal(Theorem.rewrite(sum(k, x), List.of(f)), sum(k, x), sum(k, ONE), eq(x, ONE));
        Condition all = Condition.forAll(k, gt(entry, ZERO));
        holds(Theorem.rewriteFact(Theorem.assume(all), List.of(e)), Condition.forAll(k, gt(ONE, ZERO)), all, Condition.forAll(k, eq(entry, ONE)));
    }

    /// With `x = 1` the derivative of x by x is no derivative of 1.
    @Test
    void nothingIsRewrittenInsideADerivative() {
        Theorem e = Theorem.equation(Theorem.assume(eq(x, ONE)));
        Expr d = Terms.derivative(x, x);
        refuses(Rule.DERIVATIVE_VALUE, "not worked out", () -> Theorem.rewrite(d, List.of(e)));
        refuses(Rule.DERIVATIVE_VALUE, "not worked out", () -> Theorem.reflexivity(d));
        refuses(Rule.DERIVATIVE_VALUE, "not worked out", () -> Theorem.field(Terms.sub(d, d), ZERO));
        refuses(Rule.DERIVATIVE_VALUE, "not worked out", () -> Theorem.reflexivity(sum(k, d)));
        refuses(Rule.DERIVATIVE_VALUE, "not worked out", () -> Theorem.reflexivity(Terms.literal(List.of(d, d))));
        Theorem worked = Theorem.derivativeValue(derivative(x), x);
        equal(Theorem.rewrite(Terms.mul(TWO, d), List.of(worked)), Terms.mul(TWO, d), Terms.mul(TWO, ONE));
    }

    /// Putting a value in goes to the point of a derivative and not under it.
    @Test
    void anInstanceOfADerivativeMovesThePoint() {
        Expr f = Terms.mul(a, Terms.pow(x, 2));
        Theorem t = Theorem.derivativeValue(Theorem.arithmetic(org.gradproof.expr.Operator.MULTIPLY, constant(a, x), Theorem.power(derivative(x), TWO)), x);
        Theorem at = org.gradproof.kernel.Theorem.instance(t, java.util.Map.of(x, num(3), a, x));
        Expr.Derivative d = (Expr.Derivative) at.equal().left();
        assertEquals(num(3), d.at());
        Symbol bound = d.variable();
        assertEquals(Terms.mul(x, Terms.pow(bound, 2)), d.body());
        equal(Theorem.field(at.equal().right(), Terms.mul(num(6), x)), at.equal().right(), Terms.mul(num(6), x));
        assertEquals(f, ((Expr.Derivative) t.equal().left()).body());
    }
}
