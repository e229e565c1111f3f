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
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;

/// Inequalities between parts that occur together: a sum of what is not negative is not smaller than one of its terms, an
/// increasing function keeps the order of its arguments, a root exceeds what has a smaller square, a maximum bounds its values and
/// what is summed of them.
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
        Set<Expr.Extreme> extremes = new LinkedHashSet<>();
        Set<Expr> places = new LinkedHashSet<>();
        List<Expr.Apply> increasing = new ArrayList<>();
        for (Node n : Dag.postorder(about, Free::scope)) {
            switch (n) {
                case Expr.Big b when !b.isProduct() -> sums.add(b);
                case Symbol s when s.isIndex() -> indices.add(s);
                case Expr.Extreme m -> extremes.add(m);
                case Expr.Entry e -> e.indices().stream().filter(i -> !(i instanceof Symbol)).forEach(places::add);
                case Expr.Apply a when Table.increasing(a.function()) && increasing.size() < 2 * MOST -> increasing.add(a);
                case Expr _, Condition _ -> { }
            }
        }
        Companions c = new Companions(facts);
        for (Expr.Big b : sums) for (Symbol i : indices) c.term(b, i);
        if (!indices.isEmpty() || !extremes.isEmpty()) extremes.addAll(facts.maxima());
        if (!extremes.isEmpty()) {
            places.addAll(indices);
            places.addAll(assumedPlaces(facts));
        }
        for (Expr.Extreme m : extremes) {
            Maxima maxima = new Maxima(m, facts);
            for (Expr i : places) if (c.found.size() < MOST) maxima.bound(i).ifPresent(c.found::add);
            for (Expr.Big b : sums) if (c.found.size() < MOST) maxima.summed(b).ifPresent(c.found::add);
        }
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
        if (sums.size() > 2 && sums.size() <= MOST_SUMS) c.found.addAll(CauchySchwarz.of(sums, increasing, facts));
        return c.found;
    }

    /// The numbered places that single assumptions speak of.
    private static Set<Expr> assumedPlaces(Facts facts) {
        Set<Expr> out = new LinkedHashSet<>();
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare c)) continue;
            for (Node n : Dag.postorder(c, Free::scope)) if (n instanceof Expr.Entry e) e.indices().stream().filter(i -> i instanceof Expr.Num).forEach(out::add);
        }
        return out;
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

    private void term(Expr.Big b, Symbol i) {
        if (ranges(i, b) && found.size() < MOST) more(b, i, facts).or(() -> atLeast(b, i, facts)).ifPresent(found::add);
    }

    /// `Σₖ f − f[k := i] ≥ 0`, being the sum over all k but i.
    static Optional<Theorem> atLeast(Expr.Big b, Expr i, Facts facts) {
        return facts.attempt(() -> {
            Theorem value = without(b, i);
            return kept((Condition.Compare) compare(Relation.GE, b, at(b, i)), (Expr.Big) value.equal().left(), List.of(Theorem.fact(value)), facts);
        });
    }

    /// `Σₖ f − f[k := i] > 0` where f is positive and the range has another index than i: the first, or else the second.
    private static Optional<Theorem> more(Expr.Big b, Symbol i, Facts facts) {
        Expr first = b.index().lower();
        Expr second = Fold.add(first, Terms.ONE);
        if (facts.prove(compare(Relation.LE, second, b.index().upper())).isEmpty()) return Optional.empty();
        Condition isFirst = compare(Relation.EQ, i, first);
        return facts.attempt(() -> facts.settled(Theorem.cases(isFirst, beyond(b, i, second, facts.with(isFirst)), beyond(b, i, first, facts.with(isFirst.negated())))));
    }

    /// `Σₖ f > f[k := i]` since `f[k := j] > 0` and the sum over all k but i and j is not negative.
    private static Theorem beyond(Expr.Big b, Symbol i, Expr j, Facts facts) {
        Theorem one = without(b, i);
        Theorem two = without((Expr.Big) one.equal().left(), j);
        Expr.If here = (Expr.If) at((Expr.Big) one.equal().left(), j);
        Theorem taken = Theorem.branch(here, facts.prove(here.condition().negated()).orElseThrow(Facts.Unsettled::new));
        Theorem positive = facts.prove(compare(Relation.GT, at(b, j), ZERO)).orElseThrow(Facts.Unsettled::new);
        return kept((Condition.Compare) compare(Relation.GT, b, at(b, i)), (Expr.Big) two.equal().left(),
                List.of(Theorem.fact(one), Theorem.fact(two), Theorem.fact(Theorem.symmetry(taken)), positive), facts);
    }

    /// The claim as a combination of that sum, which has no negative term, and of what tells its value.
    private static Theorem kept(Condition.Compare claim, Expr.Big rest, List<Theorem> others, Facts facts) {
        Theorem terms = facts.generic(rest.index()).prove(compare(Relation.GE, rest.body(), ZERO)).orElseThrow(Facts.Unsettled::new);
        List<Theorem> premises = new ArrayList<>(List.of(Theorem.sumSign(rest, terms)));
        premises.addAll(others);
        List<Rational> weights = premises.stream().map(t -> ((Condition.Compare) t.holds()).relation() == Relation.EQ ? Rational.MINUS_ONE : Rational.ONE).toList();
        return facts.settled(Theorem.combine(claim, premises, weights));
    }

    /// `Σₖ (if k = i then 0 else f) = Σₖ f − f[k := i]`.
    private static Theorem without(Expr.Big b, Expr i) {
        return Theorem.contraction((Expr.Big) Terms.sum(b.index(), Terms.cases(compare(Relation.EQ, b.index(), i), ZERO, b.body())));
    }

    private static Expr at(Expr.Big b, Expr i) {
        return Substitution.replace(b.body(), b.index(), i);
    }

    private static boolean ranges(Symbol i, Expr.Big b) {
        return i != b.index() && i.lower() == b.index().lower() && i.upper() == b.index().upper();
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
