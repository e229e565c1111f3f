package org.gradproof.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LimitTermTest {
    private final Symbol x = Symbol.real("x");
    private final Symbol a = Symbol.real("a");

    private static Approach to(Expr point) {
        return new Approach.To(point, Approach.From.RIGHT);
    }

    @Test
    void bindsItsVariableInTheBodyAndNotInThePoint() {
        Expr limit = Terms.limit(x, Terms.mul(x, a), to(a));
        assertEquals(Set.of(a), Free.of(limit));
        assertEquals(Set.of(x), Free.of(Terms.limit(x, Terms.ONE, to(x))));
    }

    @Test
    void substitutionReachesThePointAndSparesWhatIsBound() {
        Expr limit = Terms.limit(x, Terms.mul(x, a), to(x));
        assertSame(Terms.limit(x, Terms.mul(x, a), to(Terms.ONE)), Substitution.replace(limit, x, Terms.ONE));
        assertSame(Terms.limit(x, Terms.mul(x, Terms.ONE), to(x)), Substitution.replace(limit, a, Terms.ONE));
    }

    @Test
    void substitutionRenamesWhatWouldBeCaught() {
        Expr renamed = Substitution.replace(Terms.limit(x, Terms.mul(x, a), new Approach.Beyond(true)), a, x);
        assertEquals(Set.of(x), Free.of(renamed));
        Expr.Limit l = (Expr.Limit) renamed;
        assertSame(Terms.mul(l.variable(), x), l.body());
    }

    @Test
    void equalLimitsAreOneObject() {
        assertSame(Terms.limit(x, a, to(a)), Terms.limit(x, a, to(a)));
        assertFalse(Terms.limit(x, a, to(a)) == Terms.limit(x, a, new Approach.To(a, Approach.From.LEFT)));
    }

    @Test
    void isOfNumbersByRealVariables() {
        Symbol v = Symbol.of("v", new Sort.Tensor(List.of(Terms.TWO)));
        assertThrows(IllegalArgumentException.class, () -> Terms.limit(v, a, new Approach.Beyond(true)));
        assertThrows(IllegalArgumentException.class, () -> Terms.limit(Symbol.whole("n"), a, new Approach.Beyond(true)));
        assertThrows(IllegalArgumentException.class, () -> Terms.limit(x, v, new Approach.Beyond(true)));
    }

    @Test
    void infinityIsALimitOfItsOwn() {
        assertTrue(((Expr.Limit) Terms.infinity(true)).isInfinity());
        assertTrue(((Expr.Limit) Terms.infinity(false)).isInfinity());
        assertFalse(((Expr.Limit) Terms.limit(x, x, new Approach.Beyond(true))).isInfinity());
        assertFalse(Terms.infinity(true) == Terms.infinity(false));
    }

    @Test
    void copesWithDeepBodies() {
        Expr body = x;
        for (int i = 0; i < 10_000; i++) body = Terms.exp(Terms.mul(body, a));
        Expr limit = Terms.limit(x, body, new Approach.Beyond(false));
        assertEquals(Set.of(a), Free.of(limit));
        assertEquals(Set.of(), Free.of(Substitution.replace(limit, a, Terms.TWO)));
    }
}
