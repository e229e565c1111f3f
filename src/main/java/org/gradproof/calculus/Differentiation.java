package org.gradproof.calculus;

import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Extremes;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Orientation;
import org.gradproof.algebra.Simplification;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Theorem;

/// The derivative by one variable (or one entry of a vector or matrix), as a theorem, memoised over shared parts.
///
/// Cost grows with the number of distinct parts. Names are kept: a defined function is differentiated by its lemma where
/// there is one and only one argument moves, else by its body; a named value by what it stands for.
public final class Differentiation {
    private static final int MOST_SPELLED = 1_000;
    private static final long LARGEST_COMPARED = 60;

    private final Symbol x;
    private final List<Expr> index;
    private final Facts facts;
    private final Lemmas lemmas;
    private final Map<Expr, Theorem> derivatives = new HashMap<>();
    private final Map<Expr, Theorem> continuity = new HashMap<>();
    private final Map<Node, Boolean> moving = new HashMap<>();
    private final Map<Expr.Call, Optional<Theorem>> applicable = new HashMap<>();
    private final Set<Condition> stuck = new HashSet<>();

    public Differentiation(Symbol x, List<Expr> index, Facts facts, Lemmas lemmas) {
        this.x = x;
        this.index = List.copyOf(index);
        this.facts = facts;
        this.lemmas = lemmas;
    }

    /// `H ⊢ df/dx = f′`, where H holds what the facts do not settle: domains and distances from kinks.
    ///
    /// @throws Refused where f holds what has no derivative here, such as a derivative not worked out
    public Theorem of(Expr f) {
        Theorem ready = derivatives.get(f);
        if (ready != null) return ready;
        for (Node n : Dag.postorder(f, m -> derivatives.containsKey((Expr) m) ? List.of() : parts((Expr) m))) {
            if (!derivatives.containsKey((Expr) n)) derivatives.put((Expr) n, readable((Expr) n, settle(once((Expr) n))));
        }
        return derivatives.get(f);
    }

    /// The derivative of what has a name, in its best form: later lines are written with it.
    private Theorem readable(Expr f, Theorem t) {
        long size = t.derivative().derivative().treeSize();
        boolean named = f instanceof Expr.Call || f instanceof Expr.Entry e && e.tensor() instanceof Expr.Call;
        if (!named || size < 8 || size > 400 || t.rule() == Rule.CHAIN_RULE) return t;
        Theorem best = new Simplification(facts, Simplification.namesIn(f)).best(t.derivative().derivative());
        return best.equal().left() == best.equal().right() ? t : settle(Theorem.equalDerivative(t, best));
    }

    /// The derivative as the rules give it, before it was put in its best form.
    private static Theorem asDerived(Theorem t) {
        Theorem now = t;
        while (now.rule() == Rule.DISCHARGE) now = now.premises().getFirst();
        return now.rule() == Rule.EQUAL_DERIVATIVE ? now.premises().getFirst() : t;
    }

    private boolean itself(Node n) {
        return switch (n) {
            case Symbol s -> s == x;
            case Expr.Call c -> c.definition().free().contains(x) || c.arguments().stream().anyMatch(moving::get);
            case Expr.Big _, Expr.Extreme _, Expr.Array _, Expr.Derivative _, Expr.Limit _, Condition.ForAll _ -> Free.occurs(x, n);
            case Expr _, Condition _ -> n.children().stream().anyMatch(moving::get);
        };
    }

    private List<Expr> parts(Expr f) {
        if (!moved(f)) return List.of();
        return switch (f) {
            case Expr.Neg n -> List.of(n.argument());
            case Expr.Binary b when b.operator() == Operator.MATMUL -> List.of(Unfold.inner(b.left(), b.right()));
            case Expr.Binary b when b.operator() == Operator.POWER && !moved(b.right()) -> List.of(b.left());
            case Expr.Binary b -> List.of(b.left(), b.right());
            case Expr.Apply a -> List.of(a.argument());
            case Expr.If i -> List.of(i.yes(), i.no());
            case Expr.Call c -> lemma(c).isPresent() ? List.of(c.arguments().get(only(c))) : List.of(Unfold.call(c));
            case Expr.Entry e -> Unfold.entry(e).map(List::of).orElse(List.of());
            case Expr.Big b -> spelled(b).map(t -> List.of(t.equal().right())).orElse(List.of());
            case Expr.Extreme m -> spelled(m).map(t -> List.of(t.equal().right())).orElse(List.of());
            case Expr _ -> List.of();
        };
    }

