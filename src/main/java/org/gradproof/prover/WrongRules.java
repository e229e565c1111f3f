package org.gradproof.prover;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table;

/// Derivatives as they come out when one rule is applied in a wrong form at one place: to recognise a mistake by its
/// result, whatever was made of it afterwards.
///
/// Nothing here is a derivative that anybody relies on.
final class WrongRules {
    private static final long LARGEST = 150;
    private static final int MOST_SITES = 40;
    private static final long LONGEST = 3_000;

    private final Symbol x;
    private final List<Expr> index;
    /// The place where the wrong rule is applied, and in which form; the right one where the form is 0.
    private final Expr site;
    private final int form;
    private Optional<Flaw> flaw = Optional.empty();
    private final Set<Expr> sites = new LinkedHashSet<>();

    private record Flaw(Slip slip, String mistake) {}

    /// @param value of the derivative, wrongly worked out
    /// @param typed whether the rule was applied to what was typed, and not inside of a definition
    /// @param right the derivative by the same rules, rightly worked out
    record Wrong(Slip slip, String mistake, Expr value, boolean typed, Expr right) {
        /// Whether a product or a quotient that was typed was differentiated wrongly.
        boolean isOfProduct() {
            return typed && slip == Slip.RULE && (mistake.contains("product") || mistake.contains("quotient"));
        }
    }

    /// A part that has no derivative here.
    private static final class Unable extends RuntimeException {
        Unable() {
            super(null, null, false, false);
        }
    }

    private WrongRules(Symbol x, List<Expr> index, Expr site, int form) {
        this.x = x;
        this.index = index;
        this.site = site;
        this.form = form;
    }

    static List<Wrong> of(Expr.Derivative d, Set<Symbol> symbols) {
        List<Wrong> all = new ArrayList<>();
        Expr body = opened(d.body());
        if (!body.isScalar() || body.treeSize() > LARGEST) return all;
        Set<Node> typed = new LinkedHashSet<>(Dag.postorder(body));
        try {
            WrongRules right = new WrongRules(d.variable(), d.index(), ONE, 0);
            Expr correct = at(right.derivative(body), d);
            for (Expr site : right.sites.stream().limit(MOST_SITES).toList()) {
                for (int form = 1; ; form++) {
                    WrongRules w = new WrongRules(d.variable(), d.index(), site, form);
                    Expr value = w.derivative(body);
                    if (w.flaw.isEmpty()) break;
                    if (value.treeSize() > LONGEST) continue;
                    all.add(new Wrong(w.flaw.get().slip, w.flaw.get().mistake, at(value, d), typed.contains(site), correct));
                }
            }
            if (d.index().isEmpty()) {
                for (Symbol y : symbols) {
                    if (y != d.variable() && y.isScalar() && !y.isIndex() && Free.occurs(y, body)) {
                        all.add(new Wrong(Slip.VARIABLE, "the derivative by another variable", at(new WrongRules(y, List.of(), ONE, 0).derivative(body), d), true, correct));
                    }
                }
            }
        } catch (Unable e) {
            return all;
        }
        return all;
    }

    private static Expr at(Expr value, Expr.Derivative d) {
        return d.at() == d.variable() ? value : Substitution.replace(value, d.variable(), d.at());
    }

    /// With the names of values without parameters replaced by what they stand for.
    private static Expr opened(Expr body) {
        Expr e = body;
        for (int i = 0; i < 3 && e instanceof Expr.Call c && c.isScalar() && c.arguments().isEmpty(); i++) e = Unfold.call(c);
        return e;
    }

    /// Whether this is the place, and the form is one of so many; then the first that asks names the mistake.
    private boolean isWrong(Expr e, int which, Slip slip, String mistake) {
        if (e != site || form != which) return false;
        flaw = Optional.of(new Flaw(slip, mistake));
        return true;
    }

    private boolean depends(Expr e) {
        return Free.occurs(x, e);
    }

    /// Recursion is bounded by the size of the body.
    private Expr derivative(Expr e) {
        if (e == x && index.isEmpty()) return ONE;
        if (!depends(e)) return ZERO;
        sites.add(e);
        return switch (e) {
            case Expr.Neg n -> Fold.neg(derivative(n.argument()));
            case Expr.Binary b -> binary(b);
            case Expr.Apply a -> chain(a, Table.derivative(a.function(), a.argument()), a.argument(), derivative(a.argument()));
            case Expr.Call c when c.isScalar() -> call(c);
            case Expr.If i -> cases(i);
            case Expr.Big b when !b.isProduct() -> sum(b);
            case Expr.Entry n -> entry(n);
            case Expr _ -> throw new Unable();
        };
    }

