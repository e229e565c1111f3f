package org.gradproof.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.checker.Form.Domain;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;

/// Reads terms and conditions as forms, under an assignment of forms to symbols. That is how a substitution is done here:
/// the term with values for its symbols is the term read under these values.
final class Reading {
    private static final int DEEPEST = 300;

    private final Forms forms;
    private final Map<Symbol, Form> values;
    private final int depth;
    private final Map<Node, Form> done = new HashMap<>();
    private final Map<List<Symbol>, Reading> inner = new HashMap<>();

    Reading(Forms forms) {
        this(forms, Map.of(), 0);
    }

    private Reading(Forms forms, Map<Symbol, Form> values, int depth) {
        this.forms = forms;
        this.values = values;
        this.depth = depth;
    }

    /// The reading under these values and no others.
    Reading under(Map<Symbol, Form> values) {
        return new Reading(forms, Map.copyOf(values), depth);
    }

    Form read(Node root) {
        Form known = done.get(root);
        if (known != null) return known;
        for (Node n : Dag.postorder(root, m -> done.containsKey(m) ? List.of() : outside(m))) {
            if (!done.containsKey(n)) done.put(n, once(n));
        }
        return done.get(root);
    }

    /// The parts that no variable of the node is bound in.
    private static List<? extends Node> outside(Node n) {
        return switch (n) {
            case Symbol _, Expr.Num _, Expr.Pi _ -> List.of();
            case Expr.Big b -> List.of(b.index().lower(), b.index().upper());
            case Expr.Extreme e -> List.of(e.index().lower(), e.index().upper());
            case Condition.ForAll f -> List.of(f.index().lower(), f.index().upper());
            case Expr.Array a -> a.indices().stream().map(Symbol::upper).toList();
            case Expr.Derivative d -> {
                List<Expr> parts = new ArrayList<>(d.index());
                parts.add(d.at());
                yield parts;
            }
            case Expr.Limit l -> l.points();
            case Expr _, Condition _ -> n.children();
        };
    }

    private Form once(Node n) {
        return switch (n) {
            case Symbol s -> symbol(s);
            case Expr.Num x -> forms.number(x.value());
            case Expr.Pi _ -> forms.make(Kind.PI, "", List.of());
            case Expr.Neg x -> plain(Kind.NEG, x, x.argument());
            case Expr.Binary b -> plain(kind(b.operator()), b, b.left(), b.right());
            case Expr.Apply a -> forms.apply(a.function(), done.get(a.argument()));
            case Expr.Call c -> call(c);
            case Expr.If i -> plain(Kind.IF, i, i.condition(), i.yes(), i.no());
            case Expr.Big b -> bound(b.isProduct() ? Kind.PRODUCT : Kind.SUM, "", List.of(), List.of(b.index().lower(), b.index().upper()), List.of(b.index()), b.body(), List.of());
            case Expr.Extreme e -> bound(e.isGreatest() ? Kind.GREATEST : Kind.LEAST, "", List.of(), List.of(e.index().lower(), e.index().upper()), List.of(e.index()), e.body(), List.of());
            case Expr.Entry e -> {
                List<Expr> parts = new ArrayList<>(List.of(e.tensor()));
                parts.addAll(e.indices());
                yield plain(Kind.ENTRY, e, parts.toArray(Expr[]::new));
            }
            case Expr.Array a -> bound(Kind.ARRAY, "", a.sizes(), a.sizes(), a.indices(), a.body(), List.of());
            case Expr.Literal l -> plain(Kind.LITERAL, l, l.items().toArray(Expr[]::new));
            case Expr.Transpose t -> plain(Kind.TRANSPOSE, t, t.argument());
            case Expr.Derivative d -> bound(Kind.DERIVATIVE, domain(d.variable().sort()), List.of(), d.index(), List.of(d.variable()), d.body(), List.of(d.at()));
            case Expr.Limit l -> bound(Kind.LIMIT, way(l.approach()), List.of(), l.points(), List.of(l.variable()), l.body(), List.of());
            case Condition.Compare c -> compare(c.relation(), done.get(c.left()), done.get(c.right()));
            case Condition.And a -> forms.all(a.parts().stream().map(done::get).toList());
            case Condition.Or o -> forms.any(o.parts().stream().map(done::get).toList());
            case Condition.ForAll f -> bound(Kind.EVERY, "", List.of(), List.of(f.index().lower(), f.index().upper()), List.of(f.index()), f.body(), List.of());
        };
    }

