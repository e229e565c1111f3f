package org.gradproof.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a defined name and an entry of a composed vector or matrix stand for, one step at a time.
public final class Unfold {
    private Unfold() {}

    /// How arguments meet parameters: what the sizes are, the shape over which scalar parameters are spread (empty if
    /// none is), and the shape of the call.
    record Signature(Map<Symbol, Expr> sizeValues, List<Expr> spread, List<Expr> sizes) {}

    static Optional<Signature> signature(Definition d, List<Expr> arguments) {
        if (arguments.size() != d.parameters().size()) return Optional.empty();
        Map<Symbol, Expr> sizeValues = new HashMap<>();
        List<Expr> spread = List.of();
        for (int p = 0; p < arguments.size(); p++) {
            List<Expr> wanted = d.parameters().get(p).sizes();
            List<Expr> given = arguments.get(p).sizes();
            if (wanted.isEmpty() && !given.isEmpty()) {
                if (!spread.isEmpty() && !spread.equals(given)) return Optional.empty();
                spread = given;
            } else if (wanted.size() != given.size()) {
                return Optional.empty();
            } else {
                for (int s = 0; s < wanted.size(); s++) {
                    if (wanted.get(s) instanceof Symbol size && d.sizes().contains(size)) {
                        Expr before = sizeValues.putIfAbsent(size, given.get(s));
                        if (before != null && before != given.get(s)) return Optional.empty();
                    } else if (wanted.get(s) != given.get(s)) {
                        return Optional.empty();
                    }
                }
            }
        }
        List<Expr> own = d.indices().isEmpty() ? d.body().sizes() : d.indices().stream().map(Symbol::upper).toList();
        if (!own.isEmpty() && !spread.isEmpty()) return Optional.empty();
        Substitution sizing = new Substitution(sizeValues);
        List<Expr> sizes = own.isEmpty() ? spread : own.stream().map(sizing::apply).toList();
        return Optional.of(new Signature(sizeValues, spread, sizes));
    }

    /// The body of a definition for these arguments: a number, or a vector or matrix.
    static Expr tensor(Definition d, List<Expr> arguments) {
        Signature s = signature(d, arguments).orElseThrow();
        if (!s.spread.isEmpty()) {
            Set<String> taken = new HashSet<>();
            for (Expr a : arguments) for (Symbol f : Free.of(a)) taken.add(f.name());
            for (Symbol f : d.free()) taken.add(f.name());
            List<Symbol> indices = fresh(s.spread, taken);
            return Terms.array(indices, body(d, spread(d, arguments, List.copyOf(indices)), s, List.of()));
        }
        if (d.indices().isEmpty()) return body(d, arguments, s, List.of());
        Set<String> taken = new HashSet<>();
        for (Expr a : arguments) for (Symbol f : Free.of(a)) taken.add(f.name());
        for (Symbol f : d.free()) taken.add(f.name());
        List<Symbol> indices = new ArrayList<>();
        Substitution sizing = new Substitution(s.sizeValues);
        for (Symbol i : d.indices()) {
            String name = Fresh.name(i.name(), taken);
            taken.add(name);
            indices.add(Symbol.index(name, sizing.apply(i.lower()), sizing.apply(i.upper())));
        }
        return Terms.array(indices, body(d, arguments, s, List.copyOf(indices)));
    }

    /// What the call stands for.
    public static Expr call(Expr.Call c) {
        return tensor(c.definition(), c.arguments());
    }

