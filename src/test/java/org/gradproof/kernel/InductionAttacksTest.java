package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Attempts to conclude for all integers what holds for some.
class InductionAttacksTest {
    private static final Expr NEXT = Terms.add(n, ONE);

    private static Theorem given(Condition c, Condition... under) {
        return Theorem.weaken(Theorem.assume(c), List.of(under));
    }

    /// `n ≥ n` from 0 on, by nothing but what is always true.
    private static Theorem sure(Condition c) {
        return Theorem.combine(comparison(c), List.of(), List.of());
    }

    @Test
    void concludesFromTheStartOn() {
        Condition c = ge(n, n);
        holds(Theorem.induction(n, ZERO, c, Theorem.number(comparison(ge(ZERO, ZERO))), sure(ge(NEXT, NEXT))), c, le(ZERO, n));
    }

    @Test
    void theStepMayUseTheClaimAndTheStartAlone() {
        Condition c = gt(n, m);
        Theorem base = given(gt(ONE, m));
        Theorem step = Theorem.combine(comparison(gt(NEXT, m)), List.of(Theorem.assume(c)), List.of(org.gradproof.expr.Rational.ONE));
        holds(Theorem.induction(n, ONE, c, base, step), c, le(ONE, n), gt(ONE, m));
        refuses(Rule.INDUCTION, "speaks of the number", () -> Theorem.induction(n, ONE, c, base, Theorem.weaken(step, List.of(lt(n, num(5))))));
        refuses(Rule.INDUCTION, "speaks of the number", () -> Theorem.induction(n, ONE, c, base, Theorem.weaken(step, List.of(le(ZERO, n)))));
        refuses(Rule.INDUCTION, "speaks of the number", () -> Theorem.induction(n, ONE, c, Theorem.weaken(base, List.of(ge(n, ONE))), step));
        holds(Theorem.induction(n, ONE, c, base, Theorem.weaken(step, List.of(le(ONE, n), gt(x, ZERO)))), c, le(ONE, n), gt(ONE, m), gt(x, ZERO));
    }

    @Test
    void refusesAnotherStartOrStep() {
        Condition c = gt(n, ZERO);
        Theorem base = Theorem.number(comparison(gt(ONE, ZERO)));
        Theorem step = given(gt(NEXT, ZERO));
        refuses(Rule.INDUCTION, "at the start", () -> Theorem.induction(n, ZERO, c, base, step));
        refuses(Rule.INDUCTION, "at the next number", () -> Theorem.induction(n, ONE, c, base, given(gt(Terms.add(n, TWO), ZERO))));
        refuses(Rule.INDUCTION, "at the next number", () -> Theorem.induction(n, ONE, c, base, given(c)));
        // The step assumes what it shows.
        refuses(Rule.INDUCTION, "speaks of the number", () -> Theorem.induction(n, ONE, c, base, step));
    }

    @Test
    void refusesWhatIsNoInteger() {
        Condition c = ge(x, x);
        refuses(Rule.INDUCTION, "integers", () -> Theorem.induction(x, ZERO, c, given(ge(ZERO, ZERO)), sure(ge(Terms.add(x, ONE), Terms.add(x, ONE)))));
        Condition d = ge(n, n);
        refuses(Rule.INDUCTION, "integers", () -> Theorem.induction(n, half(), d, sure(ge(half(), half())), sure(ge(NEXT, NEXT))));
        refuses(Rule.INDUCTION, "integers", () -> Theorem.induction(n, n, d, sure(d), sure(ge(NEXT, NEXT))));
        refuses(Rule.INDUCTION, "integers", () -> Theorem.induction(n, x, d, sure(ge(x, x)), sure(ge(NEXT, NEXT))));
    }

    /// A vector of size n is another one than its namesake of size n + 1.
    @Test
    void refusesSizesAndRangesThatMove() {
        Symbol u = Symbol.tensor("u", m);
        Expr entry = Terms.entry(v, ONE);
        Condition c = ge(Terms.add(entry, n), Terms.add(entry, n));
        Symbol later = Symbol.tensor("v", NEXT);
        Expr next = Terms.add(Terms.entry(later, ONE), NEXT);
        Symbol first = Symbol.tensor("v", ONE);
        Expr start = Terms.add(Terms.entry(first, ONE), ONE);
        refuses(Rule.INDUCTION, "the number", () -> Theorem.induction(n, ONE, c, given(ge(start, start)),
                Theorem.discharge(given(ge(next, next)), sure(ge(next, next)))));
        Condition still = ge(Terms.entry(u, ONE), Terms.entry(u, ONE));
        Theorem base = Theorem.assume(still);
        Theorem step = Theorem.assume(still);
        holds(Theorem.induction(n, ONE, still, base, step), still, le(ONE, n), still);
        Symbol free = Symbol.index("i", ONE, n);
        Condition d = ge(free, free);
        Symbol up = Symbol.index("i", ONE, NEXT);
        Symbol low = Symbol.index("i", ONE, ONE);
        refuses(Rule.INDUCTION, "with the number", () -> Theorem.induction(n, ONE, d, sure(ge(low, low)), sure(ge(up, up))));
    }

    @Test
    void theRangeOfASumIsTheSameOnlyWhereItsEndsAre() {
        Expr.Big f = sum(Symbol.index("k", ONE, Terms.sub(NEXT, ONE)), Symbol.index("k", ONE, Terms.sub(NEXT, ONE)));
        equal(Theorem.sameRange(f, ONE, n), f, sum(k, k));
        refuses(Rule.SAME_RANGE, "another range", () -> Theorem.sameRange(f, ONE, NEXT));
        refuses(Rule.SAME_RANGE, "another range", () -> Theorem.sameRange(f, ZERO, n));
        Expr.Big mixed = sum(Symbol.index("k", ONE, Terms.sub(NEXT, ONE)), k);
        refuses(Rule.SAME_RANGE, "the name is taken", () -> Theorem.sameRange(mixed, ONE, n));
        assertTrue(Theorem.sameRange(product(k, x), Terms.sub(TWO, ONE), n).hypotheses().isEmpty());
    }
}
