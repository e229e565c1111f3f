package org.gradproof.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Substitution captures nothing, follows sizes and ranges, and copes with deep and shared terms.
class SubstitutionTest {
    private static final Symbol x = Symbol.real("x");
    private static final Symbol y = Symbol.real("y");
    private static final Symbol a = Symbol.real("a");
    private static final Symbol n = Symbol.whole("n");
    private static final Symbol m = Symbol.whole("m");
    private static final Symbol v = Symbol.tensor("v", n);
    private static final Symbol i = Symbol.index("i", Terms.ONE, n);
    private static final Symbol j = Symbol.index("j", Terms.ONE, n);

    private static Expr put(Expr in, Symbol s, Expr by) {
        return Substitution.replace(in, s, by);
    }

    @Test
    void replacesEveryFreeOccurrenceAtOnce() {
        Expr e = Terms.add(x, Terms.mul(y, x));
        assertEquals(Terms.add(y, Terms.mul(x, y)), new Substitution(Map.of(x, y, y, x)).apply(e));
        assertSame(e, put(e, a, Terms.ONE));
        assertEquals(Terms.add(Terms.exp(x), Terms.mul(y, Terms.exp(x))), put(e, x, Terms.exp(x)));
    }

    @Test
    void aBoundNameMakesWay() {
        Expr sum = Terms.sum(i, Terms.mul(a, Terms.entry(v, i)));
        Expr.Big out = (Expr.Big) put(sum, a, i);
        assertNotEquals(i, out.index());
        assertEquals(Terms.mul(i, Terms.entry(v, out.index())), out.body());
        assertEquals(i.sort(), out.index().sort());
        // the name that it takes is not taken either
        Expr both = Terms.sum(i, Terms.mul(a, Terms.mul(j, Terms.entry(v, i))));
        Expr.Big moved = (Expr.Big) put(both, a, i);
        assertEquals(Set.of("i", "j", "v", "n"), names(moved));
        assertEquals(Terms.mul(i, Terms.mul(j, Terms.entry(v, moved.index()))), moved.body());
    }

