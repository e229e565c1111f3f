package org.gradproof.checker;

import java.math.BigInteger;
import java.util.Random;
import org.gradproof.expr.Rational;

/// Arithmetic modulo one odd prime below 2⁶², by Montgomery's multiplication: the number x is kept as `x·2⁶⁴`.
final class Modulus {
    private final long p;
    private final BigInteger prime;
    /// `-1/p` modulo 2⁶⁴.
    private final long negativeInverse;
    private final long one;
    /// `2¹²⁸` modulo p.
    private final long square;

    Modulus(BigInteger prime) {
        this.prime = prime;
        this.p = prime.longValueExact();
        long inverse = p;
        for (int i = 0; i < 6; i++) inverse *= 2 - p * inverse;
        this.negativeInverse = -inverse;
        this.one = BigInteger.ONE.shiftLeft(64).mod(prime).longValueExact();
        this.square = BigInteger.ONE.shiftLeft(128).mod(prime).longValueExact();
    }

    BigInteger prime() {
        return prime;
    }

    long of(Rational r) {
        long n = of(r.numerator());
        if (r.isInteger()) return n;
        long d = of(r.denominator());
        if (d == 0) throw new Objection(false, "a denominator is a multiple of a random prime");
        return product(n, inverse(d));
    }

    private long of(BigInteger n) {
        return product(n.mod(prime).longValueExact(), square);
    }

    /// The residue itself, without its factor 2⁶⁴.
    long plain(long x) {
        return product(x, 1);
    }

    long random(Random random) {
        return random.nextLong(1, p);
    }

    long sum(long x, long y) {
        long s = x + y;
        return s >= p ? s - p : s;
    }

    long negated(long x) {
        return x == 0 ? 0 : p - x;
    }

    long product(long x, long y) {
        long low = x * y;
        long m = low * negativeInverse;
        long high = Math.multiplyHigh(x, y) + Math.unsignedMultiplyHigh(m, p) + (low != 0 ? 1 : 0);
        return high >= p ? high - p : high;
    }

    long power(long x, long n) {
        long result = one;
        long b = x;
        for (long k = n; k > 0; k >>= 1) {
            if ((k & 1) == 1) result = product(result, b);
            b = product(b, b);
        }
        return result;
    }

    long inverse(long x) {
        return power(x, p - 2);
    }
}
