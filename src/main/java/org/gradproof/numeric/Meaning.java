package org.gradproof.numeric;

import java.math.BigInteger;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;

/// The operations of terms on enclosures, in one environment at one precision.
final class Meaning implements Algebra<Enclosure, Truth> {
    private final Environment environment;
    private final int bits;
    private final Arithmetic arithmetic;

    Meaning(Environment environment, int bits) {
        this.environment = environment;
        this.bits = bits;
        this.arithmetic = new Arithmetic(bits);
    }

    @Override
    public Enclosure number(Rational value) {
        return Enclosure.of(Interval.of(value));
    }

    @Override
    public Enclosure pi() {
        return Enclosure.of(Functions.pi(bits));
    }

    @Override
    public Enclosure scalar(Symbol s) {
        Optional<Interval> given = environment.scalar(s);
        return given.isPresent() ? Enclosure.of(given.get()) : unknown(s.name() + " has no value", s);
    }

    @Override
    public Grid<Enclosure> tensor(Symbol s) {
        return environment.tensor(s)
                .map(t -> Grid.of(t.sizes().stream().mapToInt(i -> i).toArray(), t.values().stream().map(Enclosure::of).toList()))
                .orElseGet(() -> Grid.failed(unknown(s.name() + " has no value", s)));
    }

    @Override
    public Enclosure negate(Enclosure a) {
        return a instanceof Enclosure.Value v ? Enclosure.of(arithmetic.negate(v.interval())) : a;
    }

    @Override
    public Enclosure binary(Operator operator, Enclosure a, Enclosure b, Expr at) {
        if (!(a instanceof Enclosure.Value(Interval x))) return a;
        if (!(b instanceof Enclosure.Value(Interval y))) return b;
        boolean same = at instanceof Expr.Binary e && e.left() == e.right() && e.left().isScalar();
        return switch (operator) {
            case ADD -> Enclosure.of(arithmetic.add(x, y));
            case SUBTRACT -> Enclosure.of(same ? Interval.ZERO : arithmetic.subtract(x, y));
            case MULTIPLY -> Enclosure.of(same ? arithmetic.square(x) : arithmetic.multiply(x, y));
            case DIVIDE -> {
                if (y.sign() == 0) yield noInverse(y, "division by zero", "division by a number that may be zero", at);
                yield Enclosure.of(same ? Interval.ONE : arithmetic.divide(x, y));
            }
            case POWER -> power(x, y, at);
            case MATMUL -> throw new IllegalArgumentException("no operation of numbers");
        };
    }

    private Enclosure noInverse(Interval y, String is, String may, Expr at) {
        return y.isExact() ? undefined(is, at) : unknown(may, at);
    }

    /// Integer powers of everything (`0^0` is 1), other powers of positive numbers, and `0^y = 0` for positive `y`.
    private Enclosure power(Interval x, Interval y, Expr at) {
        if (y instanceof Interval.Point(Rational n) && n.isInteger()) {
            if (n.signum() < 0 && x.sign() == 0) {
                return noInverse(x, "a negative power of zero", "a negative power of a number that may be zero", at);
            }
            return Enclosure.of(arithmetic.power(x, n.numerator()));
        }
        if (x.sign() > 0) return Enclosure.of(Powers.power(x, y, bits));
        boolean maybeInteger = !y.isExact();
        if (x.sign() < 0) {
            return maybeInteger ? unknown("a power of a negative number whose exponent may be no integer", at)
                    : undefined("a fractional power of a negative number", at);
        }
        if (x.isNonNegative() && y.sign() > 0) return Enclosure.of(Powers.fromZero(x, y, bits));
        if (x.isExact() && y.sign() < 0) return undefined("a negative power of zero", at);
        return unknown("a fractional power of a number that may be zero or negative", at);
    }

