package org.gradproof.campaign;

import java.util.Map;
import java.util.TreeMap;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.render.Text;

/// Whether two terms look the same to a person: up to the order of terms and factors, where signs and numbers stand and
/// how a fraction is written. Nothing is multiplied out.
final class Forms {
    private Forms() {}

    static boolean same(Expr a, Expr b) {
        return a == b || text(a).equals(text(b));
    }

    /// One text for all terms of the same form.
    static String text(Expr e) {
        return switch (e) {
            case Expr.Num n -> n.value().toString();
            case Expr.Neg _ -> sum(e);
            case Expr.Binary b -> switch (b.operator()) {
                case ADD, SUBTRACT -> sum(e);
                case MULTIPLY, DIVIDE, POWER -> product(e);
                case MATMUL -> "(" + text(b.left()) + " @ " + text(b.right()) + ")";
            };
            case Expr other -> parts(other);
        };
    }

    private static String parts(Expr e) {
        if (e.children().isEmpty()) return Text.of(e);
        StringBuilder out = new StringBuilder(switch (e) {
            case Expr.Apply a -> a.function().text();
            case Expr.Call c -> c.definition().name();
            case Expr.Big b -> "sum " + b.index().name();
            case Expr _ -> e.getClass().getSimpleName();
        }).append('(');
        for (Node n : e instanceof Expr.Big b ? java.util.List.<Node>of(b.body()) : e.children()) out.append(n instanceof Expr c ? text(c) : Text.of(n)).append(", ");
        return out.append(')').toString();
    }

    private static String sum(Expr e) {
        TreeMap<String, Rational> terms = new TreeMap<>();
        addends(e, Rational.ONE, terms);
        terms.values().removeIf(Rational::isZero);
        if (terms.size() == 1) return "(" + terms.firstEntry().getValue() + "*" + terms.firstKey() + ")";
        return terms.toString();
    }

    private static void addends(Expr e, Rational times, Map<String, Rational> into) {
        switch (e) {
            case Expr.Neg n -> addends(n.argument(), times.negate(), into);
            case Expr.Binary b when b.operator() == org.gradproof.expr.Operator.ADD -> {
                addends(b.left(), times, into);
                addends(b.right(), times, into);
            }
            case Expr.Binary b when b.operator() == org.gradproof.expr.Operator.SUBTRACT -> {
                addends(b.left(), times, into);
                addends(b.right(), times.negate(), into);
            }
            case Expr other -> {
                TreeMap<String, Rational> factors = new TreeMap<>();
                Rational c = factors(other, 1, factors);
                into.merge(factors.toString(), times.multiply(c), Rational::add);
            }
        }
    }

    private static String product(Expr e) {
        TreeMap<String, Rational> factors = new TreeMap<>();
        Rational c = factors(e, 1, factors);
        factors.values().removeIf(Rational::isZero);
        if (c.isOne() && factors.size() == 1 && factors.firstEntry().getValue().isOne()) return factors.firstKey();
        return "(" + c + "*" + factors + ")";
    }

    /// The number in front; the exponents of the other factors.
    private static Rational factors(Expr e, int times, Map<String, Rational> into) {
        switch (e) {
            case Expr.Num n when times > 0 || !n.value().isZero() -> {
                return n.value().pow(times);
            }
            case Expr.Neg n -> {
                return factors(n.argument(), times, into).multiply(times % 2 == 0 ? Rational.ONE : Rational.MINUS_ONE);
            }
            case Expr.Binary b when b.operator() == org.gradproof.expr.Operator.MULTIPLY -> {
                return factors(b.left(), times, into).multiply(factors(b.right(), times, into));
            }
            case Expr.Binary b when b.operator() == org.gradproof.expr.Operator.DIVIDE -> {
                return factors(b.left(), times, into).multiply(factors(b.right(), -times, into));
            }
            case Expr.Binary b when b.operator() == org.gradproof.expr.Operator.POWER && exponent(b.right()) != 0 && Math.abs(times * exponent(b.right())) < 40 -> {
                return factors(b.left(), times * exponent(b.right()), into);
            }
            case Expr.Binary b when b.operator() == org.gradproof.expr.Operator.ADD || b.operator() == org.gradproof.expr.Operator.SUBTRACT -> {
                return sumFactor(b, times, into);
            }
            case Expr other -> {
                into.merge(other instanceof Expr.Binary b ? text(b.left()) + " " + b.operator() + " " + text(b.right()) : text(other), Rational.of(times), Rational::add);
                return Rational.ONE;
            }
        }
    }

    /// A sum as a factor, its first term without a minus.
    private static Rational sumFactor(Expr e, int times, Map<String, Rational> into) {
        TreeMap<String, Rational> terms = new TreeMap<>();
        addends(e, Rational.ONE, terms);
        terms.values().removeIf(Rational::isZero);
        boolean turned = !terms.isEmpty() && terms.firstEntry().getValue().signum() < 0;
        if (turned) terms.replaceAll((_, c) -> c.negate());
        into.merge(terms.toString(), Rational.of(times), Rational::add);
        return turned && times % 2 != 0 ? Rational.MINUS_ONE : Rational.ONE;
    }

    private static int exponent(Expr e) {
        return switch (e) {
            case Expr.Num n when n.value().isSmallInteger() -> n.value().intValue();
            case Expr.Neg n -> -exponent(n.argument());
            case Expr _ -> 0;
        };
    }
}
