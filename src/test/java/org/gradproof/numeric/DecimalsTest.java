package org.gradproof.numeric;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;
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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// Correctly rounded decimals, and decimals that people wrote.
class DecimalsTest {
    private final Decimals decimals = new Decimals(new Enclosures());

    private String text(Expr e, int digits) {
        return switch (decimals.decimal(e, Environment.EMPTY, digits)) {
            case Decimal.Exact d -> "= " + d.text();
            case Decimal.Rounded d -> "~ " + d.text();
            case Decimal.Absent d -> d.reason();
        };
    }

    @Test
    void exactValuesPrintExactly() {
        assertEquals("= 0.5", text(div(ONE, TWO), 20));
        assertEquals("= 0", text(sub(ONE, ONE), 20));
        assertEquals("= -3", text(num(-3), 20));
        assertEquals("= 1000", text(num(1000), 2));
        assertEquals("~ 0.333", text(div(ONE, num(3)), 3));
        assertEquals("~ 0.13", text(num(Rational.parse("0.125")), 2));
        assertEquals("= 1e-30", text(num(Rational.parse("1e-30")), 5));
    }

    @Test
    void digitsAreCorrectlyRounded() {
        assertEquals("~ 3.1415926535897932384626433832795028841971693993751", text(Terms.PI, 50));
        assertEquals("~ 0.75138", text(div(ONE, add(ONE, exp(neg(num(Rational.parse("1.106")))))), 5));
        assertEquals("~ 2.000", text(pow(sqrt(TWO), 2), 4));
        assertEquals("~ 8.0029817707e434294481", text(exp(num(1_000_000_000)), 11));
        assertEquals("~ 5.0e-31", text(sub(sub(exp(num(Rational.parse("1e-30"))), ONE), num(Rational.parse("5e-31"))), 2));
        assertEquals("~ -22026", text(neg(exp(num(10))), 5));
        assertEquals("~ 1.0000", text(Terms.apply(Primitive.TANH, num(20)), 5));
        assertEquals("~ 0.99999999999999999150", text(Terms.apply(Primitive.TANH, num(20)), 20));
        // between 9.99… and 10
        assertEquals("~ 10.00", text(sub(num(10), exp(num(-30))), 4));
    }

    @Test
    void boundsAreRoundedOutward() {
        Enclosures enclosures = new Enclosures();
        Expr e = exp(num(-1));
        Interval i = ((Enclosure.Value) enclosures.value(e, Environment.EMPTY, 64)).interval();
        assertEquals("[0.36787, 0.36788]", Decimals.bounds(i, 5));
        Interval j = ((Enclosure.Value) enclosures.value(neg(e), Environment.EMPTY, 64)).interval();
        assertEquals("[-0.36788, -0.36787]", Decimals.bounds(j, 5));
        assertEquals("1/3", Decimals.bounds(Interval.of(Rational.of(1, 3)), 5));
        assertEquals("[-infinity, 2]", Decimals.bounds(Interval.atMost(Rational.TWO), 1));
        Interval huge = ((Enclosure.Value) enclosures.value(exp(num(1_000_000_000)), Environment.EMPTY, 64)).interval();
        assertEquals("[8.0029e434294481, 8.0030e434294481]", Decimals.bounds(huge, 5));
    }

    @Test
    void missingValuesHaveAReason() {
        assertEquals("the logarithm of a number that is not positive", text(log(num(-2)), 5));
        assertEquals("x has no value", text(org.gradproof.expr.Symbol.real("x"), 5));
        String zero = text(Terms.apply(Primitive.SIN, Terms.PI), 10);
        assertEquals("the value is smaller than 1e-", zero.substring(0, 29));
        assertEquals("division by a number that may be zero", text(div(ONE, Terms.apply(Primitive.SIN, Terms.PI)), 10));
    }

    @Test
    void aWrittenDecimalStandsForItsRoundingInterval() {
        Expr e = div(ONE, add(ONE, exp(neg(num(Rational.parse("1.106"))))));
        assertInstanceOf(Decimal.Verdict.Consistent.class, check(e, "0.751"));
        assertInstanceOf(Decimal.Verdict.Consistent.class, check(e, "0.7514"));
        assertInstanceOf(Decimal.Verdict.Consistent.class, check(e, "1"));
        var wrong = assertInstanceOf(Decimal.Verdict.WrongRounding.class, check(e, "0.7513"));
        assertEquals(Rational.parse("0.7514"), wrong.correct());
        assertEquals(Rational.parse("0.751"), assertInstanceOf(Decimal.Verdict.WrongRounding.class, check(e, "0.752")).correct());
        assertInstanceOf(Decimal.Verdict.Different.class, check(e, "0.753"));
        assertInstanceOf(Decimal.Verdict.Different.class, check(e, "-0.751"));
        // an exact half may be rounded either way
        assertInstanceOf(Decimal.Verdict.Consistent.class, check(num(Rational.parse("0.125")), "0.13"));
        assertInstanceOf(Decimal.Verdict.Consistent.class, check(num(Rational.parse("0.125")), "0.12"));
        assertInstanceOf(Decimal.Verdict.Undecided.class, check(log(num(0)), "0.12"));
        assertInstanceOf(Decimal.Verdict.Consistent.class, check(mul(num(1000), Terms.PI), "3141.59265358979323846264338327950288419717"));
    }

    private Decimal.Verdict check(Expr e, String written) {
        int point = written.indexOf('.');
        return decimals.check(e, Environment.EMPTY, Rational.parse(written), point < 0 ? 0 : written.length() - point - 1);
    }
}
