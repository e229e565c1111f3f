package org.gradproof.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// Whole numbers as text of Coq: `nat` where none can be negative, else `Z`.
///
/// Coq's difference of natural numbers ends at 0. It is written only where that is right: as an index or as the end of a range
/// from 1 on, neither of which is ever 0 or below, and where the statement says beside it that the difference is not negative.
final class Wholes {
    /// What is known not to be negative; it decides how something is said and not what is said.
    private final List<Map<Symbol, Rational>> known = new ArrayList<>();
    private final Set<Symbol> integers;

    /// @param integers the symbols of the question that may be negative
    Wholes(Set<Symbol> integers, List<Condition> given) {
        this.integers = Set.copyOf(integers);
        given.forEach(this::learn);
    }

    // ------------------------------------------------------------------------------------------ symbols

    /// A symbol of the question under its name.
    Scope free(Symbol s, String name, Scope scope) {
        return integers.contains(s) ? scope.withInteger(s, name) : bound(s, name, scope);
    }

    /// A symbol that is bound: an index may be negative where its range begins so.
    Scope bound(Symbol s, String name, Scope scope) {
        return s.isIndex() && !isNatural(s.lower(), scope) ? scope.withInteger(s, name) : scope.with(s, name);
    }

    /// `nat` or `Z`.
    static String kind(Symbol s, Scope scope) {
        return scope.isInteger(s) ? "Z" : "nat";
    }

    static boolean isWhole(Symbol s) {
        return switch (s.sort()) {
            case Sort.Whole _, Sort.Index _ -> true;
            case Sort.Real _, Sort.Tensor _ -> false;
        };
    }

    // ------------------------------------------------------------------------------------------ terms

    /// Whether the term is made of what is natural by sums and products only.
    static boolean isNatural(Expr e, Scope scope) {
        return switch (e) {
            case Expr.Num n -> n.value().isInteger() && n.value().signum() >= 0;
            case Symbol s -> isWhole(s) && !scope.isInteger(s);
            case Expr.Binary b -> (b.operator() == Operator.ADD || b.operator() == Operator.MULTIPLY) && isNatural(b.left(), scope) && isNatural(b.right(), scope);
            case Expr _ -> false;
        };
    }

    /// Whether the term is made of indices, sizes and whole numerals only.
    static boolean isWhole(Expr e) {
        return switch (e) {
            case Expr.Num n -> n.value().isInteger();
            case Symbol s -> isWhole(s);
            case Expr.Neg n -> isWhole(n.argument());
            case Expr.Binary b -> switch (b.operator()) {
                case ADD, SUBTRACT, MULTIPLY -> isWhole(b.left()) && isWhole(b.right());
                case DIVIDE, POWER, MATMUL -> false;
            };
            case Expr _ -> false;
        };
    }

    /// A natural number, as `nat`.
    static String natural(Expr e, Scope scope) {
        return switch (e) {
            case Symbol s -> text(s, scope);
            case Expr.Binary b -> "(" + natural(b.left(), scope) + (b.operator() == Operator.ADD ? " + " : " * ") + natural(b.right(), scope) + ")%nat";
            case Expr.Num n -> n.value().numerator().toString();
            case Expr _ -> throw new IllegalArgumentException("no natural number: " + e);
        };
    }

    /// A whole number, as `Z`.
    static String integer(Expr e, Scope scope) {
        return switch (e) {
            case Symbol s -> scope.isInteger(s) ? text(s, scope) : "(Z.of_nat " + text(s, scope) + ")";
            case Expr.Neg n -> "(- " + integer(n.argument(), scope) + ")%Z";
            case Expr.Binary b -> "(" + integer(b.left(), scope) + switch (b.operator()) {
                case ADD -> " + ";
                case SUBTRACT -> " - ";
                case MULTIPLY -> " * ";
                case DIVIDE, POWER, MATMUL -> throw new IllegalArgumentException("no whole number: " + e);
            } + integer(b.right(), scope) + ")%Z";
            case Expr.Num n -> n.value().signum() < 0 ? "(" + n.value().numerator() + ")" : n.value().numerator().toString();
            case Expr _ -> throw new IllegalArgumentException("no whole number: " + e);
        };
    }

    /// The number itself where it is not negative, else 0.
    static String cut(Expr e, Scope scope) {
        if (isNatural(e, scope)) return natural(e, scope);
        Optional<Difference> d = Difference.of(e, scope);
        if (d.isEmpty()) return "(Z.to_nat " + integer(e, scope) + ")";
        return d.get().less().isEmpty() ? d.get().sum() : "(" + d.get().sum() + " - " + d.get().less().get() + ")%nat";
    }

