package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;

/// One of the two ways to set a part from its own parts: stacked, or flat for exponents, indices and single lines.
final class Setting<B> extends Pieces<B> {
    /// The widest exponent of `e`; beyond it is `exp(…)`.
    private static final int EXPONENT = 16;

    private final Notations notations;
    private final Chains chains;
    private final Map<Node, Piece<B>> pieces;
    private final Map<Node, Piece<B>> flat;
    private final boolean stacked;
    private final Leibniz<B> leibniz;

    Setting(Surface<B> on, Notations notations, Chains chains, Map<Node, Piece<B>> pieces, Map<Node, Piece<B>> flat, boolean stacked) {
        super(on);
        this.notations = notations;
        this.chains = chains;
        this.pieces = pieces;
        this.flat = flat;
        this.stacked = stacked;
        this.leibniz = new Leibniz<>(this, chains);
    }

    Piece<B> of(Node n) {
        return switch (n) {
            case Expr.Num num -> number(num);
            case Expr.Pi _ -> atom(on.glyph(Glyph.PI), Edge.LETTER, Edge.LETTER, 1);
            case Symbol s -> name(s.name(), List.of());
            case Expr.Neg g -> negative(in(g.argument(), Binding.QUOTIENT));
            case Expr.Binary b when Chains.isSum(b) -> sum(chains.terms(b));
            case Expr.Binary b when Chains.isProduct(b) -> product(chains.factors(b).stream().map(this::get).toList());
            case Expr.Binary b -> switch (b.operator()) {
                case ADD, SUBTRACT -> throw new IllegalStateException("a sum");
                case MULTIPLY -> infix(b, Glyph.HADAMARD);
                case DIVIDE -> b.right().isScalar() ? quotient(operand(b.left()), operand(b.right())) : infix(b, Glyph.HADAMARD_QUOTIENT);
                case POWER -> power(b);
                case MATMUL -> matrixProduct(b);
            };
            case Expr.Apply a -> apply(a);
            case Expr.Call c -> call(c);
            case Expr.If i -> cases(i);
            case Expr.Big b -> big(b.isProduct() ? Glyph.PRODUCT : Glyph.SUM, b.index(), b.body());
            case Expr.Extreme m -> big(m.isGreatest() ? Glyph.GREATEST : Glyph.LEAST, m.index(), m.body());
            case Expr.Entry e -> entry(e);
            case Expr.Array a -> array(a);
            case Expr.Literal l -> literal(l);
            case Expr.Transpose t -> raised(in(t.argument(), Binding.ATOM), transposed());
            case Expr.Derivative d -> leibniz.derivative(d);
            case Expr.Limit l -> limit(l);
            case Condition.Compare c -> row(Binding.RELATION, in(c.left(), Binding.SUM), sign(Glyph.of(c.relation()), 3), in(c.right(), Binding.SUM));
            case Condition.And a -> a.parts().isEmpty() ? word(Glyph.TRUE) : conjunction(a.parts());
            case Condition.Or o -> o.parts().isEmpty() ? word(Glyph.FALSE)
                    : separated(o.parts().stream().map(p -> in(p, Binding.AND)).toList(), Glyph.OR).with(Binding.OR);
            case Condition.ForAll f -> row(Binding.QUANTIFIED, in(f.body(), Binding.OR), sign(Glyph.FOR_ALL, 8), range(f.index()));
        };
    }

    Piece<B> get(Node n) {
        return pieces.get(n);
    }

    private Piece<B> in(Node n, Binding asked) {
        return fenced(get(n), asked);
    }

    // Numbers, names and signs.

    private Piece<B> number(Expr.Num num) {
        Decimal d = Decimal.of(num);
        Edge edge = d.digits().contains(".") ? Edge.DECIMAL : Edge.DIGIT;
        Piece<B> p = atom(on.number(d.digits()), edge, edge, d.digits().length());
        if (d.isFraction()) p = quotient(p, atom(on.number(d.denominator()), Edge.DIGIT, Edge.DIGIT, d.denominator().length()));
        return d.negative() ? negative(p) : p;
    }

    Piece<B> name(String name, List<Expr> indices) {
        List<B> below = indices.stream().map(i -> flat.get(i).body()).toList();
        Edge edge = Names.isShort(name) ? Edge.LETTER : Edge.WORD;
        return atom(on.variable(name, below), edge, edge, (edge == Edge.LETTER ? 1 : name.length()) + indices.size());
    }

    // Arithmetic.

