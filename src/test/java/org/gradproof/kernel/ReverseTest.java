package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Reverse accumulation: known gradients, attacks, and random terms against differences.
class ReverseTest {
    private static final long SEED = Long.getLong("seed", 20260711L);

    private static List<Theorem> gradient(Expr f, Expr... by) {
        return Theorem.gradient(f, List.of(by), List.of());
    }

    @Test
    void productsAndChains() {
        List<Theorem> g = gradient(Terms.mul(x, Terms.exp(Terms.mul(x, y))), x, y, a);
        Expr e = Terms.exp(Terms.mul(x, y));
        assertEquals(ZERO, g.get(2).derivative().derivative());
        equal(Theorem.field(g.get(0).derivative().derivative(), Terms.add(e, Terms.mul(Terms.mul(x, y), e))),
                g.get(0).derivative().derivative(), Terms.add(e, Terms.mul(Terms.mul(x, y), e)));
        equal(Theorem.field(g.get(1).derivative().derivative(), Terms.mul(Terms.pow(x, 2), e)),
                g.get(1).derivative().derivative(), Terms.mul(Terms.pow(x, 2), e));
        for (Theorem t : g) hypotheses(t);
    }

    @Test
    void conditionsAreThoseOfTheRules() {
        hypotheses(gradient(Terms.div(a, x), x).getFirst(), ne(x, ZERO));
        hypotheses(gradient(Terms.sqrt(x), x).getFirst(), gt(x, ZERO));
        hypotheses(gradient(Terms.pow(x, y), x, y).getFirst(), gt(x, ZERO));
        hypotheses(gradient(Terms.pow(x, n), x).getFirst(), gt(x, ZERO));
        hypotheses(gradient(Terms.mul(x, Terms.log(a)), x).getFirst(), gt(a, ZERO));
        hypotheses(gradient(Terms.pow(x, 0), x).getFirst());
        hypotheses(gradient(Terms.cases(gt(x, ZERO), x, ZERO), x).getFirst(), ne(x, ZERO));
        hypotheses(gradient(Terms.cases(gt(a, ZERO), x, ZERO), x).getFirst());
        hypotheses(gradient(Terms.cases(gt(Terms.cases(gt(x, ONE), x, ZERO), y), x, ZERO), x).getFirst(), ne(x, ONE),
                ne(Terms.cases(gt(x, ONE), x, ZERO), y));
        hypotheses(gradient(Terms.entry(v, num(5)), Terms.entry(v, num(5))).getFirst(), le(num(5), n));
    }

    @Test
    void refusesWhatMovesUnseen() {
        Expr one = Terms.entry(v, ONE);
        refuses(Rule.REVERSE, "not made of the usual operations", () -> gradient(sum(k, Terms.entry(v, k)), one).getFirst());
        refuses(Rule.REVERSE, "not made of the usual operations", () -> gradient(sum(k, Terms.mul(x, k)), x).getFirst());
        refuses(Rule.REVERSE, "not made of the usual operations", () -> gradient(Terms.entry(v, i), one).getFirst());
        refuses(Rule.REVERSE, "one entry is written in two ways", () -> gradient(Terms.entry(v, Terms.sub(TWO, ONE)), one).getFirst());
        refuses(Rule.REVERSE, "not made of the usual operations", () -> gradient(Terms.entry(v, Terms.sub(n, ONE)), one).getFirst());
        refuses(Rule.REVERSE, "not made of the usual operations", () -> gradient(Terms.binary(Operator.MATMUL, v, v), one).getFirst());
        refuses(Rule.REVERSE, "not made of the usual operations", () -> gradient(Terms.derivative(x, Terms.pow(x, 2)), x).getFirst());
        refuses(Rule.REVERSE, "a real symbol, or an entry at numbers", () -> gradient(x, n).getFirst());
        refuses(Rule.REVERSE, "a real symbol, or an entry at numbers", () -> gradient(x, v).getFirst());
        refuses(Rule.REVERSE, "a real symbol, or an entry at numbers", () -> gradient(Terms.entry(v, i), Terms.entry(v, i)).getFirst());
        refuses(Rule.RANGE, "an index is an integer", () -> gradient(x, Terms.entry(v, Terms.num(org.gradproof.expr.Rational.HALF))).getFirst());
        refuses(Rule.DERIVATIVE_VALUE, "not worked out", () -> gradient(Terms.mul(x, Terms.derivative(y, y)), x).getFirst());
        // what does not move may be anything
        derives(gradient(Terms.mul(x, sum(k, Terms.entry(v, k))), x).getFirst(), Terms.mul(x, sum(k, Terms.entry(v, k))), x, sum(k, Terms.entry(v, k)));
    }

