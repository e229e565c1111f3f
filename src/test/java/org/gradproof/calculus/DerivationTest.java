package org.gradproof.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Expr;
import org.gradproof.library.Library;
import org.gradproof.render.Text;
import org.gradproof.syntax.Reader;
import org.gradproof.syntax.Reading;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/// The forms that people expect, and the lines that lead to them.
class DerivationTest {
    private static final Library LIBRARY = new Library();
    private static final Lemmas LEMMAS = new KnownDerivatives(LIBRARY);

    private static Derivation last(String text) {
        Scope scope = Scope.of(LIBRARY);
        Derivation result = null;
        for (Sentence s : Reader.all(Source.of(text))) {
            Reading.Understood u = (Reading.Understood) s.elaborate(scope);
            scope = u.after();
            if (u.statement() instanceof Statement.Query q) result = Derivation.of(q.expression(), new Facts(q.assumptions()), LEMMAS);
        }
        return result;
    }

    private static String result(String text) {
        return Text.line(last(text).result());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d/dx sigmoid(x)                              | sigmoid(x)*(1 - sigmoid(x))
            d/dx tanh(x)                                 | 1 - tanh(x)^2
            d/dx sigmoid(2*x + 1)                        | 2*sigmoid(2*x + 1)*(1 - sigmoid(2*x + 1))
            diff(sigmoid(x), x, 2)                       | sigmoid(x)*(1 - sigmoid(x))*(1 - 2*sigmoid(x))
            d/dx softplus(x)                             | sigmoid(x)
            d/dx log_sigmoid(x)                          | sigmoid(-x)
            d/dx gelu(x)                                 | Phi(x) + x*phi(x)
            d/dx (x/(1 + x^2))                           | (1 - x^2)/(1 + x^2)^2
            d/dx sqrt(1 + x^2)                           | x/sqrt(1 + x^2)
            d/dx relu_sin(x)                             | [x > 0] + cos(x)
            d/dx elu(x; a)                               | if x > 0 then 1 else a*exp(x)
            d/da elu(x; a)                               | if x > 0 then 0 else exp(x) - 1
            d/dx softsign(x)                             | 1/(1 + abs(x))^2
            d/dz bce(t, sigmoid(z))                      | sigmoid(z) - t
            d/dp (-(1 - p)^2*log(p))                     | 2*(1 - p)*log(p) - (1 - p)^2/p
            d/dz (a*z + b)^5                             | 5*(a*z + b)^4*a
            d/dx 7                                       | 0
            """)
    void formsThatPeopleExpect(String question, String answer) {
        assertEquals(answer, result(question));
    }

    @Test
    void softmaxByItsNames() {
        Derivation d = last("""
                S := sum(k, exp(x[k]))
                y[i] := exp(x[i])/S
                d y[i] / d x[j]
                """);
        assertEquals("""
                diff(y[i], x[j])
                (diff(exp(x[i]), x[j])*S - exp(x[i])*diff(S, x[j]))/S^2    quotient rule
                (exp(x[i])*delta(i, j)*S - exp(x[i])*exp(x[j]))/S^2    derivative of exp, the sum keeps its term k = j
                y[i]*(delta(i, j) - y[j])    factor
                """, lines(d));
    }

    private static String lines(Derivation d) {
        return d.lines().stream().map(l -> Text.line(l.term()) + (l.by().isEmpty() ? "" : "    " + l.by()) + "\n").collect(Collectors.joining());
    }

    @Test
    void crossEntropyNeedsTheSumOfTheTarget() {
        String definitions = """
                vector t in R^n, x in R^n
                index j in 1..n
                S := sum(k in 1..n, exp(x[k]))
                y[i] := exp(x[i])/S
                L := -sum(i in 1..n, t[i]*log(y[i]))
                """;
        assertEquals("y[j]*sum(i in 1..n, t[i]) - t[j]", result(definitions + "d L / d x[j]"));
        assertEquals("y[j] - t[j]", result(definitions + "assume sum(t) = 1\nd L / d x[j]"));
    }

    /// The k of the sum in softmax is not the k of the derivative.
    @Test
    void indicesMayHaveTheNamesOfBoundOnes() {
        String z = "integer n >= 1\nvector z in R^n\nindex i, k in 1..n\n";
        assertEquals("softmax(z)[i]*(delta(i, k) - softmax(z)[k])", result(z + "d softmax(z)[i] / d z[k]"));
        assertEquals("softmax(z)[k]*(delta(k, i) - softmax(z)[i])", result(z + "d softmax(z)[k] / d z[i]"));
        assertEquals("1", result(z + "d sum(k in 1..n, z[k]) / d z[k]"));
    }

    @Test
    void reverseAgreesWithForward() {
        Scope scope = Scope.of(LIBRARY);
        for (String text : List.of("x^3/(1 + exp(x*y))*tanh(y)", "log(x^2 + 1)*sin(x*y)/y", "max(x*y, x + y)^2", "sqrt(x^2 + y^2)*exp(-x)", "(x*y)^(1/3)")) {
            Expr f = org.gradproof.syntax.Language.expression(text, scope);
            List<Expr> by = List.of(org.gradproof.expr.Symbol.real("x"), org.gradproof.expr.Symbol.real("y"), org.gradproof.expr.Symbol.real("unused"));
            for (var t : Gradient.of(f, by, Facts.none(), LEMMAS)) {
                var d = t.derivative();
                Expr forward = new Differentiation(d.variable(), List.of(), Facts.none(), Lemmas.NONE).of(f).derivative().derivative();
                Facts inside = new Facts(t.hypotheses());
                assertEquals(true, org.gradproof.algebra.Equality.prove(d.derivative(), forward, inside).isPresent(), text + " by " + d.variable());
            }
        }
    }

    @Test
    void costOfManyVariablesIsThatOfFew() {
        Expr f = org.gradproof.expr.Terms.ONE;
        List<Expr> by = new java.util.ArrayList<>();
        for (int k = 0; k < 2_000; k++) {
            by.add(org.gradproof.expr.Symbol.real("w" + k));
            f = org.gradproof.expr.Terms.mul(f, org.gradproof.expr.Terms.add(by.getLast(), org.gradproof.expr.Terms.ONE));
        }
        List<Expr> derivatives = Gradient.of(f, by, Facts.none(), LEMMAS).stream().map(t -> t.derivative().derivative()).toList();
        assertEquals(true, org.gradproof.expr.Dag.size(org.gradproof.expr.Terms.literal(derivatives)) < 30_000);
    }
}
