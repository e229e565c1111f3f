package org.gradproof.campaign;

import static org.gradproof.expr.Terms.MINUS_ONE;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.PI;
import static org.gradproof.expr.Terms.TWO;
import static org.gradproof.expr.Terms.ZERO;
import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.apply;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.exp;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sqrt;
import static org.gradproof.expr.Terms.sub;

import java.util.List;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;

/// The derivative of a term by a real variable, by the rules of a textbook and nothing of the program's own calculus: the second
/// opinion that claims are made from.
///
/// Of cases it is the derivative of each case, right wherever the function has a derivative and no two cases meet.
final class Textbook {
    private final Symbol x;
    /// Which inner derivative is to be forgotten, counted from 1; with 0 none.
    private final int slip;
    private int chains;

    private Textbook(Symbol x, int slip) {
        this.x = x;
        this.slip = slip;
    }

    static Expr derivative(Expr f, Symbol x) {
        return new Textbook(x, 0).d(f);
    }

    /// The derivative with one inner derivative forgotten, the classic mistake.
    static Expr forgetful(Expr f, Symbol x, int slip) {
        return new Textbook(x, slip).d(f);
    }

    /// How many inner derivatives there are to be forgotten.
    static int chains(Expr f, Symbol x) {
        Textbook t = new Textbook(x, 0);
        t.d(f);
        return t.chains;
    }

    private Expr d(Expr f) {
        if (!Free.occurs(x, f)) return ZERO;
        return switch (f) {
            case Symbol _ -> ONE;
            case Expr.Neg n -> minus(d(n.argument()));
            case Expr.Binary b -> binary(b);
            case Expr.Apply a -> times(outer(a.function(), a.argument()), inner(a.argument()));
            case Expr.If i -> Terms.cases(i.condition(), d(i.yes()), d(i.no()));
            case Expr.Call c -> d(Unfold.call(c));
            case Expr.Big b when !b.isProduct() -> Terms.sum(b.index(), d(b.body()));
            case Expr.Entry e -> d(Unfold.entry(e).orElseThrow());
            case Expr.Num _, Expr.Pi _, Expr.Big _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _, Expr.Limit _, Expr.Extreme _ ->
                    throw new IllegalArgumentException("not of this book: " + f);
        };
    }

    /// The derivative of the argument of a function, unless it is the one to be forgotten.
    private Expr inner(Expr u) {
        Expr du = d(u);
        if (du == ONE) return ONE;
        chains++;
        return chains == slip ? ONE : du;
    }

    private Expr binary(Expr.Binary b) {
        Expr u = b.left();
        Expr v = b.right();
        return switch (b.operator()) {
            case ADD -> plus(d(u), d(v));
            case SUBTRACT -> less(d(u), d(v));
            case MULTIPLY -> plus(times(d(u), v), times(u, d(v)));
            case DIVIDE -> Free.occurs(x, v) ? div(less(times(d(u), v), times(u, d(v))), pow(v, 2)) : div(d(u), v);
            case POWER -> power(u, v);
            case MATMUL -> throw new IllegalArgumentException("not of this book: " + b);
        };
    }

    private Expr power(Expr u, Expr v) {
        if (v instanceof Expr.Num n) return times(times(v, n.value().equals(Rational.TWO) ? u : pow(u, Terms.num(n.value().subtract(Rational.ONE)))), inner(u));
        if (!Free.occurs(x, v)) return times(times(v, pow(u, sub(v, ONE))), inner(u));
        if (!Free.occurs(x, u)) return times(times(pow(u, v), log(u)), inner(v));
        return mul(pow(u, v), plus(times(d(v), log(u)), div(times(v, d(u)), u)));
    }

    private static Expr outer(Primitive f, Expr u) {
        return switch (f) {
            case EXP -> exp(u);
            case LOG -> div(ONE, u);
            case SQRT -> div(ONE, mul(TWO, sqrt(u)));
            case SIN -> apply(Primitive.COS, u);
            case COS -> neg(apply(Primitive.SIN, u));
            case TAN -> add(ONE, pow(apply(Primitive.TAN, u), 2));
            case ARCSIN -> div(ONE, sqrt(sub(ONE, pow(u, 2))));
            case ARCCOS -> neg(div(ONE, sqrt(sub(ONE, pow(u, 2)))));
            case ARCTAN -> div(ONE, add(ONE, pow(u, 2)));
            case SINH -> apply(Primitive.COSH, u);
            case COSH -> apply(Primitive.SINH, u);
            case TANH -> sub(ONE, pow(apply(Primitive.TANH, u), 2));
            case ERF -> mul(div(TWO, sqrt(PI)), exp(neg(pow(u, 2))));
            case NORMAL_CDF -> apply(Primitive.NORMAL_PDF, u);
            case NORMAL_PDF -> mul(neg(u), apply(Primitive.NORMAL_PDF, u));
        };
    }

    static Expr plus(Expr a, Expr b) {
        return a == ZERO ? b : b == ZERO ? a : add(a, b);
    }

    static Expr less(Expr a, Expr b) {
        return b == ZERO ? a : a == ZERO ? minus(b) : sub(a, b);
    }

    static Expr minus(Expr a) {
        return a == ZERO ? ZERO : neg(a);
    }

    static Expr times(Expr a, Expr b) {
        if (a == ZERO || b == ZERO) return ZERO;
        if (a == ONE) return b;
        if (b == ONE) return a;
        return a == MINUS_ONE ? neg(b) : mul(a, b);
    }

    /// All parts of a sum that were written one after the other.
    static List<Expr> terms(Expr sum) {
        return sum instanceof Expr.Binary b && b.operator() == org.gradproof.expr.Operator.ADD
                ? java.util.stream.Stream.concat(terms(b.left()).stream(), terms(b.right()).stream()).toList() : List.of(sum);
    }
}
