package org.gradproof.worksheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.checker.Replayed;
import org.gradproof.library.Library;
import org.gradproof.syntax.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What is answered, as a person expects it: statements separated by `;;`, then the first line of the answer to the last one.
final class AnswersTest {
    private static final Knowledge KNOWLEDGE = Knowledge.of(new Library());

    private static final String CASES = """
            # lemmas whose assumptions are false at the call give way to the body
            d/dx clip(x; 2, 1)                                  | diff(clip(x; 2, 1), x) = 0
            d/dx hardtanh(x; 5/2, 5/4)                          | diff(hardtanh(x; 5/2, 5/4), x) = 0
            d/dx hardtanh(x; -1, 1)                             | diff(hardtanh(x; -1, 1), x) = [-1 < x and x < 1]

            # functions of vectors come back under their names
            vector z in R^n ;; d logsumexp(z) / d z[j]          | diff(logsumexp(z), z[j]) = softmax(z)[j]
            vector z in R^n ;; d log_softmax(z)[i] / d z[j]     | diff(log_softmax(z)[i], z[j]) = delta(i, j) - softmax(z)[j]
            vector z in R^n ;; index j in 1..n ;; d/dz[j] log(sum(q in 1..n, exp(z[q]))) | diff(log(sum(q in 1..n, exp(z[q]))), z[j]) = softmax(z)[j]
            vector z in R^n ;; d norm(z) / d z[j]               | diff(norm(z), z[j]) = z[j]/norm(z)
            vector z in R^n ;; diff(logsumexp(z), z[i], z[j])   | diff(diff(logsumexp(z), z[i]), z[j]) = softmax(z)[j]*(delta(j, i) - softmax(z)[i])
            vector z in R^n ;; d softmin(z)[i] / d z[j]         | diff(softmin(z)[i], z[j]) = softmin(z)[i]*(softmin(z)[j] - delta(i, j))

            # a function of a vector, spread over a vector that stands for one of its numbers
            h(vector x in R^n, b; a) := sum(x)*b*a ;; vector g in R^3, c in R^3 ;; index i, j in 1..3 ;; d h(g, 2; c)[i] / d g[j] | diff(h(g, 2; c)[i], g[j]) = 2*c[i]
            h(vector x in R^n, b; a) := sum(x)*b*a ;; vector g in R^3 ;; index i, j in 1..3 ;; prove d h(g, 2; g)[i] / d g[j] = 2*g[i] + 2*sum(g)*delta(i, j) | [ok] proved

            # a delta of an index and of a number that nobody declared
            integer n >= 1 ;; vector z in R^n ;; index i, j in 1..n ;; prove delta(i, q) = delta(i, j) | [no] refuted: at n = 1, i = 1, j = 1, q = 0 the left side is 0, the right side 1

            # one name for equal indices
            vector z in R^n ;; index i, j in 1..n ;; d softmax(z)[i] / d z[j] for i = j  | diff(softmax(z)[i], z[j]) = softmax(z)[i]*(1 - softmax(z)[i])
            vector z in R^n ;; index i, j in 1..n ;; d softmax(z)[i] / d z[j] for i != j | diff(softmax(z)[i], z[j]) = -softmax(z)[i]*softmax(z)[j]

            # at a kink there is none, and elsewhere it is what it is
            d/dx relu(x) for x = 0                              | diff(relu(x), x) = [x > 0]
            d/dx relu(x) for x > 0                              | diff(relu(x), x) = 1
            eval d/dx relu(x) at x = 0                          | [??] diff(relu(x), x) at x = 0 has no value: left derivative 0, right derivative 1; not differentiable, Clarke interval [0, 1]
            eval d/dx abs(x)^3 at x = 0                         | diff(abs(x)^3, x) at x = 0 = 0
            d/dx x^2 for x = 0                                  | diff(x^2, x) = 0

            # what moves stands on the left
            d/dx max(0, x)                                      | diff(max(0, x), x) = (if x < 0 then 0 else 1)
            d/dx max(x, 0)                                      | diff(max(x, 0), x) = [x > 0]
            d/dx min(1, x)                                      | diff(min(1, x), x) = (if x > 1 then 0 else 1)

            # named values
            p := 1/(1 + exp(-z)) ;; d p / d z                   | diff(p, z) = p*(1 - p)
            p := exp(z)/(1 + exp(z)) ;; d p / d z               | diff(p, z) = p*(1 - p)
            p := 1/(1 + exp(-z)) ;; L := -(y*log(p) + (1 - y)*log(1 - p)) ;; d L / d z | diff(L, z) = p - y
            q := sigmoid(z) ;; d q / d z                        | diff(q, z) = q*(1 - q)

            # a delta in a branch of a case
            vector z in R^n ;; index j in 1..n ;; sum(k in 1..n, if z[k] > 3 then delta(k, j) else 0) | sum(k in 1..n, if z[k] > 3 then delta(k, j) else 0) = [z[j] > 3]
            vector z in R^n ;; d max(z) / d z[j]                | diff(max(z), z[j]) = [z[j] = max(z)]

            # wrong only where the sides meet
            prove log(exp(y)) > y                               | [no] refuted: at y = 0 the left side is 0, the right side 0
            vector z in R^n ;; prove max(z) < logsumexp(z)      | [no] refuted: at n = 1, z = [0] the left side is 0, the right side 0
            # a maximum inside of what is added
            vector z in R^n ;; prove d/da max(k in 1..n, a*z[k]) = max(z) | [no] refuted: at n = 2, z = [1, 0], a = -1 the left side is 0, the right side 1

            # vectors written out
            d/dx softmax([x, y])[1]                             | diff(softmax([x, y])[1], x) = exp(x)*exp(y)/(exp(x) + exp(y))^2
            d/dx norm([x, y])                                   | diff(norm([x, y]), x) = x/sqrt(x^2 + y^2)
            vector v in R^3 ;; index j in 1..3 ;; d/dv[j] sum(v)                   | diff(sum(k in 1..3, v[k]), v[j]) = 1

            # sums work inside of sums, products of matrices stay whole
            matrix W in R^(m, n) ;; vector x in R^n ;; vector t in R^m ;; L := 1/2*sum(r in 1..m, (W @ x - t)[r]^2) ;; d L / d W[i,j] | diff(L, W[i, j]) = x[j]*(W @ x - t)[i]
            matrix W in R^(m, n) ;; vector x in R^n ;; vector t in R^m ;; L := 1/2*sum(r in 1..m, (W @ x - t)[r]^2) ;; d L / d x[j] | diff(L, x[j]) = sum(r in 1..m, (W @ x - t)[r]*W[r, j])

            # vectors and matrices in matrix notation
            vector z in R^n ;; grad(logsumexp(z), z)            | [diff(logsumexp(z), z[j]) for j in 1..n] = softmax(z)
            vector z in R^n ;; hessian(logsumexp(z), z)         | [diff(diff(logsumexp(z), z[i]), z[j]) for i in 1..n, j in 1..n] = diag(softmax(z)) - outer(softmax(z), softmax(z))
            matrix W in R^(m, n) ;; vector x in R^n ;; vector b, t in R^m ;; h := sigmoid(W @ x + b) ;; L := 1/2*sum(r in 1..m, (h[r] - t[r])^2) ;; grad(L, x) | [diff(L, x[j]) for j in 1..n] = W.T @ ((h - t)*h*(1 - h))
            matrix W in R^(m, n) ;; vector x in R^n ;; vector b, t in R^m ;; h := sigmoid(W @ x + b) ;; L := 1/2*sum(r in 1..m, (h[r] - t[r])^2) ;; grad(L, W) | [diff(L, W[i, j]) for i in 1..m, j in 1..n] = outer(h*(1 - h)*(h - t), x)
            matrix A in R^(n, n) ;; vector x in R^n ;; grad(x @ A @ x, x) | [diff(x @ A @ x, x[j]) for j in 1..n] = A @ x + A.T @ x

            # cases that the conditions of the answer exclude
            f(x) := if x = 0 then 1 else sin(x)/x ;; d/dx f(x)  | diff(f(x), x) = (cos(x)*x - sin(x))/x^2; for x != 0

            # no more conditions than needed
            d/dx log(x^2)                                       | diff(log(x^2), x) = 2/x; for x != 0
            d/dx x^n for integer n                              | diff(x^n, x) = n*x^(n - 1); for x != 0 or n >= 1
            """;

    @TestFactory
    Stream<DynamicTest> answersAsAPersonExpects() {
        return CASES.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(l -> {
            String[] parts = l.split(" \\| ", 2);
            return DynamicTest.dynamicTest(parts[0].strip(), () -> assertEquals(parts[1].strip(), answer(parts[0].strip(), parts[1].contains("; for "))));
        });
    }

    private static String answer(String statements, boolean conditions) {
        List<Result> all = new ArrayList<>();
        Worksheet.run(Document.of(Source.of(statements.replaceAll(" *;; *", "\n"))), Session.of(KNOWLEDGE, Settings.STANDARD.withLimit(Duration.ofMinutes(2))), Session::run, e -> {
            if (e instanceof Worksheet.Entry.Ran(var _, var outcome)) all.addAll(outcome.results());
        });
        Replayed replayed = new Replayed();
        replayed.results(all);
        assertEquals(List.of(), replayed.failures());
        List<String> lines = new Transcript(true, 400, KNOWLEDGE.notations()).of(all.getLast()).strip().lines().map(String::strip).toList();
        return conditions ? lines.get(0) + "; " + lines.get(1) : lines.getFirst();
    }
}