    private Piece<B> sum(List<Chains.Term> terms) {
        List<Piece<B>> all = new ArrayList<>();
        for (Chains.Term t : terms) {
            if (all.isEmpty()) {
                all.add(in(t.value(), Binding.NEGATIVE));
            } else {
                all.add(sign(t.minus() ? Glyph.SUBTRACT : Glyph.PLUS, 3));
                all.add(in(t.value(), Binding.QUOTIENT));
            }
        }
        return row(Binding.SUM, all);
    }

    /// A small fraction within a fraction is written with a slash.
    private Piece<B> operand(Expr e) {
        return stacked && get(e).binding() == Binding.FRACTION && flat.get(e).weight() <= 6 ? flat.get(e) : get(e);
    }

    Piece<B> quotient(Piece<B> over, Piece<B> under) {
        if (stacked) {
            return new Piece<>(on.fraction(over.body(), under.body()), Binding.FRACTION, true, Edge.FRACTION, Edge.FRACTION,
                    Math.max(over.weight(), under.weight()));
        }
        Piece<B> left = over.binding() == Binding.PREFIX ? fence(Fence.ROUND, over) : fenced(over, Binding.PRODUCT);
        Piece<B> right = fenced(under, Binding.APPLICATION);
        return row(Binding.QUOTIENT, left, sign(Glyph.SLASH, 1), right);
    }

    private Piece<B> infix(Expr.Binary b, Glyph sign) {
        boolean chain = b.left() instanceof Expr.Binary l && l.operator() == b.operator() && !l.left().isScalar() && !l.right().isScalar();
        return row(Binding.MATRIX, chain ? get(b.left()) : in(b.left(), Binding.PREFIX), sign(sign, 3), in(b.right(), Binding.PREFIX));
    }

    private Piece<B> power(Expr.Binary b) {
        if (b.left() instanceof Expr.Apply a && hasRaisedName(a.function()) && isCount(b.right()) && a.isScalar() && !chains.isNamed(a)) {
            return applied(raised(function(Names.primitive(a.function())), flat.get(b.right())), get(a.argument()));
        }
        Piece<B> base = in(b.left(), Binding.ATOM);
        Piece<B> exponent = flat.get(b.right());
        return raised(base, b.left().isScalar() ? exponent
                : row(Binding.ATOM, atom(on.glyph(Glyph.HADAMARD_POWER), Edge.LETTER, Edge.LETTER, 1), exponent));
    }

    /// Whether `sin² x` is what people write for `(sin x)²`.
    private static boolean hasRaisedName(Primitive f) {
        return switch (f) {
            case LOG, SIN, COS, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, COSH, TANH -> true;
            case EXP, SQRT, ERF, NORMAL_CDF, NORMAL_PDF -> false;
        };
    }

    private static boolean isCount(Expr e) {
        return e instanceof Expr.Num n && n.value().isSmallInteger() && n.value().signum() > 0 && n.decimals() < 0;
    }

    private Piece<B> transposed() {
        return atom(on.glyph(Glyph.TOP), Edge.LETTER, Edge.LETTER, 1);
    }

    private Piece<B> matrixProduct(Expr.Binary b) {
        boolean chain = b.left() instanceof Expr.Binary l && l.operator() == Operator.MATMUL && !b.left().isScalar();
        Piece<B> left = chain && get(b.left()).binding() == Binding.MATRIX ? get(b.left()) : in(b.left(), Binding.POWER);
        if (b.left().sizes().size() == 1 && !(b.left() instanceof Expr.Binary)) {
            left = raised(fenced(left, Binding.ATOM), transposed());
        } else if (b.left().sizes().size() == 1) {
            left = raised(fence(Fence.ROUND, get(b.left())), transposed());
        }
        return row(Binding.MATRIX, left, sign(Glyph.THIN, 1), in(b.right(), Binding.POWER));
    }

    // Functions.

    private Piece<B> apply(Expr.Apply a) {
        Piece<B> argument = get(a.argument());
        Piece<B> low = flat.get(a.argument());
        return switch (a.function()) {
            case EXP -> isOne(a.argument()) ? atom(on.glyph(Glyph.E), Edge.RAISED, Edge.RAISED, 1) : a.isScalar() && low.weight() <= EXPONENT && !low.tall()
                    ? raised(atom(on.glyph(Glyph.E), Edge.RAISED, Edge.RAISED, 1), low)
                    : applied(function(Names.primitive(a.function())), argument);
            case SQRT -> a.isScalar() ? new Piece<>(on.root(argument), Binding.ATOM, argument.tall(), Edge.RAISED, Edge.RAISED,
                    argument.weight() + 2) : applied(function(Names.primitive(a.function())), argument);
            case LOG, SIN, COS, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, COSH, TANH -> applied(function(Names.primitive(a.function())), argument);
            case ERF, NORMAL_CDF, NORMAL_PDF -> bracketed(function(Names.primitive(a.function())), argument);
        };
    }

