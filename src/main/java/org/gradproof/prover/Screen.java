package org.gradproof.prover;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradproof.algebra.Unfolding;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Refused;
import org.gradproof.numeric.Compiled;
import org.gradproof.numeric.Environment;

/// A problem in doubles: quick, and only a hint where to look.
final class Screen {
    private static final int LARGEST = 400;

    private final Compiled code;
    private final Relation relation;
    private final int conditions;

    /// What a point looks like in doubles.
    ///
    /// @param gap by how much the relation is broken, relative to the sides; not positive where it holds
    /// @param size of the broken part itself
    record Look(Kind kind, double gap, double size) {}

    /// Outside of the conditions; not a number; agreeing; equal where only exact values can tell; apart by what could be
    /// rounding; apart.
    enum Kind { OUTSIDE, OPAQUE, AGREES, TOUCHES, DOUBTFUL, APART }

    Screen(Problem problem, Relation relation) {
        this.relation = relation;
        this.conditions = problem.conditions().size();
        List<Expr> terms = new ArrayList<>();
        terms.add(problem.left());
        terms.add(problem.right());
        for (Condition c : problem.conditions()) terms.add(Terms.indicator(c));
        code = Compiled.of(terms, problem.unknowns(), Environment.EMPTY);
    }

    Look look(List<Rational> point) {
        double[] input = new double[point.size()];
        for (int i = 0; i < input.length; i++) input[i] = point.get(i).doubleValue();
        return look(input);
    }

    Look look(double[] input) {
        double[] out = code.values(input);
        boolean unclear = false;
        for (int c = 0; c < conditions; c++) {
            if (out[2 + c] == 0) return new Look(Kind.OUTSIDE, 0, 0);
            unclear |= Double.isNaN(out[2 + c]);
        }
        double l = out[0];
        double r = out[1];
        if (unclear || Double.isNaN(l) || Double.isNaN(r) || Double.isInfinite(l) || Double.isInfinite(r)) return new Look(Kind.OPAQUE, 0, 0);
        double scale = Math.max(Math.abs(l), Math.abs(r));
        double size = broken(l, r);
        double gap = size == 0 ? 0 : size / scale;
        if (gap > 1e-7 && size > 1e-12) return new Look(Kind.APART, gap, size);
        if (gap > 0) return new Look(Kind.DOUBTFUL, gap, size);
        return new Look(l == r && !relation.test(0) ? Kind.TOUCHES : Kind.AGREES, gap, size);
    }

    private double broken(double l, double r) {
        return switch (relation) {
            case EQ -> Math.abs(l - r);
            case NE -> 0;
            case LT, LE -> l - r;
            case GT, GE -> r - l;
        };
    }

    /// The differences of the sides of all comparisons that cases depend on, names unfolded.
    static List<Expr> boundaries(Problem problem) {
        Set<Expr> out = new java.util.LinkedHashSet<>();
        for (Expr side : List.of(problem.left(), problem.right())) {
            for (Node n : Dag.postorder(unfolded(side), Free::scope)) {
                if (!(n instanceof Expr.If i)) continue;
                for (Condition.Compare c : Formula.comparisons(i.condition())) out.add(Terms.sub(c.left(), c.right()));
            }
        }
        return List.copyOf(out);
    }

    /// The meaning of the names in a term that is not too large, so that cases can be seen.
    static Expr unfolded(Expr e) {
        try {
            return Dag.size(e) > LARGEST ? e : Unfolding.all(e).equal().right();
        } catch (Refused r) {
            return e;
        }
    }
}
