package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;

/// Inequalities between parts that occur together: a sum of what is not negative is not smaller than one of its terms, an
/// increasing function keeps the order of its arguments, a root exceeds what has a smaller square.
final class Companions {
    private static final int MOST = 12;
    private static final int MOST_SUMS = 5;

    private final Facts facts;
    private final List<Theorem> found = new ArrayList<>();

    private Companions(Facts facts) {
        this.facts = facts;
    }

    static List<Theorem> of(Condition about, Facts facts) {
        Set<Expr.Big> sums = new LinkedHashSet<>();
        Set<Symbol> indices = new LinkedHashSet<>();
        List<Expr.Apply> increasing = new ArrayList<>();
        for (Node n : Dag.postorder(about, Free::scope)) {
            switch (n) {
                case Expr.Big b when !b.isProduct() -> sums.add(b);
                case Symbol s when s.isIndex() -> indices.add(s);
                case Expr.Apply a when Table.increasing(a.function()) && increasing.size() < 2 * MOST -> increasing.add(a);
                case Expr _, Condition _ -> { }
            }
        }
        Companions c = new Companions(facts);
        for (Expr.Big b : sums) for (Symbol i : indices) c.term(b, i);
        for (int i = 0; i < increasing.size(); i++) {
            for (int j = 0; j < i; j++) c.ordered(increasing.get(i), increasing.get(j));
        }
        for (Expr.Apply root : increasing) {
            if (root.function() != Primitive.SQRT) continue;
            for (Expr w : squared(root.argument())) {
                c.root(root, w);
                c.root(root, Terms.neg(w));
            }
        }
        if (sums.size() > 1 && sums.size() <= MOST_SUMS) c.found.addAll(Variances.of(sums, facts));
        return c.found;
    }

    /// The real symbols of a term, and what it adds the squares of.
    private static Set<Expr> squared(Expr e) {
        Set<Expr> out = new LinkedHashSet<>();
        for (Symbol s : Free.of(e)) if (s.sort() instanceof Sort.Real) out.add(s);
        Expr rest = e;
        for (int k = 0; k < MOST && rest instanceof Expr.Binary b && (b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT); k++) {
            base(b.right()).ifPresent(out::add);
            rest = b.left();
        }
        base(rest).ifPresent(out::add);
        return out;
    }

    private static Optional<Expr> base(Expr e) {
        return e instanceof Expr.Binary b && (b.operator() == Operator.POWER && b.right().equals(Terms.num(2)) || b.operator() == Operator.MULTIPLY && b.left() == b.right())
                ? Optional.of(b.left()) : Optional.empty();
    }

    /// `Σₖ f − f[k := i] ≥ 0`, being the sum over all k but i.
    private void term(Expr.Big b, Symbol i) {
        Symbol k = b.index();
        if (i == k || found.size() >= MOST || i.lower() != k.lower() || i.upper() != k.upper()) return;
        try {
            Expr others = Terms.cases(compare(Relation.EQ, k, i), ZERO, b.body());
            Expr.Big rest = (Expr.Big) Terms.sum(k, others);
            Optional<Theorem> sign = facts.generic(k).prove(compare(Relation.GE, others, ZERO));
            if (sign.isEmpty()) return;
            Theorem positive = Theorem.weaker(Theorem.sumSign(rest, sign.get()), (Condition.Compare) compare(Relation.GE, rest, ZERO));
            Theorem value = Theorem.contraction(rest);
            Expr term = new Substitution(java.util.Map.of(k, i)).apply(b.body());
            Condition.Compare claim = (Condition.Compare) compare(Relation.GE, b, term);
            Theorem t = facts.discharge(Theorem.combine(claim, List.of(positive, Theorem.fact(value)), List.of(Rational.ONE, Rational.MINUS_ONE)));
            if (facts.settles(t)) found.add(t);
        } catch (Refused e) {
            // The terms have no sign that is known; nothing is gained.
            return;
        }
    }

    /// `√u > w` where `u > w²`: clear where w is negative, else since the root of w² is w.
    private void root(Expr.Apply root, Expr w) {
        if (found.size() >= MOST) return;
        Expr square = Terms.pow(w, 2);
        Optional<Theorem> below = facts.prove(compare(Relation.LT, square, root.argument()));
        if (below.isEmpty()) return;
        try {
            Condition.Compare claim = (Condition.Compare) compare(Relation.GT, root, w);
            Condition positive = compare(Relation.GE, w, ZERO);
            Theorem own = Theorem.root(Theorem.reflexivity(square), Theorem.assume(positive));
            Theorem yes = Theorem.weaker(Theorem.rewriteFact(Theorem.monotone(Primitive.SQRT, below.get()), List.of(own)), claim);
            Theorem no = Theorem.combine(claim, List.of(Theorem.rangeFact(Primitive.SQRT, root.argument(), 0), Theorem.assume(positive.negated())), List.of(Rational.ONE, Rational.ONE));
            Theorem t = facts.discharge(Theorem.cases(positive, yes, no));
            if (facts.settles(t)) found.add(t);
        } catch (Refused e) {
            // The root may have no value; nothing is gained.
            return;
        }
    }

    private void ordered(Expr.Apply a, Expr.Apply b) {
        if (a.function() != b.function() || found.size() >= MOST) return;
        for (Relation r : List.of(Relation.LT, Relation.GT, Relation.LE, Relation.GE)) {
            Optional<Theorem> order = facts.prove(compare(r, a.argument(), b.argument()));
            if (order.isEmpty()) continue;
            try {
                Theorem t = facts.discharge(Theorem.monotone(a.function(), order.get()));
                if (facts.settles(t)) found.add(t);
            } catch (Refused e) {
                return;
            }
            return;
        }
    }
}
