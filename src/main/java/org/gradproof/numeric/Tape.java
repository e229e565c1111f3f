package org.gradproof.numeric;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;

/// The operations of terms as instructions on numbered slots; what is known beforehand is folded exactly.
///
/// A truth is a slot too: 1, 0, or not a number where the condition has no meaning. Equal instructions share one slot.
final class Tape implements Algebra<Integer, Integer> {
    enum Code { ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, REAL_POWER, NEGATE, APPLY, LESS, NOT_ABOVE, EQUAL, DIFFERENT, AND, OR, SELECT }

    /// What one slot is made of; `b` of [Code#APPLY] is the number of the function.
    record Instruction(Code code, int a, int b, int c) {}

    private static final int LENGTH = 4_000_000;
    private static final int FAILURE = 0;

    private final Environment constants;
    private final Map<Symbol, Integer> inputs = new HashMap<>();
    /// Inputs that are integers by their sort.
    private final Set<Integer> wholes = new HashSet<>();
    private final Map<Symbol, int[]> sizes = new HashMap<>();
    private final Map<Rational, Integer> numbers = new HashMap<>();
    private final Map<Integer, Rational> exact = new HashMap<>();
    private final Map<Instruction, Integer> known = new HashMap<>();
    private final Set<String> obstacles = new LinkedHashSet<>();
    private int count;
    private double[] start = new double[64];
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();

    /// The inputs take the slots after the first in the order given, vectors and matrices row by row.
    Tape(List<Symbol> inputs, List<int[]> shapes, Environment constants) {
        this.constants = constants;
        fresh(Double.NaN);
        for (int i = 0; i < inputs.size(); i++) {
            this.inputs.put(inputs.get(i), count);
            if (isWhole(inputs.get(i).sort())) wholes.add(count);
            this.sizes.put(inputs.get(i), shapes.get(i));
            for (int k = Arrays.stream(shapes.get(i)).reduce(1, Math::multiplyExact); k > 0; k--) fresh(0);
        }
    }

    private static boolean isWhole(Sort sort) {
        return switch (sort) {
            case Sort.Whole _, Sort.Index _ -> true;
            case Sort.Real _, Sort.Tensor _ -> false;
        };
    }

    int inputs() {
        return sizes.values().stream().mapToInt(s -> Arrays.stream(s).reduce(1, (a, b) -> a * b)).sum();
    }

    double[] start() {
        return Arrays.copyOf(start, count);
    }

    List<Instruction> instructions() {
        return instructions;
    }

    List<Integer> targets() {
        return targets;
    }

    Set<String> obstacles() {
        return obstacles;
    }

    private int fresh(double value) {
        if (count == start.length) start = Arrays.copyOf(start, 2 * count);
        start[count] = value;
        return count++;
    }

    private int emit(Code code, int a, int b, int c) {
        Instruction i = new Instruction(code, a, b, c);
        Integer slot = known.get(i);
        if (slot != null) return slot;
        if (instructions.size() >= LENGTH) {
            obstacles.add("more than " + LENGTH + " operations");
            return FAILURE;
        }
        int target = fresh(0);
        instructions.add(i);
        targets.add(target);
        known.put(i, target);
        return target;
    }

    @Override
    public Integer number(Rational value) {
        return numbers.computeIfAbsent(value, v -> {
            int slot = fresh(v.doubleValue());
            exact.put(slot, v);
            return slot;
        });
    }

    @Override
    public Integer index(BigInteger value) {
        return number(Rational.of(value));
    }

    private Integer constant(double value) {
        return Double.isNaN(value) ? FAILURE : fresh(value);
    }

    @Override
    public Integer pi() {
        return constant(StrictMath.PI);
    }

    @Override
    public Integer scalar(Symbol s) {
        Integer slot = inputs.get(s);
        if (slot != null) return slot;
        return constants.scalar(s).map(this::given).orElseGet(() -> unknown(s.name() + " has no value", s));
    }

    private Integer given(Interval i) {
        return i.exact().map(this::number).orElseGet(() -> constant(i.middle()));
    }

    @Override
    public Grid<Integer> tensor(Symbol s) {
        Integer first = inputs.get(s);
        if (first != null) {
            int[] shape = sizes.get(s);
            int entries = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            return Grid.of(shape, IntStream.range(first, first + entries).boxed().toList());
        }
        return constants.tensor(s)
                .map(t -> Grid.of(t.sizes().stream().mapToInt(i -> i).toArray(), t.values().stream().map(this::given).toList()))
                .orElseGet(() -> Grid.failed(unknown(s.name() + " has no value", s)));
    }

    @Override
    public Integer negate(Integer a) {
        if (isFailure(a)) return a;
        Rational r = exact.get(a);
        return r != null ? number(r.negate()) : (Integer) emit(Code.NEGATE, a, 0, 0);
    }

