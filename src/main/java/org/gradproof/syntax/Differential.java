package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.gradproof.expr.Expr;
import org.gradproof.syntax.Diagnostic.Kind;
import org.gradproof.syntax.Form.Sign;

/// Leibniz' notation within a chain: `d/dx f`, `d^2/dx^2 f`, `d y[i] / d x[j]`, `dL/dz`, `∂²f/(∂x ∂y)`.
///
/// `d/dx` reaches over the following product. A declared `d` is a variable and nothing of this applies to it.
final class Differential {
    private final Elaborator elaborator;
    private final Context context;
    private final List<Form> pieces;
    private final int start;
    private int at;

    Differential(Elaborator elaborator, List<Form> pieces, int start) {
        this.elaborator = elaborator;
        this.context = elaborator.context;
        this.pieces = pieces;
        this.start = start;
        this.at = start;
    }

    /// A quick look: whether the piece can open a derivative at all.
    static boolean begins(Form piece) {
        return switch (piece) {
            case Form.Partial _ -> true;
            case Form.Name n -> n.text().charAt(0) == 'd';
            case Form.Raised r -> begins(r.base());
            case Form.Indexed i -> begins(i.base());
            case Form.Call c -> switch (c.function()) {
                case Form.Name n -> n.text().equals("d");
                case Form.Raised r -> begins(r.base());
                case Form f -> f instanceof Form.Partial;
            };
            case Form _ -> false;
        };
    }

    /// The derivative that begins here, if one does; the place after it is told.
    Optional<Expr> read(IntConsumer after) {
        int order = 1;
        Optional<Form> of = Optional.empty();
        Form first = pieces.get(at);
        if (isD(first)) {
            at++;
            Optional<Form.Call> before = raisedBefore();
            of = before.map(Differential::group);
            order = before.map(c -> Integer.parseInt(((Form.Number) c.function()).text())).orElseGet(this::order);
            if (before.isPresent()) at += 2;
        } else if (first instanceof Form.Raised r && isD(r.base())) {
            at++;
            order = r.exponent();
        } else if (first instanceof Form.Call c && c.arguments().size() == 1
                && (isD(c.function()) || c.function() instanceof Form.Raised r && isD(r.base()))) {
            at++;
            if (c.function() instanceof Form.Raised r) order = r.exponent();
            of = Optional.of(c.arguments().getFirst().value());
        } else {
            of = glued(first).filter(this::isKnown);
            if (of.isEmpty()) return Optional.empty();
            at++;
        }
        if (of.isEmpty() && at < pieces.size() && !(pieces.get(at) instanceof Sign)) of = Optional.of(pieces.get(at++));
        if (!sign(Sign.Kind.DIVIDE)) return Optional.empty();
        at++;
        List<Form> variables = new ArrayList<>();
        Optional<Form> tail = variables(variables);
        if (variables.isEmpty() || of.isEmpty() && tail.isEmpty() && at == pieces.size() && isWord(variables.getLast())) {
            return Optional.empty();
        }
        if (variables.size() != order) {
            throw context.rejected(Kind.SYNTAX, span(), "a derivative of order " + order + " by " + variables.size()
                    + (variables.size() == 1 ? " variable" : " variables"), "write d^2/dx^2 f or ∂²f/(∂x ∂y)");
        }
        return Optional.of(differentiated(of, variables, tail, after));
    }

    private Expr differentiated(Optional<Form> of, List<Form> variables, Optional<Form> tail, IntConsumer after) {
        Expr body;
        if (of.isPresent()) {
            if (tail.isPresent()) throw context.rejected(Kind.SYNTAX, tail.get().span(), "expected an operator after the derivative");
            body = elaborator.expr(of.get());
            after.accept(at);
        } else {
            List<Form> rest = new ArrayList<>();
            tail.ifPresent(rest::add);
            int used = rest.size();
            rest.addAll(pieces.subList(at, pieces.size()));
            if (rest.isEmpty() || rest.getFirst() instanceof Sign s && s.kind() != Sign.Kind.SUBTRACT && s.kind() != Sign.Kind.ADD) {
                throw context.rejected(Kind.SYNTAX, span(), "expected what to differentiate after this",
                        "write d/dx f(x) or diff(f(x), x)");
            }
            int from = at;
            body = Chains.productFrom(elaborator, rest, n -> after.accept(from + n - used));
        }
        for (Form v : variables.reversed()) {
            body = elaborator.calls().derivatives().by(body, elaborator.expr(v), v.span());
        }
        return body;
    }

    /// The variables under the bar; what follows the last one within the same piece is given back.
    private Optional<Form> variables(List<Form> into) {
        if (at < pieces.size() && pieces.get(at) instanceof Form.Group g && g.open() == '(' && g.items().size() == 1
                && g.items().getFirst() instanceof Form.Chain c && isD(c.pieces().getFirst(), true)) {
            at++;
            Differential inner = new Differential(elaborator, c.pieces(), 0);
            Optional<Form> tail = inner.variables(into);
            if (inner.at < c.pieces().size() || tail.isPresent()) into.clear();
            return Optional.empty();
        }
        while (at < pieces.size()) {
            Split split;
            if (isD(pieces.get(at)) && at + 1 < pieces.size() && !(pieces.get(at + 1) instanceof Sign)) {
                split = split(pieces.get(at + 1));
                at += 2;
            } else {
                split = split(pieces.get(at));
                Optional<Form> variable = glued(split.variable);
                if (variable.isEmpty()) return Optional.empty();
                split = new Split(variable.get(), split.tail);
                at++;
            }
            int order = 1;
            Form variable = split.variable;
            Optional<Form.Call> before = split.tail.isEmpty() && !(variable instanceof Form.Raised) ? raisedBefore() : Optional.empty();
            if (before.isPresent()) {
                at += 2;
                order = Integer.parseInt(((Form.Number) before.get().function()).text());
                split = new Split(variable, before.map(Differential::group));
            } else if (variable instanceof Form.Raised r) {
                order = r.exponent();
                variable = r.base();
            } else if (split.tail.isEmpty()) {
                order = order();
            }
            if (order < 1 || order > 20) throw context.rejected(Kind.SYNTAX, variable.span(), "the order of a derivative is 1, 2, …");
            for (int i = 0; i < order; i++) into.add(variable);
            if (split.tail.isPresent()) return split.tail;
        }
        return Optional.empty();
    }

