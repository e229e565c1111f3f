package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.syntax.Diagnostic.Kind;

/// What stands after `in`: `R^n`, `(0, 1)`, `{0, 1}^m`, `1..n`, as a sort and the conditions on its members.
final class Domains {

    private final Elaborator elaborator;
    private final Context context;

    Domains(Elaborator elaborator) {
        this.elaborator = elaborator;
        this.context = elaborator.context;
    }

    /// `i, j in 1..n` as `i in 1..n, j in 1..n`; nothing else is shared.
    static List<Form.Item> distributed(List<Form.Item> items) {
        if (items.stream().allMatch(i -> i.domain().isPresent())) return items;
        List<Form.Item> all = new ArrayList<>(items);
        Optional<Form.Domain> next = Optional.empty();
        for (int i = items.size() - 1; i >= 0; i--) {
            Form.Item item = items.get(i);
            if (item.domain().isPresent()) next = item.domain();
            else if (item.form() instanceof Form.Name && next.isPresent()) all.set(i, new Form.Item(item.sort(), item.form(), next, item.span()));
            else next = Optional.empty();
            if (item.sort().isPresent()) next = Optional.empty();
        }
        return all;
    }

    /// The symbol of this name in the domain.
    Symbol symbol(String name, Optional<String> sort, Optional<Form.Domain> domain, Span span) {
        String word = sort.orElse("");
        if (domain.isPresent() && domain.get().last().isPresent()) {
            Form.Domain d = domain.get();
            if (word.equals("vector") || word.equals("matrix") || word.equals("real")) throw context.rejected(Kind.MEANING, d.span(), "a range of integers is for an index", "write index " + name + " in …");
            return elaborator.indices().range(name, elaborator.whole(d.first()), elaborator.whole(d.last().get()), d.span());
        }
        List<Expr> sizes = domain.map(d -> sizes(d.first())).orElse(List.of());
        return switch (word) {
            case "index" -> throw context.rejected(Kind.SYNTAX, span, "an index needs its range", "write index " + name + " in 1..n");
            case "vector" -> tensor(name, domain.isPresent() ? sizes : List.of(context.size("n")), 1, span);
            case "matrix" -> tensor(name, domain.isPresent() ? sizes : List.of(context.size("m"), context.size("n")), 2, span);
            case "integer" -> Symbol.whole(name);
            default -> {
                if (!sizes.isEmpty() && word.equals("real")) throw context.rejected(Kind.MEANING, span, "a real number has no size", "write vector " + name + " in R^n");
                if (domain.isPresent() && isName(domain.get().first(), "Z", "ℤ", "N", "ℕ")) yield Symbol.whole(name);
                yield Symbol.of(name, sizes.isEmpty() ? Sort.REAL : new Sort.Tensor(sizes));
            }
        };
    }

    private Symbol tensor(String name, List<Expr> sizes, int rank, Span span) {
        if (sizes.size() != rank) {
            throw context.rejected(Kind.SHAPE, span, rank == 1 ? "a vector has one size" : "a matrix has rows and columns",
                    rank == 1 ? "write vector " + name + " in R^n" : "write matrix " + name + " in R^(m, n)");
        }
        return Symbol.of(name, new Sort.Tensor(sizes));
    }

    /// The exponent of `R^(m, n)`.
    private List<Expr> sizes(Form domain) {
        return switch (domain) {
            case Form.Raised r -> List.of(Terms.num(r.exponent()));
            case Form.Chain c when power(c) -> switch (c.pieces().get(2)) {
                case Form.Group g when g.open() == '(' && g.items().size() == 2 -> g.items().stream().map(elaborator::whole).toList();
                case Form f -> List.of(elaborator.whole(f));
            };
            case Form _ -> List.of();
        };
    }

    private static boolean power(Form.Chain c) {
        return c.pieces().size() >= 3 && c.pieces().get(1) instanceof Form.Sign s && s.kind() == Form.Sign.Kind.POWER;
    }

    private static boolean isName(Form form, String... names) {
        return form instanceof Form.Name n && List.of(names).contains(n.text());
    }

