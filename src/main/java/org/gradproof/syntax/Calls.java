package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.syntax.Diagnostic.Kind;

/// What stands before parentheses: a defined function, a primitive, a library function, or a form such as `sum`.
final class Calls {
    /// Names of functions and forms that a person also uses for variables.
    private static final Set<String> LETTERS = Set.of("sigma", "phi", "Phi", "delta", "Sigma", "Pi", "limit");

    private final Elaborator elaborator;
    private final Context context;
    private final Indices indices;
    private final Derivatives derivatives;

    Calls(Elaborator elaborator, Indices indices) {
        this.elaborator = elaborator;
        this.context = elaborator.context;
        this.indices = indices;
        this.derivatives = new Derivatives(context, indices);
    }

    Derivatives derivatives() {
        return derivatives;
    }

    boolean isFunction(String name) {
        if (context.symbol(name).isPresent()) return false;
        return context.scope().defined(name).isPresent() || Words.primitive(name).isPresent()
                || Words.form(name).isPresent() || Words.isExtreme(name) || context.scope().library().lookup(name).isPresent();
    }

    /// The function of this name, defined here or in the library.
    Optional<Definition> definition(String name) {
        if (context.symbol(name).isPresent()) return Optional.empty();
        return context.scope().defined(name).or(() -> context.scope().library().lookup(name)).map(Names.Named::definition);
    }

    Expr call(Form.Call form) {
        boolean limit = form.function() instanceof Form.Name n && Words.form(Words.plain(n.text())).filter("limit"::equals).isPresent()
                && !context.knows(Words.plain(n.text()));
        boolean unknown = form.function() instanceof Form.Name n && !isFunction(Words.plain(n.text()));
        if (!limit && !unknown) standing(form);
        return switch (form.function()) {
            case Form.Name n -> named(Words.plain(n.text()), n, form);
            case Form.Number n -> times(n, form);
            case Form.Primed p when p.base() instanceof Form.Name n -> primed(n, p.order(), form);
            case Form.Indexed i when i.base() instanceof Form.Name n && isFunction(Words.plain(n.text())) ->
                    throw context.rejected(Kind.SYNTAX, form.span(), "the index stands after the arguments", "write " + n.text() + "(…)[i]");
            case Form f -> throw context.rejected(Kind.SYNTAX, new Span(f.span().end(), form.span().end()),
                    "expected an operator before '('", "write " + product(f, form));
        };
    }

    /// Refuses arguments that move.
    private void standing(Form.Call form) {
        for (Form.Argument a : form.arguments()) {
            if (a.towards().isPresent()) throw context.rejected(Kind.SYNTAX, a.span(), "an approach stands only in limits", "write limit(f, " + context.source().text(a.span()) + ")");
        }
    }

    /// `2(x + 1)`.
    private Expr times(Form.Number n, Form.Call form) {
        Expr right = arguments(form, 1, "2*(x + 1)").getFirst();
        return elaborator.binary(Operator.MULTIPLY, elaborator.expr(n), right, form.span());
    }

    private Expr named(String name, Form.Name n, Form.Call form) {
        if (context.local(name).isPresent() || context.symbol(name).isPresent()) throw noFunction(name, n, form);
        Optional<Names.Named> defined = context.scope().defined(name);
        if (defined.isPresent()) return apply(defined.get(), n, form);
        Optional<String> special = Words.form(name);
        if (special.isPresent()) return special(special.get(), form);
        Optional<Primitive> primitive = Words.primitive(name);
        if (primitive.isPresent()) return Terms.apply(primitive.get(), arguments(form, 1, name + "(x)").getFirst());
        if (Words.isExtreme(name) && isRanged(form)) return extreme(Words.isGreatest(name), form);
        Optional<Names.Named> library = context.scope().library().lookup(name);
        if (library.isPresent()) return apply(library.get(), n, form);
        throw noFunction(name, n, form);
    }

    /// `max(z)`, `max(k in 1..n, f)`; with two numbers or more `max` is the function of the library.
    private static boolean isRanged(Form.Call form) {
        return form.arguments().size() == 1 || !form.arguments().isEmpty() && form.arguments().getFirst().domain().isPresent();
    }