    /// As the argument of a vector, where nothing else says that a numeral is a natural number.
    static String index(Expr e, Scope scope) {
        return cut(e, scope) + (e instanceof Expr.Num ? "%nat" : "");
    }

    /// That the number is not negative, in the terms of [#cut]; nothing where no number of its form is.
    static Optional<String> notNegative(Expr e, Scope scope) {
        if (isNatural(e, scope)) return Optional.empty();
        Optional<Difference> d = Difference.of(e, scope);
        if (d.isEmpty()) return Optional.of("(0 <= " + integer(e, scope) + ")%Z");
        return d.get().less().map(l -> "(" + l + " <= " + d.get().sum() + ")%nat");
    }

    private static String text(Symbol s, Scope scope) {
        return scope.text(s).orElseThrow(() -> new IllegalStateException("unbound: " + s));
    }

    /// A difference of two sums of natural numbers; nothing is subtracted where `less` is empty.
    private record Difference(String sum, Optional<String> less) {
        static Optional<Difference> of(Expr e, Scope scope) {
            List<String> more = new ArrayList<>();
            List<String> less = new ArrayList<>();
            Optional<Rational> numerals = collect(e, scope, true, more, less);
            if (numerals.isEmpty()) return Optional.empty();
            Rational n = numerals.get();
            if (n.signum() > 0 || n.isZero() && more.isEmpty()) more.add(n.toString());
            if (n.signum() < 0) less.add(n.negate().toString());
            return Optional.of(new Difference(sum(more), less.isEmpty() ? Optional.empty() : Optional.of(sum(less))));
        }

        private static String sum(List<String> parts) {
            if (parts.isEmpty()) return "0";
            return parts.size() == 1 ? parts.getFirst() : "(" + String.join(" + ", parts) + ")%nat";
        }

        /// The sum of the numerals.
        private static Optional<Rational> collect(Expr e, Scope scope, boolean positive, List<String> more, List<String> less) {
            return switch (e) {
                case Expr.Num n -> Optional.of(positive ? n.value() : n.value().negate()).filter(Rational::isInteger);
                case Expr.Neg n -> collect(n.argument(), scope, !positive, more, less);
                case Expr.Binary b when b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT ->
                        collect(b.left(), scope, positive, more, less).flatMap(p -> collect(b.right(), scope, positive == (b.operator() == Operator.ADD), more, less).map(p::add));
                case Expr other when isNatural(other, scope) -> {
                    (positive ? more : less).add(natural(other, scope));
                    yield Optional.of(Rational.ZERO);
                }
                case Expr _ -> Optional.empty();
            };
        }
    }

    // ------------------------------------------------------------------------------------------ ranges

    /// Whether a range begins with a numeral above 0, so that it is right to let it end at 0 where it ends below.
    static boolean isAboveZero(Expr lower) {
        return Gallina.constant(lower).filter(q -> q.signum() > 0).isPresent();
    }

    /// That something is in a range.
    static String range(Symbol index, String text, Scope scope) {
        Expr low = index.lower();
        Expr high = index.upper();
        if (!isNatural(low, scope)) return "(" + integer(low, scope) + " <= " + text + " <= " + integer(high, scope) + ")%Z";
        if (isNatural(high, scope) || isAboveZero(low)) return "(" + natural(low, scope) + " <= " + text + " <= " + cut(high, scope) + ")%nat";
        return "(" + integer(low, scope) + " <= Z.of_nat " + text + " <= " + integer(high, scope) + ")%Z";
    }

    // ------------------------------------------------------------------------------------------ what is not negative

    /// Whether the given conditions and the ranges of indices say plainly that the number is not negative.
    boolean isSeenNatural(Expr e, Scope scope) {
        if (isNatural(e, scope)) return true;
        Optional<Map<Symbol, Rational>> form = linear(e);
        if (form.isEmpty()) return false;
        List<Map<Symbol, Rational>> facts = new ArrayList<>(known);
        for (Symbol s : form.get().keySet()) {
            if (!s.isIndex()) continue;
            linear(Terms.sub(s, s.lower())).ifPresent(facts::add);
            linear(Terms.sub(s.upper(), s)).ifPresent(facts::add);
        }
        return follows(form.get(), facts, scope, 3);
    }

