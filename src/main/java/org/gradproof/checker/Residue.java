package org.gradproof.checker;

/// A number modulo each of the primes of a [Residues], with a bound on the degree and the digits of what it stands for.
record Residue(long a, long b, long c, long d, long weight) {
    boolean isZero() {
        return (a | b | c | d) == 0;
    }

    /// Whether some of the residues are zero.
    boolean vanishes() {
        return a == 0 || b == 0 || c == 0 || d == 0;
    }

    boolean same(Residue that) {
        return a == that.a && b == that.b && c == that.c && d == that.d;
    }

    /// Itself without its weight, to be looked up.
    Residue key() {
        return new Residue(a, b, c, d, 0);
    }
}
