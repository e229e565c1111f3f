package org.gradproof.campaign;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;
import static org.gradproof.expr.Terms.ZERO;
import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.exp;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sqrt;
import static org.gradproof.expr.Terms.sub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.library.Library;

/// Rewritings that keep the value wherever both the old and the new term have one.
final class Rewrites {
    private final Library library;
    private final Random random;
    private final Occurrences occurrences;

    Rewrites(Library library, Random random) {
        this.library = library;
        this.random = random;
        this.occurrences = new Occurrences(random);
    }

    /// One rewriting somewhere in the term.
    Optional<Expr> of(Expr e) {
        return occurrences.changed(e, part -> {
            if (part instanceof Symbol s && s.isIndex()) return Optional.empty();
            List<Expr> all = forms(part);
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        });
    }

    /// So many of them, or as many as there are.
    Expr times(int count, Expr e) {
        Expr now = e;
        for (int i = 0; i < count; i++) now = of(now).filter(f -> f.treeSize() < 300).orElse(now);
        return now;
    }

    private List<Expr> forms(Expr e) {
        List<Expr> all = new ArrayList<>();
        switch (e) {
            case Expr.Num n -> number(n, all);
            case Expr.Neg n -> negated(n.argument(), all);
            case Expr.Binary b -> binary(b, all);
            case Expr.Apply a -> apply(a.function(), a.argument(), all);
            case Expr.Call c when c.isScalar() && c.arguments().stream().allMatch(Expr::isScalar) -> call(c, all);
            case Expr.If i -> cases(i, all);
            case Expr.Big b when !b.isProduct() -> sum(b, all);
            case Symbol _, Expr.Pi _, Expr.Big _, Expr.Entry _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _, Expr.Limit _, Expr.Extreme _, Expr.Call _ -> { }
        }
        if (all.size() < 2 || random.nextInt(4) == 0) always(e, all);
        return all;
    }

    private void always(Expr e, List<Expr> all) {
        all.add(add(e, ZERO));
        all.add(mul(ONE, e));
        all.add(neg(neg(e)));
        all.add(sub(add(e, num(3)), num(3)));
        all.add(div(mul(e, TWO), TWO));
        all.add(sub(mul(TWO, e), e));
        if (!(e instanceof Expr.Num)) {
            all.add(log(exp(e)));
            all.add(div(mul(e, exp(e)), exp(e)));
            all.add(mul(e, add(call("sigmoid", e), call("sigmoid", neg(e)))));
        }
    }

    private void number(Expr.Num n, List<Expr> all) {
        if (n == ONE) all.addAll(List.of(exp(ZERO), add(pow(Terms.apply(Primitive.SIN, TWO), 2), pow(Terms.apply(Primitive.COS, TWO), 2))));
        all.add(add(num(n.value().subtract(Rational.ONE)), ONE));
        all.add(mul(num(n.value().divide(Rational.TWO)), TWO));
    }

    private static void negated(Expr u, List<Expr> all) {
        all.add(mul(num(-1), u));
        all.add(sub(ZERO, u));
        if (u instanceof Expr.Binary b) {
            switch (b.operator()) {
                case ADD -> all.add(sub(neg(b.left()), b.right()));
                case SUBTRACT -> all.add(sub(b.right(), b.left()));
                case MULTIPLY -> all.add(mul(neg(b.left()), b.right()));
                case DIVIDE -> all.add(div(b.left(), neg(b.right())));
                case POWER, MATMUL -> { }
            }
        }
        if (u instanceof Expr.Apply a && a.function() == Primitive.LOG) all.add(log(div(ONE, a.argument())));
    }

    private static boolean is(Expr e, Operator o) {
        return e instanceof Expr.Binary b && b.operator() == o;
    }

    private static Optional<Integer> power(Expr e) {
        return e instanceof Expr.Binary b && b.operator() == Operator.POWER && b.right() instanceof Expr.Num n && n.value().isSmallInteger()
                ? Optional.of(n.value().intValue()) : Optional.empty();
    }

