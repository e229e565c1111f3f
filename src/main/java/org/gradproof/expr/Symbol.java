package org.gradproof.expr;

import java.util.List;

/// A declared or bound name. Two symbols are the same when name and sort are.
public final class Symbol extends Expr {
    private final String name;
    private final Sort sort;

    private Symbol(String name, Sort sort, List<Expr> sizes) {
        super(mix(3, name, sort), sizes, 1);
        this.name = name;
        this.sort = sort;
    }

    public static Symbol of(String name, Sort sort) {
        List<Expr> sizes = switch (sort) {
            case Sort.Real _, Sort.Whole _, Sort.Index _ -> List.of();
            case Sort.Tensor t -> t.sizes();
        };
        return Pool.intern(new Symbol(name, sort, sizes));
    }

    public static Symbol real(String name) {
        return of(name, Sort.REAL);
    }

    public static Symbol whole(String name) {
        return of(name, Sort.WHOLE);
    }

    public static Symbol index(String name, Expr lower, Expr upper) {
        return of(name, new Sort.Index(lower, upper));
    }

    public static Symbol tensor(String name, Expr... sizes) {
        return of(name, new Sort.Tensor(List.of(sizes)));
    }

    public String name() {
        return name;
    }

    public Sort sort() {
        return sort;
    }

    public boolean isIndex() {
        return sort instanceof Sort.Index;
    }

    /// The lower end of an index's range; a bug for any other sort.
    public Expr lower() {
        return ((Sort.Index) sort).lower();
    }

    /// The upper end of an index's range; a bug for any other sort.
    public Expr upper() {
        return ((Sort.Index) sort).upper();
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
        return name.equals(((Symbol) other).name) && sort.equals(((Symbol) other).sort);
    }
}
