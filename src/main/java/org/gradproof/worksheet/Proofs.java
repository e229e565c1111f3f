package org.gradproof.worksheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.certificate.Proof;
import org.gradproof.certificate.Proof.Line;
import org.gradproof.certificate.Proof.Said;
import org.gradproof.certificate.Proof.Way;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Choice;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Theorem;

/// Proofs of equations and of order as lines for a certificate: what every step says and from what. How a function is
/// differentiated is told for claims about derivatives and left out elsewhere, since whoever reads the lines can differentiate.
final class Proofs {
    private static final int MOST_LINES = 1200;

    private final Map<Theorem, Integer> numbers = new IdentityHashMap<>();
    private final Map<List<Object>, Integer> said = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final boolean differentiating;

    private Proofs(boolean differentiating) {
        this.differentiating = differentiating;
    }

    /// Nothing where a step is of no kind that lines have, or there are too many.
    ///
    /// @param differentiating whether the rules by which functions are differentiated are lines too
    static Optional<Proof> of(Theorem t, boolean differentiating) {
        return new Proofs(differentiating).proof(t);
    }

    private Optional<Proof> proof(Theorem theorem) {
        Deque<Theorem> open = new ArrayDeque<>(List.of(theorem));
        while (!open.isEmpty()) {
            Theorem t = open.peek();
            List<Theorem> missing = parts(t).stream().filter(p -> !numbers.containsKey(p)).toList();
            if (numbers.containsKey(t)) {
                open.pop();
            } else if (!missing.isEmpty()) {
                missing.reversed().forEach(open::push);
            } else if (!add(open.pop())) {
                return Optional.empty();
            }
        }
        return Optional.of(new Proof(lines.subList(0, numbers.get(theorem) + 1)));
    }

    /// A derivative is a line without reasons, or without that of continuity.
    private List<Theorem> parts(Theorem t) {
        if (t.rule() == Rule.REFLEXIVITY) return List.of();
        if (!(t.judgement() instanceof Judgement.HasDerivative)) return t.premises();
        return differentiating ? t.premises().stream().filter(p -> said(p.judgement()).isPresent()).toList() : List.of();
    }

    private boolean add(Theorem t) {
        Optional<Said> what = said(t.judgement());
        Optional<Way> way = t.judgement() instanceof Judgement.HasDerivative ? Optional.of(Way.SLOPE) : way(t);
        if (what.isEmpty() || way.isEmpty() || lines.size() >= MOST_LINES) return false;
        List<Object> key = List.of(t.hypotheses(), t.judgement());
        Integer known = said.get(key);
        if (known == null) {
            said.put(key, known = lines.size());
            lines.add(new Line(List.copyOf(t.hypotheses()), what.get(), way.get(), parts(t).stream().map(numbers::get).toList(), values(t), about(t)));
        }
        numbers.put(t, known);
        return true;
    }

    private static Optional<Said> said(Judgement j) {
        return switch (j) {
            case Judgement.Equal e -> e.left().isScalar() ? Optional.of(new Said.Equal(e.left(), e.right())) : Optional.empty();
            case Judgement.Holds h -> Optional.of(new Said.Fact(h.condition()));
            case Judgement.HasDerivative d -> Optional.of(new Said.Slope(d.function(), d.variable(), d.index(), d.derivative()));
            case Judgement.Continuous _, Judgement.SideDerivative _, Judgement.Tends _, Judgement.Eventually _ -> Optional.empty();
        };
    }

    private static Map<Symbol, Expr> values(Theorem t) {
        if (t.choice() instanceof Choice.Values(var values)) return values;
        boolean taken = t.judgement() instanceof Judgement.Equal e && e.left() instanceof Expr.Derivative && t.premises().size() == 1;
        if (!taken || !(t.premises().getFirst().judgement() instanceof Judgement.HasDerivative h)) return Map.of();
        Expr.Derivative d = (Expr.Derivative) t.equal().left();
        return h.variable() == d.at() ? Map.of() : Map.of(h.variable(), d.at());
    }

    /// The case that the first premise has beyond what the conclusion has; the numbers of which an induction says something.
    private static List<Condition> about(Theorem t) {
        if (t.rule() == Rule.CASES) return List.of(Condition.and(t.premises().getFirst().hypotheses().stream().filter(h -> !t.hypotheses().contains(h)).toList()));
        if (t.rule() == Rule.EXTREME_ATTAINED) {
            return t.premises().getFirst().hypotheses().stream().filter(h -> !t.hypotheses().contains(h) && h instanceof Condition.Compare c && c.relation() == Relation.EQ
                    && c.right() instanceof Expr.Extreme m && m.body() == c.left()).limit(1).toList();
        }
        if (t.rule() == Rule.INDUCTION) return t.hypotheses().stream().filter(h -> isInduction(h, t)).limit(1).toList();
        return List.of();
    }