    @Test
    void factsReplaceWhatTheyProve() {
        Expr f = Terms.div(ONE, x);
        Theorem apart = Theorem.weaker(Theorem.assume(gt(x, ZERO)), comparison(ne(x, ZERO)));
        hypotheses(Theorem.gradient(f, List.of(x), List.of(apart)).getFirst(), gt(x, ZERO));
        Theorem positive = Theorem.combine(comparison(gt(x, ZERO)), List.of(Theorem.assume(gt(x, ONE))), List.of(org.gradproof.expr.Rational.ONE));
        hypotheses(Theorem.gradient(f, List.of(x), List.of(apart, positive)).getFirst(), gt(x, ONE));
        // two that prove each other settle nothing
        Theorem back = Theorem.weaken(Theorem.assume(ne(x, ZERO)), List.of());
        hypotheses(Theorem.gradient(f, List.of(x), List.of(back, back)).getFirst(), ne(x, ZERO));
    }

    @Test
    void namesAreFollowed() {
        Definition square = Definition.function("square", List.of(y), Terms.pow(y, 2));
        Expr f = Terms.call(square, Terms.call(square, x));
        Theorem t = gradient(f, x).getFirst();
        assertEquals(f, t.derivative().function());
        Map<Symbol, Double> at = Map.of(x, 1.5);
        Expr plain = t.derivative().derivative();
        for (int k = 0; k < 3; k++) {
            for (var node : org.gradproof.expr.Dag.postorder(plain)) {
                if (node instanceof Expr.Call c) plain = Theorem.rewrite(plain, List.of(Theorem.definition(c))).equal().right();
            }
        }
        assertEquals(4 * Math.pow(1.5, 3), Doubles.value(plain, at), 1e-12);
    }

    /// The gradient of random terms against central differences, where its hypotheses hold well around the point.
    @Test
    void randomGradientsAreThoseOfTheNumbers() {
        Random random = new Random(SEED);
        List<Symbol> names = List.of(x, y, a);
        int compared = 0;
        for (int round = 0; round < 400; round++) {
            Expr f = term(random, names, 4);
            List<Theorem> g = Theorem.gradient(f, List.copyOf(names), List.of());
            for (int k = 0; k < 4; k++) {
                Map<Symbol, Double> at = new HashMap<>();
                for (Symbol s : names) at.put(s, Math.round((random.nextDouble() * 4 - 2) * 64) / 64.0 + 0.0078125);
                for (Theorem t : g) {
                    Symbol s = t.derivative().variable();
                    double h = 1e-6;
                    if (!robust(t.hypotheses(), at, s, h)) continue;
                    double claimed = Doubles.value(t.derivative().derivative(), at);
                    double slope = (moved(f, at, s, h) - moved(f, at, s, -h)) / (2 * h);
                    double finer = (moved(f, at, s, h / 4) - moved(f, at, s, -h / 4)) / (h / 2);
                    if (!Double.isFinite(slope) || Math.abs(slope - finer) > 1e-5 * Math.max(1, Math.abs(slope)) || Math.abs(slope) > 1e4) continue;
                    assertEquals(slope, claimed, 1e-3 * Math.max(1, Math.abs(slope)), "seed " + SEED + ": d " + f + " / d " + s + " at " + at);
                    compared++;
                }
            }
        }
        assertTrue(compared > 1_000, "compared " + compared);
    }

    private static double moved(Expr f, Map<Symbol, Double> at, Symbol s, double h) {
        Map<Symbol, Double> there = new HashMap<>(at);
        there.merge(s, h, Double::sum);
        return Doubles.value(f, there);
    }

    private static boolean robust(Set<Condition> hypotheses, Map<Symbol, Double> at, Symbol s, double h) {
        for (Condition c : hypotheses) {
            for (double d : new double[] {0, h, -h, 4 * h, -4 * h}) {
                Map<Symbol, Double> there = new HashMap<>(at);
                there.merge(s, d, Double::sum);
                if (!Doubles.holds(c, there)) return false;
            }
            // not across a boundary either
            for (Condition.Compare e : Formula.comparisons(c)) {
                if (Math.abs(Doubles.value(e.left(), at) - Doubles.value(e.right(), at)) < 1e-3) return false;
            }
        }
        return true;
    }

    private static Expr term(Random random, List<Symbol> names, int depth) {
        if (depth == 0 || random.nextInt(7) == 0) return random.nextInt(4) == 0 ? num(random.nextInt(5) - 2) : names.get(random.nextInt(names.size()));
        Expr u = term(random, names, depth - 1);
        Expr w = term(random, names, depth - 1);
        return switch (random.nextInt(10)) {
            case 0 -> Terms.neg(u);
            case 1, 2 -> Terms.add(u, w);
            case 3 -> Terms.sub(u, w);
            case 4, 5 -> Terms.mul(u, w);
            case 6 -> Terms.div(u, w);
            case 7 -> Terms.pow(u, random.nextInt(5) - 1);
            case 8 -> Terms.cases(gt(u, w), Terms.mul(u, TWO), w);
            default -> Terms.apply(Primitive.values()[random.nextInt(Primitive.values().length)], u);
        };
    }
}