    @Override
    public Integer binary(Operator operator, Integer a, Integer b, Expr at) {
        if (isFailure(a)) return a;
        if (isFailure(b)) return b;
        Rational r = exact.get(a);
        Rational s = exact.get(b);
        if (r != null && s != null && Arithmetic.size(r) + Arithmetic.size(s) < 512) {
            Optional<Integer> folded = fold(operator, r, s, at);
            if (folded.isPresent()) return folded.get();
        }
        return switch (operator) {
            case ADD -> r != null && r.isZero() ? b : s != null && s.isZero() ? a : (Integer) emit(Code.ADD, a, b, 0);
            case SUBTRACT -> emit(Code.SUBTRACT, a, b, 0);
            case MULTIPLY -> r != null && r.isOne() ? b : s != null && s.isOne() ? a : (Integer) emit(Code.MULTIPLY, a, b, 0);
            case DIVIDE -> emit(Code.DIVIDE, a, b, 0);
            case POWER -> emit(integer(b).isPresent() || wholes.contains(b) ? Code.POWER : Code.REAL_POWER, a, b, 0);
            case MATMUL -> throw new IllegalArgumentException("no operation of numbers");
        };
    }

    private Optional<Integer> fold(Operator operator, Rational r, Rational s, Expr at) {
        return switch (operator) {
            case ADD -> Optional.of(number(r.add(s)));
            case SUBTRACT -> Optional.of(number(r.subtract(s)));
            case MULTIPLY -> Optional.of(number(r.multiply(s)));
            case DIVIDE -> Optional.of(s.isZero() ? undefined("division by zero", at) : number(r.divide(s)));
            case POWER -> s.isSmallInteger() && Math.abs((long) s.intValue()) < 64 && (s.signum() >= 0 || !r.isZero())
                    ? Optional.of(number(r.pow(s.intValue()))) : Optional.empty();
            case MATMUL -> Optional.empty();
        };
    }

    @Override
    public Integer apply(Primitive f, Integer a, Expr at) {
        return isFailure(a) ? a : (Integer) emit(Code.APPLY, a, f.ordinal(), 0);
    }

    @Override
    public Optional<BigInteger> integer(Integer slot) {
        return Optional.ofNullable(exact.get(slot)).filter(Rational::isInteger).map(Rational::numerator);
    }

    @Override
    public Integer undefined(String reason, Expr at) {
        return FAILURE;
    }

    @Override
    public Integer unknown(String reason, Expr at) {
        obstacles.add(reason);
        return FAILURE;
    }

    @Override
    public boolean isFailure(Integer slot) {
        return slot == FAILURE;
    }

    @Override
    public int limit() {
        return 100_000;
    }

    @Override
    public Integer truth(boolean value) {
        return number(value ? Rational.ONE : Rational.ZERO);
    }

    @Override
    public Integer compare(Relation relation, Integer a, Integer b, Condition.Compare at) {
        if (isFailure(a) || isFailure(b)) return FAILURE;
        Rational r = exact.get(a);
        Rational s = exact.get(b);
        if (r != null && s != null) return truth(relation.test(r.compareTo(s)));
        return switch (relation) {
            case LT -> emit(Code.LESS, a, b, 0);
            case LE -> emit(Code.NOT_ABOVE, a, b, 0);
            case GT -> emit(Code.LESS, b, a, 0);
            case GE -> emit(Code.NOT_ABOVE, b, a, 0);
            case EQ -> emit(Code.EQUAL, a, b, 0);
            case NE -> emit(Code.DIFFERENT, a, b, 0);
        };
    }

    @Override
    public Integer and(Integer first, Integer second) {
        if (isFailure(first)) return first;
        Optional<Boolean> known = known(first);
        if (known.isPresent()) return known.get() ? second : first;
        return known(second).equals(Optional.of(true)) ? first : (Integer) emit(Code.AND, first, second, 0);
    }

    @Override
    public Integer or(Integer first, Integer second) {
        if (isFailure(first)) return first;
        Optional<Boolean> known = known(first);
        if (known.isPresent()) return known.get() ? first : second;
        return known(second).equals(Optional.of(false)) ? first : (Integer) emit(Code.OR, first, second, 0);
    }

    @Override
    public Integer unclear() {
        obstacles.add("a range is not known");
        return FAILURE;
    }

    @Override
    public Optional<Boolean> known(Integer truth) {
        return Optional.ofNullable(exact.get(truth)).map(r -> !r.isZero());
    }

    @Override
    public Optional<Integer> failure(Integer truth, Expr at) {
        return isFailure(truth) ? Optional.of(FAILURE) : Optional.empty();
    }

    @Override
    public Integer extreme(boolean greatest, Integer a, Integer b, Expr at) {
        if (isFailure(a) || isFailure(b)) return FAILURE;
        Rational r = exact.get(a);
        Rational s = exact.get(b);
        if (r != null && s != null) return r.compareTo(s) >= 0 == greatest ? a : b;
        return choose(greatest ? emit(Code.NOT_ABOVE, b, a, 0) : emit(Code.NOT_ABOVE, a, b, 0), a, b, at);
    }

    @Override
    public Integer choose(Integer truth, Integer yes, Integer no, Expr at) {
        return yes.equals(no) ? emit(Code.SELECT, truth, yes, yes) : (Integer) emit(Code.SELECT, truth, yes, no);
    }
}
