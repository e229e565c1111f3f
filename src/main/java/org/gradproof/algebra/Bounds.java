package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;

/// Comparisons by linear combination: of the assumptions, the ranges of indices and functions, the signs of monomials, and
/// products of two assumptions.
final class Bounds {
    /// Larger terms are not multiplied out to find their sign.
    static final long LARGEST = 160;

    private final Facts facts;

    Bounds(Facts facts) {
        this.facts = facts;
    }

    /// That the facts.assumptions() contradict each other, as a false comparison of numbers.
    Optional<Theorem> contradiction() {
        Condition.Compare never = (Condition.Compare) compare(Relation.GT, ZERO, ZERO);
        Optional<Theorem> linear = combined(never, Condition.and(List.copyOf(facts.assumptions())));
        if (linear.isPresent()) return linear;
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare c)) continue;
            List<Condition> others = new ArrayList<>(facts.assumptions());
            others.remove(a);
            Optional<Theorem> t = new Facts(others).prove(c.negated()).flatMap(u -> facts.attempt(() -> c.relation() == Relation.EQ || c.relation() == Relation.NE
                    ? Theorem.combine((Condition.Compare) compare(Relation.NE, ZERO, ZERO), List.of(u, Theorem.assume(c)),
                            List.of(Rational.ONE, Rational.MINUS_ONE))
                    : Theorem.combine(never, List.of(u, Theorem.assume(c)), List.of(Rational.ONE, Rational.ONE))));
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    /// The comparison as a combination of what is known of its parts.
    Optional<Theorem> combined(Condition.Compare c) {
        return combined(c, c);
    }

    private Optional<Theorem> combined(Condition.Compare c, Condition about) {
        if (c.left().treeSize() > LARGEST || c.right().treeSize() > LARGEST) return Optional.empty();
        try {
            List<Theorem> premises = premises(about);
            // Nothing is known, and the sides are no more than a symbol and a number.
            if (premises.isEmpty() && c.left() instanceof Symbol && c.right() instanceof Expr.Num) return Optional.empty();
            Ring ring = new Ring();
            boolean up = c.relation() != Relation.LT && c.relation() != Relation.LE;
            Fraction target = ring.normal(up ? Terms.sub(c.left(), c.right()) : Terms.sub(c.right(), c.left()));
            if (!target.denominator().isEmpty()) return Optional.empty();
            List<Linear.Premise> forms = new ArrayList<>();
            List<Theorem> used = new ArrayList<>();
            for (Theorem p : premises) {
                Condition.Compare h = (Condition.Compare) p.holds();
                boolean ascending = h.relation() != Relation.LT && h.relation() != Relation.LE;
                Fraction f = ring.normal(ascending ? Terms.sub(h.left(), h.right()) : Terms.sub(h.right(), h.left()));
                if (!f.denominator().isEmpty()) continue;
                forms.add(new Linear.Premise(f.numerator(), h.relation() == Relation.LT || h.relation() == Relation.GT, h.relation() == Relation.EQ));
                used.add(p);
            }
            addSigns(ring, target.numerator(), forms, used);
            if (forms.isEmpty() && target.numerator().constant().isEmpty()) return Optional.empty();
            if (c.relation() == Relation.EQ) {
                List<Linear.Premise> equations = new ArrayList<>();
                List<Theorem> from = new ArrayList<>();
                for (int i = 0; i < used.size(); i++) {
                    if (forms.get(i).equation()) {
                        equations.add(forms.get(i));
                        from.add(used.get(i));
                    }
                }
                if (from.isEmpty()) return Optional.empty();
                return Linear.combination(target.numerator(), false, equations).flatMap(k -> facts.attempt(() -> facts.settled(Theorem.combine(c, from, k))));
            }
            boolean strict = c.relation() == Relation.GT || c.relation() == Relation.LT;
            Optional<List<Rational>> linear = Linear.combination(target.numerator(), strict, forms);
            if (linear.isEmpty() && addProducts(ring, target.numerator(), forms, used)) {
                linear = Linear.combination(target.numerator(), strict, forms);
            }
            return linear.flatMap(k -> facts.attempt(() -> kept(c, used, k)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// Products of two assumed signs, where something of higher degree is in question; whether there are any.
    private boolean addProducts(Ring ring, Polynomial target, List<Linear.Premise> forms, List<Theorem> used) {
        boolean higher = Stream.concat(forms.stream().map(Linear.Premise::form), Stream.of(target))
                .anyMatch(p -> p.terms().stream().anyMatch(t -> t.getKey().degree() > 1));
        List<Theorem> signs = new ArrayList<>();
        for (Condition a : facts.assumptions()) {
            if (!(a instanceof Condition.Compare b) || b.relation() == Relation.NE || b.relation() == Relation.EQ) continue;
            boolean up = b.relation() == Relation.GT || b.relation() == Relation.GE;
            Expr d = up ? Fold.sub(b.left(), b.right()) : Fold.sub(b.right(), b.left());
            Relation r = b.relation() == Relation.GT || b.relation() == Relation.LT ? Relation.GT : Relation.GE;
            facts.attempt(() -> facts.settled(Theorem.combine((Condition.Compare) compare(r, d, ZERO), List.of(Theorem.assume(b)), List.of(Rational.ONE)))).ifPresent(signs::add);
        }
        if (!higher || signs.size() < 2 || signs.size() > 8) return false;
        for (int i = 0; i < signs.size(); i++) {
            for (int k = i; k < signs.size(); k++) {
                Theorem s = signs.get(i);
                Theorem t = signs.get(k);
                facts.attempt(() -> facts.settled(Theorem.product(s, t))).ifPresent(p -> {
                    Condition.Compare h = (Condition.Compare) p.holds();
                    Fraction f = ring.normal(h.left());
                    if (!f.denominator().isEmpty()) return;
                    forms.add(new Linear.Premise(f.numerator(), h.relation() == Relation.GT, false));
                    used.add(p);
                });
            }
        }
        return true;
    }

    private Theorem kept(Condition.Compare c, List<Theorem> used, List<Rational> k) {
        List<Theorem> premises = new ArrayList<>();
        List<Rational> coefficients = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            if (k.get(i).isZero()) continue;
            premises.add(used.get(i));
            coefficients.add(k.get(i));
        }
        return facts.settled(Theorem.combine(c, premises, coefficients));
    }

    /// Assumptions that are comparisons, those for every index at the indices that occur, the ranges of indices, and the
    /// ranges of the primitives that occur.
    private List<Theorem> premises(Condition about) {
        List<Theorem> out = new ArrayList<>();
        Set<Expr> entries = new LinkedHashSet<>();
        Set<Symbol> indices = new LinkedHashSet<>();
        for (Node n : Dag.postorder(about, Free::scope)) {
            switch (n) {
                case Expr.Entry e -> entries.add(e);
                case Symbol s when s.isIndex() -> indices.add(s);
                case Expr.Apply a -> {
                    List<Condition> range = Table.range(a.function(), a.argument());
                    for (int i = 0; i < range.size(); i++) {
                        int which = i;
                        facts.attempt(() -> facts.settled(Theorem.rangeFact(a.function(), a.argument(), which))).ifPresent(out::add);
                    }
                    if (a.function() == Primitive.EXP) exponential(a).ifPresent(out::add);
                }
                case Expr _, Condition _ -> { }
            }
        }
        for (Condition a : facts.assumptions()) {
            switch (a) {
                case Condition.Compare b when b.relation() != Relation.NE -> {
                    out.add(Theorem.assume(b));
                    for (Node n : Dag.postorder(b)) if (n instanceof Symbol s && s.isIndex()) indices.add(s);
                }
                case Condition.ForAll f -> {
                    for (Expr e : entries) instances(f, (Expr.Entry) e, out);
                }
                case Condition.Compare _, Condition.And _, Condition.Or _ -> { }
            }
        }
        for (Symbol i : indices) {
            facts.attempt(() -> facts.settled(Theorem.range(i))).ifPresent(t -> {
                for (Condition p : t.holds().conjuncts()) out.add(Theorem.part(t, p));
            });
        }
        out.addAll(Companions.of(about, facts));
        return out;
    }

    /// `exp(u) ⋚ 1` as `u ⋚ 0`.
    private Optional<Theorem> exponential(Expr.Apply a) {
        return facts.sign(a.argument()).flatMap(t -> facts.attempt(() -> facts.settled(Theorem.rewriteFact(Theorem.monotone(Primitive.EXP, t),
                List.of(Theorem.identity(Table.Identity.EXP_OF_ZERO, ZERO, ZERO))))));
    }

    private void instances(Condition.ForAll f, Expr.Entry e, List<Theorem> out) {
        for (Node n : Dag.postorder(f.body())) {
            if (n instanceof Expr.Entry pattern && pattern.tensor() == e.tensor() && pattern.indices().contains(f.index())) {
                Expr at = e.indices().get(pattern.indices().indexOf(f.index()));
                facts.attempt(() -> facts.settled(Theorem.at(Theorem.assume(f), at))).ifPresent(t -> {
                    for (Condition p : t.holds().conjuncts()) {
                        if (p instanceof Condition.Compare b && b.relation() != Relation.NE) out.add(Theorem.part(t, p));
                        else if (p instanceof Condition.ForAll g) nested(Theorem.part(t, p), g, e, out);
                    }
                });
            }
        }
    }

    private void nested(Theorem t, Condition.ForAll g, Expr.Entry e, List<Theorem> out) {
        for (Expr at : e.indices()) {
            facts.attempt(() -> facts.settled(Theorem.at(t, at))).ifPresent(u -> {
                for (Condition p : u.holds().conjuncts()) {
                    if (p instanceof Condition.Compare b && b.relation() != Relation.NE) out.add(Theorem.part(u, p));
                }
            });
        }
    }

    /// The signs of the monomials of the target that are no single symbols.
    private void addSigns(Ring ring, Polynomial target, List<Linear.Premise> forms, List<Theorem> used) {
        for (Map.Entry<Monomial, Rational> t : target.terms()) {
            Monomial m = t.getKey();
            if (m.isOne()) continue;
            Expr e = Canonical.monomial(ring, m);
            if (e instanceof Symbol) continue;
            Optional<Theorem> s = facts.sign(e).filter(u -> ((Condition.Compare) u.holds()).relation() != Relation.NE);
            if (s.isEmpty()) continue;
            Relation r = ((Condition.Compare) s.get().holds()).relation();
            Polynomial form = Polynomial.term(m, r == Relation.LT || r == Relation.LE ? Rational.MINUS_ONE : Rational.ONE);
            forms.add(new Linear.Premise(form, r == Relation.GT || r == Relation.LT, r == Relation.EQ));
            used.add(s.get());
        }
    }
}
