package org.gradproof.algebra;

import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;

/// Says which comparisons are not worth a search, since numbers speak against them. It decides nothing: what it speaks
/// against is left unproved.
@FunctionalInterface
public interface Hunch {
    /// Has seen nothing.
    Hunch NONE = (_, _, _) -> new Seen(false, false);

    /// How two numbers compare at some points where the assumptions seem to hold.
    Seen look(Expr left, Expr right, Set<Condition> assumptions);

    /// @param below whether the left one was clearly below the right one somewhere
    /// @param above whether it was clearly above it somewhere
    record Seen(boolean below, boolean above) {
        /// Whether the comparison was seen to fail.
        public boolean against(Condition.Compare c) {
            return switch (c.relation()) {
                case EQ -> below || above;
                case NE -> false;
                case LT, LE -> above;
                case GT, GE -> below;
            };
        }
    }
}
