package org.gradproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Theorem;

/// The cases of a term: those that the facts decide are taken, the first that they leave open is where a proof splits.
public final class Cases {
    private static final long LARGEST = 60;

    private Cases() {}

    /// `t = t′` with the cases taken that the facts decide; those that come to light by it are left for the next time.
    /// Empty where none is decided.
    public static Optional<Theorem> taken(Expr t, Facts facts) {
        Map<Expr, Theorem> steps = new LinkedHashMap<>();
        for (Node n : Dag.postorder(t, Free::scope)) {
            if (!(n instanceof Expr.If i) || waits(i.condition(), steps)) continue;
            facts.prove(i.condition()).or(() -> facts.prove(i.condition().negated()))
                    .ifPresent(f -> steps.put(i, Theorem.branch(i, f)));
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(Theorem.rewrite(t, new ArrayList<>(steps.values())));
    }

    /// Whether cases inside of the condition come first: those that are taken now, and in a large one all.
    private static boolean waits(Condition c, Map<Expr, Theorem> steps) {
        boolean large = c.children().stream().anyMatch(e -> e instanceof Expr s && s.treeSize() > LARGEST);
        if (steps.isEmpty() && !large) return false;
        return Dag.postorder(c, Free::scope).stream().anyMatch(n -> n instanceof Expr.If && (large || steps.containsKey(n)));
    }

    /// The first comparison that a case outside of all sums waits for.
    public static Optional<Condition.Compare> open(Node t, Facts facts) {
        for (Node n : Dag.postorder(t, Free::scope)) {
            if (!(n instanceof Expr.If i)) continue;
            for (Condition.Compare c : Formula.comparisons(i.condition())) {
                if (facts.prove(c).isEmpty() && facts.prove(c.negated()).isEmpty()) return Optional.of(c);
            }
        }
        return Optional.empty();
    }
}