    private Expr binary(Expr.Binary b) {
        Expr u = b.left();
        Expr v = b.right();
        return switch (b.operator()) {
            case ADD -> Fold.add(derivative(u), derivative(v));
            case SUBTRACT -> Fold.sub(derivative(u), derivative(v));
            case MULTIPLY -> depends(u) && depends(v) ? product(b, u, v, derivative(u), derivative(v))
                    : depends(u) ? Fold.mul(derivative(u), v) : Fold.mul(u, derivative(v));
            case DIVIDE -> depends(v) ? quotient(b, u, v, derivative(u), derivative(v)) : Fold.div(derivative(u), v);
            case POWER -> power(b, u, v);
            case MATMUL -> {
                if (!b.isScalar()) throw new Unable();
                yield derivative(Unfold.inner(u, v));
            }
        };
    }

    private Expr product(Expr e, Expr u, Expr v, Expr du, Expr dv) {
        if (isWrong(e, 1, Slip.RULE, "the derivative of a product is not the product of the derivatives")) return Fold.mul(du, dv);
        if (isWrong(e, 2, Slip.RULE, "product rule: the second factor was not differentiated")) return Fold.mul(du, v);
        if (isWrong(e, 3, Slip.RULE, "product rule: the first factor was not differentiated")) return Fold.mul(u, dv);
        if (isWrong(e, 4, Slip.RULE, "product rule: a minus for the plus")) return Fold.sub(Fold.mul(du, v), Fold.mul(u, dv));
        if (isWrong(e, 5, Slip.RULE, "product rule: a minus for the plus")) return Fold.sub(Fold.mul(u, dv), Fold.mul(du, v));
        if (isWrong(e, 6, Slip.RULE, "product rule: derivatives and factors are paired wrongly")) return Fold.add(Fold.mul(du, u), Fold.mul(v, dv));
        return Fold.add(Fold.mul(du, v), Fold.mul(u, dv));
    }

    private Expr quotient(Expr e, Expr u, Expr v, Expr du, Expr dv) {
        Expr first = Fold.mul(du, v);
        Expr second = Fold.mul(u, dv);
        Expr square = Terms.pow(v, 2);
        if (!depends(u)) return isWrong(e, 1, Slip.INNER_DERIVATIVE, "the inner derivative is missing") ? Fold.neg(Fold.div(u, square)) : Fold.neg(Fold.div(second, square));
        if (isWrong(e, 1, Slip.RULE, "quotient rule: the terms of the numerator are the wrong way round")) return Fold.div(Fold.sub(second, first), square);
        if (isWrong(e, 2, Slip.RULE, "quotient rule: a plus for the minus")) return Fold.div(Fold.add(first, second), square);
        if (isWrong(e, 3, Slip.RULE, "quotient rule: the denominator was not squared")) return Fold.div(Fold.sub(first, second), v);
        if (isWrong(e, 4, Slip.RULE, "quotient rule: the denominator is missing")) return Fold.sub(first, second);
        if (isWrong(e, 5, Slip.RULE, "the derivative of a quotient is not the quotient of the derivatives")) return Fold.div(du, dv);
        if (isWrong(e, 6, Slip.RULE, "quotient rule: the denominator was not differentiated")) return Fold.div(du, v);
        if (isWrong(e, 7, Slip.INNER_DERIVATIVE, "the inner derivative is missing")) return Fold.div(Fold.sub(first, u), square);
        if (isWrong(e, 8, Slip.RULE, "quotient rule: the numerator was not differentiated")) return Fold.neg(Fold.div(second, square));
        return Fold.div(Fold.sub(first, second), square);
    }

    private Expr power(Expr.Binary e, Expr u, Expr c) {
        if (depends(c)) {
            Expr du = derivative(u);
            Expr dc = derivative(c);
            if (isWrong(e, 1, Slip.RULE, "the power rule does not hold for an exponent that varies")) return Fold.mul(Fold.mul(c, Terms.pow(u, Fold.sub(c, ONE))), du);
            if (isWrong(e, 2, Slip.RULE, "a power: the base was held fixed")) return Fold.mul(Fold.mul(e, Terms.log(u)), dc);
            return Formula.generalPower(u, c, du, dc);
        }
        Expr du = derivative(u);
        Expr lowered = Ring.value(c).<Expr>map(v -> Terms.num(v.subtract(org.gradproof.expr.Rational.ONE))).orElseGet(() -> Terms.sub(c, ONE));
        Expr outer = Fold.mul(c, Fold.pow(u, lowered));
        if (isWrong(e, 1, Slip.INNER_DERIVATIVE, "the inner derivative is missing")) return outer;
        if (isWrong(e, 2, Slip.EXPONENT, "power rule: the exponent was not lowered")) return Fold.mul(Fold.mul(c, e), du);
        if (isWrong(e, 3, Slip.FACTOR, "power rule: the exponent is missing as a factor")) return Fold.mul(Fold.pow(u, lowered), du);
        if (isWrong(e, 4, Slip.RULE, "the outer function was not differentiated")) return Fold.mul(e, du);
        if (isWrong(e, 5, Slip.RULE, "chain rule: the outer derivative belongs at the inner function, not at its derivative")) return Fold.mul(c, Fold.pow(du, lowered));
        return Fold.mul(outer, du);
    }

