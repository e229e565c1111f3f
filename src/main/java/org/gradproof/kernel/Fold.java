package org.gradproof.kernel;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// Term constructors that drop what a person never writes: `0 + a`, `1·a`, `0·a`, `a¹`. The result equals what the plain
/// constructor makes wherever that is defined.
public final class Fold {
    private Fold() {}

    public static Expr neg(Expr a) {
        return switch (a) {
            case Expr.Num n -> number(n.value().negate(), n);
            case Expr.Neg n -> n.argument();
            case Expr.Binary b when b.operator() == Operator.SUBTRACT -> sub(b.right(), b.left());
            case Expr _ -> Terms.neg(a);
        };
    }

    public static Expr add(Expr a, Expr b) {
        if (zero(a)) return b;
        if (zero(b)) return a;
        if (a instanceof Expr.Num m && b instanceof Expr.Num n) return number(m.value().add(n.value()), m, n);
        if (b instanceof Expr.Neg n) return sub(a, n.argument());
        if (a instanceof Expr.Neg n) return sub(b, n.argument());
        if (b instanceof Expr.Num n && n.value().signum() < 0) return Terms.sub(a, number(n.value().negate(), n));
        return Terms.add(a, b);
    }

    public static Expr sub(Expr a, Expr b) {
        if (zero(b)) return a;
        if (zero(a)) return neg(b);
        if (a == b) return ZERO;
        if (a instanceof Expr.Num m && b instanceof Expr.Num n) return number(m.value().subtract(n.value()), m, n);
        if (b instanceof Expr.Neg n) return add(a, n.argument());
        if (b instanceof Expr.Num n && n.value().signum() < 0) return Terms.add(a, number(n.value().negate(), n));
        return Terms.sub(a, b);
    }

    public static Expr mul(Expr a, Expr b) {
        if (zero(a) || zero(b)) return ZERO;
        if (one(a)) return b;
        if (one(b)) return a;
        if (a instanceof Expr.Num m && b instanceof Expr.Num n) return number(m.value().multiply(n.value()), m, n);
        if (a instanceof Expr.Neg m && b instanceof Expr.Neg n) return mul(m.argument(), n.argument());
        if (a instanceof Expr.Neg m) return neg(mul(m.argument(), b));
        if (b instanceof Expr.Neg n) return neg(mul(a, n.argument()));
        if (a instanceof Expr.Num m && m.value().equals(Rational.MINUS_ONE)) return neg(b);
        if (b instanceof Expr.Num n && n.value().equals(Rational.MINUS_ONE)) return neg(a);
        if (b instanceof Expr.Num) return mul(b, a);
        if (b instanceof Expr.Binary q && q.operator() == Operator.DIVIDE && one(q.left())) return div(a, q.right());
        if (a instanceof Expr.Num m && m.value().signum() < 0) return neg(mul(number(m.value().negate(), m), b));
        // One chain of factors, as it is written; long chains stay as they are built.
        if (b instanceof Expr.Binary p && p.operator() == Operator.MULTIPLY && b.treeSize() < 200) return mul(mul(a, p.left()), p.right());
        return Terms.mul(a, b);
    }

    /// Folds `0 / b` to 0 only because whoever divides keeps `b ≠ 0` as a condition.
    public static Expr div(Expr a, Expr b) {
        if (zero(a)) return ZERO;
        if (one(b)) return a;
        if (a instanceof Expr.Num m && b instanceof Expr.Num n && !n.value().isZero() && m.value().isInteger()
                && n.value().isInteger()) {
            return Terms.num(m.value().divide(n.value()));
        }
        if (a instanceof Expr.Neg n) return neg(div(n.argument(), b));
        return Terms.div(a, b);
    }

    public static Expr pow(Expr a, Expr b) {
        if (one(b)) return a;
        if (zero(b) || one(a)) return ONE;
        if (b instanceof Expr.Num n && n.value().isSmallInteger() && a instanceof Expr.Num m && !m.value().isZero()
                && Math.abs(n.value().intValue()) <= 64) {
            return number(m.value().pow(n.value().intValue()), m, n);
        }
        return Terms.pow(a, b);
    }

    public static Expr cases(Condition c, Expr yes, Expr no) {
        return yes == no || c == Condition.TRUE ? yes : c == Condition.FALSE ? no : Terms.cases(c, yes, no);
    }

    public static Expr sum(Symbol index, Expr body) {
        return zero(body) ? ZERO : Terms.sum(index, body);
    }

    public static boolean zero(Expr e) {
        return e instanceof Expr.Num n && n.value().isZero();
    }

    public static boolean one(Expr e) {
        return e instanceof Expr.Num n && n.value().isOne();
    }

    /// A number made of others remembers decimals where one of them did and they suffice.
    private static Expr number(Rational value, Expr.Num... from) {
        int decimals = -1;
        for (Expr.Num n : from) decimals = Math.max(decimals, n.decimals());
        if (decimals < 0 || value.isInteger()) return Terms.num(value);
        java.math.BigInteger ten = java.math.BigInteger.TEN;
        for (int d = Math.max(1, decimals); d <= 40; d++) {
            if (ten.pow(d).mod(value.denominator()).signum() == 0) return Terms.decimal(value, d);
        }
        return Terms.num(value);
    }
}
