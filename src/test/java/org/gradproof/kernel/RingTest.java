package org.gradproof.kernel;

import static org.gradproof.kernel.Attack.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.junit.jupiter.api.Test;

/// The normal form against exact evaluation at random rational points.
class RingTest {
    private static final long SEED = Long.getLong("seed", 20260711L);
    private static final List<Symbol> names = List.of(x, y, a);

    private final Random random = new Random(SEED);

    private Expr term(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return random.nextInt(3) == 0 ? Terms.num(Rational.of(random.nextInt(9) - 4, 1 + random.nextInt(3))) : names.get(random.nextInt(3));
        }
        return switch (random.nextInt(7)) {
            case 0 -> Terms.neg(term(depth - 1));
            case 1, 2 -> Terms.binary(Operator.ADD, term(depth - 1), term(depth - 1));
            case 3 -> Terms.sub(term(depth - 1), term(depth - 1));
            case 4 -> Terms.mul(term(depth - 1), term(depth - 1));
            case 5 -> Terms.div(term(depth - 1), term(depth - 1));
            default -> Terms.pow(term(depth - 1), random.nextInt(5) - 2);
        };
    }

    private Map<Symbol, Rational> point() {
        Map<Symbol, Rational> at = new HashMap<>();
        for (Symbol s : names) at.put(s, Rational.of(random.nextInt(41) - 20, 1 + random.nextInt(7)));
        return at;
    }

    /// The exact value, or nothing where a part has none.
    private static Optional<Rational> value(Expr e, Map<Symbol, Rational> at) {
        return switch (e) {
            case Symbol s -> Optional.of(at.get(s));
            case Expr.Num n -> Optional.of(n.value());
            case Expr.Neg n -> value(n.argument(), at).map(Rational::negate);
            case Expr.Binary b -> {
                Optional<Rational> l = value(b.left(), at);
                Optional<Rational> r = value(b.right(), at);
                if (l.isEmpty() || r.isEmpty()) yield Optional.empty();
                yield switch (b.operator()) {
                    case ADD -> Optional.of(l.get().add(r.get()));
                    case SUBTRACT -> Optional.of(l.get().subtract(r.get()));
                    case MULTIPLY -> Optional.of(l.get().multiply(r.get()));
                    case DIVIDE -> r.get().isZero() ? Optional.empty() : Optional.of(l.get().divide(r.get()));
                    case POWER -> l.get().isZero() && r.get().signum() < 0 ? Optional.empty() : Optional.of(l.get().pow(r.get().intValue()));
                    case MATMUL -> Optional.empty();
                };
            }
            case Expr _ -> Optional.empty();
        };
    }

    private static Rational value(Polynomial p, Ring ring, Map<Symbol, Rational> at) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            Rational term = t.getValue();
            for (int i = 0; i < t.getKey().width(); i++) {
                Symbol s = (Symbol) ring.atom(t.getKey().atom(i));
                term = term.multiply(at.get(s).pow(t.getKey().exponent(i)));
            }
            sum = sum.add(term);
        }
        return sum;
    }

    private static Optional<Rational> value(Fraction f, Ring ring, Map<Symbol, Rational> at) {
        Rational below = Rational.ONE;
        for (Map.Entry<Polynomial, Integer> d : f.denominator().entrySet()) below = below.multiply(value(d.getKey(), ring, at).pow(d.getValue()));
        return below.isZero() ? Optional.empty() : Optional.of(value(f.numerator(), ring, at).divide(below));
    }

    @Test
    void theNormalFormHasTheValueOfTheTerm() {
        int compared = 0;
        for (int round = 0; round < 3_000; round++) {
            Expr e = term(4);
            Ring ring = new Ring();
            Fraction normal;
            try {
                normal = ring.normal(e);
            } catch (Refused zeroBelow) {
                for (int k = 0; k < 5; k++) assertTrue(value(e, point()).isEmpty(), "seed " + SEED + ": " + e + " has a value");
                continue;
            }
            for (int k = 0; k < 3; k++) {
                Map<Symbol, Rational> at = point();
                Optional<Rational> exact = value(e, at);
                if (exact.isEmpty()) continue;
                assertEquals(exact, value(normal, ring, at), "seed " + SEED + ": " + e + " at " + at);
                compared++;
            }
        }
        assertTrue(compared > 4_000, "compared " + compared);
    }

    /// Two terms are said to be equal only if they are, and are said so if they were made equal by the laws of fields.
    @Test
    void sameMeansEqual() {
        int equal = 0;
        for (int round = 0; round < 2_000; round++) {
            Expr e = term(3);
            Expr f = random.nextBoolean() ? term(3) : shuffled(e);
            boolean same;
            try {
                same = new Ring().same(e, f);
            } catch (Refused zeroBelow) {
                continue;
            }
            boolean differs = false;
            for (int k = 0; k < 4; k++) {
                Map<Symbol, Rational> at = point();
                Optional<Rational> l = value(e, at);
                Optional<Rational> r = value(f, at);
                if (l.isPresent() && r.isPresent() && !l.equals(r)) differs = true;
            }
            if (same) {
                assertFalse(differs, "seed " + SEED + ": " + e + " = " + f);
                equal++;
            }
        }
        assertTrue(equal > 500, "equal " + equal);
    }

    @Test
    void theLawsOfFieldsAreSeen() {
        for (int round = 0; round < 1_000; round++) {
            Expr e = term(3);
            Expr f = shuffled(e);
            try {
                assertTrue(new Ring().same(e, f), "seed " + SEED + ": " + e + " = " + f);
                assertTrue(new Ring().same(Terms.sub(e, f), ZERO), "seed " + SEED + ": " + e + " - " + f);
            } catch (Refused zeroBelow) {
                // then the term has no value anywhere
                assertTrue(value(e, point()).isEmpty(), "seed " + SEED + ": " + e + ": " + zeroBelow.getMessage());
            }
        }
    }

    private Expr shuffled(Expr e) {
        return switch (e) {
            case Expr.Neg n -> Terms.mul(Terms.MINUS_ONE, shuffled(n.argument()));
            case Expr.Binary b -> {
                Expr l = shuffled(b.left());
                Expr r = shuffled(b.right());
                yield switch (b.operator()) {
                    case ADD -> Terms.add(r, l);
                    case SUBTRACT -> Terms.add(l, Terms.neg(r));
                    case MULTIPLY -> random.nextBoolean() ? Terms.mul(r, l) : Terms.sub(Terms.mul(l, Terms.add(r, x)), Terms.mul(x, l));
                    case DIVIDE -> random.nextBoolean() ? Terms.mul(l, Terms.pow(r, -1)) : Terms.neg(Terms.div(Terms.neg(l), r));
                    case POWER, MATMUL -> Terms.binary(b.operator(), l, r);
                };
            }
            case Expr _ -> e;
        };
    }

    @Test
    void polynomialsFormARing() {
        Ring ring = new Ring();
        List<Polynomial> ps = new ArrayList<>();
        while (ps.size() < 60) {
            try {
                Fraction f = ring.normal(term(3));
                if (f.denominator().isEmpty()) ps.add(f.numerator());
            } catch (Refused zeroBelow) {
                continue;
            }
        }
        for (int k = 0; k + 2 < ps.size(); k++) {
            Polynomial p = ps.get(k);
            Polynomial q = ps.get(k + 1);
            Polynomial r = ps.get(k + 2);
            assertEquals(p.add(q), q.add(p));
            assertEquals(p.multiply(q), q.multiply(p));
            assertEquals(p.multiply(q.add(r)), p.multiply(q).add(p.multiply(r)));
            assertEquals(Polynomial.ZERO, p.subtract(p));
            assertEquals(p.multiply(p).multiply(p), p.pow(3));
            assertEquals(p.hashCode(), p.add(q).subtract(q).hashCode());
            if (!q.isZero()) assertEquals(Optional.of(p), p.multiply(q).exactly(q));
            if (q.constant().isEmpty()) assertTrue(p.multiply(q).add(Polynomial.ONE).exactly(q).isEmpty() || p.isZero() && q.constant().isPresent());
        }
    }

    @Test
    void monomialsAreOrderedAlikeUnderProducts() {
        List<Monomial> ms = new ArrayList<>(List.of(Monomial.ONE));
        for (int k = 0; k < 60; k++) {
            Monomial mono = Monomial.ONE;
            for (int f = random.nextInt(4); f > 0; f--) mono = mono.times(Monomial.of(random.nextInt(4)));
            ms.add(mono);
        }
        for (Monomial p : ms) {
            assertTrue(p.compareTo(Monomial.ONE) >= 0);
            for (Monomial q : ms) {
                assertEquals(Integer.signum(p.compareTo(q)), -Integer.signum(q.compareTo(p)));
                assertEquals(p.equals(q), p.compareTo(q) == 0);
                assertEquals(p, p.times(q).over(q));
                assertTrue(q.divides(p.times(q)));
                Monomial r = ms.get(random.nextInt(ms.size()));
                assertEquals(Integer.signum(p.compareTo(q)), Integer.signum(p.times(r).compareTo(q.times(r))));
            }
        }
    }

    @Test
    void numbersAreSeenThroughOperations() {
        assertEquals(Optional.of(Rational.of(3, 2)), Ring.value(Terms.add(Terms.div(TWO, num(4)), ONE)));
        assertEquals(Optional.of(Rational.of(1, 8)), Ring.value(Terms.pow(TWO, -3)));
        assertEquals(Optional.empty(), Ring.value(Terms.div(ONE, ZERO)));
        assertEquals(Optional.empty(), Ring.value(Terms.sub(x, x)));
        assertEquals(Optional.empty(), Ring.value(Terms.pow(TWO, half())));
        assertEquals(Optional.of(Rational.ONE), Ring.value(Terms.pow(ZERO, 0)));
    }

    @Test
    void deepTermsHaveANormalForm() {
        Expr deep = x;
        for (int level = 0; level < 10_000; level++) deep = Terms.sub(Terms.neg(deep), ONE);
        Expr e = deep;
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> assertTrue(new Ring().same(e, Terms.add(x, ZERO))));
        Expr shared = x;
        for (int level = 0; level < 200; level++) shared = Terms.sub(Terms.add(shared, shared), shared);
        Expr f = shared;
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> assertTrue(new Ring().same(f, x)));
    }

    @Test
    void hugeExpansionsAreRefused() {
        Expr wide = ONE;
        for (int k = 0; k < 40; k++) wide = Terms.mul(wide, Terms.add(Symbol.real("q" + k), ONE));
        Expr product = wide;
        refuses(Rule.FIELD, "terms", () -> Theorem.field(product, ONE));
    }
}
