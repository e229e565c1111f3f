package org.gradproof.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Gradient;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Theorem;
import org.gradproof.render.Text;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Names;
import org.gradproof.worksheet.Worker;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How the cost of a derivative grows: deep terms, long products.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xss256m")
public class Growth {
    /// Levels of nesting, or factors.
    @Param({"1000", "10000"})
    public int depth;

    private final Symbol x = Symbol.real("x");
    private String text = "";
    private Expr nested = x;
    private Expr product = x;

    @Setup(Level.Trial)
    public void make() {
        StringBuilder s = new StringBuilder("x");
        nested = x;
        for (int i = 0; i < depth; i++) nested = Terms.div(Terms.ONE, Terms.add(Terms.ONE, Terms.exp(Terms.neg(nested))));
        text = "1/(1 + exp(-(".repeat(depth) + s + ")))".repeat(depth);
        product = Terms.add(x, Terms.ONE);
        for (int i = 2; i <= depth; i++) product = Terms.mul(product, Terms.add(x, Terms.num(i)));
    }

    private Theorem derived(Expr f) {
        return new Differentiation(x, List.of(), Facts.none(), Lemmas.NONE).of(f);
    }

    @Benchmark
    public Theorem nestedSigmoidInMemory() {
        return derived(nested);
    }

    /// From text to text, on the thread with the large stack that statements have.
    @Benchmark
    public Object nestedSigmoidFromText() {
        return Worker.run(() -> Text.of(derived(Language.expression(text, org.gradproof.syntax.Scope.of(Names.NONE))).derivative().derivative()),
                java.time.Duration.ofMinutes(1));
    }

    /// Of 1,000 factors, whatever the depth.
    @Benchmark
    public Theorem productForward() {
        return derived(product);
    }

    @Benchmark
    public List<Theorem> productReverse() {
        return Gradient.of(product, List.of(x), Facts.none(), Lemmas.NONE);
    }

    public static void main(String[] args) {
        Growth g = new Growth();
        g.depth = 1000;
        g.make();
        System.out.println("nested sigmoid 1000 deep: " + Dag.size(g.derived(g.nested).derivative().derivative()) + " distinct nodes");
        System.out.println("product of 1000 factors: " + Dag.size(g.productReverse().getFirst().derivative().derivative()) + " distinct nodes in reverse, "
                + Dag.size(g.derived(g.product).derivative().derivative()) + " forward");
    }
}
