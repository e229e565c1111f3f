package org.gradproof.prover;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// Single edits of a term at each of its parts: the slips that people make, undone, each with its name.
final class Edits {
    private static final int MOST = 600;
    private static final int LONGEST = 200;

    /// One part of a term and the term with something else in its place.
    ///
    /// @param mistake what was wrong, in a lecturer's words
    record Edit(String mistake, Expr part, Expr instead, Expr whole) {}

    private final Set<Symbol> symbols;
    private final List<Expr> factors;
    private final Map<Expr, Edit> found = new LinkedHashMap<>();

    /// @param symbols that may have been confused with each other
    /// @param factors that may have been forgotten, such as inner derivatives
    private Edits(Set<Symbol> symbols, List<Expr> factors) {
        this.symbols = symbols;
        this.factors = factors;
    }

    static List<Edit> of(Expr term, Set<Symbol> symbols, List<Expr> factors) {
        if (term.treeSize() > LONGEST) return List.of();
        Edits e = new Edits(symbols, factors);
        e.whole(term);
        e.visit(term, UnaryOperator.identity());
        return List.copyOf(e.found.values());
    }

    private void add(String mistake, Expr part, Optional<Expr> instead, UnaryOperator<Expr> around) {
        if (instead.isEmpty() || instead.get() == part || found.size() >= MOST) return;
        Expr whole = around.apply(instead.get());
        found.putIfAbsent(whole, new Edit(mistake, part, instead.get(), whole));
    }

    private void add(String mistake, Expr part, Expr instead, UnaryOperator<Expr> around) {
        add(mistake, part, Optional.of(instead), around);
    }

    // ------------------------------------------------------------------------------------------ the whole side

    private void whole(Expr e) {
        UnaryOperator<Expr> itself = UnaryOperator.identity();
        add("the sign", e, e instanceof Expr.Neg n ? n.argument() : Terms.neg(e), itself);
        add("the factor 2 is missing", e, Terms.mul(TWO, e), itself);
        add("the factor 1/2 is missing", e, Terms.div(e, TWO), itself);
        for (Expr f : factors) {
            if (f instanceof Symbol) {
                add("a factor is missing", e, Terms.mul(f, e), itself);
                add("a divisor is missing", e, Terms.div(e, f), itself);
            } else {
                add("the inner derivative is missing", e, Terms.mul(f, e), itself);
            }
        }
        if (e.isScalar()) add("the reciprocal", e, Terms.div(ONE, e), itself);
    }

    // ------------------------------------------------------------------------------------------ every part

    /// Depth is bounded by the length of the term.
    private void visit(Expr e, UnaryOperator<Expr> around) {
        here(e, around);
        switch (e) {
            case Expr.Big b -> visit(b.body(), x -> around.apply(Terms.big(b.isProduct(), b.index(), x)));
            case Expr.Array a -> visit(a.body(), x -> around.apply(Terms.array(a.indices(), x)));
            case Expr.Derivative _ -> { }
            case Expr.If i -> {
                visit(i.yes(), x -> around.apply(Terms.cases(i.condition(), x, i.no())));
                visit(i.no(), x -> around.apply(Terms.cases(i.condition(), i.yes(), x)));
            }
            case Expr.Num _, Expr.Pi _, Symbol _, Expr.Neg _, Expr.Binary _, Expr.Apply _, Expr.Call _, Expr.Entry _, Expr.Literal _, Expr.Transpose _ -> {
                List<Node> parts = e.children();
                for (int k = 0; k < parts.size(); k++) {
                    if (!(parts.get(k) instanceof Expr p) || e instanceof Expr.Entry && k > 0) continue;
                    int at = k;
                    visit(p, x -> {
                        List<Node> changed = new ArrayList<>(parts);
                        changed.set(at, x);
                        return around.apply((Expr) e.with(changed));
                    });
                }
            }
        }
    }

    private void here(Expr e, UnaryOperator<Expr> around) {
        switch (e) {
            case Expr.Neg n -> add("a sign", e, n.argument(), around);
            case Expr.Binary b -> binary(b, around);
            case Expr.Num n -> number(n, around);
            case Expr.Apply a -> applied(a, around);
            case Expr.Call c -> called(c, around);
            case Expr.If i -> cases(i, around);
            case Expr.Entry n -> entry(n, around);
            case Symbol s -> symbol(s, around);
            case Expr.Transpose t -> add("a transpose too many", e, same(e, t.argument()), around);
            case Expr.Big b -> add("a sum too many", e, Free.occurs(b.index(), b.body()) ? Optional.empty() : Optional.of(b.body()), around);
            case Expr.Pi _, Expr.Array _, Expr.Literal _, Expr.Derivative _ -> { }
        }
    }

