package org.gradproof.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;

/// The normal form of terms as quotients of polynomials over the rationals: `+ - * /` and integer powers are
/// understood, every other scalar term is an atom. Atoms are numbered as they are met.
public final class Ring {
    private static final int MOST_POWER = 4096;

    private final List<Expr> atoms = new ArrayList<>();
    private final Map<Expr, Integer> numbers = new HashMap<>();
    private final Map<Expr, Fraction> known = new HashMap<>();
    private final Map<Expr, Fraction> inverses = new HashMap<>();

    public List<Expr> atoms() {
        return List.copyOf(atoms);
    }

    public Expr atom(int number) {
        return atoms.get(number);
    }

    public Polynomial atom(Expr e) {
        return Polynomial.atom(number(e));
    }

    private int number(Expr e) {
        return numbers.computeIfAbsent(e, a -> {
            atoms.add(a);
            return atoms.size() - 1;
        });
    }

    /// The quotient of polynomials that the scalar term is wherever it is defined.
    ///
    /// @throws Refused where the term divides by what is zero identically, or the polynomials get too large
    public Fraction normal(Expr root) {
        Fraction ready = known.get(root);
        if (ready != null) return ready;
        for (Node n : Dag.postorder(root, m -> known.containsKey((Expr) m) ? List.of() : parts((Expr) m))) {
            if (!known.containsKey((Expr) n)) known.put((Expr) n, once((Expr) n));
        }
        return known.get(root);
    }

    private static List<Expr> parts(Expr e) {
        return switch (e) {
            case Expr.Neg n -> List.of(n.argument());
            case Expr.Binary b -> switch (b.operator()) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE -> List.of(b.left(), b.right());
                case POWER -> integer(b.right()) ? List.of(b.left()) : List.of();
                case MATMUL -> List.of();
            };
            case Expr _ -> List.of();
        };
    }

    private static boolean integer(Expr e) {
        return switch (e) {
            case Expr.Num n -> n.value().isSmallInteger() && Math.abs(n.value().intValue()) <= MOST_POWER;
            case Expr.Neg n -> n.argument() instanceof Expr.Num m && integer(m);
            case Expr _ -> false;
        };
    }

    private static int exponent(Expr e) {
        return e instanceof Expr.Neg n ? -((Expr.Num) n.argument()).value().intValue() : ((Expr.Num) e).value().intValue();
    }

    private Fraction once(Expr e) {
        return switch (e) {
            case Expr.Num n -> Fraction.of(Polynomial.constant(n.value()));
            case Expr.Neg n -> known.get(n.argument()).negate();
            case Expr.Binary b when b.operator() == Operator.POWER && integer(b.right()) -> known.get(b.left()).pow(exponent(b.right()));
            case Expr.Binary b when b.operator() != Operator.POWER && b.operator() != Operator.MATMUL -> {
                Fraction l = known.get(b.left());
                Fraction r = known.get(b.right());
                yield switch (b.operator()) {
                    case ADD -> l.add(r);
                    case SUBTRACT -> l.add(r.negate());
                    case MULTIPLY -> l.multiply(r);
                    case DIVIDE -> l.multiply(inverse(b.right(), 0));
                    case POWER, MATMUL -> throw new IllegalStateException();
                };
            }
            case Expr _ -> Fraction.of(atom(e));
        };
    }

    /// `1/e`, where the factors of e stay apart.
    private Fraction inverse(Expr e, int depth) {
        Fraction ready = inverses.get(e);
        if (ready != null) return ready;
        Fraction result = inverted(e, depth);
        inverses.put(e, result);
        return result;
    }

    private Fraction inverted(Expr e, int depth) {
        if (depth < 50 && e instanceof Expr.Binary b) {
            if (b.operator() == Operator.MULTIPLY) return inverse(b.left(), depth + 1).multiply(inverse(b.right(), depth + 1));
            if (b.operator() == Operator.DIVIDE) return inverse(b.left(), depth + 1).multiply(known.get(b.right()));
            if (b.operator() == Operator.POWER && integer(b.right()) && exponent(b.right()) > 0) {
                return inverse(b.left(), depth + 1).pow(exponent(b.right()));
            }
        }
        return known.get(e).inverse();
    }

    /// Whether two terms have the same normal form; they are then equal wherever both are defined.
    public boolean same(Expr a, Expr b) {
        return a == b || normal(a).same(normal(b));
    }

    /// The value of a term that is made of numbers alone, such as `2/4 + 1`.
    public static java.util.Optional<Rational> value(Expr e) {
        return switch (e) {
            case Expr.Num n -> java.util.Optional.of(n.value());
            case Expr.Neg n when n.argument() instanceof Expr.Num m -> java.util.Optional.of(m.value().negate());
            case Expr.Neg _, Expr.Binary _ -> {
                if (!numeric(e)) yield java.util.Optional.empty();
                try {
                    yield new Ring().normal(e).constant();
                } catch (Refused r) {
                    yield java.util.Optional.empty();
                }
            }
            case Expr _ -> java.util.Optional.empty();
        };
    }

    private static boolean numeric(Expr root) {
        Set<Expr> seen = new HashSet<>();
        Deque<Expr> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Expr e = open.pop();
            List<Expr> parts = parts(e);
            if (parts.isEmpty() && !(e instanceof Expr.Num)) return false;
            for (Expr p : parts) if (seen.add(p)) open.push(p);
        }
        return true;
    }
}