    private void binary(Expr.Binary b, List<Expr> all) {
        Expr u = b.left();
        Expr v = b.right();
        switch (b.operator()) {
            case ADD -> {
                all.add(add(v, u));
                all.add(sub(u, neg(v)));
                if (is(u, Operator.ADD)) all.add(add(((Expr.Binary) u).left(), add(((Expr.Binary) u).right(), v)));
                if (is(u, Operator.MULTIPLY) && is(v, Operator.MULTIPLY)) factored((Expr.Binary) u, (Expr.Binary) v, true, all);
                if (is(u, Operator.DIVIDE) && is(v, Operator.DIVIDE)) fraction((Expr.Binary) u, (Expr.Binary) v, all);
            }
            case SUBTRACT -> {
                all.add(add(u, neg(v)));
                all.add(neg(sub(v, u)));
                if (is(u, Operator.MULTIPLY) && is(v, Operator.MULTIPLY)) factored((Expr.Binary) u, (Expr.Binary) v, false, all);
                if (power(u).equals(Optional.of(2)) && power(v).equals(Optional.of(2))) {
                    Expr s = ((Expr.Binary) u).left();
                    Expr t = ((Expr.Binary) v).left();
                    all.add(mul(sub(s, t), add(s, t)));
                }
                if (u == ONE && power(v).equals(Optional.of(2))) all.add(mul(sub(ONE, ((Expr.Binary) v).left()), add(ONE, ((Expr.Binary) v).left())));
            }
            case MULTIPLY -> product(u, v, all);
            case DIVIDE -> {
                all.add(mul(u, div(ONE, v)));
                all.add(mul(u, pow(v, -1)));
                if (is(u, Operator.ADD)) all.add(add(div(((Expr.Binary) u).left(), v), div(((Expr.Binary) u).right(), v)));
                if (is(u, Operator.SUBTRACT)) all.add(sub(div(((Expr.Binary) u).left(), v), div(((Expr.Binary) u).right(), v)));
                if (is(u, Operator.MULTIPLY)) all.add(mul(((Expr.Binary) u).left(), div(((Expr.Binary) u).right(), v)));
                if (v instanceof Expr.Apply a && a.function() == Primitive.EXP) all.add(mul(u, exp(neg(a.argument()))));
                all.add(div(neg(u), neg(v)));
            }
            case POWER -> power(b, all);
            case MATMUL -> { }
        }
    }

    private static void factored(Expr.Binary u, Expr.Binary v, boolean plus, List<Expr> all) {
        if (u.left() == v.left()) all.add(mul(u.left(), plus ? add(u.right(), v.right()) : sub(u.right(), v.right())));
        if (u.right() == v.right()) all.add(mul(plus ? add(u.left(), v.left()) : sub(u.left(), v.left()), u.right()));
    }

    private static void fraction(Expr.Binary u, Expr.Binary v, List<Expr> all) {
        all.add(div(add(mul(u.left(), v.right()), mul(v.left(), u.right())), mul(u.right(), v.right())));
    }

    private static void product(Expr u, Expr v, List<Expr> all) {
        all.add(mul(v, u));
        if (v instanceof Expr.Binary w) {
            switch (w.operator()) {
                case ADD -> all.add(add(mul(u, w.left()), mul(u, w.right())));
                case SUBTRACT -> all.add(sub(mul(u, w.left()), mul(u, w.right())));
                case MULTIPLY -> all.add(mul(mul(u, w.left()), w.right()));
                case DIVIDE -> all.add(div(mul(u, w.left()), w.right()));
                case POWER, MATMUL -> { }
            }
        }
        if (u instanceof Expr.Binary w && w.operator() == Operator.ADD) all.add(add(mul(w.left(), v), mul(w.right(), v)));
        if (u == v) all.add(pow(u, 2));
        if (u instanceof Expr.Apply a && v instanceof Expr.Apply b && a.function() == Primitive.EXP && b.function() == Primitive.EXP) {
            all.add(exp(add(a.argument(), b.argument())));
        }
        if (u instanceof Expr.Neg n) all.add(neg(mul(n.argument(), v)));
    }

