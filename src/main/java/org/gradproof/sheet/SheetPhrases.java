package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.sheet.Sheet.Formula;
import org.gradproof.sheet.Sheet.Span;
import org.gradproof.syntax.Scope;
import org.gradproof.worksheet.Bound;

/// Declarations and conditions as a lecturer says them: `x ∈ ℝⁿ`, `an integer n ≥ 1`, `0 < p < 1`, `y ∈ {0, 1}`.
final class SheetPhrases {
    private SheetPhrases() {}

    /// `a, b and c`.
    static List<Span> enumerated(List<List<Span>> phrases, String last) {
        List<Span> all = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            if (i > 0) all.add(Sheet.words(i < phrases.size() - 1 ? ", " : phrases.size() > 2 ? ", " + last + " " : " " + last + " "));
            all.addAll(phrases.get(i));
        }
        return all;
    }

    /// `Let a, b and c.`
    static List<Span> sentence(String begins, List<List<Span>> phrases) {
        List<Span> all = new ArrayList<>(List.of(Sheet.words(begins)));
        all.addAll(enumerated(phrases, "and"));
        all.add(Sheet.words("."));
        return all;
    }

    /// Words with a capital at the beginning and a stop at the end.
    static Span sentence(String words) {
        String first = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return Sheet.words(first.endsWith(".") ? first : first + ".");
    }

    /// What symbols are, with what is assumed of each of them alone; what speaks of several comes last.
    ///
    /// @param letting whether they follow the word `let`, not the word `for`
    static List<List<Span>> declared(List<Symbol> symbols, List<Condition> conditions, boolean letting) {
        List<Condition> rest = new ArrayList<>(conditions);
        List<List<Span>> phrases = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            Symbol s = symbols.get(i);
            List<Condition> own = about(s, rest);
            rest.removeAll(own);
            if (own.isEmpty() || !s.isScalar()) {
                List<Formula> alike = new ArrayList<>(List.of(Sheet.term(s)));
                while (own.isEmpty() && i + 1 < symbols.size() && symbols.get(i + 1).sort().equals(s.sort()) && about(symbols.get(i + 1), rest).isEmpty()) {
                    alike.add(Sheet.term(symbols.get(++i)));
                }
                Formula names = alike.size() == 1 ? alike.getFirst() : new Formula.Listed(alike);
                phrases.add(List.of(new Span.Maths(new Formula.Related(names, "in", Sheet.domain(s)))));
            }
            for (List<Span> c : conditions(own)) phrases.add(s.sort() instanceof Sort.Whole ? integer(c, letting) : c);
        }
        phrases.addAll(conditions(rest));
        return phrases;
    }

    private static List<Span> integer(List<Span> spans, boolean letting) {
        List<Span> all = new ArrayList<>(letting ? List.of() : List.of(Sheet.words("integers ")));
        all.addAll(spans);
        if (letting) all.add(Sheet.words(" be an integer"));
        return all;
    }

    private static List<Condition> about(Symbol s, List<Condition> conditions) {
        return conditions.stream().filter(c -> Free.of(c).equals(Free.of(s)) && Free.occurs(s, c)).toList();
    }

    /// What holds only in the statement: its own assumptions, and names that it declares by itself.
    static List<List<Span>> given(List<Condition> own, List<? extends Node> spokenOf, Scope scope) {
        Set<Symbol> news = new LinkedHashSet<>();
        for (Node n : spokenOf) {
            for (Symbol s : Free.of(n)) if (scope.symbol(s.name()).isEmpty() && !(s.sort() instanceof Sort.Real)) news.add(s);
        }
        for (Condition c : own) Free.of(c).stream().filter(s -> scope.symbol(s.name()).isEmpty() && s.sort() instanceof Sort.Whole).forEach(news::add);
        List<Symbol> ordered = new ArrayList<>(news.stream().filter(s -> s.sort() instanceof Sort.Whole).toList());
        ordered.addAll(news.stream().filter(s -> !(s.sort() instanceof Sort.Whole)).toList());
        return declared(ordered, own, false);
    }

    /// Each condition as a phrase.
    static List<List<Span>> conditions(List<Condition> given) {
        List<Condition> conditions = given.stream().flatMap(c -> c.conjuncts().stream()).map(Bound::named).toList();
        List<List<Span>> phrases = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Condition c = conditions.get(i);
            Optional<Condition> between = i + 1 < conditions.size() ? between(c, conditions.get(i + 1)) : Optional.empty();
            if (between.isPresent()) i++;
            Formula f = one(c).or(() -> between.map(Sheet::term)).orElse(Sheet.term(c));
            phrases.add(List.of(new Span.Maths(f)));
        }
        return phrases;
    }

    /// `y = 0 or y = 1` as `y ∈ {0, 1}`.
    private static Optional<Formula> one(Condition c) {
        if (!(c instanceof Condition.Or o) || o.parts().size() < 2) return Optional.empty();
        List<Expr> values = new ArrayList<>();
        List<Expr> lefts = new ArrayList<>();
        for (Condition p : o.parts()) {
            if (!(p instanceof Condition.Compare e) || e.relation() != Relation.EQ || !(e.right() instanceof Expr.Num)) return Optional.empty();
            lefts.add(e.left());
            values.add(e.right());
        }
        if (lefts.stream().distinct().count() > 1) return Optional.empty();
        return Optional.of(new Formula.Related(Sheet.term(lefts.getFirst()), "in", new Formula.Values(values)));
    }

    /// `p > 0` and `p < 1` as `0 < p < 1`.
    private static Optional<Condition> between(Condition low, Condition high) {
        if (!(low instanceof Condition.Compare l) || !(high instanceof Condition.Compare h) || l.left() != h.left()) return Optional.empty();
        boolean chain = (l.relation() == Relation.GT || l.relation() == Relation.GE) && (h.relation() == Relation.LT || h.relation() == Relation.LE);
        return chain ? Optional.of(Condition.and(Condition.compare(l.relation().swapped(), l.right(), l.left()), h)) : Optional.empty();
    }
}
