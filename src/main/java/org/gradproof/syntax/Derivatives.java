package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.syntax.Diagnostic.Kind;

/// Derivatives of terms of any shape by names of any shape, as arrays of partial derivatives.
final class Derivatives {
    private final Context context;
    private final Indices indices;

    Derivatives(Context context, Indices indices) {
        this.context = context;
        this.indices = indices;
    }

    /// A real number, or a vector or matrix of them.
    boolean isVariable(Symbol s) {
        return switch (s.sort()) {
            case Sort.Real _, Sort.Tensor _ -> true;
            case Sort.Whole _, Sort.Index _ -> false;
        };
    }

    /// `d f / d v`, where `v` is a symbol, a defined name, or an entry of one. Entries of `f` come first, then those of `v`.
    Expr by(Expr f, Expr v, Span span) {
        return switch (v) {
            case Symbol s -> all(f, s, span);
            case Expr.Call c when c.arguments().isEmpty() -> all(f, c, span);
            case Expr.Entry e when e.tensor() instanceof Symbol || e.tensor() instanceof Expr.Call c && c.arguments().isEmpty() ->
                    entries(f, e.tensor(), e.indices(), span);
            case Expr _ -> throw context.rejected(Kind.MEANING, span, "a derivative is by a name",
                    "name the value first: z := …, then d L / d z");
        };
    }

    /// All second derivatives of a number.
    Expr hessian(Expr f, Expr v, Span span) {
        if (v.sizes().size() != 1) throw context.rejected(Kind.SHAPE, span, "a Hessian is by a vector, not by " + Shapes.text(v.sizes()));
        List<Symbol> ij = indices.fresh(List.of("i", "j"), List.of(v.sizes().getFirst(), v.sizes().getFirst()), List.of(f, v));
        Expr first = by(f, Terms.entry(v, ij.getFirst()), span);
        return Terms.array(ij, by(first, Terms.entry(v, ij.getLast()), span));
    }

    private Expr all(Expr f, Expr v, Span span) {
        if (v.isScalar()) return entries(f, v, List.of(), span);
        if (f.sizes().size() + v.sizes().size() > 2) {
            throw context.rejected(Kind.SHAPE, span, "the derivative of " + Shapes.text(f.sizes()) + " by " + Shapes.text(v.sizes())
                    + " has more than two indices", "ask for its entries: d y[i] / d W[p, q]");
        }
        List<Symbol> over = indices.fresh(f.isScalar() ? v.sizes().size() == 1 ? List.of("j") : List.of("i", "j") : List.of("i", "j"),
                concat(f.sizes(), v.sizes()), List.of(f, v));
        int rank = f.sizes().size();
        Expr body = f.isScalar() ? f : Terms.entry(f, List.copyOf(over.subList(0, rank)));
        return Terms.array(over, partial(body, v, List.copyOf(over.subList(rank, over.size())), span));
    }

    private Expr entries(Expr f, Expr v, List<Expr> index, Span span) {
        if (f.isScalar()) return partial(f, v, index, span);
        List<Expr> near = new ArrayList<>(index);
        near.add(f);
        near.add(v);
        List<Symbol> over = indices.fresh(List.of("i", "j").subList(0, f.sizes().size()), f.sizes(), near);
        return Terms.array(over, partial(Terms.entry(f, List.copyOf(over)), v, index, span));
    }

    private Expr partial(Expr f, Expr v, List<Expr> index, Span span) {
        return switch (v) {
            case Symbol s when isVariable(s) -> Terms.derivative(s, index, f, s);
            case Symbol s -> throw context.rejected(Kind.MEANING, span, s.name() + " is an integer, not a real variable");
            case Expr.Call c -> byDefined(f, c, index);
            case Expr _ -> throw new IllegalStateException();
        };
    }

    /// By a defined name: its uses become a variable, and the derivative is taken where the variable has its value.
    private Expr byDefined(Expr f, Expr.Call call, List<Expr> index) {
        Definition d = call.definition();
        Set<String> taken = new HashSet<>();
        for (Symbol s : Free.of(f)) taken.add(s.name());
        for (Symbol s : Free.of(call)) taken.add(s.name());
        String name = Fresh.name(d.name(), taken);
        Symbol variable = Symbol.of(name, call.isScalar() ? Sort.REAL : new Sort.Tensor(call.sizes()));
        return Terms.derivative(variable, index, new Abstraction(d, variable).apply(f), call);
    }

    private static List<Expr> concat(List<Expr> a, List<Expr> b) {
        List<Expr> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
