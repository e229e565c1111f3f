package org.gradproof.prover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Simplification;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Enclosures;
import org.gradproof.expr.Interrupted;
import org.gradproof.numeric.Truth;

/// Finds what repairs a refuted claim: a natural assumption that is missing, or one edit of a side. Doubles choose what
/// is tried; only what is then proved is told.
final class Diagnoser {
    private static final int MOST_PROOFS = 16;
    private static final long NEAR = 6;
    /// Of numerator and denominator of a forgotten factor.
    private static final long LARGEST_FACTOR = 1_000;

    private final Goal goal;
    private final Verdict.Refuted refuted;
    private final Claim.Link link;
    private final boolean single;
    private final Lemmas lemmas;
    private final long end;

    /// @param refuted where the claim is false
    /// @param link the sides as they were written
    /// @param single whether the left side is no line of a calculation that was judged before
    /// @param nanos how long to try
    Diagnoser(Goal goal, Verdict.Refuted refuted, Claim.Link link, boolean single, Lemmas lemmas, long nanos) {
        this.goal = goal;
        this.refuted = refuted;
        this.link = link;
        this.single = single;
        this.lemmas = lemmas;
        this.end = System.nanoTime() + nanos;
    }

    Optional<Diagnosis> diagnosis() {
        MissingFacts facts = new MissingFacts(goal);
        Optional<Diagnosis> sums = missing(facts.sums());
        if (sums.isPresent()) return sums;
        Optional<Diagnosis> edit = goal.relation() == Relation.EQ ? edit(() -> missing(facts.symmetries()), () -> missing(facts.natural())) : Optional.empty();
        return edit.or(() -> missing(facts.natural())).or(() -> missing(facts.special()));
    }

    /// What holds wherever the claim says something: that its sides are defined, and differentiable where it differentiates.
    private Facts spoken() {
        Set<Condition> all = new LinkedHashSet<>(goal.needs());
        all.addAll(Theorem.domain(goal.a()));
        for (Expr side : List.of(goal.left().equal().left(), goal.right().equal().left())) if (!Differentiation.pending(side)) all.addAll(Theorem.domain(side));
        return goal.facts().with(all.toArray(Condition[]::new));
    }

    private boolean isOver() {
        Interrupted.check();
        return System.nanoTime() > end;
    }

    private Optional<Diagnosis> missing(List<Condition> candidates) {
        Enclosures enclosures = new Enclosures();
        for (Condition c : candidates) {
            if (isOver()) return Optional.empty();
            if (goal.facts().assumptions().contains(c) || enclosures.holds(c, refuted.point(), Problem.BITS) == Truth.TRUE) continue;
            Goal under = goal.under(c);
            Search search = new Search(under);
            if (search.looksWrong() || search.isSoonRefuted()) continue;
            Optional<List<Condition>> conditions = proof(under);
            if (conditions.isPresent()) return Optional.of(new Diagnosis.Missing(all(c, conditions.get())));
        }
        return Optional.empty();
    }

    /// The fact and what the proof needs besides, but for what the claim itself leaves out.
    private Condition all(Condition fact, List<Condition> conditions) {
        Facts spoken = spoken().with(fact);
        List<Condition> all = new ArrayList<>(List.of(fact));
        for (Condition c : conditions) if (spoken.prove(c).isEmpty()) all.add(c);
        return Condition.and(all);
    }

    // ------------------------------------------------------------------------------------------ edits

    /// @param symmetry asked after lost transposes and before all other edits
    /// @param natural asked before edits that are far-fetched
    private Optional<Diagnosis> edit(Supplier<Optional<Diagnosis>> symmetry, Supplier<Optional<Diagnosis>> natural) {
        boolean plain = !Differentiation.pending(link.left()) && isBare(link.right());
        Optional<Diagnosis> right = plain || isBare(link.left()) ? symmetry.get() : new Side(goal, link.left(), link.right(), false).diagnosis(symmetry, natural);
        boolean turn = right.isEmpty() && single && !Differentiation.pending(link.left()) && !isBare(link.right());
        return turn ? new Side(goal.turned(), link.right(), link.left(), true).diagnosis(Optional::empty, Optional::empty) : right;
    }

    /// A bare name can be had from anything by an edit.
    private static boolean isBare(Expr e) {
        return e instanceof Symbol || e instanceof Expr.Num || e instanceof Expr.Entry n && n.tensor() instanceof Symbol;
    }

