package org.gradproof.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Terms that are written alike are the same object, have a shape, and are forgotten when nobody needs them.
class TermsTest {
    private static final Symbol x = Symbol.real("x");
    private static final Symbol n = Symbol.whole("n");
    private static final Symbol m = Symbol.whole("m");
    private static final Symbol v = Symbol.tensor("v", n);
    private static final Symbol W = Symbol.tensor("W", m, n);
    private static final Symbol i = Symbol.index("i", Terms.ONE, n);

    @Test
    void equalMeansIdentical() {
        assertSame(Terms.add(x, Terms.exp(x)), Terms.add(x, Terms.exp(x)));
        assertNotSame(Terms.add(x, Terms.ONE), Terms.add(Terms.ONE, x));
        assertSame(Symbol.index("i", Terms.ONE, n), i);
        assertNotSame(Symbol.index("i", Terms.ONE, m), i);
        assertNotSame(Symbol.whole("x"), x);
        assertSame(Terms.num(2), Terms.num(Rational.of(BigInteger.TWO)));
        // a decimal remembers its digits
        assertNotSame(Terms.num(Rational.HALF), Terms.decimal(Rational.HALF, 1));
        assertSame(Condition.compare(Relation.LT, x, n), Condition.compare(Relation.LT, x, n));
    }

    /// Sets of terms are walked in the order of their hashes. Calls once hashed by the address of their definition, and a claim
    /// was proved in one run and undecided in the next.
    @Test
    void hashesAreTheSameInEveryRun() {
        Expr one = Terms.call(Definition.function("f", List.of(x), Terms.exp(x)), List.of(x));
        Expr other = Terms.call(Definition.function("f", List.of(x), Terms.exp(x)), List.of(x));
        assertNotSame(one, other);
        assertEquals(one.hashCode(), other.hashCode());
    }

    @Test
    void conditionsAreFlat() {
        Condition p = Condition.compare(Relation.GT, x, Terms.ZERO);
        Condition q = Condition.compare(Relation.LT, x, Terms.ONE);
        assertSame(Condition.and(p, q), Condition.and(Condition.and(p, q), p));
        assertSame(p, Condition.and(p, Condition.TRUE));
        assertSame(Condition.FALSE, Condition.and(p, Condition.FALSE));
        assertSame(Condition.TRUE, Condition.or(p, Condition.TRUE));
        assertSame(p, p.negated().negated());
        assertSame(Condition.or(p.negated(), q.negated()), Condition.and(p, q).negated());
        assertSame(Condition.TRUE, p.implies(Condition.TRUE));
        assertThrows(IllegalArgumentException.class, () -> Condition.forAll(i, p).negated());
        assertTrue(Condition.or(p, Condition.forAll(i, q)).isQuantified());
        for (Relation r : Relation.values()) {
            for (int sign = -1; sign <= 1; sign++) {
                assertEquals(r.test(sign), !r.negated().test(sign));
                assertEquals(r.test(sign), r.swapped().test(-sign));
            }
        }
    }

    @Test
    void shapesFollowTheOperations() {
        assertEquals(List.of(n), Terms.mul(Terms.TWO, v).sizes());
        assertEquals(List.of(m), Terms.binary(Operator.MATMUL, W, v).sizes());
        assertEquals(List.of(), Terms.binary(Operator.MATMUL, v, v).sizes());
        assertEquals(List.of(n, m), Terms.transpose(W).sizes());
        assertEquals(List.of(n, n), Terms.binary(Operator.MATMUL, Terms.transpose(W), W).sizes());
        assertThrows(IllegalArgumentException.class, () -> Terms.binary(Operator.MATMUL, W, W));
        assertThrows(IllegalArgumentException.class, () -> Terms.add(v, W));
        assertThrows(IllegalArgumentException.class, () -> Terms.entry(W, i));
        assertThrows(IllegalArgumentException.class, () -> Terms.sum(i, v));
        assertThrows(IllegalArgumentException.class, () -> Terms.sum(x, x));
        assertThrows(IllegalArgumentException.class, () -> Terms.derivative(x, v));
        assertThrows(IllegalArgumentException.class, () -> Condition.compare(Relation.LT, v, v));
        assertThrows(IllegalArgumentException.class, () -> Terms.literal(List.of(v, x)));
        assertThrows(IllegalArgumentException.class, () -> Terms.array(List.of(Symbol.index("i", Terms.TWO, n)), x));
        assertThrows(IllegalArgumentException.class, () -> Terms.array(List.of(i, Symbol.index("j", Terms.ONE, i)), x));
    }

