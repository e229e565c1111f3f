package org.gradproof.prover;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;

/// Solves an equation for one of its unknowns, so that points can be found at which it holds; nothing is proved here.
final class Solving {
    private Solving() {}

    /// `symbol = value`.
    record Solution(Symbol symbol, Expr value) {}

    /// A solution of `difference = 0` for one of the symbols: by the simplest means, so linear before square.
    static Optional<Solution> solve(Expr difference, Collection<Symbol> unknowns) {
        return solve(difference, unknowns, false);
    }

    /// The same, and the solution with the negative roots where there are two.
    static List<Solution> both(Expr difference, Collection<Symbol> unknowns) {
        Set<Solution> all = new LinkedHashSet<>();
        solve(difference, unknowns, false).ifPresent(all::add);
        solve(difference, unknowns, true).ifPresent(all::add);
        return List.copyOf(all);
    }

    private static Optional<Solution> solve(Expr difference, Collection<Symbol> unknowns, boolean negative) {
        try {
            Ring ring = new Ring();
            Polynomial p = ring.normal(difference).numerator();
            for (int exponent = 1; exponent <= 2; exponent++) {
                for (boolean constant : new boolean[] {true, false}) {
                    for (Symbol s : unknowns) {
                        Optional<Expr> value = solve(ring, p, s, exponent, constant, negative);
                        if (value.isPresent()) return value.map(v -> new Solution(s, v));
                    }
                }
            }
            return Optional.empty();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// Where the symbol occurs in one atom alone, and that to one power: `c·f(s)^k + rest = 0`.
    private static Optional<Expr> solve(Ring ring, Polynomial p, Symbol s, int exponent, boolean constant, boolean negative) {
        int number = -1;
        for (int i = 0; i < ring.atoms().size(); i++) {
            if (!Free.occurs(s, ring.atom(i))) continue;
            if (number >= 0) return Optional.empty();
            number = i;
        }
        if (number < 0) return Optional.empty();
        Polynomial factor = Polynomial.ZERO;
        Polynomial rest = Polynomial.ZERO;
        Monomial power = ring.atom(ring.atom(number)).pow(exponent).leading();
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            int e = t.getKey().exponentOf(number);
            if (e != 0 && e != exponent) return Optional.empty();
            Polynomial term = Polynomial.term(e == 0 ? t.getKey() : t.getKey().over(power), t.getValue());
            if (e == 0) rest = rest.add(term);
            else factor = factor.add(term);
        }
        if (factor.isZero() || constant && factor.constant().isEmpty()) return Optional.empty();
        Expr value = Fold.div(term(ring, rest.negate()), term(ring, factor));
        Expr root = exponent == 1 ? value : negative ? Fold.neg(Terms.sqrt(value)) : Terms.sqrt(value);
        return inverse(ring.atom(number), s, root, negative);
    }

    /// The symbol from `atom = value`.
    private static Optional<Expr> inverse(Expr atom, Symbol s, Expr value, boolean negative) {
        if (atom == s) return Optional.of(value);
        Optional<Expr> inner = switch (atom) {
            case Expr.Apply a -> switch (a.function()) {
                case EXP -> Optional.of(Terms.sub(a.argument(), Terms.log(value)));
                case LOG -> Optional.of(Terms.sub(a.argument(), Terms.exp(value)));
                case SQRT -> Optional.of(Terms.sub(a.argument(), Terms.pow(value, 2)));
                case TANH -> Optional.of(Terms.sub(a.argument(), Terms.div(Terms.log(Terms.div(Terms.add(ONE, value), Terms.sub(ONE, value))), Terms.TWO)));
                case SIN -> Optional.of(Terms.sub(a.argument(), Terms.apply(Primitive.ARCSIN, value)));
                case COS -> Optional.of(Terms.sub(a.argument(), Terms.apply(Primitive.ARCCOS, value)));
                case ARCTAN, ARCSIN, ARCCOS, TAN, SINH, COSH, ERF, NORMAL_CDF, NORMAL_PDF -> Optional.empty();
            };
            case Expr.Binary b when b.operator() == Operator.POWER && !Free.occurs(s, b.right()) ->
                    Optional.of(Terms.sub(b.left(), Terms.pow(value, Terms.div(ONE, b.right()))));
            case Expr _ -> Optional.empty();
        };
        return inner.flatMap(d -> solve(d, java.util.List.of(s))).map(Solution::value);
    }

    /// A term for a polynomial.
    static Expr term(Ring ring, Polynomial p) {
        Expr sum = ZERO;
        for (Map.Entry<Monomial, Rational> t : p.terms()) {
            Expr product = ONE;
            for (int i = 0; i < t.getKey().width(); i++) {
                product = Fold.mul(product, Fold.pow(ring.atom(t.getKey().atom(i)), Terms.num(t.getKey().exponent(i))));
            }
            sum = Fold.add(sum, Fold.mul(Terms.num(t.getValue()), product));
        }
        return sum;
    }
}
