package org.gradproof.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// Replaces parts of a term by what they stand for, again and again, sharing what is shared and without recursion.
final class Rewrite {
    /// What a term stands for, or nothing where its parts are to be rewritten instead.
    interface Step {
        Optional<Expr> of(Expr e) throws OutOfReach;
    }

    private final Step step;
    private final Map<Node, Node> done = new HashMap<>();

    Rewrite(Step step) {
        this.step = step;
    }

    Expr apply(Expr e) throws OutOfReach {
        return (Expr) node(e);
    }

    Condition apply(Condition c) throws OutOfReach {
        return (Condition) node(c);
    }

    private Node node(Node root) throws OutOfReach {
        Map<Node, Expr> meanings = new HashMap<>();
        List<OutOfReach> refusals = new ArrayList<>();
        List<Node> order = Dag.postorder(root, n -> {
            if (done.containsKey(n) || !refusals.isEmpty()) return List.of();
            try {
                Optional<Expr> meaning = n instanceof Expr e ? step.of(e) : Optional.empty();
                meaning.ifPresent(m -> meanings.put(n, m));
                return meaning.isPresent() ? List.of(meaning.get()) : parts(n);
            } catch (OutOfReach refusal) {
                refusals.add(refusal);
                return List.of();
            }
        });
        if (!refusals.isEmpty()) throw refusals.getFirst();
        for (Node n : order) {
            if (done.containsKey(n)) continue;
            Expr meaning = meanings.get(n);
            done.put(n, meaning != null ? done.get(meaning) : rebuilt(n));
        }
        return done.get(root);
    }

    private static List<Node> parts(Node n) throws OutOfReach {
        return switch (n) {
            // An entry that stands for nothing else is kept as it is, a number without a name of its own.
            case Expr.Entry _ -> List.of();
            case Expr.Derivative d -> List.of(d.body(), d.at());
            case Expr.Limit _ -> throw new OutOfReach("a limit");
            case Expr.Big _ -> throw new OutOfReach("a sum or product over a symbolic range");
            case Expr.Extreme _ -> throw new OutOfReach("a maximum over a range");
            case Condition.ForAll _ -> throw new OutOfReach("a condition for all indices");
            case Expr e when !e.isScalar() -> throw new OutOfReach("a vector or a matrix");
            case Expr _, Condition _ -> n.children();
        };
    }

    private Node rebuilt(Node n) {
        return switch (n) {
            case Expr.Num _, Expr.Pi _, Symbol _, Expr.Entry _ -> n;
            case Expr.Neg g -> Terms.neg(to(g.argument()));
            case Expr.Binary b -> Terms.binary(b.operator(), to(b.left()), to(b.right()));
            case Expr.Apply a -> Terms.apply(a.function(), to(a.argument()));
            case Expr.If i -> Terms.cases((Condition) done.get(i.condition()), to(i.yes()), to(i.no()));
            case Expr.Derivative d -> Terms.derivative(d.variable(), d.index(), to(d.body()), to(d.at()));
            case Condition.Compare c -> Condition.compare(c.relation(), to(c.left()), to(c.right()));
            case Condition.And a -> Condition.and(a.parts().stream().map(p -> (Condition) done.get(p)).toList());
            case Condition.Or o -> Condition.or(o.parts().stream().map(p -> (Condition) done.get(p)).toList());
            case Expr.Call _, Expr.Big _, Expr.Extreme _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Limit _, Condition.ForAll _ ->
                    throw new IllegalStateException("was refused or stands for something else: " + n);
        };
    }

    private Expr to(Expr e) {
        return (Expr) done.get(e);
    }
}
