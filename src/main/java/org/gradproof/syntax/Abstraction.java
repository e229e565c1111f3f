package org.gradproof.syntax;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;

/// Replaces a defined value by a symbol everywhere in a term, through the definitions that use it.
///
/// The symbol's name must be free in the term; the definition has no parameters.
final class Abstraction {
    private final Definition of;
    private final Symbol by;
    private final Map<Definition, Boolean> uses = new HashMap<>();
    private final Map<Node, Node> done = new HashMap<>();

    Abstraction(Definition of, Symbol by) {
        this.of = of;
        this.by = by;
    }

    Expr apply(Expr root) {
        return (Expr) rewrite(root);
    }

    private Node rewrite(Node root) {
        for (Node n : Dag.postorder(root)) if (!done.containsKey(n)) done.put(n, once(n));
        return done.get(root);
    }

    private Node once(Node n) {
        return switch (n) {
            case Expr.Call c when c.definition() == of -> by;
            case Expr.Call c when uses(c.definition()) -> {
                Expr unfolded = Unfold.call(c);
                yield rewrite(unfolded);
            }
            case Expr.Call c -> Terms.call(c.definition(), each(c.arguments()));
            case Symbol s -> s;
            case Expr.Num num -> num;
            case Expr.Pi p -> p;
            case Expr.Neg g -> Terms.neg(part(g.argument()));
            case Expr.Binary b -> Terms.binary(b.operator(), part(b.left()), part(b.right()));
            case Expr.Apply a -> Terms.apply(a.function(), part(a.argument()));
            case Expr.If i -> Terms.cases((Condition) done.get(i.condition()), part(i.yes()), part(i.no()));
            case Expr.Big b -> Terms.big(b.isProduct(), b.index(), part(b.body()));
            case Expr.Extreme m -> Terms.extreme(m.isGreatest(), m.index(), part(m.body()));
            case Expr.Entry e -> entry(e, part(e.tensor()), each(e.indices()));
            case Expr.Array a -> Terms.array(a.indices(), part(a.body()));
            case Expr.Literal l -> Terms.literal(each(l.items()));
            case Expr.Transpose t -> Terms.transpose(part(t.argument()));
            case Expr.Derivative d -> Terms.derivative(d.variable(), each(d.index()), part(d.body()), part(d.at()));
            case Expr.Limit l -> Terms.limit(l.variable(), part(l.body()), l.towards(this::part));
            case Condition.Compare c -> Condition.compare(c.relation(), part(c.left()), part(c.right()));
            case Condition.And a -> Condition.and(all(a.parts()));
            case Condition.Or o -> Condition.or(all(o.parts()));
            case Condition.ForAll f -> Condition.forAll(f.index(), (Condition) done.get(f.body()));
        };
    }

    /// An entry of an unfolded family is its body.
    private static Expr entry(Expr.Entry before, Expr tensor, List<Expr> indices) {
        Expr e = Terms.entry(tensor, indices);
        return before.tensor() instanceof Expr.Call && tensor instanceof Expr.Array ? Unfold.entry((Expr.Entry) e).orElse(e) : e;
    }

    private Expr part(Expr e) {
        return (Expr) done.get(e);
    }

    private List<Expr> each(List<Expr> parts) {
        return parts.stream().map(this::part).toList();
    }

    private List<Condition> all(List<Condition> parts) {
        return parts.stream().map(p -> (Condition) done.get(p)).toList();
    }

    /// Whether a call of the definition reaches the abstracted one.
    private boolean uses(Definition d) {
        Boolean known = uses.get(d);
        if (known != null) return known;
        boolean found = false;
        for (Node n : Dag.postorder(d.body())) {
            if (n instanceof Expr.Call c && (c.definition() == of || uses(c.definition()))) {
                found = true;
                break;
            }
        }
        uses.put(d, found);
        return found;
    }
}
