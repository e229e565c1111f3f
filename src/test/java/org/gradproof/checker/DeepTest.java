package org.gradproof.checker;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Choice;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Theorem;
import org.junit.jupiter.api.Test;

/// Deep terms and long proofs are replayed like others: no recursion gets as deep as they are.
final class DeepTest {
    private static final int LEVELS = 10_000;
    private static final Symbol x = Symbol.real("x");

    private static Condition positive(Expr e) {
        return Condition.compare(Relation.GT, e, Terms.ZERO);
    }

    private static void replayed(Theorem t) {
        assertInstanceOf(Replay.Outcome.Replayed.class, new Replay().of(t));
    }

    @Test
    void replaysAChainOfTenThousandFunctions() {
        Theorem t = Theorem.variable(x);
        for (int i = 0; i < LEVELS; i++) t = Theorem.primitive(i % 2 == 0 ? Primitive.SIN : Primitive.TANH, t);
        replayed(t);
    }

    @Test
    void replaysALongSumOfSharedTerms() {
        Theorem one = Theorem.primitive(Primitive.EXP, Theorem.variable(x));
        Theorem t = one;
        for (int i = 0; i < LEVELS; i++) t = Theorem.arithmetic(Operator.ADD, t, one);
        replayed(t);
    }

    @Test
    void replaysABackwardPassThroughTenThousandLayers() {
        Expr e = x;
        for (int i = 0; i < LEVELS; i++) e = Terms.apply(Primitive.TANH, Terms.mul(Terms.num(2), e));
        replayed(Theorem.gradient(e, List.of(x), List.of()).getFirst());
    }

    @Test
    void replaysALongChainOfEquations() {
        Theorem t = Theorem.reflexivity(Terms.exp(x));
        for (int i = 0; i < LEVELS; i++) t = Theorem.symmetry(Theorem.transitivity(t, Theorem.reflexivity(Terms.exp(x))));
        replayed(t);
    }

    /// Forty factors below, none of which can be 0.
    @Test
    void replaysDivisionByALongProductOfPositives() {
        List<Expr> parts = IntStream.rangeClosed(1, 40).mapToObj(k -> Terms.apply(Primitive.SIN, Terms.mul(Terms.num(k), x))).toList();
        Expr sum = parts.stream().reduce(Terms.ZERO, Terms::sub);
        replayed(Theorem.expSum(sum, parts, Collections.nCopies(parts.size(), -1)));
    }

    /// Each layer stands in the condition and in the branch of the next: whoever looks at both anew is never done.
    @Test
    void replaysCasesNestedInEachOther() {
        Expr e = x;
        for (int i = 0; i < 80; i++) e = Terms.cases(positive(e), e, Terms.ZERO);
        replayed(Theorem.reflexivity(e));
    }

    /// At the bottom stands a logarithm of which nothing is known; that is found out once.
    @Test
    void findsOnceThatNestedCasesMayHaveNoValue() {
        Expr e = Terms.apply(Primitive.LOG, x);
        for (int i = 0; i < 80; i++) e = Terms.cases(positive(Terms.sub(x, Terms.num(i))), Terms.mul(e, e), e);
        assertInstanceOf(Replay.Outcome.Rejected.class,
                new Replay().of(new Step(Set.of(), new Judgement.Equal(e, e), Rule.REFLEXIVITY, Choice.NONE, List.of())));
    }
}