    private static void power(Expr.Binary b, List<Expr> all) {
        Optional<Integer> n = power((Expr) b);
        Expr u = b.left();
        if (n.isEmpty()) return;
        if (n.get() >= 2) all.add(mul(n.get() == 2 ? u : pow(u, n.get() - 1), u));
        if (n.get() != 0) all.add(div(ONE, pow(u, -n.get())));
        if (is(u, Operator.MULTIPLY)) all.add(mul(pow(((Expr.Binary) u).left(), n.get()), pow(((Expr.Binary) u).right(), n.get())));
        if (is(u, Operator.DIVIDE)) all.add(div(pow(((Expr.Binary) u).left(), n.get()), pow(((Expr.Binary) u).right(), n.get())));
        if (n.get() == 2 && u instanceof Expr.Binary s && (s.operator() == Operator.ADD || s.operator() == Operator.SUBTRACT)) {
            Expr middle = mul(mul(TWO, s.left()), s.right());
            all.add(add(s.operator() == Operator.ADD ? add(pow(s.left(), 2), middle) : sub(pow(s.left(), 2), middle), pow(s.right(), 2)));
        }
        if (n.get() == 2) all.add(pow(neg(u), 2));
        if (n.get() == 2 && u instanceof Expr.Apply a) {
            switch (a.function()) {
                case SIN -> all.add(sub(ONE, pow(Terms.apply(Primitive.COS, a.argument()), 2)));
                case COS -> all.add(sub(ONE, pow(Terms.apply(Primitive.SIN, a.argument()), 2)));
                case COSH -> all.add(add(ONE, pow(Terms.apply(Primitive.SINH, a.argument()), 2)));
                case TANH -> all.add(sub(ONE, div(ONE, pow(Terms.apply(Primitive.COSH, a.argument()), 2))));
                case EXP -> all.add(exp(mul(TWO, a.argument())));
                case SQRT -> all.add(a.argument());
                case LOG, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, ERF, NORMAL_CDF, NORMAL_PDF -> { }
            }
        }
    }

    private void apply(Primitive f, Expr u, List<Expr> all) {
        switch (f) {
            case EXP -> {
                all.add(div(ONE, exp(neg(u))));
                if (is(u, Operator.ADD)) all.add(mul(exp(((Expr.Binary) u).left()), exp(((Expr.Binary) u).right())));
                if (is(u, Operator.SUBTRACT)) all.add(div(exp(((Expr.Binary) u).left()), exp(((Expr.Binary) u).right())));
                if (u instanceof Expr.Binary b && b.operator() == Operator.MULTIPLY && b.left() instanceof Expr.Num n && n.value().isSmallInteger()) {
                    all.add(pow(exp(b.right()), n.value().intValue()));
                }
                if (u instanceof Expr.Apply a && a.function() == Primitive.LOG) all.add(a.argument());
                all.add(pow(exp(div(u, TWO)), 2));
            }
            case LOG -> {
                all.add(neg(log(div(ONE, u))));
                if (is(u, Operator.MULTIPLY)) all.add(add(log(((Expr.Binary) u).left()), log(((Expr.Binary) u).right())));
                if (is(u, Operator.DIVIDE)) all.add(sub(log(((Expr.Binary) u).left()), log(((Expr.Binary) u).right())));
                power(u).ifPresent(n -> all.add(mul(num(n), log(((Expr.Binary) u).left()))));
                if (u instanceof Expr.Apply a && a.function() == Primitive.EXP) all.add(a.argument());
            }
            case SQRT -> {
                if (power(u).equals(Optional.of(2))) all.add(call("abs", ((Expr.Binary) u).left()));
                all.add(div(u, sqrt(u)));
            }
            case SIN -> {
                all.add(neg(Terms.apply(f, neg(u))));
                all.add(mul(mul(TWO, Terms.apply(f, div(u, TWO))), Terms.apply(Primitive.COS, div(u, TWO))));
            }
            case COS -> {
                all.add(Terms.apply(f, neg(u)));
                all.add(sub(ONE, mul(TWO, pow(Terms.apply(Primitive.SIN, div(u, TWO)), 2))));
            }
            case TAN -> all.add(div(Terms.apply(Primitive.SIN, u), Terms.apply(Primitive.COS, u)));
            case TANH -> {
                all.add(sub(mul(TWO, call("sigmoid", mul(TWO, u))), ONE));
                all.add(div(sub(exp(u), exp(neg(u))), add(exp(u), exp(neg(u)))));
                all.add(div(Terms.apply(Primitive.SINH, u), Terms.apply(Primitive.COSH, u)));
                all.add(div(sub(exp(mul(TWO, u)), ONE), add(exp(mul(TWO, u)), ONE)));
                all.add(neg(Terms.apply(f, neg(u))));
            }
            case SINH -> all.add(div(sub(exp(u), exp(neg(u))), TWO));
            case COSH -> all.add(div(add(exp(u), exp(neg(u))), TWO));
            case ERF -> {
                all.add(neg(Terms.apply(f, neg(u))));
                all.add(sub(mul(TWO, Terms.apply(Primitive.NORMAL_CDF, mul(u, sqrt(TWO)))), ONE));
            }
            case NORMAL_CDF -> {
                all.add(sub(ONE, Terms.apply(f, neg(u))));
                all.add(div(add(ONE, Terms.apply(Primitive.ERF, div(u, sqrt(TWO)))), TWO));
            }
            case NORMAL_PDF -> {
                all.add(Terms.apply(f, neg(u)));
                all.add(div(exp(div(neg(pow(u, 2)), TWO)), sqrt(mul(TWO, Terms.PI))));
            }
            case ARCTAN, ARCSIN -> all.add(neg(Terms.apply(f, neg(u))));
            case ARCCOS -> all.add(sub(div(Terms.PI, TWO), Terms.apply(Primitive.ARCSIN, u)));
        }
    }