    private static Set<String> names(Node e) {
        return Free.of(e).stream().map(Symbol::name).collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void aBoundNameIsNotReplaced() {
        Expr sum = Terms.sum(i, Terms.mul(i, a));
        assertSame(sum, put(sum, i, Terms.TWO));
        Expr d = Terms.derivative(x, List.of(), Terms.pow(x, 2), Terms.mul(x, a));
        assertEquals(Terms.derivative(x, List.of(), Terms.pow(x, 2), Terms.mul(Terms.TWO, a)), put(d, x, Terms.TWO));
    }

    @Test
    void innerBindersAreRenamedToo() {
        Expr inner = Terms.sum(j, Terms.mul(a, Terms.mul(i, j)));
        Expr.Big out = (Expr.Big) put(Terms.sum(i, inner), a, Terms.mul(i, j));
        Expr.Big in = (Expr.Big) out.body();
        assertEquals(4, Set.of(out.index(), in.index(), i, j).size());
        assertEquals(Terms.mul(Terms.mul(i, j), Terms.mul(out.index(), in.index())), in.body());
    }

    @Test
    void theVariableOfADerivativeMakesWay() {
        Expr d = Terms.derivative(x, Terms.mul(a, x));
        Expr.Derivative out = (Expr.Derivative) put(d, a, x);
        assertNotEquals(x, out.variable());
        assertEquals(Terms.mul(x, out.variable()), out.body());
        assertSame(x, out.at());
    }

    @Test
    void everyBinderIsABinder() {
        Expr array = Terms.array(List.of(i, j), Terms.mul(a, Terms.mul(i, j)));
        Expr.Array out = (Expr.Array) put(array, a, Terms.add(i, j));
        assertEquals(Terms.mul(Terms.add(i, j), Terms.mul(out.indices().get(0), out.indices().get(1))), out.body());
        assertEquals(array.sizes(), out.sizes());
        Condition.ForAll all = (Condition.ForAll) Condition.forAll(i, Condition.compare(Relation.LT, a, i));
        Condition.ForAll moved = (Condition.ForAll) new Substitution(Map.of(a, i)).apply(all);
        assertEquals(Condition.compare(Relation.LT, i, moved.index()), moved.body());
        assertNotEquals(i, moved.index());
    }

    @Test
    void sizesAndRangesFollow() {
        Expr sum = Terms.sum(i, Terms.entry(v, i));
        Symbol three = Symbol.index("i", Terms.ONE, Terms.num(3));
        assertEquals(Terms.sum(three, Terms.entry(Symbol.tensor("v", Terms.num(3)), three)), put(sum, n, Terms.num(3)));
        assertEquals(Symbol.index("j", Terms.ONE, Terms.add(m, Terms.ONE)), put(j, n, Terms.add(m, Terms.ONE)));
    }

    /// Two names of which one gets the range of the other: `Σ_{i ≤ n} i·i′` at n = 3, where i′ is of 1..3.
    @Test
    void namesakesStayApart() {
        Symbol other = Symbol.index("i", Terms.ONE, Terms.num(3));
        Expr.Big out = (Expr.Big) put(Terms.sum(i, Terms.mul(i, other)), n, Terms.num(3));
        assertEquals(Terms.mul(out.index(), other), out.body());
        assertNotEquals(other, out.index());
        Expr.Big second = (Expr.Big) put(Terms.sum(other, Terms.mul(i, other)), n, Terms.num(3));
        assertEquals(Terms.mul(other, second.index()), second.body());
        Expr.Array two = (Expr.Array) put(Terms.array(List.of(i, Symbol.index("i", Terms.ONE, m)), i), n, m);
        assertEquals(2, Set.copyOf(two.indices()).size());
    }

    @Test
    void aCallKeepsItsNameUnlessItsBodyIsTouched() {
        Definition f = Definition.function("f", List.of(x), Terms.add(x, a));
        Expr call = Terms.call(f, y);
        assertEquals(Terms.call(f, Terms.ONE), put(call, y, Terms.ONE));
        assertEquals(Terms.add(y, x), put(call, a, x));
        assertSame(call, put(call, x, Terms.ONE));
        Definition g = Definition.function("g", List.of(y), Terms.call(f, Terms.mul(y, y)));
        assertEquals(Terms.add(Terms.mul(x, x), y), put(Terms.call(g, x), a, y));
    }

    @Test
    void aChainOfDefinitionsIsFollowedWithoutRecursion() {
        Definition last = Definition.function("f0", List.of(x), Terms.add(x, a));
        for (int k = 1; k <= 3_000; k++) last = Definition.function("f" + k, List.of(x), Terms.call(last, Terms.exp(x)));
        Expr out = put(Terms.call(last, y), a, Terms.TWO);
        assertEquals(Terms.TWO, ((Expr.Binary) out).right());
        assertEquals(3_004, Dag.size(out) + 1);
    }

    @Test
    void deepTermsAreNoProblem() {
        Expr e = x;
        Expr wanted = y;
        for (int level = 0; level < 100_000; level++) {
            e = Terms.exp(e);
            wanted = Terms.exp(wanted);
        }
        assertSame(wanted, put(e, x, y));
        assertEquals(Set.of(x), Free.of(e));
        assertEquals(100_001, Dag.size(e));
    }

    @Test
    void sharedPartsAreVisitedOnce() {
        Expr e = x;
        for (int level = 0; level < 500; level++) e = Terms.add(e, e);
        Expr shared = e;
        assertEquals(501, Dag.size(shared));
        assertEquals(Long.MAX_VALUE, shared.treeSize());
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> assertEquals(501, Dag.size(put(shared, x, y))));
    }

    @Test
    void onlyAnotherShapeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Substitution(Map.of(x, v)));
        assertThrows(IllegalArgumentException.class, () -> new Substitution(Map.of(v, x)));
    }
}
