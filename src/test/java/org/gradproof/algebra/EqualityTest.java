package org.gradproof.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.KnownDerivatives;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Expr;
import org.gradproof.kernel.Theorem;
import org.gradproof.library.Library;
import org.gradproof.render.Text;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Identities with the conditions that their proofs need, and look-alikes that must not be proved.
class EqualityTest {
    private static final Library LIBRARY = new Library();
    private static final Lemmas LEMMAS = new KnownDerivatives(LIBRARY);

    /// The conditions beyond the assumptions, or nothing where there is no proof.
    private static Optional<String> conditions(String text) {
        Statement.Claim claim = Language.claim(text, Scope.of(LIBRARY));
        Statement.Link link = claim.links().getFirst();
        Facts facts = new Facts(claim.assumptions());
        Theorem left = Differentiation.evaluate(link.left(), facts, LEMMAS);
        Theorem right = Differentiation.evaluate(link.right(), facts, LEMMAS);
        Optional<Theorem> proof = Equality.prove(left.equal().right(), right.equal().right(), facts)
                .map(t -> Theorem.transitivity(Theorem.transitivity(left, t), Theorem.symmetry(right)));
        return proof.map(t -> {
            Expr l = t.equal().left();
            assertTrue(l == link.left() && t.equal().right() == link.right(), "a theorem of something else");
            return facts.minimal(t).hypotheses().stream().filter(h -> !facts.assumptions().contains(h)).map(Text::line).collect(Collectors.joining(", "));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tanh(x) = 2*sigmoid(2*x) - 1                                        |
            sigmoid(x) = (1 + tanh(x/2))/2                                      |
            1 - sigmoid(x) = sigmoid(-x)                                        |
            d/dx softplus(x) = sigmoid(x)                                       |
            1/cosh(x)^2 = 1 - tanh(x)^2                                         |
            log(sigmoid(x)) = -softplus(-x)                                     |
            softplus(x) - softplus(-x) = x                                      |
            max(x, 0) - x*y + log(1 + exp(-abs(x))) = -(y*log(sigmoid(x)) + (1 - y)*log(1 - sigmoid(x))) |
            exp(x)/(exp(x) + exp(y)) = sigmoid(x - y)                           |
            tanh(2*x) = 2*tanh(x)/(1 + tanh(x)^2)                               |
            max(x, y) = (x + y + abs(x - y))/2                                  |
            log(exp(x) + exp(y)) = x + log(1 + exp(y - x))                      |
            log(sigmoid(x)/(1 - sigmoid(x))) = x                                |
            relu(x) - relu(-x) = x                                              |
            relu(x) + relu(-x) = abs(x)                                         |
            relu6(x) = relu(x) - relu(x - 6)                                    |
            gelu(x) - gelu(-x) = x                                              |
            silu(x) - silu(-x) = x                                              |
            mish(x) = x*(exp(2*x) + 2*exp(x))/(exp(2*x) + 2*exp(x) + 2)         |
            log(cosh(x)) = softplus(2*x) - x - log(2)                           |
            hardswish(x) = x*hardsigmoid(x)                                     |
            sqrt(x^2) = abs(x)                                                  |
            sqrt(x^2) = x for x >= 0                                            |
            log(a*b) = log(a) + log(b) for a > 0, b > 0                         |
            sin(2*x) = 2*sin(x)*cos(x)                                          |
            exp(x/2)^2 = exp(x)                                                 |
            exp(x/2)*exp(x/3) = exp(5*x/6)                                      |
            sqrt(2)*sqrt(3) = sqrt(6)                                           |
            x^(1/2) = sqrt(x) for x > 0                                         |
            sum(k in 1..n, k*0 + 2) = 2*n for integer n >= 1                    |
            x/x = 1                                                             | x != 0
            d/dx elu(x; a) = (if x >= 0 then 1 else a*exp(x))                   | x != 0
            sum(i in 1..n, softmax(z)[i]) = 1 for vector z in R^n               |
            softmax(z)[i] = softmax([z[k] + c for k in 1..n])[i] for vector z in R^n, index i in 1..n |
            leaky_relu(x; a) = max(x, a*x) for a <= 1                           |
            """)
    void identitiesWithTheirConditions(String claim, String conditions) {
        assertEquals(Optional.of(conditions == null ? "" : conditions), conditions(claim));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tanh(x) = sigmoid(2*x)", "sqrt(x^2) = x", "tanh(x) = 2*sigmoid(x) - 1", "gelu(x) = gelu_tanh(x)", "relu(a + b) = relu(a) + relu(b)",
        "leaky_relu(x; 2) = max(x, 2*x)", "sigmoid(x) = 1/2 + x/4", "d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))",
        "d/dx abs(x) = 1", "log(a*b) = log(a) - log(b) for a > 0, b > 0", "sum(k in 1..n, k) = n for integer n >= 1",
        "softmax(z)[i] = softmax([2*z[k] for k in 1..n])[i] for vector z in R^n, index i in 1..n",
        "d softmax(z)[i] / d z[j] = softmax(z)[i]*(1 - softmax(z)[j]) for vector z in R^n, index i, j in 1..n"})
    void lookAlikesAreNotProved(String claim) {
        assertEquals(Optional.empty(), conditions(claim));
    }
}
