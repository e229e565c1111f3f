package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Normal forms of sums and products over a range: split into parts, contracted over deltas, what stands still in front,
/// under names by nesting.
final class Sums {
    private final Normal normal;
    private final Ring ring;
    private final Facts facts;
    /// Sums met so far whose names are kept.
    private final List<Expr.Big> met;

    Sums(Normal normal, List<Expr.Big> met) {
        this.normal = normal;
        this.ring = normal.ring();
        this.facts = normal.facts();
        this.met = met;
    }

    private Theorem under(Expr.Big b) {
        Theorem body = normal.under(b.index()).of(b.body());
        return body.equal().right() == b.body() ? Theorem.reflexivity(b) : facts.discharge(Theorem.rewrite(b, List.of(body)));
    }

    Theorem product(Expr.Big b) {
        if (fewTerms(b) && !normal.keepsNames()) return normal.via(Theorem.unrolling(b));
        Theorem t = under(b);
        Expr.Big p = (Expr.Big) t.equal().right();
        if (!Free.occurs(p.index(), p.body())) return normal.then(t, normal.via(Theorem.constantSum(p)));
        if (Functions.isExp(p.body())) {
            Expr.Big exponents = (Expr.Big) Terms.sum(p.index(), ((Expr.Apply) p.body()).argument());
            return normal.then(t, normal.via(Theorem.symmetry(Theorem.expOfSum(exponents))));
        }
        return normal.said(normal.then(t, renamed(p)));
    }

    private static boolean fewTerms(Expr.Big b) {
        Optional<Rational> from = Ring.value(b.index().lower());
        Optional<Rational> to = Ring.value(b.index().upper());
        return from.isPresent() && to.isPresent() && to.get().subtract(from.get()).compareTo(Rational.of(64)) < 0;
    }

    Theorem sum(Expr.Big b) {
        if (fewTerms(b) && !normal.keepsNames()) return normal.via(Theorem.unrolling(b));
        Theorem t = under(b);
        Expr.Big s = (Expr.Big) t.equal().right();
        Optional<Theorem> contracted = contracted(s);
        return contracted.isPresent() ? normal.then(t, normal.via(contracted.get())) : fewTerms(b) ? normal.via(Theorem.unrolling(b)) : normal.then(t, split(s));
    }

    /// The sum over a body that holds a delta of the index, without it.
    private Optional<Theorem> contracted(Expr.Big s) {
        Symbol k = s.index();
        for (Node n : Dag.postorder(s.body(), Free::scope)) {
            if (!(n instanceof Expr.If i) || !(i.condition() instanceof Condition.Compare c) || c.relation() != Relation.EQ) continue;
            Expr j = c.left() == k ? c.right() : c.right() == k ? c.left() : k;
            if (Free.occurs(k, j)) continue;
            Theorem yes = onBranch(s.body(), c);
            Theorem no = onBranch(s.body(), c.negated());
            Expr.If whole = (Expr.If) Terms.cases(c, yes.equal().right(), no.equal().right());
            Theorem a = Theorem.transitivity(yes, Theorem.symmetry(Theorem.branch(whole, Theorem.assume(c))));
            Theorem b = Theorem.transitivity(no, Theorem.symmetry(Theorem.branch(whole, Theorem.assume(c.negated()))));
            Theorem equal = facts.generic(k).discharge(Theorem.cases(c, a, b));
            Theorem outside = facts.discharge(Theorem.rewrite(s, List.of(equal)));
            return Optional.of(facts.discharge(normal.then(outside, Theorem.contraction((Expr.Big) outside.equal().right()))));
        }
        return Optional.empty();
    }

    /// `c ⊢ body = body′`, the cases decided by c taken, all in normal form.
    private Theorem onBranch(Expr body, Condition c) {
        List<Theorem> steps = new ArrayList<>();
        for (Node n : Dag.postorder(body, Free::scope)) {
            if (n instanceof Expr.If i && (i.condition() == c || i.condition() == c.negated())) steps.add(Theorem.branch(i, Theorem.assume(c)));
        }
        Theorem t = steps.isEmpty() ? Theorem.reflexivity(body) : joined(Theorem.rewrite(body, steps));
        Expr normal = Canonical.fraction(ring, ring.normal(t.equal().right()));
        return normal == t.equal().right() ? t : Theorem.transitivity(t, Theorem.field(t.equal().right(), normal));
    }

    /// With `u` for `if c then u else u`, which is left where a delta stood in one branch.
    private static Theorem joined(Theorem t) {
        Theorem result = t;
        for (Node n : Dag.postorder(t.equal().right(), Free::scope)) {
            if (!(n instanceof Expr.If i) || i.yes() != i.no()) continue;
            Theorem same = Theorem.cases(i.condition(), Theorem.branch(i, Theorem.assume(i.condition())), Theorem.branch(i, Theorem.assume(i.condition().negated())));
            result = Theorem.transitivity(result, Theorem.rewrite(result.equal().right(), List.of(same)));
        }
        return result;
    }

