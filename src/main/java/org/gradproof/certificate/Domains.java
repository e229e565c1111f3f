package org.gradproof.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// What a term needs to have a value, as propositions of Coq: denominators that are not 0, arguments inside of domains,
/// derivatives that exist, indices inside of sizes. Nothing where it has a value everywhere.
record Domains(Gallina gallina) {
    /// Of a number.
    List<String> of(Expr e, Scope scope) {
        return entry(e, List.of(), scope);
    }

    /// Of one entry of a vector or matrix; of a number itself.
    List<String> entry(Expr e, List<String> at, Scope scope) {
        List<String> all = new ArrayList<>();
        collect(e, e.isScalar() ? List.of() : at, scope, all);
        return all.stream().distinct().toList();
    }

    private void collect(Expr e, List<String> at, Scope scope, List<String> into) {
        switch (e) {
            case Expr.Num _, Expr.Pi _, Symbol _ -> { }
            case Expr.Neg n -> collect(n.argument(), at, scope, into);
            case Expr.Transpose t -> collect(t.argument(), at.reversed(), scope, into);
            case Expr.Binary b when b.operator() == Operator.MATMUL -> product(b, at, scope, into);
            case Expr.Binary b -> binary(b, at, scope, into);
            case Expr.Apply a -> {
                collect(a.argument(), part(a.argument(), at), scope, into);
                into.addAll(argument(a, gallina.entry(a.argument(), at, scope)));
            }
            case Expr.Call c -> call(c, at, scope, into);
            case Expr.If i -> cases(i, scope, into);
            case Expr.Big b -> over(b.index(), b.body(), scope, into);
            case Expr.Extreme m -> {
                into.add(gallina.proposition(Condition.compare(Relation.LE, m.index().lower(), m.index().upper()), scope));
                over(m.index(), m.body(), scope, into);
            }
            case Expr.Entry t -> {
                List<String> indices = gallina.indices(t.indices(), scope);
                for (int p = 0; p < indices.size(); p++) inside(t.indices().get(p), t.tensor().sizes().get(p), scope, into);
                collect(t.tensor(), indices, scope, into);
            }
            case Expr.Array a -> {
                Scope inner = scope;
                for (int p = 0; p < at.size(); p++) inner = gallina.wholes().bound(a.indices().get(p), at.get(p), inner);
                collect(a.body(), List.of(), inner, into);
            }
            case Expr.Literal l -> l.items().forEach(item -> collect(item, part(item, at.subList(1, at.size())), scope, into));
            case Expr.Derivative d -> derivative(d, scope, into);
            case Expr.Limit _ -> { }
        }
    }

    private static List<String> part(Expr e, List<String> at) {
        return e.isScalar() ? List.of() : at;
    }

    private void binary(Expr.Binary b, List<String> at, Scope scope, List<String> into) {
        collect(b.left(), part(b.left(), at), scope, into);
        collect(b.right(), part(b.right(), at), scope, into);
        if (b.operator() == Operator.DIVIDE && !isNotZero(b.right())) into.add("(" + gallina.entry(b.right(), at, scope) + " <> 0)");
        if (b.operator() != Operator.POWER) return;
        Optional<Rational> q = Gallina.constant(b.right());
        if (q.isPresent() && q.get().isInteger()) {
            if (q.get().signum() < 0) into.add("(" + gallina.entry(b.left(), at, scope) + " <> 0)");
        } else if (gallina.wholes().isSeenNatural(b.right(), scope)) {
            Wholes.notNegative(b.right(), scope).ifPresent(into::add);
        } else if (Wholes.isWhole(b.right())) {
            into.add("((" + gallina.entry(b.left(), at, scope) + " <> 0) \\/ (0 <= " + Wholes.integer(b.right(), scope) + ")%Z)");
        } else {
            into.add("(0 < " + gallina.entry(b.left(), at, scope) + ")");
        }
    }

    private static boolean isNotZero(Expr e) {
        return Gallina.constant(e).filter(q -> !q.isZero()).isPresent() || e instanceof Expr.Pi;
    }

    private static List<String> argument(Expr.Apply a, String u) {
        return switch (a.function()) {
            case LOG -> List.of("(0 < " + u + ")");
            case SQRT -> Gallina.constant(a.argument()).filter(q -> q.signum() >= 0).isPresent() ? List.of() : List.of("(0 <= " + u + ")");
            case TAN -> List.of("((cos " + u + ") <> 0)");
            case ARCSIN, ARCCOS -> List.of("((-1) <= " + u + " <= 1)");
            case EXP, SIN, COS, ARCTAN, SINH, COSH, TANH, ERF, NORMAL_CDF, NORMAL_PDF -> List.of();
        };
    }

    /// The arguments have values, and the definition has one there.
    private void call(Expr.Call c, List<String> at, Scope scope, List<String> into) {
        for (Symbol p : c.definition().parameters()) {
            Expr argument = c.arguments().get(c.definition().parameters().indexOf(p));
            if (p.isScalar()) collect(argument, part(argument, at), scope, into);
            else everywhere(argument, scope, into);
        }
        gallina.domain(c.definition()).ifPresent(d -> into.add(gallina.application(d, c, at, scope)));
    }

