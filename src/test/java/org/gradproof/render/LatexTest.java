package org.gradproof.render;

import static org.gradproof.expr.Terms.*;
import static org.gradproof.render.Samples.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatexTest {
    static final Notations LIBRARY = d -> d == sigmoid ? Optional.of(new Notation.Named("\\sigma", "σ")) : Notations.STANDARD.of(d);

    static Map<Node, String> board() {
        Map<Node, String> t = new LinkedHashMap<>();
        Symbol x1 = Symbol.real("x1");
        Symbol hidden = Symbol.tensor("W_hidden", m, n);
        t.put(sub(sub(x, y), neg(z)), "x - y - (-z)");
        t.put(sig(x), "\\sigma(x)");
        t.put(mul(sig(x), sub(ONE, sig(x))), "\\sigma(x)(1 - \\sigma(x))");
        t.put(div(ONE, add(ONE, exp(neg(x)))), "\\frac{1}{1 + e^{-x}}");
        t.put(pow(sig(x), 2), "\\sigma(x)^{2}");
        t.put(mul(mul(TWO, x), exp(x)), "2x\\,e^{x}");
        t.put(mul(decimal("0.5"), num(3)), "0.5 \\cdot 3");
        t.put(mul(mul(x, TWO), y), "x \\cdot 2y");
        t.put(mul(a, x), "\\alpha x");
        t.put(mul(frac(1, 2), pow(sub(x, y), 2)), "\\frac{1}{2}(x - y)^{2}");
        t.put(pow(add(div(x, y), ONE), 2), "\\left( \\frac{x}{y} + 1 \\right)^{2}");
        t.put(mul(f(Primitive.SIN, x), f(Primitive.COS, x)), "\\sin x\\,\\cos x");
        t.put(mul(f(Primitive.SIN, x), x), "\\sin x \\cdot x");
        t.put(pow(f(Primitive.SIN, x), 2), "\\sin^{2} x");
        t.put(f(Primitive.TANH, mul(TWO, x)), "\\tanh 2x");
        t.put(f(Primitive.TANH, add(x, ONE)), "\\tanh(x + 1)");
        t.put(sub(ONE, pow(f(Primitive.TANH, x), 2)), "1 - \\tanh^{2} x");
        t.put(log(add(ONE, exp(x))), "\\ln(1 + e^{x})");
        t.put(log(div(x, y)), "\\ln\\left( \\frac{x}{y} \\right)");
        t.put(exp(neg(div(pow(x, 2), TWO))), "e^{-x^{2}/2}");
        t.put(exp(mul(add(x, y), add(mul(x, z), add(mul(y, z), log(add(ONE, pow(x, 2))))))), "\\exp((x + y)(x z + (y z + \\ln(1 + x^{2}))))");
        t.put(pow(exp(x), 2), "(e^{x})^{2}");
        t.put(sqrt(div(TWO, PI)), "\\sqrt{\\frac{2}{\\pi}}");
        t.put(f(Primitive.NORMAL_CDF, x), "\\Phi(x)");
        t.put(f(Primitive.ERF, div(x, sqrt(TWO))), "\\operatorname{erf}\\left( \\frac{x}{\\sqrt{2}} \\right)");
        t.put(cases(ge(x, ZERO), x, mul(a, sub(exp(x), ONE))),
                "\\begin{cases} x & \\text{if } x \\ge 0 \\\\ \\alpha\\,(e^{x} - 1) & \\text{otherwise} \\end{cases}");
        t.put(cases(gt(x, num(6)), num(6), cases(gt(x, ZERO), x, ZERO)),
                "\\begin{cases} 6 & \\text{if } x > 6 \\\\ x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}");
        t.put(add(cases(gt(x, ZERO), x, ZERO), f(Primitive.SIN, x)),
                "\\left( \\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases} \\right) + \\sin x");
        t.put(add(indicator(gt(x, ZERO)), f(Primitive.COS, x)), "\\mathbf{1}[x > 0] + \\cos x");
        t.put(indicator(Condition.and(gt(x, ZERO), gt(num(6), x))), "\\mathbf{1}[x > 0 \\text{ and } 6 > x]");
        t.put(indicator(Condition.and(lt(ZERO, x), lt(x, num(6)))), "\\mathbf{1}[0 < x < 6]");
        t.put(delta(i, j), "\\delta_{ij}");
        t.put(delta(i, TWO), "\\delta_{i2}");
        t.put(mul(yAt(i), sub(delta(i, j), yAt(j))), "y_{i}\\,(\\delta_{ij} - y_{j})");
        t.put(div(exp(entry(v, i)), call(S)), "\\frac{e^{v_{i}}}{S}");
        t.put(div(exp(entry(v, i)), sum(k, exp(entry(v, k)))), "\\frac{e^{v_{i}}}{\\sum_{k=1}^{n} e^{v_{k}}}");
        t.put(Terms.extreme(true, k, entry(v, k)), "\\max_{k=1}^{n} v_{k}");
        t.put(mul(x, Terms.extreme(false, k, add(entry(v, k), ONE))), "x\\,\\min_{k=1}^{n} (v_{k} + 1)");
        t.put(mul(sum(k, entry(v, k)), x), "\\left( \\sum_{k=1}^{n} v_{k} \\right)\\,x");
        t.put(mul(x, sum(k, add(entry(v, k), ONE))), "x\\,\\sum_{k=1}^{n} (v_{k} + 1)");
        t.put(product(k, entry(v, k)), "\\prod_{k=1}^{n} v_{k}");
        t.put(derivative(v, List.of(j), yAt(i), v), "\\frac{\\partial y_{i}}{\\partial v_{j}}");
        t.put(derivative(x, sig(x)), "\\frac{d}{dx}\\,\\sigma(x)");
        t.put(derivative(x, mul(sig(x), y)), "\\frac{\\partial}{\\partial x}\\,(\\sigma(x)\\,y)");
        t.put(derivative(x, derivative(x, sig(x))), "\\frac{d^{2}}{dx^{2}}\\,\\sigma(x)");
        t.put(derivative(x, List.of(), pow(x, 2), TWO), "\\left. \\frac{d}{dx}\\,(x^{2}) \\right|_{x=2}");
        t.put(entry(W, p, j), "W_{pj}");
        t.put(entry(hidden, p, j), "W_{\\mathrm{hidden},p,j}");
        t.put(entry(W, p, add(j, ONE)), "W_{p,j + 1}");
        t.put(x1, "x_{1}");
        t.put(call(leaky, x), "\\operatorname{leaky\\_relu}(x)");
        t.put(call(elu, x, a), "\\operatorname{elu}(x; \\alpha)");
        t.put(call(max, x, div(x, y)), "\\max\\left( x, \\frac{x}{y} \\right)");
        t.put(call(abs, neg(x)), "\\lvert -x\\rvert ");
        t.put(binary(Operator.MATMUL, transpose(W), binary(Operator.MATMUL, W, v)), "W^{\\top}\\,(W\\,v)");
        t.put(binary(Operator.MATMUL, u, v), "u^{\\top}\\,v");
        t.put(mul(u, v), "u \\odot v");
        t.put(mul(TWO, v), "2v");
        t.put(array(List.of(i), mul(TWO, entry(v, i))), "[2v_{i}]_{i = 1, \\dots, n}");
        t.put(literal(List.of(literal(List.of(ONE, TWO)), literal(List.of(x, y)))), "\\begin{pmatrix} 1 & 2 \\\\ x & y \\end{pmatrix}");
        t.put(neg(frac(3, 4)), "-\\frac{3}{4}");
        t.put(pow(x, frac(1, 2)), "x^{1/2}");
        t.put(Symbol.real("learning_rate"), "\\mathit{learning\\_rate}");
        t.put(Symbol.real("y_hat"), "\\hat{y}");
        t.put(Symbol.real("δ2"), "\\delta_{2}");
        t.put(Condition.or(rel(Relation.NE, x, ZERO), Condition.forAll(k, gt(entry(v, k), ZERO))),
                "x \\ne 0 \\text{ or } (v_{k} > 0\\ \\text{ for all } k = 1, \\dots, n)");
        return t;
    }

    @Test
    void writesWhatALecturerWrites() {
        List<String> wrong = new ArrayList<>();
        board().forEach((term, latex) -> {
            String got = Latex.of(term, LIBRARY);
            if (!got.equals(latex)) wrong.add(latex + "\n      but was  " + got + "\n");
        });
        assertEquals("", String.join("", wrong));
    }

    @Test
    void compilesWithoutWarnings(@TempDir Path dir) throws IOException, InterruptedException {
        Assumptions.assumeTrue(installed("pdflatex"), "no pdflatex on this machine");
        List<Node> all = new ArrayList<>(board().keySet());
        all.addAll(known().keySet());
        Random random = new Random(7);
        while (all.size() < 320) all.add(RandomTerms.scalar(random, 4));
        StringBuilder tex = new StringBuilder("""
                \\documentclass{article}
                \\usepackage{amsmath}
                \\usepackage[paperwidth=60in,paperheight=20in]{geometry}
                \\begin{document}
                """);
        for (Node n : all) tex.append("\\[ ").append(Latex.of(n, LIBRARY)).append(" \\]\n");
        Files.writeString(dir.resolve("formulas.tex"), tex.append("\\end{document}\n"));
        Process run = new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "formulas.tex")
                .directory(dir.toFile()).redirectErrorStream(true).redirectOutput(dir.resolve("out.txt").toFile()).start();
        assertTrue(run.waitFor(60, TimeUnit.SECONDS));
        List<String> complaints = Files.readAllLines(dir.resolve("formulas.log"), java.nio.charset.StandardCharsets.ISO_8859_1).stream()
                .filter(l -> l.startsWith("!") || l.contains("Warning") || l.startsWith("Overfull") || l.startsWith("l.")).toList();
        assertEquals(List.of(), complaints);
        assertEquals(0, run.exitValue());
    }

    private static boolean installed(String program) {
        for (String dir : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(dir, program))) return true;
        }
        return false;
    }
}