    private Expr extreme(boolean greatest, Form.Call form) {
        return over(new Folding(greatest ? "max" : "min", greatest ? "a maximum" : "a minimum", (k, body) -> Terms.extreme(greatest, k, body)), form);
    }

    private Rejected noFunction(String name, Form.Name n, Form.Call form) {
        if (context.knows(name) || name.equals("e") || name.equals("pi")) {
            return context.rejected(Kind.NAME, n.span(), n.text() + " is not a function", "write " + product(n, form));
        }
        if (Properties.names().contains(name)) {
            return context.rejected(Kind.MEANING, n.span(), name + " is a claim about a function and has no value", "write prove " + name + "(f, x)");
        }
        String message = "there is no function '" + n.text() + "'";
        Collection<String> functions = new TreeSet<>(context.scope().names());
        functions.removeIf(f -> !isFunction(f));
        functions.addAll(Properties.names());
        return Words.nearest(name, functions)
                .map(near -> context.rejected(Kind.NAME, n.span(), message, "did you mean '" + near + "'?"))
                .orElseGet(() -> context.rejected(Kind.NAME, n.span(), message,
                        "define it: " + n.text() + "(x) := …; a product is written " + product(n, form)));
    }

    private String product(Form left, Form.Call form) {
        Source source = context.source();
        // In d/dx (f)(g) the factor on the left is (f), not dx (f).
        boolean differential = left instanceof Form.Call c && c.function() instanceof Form.Name n && !isFunction(Words.plain(n.text()));
        Span factor = differential ? new Span(((Form.Call) left).function().span().end(), left.span().end()) : left.span();
        return source.text(factor).strip() + "*" + source.text(new Span(left.span().end(), form.span().end())).strip();
    }

    /// A name without arguments: the value that it stands for.
    Expr value(Names.Named named, Form.Name form) {
        if (named.definition().parameters().isEmpty()) return Terms.call(named.definition());
        throw bare(form.text(), named.definition(), form);
    }

    /// A function named without arguments, at its own parameters.
    Optional<Expr> itself(Form form) {
        if (!(form instanceof Form.Name n)) return Optional.empty();
        String name = Words.plain(n.text());
        if (context.symbol(name).isPresent()) return Optional.empty();
        return context.scope().defined(name).or(() -> LETTERS.contains(name) ? Optional.empty() : context.scope().library().lookup(name))
                .map(f -> Terms.call(f.definition(), List.copyOf(f.definition().parameters())));
    }

    /// Refuses the names of functions where a value is expected.
    void checkBare(String name, Form.Name form) {
        if (LETTERS.contains(name)) return;
        if (Words.primitive(name).isPresent() || Words.form(name).isPresent()) {
            throw context.rejected(Kind.NAME, form.span(), name + " is a function", "write " + name + "(…), or declare a variable: real " + name);
        }
        context.scope().library().lookup(name).ifPresent(f -> {
            throw bare(name, f.definition(), form);
        });
    }

    private Rejected bare(String name, Definition d, Form form) {
        return context.rejected(Kind.NAME, form.span(), name + " is a function",
                "write " + signature(d) + ", or declare a variable: real " + name);
    }

    static String signature(Definition d) {
        String main = d.parameters().subList(0, d.main()).stream().map(Symbol::name).collect(Collectors.joining(", "));
        String rest = d.parameters().subList(d.main(), d.parameters().size()).stream().map(Symbol::name).collect(Collectors.joining(", "));
        return d.name() + "(" + main + (rest.isEmpty() ? "" : "; " + rest) + ")";
    }

