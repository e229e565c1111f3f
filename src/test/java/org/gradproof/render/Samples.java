package org.gradproof.render;

import static org.gradproof.expr.Terms.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;

/// Names and terms that the tests of printing share.
final class Samples {
    private Samples() {}

    static final Symbol x = Symbol.real("x");
    static final Symbol y = Symbol.real("y");
    static final Symbol z = Symbol.real("z");
    static final Symbol a = Symbol.real("alpha");
    static final Symbol n = Symbol.whole("n");
    static final Symbol m = Symbol.whole("m");
    static final Symbol i = Symbol.index("i", ONE, n);
    static final Symbol j = Symbol.index("j", ONE, n);
    static final Symbol k = Symbol.index("k", ONE, n);
    static final Symbol p = Symbol.index("p", ONE, m);
    static final Symbol v = Symbol.tensor("v", n);
    static final Symbol u = Symbol.tensor("u", n);
    static final Symbol W = Symbol.tensor("W", m, n);
    static final Symbol A = Symbol.tensor("A", n, n);

    static final Definition sigmoid = Definition.function("sigmoid", List.of(x), div(ONE, add(ONE, exp(neg(x)))));
    static final Definition abs = Definition.function("abs", List.of(x), cases(ge(x, ZERO), x, neg(x)));
    static final Definition max = Definition.function("max", List.of(x, y), cases(ge(x, y), x, y));
    static final Definition elu = new Definition("elu", List.of(), List.of(x, a), 1, List.of(),
            cases(ge(x, ZERO), x, mul(a, sub(exp(x), ONE))));
    static final Definition leaky = Definition.function("leaky_relu", List.of(x), cases(gt(x, ZERO), x, mul(decimal("0.01"), x)));
    static final Definition S = new Definition("S", List.of(), List.of(), 0, List.of(), sum(k, exp(entry(v, k))));
    static final Definition family = new Definition("y", List.of(), List.of(), 0, List.of(i), div(exp(entry(v, i)), call(S)));
    static final Definition softmax = softmax();

    private static Definition softmax() {
        Symbol size = Symbol.whole("n");
        Symbol arg = Symbol.tensor("z", size);
        Symbol at = Symbol.index("i", ONE, size);
        Symbol over = Symbol.index("k", ONE, size);
        return new Definition("softmax", List.of(size), List.of(arg), 1, List.of(at), div(exp(entry(arg, at)), sum(over, exp(entry(arg, over)))));
    }

    static Expr decimal(String digits) {
        int point = digits.indexOf('.');
        return org.gradproof.expr.Terms.decimal(Rational.parse(digits), point < 0 ? -1 : digits.length() - point - 1);
    }

    static Expr frac(long p, long q) {
        return num(Rational.of(p, q));
    }

    static Expr f(Primitive f, Expr e) {
        return apply(f, e);
    }

    static Condition rel(Relation r, Expr l, Expr right) {
        return Condition.compare(r, l, right);
    }

    static Condition gt(Expr l, Expr r) {
        return rel(Relation.GT, l, r);
    }

    static Condition ge(Expr l, Expr r) {
        return rel(Relation.GE, l, r);
    }

    static Condition lt(Expr l, Expr r) {
        return rel(Relation.LT, l, r);
    }

    static Expr sig(Expr e) {
        return call(sigmoid, e);
    }

    static Expr yAt(Expr index) {
        return entry(call(family), index);
    }

