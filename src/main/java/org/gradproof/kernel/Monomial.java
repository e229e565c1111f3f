package org.gradproof.kernel;

import java.util.Arrays;

/// A product of powers of atoms, written as index and exponent in turn, indices rising, exponents positive.
public final class Monomial implements Comparable<Monomial> {
    private static final int MOST_EXPONENT = 1 << 24;
    public static final Monomial ONE = new Monomial(new int[0]);

    private final int[] powers;
    private final int hash;

    Monomial(int[] powers) {
        this.powers = powers;
        this.hash = Arrays.hashCode(powers);
    }

    static Monomial of(int index) {
        return new Monomial(new int[] {index, 1});
    }

    public boolean isOne() {
        return powers.length == 0;
    }

    /// The number of different atoms.
    public int width() {
        return powers.length / 2;
    }

    public int atom(int position) {
        return powers[2 * position];
    }

    public int exponent(int position) {
        return powers[2 * position + 1];
    }

    /// The power of one atom alone.
    public Monomial power(int position) {
        return new Monomial(new int[] {atom(position), exponent(position)});
    }

    /// The exponent of one atom.
    public int exponentOf(int atom) {
        for (int i = 0; i < powers.length; i += 2) if (powers[i] == atom) return powers[i + 1];
        return 0;
    }

    public int degree() {
        int sum = 0;
        for (int i = 1; i < powers.length; i += 2) sum += powers[i];
        return sum;
    }

    public Monomial times(Monomial that) {
        if (isOne()) return that;
        if (that.isOne()) return this;
        int[] a = powers;
        int[] b = that.powers;
        int[] out = new int[a.length + b.length];
        int i = 0;
        int j = 0;
        int n = 0;
        while (i < a.length || j < b.length) {
            if (j >= b.length || i < a.length && a[i] < b[j]) {
                out[n++] = a[i++];
                out[n++] = a[i++];
            } else if (i >= a.length || b[j] < a[i]) {
                out[n++] = b[j++];
                out[n++] = b[j++];
            } else {
                out[n++] = a[i];
                out[n++] = sum(a[i + 1], b[j + 1]);
                i += 2;
                j += 2;
            }
        }
        return new Monomial(n == out.length ? out : Arrays.copyOf(out, n));
    }

    private static int sum(int a, int b) {
        if (a > MOST_EXPONENT - b) throw new Refused(Rule.FIELD, "exponents above " + MOST_EXPONENT);
        return a + b;
    }

    /// Whether the other is this times some monomial.
    public boolean divides(Monomial that) {
        for (int i = 0; i < powers.length; i += 2) if (that.exponentOf(powers[i]) < powers[i + 1]) return false;
        return true;
    }

    /// `this / that`; requires that it divides.
    public Monomial over(Monomial that) {
        int[] out = new int[powers.length];
        int n = 0;
        for (int i = 0; i < powers.length; i += 2) {
            int e = powers[i + 1] - that.exponentOf(powers[i]);
            if (e > 0) {
                out[n++] = powers[i];
                out[n++] = e;
            }
        }
        return new Monomial(Arrays.copyOf(out, n));
    }

    /// The common part of both.
    public Monomial gcd(Monomial that) {
        int[] out = new int[powers.length];
        int n = 0;
        for (int i = 0; i < powers.length; i += 2) {
            int e = Math.min(powers[i + 1], that.exponentOf(powers[i]));
            if (e > 0) {
                out[n++] = powers[i];
                out[n++] = e;
            }
        }
        return new Monomial(Arrays.copyOf(out, n));
    }

    /// Lexicographic order, the lowest atom index counting most; a monomial order.
    @Override
    public int compareTo(Monomial that) {
        int[] a = powers;
        int[] b = that.powers;
        for (int i = 0; ; i += 2) {
            if (i >= a.length) return i >= b.length ? 0 : -1;
            if (i >= b.length) return 1;
            if (a[i] != b[i]) return a[i] < b[i] ? 1 : -1;
            if (a[i + 1] != b[i + 1]) return Integer.compare(a[i + 1], b[i + 1]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monomial m && hash == m.hash && Arrays.equals(powers, m.powers);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
