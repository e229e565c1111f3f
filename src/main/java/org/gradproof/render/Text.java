package org.gradproof.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// The printing of terms and conditions in the language itself, in ASCII as far as the names are, to be read back as the same term.
public final class Text {
    private static final String WHERE = "\n  where ";
    private static final String AGAIN = "\n        ";

    private record Part(Rope text, Binding binding) {}

    private final Sharing sharing;
    private final Map<Node, Part> pieces = new HashMap<>();

    /// Whether a variable or function called `delta` is part of the term, so that Kronecker's is written `[i = j]`.
    private boolean deltaIsTaken;

    private Text(Sharing sharing) {
        this.sharing = sharing;
    }

    /// One line; a term whose tree has more than 2,000 nodes is followed by lines `where t1 = …` for its shared parts.
    public static String of(Node node) {
        return of(node, Sharing.LIMIT);
    }

    /// As [#of(Node)] with another limit on the tree.
    public static String of(Node node, long limit) {
        Sharing sharing = Sharing.of(node, limit);
        return new Text(sharing).listing(node);
    }

    /// Always one line, whatever its length.
    public static String line(Node node) {
        return new Text(Sharing.none()).listing(node);
    }

    /// One line for a terminal in the notation of mathematics, `y_i·(δ_ij − y_j)`; for reading, not for reading back.
    public static String unicode(Node node, Notations notations) {
        Typesetter.Page<Rope> page = Typesetter.set(node, new LineSurface(), notations, Sharing.of(node, Sharing.LIMIT));
        List<Rope> lines = new ArrayList<>(List.of(page.main().body()));
        for (Typesetter.Named<Rope> w : page.where()) {
            lines.add(Rope.row(Rope.of(lines.size() == 1 ? WHERE : AGAIN), w.name(), Rope.of(" = "), w.body()));
        }
        return Rope.row(lines).flat();
    }

    /// An index with its range as binders write it: `k in 1..n`.
    public static String range(Symbol index) {
        return index.name() + " in " + line(index.lower()) + ".." + line(index.upper());
    }

    private String listing(Node root) {
        List<Rope> lines = new ArrayList<>();
        pieces.put(Terms.ONE, piece(Terms.ONE)); // where every array begins
        List<Node> order = Dag.postorder(root);
        deltaIsTaken = order.stream().anyMatch(n -> n instanceof Symbol s && s.name().equals("delta")
                || n instanceof Expr.Call c && c.definition().name().equals("delta"));
        for (Node n : order) {
            Part p = piece(n);
            Sharing.Label label = sharing.labels().get(n);
            if (label != null) {
                Rope name = Rope.of(name(label));
                lines.add(Rope.row(Rope.of(lines.isEmpty() ? WHERE : AGAIN), name, Rope.of(" = "), p.text));
                p = new Part(name, Binding.ATOM);
            }
            pieces.put(n, p);
        }
        lines.addFirst(pieces.get(root).text);
        return Rope.row(lines).flat();
    }

    private static String name(Sharing.Label label) {
        return label.over().isEmpty() ? label.name()
                : label.over().stream().map(Symbol::name).collect(Collectors.joining(", ", label.name() + "[", "]"));
    }

    private Part piece(Node n) {
        return switch (n) {
            case Expr.Num num -> number(num);
            case Expr.Pi _ -> atom("pi");
            case Symbol s -> atom(s.name());
            case Expr.Neg g -> new Part(Rope.row(Rope.of("-"), in(g.argument(), Binding.PRODUCT)), Binding.NEGATIVE);
            case Expr.Binary b -> binary(b);
            case Expr.Apply a -> atom(a.function().text() + "(", in(a.argument()), ")");
            case Expr.Call c -> call(c);
            case Expr.If i -> cases(i);
            case Expr.Big b -> atom(b.isProduct() ? "product(" : "sum(", range(List.of(b.index())), ", ", in(b.body()), ")");
            case Expr.Extreme m when isOfAll(m) -> atom(m.isGreatest() ? "max(" : "min(", in(((Expr.Entry) m.body()).tensor()), ")");
            case Expr.Extreme m -> atom(m.isGreatest() ? "max(" : "min(", range(List.of(m.index())), ", ", in(m.body()), ")");
            case Expr.Entry e -> atom(in(e.tensor(), Binding.ATOM), "[", list(e.indices()), "]");
            case Expr.Array a -> atom("[", in(a.body(), Binding.SUM), " for ", range(a.indices()), "]");
            case Expr.Literal l -> atom("[", list(l.items()), "]");
            case Expr.Transpose t -> atom(in(t.argument(), Binding.ATOM), ".T");
            case Expr.Derivative d -> derivative(d);
            case Expr.Limit l -> l.isInfinity() ? infinity(l.approach()) : atom("limit(", in(l.body()), ", ", l.variable().name() + " -> ", end(l.approach()), ")");
            case Condition.Compare c -> new Part(row(in(c.left(), Binding.SUM), " " + sign(c.relation()) + " ",
                    in(c.right(), Binding.SUM)), Binding.RELATION);
            case Condition.And a -> a.parts().isEmpty() ? atom("true") : joined(a.parts(), " and ", Binding.AND);
            case Condition.Or o -> o.parts().isEmpty() ? atom("false") : joined(o.parts(), " or ", Binding.OR);
            case Condition.ForAll f -> new Part(row(in(f.body(), Binding.OR), " for ", range(List.of(f.index()))), Binding.QUANTIFIED);
        };
    }

