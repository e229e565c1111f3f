package org.gradproof.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.library.Library;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;

/// True claims as they stand on homework sheets, in the form in which a student writes them; with constants of their own.
final class Exercises {
    private static final String DECLARED = "integer n >= 1 ;; vector z in R^n, t in R^n, w in R^n, v in R^n ;; index i, j in 1..n ;; matrix A in R^(n, n), S in R^(n, n)";

    private static final String CLAIMS = """
            d/dx sigmoid(x) = sigmoid(x)*(1 - sigmoid(x))
            d/dx sigmoid(c*x) = c*sigmoid(c*x)*(1 - sigmoid(c*x))
            d/dx sigmoid(c*x + b) = c*sigmoid(c*x + b)*(1 - sigmoid(c*x + b))
            d/dx tanh(x) = 1 - tanh(x)^2
            d/dx tanh(c*x) = c*(1 - tanh(c*x)^2)
            d/dx tanh(x^2) = 2*x*(1 - tanh(x^2)^2)
            d/dx softplus(x) = sigmoid(x)
            d/dx log(1 + exp(c*x)) = c*sigmoid(c*x)
            d/dx (x*sigmoid(x)) = sigmoid(x) + x*sigmoid(x)*(1 - sigmoid(x))
            d/dx (x*sigmoid(c*x)) = sigmoid(c*x) + c*x*sigmoid(c*x)*(1 - sigmoid(c*x))
            d/dx mish(x) = tanh(softplus(x)) + x*sigmoid(x)*(1 - tanh(softplus(x))^2)
            d/dx gelu(x) = Phi(x) + x*phi(x)
            d/dx (x*tanh(x)) = tanh(x) + x*(1 - tanh(x)^2)
            d/dx tanhshrink(x) = tanh(x)^2
            d/dx exp(-x^2) = -2*x*exp(-x^2)
            d/dx exp(-c*x^2/2) = -c*x*exp(-c*x^2/2)
            d/dx sqrt(1 + x^2) = x/sqrt(1 + x^2)
            d/dx (x/sqrt(1 + c*x^2)) = (1 + c*x^2)^(-3/2)
            d/dx log(1 + x^2) = 2*x/(1 + x^2)
            d/dx log(cosh(x)) = tanh(x)
            d/dx log(cosh(x - b)) = tanh(x - b)
            d/dx (1/(1 + exp(-x))) = exp(-x)/(1 + exp(-x))^2
            d/dx (x/(1 + x^2)) = (1 - x^2)/(1 + x^2)^2
            d/dx (x^2*exp(x)) = 2*x*exp(x) + x^2*exp(x)
            d/dx (x^3*sin(x)) = 3*x^2*sin(x) + x^3*cos(x)
            d/dx (sin(x)/x) = (x*cos(x) - sin(x))/x^2
            d/dx (exp(x)/(1 + exp(x))) = exp(x)/(1 + exp(x))^2
            d/dx (x + sin(c*x)^2/c) = 1 + sin(2*c*x)
            d/dx arctan(c*x) = c/(1 + c^2*x^2)
            d/dx erf(c*x) = 2*c*exp(-c^2*x^2)/sqrt(pi)
            d/dx (c*x + b)^3 = 3*c*(c*x + b)^2
            d/dx cos(c*x + b) = -c*sin(c*x + b)
            d/dx log10(x) = 1/(x*log(10))
            d/dx log2(1 + x^2) = 2*x/((1 + x^2)*log(2))
            d/dx (x*log2(x)) = log2(x) + 1/log(2)
            d/dx log10(x)^2 = 2*log10(x)/(x*log(10))
            d/dx elu(x; a) = if x > 0 then 1 else a*exp(x)
            d/dx celu(x; a) = if x > 0 then 1 else exp(x/a)
            d/dx leaky_relu(x; a) = if x > 0 then 1 else a
            d/dx selu(x) = 1.05070098735548049*(if x > 0 then 1 else 1.67326324235437728*exp(x))
            d/dx softsign(x) = 1/(1 + abs(x))^2
            d/dx hardtanh(x) = if x > -1 and x < 1 then 1 else 0
            d/dx (relu(x) + sin(c*x)) = (if x > 0 then 1 else 0) + c*cos(c*x)
            diff(elu(x; a), a) = if x > 0 then 0 else exp(x) - 1
            d/dx huber(y, x; a) = if abs(x - y) <= a then x - y else a*sign(x - y) for a > 0
            d/dx (relu(c*x)^2) = if c*x > 0 then 2*c^2*x else 0
            d/dp bce(y, p) = (p - y)/(p*(1 - p))
            diff(bce(y, sigmoid(x)), x) = sigmoid(x) - y
            diff(bce(y, sigmoid(a*x + b)), a) = (sigmoid(a*x + b) - y)*x
            diff(bce(y, sigmoid(a*x + b)), b) = sigmoid(a*x + b) - y
            diff((a*x + b - y)^2, a) = 2*x*(a*x + b - y)
            diff((a*x + b - y)^2/2, b) = a*x + b - y
            diff((tanh(a*x + b) - y)^2/2, a) = (tanh(a*x + b) - y)*(1 - tanh(a*x + b)^2)*x
            diff(a*exp(-b*x), b) = -a*x*exp(-b*x)
            diff(x^a*y^b, x) = a*x^(a - 1)*y^b for x > 0, y > 0
            diff(sigmoid(a*x)*tanh(b*y), y) = b*sigmoid(a*x)*(1 - tanh(b*y)^2)
            diff(gaussian_nll(y, x, s), x) = (x - y)/s for s > 0
            diff(gaussian_nll(y, x, s), s) = (1/s - (x - y)^2/s^2)/2 for s > 0
            diff(softplus_beta(x; a), x) = sigmoid(a*x) for a > 0
            tanh(x) = 2*sigmoid(2*x) - 1
            sigmoid(-x) = 1 - sigmoid(x)
            softplus(x) - softplus(-x) = x
            log(sigmoid(x)) = -softplus(-x)
            sigmoid(x) = (1 + tanh(x/2))/2
            mish(x) = x*(1 - 2/((1 + exp(x))^2 + 1))
            log(cosh(x)) = softplus(2*x) - x - log(2)
            bce(y, sigmoid(x)) = softplus(x) - y*x
            d softmax(z)[i]/d z[j] = softmax(z)[i]*(delta(i, j) - softmax(z)[j])
            d softmax(c*z)[i]/d z[j] = c*softmax(c*z)[i]*(delta(i, j) - softmax(c*z)[j])
            d log_softmax(z)[i]/d z[j] = delta(i, j) - softmax(z)[j]
            d logsumexp(z)/d z[j] = softmax(z)[j]
            d logsumexp(c*z)/d z[j] = c*softmax(c*z)[j]
            d mse(t, z)/d z[j] = 2*(z[j] - t[j])/n
            d cross_entropy(t, z)/d z[j] = sum(t)*softmax(z)[j] - t[j]
            d softmin(z)[i]/d z[j] = -softmin(z)[i]*(delta(i, j) - softmin(z)[j])
            d dot(w, z)/d z[j] = w[j]
            diff(sum(k in 1..n, w[k]*z[k])^2, z[j]) = 2*w[j]*sum(k in 1..n, w[k]*z[k])
            diff(sigmoid(sum(k in 1..n, w[k]*z[k])), z[j]) = w[j]*sigmoid(sum(k in 1..n, w[k]*z[k]))*(1 - sigmoid(sum(k in 1..n, w[k]*z[k])))
            diff(sum(k in 1..n, w[k]*softmax(z)[k]), z[j]) = softmax(z)[j]*(w[j] - sum(k in 1..n, w[k]*softmax(z)[k]))
            diff(sum(k in 1..n, tanh(w[k]*z[k])), z[j]) = w[j]*(1 - tanh(w[j]*z[j])^2)
            diff(sum(k in 1..n, (w[k]*z[k] - t[k])^2)/n, w[j]) = 2*z[j]*(w[j]*z[j] - t[j])/n
            grad(v @ A @ v, v) = (A + A.T) @ v
            grad(A @ v @ w, v) = A.T @ w
            grad((A @ v - w) @ (A @ v - w), v) = 2*A.T @ (A @ v - w)
            grad(mse(t, z), z) = 2*(z - t)/n
            grad(logsumexp(z), z) = softmax(z)
            """;

