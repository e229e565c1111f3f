package org.gradproof.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Table;
import org.gradproof.kernel.Theorem;

/// The lines of a differentiation, read off its theorem: first the outermost rule with the derivatives of the parts still
/// to be worked out, then these, layer by layer.
final class Lines {
    /// A layer more than a reader follows; what is deeper comes in one line.
    private static final int MOST_LAYERS = 5;
    private static final long LONGEST = 600;
    private static final Set<Rule> CARRIERS = Set.of(Rule.DERIVATIVE_VALUE, Rule.DISCHARGE, Rule.REWRITE, Rule.NAMED);
    private static final Set<Rule> LINEAR = Set.of(Rule.NEGATION, Rule.SUM_RULE, Rule.DIFFERENCE_RULE, Rule.FACTOR_RULE);

    private final Set<String> labels = new LinkedHashSet<>();
    private final Set<Expr> at = new LinkedHashSet<>();
    private final int depth;
    private boolean pending;

    private Lines(int depth) {
        this.depth = depth;
    }

    /// The lines after the first, down to the term without derivatives.
    static List<Derivation.Line> of(Expr term, Theorem worked) {
        if (term instanceof Expr.Limit l) return LimitLines.of(l, worked);
        List<Derivation.Line> out = new ArrayList<>();
        Expr result = worked.equal().right();
        if (term instanceof Expr.Derivative d && d.at() == d.variable() && result.treeSize() <= LONGEST) {
            Optional<Theorem> body = derivation(worked);
            if (body.isPresent()) {
                Expr before = term;
                for (int layer = 1; layer <= MOST_LAYERS; layer++) {
                    Lines l = new Lines(layer);
                    Expr line = l.expanded(body.get(), layer);
                    if (!l.pending) break;
                    if (line != before) out.add(new Derivation.Line(line, String.join(", ", l.labels), List.copyOf(l.at)));
                    before = line;
                }
            }
        }
        Lines last = new Lines(0);
        derivation(worked).ifPresent(t -> last.leaves(t, out.size()));
        if (result != term) out.add(new Derivation.Line(result, String.join(", ", last.labels.isEmpty() ? Set.of(worked.label()) : last.labels), List.copyOf(last.at)));
        return out;
    }

    /// The theorem about the derivative of the body, below the steps that only carry it to the term.
    private static Optional<Theorem> derivation(Theorem t) {
        Theorem now = t;
        for (int i = 0; i < 20; i++) {
            if (now.judgement() instanceof HasDerivative) return Optional.of(core(now));
            if (!CARRIERS.contains(now.rule()) || now.premises().size() < 1 || now.rule() == Rule.REWRITE && now.premises().size() != 1) return Optional.empty();
            now = now.premises().getFirst();
        }
        return Optional.empty();
    }

    private static Theorem core(Theorem t) {
        Theorem now = t;
        while (now.rule() == Rule.DISCHARGE || now.rule() == Rule.NAMED || now.rule() == Rule.DEFINITION) now = now.premises().getFirst();
        return now;
    }

    /// The derivative with so many layers of rules applied; what is below stays a derivative to be worked out.
    private Expr expanded(Theorem theorem, int layers) {
        Theorem t = core(theorem);
        HasDerivative d = (HasDerivative) t.judgement();
        if (atomic(t) || layers == 0 && (linear(t) || depth > 1 && easy(t))) return d.derivative();
        if (layers == 0) {
            pending = true;
            return Terms.derivative(d.variable(), d.index(), ((HasDerivative) theorem.judgement()).function(), d.variable());
        }
        if (layers == 1) {
            labels.add(t.rule() == Rule.EQUAL_DERIVATIVE ? core(t.premises().getFirst()).label() : t.label());
            at.add(((HasDerivative) theorem.judgement()).function());
        }
        return applied(t, d, layers - 1);
    }

    private static boolean atomic(Theorem t) {
        return t.premises().isEmpty();
    }

    /// What nobody writes a line for: the derivative of `2x + 1`.
    private static boolean linear(Theorem theorem) {
        Theorem t = core(theorem);
        return atomic(t) || LINEAR.contains(t.rule()) && t.premises().stream().allMatch(Lines::linear);
    }

