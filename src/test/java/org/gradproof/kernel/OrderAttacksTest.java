package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Attempts to get a wrong sign.
class OrderAttacksTest {
    private static Theorem given(Condition c) {
        return Theorem.assume(c);
    }

    @Test
    void refusesAFalseComparisonOfNumbers() {
        refuses(Rule.NUMBER, "not a true comparison", () -> Theorem.number(comparison(lt(ONE, ONE))));
        refuses(Rule.NUMBER, "not a true comparison", () -> Theorem.number(comparison(lt(x, Terms.add(x, ONE)))));
        refuses(Rule.NUMBER, "not a true comparison", () -> Theorem.number(comparison(eq(Terms.div(ONE, ZERO), Terms.div(ONE, ZERO)))));
        holds(Theorem.number(comparison(le(Terms.div(ONE, num(3)), half()))), le(Terms.div(ONE, num(3)), half()));
    }

    /// All sign rules against all signs of small numbers: what the kernel claims must be true of every pair, and where
    /// every pair allows no claim it must refuse.
    @Test
    void productsAndQuotientsOfSignsAreRight() {
        for (Relation r : Relation.values()) {
            for (Relation s : Relation.values()) {
                Theorem a = given(Condition.compare(r, x, ZERO));
                Theorem b = given(Condition.compare(s, y, ZERO));
                check(r, s, attempt(() -> Theorem.product(a, b)), false);
                check(r, s, attempt(() -> Theorem.quotient(a, b)), true);
                added(r, s, attempt(() -> Theorem.addition(a, b)), 1);
                added(r, s, attempt(() -> Theorem.subtraction(a, b)), -1);
            }
        }
    }

    private static void added(Relation r, Relation s, Optional<Theorem> t, int sign) {
        List<Integer> results = new ArrayList<>();
        for (int p = -2; p <= 2; p++) for (int q = -2; q <= 2; q++) if (r.test(p) && s.test(q)) results.add(p + sign * q);
        boolean some = false;
        for (Relation c : Relation.values()) some |= results.stream().allMatch(c::test);
        assertEquals(some, t.isPresent(), r + " " + sign + " " + s);
        if (t.isPresent()) assertTrue(results.stream().allMatch(comparison(t.get().holds()).relation()::test), t.toString());
    }

    private static void check(Relation r, Relation s, Optional<Theorem> t, boolean quotient) {
        List<Integer> results = new ArrayList<>();
        boolean possible = true;
        for (int p = -1; p <= 1; p++) {
            for (int q = -1; q <= 1; q++) {
                if (!r.test(p) || !s.test(q)) continue;
                if (quotient && q == 0) possible = false;
                results.add(p * q);
            }
        }
        if (t.isEmpty()) {
            boolean none = true;
            for (Relation c : Relation.values()) if (results.stream().allMatch(c::test)) none = false;
            assertEquals(true, !possible || none, "refused " + r + (quotient ? " / " : " * ") + s);
        } else {
            Relation claimed = comparison(t.get().holds()).relation();
            assertEquals(true, possible && results.stream().allMatch(claimed::test), t + " for " + r + " " + s);
        }
    }

    private static Optional<Theorem> attempt(java.util.function.Supplier<Theorem> rule) {
        try {
            return Optional.of(rule.get());
        } catch (Refused no) {
            return Optional.empty();
        }
    }

    @Test
    void theOppositeHasTheOppositeSign() {
        for (Relation r : Relation.values()) {
            Relation claimed = comparison(Theorem.opposite(given(Condition.compare(r, x, ZERO))).holds()).relation();
            for (int p = -1; p <= 1; p++) assertEquals(r.test(p), claimed.test(-p), r.toString());
        }
    }

    @Test
    void refusesSignsThatAreNone() {
        refuses(Rule.ORDER_ADDITION, "the sum may be zero", () -> Theorem.addition(given(ne(x, ZERO)), given(gt(y, ZERO))));
        refuses(Rule.ORDER_ADDITION, "against each other", () -> Theorem.addition(given(lt(x, ZERO)), given(gt(y, ZERO))));
        refuses(Rule.ORDER_ADDITION, "against each other", () -> Theorem.subtraction(given(gt(x, ZERO)), given(ge(y, ZERO))));
        refuses(Rule.ORDER_ADDITION, "a comparison with 0", () -> Theorem.opposite(given(gt(x, y))));
        refuses(Rule.ORDER_PRODUCT, "a factor may be zero", () -> Theorem.product(given(ge(x, ZERO)), given(ne(y, ZERO))));
        refuses(Rule.ORDER_PRODUCT, "a comparison with 0", () -> Theorem.product(given(ge(x, ONE)), given(gt(y, ZERO))));
        refuses(Rule.ORDER_PRODUCT, "a comparison with 0", () -> Theorem.product(given(le(ZERO, x)), given(gt(y, ZERO))));
        refuses(Rule.ORDER_QUOTIENT, "the denominator may be zero", () -> Theorem.quotient(given(ge(x, ZERO)), given(ge(y, ZERO))));
        refuses(Rule.ORDER_QUOTIENT, "the denominator may be zero", () -> Theorem.quotient(given(ge(x, ZERO)), given(eq(y, ZERO))));
    }