    private static boolean isInduction(Condition h, Theorem t) {
        return h instanceof Condition.Compare c && c.relation() == Relation.LE && c.right() instanceof Symbol n
                && t.premises().getFirst().holds().equals(new Substitution(Map.of(n, c.left())).apply(t.holds()))
                && t.premises().getLast().holds().equals(new Substitution(Map.of(n, Terms.add(n, Terms.ONE))).apply(t.holds()));
    }

    private static Optional<Way> way(Theorem t) {
        return switch (t.rule()) {
            case ASSUMPTION, WEAKENING, DISCHARGE, BOTH, EITHER, RANGE, NAMED -> Optional.of(Way.LOGIC);
            case PART -> Optional.of(t.choice() instanceof Choice.Values ? Way.ENTRY : Way.LOGIC);
            case CASES -> Optional.of(Way.CASES);
            case INSTANCE -> Optional.of(Way.INSTANCE);
            case FOR_ALL -> Optional.of(Way.FOR_ALL);
            case REFLEXIVITY, SYMMETRY, TRANSITIVITY -> Optional.of(Way.EQUALITY);
            case REWRITE, ORDER_EQUAL -> Optional.of(Way.REWRITE);
            case DEFINITION -> Optional.of(Way.DEFINITION);
            case FIELD, COMBINATION, EXP_SUM -> Optional.of(Way.ALGEBRA);
            case IDENTITY -> Optional.of(Way.IDENTITY);
            case LOG_PRODUCT -> Optional.of(Way.LOG_PRODUCT);
            case ROOT -> Optional.of(Way.ROOT);
            case BRANCH -> Optional.of(Way.BRANCH);
            case LINEARITY, CONSTANT_SUM, CONTRACTION, UNROLLING, RENAMING, EXCHANGE, SPLITTING, SAME_RANGE, LOG_OF_PRODUCT, EXP_OF_SUM -> Optional.of(Way.SUM);
            case INDUCTION -> about(t).isEmpty() ? Optional.empty() : Optional.of(Way.INDUCTION);
            case NUMBER, RANGE_FACT, SQUARE, ORDER_PRODUCT, ORDER_ADDITION, ORDER_QUOTIENT, ORDER_POWER -> Optional.of(Way.SIGN);
            case ORDER_COMBINATION, WEAKER -> Optional.of(Way.COMBINATION);
            case ORDER_SUM -> Optional.of(Way.SUM_SIGN);
            case MONOTONE -> Optional.of(Way.MONOTONE);
            case ENCLOSURE -> Optional.of(Way.ENCLOSURE);
            case MEAN_VALUE -> Optional.of(Way.MEAN_VALUE);
            case ABSURD -> Optional.of(Way.ABSURD);
            case CONSTANT, VARIABLE, ENTRY, NEGATION, SUM_RULE, DIFFERENCE_RULE, FACTOR_RULE, PRODUCT_RULE, QUOTIENT_RULE, POWER_RULE, GENERAL_POWER, CHAIN_RULE,
                    CASE_RULE, SUM_DERIVATIVE, PRODUCT_DERIVATIVE, EQUAL_FUNCTION, EQUAL_DERIVATIVE, REVERSE, GLUE -> Optional.of(Way.SLOPE);
            case DERIVATIVE_VALUE -> Optional.of(Way.DERIVATIVE);
            case EXTREME_BOUND -> Optional.of(Way.BOUND);
            case EXTREME_ATTAINED -> about(t).isEmpty() ? Optional.empty() : Optional.of(Way.ATTAINED);
            case EXTREME_DERIVATIVE, ENTRYWISE, CONTINUITY, SIDE, NEARBY, EVENTUAL_SIGN, EVENTUAL_FACT, LIMIT_CONSTANT, LIMIT_VARIABLE, LIMIT_CONTINUOUS, LIMIT_ARITHMETIC, LIMIT_END,
                    LIMIT_COMPOSITION, LIMIT_EQUAL_FUNCTION, LIMIT_EQUAL_VALUE, HOSPITAL, SQUEEZE, LIMIT_SIDES, DIFFERENCE_QUOTIENT, CONTINUOUS_LIMIT, LIMIT_VALUE ->
                    Optional.empty();
        };
    }
}
