package org.gradproof.expr;

import java.math.BigInteger;

/// An exact fraction in lowest terms, denominator positive; machine words while they suffice, big integers beyond.
public final class Rational implements Comparable<Rational> {
    public static final Rational ZERO = new Rational(0, 1);
    public static final Rational ONE = new Rational(1, 1);
    public static final Rational TWO = new Rational(2, 1);
    public static final Rational HALF = new Rational(1, 2);
    public static final Rational MINUS_ONE = new Rational(-1, 1);

    /// Words exactly when both fit and neither is `Long.MIN_VALUE`, so that equal numbers are held alike.
    private final long num;
    private final long den;
    /// Both absent exactly when the words hold the value.
    private final BigInteger bigNum;
    private final BigInteger bigDen;

    private Rational(long num, long den) {
        this.num = num;
        this.den = den;
        this.bigNum = null;
        this.bigDen = null;
    }

    private Rational(BigInteger num, BigInteger den) {
        this.num = 0;
        this.den = 0;
        this.bigNum = num;
        this.bigDen = den;
    }

    public static Rational of(long value) {
        return value == Long.MIN_VALUE ? of(BigInteger.valueOf(value), BigInteger.ONE) : new Rational(value, 1);
    }

    public static Rational of(long num, long den) {
        if (num == Long.MIN_VALUE || den == Long.MIN_VALUE) {
            return of(BigInteger.valueOf(num), BigInteger.valueOf(den));
        }
        if (den == 0) throw new ArithmeticException("division by zero");
        long g = gcd(Math.abs(num), Math.abs(den));
        return den > 0 ? new Rational(num / g, den / g) : new Rational(-num / g, -den / g);
    }

    public static Rational of(BigInteger num, BigInteger den) {
        if (den.signum() == 0) throw new ArithmeticException("division by zero");
        BigInteger g = num.gcd(den);
        if (den.signum() < 0) g = g.negate();
        BigInteger n = num.divide(g);
        BigInteger d = den.divide(g);
        return word(n) && word(d) ? new Rational(n.longValue(), d.longValue()) : new Rational(n, d);
    }

    private static boolean word(BigInteger n) {
        return n.bitLength() < 64 && n.longValue() != Long.MIN_VALUE;
    }

    public static Rational of(BigInteger value) {
        return of(value, BigInteger.ONE);
    }

    /// The value of decimal text such as `-12.050`, `3` or `1.5e-3`.
    public static Rational parse(String decimal) {
        java.math.BigDecimal d = new java.math.BigDecimal(decimal);
        return d.scale() <= 0 ? of(d.toBigIntegerExact()) : of(d.unscaledValue(), BigInteger.TEN.pow(d.scale()));
    }

    /// The exact value of a finite double.
    public static Rational of(double value) {
        return parse(new java.math.BigDecimal(value).toPlainString());
    }

    private boolean small() {
        return bigNum == null;
    }

    public BigInteger numerator() {
        return small() ? BigInteger.valueOf(num) : bigNum;
    }

    public BigInteger denominator() {
        return small() ? BigInteger.valueOf(den) : bigDen;
    }

    /// The length of the longer of both words in bits; 64 for those that fit.
    public int bitLength() {
        return small() ? 64 : Math.max(bigNum.bitLength(), bigDen.bitLength());
    }

    public int signum() {
        return small() ? Long.signum(num) : bigNum.signum();
    }

    public boolean isZero() {
        return small() && num == 0;
    }

    public boolean isOne() {
        return small() && num == 1 && den == 1;
    }

    public boolean isInteger() {
        return small() ? den == 1 : bigDen.equals(BigInteger.ONE);
    }

    /// Whether this is an integer that fits an `int`.
    public boolean isSmallInteger() {
        return small() && den == 1 && (int) num == num;
    }

    /// Requires [#isSmallInteger()].
    public int intValue() {
        if (!isSmallInteger()) throw new ArithmeticException("not a small integer: " + this);
        return (int) num;
    }

    public Rational negate() {
        return small() ? new Rational(-num, den) : of(bigNum.negate(), bigDen);
    }

    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    public Rational inverse() {
        return small() ? of(den, num) : of(bigDen, bigNum);
    }

    public Rational add(Rational that) {
        if (small() && that.small()) {
            if (den == that.den) {
                long sum = num + that.num;
                if (((num ^ sum) & (that.num ^ sum)) >= 0) return den == 1 ? of(sum) : of(sum, den);
            } else if (fits(num, that.den) && fits(that.num, den) && fits(den, that.den)) {
                return of(num * that.den + that.num * den, den * that.den);
            }
        }
        return of(numerator().multiply(that.denominator()).add(that.numerator().multiply(denominator())),
                denominator().multiply(that.denominator()));
    }

    public Rational subtract(Rational that) {
        return add(that.negate());
    }

    public Rational multiply(Rational that) {
        if (small() && that.small() && fits(num, that.num) && fits(den, that.den)) {
            return den == 1 && that.den == 1 ? of(num * that.num) : of(num * that.num, den * that.den);
        }
        return of(numerator().multiply(that.numerator()), denominator().multiply(that.denominator()));
    }

    public Rational divide(Rational that) {
        return multiply(that.inverse());
    }

    public Rational pow(int exponent) {
        if (exponent < 0) return inverse().pow(Math.negateExact(exponent));
        return of(numerator().pow(exponent), denominator().pow(exponent));
    }

    /// The greatest integer not above this.
    public BigInteger floor() {
        BigInteger[] qr = numerator().divideAndRemainder(denominator());
        return qr[1].signum() < 0 ? qr[0].subtract(BigInteger.ONE) : qr[0];
    }

    /// The nearest double; for display and search only, never for a verdict.
    public double doubleValue() {
        if (small() && Math.abs(num) < 1L << 53 && den < 1L << 53) return (double) num / den;
        return new java.math.BigDecimal(numerator()).divide(new java.math.BigDecimal(denominator()),
                new java.math.MathContext(25)).doubleValue();
    }

    /// Products of these two words stay below 2^61, so that a sum of two of them is exact.
    private static boolean fits(long a, long b) {
        return Long.numberOfLeadingZeros(Math.abs(a)) + Long.numberOfLeadingZeros(Math.abs(b)) >= 67;
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long r = a % b;
            a = b;
            b = r;
        }
        return a == 0 ? 1 : a;
    }

    @Override
    public int compareTo(Rational that) {
        if (small() && that.small() && den == that.den) return Long.compare(num, that.num);
        return numerator().multiply(that.denominator()).compareTo(that.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational that && (small()
                ? that.small() && num == that.num && den == that.den
                : !that.small() && bigNum.equals(that.bigNum) && bigDen.equals(that.bigDen));
    }

    @Override
    public int hashCode() {
        return small() ? Long.hashCode(num) * 31 + Long.hashCode(den) : bigNum.hashCode() * 31 + bigDen.hashCode();
    }

    @Override
    public String toString() {
        return isInteger() ? numerator().toString() : numerator() + "/" + denominator();
    }
}
