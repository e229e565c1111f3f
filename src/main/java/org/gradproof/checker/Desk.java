package org.gradproof.checker;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.gradproof.expr.Condition;

/// What the steps of one proof share: the forms that were read, their residues, and what sets of hypotheses say.
final class Desk {
    final Forms forms = new Forms();
    final Meaning meaning = new Meaning(forms);
    final Primitives primitives = new Primitives(forms);
    final Reading reading = new Reading(forms);
    final Residues residues;
    private final Facts nothing;
    private final Map<Set<Condition>, Facts> facts = new IdentityHashMap<>();

    Desk(List<Modulus> moduli, Random random) {
        this.residues = new Residues(forms, moduli, random);
        this.nothing = new Facts(forms, meaning, residues, primitives);
    }

    /// What is known where the hypotheses are true.
    Facts facts(Set<Condition> hypotheses) {
        return facts.computeIfAbsent(hypotheses, h -> nothing.with(h.stream().map(reading::read).toList(), List.of()));
    }
}
