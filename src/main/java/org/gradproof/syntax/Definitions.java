package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.syntax.Diagnostic.Kind;

/// The left side of `:=` and what it makes of the right side.
final class Definitions {
    private final Elaborator elaborator;
    private final Context context;

    Definitions(Elaborator elaborator) {
        this.elaborator = elaborator;
        this.context = elaborator.context;
    }

    /// The parts of a left side.
    private record Head(Form.Name name, List<Form.Argument> arguments, List<Form.Parameter> parameters, List<Form.Argument> places, boolean call) {}

    Names.Named define(Form left, Form right) {
        Head head = head(left, right);
        String name = Words.plain(head.name.text());
        checkName(name, head.name);
        Set<String> names = new LinkedHashSet<>();
        for (Form.Argument a : head.arguments) names.add(parameterName(a.value(), names));
        for (Form.Parameter p : head.parameters) names.add(parameterName(p.value(), names));
        Map<String, Optional<Expr>> before = new LinkedHashMap<>();
        try {
            return define(name, head, names, left, right, before);
        } finally {
            before.forEach(context::unbind);
        }
    }

    private Names.Named define(String name, Head head, Set<String> names, Form left, Form right, Map<String, Optional<Expr>> before) {
        List<Expr> defaults = defaults(head);
        List<Symbol> parameters = parameters(head, names, right, before);
        List<Symbol> indices = new ArrayList<>();
        Map<String, Symbol> inferred = elaborator.indices().inferred(List.of(right), Set.of());
        for (Symbol s : inferred.values()) if (!s.isIndex()) context.infer(s);
        for (Form.Argument place : head.places) {
            Symbol index = index(place, inferred);
            indices.add(index);
            bind(index, before);
        }
        for (Symbol s : inferred.values()) if (s.isIndex() && context.symbol(s.name()).isEmpty()) context.infer(s);
        Expr body = elaborator.expr(right);
        if (!indices.isEmpty() && !body.isScalar()) {
            throw context.rejected(Kind.SHAPE, right.span(), "an entry is a number, found " + Shapes.text(body.sizes()), "index it, or define the whole: " + name + " := …");
        }
        for (Symbol s : Free.of(body)) {
            if (s.name().equals(name) && !parameters.contains(s) && !indices.contains(s)) {
                throw context.rejected(Kind.MEANING, left.span(), name + " is defined by itself", "give it another name");
            }
        }
        List<Symbol> sizes = sizes(parameters, indices, body);
        return new Names.Named(new Definition(name, sizes, parameters, head.arguments.size(), indices, body), defaults);
    }

    private void bind(Symbol s, Map<String, Optional<Expr>> before) {
        Optional<Expr> old = context.bind(s.name(), s);
        before.putIfAbsent(s.name(), old);
    }

    private Head head(Form left, Form right) {
        return switch (left) {
            case Form.Name n -> subscripted(n, right).orElse(new Head(n, List.of(), List.of(), List.of(), false));
            case Form.Call c when c.function() instanceof Form.Name n -> new Head(n, c.arguments(), c.parameters(), List.of(), true);
            case Form.Indexed i when i.base() instanceof Form.Name n -> new Head(n, List.of(), List.of(), i.places(), false);
            case Form.Indexed i when i.base() instanceof Form.Call c && c.function() instanceof Form.Name n ->
                    new Head(n, c.arguments(), c.parameters(), i.places(), true);
            case Form f -> throw context.rejected(Kind.SYNTAX, f.span(), "this cannot be defined", "write f(x) := …, S := … or y[i] := …");
        };
    }

    /// `y_i := …` where `i` is an index.
    private Optional<Head> subscripted(Form.Name n, Form right) {
        String name = Words.plain(n.text());
        int at = name.lastIndexOf('_');
        if (at <= 0 || at == name.length() - 1 || context.knows(name)) return Optional.empty();
        String index = name.substring(at + 1);
        boolean is = context.symbol(index).filter(Symbol::isIndex).isPresent()
                || !context.knows(index) && elaborator.indices().inferred(List.of(right), Set.of()).containsKey(index);
        if (!is) return Optional.empty();
        Form.Name place = new Form.Name(index, n.span());
        return Optional.of(new Head(new Form.Name(name.substring(0, at), n.span()), List.of(), List.of(),
                List.of(new Form.Argument(Optional.empty(), place, Optional.empty(), Optional.empty(), n.span())), false));
    }

