package org.gradproof.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.checker.Replay;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Approach.From;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Judgement.Tends;
import org.gradproof.kernel.Theorem;
import org.gradproof.syntax.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Limits that are found, each proved and replayed by the checker.
final class LimitsTest {
    private static Approach approach(String text) {
        if (text.equals("oo") || text.equals("-oo")) return new Approach.Beyond(text.equals("oo"));
        From from = text.endsWith("+") ? From.RIGHT : text.endsWith("-") ? From.LEFT : From.BOTH;
        return new Approach.To(Shown.expr(from == From.BOTH ? text : text.substring(0, text.length() - 1)), from);
    }

    private static Optional<Theorem> limit(Statement.Query q, String way) {
        String[] parts = way.split("->");
        return Limits.of(q.expression(), Symbol.real(parts[0].strip()), approach(parts[1].strip()), new Facts(q.assumptions()), Lemmas.NONE);
    }

    private static String target(Target t) {
        return switch (t) {
            case Target.Infinite i -> i.up() ? "oo" : "-oo";
            case Target.Finite v -> Shown.text(v.value());
        };
    }

    private static void finds(String function, String way, String expected) {
        Statement.Query q = Shown.read(function);
        Optional<Theorem> t = limit(q, way);
        if (expected.equals("none")) {
            assertEquals("none", t.map(l -> target(l.tends().target())).orElse("none"), function);
            return;
        }
        assertTrue(t.isPresent(), () -> "no limit of " + function);
        Tends l = t.get().tends();
        assertTrue(new Facts(q.assumptions()).settles(t.get()), () -> t.get().toString());
        assertEquals(q.expression(), l.function());
        if (l.target() instanceof Target.Finite v && !expected.endsWith("oo")) {
            Expr wanted = Shown.expr(expected);
            assertTrue(Equality.prove(v.value(), wanted, new Facts(q.assumptions())).isPresent(), () -> function + ": " + target(l.target()) + " is not " + expected);
        } else {
            assertEquals(expected, target(l.target()), function);
        }
        Replay.Outcome o = new Replay().of(t.get());
        assertInstanceOf(Replay.Outcome.Replayed.class, o, o::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sigmoid(x)                 | x -> oo | 1
            sigmoid(x)                 | x -> -oo| 0
            log_sigmoid(x)             | x -> oo | 0
            log_sigmoid(x)             | x -> -oo| -oo
            tanh(x)                    | x -> -oo| -1
            relu(x)                    | x -> oo | oo
            relu(x)                    | x -> -oo| 0
            relu6(x)                   | x -> oo | 6
            relu6(x)                   | x -> -oo| 0
            leaky_relu(x; a) for a > 0 | x -> -oo| -oo
            elu(x; a)                  | x -> -oo| -a
            elu(x; a)                  | x -> oo | oo
            celu(x; a) for a > 0       | x -> -oo| -a
            selu(x)                    | x -> oo | oo
            softplus(x)                | x -> oo | oo
            softplus(x)                | x -> -oo| 0
            softplus(x) - x            | x -> oo | 0
            softplus_beta(x; b) for b > 0| x -> -oo| 0
            softplus_beta(x; b) - x for b > 0| x -> oo | 0
            softsign(x)                | x -> oo | 1
            softsign(x)                | x -> -oo| -1
            silu(x)                    | x -> oo | oo
            silu(x)                    | x -> -oo| 0
            silu(x) - x                | x -> oo | 0
            mish(x)                    | x -> oo | oo
            mish(x)                    | x -> -oo| 0
            mish(x) - x                | x -> oo | 0
            gelu(x)                    | x -> oo | oo
            gelu(x)                    | x -> -oo| 0
            gelu_tanh(x)               | x -> oo | oo
            gelu_tanh(x)               | x -> -oo| 0
            quick_gelu(x)              | x -> -oo| 0
            hardtanh(x)                | x -> oo | 1
            hardsigmoid(x)             | x -> -oo| 0
            hardsigmoid(x)             | x -> oo | 1
            hardswish(x)               | x -> -oo| 0
            hardswish(x)               | x -> oo | oo
            hardshrink(x)              | x -> oo | oo
            softshrink(x)              | x -> -oo| -oo
            tanhshrink(x)              | x -> oo | oo
            tanhshrink(x)              | x -> -oo| -oo
            threshold(x; 1, 0)             | x -> oo | oo
            relu(x) + sin(x)           | x -> oo | oo
            relu(x) + sin(x)           | x -> -oo| none
            """)
    void activationsFarOut(String function, String way, String expected) {
        finds(function, way, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x*exp(x)                   | x -> -oo| 0
            x^3*exp(-x)                | x -> oo | 0
            x^100*exp(-x)              | x -> oo | 0
            x^a*exp(-b*x) for b > 0    | x -> oo | 0
            exp(x)/x^5                 | x -> oo | oo
            log(x)/x                   | x -> oo | 0
            log(x)^2/x                 | x -> oo | 0
            x*log(x)                   | x -> 0+ | 0
            sqrt(x)*log(x)             | x -> 0+ | 0
            x^x                        | x -> 0+ | 1
            sin(x)/x                   | x -> 0  | 1
            sin(x)/x                   | x -> oo | 0
            sin(x)/x                   | x -> -oo| 0
            x*sin(1/x)                 | x -> 0  | 0
            x*sin(1/x)                 | x -> oo | 1
            (1 - cos(x))/x^2           | x -> 0  | 1/2
            (x - sin(x))/x^3           | x -> 0  | 1/6
            tan(x)/x                   | x -> 0  | 1
            (1 + 1/x)^x                | x -> oo | exp(1)
            (1 + a/x)^x                | x -> oo | exp(a)
            (exp(x) - 1)/x             | x -> 0  | 1
            (exp(x) - 1)/x             | x -> 0+ | 1
            log(1 + x)/x               | x -> 0  | 1
            (tanh(x) - x)/x^3          | x -> 0  | -1/3
            (sigmoid(x) - 1/2)/x       | x -> 0  | 1/4
            (x^2 - 1)/(x - 1)          | x -> 1  | 2
            (x^2 - a^2)/(x - a)        | x -> a  | 2*a
            (3*x^2 + x)/(2*x^2 - 5)    | x -> oo | 3/2
            (3*x^2 + x)/(2*x^3 - 5)    | x -> -oo| 0
            x^3 - 100*x^2              | x -> oo | oo
            x^3 + 100*x^2              | x -> -oo| -oo
            sqrt(x^2 + 1) - x          | x -> oo | 0
            sqrt(x^2 + x) - x          | x -> oo | 1/2
            sqrt(x^2 + x) + x          | x -> -oo| -1/2
            sqrt(x + 1) - sqrt(x)      | x -> oo | 0
            sqrt(x)*(sqrt(x + 1) - sqrt(x)) | x -> oo | 1/2
            sqrt(x^2 + x + 1) - sqrt(x^2 - x) | x -> oo | 1
            exp(a*x)/(exp(a*x) + exp(b*x)) for a > b | x -> oo | 1
            exp(a/x)/(exp(a/x) + exp(b/x)) for a > b | x -> 0+ | 1
            exp(b/x)/(exp(a/x) + exp(b/x)) for a > b | x -> 0+ | 0
            x/sqrt(1 + x^2)            | x -> oo | 1
            x/sqrt(1 + x^2)            | x -> -oo| -1
            sign(x)                    | x -> 0+ | 1
            sign(x)                    | x -> 0- | -1
            sign(x)                    | x -> 0  | none
            1/x                        | x -> 0+ | oo
            1/x                        | x -> 0- | -oo
            1/x                        | x -> 0  | none
            1/x^2                      | x -> 0  | oo
            abs(x)/x                   | x -> 0+ | 1
            abs(x)/x                   | x -> 0- | -1
            abs(x)/x                   | x -> 0  | none
            abs(x)*x                   | x -> 0  | 0
            exp(-1/x)                  | x -> 0+ | 0
            exp(-1/x)                  | x -> 0- | oo
            exp(-1/x^2)                | x -> 0  | 0
            exp(-1/x^2)/x              | x -> 0  | 0
            2*exp(-1/x^2)/x^3          | x -> 0  | 0
            log(x)                     | x -> 0+ | -oo
            sqrt(x)                    | x -> 0+ | 0
            sqrt(abs(x))               | x -> 0  | 0
            sqrt(abs(x))/x             | x -> 0+ | oo
            arctan(1/x)                | x -> 0+ | pi/2
            arctan(x)                  | x -> -oo| -pi/2
            sin(x)                     | x -> oo | none
            sin(1/x)                   | x -> 0  | none
            x + sin(x)                 | x -> oo | oo
            cosh(x)/exp(x)             | x -> oo | 1/2
            log(1 + exp(x))/x          | x -> oo | 1
            log(x + 1) - log(x)        | x -> oo | 0
            exp(x) - exp(x - 1)        | x -> oo | oo
            erf(x) - 1                 | x -> oo | 0
            x*(1 - Phi(x))             | x -> oo | 0
            """)
    void limitsOfTheTextbook(String function, String way, String expected) {
        finds(function, way, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            softplus(b*x)/b for x > 0  | b -> oo | x
            softplus(b*x)/b for x < 0  | b -> oo | 0
            softplus(b*x)/b            | b -> oo | relu(x)
            x*sigmoid(b*x)             | b -> 0  | x/2
            x*sigmoid(b*x)             | b -> oo | relu(x)
            elu(x; a)                  | a -> 0+ | relu(x)
            exp(a/y)/(exp(a/y) + exp(b/y))| y -> oo | 1/2
            (x^a - 1)/a for x > 0      | a -> 0  | log(x)
            tanh(b*x)                  | b -> oo | sign(x)
            """)
    void limitsInAParameter(String function, String way, String expected) {
        finds(function, way, expected);
    }

    @Test
    void givesUpOnDeepTerms() {
        Symbol x = Shown.X;
        Expr deep = x;
        for (int k = 0; k < 10_000; k++) deep = Terms.exp(Terms.neg(deep));
        assertEquals(Optional.empty(), Limits.of(deep, x, new Approach.Beyond(true), Facts.none(), Lemmas.NONE));
        Expr shared = x;
        for (int k = 0; k < 200; k++) shared = Terms.add(Terms.exp(shared), shared);
        assertEquals(Optional.empty(), Limits.of(shared, x, new Approach.Beyond(true), Facts.none(), Lemmas.NONE));
    }
}