    @Test
    void callsFitTheirDefinitions() {
        Definition softmax = new Definition("softmax", List.of(n), List.of(v), 1, List.of(i), Terms.exp(Terms.entry(v, i)));
        Symbol w = Symbol.tensor("w", m);
        assertEquals(List.of(m), Terms.call(softmax, w).sizes());
        assertEquals(Optional.of(Terms.exp(Terms.entry(w, Terms.TWO))), Unfold.entry((Expr.Entry) Terms.entry(Terms.call(softmax, w), Terms.TWO)));
        Definition f = Definition.function("f", List.of(x), Terms.exp(x));
        assertEquals(List.of(m), Terms.call(f, w).sizes());
        assertEquals(Optional.of(Terms.call(f, Terms.entry(w, Terms.ONE))), Unfold.entry((Expr.Entry) Terms.entry(Terms.call(f, w), Terms.ONE)));
        assertThrows(IllegalArgumentException.class, () -> Terms.call(f, x, x));
        assertThrows(IllegalArgumentException.class, () -> Terms.call(softmax, x));
        Definition two = new Definition("g", List.of(n), List.of(v, Symbol.tensor("u", n)), 2, List.of(), Terms.binary(Operator.MATMUL, v, Symbol.tensor("u", n)));
        assertThrows(IllegalArgumentException.class, () -> Terms.call(two, v, w));
        assertEquals(List.of(), Terms.call(two, w, w).sizes());
    }

    @Test
    void freeSymbolsAreThoseOfTheValue() {
        Definition f = Definition.function("f", List.of(x), Terms.add(x, Symbol.real("c")));
        assertEquals(Set.of(Symbol.real("y"), Symbol.real("c")), Free.of(Terms.call(f, Symbol.real("y"))));
        assertEquals(Set.of(v, n), Free.of(Terms.sum(i, Terms.entry(v, i))));
        assertEquals(Set.of(i, v, n), Free.of(Terms.entry(v, i)));
        assertEquals(Set.of(n), Free.of(Terms.array(List.of(i), i)));
        Expr d = Terms.derivative(x, List.of(), Terms.mul(x, Symbol.real("c")), Symbol.real("y"));
        assertEquals(Set.of(Symbol.real("c"), Symbol.real("y")), Free.of(d));
        assertTrue(Free.occurs(n, v));
    }

    @Test
    void postorderHasPartsFirst() {
        Expr e = Terms.add(Terms.exp(x), Terms.mul(x, Terms.exp(x)));
        List<Node> order = Dag.postorder(e);
        assertEquals(List.of(x, Terms.exp(x), Terms.mul(x, Terms.exp(x)), e), order);
        for (Node node : order) for (Node c : node.children()) assertTrue(order.indexOf(c) < order.indexOf(node));
    }

    @Test
    void forgottenTermsAreCollected() throws InterruptedException {
        WeakReference<Expr> gone = forgotten();
        for (int attempt = 0; attempt < 50 && gone.get() != null; attempt++) {
            System.gc();
            Thread.sleep(10);
        }
        assertEquals(null, gone.get());
    }

    private static WeakReference<Expr> forgotten() {
        return new WeakReference<>(Terms.add(Symbol.real("nobody needs this"), Terms.num(123_456_789)));
    }

    @Test
    void manyThreadsMakeOneTerm() {
        List<List<Expr>> made = IntStream.range(0, 8).parallel().mapToObj(t -> {
            List<Expr> terms = new ArrayList<>();
            for (int k = 0; k < 2_000; k++) terms.add(Terms.mul(Terms.num(k), Terms.exp(Symbol.real("t" + k % 50))));
            return terms;
        }).toList();
        Set<Expr> distinct = new HashSet<>();
        for (List<Expr> terms : made) distinct.addAll(terms);
        assertEquals(2_000, distinct.size());
        for (List<Expr> terms : made) for (int k = 0; k < 2_000; k++) assertSame(made.getFirst().get(k), terms.get(k));
    }

    @Test
    void deepConditionsAndCasesAreTerms() {
        Expr e = x;
        for (int level = 0; level < 10_000; level++) e = Terms.cases(Condition.compare(Relation.GT, e, Terms.ZERO), e, Terms.ONE);
        assertEquals(Set.of(x), Free.of(e));
        assertEquals(e, Substitution.replace(Substitution.replace(e, x, n), n, x));
        assertTrue(e.toString().length() < 100_000);
    }
}
