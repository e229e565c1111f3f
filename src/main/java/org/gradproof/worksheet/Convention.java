package org.gradproof.worksheet;

import java.util.function.Function;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;

/// What the derivative of a function by its first argument is taken to be at a point where it may have none.
///
/// @param point in terms of the other parameters of the function, as the value is
public record Convention(Definition function, Expr point, Expr value) {
    /// As it is typed: `d relu at 0 = 0`.
    String text(Function<Node, String> print) {
        return "d " + function.name() + " at " + print.apply(point) + " = " + print.apply(value);
    }

    /// Whether it was agreed upon, and why.
    public String told(boolean inside, String interval, Function<Node, String> print) {
        String at = print.apply(point);
        if (inside) return "agreed: " + text(print) + "; " + interval;
        return "refused: " + print.apply(value) + " is not known to be a slope of " + function.name() + " at " + at + "; " + interval;
    }
}
