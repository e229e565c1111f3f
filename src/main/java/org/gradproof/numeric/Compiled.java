package org.gradproof.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;

/// A term made ready for many quick evaluations in doubles, for search, sampling, differences and pictures.
///
/// The value is not a number where the term is undefined. It is never a ground for a verdict. Results are the same on
/// every machine: all functions are those of `StrictMath` or made from them.
public final class Compiled {
    private static final Primitive[] FUNCTIONS = Primitive.values();

    private final int inputs;
    private final double[] start;
    private final Tape.Code[] codes;
    private final int[] operands;
    private final int[] results;
    private final Optional<List<Integer>> sizes;
    private final Set<String> obstacles;

    private Compiled(Tape tape, int[] results, Optional<List<Integer>> sizes) {
        this.inputs = tape.inputs();
        this.start = tape.start();
        int n = tape.instructions().size();
        this.codes = new Tape.Code[n];
        this.operands = new int[4 * n];
        for (int i = 0; i < n; i++) {
            Tape.Instruction instruction = tape.instructions().get(i);
            codes[i] = instruction.code();
            operands[4 * i] = tape.targets().get(i);
            operands[4 * i + 1] = instruction.a();
            operands[4 * i + 2] = instruction.b();
            operands[4 * i + 3] = instruction.c();
        }
        this.results = results;
        this.sizes = sizes;
        this.obstacles = Set.copyOf(tape.obstacles());
    }

    /// A function of the inputs in this order, vectors and matrices row by row; everything else, sizes among it, is
    /// given by the constants. The sizes of vector inputs must be numbers or constants.
    ///
    /// @throws IllegalArgumentException where the size of an input is not known
    public static Compiled of(Expr e, List<Symbol> inputs, Environment constants) {
        List<int[]> shapes = new ArrayList<>();
        for (Symbol s : inputs) shapes.add(shape(s, constants));
        Tape tape = new Tape(inputs, shapes, constants);
        Interpreter<Integer, Integer> interpreter = new Interpreter<>(tape, new Plans());
        if (e.isScalar()) return new Compiled(tape, new int[] {interpreter.value(e)}, Optional.of(List.of()));
        Grid<Integer> grid = interpreter.grid(e);
        if (grid.failure().isPresent()) return new Compiled(tape, new int[0], Optional.empty());
        int[] results = new int[grid.count()];
        for (int i = 0; i < results.length; i++) results[i] = grid.flat(i);
        List<Integer> sizes = new ArrayList<>();
        for (int s : grid.sizes()) sizes.add(s);
        return new Compiled(tape, results, Optional.of(sizes));
    }

    /// Several scalar terms at once, sharing the work on common parts.
    public static Compiled of(List<Expr> terms, List<Symbol> inputs, Environment constants) {
        List<int[]> shapes = new ArrayList<>();
        for (Symbol s : inputs) shapes.add(shape(s, constants));
        Tape tape = new Tape(inputs, shapes, constants);
        Interpreter<Integer, Integer> interpreter = new Interpreter<>(tape, new Plans());
        int[] results = terms.stream().mapToInt(interpreter::value).toArray();
        return new Compiled(tape, results, Optional.of(List.of(results.length)));
    }

    private static int[] shape(Symbol s, Environment constants) {
        return switch (s.sort()) {
            case Sort.Real _, Sort.Whole _, Sort.Index _ -> new int[0];
            case Sort.Tensor t -> t.sizes().stream().mapToInt(size -> size(s, size, constants)).toArray();
        };
    }

    private static int size(Symbol s, Expr size, Environment constants) {
        return switch (new Enclosures().value(size, constants, Enclosures.START)) {
            case Enclosure.Value(Interval.Point(var r)) when r.isSmallInteger() && r.signum() >= 0 -> r.intValue();
            case Enclosure _ -> throw new IllegalArgumentException("the size of " + s.name() + " is not known");
        };
    }

    /// How many numbers an evaluation takes.
    public int inputs() {
        return inputs;
    }

    /// How many numbers an evaluation gives.
    public int outputs() {
        return results.length;
    }

    /// The shape of the result, empty for a scalar; nothing where it could not be found.
    public Optional<List<Integer>> sizes() {
        return sizes;
    }

    /// Why the whole or a part of it could not be compiled (and is not a number); empty where all is well.
    public Set<String> obstacles() {
        return obstacles;
    }

    /// How many operations one evaluation takes.
    public int length() {
        return codes.length;
    }

    /// The first result.
    public double value(double... input) {
        return results.length == 0 ? Double.NaN : run(input)[results[0]];
    }

    /// All results, row by row.
    public double[] values(double... input) {
        double[] slots = run(input);
        double[] out = new double[results.length];
        for (int i = 0; i < out.length; i++) out[i] = slots[results[i]];
        return out;
    }

    private double[] run(double[] input) {
        if (input.length != inputs) throw new IllegalArgumentException(inputs + " inputs wanted, " + input.length + " given");
        double[] slots = start.clone();
        System.arraycopy(input, 0, slots, 1, inputs);
        int[] o = operands;
        for (int i = 0, k = 0; i < codes.length; i++, k += 4) {
            double a = slots[o[k + 1]];
            slots[o[k]] = switch (codes[i]) {
                case ADD -> a + slots[o[k + 2]];
                case SUBTRACT -> a - slots[o[k + 2]];
                case MULTIPLY -> a * slots[o[k + 2]];
                case DIVIDE -> Doubles.divide(a, slots[o[k + 2]]);
                case POWER -> Doubles.power(a, slots[o[k + 2]]);
                case REAL_POWER -> a > 0 ? Doubles.power(a, slots[o[k + 2]]) : Double.NaN;
                case NEGATE -> -a;
                case APPLY -> Doubles.apply(FUNCTIONS[o[k + 2]], a);
                case LESS -> truth(a, slots[o[k + 2]], a < slots[o[k + 2]]);
                case NOT_ABOVE -> truth(a, slots[o[k + 2]], a <= slots[o[k + 2]]);
                case EQUAL -> truth(a, slots[o[k + 2]], a == slots[o[k + 2]]);
                case DIFFERENT -> truth(a, slots[o[k + 2]], a != slots[o[k + 2]]);
                case AND -> a * slots[o[k + 2]];
                case OR -> a + slots[o[k + 2]] - a * slots[o[k + 2]];
                case SELECT -> a == 1 ? slots[o[k + 2]] : a == 0 ? slots[o[k + 3]] : Double.NaN;
            };
        }
        return slots;
    }

    private static double truth(double a, double b, boolean holds) {
        return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : holds ? 1 : 0;
    }
}
