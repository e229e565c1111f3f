package org.gradproof.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Derivation;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.KnownDerivatives;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Theorem;
import org.gradproof.library.Library;
import org.gradproof.render.Text;
import org.gradproof.syntax.Language;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One derivative, from the text of a function to the text of its derivative; nothing is remembered from call to call but the
/// library.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StringToString {
    @Param({"sigmoid", "tanh", "softplus", "swish", "mish", "gelu_erf", "gelu_tanh", "elu", "leaky_pw", "leaky_max", "relu_max+sin",
            "relu_abs+sin", "selu", "softsign", "logloss_dw", "bce_sigmoid"})
    public String function;

    private final Library library = new Library();
    private final Lemmas lemmas = new KnownDerivatives(library);
    private Symbol variable = Symbol.real("x");
    private String text = "";

    @Setup
    public void choose() {
        Map<String, Cases.Derivative> all = Cases.derivatives();
        text = all.get(function).expression();
        variable = Symbol.real(all.get(function).variable());
    }

    /// Parsed, differentiated by theorem, printed.
    @Benchmark
    public String derivative() {
        Expr f = Language.expression(text, library.scope());
        Theorem t = new Differentiation(variable, java.util.List.of(), Facts.none(), lemmas).of(f);
        return Text.of(t.derivative().derivative());
    }

    /// The same in the form that people expect, with the lines that lead there.
    @Benchmark
    public String simplified() {
        Expr f = Language.expression(text, library.scope());
        return Text.of(Derivation.of(Terms.derivative(variable, f), Facts.none(), lemmas).result());
    }
}