    /// What is worked out on the way once the first rule is on the board: powers, primitives of linear terms, their sums.
    private static boolean easy(Theorem theorem) {
        Theorem t = core(theorem);
        if (linear(t)) return true;
        if (LINEAR.contains(t.rule())) return t.premises().stream().allMatch(Lines::easy);
        return (t.rule() == Rule.POWER_RULE || t.rule() == Rule.CHAIN_RULE && t.premises().size() == 1) && linear(t.premises().getFirst());
    }

    private Expr applied(Theorem t, HasDerivative d, int layers) {
        if (t.rule() == Rule.CHAIN_RULE) return chain(t, d, layers);
        if (t.rule() == Rule.EQUAL_DERIVATIVE || t.rule() == Rule.EQUAL_FUNCTION || t.rule() == Rule.CASES || t.rule() == Rule.GLUE) {
            return d.derivative();
        }
        List<Theorem> p = t.premises();
        Expr du = expanded(p.getFirst(), layers);
        return switch (d.function()) {
            case Expr.Neg _ -> Fold.neg(du);
            case Expr.Binary b -> switch (b.operator()) {
                case ADD -> Fold.add(du, expanded(p.get(1), layers));
                case SUBTRACT -> Fold.sub(du, expanded(p.get(1), layers));
                case MULTIPLY -> Formula.product(b.left(), b.right(), du, expanded(p.get(1), layers));
                case DIVIDE -> Formula.quotient(b.left(), b.right(), du, expanded(p.get(1), layers));
                case POWER -> t.rule() == Rule.POWER_RULE ? Formula.power(b.left(), b.right(), du)
                        : Formula.generalPower(b.left(), b.right(), du, expanded(p.get(1), layers));
                case MATMUL -> d.derivative();
            };
            case Expr.If i -> Fold.cases(i.condition(), du, expanded(p.get(1), layers));
            case Expr.Big b -> big(summand(b, p.getFirst()), du);
            case Expr _ -> d.derivative();
        };
    }

    private static Expr big(Expr.Big f, Expr d) {
        return f.isProduct() ? Formula.bigProduct(f, d) : Fold.sum(f.index(), d);
    }

    /// The sum under the name for its index that the derivative of its body uses.
    private static Expr.Big summand(Expr.Big f, Theorem body) {
        if (function(body) == f.body()) return f;
        Set<Symbol> known = Free.of(f.body());
        Symbol index = Free.of(function(body)).stream().filter(s -> s.sort().equals(f.index().sort()) && !known.contains(s)).findFirst().orElse(f.index());
        return (Expr.Big) Terms.big(f.isProduct(), index, function(body));
    }

    private Expr chain(Theorem t, HasDerivative d, int layers) {
        if (t.premises().size() == 1) {
            Expr.Apply a = (Expr.Apply) d.function();
            return Formula.chain(Table.derivative(a.function(), a.argument()), expanded(t.premises().getFirst(), layers));
        }
        HasDerivative outer = (HasDerivative) t.premises().getFirst().judgement();
        Expr at = org.gradproof.expr.Substitution.replace(outer.derivative(), outer.variable(), function(t.premises().get(1)));
        return Formula.chain(at, expanded(t.premises().get(1), layers));
    }

    private static Expr function(Theorem t) {
        return ((HasDerivative) t.judgement()).function();
    }

    /// How the derivative of a named value is referred to.
    private static String found(Theorem t) {
        return t.label().startsWith("the sum") ? t.label() : switch (function(t)) {
            case Expr.Call c -> "derivative of " + c.definition().name();
            case Expr.Entry e when e.tensor() instanceof Expr.Call c -> "derivative of " + c.definition().name();
            case Expr _ -> "derivative found before";
        };
    }

    /// The names of the rules from a layer on.
    private void leaves(Theorem theorem, int layer) {
        Theorem t = core(theorem);
        if (atomic(t) || labels.size() > 3) return;
        if (layer <= 0) {
            labels.add(t.rule() == Rule.EQUAL_DERIVATIVE ? found(t) : t.label());
            at.add(function(t));
        }
        if (t.rule() == Rule.EQUAL_DERIVATIVE) return;
        for (Theorem p : t.premises()) {
            if (p.judgement() instanceof HasDerivative h && !(t.rule() == Rule.CHAIN_RULE && t.premises().size() == 2 && p == t.premises().getFirst())) {
                leaves(p, layer - 1);
            }
        }
    }
}
