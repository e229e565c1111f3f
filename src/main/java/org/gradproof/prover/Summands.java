package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Canonical;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// Order claims about sums over one range by what is true of every term: `Σ p·(log p − log q) ≥ 0` where `Σp = Σq = 1`, since
/// `p·(log p − log q) − p + q ≥ 0`. Assumed values of sums are added with a few multipliers, and what is left stands in equal parts under the sum.
final class Summands {
    private static final int MOST_GIVEN = 2;
    private static final int MOST_TRIED = 12;

    private final Facts facts;
    private final Normal normal;
    private final Ring ring;

    /// `e = Σ coefficients·Σₖ bodies + rest`.
    private record Linear(Expr e, List<Expr> coefficients, List<Expr> bodies, Expr rest, Symbol index) {}

    /// An assumed equation between normal forms whose difference is linear.
    private record Given(Theorem equation, Linear difference) {}

    private Summands(Facts facts) {
        this.facts = facts;
        this.normal = new Normal(facts);
        this.ring = new Ring();
    }

    /// `a ⋚ b`, where the difference is linear in sums over one range.
    static Optional<Theorem> prove(Condition.Compare target, Facts facts) {
        if (target.relation() == Relation.EQ || target.relation() == Relation.NE || Dag.postorder(target, Free::scope).stream().noneMatch(Summands::isSum)) return Optional.empty();
        try {
            return new Summands(facts).proof(target);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static boolean isSum(Node n) {
        return n instanceof Expr.Big b && !b.isProduct();
    }

    private Optional<Theorem> proof(Condition.Compare target) {
        boolean up = target.relation() == Relation.GE || target.relation() == Relation.GT;
        boolean strict = target.relation() == Relation.GT || target.relation() == Relation.LT;
        Theorem difference = normal.of(up ? Terms.sub(target.left(), target.right()) : Terms.sub(target.right(), target.left()));
        Optional<Linear> linear = linear(difference.equal().right(), Optional.empty());
        if (linear.isEmpty()) return Optional.empty();
        List<Given> given = given(linear.get().index());
        List<List<Expr>> multipliers = List.of(List.of());
        for (Given g : given) {
            List<List<Expr>> longer = new ArrayList<>();
            for (List<Expr> before : multipliers) {
                for (Expr m : multipliers(linear.get(), g)) {
                    List<Expr> more = new ArrayList<>(before);
                    more.add(m);
                    longer.add(more);
                }
            }
            multipliers = longer;
        }
        int tried = 0;
        for (List<Expr> m : multipliers) {
            if (tried++ == MOST_TRIED) break;
            Optional<Theorem> t = with(linear.get(), given, m, strict);
            if (t.isEmpty()) continue;
            return Optional.of(facts.discharge(Theorem.combine(target, List.of(t.get(), Theorem.fact(difference)), List.of(Rational.ONE, Rational.ONE))));
        }
        return Optional.empty();
    }

    /// The multipliers worth a try: those that leave no constant, or none, each also one more or less.
    private List<Expr> multipliers(Linear target, Given g) {
        Set<Expr> out = new LinkedHashSet<>();
        List<Expr> bases = new ArrayList<>(List.of(ZERO));
        if (target.rest != ZERO && g.difference.rest != ZERO) bases.addFirst(simple(Terms.neg(Terms.div(target.rest, g.difference.rest))));
        for (Expr base : bases) {
            for (Expr more : List.of(Terms.MINUS_ONE, ONE, ZERO)) out.add(simple(Terms.add(base, more)));
        }
        return List.copyOf(out);
    }

    private Expr simple(Expr e) {
        return Canonical.fraction(ring, ring.normal(e));
    }

    private List<Given> given(Symbol index) {
        List<Given> out = new ArrayList<>();
        for (Condition c : facts.assumptions()) {
            if (out.size() == MOST_GIVEN || !(c instanceof Condition.Compare e) || e.relation() != Relation.EQ || Dag.postorder(e, Free::scope).stream().noneMatch(Summands::isSum)) continue;
            Theorem l = normal.of(e.left());
            Theorem r = normal.of(e.right());
            Theorem equation = facts.discharge(Theorem.transitivity(Theorem.transitivity(Theorem.symmetry(l), Theorem.equation(Theorem.assume(e))), r));
            linear(Terms.sub(l.equal().right(), r.equal().right()), Optional.of(index)).ifPresent(d -> out.add(new Given(equation, d)));
        }
        return out;
    }

    /// The term as a combination of sums over one range, the given one if there is one.
    private Optional<Linear> linear(Expr e, Optional<Symbol> wanted) {
        Fraction f = ring.normal(e);
        if (!f.denominator().isEmpty()) return Optional.empty();
        Optional<Symbol> index = wanted;
        List<Expr> coefficients = new ArrayList<>();
        List<Expr> bodies = new ArrayList<>();
        Polynomial rest = Polynomial.ZERO;
        for (Map.Entry<Monomial, Rational> t : Canonical.sorted(f.numerator())) {
            Optional<Expr.Big> sum = Optional.empty();
            Monomial others = Monomial.ONE;
            for (int i = 0; i < t.getKey().width(); i++) {
                Expr atom = ring.atom(t.getKey().atom(i));
                if (isSum(atom)) {
                    Expr.Big b = (Expr.Big) atom;
                    if (sum.isPresent() || t.getKey().exponent(i) != 1 || index.isPresent() && index.get() != b.index()) return Optional.empty();
                    sum = Optional.of(b);
                    index = Optional.of(b.index());
                } else {
                    others = others.times(t.getKey().power(i));
                }
            }
            if (sum.isEmpty()) {
                rest = rest.add(Polynomial.term(t.getKey(), t.getValue()));
            } else {
                coefficients.add(Canonical.polynomial(ring, Polynomial.term(others, t.getValue())));
                bodies.add(sum.get().body());
            }
        }
        if (bodies.isEmpty()) return Optional.empty();
        return Optional.of(new Linear(e, coefficients, bodies, Canonical.polynomial(ring, rest), index.orElseThrow()));
    }

    /// `target ≥ 0` with these multiples of what is given added.
    private Optional<Theorem> with(Linear target, List<Given> given, List<Expr> multipliers, boolean strict) {
        try {
            Symbol k = target.index;
            List<Expr> coefficients = new ArrayList<>(target.coefficients);
            List<Expr> bodies = new ArrayList<>(target.bodies);
            Expr rest = target.rest;
            List<Theorem> used = new ArrayList<>();
            List<Expr> weights = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                Expr m = multipliers.get(i);
                if (m == ZERO) continue;
                Linear d = given.get(i).difference;
                for (Expr c : d.coefficients) coefficients.add(simple(Terms.mul(m, c)));
                bodies.addAll(d.bodies);
                rest = simple(Terms.add(rest, Terms.mul(m, d.rest)));
                used.add(given.get(i).equation);
                weights.add(Terms.neg(m));
            }
            Expr body = ZERO;
            for (int i = 0; i < bodies.size(); i++) body = Terms.add(body, Terms.mul(coefficients.get(i), bodies.get(i)));
            Expr each = simple(Terms.div(rest, Fold.add(Fold.sub(k.upper(), k.lower()), ONE)));
            if (rest != ZERO) {
                coefficients.add(each);
                bodies.add(ONE);
            }
            Expr term = Fold.add(simple(body), each);
            Optional<Theorem> sign = everywhere(strict ? Relation.GT : Relation.GE, term, k);
            if (sign.isEmpty()) return sign;
            Expr.Big whole = (Expr.Big) Terms.sum(k, term);
            Theorem order = facts.discharge(Theorem.sumSign(whole, sign.get()));
            used.add(Theorem.linearity(whole, coefficients, bodies));
            weights.add(Terms.MINUS_ONE);
            if (rest != ZERO) {
                used.add(Theorem.constantSum((Expr.Big) Terms.sum(k, ONE)));
                weights.add(Terms.neg(each));
            }
            Theorem same = facts.discharge(Theorem.combination(target.e, whole, used, weights));
            Theorem t = facts.discharge(Theorem.combine((Condition.Compare) compare(strict ? Relation.GT : Relation.GE, target.e, ZERO), List.of(order, Theorem.fact(same)),
                    List.of(Rational.ONE, Rational.ONE)));
            return Optional.of(t).filter(facts::settles);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// The sign of a term at every index, its entries and integers being any numbers of which the same is known.
    private Optional<Theorem> everywhere(Relation r, Expr term, Symbol k) {
        Facts inside = facts.generic(k);
        Set<String> taken = new HashSet<>();
        for (Node n : Dag.postorder(term)) if (n instanceof Symbol s) taken.add(s.name());
        for (Condition c : facts.assumptions()) for (Symbol s : Free.of(c)) taken.add(s.name());
        Map<Node, Node> numbers = new LinkedHashMap<>();
        Map<Symbol, Expr> back = new LinkedHashMap<>();
        for (Node n : Dag.postorder(term, Free::scope)) {
            boolean entry = n instanceof Expr.Entry e && Free.occurs(k, e);
            if (entry || n instanceof Symbol s && s.sort() instanceof Sort.Whole) {
                String name = Fresh.name("x", taken);
                taken.add(name);
                Symbol x = Symbol.real(name);
                numbers.put(n, x);
                back.put(x, (Expr) n);
            } else {
                numbers.put(n, n.children().isEmpty() || Free.binds(n) ? n : n.with(n.children().stream().map(p -> numbers.getOrDefault(p, p)).toList()));
            }
        }
        Expr plain = (Expr) numbers.get(term);
        if (back.isEmpty() || Free.occurs(k, plain) || !Free.of(plain).stream().allMatch(s -> s.sort() instanceof Sort.Real)) return Optional.empty();
        List<Condition> known = new ArrayList<>();
        for (Condition c : facts.assumptions()) if (Free.of(c).stream().allMatch(s -> s.sort() instanceof Sort.Real) && Dag.postorder(c, Free::scope).stream().noneMatch(Expr.Big.class::isInstance)) known.add(c);
        Substitution entries = new Substitution(back);
        for (Symbol x : back.keySet()) {
            for (Relation s : List.of(Relation.GT, Relation.GE)) {
                if (inside.prove(entries.apply(compare(s, x, ZERO))).isEmpty()) continue;
                known.add(compare(s, x, ZERO));
                break;
            }
            for (Relation s : List.of(Relation.LT, Relation.LE, Relation.GE)) {
                if (inside.prove(entries.apply(compare(s, x, ONE))).isEmpty()) continue;
                known.add(compare(s, x, ONE));
                break;
            }
        }
        Facts about = new Facts(known, new Samples());
        return Orders.prove(r, plain, ZERO, about).map(about::discharge).filter(about::settles)
                .map(t -> inside.discharge(Theorem.instance(t, back))).filter(inside::settles);
    }
}
