package org.gradproof.render;

import static org.gradproof.expr.Terms.*;
import static org.gradproof.render.Samples.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Symbol;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void printsEveryKindOfTermInTheLanguage() {
        List<String> wrong = new ArrayList<>();
        known().forEach((term, text) -> {
            if (!Text.of(term).equals(text)) wrong.add(text + "  printed as  " + Text.of(term));
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void putsTheParenthesesOfEveryPairOfOperators() {
        String all = "+-*/^~";
        StringBuilder table = new StringBuilder();
        for (char outer : all.toCharArray()) {
            for (char inner : all.toCharArray()) {
                table.append(Text.of(two(outer, two(inner, x, y), z))).append(" | ").append(Text.of(two(outer, z, two(inner, x, y)))).append('\n');
            }
        }
        assertEquals("""
                x + y + z | z + (x + y)
                x - y + z | z + (x - y)
                x*y + z | z + x*y
                x/y + z | z + x/y
                x^y + z | z + x^y
                -x + z | z + (-x)
                x + y - z | z - (x + y)
                x - y - z | z - (x - y)
                x*y - z | z - x*y
                x/y - z | z - x/y
                x^y - z | z - x^y
                -x - z | z - (-x)
                (x + y)*z | z*(x + y)
                (x - y)*z | z*(x - y)
                x*y*z | z*(x*y)
                x/y*z | z*(x/y)
                x^y*z | z*x^y
                (-x)*z | z*(-x)
                (x + y)/z | z/(x + y)
                (x - y)/z | z/(x - y)
                x*y/z | z/(x*y)
                x/y/z | z/(x/y)
                x^y/z | z/x^y
                (-x)/z | z/(-x)
                (x + y)^z | z^(x + y)
                (x - y)^z | z^(x - y)
                (x*y)^z | z^(x*y)
                (x/y)^z | z^(x/y)
                (x^y)^z | z^(x^y)
                (-x)^z | z^(-x)
                -(x + y) | -z
                -(x - y) | -z
                -x*y | -z
                -x/y | -z
                -x^y | -z
                -(-x) | -z
                """, table.toString());
    }

    private static Expr two(char operator, Expr l, Expr r) {
        return switch (operator) {
            case '+' -> add(l, r);
            case '-' -> sub(l, r);
            case '*' -> mul(l, r);
            case '/' -> div(l, r);
            case '^' -> pow(l, r);
            case '~' -> neg(l);
            default -> throw new IllegalArgumentException();
        };
    }

    @Test
    void printsWhatAnIndependentReaderReadsAsTheSameTerm() {
        long seed = 20261120;
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            Expr e = arithmetic(random, 7);
            assertSame(e, new Reader(Text.of(e)).all(), () -> "seed " + seed + ": " + Text.of(e));
        }
    }

    private static Expr arithmetic(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) return List.of(x, y, z, ONE, TWO, num(12)).get(random.nextInt(6));
        List<BinaryOperator<Expr>> ways = List.of((l, r) -> add(l, r), (l, r) -> sub(l, r), (l, r) -> mul(l, r),
                (l, r) -> div(l, r), (l, r) -> pow(l, r), (l, r) -> neg(l), (l, r) -> exp(l));
        return ways.get(random.nextInt(ways.size())).apply(arithmetic(random, depth - 1), arithmetic(random, depth - 1));
    }

    /// A reader of arithmetic by precedence, written apart from the parser: sums, a leading minus, products, powers to the right.
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text.replace(" ", "");
        }

        Expr all() {
            Expr e = sum();
            assertEquals(text.length(), at, text);
            return e;
        }

        private boolean take(String sign) {
            if (!text.startsWith(sign, at)) return false;
            at += sign.length();
            return true;
        }

        private Expr sum() {
            Expr e = take("-") ? neg(product()) : product();
            while (true) {
                if (take("+")) e = add(e, product());
                else if (take("-")) e = sub(e, product());
                else return e;
            }
        }

        private Expr product() {
            Expr e = power();
            while (true) {
                if (take("*")) e = mul(e, power());
                else if (take("/")) e = div(e, power());
                else return e;
            }
        }

        private Expr power() {
            Expr base = atom();
            return take("^") ? pow(base, power()) : base;
        }

        private Expr atom() {
            if (take("exp(")) return exp(closed());
            if (take("(")) return closed();
            int from = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) at++;
            String word = text.substring(from, at);
            return Character.isDigit(word.charAt(0)) ? num(Long.parseLong(word)) : Symbol.real(word);
        }

        private Expr closed() {
            Expr e = sum();
            assertTrue(take(")"), text);
            return e;
        }
    }

    @Test
    void printsTermsOfAnyDepthInOneLine() {
        int depth = 10_000;
        Expr nested = x;
        Expr sum = x;
        Expr right = x;
        Expr chain = x;
        for (int d = 0; d < depth; d++) {
            nested = sig(nested);
            sum = add(sum, y);
            right = pow(TWO, right);
            chain = cases(gt(x, num(d)), y, chain);
        }
        assertEquals("sigmoid(".repeat(depth) + "x" + ")".repeat(depth), Text.line(nested));
        assertEquals("x" + " + y".repeat(depth), Text.line(sum));
        assertEquals("2^(".repeat(depth - 1) + "2^x" + ")".repeat(depth - 1), Text.line(right));
        assertTrue(Text.line(chain).endsWith("else if x > 1 then y else if x > 0 then y else x"));
        for (Expr e : List.of(nested, sum, right, chain)) {
            assertTrue(Text.unicode(e, Notations.STANDARD).length() > depth);
            assertTrue(Latex.of(e).length() > depth);
        }
    }

    @Test
    void namesTheSharedPartsOfALargeTerm() {
        Expr e = exp(div(x, y));
        for (int d = 0; d < 2; d++) e = exp(mul(e, e));
        e = mul(e, e);
        assertEquals("""
                t3*t3
                  where t1 = exp(x/y)
                        t2 = exp(t1*t1)
                        t3 = exp(t2*t2)""", Text.of(e, 10));
    }

    @Test
    void namesASharedPartUnderABinderAsAFamily() {
        Expr part = exp(entry(v, k));
        assertEquals("""
                sum(k in 1..n, t1[k]*t1[k])
                  where t1[k] = exp(v[k])""", Text.of(sum(k, mul(part, part)), 5));
    }

    @Test
    void givesSharedPartsNamesThatNothingElseBears() {
        Symbol t1 = Symbol.real("t1");
        Expr part = exp(mul(t1, y));
        assertEquals("""
                u1 + u1
                  where u1 = exp(t1*y)""", Text.of(add(part, part), 5));
    }

    @Test
    void printsTheDerivativeOfTenThousandNestedSigmoidsAsWhatItShares() {
        Expr value = x;
        Expr slope = ONE;
        for (int d = 0; d < 10_000; d++) {
            value = sig(value);
            slope = mul(mul(value, sub(ONE, value)), slope);
        }
        assertTrue(slope.treeSize() > 100_000_000, "as a tree it could not be printed");
        int parts = Dag.size(slope);
        Expr large = slope;
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (String s : List.of(Text.of(large), Latex.of(large), Text.unicode(large, Notations.STANDARD))) {
                assertTrue(s.length() < 60L * parts, "length " + s.length());
            }
        });
    }

    @Test
    void writesTheNotationOfMathematicsOnOneLine() {
        Notations library = d -> d == sigmoid ? java.util.Optional.of(new Notation.Named("\\sigma", "σ")) : Notations.STANDARD.of(d);
        StringBuilder lines = new StringBuilder();
        for (Expr e : List.of(mul(yAt(i), sub(delta(i, j), yAt(j))), div(exp(entry(v, i)), call(S)), mul(sig(x), sub(ONE, sig(x))),
                mul(mul(TWO, x), exp(neg(x))), sum(k, exp(entry(v, k))), derivative(v, List.of(j), yAt(i), v), derivative(x, derivative(x, sig(x))),
                sub(neg(x), pow(call(abs, x), 2)), sqrt(add(ONE, pow(x, 2))), pow(f(org.gradproof.expr.Primitive.TANH, x), 2),
                cases(ge(x, ZERO), x, mul(a, sub(exp(x), ONE))), mul(div(x, y), z), div(x, mul(y, z)))) {
            lines.append(Text.unicode(e, library)).append('\n');
        }
        assertEquals("""
                y_i·(δ_ij − y_j)
                e^(v_i)/S
                σ(x)(1 − σ(x))
                2x·e⁻ˣ
                Σ(k=1..n) e^(v_k)
                ∂y_i/∂v_j
                d²/dx² σ(x)
                −x − |x|²
                √(1 + x²)
                tanh²(x)
                if x ≥ 0 then x else α·(eˣ − 1)
                (x/y)·z
                x/(y·z)
                """, lines.toString());
    }
}
