package org.gradproof.prover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Free;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Environment;
import org.gradproof.expr.Interrupted;
import org.gradproof.prover.Verdict.Agreement;
import org.gradproof.prover.Verdict.Proved;
import org.gradproof.prover.Verdict.Reason;
import org.gradproof.prover.Verdict.Refuted;
import org.gradproof.prover.Verdict.Undecided;

/// Judges claims: the door of this room.
///
/// @param lemmas known derivatives of defined functions
/// @param limit for one claim
/// @param repair how long to look for what repairs a refuted link; nothing is looked for in no time
/// @param advisor asked about equations that stay undecided
public record Prover(Lemmas lemmas, Duration limit, Duration repair, Advisor advisor) {
    private static final Duration REPAIR = Duration.ofMillis(700);

    public Prover(Lemmas lemmas, Duration limit) {
        this(lemmas, limit, Advisor.SILENT);
    }

    public Prover(Lemmas lemmas, Duration limit, Advisor advisor) {
        this(lemmas, limit, REPAIR, advisor);
    }

    /// What is true of the claim.
    ///
    /// @throws Interrupted where the thread is interrupted by somebody else
    public Report judge(Claim claim) {
        return judge(claim, Environment.EMPTY);
    }

    /// What is true of the claim, with data for its claims about decimals.
    public Report judge(Claim claim, Environment data) {
        try (Deadline deadline = new Deadline(limit)) {
            List<Verdict> links = new ArrayList<>();
            boolean single = claim.links().size() == 1;
            for (Claim.Link l : claim.links()) {
                Verdict v = inTime(l, claim.assumptions(), single, data, deadline);
                links.add(claim.everywhere() ? everywhere(v, l, claim.assumptions(), deadline) : v);
            }
            Verdict overall = overall(links);
            boolean proved = overall instanceof Proved;
            Optional<Verdict> ends = proved ? Optional.empty() : claim.ends().map(l -> inTime(l, claim.assumptions(), false, data, deadline));
            OptionalInt wrong = wrong(links);
            OptionalInt again = wrong.isPresent() ? rightAgain(claim, wrong.getAsInt(), data, deadline) : OptionalInt.empty();
            return new Report(claim, links, ends, overall, wrong, again);
        }
    }

    private static Verdict overall(List<Verdict> links) {
        if (links.stream().allMatch(v -> v instanceof Proved)) {
            List<Theorem> theorems = new ArrayList<>();
            Set<Condition> conditions = new LinkedHashSet<>();
            for (Verdict v : links) {
                theorems.addAll(((Proved) v).theorems());
                conditions.addAll(((Proved) v).conditions());
            }
            return new Proved(theorems, List.copyOf(conditions));
        }
        Verdict worst = links.getFirst();
        for (Verdict v : links) if (Report.rank(v) > Report.rank(worst)) worst = v;
        return worst;
    }

    private static OptionalInt wrong(List<Verdict> links) {
        for (int i = 0; i < links.size(); i++) if (links.get(i) instanceof Refuted || links.get(i) instanceof Verdict.Rounding) return OptionalInt.of(i);
        return OptionalInt.empty();
    }

    private OptionalInt rightAgain(Claim claim, int wrong, Environment data, Deadline deadline) {
        if (!claim.isChain()) return OptionalInt.empty();
        for (int i = wrong + 1; i < claim.links().size(); i++) {
            Optional<Claim.Link> whole = claim.upTo(i);
            if (whole.isPresent() && inTime(whole.get(), claim.assumptions(), false, data, deadline) instanceof Proved) return OptionalInt.of(i);
        }
        return OptionalInt.empty();
    }

    private Verdict inTime(Claim.Link link, List<Condition> assumptions, boolean single, Environment data, Deadline deadline) {
        if (deadline.isOver()) return undecided(Reason.OUT_OF_TIME);
        try {
            Verdict v = link.relation().isPresent() ? verdict(link, link.relation().get(), assumptions, single, deadline)
                    : new Digits(lemmas, data).verdict(link, assumptions);
            return v instanceof Undecided && deadline.isOver() ? undecided(Reason.OUT_OF_TIME) : v;
        } catch (Interrupted e) {
            if (!deadline.isOver()) throw e;
            return undecided(Reason.OUT_OF_TIME);
        }
    }

    /// A proof under no conditions but those under which the sides have values, or a point where the claim is false.
    private Verdict everywhere(Verdict v, Claim.Link link, List<Condition> assumptions, Deadline deadline) {
        if (!(v instanceof Proved p) || p.conditions().isEmpty() || deadline.isOver()) return v;
        try {
            Goal goal = Goal.of(link, link.relation().orElseThrow(), assumptions, lemmas);
            Facts defined = goal.facts().with(Theorem.domain(goal.a()).toArray(Condition[]::new)).with(Theorem.domain(goal.b()).toArray(Condition[]::new));
            if (p.conditions().stream().allMatch(c -> defined.prove(c).isPresent())) return v;
            return new Search(goal).refutation().<Verdict>map(r -> r).orElse(undecided(Reason.NO_PROOF));
        } catch (Interrupted e) {
            if (!deadline.isOver()) throw e;
            return v;
        }
    }

    private static Undecided undecided(Reason reason) {
        return new Undecided(reason, Agreement.NONE, Optional.empty());
    }

