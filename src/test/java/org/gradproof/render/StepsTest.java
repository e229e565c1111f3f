package org.gradproof.render;

import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.exp;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sub;
import static org.gradproof.render.Samples.x;
import static org.gradproof.render.Samples.y;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

final class StepsTest {
    private static final Steps STEPS = new Steps(Notations.STANDARD, 455);

    private static Expr powers(int n) {
        Expr sum = x;
        for (int k = 2; k <= n; k++) sum = k % 3 == 0 ? sub(sum, pow(x, k)) : add(sum, pow(x, k));
        return sum;
    }

    private static String one(Expr left, Expr right, String reason) {
        return STEPS.align(List.of(new Steps.Row(Optional.of(STEPS.breakable(left)), " = ", STEPS.breakable(right), reason, "")));
    }

    @Test
    void leavesWhatFitsAsItIs() {
        assertEquals(List.of(Latex.of(powers(5))), STEPS.breakable(powers(5)).lines(300, 300));
    }

    @Test
    void breaksASumBeforeItsSigns() {
        List<String> lines = STEPS.breakable(powers(20)).lines(150, 130);
        assertTrue(lines.size() > 3, lines::toString);
        assertEquals("x + x^{2} - x^{3} + x^{4} + x^{5} - x^{6}", lines.getFirst());
        for (String l : lines.subList(1, lines.size())) assertTrue(l.startsWith("{} + ") || l.startsWith("{} - "), l);
        assertEquals(Latex.of(powers(20)), String.join("", lines).replace("{} ", " ").replaceAll(" +", " "));
    }

    @Test
    void opensParenthesesOfAFixedSizeOnlyWhereItMust() {
        List<String> lines = STEPS.breakable(mul(add(x, y), powers(20))).lines(200, 180);
        assertTrue(lines.getFirst().startsWith("(x + y)\\bigl(x + x^{2}") || lines.getFirst().startsWith("(x + y)"), lines::toString);
        assertTrue(String.join("", lines).contains("\\bigl("), lines::toString);
        assertEquals(count(lines, "\\bigl("), count(lines, "\\bigr)"));
    }

    @Test
    void writesAFractionThatIsTooWideWithASlash() {
        List<String> lines = STEPS.breakable(Terms.div(powers(20), add(x, y))).lines(250, 230);
        assertTrue(String.join("", lines).contains("\\Big/"), lines::toString);
    }

    @Test
    void everyLineOfARandomTermFitsOrIsOnePart() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Expr e = RandomTerms.scalar(random, 6);
            if (!Steps.isPrintable(e)) continue;
            List<String> lines = STEPS.breakable(e).lines(300, 280);
            String whole = String.join(" ", lines);
            assertEquals(braces(Latex.of(e)) == 0, braces(whole) == 0, whole);
            assertEquals(count(lines, "\\left") - count(lines, "\\leftarrow"), count(lines, "\\right"), whole);
        }
    }

    private static int count(List<String> lines, String what) {
        String all = String.join("", lines);
        return (all.length() - all.replace(what, "").length()) / what.length();
    }

    private static int braces(String s) {
        return (int) (s.chars().filter(c -> c == '{').count() - s.chars().filter(c -> c == '}').count());
    }

    @Test
    void reasonsStandBesideShortLinesAndAtTheMarginOfLongOnes() {
        assertEquals("""
                \\begin{alignat*}{2}
                  y& = e^{x} &\\qquad& \\text{\\small chain rule}
                \\end{alignat*}""", one(y, exp(x), "chain rule"));
        assertTrue(one(y, powers(9), "a reason that is a good deal longer than what is left of the line").contains("\\parbox[t]{"));
        assertTrue(one(y, Terms.cases(org.gradproof.expr.Condition.compare(org.gradproof.expr.Relation.GT, x, y), powers(11), x), "a long reason, a very long reason").contains("\\tag*{\\small"));
    }

    @Test
    void scalesWhatCannotBeBroken() {
        assertTrue(one(y, Terms.cases(org.gradproof.expr.Condition.compare(org.gradproof.expr.Relation.GT, x, y), powers(40), x), "").contains("\\fit{"));
        assertFalse(one(y, powers(40), "").contains("\\fit{"));
    }

    @Test
    void aLongLeftSideStandsAlone() {
        String set = one(powers(12), num(1), "");
        assertTrue(set.startsWith("\\begin{align*}\n  & x + x^{2}"), set);
        assertTrue(set.contains("\\\\\n  & \\quad = 1"), set);
    }

    @Test
    void deepTermsAreNotForAPage() {
        Expr deep = x;
        for (int i = 0; i < 10_000; i++) deep = exp(deep);
        assertFalse(Steps.isPrintable(deep));
        assertTrue(Steps.isPrintable(powers(100)));
    }
}
