package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.kernel.Theorem;

/// A term worked out: `term = best form`, as a theorem, with the steps that lead there.
///
/// @param conditions what the equation needs beyond what was assumed
record Working(Theorem equation, List<Step> steps, List<Condition> conditions) {
    static Working of(Expr e, Collection<Condition> assumptions, Lemmas lemmas) {
        Facts facts = new Facts(assumptions);
        Theorem t = facts.discharge(Differentiation.evaluate(e, facts, lemmas));
        return new Working(t, List.of(new Step(t.equal().right(), t.label())), beyond(t, facts));
    }

    /// The hypotheses that nobody assumed.
    static List<Condition> beyond(Theorem t, Facts facts) {
        List<Condition> rest = new ArrayList<>(t.hypotheses());
        rest.removeAll(facts.assumptions());
        return rest;
    }
}
