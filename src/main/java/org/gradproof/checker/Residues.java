package org.gradproof.checker;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gradproof.checker.Form.Bound;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Rational;

/// Decides whether two terms are the same rational function of their other parts, by arithmetic modulo four random primes of
/// 61 bits: `+ - * /` and integer powers are computed, any other operation gets a random value for each new list of
/// values of its operands, and `if C then a else b` is `χ·a + (1 − χ)·b` with a random χ for C.
///
/// Two terms that are the same function always agree. Two that are not agree modulo one prime with probability at most
/// `w/2⁵⁴`, where w bounds the degree and the bits of the coefficients of their difference (Schwartz and Zippel; a number of w
/// bits has at most w/60 prime factors among the 2⁵⁴ candidates). Terms with w above 2²⁸ are left undecided, so the error
/// probability of a question is below `(2²⁸/2⁵⁴)⁴ = 2⁻¹⁰⁴`, over the random choices made here, whatever the question.
/// The values of other operations collide with a probability that is smaller still.
///
/// That is sound because the substitution of real numbers for the values of other operations is a homomorphism: a rational
/// function that vanishes identically vanishes wherever both terms have values. A branch that is not taken has χ = 0, and
/// the function with χ = 0 does not contain the branch. What divides by zero identically has no value anywhere; it gets a
/// random one, which claims nothing.
final class Residues {
    static final long HEAVIEST = 1L << 28;
    private static final int LANES = 4;

    private final Forms forms;
    private final Modulus[] moduli;
    private final Random random;
    private final Map<Form, Residue> values = new HashMap<>();
    private final Map<List<Object>, Residue> oracle = new HashMap<>();

    Residues(Forms forms, List<Modulus> moduli, Random random) {
        this.forms = forms;
        this.random = random;
        this.moduli = moduli.toArray(Modulus[]::new);
    }

    /// Random primes, to be used for any number of proofs.
    static List<Modulus> moduli(Random random) {
        return Stream.generate(() -> new Modulus(BigInteger.probablePrime(61, random))).limit(LANES).toList();
    }

    boolean same(Form a, Form b) {
        if (a == b) return true;
        Residue x = value(a);
        Residue y = value(b);
        boolean same = x.same(y);
        if (same && Math.max(x.weight(), y.weight()) > HEAVIEST) throw new Objection(false, "the terms are too large for algebra modulo primes");
        return same;
    }

    Residue value(Form root) {
        Residue known = values.get(root);
        if (known != null) return known;
        for (Form f : Forms.order(root, g -> values.containsKey(g) ? List.of() : g.args())) {
            if (!values.containsKey(f)) values.put(f, once(f));
        }
        return values.get(root);
    }

    private Residue once(Form f) {
        List<Residue> v = f.args().stream().map(values::get).toList();
        if (!f.isScalar()) return other(f, v);
        return switch (f.kind()) {
            case NUMBER -> number((Rational) f.data());
            case NEG -> negated(v.getFirst());
            case ADD -> sum(v.get(0), v.get(1));
            case SUB -> sum(v.get(0), negated(v.get(1)));
            case MUL -> product(v.get(0), v.get(1));
            case DIV -> v.get(1).isZero() ? other(f, v) : product(v.get(0), inverse(v.get(1)));
            case POWER -> forms.value(f.arg(1)).filter(Rational::isSmallInteger).filter(n -> n.signum() >= 0 || !v.getFirst().isZero())
                    .map(n -> power(v.getFirst(), n.intValue())).orElseGet(() -> other(f, v));
            case IF -> sum(product(v.get(0), v.get(1)), product(complement(v.get(0)), v.get(2)));
            case LESS -> less(v.get(0), v.get(1), numbers(f));
            case AT_MOST -> complement(less(v.get(1), v.get(0), numbers(f).map(c -> -c)));
            case EQUAL -> equal(v.get(0), v.get(1), numbers(f));
            case UNEQUAL -> complement(equal(v.get(0), v.get(1), numbers(f)));
            case ALL -> v.stream().reduce(number(Rational.ONE), this::product);
            case ANY -> complement(v.stream().map(this::complement).reduce(number(Rational.ONE), this::product));
            case PI, SYMBOL, BOUND, MATMUL, APPLY, CALL, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, EVERY -> other(f, v);
        };
    }

    /// The random value of an operation on these operands. A binder's number stands for its variable, and says nothing of the
    /// binder itself.
    private Residue other(Form f, List<Residue> operands) {
        List<Object> key = new ArrayList<>();
        key.add(f.kind());
        key.add(f.data() instanceof Bound b ? b.number() : f.data());
        for (Residue r : operands) key.add(r.key());
        return ask(key);
    }

    private Residue ask(List<Object> key) {
        return oracle.computeIfAbsent(key, _ -> new Residue(moduli[0].random(random), moduli[1].random(random), moduli[2].random(random),
                moduli[3].random(random), 1));
    }

