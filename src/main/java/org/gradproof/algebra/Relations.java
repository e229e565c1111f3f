package org.gradproof.algebra;

import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table.Identity;
import org.gradproof.kernel.Theorem;

/// Equality modulo equations among atoms: `(√u)² = u`, `sin² = 1 − cos²`, `(e^{x/2})² = e^x`, and what was assumed.
final class Relations {
    private static final int MOST_STEPS = 5_000;

    private final Ring ring;
    private final Facts facts;

    Relations(Ring ring, Facts facts) {
        this.ring = ring;
        this.facts = facts;
    }

    /// `a = b` where the equations reduce the difference to zero: as they are ordered, or squares of roots first.
    Optional<Theorem> reduced(Expr a, Expr b, List<Theorem> equations) {
        Optional<Theorem> t = reduced(a, b, equations, false);
        return t.isPresent() || equations.stream().filter(e -> squaredRoot(e).isPresent()).count() < 2 ? t : reduced(a, b, equations, true);
    }

    /// The square of a root that the equation gives.
    private static Optional<Expr.Binary> squaredRoot(Theorem equation) {
        return equation.equal().left() instanceof Expr.Binary b && b.operator() == Operator.POWER && b.right() == Terms.TWO
                && b.left() instanceof Expr.Apply r && r.function() == Primitive.SQRT ? Optional.of(b) : Optional.empty();
    }

