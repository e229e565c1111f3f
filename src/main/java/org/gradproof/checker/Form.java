package org.gradproof.checker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A term or a condition in which bound variables have no names: each is the number of its binder, one more than the
/// greatest number inside. Forms that differ in the names of bound variables only are one object; made by [Forms].
final class Form {
    enum Kind {
        NUMBER, PI, SYMBOL, BOUND, NEG, ADD, SUB, MUL, DIV, POWER, MATMUL, APPLY, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY,
        LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL, UNEQUAL, ALL, ANY, EVERY;

        boolean binds() {
            return this == SUM || this == PRODUCT || this == GREATEST || this == LEAST || this == ARRAY || this == EVERY || this == DERIVATIVE || this == LIMIT;
        }

        boolean isCondition() {
            return compareTo(LESS) >= 0;
        }
    }

    /// What a variable ranges over.
    enum Domain { REAL, WHOLE, INDEX, TENSOR }

    /// A free variable; the ends of an index's range and the sizes of a tensor are its arguments.
    record Name(String text, Domain domain) {}

    /// The number of a binder, negative while its body is still being read.
    record Bound(int number, Domain domain) {}

    private final Kind kind;
    private final Object data;
    private final List<Form> args;
    private final List<Form> sizes;
    private final int height;
    private final Set<Form> loose;

    Form(Kind kind, Object data, List<Form> args, List<Form> sizes) {
        this.kind = kind;
        this.data = data;
        this.args = args;
        this.sizes = sizes;
        int h = 0;
        for (Form a : args) h = Math.max(h, a.height);
        int body = kind.binds() ? body().height : 0;
        this.height = Math.max(h, kind.binds() ? body + binders() : 0);
        this.loose = loosened();
    }

    Kind kind() {
        return kind;
    }

    /// The number, name, primitive or definition.
    Object data() {
        return data;
    }

    List<Form> args() {
        return args;
    }

    Form arg(int i) {
        return args.get(i);
    }

    /// The shape; empty for a number and for a condition.
    List<Form> sizes() {
        return sizes;
    }

    boolean isScalar() {
        return sizes.isEmpty();
    }

    /// The greatest number of a binder inside.
    int height() {
        return height;
    }

    /// What lies inside of the binder.
    Form body() {
        return args.get(bodyPlace());
    }

    /// Which argument lies inside of the binder; none where nothing is bound.
    int bodyPlace() {
        return !kind.binds() ? -1 : kind == Kind.DERIVATIVE ? args.size() - 2 : args.size() - 1;
    }

    /// How many variables are bound here.
    int binders() {
        return kind == Kind.ARRAY ? args.size() - 1 : kind.binds() ? 1 : 0;
    }

    /// The number of the first variable bound here; the others follow.
    int firstNumber() {
        return body().height + 1;
    }

    boolean isIndex() {
        return data instanceof Name n && n.domain() == Domain.INDEX;
    }

    /// The free variables, and those bound further out.
    Set<Form> loose() {
        return loose;
    }

    boolean speaksOf(Form variable) {
        return loose.contains(variable);
    }

    private Set<Form> loosened() {
        if (kind == Kind.SYMBOL || kind == Kind.BOUND) {
            Set<Form> own = new LinkedHashSet<>();
            own.add(this);
            for (Form a : args) own.addAll(a.loose);
            return own;
        }
        Set<Form> all = Set.of();
        for (int i = 0; i < args.size(); i++) all = union(all, i == bodyPlace() ? outside(args.get(i).loose) : args.get(i).loose);
        return all;
    }

    private Set<Form> outside(Set<Form> inside) {
        Set<Form> rest = new LinkedHashSet<>();
        for (Form f : inside) {
            boolean bound = f.data instanceof Bound b && b.number() >= firstNumber() && b.number() < firstNumber() + binders();
            if (!bound) rest.add(f);
        }
        return rest;
    }

    private static Set<Form> union(Set<Form> a, Set<Form> b) {
        if (a == b || a.containsAll(b)) return a;
        if (b.containsAll(a)) return b;
        Set<Form> both = new LinkedHashSet<>(a);
        both.addAll(b);
        return both;
    }

    @Override
    public String toString() {
        String inner = args.stream().limit(6).map(a -> a.height > 50 || a.args.size() > 6 ? "…" : a.brief(3)).reduce((x, y) -> x + ", " + y).map(x -> "(" + x + ")").orElse("");
        return head() + inner;
    }

    private String head() {
        return switch (data) {
            case Name n -> n.text();
            case Bound b -> "#" + b.number();
            case String s when s.isEmpty() -> kind.name().toLowerCase(java.util.Locale.ROOT);
            case Object o -> o.toString().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private String brief(int depth) {
        if (args.isEmpty() || data instanceof Name) return head();
        if (depth == 0) return "…";
        return head() + args.stream().limit(4).map(a -> a.brief(depth - 1)).toList();
    }
}
