package org.gradproof.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// What is not 0 because its factors are not.
class FactorsTest {
    private static final Symbol x = Symbol.real("x");
    private static final Symbol y = Symbol.real("y");
    private static final Expr SINH = Terms.apply(Primitive.SINH, x);

    @Test
    void expandedPowersOfWhatIsApart() {
        Expr expanded = Terms.add(Terms.sub(Terms.pow(Terms.exp(x), 4), Terms.mul(Terms.TWO, Terms.pow(Terms.exp(x), 2))), Terms.ONE);
        assertEquals(true, apart(expanded, SINH));
        assertEquals(true, apart(Terms.mul(expanded, Terms.exp(y)), SINH));
    }

    @Test
    void differencesThatAreApart() {
        Facts facts = new Facts(List.of(Condition.compare(Relation.NE, x, y), Condition.compare(Relation.NE, y, Terms.ZERO)));
        assertEquals(true, facts.prove(Condition.compare(Relation.NE, Terms.div(Terms.sub(y, x), y), Terms.ZERO)).filter(facts::settles).isPresent());
    }

    @Test
    void notWhereAFactorIsUnknown() {
        assertEquals(false, apart(Terms.mul(y, SINH), SINH));
        assertEquals(false, apart(Terms.add(SINH, Terms.ONE), SINH));
        assertEquals(false, apart(Terms.ZERO, SINH));
    }

    private static boolean apart(Expr e, Expr known) {
        Facts facts = new Facts(List.of(Condition.compare(Relation.NE, known, Terms.ZERO)));
        return facts.prove(Condition.compare(Relation.NE, e, Terms.ZERO)).filter(facts::settles).isPresent();
    }
}