    /// `(−1)^(1/2) > 0` and `0^n ≠ 0` must not come out.
    @Test
    void refusesPowersOfWhatIsNotPositive() {
        refuses(Rule.ORDER_POWER, "a positive base is needed", () -> Theorem.positivePower(given(ge(x, ZERO)), y));
        refuses(Rule.ORDER_POWER, "a positive base is needed", () -> Theorem.positivePower(given(ne(x, ZERO)), TWO));
        refuses(Rule.ORDER_POWER, "a nonzero base", () -> Theorem.nonzeroPower(given(ne(x, ZERO)), half()));
        refuses(Rule.ORDER_POWER, "a nonzero base", () -> Theorem.nonzeroPower(given(ge(x, ZERO)), TWO));
        holds(Theorem.nonzeroPower(given(ne(x, ZERO)), num(-3)), ne(Terms.pow(x, -3), ZERO), ne(x, ZERO));
    }

    @Test
    void refusesCombinationsThatDoNotFollow() {
        Theorem p = given(gt(x, y));
        Rational one = Rational.ONE;
        refuses(Rule.ORDER_COMBINATION, "a premise cannot be scaled so",
                () -> Theorem.combine(comparison(gt(y, x)), List.of(p), List.of(Rational.MINUS_ONE)));
        refuses(Rule.ORDER_COMBINATION, "a premise cannot be scaled so",
                () -> Theorem.combine(comparison(eq(ZERO, ZERO)), List.of(given(ne(x, y))), List.of(Rational.ZERO)));
        refuses(Rule.ORDER_COMBINATION, "the combination is not the claim", () -> Theorem.combine(comparison(gt(x, ZERO)), List.of(p), List.of(one)));
        refuses(Rule.ORDER_COMBINATION, "the combination is not the claim",
                () -> Theorem.combine(comparison(gt(x, Terms.add(y, ONE))), List.of(p), List.of(one)));
        refuses(Rule.ORDER_COMBINATION, "not strict", () -> Theorem.combine(comparison(gt(x, y)), List.of(given(ge(x, y))), List.of(one)));
        refuses(Rule.ORDER_COMBINATION, "not strict", () -> Theorem.combine(comparison(gt(x, x)), List.of(), List.of()));
        refuses(Rule.ORDER_COMBINATION, "not strict", () -> Theorem.combine(comparison(gt(x, x)), List.of(p), List.of(Rational.ZERO)));
        refuses(Rule.ORDER_COMBINATION, "not strict", () -> Theorem.combine(comparison(eq(x, y)), List.of(given(ge(x, y))), List.of(one)));
        refuses(Rule.ORDER_COMBINATION, "not strict", () -> Theorem.combine(comparison(eq(Terms.add(x, ONE), x)), List.of(), List.of()));
        refuses(Rule.ORDER_COMBINATION, "not strict", () -> Theorem.combine(comparison(ne(x, y)), List.of(p), List.of(one)));
        refuses(Rule.ORDER_COMBINATION, "not strict", () -> Theorem.combine(comparison(ge(x, y)), List.of(given(ne(x, y))), List.of(one)));
        // two that differ from zero may cancel
        refuses(Rule.ORDER_COMBINATION, "not strict", () -> Theorem.combine(comparison(ne(Terms.add(x, y), ZERO)),
                List.of(given(ne(x, ZERO)), given(ne(y, ZERO))), List.of(one, one)));
        refuses(Rule.ORDER_COMBINATION, "not strict", () -> Theorem.combine(comparison(ne(Terms.add(x, ONE), ZERO)), List.of(given(ne(x, ZERO))), List.of(one)));
    }

    @Test
    void combinationsThatFollow() {
        Theorem p = given(gt(x, y));
        holds(Theorem.combine(comparison(lt(Terms.mul(num(-2), x), Terms.mul(num(-2), y))), List.of(p), List.of(Rational.TWO)),
                lt(Terms.mul(num(-2), x), Terms.mul(num(-2), y)), gt(x, y));
        holds(Theorem.combine(comparison(gt(Terms.add(x, ONE), x)), List.of(), List.of()), gt(Terms.add(x, ONE), x));
        holds(Theorem.combine(comparison(ne(Terms.mul(TWO, x), ZERO)), List.of(given(ne(x, ZERO))), List.of(Rational.TWO)), ne(Terms.mul(TWO, x), ZERO), ne(x, ZERO));
        // the claim has to exist
        Expr inverse = Terms.div(ONE, x);
        holds(Theorem.combine(comparison(lt(inverse, Terms.add(inverse, ONE))), List.of(), List.of()), lt(inverse, Terms.add(inverse, ONE)), ne(x, ZERO));
    }

