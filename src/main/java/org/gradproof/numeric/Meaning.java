package org.gradproof.numeric;

import java.math.BigInteger;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;

/// The operations of terms on enclosures, in one environment at one precision.
///
/// Domains are those of the kernel: `x^y` asks for a positive `x` unless `y` is an integer by its form, so that a real
/// `y` that happens to be 2 is still a real exponent; every part of a condition must have a meaning.
final class Meaning implements Algebra<Meaning.Datum, Truth> {
    /// What the form of a term says: a rational constant, an integer made of indices and sizes, or neither.
    enum Form { CONSTANT, WHOLE, OTHER }

    /// A value with the form it came from.
    record Datum(Enclosure enclosure, Form form) {
        boolean isWhole() {
            return form != Form.OTHER && enclosure instanceof Enclosure.Value(Interval.Point(Rational r)) && r.isInteger();
        }
    }

    private final Environment environment;
    private final int bits;
    private final Arithmetic arithmetic;

    Meaning(Environment environment, int bits) {
        this.environment = environment;
        this.bits = bits;
        this.arithmetic = new Arithmetic(bits);
    }

    @Override
    public Datum number(Rational value) {
        return new Datum(Enclosure.of(Interval.of(value)), Form.CONSTANT);
    }

    @Override
    public Datum index(BigInteger value) {
        return new Datum(Enclosure.of(Interval.of(Rational.of(value))), Form.WHOLE);
    }

    private static Datum datum(Interval value) {
        return new Datum(Enclosure.of(value), Form.OTHER);
    }

    @Override
    public Datum pi() {
        return datum(Angles.pi(bits));
    }

    @Override
    public Datum scalar(Symbol s) {
        Optional<Interval> given = environment.scalar(s);
        if (given.isEmpty()) return unknown(s.name() + " has no value", s);
        return new Datum(Enclosure.of(given.get()), switch (s.sort()) {
            case Sort.Whole _, Sort.Index _ -> Form.WHOLE;
            case Sort.Real _, Sort.Tensor _ -> Form.OTHER;
        });
    }

    @Override
    public Grid<Datum> tensor(Symbol s) {
        return environment.tensor(s)
                .map(t -> Grid.of(t.sizes().stream().mapToInt(i -> i).toArray(), t.values().stream().map(Meaning::datum).toList()))
                .orElseGet(() -> Grid.failed(unknown(s.name() + " has no value", s)));
    }

    @Override
    public Datum negate(Datum a) {
        return a.enclosure instanceof Enclosure.Value v ? new Datum(Enclosure.of(arithmetic.negate(v.interval())), a.form) : a;
    }

    @Override
    public Datum binary(Operator operator, Datum a, Datum b, Expr at) {
        if (!(a.enclosure instanceof Enclosure.Value(Interval x))) return a;
        if (!(b.enclosure instanceof Enclosure.Value(Interval y))) return b;
        boolean same = at instanceof Expr.Binary e && e.left() == e.right() && e.left().isScalar();
        return new Datum(switch (operator) {
            case ADD -> Enclosure.of(arithmetic.add(x, y));
            case SUBTRACT -> Enclosure.of(same ? Interval.ZERO : arithmetic.subtract(x, y));
            case MULTIPLY -> Enclosure.of(same ? arithmetic.square(x) : arithmetic.multiply(x, y));
            case DIVIDE -> {
                if (y.sign() == 0) yield noInverse(y, "division by zero", "division by a number that may be zero", at);
                yield Enclosure.of(same ? Interval.ONE : arithmetic.divide(x, y));
            }
            case POWER -> power(x, y, b.isWhole(), at);
            case MATMUL -> throw new IllegalArgumentException("no operation of numbers");
        }, form(operator, a, b));
    }