    /// What membership says of the symbol.
    List<Condition> conditions(Symbol symbol, Form.Domain domain) {
        if (domain.last().isPresent()) return List.of();
        List<Condition> all = new ArrayList<>();
        Form base = domain.first();
        if (base instanceof Form.Raised r) base = r.base();
        if (base instanceof Form.Chain c) {
            if (!power(c) || c.pieces().size() > 4) throw unknown(domain.span());
            if (c.pieces().size() == 4) all.add(property(symbol, c.pieces().get(3)));
            base = c.pieces().getFirst();
        }
        if (isName(base, "R", "ℝ")) return all;
        if (isName(base, "Z", "ℤ")) return all;
        if (isName(base, "N", "ℕ")) return List.of(Condition.compare(Relation.GE, symbol, Terms.ONE));
        if (!(base instanceof Form.Group g)) throw unknown(domain.span());
        List<Symbol> over = elaborator.indices().fresh(symbol.sizes().size() == 1 ? List.of("k") : List.of("i", "j"), symbol.sizes(), List.of(symbol));
        Expr member = over.isEmpty() ? symbol : Terms.entry(symbol, List.copyOf(over));
        Condition c = g.open() == '{' ? oneOf(member, g) : between(member, g);
        for (Symbol i : over.reversed()) c = Condition.forAll(i, c);
        if (c != Condition.TRUE) all.add(c);
        return all;
    }

    private Rejected unknown(Span span) {
        return context.rejected(Kind.MEANING, span, "this is no domain", "there are R, R^n, R^(m, n), (a, b), {a, b, c}, their powers, and 1..n for an index");
    }

    private Condition oneOf(Expr member, Form.Group set) {
        return Condition.or(set.items().stream().map(v -> Condition.compare(Relation.EQ, member, elaborator.scalar(v))).toList());
    }

    private Condition between(Expr member, Form.Group interval) {
        if (interval.items().size() != 2) throw context.rejected(Kind.SYNTAX, interval.span(), "an interval has two ends", "write (0, 1) or [0, 1]");
        List<Condition> parts = new ArrayList<>();
        Form low = interval.items().getFirst();
        Form high = interval.items().getLast();
        if (!infinite(low)) parts.add(Condition.compare(interval.open() == '(' ? Relation.GT : Relation.GE, member, elaborator.scalar(low)));
        if (!infinite(high)) parts.add(Condition.compare(interval.close() == ')' ? Relation.LT : Relation.LE, member, elaborator.scalar(high)));
        if (!infinite(low) && !infinite(high)) checkOrder(low, high, interval.span());
        return Condition.and(parts);
    }

    private void checkOrder(Form low, Form high, Span span) {
        if (elaborator.expr(low) instanceof Expr.Num a && elaborator.expr(high) instanceof Expr.Num b && a.value().compareTo(b.value()) > 0) {
            throw context.rejected(Kind.MEANING, span, "this interval is empty");
        }
    }

    private static boolean infinite(Form form) {
        return switch (form) {
            case Form.Name n -> Words.infinite(n.text());
            case Form.Chain c -> c.pieces().size() == 2 && c.pieces().getFirst() instanceof Form.Sign && infinite(c.pieces().getLast());
            case Form _ -> false;
        };
    }

    private Condition property(Symbol symbol, Form word) {
        if (!isName(word, "symmetric")) throw context.rejected(Kind.NAME, word.span(), "this property is not known", "there is: symmetric");
        List<Expr> sizes = symbol.sizes();
        if (sizes.size() != 2 || sizes.getFirst() != sizes.getLast()) throw context.rejected(Kind.SHAPE, word.span(), "only a square matrix is symmetric");
        List<Symbol> ij = elaborator.indices().fresh(List.of("i", "j"), sizes, List.of(symbol));
        Condition c = Condition.compare(Relation.EQ, Terms.entry(symbol, ij.getFirst(), ij.getLast()), Terms.entry(symbol, ij.getLast(), ij.getFirst()));
        return Condition.forAll(ij.getFirst(), Condition.forAll(ij.getLast(), c));
    }
}
