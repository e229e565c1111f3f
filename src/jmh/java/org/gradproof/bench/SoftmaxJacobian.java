package org.gradproof.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gradproof.algebra.Equality;
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
import org.gradproof.prover.Claim;
import org.gradproof.prover.Prover;
import org.gradproof.prover.Verdict;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The Jacobian of softmax: one entry for symbolic n, and all entries for n = 50.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SoftmaxJacobian {
    private static final int N = 50;

    private final Library library = new Library();
    private final Lemmas lemmas = new KnownDerivatives(library);
    private final Statement.Claim claim = Language.claim(
            "d softmax(z)[i] / d z[j] = softmax(z)[i]*(delta(i, j) - softmax(z)[j]) for vector z in R^n, index i in 1..n, index j in 1..n",
            library.scope());
    private final Expr entry = claim.links().getFirst().left();

    @Benchmark
    public Derivation deriveForAllSizes() {
        return Derivation.of(entry, new Facts(claim.assumptions()), lemmas);
    }

    @Benchmark
    public Verdict proveForAllSizes() {
        return new Prover(lemmas, Duration.ofSeconds(5)).judge(Claim.equal(entry, claim.links().getFirst().right(),
                claim.assumptions().toArray(new org.gradproof.expr.Condition[0]))).overall();
    }

    /// Every entry as a derivative theorem, every variable a symbol of its own.
    @Benchmark
    public List<Theorem> jacobianOf50() {
        return derivatives(softmax());
    }

    /// The same, and every entry proved to be `y_i(δ_ij − y_j)`.
    @Benchmark
    public List<Theorem> jacobianOf50WithClosedForm() {
        List<Expr> y = softmax();
        List<Theorem> d = derivatives(y);
        List<Theorem> out = new ArrayList<>();
        for (int j = 0; j < N; j++) {
            for (int i = 0; i < N; i++) {
                Expr closed = Terms.mul(y.get(i), Terms.sub(i == j ? Terms.ONE : Terms.ZERO, y.get(j)));
                Optional<Theorem> t = Equality.prove(d.get(j * N + i).derivative().derivative(), closed, Facts.none());
                out.add(t.orElseThrow());
            }
        }
        return out;
    }

    private static Symbol variable(int k) {
        return Symbol.real("x" + (k + 1));
    }

    private static List<Expr> softmax() {
        Expr sum = Terms.exp(variable(0));
        for (int k = 1; k < N; k++) sum = Terms.add(sum, Terms.exp(variable(k)));
        List<Expr> y = new ArrayList<>();
        for (int i = 0; i < N; i++) y.add(Terms.div(Terms.exp(variable(i)), sum));
        return y;
    }

    private List<Theorem> derivatives(List<Expr> y) {
        List<Theorem> out = new ArrayList<>();
        for (int j = 0; j < N; j++) {
            Differentiation by = new Differentiation(variable(j), List.of(), Facts.none(), lemmas);
            for (Expr e : y) out.add(by.of(e));
        }
        return out;
    }
}