    private Expr call(String name, Expr... arguments) {
        return Terms.call(library.entry(name).orElseThrow().definition(), arguments);
    }

    private void call(Expr.Call c, List<Expr> all) {
        Definition d = c.definition();
        all.add(Unfold.call(c));
        Expr u = c.arguments().isEmpty() ? ZERO : c.arguments().getFirst();
        switch (d.name()) {
            case "sigmoid" -> {
                all.add(sub(ONE, call("sigmoid", neg(u))));
                all.add(div(exp(u), add(ONE, exp(u))));
                all.add(div(add(ONE, Terms.apply(Primitive.TANH, div(u, TWO))), TWO));
                all.add(exp(neg(call("softplus", neg(u)))));
            }
            case "softplus" -> {
                all.add(add(u, call("softplus", neg(u))));
                all.add(neg(log(call("sigmoid", neg(u)))));
            }
            case "relu" -> {
                all.add(div(add(u, call("abs", u)), TWO));
                all.add(add(u, call("relu", neg(u))));
                all.add(mul(u, call("step", u)));
            }
            case "abs" -> {
                all.add(call("abs", neg(u)));
                all.add(call("max", u, neg(u)));
                all.add(sqrt(pow(u, 2)));
                all.add(mul(u, call("sign", u)));
            }
            case "max" -> {
                Expr v = c.arguments().get(1);
                all.add(call("max", v, u));
                all.add(div(add(add(u, v), call("abs", sub(u, v))), TWO));
                all.add(neg(call("min", neg(u), neg(v))));
                all.add(add(v, call("relu", sub(u, v))));
            }
            case "min" -> all.add(sub(add(u, c.arguments().get(1)), call("max", u, c.arguments().get(1))));
            case "silu" -> all.add(add(u, call("silu", neg(u))));
            case "gelu" -> all.add(add(u, call("gelu", neg(u))));
            default -> { }
        }
    }

    private void cases(Expr.If i, List<Expr> all) {
        if (!i.condition().isQuantified()) all.add(Terms.cases(i.condition().negated(), i.no(), i.yes()));
        all.add(add(i.no(), mul(sub(i.yes(), i.no()), Terms.indicator(i.condition()))));
        all.add(div(Terms.cases(i.condition(), mul(TWO, i.yes()), mul(TWO, i.no())), TWO));
        if (i.condition() instanceof Condition.Compare c) {
            all.add(Terms.cases(Condition.compare(c.relation().swapped(), c.right(), c.left()), i.yes(), i.no()));
            if (c.right() != ZERO && !(c.left() instanceof Symbol s && s.isIndex())) {
                all.add(Terms.cases(Condition.compare(c.relation(), sub(c.left(), c.right()), ZERO), i.yes(), i.no()));
            }
        }
    }

    private static void sum(Expr.Big b, List<Expr> all) {
        Expr body = b.body();
        if (body instanceof Expr.Binary s && s.operator() == Operator.ADD) all.add(add(Terms.sum(b.index(), s.left()), Terms.sum(b.index(), s.right())));
        if (body instanceof Expr.Binary s && s.operator() == Operator.SUBTRACT) all.add(sub(Terms.sum(b.index(), s.left()), Terms.sum(b.index(), s.right())));
        if (body instanceof Expr.Neg n) all.add(neg(Terms.sum(b.index(), n.argument())));
        if (body instanceof Expr.Binary s && s.operator() == Operator.MULTIPLY && !org.gradproof.expr.Free.occurs(b.index(), s.left())) {
            all.add(mul(s.left(), Terms.sum(b.index(), s.right())));
        }
        if (body instanceof Expr.Binary s && s.operator() == Operator.DIVIDE && !org.gradproof.expr.Free.occurs(b.index(), s.right())) {
            all.add(div(Terms.sum(b.index(), s.left()), s.right()));
        }
        all.add(div(Terms.sum(b.index(), mul(num(3), body)), num(3)));
    }
}
