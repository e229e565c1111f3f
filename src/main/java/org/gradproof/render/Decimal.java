package org.gradproof.render;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;

/// The digits of a number: an integer, a decimal with the digits that were written, or a fraction.
record Decimal(boolean negative, String digits, String denominator) {
    static Decimal of(Expr.Num n) {
        Rational v = n.value().abs();
        boolean negative = n.value().signum() < 0;
        if (n.decimals() >= 0) {
            BigInteger[] scaled = v.numerator().multiply(BigInteger.TEN.pow(n.decimals())).divideAndRemainder(v.denominator());
            if (scaled[1].signum() == 0) {
                return new Decimal(negative, new BigDecimal(scaled[0], n.decimals()).toPlainString(), "");
            }
        }
        return new Decimal(negative, v.numerator().toString(), v.isInteger() ? "" : v.denominator().toString());
    }

    boolean isFraction() {
        return !denominator.isEmpty();
    }
}