    private Optional<Theorem> reduced(Expr a, Expr b, List<Theorem> equations, boolean rootsFirst) {
        Fraction difference = ring.normal(a).add(ring.normal(b).negate());
        List<Polynomial> forms = new ArrayList<>();
        List<Fraction> below = new ArrayList<>();
        List<Theorem> used = new ArrayList<>();
        List<Monomial> leads = new ArrayList<>();
        for (Theorem e : equations) {
            Fraction f = ring.normal(e.equal().left()).add(ring.normal(e.equal().right()).negate());
            if (f.numerator().isZero() || f.constant().isPresent()) continue;
            forms.add(f.numerator());
            Optional<Monomial> square = squaredRoot(e).filter(_ -> rootsFirst && f.denominator().isEmpty()).map(r -> ring.normal(r).numerator().leading());
            leads.add(square.filter(m -> !f.numerator().coefficient(m).isZero()).orElseGet(() -> f.numerator().leading()));
            below.add(new Fraction(Polynomial.ONE, f.denominator()).inverse());
            used.add(e);
        }
        Polynomial rest = difference.numerator();
        List<Polynomial> cofactors = new ArrayList<>(forms.stream().map(f -> Polynomial.ZERO).toList());
        for (int step = 0; step < MOST_STEPS && !rest.isZero(); step++) {
            boolean moved = false;
            for (int i = 0; i < forms.size() && !moved; i++) {
                Monomial lead = leads.get(i);
                for (Map.Entry<Monomial, Rational> t : rest.terms()) {
                    if (!lead.divides(t.getKey())) continue;
                    Polynomial q = Polynomial.term(t.getKey().over(lead), t.getValue().divide(forms.get(i).coefficient(lead)));
                    rest = rest.subtract(forms.get(i).multiply(q));
                    cofactors.set(i, cofactors.get(i).add(q));
                    moved = true;
                    break;
                }
            }
            if (!moved) return Optional.empty();
        }
        if (!rest.isZero()) return Optional.empty();
        List<Theorem> premises = new ArrayList<>();
        List<Expr> factors = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            if (cofactors.get(i).isZero()) continue;
            premises.add(used.get(i));
            Fraction c = new Fraction(cofactors.get(i), difference.denominator()).multiply(below.get(i));
            factors.add(Canonical.fraction(ring, c));
        }
        try {
            return Optional.of(facts.discharge(premises.isEmpty() ? Theorem.field(a, b) : Theorem.combination(a, b, premises, factors)));
        } catch (Refused r) {
            return Optional.empty();
        }
    }

    /// `a = a′` where a′ is what the equations leave of a.
    Optional<Theorem> remainder(Expr a, List<Theorem> equations) {
        Fraction f = ring.normal(a);
        Polynomial rest = f.numerator();
        for (int step = 0; step < MOST_STEPS; step++) {
            Polynomial before = rest;
            for (Theorem e : equations) {
                Fraction d = ring.normal(e.equal().left()).add(ring.normal(e.equal().right()).negate());
                if (d.numerator().constant().isEmpty()) rest = once(rest, d.numerator());
            }
            if (rest.equals(before)) break;
        }
        return rest.equals(f.numerator()) ? Optional.empty()
                : reduced(a, Canonical.fraction(ring, Fraction.of(rest).multiply(new Fraction(Polynomial.ONE, f.denominator()))), equations);
    }

    /// As [#remainder(Expr, List)], below the line too; nothing where a denominator would be zero.
    Optional<Theorem> reducedForm(Expr a, List<Theorem> equations) {
        List<Polynomial> forms = equations.stream().map(e -> ring.normal(e.equal().left()).add(ring.normal(e.equal().right()).negate()).numerator()).toList();
        Fraction f = ring.normal(a);
        Fraction result = Fraction.of(least(f.numerator(), forms));
        for (Map.Entry<Polynomial, Integer> below : f.denominator().entrySet()) {
            Polynomial p = least(below.getKey(), forms);
            if (p.isZero()) return Optional.empty();
            result = result.multiply(Fraction.of(p).inverse().pow(below.getValue()));
        }
        Expr normal = Canonical.fraction(ring, result);
        return normal == a ? Optional.empty() : reduced(a, normal, equations);
    }

    private static Polynomial least(Polynomial p, List<Polynomial> forms) {
        Polynomial rest = p;
        for (int step = 0; step < MOST_STEPS; step++) {
            Polynomial before = rest;
            for (Polynomial form : forms) rest = once(rest, form);
            if (rest.equals(before)) break;
        }
        return rest;
    }

    private static Polynomial once(Polynomial p, Polynomial form) {
        Monomial lead = form.leading();
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            if (!lead.divides(t.getKey())) continue;
            return p.subtract(form.multiply(Polynomial.term(t.getKey().over(lead), t.getValue().divide(form.coefficient(lead)))));
        }
        return p;
    }

    /// The equations that hold among the atoms of normal forms, the assumed ones included.
    List<Theorem> among(Normal normal) {
        return among(normal, List.of());
    }

    /// As [#among(Normal)], with further equations between terms of any form.
    List<Theorem> among(Normal normal, List<Theorem> more) {
        List<Theorem> given = new ArrayList<>(more);
        for (Condition c : facts.assumptions()) {
            if (c instanceof Condition.Compare e && e.relation() == Relation.EQ) given.add(Theorem.equation(Theorem.assume(e)));
        }
        List<Theorem> out = new ArrayList<>();
        for (Theorem t : given) {
            try {
                Theorem l = normal.of(t.equal().left());
                Theorem r = normal.of(t.equal().right());
                out.add(facts.discharge(Theorem.transitivity(Theorem.transitivity(Theorem.symmetry(l), t), r)));
            } catch (Refused refused) {
                // An equation that has no normal form is of no use here.
                continue;
            }
        }
        Set<Expr> seen = new LinkedHashSet<>();
        for (boolean grown = true; grown; ) {
            grown = false;
            for (Expr a : ring.atoms()) {
                if (!(a instanceof Expr.Apply f) || !seen.add(a)) continue;
                grown = true;
                switch (f.function()) {
                    case SQRT -> out.add(facts.discharge(Theorem.identity(Identity.SQUARE_OF_ROOT, f.argument(), ZERO)));
                    case SIN -> out.add(facts.discharge(Theorem.identity(Identity.SINE_SQUARED, f.argument(), ZERO)));
                    case EXP -> powers(f, out);
                    case LOG, COS, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, COSH, TANH, ERF, NORMAL_CDF, NORMAL_PDF -> { }
                }
            }
        }
        return out;
    }

    /// `exp(log(w)/q)^q = w`, and `exp(m/p) = exp(m/L)^(L/p)` where several fractions of one term occur.
    private void powers(Expr.Apply e, List<Theorem> out) {
        Fraction u = ring.normal(e.argument());
        if (u.numerator().size() != 1) return;
        Map.Entry<Monomial, Rational> t = u.numerator().terms().iterator().next();
        if (!t.getValue().isInteger() && t.getValue().numerator().equals(java.math.BigInteger.ONE) && u.denominator().isEmpty()
                && t.getKey().degree() == 1 && ring.atom(t.getKey().atom(0)) instanceof Expr.Apply log && log.function() == Primitive.LOG) {
            int q = t.getValue().denominator().intValueExact();
            Theorem power = Theorem.expSum(log, List.of(e.argument()), List.of(q));
            Theorem value = Theorem.identity(Identity.EXP_OF_LOG, log.argument(), ZERO);
            Theorem whole = facts.discharge(Theorem.transitivity(Theorem.symmetry(power), value));
            out.add(whole);
            if (q % 2 == 0) asRoot(e, q / 2, log.argument(), whole).ifPresent(out::add);
        }
        int finest = 1;
        Fraction inverse = u.inverse();
        for (Expr a : ring.atoms()) {
            Interrupted.check();
            if (!(a instanceof Expr.Apply f) || f.function() != Primitive.EXP || a == e) continue;
            Fraction v = ring.normal(f.argument());
            if (v.numerator().isZero()) continue;
            Optional<Rational> ratio = v.multiply(inverse).constant();
            if (ratio.isEmpty() || ratio.get().denominator().bitLength() > 8) continue;
            int d = ratio.get().denominator().intValueExact();
            finest = finest / gcd(finest, d) * d;
        }
        if (finest == 1 || finest > 1000) return;
        Expr part = Canonical.fraction(ring, u.multiply(Fraction.of(Polynomial.constant(Rational.of(1, finest)))));
        out.add(facts.discharge(Theorem.expSum(e.argument(), List.of(part), List.of(finest))));
    }

    /// `√w = (w^(1/q))^(q/2)`.
    private Optional<Theorem> asRoot(Expr.Apply e, int half, Expr w, Theorem whole) {
        if (!ring.atoms().contains(Terms.sqrt(w))) return Optional.empty();
        Expr v = Fold.pow(e, Terms.num(half));
        try {
            Theorem square = Theorem.transitivity(Theorem.field(Terms.pow(v, 2), whole.equal().left()), whole);
            return facts.prove(Condition.compare(Relation.GE, v, ZERO)).map(s -> facts.discharge(Theorem.root(square, s)));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
