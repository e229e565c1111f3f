package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// What follows from a set of assumptions about signs and order. An answer is a theorem whose hypotheses are among the
/// assumptions.
///
/// Signs are derived from the form of a term (`exp u > 0`, sums and products of positives, squares), bounds by linear
/// combination of the assumptions with what is known of the parts.
public final class Facts {
    private static final int DEEPEST = 200;
    private static final int NOTHING = Integer.MAX_VALUE;
    private static final int DEEPEST_NAMES = 12;

    /// Smaller comparisons are searched for sooner than looked at in numbers.
    private static final long SMALL = 4;

    private final Set<Condition> assumptions;
    private final Hunch hunch;
    /// What assumptions say with their names replaced, shared by all facts that were made from one another.
    private final Map<Condition, Optional<Theorem>> meanings;
    private final Map<Node, Optional<Theorem>> known = new HashMap<>();
    /// The questions that are being answered, each with how many were before it.
    private final Map<Node, Integer> open = new HashMap<>();
    /// Failures that may be due to an open question, with the outermost one of them.
    private final Map<Node, Integer> leaning = new HashMap<>();
    private int leaned = NOTHING;
    private final Map<Bounds.Sides, Hunch.Seen> seen = new HashMap<>();
    private final Signs signs;
    private final Bounds bounds = new Bounds(this);
    private final Instances instances;
    private Optional<List<Theorem>> comparisons = Optional.empty();
    private Optional<List<Expr.Extreme>> maxima = Optional.empty();
    private Optional<Everywhere> everywhere = Optional.empty();
    private final Map<Expr, Theorem> values = new HashMap<>();
    private final Map<Expr, Theorem> defined = new HashMap<>();

    public Facts(Collection<Condition> assumptions) {
        this(assumptions, Hunch.NONE);
    }

    /// @param hunch asked before a search
    public Facts(Collection<Condition> assumptions, Hunch hunch) {
        this(assumptions, hunch, new HashMap<>());
    }

    private Facts(Collection<Condition> assumptions, Hunch hunch, Map<Condition, Optional<Theorem>> meanings) {
        this.hunch = hunch;
        this.meanings = meanings;
        Set<Condition> flat = new LinkedHashSet<>();
        for (Condition c : assumptions) flat.addAll(c.conjuncts());
        this.assumptions = java.util.Collections.unmodifiableSet(flat);
        this.instances = new Instances(this);
        this.signs = new Signs(this);
    }

    public static Facts none() {
        return new Facts(List.of());
    }

    public Set<Condition> assumptions() {
        return assumptions;
    }

    public Facts with(Condition... more) {
        List<Condition> all = new ArrayList<>(assumptions);
        all.addAll(List.of(more));
        return among(all);
    }

    /// Facts that follow from other assumptions.
    public Facts among(Collection<Condition> others) {
        return new Facts(others, hunch, meanings);
    }

    /// The condition as a theorem, if it can be shown to follow.
    public Optional<Theorem> prove(Condition c) {
        return assumptions.contains(c) ? Optional.of(Theorem.assume(c)) : once(c, () -> search(c));
    }

    /// What is found about a condition or the sign of a term, searched for once. Nothing is found where the search comes back to
    /// a question that is still open, or gets too deep; failures that lean on an open question are forgotten when it gets an answer.
    Optional<Theorem> once(Node question, Supplier<Optional<Theorem>> search) {
        Optional<Theorem> ready = known.get(question);
        Integer asked = ready == null ? open.get(question) : leaning.get(question);
        if (asked != null) leaned = Math.min(leaned, asked);
        if (ready != null) return ready;
        Interrupted.check();
        int depth = open.size();
        if (asked != null || depth > DEEPEST) return Optional.empty();
        int before = leaned;
        leaned = NOTHING;
        open.put(question, depth);
        try {
            Optional<Theorem> t = search.get();
            if (leaned >= depth) leaned = NOTHING;
            known.put(question, t);
            if (t.isPresent()) {
                leaning.entrySet().removeIf(e -> e.getValue() >= depth && known.remove(e.getKey()) != null);
                leaned = NOTHING;
            } else {
                leaning.replaceAll((_, on) -> on >= depth ? leaned : on);
                leaning.values().removeIf(on -> on == NOTHING);
                if (leaned < depth) leaning.put(question, leaned);
            }
            return t;
        } finally {
            open.remove(question);
            leaned = Math.min(before, leaned);
        }
    }