    private final List<Specimen> all = new ArrayList<>();

    Exercises(Library library) {
        Scope scope = library.scope();
        for (String s : DECLARED.split(" ;; ")) scope = Language.statement(Source.of(s), scope).after();
        for (String line : CLAIMS.lines().toList()) {
            Statement.Claim c = Language.claim(line, scope);
            Statement.Link l = c.links().getFirst();
            all.add(new Specimen(Specimen.Kind.IDENTITY, l.left(), l.right(), l.right(), c.assumptions(), java.util.Optional.empty(), 0));
        }
    }

    /// One of them, `c` and `b` sometimes replaced by numbers, `x` by another argument.
    Specimen specimen(Random random, long number) {
        Specimen base = all.get(random.nextInt(all.size()));
        Map<Symbol, Expr> values = new java.util.HashMap<>();
        if (random.nextBoolean()) values.put(Symbol.real("c"), Terms.num(2 + random.nextInt(3)));
        if (random.nextInt(3) == 0 && !(base.left() instanceof Expr.Derivative d && d.variable() == Symbol.real("b"))) {
            values.put(Symbol.real("b"), Terms.num(1 + random.nextInt(3)));
        }
        Substitution by = new Substitution(values);
        List<Condition> given = base.assumptions().stream().map(by::apply).toList();
        Expr right = by.apply(base.right());
        return new Specimen(Specimen.Kind.IDENTITY, by.apply(base.left()), right, right, given, java.util.Optional.empty(), number);
    }
}
