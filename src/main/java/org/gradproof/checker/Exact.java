package org.gradproof.checker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Rational;

/// What a term is in exact fractions when each of its parts that is no arithmetic is some integer, equal parts the same one.
/// That is the value of a term which is a number whatever they are.
final class Exact {
    private static final int MOST_BITS = 1 << 16;
    private static final int MOST_POWER = 64;

    private final Residues residues;
    private final Map<Form, Optional<Rational>> values = new HashMap<>();
    private final Map<Object, Rational> integers = new HashMap<>();

    Exact(Residues residues) {
        this.residues = residues;
    }

    /// Nothing where it divides by zero or gets too long.
    Optional<Rational> value(Form root) {
        for (Form f : Forms.order(root, g -> values.containsKey(g) || !isArithmetic(g) ? List.of() : g.args())) {
            if (!values.containsKey(f)) values.put(f, once(f).filter(r -> r.bitLength() < MOST_BITS));
        }
        return values.get(root);
    }

    private static boolean isArithmetic(Form f) {
        return f.isScalar() && switch (f.kind()) {
            case NUMBER, NEG, ADD, SUB, MUL, DIV -> true;
            case POWER -> exponent(f).isPresent();
            case PI, SYMBOL, BOUND, MATMUL, APPLY, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL,
                    UNEQUAL, ALL, ANY, EVERY -> false;
        };
    }

    private static Optional<Integer> exponent(Form power) {
        return power.arg(1).data() instanceof Rational n && n.isSmallInteger() && Math.abs(n.intValue()) <= MOST_POWER ? Optional.of(n.intValue()) : Optional.empty();
    }

    private Optional<Rational> once(Form f) {
        if (!isArithmetic(f)) return Optional.of(integers.computeIfAbsent(residues.value(f).key(), _ -> Rational.of(integers.size() + 2)));
        return switch (f.kind()) {
            case NUMBER -> Optional.of((Rational) f.data());
            case NEG -> of(f, 0).map(Rational::negate);
            case ADD -> of(f, 0).flatMap(a -> of(f, 1).map(a::add));
            case SUB -> of(f, 0).flatMap(a -> of(f, 1).map(b -> a.add(b.negate())));
            case MUL -> of(f, 0).flatMap(a -> of(f, 1).map(a::multiply));
            case DIV -> of(f, 0).flatMap(a -> of(f, 1).filter(b -> !b.isZero()).map(a::divide));
            case POWER -> of(f, 0).filter(a -> !a.isZero() || exponent(f).orElseThrow() >= 0).map(a -> a.pow(exponent(f).orElseThrow()));
            case PI, SYMBOL, BOUND, MATMUL, APPLY, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL,
                    UNEQUAL, ALL, ANY, EVERY -> throw new IllegalStateException("no arithmetic: " + f.kind());
        };
    }

    private Optional<Rational> of(Form f, int part) {
        return values.get(f.arg(part));
    }
}