    private Expr apply(Names.Named named, Form.Name n, Form.Call form) {
        Definition d = named.definition();
        List<Expr> arguments = new ArrayList<>(arguments(form));
        boolean folds = d.main() == 2 && d.parameters().size() == 2 && arguments.size() > 2 && (d.name().equals("max") || d.name().equals("min"));
        if (folds) {
            Expr all = arguments.getFirst();
            for (Expr next : arguments.subList(1, arguments.size())) all = apply(d, List.of(all, next), form);
            return all;
        }
        if (arguments.size() != d.main()) {
            String hint = d.main() < d.parameters().size() && arguments.size() > d.main()
                    ? "parameters stand after ';': " + signature(d) : "write " + signature(d);
            throw context.rejected(Kind.MEANING, form.span(), n.text() + " takes " + count(d.main(), "argument") + ", found "
                    + arguments.size(), hint);
        }
        arguments.addAll(parameters(named, form));
        return apply(d, arguments, form);
    }

    private List<Expr> parameters(Names.Named named, Form.Call form) {
        Definition d = named.definition();
        List<Symbol> wanted = d.parameters().subList(d.main(), d.parameters().size());
        List<Optional<Expr>> given = new ArrayList<>();
        wanted.forEach(_ -> given.add(Optional.empty()));
        int place = 0;
        for (Form.Parameter p : form.parameters()) {
            int at = place++;
            if (p.given().isPresent()) {
                String name = p.value() instanceof Form.Name n ? Words.plain(n.text()) : "";
                at = IntStream.range(0, wanted.size()).filter(i -> wanted.get(i).name().equals(name)).findFirst().orElse(-1);
                if (at < 0) throw context.rejected(Kind.NAME, p.span(), d.name() + " has no parameter of this name", "write " + signature(d));
            }
            if (at >= wanted.size()) throw context.rejected(Kind.MEANING, p.span(), d.name() + " takes " + count(wanted.size(), "parameter"), "write " + signature(d));
            given.set(at, Optional.of(elaborator.expr(p.given().orElse(p.value()))));
        }
        List<Expr> all = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (given.get(i).isEmpty() && named.defaults().isEmpty()) {
                throw context.rejected(Kind.MEANING, form.span(), d.name() + " needs its parameter " + wanted.get(i).name(), "write " + signature(d));
            }
            all.add(given.get(i).isPresent() ? given.get(i).get() : named.defaults().get(i));
        }
        return all;
    }

    private Expr apply(Definition d, List<Expr> arguments, Form.Call form) {
        if (Terms.shape(d, arguments).isEmpty()) {
            throw context.rejected(Kind.SHAPE, form.span(), "the shapes do not fit " + signature(d) + ": "
                    + arguments.stream().map(a -> Shapes.text(a.sizes())).collect(Collectors.joining(", ")));
        }
        return Terms.call(d, arguments);
    }

    private static String count(int n, String what) {
        return n == 0 ? "no " + what : n == 1 ? "one " + what : n + " " + what + "s";
    }

    /// Plain arguments, no range and no sort among them.
    private List<Expr> arguments(Form.Call form) {
        List<Expr> all = new ArrayList<>(form.arguments().size());
        for (Form.Argument a : form.arguments()) {
            if (a.domain().isPresent()) throw context.rejected(Kind.SYNTAX, a.span(), "a range stands here only in sums, products, maxima and minima");
            if (a.sort().isPresent()) throw context.rejected(Kind.SYNTAX, a.span(), "'" + a.sort().get() + "' stands only on the left of ':='");
            all.add(elaborator.expr(a.value()));
        }
        return all;
    }

    private List<Expr> arguments(Form.Call form, int count, String pattern) {
        if (form.arguments().size() != count || !form.parameters().isEmpty()) {
            throw context.rejected(Kind.MEANING, form.span(), "expected " + count(count, "argument") + ", found "
                    + (form.arguments().size() + form.parameters().size()), "write " + pattern);
        }
        return arguments(form);
    }

    private Expr special(String name, Form.Call form) {
        return switch (name) {
            case "sum" -> sum(false, form);
            case "product" -> sum(true, form);
            case "diff" -> diff(form);
            case "limit" -> new Limits(elaborator).limit(form);
            case "grad" -> {
                List<Expr> a = arguments(form, 2, "grad(L, x)");
                if (!a.getFirst().isScalar()) throw context.rejected(Kind.SHAPE, form.span(), "a gradient is of a number, not of " + Shapes.text(a.getFirst().sizes()), "write jacobian(y, x)");
                yield derivatives.by(a.getFirst(), a.getLast(), form.arguments().getLast().span());
            }
            case "jacobian" -> {
                List<Expr> a = arguments(form, 2, "jacobian(y, x)");
                yield derivatives.by(a.getFirst(), a.getLast(), form.arguments().getLast().span());
            }
            case "hessian" -> {
                List<Expr> a = arguments(form, 2, "hessian(L, x)");
                if (!a.getFirst().isScalar()) throw context.rejected(Kind.SHAPE, form.span(), "a Hessian is of a number, not of " + Shapes.text(a.getFirst().sizes()));
                Span span = form.arguments().getLast().span();
                yield derivatives.hessian(a.getFirst(), a.getLast(), span);
            }
            case "delta" -> {
                List<Expr> a = arguments(form, 2, "delta(i, j)");
                if (!a.getFirst().isScalar() || !a.getLast().isScalar()) throw context.rejected(Kind.SHAPE, form.span(), "delta is of two indices", "write delta(i, j)");
                yield Terms.delta(a.getFirst(), a.getLast());
            }
            case "transpose" -> Terms.transpose(arguments(form, 1, "transpose(W)").getFirst());
            default -> throw new IllegalStateException(name);
        };
    }

    /// `diff(f, x)`, `diff(f, x, 2)`, `diff(f, x, y)`.
    private Expr diff(Form.Call form) {
        List<Form.Argument> parts = form.arguments();
        if (parts.size() < 2 || !form.parameters().isEmpty()) {
            throw context.rejected(Kind.MEANING, form.span(), "expected what to differentiate and by what", "write diff(f, x) or diff(f, x, 2)");
        }
        List<Expr> all = arguments(form);
        Expr result = all.getFirst();
        for (int i = 1; i < all.size(); i++) {
            int order = 1;
            if (i + 1 < all.size() && all.get(i + 1) instanceof Expr.Num n) {
                if (!n.value().isSmallInteger() || n.value().intValue() < 1 || n.value().intValue() > 20) {
                    throw context.rejected(Kind.MEANING, parts.get(i + 1).span(), "the order of a derivative is 1, 2, … 20");
                }
                order = n.value().intValue();
            }
            for (int k = 0; k < order; k++) result = derivatives.by(result, all.get(i), parts.get(i).span());
            if (i + 1 < all.size() && all.get(i + 1) instanceof Expr.Num) i++;
        }
        return result;
    }

    private Expr primed(Form.Name n, int order, Form.Call form) {
        String name = Words.plain(n.text());
        if (!isFunction(name) || form.arguments().size() != 1) {
            throw context.rejected(Kind.NAME, n.span(), "a prime needs a function of one variable", "write diff(f, x)");
        }
        Expr argument = elaborator.scalar(form.arguments().getFirst().value());
        Symbol u = argument instanceof Symbol s && derivatives.isVariable(s) ? s : indices.freshReal("u", argument);
        Optional<Expr> before = context.bind("u'", u);
        Form.Argument inner = new Form.Argument(Optional.empty(), new Form.Name("u'", n.span()), Optional.empty(), Optional.empty(), n.span());
        Expr body = named(name, n, new Form.Call(n, List.of(inner), form.parameters(), form.span()));
        context.unbind("u'", before);
        for (int i = 1; i < order; i++) body = Terms.derivative(u, body);
        return Terms.derivative(u, List.of(), body, argument);
    }

    /// What is made of a body at every index of a range, innermost index last.
    private record Folding(String name, String article, BiFunction<Symbol, Expr, Expr> maker) {
        Expr over(List<Symbol> indices, Expr body) {
            for (Symbol i : indices.reversed()) body = maker.apply(i, body);
            return body;
        }
    }

    private Expr sum(boolean product, Form.Call form) {
        return over(new Folding(product ? "product" : "sum", "a sum", (k, body) -> Terms.big(product, k, body)), form);
    }

    /// `sum(k in 1..n, f)`, `sum(k, 1, n, f)`, `sum(k, f)`, `sum(t)`.
    private Expr over(Folding folding, Form.Call form) {
        List<Form.Argument> parts = form.arguments();
        String name = folding.name;
        if (parts.isEmpty() || !form.parameters().isEmpty()) throw pattern(name, form);
        Form body = parts.getLast().value();
        if (parts.getLast().domain().isPresent()) {
            throw context.rejected(Kind.MEANING, form.span(), folding.article.equals("a sum") ? "nothing to add up after the range" : "nothing stands after the range", "write " + name + "(k in 1..n, f)");
        }
        if (parts.size() == 1) return total(folding, elaborator.expr(body), body.span());
        if (parts.getFirst().domain().isPresent()) {
            List<Form.Item> ranges = new ArrayList<>();
            for (Form.Argument a : parts.subList(0, parts.size() - 1)) {
                ranges.add(new Form.Item(Optional.empty(), a.value(), Optional.of(a.domain().orElseThrow(() -> pattern(name, form))), a.span()));
            }
            return bound(ranges, symbols -> nested(folding, symbols, body));
        }
        if (!(parts.getFirst().value() instanceof Form.Name k) || parts.size() != 2 && parts.size() != 4) throw pattern(name, form);
        if (parts.size() == 4) {
            Form.Domain domain = new Form.Domain(parts.get(1).value(), Optional.of(parts.get(2).value()), parts.get(1).span().to(parts.get(2).span()));
            return bound(List.of(new Form.Item(Optional.empty(), k, Optional.of(domain), k.span())), symbols -> nested(folding, symbols, body));
        }
        Symbol index = indices.rangeOf(Words.plain(k.text()), body).orElseThrow(() -> context.rejected(Kind.MEANING, k.span(),
                "the range of " + k.text() + " is not known", "write " + name + "(" + k.text() + " in 1..n, …)"));
        return within(index, () -> nested(folding, List.of(index), body));
    }

    private Rejected pattern(String name, Form.Call form) {
        String other = name.equals("max") || name.equals("min") ? name + "(a, b)" : name + "(k, f)";
        return context.rejected(Kind.MEANING, form.span(), "this is no " + name, "write " + name + "(k in 1..n, f), " + other
                + " or " + name + "(t) for a vector t");
    }

    private Expr nested(Folding folding, List<Symbol> indices, Form body) {
        Expr e = elaborator.expr(body);
        if (!e.isScalar()) {
            throw context.rejected(Kind.SHAPE, body.span(), folding.article + " is over numbers, found " + Shapes.text(e.sizes()), "index it: t[k]");
        }
        return folding.over(indices, e);
    }

    private Expr total(Folding folding, Expr e, Span span) {
        if (e.isScalar()) {
            String name = folding.name;
            throw name.equals("max") || name.equals("min")
                    ? context.rejected(Kind.MEANING, span, name + " of one number", "write " + name + "(a, b), " + name + "(k in 1..n, f), or declare: vector t in R^n")
                    : context.rejected(Kind.SHAPE, span, "a sum over a number", "write sum(k in 1..n, f), or declare: vector t in R^n");
        }
        List<Symbol> over = indices.fresh(e.sizes().size() == 1 ? List.of("k") : List.of("i", "j"), e.sizes(), List.of(e));
        return folding.over(over, Terms.entry(e, List.copyOf(over)));
    }

    private Expr within(Symbol index, java.util.function.Supplier<Expr> body) {
        Optional<Expr> before = context.bind(index.name(), index);
        try {
            return body.get();
        } finally {
            context.unbind(index.name(), before);
        }
    }

    /// What is made under indices with ranges, `i in 1..m, j in 1..n`.
    <T> T bound(List<Form.Item> items, Function<List<Symbol>, T> body) {
        List<Symbol> symbols = new ArrayList<>();
        List<Optional<Expr>> before = new ArrayList<>();
        try {
            for (Form.Item item : Domains.distributed(items)) {
                Symbol index = indices.ranged(item);
                symbols.add(index);
                before.add(context.bind(index.name(), index));
            }
            return body.apply(symbols);
        } finally {
            for (int i = before.size() - 1; i >= 0; i--) context.unbind(symbols.get(i).name(), before.get(i));
        }
    }
}