    /// The entry of a composed vector or matrix in terms of the entries of its parts, or nothing where the entry is
    /// of a symbol, or a literal's at an index that is no number.
    public static Optional<Expr> entry(Expr.Entry e) {
        List<Expr> at = e.indices();
        return switch (e.tensor()) {
            case Expr.Neg n -> Optional.of(Terms.neg(part(n.argument(), at)));
            case Expr.Apply a -> Optional.of(Terms.apply(a.function(), part(a.argument(), at)));
            case Expr.Transpose t -> Optional.of(part(t.argument(), at.reversed()));
            case Expr.Binary b when b.operator() != Operator.MATMUL ->
                    Optional.of(Terms.binary(b.operator(), part(b.left(), at), part(b.right(), at)));
            case Expr.Binary b -> Optional.of(product(b.left(), b.right(), at));
            case Expr.Array a -> {
                Map<Symbol, Expr> map = new HashMap<>();
                for (int i = 0; i < at.size(); i++) map.put(a.indices().get(i), at.get(i));
                yield Optional.of(new Substitution(map).apply(a.body()));
            }
            case Expr.Literal l -> item(l, at);
            case Expr.Call c -> {
                Signature s = signature(c.definition(), c.arguments()).orElseThrow();
                if (!s.spread.isEmpty()) yield Optional.of(Terms.call(c.definition(), spread(c.definition(), c.arguments(), at)));
                yield Optional.of(c.definition().indices().isEmpty()
                        ? Terms.entry(body(c.definition(), c.arguments(), s, List.of()), at)
                        : body(c.definition(), c.arguments(), s, at));
            }
            case Expr _ -> Optional.empty();
        };
    }

    /// The inner product of two vectors as a sum.
    public static Expr inner(Expr a, Expr b) {
        return product(a, b, List.of());
    }

    private static Expr body(Definition d, List<Expr> arguments, Signature s, List<Expr> at) {
        Map<Symbol, Expr> map = new HashMap<>(s.sizeValues);
        for (int p = 0; p < arguments.size(); p++) map.put(d.parameters().get(p), arguments.get(p));
        for (int i = 0; i < at.size(); i++) map.put(d.indices().get(i), at.get(i));
        return new Substitution(map).apply(d.body());
    }

    /// The arguments of one entry: of the scalar parameters the entries, of the others all.
    private static List<Expr> spread(Definition d, List<Expr> arguments, List<Expr> at) {
        List<Expr> out = new ArrayList<>();
        for (int p = 0; p < arguments.size(); p++) out.add(d.parameters().get(p).isScalar() ? part(arguments.get(p), at) : arguments.get(p));
        return List.copyOf(out);
    }

    private static Expr part(Expr e, List<Expr> at) {
        return e.isScalar() ? e : Terms.entry(e, at);
    }

    /// `Σ_k a[…,k]·b[k,…]`.
    private static Expr product(Expr a, Expr b, List<Expr> at) {
        Set<String> taken = new HashSet<>();
        for (Expr e : List.of(a, b)) for (Symbol s : Free.of(e)) taken.add(s.name());
        for (Expr e : at) for (Symbol s : Free.of(e)) taken.add(s.name());
        Symbol k = Symbol.index(Fresh.name("k", taken), Terms.ONE, a.sizes().getLast());
        List<Expr> left = new ArrayList<>();
        List<Expr> right = new ArrayList<>();
        if (a.sizes().size() == 2) left.add(at.getFirst());
        left.add(k);
        right.add(k);
        if (b.sizes().size() == 2) right.add(at.getLast());
        return Terms.sum(k, Terms.mul(Terms.entry(a, left), Terms.entry(b, right)));
    }

    private static Optional<Expr> item(Expr.Literal l, List<Expr> at) {
        if (!(at.getFirst() instanceof Expr.Num n) || !n.value().isSmallInteger()) return Optional.empty();
        int i = n.value().intValue();
        if (i < 1 || i > l.items().size()) return Optional.empty();
        Expr item = l.items().get(i - 1);
        return Optional.of(at.size() == 1 ? item : Terms.entry(item, at.subList(1, at.size())));
    }

    private static List<Symbol> fresh(List<Expr> sizes, Set<String> taken) {
        List<Symbol> indices = new ArrayList<>();
        for (Expr size : sizes) {
            String name = Fresh.name("i", taken);
            taken.add(name);
            indices.add(Symbol.index(name, Terms.ONE, size));
        }
        return indices;
    }
}