    /// Linearity: one sum for each different part that speaks of the index, what stands still in front.
    private Theorem split(Expr.Big s) {
        Symbol k = s.index();
        Fraction f = ring.normal(s.body());
        Map<Polynomial, Integer> moving = new LinkedHashMap<>();
        Map<Polynomial, Integer> still = new LinkedHashMap<>();
        f.denominator().forEach((p, e) -> (Free.occurs(k, Canonical.polynomial(ring, p)) ? moving : still).put(p, e));
        Map<Monomial, Polynomial> groups = new LinkedHashMap<>();
        for (Map.Entry<Monomial, Rational> t : Canonical.sorted(f.numerator())) {
            Monomial inside = Monomial.ONE;
            Monomial outside = Monomial.ONE;
            for (int i = 0; i < t.getKey().width(); i++) {
                Expr atom = ring.atom(t.getKey().atom(i));
                Monomial power = t.getKey().power(i);
                if (Free.occurs(k, atom)) inside = inside.times(power);
                else outside = outside.times(power);
            }
            groups.merge(inside, Polynomial.term(outside, t.getValue()), Polynomial::add);
        }
        List<Expr> coefficients = new ArrayList<>();
        List<Expr> bodies = new ArrayList<>();
        groups.forEach((inside, outside) -> {
            coefficients.add(Canonical.fraction(ring, new Fraction(outside, still)));
            bodies.add(Canonical.fraction(ring, Fraction.of(Polynomial.term(inside, Rational.ONE)).multiply(new Fraction(Polynomial.ONE, moving))));
        });
        if (bodies.isEmpty()) return normal.via(Theorem.linearity(s, List.of(), List.of()));
        boolean single = bodies.size() == 1 && coefficients.getFirst() == ONE;
        if (single && !Free.occurs(k, bodies.getFirst())) return normal.via(Theorem.constantSum(s));
        if (single) return placed(s);
        Theorem t = facts.discharge(Theorem.linearity(s, coefficients, bodies));
        List<Theorem> steps = new ArrayList<>();
        for (Expr body : bodies) {
            Expr.Big part = (Expr.Big) Terms.sum(k, body);
            Theorem step = Free.occurs(k, body) ? placed(part) : normal.via(Theorem.constantSum(part));
            if (step.equal().right() != part) steps.add(step);
        }
        return normal.again(steps.isEmpty() ? t : normal.then(t, Theorem.rewrite(t.equal().right(), steps)));
    }

    /// Inside of a sum that belongs outside, or under a name of its own.
    private Theorem placed(Expr.Big b) {
        Optional<Theorem> turned = normal.keepsNames() ? Optional.empty() : Nesting.turned(b, ring, facts);
        return turned.isPresent() ? normal.via(turned.get()) : normal.said(renamed(b));
    }

    /// Under the name of a sum that is the same but for it and was met before.
    private Theorem likeKnown(Expr.Big b) {
        for (Expr.Big c : met) {
            if (c == b) return Theorem.reflexivity(b);
            if (c.isProduct() != b.isProduct() || !c.index().sort().equals(b.index().sort()) || Free.occurs(c.index(), b.body())) continue;
            Expr body = Substitution.replace(b.body(), b.index(), c.index());
            if (body == c.body()) return Theorem.renaming(b, c.index().name());
            // The parts may stand in another order.
            if (ring.same(body, c.body())) return normal.then(Theorem.renaming(b, c.index().name()), Theorem.rewrite(Terms.big(b.isProduct(), c.index(), body), List.of(Theorem.field(body, c.body()))));
        }
        met.add(b);
        return Theorem.reflexivity(b);
    }

    private static boolean nests(Expr.Big b) {
        return Dag.postorder(b.body(), Free::scope).stream().anyMatch(n -> n instanceof Expr.Big inner && Free.occurs(b.index(), inner.body())
                || n instanceof Expr.Extreme most && Free.occurs(b.index(), most.body()));
    }

    /// Bound names by nesting, so that sums which differ in names alone become the same.
    private Theorem renamed(Expr.Big b) {
        if (normal.keepsNames()) return likeKnown(b);
        String name = "$" + Extremes.level(b.body());
        if (b.index().name().equals(name)) return Theorem.reflexivity(b);
        Theorem t = facts.discharge(Theorem.renaming(b, name));
        Expr.Big r = (Expr.Big) t.equal().right();
        // what cases compare and what inner sums add is in normal form up to names
        if (Symmetry.concerns(r, facts) || Termwise.comparesAt(r) || nests(r)) return normal.then(t, under(r));
        // the parts have other names now, and with them another order
        Expr body = Canonical.fraction(ring, ring.normal(r.body()));
        return body == r.body() ? t : normal.then(t, Theorem.rewrite(r, List.of(Theorem.field(r.body(), body))));
    }
}
