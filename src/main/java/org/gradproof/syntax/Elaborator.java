package org.gradproof.syntax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.syntax.Diagnostic.Kind;

/// From the syntax of a formula to its term or condition, in a context.
final class Elaborator {
    private static final int MAX_SCALE = 10_000;

    final Context context;
    private final Calls calls;
    private final Indices indices;
    /// Whether undeclared names are integers: within sizes and ranges.
    private boolean sizes;

    Elaborator(Context context) {
        this.context = context;
        this.indices = new Indices(this);
        this.calls = new Calls(this, indices);
    }

    Indices indices() {
        return indices;
    }

    Calls calls() {
        return calls;
    }

    Expr expr(Form form) {
        Expr e = plain(form);
        // What stands in parentheses is marked without them.
        return form instanceof Form.Group g && g.open() == '(' || form instanceof Form.Chain ? e : context.marked(e, form.span());
    }

    private Expr plain(Form form) {
        return switch (form) {
            case Form.Name n -> name(n);
            case Form.Number n -> number(n);
            case Form.Chain c -> new Chains(this, c.pieces()).value();
            case Form.Call c -> calls.call(c);
            case Form.Indexed i -> indexed(i);
            case Form.Group g -> group(g);
            case Form.Transposed t -> Terms.transpose(expr(t.base()));
            case Form.Raised r -> power(r);
            case Form.Conditional c -> cases(c);
            case Form.At a -> at(a);
            case Form.Primed p -> throw context.rejected(Kind.SYNTAX, p.span(), "a prime stands at the function of a call",
                    "write f'(x) or diff(f(x), x)");
            case Form.Partial p -> throw context.rejected(Kind.SYNTAX, p.span(), "'∂' alone is no derivative",
                    "write ∂f/∂x or ∂/∂x f");
            case Form.Sign s -> throw context.rejected(Kind.SYNTAX, s.span(), "an operator without operands");
            case Form.Comparison c -> throw noValue(c.span());
            case Form.Junction j -> throw noValue(j.span());
            case Form.Negation n -> throw noValue(n.span());
        };
    }

    private Rejected noValue(Span span) {
        return context.rejected(Kind.MEANING, span, "a condition where a value is expected",
                "write [a > b] for 1 or 0, or if a > b then … else …");
    }

    /// The number that a form stands for.
    Expr scalar(Form form) {
        Expr e = expr(form);
        if (!e.isScalar()) throw context.rejected(Kind.SHAPE, form.span(), "expected a number, found " + Shapes.text(e.sizes()));
        return e;
    }

    /// A size or an end of a range; undeclared names in it are integers.
    Expr whole(Form form) {
        boolean before = sizes;
        sizes = true;
        try {
            Expr e = scalar(form);
            checkWhole(e, form);
            return e;
        } finally {
            sizes = before;
        }
    }

    private void checkWhole(Expr e, Form form) {
        switch (e) {
            case Symbol s when s.sort() instanceof Sort.Whole || s.isIndex() -> { }
            case Expr.Num n when n.value().isInteger() && n.decimals() < 0 -> { }
            case Expr.Neg n -> checkWhole(n.argument(), form);
            case Expr.Binary b when b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT || b.operator() == Operator.MULTIPLY -> {
                checkWhole(b.left(), form);
                checkWhole(b.right(), form);
            }
            case Symbol s -> throw context.rejected(Kind.MEANING, form.span(), "a size or a range needs integers, and "
                    + s.name() + " is " + (s.isScalar() ? "a real number" : Shapes.text(s.sizes())), "declare it: integer " + s.name() + " >= 1");
            case Expr _ -> throw context.rejected(Kind.MEANING, form.span(), "a size or a range needs integers");
        }
    }

    private Expr name(Form.Name form) {
        String name = Words.plain(form.text());
        Optional<Expr> local = context.local(name);
        if (local.isPresent()) return local.get();
        Optional<Symbol> symbol = context.symbol(name);
        if (symbol.isPresent()) return symbol.get();
        Optional<Names.Named> defined = context.scope().defined(name);
        if (defined.isPresent()) return calls.value(defined.get(), form);
        if (name.equals("pi")) return Terms.PI;
        if (name.equals("e")) return Terms.exp(Terms.ONE);
        if (Words.infinite(name)) throw Limits.misplaced(context, form);
        if (sizes) return context.size(name);
        if (name.indexOf('_') > 0) {
            Optional<Expr> entry = subscripted(name, form.span());
            if (entry.isPresent()) return entry.get();
        }
        calls.checkBare(name, form);
        return Symbol.real(name);
    }

