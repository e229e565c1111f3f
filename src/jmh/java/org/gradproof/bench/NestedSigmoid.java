package org.gradproof.bench;

import java.util.concurrent.TimeUnit;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to make a deep term and to walk over it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NestedSigmoid {
    @Param({"100", "10000"})
    public int depth;

    @Benchmark
    public Expr make() {
        Expr e = Symbol.real("x");
        for (int i = 0; i < depth; i++) {
            e = Terms.div(Terms.ONE,
                    Terms.add(Terms.ONE, Terms.exp(Terms.neg(e))));
        }
        return e;
    }

    @Benchmark
    public int makeAndWalk() {
        return Dag.size(make());
    }
}
