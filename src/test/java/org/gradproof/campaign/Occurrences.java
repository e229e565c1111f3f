package org.gradproof.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// One occurrence of a part in a term: found at random, replaced alone.
///
/// It steps into sums, arrays and conditions, not into the derivatives in a term.
final class Occurrences {
    private final Random random;

    Occurrences(Random random) {
        this.random = random;
    }

    /// The term with one scalar part changed: the first of some random occurrences for which there is a change.
    Optional<Expr> changed(Expr root, Function<Expr, Optional<Expr>> change) {
        Map<Node, Long> weights = new HashMap<>();
        for (int attempt = 0; attempt < 24; attempt++) {
            Optional<Node> result = at(root, change, weights);
            if (result.isPresent() && result.get() != root) return result.map(Expr.class::cast);
        }
        return Optional.empty();
    }

    private Optional<Node> at(Node n, Function<Expr, Optional<Expr>> change, Map<Node, Long> weights) {
        List<Node> parts = parts(n);
        long pick = (long) (random.nextDouble() * weight(n, weights));
        if (pick == 0 || parts.isEmpty()) return n instanceof Expr e && e.isScalar() ? change.apply(e).map(Node.class::cast) : Optional.empty();
        pick--;
        for (int i = 0; i < parts.size(); i++) {
            long w = weight(parts.get(i), weights);
            if (pick < w) {
                int place = i;
                return at(parts.get(i), change, weights).map(c -> with(n, place, c));
            }
            pick -= w;
        }
        return Optional.empty();
    }

    private static long weight(Node n, Map<Node, Long> weights) {
        Long known = weights.get(n);
        if (known != null) return known;
        long w = 1;
        for (Node p : parts(n)) w += weight(p, weights);
        weights.put(n, w);
        return w;
    }

    /// The parts that a change may be in.
    private static List<Node> parts(Node n) {
        return switch (n) {
            case Expr.Big b -> List.of(b.body());
            case Expr.Extreme m -> List.of(m.body());
            case Expr.Array a -> List.of(a.body());
            case Condition.ForAll f -> List.of(f.body());
            case Expr.Entry e -> List.of(e.tensor());
            case Expr.Binary b when b.operator() == Operator.POWER && b.right() instanceof Expr.Num -> List.of(b.left());
            case Expr.Derivative _, Expr.Limit _, Symbol _, Expr.Num _, Expr.Pi _ -> List.of();
            case Expr _, Condition _ -> n.children();
        };
    }

    private static Node with(Node n, int place, Node part) {
        return switch (n) {
            case Expr.Big b -> Terms.big(b.isProduct(), b.index(), (Expr) part);
            case Expr.Extreme m -> Terms.extreme(m.isGreatest(), m.index(), (Expr) part);
            case Expr.Array a -> Terms.array(a.indices(), (Expr) part);
            case Condition.ForAll f -> Condition.forAll(f.index(), (Condition) part);
            case Expr _, Condition _ -> {
                List<Node> parts = new ArrayList<>(n.children());
                parts.set(place, part);
                yield n.with(parts);
            }
        };
    }
}
