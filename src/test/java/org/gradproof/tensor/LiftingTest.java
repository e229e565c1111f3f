package org.gradproof.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Theorem;
import org.gradproof.library.Library;
import org.gradproof.render.Text;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class LiftingTest {
    private static final Library LIBRARY = new Library();
    private static final Words WORDS = new Words(LIBRARY.function("outer").orElseThrow(), LIBRARY.function("diag").orElseThrow());
    private static final Symbol N = Symbol.whole("n");
    private static final Symbol M = Symbol.whole("m");
    private static final Symbol I = Symbol.index("i", Terms.ONE, M);
    private static final Symbol J = Symbol.index("j", Terms.ONE, N);
    private static final Symbol P = Symbol.index("p", Terms.ONE, N);

    /// The entry at i in 1..m, j in 1..n (or p, j in 1..n), and the notation; `-` where it stays in indices.
    private static final String CASES = """
            x[j]                                        | x
            2*x[j]/n                                    | 2*x/n
            -x[j]                                       | -x
            x[j]*(1 - x[j])                             | x*(1 - x)
            exp(x[j])/sum(k in 1..n, exp(x[k]))         | exp(x)/sum(k in 1..n, exp(x[k]))
            sigmoid(x[j])^2                             | sigmoid(x)^2
            sum(k in 1..m, W[k, j]*u[k])                | W.T @ u
            3*sum(k in 1..m, u[k]^2*W[k, j])            | 3*(W.T @ u^2)
            sum(k in 1..n, W[i, k]*x[k])                | W @ x
            (W @ x + u)[i]                              | W @ x + u
            u[i]*x[j]                                   | outer(u, x)
            -2*u[i]*x[j]                                | -2*outer(u, x)
            W[i, j]                                     | W
            W[i, j] - u[i]*x[j]                         | W - outer(u, x)
            delta(p, j)*y[p]                            | diag(y)
            y[p]*(delta(p, j) - y[j])                   | diag(y) - outer(y, y)
            sum(k in 1..m, W[k, p]*W[k, j])             | W.T @ W
            x[j] + x[1]                                 | x + x[1]
            # no notation, and none is made up
            x[j]^j                                      | -
            u[i] + x[j]                                 | -
            W[i, j]*x[j]                                | -
            delta(p, j)                                 | -
            A[j, j]                                     | -
            sum(k in 1..m, W[k, j]*u[k]*W[k, j])        | -
            sum(k in 2..m, W[k, j]*u[k])                | -
            """;

    @TestFactory
    Stream<DynamicTest> findsTheNotationOfAFormulaInIndices() {
        return CASES.lines().filter(l -> !l.startsWith("#")).map(l -> l.split("\\|")).map(p -> DynamicTest.dynamicTest(p[0].strip(), () -> {
            Expr.Array a = array(p[0].strip());
            Optional<Theorem> t = Lifting.of(a, WORDS, Facts.none());
            assertEquals(p[1].strip(), t.map(u -> Text.line(u.equal().right())).orElse("-"));
            t.ifPresent(u -> {
                assertEquals(a, u.equal().left());
                assertEquals(List.of(), List.copyOf(u.hypotheses()));
            });
        }));
    }

    /// What holds only under a condition that nobody assumed is not shown.
    @Test
    void needsNoConditionOfItsOwn() {
        Expr.Array a = array("x[j]/x[j]");
        assertTrue(Lifting.of(a, WORDS, Facts.none()).map(t -> t.hypotheses().isEmpty()).orElse(true));
    }

    private static Expr.Array array(String body) {
        Scope scope = LIBRARY.scope();
        for (Symbol s : List.of(N, M, I, J, P, Symbol.tensor("x", N), Symbol.tensor("y", N), Symbol.tensor("u", M), Symbol.tensor("W", M, N), Symbol.tensor("A", N, N))) scope = scope.declaring(s);
        Expr e = ((Statement.Query) Language.statement(Source.of(body), scope).statement()).expression();
        List<Symbol> indices = Stream.of(I, P, J).filter(i -> org.gradproof.expr.Free.occurs(i, e)).toList();
        return (Expr.Array) Terms.array(indices, e);
    }
}
