package org.gradproof.prover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// Where something stands in a term, from the left: every place with the term around it.
final class Places {
    private final List<Place> found = new ArrayList<>();
    private final Map<Expr, Integer> seen = new HashMap<>();

    /// @param part what stands there
    /// @param occurrence how often the same stands further left
    /// @param within what it is directly a part of
    /// @param bound the indices of sums and arrays around it
    record Place(Expr part, int occurrence, Optional<Expr> within, Set<Symbol> bound, UnaryOperator<Expr> around) {
        Expr with(Expr instead) {
            return around.apply(instead);
        }
    }

    private Places() {}

    /// The places of a term that is read as a tree: the caller minds its size.
    static List<Place> of(Expr term) {
        Places p = new Places();
        p.visit(term, Optional.empty(), Set.of(), UnaryOperator.identity());
        return List.copyOf(p.found);
    }

    /// Depth is bounded by the size of the term.
    private void visit(Expr e, Optional<Expr> within, Set<Symbol> bound, UnaryOperator<Expr> around) {
        int occurrence = seen.merge(e, 1, Integer::sum) - 1;
        found.add(new Place(e, occurrence, within, bound, around));
        Optional<Expr> here = Optional.of(e);
        switch (e) {
            case Expr.Big b -> visit(b.body(), here, and(bound, List.of(b.index())), x -> around.apply(Terms.big(b.isProduct(), b.index(), x)));
            case Expr.Array a -> visit(a.body(), here, and(bound, a.indices()), x -> around.apply(Terms.array(a.indices(), x)));
            case Expr.Derivative _ -> { }
            case Expr.If i -> {
                count(i.condition());
                visit(i.yes(), here, bound, x -> around.apply(Terms.cases(i.condition(), x, i.no())));
                visit(i.no(), here, bound, x -> around.apply(Terms.cases(i.condition(), i.yes(), x)));
            }
            case Expr.Num _, Expr.Pi _, Symbol _, Expr.Neg _, Expr.Binary _, Expr.Apply _, Expr.Call _, Expr.Entry _, Expr.Literal _, Expr.Transpose _ ->
                    parts(e, here, bound, around);
        }
    }

    private void parts(Expr e, Optional<Expr> here, Set<Symbol> bound, UnaryOperator<Expr> around) {
        List<Node> parts = e.children();
        for (int k = 0; k < parts.size(); k++) {
            if (!(parts.get(k) instanceof Expr p)) continue;
            if (e instanceof Expr.Entry && k > 0) {
                count(p);
                continue;
            }
            int at = k;
            visit(p, here, bound, x -> {
                List<Node> changed = new ArrayList<>(parts);
                changed.set(at, x);
                return around.apply((Expr) e.with(changed));
            });
        }
    }

    /// What is not edited is still read.
    private void count(Node n) {
        if (n instanceof Expr e) seen.merge(e, 1, Integer::sum);
        if (n instanceof Expr || n instanceof Condition) n.children().forEach(this::count);
    }

    private static Set<Symbol> and(Set<Symbol> bound, List<Symbol> more) {
        Set<Symbol> all = new LinkedHashSet<>(bound);
        all.addAll(more);
        return all;
    }
}
