package org.gradproof.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Equations that are assumed for every index, read as rules: by `Σₖ A[i, k] = 1` for every i that sum is 1 wherever it stands,
/// below other sums too, whatever its index is called there.
final class Everywhere {
    private static final int MOST_INDICES = 2;
    private static final int MOST_PLACES = 8;

    private final Facts facts;
    private final List<Said> rules = new ArrayList<>();

    /// `head = value` for all values of the indices, which the head names all.
    private record Said(Theorem theorem, List<Symbol> indices, Expr head) {}

    Everywhere(Facts facts) {
        this.facts = facts;
        List<Condition> others = new ArrayList<>(facts.assumptions());
        if (!others.removeIf(Everywhere::isEquation)) return;
        for (Condition c : facts.assumptions()) if (isEquation(c)) rule((Condition.ForAll) c, facts.among(others)).ifPresent(rules::add);
    }

    private static boolean isEquation(Condition c) {
        Condition inside = c;
        while (inside instanceof Condition.ForAll f) inside = f.body();
        return inside != c && inside instanceof Condition.Compare e && e.relation() == Relation.EQ;
    }

    private static Optional<Said> rule(Condition.ForAll all, Facts others) {
        try {
            List<Symbol> indices = new ArrayList<>();
            Theorem said = Theorem.assume(all);
            Facts inside = others;
            while (said.holds() instanceof Condition.ForAll f) {
                indices.add(f.index());
                inside = inside.generic(f.index());
                said = Theorem.at(said, f.index());
            }
            if (indices.size() > MOST_INDICES) return Optional.empty();
            Normal normal = new Normal(inside);
            Theorem equation = Theorem.equation(said);
            Theorem left = normal.of(equation.equal().left());
            Theorem right = normal.of(equation.equal().right());
            Theorem plain = inside.discharge(Theorem.transitivity(Theorem.transitivity(Theorem.symmetry(left), equation), right));
            return solved(plain, indices, normal.ring()).map(t -> new Said(t, List.copyOf(indices), t.equal().left()));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// The equation solved for a sum, or else for an entry: one that names all the indices, and none of whose vectors are left on the other side.
    private static Optional<Theorem> solved(Theorem equation, List<Symbol> indices, Ring ring) {
        Fraction f = ring.normal(Terms.sub(equation.equal().left(), equation.equal().right()));
        if (!f.denominator().isEmpty()) return Optional.empty();
        List<Map.Entry<Monomial, Rational>> terms = new ArrayList<>(Canonical.sorted(f.numerator()));
        terms.sort(java.util.Comparator.comparing(t -> !(t.getKey().degree() == 1 && ring.atom(t.getKey().atom(0)) instanceof Expr.Big)));
        for (Map.Entry<Monomial, Rational> t : terms) {
            if (t.getKey().degree() != 1) continue;
            Expr head = ring.atom(t.getKey().atom(0));
            if (!(head instanceof Expr.Big || head instanceof Expr.Entry n && n.tensor() instanceof Symbol)) continue;
            Polynomial rest = f.numerator().subtract(Polynomial.term(t.getKey(), t.getValue())).scale(t.getValue().inverse().negate());
            Expr value = Canonical.polynomial(ring, rest);
            Set<Symbol> gone = tensors(head);
            if (gone.isEmpty() || !Free.of(head).containsAll(indices) || tensors(value).stream().anyMatch(gone::contains)) continue;
            return Optional.of(Theorem.combination(head, value, List.of(equation), List.of(Terms.num(t.getValue().inverse()))));
        }
        return Optional.empty();
    }

    private static Set<Symbol> tensors(Expr e) {
        Set<Symbol> out = new LinkedHashSet<>(Free.of(e));
        out.removeIf(Symbol::isScalar);
        return out;
    }

    /// `e = e′` by one of the rules.
    Optional<Theorem> applied(Expr e, Ring ring) {
        for (Said rule : rules) {
            if (rule.head.getClass() != e.getClass()) continue;
            for (Map<Symbol, Expr> places : places(rule, e)) {
                if (!same(new Substitution(places).apply(rule.head), e, ring)) continue;
                Optional<Theorem> t = facts.attempt(() -> facts.settled(at(rule, places, e)));
                if (t.isPresent()) return t;
            }
        }
        return Optional.empty();
    }

    private static Theorem at(Said rule, Map<Symbol, Expr> places, Expr e) {
        Theorem there = places.isEmpty() ? rule.theorem : Theorem.instance(rule.theorem, places);
        Expr head = there.equal().left();
        if (head == e) return there;
        Theorem same = Theorem.rewrite(e, List.of(Theorem.field(((Expr.Big) e).body(), ((Expr.Big) head).body())));
        return Theorem.transitivity(same, there);
    }

    private static boolean same(Expr head, Expr e, Ring ring) {
        return head == e || head instanceof Expr.Big h && e instanceof Expr.Big b && h.isProduct() == b.isProduct() && h.index() == b.index() && ring.same(h.body(), b.body());
    }

    /// The ways to put indices of the term in place of those of the rule.
    private static List<Map<Symbol, Expr>> places(Said rule, Expr e) {
        Set<Symbol> bound = new LinkedHashSet<>();
        Set<Expr> found = new LinkedHashSet<>();
        for (Node n : Dag.postorder(e)) {
            if (n instanceof Expr.Big b) bound.add(b.index());
            if (n instanceof Expr.Entry entry) found.addAll(entry.indices());
        }
        found.removeIf(i -> Free.of(i).stream().anyMatch(bound::contains));
        if (found.size() > MOST_PLACES) return List.of();
        List<Map<Symbol, Expr>> out = List.of(Map.of());
        for (Symbol i : rule.indices) {
            List<Map<Symbol, Expr>> more = new ArrayList<>();
            for (Map<Symbol, Expr> before : out) {
                for (Expr place : found) {
                    Map<Symbol, Expr> with = new LinkedHashMap<>(before);
                    if (place != i) with.put(i, place);
                    more.add(with);
                }
            }
            out = more;
        }
        return out;
    }
}
