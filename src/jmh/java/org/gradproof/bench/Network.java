package org.gradproof.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Gradient;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Theorem;
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

/// The squared error of a 4-W-W-1 network of tanh units, every weight and bias a symbol of its own: its derivatives by all of them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Network {
    @Param({"4", "16", "64"})
    public int width;

    private final List<Expr> weights = new ArrayList<>();
    private Expr loss = Terms.ZERO;

    @Setup
    public void make() {
        weights.clear();
        List<Expr> layer = new ArrayList<>();
        for (int i = 0; i < 4; i++) layer.add(Symbol.real("x" + i));
        layer = dense(dense(layer, width, "a"), width, "b");
        Expr out = unit(layer, "c0");
        loss = Terms.pow(Terms.sub(out, Symbol.real("t")), 2);
    }

    private List<Expr> dense(List<Expr> inputs, int units, String name) {
        List<Expr> out = new ArrayList<>();
        for (int u = 0; u < units; u++) out.add(Terms.apply(Primitive.TANH, unit(inputs, name + u)));
        return out;
    }

    private Expr unit(List<Expr> inputs, String name) {
        Expr sum = weight(name + "_bias");
        for (int i = 0; i < inputs.size(); i++) sum = Terms.add(sum, Terms.mul(weight(name + "_" + i), inputs.get(i)));
        return sum;
    }

    private Expr weight(String name) {
        Symbol w = Symbol.real(name);
        weights.add(w);
        return w;
    }

    @Benchmark
    public List<Theorem> gradient() {
        return Gradient.of(loss, weights, Facts.none(), Lemmas.NONE);
    }

    public static void main(String[] args) {
        Network n = new Network();
        n.width = 64;
        n.make();
        List<Expr> entries = n.gradient().stream().map(t -> t.derivative().derivative()).toList();
        System.out.println("4-64-64-1: " + n.weights.size() + " weights, the error has " + Dag.size(n.loss) + " distinct nodes, its gradient "
                + Dag.size(Terms.literal(entries)));
    }
}