    /// Whether the value moves with the variable.
    private boolean moved(Expr f) {
        Boolean known = moving.get(f);
        if (known != null) return known;
        for (Node p : Dag.postorder(f, q -> moving.containsKey(q) ? List.of() : Free.scope(q))) {
            if (!moving.containsKey(p)) moving.put(p, itself(p));
        }
        return moving.get(f);
    }

    private Theorem once(Expr f) {
        if (!moved(f)) return Theorem.constant(f, x, index);
        return switch (f) {
            case Symbol _ -> Theorem.variable(x);
            case Expr.Neg n -> Theorem.negation(d(n.argument()));
            case Expr.Binary b -> switch (b.operator()) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE -> Theorem.arithmetic(b.operator(), d(b.left()), d(b.right()));
                case POWER -> moved(b.right()) ? Theorem.generalPower(d(b.left()), d(b.right())) : Theorem.power(d(b.left()), b.right());
                case MATMUL -> Theorem.derivativeOfDefinition(f, d(Unfold.inner(b.left(), b.right())));
            };
            case Expr.Apply a -> Theorem.primitive(a.function(), d(a.argument()));
            case Expr.If i -> cases(i);
            case Expr.Call c -> {
                Optional<Theorem> lemma = lemma(c);
                yield lemma.isPresent() ? Theorem.chain(lemma.get(), d(c.arguments().get(only(c))))
                        : Theorem.derivativeOfDefinition(f, d(Unfold.call(c)));
            }
            case Expr.Entry e -> {
                Optional<Expr> meaning = Unfold.entry(e);
                yield meaning.isPresent() ? Theorem.derivativeOfDefinition(f, d(meaning.get())) : Theorem.entry(e, index);
            }
            case Expr.Big b -> {
                Optional<Theorem> spelled = spelled(b);
                yield spelled.isPresent() ? Theorem.equalFunction(spelled.get(), d(spelled.get().equal().right()), boundaries(spelled.get()))
                        : big(b);
            }
            case Expr.Extreme m -> {
                Optional<Theorem> spelled = spelled(m);
                yield spelled.isPresent() ? Theorem.equalFunction(spelled.get(), d(spelled.get().equal().right()), boundaries(spelled.get())) : extreme(m);
            }
            case Expr.Limit _ -> throw new IllegalStateException("the limit must be worked out first");
            case Expr.Derivative _ -> throw new IllegalStateException("the inner derivative must be worked out first");
            case Expr.Num _, Expr.Pi _, Expr.Array _, Expr.Literal _, Expr.Transpose _ -> Theorem.constant(f, x, index);
        };
    }

    private Theorem d(Expr f) {
        return derivatives.get(f);
    }

    /// Term by term, under another name for the bound index where that is the name of the position that is differentiated by.
    private Theorem big(Expr.Big f) {
        Expr.Big g = meets(f.index()) ? (Expr.Big) Theorem.renaming(f, other(f, f.index())).equal().right() : f;
        return Theorem.big(f, g, new Differentiation(x, index, facts.generic(g.index()), lemmas).of(g.body()));
    }

    /// The value at the index that alone has the maximum.
    private Theorem extreme(Expr.Extreme f) {
        Expr.Extreme g = meets(f.index()) ? (Expr.Extreme) Theorem.renaming(f, other(f, f.index())).equal().right() : f;
        return Theorem.extremeDerivative(f, g, new Differentiation(x, index, facts.generic(g.index()), lemmas).of(g.body()));
    }

    private boolean meets(Symbol bound) {
        return index.stream().anyMatch(i -> Free.occurs(bound, i));
    }

    private String other(Expr f, Symbol bound) {
        Set<String> taken = new HashSet<>();
        for (Node n : Dag.postorder(f)) if (n instanceof Symbol s) taken.add(s.name());
        for (Expr i : index) for (Symbol s : Free.of(i)) taken.add(s.name());
        return Fresh.name(bound.name(), taken);
    }

    /// The position of the only argument that moves, or -1.
    private int only(Expr.Call c) {
        int found = -1;
        for (int k = 0; k < c.arguments().size(); k++) {
            if (!moved(c.arguments().get(k))) continue;
            if (found >= 0) return -1;
            found = k;
        }
        return c.definition().free().contains(x) ? -1 : found;
    }

    /// The lemma for this call: at its other arguments, which stand still. One that assumes what is false here says nothing.
    private Optional<Theorem> lemma(Expr.Call c) {
        return applicable.computeIfAbsent(c, this::found);
    }

    private Optional<Theorem> found(Expr.Call c) {
        int k = only(c);
        if (!c.isScalar() || k < 0 || !c.arguments().get(k).isScalar()) return Optional.empty();
        return lemmas.derivative(c.definition(), k).map(t -> {
            Expr.Call pattern = (Expr.Call) t.derivative().function();
            Map<Symbol, Expr> values = new LinkedHashMap<>();
            for (int i = 0; i < c.arguments().size(); i++) {
                if (i != k) values.put((Symbol) pattern.arguments().get(i), c.arguments().get(i));
            }
            return values.isEmpty() ? t : Theorem.instance(t, values);
        }).filter(this::possible).map(Differentiation::turned);
    }

    /// With comparisons that begin with what moves.
    private static Theorem turned(Theorem lemma) {
        return Orientation.of(lemma.derivative().derivative()).map(t -> Theorem.named(lemma.label(), Theorem.equalDerivative(lemma, t))).orElse(lemma);
    }

    private boolean possible(Theorem lemma) {
        Symbol p = lemma.derivative().variable();
        return lemma.hypotheses().stream().noneMatch(h -> !h.isQuantified() && !Free.occurs(p, h) && facts.prove(h.negated()).isPresent());
    }

    /// `Σ f = f(1) + …` of a sum whose terms are entries of something written out, so that they can be named only one by one.
    private Optional<Theorem> spelled(Expr.Big b) {
        boolean written = Dag.postorder(b.body()).stream().anyMatch(n -> n instanceof Expr.Entry e && e.tensor() instanceof Expr.Literal
                && e.indices().stream().anyMatch(i -> Free.occurs(b.index(), i)));
        return written && numbered(b.index()) ? Optional.of(facts.discharge(Theorem.unrolling(b))) : Optional.empty();
    }

    /// The cases of a maximum of very few values.
    private Optional<Theorem> spelled(Expr.Extreme m) {
        return Extremes.isShort(m) ? Optional.of(facts.discharge(Theorem.unrolling(m))) : Optional.empty();
    }

    private static boolean numbered(Symbol k) {
        return Ring.value(k.lower()).isPresent() && Ring.value(k.upper()).filter(u -> u.isSmallInteger() && u.intValue() <= MOST_SPELLED).isPresent();
    }

    private Theorem cases(Expr.If i) {
        Optional<Theorem> one = taken(i);
        if (one.isPresent()) return Theorem.equalFunction(one.get(), d(one.get().equal().right()), boundaries(one.get()));
        List<Theorem> sides = new ArrayList<>();
        for (Condition.Compare c : Formula.comparisons(i.condition())) {
            sides.add(continuous(c.left()));
            sides.add(continuous(c.right()));
        }
        Theorem yes = inside(d(i.yes()), i.condition());
        Theorem no = inside(d(i.no()), i.condition().negated());
        return Theorem.caseRule(i, yes, no, sides);
    }

    /// The branch that a comparison takes everywhere, its sides being the same: `max(u, u)` has no kink.
    private Optional<Theorem> taken(Expr.If i) {
        if (!(i.condition() instanceof Condition.Compare c) || !same(c)) return Optional.empty();
        boolean holds = c.relation() == Relation.EQ || c.relation() == Relation.LE || c.relation() == Relation.GE;
        Facts defined = facts.with(Theorem.domain(c.left()).toArray(Condition[]::new)).with(Theorem.domain(c.right()).toArray(Condition[]::new));
        return defined.prove(holds ? c : c.negated()).map(t -> settle(Theorem.branch(i, t)));
    }

    /// Whether the sides of a comparison are the same but for the way they are written.
    static boolean same(Condition.Compare c) {
        if (c.left() == c.right()) return true;
        boolean plain = c.left() instanceof Symbol && c.right() instanceof Expr.Num || c.left() instanceof Expr.Num && c.right() instanceof Symbol;
        if (plain || c.left().treeSize() + c.right().treeSize() > LARGEST_COMPARED) return false;
        try {
            return new Ring().normal(Terms.sub(c.left(), c.right())).numerator().isZero();
        } catch (Refused e) {
            return false;
        }
    }

    /// What a branch needs is often settled by its own condition.
    private Theorem inside(Theorem t, Condition taken) {
        if (facts.settles(t)) return t;
        return facts.with(taken).discharge(t);
    }

    private Theorem settle(Theorem t) {
        Theorem rest = t;
        for (Condition h : t.hypotheses()) {
            if (facts.assumptions().contains(h) || stuck.contains(h)) continue;
            Optional<Theorem> fact = facts.fact(h);
            if (fact.isPresent()) rest = Theorem.discharge(rest, fact.get());
            else stuck.add(h);
        }
        return rest;
    }

    // ------------------------------------------------------------------------------------------ continuity

    /// Continuity of a term in the variable, at a kink too where the branches agree there.
    public Theorem continuous(Expr f) {
        Theorem ready = continuity.get(f);
        if (ready != null) return ready;
        for (Node n : Dag.postorder(f, m -> continuity.containsKey((Expr) m) ? List.of() : operands((Expr) m))) {
            if (!continuity.containsKey((Expr) n)) continuity.put((Expr) n, settle(continuousOnce((Expr) n)));
        }
        return continuity.get(f);
    }

    /// Continuity of both sides of whatever an equation needs.
    private List<Theorem> boundaries(Theorem equation) {
        List<Theorem> sides = new ArrayList<>();
        for (Condition h : equation.hypotheses()) {
            for (Condition.Compare c : Formula.comparisons(h)) {
                sides.add(continuous(c.left()));
                sides.add(continuous(c.right()));
            }
        }
        return sides;
    }

    private List<Expr> operands(Expr f) {
        if (!moved(f)) return List.of();
        return switch (f) {
            case Expr.Neg n -> List.of(n.argument());
            case Expr.Binary b when b.operator() == Operator.MATMUL -> List.of(Unfold.inner(b.left(), b.right()));
            case Expr.Binary b -> List.of(b.left(), b.right());
            case Expr.Apply a -> List.of(a.argument());
            case Expr.If i -> {
                List<Expr> all = new ArrayList<>(List.of(i.yes(), i.no()));
                for (Condition.Compare c : Formula.comparisons(i.condition())) all.addAll(List.of(c.left(), c.right()));
                yield all;
            }
            case Expr.Call c -> List.of(Unfold.call(c));
            case Expr.Entry e -> Unfold.entry(e).map(List::of).orElse(List.of());
            case Expr _ -> List.of();
        };
    }

    private Theorem continuousOnce(Expr f) {
        if (!moved(f) || f == x || f instanceof Expr.Entry e && Unfold.entry(e).isEmpty()) return Theorem.continuous(f, x);
        return switch (f) {
            case Expr.If i -> continuousCases(i);
            case Expr.Big b -> Theorem.continuous(f, x, List.of(new Differentiation(x, index, facts.generic(b.index()), lemmas).continuous(b.body())));
            case Expr.Extreme m -> Theorem.continuous(f, x, List.of(new Differentiation(x, index, facts.generic(m.index()), lemmas).continuous(m.body())));
            case Expr _ -> Theorem.continuous(f, x, operands(f).stream().map(continuity::get).toList());
        };
    }

    private Theorem continuousCases(Expr.If i) {
        List<Theorem> sides = new ArrayList<>();
        List<Theorem> agreements = new ArrayList<>();
        for (Condition.Compare c : Formula.comparisons(i.condition())) {
            sides.add(continuity.get(c.left()));
            sides.add(continuity.get(c.right()));
            agreements.add(agreement(i, c));
        }
        return Theorem.continuousCases(i, x, continuity.get(i.yes()), continuity.get(i.no()), sides, agreements);
    }

    /// `l = r ⊢ yes = no`, or that from `l ≠ r` where the branches do not agree: continuous off the boundary.
    private Theorem agreement(Expr.If i, Condition.Compare c) {
        Condition on = Formula.on(c);
        Optional<Theorem> equal = Equality.prove(i.yes(), i.no(), facts.with(on));
        return equal.orElseGet(() -> Theorem.absurd(
                Theorem.combine((Condition.Compare) Condition.compare(Relation.NE, ZERO, ZERO),
                        List.of(Theorem.assume(Formula.off(c)), Theorem.assume(on)),
                        List.of(Rational.ONE, Rational.MINUS_ONE)),
                new Judgement.Equal(i.yes(), i.no())));
    }

    // ------------------------------------------------------------------------------------------ derivative terms

    /// `e = e′` where the derivatives and limits written in e are worked out, innermost first.
    ///
    /// @throws Refused where one of them is not found
    public static Theorem evaluate(Expr e, Facts facts, Lemmas lemmas) {
        Theorem result = null;
        for (int round = 0; round < 1_000; round++) {
            Expr now = result == null ? e : result.equal().right();
            Map<Expr, Theorem> steps = new LinkedHashMap<>();
            collect(now, facts, lemmas, steps);
            if (steps.isEmpty()) return result == null ? Theorem.reflexivity(e) : facts.discharge(result);
            Theorem step = Theorem.rewrite(now, new ArrayList<>(steps.values()));
            result = result == null ? step : Theorem.transitivity(result, step);
        }
        throw new IllegalStateException("derivatives without end");
    }

    private static void collect(Expr e, Facts facts, Lemmas lemmas, Map<Expr, Theorem> steps) {
        for (Node n : Dag.postorder(e, Free::scope)) {
            switch (n) {
                case Expr.Derivative d -> steps.computeIfAbsent(d, _ -> value(d, facts, lemmas));
                case Expr.Limit l when l.points().stream().noneMatch(Differentiation::pending) -> steps.computeIfAbsent(l, _ -> Tendency.value(l, facts, lemmas));
                case Expr.Big b -> collect(b.body(), facts.generic(b.index()), lemmas, steps);
                case Expr.Extreme m -> collect(m.body(), facts.generic(m.index()), lemmas, steps);
                case Expr.Array a -> collect(a.body(), facts, lemmas, steps);
                case Expr _, Condition _ -> { }
            }
        }
    }

    /// What a derivative term is, by the theorem of its body.
    public static Theorem value(Expr.Derivative d, Facts facts, Lemmas lemmas) {
        Facts inside = d.at() == d.variable() ? facts : without(facts, d.variable());
        Differentiation by = new Differentiation(d.variable(), d.index(), inside, lemmas);
        Theorem body = evaluate(d.body(), inside, lemmas);
        Theorem t = asDerived(by.of(body.equal().right()));
        if (body.equal().left() != body.equal().right()) {
            t = Theorem.equalFunction(body, t, by.boundaries(body));
        }
        return facts.discharge(Theorem.derivativeValue(t, d.at()));
    }

    /// What is known without saying anything of the symbol.
    private static Facts without(Facts facts, Symbol s) {
        return facts.among(facts.assumptions().stream().filter(c -> !Free.occurs(s, c)).toList());
    }

    /// Whether a derivative or a limit is still written somewhere in the term, under sums too.
    public static boolean pending(Expr e) {
        return Dag.postorder(e).stream().anyMatch(n -> n instanceof Expr.Derivative || n instanceof Expr.Limit);
    }
}