    /// `x_i` and `W_ij` as entries, where `x` has entries and `i` is an index or a number.
    Optional<Expr> subscripted(String name, Span span) {
        int at = name.lastIndexOf('_');
        String base = name.substring(0, at);
        String below = name.substring(at + 1);
        if (below.isEmpty() || !context.knows(base)) return Optional.empty();
        Expr tensor = expr(new Form.Name(base, span));
        int rank = tensor.sizes().size();
        List<Expr> places = new ArrayList<>();
        for (String part : rank == 2 && below.length() == 2 ? below.split("") : new String[] {below}) {
            Optional<Symbol> index = context.symbol(part);
            if (part.chars().allMatch(Character::isDigit)) places.add(Terms.num(Rational.parse(part)));
            else if (index.isPresent() && (index.get().isIndex() || index.get().sort() instanceof Sort.Whole)) places.add(index.get());
            else return Optional.empty();
        }
        return rank == places.size() ? Optional.of(entry(tensor, places, span)) : Optional.empty();
    }

    private Expr number(Form.Number form) {
        String text = form.text();
        if (text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')) return Terms.num(Integer.parseInt(text));
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw context.rejected(Kind.LIMIT, form.span(), "this number is too large to write out");
        }
        if (Math.abs((long) value.scale()) > MAX_SCALE || value.precision() > 100 * MAX_SCALE) {
            throw context.rejected(Kind.LIMIT, form.span(), "this number is too large to write out");
        }
        return value.scale() <= 0 ? Terms.num(Rational.parse(text)) : Terms.decimal(Rational.parse(text), value.scale());
    }

    Expr binary(Operator operator, Expr left, Expr right, Span span) {
        if (operator == Operator.DIVIDE && right instanceof Expr.Num n && n.value().isZero()) {
            throw context.rejected(Kind.MEANING, span, "division by zero");
        }
        if (Terms.shape(operator, left, right).isEmpty()) throw unfit(operator, left, right, span);
        return Terms.binary(operator, left, right);
    }

    private Rejected unfit(Operator operator, Expr left, Expr right, Span span) {
        String message = "the shapes do not fit: " + Shapes.text(left.sizes()) + " and " + Shapes.text(right.sizes());
        boolean matmul = operator == Operator.MATMUL;
        if (matmul && (left.isScalar() || right.isScalar())) {
            return context.rejected(Kind.SHAPE, span, message, "'@' is the product of matrices and vectors; use * with numbers");
        }
        if (!matmul && Terms.shape(Operator.MATMUL, left, right).isPresent()) {
            return context.rejected(Kind.SHAPE, span, message, "'@' is the matrix product, * acts entry by entry");
        }
        if (matmul && Terms.shape(Operator.MATMUL, Terms.transpose(left), right).isPresent()) {
            return context.rejected(Kind.SHAPE, span, message, "transpose the left side: .T");
        }
        if (matmul && Terms.shape(Operator.MATMUL, left, Terms.transpose(right)).isPresent()) {
            return context.rejected(Kind.SHAPE, span, message, "transpose the right side: .T");
        }
        return context.rejected(Kind.SHAPE, span, message);
    }

    private Expr power(Form.Raised form) {
        Expr exponent = form.exponent() < 0 ? Terms.neg(Terms.num(-form.exponent())) : Terms.num(form.exponent());
        return power(form.base(), expr(form.base()), exponent, form.span());
    }

    /// `base^exponent`; of the number e, the exponential function.
    Expr power(Form form, Expr base, Expr exponent, Span span) {
        boolean e = form instanceof Form.Name n && n.text().equals("e") && base instanceof Expr.Apply;
        return e ? Terms.exp(exponent) : binary(Operator.POWER, base, exponent, span);
    }

