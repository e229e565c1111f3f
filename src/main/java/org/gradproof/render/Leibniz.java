package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;

/// Derivatives as Leibniz wrote them: `∂y_i/∂x_j` of a name, `d/dx (…)` of anything else.
final class Leibniz<B> extends Pieces<B> {
    private final Setting<B> setting;
    private final Chains chains;

    Leibniz(Setting<B> setting, Chains chains) {
        super(setting.on);
        this.setting = setting;
        this.chains = chains;
    }

    Piece<B> derivative(Expr.Derivative d) {
        List<Expr.Derivative> all = chains.derivatives(d);
        Expr core = chains.core(d);
        Glyph sign = isOrdinary(all, core) ? Glyph.D : Glyph.PARTIAL;
        Piece<B> above = order(sign, all.size());
        Piece<B> below = variables(sign, all);
        Piece<B> body = setting.get(core);
        Piece<B> whole = isName(core) ? setting.quotient(row(Binding.ATOM, above, gap(sign), body), below)
                : operator(setting.quotient(above, below), body, core);
        if (d.at() == d.variable()) return whole;
        Piece<B> value = setting.get(d.at());
        B at = on.evaluated(whole.body(), on.variable(d.variable().name(), List.of()), value.body());
        return new Piece<>(at, Binding.PREFIX, whole.tall(), whole.first(), Edge.OPEN, whole.weight() + 4 + value.weight());
    }

    /// `∂L/∂W` for all `∂L/∂W_ij` together, `∂y/∂x` for all `∂y_i/∂x_j`, `∂²L/∂x²` for all `∂²L/∂x_j ∂x_i`.
    Optional<Piece<B>> whole(Expr.Array a) {
        if (!(a.body() instanceof Expr.Derivative d) || d.at() != d.variable()) return Optional.empty();
        List<Expr.Derivative> all = chains.derivatives(d);
        Expr core = chains.core(d);
        List<Expr> indices = List.copyOf(a.indices());
        List<Expr> by = new ArrayList<>();
        for (Expr.Derivative e : all.reversed()) by.addAll(e.index());
        boolean same = all.stream().allMatch(e -> e.variable() == d.variable());
        if (same && !by.isEmpty() && by.equals(indices) && still(core, a)) return Optional.of(quotient(core, d.variable(), all.size()));
        if (all.size() > 1 || !(core instanceof Expr.Entry y) || !still(y.tensor(), a)) return Optional.empty();
        List<Expr> both = new ArrayList<>(y.indices());
        both.addAll(by);
        return both.equals(indices) ? Optional.of(quotient(y.tensor(), d.variable(), 1)) : Optional.empty();
    }

    private static boolean still(Expr e, Expr.Array a) {
        return a.indices().stream().noneMatch(i -> Free.occurs(i, e));
    }

    private Piece<B> quotient(Expr of, Symbol by, int n) {
        Piece<B> above = order(Glyph.PARTIAL, n);
        Piece<B> variable = setting.name(by.name(), List.of());
        Piece<B> below = row(Binding.ATOM, sign(Glyph.PARTIAL, 1), gap(Glyph.PARTIAL), n == 1 ? variable : raised(variable, count(n)));
        Piece<B> body = setting.get(of);
        return isName(of) ? setting.quotient(row(Binding.ATOM, above, gap(Glyph.PARTIAL), body), below) : operator(setting.quotient(above, below), body, of);
    }

    /// `∂x² ∂y`: the variables from the outermost derivative inwards.
    private Piece<B> variables(Glyph sign, List<Expr.Derivative> all) {
        List<Piece<B>> below = new ArrayList<>();
        for (int i = 0; i < all.size(); ) {
            Expr.Derivative by = all.get(i);
            int n = 1;
            while (i + n < all.size() && all.get(i + n).variable() == by.variable() && all.get(i + n).index().equals(by.index())) n++;
            Piece<B> variable = setting.name(by.variable().name(), by.index());
            if (i > 0) below.add(sign(Glyph.THIN, 1));
            below.addAll(List.of(sign(sign, 1), gap(sign), n == 1 ? variable : raised(variable, count(n))));
            i += n;
        }
        return row(Binding.ATOM, below);
    }

    private Piece<B> operator(Piece<B> quotient, Piece<B> body, Expr core) {
        boolean bare = body.binding() == Binding.ATOM && body.first() != Edge.FENCE && !(core instanceof Expr.Num);
        Piece<B> applied = row(Binding.PREFIX, quotient, sign(Glyph.THIN, 1), bare ? body : fence(Fence.ROUND, body));
        return new Piece<>(applied.body(), Binding.PREFIX, applied.tall(), Edge.FRACTION, Edge.FENCE, applied.weight());
    }

    private Piece<B> order(Glyph sign, int n) {
        Piece<B> d = sign(sign, 1);
        return n == 1 ? d : raised(d, count(n));
    }

    private Piece<B> count(int n) {
        return atom(on.number(Integer.toString(n)), Edge.DIGIT, Edge.DIGIT, 1);
    }

    /// `\partial` must not run into the name after it.
    private Piece<B> gap(Glyph sign) {
        return sign(sign == Glyph.PARTIAL ? Glyph.AFTER_COMMAND : Glyph.NOTHING, 0);
    }

    private boolean isName(Expr e) {
        return e instanceof Symbol || chains.isNamed(e) || e instanceof Expr.Call c && c.arguments().isEmpty()
                || e instanceof Expr.Entry t && (t.tensor() instanceof Symbol || t.tensor() instanceof Expr.Call c2 && c2.arguments().isEmpty());
    }

    /// Whether this is a function of one variable, so that its derivative is written with `d`.
    static boolean isOrdinary(List<Expr.Derivative> all, Expr core) {
        Symbol x = all.getFirst().variable();
        if (!x.isScalar() || all.stream().anyMatch(d -> d.variable() != x) || core.treeSize() > Sharing.LIMIT) return false;
        return Free.of(core).stream().allMatch(s -> s == x || switch (s.sort()) {
            case Sort.Real _, Sort.Tensor _ -> false;
            case Sort.Whole _, Sort.Index _ -> true;
        });
    }
}
