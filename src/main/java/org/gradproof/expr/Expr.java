package org.gradproof.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A mathematical term as it was written; real-valued, or a vector or matrix of reals. Made by [Terms].
public abstract sealed class Expr extends Node permits Symbol, Expr.Num, Expr.Pi, Expr.Neg, Expr.Binary, Expr.Apply,
        Expr.Call, Expr.If, Expr.Big, Expr.Entry, Expr.Array, Expr.Literal, Expr.Transpose, Expr.Derivative,
        Expr.Limit, Expr.Extreme {
    private final List<Expr> sizes;
    private final long treeSize;

    Expr(int hash, List<Expr> sizes, long treeSize) {
        super(hash);
        this.sizes = sizes;
        this.treeSize = treeSize;
    }

    /// The shape: empty for a number, one size for a vector, rows and columns for a matrix.
    public final List<Expr> sizes() {
        return sizes;
    }

    public final boolean isScalar() {
        return sizes.isEmpty();
    }

    /// The number of nodes when every shared part is counted at every use; `Long.MAX_VALUE` stands for "or more".
    public final long treeSize() {
        return treeSize;
    }

    private static long grown(Iterable<? extends Node> parts) {
        long sum = 1;
        for (Node p : parts) {
            long s = switch (p) {
                case Expr e -> e.treeSize;
                case Condition c -> grown(c.children());
            };
            sum += s;
            if (sum < 0) return Long.MAX_VALUE;
        }
        return sum;
    }

    /// A rational number. `decimals` is the number of digits after the point that were written, or -1 for a fraction.
    public static final class Num extends Expr {
        private final Rational value;
        private final int decimals;

        Num(Rational value, int decimals) {
            super(mix(1, value, decimals), List.of(), 1);
            this.value = value;
            this.decimals = decimals;
        }

        public Rational value() {
            return value;
        }

        public int decimals() {
            return decimals;
        }

        @Override
        public List<Node> children() {
            return List.of();
        }

        @Override
        public Node with(List<Node> c) {
            return this;
        }

        @Override
        boolean sameAs(Node other) {
            return decimals == ((Num) other).decimals && value.equals(((Num) other).value);
        }
    }

    /// The number π.
    public static final class Pi extends Expr {
        Pi() {
            super(mix(2), List.of(), 1);
        }

        @Override
        public List<Node> children() {
            return List.of();
        }

        @Override
        public Node with(List<Node> c) {
            return this;
        }

        @Override
        boolean sameAs(Node other) {
            return true;
        }
    }

    /// `-argument`.
    public static final class Neg extends Expr {
        private final Expr argument;

        Neg(Expr argument) {
            super(mix(4, argument), argument.sizes, grown(List.of(argument)));
            this.argument = argument;
        }

        public Expr argument() {
            return argument;
        }

        @Override
        public List<Node> children() {
            return List.of(argument);
        }

        @Override
        public Node with(List<Node> c) {
            return Terms.neg((Expr) c.getFirst());
        }

        @Override
        boolean sameAs(Node other) {
            return argument == ((Neg) other).argument;
        }
    }

    /// `left ∘ right`; a chain `a + b + c` is `(a + b) + c`.
    public static final class Binary extends Expr {
        private final Operator operator;
        private final Expr left;
        private final Expr right;

        Binary(Operator operator, Expr left, Expr right, List<Expr> sizes) {
            super(mix(5, operator.ordinal(), left, right), sizes, grown(List.of(left, right)));
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        public Operator operator() {
            return operator;
        }

        public Expr left() {
            return left;
        }

        public Expr right() {
            return right;
        }

        @Override
        public List<Node> children() {
            return List.of(left, right);
        }

        @Override
        public Node with(List<Node> c) {
            return Terms.binary(operator, (Expr) c.get(0), (Expr) c.get(1));
        }

        @Override
        boolean sameAs(Node other) {
            Binary that = (Binary) other;
            return operator == that.operator && left == that.left && right == that.right;
        }
    }

    /// A primitive function of one argument, elementwise on vectors and matrices.
    public static final class Apply extends Expr {
        private final Primitive function;
        private final Expr argument;

        Apply(Primitive function, Expr argument) {
            super(mix(6, function.ordinal(), argument), argument.sizes, grown(List.of(argument)));
            this.function = function;
            this.argument = argument;
        }

        public Primitive function() {
            return function;
        }

        public Expr argument() {
            return argument;
        }

        @Override
        public List<Node> children() {
            return List.of(argument);
        }

        @Override
        public Node with(List<Node> c) {
            return Terms.apply(function, (Expr) c.getFirst());
        }

        @Override
        boolean sameAs(Node other) {
            return function == ((Apply) other).function && argument == ((Apply) other).argument;
        }
    }

    /// A defined name with its arguments (none for a named value or a family). Scalar parameters given vectors act
    /// elementwise.
    public static final class Call extends Expr {
        private final Definition definition;
        private final List<Expr> arguments;

        Call(Definition definition, List<Expr> arguments, List<Expr> sizes) {
            super(mix(7, definition.name(), arguments), sizes, grown(arguments));
            this.definition = definition;
            this.arguments = arguments;
        }

        public Definition definition() {
            return definition;
        }

        public List<Expr> arguments() {
            return arguments;
        }

        @Override
        public List<Node> children() {
            return List.copyOf(arguments);
        }

        @Override
        public Node with(List<Node> c) {
            return Terms.call(definition, exprs(c));
        }

        @Override
        boolean sameAs(Node other) {
            return definition == ((Call) other).definition && arguments.equals(((Call) other).arguments);
        }
    }

    /// `if condition then yes else no`; with 1 and 0 it is the indicator of the condition, `δ_ij` among them.
    public static final class If extends Expr {
        private final Condition condition;
        private final Expr yes;
        private final Expr no;

        If(Condition condition, Expr yes, Expr no) {
            super(mix(8, condition, yes, no), List.of(), grown(List.of(condition, yes, no)));
            this.condition = condition;
            this.yes = yes;
            this.no = no;
        }

        public Condition condition() {
            return condition;
        }

        public Expr yes() {
            return yes;
        }

        public Expr no() {
            return no;
        }

        @Override
        public List<Node> children() {
            return List.of(condition, yes, no);
        }

        @Override
        public Node with(List<Node> c) {
            return Terms.cases((Condition) c.get(0), (Expr) c.get(1), (Expr) c.get(2));
        }

        @Override
        boolean sameAs(Node other) {
            If that = (If) other;
            return condition == that.condition && yes == that.yes && no == that.no;
        }
    }

    /// A sum or a product of the body over an index whose sort holds the range; over an empty range 0 or 1.
    public static final class Big extends Expr {
        private final boolean product;
        private final Symbol index;
        private final Expr body;

        Big(boolean product, Symbol index, Expr body) {
            super(mix(product ? 10 : 9, index, body), List.of(), grown(List.of(index.lower(), index.upper(), body)));
            this.product = product;
            this.index = index;
            this.body = body;
        }

        /// Whether this is a product rather than a sum.
        public boolean isProduct() {
            return product;
        }

        public Symbol index() {
            return index;
        }

        public Expr body() {
            return body;
        }

        @Override
        public List<Node> children() {
            return List.of(index.lower(), index.upper(), body);
        }

        @Override
        public Node with(List<Node> c) {
            throw new IllegalStateException("a binder is rebuilt by substitution");
        }

        @Override
        boolean sameAs(Node other) {
            Big that = (Big) other;
            return product == that.product && index == that.index && body == that.body;
        }
    }

    /// `x[i]`, `W[i, j]`: one number of a vector or matrix.
    public static final class Entry extends Expr {
        private final Expr tensor;
        private final List<Expr> indices;

        Entry(Expr tensor, List<Expr> indices) {
            super(mix(11, tensor, indices), List.of(), grown(Stream.concat(Stream.of(tensor), indices.stream()).toList()));
            this.tensor = tensor;
            this.indices = indices;
        }

        public Expr tensor() {
            return tensor;
        }

        public List<Expr> indices() {
            return indices;
        }

        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(indices.size() + 1);
            all.add(tensor);
            all.addAll(indices);
            return all;
        }

        @Override
        public Node with(List<Node> c) {
            return Terms.entry((Expr) c.getFirst(), exprs(c.subList(1, c.size())));
        }

        @Override
        boolean sameAs(Node other) {
            return tensor == ((Entry) other).tensor && indices.equals(((Entry) other).indices);
        }
    }

    /// `[body for i in 1..n]`, `[body for i in 1..m, j in 1..n]`: a vector or matrix given by its entries.
    public static final class Array extends Expr {
        private final List<Symbol> indices;
        private final Expr body;

        Array(List<Symbol> indices, Expr body) {
            super(mix(12, indices, body), indices.stream().map(Symbol::upper).toList(), grown(List.of(body)));
            this.indices = indices;
            this.body = body;
        }

        /// Their ranges begin at 1; no range speaks of another index of the list.
        public List<Symbol> indices() {
            return indices;
        }

        public Expr body() {
            return body;
        }

        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(sizes());
            all.add(body);
            return all;
        }

        @Override
        public Node with(List<Node> c) {
            throw new IllegalStateException("a binder is rebuilt by substitution");
        }

        @Override
        boolean sameAs(Node other) {
            return body == ((Array) other).body && indices.equals(((Array) other).indices);
        }
    }

    /// `[a, b, c]`, or `[[a, b], [c, d]]` as a list of rows.
    public static final class Literal extends Expr {
        private final List<Expr> items;

        Literal(List<Expr> items, List<Expr> sizes) {
            super(mix(13, items), sizes, grown(items));
            this.items = items;
        }

        /// Numbers, or rows of equal length.
        public List<Expr> items() {
            return items;
        }

        @Override
        public List<Node> children() {
            return List.copyOf(items);
        }

        @Override
        public Node with(List<Node> c) {
            return Terms.literal(exprs(c));
        }

        @Override
        boolean sameAs(Node other) {
            return items.equals(((Literal) other).items);
        }
    }

    /// The transpose of a matrix; a vector is its own.
    public static final class Transpose extends Expr {
        private final Expr argument;

        Transpose(Expr argument) {
            super(mix(14, argument), argument.sizes.reversed(), grown(List.of(argument)));
            this.argument = argument;
        }

        public Expr argument() {
            return argument;
        }

        @Override
        public List<Node> children() {
            return List.of(argument);
        }

        @Override
        public Node with(List<Node> c) {
            return Terms.transpose((Expr) c.getFirst());
        }

        @Override
        boolean sameAs(Node other) {
            return argument == ((Transpose) other).argument;
        }
    }

    /// The partial derivative of `variable ↦ body` by the variable (by its entry at `index` where it is a vector or
    /// matrix), taken at the value `at`. The variable is bound in the body and only there.
    public static final class Derivative extends Expr {
        private final Symbol variable;
        private final List<Expr> index;
        private final Expr body;
        private final Expr at;

        Derivative(Symbol variable, List<Expr> index, Expr body, Expr at) {
            super(mix(15, variable, index, body, at), List.of(), grown(Stream.concat(Stream.of(body, at), index.stream()).toList()));
            this.variable = variable;
            this.index = index;
            this.body = body;
            this.at = at;
        }

        public Symbol variable() {
            return variable;
        }

        public List<Expr> index() {
            return index;
        }

        public Expr body() {
            return body;
        }

        public Expr at() {
            return at;
        }

        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(index);
            all.add(body);
            all.add(at);
            return all;
        }

        @Override
        public Node with(List<Node> c) {
            throw new IllegalStateException("a binder is rebuilt by substitution");
        }

        @Override
        boolean sameAs(Node other) {
            Derivative that = (Derivative) other;
            return variable == that.variable && body == that.body && at == that.at && index.equals(that.index);
        }
    }

    /// What `variable ↦ body` tends to as the real variable moves as the approach says: a number where it does so, and
    /// else no number. The variable is bound in the body and only there; the point that is approached lies outside.
    public static final class Limit extends Expr {
        private final Symbol variable;
        private final Expr body;
        private final Approach approach;

        Limit(Symbol variable, Expr body, Approach approach) {
            super(mix(16, variable, body, approach), List.of(), grown(Stream.concat(Stream.of(body), points(approach).stream()).toList()));
            this.variable = variable;
            this.body = body;
            this.approach = approach;
        }

        public Symbol variable() {
            return variable;
        }

        public Expr body() {
            return body;
        }

        public Approach approach() {
            return approach;
        }

        /// The number that is approached, where it is a number.
        public List<Expr> points() {
            return points(approach);
        }

        private static List<Expr> points(Approach approach) {
            return switch (approach) {
                case Approach.To to -> List.of(to.point());
                case Approach.Beyond _ -> List.of();
            };
        }

        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(points());
            all.add(body);
            return all;
        }

        @Override
        public Node with(List<Node> c) {
            throw new IllegalStateException("a binder is rebuilt by substitution");
        }

        /// Whether this is [Terms#infinity(boolean)], which is no number.
        public boolean isInfinity() {
            return body == variable && this == Terms.infinity(!(approach instanceof Approach.Beyond b) || b.up());
        }

        /// How the variable moves where another point is approached, from the same side.
        public Approach towards(UnaryOperator<Expr> point) {
            return switch (approach) {
                case Approach.To to -> new Approach.To(point.apply(to.point()), to.from());
                case Approach.Beyond _ -> approach;
            };
        }

        @Override
        boolean sameAs(Node other) {
            Limit that = (Limit) other;
            return variable == that.variable && body == that.body && approach.equals(that.approach);
        }
    }

    /// The greatest or least value of the body over an index whose sort holds the range; over an empty range no number.
    public static final class Extreme extends Expr {
        private final boolean greatest;
        private final Symbol index;
        private final Expr body;

        Extreme(boolean greatest, Symbol index, Expr body) {
            super(mix(greatest ? 18 : 17, index, body), List.of(), grown(List.of(index.lower(), index.upper(), body)));
            this.greatest = greatest;
            this.index = index;
            this.body = body;
        }

        /// Whether this is a maximum rather than a minimum.
        public boolean isGreatest() {
            return greatest;
        }

        public Symbol index() {
            return index;
        }

        public Expr body() {
            return body;
        }

        @Override
        public List<Node> children() {
            return List.of(index.lower(), index.upper(), body);
        }

        @Override
        public Node with(List<Node> c) {
            throw new IllegalStateException("a binder is rebuilt by substitution");
        }

        @Override
        boolean sameAs(Node other) {
            Extreme that = (Extreme) other;
            return greatest == that.greatest && index == that.index && body == that.body;
        }
    }

    private static List<Expr> exprs(List<Node> nodes) {
        List<Expr> result = new ArrayList<>(nodes.size());
        for (Node n : nodes) result.add((Expr) n);
        return result;
    }
}
