package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
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
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;

/// `(Σvw)² ≤ Σv²·Σw²` since `ΣₖΣₗ (v_k·w_l − v_l·w_k)²` is twice the difference; and `±Σvw ≤ √Σv²·√Σw²` where these roots occur.
final class CauchySchwarz {
    private final Facts facts;
    private final Set<Expr> roots;
    private final List<Theorem> found = new ArrayList<>();

    private CauchySchwarz(Facts facts, Set<Expr> roots) {
        this.facts = facts;
        this.roots = roots;
    }

    /// Those between three of the sums.
    ///
    /// @param applied what roots are taken among
    static List<Theorem> of(Collection<Expr.Big> sums, Collection<Expr.Apply> applied, Facts facts) {
        Set<Expr> roots = new HashSet<>();
        for (Expr.Apply a : applied) if (a.function() == Primitive.SQRT) roots.add(a);
        CauchySchwarz c = new CauchySchwarz(facts, roots);
        List<Expr.Big> all = List.copyOf(sums);
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                for (Expr.Big mixed : all) if (mixed != all.get(i) && mixed != all.get(j)) c.add(all.get(i), all.get(j), mixed);
            }
        }
        return c.found;
    }

    private void add(Expr.Big a, Expr.Big b, Expr.Big mixed) {
        if (!alike(a, b) || !alike(a, mixed)) return;
        try {
            Symbol k = a.index();
            Ring ring = new Ring();
            Optional<Expr> v = root(a.body(), ring);
            Optional<Expr> w = v.isPresent() ? root(at(b, k), ring) : v;
            if (w.isEmpty()) return;
            Expr product = Terms.mul(v.get(), w.get());
            boolean same = ring.same(product, at(mixed, k));
            if (!same && !ring.same(Terms.neg(product), at(mixed, k))) return;
            inequality(a, b, mixed, v.get(), w.get()).ifPresent(t -> {
                found.add(t);
                if (!roots.contains(Terms.sqrt(a)) || !roots.contains(Terms.sqrt(b))) return;
                for (Expr.Big squared : List.of(a, b)) facts.attempt(() -> facts.settled(Theorem.fact(Theorem.identity(Table.Identity.SQUARE_OF_ROOT, squared, ZERO)))).ifPresent(found::add);
                byRoots(a, b, mixed, t).ifPresent(found::add);
                byRoots(a, b, Terms.neg(mixed), t).ifPresent(found::add);
            });
        } catch (Refused e) {
            // Some part has no value; nothing is gained.
            return;
        }
    }

    private static boolean alike(Expr.Big a, Expr.Big b) {
        return a.index().lower() == b.index().lower() && a.index().upper() == b.index().upper();
    }

    private static Expr at(Expr.Big s, Symbol k) {
        return s.index() == k ? s.body() : new Substitution(Map.of(s.index(), k)).apply(s.body());
    }

    /// What a product of even powers, or the square of a sum, is the square of.
    private static Optional<Expr> root(Expr e, Ring ring) {
        if (e instanceof Expr.Binary b && b.operator() == Operator.POWER && b.right() == Terms.TWO) return Optional.of(b.left());
        Fraction f = ring.normal(e);
        if (f.numerator().size() != 1 || !f.denominator().isEmpty()) return Optional.empty();
        Map.Entry<Monomial, Rational> t = f.numerator().terms().iterator().next();
        if (!t.getValue().isOne()) return Optional.empty();
        Polynomial half = Polynomial.ONE;
        for (int i = 0; i < t.getKey().width(); i++) {
            if (t.getKey().exponent(i) % 2 != 0) return Optional.empty();
            half = half.multiply(ring.atom(ring.atom(t.getKey().atom(i))).pow(t.getKey().exponent(i) / 2));
        }
        return Optional.of(Canonical.polynomial(ring, half));
    }

    /// `Σf·Σg ≥ (Σh)²` for `f = v²`, `g = w²`, `h = ±vw`.
    private Optional<Theorem> inequality(Expr.Big a, Expr.Big b, Expr.Big mixed, Expr v, Expr w) {
        Symbol k = a.index();
        Set<String> taken = new HashSet<>();
        for (Node n : Dag.postorder(Terms.add(v, w))) if (n instanceof Symbol s) taken.add(s.name());
        taken.add(k.name());
        Symbol l = Symbol.index(Fresh.name("l", taken), k.lower(), k.upper());
        Substitution other = new Substitution(Map.of(k, l));
        Expr.Big inner = (Expr.Big) Terms.sum(l, Terms.pow(Terms.sub(Terms.mul(v, other.apply(w)), Terms.mul(other.apply(v), w)), 2));
        Expr.Big twice = (Expr.Big) Terms.sum(k, inner);
        Theorem square = Theorem.square(((Expr.Binary) inner.body()).left());
        Theorem sign = Theorem.sumSign(twice, Theorem.sumSign(inner, square));
        Expr gap = Terms.sub(Terms.mul(a, b), Terms.pow(mixed, 2));
        Condition.Compare claim = (Condition.Compare) compare(Relation.GE, Terms.mul(a, b), Terms.pow(mixed, 2));
        return Equality.prove(twice, Terms.mul(Terms.TWO, gap), facts).flatMap(same -> facts.attempt(() ->
                facts.settled(Theorem.combine(claim, List.of(sign, Theorem.fact(same)), List.of(Rational.HALF, Rational.HALF.negate())))));
    }

    /// `√Σf·√Σg ≥ c` for `c² ≤ Σf·Σg`: clear where c is negative, else since the root of c² is c.
    private Optional<Theorem> byRoots(Expr a, Expr b, Expr c, Theorem squares) {
        return facts.attempt(() -> {
            Expr product = Terms.mul(Terms.sqrt(a), Terms.sqrt(b));
            Condition.Compare claim = (Condition.Compare) compare(Relation.GE, product, c);
            Theorem sign = Theorem.product(Theorem.rangeFact(Primitive.SQRT, a, 0), Theorem.rangeFact(Primitive.SQRT, b, 0));
            Theorem whole = Theorem.root(Theorem.combination(Terms.pow(product, 2), Terms.mul(a, b),
                    List.of(Theorem.identity(Table.Identity.SQUARE_OF_ROOT, a, ZERO), Theorem.identity(Table.Identity.SQUARE_OF_ROOT, b, ZERO)),
                    List.of(Terms.pow(Terms.sqrt(b), 2), a)), sign);
            Condition positive = compare(Relation.GE, c, ZERO);
            Theorem own = Theorem.root(Theorem.reflexivity(Terms.pow(c, 2)), Theorem.assume(positive));
            Theorem smaller = Theorem.combine((Condition.Compare) compare(Relation.GE, Terms.mul(a, b), Terms.pow(c, 2)), List.of(squares), List.of(Rational.ONE));
            Theorem yes = Theorem.rewriteFact(Theorem.monotone(Primitive.SQRT, smaller), List.of(whole, own));
            Theorem no = Theorem.combine(claim, List.of(sign, Theorem.assume(positive.negated())), List.of(Rational.ONE, Rational.ONE));
            return facts.settled(Theorem.cases(positive, yes, no));
        });
    }
}
