package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashMap;
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

    private static final int MOST_FACTORS = 8;
    private static final int MOST_MONOMIALS = 60;

    private final Facts facts;
    private final Ring ring = new Ring();
    private final Map<Sides, Known> systems = new HashMap<>();
    private Optional<Known> products = Optional.empty();

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
            Optional<Theorem> t = facts.among(others).prove(c.negated()).flatMap(u -> facts.attempt(() -> c.relation() == Relation.EQ || c.relation() == Relation.NE
                    ? Theorem.combine((Condition.Compare) compare(Relation.NE, ZERO, ZERO), List.of(u, Theorem.assume(c)),
                            List.of(Rational.ONE, Rational.MINUS_ONE))
                    : Theorem.combine(never, List.of(u, Theorem.assume(c)), List.of(Rational.ONE, Rational.ONE))));
            if (t.isPresent()) return t;
        }
        return Optional.empty();
    }

    /// The comparison as a combination of what is known of its parts.
    Optional<Theorem> combined(Condition.Compare c) {
        return isLarge(c) || facts.seemsFalse(c) ? Optional.empty() : combined(c, c);
    }

    private static boolean isLarge(Condition.Compare c) {
        return c.left().treeSize() > LARGEST || c.right().treeSize() > LARGEST;
    }

    /// The same with the products of two assumptions and the signs of all that occurs in these: slow, for when all else fails.
    Optional<Theorem> thorough(Condition.Compare c) {
        if (c.relation() == Relation.EQ || c.relation() == Relation.NE || isLarge(c)) return Optional.empty();
        try {
            boolean up = c.relation() == Relation.GT || c.relation() == Relation.GE;
            Fraction target = ring.normal(up ? Terms.sub(c.left(), c.right()) : Terms.sub(c.right(), c.left()));
            Known products = products();
            if (!target.denominator().isEmpty() || products.forms.isEmpty()) return Optional.empty();
            Known all = new Known();
            all.addAll(knownOf(c));
            all.addAll(products);
            Polynomial occurring = target.numerator();
            for (Linear.Premise p : products.forms) {
                for (Map.Entry<Monomial, Rational> t : p.form().terms()) {
                    if (occurring.coefficient(t.getKey()).isZero()) occurring = occurring.add(Polynomial.term(t.getKey(), Rational.ONE));
                }
            }
            if (occurring.size() > MOST_MONOMIALS) return Optional.empty();
            addSigns(occurring, all);
            boolean strict = c.relation() == Relation.GT || c.relation() == Relation.LT;
            return Linear.combination(target.numerator(), strict, all.forms).flatMap(k -> facts.attempt(() -> kept(c, all.theorems, k)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    record Sides(Expr left, Expr right) {}

    private Optional<Theorem> combined(Condition.Compare c, Condition about) {
        try {
            Known known = about == c ? knownOf(c) : known(about);
            // Nothing is known, and the sides are no more than a symbol and a number.
            if (known.forms.isEmpty() && c.left() instanceof Symbol && c.right() instanceof Expr.Num) return Optional.empty();
            boolean up = c.relation() != Relation.LT && c.relation() != Relation.LE;
            Fraction target = ring.normal(up ? Terms.sub(c.left(), c.right()) : Terms.sub(c.right(), c.left()));
            if (!target.denominator().isEmpty()) return Optional.empty();
            Known all = new Known();
            all.addAll(known);
            addSigns(target.numerator(), all);
            if (all.forms.isEmpty() && target.numerator().constant().isEmpty()) return Optional.empty();
            if (c.relation() == Relation.EQ) {
                Known equations = all.equations();
                if (equations.forms.isEmpty()) return Optional.empty();
                return Linear.combination(target.numerator(), false, equations.forms).flatMap(k -> facts.attempt(() -> facts.settled(Theorem.combine(c, equations.theorems, k))));
            }
            boolean strict = c.relation() == Relation.GT || c.relation() == Relation.LT;
            Optional<List<Rational>> linear = Linear.combination(target.numerator(), strict, all.forms);
            if (linear.isEmpty() && all.isNonlinear(target.numerator()) && !products().forms.isEmpty()) {
                all.addAll(products());
                linear = Linear.combination(target.numerator(), strict, all.forms);
            }
            return linear.flatMap(k -> facts.attempt(() -> kept(c, all.theorems, k)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// Comparisons as theorems, and as polynomials that are not negative.
    private static final class Known {
        final List<Linear.Premise> forms = new ArrayList<>();
        final List<Theorem> theorems = new ArrayList<>();

        void add(Linear.Premise form, Theorem t) {
            forms.add(form);
            theorems.add(t);
        }

        void addAll(Known other) {
            forms.addAll(other.forms);
            theorems.addAll(other.theorems);
        }

        Known equations() {
            Known out = new Known();
            for (int i = 0; i < forms.size(); i++) if (forms.get(i).equation()) out.add(forms.get(i), theorems.get(i));
            return out;
        }

        boolean isNonlinear(Polynomial target) {
            return Stream.concat(forms.stream().map(Linear.Premise::form), Stream.of(target))
                    .anyMatch(p -> p.terms().stream().anyMatch(t -> t.getKey().degree() > 1));
        }
    }

    /// What is known of the parts of both sides, whatever the relation is.
    private Known knownOf(Condition.Compare c) {
        Sides sides = new Sides(c.left(), c.right());
        Known ready = systems.get(sides);
        if (ready != null) return ready;
        Known made = known(c);
        systems.put(sides, made);
        return made;
    }

    private Known known(Condition about) {
        Known out = new Known();
        for (Theorem p : premises(about)) {
            Condition.Compare h = (Condition.Compare) p.holds();
            boolean ascending = h.relation() != Relation.LT && h.relation() != Relation.LE;
            Fraction f = ring.normal(ascending ? Terms.sub(h.left(), h.right()) : Terms.sub(h.right(), h.left()));
            if (!f.denominator().isEmpty()) continue;
            out.add(new Linear.Premise(f.numerator(), h.relation() == Relation.LT || h.relation() == Relation.GT, h.relation() == Relation.EQ), p);
        }
        return out;
    }

    /// Products of two assumed signs, if there are two and not too many.
    private Known products() {
        if (products.isPresent()) return products.get();
        List<Theorem> signs = new ArrayList<>();
        for (Theorem a : facts.comparisons()) {
            Condition.Compare b = (Condition.Compare) a.holds();
            if (b.relation() == Relation.NE || b.relation() == Relation.EQ) continue;
            boolean up = b.relation() == Relation.GT || b.relation() == Relation.GE;
            Expr d = up ? Fold.sub(b.left(), b.right()) : Fold.sub(b.right(), b.left());
            Relation r = b.relation() == Relation.GT || b.relation() == Relation.LT ? Relation.GT : Relation.GE;
            facts.attempt(() -> facts.settled(Theorem.combine((Condition.Compare) compare(r, d, ZERO), List.of(a), List.of(Rational.ONE)))).ifPresent(signs::add);
        }
        Known out = new Known();
        boolean some = signs.size() >= 2 && signs.size() <= MOST_FACTORS;
        for (int i = 0; some && i < signs.size(); i++) {
            for (int k = i; k < signs.size(); k++) {
                Theorem s = signs.get(i);
                Theorem t = signs.get(k);
                facts.attempt(() -> facts.settled(Theorem.product(s, t))).ifPresent(p -> {
                    Condition.Compare h = (Condition.Compare) p.holds();
                    Fraction f = ring.normal(h.left());
                    if (f.denominator().isEmpty()) out.add(new Linear.Premise(f.numerator(), h.relation() == Relation.GT, false), p);
                });
            }
        }
        products = Optional.of(out);
        return out;
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
    /// ranges of the primitives that occur or bound a symbol.
    private List<Theorem> premises(Condition about) {
        List<Theorem> out = new ArrayList<>();
        Set<Symbol> indices = new LinkedHashSet<>();
        for (Node n : Dag.postorder(about, Free::scope)) {
            switch (n) {
                case Symbol s when s.isIndex() -> indices.add(s);
                case Expr.Apply a -> {
                    ranges(a, out);
                    if (a.function() == Primitive.EXP) exponential(a).ifPresent(out::add);
                }
                case Expr _, Condition _ -> { }
            }
        }
        Set<Expr.Apply> bounding = new LinkedHashSet<>();
        for (Theorem t : facts.comparisons()) {
            Condition.Compare c = (Condition.Compare) t.holds();
            if (c.relation() == Relation.NE) continue;
            out.add(t);
            for (Node n : Dag.postorder(t.holds())) if (n instanceof Symbol s && s.isIndex()) indices.add(s);
            if (c.left() instanceof Symbol && c.right() instanceof Expr.Apply a) bounding.add(a);
            if (c.right() instanceof Symbol && c.left() instanceof Expr.Apply a) bounding.add(a);
        }
        for (Expr.Apply a : bounding) ranges(a, out);
        for (Condition a : facts.assumptions()) if (a instanceof Condition.Or o) out.addAll(Alternatives.bounds(Theorem.assume(o), facts));
        for (Theorem t : facts.instances(about)) if (((Condition.Compare) t.holds()).relation() != Relation.NE) out.add(t);
        for (Symbol i : indices) {
            facts.attempt(() -> facts.settled(Theorem.range(i))).ifPresent(t -> {
                for (Condition p : t.holds().conjuncts()) out.add(Theorem.part(t, p));
            });
        }
        out.addAll(Companions.of(about, facts));
        return out;
    }

    private void ranges(Expr.Apply a, List<Theorem> out) {
        List<Condition> range = Table.range(a.function(), a.argument());
        for (int i = 0; i < range.size(); i++) {
            int which = i;
            facts.attempt(() -> facts.settled(Theorem.rangeFact(a.function(), a.argument(), which))).ifPresent(out::add);
        }
    }

    /// `exp(u) ⋚ 1` as `u ⋚ 0`.
    private Optional<Theorem> exponential(Expr.Apply a) {
        return facts.sign(a.argument()).flatMap(t -> facts.attempt(() -> facts.settled(Theorem.rewriteFact(Theorem.monotone(Primitive.EXP, t),
                List.of(Theorem.identity(Table.Identity.EXP_OF_ZERO, ZERO, ZERO))))));
    }

    /// The signs of the monomials of the target that are no single symbols.
    private void addSigns(Polynomial target, Known known) {
        for (Map.Entry<Monomial, Rational> t : target.terms()) {
            Monomial m = t.getKey();
            if (m.isOne()) continue;
            Expr e = Canonical.monomial(ring, m);
            if (e instanceof Symbol) continue;
            Optional<Theorem> s = facts.sign(e).filter(u -> ((Condition.Compare) u.holds()).relation() != Relation.NE);
            if (s.isEmpty()) continue;
            Relation r = ((Condition.Compare) s.get().holds()).relation();
            Polynomial form = Polynomial.term(m, r == Relation.LT || r == Relation.LE ? Rational.MINUS_ONE : Rational.ONE);
            known.add(new Linear.Premise(form, r == Relation.GT || r == Relation.LT, r == Relation.EQ), s.get());
        }
    }
}
