package org.gradproof.calculus;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.algebra.Simplification;
import org.gradproof.calculus.Pointwise.Result;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// The derivative from left to right: `if x < p₁ then a₀′ else if x < p₂ then a₁′ else …`, proved piece by piece and put
/// together at the points where it exists.
final class Pieces {
    private final Symbol x;
    private final Facts facts;
    private final Lemmas lemmas;
    private final List<Result> results;
    private final boolean decimals;

    /// @param results at all points where terms meet, from left to right
    Pieces(Symbol x, Facts facts, Lemmas lemmas, List<Result> results, boolean decimals) {
        this.x = x;
        this.facts = facts;
        this.lemmas = lemmas;
        this.results = results;
        this.decimals = decimals;
    }

    /// `x ≠ pᵢ, … ⊢ df/dx = …` with only those distances that are needed, or nothing where a piece is not the same from one
    /// end to the other.
    Optional<Theorem> theorem() {
        if (results.isEmpty()) return Optional.empty();
        try {
            List<Theorem> pieces = new ArrayList<>();
            for (int i = 0; i <= results.size(); i++) {
                Optional<Theorem> piece = piece(i);
                if (piece.isEmpty()) return Optional.empty();
                pieces.add(piece.get());
            }
            return Optional.of(joined(pieces));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// `pᵢ < x < pᵢ₊₁ ⊢ df/dx = aᵢ′`.
    private Optional<Theorem> piece(int i) {
        Germ germ = i == 0 ? results.getFirst().germs().getFirst() : results.get(i - 1).germs().getLast();
        List<Condition> between = new ArrayList<>();
        if (i > 0) between.add(compare(Relation.GT, x, results.get(i - 1).point()));
        if (i < results.size()) between.add(compare(Relation.LT, x, results.get(i).point()));
        Facts inside = facts.with(between.toArray(Condition[]::new));
        Theorem equation = Cells.discharge(germ.equation(), inside);
        List<Theorem> sides = new ArrayList<>();
        Differentiation by = new Differentiation(x, List.of(), facts, lemmas);
        for (Condition h : equation.hypotheses()) {
            if (!Free.occurs(x, h)) continue;
            for (Condition.Compare c : Formula.comparisons(h)) {
                sides.add(by.continuous(c.left()));
                sides.add(by.continuous(c.right()));
            }
        }
        Theorem t = shorter(Cells.discharge(Theorem.equalFunction(equation, by.of(germ.branch()), sides), inside), inside);
        return inside.settles(t) ? Optional.of(t) : Optional.empty();
    }

    /// With the derivative, or what stands above its fraction line, in normal form where that is no longer.
    private Theorem shorter(Theorem t, Facts inside) {
        Theorem best = t;
        if (slope(t) instanceof Expr.Binary b && b.operator() == Operator.DIVIDE) {
            best = normal(b.left(), inside).map(n -> Cells.discharge(Theorem.rewrite(b, List.of(n)), inside))
                    .filter(n -> n.equal().right().treeSize() < b.treeSize() && inside.settles(n)).map(n -> Theorem.equalDerivative(t, n)).orElse(t);
        }
        Expr so = slope(best);
        Optional<Theorem> normal = normal(so, inside).filter(n -> n.equal().right() != so && n.equal().right().treeSize() <= so.treeSize());
        Theorem simple = inside.discharge(new Simplification(inside).best(slope(t)));
        boolean simpler = inside.settles(simple) && simple.equal().right().treeSize() <= normal.map(n -> n.equal().right()).orElse(so).treeSize();
        Theorem result = simpler ? Theorem.equalDerivative(t, simple) : normal.isPresent() ? Theorem.equalDerivative(best, normal.get()) : best;
        return decimals ? Theorem.equalDerivative(result, inside.discharge(Tidy.decimal(slope(result)))) : result;
    }

    private static Optional<Theorem> normal(Expr e, Facts inside) {
        try {
            return Optional.of(Cells.discharge(new Normal(inside).of(e), inside)).filter(inside::settles);
        } catch (Refused r) {
            return Optional.empty();
        }
    }

    private Theorem joined(List<Theorem> pieces) {
        Expr form = slope(pieces.getLast());
        for (int i = results.size() - 1; i >= 0; i--) {
            boolean same = slope(pieces.get(i)) == slope(pieces.get(i + 1)) && results.get(i).glue().isPresent();
            if (!same) form = Fold.cases(compare(Relation.LT, x, results.get(i).point()), slope(pieces.get(i)), form);
        }
        Theorem t = shaped(pieces.getLast(), form, results.size());
        for (int i = results.size() - 1; i >= 0; i--) t = joined(shaped(pieces.get(i), form, i), results.get(i), t, form);
        return t;
    }

    private static Expr slope(Theorem t) {
        return t.derivative().derivative();
    }

    /// A piece in the form of the whole.
    private Theorem shaped(Theorem piece, Expr form, int i) {
        List<Condition> between = new ArrayList<>();
        if (i > 0) between.add(compare(Relation.GT, x, results.get(i - 1).point()));
        if (i < results.size()) between.add(compare(Relation.LT, x, results.get(i).point()));
        Facts inside = facts.with(between.toArray(Condition[]::new));
        List<Theorem> steps = new ArrayList<>();
        Expr rest = form;
        // Not further than the piece: a slope that holds cases of its own is one of the branches.
        while (rest != slope(piece) && rest instanceof Expr.If c) {
            Theorem taken = inside.prove(c.condition()).or(() -> inside.prove(c.condition().negated())).orElseThrow();
            steps.add(Theorem.branch(c, taken));
            rest = steps.getLast().equal().right();
        }
        Theorem t = piece;
        for (Theorem s : steps.reversed()) t = Theorem.equalDerivative(t, Theorem.symmetry(s));
        return Cells.discharge(t, inside);
    }

    /// The theorem left of a point, at it where there is a derivative, and right of it as one.
    private Theorem joined(Theorem below, Result r, Theorem above, Expr form) {
        Condition on = compare(Relation.EQ, x, r.point());
        Condition from = compare(Relation.GE, x, r.point());
        Condition after = compare(Relation.GT, x, r.point());
        Theorem stronger = Theorem.stronger(Theorem.assume(from), Theorem.assume(on.negated()));
        Theorem off = above.hypotheses().contains(after) ? Theorem.discharge(above, stronger) : above;
        Optional<Theorem> here = r.glue().flatMap(g -> at(on, g, form));
        Theorem right = here.isPresent() ? Theorem.cases(on, here.get(), off) : off;
        return facts.discharge(Theorem.cases(from, right, below));
    }

    private Optional<Theorem> at(Condition on, Theorem glue, Expr form) {
        Facts there = facts.with(on);
        return Equality.prove(glue.derivative().derivative(), form, there).map(t -> Cells.discharge(t, there)).filter(there::settles)
                .map(e -> facts.discharge(Theorem.equalDerivative(glue, e)));
    }
}
