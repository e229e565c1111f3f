package org.gradproof.render;

import static org.gradproof.expr.Terms.*;
import static org.gradproof.render.Samples.*;

import java.util.List;
import java.util.Random;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Relation;

/// Random terms and conditions of every kind over the names of [Samples].
final class RandomTerms {
    private RandomTerms() {}

    static Expr scalar(Random r, int depth) {
        if (depth == 0) {
            return switch (r.nextInt(8)) {
                case 0, 1, 2 -> List.of(x, y, z, a).get(r.nextInt(4));
                case 3, 4 -> num(r.nextInt(12));
                case 5 -> decimal("0.50");
                case 6 -> entry(v, i);
                default -> yAt(j);
            };
        }
        int d = depth - 1;
        return switch (r.nextInt(19)) {
            case 0, 1 -> add(scalar(r, d), scalar(r, d));
            case 2, 3 -> sub(scalar(r, d), scalar(r, d));
            case 4, 5, 6 -> mul(scalar(r, d), scalar(r, d));
            case 7, 8 -> div(scalar(r, d), scalar(r, d));
            case 9 -> pow(scalar(r, d), scalar(r, d));
            case 10 -> neg(scalar(r, d));
            case 11, 12 -> apply(Primitive.values()[r.nextInt(Primitive.values().length)], scalar(r, d));
            case 13 -> call(List.of(sigmoid, abs, leaky).get(r.nextInt(3)), scalar(r, d));
            case 14 -> call(List.of(max, elu).get(r.nextInt(2)), scalar(r, d), scalar(r, d));
            case 15 -> cases(condition(r, d), scalar(r, d), scalar(r, d));
            case 16 -> r.nextBoolean() ? indicator(condition(r, d)) : delta(i, j);
            case 17 -> big(r.nextInt(4) == 0, k, mul(entry(v, k), scalar(r, d)));
            default -> r.nextBoolean() ? entry(vector(r, d), i) : derivative(x, scalar(r, d));
        };
    }

    static Expr vector(Random r, int depth) {
        if (depth == 0) return r.nextBoolean() ? u : v;
        int d = depth - 1;
        return switch (r.nextInt(6)) {
            case 0 -> add(vector(r, d), vector(r, d));
            case 1 -> mul(vector(r, d), vector(r, d));
            case 2 -> mul(scalar(r, d), vector(r, d));
            case 3 -> binary(Operator.MATMUL, r.nextBoolean() ? A : transpose(A), vector(r, d));
            case 4 -> call(softmax, vector(r, d));
            default -> neg(vector(r, d));
        };
    }

    static Condition condition(Random r, int depth) {
        if (depth == 0 || r.nextInt(3) > 0) return rel(Relation.values()[r.nextInt(6)], scalar(r, Math.max(0, depth - 1)), scalar(r, 0));
        int d = depth - 1;
        return r.nextBoolean() ? Condition.and(condition(r, d), condition(r, d)) : Condition.or(condition(r, d), condition(r, d));
    }
}
