package org.gradproof.expr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A statement about real numbers that is true or false at a point.
public abstract sealed class Condition extends Node {
    private Condition(int hash) {
        super(hash);
    }

    public static final Condition TRUE = Pool.intern(new And(List.of()));
    public static final Condition FALSE = Pool.intern(new Or(List.of()));

    /// `left ⋚ right`, both scalar.
    public static final class Compare extends Condition {
        private final Relation relation;
        private final Expr left;
        private final Expr right;

        private Compare(Relation relation, Expr left, Expr right) {
            super(mix(101, relation.ordinal(), left, right));
            this.relation = relation;
            this.left = left;
            this.right = right;
        }

        public Relation relation() {
            return relation;
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
            return compare(relation, (Expr) c.get(0), (Expr) c.get(1));
        }

        @Override
        boolean sameAs(Node other) {
            Compare that = (Compare) other;
            return relation == that.relation && left == that.left && right == that.right;
        }
    }

    /// All of the parts; no part is itself an `And`.
    public static final class And extends Condition {
        private final List<Condition> parts;

        private And(List<Condition> parts) {
            super(mix(102, parts));
            this.parts = parts;
        }

        public List<Condition> parts() {
            return parts;
        }

        @Override
        public List<Node> children() {
            return List.copyOf(parts);
        }

        @Override
        public Node with(List<Node> c) {
            return and(conditions(c));
        }

        @Override
        boolean sameAs(Node other) {
            return parts.equals(((And) other).parts);
        }
    }

    /// At least one of the parts; no part is itself an `Or`.
    public static final class Or extends Condition {
        private final List<Condition> parts;

        private Or(List<Condition> parts) {
            super(mix(103, parts));
            this.parts = parts;
        }

        public List<Condition> parts() {
            return parts;
        }

        @Override
        public List<Node> children() {
            return List.copyOf(parts);
        }

        @Override
        public Node with(List<Node> c) {
            return or(conditions(c));
        }

        @Override
        boolean sameAs(Node other) {
            return parts.equals(((Or) other).parts);
        }
    }

    /// The body for every value of the index in its range.
    public static final class ForAll extends Condition {
        private final Symbol index;
        private final Condition body;

        private ForAll(Symbol index, Condition body) {
            super(mix(104, index, body));
            this.index = index;
            this.body = body;
        }

        /// Of sort [Sort.Index].
        public Symbol index() {
            return index;
        }

        public Condition body() {
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
            ForAll that = (ForAll) other;
            return index == that.index && body == that.body;
        }
    }

    public static Condition compare(Relation relation, Expr left, Expr right) {
        if (!left.isScalar() || !right.isScalar()) throw new IllegalArgumentException("only numbers are compared");
        return Pool.intern(new Compare(relation, left, right));
    }

    public static Condition and(List<Condition> parts) {
        Set<Condition> flat = new LinkedHashSet<>();
        for (Condition p : parts) {
            if (p == FALSE) return FALSE;
            if (p instanceof And a) flat.addAll(a.parts);
            else flat.add(p);
        }
        return flat.size() == 1 ? flat.iterator().next() : Pool.intern(new And(List.copyOf(flat)));
    }

    public static Condition and(Condition... parts) {
        return and(List.of(parts));
    }

    public static Condition or(List<Condition> parts) {
        Set<Condition> flat = new LinkedHashSet<>();
        for (Condition p : parts) {
            if (p == TRUE) return TRUE;
            if (p instanceof Or o) flat.addAll(o.parts);
            else flat.add(p);
        }
        return flat.size() == 1 ? flat.iterator().next() : Pool.intern(new Or(List.copyOf(flat)));
    }

    public static Condition or(Condition... parts) {
        return or(List.of(parts));
    }

    /// The body for every index; the body itself where it does not speak of the index is still kept under the binder,
    /// since an empty range would make it true.
    public static Condition forAll(Symbol index, Condition body) {
        if (!(index.sort() instanceof Sort.Index)) throw new IllegalArgumentException("not an index: " + index);
        if (body == TRUE) return TRUE;
        return Pool.intern(new ForAll(index, body));
    }

    /// Whether some part is quantified.
    public final boolean isQuantified() {
        return switch (this) {
            case Compare _ -> false;
            case And a -> a.parts.stream().anyMatch(Condition::isQuantified);
            case Or o -> o.parts.stream().anyMatch(Condition::isQuantified);
            case ForAll _ -> true;
        };
    }

    /// The opposite, pushed inwards; a quantified condition has none in this language.
    public final Condition negated() {
        return switch (this) {
            case Compare c -> compare(c.relation.negated(), c.left, c.right);
            case And a -> or(a.parts.stream().map(Condition::negated).toList());
            case Or o -> and(o.parts.stream().map(Condition::negated).toList());
            case ForAll f -> throw new IllegalArgumentException("the opposite of " + f + " needs 'exists'");
        };
    }

    /// `this` implies the other, as `¬this ∨ other`.
    public final Condition implies(Condition other) {
        return other == TRUE ? TRUE : this == TRUE ? other : or(negated(), other);
    }

    /// The parts of a conjunction, or the condition alone.
    public final List<Condition> conjuncts() {
        return this instanceof And a ? a.parts : List.of(this);
    }

    private static List<Condition> conditions(List<Node> nodes) {
        List<Condition> result = new ArrayList<>(nodes.size());
        for (Node n : nodes) result.add((Condition) n);
        return result;
    }
}