    @Override
    public Enclosure apply(Primitive f, Enclosure a, Expr at) {
        if (!(a instanceof Enclosure.Value(Interval x))) return a;
        return switch (Functions.defined(f, x, bits)) {
            case TRUE -> Enclosure.of(Functions.apply(f, x, bits));
            case FALSE, UNDEFINED -> undefined(Functions.complaint(f), at);
            case OPEN, UNKNOWN -> unknown("possibly " + Functions.complaint(f), at);
        };
    }

    @Override
    public Optional<BigInteger> integer(Enclosure value) {
        return value instanceof Enclosure.Value(Interval.Point(Rational r)) && r.isInteger()
                ? Optional.of(r.numerator()) : Optional.empty();
    }

    @Override
    public Enclosure undefined(String reason, Expr at) {
        return new Enclosure.Undefined(reason, at);
    }

    @Override
    public Enclosure unknown(String reason, Expr at) {
        return new Enclosure.Unknown(reason, at);
    }

    @Override
    public boolean isFailure(Enclosure value) {
        return !(value instanceof Enclosure.Value);
    }

    @Override
    public int limit() {
        return 1_000_000;
    }

    @Override
    public Truth truth(boolean value) {
        return value ? Truth.TRUE : Truth.FALSE;
    }

    @Override
    public Truth compare(Relation relation, Enclosure a, Enclosure b, Condition.Compare at) {
        return switch (a) {
            case Enclosure.Undefined _ -> Truth.UNDEFINED;
            case Enclosure.Unknown _ -> b instanceof Enclosure.Undefined ? Truth.UNDEFINED : Truth.UNKNOWN;
            case Enclosure.Value(Interval x) -> switch (b) {
                case Enclosure.Undefined _ -> Truth.UNDEFINED;
                case Enclosure.Unknown _ -> Truth.UNKNOWN;
                case Enclosure.Value(Interval y) -> at.left() == at.right() ? truth(relation.test(0)) : compare(relation, x, y);
            };
        };
    }

    static Truth compare(Relation relation, Interval x, Interval y) {
        return switch (relation) {
            case LT -> x.below(y) ? Truth.TRUE : y.notAbove(x) ? Truth.FALSE : Truth.OPEN;
            case LE -> x.notAbove(y) ? Truth.TRUE : y.below(x) ? Truth.FALSE : Truth.OPEN;
            case GT -> compare(Relation.LT, y, x);
            case GE -> compare(Relation.LE, y, x);
            case EQ -> x.disjoint(y) ? Truth.FALSE : x.isExact() && x.equals(y) ? Truth.TRUE : Truth.OPEN;
            case NE -> x.disjoint(y) ? Truth.TRUE : x.isExact() && x.equals(y) ? Truth.FALSE : Truth.OPEN;
        };
    }

    @Override
    public Truth and(Truth first, Truth second) {
        return first.and(second);
    }

    @Override
    public Truth or(Truth first, Truth second) {
        return first.or(second);
    }

    @Override
    public Truth unclear() {
        return Truth.UNKNOWN;
    }

    @Override
    public Optional<Boolean> known(Truth truth) {
        return truth == Truth.TRUE ? Optional.of(true) : truth == Truth.FALSE ? Optional.of(false) : Optional.empty();
    }

    @Override
    public Optional<Enclosure> failure(Truth truth, Expr at) {
        return switch (truth) {
            case TRUE, FALSE, OPEN -> Optional.empty();
            case UNKNOWN -> Optional.of(unknown("whether the condition has a meaning is not known", at));
            case UNDEFINED -> Optional.of(undefined("the condition has no meaning", at));
        };
    }

    /// Where the condition is open the value is one of the two; their hull holds it if both exist.
    @Override
    public Enclosure choose(Truth truth, Enclosure yes, Enclosure no, Expr at) {
        if (yes instanceof Enclosure.Value(Interval x) && no instanceof Enclosure.Value(Interval y)) {
            return Enclosure.of(Interval.hull(x, y, bits));
        }
        return unknown("the condition is open, and one of the branches has no value", at);
    }
}
