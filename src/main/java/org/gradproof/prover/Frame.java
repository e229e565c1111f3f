package org.gradproof.prover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Ring;
import org.gradproof.numeric.Enclosures;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Truth;

/// Numbers for the sizes, integers and indices of a claim, and unknowns of their own for the entries of its vectors:
/// what makes it a statement about finitely many real numbers.
///
/// @param values of every symbol but the real ones: a number, or a list of unknowns
/// @param unknowns the real symbols and those that stand for entries
record Frame(Map<Symbol, Expr> values, List<Symbol> unknowns) {
    private static final List<Integer> SIZES = List.of(1, 2, 3, 4);
    private static final List<Integer> INTEGERS = List.of(1, 2, 0, 3, -1, 4, 5, -2);
    private static final int MOST_FRAMES = 40;
    private static final int MOST_ENTRIES = 64;

    /// The frames that the assumptions allow, small ones first.
    static List<Frame> of(Set<Symbol> symbols, Set<Condition> assumptions) {
        List<Map<Symbol, Expr>> all = integers(symbols, assumptions);
        List<Frame> frames = new ArrayList<>();
        for (Map<Symbol, Expr> values : all) {
            for (Map<Symbol, Expr> more : indices(symbols, values)) {
                if (frames.size() < MOST_FRAMES && allowed(more, assumptions)) entries(symbols, more).ifPresent(frames::add);
            }
        }
        return frames;
    }

    private static List<Map<Symbol, Expr>> integers(Set<Symbol> symbols, Set<Condition> assumptions) {
        Set<Symbol> sizes = new LinkedHashSet<>();
        for (Symbol s : symbols) {
            switch (s.sort()) {
                case Sort.Tensor t -> t.sizes().forEach(e -> sizes.addAll(Free.of(e)));
                case Sort.Index i -> sizes.addAll(Free.of(i.upper()));
                case Sort.Real _, Sort.Whole _ -> { }
            }
        }
        record Choice(Map<Symbol, Expr> values, int rank) {}
        List<Choice> choices = new ArrayList<>(List.of(new Choice(Map.of(), 0)));
        for (Symbol s : symbols) {
            if (!(s.sort() instanceof Sort.Whole)) continue;
            List<Integer> candidates = candidates(sizes.contains(s) ? SIZES : INTEGERS, assumptions);
            List<Choice> more = new ArrayList<>();
            for (Choice c : choices) {
                for (int k = 0; k < candidates.size(); k++) {
                    Map<Symbol, Expr> values = new LinkedHashMap<>(c.values);
                    values.put(s, Terms.num(candidates.get(k)));
                    if (allowed(values, assumptions)) more.add(new Choice(values, c.rank + k));
                }
            }
            more.sort(Comparator.comparingInt(Choice::rank));
            choices = new ArrayList<>(more.subList(0, Math.min(more.size(), MOST_FRAMES)));
        }
        return choices.stream().map(Choice::values).toList();
    }

    /// The usual ones, then those near numbers that the assumptions speak of.
    private static List<Integer> candidates(List<Integer> usual, Set<Condition> assumptions) {
        Set<Integer> all = new LinkedHashSet<>(usual);
        for (Rational r : Numerals.in(assumptions)) {
            if (r.isSmallInteger() && r.abs().compareTo(Rational.of(1_000_000)) < 0) all.addAll(List.of(r.intValue(), r.intValue() + 1, r.intValue() - 1));
        }
        return List.copyOf(all);
    }

    /// Whether no assumption about these numbers alone is false.
    private static boolean allowed(Map<Symbol, Expr> values, Set<Condition> assumptions) {
        if (values.isEmpty()) return true;
        Substitution s = new Substitution(values);
        for (Condition c : assumptions) {
            Set<Symbol> free = Free.of(c);
            if (!values.keySet().containsAll(free)) continue;
            if (new Enclosures().truth(s.apply(c), Environment.EMPTY, Enclosures.START) != Truth.TRUE) return false;
        }
        return true;
    }

    private static List<Map<Symbol, Expr>> indices(Set<Symbol> symbols, Map<Symbol, Expr> values) {
        List<Map<Symbol, Expr>> all = new ArrayList<>(List.of(values));
        for (Symbol s : symbols) {
            if (!s.isIndex()) continue;
            List<Map<Symbol, Expr>> more = new ArrayList<>();
            for (Map<Symbol, Expr> v : all) {
                Optional<Integer> from = number(s.lower(), v);
                Optional<Integer> to = number(s.upper(), v);
                if (from.isEmpty() || to.isEmpty()) continue;
                for (int k = from.get(); k <= to.get() && k < from.get() + 4; k++) {
                    Map<Symbol, Expr> next = new LinkedHashMap<>(v);
                    next.put(s, Terms.num(k));
                    more.add(next);
                }
            }
            all = more;
        }
        return all;
    }

    private static Optional<Integer> number(Expr e, Map<Symbol, Expr> values) {
        return Ring.value(new Substitution(values).apply(e)).filter(Rational::isSmallInteger).map(Rational::intValue);
    }

    private static Optional<Frame> entries(Set<Symbol> symbols, Map<Symbol, Expr> numbers) {
        Map<Symbol, Expr> values = new LinkedHashMap<>(numbers);
        List<Symbol> unknowns = new ArrayList<>();
        for (Symbol s : symbols) {
            switch (s.sort()) {
                case Sort.Real _ -> unknowns.add(s);
                case Sort.Whole _, Sort.Index _ -> { }
                case Sort.Tensor t -> {
                    List<Integer> shape = new ArrayList<>();
                    for (Expr size : t.sizes()) number(size, numbers).ifPresent(shape::add);
                    if (shape.size() < t.sizes().size() || shape.stream().anyMatch(n -> n < 1)) return Optional.empty();
                    if (shape.stream().reduce(1, Math::multiplyExact) > MOST_ENTRIES) return Optional.empty();
                    values.put(s, list(s, shape, unknowns));
                }
            }
        }
        return Optional.of(new Frame(values, List.copyOf(unknowns)));
    }

    private static Expr list(Symbol s, List<Integer> shape, List<Symbol> unknowns) {
        List<Expr> items = new ArrayList<>();
        for (int i = 1; i <= shape.getFirst(); i++) {
            if (shape.size() == 1) {
                items.add(unknown(s.name() + "[" + i + "]", unknowns));
                continue;
            }
            List<Expr> row = new ArrayList<>();
            for (int j = 1; j <= shape.getLast(); j++) row.add(unknown(s.name() + "[" + i + "," + j + "]", unknowns));
            items.add(Terms.literal(row));
        }
        return Terms.literal(items);
    }

    private static Symbol unknown(String name, List<Symbol> unknowns) {
        // A name may have been declared anew, and the assumptions speak of the old one.
        Symbol u = Symbol.real(name);
        while (unknowns.contains(u)) u = Symbol.real(u.name() + "'");
        unknowns.add(u);
        return u;
    }
}