    /// The other term where it has the same shape.
    private static Optional<Expr> same(Expr e, Expr other) {
        return other.sizes().equals(e.sizes()) ? Optional.of(other) : Optional.empty();
    }

    private void binary(Expr.Binary b, UnaryOperator<Expr> around) {
        Expr l = b.left();
        Expr r = b.right();
        switch (b.operator()) {
            case ADD -> {
                add("a sign", b, Terms.sub(l, r), around);
                add("a sign", b, Terms.sub(r, l), around);
                dropped("a term too many", b, around);
            }
            case SUBTRACT -> {
                add("a sign", b, Terms.add(l, r), around);
                add("the terms are the wrong way round", b, Terms.sub(r, l), around);
                add("a sign", b, Terms.neg(Terms.add(l, r)), around);
                dropped("a term too many", b, around);
            }
            case MULTIPLY -> {
                dropped("a factor too many", b, around);
                if (r.isScalar()) add("multiplied instead of divided", b, Terms.div(l, r), around);
                if (b.isScalar()) add("the wrong way round", b, Terms.div(r, l), around);
                if (b.isScalar()) add("a product in place of a sum", b, Terms.add(l, r), around);
            }
            case DIVIDE -> {
                add("divided instead of multiplied", b, Terms.mul(l, r), around);
                if (b.isScalar()) add("the fraction is upside down", b, Terms.div(r, l), around);
                add("a divisor too many", b, l, around);
                if (b.isScalar()) {
                    add("a square is missing", r, Terms.pow(r, 2), x -> around.apply(Terms.div(l, x)));
                    add("a square is missing", l, Terms.pow(l, 2), x -> around.apply(Terms.div(x, r)));
                }
            }
            case POWER -> {
                add("an exponent too many", b, l, around);
                add("the sign of an exponent", b, Terms.pow(l, Terms.neg(r)), around);
                if (!(r instanceof Expr.Num)) {
                    add("the exponent is one too large", b, Terms.pow(l, Terms.sub(r, ONE)), around);
                    add("the exponent is one too small", b, Terms.pow(l, Terms.add(r, ONE)), around);
                }
            }
            case MATMUL -> {
                add("the factors are the wrong way round", b, product(r, l).filter(p -> p.sizes().equals(b.sizes())), around);
                for (Expr p : List.of(Terms.transpose(l), l)) {
                    for (Expr q : List.of(Terms.transpose(r), r)) {
                        add("a transpose", b, product(p, q).filter(t -> t.sizes().equals(b.sizes())), around);
                        add("a transpose and the order", b, product(q, p).filter(t -> t.sizes().equals(b.sizes())), around);
                    }
                }
            }
        }
        if (b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT || b.operator() == Operator.MULTIPLY) {
            for (Expr part : List.of(l, r)) {
                boolean first = part == l;
                UnaryOperator<Expr> there = x -> around.apply(Terms.binary(b.operator(), first ? x : l, first ? r : x));
                if (b.operator() != Operator.MULTIPLY) scaled(part, there);
                if (part.isScalar()) add("a square is missing", part, Terms.pow(part, 2), there);
            }
        }
    }

    private static Optional<Expr> product(Expr a, Expr b) {
        return Terms.shape(Operator.MATMUL, a, b).map(_ -> Terms.binary(Operator.MATMUL, a, b));
    }

    private void dropped(String mistake, Expr.Binary b, UnaryOperator<Expr> around) {
        add(mistake, b, same(b, b.left()), around);
        add(mistake, b, same(b, b.right()), around);
    }

    private void scaled(Expr e, UnaryOperator<Expr> around) {
        if (e instanceof Expr.Num) return;
        add("the factor 2 is missing", e, Terms.mul(TWO, e), around);
        add("the factor 1/2 is missing", e, Terms.div(e, TWO), around);
        for (Expr f : factors) {
            if (f instanceof Symbol) {
                add("a factor is missing", e, Terms.mul(f, e), around);
                add("a divisor is missing", e, Terms.div(e, f), around);
            } else {
                add("the inner derivative is missing", e, Terms.mul(f, e), around);
            }
        }
    }

    private void number(Expr.Num n, UnaryOperator<Expr> around) {
        Rational v = n.value();
        List<Rational> others = new ArrayList<>(List.of(v.add(v), v.multiply(Rational.HALF), v.negate(), v.add(Rational.ONE), v.subtract(Rational.ONE)));
        if (!v.isZero()) others.add(v.inverse());
        for (Rational o : others) add("a constant", n, Terms.num(o), around);
        if (!v.isOne()) return;
        List<Symbol> indices = symbols.stream().filter(Symbol::isIndex).toList();
        for (int i = 0; i < indices.size(); i++) {
            for (int j = i + 1; j < indices.size(); j++) add("the Kronecker delta is missing", n, Terms.delta(indices.get(i), indices.get(j)), around);
        }
    }

