package org.gradproof.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gradproof.expr.Approach;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.render.Text;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final Scope SCOPE = Typed.scope("""
            real a, x > 0
            integer n >= 1
            vector t in R^n
            index i in 1..n
            y := a^2
            """);

    private static String read(String text) {
        return Text.line(Language.expression(text, SCOPE));
    }

    private static String complaint(String text) {
        return Typed.complaint(text, SCOPE).strip();
    }

    @Test
    void theApproachIsWrittenWithAnArrow() {
        assertEquals("limit(x, x -> oo)", read("limit(x, x -> oo)"));
        for (String oo : new String[] {"oo", "+oo", "∞", "inf", "infinity", "(oo)", "+∞"}) assertEquals("limit(z, z -> oo)", read("lim(z, z → " + oo + ")"));
        for (String oo : new String[] {"-oo", "−∞", "- inf", "-infinity", "(-oo)"}) assertEquals("limit(z, z -> -oo)", read("limit(z, z->" + oo + ")"));
        assertEquals("limit(1/z, z -> a + 1)", read("limit(1/z, z -> a + 1)"));
        assertEquals("limit(z, z -> -2)", read("limit(z, z -> -2)"));
    }

    @Test
    void theSideIsASignOrAWord() {
        for (String side : new String[] {"0+", "0 +", "0⁺", "0^+", "0 from right", "0 from the right", "0 from above"}) {
            assertEquals("limit(1/z, z -> 0+)", read("limit(1/z, z -> " + side + ")"), side);
        }
        for (String side : new String[] {"0-", "0−", "0⁻", "0^-", "0 from left", "0 from the left", "0 from below"}) {
            assertEquals("limit(1/z, z -> 0-)", read("limit(1/z, z -> " + side + ")"), side);
        }
        assertEquals("limit(z, z -> a + 1-)", read("limit(z, z -> a + 1-)"));
        assertEquals("limit(z, z -> -2+)", read("limit(z, z -> -2+)"));
        assertEquals("limit(z, z -> sin(a)^2-)", read("limit(z, z -> sin(a)^2-)"));
        assertEquals("limit(z, z -> from+)", read("limit(z, z -> from+)"));
        assertEquals("limit(limit(w*z, w -> 1+), z -> limit(w, w -> 0-)+)", read("limit(limit(w*z, w -> 1+), z -> limit(w, w -> 0-)+)"));
    }

    @Test
    void aDeclarationWinsOverInfinity() {
        Scope scope = Typed.scope("real inf");
        Expr.Limit l = (Expr.Limit) Language.expression("limit(z, z -> inf)", scope);
        assertEquals(new Approach.To(Symbol.real("inf"), Approach.From.BOTH), l.approach());
    }

    @Test
    void aDefinitionOfLimitWins() {
        Scope scope = Typed.scope("lim(u) := u + 1");
        assertTrue(Language.expression("lim(3)", scope) instanceof Expr.Call);
        assertTrue(Language.expression("limit + 1", Typed.scope("limit := 3")) instanceof Expr.Binary);
    }

    @Test
    void claimsCompareLimitsWithInfinity() {
        Statement.Prove p = (Statement.Prove) Typed.statement("prove limit(1/z, z -> 0-) = -oo", SCOPE);
        assertSame(Terms.infinity(false), p.claim().links().getFirst().right());
        Statement.Prove q = (Statement.Prove) Typed.statement("prove ∞ != limit(z, z -> 0)", SCOPE);
        assertSame(Terms.infinity(true), q.claim().links().getFirst().left());
        assertEquals("oo", Text.line(Terms.infinity(true)));
        assertEquals("-oo", Text.line(Terms.infinity(false)));
    }

    @Test
    void theVariableIsBoundToTheBody() {
        Expr.Limit l = (Expr.Limit) Language.expression("limit(x*z, x -> a)", SCOPE);
        assertEquals("x", l.variable().name());
        assertEquals("limit(3, z -> 0)", read("limit(3, z -> 0)"));
        assertEquals("limit(y, a -> 0)", read("limit(y, a -> 0)"));
    }

    @Test
    void mistakesAreNamedWhereTheyStand() {
        assertEquals("""
                1:12  expected where the variable goes
                      limit(1/z, z)
                                 ^
                      write limit(1/z, z -> oo)""", complaint("limit(1/z, z)"));
        says("limit(1/z, z, 0)", "write limit(1/z, z -> 0)");
        says("limit(1/z, z = 0)", "expected");
        says("limit(1/z, z - 0)", "write limit(1/z, z -> 0)");
        says("limit(1/z, z to 0)", "write limit(1/z, z -> 0)");
        says("limit(1/x, 0)", "write limit(1/x, x -> 0)");
    }

    private static void says(String text, String... parts) {
        String said = complaint(text);
        for (String part : parts) assertTrue(said.contains(part), () -> text + "\n" + said);
    }

    @Test
    void everyMistakeHasItsSentence() {
        says("limit(1/z)", "expected a value and where its variable goes", "limit(f, x -> oo)");
        says("limit(z -> 0, 1/z)", "the value comes first");
        says("limit(z, z -> 0, 3)", "one value by one variable");
        says("limit(i, i -> 1)", "i is an integer");
        says("limit(n, n -> oo)", "n is an integer");
        says("limit(t[1], t -> 0)", "t is a vector");
        says("limit(t, z -> 0)", "a limit is of a number, found a vector");
        says("limit(z, z -> t)", "expected a number");
        says("limit(y, y -> 0)", "y is defined");
        says("limit(z, z + 1 -> 0)", "expected the name of a variable");
        says("limit(pi, pi -> 0)", "pi is no variable");
        says("limit(z, z -> z + 1)", "cannot depend on z");
        says("limit(z, z -> oo+)", "one way only");
        says("limit(z, z -> 0 from behind)", "from which side");
        says("limit(z, z -> )", "expected an expression");
        says("sin(z -> 0)", "an approach stands only in limits");
        says("sum(z -> 0)", "an approach stands only in limits");
        says("sum(k in 1..3, z -> 0)", "an approach stands only in limits");
        says("f(z -> 0) := z", "an approach stands only in limits");
        says("sin'(z -> 0)", "an approach stands only in limits");
        says("prove increasing(z^3, z -> 0)", "an approach stands only in limits");
        says("z -> 0", "'->'");
        says("eval oo", "oo is no number");
        says("prove limit(z, z -> 0) + oo = oo", "oo is no number");
        says("prove 1/x = oo", "only a limit can be infinite");
        says("prove oo = oo", "only a limit can be infinite");
        says("assume limit(z, z -> oo) = oo", "oo is no number");
        says("let b = oo", "oo is no number");
        says("prove limit(x, x -> 0) < oo", "infinity is no number to compare with");
        says("prove limit(z, z -> oo) = 2*limit(w, w -> oo) - ∞", "∞ is no number");
        says("limt(z, z -> 0)", "did you mean 'limit'");
    }

    @Test
    void deepBodiesAreRead() {
        String deep = "sin(".repeat(3000) + "z" + ")".repeat(3000);
        Expr e = Typed.onALargeStack(() -> Language.expression("limit(" + deep + ", z -> 0+)", SCOPE));
        assertEquals("limit(" + deep + ", z -> 0+)", Text.line(e));
    }
}
