package org.gradproof.checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.kernel.Choice;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Theorem;

/// One step of a proof as it was recorded: what is claimed, and by which rule from what. Unlike a theorem it can be made up.
public final class Step {
    private final Set<Condition> hypotheses;
    private final Judgement judgement;
    private final Rule rule;
    private final Choice choice;
    private final List<Step> premises;

    public Step(Set<Condition> hypotheses, Judgement judgement, Rule rule, Choice choice, List<Step> premises) {
        this.hypotheses = hypotheses;
        this.judgement = judgement;
        this.rule = rule;
        this.choice = choice;
        this.premises = List.copyOf(premises);
    }

    /// The proof of a theorem; a theorem that is used twice is one step.
    public static Step of(Theorem root) {
        Map<Theorem, Step> done = new IdentityHashMap<>();
        Deque<Theorem> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Theorem t = open.peek();
            List<Theorem> missing = new ArrayList<>();
            for (Theorem p : t.premises()) if (!done.containsKey(p)) missing.add(p);
            if (missing.isEmpty()) {
                open.pop();
                done.computeIfAbsent(t, _ -> new Step(t.hypotheses(), t.judgement(), t.rule(), t.choice(),
                        t.premises().stream().map(done::get).toList()));
            } else {
                missing.forEach(open::push);
            }
        }
        return done.get(root);
    }

    public Set<Condition> hypotheses() {
        return hypotheses;
    }

    public Judgement judgement() {
        return judgement;
    }

    public Rule rule() {
        return rule;
    }

    public Choice choice() {
        return choice;
    }

    public List<Step> premises() {
        return premises;
    }

    /// Every step once, premises before what follows from them.
    List<Step> inOrder() {
        List<Step> order = new ArrayList<>();
        Map<Step, Boolean> seen = new IdentityHashMap<>();
        Deque<Step> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Step s = open.peek();
            if (seen.putIfAbsent(s, false) == null) {
                for (Step p : s.premises) if (!seen.containsKey(p)) open.push(p);
            } else {
                open.pop();
                if (Boolean.FALSE.equals(seen.put(s, true))) order.add(s);
            }
        }
        return order;
    }

    @Override
    public String toString() {
        return hypotheses + " |- " + judgement;
    }
}
