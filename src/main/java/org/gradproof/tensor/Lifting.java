package org.gradproof.tensor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Unfolding;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// A vector or matrix given by its entries, in matrix notation, with proof: `[δ_i·x_j for i, j]` is `δ xᵀ`.
public final class Lifting {
    private Lifting() {}

    /// `a = notation`, with no condition beyond the facts; nothing where no notation is found that the kernel accepts.
    public static Optional<Theorem> of(Expr.Array a, Words words, Facts facts) {
        Shape shape = new Shape(words);
        List<Symbol> at = a.indices();
        try {
            Optional<Expr> proposed = switch (at.size()) {
                case 1 -> shape.vector(a.body(), at.getFirst());
                case 2 -> shape.matrix(a.body(), at.get(0), at.get(1));
                default -> Optional.empty();
            };
            return proposed.filter(p -> p.sizes().equals(a.sizes())).flatMap(p -> proved(a, p, facts));
        } catch (Refused | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// `a = notation` for vectors or matrices of one shape, with no condition beyond the facts.
    public static Optional<Theorem> proved(Expr.Array a, Expr notation, Facts facts) {
        Facts inside = facts;
        for (Symbol i : a.indices()) inside = inside.generic(i);
        Facts known = inside;
        return equal(a, notation, inside).filter(known::settles)
                .map(t -> Theorem.named("in matrix notation", facts.discharge(Theorem.entrywise(a, notation, a.indices(), t))))
                .filter(facts::settles);
    }

    /// The entries of both, the vectors that the body speaks of left whole; or all that they stand for.
    private static Optional<Theorem> equal(Expr.Array a, Expr notation, Facts facts) {
        List<Expr> at = List.copyOf(a.indices());
        Set<Expr> whole = new HashSet<>();
        for (Node n : Dag.postorder(a.body())) if (n instanceof Expr.Entry e) whole.add(e.tensor());
        Theorem left = Theorem.definition(Terms.entry(a, at));
        Theorem right = Unfolding.all(Terms.entry(notation, at), e -> e instanceof Expr.Entry x && !whole.contains(x.tensor()));
        return Equality.keepingNames(left.equal().right(), right.equal().right(), facts)
                .map(t -> facts.discharge(Theorem.transitivity(Theorem.transitivity(left, t), Theorem.symmetry(right))))
                .filter(facts::settles)
                .or(() -> Equality.prove(Terms.entry(a, at), Terms.entry(notation, at), facts));
    }
}
