package org.gradproof.prover;

import static org.gradproof.expr.Condition.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Kink;
import org.gradproof.calculus.Kink.Differentiable;
import org.gradproof.calculus.Kinks;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Enclosures;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Interval;

/// Derivatives where cases meet: they exist where both sides agree, and a claim about one that does not exist is refuted
/// where nothing else is claimed.
final class AtKinks {
    private final Facts facts;
    private final Lemmas lemmas;

    AtKinks(Facts facts, Lemmas lemmas) {
        this.facts = facts;
        this.lemmas = lemmas;
    }

    /// `side = side without derivatives`, where it is differentiated by real numbers alone and outside of sums: without the
    /// conditions that the one-sided derivatives make needless.
    Optional<Theorem> worked(Expr side) {
        Optional<List<Expr.Derivative>> all = derivatives(side);
        if (all.isEmpty()) return Optional.empty();
        if (all.get().isEmpty()) return Optional.of(Theorem.reflexivity(side));
        try {
            Map<Expr, Theorem> steps = new LinkedHashMap<>();
            for (Expr.Derivative d : all.get()) {
                Theorem body = body(d);
                Theorem t = Kinks.derivative(body.equal().right(), d.variable(), inside(d), lemmas);
                steps.put(d, facts.discharge(Theorem.derivativeValue(of(body, t), d.at())));
            }
            return Optional.of(facts.discharge(Theorem.rewrite(side, new ArrayList<>(steps.values()))));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Expr.Derivative>> derivatives(Expr side) {
        List<Expr.Derivative> out = new ArrayList<>();
        for (Node n : Dag.postorder(side, Free::scope)) {
            switch (n) {
                case Expr.Derivative d when d.variable().sort() instanceof Sort.Real && derivatives(d.body()).isPresent() -> out.add(d);
                case Expr.Derivative _, Expr.Limit _ -> {
                    return Optional.empty();
                }
                case Expr.Big b when Differentiation.pending(b.body()) -> {
                    return Optional.empty();
                }
                case Expr.Extreme m when Differentiation.pending(m.body()) -> {
                    return Optional.empty();
                }
                case Expr.Array a when Differentiation.pending(a.body()) -> {
                    return Optional.empty();
                }
                case Expr _, Condition _ -> { }
            }
        }
        return Optional.of(out);
    }

    private Facts inside(Expr.Derivative d) {
        return d.at() == d.variable() ? facts : still(d);
    }

    private Facts still(Expr.Derivative d) {
        return facts.among(facts.assumptions().stream().filter(c -> !Free.occurs(d.variable(), c)).toList());
    }

    /// What is differentiated, without derivatives, wherever the variable is.
    ///
    /// @throws Refused where one of them is not found
    private Theorem body(Expr.Derivative d) {
        if (!Differentiation.pending(d.body())) return Theorem.reflexivity(d.body());
        return new AtKinks(still(d), lemmas).worked(d.body()).orElseGet(() -> Differentiation.evaluate(d.body(), still(d), lemmas));
    }

    /// The derivative of what the body is.
    private static Theorem of(Theorem body, Theorem derivative) {
        return body.equal().left() == body.equal().right() ? derivative : Theorem.equalFunction(body, derivative, List.of());
    }

    /// The goal with the derivatives that exist at the points to which the assumptions pin their variables.
    Optional<Goal> pinned(Goal goal) {
        try {
            Optional<Theorem> l = pinned(goal.left().equal().left());
            Optional<Theorem> r = pinned(goal.right().equal().left());
            return l.flatMap(a -> r.map(b -> new Goal(goal.relation(), goal.indices(), a, b, facts))).filter(g -> !g.needs().containsAll(goal.needs()));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> pinned(Expr side) {
        Optional<List<Expr.Derivative>> all = derivatives(side);
        if (all.isEmpty()) return Optional.empty();
        List<Theorem> steps = new ArrayList<>();
        for (Expr.Derivative d : all.get()) {
            Theorem body = body(d);
            Kinks.Analysis analysis = Kinks.of(body.equal().right(), d.variable(), inside(d), lemmas);
            Theorem t = analysis.kinks().stream()
                    .filter(k -> facts.prove(Condition.and(k.needs(), compare(Relation.EQ, d.at(), k.point()))).isPresent())
                    .flatMap(k -> k.differentiable() instanceof Differentiable.Always a ? Stream.of(a.derivative()) : Stream.empty())
                    .findFirst().orElse(analysis.derivative());
            steps.add(facts.discharge(Theorem.derivativeValue(of(body, t), d.at())));
        }
        return Optional.of(steps.isEmpty() ? Theorem.reflexivity(side) : facts.discharge(Theorem.rewrite(side, steps)));
    }

    /// A point inside the assumptions at which a derivative of the sides does not exist, where they leave the variable no
    /// other value.
    Optional<Verdict.Refuted> missing(Goal goal) {
        List<Expr> sides = List.of(goal.left().equal().left(), goal.right().equal().left());
        for (int k = 0; k < 2; k++) {
            for (Node n : Dag.postorder(sides.get(k), Free::scope)) {
                if (!(n instanceof Expr.Derivative d) || !(d.variable().sort() instanceof Sort.Real)) continue;
                try {
                    Optional<Verdict.Refuted> r = missing(goal, d, k == 0);
                    if (r.isPresent()) return r;
                } catch (Refused e) {
                    // What has no derivative by the rules has none to examine either.
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    /// Of a higher derivative each one below it, from the first on: where one is missing, those above it are.
    private Optional<Verdict.Refuted> missing(Goal goal, Expr.Derivative d, boolean left) {
        int order = 1;
        Expr f = d.body();
        while (f instanceof Expr.Derivative inner && inner.variable() == d.variable() && inner.at() == d.variable()) {
            f = inner.body();
            order++;
        }
        if (Differentiation.pending(f)) return Optional.empty();
        for (int k = 1; k <= order; k++) {
            for (Kink kink : Kinks.of(f, d.variable(), inside(d), lemmas).kinks()) {
                Optional<Verdict.Refuted> r = missing(goal, d, kink, left, k == order);
                if (r.isPresent()) return r;
            }
            if (k == order) break;
            Theorem next = Kinks.derivative(f, d.variable(), inside(d), lemmas);
            // Only what is a derivative everywhere has a derivative of its own at every point.
            if (!inside(d).settles(next)) return Optional.empty();
            f = next.derivative().derivative();
        }
        return Optional.empty();
    }

    /// @param last whether what makes it differentiable makes the claim true, as far as is known
    private Optional<Verdict.Refuted> missing(Goal goal, Expr.Derivative d, Kink kink, boolean left, boolean last) {
        Facts there = facts.with(kink.needs());
        if (there.prove(compare(Relation.EQ, d.at(), kink.point())).isEmpty()) return Optional.empty();
        Set<Condition> given = new LinkedHashSet<>(there.assumptions());
        Optional<Diagnosis> unless = Optional.empty();
        switch (kink.differentiable()) {
            case Differentiable.Never n -> given.addAll(n.reason().hypotheses());
            case Differentiable.Steep s -> s.left().or(s::right).ifPresent(t -> given.addAll(t.hypotheses()));
            case Differentiable.When w when w.exactly() -> {
                given.add(w.condition().negated());
                unless = last ? Optional.of(new Diagnosis.Missing(w.condition())) : Optional.empty();
            }
            case Differentiable.When _, Differentiable.Always _, Differentiable.Unknown _ -> {
                return Optional.empty();
            }
        }
        Optional<Environment> at = Search.point(goal.symbols(), given);
        if (at.isEmpty()) return Optional.empty();
        Enclosure none = new Enclosure.Undefined("no derivative" + slopes(kink, at.get()), d);
        Enclosure other = new Enclosures().value(left ? goal.b() : goal.a(), at.get(), Enclosures.START);
        return Optional.of(new Verdict.Refuted(at.get(), left ? none : other, left ? other : none, unless));
    }

    /// Both one-sided derivatives, where they exist and are simple numbers.
    private static String slopes(Kink kink, Environment at) {
        Optional<String> l = kink.left().flatMap(t -> number(((SideDerivative) t.judgement()).value(), at));
        Optional<String> r = kink.right().flatMap(t -> number(((SideDerivative) t.judgement()).value(), at));
        return l.isPresent() && r.isPresent() ? ": " + l.get() + " from the left, " + r.get() + " from the right" : "";
    }

    private static Optional<String> number(Expr e, Environment at) {
        return new Enclosures().value(e, at, Enclosures.START) instanceof Enclosure.Value(Interval i) ? i.exact().map(Object::toString) : Optional.empty();
    }

    /// Whether the goal speaks of a derivative.
    static boolean concerns(Goal goal) {
        return Differentiation.pending(goal.left().equal().left()) || Differentiation.pending(goal.right().equal().left());
    }
}