    private Optional<Theorem> search(Condition c) {
        return switch (c) {
            case Condition.And a -> {
                List<Theorem> parts = new ArrayList<>();
                for (Condition p : a.parts()) {
                    Optional<Theorem> t = prove(p);
                    if (t.isEmpty()) yield Optional.empty();
                    parts.add(t.get());
                }
                yield Optional.of(Theorem.both(parts));
            }
            case Condition.Or o -> either(o);
            case Condition.ForAll f -> forAll(f);
            case Condition.Compare e -> compared(e);
        };
    }

    private Optional<Theorem> either(Condition.Or o) {
        // That a term has a value was looked into before anything that holds the term.
        List<Condition> parts = new ArrayList<>(o.parts());
        parts.sort(java.util.Comparator.comparing((Condition p) -> asked(p).isEmpty()));
        for (Condition p : parts) {
            Optional<Theorem> t = prove(p).map(u -> discharge(Theorem.either(u, o)));
            if (t.isPresent()) return t;
        }
        // One part under the opposite of another: what stands behind an implication.
        for (Condition p : o.parts()) {
            if (p instanceof Condition.ForAll || assumptions.contains(p.negated())) continue;
            Facts inside = with(p.negated());
            for (Condition q : o.parts()) {
                if (q == p) continue;
                Optional<Theorem> t = inside.prove(q);
                if (t.isPresent()) {
                    Theorem yes = Theorem.either(Theorem.assume(p), o);
                    Theorem no = Theorem.either(t.get(), o);
                    return attempt(() -> settled(Theorem.cases(p, yes, no)));
                }
            }
        }
        return assumptions.stream().flatMap(a -> a instanceof Condition.Or b ? split(o, b).stream() : Stream.empty()).findFirst();
    }

    /// From an assumed alternative: what follows from each of its two parts.
    private Optional<Theorem> split(Condition.Or goal, Condition.Or assumed) {
        if (assumed.parts().size() != 2 || assumed.isQuantified()) return Optional.empty();
        List<Condition> rest = new ArrayList<>(assumptions);
        rest.remove(assumed);
        Condition first = assumed.parts().getFirst();
        Condition second = assumed.parts().getLast();
        return among(rest).with(first).prove(goal).flatMap(yes -> among(rest).with(second).prove(goal).flatMap(no -> attempt(() -> {
            Theorem other = Theorem.detach(Theorem.assume(assumed), Theorem.assume(first.negated()));
            return settled(Theorem.cases(first, yes, Theorem.discharge(no, other)));
        })));
    }

    private Optional<Theorem> forAll(Condition.ForAll f) {
        return generic(f.index()).prove(f.body()).flatMap(t -> attempt(() -> settled(Theorem.forAll(t, f.index()))));
    }

    /// What is known below a binder: the assumptions that do not speak of a namesake of its index, and its range.
    public Facts generic(Symbol k) {
        List<Condition> inside = new ArrayList<>();
        for (Condition a : assumptions) if (!Free.occurs(k, a)) inside.add(a);
        inside.add(compare(Relation.LE, k.lower(), k));
        inside.add(compare(Relation.LE, k, k.upper()));
        return among(inside);
    }

    /// The theorem without the hypotheses that follow from the assumptions.
    public Theorem discharge(Theorem t) {
        Theorem rest = t;
        for (Condition h : t.hypotheses()) {
            if (assumptions.contains(h)) continue;
            Optional<Theorem> fact = fact(h);
            if (fact.isPresent()) rest = Theorem.discharge(rest, fact.get());
        }
        return rest;
    }

