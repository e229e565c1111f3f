package org.gradproof.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Theorem;
import org.gradproof.library.Entry;
import org.gradproof.library.Library;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said at the points where cases meet.
final class KinksTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            "relu(x)"                          ; "0: 0 | 1, never, [0, 1], C0"
            "leaky_relu(x; 0.01)"              ; "0: 0.01 | 1, never, [0.01, 1], C0"
            "elu(x; 1)"                        ; "0: 1 | 1, differentiable, [1, 1], C1 then 1 | 0"
            "celu(x; a) for a > 0"             ; "0: 1 | 1, differentiable, [1, 1], C1 then 1/a | 0"
            "celu(x; a)"                       ; "0: 1 | 1, differentiable, [1, 1], C1 then 1/a | 0"
            "relu(x) + sin(x)"                 ; "0: 1 | 2, never, [1, 2], C0"
            "abs(x)"                           ; "0: -1 | 1, never, [-1, 1], C0"
            "max(x, y)"                        ; "y: 0 | 1, never, [0, 1], C0"
            "softsign(x)"                      ; "0: 1 | 1, differentiable, [1, 1], C1 then 2 | -2"
            "abs(x)^3"                         ; "0: 0 | 0, differentiable, [0, 0], C2 then -6 | 6"
            "relu(w*x + b) for w > 0"          ; "-b/w: 0 | w, never, [0, w], C0"
            "sinc(x)"                          ; "0: 0 | 0, differentiable, [0, 0], C3 or more"
            "sqrt(abs(x))"                     ; "0: - | -, steep, C0 or more"
            "if x = 0 then 0 else x*sin(1/x)"  ; "0: - | -, unknown, C0 or more"
            "if x = 0 then 0 else arctan(1/x)" ; "0: jump -1/2*pi | 1/2*pi at 0, - | -, never"
            "if x = 0 then 0 else exp(-1/x^2)" ; "0: 0 | 0, differentiable, [0, 0], C1 or more"
            "relu(relu(x) - 1)"                ; "1: 0 | 1, never, [0, 1], C0"
            "max(exp(x) - 2, 0)"               ; "log(2): 0 | 2, never, [0, 2], C0"
            "if x >= 0 then x else x/sqrt(1 + a*x^2) for a > 0" ; "0: 1 | 1, differentiable, [1, 1], C2 then -3*a | 0"
            """)
    void tellsBothDerivativesAtOnePoint(String function, String expected) {
        assertEquals(expected, Shown.kinks(function));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid(x)", "gelu(x)", "mish(x)", "(x + sqrt(x^2 + 4))/2", "relu(x)*relu(-x)", "relu(x) - relu(-x)",
        "max(x, 0) - x*y + log(1 + exp(-abs(x)))", "abs(x)^2", "relu(x) for x > 0"})
    void findsNothingWhereThereIsNoKink(String function) {
        assertEquals("", Shown.kinks(function));
        assertFalse(Shown.needs(function).contains("!="), Shown.needs(function));
    }

    @Test
    void tellsBothKinksOfClampedFunctions() {
        assertEquals("""
                0: 0 | 1, never, [0, 1], C0
                6: 1 | 0, never, [0, 1], C0""", Shown.kinks("relu6(x)"));
        assertEquals("""
                -1: 0 | 1, never, [0, 1], C0
                1: 1 | 0, never, [0, 1], C0""", Shown.kinks("hardtanh(x; -1, 1)"));
        assertEquals("""
                -3: 0 | 1/6, never, [0, 1/6], C0
                3: 1/6 | 0, never, [0, 1/6], C0""", Shown.kinks("hardsigmoid(x)"));
        assertEquals("""
                -3: 0 | -1/2, never, [-1/2, 0], C0
                3: 3/2 | 1, never, [1, 3/2], C0""", Shown.kinks("hardswish(x)"));
        assertEquals("""
                -lam: 1 | 0, never, [0, 1], C0
                lam: 0 | 1, never, [0, 1], C0""", Shown.kinks("softshrink(x; lam) for lam > 0"));
    }

    @Test
    void tellsTheParameterValueThatMakesItSmooth() {
        assertEquals("0: a | 1, exactly when a = 1, between, C0", Shown.kinks("prelu(x; a)"));
        assertEquals("""
                0: a | 1, exactly when a = 1, between, C0
                  0 if a = 1: 1 | 1, differentiable, [1, 1], C1 then 1 | 0""", Shown.kinks("elu(x; a)"));
        assertEquals("0: 1.7580993408473768491574981491392672 | 1.05070098735548049, never, "
                + "[1.05070098735548049, 1.7580993408473768491574981491392672], C0", Shown.kinks("selu(x)"));
    }

    @Test
    void tellsSmoothJointsByTheFirstDerivativeThatJumps() {
        assertEquals("""
                -a: -a | -a, differentiable, [-a, -a], C1 then 0 | 1
                a: a | a, differentiable, [a, a], C1 then 1 | 0""", Shown.kinks("if abs(x) <= a then x^2/2 else a*(abs(x) - a/2) for a > 0"));
        assertEquals("""
                -1: 0 | 0, differentiable, [0, 0], C1 then 0 | 1/2
                1: 1 | 1, differentiable, [1, 1], C1 then 1/2 | 0""", Shown.kinks("if x < -1 then 0 else if x > 1 then x else (x + 1)^2/4"));
    }

    @Test
    void tellsJumps() {
        assertEquals("""
                -lam: jump -lam | 0 at 0, - | 0, never
                lam: jump 0 | lam at 0, 0 | -, never""", Shown.kinks("hardshrink(x; lam) for lam > 0"));
        assertEquals("""
                t: jump v | t unless v = t, 0 | -, never
                  t if v = t: 0 | 1, never, [0, 1], C0""", Shown.kinks("threshold(x; t, v)"));
        assertEquals("""
                0: undefined since not 0 != 0, - | -, unknown""", Shown.kinks("abs(x)/x"));
    }

    @Test
    void splitsOnParametersThatDecide() {
        assertEquals("""
                -b/w if w < 0: w | 0, never, [w, 0], C0
                -b/w if w > 0: 0 | w, never, [0, w], C0""", Shown.kinks("relu(w*x + b)"));
        assertEquals("""
                a if a < b: 0 | 1, never, [0, 1], C0
                b if b > a: 1 | 0, never, [0, 1], C0""", Shown.kinks("min(max(x, a), b)"));
    }

    @Test
    void tellsPolesFromKinks() {
        assertEquals("""
                0: undefined since not 0 != 0, - | -, unknown
                y if y < 0: 1/y | (-1)/y, never, [1/y, (-1)/y], C0
                y if y > 0: (-1)/y | 1/y, never, [(-1)/y, 1/y], C0""", Shown.kinks("abs((y - x)/x)").lines().sorted().collect(Collectors.joining("\n")));
    }

    @Test
    void tellsSidesOfABoundaryThatItCannotSolve() {
        Kinks.Analysis a = Shown.analysis("relu(sin(x))");
        assertEquals(List.of("0 != sin(x)"), Shown.texts(a.open()));
        Kinks.Crossing c = a.crossings().getFirst();
        assertEquals("0", Shown.text(c.above().orElseThrow().derivative().derivative()));
        assertEquals("cos(x)", Shown.text(c.below().orElseThrow().derivative().derivative()));
        assertEquals("0 < sin(x)", Shown.conditions(c.below().orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            "softsign(x)"                              ; ""
            "celu(x; a) for a > 0"                     ; "a > 0"
            "if abs(x) <= 1 then x^2/2 else abs(x) - 1/2" ; ""
            "relu(2*x - 3)"                            ; "x != 3/2"
            "relu6(x)"                                 ; "x != 0, x != 6"
            "hardtanh(x; -1, 1)"                       ; "x != -1, x != 1"
            "relu(x^2 - 2)"                            ; "x != -sqrt(2), x != sqrt(2)"
            "abs(sign(x)*max(abs(x) - 1/2, 0))"        ; "x != -1/2, x != 1/2"
            "relu(relu(relu(x + 1) - 2) - 3)"          ; "x != 4"
            "sqrt(relu(x))"                            ; "x != 0"
            "elu(x; a) for a = 1"                      ; "a = 1"
            "max(0, 1 - y*x)^2"                        ; ""
            "relu(x - a)^2"                            ; ""
            "celu(x; a)"                               ; "a != 0"
            """)
    void needsOnlyWhatItMust(String function, String conditions) {
        assertEquals(conditions, Shown.needs(function));
    }

    @Test
    void putsTheDerivativeTogetherFromLeftToRight() {
        Theorem t = Shown.analysis("hardswish(x)").pieces().orElseThrow();
        assertEquals("if x < -3 then 0 else if x < 3 then 1/3*x + 1/2 else 1", Shown.text(t.derivative().derivative()));
        assertEquals("x != -3, x != 3", Shown.conditions(t));
    }

    @Test
    void keepsDecimalsAsDecimals() {
        Theorem t = Shown.analysis("selu(x)").pieces().orElseThrow();
        assertEquals("if x < 0 then 1.7580993408473768491574981491392672*exp(x) else 1.05070098735548049", Shown.text(t.derivative().derivative()));
    }

    @Test
    void everyClaimRestsOnTheFunctionItself() {
        Expr f = Shown.expr("hardswish(x)");
        for (Kink k : Shown.analysis("hardswish(x)").kinks()) {
            for (Theorem t : List.of(k.left().orElseThrow(), k.right().orElseThrow())) {
                SideDerivative d = (SideDerivative) t.judgement();
                assertEquals(f, d.function());
                assertEquals(k.point(), d.point());
                assertTrue(t.hypotheses().isEmpty(), t::toString);
            }
        }
    }

    /// The other way to a one-sided derivative: a difference quotient.
    @Test
    void agreesWithDifferencesOnRandomFunctions() {
        long seed = 20_261_120;
        Random random = new Random(seed);
        int kinks = 0;
        for (int n = 0; n < 40; n++) {
            Expr f = piecewise(random, 3);
            Compiled value = Compiled.of(f, List.of(Shown.X), Environment.EMPTY);
            for (Kink k : Kinks.of(f, Shown.X, Facts.none(), Lemmas.NONE).kinks()) {
                if (!(k.value() instanceof Kink.Value.Continuous)) continue;
                double p = number(k.point());
                double h = 1e-7;
                String where = "seed " + seed + ", " + Shown.text(f) + " at " + Shown.text(k.point());
                assertEquals((value.value(p + h) - value.value(p)) / h, slope(k.right().orElseThrow()), 1e-3, where);
                assertEquals((value.value(p) - value.value(p - h)) / h, slope(k.left().orElseThrow()), 1e-3, where);
                kinks++;
            }
        }
        assertTrue(kinks > 30, "only " + kinks + " kinks, seed " + seed);
    }

    private static double slope(Theorem t) {
        return number(((SideDerivative) t.judgement()).value());
    }

    private static double number(Expr e) {
        return Compiled.of(e, List.of(), Environment.EMPTY).value();
    }

    private static Expr piecewise(Random random, int depth) {
        if (depth == 0) return random.nextBoolean() ? Shown.X : Terms.add(Shown.X, Terms.num(random.nextInt(7) - 3));
        Expr u = piecewise(random, depth - 1);
        Expr v = random.nextInt(3) == 0 ? piecewise(random, depth - 1) : Terms.num(random.nextInt(5) - 2);
        return switch (random.nextInt(6)) {
            case 0 -> Terms.cases(Condition.compare(Relation.GE, u, v), u, v);
            case 1 -> Terms.cases(Condition.compare(Relation.LT, u, v), u, v);
            case 2 -> Terms.cases(Condition.compare(Relation.GT, u, Terms.ZERO), u, Terms.neg(u));
            case 3 -> Terms.mul(u, random.nextInt(2) == 0 ? Shown.X : Terms.TWO);
            case 4 -> Terms.sub(u, v);
            default -> Terms.apply(org.gradproof.expr.Primitive.TANH, u);
        };
    }

    @ParameterizedTest
    @MethodSource("closedForms")
    void needsNoMoreThanTheLibraryClaims(String name, String parameter) {
        Entry entry = new Library().entry(name).orElseThrow();
        Symbol by = entry.definition().parameters().stream().filter(s -> s.name().equals(parameter)).findFirst().orElseThrow();
        Facts facts = new Facts(entry.derivative(parameter).orElseThrow().assumptions());
        Kinks.Analysis a = Kinks.of(entry.call(), by, facts, Lemmas.NONE);
        // Where nothing meets, what is needed is the domain, which the prover states in fewer words.
        boolean met = !a.kinks().isEmpty() || !a.open().isEmpty();
        assertTrue(!met || facts.settles(facts.discharge(a.derivative())), () -> Shown.conditions(a.derivative()));
    }

    static List<Arguments> closedForms() {
        List<Arguments> all = new ArrayList<>();
        for (Entry e : new Library().entries()) {
            for (Symbol p : e.definition().parameters().subList(0, e.definition().main())) {
                boolean plain = p.sort() instanceof Sort.Real && e.call().isScalar();
                if (plain && e.derivative(p.name()).isPresent()) all.add(Arguments.of(e.name(), p.name()));
            }
        }
        return all;
    }

    @Test
    void findsTheKinksOfANetworkOfTwoLayers() {
        String hidden = "2*relu(2*x - 4) - relu(3*x - 9) + relu(4*x - 16) - 2*relu(5*x - 25)";
        assertEquals("""
                2: 0 | -2, never, [-2, 0], C0
                9/4: -2 | 6, never, [-2, 6], C0
                3: 6 | 3/2, never, [3/2, 6], C0
                4: 3/2 | 15/2, never, [3/2, 15/2], C0
                5: 15/2 | -15/2, never, [-15/2, 15/2], C0
                34/5: -15/2 | 5/2, never, [-15/2, 5/2], C0
                7: 5/2 | 5, never, [5/2, 5], C0""", Shown.kinks("relu(" + hidden + " - 1) + relu(1 - (" + hidden + ")) - 1 + relu(" + hidden + ")/2"));
    }

    @Test
    void leavesALargeNetworkToItsConditions() {
        Expr net = Terms.ZERO;
        for (int k = 1; k <= 128; k++) {
            net = Terms.add(net, Shown.expr("relu(" + k + "*x - " + (k * k % 37) + ")"));
        }
        Expr f = net;
        Kinks.Analysis a = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> Kinks.of(f, Shown.X, Facts.none(), Lemmas.NONE));
        assertTrue(a.kinks().isEmpty());
        assertEquals(128, a.open().size());
    }

    /// Ten cases inside a comparison have a thousand combinations, most of them alike.
    @Test
    void looksAtFewCombinationsOfCases() {
        StringBuilder inner = new StringBuilder("x");
        for (int k = 1; k <= 10; k++) inner.append(" + (if x*y > ").append(k).append(" then 1 else 0)");
        String f = "max(" + inner + ", 0)";
        Kinks.Analysis a = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> Shown.analysis(f));
        assertTrue(a.kinks().isEmpty() || !a.open().isEmpty());
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(Interrupted.class, () -> Shown.analysis("relu6(x)"));
    }
}
