package org.gradproof.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.gradproof.calculus.Derivation.Line;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.library.Library;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Source;
import org.gradproof.worksheet.Document;
import org.gradproof.worksheet.Knowledge;
import org.gradproof.worksheet.Session;
import org.gradproof.worksheet.Settings;
import org.junit.jupiter.api.Test;

final class SheetTest {
    private static final Library LIBRARY = new Library();
    private static final Session START = Session.of(Knowledge.of(LIBRARY), Settings.STANDARD);

    /// The body of the sheet of a worksheet.
    private static String sheet(String name, String text) {
        Sheet sheet = SheetStory.of(Document.of(Source.of(name, text)), START, Session::run, _ -> { });
        String latex = SheetLatex.of(sheet, LIBRARY);
        return latex.substring(latex.indexOf("\n", latex.indexOf("\\belowdisplayskip"))).replace("\n\\end{document}\n", "").strip();
    }

    private static String sheet(String text) {
        return sheet("a.grad", text);
    }

    @Test
    void declarationsAreSentences() {
        assertEquals("Let $n \\ge 1$ be an integer, $x \\in \\mathbb{R}^{n}$, $i, j \\in \\{1, \\dots, n\\}$, and $a > 0$.",
                sheet("integer n >= 1\nvector x in R^n\nindex i, j in 1..n\nreal a > 0"));
        assertEquals("Assume that $a < b$.", sheet("real a, b\nassume a < b").lines().toList().getLast());
    }

    @Test
    void definitionsFollowEachOtherInOneDisplay() {
        assertEquals("""
                Let $x \\in \\mathbb{R}$. Define
                \\begin{align*}
                  f(x)& = x^{2} \\\\
                  g(x)& = f(x) + 1
                \\end{align*}""", sheet("real x\nf(x) := x^2\ng(x) := f(x) + 1"));
    }

    @Test
    void aDerivationNamesItsRules() {
        String s = sheet("real x\nsteps d/dx exp(x)*sin(x)^2");
        assertTrue(s.contains("product rule}"), s);
        assertTrue(s.contains("\\begin{alignat*}{2}"), s);
    }

    @Test
    void oneSidedDerivativesAreTold() {
        assertTrue(sheet("real x, a > 0\nf(x; a) := if x >= 0 then x else a*(exp(x) - 1)\nd/dx f(x; a)").contains(
                "At $x = 0$ the left derivative is $a$ and the right derivative $1$, so the function is differentiable there exactly when $a = 1$."));
    }

    @Test
    void claimsStandWithTheirVerdicts() {
        assertTrue(sheet("real x\nprove x/x = 1").endsWith("\\tag*{\\emph{proved for }$x \\ne 0$\\ $\\square$}\n\\end{align*}"));
        String refuted = sheet("real x\nprove d/dx sigmoid(x) = sigmoid(x)*(1 + sigmoid(x))");
        assertTrue(refuted.contains("\\emph{Refuted: }at $x = "), refuted);
        String wrong = sheet("real x\nproof\n(x + 1)^2\n = x^2 + 2*x + 1\n = x^2 + 2*x + 2 by magic\nqed");
        assertTrue(wrong.contains("Line 2: \\emph{Refuted: }"), wrong);
        assertTrue(wrong.contains("\\small magic}"), wrong);
        assertTrue(sheet("check 2/3 ~ 0.666").contains("\\emph{Rounded wrongly: }to as many digits it is $0.667$"));
    }

    @Test
    void numbersVectorsAndMatricesAreValues() {
        String s = sheet("let x = [1, 2]\neval exp(x)\nlet M = [[1, 2], [3, 4]]\neval M @ x\neval M*2");
        assertTrue(s.contains("& \\approx (2.71828,\\ 7.38906)"), s);
        assertTrue(s.contains("\\left(\\begin{array}{rr}\n    2 & 4 \\\\\n    6 & 8\n"), s);
    }

    @Test
    void theFirstLineAloneIsTheTitle() {
        assertTrue(sheet("# A title\n#\n# A sentence.\nreal x").startsWith("\\begin{center}\n  {\\LARGE\\bfseries A title\\par}"));
        assertFalse(sheet("# A sentence.\nreal x").contains("LARGE"));
        assertTrue(sheet("a.md", "# T\n\n## S\n\n### U\n").contains("\\section{S}\n\n\\subsection{U}"));
    }