    private static boolean isOne(Expr e) {
        return e instanceof Expr.Num n && n.value().isOne() && n.decimals() <= 0;
    }

    private Piece<B> call(Expr.Call c) {
        Optional<Notation> notation = notations.of(c.definition());
        if (notation.isPresent() && notation.get() instanceof Notation.Bars && c.arguments().size() == 1) {
            return fence(Fence.BAR, get(c.arguments().getFirst()));
        }
        if (notation.isPresent() && notation.get() instanceof Notation.Outer && c.arguments().size() == 2) {
            Piece<B> second = raised(fenced(get(c.arguments().getLast()), Binding.ATOM), transposed());
            return row(Binding.MATRIX, in(c.arguments().getFirst(), Binding.ATOM), sign(Glyph.THIN, 1), second);
        }
        if (c.arguments().isEmpty()) return value(c, List.of());
        Notation.Named named = notation.isPresent() && notation.get() instanceof Notation.Named n ? n : Names.function(c.definition().name());
        int main = Math.min(c.definition().main(), c.arguments().size());
        List<Piece<B>> inside = new ArrayList<>();
        for (int i = 0; i < c.arguments().size(); i++) {
            if (i == main && i > 0) inside.add(sign(Glyph.SEMICOLON, 1));
            else if (i > 0) inside.add(sign(Glyph.COMMA, 1));
            inside.add(get(c.arguments().get(i)));
        }
        return row(Binding.ATOM, function(named), fence(Fence.ROUND, row(Binding.QUANTIFIED, inside)));
    }

    /// A named value or an entry of a family.
    private Piece<B> value(Expr.Call c, List<Expr> indices) {
        Optional<Notation> notation = notations.of(c.definition());
        if (notation.isPresent() && notation.get() instanceof Notation.Named n) {
            B name = on.function(n);
            List<B> below = indices.stream().map(i -> flat.get(i).body()).toList();
            return atom(below.isEmpty() ? name : on.subscript(name, below), Edge.LETTER, Edge.LETTER, 1 + indices.size());
        }
        return name(c.definition().name(), indices);
    }

    private Piece<B> entry(Expr.Entry e) {
        if (e.tensor() instanceof Symbol s) return name(s.name(), e.indices());
        if (e.tensor() instanceof Expr.Call c && c.arguments().isEmpty() && !chains.isNamed(c)) return value(c, e.indices());
        Piece<B> tensor = in(e.tensor(), Binding.ATOM);
        List<B> below = e.indices().stream().map(i -> flat.get(i).body()).toList();
        return new Piece<>(on.subscript(tensor.body(), below), Binding.ATOM, tensor.tall(), tensor.first(), Edge.FENCE,
                tensor.weight() + below.size());
    }

    // Cases, sums, lists.

    private Piece<B> cases(Expr.If i) {
        Optional<Condition.Compare> delta = Indicator.delta(i);
        if (delta.isPresent()) {
            List<B> below = Stream.of(delta.get().left(), delta.get().right()).map(x -> flat.get(x).body()).toList();
            return atom(on.subscript(on.glyph(Glyph.DELTA), below), Edge.LETTER, Edge.LETTER, 3);
        }
        if (Indicator.is(i)) {
            return row(Binding.ATOM, sign(Glyph.ONE_IF, 1), fence(Fence.SQUARE, get(i.condition())));
        }
        List<Expr.If> chain = chains.chain(i);
        Expr otherwise = chain.getLast().no();
        if (!on.stacks()) {
            List<Piece<B>> all = new ArrayList<>();
            for (Expr.If c : chain) {
                all.addAll(List.of(sign(Glyph.IF, 3), in(c.condition(), Binding.OR), sign(Glyph.THEN, 6), in(c.yes(), Binding.SUM), sign(Glyph.ELSE, 6)));
            }
            all.add(in(otherwise, Binding.SUM));
            return row(Binding.LOOSE, all);
        }
        List<Surface.Case<B>> rows = chain.stream().map(c -> new Surface.Case<>(get(c.yes()).body(), get(c.condition()).body())).toList();
        int weight = chain.stream().mapToInt(c -> get(c.yes()).weight() + get(c.condition()).weight()).max().orElse(0) + 4;
        return new Piece<>(on.cases(rows, get(otherwise).body()), Binding.SUM, true, Edge.FENCE, Edge.OPEN, weight);
    }

