package org.gradproof.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// What the tests of the kernel share: names, and how a refusal is checked.
final class Attack {
    private Attack() {}

    static final Symbol x = Symbol.real("x");
    static final Symbol y = Symbol.real("y");
    static final Symbol a = Symbol.real("a");
    static final Symbol b = Symbol.real("b");
    static final Symbol n = Symbol.whole("n");
    static final Symbol m = Symbol.whole("m");
    static final Expr ZERO = Terms.ZERO;
    static final Expr ONE = Terms.ONE;
    static final Expr TWO = Terms.TWO;
    static final Symbol v = Symbol.tensor("v", n);
    static final Symbol w = Symbol.tensor("w", n);
    static final Symbol i = Symbol.index("i", ONE, n);
    static final Symbol j = Symbol.index("j", ONE, n);
    static final Symbol k = Symbol.index("k", ONE, n);

    static Expr num(long value) {
        return Terms.num(value);
    }

    static Expr half() {
        return Terms.div(ONE, TWO);
    }

    static Condition lt(Expr l, Expr r) {
        return Condition.compare(Relation.LT, l, r);
    }

    static Condition le(Expr l, Expr r) {
        return Condition.compare(Relation.LE, l, r);
    }

    static Condition gt(Expr l, Expr r) {
        return Condition.compare(Relation.GT, l, r);
    }

    static Condition ge(Expr l, Expr r) {
        return Condition.compare(Relation.GE, l, r);
    }

    static Condition eq(Expr l, Expr r) {
        return Condition.compare(Relation.EQ, l, r);
    }

    static Condition ne(Expr l, Expr r) {
        return Condition.compare(Relation.NE, l, r);
    }

    static Condition.Compare comparison(Condition c) {
        return (Condition.Compare) c;
    }

    static Expr.Big sum(Symbol index, Expr body) {
        return (Expr.Big) Terms.sum(index, body);
    }

    static Expr.Big product(Symbol index, Expr body) {
        return (Expr.Big) Terms.product(index, body);
    }

    static Theorem instance(Theorem t, Symbol s, Expr by) {
        return Theorem.instance(t, Map.of(s, by));
    }

    static Theorem constant(Expr c, Symbol variable) {
        return Theorem.constant(c, variable, List.of());
    }

    static Theorem derivative(Symbol variable) {
        return Theorem.variable(variable);
    }

    /// The rule must say no, and say why: acceptance fails the test, and so does another reason.
    static void refuses(Rule rule, String reason, Supplier<Theorem> attempt) {
        Refused no = assertThrows(Refused.class, () -> {
            Theorem t = attempt.get();
            throw new AssertionError("the kernel accepted " + t);
        });
        assertEquals(rule, no.rule(), no.getMessage());
        assertTrue(no.getMessage().contains(reason), () -> "'" + no.getMessage() + "' does not say '" + reason + "'");
    }

    static void hypotheses(Theorem t, Condition... wanted) {
        assertEquals(Set.of(wanted), t.hypotheses());
    }

    static void says(Theorem t, Judgement wanted, Condition... hypotheses) {
        assertEquals(wanted, t.judgement());
        hypotheses(t, hypotheses);
    }

    static void equal(Theorem t, Expr left, Expr right, Condition... hypotheses) {
        says(t, new Judgement.Equal(left, right), hypotheses);
    }

    static void holds(Theorem t, Condition c, Condition... hypotheses) {
        says(t, new Judgement.Holds(c), hypotheses);
    }

    static void derives(Theorem t, Expr function, Symbol variable, Expr derivative, Condition... hypotheses) {
        says(t, new Judgement.HasDerivative(function, variable, List.of(), derivative), hypotheses);
    }
}
