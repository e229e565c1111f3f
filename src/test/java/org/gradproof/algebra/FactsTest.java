package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;
import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sub;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// What follows from assumptions.
class FactsTest {
    private static final Symbol x = Symbol.real("x");

    /// `√q` in the assumption asks for `q ≥ 0` while the search for `q ≥ 0` looks at the assumption.
    @Test
    void aFailureThatLeanedOnAnOpenQuestionIsForgotten() {
        Expr q = add(add(pow(x, num(2)), mul(num(5), x)), num(9));
        Expr e = pow(Terms.exp(div(Terms.sqrt(q), num(2))), num(3));
        Expr u = div(sub(e, pow(Terms.exp(div(ONE, num(4))), num(9))), e);
        Facts facts = new Facts(List.of(compare(Relation.GT, u, ZERO)));
        Expr v = add(pow(Terms.log(u), num(2)), ONE);
        assertTrue(proved(facts, compare(Relation.NE, Terms.sqrt(v), ZERO)));
        assertTrue(proved(facts, compare(Relation.GE, v, ZERO)));
        assertTrue(proved(facts, compare(Relation.NE, e, ZERO)));
    }

    @Test
    void squaresAreCompleted() {
        assertTrue(proved(Facts.none(), compare(Relation.GT, add(add(pow(x, num(2)), mul(num(5), x)), div(num(17), num(2))), ZERO)));
        assertTrue(proved(Facts.none(), compare(Relation.LE, sub(mul(num(4), x), add(mul(num(4), mul(x, x)), ONE)), ZERO)));
        assertFalse(proved(Facts.none(), compare(Relation.LT, sub(mul(num(4), x), add(mul(num(4), mul(x, x)), ONE)), ZERO)));
        assertFalse(proved(Facts.none(), compare(Relation.GE, add(add(pow(x, num(2)), mul(num(5), x)), num(6)), ZERO)));
    }

    @Test
    void aRootExceedsWhatItAddsTheSquareOf() {
        Expr w = mul(x, Terms.apply(Primitive.SIN, x));
        assertTrue(proved(Facts.none(), compare(Relation.GT, add(w, Terms.sqrt(add(pow(w, num(2)), ONE))), ZERO)));
        assertFalse(proved(Facts.none(), compare(Relation.GT, add(w, Terms.sqrt(pow(w, num(2)))), ZERO)));
    }

    /// With the term put in for the 0 that it equals, `0 = 0` would say nothing of 0.
    @Test
    void whatEqualsZeroHasTheSignOfZero() {
        Facts facts = new Facts(List.of(compare(Relation.GT, x, ZERO)));
        Expr zero = Terms.cases(compare(Relation.GT, x, ZERO), ZERO, x);
        assertTrue(proved(facts, compare(Relation.LE, Terms.neg(zero), ZERO)));
        assertTrue(proved(facts, compare(Relation.GE, add(zero, pow(x, num(2))), ZERO)));
        assertTrue(proved(Facts.none(), compare(Relation.GE, Terms.neg(sub(mul(x, x), pow(x, num(2)))), ZERO)));
    }

    /// A hunch keeps from a search and never proves.
    @Test
    void aHunchDecidesNothing() {
        Condition.Compare c = (Condition.Compare) compare(Relation.GT, add(add(pow(x, num(2)), mul(x, x)), ONE), ZERO);
        assertTrue(proved(Facts.none(), c));
        assertFalse(proved(new Facts(List.of(), (_, _, _) -> new Hunch.Seen(true, true)), c));
        assertFalse(proved(Facts.none(), c.negated()));
    }

    private static boolean proved(Facts facts, Condition c) {
        return facts.prove(c).filter(facts::settles).isPresent();
    }
}