    private Expr group(Form.Group form) {
        List<Form> items = form.items();
        if (form.open() == '{') throw context.rejected(Kind.SYNTAX, form.span(), "a set stands only after 'in'");
        char closer = form.open() == '(' ? ')' : ']';
        if (form.close() != closer) {
            throw context.rejected(Kind.SYNTAX, new Span(form.span().end() - 1, form.span().end()), "expected '" + closer
                    + "' to close the '" + form.open() + "' at " + context.source().place(form.span().start()));
        }
        if (form.open() == '(') {
            if (!form.given().isEmpty()) throw noValue(form.span());
            if (items.size() == 1) return expr(items.getFirst());
            throw context.rejected(Kind.SYNTAX, form.span(), "several values between parentheses",
                    "a vector is written [a, b]; an interval stands only after 'in'");
        }
        if (!form.given().isEmpty()) return array(form);
        if (items.size() == 1 && isCondition(items.getFirst())) return Terms.indicator(condition(items.getFirst()));
        List<Expr> values = new ArrayList<>(items.size());
        for (Form item : items) {
            Expr value = expr(item);
            if (value.sizes().size() > 1) throw context.rejected(Kind.SHAPE, item.span(), "expected a number or a row, found " + Shapes.text(value.sizes()));
            if (!values.isEmpty() && !value.sizes().equals(values.getFirst().sizes())) {
                throw context.rejected(Kind.SHAPE, item.span(), "the rows of a matrix have one length: "
                        + Shapes.text(value.sizes()) + " after " + Shapes.text(values.getFirst().sizes()));
            }
            values.add(value);
        }
        return Terms.literal(values);
    }

    static boolean isCondition(Form form) {
        return switch (form) {
            case Form.Comparison _, Form.Junction _, Form.Negation _ -> true;
            case Form.Group g -> g.open() == '(' && g.items().size() == 1 && (!g.given().isEmpty() || isCondition(g.items().getFirst()));
            case Form.Name n -> n.text().equals("true") || n.text().equals("false");
            case Form _ -> false;
        };
    }

    /// `[body for i in 1..m, j in 1..n]`.
    private Expr array(Form.Group form) {
        return calls.bound(form.given(), symbols -> {
            for (Symbol s : symbols) {
                if (s.lower() != Terms.ONE) throw context.rejected(Kind.SHAPE, form.span(), "entries are numbered from 1", "let the range of " + s.name() + " begin at 1");
            }
            if (form.items().size() != 1 || symbols.size() > 2) {
                throw context.rejected(Kind.SHAPE, form.span(), "expected one value for one or two indices: [f for i in 1..n]");
            }
            return Terms.array(symbols, scalar(form.items().getFirst()));
        });
    }

    private Expr cases(Form.Conditional form) {
        Condition condition = condition(form.condition());
        return Terms.cases(condition, branch(form.yes()), branch(form.no()));
    }

    private Expr branch(Form form) {
        Expr e = expr(form);
        if (e.isScalar()) return e;
        throw context.rejected(Kind.SHAPE, form.span(), "the cases of 'if' are numbers, found " + Shapes.text(e.sizes()),
                "define a function of a number and apply it to the vector: it acts entry by entry");
    }

    private Expr at(Form.At form) {
        Expr body = expr(form.body());
        if (!(expr(form.name()) instanceof Symbol s)) {
            throw context.rejected(Kind.SYNTAX, form.name().span(), "expected the name of a variable after 'at'", "write diff(f, x) at x = 3");
        }
        Expr value = expr(form.value());
        if (body instanceof Expr.Derivative d && d.variable() == s && d.at() == s && s.sizes().equals(value.sizes())) {
            return Terms.derivative(s, d.index(), d.body(), value);
        }
        return new Substitution(fitted(s, value, form.value().span())).apply(body);
    }

    /// The replacement of a symbol by a value, with that of the sizes that it determines.
    Map<Symbol, Expr> fitted(Symbol symbol, Expr value, Span span) {
        Map<Symbol, Expr> map = new HashMap<>();
        List<Expr> wanted = symbol.sizes();
        List<Expr> given = value.sizes();
        boolean fits = wanted.size() == given.size();
        for (int i = 0; fits && i < wanted.size(); i++) {
            if (wanted.get(i) == given.get(i)) continue;
            fits = wanted.get(i) instanceof Symbol size && given.get(i) instanceof Expr.Num
                    && (map.getOrDefault(size, given.get(i)) == given.get(i));
            if (fits) map.put((Symbol) wanted.get(i), given.get(i));
        }
        if (!fits) throw context.rejected(Kind.SHAPE, span, symbol.name() + " is " + Shapes.text(wanted) + ", the value " + Shapes.text(given));
        map.put(symbol, value);
        return map;
    }

    private Expr indexed(Form.Indexed form) {
        Expr tensor = expr(form.base());
        List<Expr> places = new ArrayList<>(form.places().size());
        for (Form.Argument p : form.places()) {
            if (p.domain().isPresent()) throw context.rejected(Kind.SYNTAX, p.span(), "a range stands here only on the left of ':='");
            places.add(place(p.value()));
        }
        return entry(tensor, places, form.span());
    }

