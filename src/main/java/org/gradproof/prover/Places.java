package org.gradproof.prover;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// Where something stands in a term, from the left: every place with the term around it.
final class Places {
    private final List<Place> found = new ArrayList<>();

    /// @param part what stands there
    /// @param above the place that it is directly a part of
    /// @param child the how manieth part of it, from 0
    /// @param bound the indices of sums and arrays around it
    record Place(Expr part, Optional<Place> above, int child, Set<Symbol> bound, UnaryOperator<Expr> around) {
        Expr with(Expr instead) {
            return around.apply(instead);
        }

        Optional<Expr> within() {
            return above.map(Place::part);
        }

        /// The way from the whole term, which is not part of it.
        List<Diagnosis.Step> way() {
            List<Diagnosis.Step> way = new ArrayList<>();
            for (Place p = this; p.above.isPresent(); p = p.above.get()) {
                int before = 0;
                int all = 0;
                List<? extends Node> siblings = read(p.above.get().part);
                for (int k = 0; k < siblings.size(); k++) {
                    int here = count(siblings.get(k), p.part);
                    all += here;
                    if (k < p.child) before += here;
                }
                way.add(new Diagnosis.Step(p.part, before, all));
            }
            return way.reversed();
        }
    }

    private Places() {}

    /// The places of a term that is read as a tree: the caller minds its size.
    static List<Place> of(Expr term) {
        Places p = new Places();
        p.visit(new Place(term, Optional.empty(), 0, Set.of(), UnaryOperator.identity()));
        return List.copyOf(p.found);
    }

    /// The parts that are written out, in reading order.
    private static List<? extends Node> read(Node n) {
        return switch (n) {
            case Expr.Big b -> List.of(b.body());
            case Expr.Extreme m -> List.of(m.body());
            case Expr.Array a -> List.of(a.body());
            case Expr.Derivative d -> List.of(d.body());
            case Expr.Limit l -> l.children();
            case Symbol _ -> List.of();
            case Expr _, org.gradproof.expr.Condition _ -> n.children();
        };
    }

    private static int count(Node in, Expr part) {
        if (in == part) return 1;
        int all = 0;
        for (Node n : read(in)) all += count(n, part);
        return all;
    }

    /// Depth is bounded by the size of the term.
    private void visit(Place p) {
        found.add(p);
        switch (p.part) {
            case Expr.Big b -> visit(p, 0, b.body(), List.of(b.index()), x -> Terms.big(b.isProduct(), b.index(), x));
            case Expr.Extreme m -> visit(p, 0, m.body(), List.of(m.index()), x -> Terms.extreme(m.isGreatest(), m.index(), x));
            case Expr.Array a -> visit(p, 0, a.body(), a.indices(), x -> Terms.array(a.indices(), x));
            case Expr.Derivative _, Expr.Limit _ -> { }
            case Expr.If i -> {
                visit(p, 1, i.yes(), List.of(), x -> Terms.cases(i.condition(), x, i.no()));
                visit(p, 2, i.no(), List.of(), x -> Terms.cases(i.condition(), i.yes(), x));
            }
            case Expr.Entry e -> part(p, 0, e.tensor());
            case Expr.Num _, Expr.Pi _, Symbol _, Expr.Neg _, Expr.Binary _, Expr.Apply _, Expr.Call _, Expr.Literal _, Expr.Transpose _ -> {
                List<Node> parts = p.part.children();
                for (int k = 0; k < parts.size(); k++) if (parts.get(k) instanceof Expr e) part(p, k, e);
            }
        }
    }

    private void part(Place p, int k, Expr e) {
        visit(p, k, e, List.of(), x -> {
            List<Node> changed = new ArrayList<>(p.part.children());
            changed.set(k, x);
            return (Expr) p.part.with(changed);
        });
    }

    private void visit(Place above, int child, Expr e, List<Symbol> bound, UnaryOperator<Expr> into) {
        Set<Symbol> all = new LinkedHashSet<>(above.bound);
        all.addAll(bound);
        visit(new Place(e, Optional.of(above), child, all, x -> above.around.apply(into.apply(x))));
    }
}