    @Test
    void codeThatIsAFormulaIsSetAsOne() {
        assertEquals("Here $f(x)$ grows, \\texttt{run} does not, nor does \\texttt{1 +}.",
                sheet("a.md", "Here `f(x)` grows, `run` does not, nor does `1 +`.\n\n```grad\nreal x\nf(x) := x^2\n```\n").lines().findFirst().orElse(""));
    }

    @Test
    void nothingInProseIsACommand() {
        assertEquals("\\textbackslash{}input\\{/\\allowbreak{}etc/\\allowbreak{}passwd\\} \\textbackslash{}write18\\{x\\} \\%\\_\\&\\#\\$ a\\textasciitilde{}b a\\textasciicircum{}b",
                SheetWords.words("\\input{/etc/passwd} \\write18{x} %_&#$ a~b a^b"));
        assertEquals("``x'' (``, -{}-{}-, ,{},", SheetWords.words("\"x\" (\", ---, ,,"));
        assertEquals("\\ensuremath{\\alpha}\\ensuremath{\\le}[grinning face]\\allowbreak{}", SheetWords.words("α≤😀"));
        assertEquals("\\~{\\^{e}}é{}".replace("{}", ""), SheetWords.words("ễé"));
        assertEquals("ab", SheetWords.words("a\u200Bb\u0007"));
        assertTrue(SheetWords.words("x".repeat(100)).contains("\\allowbreak{}"));
    }

    @Test
    void aWrongLineIsAMistakeOfOurs() {
        Symbol x = Symbol.real("x");
        SheetProof proof = new SheetProof(Lemmas.NONE, Duration.ofSeconds(5));
        Expr square = Terms.pow(x, 2);
        assertEquals(List.of(), proof.unproved(List.of(new Line(Terms.derivative(x, square), ""), new Line(Terms.mul(Terms.TWO, x), "power rule")), List.of()));
        assertThrows(IllegalStateException.class, () -> proof.unproved(List.of(new Line(square, ""), new Line(x, "magic")), List.of()));
    }

    @Test
    void aFormulaThatIsReadBackAsAnotherOneIsAMistakeOfOurs() {
        Symbol x = Symbol.real("x");
        Scope scope = Language.statement(Source.of("f(x) := x + 1"), LIBRARY.scope()).after();
        Definition other = Definition.function("f", List.of(x), Terms.sub(x, Terms.ONE));
        SheetProof proof = new SheetProof(Lemmas.NONE, Duration.ofSeconds(5));
        assertThrows(IllegalStateException.class, () -> proof.readBack(Terms.call(other, x), scope));
        proof.readBack(Terms.mul(Terms.num(org.gradproof.expr.Rational.HALF), x), scope);
    }

    private static final String WITH_EVERYTHING = """
            # A *title* & more

            Prose with `f(x)`, **bold**, <b>html</b>, a_b, 50% & $5.

            - one
            - two

            > quoted

            | a | b |
            |---|---|
            | 1 | `x` |

            ---

            ```grad
            real x, a > 0
            f(x) := if x > 0 then a*x else 0
            steps d/dx f(x)^2
            prove 0 < sigmoid(x) < 1
            prove f(x) = x
            let v = [1, 2]
            eval v, exp(v)
            ```
            """;

    @Test
    void htmlIsWellFormedAndLoadsNothing() throws Exception {
        Sheet sheet = SheetStory.of(Document.of(Source.of("a.md", WITH_EVERYTHING)), START, Session::run, _ -> { });
        String html = SheetHtml.of(sheet, LIBRARY);
        String body = html.substring(html.indexOf("<body>"), html.indexOf("</body>") + 7);
        javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new org.xml.sax.InputSource(new java.io.StringReader(body)));
        assertTrue(html.contains("<title>A title &amp; more</title>"), html);
        assertTrue(body.contains("&lt;b&gt;html&lt;/b&gt;") && body.contains("<mo form=\"infix\">≈</mo>"), body);
        assertFalse(html.contains("<script") || html.contains("http"), html);
    }

    @Test
    void markdownKeepsWordsWordsAndFormulasFormulas() {
        Sheet sheet = SheetStory.of(Document.of(Source.of("a.md", WITH_EVERYTHING)), START, Session::run, _ -> { });
        String text = SheetMarkdown.of(sheet, LIBRARY);
        assertTrue(text.startsWith("# A *title* \\& more\n\nProse with $f(x)$, **bold**, \\<b\\>html\\</b\\>, a\\_b, 50% \\& \\$5.\n\n- one\n\n- two\n\n> quoted\n\n| a | b |\n"), text);
        assertTrue(text.contains("0 & < \\sigma(x) < 1 && \\text{proved}\\ \\square\n"), text);
    }
}