    private void applied(Expr.Apply a, UnaryOperator<Expr> around) {
        Expr u = a.argument();
        add("the sign of the argument", a, Terms.apply(a.function(), Terms.neg(u)), around);
        add("a function too many", a, u, around);
        Optional<Primitive> twin = switch (a.function()) {
            case SIN -> Optional.of(Primitive.COS);
            case COS -> Optional.of(Primitive.SIN);
            case SINH -> Optional.of(Primitive.COSH);
            case COSH -> Optional.of(Primitive.SINH);
            case NORMAL_CDF -> Optional.of(Primitive.NORMAL_PDF);
            case NORMAL_PDF -> Optional.of(Primitive.NORMAL_CDF);
            case TANH -> Optional.of(Primitive.TAN);
            case TAN -> Optional.of(Primitive.TANH);
            case EXP, LOG, SQRT, ARCSIN, ARCCOS, ARCTAN, ERF -> Optional.empty();
        };
        twin.ifPresent(f -> add("another function", a, Terms.apply(f, u), around));
        inner(a, u, x -> Terms.apply(a.function(), x), around);
    }

    private void called(Expr.Call c, UnaryOperator<Expr> around) {
        for (int k = 0; k < c.arguments().size(); k++) {
            int at = k;
            Expr u = c.arguments().get(k);
            UnaryOperator<Expr> with = x -> {
                List<Expr> changed = new ArrayList<>(c.arguments());
                changed.set(at, x);
                return Terms.call(c.definition(), changed);
            };
            add("the sign of the argument", c, with.apply(Terms.neg(u)), around);
            inner(c, u, with, around);
        }
        if (c.arguments().size() == 1) add("a function too many", c, same(c, c.arguments().getFirst()), around);
    }

    /// `f(g(u))` for `f(u)`: taken at the output instead of the input; and factors of the argument.
    private void inner(Expr e, Expr u, UnaryOperator<Expr> with, UnaryOperator<Expr> around) {
        switch (u) {
            case Expr.Apply g -> add("taken at the output instead of the input", e, with.apply(g.argument()), around);
            case Expr.Call g when g.arguments().size() == 1 && g.arguments().getFirst().sizes().equals(u.sizes()) ->
                    add("taken at the output instead of the input", e, with.apply(g.arguments().getFirst()), around);
            case Expr _ -> { }
        }
        if (!(u instanceof Expr.Num)) {
            add("a factor 2 in the argument is missing", e, with.apply(Terms.mul(TWO, u)), around);
            add("a factor 1/2 in the argument is missing", e, with.apply(Terms.div(u, TWO)), around);
        }
    }

    private void cases(Expr.If i, UnaryOperator<Expr> around) {
        add("the cases are exchanged", i, Terms.cases(i.condition(), i.no(), i.yes()), around);
        add("a case too many", i, i.yes(), around);
        add("a case too many", i, i.no(), around);
        scaled(i.yes(), x -> around.apply(Terms.cases(i.condition(), x, i.no())));
        scaled(i.no(), x -> around.apply(Terms.cases(i.condition(), i.yes(), x)));
        if (i.condition() instanceof Condition.Compare c) {
            for (Symbol s : symbols) if (s.isIndex() && c.left() instanceof Symbol l && l.isIndex() && s != c.left() && s != c.right()) {
                add("another index", i, Terms.cases(Condition.compare(c.relation(), s, c.right()), i.yes(), i.no()), around);
            }
        }
    }

    private void entry(Expr.Entry e, UnaryOperator<Expr> around) {
        for (int k = 0; k < e.indices().size(); k++) {
            for (Symbol s : symbols) {
                if (!s.isIndex() || s == e.indices().get(k) || s.upper() != e.tensor().sizes().get(k)) continue;
                List<Expr> changed = new ArrayList<>(e.indices());
                changed.set(k, s);
                add("another index", e, Terms.entry(e.tensor(), changed), around);
            }
        }
        if (e.indices().size() == 2) {
            boolean square = e.tensor().sizes().getFirst() == e.tensor().sizes().getLast();
            if (square) add("the indices are exchanged", e, Terms.entry(e.tensor(), e.indices().reversed()), around);
        }
    }

    private void symbol(Symbol s, UnaryOperator<Expr> around) {
        boolean real = s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor;
        if (!real) return;
        for (Symbol other : symbols) {
            boolean alike = other != s && other.sizes().equals(s.sizes()) && other.sort().getClass() == s.sort().getClass();
            if (alike) add("another variable", s, other, around);
        }
    }
}