    /// How two numbers compare, where both sides are numbers.
    private Optional<Integer> numbers(Form comparison) {
        Optional<Rational> a = forms.value(comparison.arg(0));
        Optional<Rational> b = forms.value(comparison.arg(1));
        return a.isPresent() && b.isPresent() ? Optional.of(a.get().compareTo(b.get())) : Optional.empty();
    }

    private Residue less(Residue a, Residue b, Optional<Integer> known) {
        Residue gap = sum(b, negated(a));
        if (known.isPresent() || gap.isZero()) return number(known.isPresent() && known.get() < 0 ? Rational.ONE : Rational.ZERO);
        return ask(List.of("<", gap.key()));
    }

    private Residue equal(Residue a, Residue b, Optional<Integer> known) {
        Residue gap = sum(b, negated(a));
        if (known.isPresent() || gap.isZero()) return number(gap.isZero() ? Rational.ONE : Rational.ZERO);
        Residue other = negated(gap);
        return ask(List.of("=", gap.a() < other.a() ? gap.key() : other.key()));
    }

    // ------------------------------------------------------------------------------------------------ arithmetic

    Residue number(Rational r) {
        return new Residue(moduli[0].of(r), moduli[1].of(r), moduli[2].of(r), moduli[3].of(r), r.bitLength());
    }

    Residue sum(Residue x, Residue y) {
        return new Residue(moduli[0].sum(x.a(), y.a()), moduli[1].sum(x.b(), y.b()), moduli[2].sum(x.c(), y.c()), moduli[3].sum(x.d(), y.d()),
                weight(x.weight() + y.weight() + 1));
    }

    Residue negated(Residue x) {
        return new Residue(moduli[0].negated(x.a()), moduli[1].negated(x.b()), moduli[2].negated(x.c()), moduli[3].negated(x.d()), x.weight());
    }

    Residue product(Residue x, Residue y) {
        return new Residue(moduli[0].product(x.a(), y.a()), moduli[1].product(x.b(), y.b()), moduli[2].product(x.c(), y.c()),
                moduli[3].product(x.d(), y.d()), weight(x.weight() + y.weight()));
    }

    private Residue complement(Residue x) {
        return sum(number(Rational.ONE), negated(x));
    }

    Residue inverse(Residue x) {
        if (x.vanishes()) throw new Objection(false, "a denominator vanishes at the random point");
        return new Residue(moduli[0].inverse(x.a()), moduli[1].inverse(x.b()), moduli[2].inverse(x.c()), moduli[3].inverse(x.d()), x.weight());
    }

    private Residue power(Residue x, int n) {
        if (n < 0) return power(inverse(x), Math.negateExact(n));
        return new Residue(moduli[0].power(x.a(), n), moduli[1].power(x.b(), n), moduli[2].power(x.c(), n), moduli[3].power(x.d(), n),
                weight(n == 0 ? 1 : x.weight() > HEAVIEST ? x.weight() : x.weight() * n));
    }

    private static long weight(long w) {
        return Math.min(w, 4 * HEAVIEST);
    }

    /// The number that a term is, whatever the values of its other parts.
    Optional<Rational> constant(Form f) {
        Optional<Rational> number = small(f).or(() -> new Exact(this).value(f).filter(r -> value(f).same(number(r))));
        if (number.isEmpty() && new Residues(forms, List.of(moduli), new Random(random.nextLong())).value(f).same(value(f))) {
            throw new Objection(false, "a number that is too long to be found");
        }
        return number;
    }

    /// The number, if its numerator and denominator are below 2⁵⁰; another term passes for one with probability below 2⁻¹⁴⁰.
    private Optional<Rational> small(Form f) {
        Residue v = value(f);
        if (v.weight() > HEAVIEST) throw new Objection(false, "the terms are too large for algebra modulo primes");
        BigInteger all = BigInteger.ONE;
        for (Modulus m : moduli) all = all.multiply(m.prime());
        BigInteger joint = BigInteger.ZERO;
        long[] lanes = {v.a(), v.b(), v.c(), v.d()};
        for (int i = 0; i < LANES; i++) {
            BigInteger p = moduli[i].prime();
            BigInteger rest = all.divide(p);
            joint = joint.add(BigInteger.valueOf(moduli[i].plain(lanes[i])).multiply(rest.modInverse(p)).mod(p).multiply(rest));
        }
        return fraction(joint.mod(all), all);
    }

    /// The fraction with a small numerator and denominator that is `r` modulo `m`, by half of Euclid's algorithm.
    private static Optional<Rational> fraction(BigInteger r, BigInteger m) {
        BigInteger bound = BigInteger.ONE.shiftLeft(50);
        BigInteger u = m;
        BigInteger v = r;
        BigInteger s = BigInteger.ZERO;
        BigInteger t = BigInteger.ONE;
        while (v.compareTo(bound) >= 0) {
            BigInteger[] q = u.divideAndRemainder(v);
            BigInteger next = s.subtract(q[0].multiply(t));
            u = v;
            v = q[1];
            s = t;
            t = next;
        }
        return t.signum() == 0 || t.abs().compareTo(bound) >= 0 ? Optional.empty() : Optional.of(Rational.of(v, BigInteger.ONE).divide(Rational.of(t)));
    }
}