    /// `f(u)` with `outer = f′(u)`.
    private Expr chain(Expr e, Expr outer, Expr u, Expr du) {
        boolean plain = u == x;
        if (isWrong(e, 1, Slip.OUTPUT_FOR_INPUT, "taken at the output instead of the input")) return Fold.mul(slope(e, e), du);
        if (isWrong(e, 2, Slip.RULE, "the function was not differentiated")) return Fold.mul(e, du);
        if (!plain && isWrong(e, 3, Slip.INNER_DERIVATIVE, "the inner derivative is missing")) return outer;
        if (!plain && isWrong(e, 4, Slip.RULE, "chain rule: the outer derivative is taken at the inner function, not at its derivative")) return slope(e, du);
        if (!plain && isWrong(e, 5, Slip.RULE, "chain rule: the outer derivative is taken at the inner function")) return Fold.mul(slope(e, x.isScalar() ? x : u), du);
        if (e instanceof Expr.Apply a && a.function() == Primitive.EXP && isWrong(e, plain ? 3 : 6, Slip.RULE, "the power rule does not hold for an exponent that varies")) {
            return Fold.mul(Fold.mul(u, Terms.exp(Terms.sub(u, ONE))), du);
        }
        return Fold.mul(outer, du);
    }

    /// `f′` of the function that is applied, at another place.
    private Expr slope(Expr e, Expr at) {
        return switch (e) {
            case Expr.Apply a -> Table.derivative(a.function(), at);
            case Expr.Call c -> {
                int k = argument(c);
                Symbol v = Symbol.real("argument of " + c.definition().name());
                yield Substitution.replace(new WrongRules(v, List.of(), ONE, 0).derivative(Unfold.call(with(c, k, v))), v, at);
            }
            case Expr _ -> throw new Unable();
        };
    }

    private Expr call(Expr.Call c) {
        int k = argument(c);
        if (k < 0) return derivative(Unfold.call(c));
        Expr u = c.arguments().get(k);
        // The mistake may also be inside of the definition.
        return site == c ? chain(c, slope(c, u), u, derivative(u)) : derivative(Unfold.call(c));
    }

    /// The only argument that varies, or −1.
    private int argument(Expr.Call c) {
        int found = -1;
        for (int k = 0; k < c.arguments().size(); k++) {
            if (!depends(c.arguments().get(k))) continue;
            if (found >= 0 || !c.arguments().get(k).isScalar()) return -1;
            found = k;
        }
        return c.definition().free().contains(x) ? -1 : found;
    }

    private static Expr.Call with(Expr.Call c, int k, Expr v) {
        List<Expr> changed = new ArrayList<>(c.arguments());
        changed.set(k, v);
        return (Expr.Call) Terms.call(c.definition(), changed);
    }

    private Expr cases(Expr.If i) {
        Expr yes = derivative(i.yes());
        Expr no = derivative(i.no());
        if (isWrong(i, 1, Slip.BRANCH, "the cases are exchanged")) return Fold.cases(i.condition(), no, yes);
        if (isWrong(i, 2, Slip.BRANCH, "only one of the cases")) return yes;
        if (isWrong(i, 3, Slip.BRANCH, "only one of the cases")) return no;
        return Fold.cases(i.condition(), yes, no);
    }

    private Expr sum(Expr.Big b) {
        if (isWrong(b, 1, Slip.RULE, "the sum was held fixed, and it depends on the variable")) return ZERO;
        if (isWrong(b, 2, Slip.DELTA, "the sum keeps one term only: the Kronecker delta is missing")) return Fold.sum(b.index(), free(b.body()));
        return Fold.sum(b.index(), derivative(b.body()));
    }

    /// As if every entry were the variable.
    private Expr free(Expr body) {
        if (index.isEmpty()) throw new Unable();
        Symbol v = Symbol.real("entry of " + x.name());
        Expr replaced = body;
        for (Places.Place p : Places.of(body)) {
            if (p.part() instanceof Expr.Entry n && n.tensor() == x) replaced = Replacement.everywhere(body, n, v);
        }
        Expr slope = new WrongRules(v, List.of(), ONE, 0).derivative(replaced);
        for (Places.Place p : Places.of(body)) {
            if (p.part() instanceof Expr.Entry n && n.tensor() == x) return Substitution.replace(slope, v, n);
        }
        throw new Unable();
    }

    private Expr entry(Expr.Entry n) {
        if (n.tensor() == x) {
            if (isWrong(n, 1, Slip.DELTA, "the Kronecker delta is missing")) return ONE;
            return Formula.entry(n.indices(), index);
        }
        return derivative(Unfold.entry(n).orElseThrow(Unable::new));
    }
}
