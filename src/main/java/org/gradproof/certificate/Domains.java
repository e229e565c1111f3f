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
            case Expr.Big b -> under(b.index(), b.body(), scope, into);
            case Expr.Entry t -> {
                List<String> indices = gallina.naturals(t.indices(), scope);
                for (int p = 0; p < indices.size(); p++) inside(t.indices().get(p), t.tensor().sizes().get(p), scope, into);
                collect(t.tensor(), indices, scope, into);
            }
            case Expr.Array a -> {
                Scope inner = scope;
                for (int p = 0; p < at.size(); p++) inner = inner.with(a.indices().get(p), at.get(p));
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
        } else if (!Gallina.isIntegral(b.right())) {
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
            all.append("forall ").append(at.get(p)).append(" : nat, ").append(gallina.range(index, at.get(p), scope)).append(" -> ");
        }
        into.add(all + conjunction(needed) + ")");
    }

    private void under(Symbol index, Expr body, Scope scope, List<String> into) {
        String k = gallina.fresh(index.name());
        List<String> needed = of(body, scope.with(index, k));
        if (!needed.isEmpty()) into.add("(forall " + k + " : nat, " + gallina.range(index, k, scope) + " -> " + conjunction(needed) + ")");
    }

    private void product(Expr.Binary b, List<String> at, Scope scope, List<String> into) {
        String k = gallina.fresh("k");
        List<String> needed = new ArrayList<>(entry(b.left(), b.left().sizes().size() == 2 ? List.of(at.getFirst(), k) : List.of(k), scope));
        needed.addAll(entry(b.right(), b.right().sizes().size() == 2 ? List.of(k, at.getLast()) : List.of(k), scope));
        Symbol index = Symbol.index("k", Terms.ONE, b.left().sizes().getLast());
        if (!needed.isEmpty()) into.add("(forall " + k + " : nat, " + gallina.range(index, k, scope) + " -> " + conjunction(needed) + ")");
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
        if (!known) into.add("(1 <= " + gallina.natural(index, scope) + " <= " + gallina.bound(size, scope) + ")%nat");
    }

    /// The derivative exists, and what is differentiated has a value near the point.
    private void derivative(Expr.Derivative d, Scope scope, List<String> into) {
        String at = gallina.at(d, scope);
        collect(d.at(), d.at().isScalar() ? List.of() : gallina.naturals(d.index(), scope), scope, into);
        into.add("(ex_derive " + gallina.path(d, scope) + " " + at + ")");
        near(d, scope).ifPresent(into::add);
    }

    /// That what is differentiated has a value near the point, where that is not so everywhere.
    Optional<String> near(Expr.Derivative d, Scope scope) {
        for (int p = 0; p < d.index().size(); p++) {
            List<String> range = new ArrayList<>();
            inside(d.index().get(p), d.at().sizes().get(p), scope, range);
            if (!range.isEmpty()) throw new Unsaid("a derivative by an entry at an index outside of the range of the vector");
        }
        String t = gallina.fresh("t");
        List<String> needed = of(d.body(), gallina.inside(d, t, scope));
        if (needed.isEmpty()) return Optional.empty();
        return Optional.of("(locally " + gallina.at(d, scope) + " (fun " + t + " : R => " + String.join(" /\\ ", needed) + "))");
    }

    static String conjunction(List<String> all) {
        return all.size() == 1 ? all.getFirst() : "(" + String.join(" /\\ ", all) + ")";
    }

}
