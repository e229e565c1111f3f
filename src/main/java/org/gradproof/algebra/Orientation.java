package org.gradproof.algebra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// Comparisons read from what moves to what stands still: `if x < 0` for `if 0 > x`, with proof.
public final class Orientation {
    private Orientation() {}

    /// `e = e′`, where no case begins with a number on the left of its comparison; nothing where none did.
    public static Optional<Theorem> of(Expr e) {
        Map<Expr, Theorem> steps = new LinkedHashMap<>();
        for (Node n : Dag.postorder(e, Free::scope)) {
            if (n instanceof Expr.If i && i.condition() instanceof Condition.Compare c && still(c.left()) && !still(c.right())) {
                turned(i, c).ifPresent(t -> steps.put(i, t));
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(all(e, steps));
    }

    /// Innermost first: a case within a case is turned before the outer one is looked at.
    private static Theorem all(Expr e, Map<Expr, Theorem> steps) {
        Theorem whole = Theorem.rewrite(e, java.util.List.copyOf(steps.values()));
        return of(whole.equal().right()).map(t -> Theorem.transitivity(whole, t)).orElse(whole);
    }

    private static boolean still(Expr e) {
        return Free.of(e).isEmpty();
    }

    private static Optional<Theorem> turned(Expr.If i, Condition.Compare c) {
        try {
            Condition.Compare d = (Condition.Compare) Condition.compare(c.relation().swapped(), c.right(), c.left());
            Expr.If other = (Expr.If) Terms.cases(d, i.yes(), i.no());
            return Optional.of(Theorem.cases(c, onBranch(i, other, c, d),
                    onBranch(i, other, (Condition.Compare) c.negated(), (Condition.Compare) d.negated())));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static Theorem onBranch(Expr.If i, Expr.If other, Condition.Compare c, Condition.Compare d) {
        Theorem taken = Theorem.assume(c);
        return Theorem.transitivity(Theorem.branch(i, taken), Theorem.symmetry(Theorem.branch(other, Theorem.weaker(taken, d))));
    }
}