    /// Whether the maximum is of all entries of a named vector, and read back as this very term.
    private static boolean isOfAll(Expr.Extreme m) {
        return m.body() instanceof Expr.Entry e && e.tensor() instanceof Symbol z && m.index().name().equals("k") && e.indices().equals(List.of(m.index()))
                && m.index().lower() == Terms.ONE && z.sizes().equals(List.of(m.index().upper()))
                && Free.of(z).stream().noneMatch(s -> s.name().equals("k"));
    }

    private Part number(Expr.Num num) {
        Decimal d = Decimal.of(num);
        String text = (d.negative() ? "-" : "") + d.digits() + (d.isFraction() ? "/" + d.denominator() : "");
        return new Part(Rope.of(text), d.negative() ? Binding.NEGATIVE : d.isFraction() ? Binding.PRODUCT : Binding.ATOM);
    }

    private Part binary(Expr.Binary b) {
        return switch (b.operator()) {
            case ADD -> infix(b, Binding.SUM, " + ", Binding.PRODUCT, Binding.SUM);
            case SUBTRACT -> infix(b, Binding.SUM, " - ", Binding.PRODUCT, Binding.SUM);
            case MULTIPLY -> infix(b, Binding.PRODUCT, "*", Binding.POWER, Binding.PRODUCT);
            case DIVIDE -> infix(b, Binding.PRODUCT, "/", Binding.POWER, Binding.PRODUCT);
            case POWER -> infix(b, Binding.ATOM, "^", Binding.ATOM, Binding.POWER);
            case MATMUL -> infix(b, pieces.get(b.left()).binding == Binding.MATRIX ? Binding.MATRIX : Binding.POWER,
                    " @ ", Binding.POWER, Binding.MATRIX);
        };
    }

    private Part infix(Expr.Binary b, Binding left, String sign, Binding right, Binding whole) {
        // A matrix product stands in sums without parentheses, but never beside * or /.
        Binding r = right == Binding.PRODUCT && pieces.get(b.right()).binding == Binding.MATRIX ? Binding.MATRIX : right;
        return new Part(row(in(b.left(), left), sign, in(b.right(), r)), whole);
    }

    private Part call(Expr.Call c) {
        String name = c.definition().name();
        if (c.arguments().isEmpty()) return atom(name);
        int main = Math.min(c.definition().main(), c.arguments().size());
        Rope before = list(c.arguments().subList(0, main));
        if (main == c.arguments().size()) return atom(name + "(", before, ")");
        return atom(name + "(", before, "; ", list(c.arguments().subList(main, c.arguments().size())), ")");
    }

    private Part cases(Expr.If i) {
        if (!deltaIsTaken && Indicator.delta(i).isPresent()) {
            Condition.Compare c = Indicator.delta(i).get();
            return atom("delta(", in(c.left()), ", ", in(c.right()), ")");
        }
        if (Indicator.is(i)) return atom("[", in(i.condition(), Binding.OR), "]");
        Binding last = i.no() instanceof Expr.If ? Binding.LOOSE : Binding.SUM;
        return new Part(row("if ", in(i.condition(), Binding.OR), " then ", in(i.yes(), Binding.SUM), " else ", in(i.no(), last)),
                Binding.LOOSE);
    }

    private Part derivative(Expr.Derivative d) {
        String by = d.variable().name();
        Rope variable = d.index().isEmpty() ? Rope.of(by) : row(by + "[", list(d.index()), "]");
        Rope diff = row("diff(", in(d.body()), ", ", variable, ")");
        if (d.at() == d.variable()) return new Part(diff, Binding.ATOM);
        return new Part(row(diff, " at " + by + " = ", in(d.at(), Binding.SUM)), Binding.LOOSE);
    }

    private Rope end(Approach approach) {
        return switch (approach) {
            case Approach.Beyond _ -> infinity(approach).text;
            case Approach.To to -> switch (to.from()) {
                case BOTH -> in(to.point(), Binding.SUM);
                case RIGHT -> row(in(to.point(), Binding.SUM), "+");
                case LEFT -> row(in(to.point(), Binding.SUM), "-");
            };
        };
    }

    private static Part infinity(Approach approach) {
        boolean down = approach instanceof Approach.Beyond b && !b.up();
        return new Part(Rope.of(down ? "-oo" : "oo"), down ? Binding.NEGATIVE : Binding.ATOM);
    }

    private Part joined(List<Condition> parts, String word, Binding binding) {
        List<Rope> texts = parts.stream().map(p -> in(p, Binding.values()[binding.ordinal() + 1])).toList();
        return new Part(Rope.joined(texts, word), binding);
    }

    private Rope range(List<Symbol> indices) {
        return Rope.joined(indices.stream().map(i -> row(i.name() + " in ", in(i.lower()), "..", in(i.upper()))).toList(), ", ");
    }

    private Rope list(List<Expr> items) {
        return Rope.joined(items.stream().map(this::in).toList(), ", ");
    }

    private Rope in(Node n) {
        return in(n, Binding.QUANTIFIED);
    }

    private Rope in(Node n, Binding asked) {
        Part p = pieces.get(n);
        return p.binding.holds(asked) ? p.text : row("(", p.text, ")");
    }

    private static Part atom(Object... parts) {
        return new Part(row(parts), Binding.ATOM);
    }

    private static Rope row(Object... parts) {
        List<Rope> ropes = new ArrayList<>(parts.length);
        for (Object p : parts) ropes.add(p instanceof Rope r ? r : Rope.of((String) p));
        return Rope.row(ropes);
    }

    /// As the language writes it.
    public static String sign(Relation r) {
        return switch (r) {
            case EQ -> "=";
            case NE -> "!=";
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
        };
    }
}
