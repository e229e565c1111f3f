package org.gradproof.expr;

import java.util.List;
import java.util.Optional;

/// The constructors of terms. They check shapes and fold nothing: a term is what was written.
public final class Terms {
    private Terms() {}

    public static final Expr ZERO = num(Rational.ZERO);
    public static final Expr ONE = num(Rational.ONE);
    public static final Expr TWO = num(Rational.TWO);
    public static final Expr MINUS_ONE = num(Rational.MINUS_ONE);
    public static final Expr PI = Pool.intern(new Expr.Pi());

    public static Expr num(long value) {
        return num(Rational.of(value));
    }

    public static Expr num(Rational value) {
        return Pool.intern(new Expr.Num(value, -1));
    }

    /// A number that was written with so many digits after the point.
    public static Expr decimal(Rational value, int decimals) {
        return Pool.intern(new Expr.Num(value, decimals));
    }

    public static Expr neg(Expr a) {
        return Pool.intern(new Expr.Neg(a));
    }

    public static Expr add(Expr a, Expr b) {
        return binary(Operator.ADD, a, b);
    }

    public static Expr sub(Expr a, Expr b) {
        return binary(Operator.SUBTRACT, a, b);
    }

    public static Expr mul(Expr a, Expr b) {
        return binary(Operator.MULTIPLY, a, b);
    }

    public static Expr div(Expr a, Expr b) {
        return binary(Operator.DIVIDE, a, b);
    }

    public static Expr pow(Expr a, Expr b) {
        return binary(Operator.POWER, a, b);
    }

    public static Expr pow(Expr a, long b) {
        return pow(a, num(b));
    }

    /// @throws IllegalArgumentException where [#shape(Operator, Expr, Expr)] is empty
    public static Expr binary(Operator operator, Expr a, Expr b) {
        List<Expr> sizes = shape(operator, a, b)
                .orElseThrow(() -> new IllegalArgumentException("shapes do not fit: " + operator));
        return Pool.intern(new Expr.Binary(operator, a, b, sizes));
    }

    /// The shape of `a ∘ b`, or nothing where the shapes do not fit. A number goes with every shape except in a matrix
    /// product; a matrix product of two vectors is their inner product.
    public static Optional<List<Expr>> shape(Operator operator, Expr a, Expr b) {
        List<Expr> s = a.sizes();
        List<Expr> t = b.sizes();
        if (operator != Operator.MATMUL) return common(s, t);
        if (s.isEmpty() || t.isEmpty() || s.getLast() != t.getFirst()) return Optional.empty();
        if (s.size() == 1) return Optional.of(t.size() == 1 ? List.of() : List.of(t.getLast()));
        return Optional.of(t.size() == 1 ? List.of(s.getFirst()) : List.of(s.getFirst(), t.getLast()));
    }

    private static Optional<List<Expr>> common(List<Expr> s, List<Expr> t) {
        if (s.isEmpty()) return Optional.of(t);
        return t.isEmpty() || s.equals(t) ? Optional.of(s) : Optional.empty();
    }

    public static Expr apply(Primitive f, Expr a) {
        return Pool.intern(new Expr.Apply(f, a));
    }

    public static Expr exp(Expr a) {
        return apply(Primitive.EXP, a);
    }

    public static Expr log(Expr a) {
        return apply(Primitive.LOG, a);
    }

    public static Expr sqrt(Expr a) {
        return apply(Primitive.SQRT, a);
    }

    /// @throws IllegalArgumentException where [#shape(Definition, List)] is empty
    public static Expr call(Definition definition, List<Expr> arguments) {
        List<Expr> sizes = shape(definition, arguments)
                .orElseThrow(() -> new IllegalArgumentException("arguments do not fit: " + definition));
        return Pool.intern(new Expr.Call(definition, List.copyOf(arguments), sizes));
    }

    public static Expr call(Definition definition, Expr... arguments) {
        return call(definition, List.of(arguments));
    }

    /// The shape of a call, or nothing where the number or the shapes of the arguments do not fit the parameters.
    public static Optional<List<Expr>> shape(Definition definition, List<Expr> arguments) {
        return Unfold.signature(definition, arguments).map(Unfold.Signature::sizes);
    }

