package org.gradproof.prover;

import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;

/// Links that are all claimed under the assumptions, those of the session and of the claim's own `for` clause.
///
/// @param everywhere whether it is false if it fails at a single point, as what is said of all pairs of points is; else it is true under
///     the condition that leaves the point out
public record Claim(List<Link> links, List<Condition> assumptions, boolean everywhere) {
    /// `left ⋚ right`, both of one shape or one of them a number. Without a relation it is `left ~ right`: equal to the
    /// decimals shown on the right.
    public record Link(Expr left, Optional<Relation> relation, Expr right) {}

    public Claim {
        links = List.copyOf(links);
        assumptions = List.copyOf(assumptions);
        if (links.isEmpty()) throw new IllegalArgumentException("a claim says something");
    }

    public Claim(List<Link> links, List<Condition> assumptions) {
        this(links, assumptions, false);
    }

    public static Claim of(Expr left, Relation relation, Expr right, Condition... assumptions) {
        return new Claim(List.of(new Link(left, Optional.of(relation), right)), List.of(assumptions));
    }

    public static Claim equal(Expr left, Expr right, Condition... assumptions) {
        return of(left, Relation.EQ, right, assumptions);
    }

    /// Equal to the decimals that were written.
    public static Claim digits(Expr left, Expr right, Condition... assumptions) {
        return new Claim(List.of(new Link(left, Optional.empty(), right)), List.of(assumptions));
    }

    /// Whether every link begins where the one before it ended.
    public boolean isChain() {
        for (int i = 1; i < links.size(); i++) if (links.get(i).left() != links.get(i - 1).right()) return false;
        return true;
    }

    /// What a chain of two links and more says of its first and last side: the strictest relation that follows.
    public Optional<Link> ends() {
        return links.size() < 2 || !isChain() ? Optional.empty() : upTo(links.size() - 1);
    }

    /// What the links `0..last` of a chain say of the sides at their ends.
    Optional<Link> upTo(int last) {
        Optional<Relation> whole = Optional.of(Relation.EQ);
        for (Link l : links.subList(0, last + 1)) {
            if (l.relation().isEmpty() || whole.isEmpty()) return Optional.empty();
            whole = together(whole.get(), l.relation().get());
        }
        return whole.map(r -> new Link(links.getFirst().left(), Optional.of(r), links.get(last).right()));
    }

    private static Optional<Relation> together(Relation a, Relation b) {
        if (a == Relation.EQ) return Optional.of(b);
        if (b == Relation.EQ) return Optional.of(a);
        if (a == Relation.NE || b == Relation.NE) return Optional.empty();
        boolean up = a == Relation.GT || a == Relation.GE;
        if (up != (b == Relation.GT || b == Relation.GE)) return Optional.empty();
        return Optional.of(a == b ? a : up ? Relation.GT : Relation.LT);
    }
}
