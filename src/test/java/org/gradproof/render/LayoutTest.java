package org.gradproof.render;

import static org.gradproof.expr.Terms.*;
import static org.gradproof.render.LatexTest.LIBRARY;
import static org.gradproof.render.Samples.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Primitive;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static String all(Node... terms) {
        StringBuilder out = new StringBuilder();
        for (Node t : terms) out.append(Layout.of(t, 80, LIBRARY)).append("\n\n");
        return out.toString();
    }

    @Test
    void stacksFractionsAndRaisesExponents() {
        assertEquals("""
                   1
                ───────
                1 + e⁻ˣ

                  v_i
                 e
                ──────
                  S

                1
                ─ · (x − y)²
                2

                  x
                − ─
                  y

                ⎛x    ⎞²
                ⎜─ + 1⎟
                ⎝y    ⎠

                 −x²/2
                e

                  2x
                ───────
                     1
                 1 + ─
                     y

                """, all(div(ONE, add(ONE, exp(neg(x)))), div(exp(entry(v, i)), call(S)), mul(frac(1, 2), pow(sub(x, y), 2)),
                neg(div(x, y)), pow(add(div(x, y), ONE), 2), exp(neg(div(pow(x, 2), TWO))),
                div(mul(TWO, x), add(ONE, div(ONE, y)))));
    }

    @Test
    void drawsSumsCasesAndRoots() {
        assertEquals("""
                    v_i
                   e
                ──────────
                  n   v_k
                  Σ  e
                 k=1

                ⎛ n     ⎞
                ⎜ Σ  v_k⎟·x
                ⎝k=1    ⎠

                ⎧ x           if x ≥ 0
                ⎨
                ⎩ α·(eˣ − 1)  otherwise

                ⎧ 6  if x > 6
                ⎨ x  if x > 0
                ⎩ 0  otherwise

                 _______
                √ 1 + x²

                  ┌──
                  │ 2
                  │ ─
                 ╲│ π

                ⎡1  2⎤
                ⎣x  y⎦

                """, all(div(exp(entry(v, i)), sum(k, exp(entry(v, k)))), mul(sum(k, entry(v, k)), x),
                cases(ge(x, ZERO), x, mul(a, sub(exp(x), ONE))), cases(gt(x, num(6)), num(6), cases(gt(x, ZERO), x, ZERO)),
                sqrt(add(ONE, pow(x, 2))), sqrt(div(TWO, PI)), literal(List.of(literal(List.of(ONE, TWO)), literal(List.of(x, y))))));
    }

    @Test
    void drawsDerivatives() {
        assertEquals("""
                ∂y_i
                ────
                ∂v_j

                d²
                ─── σ(x)
                dx²

                d      │
                ── (x²)│
                dx     │x = 2

                """, all(derivative(v, List.of(j), yAt(i), v), derivative(x, derivative(x, sig(x))), derivative(x, List.of(), pow(x, 2), TWO)));
    }

    @Test
    void fallsBackToOneLineWhereTheBlockIsTooWide() {
        Expr e = div(f(Primitive.TANH, x), add(ONE, f(Primitive.TANH, add(x, y))));
        assertTrue(Layout.of(e, 80, LIBRARY).contains("\n"));
        assertEquals("tanh(x)/(1 + tanh(x + y))", Layout.of(e, 12, LIBRARY));
        Expr deep = x;
        for (int d = 0; d < 10_000; d++) deep = div(ONE, add(ONE, deep));
        assertTrue(Layout.of(deep, 80, LIBRARY).startsWith("1/(1 + 1/(1 + "));
    }

    @Test
    void everyRowOfABlockHasTheSameWidth() {
        Random random = new Random(11);
        for (int round = 0; round < 400; round++) {
            Box box = Layout.box(RandomTerms.scalar(random, 4), LIBRARY);
            assertEquals(1, box.lines().stream().map(Box::width).distinct().count(), () -> box.text(0));
            assertTrue(box.baseline() >= 0 && box.baseline() < box.height());
        }
    }
}