    /// What discharges a hypothesis: its proof, or for `e = e`, which says that e has a value, what that needs.
    public Optional<Theorem> fact(Condition h) {
        return h instanceof Condition.Compare c && c.relation() == Relation.EQ && c.left() == c.right() ? Optional.of(defined(c.left())) : prove(h);
    }

    /// `e = e`: that the term has a value, under the conditions that are not settled here.
    private Theorem defined(Expr root) {
        Deque<Expr> stack = new ArrayDeque<>(List.of(root));
        while (!stack.isEmpty()) {
            Expr e = stack.peek();
            Theorem t = defined.get(e);
            if (t != null) {
                stack.pop();
                continue;
            }
            t = values.computeIfAbsent(e, Theorem::value);
            boolean ready = true;
            for (Condition h : t.hypotheses()) {
                for (Expr p : asked(h)) {
                    if (defined.containsKey(p)) continue;
                    stack.push(p);
                    ready = false;
                }
            }
            if (!ready) continue;
            // Known before the conditions are looked at, which may ask for it again.
            defined.put(e, t);
            defined.put(e, discharge(t));
            values.remove(e);
        }
        return defined.get(root);
    }

    /// The theorem without hypotheses that follow from its others, the longest tried first.
    public Theorem minimal(Theorem t) {
        Theorem rest = discharge(t);
        List<Condition> open = new ArrayList<>(rest.hypotheses());
        open.removeAll(assumptions);
        open.sort(java.util.Comparator.comparingDouble((Condition c) -> -Simplification.cost(c)));
        for (Condition h : open) {
            List<Condition> others = new ArrayList<>(assumptions);
            for (Condition o : rest.hypotheses()) if (o != h) others.add(o);
            Optional<Theorem> fact = among(others).prove(h);
            if (fact.isPresent()) rest = Theorem.discharge(rest, fact.get());
        }
        return rest;
    }

    /// The terms that a condition says have a value, by itself or in one case.
    private static List<Expr> asked(Condition h) {
        return switch (h) {
            case Condition.Compare c when c.relation() == Relation.EQ && c.left() == c.right() -> List.of(c.left());
            case Condition.Or o -> o.parts().stream().flatMap(p -> asked(p).stream()).toList();
            case Condition.And a -> a.parts().stream().flatMap(p -> asked(p).stream()).toList();
            case Condition.Compare _, Condition.ForAll _ -> List.of();
        };
    }

    /// Whether nothing is left but assumptions.
    public boolean settles(Theorem t) {
        return assumptions.containsAll(t.hypotheses());
    }

    /// The theorem with nothing left but assumptions; for [#attempt(Supplier)].
    Theorem settled(Theorem t) {
        Theorem d = discharge(t);
        if (!settles(d)) throw new Unsettled();
        return d;
    }

