package org.gradproof.checker;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;
import static org.gradproof.expr.Terms.ZERO;
import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.cases;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.exp;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sqrt;
import static org.gradproof.expr.Terms.sub;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Choice;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Judgement.Continuous;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.gradproof.kernel.Judgement.Holds;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Proofs that somebody has tampered with: for every rule a genuine step, which is accepted, and the same with one thing
/// changed, which is rejected for the stated reason.
final class DoctoredTest {
    private static final Symbol x = Symbol.real("x");
    private static final Symbol y = Symbol.real("y");
    private static final Symbol a = Symbol.real("a");
    private static final Symbol n = Symbol.whole("n");
    private static final Symbol v = Symbol.tensor("v", n);
    private static final Symbol i = Symbol.index("i", ONE, n);
    private static final Symbol j = Symbol.index("j", ONE, n);
    private static final Symbol k = Symbol.index("k", ONE, n);
    private static final Expr vi = Terms.entry(v, i);
    private static final Expr vj = Terms.entry(v, j);
    private static final Expr vk = Terms.entry(v, k);

    private final Replay replay = new Replay();

    /// What was changed, and why it must be rejected.
    record Case(String name, Theorem genuine, Step doctored, String reason) {
        @Override
        public String toString() {
            return genuine.rule() + ", " + name;
        }
    }

    // ------------------------------------------------------------------------------------------------ tampering

    private static Step step(Theorem t) {
        return Step.of(t);
    }

    static Step says(Theorem t, Judgement j) {
        Step s = step(t);
        return new Step(s.hypotheses(), j, s.rule(), s.choice(), s.premises());
    }

    private static Step says(Theorem t, Expr left, Expr right) {
        return says(t, new Equal(left, right));
    }

    private static Step says(Theorem t, Condition c) {
        return says(t, new Holds(c));
    }

    /// The same function with another derivative.
    private static Step derives(Theorem t, Expr derivative) {
        HasDerivative d = t.derivative();
        return says(t, new HasDerivative(d.function(), d.variable(), d.index(), derivative));
    }

    static Step without(Theorem t, Condition gone) {
        Step s = step(t);
        Set<Condition> rest = new LinkedHashSet<>(s.hypotheses());
        assertTrue(rest.remove(gone), () -> gone + " is no hypothesis of " + t);
        return new Step(rest, s.judgement(), s.rule(), s.choice(), s.premises());
    }

    static Step from(Theorem t, Theorem... premises) {
        Step s = step(t);
        return new Step(s.hypotheses(), s.judgement(), s.rule(), s.choice(), Stream.of(premises).map(Step::of).toList());
    }

    private static Step chosen(Theorem t, Choice c) {
        Step s = step(t);
        return new Step(s.hypotheses(), s.judgement(), s.rule(), c, s.premises());
    }

    private static Step factors(Theorem t, Expr... factors) {
        return chosen(t, new Choice.Factors(List.of(factors), List.of()));
    }

    // ------------------------------------------------------------------------------------------------ short names

    private static Condition.Compare gt(Expr l, Expr r) {
        return (Condition.Compare) compare(Relation.GT, l, r);
    }

    private static Condition.Compare ge(Expr l, Expr r) {
        return (Condition.Compare) compare(Relation.GE, l, r);
    }

    private static Condition.Compare le(Expr l, Expr r) {
        return (Condition.Compare) compare(Relation.LE, l, r);
    }

    private static Condition.Compare lt(Expr l, Expr r) {
        return (Condition.Compare) compare(Relation.LT, l, r);
    }

    private static Condition.Compare ne(Expr l, Expr r) {
        return (Condition.Compare) compare(Relation.NE, l, r);
    }

    private static Condition.Compare eq(Expr l, Expr r) {
        return (Condition.Compare) compare(Relation.EQ, l, r);
    }

    private static Theorem assume(Condition c) {
        return Theorem.assume(c);
    }

    private static Expr.Big sum(Symbol index, Expr body) {
        return (Expr.Big) Terms.sum(index, body);
    }

    private static Expr.Big product(Symbol index, Expr body) {
        return (Expr.Big) Terms.product(index, body);
    }

    private static Theorem dx() {
        return Theorem.variable(x);
    }

    private static Theorem constant(Expr c) {
        return Theorem.constant(c, x, List.of());
    }

