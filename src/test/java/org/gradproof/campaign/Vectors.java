package org.gradproof.campaign;

import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.entry;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gradproof.campaign.Specimen.Kind;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.library.Library;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;

/// Claims about vectors of symbolic size: known ones with constants put in, and sums of functions of the entries.
final class Vectors {
    private static final String DECLARED = "integer n >= 1 ;; vector z in R^n, t in R^n, w in R^n ;; index i, j in 1..n ;; real c, a, b";

    /// A claim, and after `|` what the left side is without derivatives.
    private static final String KNOWN = """
            d softmax(z)[i] / d z[j] = softmax(z)[i]*(delta(i, j) - softmax(z)[j]) | softmax(z)[i]*delta(i, j) - softmax(z)[i]*softmax(z)[j]
            d softmax(c*z)[i] / d z[j] = c*softmax(c*z)[i]*(delta(i, j) - softmax(c*z)[j]) | c*softmax(c*z)[i]*delta(i, j) - c*softmax(c*z)[i]*softmax(c*z)[j]
            d softmin(z)[i] / d z[j] = -softmin(z)[i]*(delta(i, j) - softmin(z)[j]) | softmax(-z)[i]*softmax(-z)[j] - softmax(-z)[i]*delta(i, j)
            d log_softmax(z)[i] / d z[j] = delta(i, j) - softmax(z)[j] | delta(i, j) - exp(z[j])/sum(k in 1..n, exp(z[k]))
            d logsumexp(z) / d z[j] = softmax(z)[j] | exp(z[j])/sum(k in 1..n, exp(z[k]))
            d logsumexp(c*z) / d z[j] = c*softmax(c*z)[j] | c*exp(c*z[j])/sum(k in 1..n, exp(c*z[k]))
            d cross_entropy(t, z) / d z[j] = sum(t)*softmax(z)[j] - t[j] | sum(k in 1..n, t[k])*exp(z[j])/sum(k in 1..n, exp(z[k])) - t[j]
            d mse(t, z) / d z[j] = 2*(z[j] - t[j])/n | 2/n*z[j] - 2/n*t[j]
            d mse(t, c*z) / d z[j] = 2*c*(c*z[j] - t[j])/n | 2*c/n*c*z[j] - 2*c/n*t[j]
            d sum_of_squares(z) / d z[j] = 2*z[j] | z[j] + z[j]
            d mean(z) / d z[j] = 1/n | 1/n
            d variance(z) / d z[j] = 2*(z[j] - mean(z))/n | 2*z[j]/n - 2*sum(k in 1..n, z[k])/n^2
            d dot(w, z) / d z[j] = w[j] | w[j]
            diff(dot(w, z)^2, z[j]) = 2*dot(w, z)*w[j] | 2*sum(k in 1..n, w[k]*z[k])*w[j]
            d nll(t, z) / d z[j] = -t[j] | -t[j]
            d multilabel_soft_margin(t, z) / d z[j] = (sigmoid(z[j]) - t[j])/n | sigmoid(z[j])/n - t[j]/n
            softmax(z + c)[i] = softmax(z)[i] | softmax(z)[i]
            logsumexp(z + c) = logsumexp(z) + c | logsumexp(z) + c
            log_softmax(z)[i] = log(softmax(z)[i]) | z[i] - log(sum(k in 1..n, exp(z[k])))
            sum(k in 1..n, softmax(z)[k]) = 1 | 1
            sum(k in 1..n, a*z[k] + b*w[k]) = a*sum(z) + b*sum(w) | a*sum(z) + b*sum(w)
            sum(k in 1..n, delta(k, j)*z[k]) = z[j] | z[j]
            sum(k in 1..n, c) = n*c | n*c
            sum(k in 1..n, (z[k] - mean(z))) = 0 | 0
            sum(k in 1..n, (z[k] - w[k])^2) = sum_of_squares(z) - 2*dot(z, w) + sum_of_squares(w) | sum(k in 1..n, z[k]^2) - 2*sum(k in 1..n, z[k]*w[k]) + sum(k in 1..n, w[k]^2)
            sum(k in 1..n, sum(l in 1..n, z[k]*w[l])) = sum(z)*sum(w) | sum(z)*sum(w)
            cross_entropy(t, z) = sum(t)*logsumexp(z) - dot(t, z) | sum(k in 1..n, t[k])*log(sum(k in 1..n, exp(z[k]))) - sum(k in 1..n, t[k]*z[k])
            diff(sum(k in 1..n, w[k]*softmax(z)[k]), z[j]) = softmax(z)[j]*(w[j] - sum(k in 1..n, w[k]*softmax(z)[k])) | softmax(z)[j]*w[j] - softmax(z)[j]*sum(k in 1..n, w[k]*softmax(z)[k])
            """;