    private static Form form(Operator operator, Datum a, Datum b) {
        if (a.form == Form.OTHER || b.form == Form.OTHER) return Form.OTHER;
        if (a.form == Form.CONSTANT && b.form == Form.CONSTANT) return Form.CONSTANT;
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY -> a.isWhole() && b.isWhole() ? Form.WHOLE : Form.OTHER;
            case DIVIDE, POWER, MATMUL -> Form.OTHER;
        };
    }

    private static Enclosure noInverse(Interval y, String is, String may, Expr at) {
        return y.isExact() ? new Enclosure.Undefined(is, at) : new Enclosure.Unknown(may, at);
    }

    /// Integer powers of everything (`0^0` is 1), other powers of positive numbers.
    private Enclosure power(Interval x, Interval y, boolean whole, Expr at) {
        if (y instanceof Interval.Point(Rational n) && n.isInteger() && (whole || x.sign() > 0)) {
            if (n.signum() < 0 && x.sign() == 0) {
                return noInverse(x, "a negative power of zero", "a negative power of a number that may be zero", at);
            }
            return Enclosure.of(arithmetic.power(x, n.numerator()));
        }
        if (x.sign() > 0) return Enclosure.of(Powers.power(x, y, bits));
        if (x.isNonPositive() && y instanceof Interval.Point(Rational n) && n.isInteger()) {
            return new Enclosure.Undefined("a power of a number that is not positive, whose exponent is real and not declared an integer", at);
        }
        return x.isNonPositive() ? new Enclosure.Undefined("a power of a number that is not positive, whose exponent is no integer", at)
                : new Enclosure.Unknown("a power of a number that may be zero or negative, whose exponent is no integer", at);
    }

    @Override
    public Datum apply(Primitive f, Datum a, Expr at) {
        if (!(a.enclosure instanceof Enclosure.Value(Interval x))) return a;
        return switch (Functions.defined(f, x, bits)) {
            case TRUE -> datum(Functions.apply(f, x, bits));
            case FALSE, UNDEFINED -> undefined(Functions.complaint(f), at);
            case OPEN, UNKNOWN -> unknown("possibly " + Functions.complaint(f), at);
        };
    }

    @Override
    public Optional<BigInteger> integer(Datum value) {
        return value.enclosure instanceof Enclosure.Value(Interval.Point(Rational r)) && r.isInteger()
                ? Optional.of(r.numerator()) : Optional.empty();
    }

    @Override
    public Datum undefined(String reason, Expr at) {
        return new Datum(new Enclosure.Undefined(reason, at), Form.OTHER);
    }

    @Override
    public Datum unknown(String reason, Expr at) {
        return new Datum(new Enclosure.Unknown(reason, at), Form.OTHER);
    }

    @Override
    public boolean isFailure(Datum value) {
        return !(value.enclosure instanceof Enclosure.Value);
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
    public Truth compare(Relation relation, Datum a, Datum b, Condition.Compare at) {
        return switch (a.enclosure) {
            case Enclosure.Undefined _ -> Truth.UNDEFINED;
            case Enclosure.Unknown _ -> b.enclosure instanceof Enclosure.Undefined ? Truth.UNDEFINED : Truth.UNKNOWN;
            case Enclosure.Value(Interval x) -> switch (b.enclosure) {
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
    public Optional<Datum> failure(Truth truth, Expr at) {
        return switch (truth) {
            case TRUE, FALSE, OPEN -> Optional.empty();
            case UNKNOWN -> Optional.of(unknown("whether the condition has a meaning is not known", at));
            case UNDEFINED -> Optional.of(undefined("the condition has no meaning", at));
        };
    }

    @Override
    public Datum extreme(boolean greatest, Datum a, Datum b, Expr at) {
        if (!(a.enclosure instanceof Enclosure.Value(Interval x))) return a;
        if (!(b.enclosure instanceof Enclosure.Value(Interval y))) return b;
        return new Datum(Enclosure.of(greatest ? Interval.greater(x, y, bits) : Interval.smaller(x, y, bits)), a.isWhole() && b.isWhole() ? Form.WHOLE : Form.OTHER);
    }

    /// Where the condition is open the value is one of the two; their hull holds it if both exist.
    @Override
    public Datum choose(Truth truth, Datum yes, Datum no, Expr at) {
        if (yes.enclosure instanceof Enclosure.Value(Interval x) && no.enclosure instanceof Enclosure.Value(Interval y)) {
            return datum(Interval.hull(x, y, bits));
        }
        return unknown("the condition is open, and one of the branches has no value", at);
    }
}
