package org.gradproof.numeric;

import java.math.BigInteger;
import java.util.Optional;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.numeric.Interval.Point;

/// Powers with any real exponent, of positive numbers.
final class Powers {
    private Powers() {}

    /// `x^y = exp(y log x)` for `x > 0`; exact where a rational root is.
    static Interval power(Interval x, Interval y, int p) {
        if (x instanceof Point b && y instanceof Point e) {
            Optional<Interval> exact = exact(b.value(), e.value(), p);
            if (exact.isPresent()) return exact.get();
        }
        Interval logarithm = logarithm(x, y, p + 8);
        long top = Math.max(top(logarithm.range(p).lower()), top(logarithm.range(p).upper()));
        if (top > 0 && top <= 41) logarithm = logarithm(x, y, p + 8 + (int) top);
        return Functions.apply(Primitive.EXP, logarithm, p);
    }

    private static Interval logarithm(Interval x, Interval y, int p) {
        return new Arithmetic(p).multiply(y, Functions.apply(Primitive.LOG, x, p));
    }

    private static long top(Dyadic d) {
        return !d.isFinite() || d.signum() == 0 ? 0 : d.top();
    }

    private static Optional<Interval> exact(Rational b, Rational e, int p) {
        if (b.isOne()) return Optional.of(Interval.ONE);
        if (e.denominator().bitLength() > 7 || Arithmetic.size(b) > Arithmetic.EXACT) return Optional.empty();
        int n = e.denominator().intValue();
        Optional<BigInteger> num = root(b.numerator(), n);
        if (num.isEmpty()) return Optional.empty();
        return root(b.denominator(), n)
                .map(den -> new Arithmetic(p).power(new Point(Rational.of(num.get(), den)), e.numerator()));
    }

    /// The n-th root of a positive integer, if it is an integer.
    private static Optional<BigInteger> root(BigInteger a, int n) {
        if (a.equals(BigInteger.ONE)) return Optional.of(a);
        if (a.bitLength() <= n) return Optional.empty();
        BigInteger low = BigInteger.ONE.shiftLeft((a.bitLength() - 1) / n);
        BigInteger high = low.shiftLeft(1);
        while (low.compareTo(high) <= 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            int c = middle.pow(n).compareTo(a);
            if (c == 0) return Optional.of(middle);
            if (c < 0) low = middle.add(BigInteger.ONE);
            else high = middle.subtract(BigInteger.ONE);
        }
        return Optional.empty();
    }
}
