package org.gradproof.checker;

import static org.gradproof.checker.DoctoredTest.from;
import static org.gradproof.checker.DoctoredTest.says;
import static org.gradproof.checker.DoctoredTest.without;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;
import static org.gradproof.expr.Terms.ZERO;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.exp;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.sub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.checker.DoctoredTest.Case;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Approach.Beyond;
import org.gradproof.expr.Approach.From;
import org.gradproof.expr.Approach.To;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement.Continuous;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.Eventually;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Judgement.Target.Finite;
import org.gradproof.kernel.Judgement.Target.Infinite;
import org.gradproof.kernel.Judgement.Tends;
import org.gradproof.kernel.Theorem;

/// Steps about limits, genuine and tampered with.
final class DoctoredLimits {
    private static final Symbol x = Symbol.real("x");
    private static final Symbol y = Symbol.real("y");
    private static final Symbol a = Symbol.real("a");
    private static final Approach UP = new Beyond(true);
    private static final To RIGHT = new To(ZERO, From.RIGHT);
    private static final To LEFT = new To(ZERO, From.LEFT);
    private static final To BOTH = new To(ZERO, From.BOTH);
    private static final Target ZEROS = new Finite(ZERO);

    private DoctoredLimits() {}

    private static Condition.Compare c(Relation r, Expr left, Expr right) {
        return (Condition.Compare) Condition.compare(r, left, right);
    }

    private static Theorem near(Relation r, Expr bound, Approach approach) {
        return Theorem.nearby(c(r, x, bound), x, approach);
    }

    private static Theorem variable(Approach approach) {
        return Theorem.limitOfVariable(x, approach);
    }

    private static Theorem constant(Expr e, Approach approach) {
        return Theorem.limitOfConstant(e, x, approach);
    }

    private static Theorem limit(Operator op, Theorem u, Theorem v, Condition... sign) {
        return Theorem.limit(op, u, v, sign.length == 0 ? Optional.empty() : Optional.of(Theorem.assume(sign[0])), Optional.empty());
    }