    private void everywhere(Expr tensor, Scope scope, List<String> into) {
        if (tensor instanceof Symbol) return;
        List<String> at = tensor.sizes().stream().map(_ -> gallina.fresh("i")).toList();
        List<String> needed = entry(tensor, at, scope);
        if (needed.isEmpty()) return;
        StringBuilder all = new StringBuilder("(");
        for (int p = 0; p < at.size(); p++) {
            Symbol index = Symbol.index("i", Terms.ONE, tensor.sizes().get(p));
            all.append(gallina.each(index, at.get(p), scope));
        }
        into.add(all + conjunction(needed) + ")");
    }

    /// A range from 0 on ends where the statement says: what is subtracted there is not more than what is there.
    private void over(Symbol k, Expr body, Scope scope, List<String> into) {
        boolean cut = Wholes.isNatural(k.lower(), scope) && !Wholes.isAboveZero(k.lower()) && gallina.wholes().isSeenNatural(k.upper(), scope);
        if (cut) Wholes.notNegative(k.upper(), scope).ifPresent(into::add);
        under(k, body, scope, into);
    }

    private void under(Symbol index, Expr body, Scope scope, List<String> into) {
        String k = gallina.fresh(index.name());
        List<String> needed = of(body, gallina.wholes().bound(index, k, scope));
        if (!needed.isEmpty()) into.add("(" + gallina.each(index, k, scope) + conjunction(needed) + ")");
    }

    private void product(Expr.Binary b, List<String> at, Scope scope, List<String> into) {
        String k = gallina.fresh("k");
        List<String> needed = new ArrayList<>(entry(b.left(), b.left().sizes().size() == 2 ? List.of(at.getFirst(), k) : List.of(k), scope));
        needed.addAll(entry(b.right(), b.right().sizes().size() == 2 ? List.of(k, at.getLast()) : List.of(k), scope));
        Symbol index = Symbol.index("k", Terms.ONE, b.left().sizes().getLast());
        if (!needed.isEmpty()) into.add("(" + gallina.each(index, k, scope) + conjunction(needed) + ")");
    }

    /// A case that is not taken needs nothing.
    private void cases(Expr.If i, Scope scope, List<String> into) {
        condition(i.condition(), scope, into);
        String c = gallina.proposition(i.condition(), scope);
        List<String> yes = of(i.yes(), scope);
        List<String> no = of(i.no(), scope);
        if (!yes.isEmpty()) into.add("(" + c + " -> " + conjunction(yes) + ")");
        if (!no.isEmpty()) into.add("(~ " + c + " -> " + conjunction(no) + ")");
    }

    private void condition(Condition c, Scope scope, List<String> into) {
        switch (c) {
            case Condition.Compare p -> {
                collect(p.left(), List.of(), scope, into);
                collect(p.right(), List.of(), scope, into);
            }
            case Condition.And a -> a.parts().forEach(p -> condition(p, scope, into));
            case Condition.Or o -> o.parts().forEach(p -> condition(p, scope, into));
            case Condition.ForAll _ -> throw new Unsaid("a case depends on a condition that no function decides");
        }
    }

    private void inside(Expr index, Expr size, Scope scope, List<String> into) {
        boolean known = index instanceof Symbol s && s.isIndex() && s.upper() == size && Gallina.constant(s.lower()).filter(q -> q.signum() > 0).isPresent();
        if (!known) into.add("(1 <= " + Wholes.cut(index, scope) + " <= " + Wholes.cut(size, scope) + ")%nat");
    }

    /// The derivative exists, and what is differentiated has a value near the point.
    private void derivative(Expr.Derivative d, Scope scope, List<String> into) {
        String at = gallina.at(d, scope);
        collect(d.at(), d.at().isScalar() ? List.of() : gallina.indices(d.index(), scope), scope, into);
        into.add("(ex_derive " + gallina.path(d, scope) + " " + at + ")");
        into.addAll(near(d, scope));
    }

    /// That the entry exists, and that what is differentiated has a value near the point, where that is not so everywhere.
    List<String> near(Expr.Derivative d, Scope scope) {
        List<String> all = new ArrayList<>();
        for (int p = 0; p < d.index().size(); p++) inside(d.index().get(p), d.at().sizes().get(p), scope, all);
        String t = gallina.fresh("t");
        List<String> needed = of(d.body(), gallina.inside(d, t, scope));
        if (!needed.isEmpty()) all.add("(locally " + gallina.at(d, scope) + " (fun " + t + " : R => " + String.join(" /\\ ", needed) + "))");
        return all;
    }

    static String conjunction(List<String> all) {
        return all.size() == 1 ? all.getFirst() : "(" + String.join(" /\\ ", all) + ")";
    }

}
