package org.gradproof.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.syntax.Diagnostic.Kind;

/// Ranges of indices and shapes of what is indexed: written, or inferred from the way a statement uses names.
final class Indices {
    private static final List<String> ROWS_AND_COLUMNS = List.of("m", "n");

    private final Elaborator elaborator;
    private final Context context;

    Indices(Elaborator elaborator) {
        this.elaborator = elaborator;
        this.context = elaborator.context;
    }

    /// An index over `1..size` whose name is free in the neighbours and means nothing here.
    Symbol fresh(String wish, Expr size, Expr... neighbours) {
        return fresh(List.of(wish), List.of(size), List.of(neighbours)).getFirst();
    }

    List<Symbol> fresh(List<String> wishes, List<Expr> sizes, List<Expr> neighbours) {
        Set<String> taken = new HashSet<>();
        for (Expr e : neighbours) for (Symbol s : Free.of(e)) taken.add(s.name());
        List<Symbol> result = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            String name = Fresh.name(wishes.get(i), taken);
            taken.add(name);
            result.add(Symbol.index(name, Terms.ONE, sizes.get(i)));
        }
        return result;
    }

    Symbol freshReal(String wish, Expr neighbour) {
        Set<String> taken = new HashSet<>();
        for (Symbol s : Free.of(neighbour)) taken.add(s.name());
        return Symbol.real(Fresh.name(wish, taken));
    }

    /// `left ⋚ right`; of vectors and matrices, for every entry.
    Condition everywhere(Relation relation, Expr left, Expr right, Span span) {
        if (left.isScalar() && right.isScalar()) return Condition.compare(relation, left, right);
        if (!left.isScalar() && !right.isScalar() && !left.sizes().equals(right.sizes())) {
            throw context.rejected(Kind.SHAPE, span, "the sides have different shapes: " + Shapes.text(left.sizes()) + " and " + Shapes.text(right.sizes()));
        }
        if (relation == Relation.NE) {
            throw context.rejected(Kind.SHAPE, span, "'!=' compares numbers", "say which entries differ: x[i] != y[i]");
        }
        List<Expr> sizes = left.isScalar() ? right.sizes() : left.sizes();
        List<Symbol> over = fresh(sizes.size() == 1 ? List.of("k") : List.of("i", "j"), sizes, List.of(left, right));
        List<Expr> at = List.copyOf(over);
        Condition c = Condition.compare(relation, left.isScalar() ? left : Terms.entry(left, at), right.isScalar() ? right : Terms.entry(right, at));
        for (Symbol i : over.reversed()) c = Condition.forAll(i, c);
        return c;
    }

    /// The index of `k in 1..n`.
    Symbol ranged(Form.Item item) {
        if (!(item.form() instanceof Form.Name n) || item.domain().isEmpty()) {
            throw context.rejected(Kind.SYNTAX, item.span(), "expected an index with its range", "write k in 1..n");
        }
        Form.Domain domain = item.domain().get();
        Form last = domain.last().orElseThrow(() -> context.rejected(Kind.SYNTAX, domain.span(), "expected a range of integers", "write 1..n"));
        return range(Words.plain(n.text()), elaborator.whole(domain.first()), elaborator.whole(last), domain.span());
    }

    Symbol range(String name, Expr lower, Expr upper, Span span) {
        if (lower instanceof Expr.Num a && upper instanceof Expr.Num b && a.value().compareTo(b.value()) > 0) {
            throw context.rejected(Kind.MEANING, span, "the range " + a.value() + ".." + b.value() + " is empty");
        }
        return Symbol.index(name, lower, upper);
    }

    /// The range of an index that a formula uses without naming its range: a declared one, or the size of the first
    /// vector or matrix that is indexed by it.
    Optional<Symbol> rangeOf(String name, Form form) {
        Optional<Symbol> declared = context.symbol(name).filter(Symbol::isIndex);
        if (declared.isPresent()) return declared;
        for (Use use : uses(form)) {
            int place = use.places.indexOf(name);
            if (place < 0) continue;
            Optional<List<Expr>> sizes = sizes(use.base);
            if (sizes.isPresent() && place < sizes.get().size()) return Optional.of(Symbol.index(name, Terms.ONE, sizes.get().get(place)));
        }
        return Optional.empty();
    }

    private Optional<List<Expr>> sizes(Form base) {
        try {
            return Optional.of(elaborator.expr(base).sizes());
        } catch (Rejected e) {
            return Optional.empty();
        }
    }

    /// `base[places]`; a place that is no plain name is the empty text.
    private record Use(Form base, List<String> places, boolean subscript) {}

    /// The indexed things of a formula in reading order.
    private List<Use> uses(Form form) {
        List<Use> uses = new ArrayList<>();
        walk(form, part -> {
            switch (part) {
                case Form.Indexed i when i.places().stream().anyMatch(p -> Elaborator.isCondition(p.value())) -> { }
                case Form.Indexed i -> uses.add(new Use(i.base(), i.places().stream()
                        .map(p -> p.value() instanceof Form.Name n ? Words.plain(n.text()) : "").toList(), false));
                case Form.Call c when c.function() instanceof Form.Name n -> elaborator.calls().definition(Words.plain(n.text())).ifPresent(d -> {
                    for (int k = 0; k < Math.min(d.parameters().size(), c.arguments().size()); k++) {
                        int places = d.parameters().get(k).sizes().size();
                        if (places > 0 && c.arguments().get(k).value() instanceof Form.Name a) uses.add(new Use(a, Collections.nCopies(places, ""), false));
                    }
                });
                case Form.Name n when n.text().length() > 2 || n.text().length() == 2 && n.text().charAt(1) > 127 -> {
                    String name = Words.plain(n.text());
                    int at = name.lastIndexOf('_');
                    if (at > 0 && at < name.length() - 1 && !context.knows(name)) {
                        uses.add(new Use(new Form.Name(name.substring(0, at), n.span()), List.of(name.substring(at + 1)), true));
                    }
                }
                case Form _ -> { }
            }
        });
        return uses;
    }

    /// What the formulas say about undeclared names by indexing them.
    ///
    /// @param unknown names that mean nothing yet although the scope may know them: parameters
    /// @return vectors, matrices and indices by name, the vectors first
    Map<String, Symbol> inferred(List<Form> forms, Set<String> unknown) {
        Map<String, Optional<Form>> ranges = new HashMap<>();
        List<Use> uses = new ArrayList<>();
        for (Form form : forms) {
            uses.addAll(uses(form));
            collectRanges(form, ranges);
        }
        Map<String, Symbol> result = new LinkedHashMap<>();
        if (uses.isEmpty()) return result;
        for (Use use : uses) {
            if (use.base instanceof Form.Name n) tensor(Words.plain(n.text()), use, uses, ranges, unknown, result);
        }
        for (Use use : uses) {
            if (use.subscript) continue;
            for (int p = 0; p < use.places.size(); p++) index(use.places.get(p), p, use, ranges, unknown, result);
        }
        return result;
    }

    private boolean means(String name, Set<String> unknown) {
        return !unknown.contains(name) && (context.knows(name) || elaborator.calls().isFunction(name));
    }

    private void tensor(String name, Use use, List<Use> uses, Map<String, Optional<Form>> ranges, Set<String> unknown, Map<String, Symbol> into) {
        if (into.containsKey(name) || means(name, unknown) || use.places.size() > 2 || isDifferential(name, uses)) return;
        if (use.subscript && !ranges.containsKey(use.places.getFirst()) && !isIndex(use.places.getFirst())) return;
        List<Expr> sizes = new ArrayList<>();
        for (int p = 0; p < use.places.size(); p++) sizes.add(size(name, p, use.places.size(), uses, ranges));
        into.put(name, Symbol.of(name, new Sort.Tensor(sizes)));
    }

    /// `dx[j]` in `d/dx[j]` is about `x`.
    private boolean isDifferential(String name, List<Use> uses) {
        if (name.length() < 2 || name.charAt(0) != 'd') return false;
        String of = name.substring(1);
        return context.knows(of) || uses.stream().anyMatch(u -> u.base instanceof Form.Name n && Words.plain(n.text()).equals(of));
    }

    private boolean isIndex(String name) {
        return context.symbol(name).filter(Symbol::isIndex).isPresent();
    }

    private Expr size(String name, int place, int rank, List<Use> uses, Map<String, Optional<Form>> ranges) {
        for (Use use : uses) {
            if (!(use.base instanceof Form.Name n) || !Words.plain(n.text()).equals(name) || use.places.size() != rank) continue;
            String index = use.places.get(place);
            if (ranges.getOrDefault(index, Optional.empty()).isPresent()) return elaborator.whole(ranges.get(index).get());
            Optional<Symbol> known = context.symbol(index);
            if (!ranges.containsKey(index) && known.isPresent() && known.get().isIndex() && known.get().lower() == Terms.ONE) return known.get().upper();
        }
        return context.size(ROWS_AND_COLUMNS.get(ROWS_AND_COLUMNS.size() - rank + place));
    }

    private void index(String name, int place, Use use, Map<String, Optional<Form>> ranges, Set<String> unknown, Map<String, Symbol> into) {
        if (name.isEmpty() || into.containsKey(name) || ranges.containsKey(name) || means(name, unknown)) return;
        Optional<List<Expr>> sizes = use.base instanceof Form.Name n && into.containsKey(Words.plain(n.text()))
                ? Optional.of(into.get(Words.plain(n.text())).sizes()) : sizes(use.base);
        if (sizes.isPresent() && place < sizes.get().size()) into.put(name, Symbol.index(name, Terms.ONE, sizes.get().get(place)));
    }

    /// The upper ends of ranges that begin at 1, by bound name; nothing where the range is not written or begins elsewhere.
    private static void collectRanges(Form form, Map<String, Optional<Form>> ranges) {
        walk(form, part -> {
            switch (part) {
                case Form.Call c when !c.arguments().isEmpty() -> {
                    boolean ranged = c.arguments().getFirst().domain().isPresent();
                    boolean sum = c.function() instanceof Form.Name n
                            && Words.form(Words.plain(n.text())).filter(f -> f.equals("sum") || f.equals("product")).isPresent();
                    if (!sum && !ranged) return;
                    for (Form.Argument a : c.arguments()) {
                        if (a.domain().isPresent() && a.value() instanceof Form.Name k) ranges.put(Words.plain(k.text()), upper(a.domain().get()));
                    }
                    if (c.arguments().size() == 2 && c.arguments().getFirst().domain().isEmpty() && c.arguments().getFirst().value() instanceof Form.Name k) {
                        ranges.putIfAbsent(Words.plain(k.text()), Optional.empty());
                    }
                    if (c.arguments().size() == 4 && c.arguments().getFirst().value() instanceof Form.Name k) {
                        ranges.put(Words.plain(k.text()), Optional.of(c.arguments().get(2).value()));
                    }
                }
                case Form.Group g -> {
                    for (Form.Item i : Domains.distributed(g.given())) {
                        if (i.domain().isPresent() && i.form() instanceof Form.Name k) ranges.put(Words.plain(k.text()), upper(i.domain().get()));
                    }
                }
                case Form _ -> { }
            }
        });
    }

    private static Optional<Form> upper(Form.Domain d) {
        return d.first() instanceof Form.Number n && n.text().equals("1") ? d.last() : Optional.empty();
    }

    /// Every part of a formula, in reading order, without recursion.
    private static void walk(Form root, java.util.function.Consumer<Form> visit) {
        Deque<Form> stack = new ArrayDeque<>();
        stack.push(root);
        while (!stack.isEmpty()) {
            Form f = stack.pop();
            visit.accept(f);
            List<Form> parts = f.parts();
            for (int i = parts.size() - 1; i >= 0; i--) stack.push(parts.get(i));
        }
    }
}