    private void checkName(String name, Form.Name form) {
        if (Words.primitive(name).filter(p -> p.text().equals(name)).isPresent() && name.length() > 3 || Words.FORMS.contains(name) && !name.equals("delta") && !name.equals("limit")) {
            throw context.rejected(Kind.NAME, form.span(), name + " has its meaning already", "choose another name");
        }
    }

    private String parameterName(Form form, Set<String> before) {
        if (!(form instanceof Form.Name n)) throw context.rejected(Kind.SYNTAX, form.span(), "expected the name of a parameter", "write f(x) := … or f(x; a = 1) := …");
        String name = Words.plain(n.text());
        if (before.contains(name)) throw context.rejected(Kind.NAME, form.span(), "two parameters named " + name);
        return name;
    }

    private List<Expr> defaults(Head head) {
        List<Form.Parameter> with = head.parameters.stream().filter(p -> p.given().isPresent()).toList();
        if (!with.isEmpty() && with.size() < head.parameters.size()) {
            throw context.rejected(Kind.MEANING, head.parameters.getFirst().span(), "either all parameters have a default or none");
        }
        return with.stream().map(p -> elaborator.expr(p.given().get())).toList();
    }

    private List<Symbol> parameters(Head head, Set<String> names, Form right, Map<String, Optional<Expr>> before) {
        Map<String, Symbol> shapes = elaborator.indices().inferred(List.of(right), names);
        Domains domains = new Domains(elaborator);
        List<Symbol> result = new ArrayList<>();
        for (Form.Argument a : head.arguments) {
            String name = Words.plain(((Form.Name) a.value()).text());
            if (a.towards().isPresent()) throw context.rejected(Kind.SYNTAX, a.span(), "an approach stands only in limits", "write limit(f, " + context.source().text(a.span()) + ")");
            boolean written = a.sort().isPresent() || a.domain().isPresent();
            Symbol s = written ? domains.symbol(name, a.sort(), a.domain(), a.span()) : shapes.getOrDefault(name, Symbol.real(name));
            result.add(s.isIndex() ? Symbol.real(name) : s);
        }
        for (Form.Parameter p : head.parameters) result.add(Symbol.real(Words.plain(((Form.Name) p.value()).text())));
        result.forEach(s -> bind(s, before));
        return result;
    }

    private Symbol index(Form.Argument place, Map<String, Symbol> inferred) {
        if (!(place.value() instanceof Form.Name n)) throw context.rejected(Kind.SYNTAX, place.span(), "expected an index", "write y[i] := …");
        String name = Words.plain(n.text());
        Symbol index;
        if (place.domain().isPresent()) {
            index = elaborator.indices().ranged(new Form.Item(Optional.empty(), n, place.domain(), place.span()));
        } else {
            Optional<Symbol> declared = context.scope().symbol(name).filter(Symbol::isIndex);
            index = declared.or(() -> Optional.ofNullable(inferred.get(name)).filter(Symbol::isIndex)).orElseThrow(() -> context.rejected(
                    Kind.MEANING, place.span(), "the range of " + n.text() + " is not known", "write y[" + n.text() + " in 1..n] := …, or index " + n.text() + " in 1..n before"));
        }
        if (index.lower() != Terms.ONE) throw context.rejected(Kind.SHAPE, place.span(), "entries are numbered from 1");
        return index;
    }

    /// The sizes of vector parameters that each call binds anew: those on which nothing else in the body depends.
    private static List<Symbol> sizes(List<Symbol> parameters, List<Symbol> indices, Expr body) {
        Set<Symbol> sizes = new LinkedHashSet<>();
        for (Symbol p : parameters) {
            for (Expr size : p.sizes()) if (size instanceof Symbol s && s.sort() instanceof Sort.Whole) sizes.add(s);
        }
        for (Symbol s : Free.of(body)) {
            if (parameters.contains(s) || indices.contains(s) || sizes.contains(s)) continue;
            for (Expr part : s.isIndex() ? List.of(s.lower(), s.upper()) : s.sizes()) sizes.removeAll(Free.of(part));
        }
        return List.copyOf(sizes);
    }
}
