package org.gradproof.worksheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.certificate.Outline;
import org.gradproof.certificate.Outline.Step;
import org.gradproof.certificate.Outline.Way;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Theorem;

/// Proofs of limits as outlines: what every step concludes and from what, without the algebra and the signs, which whoever
/// reads an outline has to find anew.
final class Outlines {
    private static final int MOST_STEPS = 120;

    private final Map<Theorem, Integer> numbers = new IdentityHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<Condition> cases = new LinkedHashSet<>();

    private Outlines() {}

    /// Nothing where a step is of no kind that outlines have, or there are too many.
    static Optional<Outline> of(Theorem limit) {
        return new Outlines().outline(limit);
    }

    private Optional<Outline> outline(Theorem limit) {
        distinguish(limit);
        Deque<Theorem> open = new ArrayDeque<>(List.of(limit));
        while (!open.isEmpty()) {
            Theorem t = open.peek();
            List<Theorem> missing = parts(t).stream().filter(p -> !numbers.containsKey(p)).toList();
            if (numbers.containsKey(t)) {
                open.pop();
            } else if (!missing.isEmpty()) {
                missing.reversed().forEach(open::push);
            } else {
                Optional<Step> step = step(open.pop());
                if (step.isEmpty() || steps.size() >= MOST_STEPS) return Optional.empty();
                numbers.put(t, steps.size());
                steps.add(step.get());
            }
        }
        return Optional.of(new Outline(steps));
    }

    /// Where a step is by cases, what is needed at one step and not at the next: what tells the cases apart, and what follows in one.
    private void distinguish(Theorem limit) {
        Set<Theorem> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Condition> lost = new LinkedHashSet<>();
        boolean found = false;
        Deque<Theorem> open = new ArrayDeque<>(List.of(limit));
        while (!open.isEmpty()) {
            Theorem t = open.pop();
            if (!seen.add(t)) continue;
            found |= t.rule() == Rule.CASES;
            for (Theorem p : parts(t)) p.hypotheses().stream().filter(h -> !t.hypotheses().contains(h)).forEach(lost::add);
            parts(t).forEach(open::push);
        }
        if (found) cases.addAll(lost);
    }

    private List<Condition> given(Theorem t) {
        return t.hypotheses().stream().filter(cases::contains).toList();
    }

    /// The premises that are limits, or true near them.
    private static List<Theorem> parts(Theorem t) {
        return switch (t.judgement()) {
            case Judgement.Tends _, Judgement.Eventually _ -> t.premises().stream().filter(p -> switch (p.judgement()) {
                case Judgement.Tends _, Judgement.Eventually _, Judgement.Continuous _ -> true;
                case Judgement.Equal _, Judgement.Holds _, Judgement.HasDerivative _, Judgement.SideDerivative _ -> false;
            }).toList();
            case Judgement.Continuous _, Judgement.Equal _, Judgement.Holds _, Judgement.HasDerivative _, Judgement.SideDerivative _ -> List.of();
        };
    }

    private Optional<Step> step(Theorem t) {
        List<Integer> by = parts(t).stream().map(numbers::get).toList();
        return switch (t.judgement()) {
            case Judgement.Tends l -> way(t).map(w -> new Step.Tends(l.function(), l.variable(), l.approach(), target(l.target()), w, by, given(t)));
            case Judgement.Eventually n -> Optional.of(new Step.Near(n.condition(), n.variable(), n.approach(), by, given(t)));
            case Judgement.Continuous c -> Optional.of(new Step.Continuous(c.function(), c.variable(), given(t)));
            case Judgement.Equal _, Judgement.Holds _, Judgement.HasDerivative _, Judgement.SideDerivative _ -> Optional.empty();
        };
    }

    private static Expr target(Target t) {
        return switch (t) {
            case Target.Finite v -> v.value();
            case Target.Infinite i -> Terms.infinity(i.up());
        };
    }

    private static Optional<Way> way(Theorem t) {
        if (t.rule() == Rule.LIMIT_CONSTANT) return Optional.of(Way.CONSTANT);
        if (t.rule() == Rule.LIMIT_VARIABLE) return Optional.of(Way.VARIABLE);
        if (t.rule() == Rule.LIMIT_ARITHMETIC) return Optional.of(Way.ARITHMETIC);
        if (t.rule() == Rule.LIMIT_END) return Optional.of(Way.END);
        if (t.rule() == Rule.LIMIT_COMPOSITION) return Optional.of(Way.COMPOSITION);
        if (t.rule() == Rule.LIMIT_CONTINUOUS) return Optional.of(Way.CONTINUOUS);
        if (t.rule() == Rule.LIMIT_EQUAL_FUNCTION) return Optional.of(Way.EQUAL_FUNCTION);
        if (t.rule() == Rule.LIMIT_EQUAL_VALUE) return Optional.of(Way.EQUAL_VALUE);
        if (t.rule() == Rule.HOSPITAL) return Optional.of(Way.HOSPITAL);
        if (t.rule() == Rule.SQUEEZE) return Optional.of(Way.SQUEEZE);
        if (t.rule() == Rule.LIMIT_SIDES) return Optional.of(Way.SIDES);
        if (t.rule() == Rule.CASES) return Optional.of(Way.CASES);
        return parts(t).stream().anyMatch(p -> p.judgement().equals(t.judgement())) ? Optional.of(Way.EQUAL_VALUE) : Optional.empty();
    }
}
