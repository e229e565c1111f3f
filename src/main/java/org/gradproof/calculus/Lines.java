package org.gradproof.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Expr;
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

    private final Set<String> labels = new LinkedHashSet<>();
    private final int depth;
    private boolean pending;

    private Lines(int depth) {
        this.depth = depth;
    }

    /// The lines after the first, down to the term without derivatives.
    static List<Derivation.Line> of(Expr term, Theorem worked, Facts facts, Lemmas lemmas) {
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
                    if (line != before) out.add(new Derivation.Line(line, String.join(", ", l.labels)));
                    before = line;
                }
            }
        }
        Lines last = new Lines(0);
        derivation(worked).ifPresent(t -> last.leaves(t, out.size()));
        if (result != term) out.add(new Derivation.Line(result, String.join(", ", last.labels.isEmpty() ? Set.of("derivative") : last.labels)));
        return out;
    }

    /// The theorem about the derivative of the body, below the steps that only carry it to the term.
    private static Optional<Theorem> derivation(Theorem t) {
        Theorem now = t;
        for (int i = 0; i < 20; i++) {
            if (now.judgement() instanceof HasDerivative) return Optional.of(core(now));
            boolean carries = switch (now.rule()) {
                case DERIVATIVE_VALUE, DISCHARGE, REWRITE, NAMED -> true;
                default -> false;
            };
            if (!carries || now.premises().size() < 1 || now.rule() == Rule.REWRITE && now.premises().size() != 1) return Optional.empty();
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
        if (layers == 1) labels.add(t.rule() == Rule.EQUAL_DERIVATIVE ? core(t.premises().getFirst()).label() : t.label());
        return applied(t, d, layers - 1);
    }

    private static boolean atomic(Theorem t) {
        return t.premises().isEmpty();
    }

    /// What nobody writes a line for: the derivative of `2x + 1`.
    private static boolean linear(Theorem theorem) {
        Theorem t = core(theorem);
        return atomic(t) || switch (t.rule()) {
            case NEGATION, SUM_RULE, DIFFERENCE_RULE, FACTOR_RULE -> t.premises().stream().allMatch(Lines::linear);
            default -> false;
        };
    }

    /// What is worked out on the way once the first rule is on the board: powers, primitives of linear terms, their sums.
    private static boolean easy(Theorem theorem) {
        Theorem t = core(theorem);
        return linear(t) || switch (t.rule()) {
            case NEGATION, SUM_RULE, DIFFERENCE_RULE, FACTOR_RULE -> t.premises().stream().allMatch(Lines::easy);
            case POWER_RULE -> linear(t.premises().getFirst());
            case CHAIN_RULE -> t.premises().size() == 1 && linear(t.premises().getFirst());
            default -> false;
        };
    }

    private Expr applied(Theorem t, HasDerivative d, int layers) {
        List<Theorem> p = t.premises();
        return switch (t.rule()) {
            case NEGATION -> Fold.neg(expanded(p.getFirst(), layers));
            case SUM_RULE -> Fold.add(expanded(p.get(0), layers), expanded(p.get(1), layers));
            case DIFFERENCE_RULE -> Fold.sub(expanded(p.get(0), layers), expanded(p.get(1), layers));
            case PRODUCT_RULE, FACTOR_RULE, QUOTIENT_RULE -> {
                Expr u = function(p.get(0));
                Expr v = function(p.get(1));
                Expr du = expanded(p.get(0), layers);
                Expr dv = expanded(p.get(1), layers);
                boolean quotient = d.function() instanceof Expr.Binary b && b.operator() == org.gradproof.expr.Operator.DIVIDE;
                yield quotient ? Formula.quotient(u, v, du, dv) : Formula.product(u, v, du, dv);
            }
            case POWER_RULE -> Formula.power(function(p.getFirst()), ((Expr.Binary) d.function()).right(), expanded(p.getFirst(), layers));
            case GENERAL_POWER -> Formula.generalPower(function(p.get(0)), function(p.get(1)), expanded(p.get(0), layers), expanded(p.get(1), layers));
            case CHAIN_RULE -> chain(t, d, layers);
            case CASE_RULE -> Fold.cases(((Expr.If) d.function()).condition(), expanded(p.get(0), layers), expanded(p.get(1), layers));
            case SUM_DERIVATIVE -> Fold.sum(((Expr.Big) d.function()).index(), expanded(p.getFirst(), layers));
            case EQUAL_DERIVATIVE -> d.derivative();
            case PRODUCT_DERIVATIVE -> Formula.bigProduct((Expr.Big) d.function(), expanded(p.getFirst(), layers));
            default -> d.derivative();
        };
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
        if (layer <= 0) labels.add(t.rule() == Rule.EQUAL_DERIVATIVE ? found(t) : t.label());
        if (t.rule() == Rule.EQUAL_DERIVATIVE) return;
        for (Theorem p : t.premises()) {
            if (p.judgement() instanceof HasDerivative h && !(t.rule() == Rule.CHAIN_RULE && t.premises().size() == 2 && p == t.premises().getFirst())) {
                leaves(p, layer - 1);
            }
        }
    }
}