    private Expr place(Form form) {
        Expr e = scalar(form);
        checkWhole(e, form);
        return e;
    }

    Expr entry(Expr tensor, List<Expr> places, Span span) {
        List<Expr> sizes = tensor.sizes();
        if (places.size() > sizes.size()) {
            Diagnostic d = Diagnostic.of(Kind.SHAPE, context.source(), span,
                    places.size() + (places.size() == 1 ? " index" : " indices") + " into " + Shapes.text(sizes));
            throw new Rejected(tensor instanceof Symbol s && places.size() <= 2
                    ? d.suggesting("declare: " + (places.size() == 1 ? "vector " + s.name() + " in R^n" : "matrix " + s.name() + " in R^(m, n)")) : d);
        }
        for (int i = 0; i < places.size(); i++) checkPlace(places.get(i), sizes.get(i), span);
        if (places.size() == sizes.size()) return Terms.entry(tensor, places);
        Symbol j = indices.fresh("j", sizes.getLast(), tensor, places.getFirst());
        return Terms.array(List.of(j), Terms.entry(tensor, places.getFirst(), j));
    }

    private void checkPlace(Expr place, Expr size, Span span) {
        if (place instanceof Expr.Num p && (p.value().signum() <= 0 || size instanceof Expr.Num s && p.value().compareTo(s.value()) > 0)) {
            throw context.rejected(Kind.SHAPE, span, "entry " + p.value() + " of a range 1.." + Shapes.size(size), "entries are numbered from 1");
        }
        if (place instanceof Symbol i && i.isIndex() && i.lower() == Terms.ONE && i.upper() != size
                && (size instanceof Symbol || size instanceof Expr.Num) && (i.upper() instanceof Symbol || i.upper() instanceof Expr.Num)
                && !(size instanceof Expr.Num s && i.upper() instanceof Expr.Num u && u.value().compareTo(s.value()) < 0)) {
            throw context.rejected(Kind.SHAPE, span, i.name() + " runs to " + Shapes.size(i.upper()) + ", the entries to " + Shapes.size(size));
        }
    }

    Condition condition(Form form) {
        return switch (form) {
            case Form.Comparison c -> comparison(c);
            case Form.Junction j -> junction(j);
            case Form.Negation n -> negation(n);
            case Form.Group g when g.open() == '(' && g.close() == ')' && g.items().size() == 1 -> quantified(g);
            case Form.Name n when n.text().equals("true") -> Condition.TRUE;
            case Form.Name n when n.text().equals("false") -> Condition.FALSE;
            case Form f -> throw context.rejected(Kind.MEANING, f.span(), "expected a condition such as x > 0");
        };
    }

    private Condition comparison(Form.Comparison form) {
        List<Expr> sides = form.sides().stream().map(this::expr).toList();
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < form.relations().size(); i++) {
            Span span = form.sides().get(i).span().to(form.sides().get(i + 1).span());
            Relation relation = form.relations().get(i).orElseThrow(() -> context.rejected(Kind.MEANING, span,
                    "'~' compares printed digits; it stands only in prove and check", "write = in a condition"));
            parts.add(indices.everywhere(relation, sides.get(i), sides.get(i + 1), span));
        }
        return Condition.and(parts);
    }

    /// `and` binds tighter than `or`.
    private Condition junction(Form.Junction form) {
        List<Condition> alternatives = new ArrayList<>();
        List<Condition> together = new ArrayList<>();
        together.add(condition(form.clauses().getFirst()));
        for (int i = 0; i < form.and().size(); i++) {
            if (!form.and().get(i)) {
                alternatives.add(Condition.and(together));
                together = new ArrayList<>();
            }
            together.add(condition(form.clauses().get(i + 1)));
        }
        alternatives.add(Condition.and(together));
        return alternatives.size() == 1 ? alternatives.getFirst() : Condition.or(alternatives);
    }

    private Condition negation(Form.Negation form) {
        Condition clause = condition(form.clause());
        try {
            return clause.negated();
        } catch (IllegalArgumentException e) {
            throw context.rejected(Kind.MEANING, form.span(), "the opposite of a condition 'for' all indices cannot be said here");
        }
    }

    private Condition quantified(Form.Group form) {
        Form body = form.items().getFirst();
        if (form.given().isEmpty()) return condition(body);
        return calls.bound(form.given(), symbols -> {
            Condition c = condition(body);
            for (Symbol s : symbols.reversed()) c = Condition.forAll(s, c);
            return c;
        });
    }
}
