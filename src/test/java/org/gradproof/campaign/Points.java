package org.gradproof.campaign;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.numeric.Comparison;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Enclosures;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Interval;
import org.gradproof.numeric.Truth;

/// Points at which two sides are compared with certainty; they lie on no boundary between cases that a person would write.
final class Points {
    private static final int BITS = 512;

    private final Enclosures enclosures = new Enclosures();
    private final Random random;

    Points(Random random) {
        this.random = random;
    }

    /// A point inside the conditions at which the claim speaks of values, and these are certainly and visibly different.
    Optional<Environment> difference(Specimen s, Expr right, List<Condition> conditions, int attempts) {
        for (int a = 0; a < attempts; a++) {
            Optional<Environment> at = point(s.function(), right, conditions);
            if (at.isPresent() && differ(s, right, at.get())) return at;
        }
        return Optional.empty();
    }

    boolean differ(Specimen s, Expr right, Environment at) {
        return differ(s.value(), right, at) && hasValue(s.function(), at);
    }

    boolean hasValue(Expr e, Environment at) {
        return enclosures.accurate(e, at, 30, BITS) instanceof Enclosure.Value;
    }

    /// Whether the sides certainly differ there, by more than one part in a million.
    private boolean differ(Expr left, Expr right, Environment at) {
        if (!(enclosures.compare(left, right, at, BITS) instanceof Comparison.Decided d) || d.order() == 0) return false;
        double l = middle(d.left());
        double r = middle(d.right());
        return Math.abs(l - r) > 1e-6 * Math.max(Math.abs(l), Math.abs(r)) && Math.abs(l - r) > 1e-30;
    }

    boolean holds(Condition c, Environment at) {
        return enclosures.holds(c, at, BITS) == Truth.TRUE;
    }

    private static double middle(Enclosure e) {
        return e instanceof Enclosure.Value(Interval i) ? i.middle() : Double.NaN;
    }

    /// A random point inside the conditions.
    Optional<Environment> point(Expr left, Expr right, List<Condition> conditions) {
        Set<Symbol> symbols = new LinkedHashSet<>(Free.of(left));
        symbols.addAll(Free.of(right));
        for (Condition c : conditions) symbols.addAll(Free.of(c));
        for (int attempt = 0; attempt < 20; attempt++) {
            Environment at = environment(symbols);
            if (conditions.stream().allMatch(c -> holds(c, at))) return Optional.of(at);
        }
        return Optional.empty();
    }

    private Environment environment(Set<Symbol> symbols) {
        Environment at = Environment.EMPTY;
        int scale = random.nextInt(3);
        int size = 2 + random.nextInt(2);
        for (Symbol s : symbols) if (s.sort() instanceof Sort.Whole) at = at.with(s, size);
        for (Symbol s : symbols) {
            at = switch (s.sort()) {
                case Sort.Whole _ -> at;
                case Sort.Real _ -> at.with(s, number(scale));
                case Sort.Index _ -> at.with(s, 1 + random.nextInt(size));
                case Sort.Tensor t -> {
                    List<Rational> entries = new ArrayList<>();
                    for (int i = 0; i < (t.sizes().getFirst() instanceof Expr.Num n ? n.value().intValue() : size); i++) entries.add(number(scale));
                    yield at.with(s, entries);
                }
            };
        }
        return at;
    }

    /// Between 0 and 1, or to 3 or 8 on both sides; with a denominator that nobody writes.
    private Rational number(int scale) {
        return switch (scale) {
            case 0 -> Rational.of(1 + random.nextInt(996), 997);
            case 1 -> offIntegers(random.nextInt(6001) - 3000);
            default -> offIntegers(random.nextInt(16001) - 8000);
        };
    }

    /// Cases meet at integers, and there a true claim may have another value.
    private static Rational offIntegers(int numerator) {
        return Rational.of(numerator % 997 == 0 ? numerator + 1 : numerator, 997);
    }
}
