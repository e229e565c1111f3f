package org.gradproof.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Theorem;

/// What is assumed for every index, said of one: of `v_k ≠ 0 for all k`, the instances at the indices that a term speaks of.
final class Instances {
    private record At(Condition.ForAll assumption, Expr index) {}

    private final Facts facts;
    private final List<Condition.ForAll> assumed = new ArrayList<>();
    private final Map<At, List<Theorem>> known = new HashMap<>();

    Instances(Facts facts) {
        this.facts = facts;
        for (Condition c : facts.assumptions()) if (c instanceof Condition.ForAll f) assumed.add(f);
    }

    /// The comparisons, and the bounds that choices between numbers give.
    List<Theorem> of(Node about) {
        if (assumed.isEmpty()) return List.of();
        Set<Expr> indices = new LinkedHashSet<>();
        for (Node n : Dag.postorder(about, Free::scope)) {
            if (n instanceof Expr.Entry e) indices.addAll(e.indices());
            if (n instanceof Symbol s && s.isIndex()) indices.add(s);
        }
        List<Theorem> out = new ArrayList<>();
        for (Condition.ForAll f : assumed) for (Expr i : indices) out.addAll(at(f, i, indices));
        return out;
    }

    private List<Theorem> at(Condition.ForAll f, Expr index, Set<Expr> others) {
        At at = new At(f, index);
        List<Theorem> ready = known.get(at);
        if (ready != null) return ready;
        // Nothing while it is looked for: whether the index lies in the range may ask for it again.
        known.put(at, List.of());
        List<Theorem> found = at(Theorem.assume(f), index, others);
        known.put(at, found);
        return found;
    }

    private List<Theorem> at(Theorem all, Expr index, Set<Expr> others) {
        List<Theorem> out = new ArrayList<>();
        facts.attempt(() -> facts.settled(Theorem.at(all, index))).ifPresent(t -> {
            for (Condition p : t.holds().conjuncts()) {
                Theorem part = Theorem.part(t, p);
                switch (p) {
                    case Condition.Compare c -> {
                        out.add(part);
                        facts.meaning(c).map(m -> Theorem.discharge(m, part)).filter(facts::settles).ifPresent(out::add);
                    }
                    case Condition.Or _ -> out.addAll(Alternatives.bounds(part, facts));
                    case Condition.ForAll _ -> others.forEach(i -> out.addAll(at(part, i, others)));
                    case Condition.And _ -> { }
                }
            }
        });
        return out;
    }
}
