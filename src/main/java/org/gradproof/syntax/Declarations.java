package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.syntax.Diagnostic.Kind;

/// Declarations, assumptions and `for` clauses: one item after the other, each in the scope that the ones before made.
final class Declarations {
    private final Elaborator elaborator;
    private final Context context;
    private final Domains domains;
    private final List<Symbol> symbols = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();

    Declarations(Elaborator elaborator) {
        this.elaborator = elaborator;
        this.context = elaborator.context;
        this.domains = new Domains(elaborator);
    }

    List<Symbol> symbols() {
        return symbols;
    }

    List<Condition> conditions() {
        return conditions;
    }

    /// `real x, a > 0`, the sort going on to the next items. A `for` clause and `assume` are the same, except that their
    /// items without a sort of their own may speak of names that are known already.
    void read(List<Form.Item> items, boolean declares) {
        Optional<String> sort = Optional.empty();
        for (Form.Item item : Domains.distributed(declares ? items : compared(items))) {
            boolean own = item.sort().isPresent();
            if (own) sort = item.sort();
            Optional<Form.Name> target = target(item);
            String name = target.map(n -> Words.plain(n.text())).orElse("");
            boolean known = target.isPresent() && context.knows(name);
            boolean makes = own || sort.isPresent() && (declares || !known && target.isPresent())
                    || item.domain().isPresent() && (!known || item.domain().get().last().isPresent())
                    || !known && item.form() instanceof Form.Name;
            // `real x > 0, x < 5` says two things of one x.
            boolean again = !own && symbols.stream().anyMatch(s -> s.name().equals(name)) && item.domain().flatMap(Form.Domain::last).isEmpty();
            if (makes && !again) declare(item, sort, target.orElseThrow(() -> context.rejected(Kind.SYNTAX, item.span(),
                    "expected the name of what is declared", "write real x or real a > 0")), name);
            else restrict(item, target);
        }
    }

    /// `for a, b > 0` is about both; in a declaration, `real x, a > 0` leaves `x` free.
    private static List<Form.Item> compared(List<Form.Item> items) {
        List<Form.Item> all = new ArrayList<>(items);
        Optional<Form.Comparison> next = Optional.empty();
        for (int i = items.size() - 1; i >= 0; i--) {
            Form.Item item = items.get(i);
            if (item.form() instanceof Form.Comparison c && c.sides().getFirst() instanceof Form.Name && item.sort().isEmpty()) {
                next = Optional.of(c);
            } else if (item.form() instanceof Form.Name n && item.sort().isEmpty() && item.domain().isEmpty() && next.isPresent()) {
                List<Form> sides = new ArrayList<>(next.get().sides());
                sides.set(0, n);
                all.set(i, new Form.Item(item.sort(), new Form.Comparison(sides, next.get().relations(), n.span()), item.domain(), item.span()));
            } else {
                next = Optional.empty();
            }
        }
        return items.stream().anyMatch(i -> i.sort().isPresent()) ? items : all;
    }

    private void declare(Form.Item item, Optional<String> sort, Form.Name target, String name) {
        if (context.scope().defined(name).isPresent() && item.sort().isEmpty() && item.domain().isEmpty()) {
            throw context.rejected(Kind.NAME, target.span(), target.text() + " is already defined");
        }
        Symbol symbol = domains.symbol(name, sort, item.domain(), item.span());
        Set<Symbol> spoken = new LinkedHashSet<>();
        for (Condition c : conditions) spoken.addAll(Free.of(c));
        if (spoken.stream().anyMatch(s -> s != symbol && s.name().equals(name))) {
            throw context.rejected(Kind.NAME, target.span(), target.text() + " is declared after something was said of it", "declare it first, then say what holds");
        }
        // Declared anew, it would lose what was said of it.
        if (!spoken.contains(symbol)) context.enter(context.grown().declaring(symbol));
        symbols.add(symbol);
        item.domain().ifPresent(d -> domains.conditions(symbol, d).forEach(this::assume));
        if (!(item.form() instanceof Form.Name)) assume(quantified(elaborator.condition(item.form())));
    }

    private void restrict(Form.Item item, Optional<Form.Name> target) {
        if (item.domain().isEmpty()) {
            if (item.form() instanceof Form.Name n && !Elaborator.isCondition(n)) {
                throw context.rejected(Kind.SYNTAX, n.span(), "expected a condition", "write " + n.text() + " > 0 or " + n.text() + " in (0, 1)");
            }
            assume(quantified(elaborator.condition(item.form())));
            return;
        }
        Expr e = elaborator.expr(item.form());
        if (!(e instanceof Symbol s) || target.isEmpty()) throw context.rejected(Kind.MEANING, item.span(), "only a name is in a domain", "write 0 < … < 1");
        domains.conditions(s, item.domain().get()).forEach(this::assume);
    }

    private void assume(Condition c) {
        if (c == Condition.TRUE) return;
        conditions.add(c);
        context.enter(context.grown().assuming(List.of(c)));
    }

    /// The name that an item is about: alone, or one side of a comparison.
    private static Optional<Form.Name> target(Form.Item item) {
        return switch (item.form()) {
            case Form.Name n -> Optional.of(n);
            case Form.Comparison c when c.sides().getFirst() instanceof Form.Name n -> Optional.of(n);
            case Form.Comparison c -> {
                List<Form.Name> names = c.sides().stream().filter(Form.Name.class::isInstance).map(Form.Name.class::cast).toList();
                yield names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
            }
            case Form _ -> Optional.empty();
        };
    }

    /// An assumption about `p[i]` is about all entries.
    Condition quantified(Condition c) {
        Set<Symbol> over = new LinkedHashSet<>();
        for (Node n : Dag.postorder(c)) {
            if (n instanceof Expr.Entry e) {
                for (Expr i : e.indices()) if (i instanceof Symbol s && s.sort() instanceof Sort.Index && isFree(s, c)) over.add(s);
            }
        }
        Condition result = c;
        for (Symbol s : new ArrayList<>(over).reversed()) result = Condition.forAll(s, result);
        return result;
    }

    private static boolean isFree(Symbol s, Condition c) {
        return Free.occurs(s, c);
    }
}
