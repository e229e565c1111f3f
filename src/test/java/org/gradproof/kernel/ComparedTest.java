package org.gradproof.kernel;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.kernel.Attack.ONE;
import static org.gradproof.kernel.Attack.TWO;
import static org.gradproof.kernel.Attack.ZERO;
import static org.gradproof.kernel.Attack.holds;
import static org.gradproof.kernel.Attack.refuses;
import static org.gradproof.kernel.Attack.x;

import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// The order of two terms is that of their equals, and of nothing else.
final class ComparedTest {
    private static final Expr SLOPE = Terms.derivative(x, x);

    private static Theorem slope() {
        return Theorem.derivativeValue(Theorem.variable(x), x);
    }

    private static Theorem order(Expr l, Expr r) {
        return Theorem.number((Condition.Compare) compare(Relation.LT, l, r));
    }

    @Test
    void aDerivativeIsOrderedAsItsValue() {
        holds(Theorem.compared(slope(), order(ONE, TWO), Theorem.reflexivity(TWO)), compare(Relation.LT, SLOPE, TWO));
    }

    @Test
    void theMiddleTermsMustBeTheSame() {
        refuses(Rule.ORDER_EQUAL, "the middle terms differ", () -> Theorem.compared(slope(), order(ZERO, TWO), Theorem.reflexivity(TWO)));
        refuses(Rule.ORDER_EQUAL, "the middle terms differ", () -> Theorem.compared(Theorem.reflexivity(TWO), order(ONE, TWO), Theorem.reflexivity(ONE)));
        refuses(Rule.ORDER_EQUAL, "the middle terms differ", () -> Theorem.compared(Theorem.symmetry(slope()), order(ONE, TWO), Theorem.reflexivity(TWO)));
    }
}