    /// A step of the search that needs what is not known here.
    static final class Unsettled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsettled() {
            super(null, null, false, false);
        }
    }

    /// What a step gives that the kernel or [#settled(Theorem)] may refuse.
    Optional<Theorem> attempt(Supplier<Theorem> step) {
        try {
            return Optional.of(step.get());
        } catch (Refused | Unsettled e) {
            return Optional.empty();
        }
    }

    // ------------------------------------------------------------------------------------------ comparisons

    /// The assumed comparisons, each followed by what it says with its names replaced by what they stand for.
    List<Theorem> comparisons() {
        if (comparisons.isPresent()) return comparisons.get();
        List<Theorem> out = new ArrayList<>();
        for (Condition a : assumptions) {
            if (!(a instanceof Condition.Compare c)) continue;
            out.add(Theorem.assume(c));
            meaning(c).filter(this::settles).ifPresent(out::add);
        }
        comparisons = Optional.of(List.copyOf(out));
        return comparisons.get();
    }

    /// The maxima that are compared by assumption.
    List<Expr.Extreme> maxima() {
        if (maxima.isPresent()) return maxima.get();
        List<Expr.Extreme> out = new ArrayList<>();
        for (Condition a : assumptions) {
            if (!(a instanceof Condition.Compare c)) continue;
            for (Expr side : List.of(c.left(), c.right())) if (side instanceof Expr.Extreme m && !out.contains(m)) out.add(m);
        }
        maxima = Optional.of(List.copyOf(out));
        return maxima.get();
    }

    /// The condition of an assumption with its names replaced, where that has a value without a search among the assumptions,
    /// which would ask for their meaning again.
    Optional<Theorem> meaning(Condition.Compare c) {
        Optional<Theorem> ready = meanings.get(c);
        if (ready != null) return ready;
        Optional<Theorem> made = !hasNames(c) ? Optional.empty() : attempt(() -> {
            Theorem t = none().discharge(Theorem.rewriteFact(Theorem.assume(c), List.of(Unfolding.all(c.left()), Unfolding.all(c.right()))));
            if (t.holds() == c) throw new Unsettled();
            return t;
        });
        meanings.put(c, made);
        return made;
    }

    /// Whether there are names to be replaced; those nested deeper than a reader nests them are left alone.
    private static boolean hasNames(Condition c) {
        Map<Node, Integer> depths = new HashMap<>();
        int deepest = 0;
        for (Node n : Dag.postorder(c, Free::scope)) {
            int depth = 0;
            for (Node part : Free.scope(n)) depth = Math.max(depth, depths.get(part));
            depths.put(n, n instanceof Expr e && Unfolding.unfolds(e) ? depth + 1 : depth);
            deepest = Math.max(deepest, depths.get(n));
        }
        return deepest > 0 && deepest <= DEEPEST_NAMES;
    }

    private Optional<Theorem> compared(Condition.Compare c) {
        if (Ring.value(c.left()).isPresent() && Ring.value(c.right()).isPresent()) return attempt(() -> Theorem.number(c));
        for (Theorem a : comparisons()) {
            Condition.Compare b = (Condition.Compare) a.holds();
            if (b.left() == c.left() && b.right() == c.right() || b.left() == c.right() && b.right() == c.left()) {
                Optional<Theorem> t = attempt(() -> Theorem.weaker(a, c));
                if (t.isPresent()) return t;
            }
        }
        if (seemsFalse(c)) return Optional.empty();
        Optional<Theorem> t = switch (c.relation()) {
            case NE -> apart(c);
            case EQ -> equal(c);
            case LT, LE, GT, GE -> ordered(c);
        };
        return t.isPresent() ? t : byMeaning(c);
    }

    /// With names replaced by what they stand for.
    private Optional<Theorem> byMeaning(Condition.Compare c) {
        if (!hasNames(c)) return Optional.empty();
        return attempt(() -> {
            Theorem left = Unfolding.all(c.left());
            Theorem right = Unfolding.all(c.right());
            Theorem plain = prove(compare(c.relation(), left.equal().right(), right.equal().right())).orElseThrow(Unsettled::new);
            List<Theorem> back = new ArrayList<>();
            if (left.equal().left() != left.equal().right()) back.add(Theorem.symmetry(left));
            if (right.equal().left() != right.equal().right()) back.add(Theorem.symmetry(right));
            Theorem named = Theorem.rewriteFact(plain, back);
            if (named.holds() != c) throw new Unsettled();
            return settled(named);
        });
    }

    private Optional<Theorem> apart(Condition.Compare c) {
        if (Fold.zero(c.right())) {
            Optional<Theorem> s = sign(c.left()).flatMap(t -> attempt(() -> Theorem.weaker(t, c)));
            if (s.isPresent()) return s;
        }
        List<Theorem> assumed = new ArrayList<>(comparisons());
        assumed.addAll(instances(c));
        for (Theorem a : assumed) {
            Condition.Compare b = (Condition.Compare) a.holds();
            if (b.relation() != Relation.NE) continue;
            Optional<Theorem> t = ratio(c, b).flatMap(r -> attempt(() -> settled(Theorem.combine(c, List.of(a), List.of(r)))));
            if (t.isPresent()) return t;
        }
        Optional<Theorem> above = prove(compare(Relation.GT, c.left(), c.right()));
        if (above.isPresent()) return attempt(() -> Theorem.weaker(above.get(), c));
        Optional<Theorem> below = prove(compare(Relation.LT, c.left(), c.right()));
        if (below.isPresent()) return attempt(() -> Theorem.weaker(below.get(), c));
        return Fold.zero(c.right()) ? new Factors(this).apart(c) : factored(c);
    }

    /// `a ≠ b` through the sign of the difference.
    private Optional<Theorem> factored(Condition.Compare c) {
        Expr d = Terms.sub(c.left(), c.right());
        return prove(compare(Relation.NE, d, ZERO)).flatMap(t -> attempt(() -> settled(Theorem.combine(c, List.of(t), List.of(Rational.ONE)))));
    }

    /// The number r with `difference of c = r · difference of b`.
    private static Optional<Rational> ratio(Condition.Compare c, Condition.Compare b) {
        try {
            Ring ring = new Ring();
            Fraction x = ring.normal(Terms.sub(c.left(), c.right()));
            Fraction y = ring.normal(Terms.sub(b.left(), b.right()));
            if (x.numerator().isZero() || y.numerator().isZero()) return Optional.empty();
            Fraction q = x.multiply(y.inverse());
            return q.constant();
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> equal(Condition.Compare c) {
        if (c.left() == c.right()) return Optional.of(defined(c.left())).filter(this::settles);
        Optional<Theorem> byField = attempt(() -> settled(Theorem.fact(Theorem.field(c.left(), c.right()))));
        return byField.isPresent() ? byField : combined(c);
    }

    private Optional<Theorem> ordered(Condition.Compare c) {
        if (Fold.zero(c.right())) {
            Optional<Theorem> s = sign(c.left()).flatMap(t -> attempt(() -> Theorem.weaker(t, c)));
            if (s.isPresent()) return s;
        }
        Optional<Theorem> linear = combined(c);
        if (linear.isPresent()) return linear;
        if (Fold.zero(c.right())) return Optional.empty();
        boolean up = c.relation() == Relation.GT || c.relation() == Relation.GE;
        Expr d = up ? Fold.sub(c.left(), c.right()) : Fold.sub(c.right(), c.left());
        Relation r = c.relation() == Relation.GT || c.relation() == Relation.LT ? Relation.GT : Relation.GE;
        return sign(d).flatMap(t -> attempt(() -> Theorem.weaker(t, (Condition.Compare) compare(r, d, ZERO))))
                .flatMap(t -> attempt(() -> settled(Theorem.combine(c, List.of(t), List.of(Rational.ONE)))));
    }

    // ------------------------------------------------------------------------------------------ by form, by combination

    /// The strongest comparison of the term with 0 that its form and the assumptions give.
    public Optional<Theorem> sign(Expr e) {
        return signs.sign(e);
    }

    /// That the assumptions contradict each other, as a false comparison of numbers.
    public Optional<Theorem> contradiction() {
        return bounds.contradiction();
    }

    Optional<Theorem> combined(Condition.Compare c) {
        return bounds.combined(c);
    }

    /// An order by products of assumptions, with a longer search than [#prove(Condition)] makes.
    public Optional<Theorem> thorough(Condition.Compare c) {
        return bounds.thorough(c);
    }

    /// The comparisons that are assumed for every index, at the indices of a term or condition.
    List<Theorem> instances(Node about) {
        return instances.of(about);
    }

    /// The equations that are assumed for every index.
    Everywhere everywhere() {
        if (everywhere.isEmpty()) everywhere = Optional.of(new Everywhere(this));
        return everywhere.get();
    }

    boolean seemsFalse(Condition.Compare c) {
        if (c.left().treeSize() + c.right().treeSize() <= SMALL) return false;
        return seen.computeIfAbsent(new Bounds.Sides(c.left(), c.right()), s -> hunch.look(s.left(), s.right(), assumptions)).against(c);
    }
}
