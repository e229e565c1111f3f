package org.gradproof.algebra;

import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table.Identity;
import org.gradproof.kernel.Theorem;

/// Sines and cosines over sums and integer multiples of their arguments.
final class Waves {
    private final Normal normal;
    private final Ring ring;
    private final Facts facts;
    private final Functions functions;

    Waves(Normal normal, Functions functions) {
        this.normal = normal;
        this.ring = normal.ring();
        this.facts = normal.facts();
        this.functions = functions;
    }

    /// Sine and cosine over sums and integer multiples.
    Optional<Theorem> split(Expr.Apply a) {
        boolean sine = a.function() == Primitive.SIN;
        Fraction f = ring.normal(a.argument());
        if (f.numerator().isZero()) return Optional.of(Theorem.identity(sine ? Identity.SINE_OF_ZERO : Identity.COSINE_OF_ZERO, ZERO, ZERO));
        if (!normal.splitsWaves() && !Functions.leadsNegative(f)) return special(a);
        if (!normal.splitsWaves()) return functions.odd(a, sine ? Identity.SINE_OF_MINUS : Identity.COSINE_OF_MINUS, sine ? Identity.SINE_OF_ZERO : Identity.COSINE_OF_ZERO);
        Optional<Multiples> m = Multiples.of(a.argument(), ring);
        if (m.isEmpty() || m.get().times().stream().anyMatch(t -> Math.abs(t) > 12)) return Optional.empty();
        Expr first = m.get().parts().getFirst();
        int times = m.get().times().getFirst();
        if (m.get().parts().size() == 1 && times == 1) return special(a);
        Expr u = times < 0 ? Fold.neg(first) : first;
        Expr rest = Canonical.fraction(ring, f.add(ring.normal(u).negate()));
        Theorem t;
        if (ring.normal(rest).numerator().isZero()) {
            t = Theorem.identity(sine ? Identity.SINE_OF_MINUS : Identity.COSINE_OF_MINUS, first, ZERO);
            t = moved(a, Terms.neg(first), t);
        } else {
            t = moved(a, Terms.add(u, rest), Theorem.identity(sine ? Identity.SINE_OF_SUM : Identity.COSINE_OF_SUM, u, rest));
        }
        return Optional.of(normal.then(t, normal.of(t.equal().right())));
    }

    /// Sines, cosines and exponentials in terms of those of a fraction of their argument, where such occur too:
    /// `sin x = 2·sin(x/2)·cos(x/2)`, `e^x = (e^(x/2))^2`.
    List<Theorem> finer() {
        List<Theorem> out = new ArrayList<>();
        List<Expr.Apply> atoms = new ArrayList<>();
        for (Expr a : ring.atoms()) if (a instanceof Expr.Apply f && (Functions.isExp(f) || isWave(f))) atoms.add(f);
        for (Expr.Apply f : atoms) {
            int parts = 1;
            for (Expr.Apply g : atoms) if (Functions.isExp(f) == Functions.isExp(g)) parts = Math.max(parts, times(f.argument(), g.argument()));
            if (parts > 1) out.add(multiple(f, parts));
        }
        return out;
    }

    static boolean isWave(Expr.Apply a) {
        return a.function() == Primitive.SIN || a.function() == Primitive.COS;
    }

    /// How many times v the argument u is, if that is a small number; else 1.
    private int times(Expr u, Expr v) {
        Fraction w = ring.normal(v);
        if (w.numerator().isZero()) return 1;
        return ring.normal(u).multiply(w.inverse()).constant().filter(c -> c.isSmallInteger() && c.intValue() > 1 && c.intValue() <= 8).map(Rational::intValue).orElse(1);
    }

    private Theorem multiple(Expr.Apply a, int times) {
        if (times == 1) return Theorem.reflexivity(a);
        boolean sine = a.function() == Primitive.SIN;
        Fraction u = ring.normal(a.argument());
        Expr part = Canonical.fraction(ring, u.multiply(Fraction.of(Polynomial.constant(Rational.of(1, times)))));
        if (Functions.isExp(a)) return Theorem.expSum(a.argument(), List.of(part), List.of(times));
        Expr rest = Canonical.fraction(ring, u.multiply(Fraction.of(Polynomial.constant(Rational.of(times - 1, times)))));
        Theorem t = moved(a, Terms.add(part, rest), Theorem.identity(sine ? Identity.SINE_OF_SUM : Identity.COSINE_OF_SUM, part, rest));
        if (times == 2) return t;
        List<Theorem> inner = List.of(multiple((Expr.Apply) Terms.apply(Primitive.SIN, rest), times - 1), multiple((Expr.Apply) Terms.apply(Primitive.COS, rest), times - 1));
        return normal.then(t, Theorem.rewrite(t.equal().right(), inner));
    }

    private Theorem moved(Expr.Apply a, Expr argument, Theorem identity) {
        return a.argument() == argument ? identity : normal.then(Theorem.rewrite(a, List.of(Theorem.field(a.argument(), argument))), identity);
    }

    private Optional<Theorem> special(Expr.Apply a) {
        boolean sine = a.function() == Primitive.SIN;
        if (a.argument() == Terms.PI) return Optional.of(Theorem.identity(sine ? Identity.SINE_OF_PI : Identity.COSINE_OF_PI, ZERO, ZERO));
        if (ring.same(a.argument(), Terms.div(Terms.PI, Terms.TWO))) {
            return Optional.of(moved(a, Terms.div(Terms.PI, Terms.TWO), Theorem.identity(sine ? Identity.SINE_OF_HALF_PI : Identity.COSINE_OF_HALF_PI, ZERO, ZERO)));
        }
        if (sine && a.argument() instanceof Expr.Apply b && b.function() == Primitive.ARCSIN) {
            return Optional.of(Theorem.identity(Identity.SINE_OF_ARCSIN, b.argument(), ZERO));
        }
        return Optional.empty();
    }
}