    private final Library library;
    private final List<Specimen> known = new ArrayList<>();
    private final Symbol n;
    private final Symbol z;
    private final Symbol w;
    private final Symbol j;

    Vectors(Library library) {
        this.library = library;
        Scope scope = library.scope();
        for (String s : DECLARED.split(" ;; ")) scope = Language.statement(Source.of(s), scope).after();
        for (String line : KNOWN.lines().toList()) {
            String[] parts = line.split("\\|");
            Statement.Claim c = Language.claim(parts[0], scope);
            known.add(new Specimen(Kind.VECTOR, c.links().getFirst().left(), Language.expression(parts[1], scope), c.links().getFirst().right(),
                    c.assumptions(), Optional.empty(), 0));
        }
        n = scope.symbol("n").orElseThrow();
        z = scope.symbol("z").orElseThrow();
        w = scope.symbol("w").orElseThrow();
        j = scope.symbol("j").orElseThrow();
    }

    Specimen specimen(Random random, long number) {
        if (random.nextInt(3) == 0) return pooled(random, number);
        Specimen base = known.get(random.nextInt(known.size()));
        Substitution by = new Substitution(random.nextBoolean() ? Map.of()
                : Map.of(Symbol.real("c"), new Grower(library, Symbol.real("a"), random).constant(), Symbol.real("b"), Symbol.real("a")));
        Rewrites rewrites = new Rewrites(library, random);
        return new Specimen(Kind.VECTOR, by.apply(base.left()), by.apply(base.value()), rewrites.times(random.nextInt(3), by.apply(base.right())),
                base.assumptions(), Optional.empty(), number);
    }

    /// `d F(Σ_k g(w_k·z_k)) / d z_j = F′(Σ_k g(w_k·z_k))·g′(w_j·z_j)·w_j`.
    private Specimen pooled(Random random, long number) {
        Symbol u = Symbol.of("u", Sort.REAL);
        Grower grower = new Grower(library, u, random);
        Expr inside = call(grower, u, random);
        Expr outside = random.nextInt(3) == 0 ? u : call(grower, u, random);
        Symbol k = Symbol.index("k", Terms.ONE, n);
        Expr pool = sum(k, add(Substitution.replace(inside, u, mul(entry(w, k), entry(z, k))), Terms.ZERO));
        Expr outer = Substitution.replace(Textbook.derivative(outside, u), u, pool);
        Expr inner = Substitution.replace(Textbook.derivative(inside, u), u, mul(entry(w, j), entry(z, j)));
        Expr value = mul(mul(outer, inner), entry(w, j));
        Expr right = new Rewrites(library, random).times(random.nextInt(2), value);
        return new Specimen(Kind.VECTOR, Terms.derivative(z, List.of(j), Substitution.replace(outside, u, pool), z), value, right,
                known.getFirst().assumptions(), Optional.empty(), number);
    }

    private Expr call(Grower grower, Symbol u, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Terms.pow(u, 2);
            case 1 -> Terms.exp(u);
            case 2 -> Terms.log(add(Terms.ONE, Terms.pow(u, 2)));
            default -> grower.call(named(random), u);
        };
    }

    private Definition named(Random random) {
        String[] names = {"sigmoid", "softplus", "silu", "square", "gelu", "log_cosh", "half_squared_error", "tanhshrink"};
        return library.entry(names[random.nextInt(names.length)]).orElseThrow().definition();
    }
}
