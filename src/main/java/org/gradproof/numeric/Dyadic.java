package org.gradproof.numeric;

import java.math.BigInteger;
import org.gradproof.expr.Rational;

/// A number `m·2^e`, or an infinity as the end of an unbounded interval; every operation rounds in a stated direction.
///
/// Sizes are kept between 2^-MAX and 2^MAX: what lies beyond is rounded outward to 0 or an infinity, so that no
/// exponent can grow without bound.
public final class Dyadic implements Comparable<Dyadic> {
    static final long MAX = 1L << 46;

    static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0, false);
    static final Dyadic ONE = new Dyadic(BigInteger.ONE, 0, false);
    static final Dyadic MINUS_ONE = new Dyadic(BigInteger.ONE.negate(), 0, false);
    static final Dyadic HALF = new Dyadic(BigInteger.ONE, -1, false);
    static final Dyadic INFINITY = new Dyadic(BigInteger.ONE, 0, true);
    static final Dyadic MINUS_INFINITY = new Dyadic(BigInteger.ONE.negate(), 0, true);
    /// The ends of the scale; true sizes beyond lie on the far side of these.
    static final Dyadic LARGEST = new Dyadic(BigInteger.ONE, MAX - 1, false);
    static final Dyadic SMALLEST = new Dyadic(BigInteger.ONE, -MAX, false);

    private final BigInteger m;
    private final long e;
    private final boolean infinite;

    private Dyadic(BigInteger m, long e, boolean infinite) {
        this.m = m;
        this.e = e;
        this.infinite = infinite;
    }

    /// Exactly `m·2^e`, for exponents well inside the scale.
    static Dyadic of(BigInteger m, long e) {
        return m.signum() == 0 ? ZERO : new Dyadic(m, e, false);
    }

    static Dyadic of(long m, long e) {
        return of(BigInteger.valueOf(m), e);
    }

    /// Exactly this finite double.
    static Dyadic of(double value) {
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        return of((long) Math.scalb(value, -exponent), exponent);
    }

    /// `m·2^e` rounded to so many bits, upward or downward.
    static Dyadic round(BigInteger m, long e, int bits, boolean up) {
        int excess = m.bitLength() - bits;
        if (excess > 0) {
            BigInteger q = m.shiftRight(excess);
            m = up && m.getLowestSetBit() < excess ? q.add(BigInteger.ONE) : q;
            e += excess;
        }
        int sign = m.signum();
        if (sign == 0) return ZERO;
        long t = m.bitLength() + e;
        if (t > MAX) return sign > 0 ? (up ? INFINITY : LARGEST) : (up ? LARGEST.negate() : MINUS_INFINITY);
        if (t < -MAX) return sign > 0 ? (up ? SMALLEST : ZERO) : (up ? ZERO : SMALLEST.negate());
        return new Dyadic(m, e, false);
    }

    /// The rational rounded to about so many bits.
    static Dyadic round(Rational r, int bits, boolean up) {
        BigInteger num = r.numerator();
        BigInteger den = r.denominator();
        if (den.equals(BigInteger.ONE)) return round(num, 0, bits, up);
        return quotient(num, den, 0, bits, up);
    }

    private static Dyadic quotient(BigInteger num, BigInteger den, long e, int bits, boolean up) {
        int k = bits + 2 + den.bitLength() - num.bitLength();
        if (k > 0) num = num.shiftLeft(k);
        else if (k < 0) den = den.shiftLeft(-k);
        BigInteger[] qr = num.divideAndRemainder(den);
        BigInteger q = qr[0];
        int rest = qr[1].signum() * den.signum();
        if (rest > 0 && up) q = q.add(BigInteger.ONE);
        else if (rest < 0 && !up) q = q.subtract(BigInteger.ONE);
        return round(q, e - k, bits, up);
    }

    public boolean isFinite() {
        return !infinite;
    }

    public int signum() {
        return m.signum();
    }

    BigInteger mantissa() {
        return m;
    }

    long exponent() {
        return e;
    }

    /// The `t` with `2^(t-1) <= |this| < 2^t`; of finite numbers other than 0.
    long top() {
        return (m.signum() < 0 ? m.negate().bitLength() : m.bitLength()) + e;
    }

    /// `floor(this·2^w)`; of numbers of moderate size.
    BigInteger fixed(int w) {
        long shift = e + w;
        if (shift >= 0) return m.shiftLeft(Math.toIntExact(shift));
        return shift < -m.bitLength() - 1 ? (m.signum() < 0 ? BigInteger.ONE.negate() : BigInteger.ZERO)
                : m.shiftRight((int) -shift);
    }

    /// A double near this number, as a guess or for the eye.
    public double doubleValue() {
        if (infinite) return m.signum() * Double.POSITIVE_INFINITY;
        if (m.signum() == 0) return 0;
        int drop = Math.max(0, m.bitLength() - 60);
        long exponent = e + drop;
        double head = m.shiftRight(drop).doubleValue();
        return exponent > 2000 ? head * Double.POSITIVE_INFINITY : exponent < -2000 ? 0 : Math.scalb(head, (int) exponent);
    }

    /// The exact value; of finite numbers whose exponent lies within ±[#MODERATE].
    Rational rational() {
        return e >= 0 ? Rational.of(m.shiftLeft(Math.toIntExact(e)))
                : Rational.of(m, BigInteger.ONE.shiftLeft(Math.toIntExact(-e)));
    }

    /// Exponents up to here are written out as exact fractions without thought of memory.
    static final int MODERATE = 1 << 17;

    boolean isModerate() {
        return !infinite && Math.abs(e) <= MODERATE;
    }

    Dyadic negate() {
        return m.signum() == 0 ? this : new Dyadic(m.negate(), e, infinite);
    }

    Dyadic abs() {
        return m.signum() < 0 ? negate() : this;
    }

    /// `this·2^k`, exactly.
    Dyadic scale(long k) {
        return infinite || m.signum() == 0 ? this : new Dyadic(m, e + k, false);
    }

    /// An infinity and its opposite are never added.
    Dyadic add(Dyadic that, int bits, boolean up) {
        if (infinite) return this;
        if (that.infinite) return that;
        if (m.signum() == 0) return round(that.m, that.e, bits, up);
        if (that.m.signum() == 0) return round(m, e, bits, up);
        Dyadic a = e >= that.e ? this : that;
        Dyadic b = e >= that.e ? that : this;
        long gap = a.e - b.e;
        if (gap > bits + 64L) {
            Dyadic big = a.top() >= b.top() ? a : b;
            Dyadic small = big == a ? b : a;
            int wider = Math.max(0, bits + 4 - big.m.bitLength());
            if (small.top() <= big.e - wider) {
                BigInteger n = big.m.shiftLeft(wider);
                if (up == small.m.signum() > 0) n = n.add(BigInteger.valueOf(small.m.signum()));
                return round(n, big.e - wider, bits, up);
            }
        }
        return round(a.m.shiftLeft(Math.toIntExact(gap)).add(b.m), b.e, bits, up);
    }

    Dyadic subtract(Dyadic that, int bits, boolean up) {
        return add(that.negate(), bits, up);
    }

    /// 0 times an infinity is 0, as the ends of intervals of real numbers need it.
    Dyadic multiply(Dyadic that, int bits, boolean up) {
        if (m.signum() == 0 || that.m.signum() == 0) return ZERO;
        if (infinite || that.infinite) return m.signum() == that.m.signum() ? INFINITY : MINUS_INFINITY;
        return round(m.multiply(that.m), e + that.e, bits, up);
    }

    /// By a number other than 0; a finite number by an infinity is 0.
    Dyadic divide(Dyadic that, int bits, boolean up) {
        if (m.signum() == 0) return ZERO;
        if (infinite) return m.signum() == that.m.signum() ? INFINITY : MINUS_INFINITY;
        if (that.infinite) return ZERO;
        return quotient(m, that.m, e - that.e, bits, up);
    }

    /// The root of a number that is not negative.
    Dyadic sqrt(int bits, boolean up) {
        if (m.signum() == 0 || infinite) return this;
        int k = Math.max(0, 2 * bits + 2 - m.bitLength());
        if (((e - k) & 1) != 0) k++;
        BigInteger n = m.shiftLeft(k);
        BigInteger root = n.sqrt();
        if (up && !root.multiply(root).equals(n)) root = root.add(BigInteger.ONE);
        return round(root, (e - k) / 2, bits, up);
    }

    static Dyadic min(Dyadic a, Dyadic b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static Dyadic max(Dyadic a, Dyadic b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public int compareTo(Dyadic that) {
        int s = m.signum();
        int t = that.m.signum();
        if (s != t || s == 0) return Integer.compare(s, t);
        if (infinite || that.infinite) return infinite == that.infinite ? 0 : infinite ? s : -s;
        int tops = Long.compare(top(), that.top());
        if (tops != 0) return s * tops;
        long gap = e - that.e;
        return gap >= 0 ? m.shiftLeft(Math.toIntExact(gap)).compareTo(that.m)
                : m.compareTo(that.m.shiftLeft(Math.toIntExact(-gap)));
    }

    /// How a rational compares with this.
    int compareFrom(Rational r) {
        int s = r.signum();
        int t = m.signum();
        if (infinite) return -t;
        if (s != t || s == 0) return Integer.compare(s, t);
        BigInteger num = r.numerator().abs();
        BigInteger den = r.denominator();
        long near = (long) num.bitLength() - den.bitLength();
        long top = top();
        if (near - 1 >= top) return s;
        if (near + 1 <= top - 1) return -s;
        BigInteger mine = den.multiply(m.abs());
        int c = e >= 0 ? num.compareTo(mine.shiftLeft(Math.toIntExact(e)))
                : num.shiftLeft(Math.toIntExact(-e)).compareTo(mine);
        return s * c;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dyadic that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return m.signum() == 0 ? 0 : infinite ? m.signum() : Long.hashCode(top()) * 31 + m.signum()
                + (m.bitLength() < 40 ? 0 : 31 * m.shiftRight(m.bitLength() - 32).intValue());
    }

    @Override
    public String toString() {
        return infinite ? (m.signum() > 0 ? "infinity" : "-infinity") : Double.toString(doubleValue());
    }
}