    /// A term of every kind, with the text in the language that it must have.
    static Map<Node, String> known() {
        Map<Node, String> t = new LinkedHashMap<>();
        t.put(num(7), "7");
        t.put(frac(1, 2), "1/2");
        t.put(decimal("0.50"), "0.50");
        t.put(decimal("12.0"), "12.0");
        t.put(mul(frac(1, 2), x), "1/2*x");
        t.put(mul(x, frac(1, 2)), "x*(1/2)");
        t.put(pow(x, frac(1, 2)), "x^(1/2)");
        t.put(pow(frac(1, 2), x), "(1/2)^x");
        t.put(pow(decimal("0.5"), x), "0.5^x");
        t.put(sub(x, num(-3)), "x - (-3)");
        t.put(PI, "pi");
        t.put(sub(x, add(y, z)), "x - (y + z)");
        t.put(sub(sub(x, y), z), "x - y - z");
        t.put(add(add(x, y), sub(y, z)), "x + y + (y - z)");
        t.put(div(x, mul(y, z)), "x/(y*z)");
        t.put(div(mul(x, y), z), "x*y/z");
        t.put(mul(div(x, y), z), "x/y*z");
        t.put(neg(pow(x, 2)), "-x^2");
        t.put(pow(neg(x), 2), "(-x)^2");
        t.put(pow(TWO, neg(x)), "2^(-x)");
        t.put(mul(x, neg(y)), "x*(-y)");
        t.put(mul(neg(x), y), "(-x)*y");
        t.put(neg(mul(x, y)), "-x*y");
        t.put(neg(neg(x)), "-(-x)");
        t.put(add(neg(x), y), "-x + y");
        t.put(add(x, neg(y)), "x + (-y)");
        t.put(pow(pow(x, y), z), "(x^y)^z");
        t.put(pow(x, pow(y, z)), "x^(y^z)");
        t.put(cases(gt(x, ZERO), x, mul(a, x)), "if x > 0 then x else alpha*x");
        t.put(add(cases(gt(x, ZERO), x, y), ONE), "(if x > 0 then x else y) + 1");
        t.put(cases(gt(x, ONE), x, cases(gt(x, ZERO), y, z)), "if x > 1 then x else if x > 0 then y else z");
        t.put(cases(gt(x, ONE), cases(gt(x, ZERO), y, z), x), "if x > 1 then (if x > 0 then y else z) else x");
        t.put(indicator(gt(x, ZERO)), "[x > 0]");
        t.put(mul(indicator(Condition.and(gt(x, ZERO), lt(x, num(6)))), x), "[x > 0 and x < 6]*x");
        t.put(delta(i, j), "delta(i, j)");
        t.put(delta(i, num(2)), "delta(i, 2)");
        t.put(indicator(rel(Relation.EQ, x, y)), "[x = y]");
        t.put(sum(k, exp(entry(v, k))), "sum(k in 1..n, exp(v[k]))");
        t.put(product(Symbol.index("k", TWO, add(n, ONE)), x), "product(k in 2..n + 1, x)");
        t.put(array(List.of(i, p), mul(entry(v, i), entry(W, p, i))), "[v[i]*W[p, i] for i in 1..n, p in 1..m]");
        t.put(array(List.of(i), cases(gt(x, ZERO), x, y)), "[(if x > 0 then x else y) for i in 1..n]");
        t.put(literal(List.of(ONE, neg(x), decimal("0.5"))), "[1, -x, 0.5]");
        t.put(literal(List.of(literal(List.of(ONE, TWO)), literal(List.of(x, y)))), "[[1, 2], [x, y]]");
        t.put(entry(binary(org.gradproof.expr.Operator.MATMUL, W, v), p), "(W @ v)[p]");
        t.put(add(binary(org.gradproof.expr.Operator.MATMUL, A, v), u), "A @ v + u");
        t.put(mul(TWO, binary(org.gradproof.expr.Operator.MATMUL, A, v)), "2*(A @ v)");
        t.put(binary(org.gradproof.expr.Operator.MATMUL, mul(TWO, A), v), "(2*A) @ v");
        t.put(binary(org.gradproof.expr.Operator.MATMUL, binary(org.gradproof.expr.Operator.MATMUL, A, A), v), "A @ A @ v");
        t.put(binary(org.gradproof.expr.Operator.MATMUL, A, binary(org.gradproof.expr.Operator.MATMUL, A, v)), "A @ (A @ v)");
        t.put(binary(org.gradproof.expr.Operator.MATMUL, transpose(W), binary(org.gradproof.expr.Operator.MATMUL, W, v)), "W.T @ (W @ v)");
        t.put(transpose(binary(org.gradproof.expr.Operator.MATMUL, W, A)), "(W @ A).T");
        t.put(entry(transpose(W), i, p), "W.T[i, p]");
        t.put(call(elu, x, a), "elu(x; alpha)");
        t.put(call(max, x, neg(y)), "max(x, -y)");
        t.put(div(exp(entry(v, i)), call(S)), "exp(v[i])/S");
        t.put(mul(yAt(i), sub(delta(i, j), yAt(j))), "y[i]*(delta(i, j) - y[j])");
        t.put(entry(call(softmax, v), i), "softmax(v)[i]");
        t.put(derivative(x, sig(x)), "diff(sigmoid(x), x)");
        t.put(derivative(v, List.of(j), yAt(i), v), "diff(y[i], v[j])");
        t.put(derivative(x, List.of(), pow(x, 2), TWO), "diff(x^2, x) at x = 2");
        t.put(add(derivative(x, List.of(), pow(x, 2), add(y, TWO)), ONE), "(diff(x^2, x) at x = y + 2) + 1");
        t.put(Condition.and(ge(x, ZERO), rel(Relation.NE, y, ONE)), "x >= 0 and y != 1");
        t.put(Condition.and(Condition.or(gt(x, ZERO), gt(y, ZERO)), gt(z, ZERO)), "(x > 0 or y > 0) and z > 0");
        t.put(Condition.or(Condition.and(gt(x, ZERO), gt(y, ZERO)), gt(z, ZERO)), "x > 0 and y > 0 or z > 0");
        t.put(Condition.forAll(k, gt(entry(v, k), ZERO)), "v[k] > 0 for k in 1..n");
        t.put(Condition.and(gt(x, ZERO), Condition.forAll(k, gt(entry(v, k), ZERO))), "x > 0 and (v[k] > 0 for k in 1..n)");
        t.put(Condition.TRUE, "true");
        return t;
    }
}
