package org.gradproof.checker;

import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Theorem;

/// Replays proofs: every step of the record, each once, premises first.
public final class Replay {
    private final Random random = new SecureRandom();
    private final List<Modulus> moduli = Residues.moduli(random);

    /// What became of a proof.
    public sealed interface Outcome {
        /// All steps follow.
        record Replayed(int steps) implements Outcome {}

        /// The step does not follow from its premises by its rule.
        record Rejected(Rule rule, Step step, String reason) implements Outcome {}

        /// The checker cannot tell whether the step follows.
        record NotReplayed(Rule rule, Step step, String reason) implements Outcome {}
    }

    public Outcome of(Theorem theorem) {
        return of(Step.of(theorem));
    }

    public Outcome of(Step proof) {
        List<Step> steps = proof.inOrder();
        Desk desk = new Desk(moduli, new Random(random.nextLong()));
        for (Step s : steps) {
            try {
                check(s, new Move(desk, s));
            } catch (Objection o) {
                return o.wrong() ? new Outcome.Rejected(s.rule(), s, o.reason()) : new Outcome.NotReplayed(s.rule(), s, o.reason());
            }
        }
        return new Outcome.Replayed(steps.size());
    }

    private static void check(Step s, Move m) {
        switch (s.rule()) {
            case ASSUMPTION, WEAKENING, DISCHARGE, CASES, INSTANCE, BOTH, PART, EITHER, FOR_ALL, RANGE, NAMED, ABSURD, INDUCTION -> new LogicSteps(m).check();
            case REFLEXIVITY, SYMMETRY, TRANSITIVITY, REWRITE, FIELD, COMBINATION, IDENTITY, EXP_SUM, LOG_PRODUCT, ROOT, BRANCH, ENTRYWISE -> new EqualitySteps(m).check();
            case LINEARITY, CONSTANT_SUM, CONTRACTION, UNROLLING, RENAMING, EXCHANGE, SPLITTING, SAME_RANGE, LOG_OF_PRODUCT, EXP_OF_SUM -> new SumSteps(m).check();
            case EXTREME_BOUND, EXTREME_ATTAINED -> new ExtremeSteps(m).check();
            case NUMBER, RANGE_FACT, SQUARE, ORDER_PRODUCT, ORDER_ADDITION, ORDER_QUOTIENT, ORDER_COMBINATION, ORDER_POWER, ORDER_SUM, ORDER_EQUAL,
                    WEAKER, MONOTONE -> new OrderSteps(m).check();
            case DEFINITION -> {
                if (s.premises().isEmpty()) new EqualitySteps(m).check();
                else new DerivativeSteps(m).check();
            }
            case CONTINUITY -> new ContinuitySteps(m).check();
            case CONSTANT, VARIABLE, ENTRY, NEGATION, SUM_RULE, DIFFERENCE_RULE, FACTOR_RULE, PRODUCT_RULE, QUOTIENT_RULE, POWER_RULE, GENERAL_POWER,
                    CHAIN_RULE, CASE_RULE, SUM_DERIVATIVE, PRODUCT_DERIVATIVE, EXTREME_DERIVATIVE, EQUAL_FUNCTION, EQUAL_DERIVATIVE, DERIVATIVE_VALUE -> new DerivativeSteps(m).check();
            case ENCLOSURE, MEAN_VALUE -> new SlopeSteps(m).check();
            case REVERSE -> new ForwardSteps(m).check();
            case SIDE, GLUE -> new SideSteps(m).check();
            case NEARBY, EVENTUAL_SIGN, EVENTUAL_FACT, LIMIT_CONSTANT, LIMIT_VARIABLE, LIMIT_CONTINUOUS, LIMIT_ARITHMETIC, LIMIT_END, LIMIT_COMPOSITION,
                    LIMIT_EQUAL_FUNCTION, LIMIT_EQUAL_VALUE, HOSPITAL, SQUEEZE, LIMIT_SIDES, DIFFERENCE_QUOTIENT, CONTINUOUS_LIMIT, LIMIT_VALUE ->
                    new LimitSteps(m).check();
        }
    }
}