    @Test
    void refusesAWeakerRelationThatIsNot() {
        for (Relation r : Relation.values()) {
            for (Relation s : Relation.values()) {
                boolean implied = true;
                boolean swapped = true;
                for (int sign = -1; sign <= 1; sign++) {
                    if (r.test(sign) && !s.test(sign)) implied = false;
                    if (r.test(sign) && !s.test(-sign)) swapped = false;
                }
                Theorem t = given(Condition.compare(r, x, y));
                Condition.Compare same = comparison(Condition.compare(s, x, y));
                Condition.Compare other = comparison(Condition.compare(s, y, x));
                if (implied) holds(Theorem.weaker(t, same), same, t.holds());
                else refuses(Rule.WEAKER, "it does not follow", () -> Theorem.weaker(t, same));
                if (swapped) holds(Theorem.weaker(t, other), other, t.holds());
                else refuses(Rule.WEAKER, "it does not follow", () -> Theorem.weaker(t, other));
                refuses(Rule.WEAKER, "it does not follow", () -> Theorem.weaker(t, comparison(Condition.compare(s, x, a))));
            }
        }
    }

    @Test
    void refusesAStrongerRelationThatIsNot() {
        holds(Theorem.stronger(given(le(x, y)), given(ne(y, x))), lt(x, y), le(x, y), ne(y, x));
        refuses(Rule.WEAKER, "it does not follow", () -> Theorem.stronger(given(ge(x, y)), given(ne(x, a))));
        refuses(Rule.WEAKER, "it does not follow", () -> Theorem.stronger(given(ge(x, y)), given(le(x, y))));
        refuses(Rule.WEAKER, "it does not follow", () -> Theorem.stronger(given(ne(x, y)), given(ne(x, y))));
        refuses(Rule.WEAKER, "both orders are needed", () -> Theorem.antisymmetry(given(ge(x, y)), given(ge(x, y))));
        refuses(Rule.WEAKER, "both orders are needed", () -> Theorem.antisymmetry(given(ge(x, y)), given(lt(x, y))));
        holds(Theorem.antisymmetry(given(ge(x, y)), given(le(x, y))), eq(x, y), ge(x, y), le(x, y));
    }

    /// `Σ_{k ≤ 0} 1 > 0` must not come out, nor the sign of a product of negatives.
    @Test
    void sumsHaveTheSignOfTheirTerms() {
        Expr entry = Terms.entry(v, k);
        Theorem positive = given(gt(entry, ZERO));
        holds(Theorem.sumSign(sum(k, entry), positive), gt(sum(k, entry), ZERO), Condition.forAll(k, gt(entry, ZERO)), le(ONE, n));
        holds(Theorem.sumSign(product(k, entry), positive), gt(product(k, entry), ZERO), Condition.forAll(k, gt(entry, ZERO)));
        refuses(Rule.ORDER_SUM, "no sign", () -> Theorem.sumSign(product(k, entry), given(lt(entry, ZERO))));
        refuses(Rule.ORDER_SUM, "no sign", () -> Theorem.sumSign(product(k, entry), given(le(entry, ZERO))));
        refuses(Rule.ORDER_SUM, "no sign", () -> Theorem.sumSign(sum(k, entry), given(ne(entry, ZERO))));
        refuses(Rule.ORDER_SUM, "another summand", () -> Theorem.sumSign(sum(k, ONE), positive));
        refuses(Rule.ORDER_SUM, "a comparison with 0", () -> Theorem.sumSign(sum(k, entry), given(gt(entry, ONE))));
    }

    @Test
    void refusesFunctionsThatDoNotIncrease() {
        for (Primitive f : List.of(Primitive.SIN, Primitive.COS, Primitive.TAN, Primitive.ARCCOS, Primitive.COSH, Primitive.NORMAL_PDF)) {
            refuses(Rule.MONOTONE, "not an increasing function", () -> Theorem.monotone(f, given(lt(x, y))));
        }
        refuses(Rule.MONOTONE, "not an increasing function", () -> Theorem.monotone(Primitive.EXP, given(ne(x, y))));
        holds(Theorem.monotone(Primitive.LOG, given(lt(x, y))), lt(Terms.log(x), Terms.log(y)), lt(x, y), gt(x, ZERO), gt(y, ZERO));
    }
}