    // ------------------------------------------------------------------------------------------------ the cases

    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        logic(all);
        all.addAll(DoctoredLimits.all());
        entries(all);
        instances(all);
        equality(all);
        sums(all);
        maxima(all);
        order(all);
        continuity(all);
        derivatives(all);
        moreDerivatives(all);
        sides(all);
        return all;
    }

    private static void logic(List<Case> all) {
        Theorem positive = assume(gt(x, ZERO));
        all.add(new Case("a hypothesis dropped", positive, without(positive, gt(x, ZERO)), "it is no hypothesis"));
        all.add(new Case("a stronger fact", positive, says(positive, gt(x, ONE)), "it is no hypothesis"));
        Theorem weak = Theorem.weaken(positive, List.of(gt(y, ZERO)));
        all.add(new Case("the premise's hypothesis dropped", weak, without(weak, gt(x, ZERO)), "a hypothesis of a premise is lost"));
        Theorem named = Theorem.named("fine", positive);
        all.add(new Case("something else under the name", named, says(named, gt(y, ZERO)), "something else than its premise"));
        Theorem square = Theorem.field(div(x, x), ONE);
        Theorem settled = Theorem.discharge(square, Theorem.weaker(positive, ne(x, ZERO)));
        all.add(new Case("the fact's own hypothesis dropped", settled, without(settled, gt(x, ZERO)), "a hypothesis of a premise is lost"));
        all.add(new Case("by another fact", settled, from(settled, square, assume(gt(y, ZERO))), "a hypothesis of a premise is lost"));
        Theorem yes = Theorem.weaken(Theorem.reflexivity(x), List.of(gt(x, ZERO)));
        Theorem no = Theorem.weaken(Theorem.reflexivity(x), List.of(le(x, ZERO), gt(y, ZERO)));
        Theorem either = Theorem.cases(gt(x, ZERO), yes, no);
        all.add(new Case("what the second case needs is dropped", either, without(either, gt(y, ZERO)), "in the other case"));
        all.add(new Case("twice the first case", either, from(either, yes, Theorem.weaken(Theorem.reflexivity(x), List.of(gt(x, ONE)))), "in the other case"));
        Theorem both = Theorem.both(List.of(positive, assume(gt(y, ZERO))));
        Theorem squares = Theorem.both(List.of(Theorem.square(x), Theorem.rangeFact(Primitive.TANH, x, 1)));
        all.add(new Case("one part missing", squares, from(squares, Theorem.square(x)), "not all parts are proved"));
        Theorem part = Theorem.part(both, gt(y, ZERO));
        all.add(new Case("a part that is none", part, says(part, gt(a, ZERO)), "no part of the premise"));
        Theorem other = Theorem.either(positive, (Condition.Or) Condition.or(gt(x, ZERO), gt(y, ZERO)));
        all.add(new Case("an alternative that is not proved", other, says(other, Condition.or(gt(y, ZERO), gt(a, ZERO))), "not one of the alternatives"));
        Theorem left = Theorem.detach(assume(Condition.or(gt(x, ZERO), gt(y, ZERO), gt(a, ZERO))), assume(le(x, ZERO)));
        all.add(new Case("one alternative too few", left, says(left, gt(y, ZERO)), "an alternative is left out"));
        Theorem every = Theorem.forAll(Theorem.weaken(Theorem.square(vk), List.of(gt(x, ZERO))), k);
        Theorem here = Theorem.weaken(Theorem.square(vk), List.of(gt(vk, ZERO)));
        all.add(new Case("true where something is true of the index", every, new Step(Set.of(gt(vk, ZERO)), every.judgement(), every.rule(), every.choice(), List.of(step(here))), "at some index"));
        Theorem assumed = Theorem.part(assume(Condition.forAll(k, gt(vk, ZERO))), Condition.forAll(k, gt(vk, ZERO)));
        Theorem at = Theorem.at(assumed, j);
        all.add(new Case("at an index that may be out of range", at, without(at, le(ONE, n)), "may be below the range"));
        all.add(new Case("at another index", at, says(at, gt(vi, ZERO)), "not the premise at this index"));
        Theorem range = Theorem.range(i);
        all.add(new Case("a range that may be empty", range, without(range, le(ONE, n)), "the range may be empty"));
        Theorem absurd = Theorem.absurd(assume(gt(ZERO, ONE)), new Holds(gt(x, ZERO)));
        all.add(new Case("from what may be true", absurd, from(absurd, assume(gt(x, ONE))), "a hypothesis of a premise is lost"));
        Theorem shaky = Theorem.weaken(assume(gt(ZERO, ONE)), List.of(gt(x, ONE)));
        Theorem absurder = Theorem.absurd(shaky, new Holds(gt(x, ZERO)));
        all.add(new Case("from a truth", absurder, from(absurder, assume(gt(x, ONE))), "the premise may be true"));
        Theorem start = Theorem.number(ge(num(2), ONE));
        Theorem next = Theorem.combine(ge(add(n, ONE), ONE), List.of(assume(ge(n, ONE))), List.of(Rational.ONE));
        Theorem induction = Theorem.induction(n, num(2), ge(n, ONE), start, next);
        all.add(new Case("the start dropped", induction, without(induction, le(num(2), n)), "where the numbers start"));
        Theorem twice = Theorem.combine(ge(add(n, TWO), ONE), List.of(assume(ge(n, ONE))), List.of(Rational.ONE));
        all.add(new Case("every second number", induction, from(induction, start, twice), "not the claim at the next number"));
    }

    private static void instances(List<Case> all) {
        Theorem identity = Theorem.identity(Table.Identity.EXP_OF_LOG, x, ZERO);
        Theorem instance = Theorem.instance(identity, Map.of(x, mul(x, y)));
        all.add(new Case("the hypothesis not carried over", instance, without(instance, gt(mul(x, y), ZERO)), "nothing says that"));
        all.add(new Case("another value", instance, chosen(instance, new Choice.Values(Map.of(x, mul(y, x)))), "not the premise at these values"));
        Expr free = sum(k, mul(x, vk));
        Theorem filled = Theorem.instance(Theorem.reflexivity(free), Map.of(x, Terms.entry(v, k)));
        Expr caught = sum(k, mul(vk, vk));
        all.add(new Case("an index caught by the sum", filled, says(filled, caught, caught), "not the premise at these values"));
        Theorem whole = Theorem.instance(Theorem.reflexivity(pow(x, n)), Map.of(n, num(3)));
        Step half = new Step(whole.hypotheses(), new Equal(pow(x, div(ONE, TWO)), pow(x, div(ONE, TWO))), Rule.INSTANCE, new Choice.Values(Map.of(n, div(ONE, TWO))), step(whole).premises());
        all.add(new Case("a half for an integer", whole, half, "an integer is needed"));
        Theorem derivative = Theorem.arithmetic(Operator.MULTIPLY, constant(a), dx());
        Theorem still = Theorem.instance(derivative, Map.of(a, y));
        Step moving = new Step(still.hypotheses(), new HasDerivative(mul(x, x), x, List.of(), x), Rule.INSTANCE, new Choice.Values(Map.of(a, x)), step(still).premises());
        all.add(new Case("the variable for a constant", still, moving, "moves with the variable"));
    }

    private static void equality(List<Case> all) {
        Theorem same = Theorem.reflexivity(div(ONE, x));
        all.add(new Case("a condition dropped", same, without(same, ne(x, ZERO)), "nothing says that this has a value"));
        all.add(new Case("other sides", same, says(same, div(ONE, x), div(TWO, x)), "the sides differ"));
        Theorem given = Theorem.equation(assume(eq(x, y)));
        Theorem back = Theorem.symmetry(given);
        all.add(new Case("not turned round", back, says(back, x, y), "the other way round"));
        Theorem given2 = Theorem.equation(assume(eq(y, a)));
        Theorem joined = Theorem.transitivity(given, given2);
        all.add(new Case("premises swapped", joined, from(joined, given2, given), "the middle terms differ"));
        Theorem rewritten = Theorem.rewrite(exp(x), List.of(given));
        all.add(new Case("into something else", rewritten, says(rewritten, exp(x), exp(a)), "do not lead"));
        Theorem entry = Theorem.equation(assume(eq(vk, x)));
        Theorem under = Theorem.rewrite(sum(k, vk), List.of(entry));
        Condition forEvery = Condition.forAll(k, eq(vk, x));
        all.add(new Case("true at one index, used at all", under, new Step(Set.of(eq(vk, x)), under.judgement(), under.rule(), under.choice(), step(under).premises()), "do not lead"));
        assertTrue(under.hypotheses().contains(forEvery));
        Definition f = Definition.function("f", List.of(x), mul(x, a));
        Theorem meaning = Theorem.definition(Terms.call(f, y));
        all.add(new Case("another meaning", meaning, says(meaning, Terms.call(f, y), mul(y, x)), "it stands for something else"));
        Theorem field = Theorem.field(mul(sub(x, ONE), add(x, ONE)), sub(pow(x, 2), ONE));
        all.add(new Case("a sign", field, says(field, mul(sub(x, ONE), add(x, ONE)), add(pow(x, 2), ONE)), "different functions of their parts"));
        Theorem reduced = Theorem.field(div(x, x), ONE);
        all.add(new Case("the denominator's condition dropped", reduced, without(reduced, ne(x, ZERO)), "nothing says that this has a value"));
        Theorem combined = Theorem.combination(mul(x, TWO), mul(y, TWO), List.of(given), List.of(TWO));
        all.add(new Case("a wrong factor", combined, factors(combined, num(3)), "by this combination"));
        Theorem pythagoras = Theorem.identity(Table.Identity.SINE_SQUARED, x, ZERO);
        all.add(new Case("a sign", pythagoras, says(pythagoras, pythagoras.equal().left(), add(ONE, pow(Terms.apply(Primitive.COS, x), 2))), "no identity"));
        Theorem power = Theorem.identity(Table.Identity.POWER_PLUS_ONE, x, n);
        Condition where = Condition.or(ne(x, ZERO), ge(n, ZERO));
        all.add(new Case("its condition dropped", power, without(power, where), "the identity does not hold everywhere"));
        Theorem exponents = Theorem.expSum(sub(x, mul(TWO, y)), List.of(x, y), List.of(1, -2));
        all.add(new Case("a wrong exponent", exponents, says(exponents, exp(sub(x, mul(TWO, y))), div(exp(x), exp(y))), "the exponents do not add up"));
        Theorem logs = Theorem.logProduct(mul(x, y), List.of(x, y), List.of(1, 1));
        all.add(new Case("a wrong sign", logs, says(logs, log(mul(x, y)), sub(log(x), log(y))), "the arguments do not multiply"));
        all.add(new Case("a factor that may be negative", logs, without(logs, gt(y, ZERO)), "may not be positive"));
        Theorem root = Theorem.root(Theorem.field(pow(x, 2), mul(x, x)), assume(ge(x, ZERO)));
        all.add(new Case("the negative root", root, says(root, sqrt(mul(x, x)), neg(x)), "not the square of the right side"));
        Symbol w = Symbol.tensor("w", n);
        Theorem vectors = Theorem.entrywise(v, w, List.of(k), Theorem.equation(assume(eq(vk, Terms.entry(w, k)))));
        all.add(new Case("equal in one entry", vectors, new Step(Set.of(eq(vk, Terms.entry(w, k))), vectors.judgement(), vectors.rule(), vectors.choice(), step(vectors).premises()), "at some index"));
        Expr.If step = (Expr.If) cases(gt(x, ZERO), x, y);
        Theorem branch = Theorem.branch(step, assume(gt(x, ZERO)));
        all.add(new Case("the wrong branch", branch, says(branch, step, y), "does not decide for this branch"));
    }

    private static void sums(List<Case> all) {
        Expr.Big linear = sum(k, add(mul(x, vk), mul(y, pow(vk, 2))));
        Theorem linearity = Theorem.linearity(linear, List.of(x, y), List.of(vk, pow(vk, 2)));
        all.add(new Case("a wrong factor", linearity, chosen(linearity, new Choice.Factors(List.of(x, x), List.of(vk, pow(vk, 2)))), "the summands do not add up"));
        all.add(new Case("a factor that moves", linearity, chosen(linearity, new Choice.Factors(List.of(vk, y), List.of(x, pow(vk, 2)))), "a factor speaks of the index"));
        Theorem constant = Theorem.constantSum(sum(k, x));
        all.add(new Case("one too many", constant, says(constant, sum(k, x), mul(add(n, ONE), x)), "not as many times the summand"));
        all.add(new Case("a range that ends before it begins", constant, without(constant, le(ONE, add(n, ONE))), "may end before it begins"));
        Theorem powers = Theorem.constantSum(product(k, x));
        all.add(new Case("times for power", powers, says(powers, product(k, x), mul(n, x)), "not that power of the factor"));
        Expr.Big delta = sum(k, cases(eq(k, j), vk, ZERO));
        Theorem contracted = Theorem.contraction(delta);
        all.add(new Case("the other index", contracted, says(contracted, delta, vi), "not the sum without the case and the one term"));
        all.add(new Case("an index that may be out of range", contracted, without(contracted, le(ONE, n)), "may be below the range"));
        Expr.Big three = sum(Symbol.index("k", ONE, num(3)), Terms.entry(Symbol.tensor("u", num(3)), Symbol.index("k", ONE, num(3))));
        Theorem unrolled = Theorem.unrolling(three);
        Expr firstTwo = ((Expr.Binary) unrolled.equal().right()).left();
        all.add(new Case("a term twice", unrolled, says(unrolled, three, add(firstTwo, Terms.entry(Symbol.tensor("u", num(3)), TWO))), "not the term number 3"));
        Theorem renamed = Theorem.renaming(sum(k, mul(vk, vi)), "j");
        all.add(new Case("an index caught", renamed, says(renamed, sum(k, mul(vk, vi)), sum(i, mul(vi, vi))), "another sum"));
        Expr.Big twice = sum(i, sum(j, div(vi, add(ONE, pow(vj, 2)))));
        Theorem exchanged = Theorem.exchange(twice);
        all.add(new Case("summands swapped too", exchanged, says(exchanged, twice, sum(j, sum(i, div(vj, add(ONE, pow(vi, 2)))))), "the summands differ"));
        Theorem split = Theorem.splitting(sum(k, vk), false);
        all.add(new Case("an empty range", split, without(split, le(ONE, n)), "nothing says that"));
        all.add(new Case("the term twice", split, says(split, sum(k, vk), add(Terms.entry(v, ONE), sum(k, vk))), "not the first or last term"));
        Symbol near = Symbol.index("k", ONE, sub(add(n, ONE), ONE));
        Theorem ranges = Theorem.sameRange(sum(k, vk), ONE, sub(add(n, ONE), ONE));
        assertTrue(ranges.equal().right() == sum(near, Terms.entry(v, near)));
        all.add(new Case("one more", ranges, says(ranges, sum(k, vk), sum(Symbol.index("k", ONE, add(n, ONE)), Terms.entry(v, Symbol.index("k", ONE, add(n, ONE))))), "another range"));
        Theorem logs = Theorem.logOfProduct(product(k, vk));
        all.add(new Case("factors that may be negative", logs, without(logs, Condition.forAll(k, gt(vk, ZERO))), "a factor may not be positive"));
        Theorem exps = Theorem.expOfSum(sum(k, vk));
        all.add(new Case("a sum for a product", exps, says(exps, exp(sum(k, vk)), sum(k, exp(vk))), "not term by term"));
    }

    private static void maxima(List<Case> all) {
        Expr.Extreme top = (Expr.Extreme) Terms.extreme(true, k, vk);
        Expr.Extreme least = (Expr.Extreme) Terms.extreme(false, k, vk);
        Theorem bound = Theorem.extremeBound(top, i);
        all.add(new Case("the other way round", bound, says(bound, ge(vi, top)), "does not compare a maximum with its value at this index"));
        all.add(new Case("the least", bound, says(bound, le(vi, least)), "does not compare a maximum with its value at this index"));
        all.add(new Case("another index", bound, says(bound, le(vj, top)), "does not compare a maximum with its value at this index"));
        all.add(new Case("a range that may be empty", bound, without(bound, le(ONE, n)), "nothing says that"));
        Theorem fifth = Theorem.extremeBound((Expr.Extreme) Terms.extreme(true, k, pow(k, 2)), Terms.num(5));
        all.add(new Case("an index beyond the range", fifth, without(fifth, le(Terms.num(5), n)), "may be above the range"));
        Theorem assumed = Theorem.combine(le(top, x), List.of(assume(eq(vk, top)), assume(le(vk, x))), List.of(Rational.ONE, Rational.ONE));
        Theorem attained = Theorem.extremeAttained(top, assumed);
        all.add(new Case("at one index for at every one", attained, new Step(Set.of(le(ONE, n), le(vi, x)), attained.judgement(), attained.rule(), attained.choice(), List.of(step(assumed))), "does not follow from the maximum"));
        all.add(new Case("an empty range", attained, without(attained, le(ONE, n)), "does not follow from the maximum"));
        Theorem ofIndex = Theorem.weaker(assume(eq(vk, top)), ge(vk, top));
        all.add(new Case("a conclusion about the index", attained, new Step(Set.of(le(ONE, n)), ofIndex.judgement(), attained.rule(), attained.choice(), List.of(step(ofIndex))), "does not follow from the maximum"));
        Theorem slope = Theorem.extremeDerivative(top, top, Theorem.entry((Expr.Entry) vk, List.of(j)));
        all.add(new Case("two greatest", slope, without(slope, eq(Terms.sum(k, Terms.indicator(eq(vk, top))), ONE)), "may be the value at several indices"));
        all.add(new Case("all values", slope, derives(slope, Terms.sum(k, Terms.delta(k, j))), "not the sum of the derivatives where the maximum is"));
        Expr.Extreme three = (Expr.Extreme) Terms.extreme(true, Symbol.index("k", ONE, num(3)), Terms.entry(Symbol.tensor("u", num(3)), Symbol.index("k", ONE, num(3))));
        Theorem unrolled = Theorem.unrolling(three);
        Expr.If cases = (Expr.If) unrolled.equal().right();
        all.add(new Case("the smaller", unrolled, says(unrolled, three, Terms.cases(cases.condition(), cases.no(), cases.yes())), "not the better of the values up to number 3"));
        all.add(new Case("one value left out", unrolled, says(unrolled, three, cases.yes()), "not the better of the values up to number 3"));
    }

    private static void order(List<Case> all) {
        Theorem px = assume(gt(x, ZERO));
        Theorem py = assume(gt(y, ZERO));
        Theorem number = Theorem.number(lt(ONE, TWO));
        all.add(new Case("the other way round", number, says(number, lt(TWO, ONE)), "the numbers do not compare so"));
        Theorem range = Theorem.rangeFact(Primitive.TANH, x, 0);
        all.add(new Case("a smaller range", range, says(range, lt(ZERO, Terms.apply(Primitive.TANH, x))), "no primitive has this range"));
        Theorem square = Theorem.square(x);
        all.add(new Case("strictly", square, says(square, gt(pow(x, 2), ZERO)), "that a square is not negative"));
        all.add(new Case("a cube", square, says(square, ge(pow(x, 3), ZERO)), "that a square is not negative"));
        Theorem times = Theorem.product(px, py);
        all.add(new Case("a sign", times, says(times, lt(mul(x, y), ZERO)), "the sign does not follow"));
        all.add(new Case("another factor", times, from(times, px, px), "about another term"));
        Theorem over = Theorem.quotient(px, py);
        Theorem gy = Theorem.weaker(py, ge(y, ZERO));
        all.add(new Case("a denominator that may be zero", over, from(over, px, gy), "the denominator may be zero"));
        Theorem plus = Theorem.addition(px, py);
        all.add(new Case("a difference", plus, says(plus, gt(sub(x, y), ZERO)), "the sign does not follow"));
        Theorem raised = Theorem.positivePower(px, a);
        all.add(new Case("a base that may be negative", raised, from(raised, Theorem.weaker(px, ne(x, ZERO))), "may be zero or have no value"));
        Theorem combined = Theorem.combine(ge(add(mul(TWO, x), y), num(-1)), List.of(px, py), List.of(Rational.TWO, Rational.ONE));
        Rational big = Rational.of(3).pow(140).divide(Rational.of(2).pow(200));
        Rational tiny = Rational.of(5).pow(-90);
        Theorem above = assume(ge(x, num(big)));
        Theorem lower = Theorem.combine(ge(mul(TWO, x), num(big.add(big).add(tiny.negate()))), List.of(above), List.of(Rational.TWO));
        all.add(new Case("a long number too large", lower, new Step(lower.hypotheses(), new Holds(ge(mul(TWO, x), num(big.add(big).add(tiny)))),
                Rule.ORDER_COMBINATION, lower.choice(), List.of(step(above))), "not that of the claim"));
        all.add(new Case("long numbers that differ by no number", lower, new Step(lower.hypotheses(), new Holds(ge(mul(num(3), x), num(big.add(big)))),
                Rule.ORDER_COMBINATION, lower.choice(), List.of(step(above))), "by no number"));
        all.add(new Case("a wrong coefficient", combined, factors(combined, ONE, ONE), "by no number"));
        all.add(new Case("a negative coefficient", Theorem.combine(ge(mul(TWO, x), ZERO), List.of(px), List.of(Rational.TWO)),
                new Step(Set.of(gt(x, ZERO)), new Holds(ge(neg(x), ZERO)), Rule.ORDER_COMBINATION, new Choice.Factors(List.of(num(-1)), List.of()), List.of(step(px))), "not that of the claim"));
        Theorem positive = assume(Condition.forAll(k, gt(vk, ZERO)));
        Theorem term = Theorem.at(positive, k);
        Theorem total = Theorem.sumSign(sum(k, vk), term);
        all.add(new Case("strict over an empty range", total, without(total, le(ONE, n)), "the sign of the sum does not follow"));
        Theorem one = Theorem.sumSign(sum(k, vk), Theorem.weaken(term, List.of(gt(vk, ONE))));
        all.add(new Case("what is needed at every index dropped", one, without(one, Condition.forAll(k, gt(vk, ONE))), "at some index"));
        Theorem xy = Theorem.equation(assume(eq(x, y)));
        Theorem equal = Theorem.compared(xy, assume(lt(y, a)), Theorem.reflexivity(a));
        all.add(new Case("the equation of something else", equal, says(equal, lt(a, x)), "not the comparison of what these are equal to"));
        Theorem fact = Theorem.rewriteFact(assume(gt(exp(x), ONE)), List.of(xy));
        all.add(new Case("rewritten too much", fact, says(fact, gt(exp(y), y)), "do not lead"));
        Theorem weaker = Theorem.weaker(px, ge(x, ZERO));
        all.add(new Case("sides swapped", weaker, says(weaker, le(x, ZERO)), "the relation does not follow"));
        Theorem grows = Theorem.monotone(Primitive.LOG, Theorem.weaken(assume(lt(x, y)), List.of(gt(x, ZERO), gt(y, ZERO))));
        Step cosines = new Step(grows.hypotheses(), new Holds(lt(Terms.apply(Primitive.COS, x), Terms.apply(Primitive.COS, y))), Rule.MONOTONE, Choice.NONE, step(grows).premises());
        all.add(new Case("of a function that does not increase", grows, cosines, "does not increase"));
        Theorem box = Theorem.enclosure(lt(exp(x), num(8)), List.of(le(x, TWO)));
        all.add(new Case("another bound", box, says(box, lt(exp(x), num(7))), "do not decide it"));
        all.add(new Case("no bound", box, without(box, le(x, TWO)), "do not decide it"));
        Theorem exponential = Theorem.primitive(Primitive.EXP, dx());
        Theorem mean = Theorem.meanValue(exponential, Theorem.rangeFact(Primitive.EXP, x, 0), ZERO, Side.RIGHT);
        all.add(new Case("to the other side", mean, says(mean, lt(exp(x), exp(ZERO))), "the sign of the derivative does not give this"));
        all.add(new Case("on the other side", mean, new Step(Set.of(lt(x, ZERO)), mean.judgement(), mean.rule(), mean.choice(), step(mean).premises()), "does not give this"));
        Theorem log = Theorem.primitive(Primitive.LOG, dx());
        Theorem slope = Theorem.quotient(Theorem.number(gt(ONE, ZERO)), px);
        Theorem rises = Theorem.meanValue(log, slope, ONE, Side.RIGHT);
        Step farther = new Step(Set.of(lt(neg(ONE), x), gt(x, ZERO)), new Holds(lt(log(neg(ONE)), log(x))), rises.rule(), rises.choice(), step(rises).premises());
        all.add(new Case("across where there is no derivative", rises, farther, "a hypothesis of a premise is lost"));
    }

    private static void continuity(List<Case> all) {
        Theorem leaf = Theorem.continuous(exp(y), x);
        all.add(new Case("what moves as what stands still", leaf, says(leaf, new Continuous(exp(x), x)), "it is no leaf"));
        Theorem cx = Theorem.continuous(x, x);
        Theorem quotient = Theorem.continuous(div(ONE, x), x, List.of(Theorem.continuous(ONE, x), cx));
        all.add(new Case("across a pole", quotient, without(quotient, ne(x, ZERO)), "the denominator may be zero"));
        Theorem root = Theorem.continuous(sqrt(x), x, List.of(cx));
        all.add(new Case("at the edge of the domain", root, new Step(Set.of(ge(x, ZERO)), root.judgement(), root.rule(), root.choice(), step(root).premises()), "may not be inside of the domain"));
        Expr.If relu = (Expr.If) cases(gt(x, ZERO), x, ZERO);
        Theorem zero = Theorem.continuous(ZERO, x);
        Theorem meets = Theorem.equation(assume(eq(x, ZERO)));
        Theorem continuous = Theorem.continuousCases(relu, x, cx, zero, List.of(cx, zero), List.of(meets));
        all.add(new Case("without agreement", continuous, from(continuous, cx, zero, cx, zero), "the branches may differ"));
        Expr.If jump = (Expr.If) cases(gt(x, ZERO), ONE, ZERO);
        all.add(new Case("a jump", continuous, new Step(Set.of(), new Continuous(jump, x), Rule.CONTINUITY, Choice.NONE,
                Stream.of(Theorem.continuous(ONE, x), zero, cx, zero, meets).map(Step::of).toList()), "the branches may differ"));
        Theorem all1 = Theorem.continuous(sum(k, mul(x, vk)), x, List.of(Theorem.continuous(mul(x, vk), x, List.of(cx, Theorem.continuous(vk, x)))));
        all.add(new Case("another summand", all1, says(all1, new Continuous(sum(k, mul(y, vk)), x)), "continuity of another part"));
    }

    private static void derivatives(List<Case> all) {
        Theorem c = constant(y);
        all.add(new Case("what moves", c, says(c, new HasDerivative(x, x, List.of(), ZERO)), "it speaks of the variable"));
        all.add(new Case("a slope", c, derives(c, ONE), "the derivative of a constant is 0"));
        all.add(new Case("by another variable", dx(), says(dx(), new HasDerivative(x, y, List.of(), ONE)), "the derivative of x by x is 1"));
        Theorem entry = Theorem.entry((Expr.Entry) vi, List.of(j));
        all.add(new Case("without the delta", entry, derives(entry, ONE), "not the delta of the indices"));
        Theorem minus = Theorem.negation(dx());
        all.add(new Case("a sign", minus, derives(minus, ONE), "not −u′"));
        Theorem ex = Theorem.primitive(Primitive.EXP, dx());
        Theorem plus = Theorem.arithmetic(Operator.ADD, dx(), ex);
        all.add(new Case("a minus", plus, derives(plus, sub(ONE, exp(x))), "not u′ + v′"));
        Theorem difference = Theorem.arithmetic(Operator.SUBTRACT, dx(), ex);
        all.add(new Case("premises swapped", difference, from(difference, ex, dx()), "the derivative of another part"));
        Theorem factor = Theorem.arithmetic(Operator.MULTIPLY, c, ex);
        all.add(new Case("the factor dropped", factor, derives(factor, exp(x)), "not u′v + uv′"));
        Theorem times = Theorem.arithmetic(Operator.MULTIPLY, dx(), ex);
        all.add(new Case("u′v′", times, derives(times, exp(x)), "not u′v + uv′"));
        Theorem over = Theorem.arithmetic(Operator.DIVIDE, ex, dx());
        all.add(new Case("the order of the numerator", over, derives(over, div(sub(exp(x), mul(exp(x), x)), pow(x, 2))), "not (u′v − uv′)/v²"));
        all.add(new Case("a condition dropped", over, without(over, ne(x, ZERO)), "the denominator may be zero"));
        Theorem power = Theorem.power(dx(), num(3));
        all.add(new Case("the exponent not lowered", power, derives(power, mul(num(3), pow(x, 3))), "not c·u^(c−1)·u′"));
        Theorem real = Theorem.power(dx(), a);
        all.add(new Case("a base that may be negative", real, without(real, gt(x, ZERO)), "the base may not be positive"));
        Theorem general = Theorem.generalPower(dx(), dx());
        all.add(new Case("the power rule", general, derives(general, mul(x, pow(x, sub(x, ONE)))), "not u^v·(v′ log u + v·u′/u)"));
        Theorem chain = Theorem.primitive(Primitive.EXP, power);
        all.add(new Case("the inner derivative missing", chain, derives(chain, exp(pow(x, 3))), "not f′(u)·u′"));
        Theorem log = Theorem.primitive(Primitive.LOG, dx());
        all.add(new Case("outside of the domain", log, without(log, gt(x, ZERO)), "may not be inside of the domain"));
        Theorem outer = Theorem.primitive(Primitive.SIN, Theorem.variable(y));
        Theorem composed = Theorem.chain(outer, power);
        all.add(new Case("f′ at the output", composed, derives(composed, mul(Terms.apply(Primitive.COS, x), mul(num(3), pow(x, 2)))), "not F′(u)·u′"));
    }

    private static void moreDerivatives(List<Case> all) {
        Theorem cx = Theorem.continuous(x, x);
        Theorem zero = Theorem.continuous(ZERO, x);
        Expr.If relu = (Expr.If) cases(gt(x, ZERO), x, ZERO);
        Theorem relus = Theorem.caseRule(relu, dx(), constant(ZERO), List.of(cx, zero));
        all.add(new Case("at the kink", relus, without(relus, ne(x, ZERO)), "it may be on the boundary"));
        all.add(new Case("the wrong branch", relus, derives(relus, cases(gt(x, ZERO), ZERO, ONE)), "not the derivatives of the branches"));
        all.add(new Case("one branch everywhere", relus, derives(relus, ONE), "not the derivatives of the branches"));
        Theorem entry = Theorem.constant(vk, x, List.of());
        Theorem body = Theorem.arithmetic(Operator.MULTIPLY, entry, dx());
        Theorem sum = Theorem.big(sum(k, mul(vk, x)), body);
        all.add(new Case("the sum missing", sum, derives(sum, vk), "not the sum of the derivatives"));
        Theorem product = Theorem.big(product(k, mul(vk, x)), body);
        all.add(new Case("a sum for the product", product, derives(product, Terms.sum(k, vk)), "not Π u·Σ u′/u"));
        all.add(new Case("a factor that may be zero", product, without(product, Condition.forAll(k, ne(mul(vk, x), ZERO))), "a factor may be zero"));
        Definition f = Definition.function("f", List.of(x), mul(x, x));
        Theorem meaning = Theorem.derivativeOfDefinition(Terms.call(f, x), Theorem.arithmetic(Operator.MULTIPLY, dx(), dx()));
        all.add(new Case("another definition", meaning, says(meaning, new HasDerivative(Terms.call(Definition.function("f", List.of(x), mul(x, y)), x), x, List.of(), meaning.derivative().derivative())),
                "it stands for something else"));
        Theorem equation = Theorem.branch(relu, assume(gt(x, ZERO)));
        Theorem near = Theorem.equalFunction(equation, dx(), List.of(cx, zero));
        Theorem edge = Theorem.branch((Expr.If) cases(ge(x, ZERO), x, ZERO), assume(ge(x, ZERO)));
        all.add(new Case("equal on one side only", near, new Step(Set.of(ge(x, ZERO)), new HasDerivative(edge.equal().left(), x, List.of(), ONE), Rule.EQUAL_FUNCTION, Choice.NONE,
                Stream.of(edge, dx(), cx, zero).map(Step::of).toList()), "need not hold around the point"));
        Theorem ex = Theorem.primitive(Primitive.EXP, dx());
        Theorem twice = Theorem.arithmetic(Operator.ADD, ex, ex);
        Theorem tidy = Theorem.equalDerivative(twice, Theorem.field(add(exp(x), exp(x)), mul(TWO, exp(x))));
        all.add(new Case("another derivative", tidy, derives(tidy, num(3)), "the equation is about another derivative"));
        Theorem square = Theorem.power(dx(), TWO);
        Theorem value = Theorem.derivativeValue(square, y);
        all.add(new Case("at another value", value, says(value, value.equal().left(), mul(TWO, x)), "not the derivative at this value"));
        Theorem logs = Theorem.derivativeValue(Theorem.primitive(Primitive.LOG, dx()), y);
        all.add(new Case("the condition at the value dropped", logs, without(logs, gt(y, ZERO)), "a hypothesis of a premise is lost"));
        Expr network = log(add(exp(mul(x, y)), exp(cases(gt(x, y), mul(x, x), ZERO))));
        Theorem reverse = Theorem.gradient(network, List.of(x, y), List.of()).getFirst();
        all.add(new Case("the other variable's", reverse, derives(reverse, Theorem.gradient(network, List.of(x, y), List.of()).get(1).derivative().derivative()), "found forwards"));
        all.add(new Case("at the kink", reverse, without(reverse, ne(x, y)), "may be on the boundary"));
        all.add(new Case("a factor", reverse, derives(reverse, mul(TWO, reverse.derivative().derivative())), "found forwards"));
    }

    private static void entries(List<Case> all) {
        Symbol w = Symbol.tensor("w", n);
        Condition everywhere = eq(vi, Terms.entry(w, i));
        Theorem equal = Theorem.entrywise(v, w, List.of(i), Theorem.equation(assume(everywhere)));
        Theorem first = Theorem.equation(assume(eq(Terms.entry(v, ONE), Terms.entry(w, ONE))));
        all.add(new Case("at one index", equal, from(equal, first), "a number is not every index"));
        all.add(new Case("at some index", equal, without(equal, Condition.forAll(i, everywhere)), "at some index"));
        all.add(new Case("of other vectors", equal, says(equal, w, v), "the entries of both sides are needed"));
        Symbol tail = Symbol.index("i", TWO, n);
        Theorem rest = Theorem.equation(assume(eq(Terms.entry(v, tail), Terms.entry(w, tail))));
        all.add(new Case("but the first", equal, from(equal, rest), "does not run over the size"));
    }

    private static void sides(List<Case> all) {
        Expr.If relu = (Expr.If) cases(gt(x, ZERO), x, ZERO);
        Theorem right = side(Side.RIGHT, Theorem.branch(relu, assume(gt(x, ZERO))), dx(), cases(gt(ZERO, ZERO), ZERO, ZERO), ZERO);
        all.add(new Case("from the other side", right, says(right, new SideDerivative(relu, x, ZERO, Side.LEFT, ONE)), "not known at the point"));
        all.add(new Case("another value", right, says(right, new SideDerivative(relu, x, ZERO, Side.RIGHT, ZERO)), "not the derivative at the point"));
        Expr.If abs = (Expr.If) cases(gt(x, ZERO), mul(x, x), ZERO);
        Theorem up = side(Side.RIGHT, Theorem.branch(abs, assume(gt(x, ZERO))), Theorem.arithmetic(Operator.MULTIPLY, dx(), dx()),
                cases(gt(ZERO, ZERO), mul(ZERO, ZERO), ZERO), mul(ZERO, ZERO));
        Theorem below = Theorem.branch(abs, Theorem.weaker(assume(lt(x, ZERO)), le(x, ZERO)));
        Theorem down = side(Side.LEFT, below, constant(ZERO), cases(gt(ZERO, ZERO), mul(ZERO, ZERO), ZERO), ZERO);
        Theorem same = Theorem.field(((SideDerivative) down.judgement()).value(), ((SideDerivative) up.judgement()).value());
        Theorem glued = Theorem.glue(down, up, same);
        all.add(new Case("twice the same side", glued, from(glued, up, up, same), "both sides of one point"));
        all.add(new Case("anywhere", glued, without(glued, eq(x, ZERO)), "the variable may be elsewhere"));
    }

    /// A side derivative at 0, where the value of the function is a branch of a case between numbers.
    private static Theorem side(Side side, Theorem equation, Theorem derivative, Expr there, Expr value) {
        Expr.If f = (Expr.If) there;
        Theorem at = Theorem.branch(f, Theorem.number(le(ZERO, ZERO)));
        Theorem equal = f.no() == value ? at : Theorem.transitivity(at, Theorem.field(f.no(), value));
        return Theorem.side(ZERO, side, equation, derivative, equal, List.of(), List.of());
    }

    // ------------------------------------------------------------------------------------------------ the tests

    @ParameterizedTest
    @MethodSource("all")
    void acceptsTheGenuineStep(Case c) {
        assertInstanceOf(Replay.Outcome.Replayed.class, replay.of(c.genuine()), () -> c.genuine() + ": " + replay.of(c.genuine()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void doesNotAcceptTheDoctoredStep(Case c) {
        String said = switch (replay.of(c.doctored())) {
            case Replay.Outcome.Replayed _ -> "accepted";
            case Replay.Outcome.Rejected r when r.step() == c.doctored() -> r.reason();
            case Replay.Outcome.NotReplayed r when r.step() == c.doctored() && r.rule() == Rule.ENCLOSURE -> r.reason();
            case Replay.Outcome.Rejected r -> "another step: " + r.reason();
            case Replay.Outcome.NotReplayed r -> "not replayed: " + r.reason();
        };
        assertTrue(said.contains(c.reason()), () -> "'" + said + "' does not say '" + c.reason() + "'");
    }

    @Test
    void everyRuleIsDoctored() {
        EnumSet<Rule> left = EnumSet.allOf(Rule.class);
        for (Case c : all()) left.remove(c.genuine().rule());
        assertEquals(EnumSet.noneOf(Rule.class), left);
    }
}