    /// How a variable moves, without the point: `Beyond`, or the side from which the first argument is approached.
    private static Object way(Approach approach) {
        return switch (approach) {
            case Approach.To to -> to.from();
            case Approach.Beyond _ -> approach;
        };
    }

    private Form plain(Kind kind, Expr e, Node... parts) {
        List<Form> args = new ArrayList<>();
        for (Node p : parts) args.add(done.get(p));
        return forms.make(kind, "", args, sizes(e.sizes()));
    }

    private List<Form> sizes(List<Expr> sizes) {
        return sizes.stream().map(this::read).toList();
    }

    private static Kind kind(Operator o) {
        return switch (o) {
            case ADD -> Kind.ADD;
            case SUBTRACT -> Kind.SUB;
            case MULTIPLY -> Kind.MUL;
            case DIVIDE -> Kind.DIV;
            case POWER -> Kind.POWER;
            case MATMUL -> Kind.MATMUL;
        };
    }

    private Form compare(Relation r, Form a, Form b) {
        return switch (r) {
            case EQ -> forms.equal(a, b);
            case NE -> forms.unequal(a, b);
            case LT -> forms.less(a, b);
            case LE -> forms.atMost(a, b);
            case GT -> forms.less(b, a);
            case GE -> forms.atMost(b, a);
        };
    }

    static Domain domain(Sort sort) {
        return switch (sort) {
            case Sort.Real _ -> Domain.REAL;
            case Sort.Whole _ -> Domain.WHOLE;
            case Sort.Index _ -> Domain.INDEX;
            case Sort.Tensor _ -> Domain.TENSOR;
        };
    }

    /// A symbol without a value is a variable; its range or sizes follow the values of others.
    Form symbol(Symbol s) {
        Form value = values.get(s);
        return value != null ? value : variable(s);
    }

    /// The variable that stands for the symbol, whatever its own value is.
    Form variable(Symbol s) {
        List<Form> parts = switch (s.sort()) {
            case Sort.Real _, Sort.Whole _ -> List.of();
            case Sort.Index i -> List.of(read(i.lower()), read(i.upper()));
            case Sort.Tensor t -> t.sizes().stream().map(this::read).toList();
        };
        return forms.symbol(s.name(), domain(s.sort()), parts);
    }

    private Form bound(Kind kind, Object data, List<Expr> sizes, List<? extends Expr> before, List<Symbol> variables, Node body, List<Expr> behind) {
        if (depth > DEEPEST) throw new Objection(false, "binders nested too deeply");
        Reading inside = inner.computeIfAbsent(variables, this::inside);
        List<Form> args = new ArrayList<>();
        for (Expr e : before) args.add(done.get(e));
        args.add(inside.read(body));
        for (Expr e : behind) args.add(done.get(e));
        return forms.closed(kind, data, args, sizes(sizes), variables.stream().map(inside.values::get).toList());
    }

    private Reading inside(List<Symbol> variables) {
        Map<Symbol, Form> more = new HashMap<>(values);
        for (Symbol s : variables) more.put(s, forms.open(domain(s.sort()), sizes(s.sizes())));
        return new Reading(forms, Map.copyOf(more), depth + 1);
    }

    /// A call keeps its name, unless something that its definition speaks of has a value.
    private Form call(Expr.Call c) {
        Definition d = c.definition();
        List<Form> args = c.arguments().stream().map(done::get).toList();
        List<Form> free = d.free().stream().map(this::symbol).toList();
        Reading root = new Reading(forms);
        boolean touched = !values.isEmpty() && !free.equals(d.free().stream().map(root::symbol).toList());
        if (touched) return new Meaning(forms).call(d, args, free);
        List<Form> all = new ArrayList<>(args);
        all.addAll(free);
        return forms.make(Kind.CALL, d, all, sizes(c.sizes()));
    }
}
