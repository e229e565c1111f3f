package org.gradproof.oracle;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;
import static org.gradproof.expr.Terms.ZERO;
import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.apply;
import static org.gradproof.expr.Terms.cases;
import static org.gradproof.expr.Terms.derivative;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.exp;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sqrt;
import static org.gradproof.expr.Terms.sub;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SecondOpinionTest {
    private static final Symbol X = Symbol.real("x");
    private static final Symbol Y = Symbol.real("y");
    private static final Symbol A = Symbol.real("a");
    private static final SecondOpinion SYMJA = new SecondOpinion(Duration.ofSeconds(20));

    private static final Symbol Z = Symbol.real("z");
    private static final Definition SIGMOID = Definition.function("sigmoid", List.of(Z), div(ONE, add(ONE, exp(neg(Z)))));
    private static final Definition MAX = Definition.function("max", List.of(Z, Y), cases(Condition.compare(Relation.GE, Z, Y), Z, Y));
    private static final Definition ABS = Definition.function("abs", List.of(Z), cases(Condition.compare(Relation.GE, Z, ZERO), Z, neg(Z)));

    private record Pair(String name, Expr left, Expr right) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Expr s(Expr e) {
        return Terms.call(SIGMOID, e);
    }

    private static Expr tanh(Expr e) {
        return apply(Primitive.TANH, e);
    }

    static Stream<Pair> trueEqualities() {
        Expr max = Terms.call(MAX, X, A);
        return Stream.of(
                new Pair("tanh", tanh(X), sub(mul(TWO, s(mul(TWO, X))), ONE)),
                new Pair("s'", derivative(X, s(X)), mul(s(X), sub(ONE, s(X)))),
                new Pair("1-s", sub(ONE, s(X)), s(neg(X))),
                new Pair("softplus'", derivative(X, log(add(ONE, exp(X)))), s(X)),
                new Pair("tanh'", derivative(X, tanh(X)), sub(ONE, pow(tanh(X), 2))),
                new Pair("sech", div(ONE, pow(apply(Primitive.COSH, X), 2)), sub(ONE, pow(tanh(X), 2))),
                new Pair("swish'", derivative(X, mul(X, s(X))), add(s(X), mul(mul(X, s(X)), sub(ONE, s(X))))),
                new Pair("log s", log(s(X)), neg(log(add(ONE, exp(neg(X)))))),
                new Pair("softplus difference", sub(log(add(ONE, exp(X))), log(add(ONE, exp(neg(X))))), X),
                new Pair("dBCE", derivative(X, neg(add(mul(A, log(s(X))), mul(sub(ONE, A), log(sub(ONE, s(X))))))), sub(s(X), A)),
                new Pair("cosh2", sub(pow(apply(Primitive.COSH, X), 2), pow(apply(Primitive.SINH, X), 2)), ONE),
                new Pair("softmax2", div(exp(X), add(exp(X), exp(A))), s(sub(X, A))),
                new Pair("tanh 2x", tanh(mul(TWO, X)), div(mul(TWO, tanh(X)), add(ONE, pow(tanh(X), 2)))),
                new Pair("max", max, div(add(add(X, A), Terms.call(ABS, sub(X, A))), TWO)),
                new Pair("lse shift", log(add(exp(X), exp(A))), add(X, log(add(ONE, exp(sub(A, X)))))),
                new Pair("s''", derivative(X, derivative(X, s(X))), mul(mul(s(X), sub(ONE, s(X))), sub(ONE, mul(TWO, s(X))))),
                new Pair("logit", log(div(s(X), sub(ONE, s(X)))), X),
                new Pair("sqrt", sqrt(pow(X, 2)), Terms.call(ABS, X)),
                new Pair("Phi'", derivative(X, apply(Primitive.NORMAL_CDF, X)), apply(Primitive.NORMAL_PDF, X)));
    }

    @ParameterizedTest
    @MethodSource("trueEqualities")
    void agreesToWhatIsTrue(Pair p) {
        assertInstanceOf(Opinion.Agrees.class, SYMJA.onEquality(p.left, p.right, Condition.TRUE));
    }

    @ParameterizedTest
    @MethodSource("trueEqualities")
    void doesNotAgreeToWhatIsNearlyTrue(Pair p) {
        assertInstanceOf(Opinion.NoOpinion.class, SYMJA.onEquality(p.left, mul(p.right, add(ONE, div(X, num(1000)))), Condition.TRUE));
    }

    @Test
    void agreesToDerivativesOnTheOpenPieces() {
        Expr elu = cases(Condition.compare(Relation.GE, X, ZERO), X, mul(A, sub(exp(X), ONE)));
        assertEquals(new Opinion.Agrees("Simplify", true),
                SYMJA.onDerivative(elu, X, cases(Condition.compare(Relation.GT, X, ZERO), ONE, mul(A, exp(X))), Condition.TRUE));
        Expr softsign = div(X, add(ONE, Terms.call(ABS, X)));
        assertEquals(new Opinion.Agrees("Simplify", true),
                SYMJA.onDerivative(softsign, X, div(ONE, pow(add(ONE, Terms.call(ABS, X)), 2)), Condition.TRUE));
        assertInstanceOf(Opinion.NoOpinion.class,
                SYMJA.onDerivative(elu, X, cases(Condition.compare(Relation.GT, X, ZERO), ONE, exp(X)), Condition.TRUE));
    }

    @Test
    void looksAtThePointsWhereCasesMeet() {
        Expr onPoint = cases(Condition.compare(Relation.EQ, X, num(3)), ONE, ZERO);
        assertInstanceOf(Opinion.NoOpinion.class, SYMJA.onEquality(onPoint, ZERO, Condition.TRUE));
        assertInstanceOf(Opinion.Agrees.class, SYMJA.onEquality(onPoint, ZERO, Condition.compare(Relation.LT, X, TWO)));
    }

    @Test
    void usesAssumptions() {
        assertInstanceOf(Opinion.NoOpinion.class, SYMJA.onEquality(sqrt(pow(X, 2)), X, Condition.TRUE));
        assertInstanceOf(Opinion.Agrees.class, SYMJA.onEquality(sqrt(pow(X, 2)), X, Condition.compare(Relation.GT, X, ZERO)));
        assertInstanceOf(Opinion.Agrees.class, SYMJA.onEquality(Terms.call(ABS, X), X, Condition.compare(Relation.GT, X, ONE)));
    }

    @Test
    void writesOutShortSums() {
        Symbol k = Symbol.index("k", ONE, num(3));
        assertInstanceOf(Opinion.Agrees.class, SYMJA.onEquality(Terms.sum(k, mul(k, X)), mul(num(6), X), Condition.TRUE));
    }

    @Test
    void takesEntriesAsNumbers() {
        Expr x1 = Terms.entry(Symbol.tensor("x", Symbol.whole("n")), ONE);
        assertInstanceOf(Opinion.Agrees.class, SYMJA.onEquality(sub(ONE, s(x1)), s(neg(x1)), Condition.TRUE));
    }

    @Test
    void isNotAskedAboutWhatItGetsWrong() {
        Symbol n = Symbol.whole("n");
        Symbol k = Symbol.index("k", ONE, n);
        Symbol i = Symbol.index("i", ONE, n);
        Symbol x = Symbol.tensor("x", n);
        refuses("a sum or product over a symbolic range", Terms.sum(k, exp(Terms.entry(x, k))));
        refuses("a sum or product of many terms", Terms.sum(Symbol.index("k", ONE, num(1000)), mul(k, X)));
        refuses("a derivative by an entry", derivative(x, List.of(i), exp(Terms.entry(x, k)), x));
        refuses("an entry at a symbolic place", Terms.entry(Terms.literal(List.of(X, Y)), Symbol.index("k", ONE, TWO)));
        refuses("the derivative of cases at another place", derivative(X, List.of(), Terms.call(ABS, X), add(X, ONE)));
    }

    @Test
    void isNotAskedAboutWhatIsTooLarge() {
        Expr deep = X;
        for (int d = 0; d < 10_000; d++) deep = s(deep);
        refuses("terms as large as these", deep);
        Expr wide = X;
        for (int d = 0; d < 100; d++) wide = mul(wide, wide);
        refuses("terms as large as these", wide);
    }

    private static void refuses(String what, Expr e) {
        assertEquals(new Opinion.NoOpinion("Symja is not asked about " + what), SYMJA.onEquality(e, ZERO, Condition.TRUE));
    }

    @Test
    void stopsInTime() throws InterruptedException {
        Expr hard = ZERO;
        for (int i = 1; i < 40; i++) hard = add(hard, pow(add(apply(Primitive.SIN, add(X, num(i))), mul(Y, apply(Primitive.COS, mul(num(i), X)))), i));
        assertEquals(new Opinion.NoOpinion("no answer within 0.3 s"), new SecondOpinion(Duration.ofMillis(300)).onEquality(hard, ZERO, Condition.TRUE));
        long threads = 1;
        for (int tries = 0; tries < 100 && threads > 0; tries++) {
            Thread.sleep(50);
            threads = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("second opinion")).count();
        }
        assertEquals(0, threads, "it goes on thinking");
    }

    @Test
    void printsNothing() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setOut(new PrintStream(heard));
        System.setErr(new PrintStream(heard));
        try {
            SYMJA.onEquality(div(X, sub(X, X)), pow(ZERO, ZERO), Condition.TRUE);
            SYMJA.onEquality(log(ZERO), ONE, Condition.TRUE);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals("", heard.toString());
    }

    /// Asks about a symbolic sum, in a process of its own.
    static final class Ask {
        public static void main(String[] args) {
            Symbol k = Symbol.index("k", ONE, Symbol.whole("n"));
            if (SYMJA.onEquality(Terms.sum(k, X), ZERO, Condition.TRUE) instanceof Opinion.Agrees) throw new AssertionError();
        }
    }

    @Test
    void isNotLoadedBeforeItIsNeeded() throws Exception {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-verbose:class",
                "-cp", System.getProperty("java.class.path"), Ask.class.getName()).redirectErrorStream(true).start();
        String loaded = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor());
        assertTrue(loaded.contains("org.gradproof.oracle.SecondOpinion"));
        assertFalse(loaded.contains("org.matheclipse"));
    }
}