    private Verdict verdict(Claim.Link link, Relation relation, List<Condition> assumptions, boolean single, Deadline deadline) {
        if (!AtLimits.concerns(link)) return workedOut(link, relation, assumptions, single, deadline);
        Verdict v = limit(link, relation, assumptions, single, deadline);
        if (!(v instanceof Undecided)) return v;
        AtLimits.Judge there = (l, given) -> limit(l, relation, given, false, deadline);
        return new AtLimits(link, relation, assumptions, lemmas).elsewhere(there).<Verdict>map(r -> r).orElse(v);
    }

    private Verdict limit(Claim.Link link, Relation relation, List<Condition> assumptions, boolean single, Deadline deadline) {
        AtLimits limits = new AtLimits(link, relation, assumptions, lemmas);
        Optional<Verdict> known = limits.verdict();
        if (known.isPresent()) return known.get();
        Verdict v = workedOut(link, relation, assumptions, single, deadline);
        return v instanceof Undecided u && u.reason() == Reason.NO_DERIVATIVE ? undecided(limits.reason()) : v;
    }

    private Verdict workedOut(Claim.Link link, Relation relation, List<Condition> assumptions, boolean single, Deadline deadline) {
        Goal goal;
        try {
            Goal open = Goal.of(link, relation, assumptions, lemmas);
            Optional<Refuted> soon = open.needs().isEmpty() ? Optional.empty() : new Search(open).soon();
            goal = soon.isPresent() && repair.isZero() ? open : open.glued(lemmas);
            if (soon.isPresent()) return diagnosed(soon.get(), goal, link, single, deadline);
        } catch (Refused e) {
            return undecided(Reason.NO_DERIVATIVE);
        }
        Verdict v = verdict(goal);
        if (v instanceof Undecided && AtKinks.concerns(goal)) {
            Optional<Refuted> missing = new AtKinks(goal.facts(), lemmas).missing(goal);
            if (missing.isPresent()) return missing.get();
            v = new AtKinks(goal.facts(), lemmas).pinned(goal).map(this::verdict).orElse(v);
        }
        return switch (v) {
            case Refuted r -> diagnosed(r, goal, link, single, deadline);
            case Undecided u when u.reason() == Reason.EXCLUDED || u.reason() == Reason.NO_PROOF && u.agreement().tried() == 0 ->
                    new Undecided(u.reason(), u.agreement(), u.opinion(), Search.gap(goal));
            case Proved _, Verdict.Consistent _, Verdict.Rounding _, Undecided _ -> v;
        };
    }

    /// A refutation stands whether or not there is time to say what repairs the claim.
    private Verdict diagnosed(Refuted r, Goal goal, Claim.Link link, boolean single, Deadline deadline) {
        if (repair.isZero()) return r;
        try {
            long nanos = Math.min(deadline.left() / 2, repair.toNanos());
            return new Refuted(r.point(), r.left(), r.right(), new Diagnoser(goal, r, link, single, lemmas, nanos).diagnosis());
        } catch (Refused e) {
            return r;
        } catch (Interrupted e) {
            if (!deadline.isOver()) throw e;
            return r;
        }
    }

    private Verdict verdict(Goal goal) {
        Search search = new Search(goal);
        Optional<Refuted> soon = search.soon();
        if (soon.isPresent()) return soon.get();
        boolean wrong = search.looksWrong();
        Optional<Theorem> proof = Proofs.of(goal).map(t -> Conditions.simplified(t, goal));
        if (proof.isPresent()) {
            List<Condition> conditions = Conditions.beyond(proof.get(), goal.facts());
            if (!conditions.stream().allMatch(Conditions::isThin) && !wrong) {
                // The claim may be false where the condition fails.
                Optional<Refuted> refuted = search.refutation();
                if (refuted.isPresent()) return refuted.get();
            }
            return proved(goal, proof.get(), conditions);
        }
        if (!wrong) {
            Optional<Refuted> refuted = search.refutation();
            if (refuted.isPresent()) return refuted.get();
        }
        Optional<Reason> vacuous = vacuous(goal, List.of());
        if (vacuous.isPresent()) return undecided(vacuous.get());
        Optional<String> opinion = goal.relation() == Relation.EQ
                ? advisor.opinion(goal.left().equal().left(), goal.right().equal().left(), Condition.and(List.copyOf(goal.facts().assumptions())))
                : Optional.empty();
        return new Undecided(Reason.NO_PROOF, search.agreement(), opinion);
    }

    private static Verdict proved(Goal goal, Theorem t, List<Condition> conditions) {
        Set<Condition> known = new LinkedHashSet<>(goal.facts().assumptions());
        known.addAll(conditions);
        if (!t.judgement().equals(goal.judgement()) || !known.containsAll(t.hypotheses())) {
            throw new IllegalStateException("the theorem is not the claim: " + t);
        }
        Optional<Reason> vacuous = vacuous(goal, conditions);
        if (vacuous.isEmpty()) return new Proved(List.of(t), conditions);
        boolean byConditions = !conditions.isEmpty() && vacuous(goal, List.of()).isEmpty();
        return undecided(byConditions ? Reason.EXCLUDED : vacuous.get());
    }

    /// Why nothing is said by a claim under these conditions, if that is so or cannot be excluded.
    static Optional<Reason> vacuous(Goal goal, List<Condition> conditions) {
        Facts all = goal.facts().with(conditions.toArray(Condition[]::new));
        if (all.assumptions().isEmpty()) return Optional.empty();
        Set<Symbol> symbols = new LinkedHashSet<>(goal.symbols());
        for (Condition c : conditions) symbols.addAll(Free.of(c));
        if (Search.point(symbols, all.assumptions()).isPresent()) return Optional.empty();
        return Optional.of(all.contradiction().isPresent() ? Reason.CONTRADICTION : Reason.NO_POINT);
    }
}