    /// One side under suspicion.
    private final class Side {
        private final Goal goal;
        private final Expr other;
        private final Expr side;
        private final boolean left;
        private final Sieve sieve;
        private Optional<Optional<WrongRules.Wrong>> wrong = Optional.empty();

        /// @param other what the side should equal, as written
        Side(Goal goal, Expr other, Expr side, boolean left) {
            this.goal = goal;
            this.other = other;
            this.side = side;
            this.left = left;
            this.sieve = new Sieve(goal, goal.a());
        }

        Optional<Diagnosis> diagnosis(Supplier<Optional<Diagnosis>> symmetry, Supplier<Optional<Diagnosis>> natural) {
            if (sieve.isBlind() || side.treeSize() > Edits.LONGEST) return symmetry.get().or(() -> byRule(wrong()));
            Ingredients from = Ingredients.of(goal, goal.left().equal().left(), goal.a(), lemmas);
            List<Edits.Edit> written = Edits.ofWritten(side, from);
            List<Edits.Edit> missing = Edits.ofMissing(side, from);
            Optional<Diagnosis> first = repaired(written.stream().filter(e -> e.slip() == Slip.TRANSPOSE).toList(), from).or(symmetry);
            if (Differentiation.pending(other)) {
                return first.or(() -> repaired(written, from).map(this::named))
                        .or(() -> byRule(ofProduct()))
                        .or(() -> repaired(missing.stream().filter(e -> e.cost() <= 1).toList(), from))
                        .or(() -> byRule(wrong().filter(w -> w.slip() == Slip.VARIABLE)))
                        .or(() -> repaired(missing.stream().filter(e -> e.cost() > 1).toList(), from))
                        .or(this::byFactor).or(() -> byRule(wrong()));
            }
            // An identity is more likely to lack a condition than a function.
            return first.or(() -> repaired(plain(written, true), from)).or(() -> repaired(plain(missing, true), from)).or(this::byFactor).or(natural)
                    .or(() -> repaired(plain(written, false), from)).or(() -> repaired(plain(missing, false), from));
        }

        private static List<Edits.Edit> plain(List<Edits.Edit> edits, boolean plain) {
            return edits.stream().filter(e -> plain != (e.slip() == Slip.FUNCTION || e.slip() == Slip.OUTPUT_FOR_INPUT || e.cost() > 3)).toList();
        }

        private Optional<Diagnosis> repaired(List<Edits.Edit> edits, Ingredients from) {
            List<Edits.Edit> possible = new ArrayList<>();
            List<Expr> values = new ArrayList<>();
            for (Edits.Edit e : edits) {
                if (isOver()) return Optional.empty();
                if (!e.whole().sizes().equals(side.sizes()) || e.whole() == other) continue;
                try {
                    values.add(goal.value(e.whole(), lemmas));
                    possible.add(e);
                } catch (Refused r) {
                    // an edit that has no derivative repairs nothing
                    continue;
                }
            }
            int proofs = 0;
            List<Edits.Edit> passing = new ArrayList<>();
            for (int k : sieve.passing(values)) passing.add(possible.get(k));
            passing.sort(Comparator.comparingInt(Edits.Edit::cost).thenComparingLong(e -> from.strangeness(e.whole())));
            for (Edits.Edit e : passing) {
                if (isOver() || proofs++ == MOST_PROOFS) return Optional.empty();
                Optional<List<Condition>> conditions = proved(e.whole());
                if (conditions.isPresent()) {
                    return Optional.of(new Diagnosis.Edit(e.slip(), e.mistake(), left, e.place().part(), e.place().way(), e.instead(), e.whole(), conditions.get()));
                }
            }
            return Optional.empty();
        }

        private Optional<List<Condition>> proved(Expr whole) {
            try {
                return proof(goal.withRight(whole, lemmas));
            } catch (Refused e) {
                return Optional.empty();
            }
        }

        /// Wrong by a rational number as a factor.
        private Optional<Diagnosis> byFactor() {
            OptionalDouble ratio = sieve.ratio(goal.value(side, lemmas));
            if (ratio.isEmpty()) return Optional.empty();
            Optional<Rational> factor = rational(ratio.getAsDouble());
            if (factor.isEmpty()) return Optional.empty();
            Expr whole = Terms.mul(Terms.num(factor.get()), side);
            return proved(whole).map(c -> new Diagnosis.Edit(Slip.FACTOR, "the factor " + factor.get() + " is missing", left, side, List.of(), whole, whole, c));
        }