    private void learn(Condition c) {
        switch (c) {
            case Condition.And a -> a.parts().forEach(this::learn);
            case Condition.Compare p -> {
                switch (p.relation()) {
                    case GE -> learn(p.left(), p.right(), 0);
                    case GT -> learn(p.left(), p.right(), 1);
                    case LE -> learn(p.right(), p.left(), 0);
                    case LT -> learn(p.right(), p.left(), 1);
                    case EQ -> {
                        learn(p.left(), p.right(), 0);
                        learn(p.right(), p.left(), 0);
                    }
                    case NE -> { }
                }
            }
            case Condition.Or _, Condition.ForAll _ -> { }
        }
    }

    private void learn(Expr large, Expr small, int gap) {
        linear(Terms.sub(large, Terms.add(small, Terms.num(gap)))).ifPresent(known::add);
    }

    private static final Symbol UNIT = Symbol.whole("");

    /// Coefficients of symbols, of a whole number; that of [#UNIT] is the constant.
    private static Optional<Map<Symbol, Rational>> linear(Expr e) {
        if (!isWhole(e)) return Optional.empty();
        Map<Symbol, Rational> into = new HashMap<>();
        return linear(e, Rational.ONE, into) ? Optional.of(into) : Optional.empty();
    }

    private static boolean linear(Expr e, Rational times, Map<Symbol, Rational> into) {
        return switch (e) {
            case Expr.Num n -> add(UNIT, times.multiply(n.value()), into);
            case Symbol s -> add(s, times, into);
            case Expr.Neg n -> linear(n.argument(), times.negate(), into);
            case Expr.Binary b -> switch (b.operator()) {
                case ADD -> linear(b.left(), times, into) && linear(b.right(), times, into);
                case SUBTRACT -> linear(b.left(), times, into) && linear(b.right(), times.negate(), into);
                case MULTIPLY -> b.left() instanceof Expr.Num n && linear(b.right(), times.multiply(n.value()), into);
                case DIVIDE, POWER, MATMUL -> false;
            };
            case Expr _ -> false;
        };
    }

    private static boolean add(Symbol s, Rational q, Map<Symbol, Rational> into) {
        into.merge(s, q, Rational::add);
        return true;
    }

    private static boolean follows(Map<Symbol, Rational> form, List<Map<Symbol, Rational>> facts, Scope scope, int depth) {
        if (form.entrySet().stream().allMatch(t -> t.getValue().isZero() || t.getValue().signum() > 0 && (t.getKey() == UNIT || !scope.isInteger(t.getKey())))) return true;
        if (depth == 0) return false;
        for (Map<Symbol, Rational> fact : facts) {
            Map<Symbol, Rational> rest = new HashMap<>(form);
            fact.forEach((s, q) -> rest.merge(s, q.negate(), Rational::add));
            if (follows(rest, facts, scope, depth - 1)) return true;
        }
        return false;
    }

    // ------------------------------------------------------------------------------------------ comparisons

    /// How two whole numbers are compared: as `nat` where both are natural, else as `Z`.
    record Pair(String left, String right, String type) {
        static Optional<Pair> of(Expr left, Expr right, Scope scope) {
            if (!isWhole(left) || !isWhole(right)) return Optional.empty();
            if (isNatural(left, scope) && isNatural(right, scope)) return Optional.of(new Pair(natural(left, scope), natural(right, scope), "nat"));
            return Optional.of(new Pair(integer(left, scope), integer(right, scope), "Z"));
        }
    }

    /// Whether the condition says of a symbol that it is not below 0.
    ///
    /// @param integers those of which nothing said so yet
    static boolean saysNatural(Condition c, Symbol n, Set<Symbol> integers) {
        return switch (c) {
            case Condition.Compare p -> {
                boolean turned = p.right() == n;
                Expr bound = turned ? p.left() : p.right();
                Relation r = turned ? p.relation().swapped() : p.relation();
                boolean above = r == Relation.GE || r == Relation.GT || r == Relation.EQ;
                boolean natural = bound instanceof Symbol s && s.sort() instanceof Sort.Whole && !integers.contains(s)
                        || Gallina.constant(bound).filter(q -> q.signum() >= 0).isPresent();
                yield (turned || p.left() == n) && above && natural;
            }
            case Condition.And a -> a.parts().stream().anyMatch(p -> saysNatural(p, n, integers));
            case Condition.Or _, Condition.ForAll _ -> false;
        };
    }
}
