package org.gradproof.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Interrupted;

/// Certified values: enclosures of terms, truths of conditions, comparisons; the door of this room.
///
/// One instance may be used for any number of terms, points and threads; it remembers only which parts of a term depend
/// on which bound symbols. All methods throw [Interrupted] when the thread is interrupted.
public final class Enclosures {
    /// The precision with which the adaptive methods begin.
    public static final int START = 64;

    private final Plans plans = new Plans();

    /// A vector or matrix of answers, row by row; or the one reason why there is none, with no sizes.
    public record Table(List<Integer> sizes, List<Enclosure> entries) {}

    private Interpreter<Meaning.Datum, Truth> interpreter(Environment environment, int bits) {
        return new Interpreter<>(new Meaning(environment, bits), plans);
    }

    /// The value of a scalar term, with a working precision of so many bits.
    public Enclosure value(Expr e, Environment environment, int bits) {
        return interpreter(environment, bits).value(e).enclosure();
    }

    /// The values of several scalar terms, which share the work on their common parts.
    public List<Enclosure> values(List<Expr> terms, Environment environment, int bits) {
        Interpreter<Meaning.Datum, Truth> interpreter = interpreter(environment, bits);
        return terms.stream().map(e -> interpreter.value(e).enclosure()).toList();
    }

    /// The entries of a vector or matrix; of a scalar term its value, without sizes.
    public Table table(Expr e, Environment environment, int bits) {
        Interpreter<Meaning.Datum, Truth> interpreter = interpreter(environment, bits);
        if (e.isScalar()) return new Table(List.of(), List.of(interpreter.value(e).enclosure()));
        Grid<Meaning.Datum> grid = interpreter.grid(e);
        if (grid.failure().isPresent()) return new Table(List.of(), List.of(grid.failure().get().enclosure()));
        List<Enclosure> entries = new ArrayList<>(grid.count());
        for (int i = 0; i < grid.count(); i++) entries.add(grid.flat(i).enclosure());
        return new Table(Arrays.stream(grid.sizes()).boxed().toList(), List.copyOf(entries));
    }

    /// The value with at least so many certain leading bits, if `maxBits` of working precision can give them; else the
    /// best that was found.
    public Enclosure accurate(Expr e, Environment environment, int accuracy, int maxBits) {
        Enclosure found = value(e, environment, Math.min(accuracy + 16, maxBits));
        for (int bits = 2 * accuracy + 32; bits <= maxBits && !isAccurate(found, accuracy); bits *= 2) {
            found = value(e, environment, bits);
        }
        return found;
    }

    private static boolean isAccurate(Enclosure found, int accuracy) {
        return switch (found) {
            case Enclosure.Value(Interval i) -> i.accuracy() >= accuracy;
            case Enclosure.Undefined _ -> true;
            case Enclosure.Unknown _ -> false;
        };
    }

    /// What is known of the condition with a working precision of so many bits.
    public Truth truth(Condition c, Environment environment, int bits) {
        return interpreter(environment, bits).truth(c);
    }

    /// Whether the point satisfies the condition, with growing precision as long as that is open.
    public Truth holds(Condition c, Environment environment, int maxBits) {
        for (int bits = START; ; bits *= 2) {
            Truth truth = truth(c, environment, bits);
            if (truth != Truth.OPEN && truth != Truth.UNKNOWN || 2 * bits > maxBits || environment.isBox()) return truth;
        }
    }

    /// Which of two scalar values is greater, with growing precision until their enclosures do not meet.
    public Comparison compare(Expr a, Expr b, Environment environment, int maxBits) {
        for (int bits = START; ; bits *= 2) {
            Interpreter<Meaning.Datum, Truth> interpreter = interpreter(environment, bits);
            Enclosure left = interpreter.value(a).enclosure();
            Enclosure right = interpreter.value(b).enclosure();
            if (left instanceof Enclosure.Undefined || right instanceof Enclosure.Undefined) {
                return new Comparison.Undefined(left, right);
            }
            if (left instanceof Enclosure.Value(Interval x) && right instanceof Enclosure.Value(Interval y)) {
                if (x.below(y)) return new Comparison.Decided(-1, left, right);
                if (y.below(x)) return new Comparison.Decided(1, left, right);
                if (x.isExact() && x.equals(y)) return new Comparison.Decided(0, left, right);
            }
            if (2 * bits > maxBits || environment.isBox()) return new Comparison.Undecided(left, right);
        }
    }
}