        /// The rule whose wrong form gives what was claimed.
        private Optional<WrongRules.Wrong> wrong() {
            if (wrong.isEmpty()) wrong = Optional.of(recognised());
            return wrong.get();
        }

        /// The same for the product and the quotient rule, where one was to be applied.
        private Optional<WrongRules.Wrong> ofProduct() {
            boolean product = goal.left().equal().left() instanceof Expr.Derivative d && Dag.postorder(d.body()).stream().anyMatch(n -> n instanceof Expr.Binary b
                    && (b.operator() == Operator.MULTIPLY || b.operator() == Operator.DIVIDE) && Free.occurs(d.variable(), b.left()) && Free.occurs(d.variable(), b.right()));
            return product ? wrong().filter(WrongRules.Wrong::isOfProduct) : Optional.empty();
        }

        private Optional<WrongRules.Wrong> recognised() {
            if (!(goal.left().equal().left() instanceof Expr.Derivative d) || left || isOver()) return Optional.empty();
            List<WrongRules.Wrong> all = WrongRules.of(d, goal.symbols()).stream().filter(w -> Sieve.reads(goal, w.value())).toList();
            if (all.isEmpty()) return Optional.empty();
            Sieve claimed = new Sieve(goal, goal.b());
            if (claimed.isBlind()) return Optional.empty();
            List<WrongRules.Wrong> same = claimed.passing(all.stream().map(WrongRules.Wrong::value).toList()).stream().map(all::get).toList();
            return same.stream().filter(WrongRules.Wrong::isOfProduct).findFirst().or(() -> same.stream().filter(WrongRules.Wrong::typed).findFirst())
                    .or(() -> same.stream().findFirst());
        }

        /// An edit under the name of the rule that was applied wrongly.
        private Diagnosis named(Diagnosis d) {
            return d instanceof Diagnosis.Edit e && e.slip() == Slip.SIGN ? ofProduct().<Diagnosis>map(w ->
                    new Diagnosis.Edit(w.slip(), w.mistake(), e.onLeft(), e.part(), e.way(), e.instead(), e.whole(), e.conditions())).orElse(d) : d;
        }

        /// The right derivative in place of the whole side.
        private Optional<Diagnosis> byRule(Optional<WrongRules.Wrong> wrong) {
            if (wrong.isEmpty() || !goal.indices().isEmpty()) return Optional.empty();
            WrongRules.Wrong w = wrong.get();
            Expr brief = new Simplification(goal.facts(), Simplification.namesIn(other)).best(goal.a()).equal().right();
            // What the rule gives is nearer to what was written, unless it is long.
            Expr right = w.right().treeSize() <= brief.treeSize() + brief.treeSize() / 2 + NEAR ? w.right() : brief;
            return proved(right).map(c -> new Diagnosis.Edit(w.slip(), w.mistake(), false, side, List.of(), right, right, c));
        }
    }

    /// The fraction with small numbers that a double stands for.
    private static Optional<Rational> rational(double value) {
        for (long q = 1; q <= LARGEST_FACTOR; q++) {
            double p = Math.rint(value * q);
            if (p != 0 && Math.abs(p) <= LARGEST_FACTOR && Math.abs(value - p / q) <= 1e-9 * Math.abs(value)) {
                return Optional.of(Rational.of((long) p, q)).filter(r -> !r.isOne());
            }
        }
        return Optional.empty();
    }

    /// The conditions of a proof that excludes no more than single points and what the claim itself leaves out, if there is one.
    private Optional<List<Condition>> proof(Goal repaired) {
        Optional<Theorem> t = Proofs.of(repaired).map(u -> Conditions.simplified(u, repaired));
        if (t.isEmpty()) return Optional.empty();
        List<Condition> conditions = Conditions.beyond(t.get(), repaired.facts());
        if (!conditions.stream().allMatch(c -> Conditions.isThin(c) || spoken().prove(c).isPresent())) return Optional.empty();
        return Prover.vacuous(repaired, conditions).isPresent() ? Optional.empty() : Optional.of(conditions);
    }
}