    private static Step tends(Theorem t, Target other) {
        return says(t, new Tends(t.tends().function(), t.tends().variable(), t.tends().approach(), other));
    }

    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        near(all);
        leaves(all);
        arithmetic(all);
        composition(all);
        equals(all);
        hospital(all);
        squeeze(all);
        sides(all);
        return all;
    }

    private static void near(List<Case> all) {
        Theorem above = near(Relation.GT, ZERO, RIGHT);
        all.add(new Case("on the other side", above, says(above, new Eventually(c(Relation.LT, x, ZERO), x, RIGHT)), "the approach does not say so"));
        all.add(new Case("from further away", above, says(above, new Eventually(c(Relation.GT, x, ONE), x, RIGHT)), "the approach does not say so"));
        all.add(new Case("at a point that moves", above, says(above, new Eventually(c(Relation.GT, x, x), x, new To(x, From.RIGHT))), "the point moves"));
        Theorem sign = Theorem.eventualSign(c(Relation.GT, x, ZERO), variable(new To(a, From.BOTH)), Optional.of(Theorem.assume(c(Relation.GT, a, ZERO))));
        all.add(new Case("the other sign", sign, says(sign, new Eventually(c(Relation.LT, x, ZERO), x, new To(a, From.BOTH))), "the limit does not say so"));
        all.add(new Case("without a sign", sign, without(sign, c(Relation.GT, a, ZERO)), "a hypothesis of a premise is lost"));
        all.add(new Case("not strictly", sign, says(sign, new Eventually(c(Relation.GE, x, ZERO), x, new To(a, From.BOTH))), "only a strict comparison"));
        Theorem fact = Theorem.eventually(Theorem.assume(c(Relation.GT, x, ONE)), x, UP, List.of(near(Relation.GT, ONE, UP)));
        all.add(new Case("known elsewhere", fact, from(fact, Theorem.assume(c(Relation.GT, x, ONE)), near(Relation.GT, TWO, UP)), "need not hold near the limit"));
        all.add(new Case("near another limit", fact, from(fact, Theorem.assume(c(Relation.GT, x, ONE)), near(Relation.GT, ZERO, RIGHT)), "not said of this limit"));
    }

    private static void leaves(List<Case> all) {
        Theorem one = constant(a, UP);
        all.add(new Case("another constant", one, tends(one, new Finite(ONE)), "it is no constant"));
        all.add(new Case("a limit that moves", one, says(one, new Tends(x, x, UP, new Finite(x))), "the limit moves"));
        Theorem up = variable(UP);
        all.add(new Case("the other way", up, tends(up, new Infinite(false)), "it is not the variable"));
        Theorem continuous = Theorem.limitOfContinuous(Theorem.continuous(exp(x), x, List.of(Theorem.continuous(x, x))), BOTH);
        all.add(new Case("another value", continuous, tends(continuous, ZEROS), "not the value at the point"));
        Theorem log = Theorem.limitOfContinuous(Theorem.continuous(log(x), x, List.of(Theorem.continuous(x, x))), new To(a, From.LEFT));
        all.add(new Case("out of the domain", log, without(log, c(Relation.GT, a, ZERO)), "a hypothesis of a premise is lost"));
        Theorem end = Theorem.limitAtEnd(Primitive.EXP, x, 0);
        all.add(new Case("another end", end, tends(end, new Finite(ONE)), "it has another limit"));
    }

    private static void arithmetic(List<Case> all) {
        Theorem up = variable(UP);
        Theorem scaled = limit(Operator.MULTIPLY, up, constant(a, UP), c(Relation.GT, a, ZERO));
        all.add(new Case("the other sign", scaled, tends(scaled, new Infinite(false)), "it does not tend there"));
        all.add(new Case("a finite limit", scaled, tends(scaled, ZEROS), "it is no finite limit"));
        all.add(new Case("no sign", scaled, without(scaled, c(Relation.GT, a, ZERO)), "a hypothesis of a premise is lost"));
        Theorem sum = limit(Operator.ADD, up, up);
        all.add(new Case("infinity minus infinity", sum, says(sum, new Tends(sub(x, x), x, UP, new Infinite(true))), "it does not tend there"));
        Theorem finite = limit(Operator.ADD, constant(a, UP), constant(ONE, UP));
        all.add(new Case("another sum", finite, tends(finite, new Finite(sub(a, ONE))), "not the same operation"));
        Theorem quotient = limit(Operator.DIVIDE, constant(ONE, UP), constant(a, UP));
        all.add(new Case("by what may vanish", quotient, without(quotient, c(Relation.NE, a, ZERO)), "nothing says that this has a value"));
        Theorem pole = Theorem.limit(Operator.DIVIDE, constant(ONE, RIGHT), variable(RIGHT), Optional.of(Theorem.number(c(Relation.GT, ONE, ZERO))),
                Optional.of(near(Relation.GT, ZERO, RIGHT)));
        all.add(new Case("a pole without a side", pole, from(pole, constant(ONE, RIGHT), variable(RIGHT), near(Relation.NE, ZERO, RIGHT)), "it does not tend there"));
        Theorem opposite = Theorem.limitOfOpposite(up);
        all.add(new Case("the other sign", opposite, tends(opposite, new Infinite(true)), "it does not tend there"));
    }

    private static void composition(List<Case> all) {
        Theorem log = Theorem.limitAtEnd(Primitive.LOG, y, 0);
        Theorem inside = Theorem.limitOfComposition(log, variable(RIGHT), Optional.of(near(Relation.GT, ZERO, RIGHT)));
        all.add(new Case("from the other side", inside, from(inside, log, variable(RIGHT), near(Relation.NE, ZERO, RIGHT)), "may take its limit"));
        all.add(new Case("to another limit", inside, tends(inside, new Infinite(true)), "the limits do not fit"));
        Theorem continuous = Theorem.limitOfComposition(Theorem.continuous(exp(y), y, List.of(Theorem.continuous(y, y))), variable(RIGHT), Optional.empty());
        all.add(new Case("to another value", continuous, tends(continuous, ZEROS), "it is not the value at the limit"));
        all.add(new Case("of another function", continuous, says(continuous, new Tends(exp(mul(x, x)), x, RIGHT, continuous.tends().target())), "not the outer function"));
    }

    private static void equals(List<Case> all) {
        Expr.If f = (Expr.If) Terms.cases(c(Relation.GT, x, ONE), ONE, TWO);
        Theorem taken = Theorem.branch(f, Theorem.assume(c(Relation.GT, x, ONE)));
        Theorem t = Theorem.limitOfEqual(taken, constant(ONE, UP), List.of(near(Relation.GT, ONE, UP)));
        all.add(new Case("not near", t, from(t, taken, constant(ONE, UP)), "need not hold near the limit"));
        all.add(new Case("another limit", t, tends(t, new Finite(TWO)), "about other functions"));
        Theorem value = Theorem.equalLimit(constant(div(TWO, TWO), UP), Theorem.field(div(TWO, TWO), ONE));
        all.add(new Case("another value", value, tends(value, new Finite(TWO)), "about other limits"));
    }

    private static void hospital(List<Case> all) {
        Theorem dx = Theorem.variable(x);
        Theorem ratio = limit(Operator.DIVIDE, constant(ONE, RIGHT), constant(ONE, RIGHT));
        Theorem apart = Theorem.eventually(Theorem.number(c(Relation.NE, ONE, ZERO)), x, RIGHT, List.of());
        Theorem t = Theorem.hospital(dx, dx, ratio, Optional.of(variable(RIGHT)), variable(RIGHT), apart, List.of());
        all.add(new Case("not 0/0", t, from(t, dx, dx, ratio, variable(RIGHT), apart), "neither 0/0 nor by infinity"));
        all.add(new Case("with a derivative that may vanish", t, from(t, dx, dx, ratio, variable(RIGHT), near(Relation.GT, ZERO, RIGHT), variable(RIGHT)), "may vanish near"));
        Theorem once = Theorem.weaken(dx, List.of(c(Relation.EQ, x, ZERO)));
        all.add(new Case("with a derivative at one point", t, from(t, once, dx, ratio, variable(RIGHT), apart, variable(RIGHT)), "need not hold near the limit"));
        all.add(new Case("of another quotient", t, says(t, new Tends(div(x, mul(x, x)), x, RIGHT, t.tends().target())), "the derivatives of other parts"));
    }

    private static void squeeze(List<Case> all) {
        Theorem up = variable(UP);
        Theorem same = Theorem.eventually(Theorem.weaker(Theorem.assume(c(Relation.GT, x, ONE)), c(Relation.LE, ONE, x)), x, UP, List.of(near(Relation.GT, ONE, UP)));
        Theorem self = Theorem.eventually(Theorem.combine(c(Relation.LE, sub(x, ONE), x), List.of(), List.of()), x, UP, List.of());
        Theorem t = Theorem.squeeze(x, List.of(limit(Operator.SUBTRACT, up, constant(ONE, UP))), List.of(self));
        all.add(new Case("the other way", t, tends(t, new Infinite(false)), "the bounds tend elsewhere"));
        all.add(new Case("without a bound", t, from(t, limit(Operator.SUBTRACT, up, constant(ONE, UP)), same), "bounds from both sides"));
    }

    private static void sides(List<Case> all) {
        Theorem left = constant(ONE, LEFT);
        Theorem right = constant(ONE, RIGHT);
        Theorem both = Theorem.limitFromBothSides(left, right);
        all.add(new Case("twice the same side", both, from(both, left, left), "another limit"));
        all.add(new Case("another limit", both, tends(both, ZEROS), "the sides do not agree"));
        Theorem q = Theorem.limitOfEqual(Theorem.field(Theorem.quotient(x, x, ZERO), ONE), right, List.of(Theorem.eventually(
                Theorem.combine(c(Relation.NE, sub(x, ZERO), ZERO), List.of(Theorem.assume(c(Relation.NE, x, ZERO))), List.of(Rational.ONE)), x, RIGHT,
                List.of(near(Relation.NE, ZERO, RIGHT)))));
        Theorem named = Theorem.limitValue(right);
        all.add(new Case("another limit", named, says(named, new Equal(named.equal().left(), TWO)), "another limit"));
        all.add(new Case("from the other side", named, says(named, new Equal(Terms.limit(x, ONE, LEFT), ONE)), "the limit of something else"));
        Theorem slope = Theorem.sideDerivative(x, q);
        all.add(new Case("from the other side", slope, says(slope, new SideDerivative(x, x, ZERO, Side.LEFT, ONE)), "another limit"));
        all.add(new Case("another slope", slope, says(slope, new SideDerivative(x, x, ZERO, Side.RIGHT, TWO)), "another slope"));
        all.add(new Case("of another function", slope, says(slope, new SideDerivative(mul(num(3), x), x, ZERO, Side.RIGHT, ONE)), "not the difference quotient"));
        Theorem continuous = Theorem.continuousByLimit(variable(BOTH), Theorem.reflexivity(ZERO));
        all.add(new Case("anywhere", continuous, without(continuous, c(Relation.EQ, x, ZERO)), "the variable may be elsewhere"));
        all.add(new Case("of another function", continuous, says(continuous, new Continuous(mul(x, x), x)), "the limit from both sides is needed"));
        all.add(new Case("from one side", continuous, from(continuous, variable(RIGHT), Theorem.reflexivity(ZERO)), "the limit from both sides is needed"));
    }
}