    public static Expr cases(Condition condition, Expr yes, Expr no) {
        if (!yes.isScalar() || !no.isScalar()) throw new IllegalArgumentException("cases are numbers");
        return Pool.intern(new Expr.If(condition, yes, no));
    }

    /// 1 where the condition holds, 0 elsewhere; of an equality of indices, Kronecker's delta.
    public static Expr indicator(Condition condition) {
        return cases(condition, ONE, ZERO);
    }

    public static Expr delta(Expr i, Expr j) {
        return indicator(Condition.compare(Relation.EQ, i, j));
    }

    public static Expr sum(Symbol index, Expr body) {
        return big(false, index, body);
    }

    public static Expr product(Symbol index, Expr body) {
        return big(true, index, body);
    }

    public static Expr big(boolean product, Symbol index, Expr body) {
        if (!index.isIndex() || !body.isScalar()) throw new IllegalArgumentException("a sum is over numbers");
        return Pool.intern(new Expr.Big(product, index, body));
    }

    /// The greatest, or least, value of the body. See [Expr.Extreme].
    public static Expr extreme(boolean greatest, Symbol index, Expr body) {
        if (!index.isIndex() || !body.isScalar()) throw new IllegalArgumentException("a maximum is of numbers");
        return Pool.intern(new Expr.Extreme(greatest, index, body));
    }

    public static Expr entry(Expr tensor, List<Expr> indices) {
        if (tensor.sizes().size() != indices.size()) throw new IllegalArgumentException("as many indices as sizes");
        return Pool.intern(new Expr.Entry(tensor, List.copyOf(indices)));
    }

    public static Expr entry(Expr tensor, Expr... indices) {
        return entry(tensor, List.of(indices));
    }

    /// The body itself where there is no index.
    public static Expr array(List<Symbol> indices, Expr body) {
        if (indices.isEmpty()) return body;
        if (!body.isScalar()) throw new IllegalArgumentException("an entry is a number");
        for (Symbol i : indices) {
            if (!i.isIndex() || i.lower() != ONE) throw new IllegalArgumentException("entries are numbered from 1");
            Free.closed(i, indices);
        }
        return Pool.intern(new Expr.Array(List.copyOf(indices), body));
    }

    /// Numbers make a vector; vectors of one size make the rows of a matrix.
    public static Expr literal(List<Expr> items) {
        List<Expr> inner = items.getFirst().sizes();
        if (inner.size() > 1 || items.stream().anyMatch(i -> !i.sizes().equals(inner))) {
            throw new IllegalArgumentException("rows of different length");
        }
        List<Expr> sizes = inner.isEmpty() ? List.of(num(items.size())) : List.of(num(items.size()), inner.getFirst());
        return Pool.intern(new Expr.Literal(List.copyOf(items), sizes));
    }

    public static Expr transpose(Expr a) {
        return a.isScalar() ? a : Pool.intern(new Expr.Transpose(a));
    }

    /// `∂ body / ∂ variable[index]` at `variable = at`; of scalar bodies. See [Expr.Derivative].
    public static Expr derivative(Symbol variable, List<Expr> index, Expr body, Expr at) {
        if (!body.isScalar() || variable.sizes().size() != index.size() || !variable.sizes().equals(at.sizes())) {
            throw new IllegalArgumentException("a derivative of a number by a number");
        }
        return Pool.intern(new Expr.Derivative(variable, List.copyOf(index), body, at));
    }

    /// `d body / d variable` where the variable stands.
    public static Expr derivative(Symbol variable, Expr body) {
        return derivative(variable, List.of(), body, variable);
    }

    /// What the body tends to as the variable moves so; of scalar bodies by a real variable. See [Expr.Limit].
    public static Expr limit(Symbol variable, Expr body, Approach approach) {
        if (!body.isScalar() || !(variable.sort() instanceof Sort.Real)) throw new IllegalArgumentException("a limit of a number by a number");
        return Pool.intern(new Expr.Limit(variable, body, approach));
    }

    /// `oo` and `-oo`, the limits of what grows and falls beyond every bound, so that a claim can say that a limit is
    /// infinite. They are limits that no theorem gives a value, so they are numbers nowhere.
    public static Expr infinity(boolean up) {
        Symbol x = Symbol.real("oo");
        return limit(x, x, new Approach.Beyond(up));
    }
}
