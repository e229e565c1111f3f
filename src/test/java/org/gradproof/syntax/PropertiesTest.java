package org.gradproof.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What the names of properties of functions claim, and what is no such claim.
class PropertiesTest {
    private static final Scope SCOPE = Typed.scope("sigmoid(x) := 1/(1 + exp(-x))\nrelu(x; a) := if x > 0 then x else a*x");

    @Test
    void monotoneFunctionsKeepTheOrderOfTwoPoints() {
        claims("increasing(x^2, x)", "(^ u 2) LE (^ v 2) for [(le u v)]");
        claims("strictly_increasing(x^2, x)", "(^ u 2) LT (^ v 2) for [(lt u v)]");
        claims("decreasing(x^2, x)", "(^ u 2) GE (^ v 2) for [(le u v)]");
        claims("strictly_decreasing(x^2, x)", "(^ u 2) GT (^ v 2) for [(lt u v)]");
        claims("(increasing(sigmoid, x))", "(sigmoid u) LE (sigmoid v) for [(le u v)]");
        claims("increasing(exp, x)", "(exp u) LE (exp v) for [(le u v)]");
    }

    @Test
    void convexFunctionsLieBelowTheirChords() {
        String between = "(^ (+ (* (- 1 t) u) (* t v)) 2)";
        claims("convex(x^2, x)", between + " LE (+ (* (- 1 t) (^ u 2)) (* t (^ v 2))) for [(le 0 t), (le t 1)]");
        claims("concave(x^2, x)", between + " GE (+ (* (- 1 t) (^ u 2)) (* t (^ v 2))) for [(le 0 t), (le t 1)]");
    }

    @Test
    void symmetricFunctionsAreComparedWithTheirMirrorImage() {
        claims("even(x^2, x)", "(^ (- x) 2) EQ (^ x 2) for []");
        claims("odd(x^2, x) for x > a", "(^ (- x) 2) EQ (- (^ x 2)) for [(gt x a), (gt (- x) a)]");
    }

    /// Of both points, and of nothing else; a name that the text uses is left to it.
    @Test
    void whatIsAssumedOfTheVariableIsAssumedOfBothPoints() {
        claims("increasing(u*x, x) for x > u, u > 0", "(* u u1) LE (* u v) for [(gt u1 u), (gt v u), (gt u 0), (le u1 v)]");
        claims("increasing(x, x in (0, 1))", "u LE v for [(and (gt u 0) (lt u 1)), (and (gt v 0) (lt v 1)), (le u v)]");
        claims("increasing(x, x) for x != 0", "u LE v for [(ne u 0), (ne v 0), (le u v)]");
    }

    @Test
    void aFunctionOfTheTextWins() {
        Scope own = Typed.scope("increasing(f, x) := f + x");
        Statement.Claim c = ((Statement.Prove) Typed.statement("prove increasing(a, b) = a + b", own)).claim();
        assertEquals("(increasing a b)", c.links().getFirst().left().toString());
        assertEquals("""
                1:7  expected a claim: two sides and a relation
                      prove increasing(a, b)
                            ^
                      write prove f = g, or <=, <, !=, ~ instead of =
                """, Typed.complaint("prove increasing(a, b)", own));
        assertEquals("1:8  convex is not a function", Typed.complaint("prove (convex(a, b)) = 1", Typed.scope("real convex")).lines().findFirst().orElse("").strip());
    }

    @Test
    void wrongArgumentsAreNamed() {
        says("prove increasing(x)", "1:7  increasing is said of a function and its variable | write increasing(f, x), or increasing(f, x) for x > 0");
        says("prove increasing(x, y, z)", "1:7  increasing is said of a function and its variable | write increasing(f, x), or increasing(f, x) for x > 0");
        says("prove convex(x^2, 2)", "1:19  the second argument is the variable, a real number with a name | write convex(f, x)");
        says("prove convex(x^2, x + 1)", "1:19  the second argument is the variable, a real number with a name | write convex(f, x)");
        says("prove increasing(n^2, n) for integer n", "1:23  the second argument is the variable, a real number with a name | write increasing(f, x)");
        says("prove increasing(x in (0, 1), x)", "1:18  the range is that of the variable | write increasing(f, x) for x in (0, 1)");
        says("prove increasing(relu, x)", "1:18  relu needs its parameter a | write relu(x; a)");
        says("prove increasing(t, x) for vector t in R^2", "1:18  expected a number, found a vector in R^2");
        says("prove 1 + increasing(x, x) = 2", "1:11  increasing is a claim about a function and has no value | write prove increasing(f, x)");
        says("prove increasng(x, x)", "1:7  there is no function 'increasng' | did you mean 'increasing'?");
    }

    @Test
    void convexityNeedsAnInterval() {
        says("prove convex(1/x, x) for x != 0", "1:7  convex is said on an interval, and what is assumed of x need not be one | write convex(f, x) for x > 0, or for x in (0, 1)");
        says("prove concave(x, x) for x^2 > 1", "1:7  concave is said on an interval, and what is assumed of x need not be one | write concave(f, x) for x > 0, or for x in (0, 1)");
    }

    private static void claims(String text, String expected) {
        Statement.Claim c = ((Statement.Prove) Typed.statement("prove " + text, SCOPE)).claim();
        Statement.Link l = c.links().getFirst();
        assertEquals(expected, l.left() + " " + l.relation().orElseThrow() + " " + l.right() + " for " + c.assumptions());
    }

    private static void says(String text, String expected) {
        String[] lines = Typed.complaint(text, SCOPE).split("\n");
        assertEquals(expected, lines[0].strip() + (lines.length > 3 ? " | " + lines[3].strip() : ""));
    }
}