    /// `^2 (f)` reads like a call of 2; the parentheses are what is differentiated.
    private Optional<Form.Call> raisedBefore() {
        if (!sign(Sign.Kind.POWER) || at + 1 >= pieces.size() || !(pieces.get(at + 1) instanceof Form.Call c)) return Optional.empty();
        boolean group = c.function() instanceof Form.Number n && isOrder(n) && c.arguments().size() == 1 && c.parameters().isEmpty()
                && c.arguments().getFirst().domain().isEmpty() && c.arguments().getFirst().towards().isEmpty();
        return group ? Optional.of(c) : Optional.empty();
    }

    private static Form group(Form.Call c) {
        return new Form.Group('(', List.of(c.arguments().getFirst().value()), List.of(), ')', new Span(c.function().span().end(), c.span().end()));
    }

    private record Split(Form variable, Optional<Form> tail) {}

    /// `dx (f + g)^…` reads like a call of `dx`; the parentheses are what is differentiated.
    private Split split(Form form) {
        return switch (form) {
            case Form.Call c when !isFunction(c.function()) && c.arguments().size() == 1 && c.parameters().isEmpty()
                    && c.arguments().getFirst().domain().isEmpty() && isVariable(c.function()) ->
                    new Split(c.function(), Optional.of(group(c)));
            case Form.Indexed i when i.places().size() == 1 && Elaborator.isCondition(i.places().getFirst().value()) && isVariable(i.base()) ->
                    new Split(i.base(), Optional.of(new Form.Group('[', List.of(i.places().getFirst().value()), List.of(), ']',
                            new Span(i.base().span().end(), i.span().end()))));
            case Form.Raised r -> inside(r.base(), base -> new Form.Raised(base, r.exponent(), r.span()), form);
            case Form.Transposed t -> inside(t.base(), base -> new Form.Transposed(base, t.span()), form);
            case Form.Indexed i -> inside(i.base(), base -> new Form.Indexed(base, i.places(), i.span()), form);
            case Form f -> new Split(f, Optional.empty());
        };
    }

    private Split inside(Form base, java.util.function.UnaryOperator<Form> around, Form whole) {
        Split s = split(base);
        return s.tail.isEmpty() ? new Split(whole, Optional.empty()) : new Split(s.variable, s.tail.map(around));
    }

    private static boolean isVariable(Form form) {
        return switch (form) {
            case Form.Name _ -> true;
            case Form.Indexed i -> i.base() instanceof Form.Name;
            case Form.Raised r -> isVariable(r.base());
            case Form _ -> false;
        };
    }

    private boolean isFunction(Form form) {
        return form instanceof Form.Name n && elaborator.calls().isFunction(Words.plain(n.text()));
    }

    private boolean isD(Form form) {
        return form instanceof Form.Partial || form instanceof Form.Name n && n.text().equals("d") && !context.knows("d");
    }

    /// Also a `dx` in one word.
    private boolean isD(Form form, boolean glued) {
        return isD(form) || glued && glued(split(form).variable).isPresent();
    }

    /// The `x` of `dx`, with its suffixes, where `dx` itself means nothing and `x` is a name.
    private Optional<Form> glued(Form form) {
        return switch (form) {
            case Form.Name n -> {
                String text = n.text();
                if (text.length() < 2 || text.charAt(0) != 'd' || context.knows(Words.plain(text))) yield Optional.empty();
                yield Optional.of(new Form.Name(text.substring(1), new Span(n.span().start() + 1, n.span().end())));
            }
            case Form.Indexed i -> glued(i.base()).map(b -> new Form.Indexed(b, i.places(), i.span()));
            case Form.Raised r -> glued(r.base()).map(b -> new Form.Raised(b, r.exponent(), r.span()));
            case Form _ -> Optional.empty();
        };
    }

    private boolean isKnown(Form form) {
        return switch (form) {
            case Form.Name n -> context.knows(Words.plain(n.text()));
            case Form.Indexed i -> isKnown(i.base());
            case Form.Raised r -> isKnown(r.base());
            case Form _ -> false;
        };
    }

    /// `d/delta` alone is a quotient.
    private boolean isWord(Form variable) {
        return variable instanceof Form.Name n && n.text().length() > 1 && !isKnown(n);
    }

    /// A `^k` after a `d` or a variable.
    private int order() {
        if (!sign(Sign.Kind.POWER) || at + 1 >= pieces.size() || !(pieces.get(at + 1) instanceof Form.Number n)) return 1;
        if (!isOrder(n)) return 1;
        at += 2;
        return Integer.parseInt(n.text());
    }

    private static boolean isOrder(Form.Number n) {
        return n.text().length() <= 2 && n.text().chars().allMatch(Character::isDigit);
    }

    private boolean sign(Sign.Kind kind) {
        return at < pieces.size() && pieces.get(at) instanceof Sign s && s.kind() == kind;
    }

    private Span span() {
        return pieces.get(start).span().to(pieces.get(at - 1).span());
    }
}
