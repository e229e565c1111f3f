package org.gradproof.syntax;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.render.Text;
import org.junit.jupiter.api.Test;

/// What is printed is read back as the same term.
class RoundTripTest {
    private static final Scope SCOPE = Typed.scope("""
            real x, a, b_1, alpha
            integer n >= 1, m >= 1
            vector t in R^n, u in R^m
            matrix W in R^(m, n)
            index i, j in 1..n
            index p in 1..m
            sigmoid(x) := 1/(1 + exp(-x))
            elu(x; alpha) := if x > 0 then x else alpha*(exp(x) - 1)
            y[i] := exp(t[i])/sum(k in 1..n, exp(t[k]))
            S := sum(t)
            """);
    private static final Symbol X = SCOPE.symbol("x").orElseThrow();
    private static final Symbol A = SCOPE.symbol("a").orElseThrow();
    private static final Symbol N = SCOPE.symbol("n").orElseThrow();
    private static final Symbol T = SCOPE.symbol("t").orElseThrow();
    private static final Symbol I = SCOPE.symbol("i").orElseThrow();
    private static final Symbol J = SCOPE.symbol("j").orElseThrow();

    private final Random random = new Random(20);
    private int bound;

    @Test
    void printedTermsAreReadAsTheSameTerms() {
        for (int round = 0; round < 4000; round++) {
            bound = 0;
            Expr e = scalar(2 + round % 4);
            String text = Text.line(e);
            Expr back;
            try {
                back = Language.expression(text, SCOPE);
            } catch (Rejected r) {
                throw new AssertionError(text + "\n" + e + "\n" + r.diagnostic().render());
            }
            assertSame(e, back, () -> text + "\n" + e + "\n" + back);
        }
    }

    private Expr scalar(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(9)) {
                case 0 -> X;
                case 1 -> A;
                case 2 -> Terms.num(random.nextInt(5));
                case 3 -> Terms.decimal(Rational.of(random.nextInt(1, 100), 100), 2);
                case 4 -> Terms.PI;
                case 5 -> Terms.entry(T, index());
                case 6 -> Terms.call(SCOPE.defined("S").orElseThrow().definition());
                case 7 -> Terms.entry(Terms.call(SCOPE.defined("y").orElseThrow().definition()), index());
                default -> SCOPE.symbol(random.nextBoolean() ? "b_1" : "alpha").orElseThrow();
            };
        }
        int d = depth - 1;
        return switch (random.nextInt(16)) {
            case 14 -> maximum(d);
            case 0 -> Terms.neg(scalar(d));
            case 1, 2, 3, 4 -> {
                Operator[] all = {Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.POWER};
                Expr right = scalar(d);
                Operator o = all[random.nextInt(all.length)];
                if (right instanceof Expr.Num n && n.value().isZero()) o = Operator.ADD;
                yield Terms.binary(o, scalar(d), right);
            }
            case 5 -> Terms.apply(Primitive.values()[random.nextInt(Primitive.values().length)], scalar(d));
            case 6 -> Terms.call(SCOPE.defined("sigmoid").orElseThrow().definition(), scalar(d));
            case 7 -> Terms.call(SCOPE.defined("elu").orElseThrow().definition(), scalar(d), scalar(d));
            case 8 -> Terms.cases(condition(d), scalar(d), scalar(d));
            case 9 -> {
                Symbol k = Symbol.index("k" + bound++, Terms.ONE, N);
                Expr body = Terms.binary(Operator.MULTIPLY, scalar(d), Terms.entry(T, k));
                yield Terms.big(random.nextBoolean(), k, body);
            }
            case 10 -> Terms.derivative(X, scalar(d));
            case 11 -> Terms.derivative(T, List.of(index()), scalar(d), T);
            case 12 -> Terms.derivative(X, List.of(), scalar(d), scalar(d));
            case 13 -> limit(d);
            default -> random.nextBoolean() ? Terms.indicator(condition(d)) : Terms.entry(vector(d), index());
        };
    }

    private Expr maximum(int depth) {
        Symbol k = Symbol.index(random.nextBoolean() ? "k" : "k" + bound++, Terms.ONE, N);
        if (random.nextBoolean()) return Terms.extreme(random.nextBoolean(), k, Terms.entry(T, k));
        Symbol l = Symbol.index("k" + bound++, Terms.TWO, Terms.add(N, Terms.ONE));
        return Terms.extreme(random.nextBoolean(), l, Terms.mul(scalar(depth), l));
    }

    private Expr limit(int depth) {
        Symbol z = Symbol.real("z" + bound++);
        Expr body = Terms.mul(scalar(depth), z);
        return switch (random.nextInt(3)) {
            case 0 -> Terms.limit(z, body, new Approach.Beyond(random.nextBoolean()));
            case 1 -> Terms.limit(X, body, new Approach.To(z, Approach.From.BOTH));
            default -> Terms.limit(z, body, new Approach.To(scalar(depth), Approach.From.values()[random.nextInt(3)]));
        };
    }

    private Expr vector(int depth) {
        if (depth == 0) return T;
        int d = depth - 1;
        return switch (random.nextInt(6)) {
            case 0 -> T;
            case 1 -> Terms.neg(vector(d));
            case 2 -> Terms.binary(random.nextBoolean() ? Operator.MULTIPLY : Operator.ADD, vector(d), vector(d));
            case 3 -> Terms.binary(Operator.MATMUL, Terms.transpose(SCOPE.symbol("W").orElseThrow()), SCOPE.symbol("u").orElseThrow());
            case 4 -> {
                Symbol k = Symbol.index("k" + bound++, Terms.ONE, N);
                yield Terms.array(List.of(k), Terms.add(scalar(d), Terms.entry(T, k)));
            }
            default -> Terms.apply(Primitive.EXP, vector(d));
        };
    }

    private Expr index() {
        return switch (random.nextInt(3)) {
            case 0 -> I;
            case 1 -> J;
            default -> Terms.ONE;
        };
    }

    private Condition condition(int depth) {
        if (depth == 0 || random.nextInt(3) > 0) {
            Relation r = Relation.values()[random.nextInt(6)];
            return random.nextInt(4) == 0 ? Condition.compare(r, I, J) : Condition.compare(r, scalar(Math.max(0, depth - 1)), scalar(0));
        }
        int d = depth - 1;
        return switch (random.nextInt(3)) {
            case 0 -> Condition.and(IntStream.range(0, 2).mapToObj(_ -> condition(d)).toList());
            case 1 -> Condition.or(IntStream.range(0, 2).mapToObj(_ -> condition(d)).toList());
            default -> {
                Symbol k = Symbol.index("k" + bound++, Terms.ONE, N);
                yield Condition.forAll(k, Condition.compare(Relation.GE, Terms.entry(T, k), scalar(d)));
            }
        };
    }
}