    private Piece<B> big(Glyph sign, Symbol k, Expr over) {
        Piece<B> body = in(over, Binding.QUOTIENT);
        B all = on.big(sign, on.variable(k.name(), List.of()), flat.get(k.lower()).body(),
                flat.get(k.upper()).body(), body.body(), !stacked);
        return new Piece<>(all, Binding.PREFIX, true, Edge.BIG, Edge.OPEN, body.weight() + 6);
    }

    private Piece<B> limit(Expr.Limit l) {
        if (l.isInfinity()) return infinity(l.approach());
        Piece<B> body = in(l.body(), Binding.QUOTIENT);
        Piece<B> approach = row(Binding.RELATION, name(l.variable().name(), List.of()), sign(Glyph.ARROW, 3), end(l.approach()));
        return new Piece<>(on.limit(approach.body(), body.body(), !stacked), Binding.PREFIX, true, Edge.BIG, Edge.OPEN, body.weight() + 6);
    }

    private Piece<B> end(Approach approach) {
        return switch (approach) {
            case Approach.Beyond _ -> infinity(approach);
            case Approach.To to -> {
                Piece<B> point = flat.get(to.point());
                Piece<B> base = point.binding() == Binding.NEGATIVE ? point : fenced(point, Binding.ATOM);
                yield switch (to.from()) {
                    case BOTH -> point;
                    case RIGHT -> raised(base, sign(Glyph.FROM_RIGHT, 1));
                    case LEFT -> raised(base, sign(Glyph.FROM_LEFT, 1));
                };
            }
        };
    }

    private Piece<B> infinity(Approach approach) {
        Piece<B> all = atom(on.glyph(Glyph.INFINITY), Edge.LETTER, Edge.LETTER, 1);
        return approach instanceof Approach.Beyond b && !b.up() ? negative(all) : all;
    }

    private Piece<B> range(Symbol k) {
        return row(Binding.RELATION, List.of(name(k.name(), List.of()), sign(Glyph.EQ, 3), flat.get(k.lower()), sign(Glyph.TO, 2), flat.get(k.upper())));
    }

    private Piece<B> array(Expr.Array a) {
        Optional<Piece<B>> whole = leibniz.whole(a);
        if (whole.isPresent()) return whole.get();
        Piece<B> body = fence(Fence.SQUARE, get(a.body()));
        Piece<B> ranges = separated(a.indices().stream().map(this::range).toList(), Glyph.COMMA);
        return new Piece<>(on.array(get(a.body()), ranges.body()), Binding.ATOM, body.tall(), Edge.FENCE, Edge.FENCE,
                body.weight() + ranges.weight());
    }

    private Piece<B> literal(Expr.Literal l) {
        if (l.sizes().size() == 2 && on.stacks() && l.items().stream().allMatch(i -> i instanceof Expr.Literal)) {
            List<List<B>> rows = l.items().stream()
                    .map(r -> ((Expr.Literal) r).items().stream().map(i -> flat.get(i).body()).toList()).toList();
            return new Piece<>(on.matrix(rows), Binding.ATOM, true, Edge.FENCE, Edge.FENCE, 3 * rows.getFirst().size());
        }
        Fence fence = on.stacks() ? Fence.ROUND : Fence.SQUARE;
        return fence(fence, separated(l.items().stream().map(this::get).toList(), Glyph.COMMA));
    }

    /// `a < x and x < b` as `a < x < b`.
    private Piece<B> conjunction(List<Condition> parts) {
        List<Piece<B>> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0 && continues(parts.get(i - 1), parts.get(i))) {
                Condition.Compare c = (Condition.Compare) parts.get(i);
                all.set(all.size() - 1, row(Binding.RELATION, all.getLast(), sign(Glyph.of(c.relation()), 3), in(c.right(), Binding.SUM)));
            } else {
                all.add(in(parts.get(i), Binding.RELATION));
            }
        }
        return all.size() == 1 ? all.getFirst() : separated(all, Glyph.AND).with(Binding.AND);
    }

    private static boolean continues(Condition before, Condition next) {
        return before instanceof Condition.Compare a && next instanceof Condition.Compare b && a.right() == b.left()
                && direction(a.relation()) != 0 && direction(a.relation()) == direction(b.relation());
    }

    private static int direction(Relation r) {
        return switch (r) {
            case LT, LE -> -1;
            case GT, GE -> 1;
            case EQ, NE -> 0;
        };
    }
}
