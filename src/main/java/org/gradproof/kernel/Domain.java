package org.gradproof.kernel;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;

/// Under which conditions a term has a value. A denominator is not zero, the argument of a logarithm is positive; a case
/// that is not taken needs nothing; a term under a sum has a value at every index, a vector at every entry.
final class Domain {
    /// The parts of each part, what it asks for by itself, and what each body and branch needs.
    private final Map<Node, List<Node>> always = new HashMap<>();
    private final Map<Node, List<Condition>> asked = new HashMap<>();
    private final Map<Node, Condition> apart = new HashMap<>();
    /// Parts that have a value everywhere.
    private final Set<Node> total = new HashSet<>();

    private Domain() {}

    /// Larger terms are asked for in one piece.
    private static final long LARGE = 150;

    /// The conditions, one by one for a term of usual size. Of a large term they are those of its outermost operation, and
    /// `p = p` for every large operand p, which says that p has a value; so no theorem carries the conditions of all that
    /// lies below it.
    static Set<Condition> of(Node root) {
        return size(root) > LARGE ? outermost(root) : everything(root);
    }

    private static long size(Node n) {
        return switch (n) {
            case Expr e -> e.treeSize();
            case Condition c -> c.children().stream().mapToLong(Domain::size).reduce(1, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
        };
    }

    private static Set<Condition> outermost(Node root) {
        Domain d = new Domain();
        Set<Condition> needed = new LinkedHashSet<>();
        for (Node p : always(root)) {
            if (inOnePiece(p)) needed.add(hasValue((Expr) p));
            else needed.addAll(of(p));
        }
        for (Node s : apart(root)) d.apart.put(s, inOnePiece(s) ? hasValue((Expr) s) : condition(s));
        for (Condition c : d.local(root)) if (c != Condition.TRUE) needed.add(c);
        return needed;
    }

    /// The conditions of a small term of arithmetic and primitives; false where there is anything else in it.
    private static boolean collect(Expr e, Set<Condition> into) {
        return switch (e) {
            case Expr.Num _, Expr.Pi _ -> true;
            case Symbol s -> s.isScalar();
            case Expr.Neg n -> collect(n.argument(), into);
            case Expr.Apply a -> {
                boolean plain = a.isScalar() && collect(a.argument(), into);
                if (plain) into.addAll(Table.domain(a.function(), a.argument()));
                yield plain;
            }
            case Expr.Binary b when b.isScalar() && b.operator() != Operator.MATMUL -> {
                boolean plain = collect(b.left(), into) && collect(b.right(), into);
                if (plain && b.operator() == Operator.DIVIDE) into.addAll(nonzero(b.right()));
                if (plain && b.operator() == Operator.POWER) into.addAll(power(b.left(), b.right()));
                yield plain;
            }
            case Expr _ -> false;
        };
    }

    private static boolean inOnePiece(Node n) {
        return n instanceof Expr e && e.isScalar() && size(e) > LARGE;
    }

    private static Condition hasValue(Expr e) {
        return compare(Relation.EQ, e, e);
    }

    private static Set<Condition> everything(Node root) {
        if (root instanceof Expr e && e.treeSize() <= LARGE) {
            Set<Condition> arithmetic = new LinkedHashSet<>();
            if (collect(e, arithmetic)) return arithmetic;
        }
        Domain d = new Domain();
        // Bodies and branches come before what they are parts of, so that no recursion gets as deep as the term.
        for (Node n : Dag.postorder(root, m -> Stream.concat(always(m).stream(), apart(m).stream()).toList())) d.visit(n);
        return d.needed(root);
    }

    static Condition condition(Node root) {
        return Condition.and(List.copyOf(of(root)));
    }

    private void visit(Node n) {
        List<Node> parts = always(n);
        always.put(n, parts);
        List<Node> scopes = apart(n);
        for (Node s : scopes) if (!apart.containsKey(s)) apart.put(s, Condition.and(List.copyOf(needed(s))));
        List<Condition> own = local(n).stream().filter(c -> c != Condition.TRUE).toList();
        asked.put(n, own);
        if (own.isEmpty() && total.containsAll(scopes) && total.containsAll(parts)) total.add(n);
    }

    private Set<Condition> needed(Node root) {
        Set<Condition> needed = new LinkedHashSet<>();
        if (total.contains(root)) return needed;
        for (Node n : Dag.postorder(root, m -> total.contains(m) ? List.of() : always.get(m))) {
            if (!total.contains(n)) needed.addAll(asked.get(n));
        }
        return needed;
    }

    /// The parts that must have a value for the node to have one.
    private static List<Node> always(Node n) {
        return switch (n) {
            case Expr.If i -> List.of(i.condition());
            case Expr.Big b -> List.of(b.index().lower(), b.index().upper());
            case Expr.Extreme m -> List.of(m.index().lower(), m.index().upper());
            case Condition.ForAll f -> List.of(f.index().lower(), f.index().upper());
            case Expr.Entry e when Unfold.entry(e).isPresent() -> {
                List<Node> parts = new ArrayList<>(e.indices());
                parts.add(Unfold.entry(e).get());
                yield parts;
            }
            case Expr.Derivative d -> new ArrayList<Node>(d.index());
            case Expr.Limit l -> List.copyOf(l.points());
            case Expr.Call c when c.isScalar() -> List.of(Unfold.call(c));
            case Expr.Binary b when b.operator() == Operator.MATMUL && b.isScalar() -> List.of(Unfold.inner(b.left(), b.right()));
            case Expr.Literal l -> l.children();
            case Expr e when !e.isScalar() -> List.of();
            case Expr _, Condition _ -> n.children();
        };
    }

    /// The parts whose needs become conditions under the node's own cases or indices.
    private static List<Node> apart(Node n) {
        return switch (n) {
            case Expr.If i -> List.of(i.yes(), i.no());
            case Expr.Big b -> List.of(b.body());
            case Expr.Extreme m -> List.of(m.body());
            case Condition.ForAll f -> List.of(f.body());
            case Symbol _, Expr.Literal _ -> List.of();
            case Expr e when !e.isScalar() -> List.of(Terms.entry(e, List.copyOf(indices(e))));
            case Expr _, Condition _ -> List.of();
        };
    }

    private static List<Symbol> indices(Expr tensor) {
        Set<String> taken = new HashSet<>();
        for (Symbol s : Free.of(tensor)) taken.add(s.name());
        List<Symbol> indices = new ArrayList<>();
        for (Expr size : tensor.sizes()) {
            String name = Fresh.name("i", taken);
            taken.add(name);
            indices.add(Symbol.index(name, ONE, size));
        }
        return indices;
    }

    private List<Condition> local(Node n) {
        return switch (n) {
            case Expr.If i when i.condition().isQuantified() -> throw new Refused(Rule.CASES, "the opposite of 'for every index' needs 'exists'");
            case Expr.If i -> List.of(branch(i.condition(), i.condition(), i.yes()), branch(i.condition(), i.condition().negated(), i.no()));
            case Expr.Big b -> List.of(Condition.forAll(b.index(), apart.get(b.body())));
            case Expr.Extreme m -> nonempty(m, apart.get(m.body()));
            case Condition.ForAll f -> List.of(Condition.forAll(f.index(), apart.get(f.body())));
            case Symbol _, Expr.Literal _ -> List.of();
            case Expr e when !e.isScalar() -> List.of(everywhere(e));
            case Expr.Binary b when b.operator() == Operator.DIVIDE -> nonzero(b.right());
            case Expr.Binary b when b.operator() == Operator.POWER -> power(b.left(), b.right());
            case Expr.Apply a -> Table.domain(a.function(), a.argument());
            case Expr.Entry e -> inRange(e);
            case Expr.Derivative _ -> throw new Refused(Rule.DERIVATIVE_VALUE, "the derivative is not worked out yet");
            case Expr.Limit _ -> throw new Refused(Rule.LIMIT_VALUE, "the limit is not worked out yet");
            case Expr _, Condition _ -> List.of();
        };
    }

    /// A greatest value there is of finitely many, one at least.
    private static List<Condition> nonempty(Expr.Extreme m, Condition body) {
        if (!whole(m.index())) throw new Refused(Rule.RANGE, "the ends of the range are no integers");
        List<Condition> needed = new ArrayList<>();
        atMost(m.index().lower(), m.index().upper(), needed);
        needed.add(Condition.forAll(m.index(), body));
        return needed;
    }

    /// What the branch needs beyond what the condition needs.
    private Condition branch(Condition condition, Condition taken, Expr branch) {
        if (apart.get(branch) == Condition.TRUE) return Condition.TRUE;
        Set<Condition> rest = new LinkedHashSet<>(apart.get(branch).conjuncts());
        rest.removeAll(of(condition));
        return taken.implies(Condition.and(List.copyOf(rest)));
    }

    private Condition everywhere(Expr tensor) {
        List<Symbol> indices = indices(tensor);
        Condition c = apart.get(Terms.entry(tensor, List.copyOf(indices)));
        for (Symbol i : indices.reversed()) c = Condition.forAll(i, c);
        return c;
    }

    static List<Condition> nonzero(Expr e) {
        return Ring.value(e).filter(v -> !v.isZero()).isPresent() ? List.of() : List.of(compare(Relation.NE, e, ZERO));
    }

    /// `u^v`: for integers `v ≥ 0` always, for integers `v` where `u ≠ 0`, else where `u > 0`.
    private static List<Condition> power(Expr u, Expr v) {
        var value = Ring.value(v);
        if (value.isPresent() && value.get().isInteger()) {
            return value.get().signum() >= 0 ? List.of() : nonzero(u);
        }
        if (integral(v)) {
            Condition natural = compare(Relation.GE, v, ZERO);
            return List.of(Condition.or(compare(Relation.NE, u, ZERO), natural));
        }
        return List.of(compare(Relation.GT, u, ZERO));
    }

    /// Whether the term is an integer by its form.
    static boolean integral(Expr e) {
        return switch (e) {
            case Expr.Num n -> n.value().isInteger();
            case Symbol s -> switch (s.sort()) {
                case Sort.Whole _, Sort.Index _ -> true;
                case Sort.Real _, Sort.Tensor _ -> false;
            };
            case Expr.Neg n -> integral(n.argument());
            case Expr.Binary b -> switch (b.operator()) {
                case ADD, SUBTRACT, MULTIPLY -> integral(b.left()) && integral(b.right());
                case DIVIDE, POWER, MATMUL -> false;
            };
            case Expr.If i -> integral(i.yes()) && integral(i.no());
            case Expr.Big b -> integral(b.body());
            case Expr.Extreme m -> integral(m.body());
            case Expr _ -> false;
        };
    }

    /// What an entry asks for beyond what it stands for: its indices lie in their ranges.
    static List<Condition> inRange(Expr e) {
        return e instanceof Expr.Entry f ? inRange(f) : List.of();
    }

    private static List<Condition> inRange(Expr.Entry e) {
        List<Condition> needed = new ArrayList<>();
        for (int k = 0; k < e.indices().size(); k++) needed.addAll(within(e.indices().get(k), ONE, e.tensor().sizes().get(k)));
        return needed;
    }

    /// That an index term lies in a range; nothing where its own range says so.
    private static List<Condition> within(Expr i, Expr lower, Expr upper) {
        if (!integral(i)) throw new Refused(Rule.RANGE, "an index is an integer");
        List<Condition> needed = new ArrayList<>();
        if (!(i instanceof Symbol s && s.isIndex() && known(lower, s.lower()))) atMost(lower, i, needed);
        if (!(i instanceof Symbol s && s.isIndex() && known(s.upper(), upper))) atMost(i, upper, needed);
        return needed;
    }

    /// That an index term lies in a range, which then is not empty: an index is only known to lie in its own range where
    /// that is not empty.
    static List<Condition> inside(Expr i, Expr lower, Expr upper) {
        List<Condition> needed = within(i, lower, upper);
        if (i instanceof Symbol s && s.isIndex() && (known(lower, s.lower()) || known(s.upper(), upper))) {
            if (!whole(s)) throw new Refused(Rule.RANGE, "the ends of the range are no integers");
            atMost(s.lower(), s.upper(), needed);
        }
        return needed;
    }

    /// Whether the ends of an index's range are integers by their form.
    static boolean whole(Symbol index) {
        return integral(index.lower()) && integral(index.upper());
    }

    private static void atMost(Expr a, Expr b, List<Condition> needed) {
        if (!known(a, b)) needed.add(compare(Relation.LE, a, b));
    }

    /// Whether `a ≤ b` needs no proof.
    private static boolean known(Expr a, Expr b) {
        if (a == b) return true;
        var x = Ring.value(a);
        var y = Ring.value(b);
        return x.isPresent() && y.isPresent() && x.get().compareTo(y.get()) <= 0;
    }
}
