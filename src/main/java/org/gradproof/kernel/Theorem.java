package org.gradproof.kernel;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.kernel.Judgement.Continuous;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Judgement.Eventually;
import org.gradproof.kernel.Judgement.HasDerivative;
import org.gradproof.kernel.Judgement.Holds;
import org.gradproof.kernel.Judgement.Side;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Judgement.Target;
import org.gradproof.kernel.Judgement.Target.Finite;
import org.gradproof.kernel.Judgement.Target.Infinite;
import org.gradproof.kernel.Judgement.Tends;

/// `H₁, …, Hₙ ⊢ J`: at every point where all hypotheses are defined and true, the judgement is true.
///
/// The constructor is private and the rules are all in this file, so nothing outside of it can make a theorem. In the
/// figures of the rules `dom e` are the conditions under which a term has a value; they become hypotheses.
public final class Theorem {
    private final Set<Condition> hypotheses;
    private final Judgement judgement;
    private final Rule rule;
    private final String label;
    private final List<Theorem> premises;
    private final Choice choice;

    private Theorem(Set<Condition> hypotheses, Judgement judgement, Rule rule, String label, List<Theorem> premises) {
        this(hypotheses, judgement, rule, label, premises, Choice.NONE);
    }

    private Theorem(Set<Condition> hypotheses, Judgement judgement, Rule rule, String label, List<Theorem> premises, Choice choice) {
        this.hypotheses = java.util.Collections.unmodifiableSet(hypotheses);
        this.judgement = judgement;
        this.rule = rule;
        this.label = label;
        this.premises = List.copyOf(premises);
        this.choice = choice;
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

    /// The name of the step for the reader: that of the rule, or a more telling one.
    public String label() {
        return label;
    }

    public List<Theorem> premises() {
        return premises;
    }

    /// What the rule was told beyond what conclusion and premises show.
    public Choice choice() {
        return choice;
    }

    /// The equation; a bug where the judgement is another.
    public Equal equal() {
        return (Equal) judgement;
    }

    /// The derivative; a bug where the judgement is another.
    public HasDerivative derivative() {
        return (HasDerivative) judgement;
    }

    /// The limit; a bug where the judgement is another.
    public Tends tends() {
        return (Tends) judgement;
    }

    /// The condition; a bug where the judgement is another.
    public Condition holds() {
        return ((Holds) judgement).condition();
    }

    @Override
    public String toString() {
        return hypotheses + " |- " + judgement;
    }

    // ---------------------------------------------------------------------------------------------- making

    private static Theorem make(Rule rule, Judgement judgement, Collection<Condition> own, Theorem... premises) {
        return make(rule, rule.label(), judgement, own, List.of(premises));
    }

    private static Theorem make(Rule rule, String label, Judgement judgement, Collection<Condition> own, List<Theorem> premises) {
        return make(rule, label, judgement, own, premises, Choice.NONE);
    }

    private static Theorem make(Rule rule, String label, Judgement judgement, Collection<Condition> own, List<Theorem> premises, Choice choice) {
        Set<Condition> all = Set.of();
        for (Theorem p : premises) all = union(all, p.hypotheses);
        return new Theorem(union(all, flat(own)), judgement, rule, label, premises, choice);
    }

    /// The union, sharing an argument that holds the other.
    private static Set<Condition> union(Set<Condition> a, Set<Condition> b) {
        if (a == b || b.isEmpty()) return a;
        if (a.isEmpty()) return b;
        if (a.size() >= b.size() && a.containsAll(b)) return a;
        if (b.containsAll(a)) return b;
        Set<Condition> u = new LinkedHashSet<>(a);
        u.addAll(b);
        return java.util.Collections.unmodifiableSet(u);
    }

    private static Set<Condition> flat(Collection<Condition> conditions) {
        if (conditions.isEmpty()) return Set.of();
        Set<Condition> out = new LinkedHashSet<>();
        for (Condition c : conditions) out.addAll(c.conjuncts());
        return java.util.Collections.unmodifiableSet(out);
    }

    private static void require(boolean ok, Rule rule, String reason) {
        if (!ok) throw new Refused(rule, reason);
    }

    private static Set<Condition> without(Set<Condition> hypotheses, Collection<Condition> gone) {
        Set<Condition> rest = new LinkedHashSet<>(hypotheses);
        rest.removeAll(gone);
        return rest;
    }

    private static Set<Condition> domains(Expr... terms) {
        Set<Condition> all = new LinkedHashSet<>();
        for (Expr t : terms) all.addAll(Domain.of(t));
        return all;
    }

    /// The conditions under which a term has a value.
    public static Set<Condition> domain(Expr e) {
        return Domain.of(e);
    }

    // ---------------------------------------------------------------------------------------------- logic

    /// ```
    /// ───────
    ///  C ⊢ C
    /// ```
    public static Theorem assume(Condition c) {
        return make(Rule.ASSUMPTION, new Holds(c), List.of(c));
    }

    /// `H ⊢ J` gives `H, C ⊢ J`.
    public static Theorem weaken(Theorem t, Collection<Condition> more) {
        return make(Rule.WEAKENING, t.judgement, more, t);
    }

    /// ```
    ///  H, C ⊢ J    G ⊢ C
    /// ───────────────────
    ///      H, G ⊢ J
    /// ```
    public static Theorem discharge(Theorem t, Theorem fact) {
        require(fact.judgement instanceof Holds, Rule.DISCHARGE, "a fact is needed");
        Set<Condition> rest = without(t.hypotheses, fact.holds().conjuncts());
        return new Theorem(union(fact.hypotheses, rest), t.judgement, Rule.DISCHARGE, t.label, List.of(t, fact));
    }

    /// ```
    ///  H, C ⊢ J    G, ¬C ⊢ J
    /// ─────────────────────── 
    ///     H, G, dom C ⊢ J
    /// ```
    public static Theorem cases(Condition c, Theorem yes, Theorem no) {
        require(yes.judgement.equals(no.judgement), Rule.CASES, "the cases prove different things");
        require(!c.isQuantified(), Rule.CASES, "the opposite of 'for every index' needs 'exists'");
        Set<Condition> hypotheses = union(without(yes.hypotheses, c.conjuncts()), without(no.hypotheses, c.negated().conjuncts()));
        return new Theorem(union(hypotheses, flat(Domain.of(c))), yes.judgement, Rule.CASES, Rule.CASES.label(), List.of(yes, no));
    }

    /// `H ⊢ false` gives `H ⊢ J`, for a comparison of numbers that is false.
    public static Theorem absurd(Theorem t, Judgement j) {
        boolean impossible = t.holds() == Condition.FALSE || t.holds() instanceof Condition.Compare c
                && Ring.value(c.left()).isPresent() && Ring.value(c.right()).isPresent()
                && !c.relation().test(Ring.value(c.left()).get().compareTo(Ring.value(c.right()).get()));
        require(impossible, Rule.ABSURD, "no contradiction");
        return make(Rule.ABSURD, j, List.of(), t);
    }

    /// The theorem at other values of its symbols. The values must have the sort of what they replace: an integer term
    /// for an integer, one inside the range for an index.
    ///
    /// Refuses to replace the variable of a derivative, to put that variable in place of another symbol, or to give it
    /// the size of a namesake in the function, which would then move with it.
    public static Theorem instance(Theorem t, Map<Symbol, Expr> values) {
        List<Condition> own = new ArrayList<>();
        Substitution s = new Substitution(values);
        values.forEach((symbol, value) -> own.addAll(fits(symbol, value, s)));
        Judgement j = switch (t.judgement) {
            case Equal e -> new Equal(s.apply(e.left()), s.apply(e.right()));
            case Holds h -> new Holds(s.apply(h.condition()));
            case HasDerivative d -> new HasDerivative(s.apply(d.function()), still(d.variable(), d.function(), values, s),
                    d.index().stream().map(s::apply).toList(), s.apply(d.derivative()));
            case Continuous c -> new Continuous(s.apply(c.function()), still(c.variable(), c.function(), values, s));
            case SideDerivative d -> new SideDerivative(s.apply(d.function()), still(d.variable(), d.function(), values, s),
                    s.apply(d.point()), d.side(), s.apply(d.value()));
            case Tends l -> new Tends(s.apply(l.function()), still(l.variable(), l.function(), values, s), moved(l.approach(), s), switch (l.target()) {
                case Finite v -> new Finite(s.apply(v.value()));
                case Infinite i -> i;
            });
            case Eventually e -> {
                require(!values.containsKey(e.variable()), Rule.INSTANCE, "the variable of a limit stays");
                for (Expr v : values.values()) require(!Free.occurs(e.variable(), v), Rule.INSTANCE, "the value would move with the variable");
                yield new Eventually(s.apply(e.condition()), e.variable(), moved(e.approach(), s));
            }
        };
        Set<Condition> hypotheses = new LinkedHashSet<>(flat(own));
        for (Condition h : t.hypotheses) hypotheses.addAll(s.apply(h).conjuncts());
        return new Theorem(hypotheses, j, Rule.INSTANCE, t.label, List.of(t), new Choice.Values(values));
    }

    private static Approach moved(Approach approach, Substitution s) {
        return switch (approach) {
            case Approach.To t -> new Approach.To(s.apply(t.point()), t.from());
            case Approach.Beyond b -> b;
        };
    }

    private static List<Condition> fits(Symbol symbol, Expr value, Substitution s) {
        List<Condition> own = new ArrayList<>(Domain.of(value));
        switch (symbol.sort()) {
            case Sort.Real _ -> require(value.isScalar(), Rule.INSTANCE, "a number is needed");
            case Sort.Whole _ -> require(Domain.integral(value), Rule.INSTANCE, "an integer is needed");
            case Sort.Index i -> {
                Expr lower = s.apply(i.lower());
                Expr upper = s.apply(i.upper());
                boolean alike = value instanceof Symbol j && j.isIndex() && j.lower() == lower && j.upper() == upper;
                if (!alike) own.addAll(Domain.inside(value, lower, upper));
            }
            case Sort.Tensor g -> require(value.sizes().equals(g.sizes().stream().map(s::apply).toList()), Rule.INSTANCE,
                    "another shape");
        }
        return own;
    }

    private static Symbol still(Symbol variable, Expr function, Map<Symbol, Expr> values, Substitution s) {
        require(!values.containsKey(variable), Rule.INSTANCE, "the variable of a derivative stays");
        Symbol moved = (Symbol) s.apply((Expr) variable);
        require(moved == variable || !Free.occurs(moved, function), Rule.INSTANCE, "a namesake would move with the variable");
        for (Expr v : values.values()) require(!Free.occurs(moved, v), Rule.INSTANCE, "the value would move with the variable");
        return moved;
    }

    /// `H ⊢ C` and `G ⊢ D` give `H, G ⊢ C and D`.
    public static Theorem both(List<Theorem> facts) {
        return make(Rule.BOTH, Rule.BOTH.label(), new Holds(Condition.and(facts.stream().map(Theorem::holds).toList())), List.of(), facts);
    }

    /// `H ⊢ C and D` gives `H ⊢ C`.
    public static Theorem part(Theorem t, Condition c) {
        require(t.holds().conjuncts().containsAll(c.conjuncts()), Rule.PART, "not a part");
        return make(Rule.PART, new Holds(c), List.of(), t);
    }

    /// `H ⊢ C` gives `H, dom D ⊢ C or D`.
    public static Theorem either(Theorem t, Condition.Or whole) {
        boolean inside = whole.parts().containsAll(t.holds() instanceof Condition.Or o ? o.parts() : List.of(t.holds()));
        require(inside, Rule.EITHER, "not a part");
        return make(Rule.EITHER, new Holds(whole), Domain.of(whole), t);
    }

    /// `H ⊢ C or D` and `G ⊢ ¬C` give `H, G ⊢ D`.
    public static Theorem detach(Theorem t, Theorem opposite) {
        require(t.holds() instanceof Condition.Or, Rule.EITHER, "an alternative is needed");
        List<Condition> rest = new ArrayList<>(((Condition.Or) t.holds()).parts());
        List<Condition> gone = opposite.holds().conjuncts().stream().filter(c -> !c.isQuantified()).map(Condition::negated).toList();
        require(rest.removeAll(gone), Rule.EITHER, "it excludes nothing");
        return make(Rule.EITHER, new Holds(Condition.or(rest)), List.of(), t, opposite);
    }

    /// `H ⊢ C` gives `H ⊢ C for every k`, where H does not speak of k but to say that it lies in its range.
    /// Refuses any other hypothesis about k.
    public static Theorem forAll(Theorem t, Symbol k) {
        Set<Condition> rest = without(t.hypotheses, inRange(k));
        for (Condition h : rest) require(!Free.occurs(k, h), Rule.FOR_ALL, "a hypothesis speaks of the index");
        return new Theorem(rest, new Holds(Condition.forAll(k, t.holds())), Rule.FOR_ALL, Rule.FOR_ALL.label(), List.of(t));
    }

    /// What is true of a bound index because it is bound, and of its range: over an empty one nothing is claimed.
    private static List<Condition> inRange(Symbol k) {
        return List.of(compare(Relation.LE, k.lower(), k), compare(Relation.LE, k, k.upper()), compare(Relation.LE, k.lower(), k.upper()));
    }

    /// `H ⊢ C for every k` gives `H ⊢ C` at an index in the range, which then is not empty.
    public static Theorem at(Theorem t, Expr index) {
        Condition.ForAll f = (Condition.ForAll) t.holds();
        List<Condition> own = new ArrayList<>(Domain.inside(index, f.index().lower(), f.index().upper()));
        own.addAll(Domain.of(index));
        return make(Rule.PART, Rule.PART.label(), new Holds(new Substitution(Map.of(f.index(), index)).apply(f.body())), own, List.of(t),
                new Choice.Values(Map.of(f.index(), index)));
    }

    /// ```
    /// ──────────────────────────────────
    ///  lower ≤ upper ⊢ lower ≤ i ≤ upper
    /// ```
    /// Refuses a range whose ends are no integers: it may hold none.
    public static Theorem range(Symbol i) {
        ends(Rule.RANGE, i);
        Condition inside = Condition.and(compare(Relation.LE, i.lower(), i), compare(Relation.LE, i, i.upper()));
        return make(Rule.RANGE, new Holds(inside), List.of(compare(Relation.LE, i.lower(), i.upper())));
    }

    /// `H ⊢ (a = b holds)` gives `H ⊢ a = b` as an equation.
    public static Theorem equation(Theorem t) {
        require(t.judgement instanceof Holds h && h.condition() instanceof Condition.Compare c && c.relation() == Relation.EQ,
                Rule.PART, "an equation is needed");
        Condition.Compare c = (Condition.Compare) t.holds();
        return make(Rule.PART, t.label, new Equal(c.left(), c.right()), List.of(), List.of(t));
    }

    /// ```
    ///  H ⊢ a[i, …] = b[i, …]
    /// ─────────────────────────────────────
    ///  H for every i, …, dom a, dom b ⊢ a = b
    /// ```
    /// for vectors or matrices of one shape, whose entries are numbered by the indices. Vectors are equal that have equal entries;
    /// where a size is 0 there is none.
    ///
    /// Refuses indices that a or b speak of, and such as do not run over the whole size.
    public static Theorem entrywise(Expr a, Expr b, List<Symbol> indices, Theorem entries) {
        require(!a.isScalar() && a.sizes().equals(b.sizes()) && a.sizes().size() == indices.size(), Rule.ENTRYWISE, "two of one shape are needed");
        for (int k = 0; k < indices.size(); k++) {
            Symbol i = indices.get(k);
            require(i.isIndex() && i.lower() == ONE && i.upper() == a.sizes().get(k), Rule.ENTRYWISE, "the index does not run over the size");
            require(indices.indexOf(i) == k, Rule.ENTRYWISE, "one index for two sizes says something of the diagonal alone");
            require(!Free.occurs(i, a) && !Free.occurs(i, b) && a.sizes().stream().noneMatch(s -> Free.occurs(i, s)), Rule.ENTRYWISE, "a side speaks of the index");
        }
        List<Expr> at = List.copyOf(indices);
        require(entries.judgement.equals(new Equal(Terms.entry(a, at), Terms.entry(b, at))), Rule.ENTRYWISE, "equal entries are needed");
        Set<Condition> own = entries.hypotheses;
        for (Symbol i : indices) own = quantified(i, own);
        own = new LinkedHashSet<>(own);
        own.addAll(domains(a, b));
        return new Theorem(flat(own), new Equal(a, b), Rule.ENTRYWISE, entries.label, List.of(entries));
    }

    /// The other way round.
    public static Theorem fact(Theorem t) {
        return make(Rule.PART, t.label, new Holds(compare(Relation.EQ, t.equal().left(), t.equal().right())), List.of(), List.of(t));
    }

    private static void ends(Rule rule, Symbol k) {
        require(Domain.whole(k), rule, "the ends of the range are no integers");
    }

    /// The same theorem under a name that tells the reader more.
    public static Theorem named(String label, Theorem t) {
        return make(Rule.NAMED, label, t.judgement, List.of(), List.of(t));
    }

    // ---------------------------------------------------------------------------------------------- equality

    /// `dom a ⊢ a = a`.
    public static Theorem reflexivity(Expr a) {
        return make(Rule.REFLEXIVITY, new Equal(a, a), Domain.of(a));
    }

    /// `dom a ⊢ a = a` as a fact: a has a value.
    public static Theorem value(Expr a) {
        return fact(reflexivity(a));
    }

    /// `H ⊢ a = b` gives `H ⊢ b = a`.
    public static Theorem symmetry(Theorem t) {
        return make(Rule.SYMMETRY, t.label, new Equal(t.equal().right(), t.equal().left()), List.of(), List.of(t));
    }

    /// `H ⊢ a = b` and `G ⊢ b = c` give `H, G ⊢ a = c`.
    public static Theorem transitivity(Theorem s, Theorem t) {
        require(s.equal().right() == t.equal().left(), Rule.TRANSITIVITY, "the middle terms differ");
        return make(Rule.TRANSITIVITY, new Equal(s.equal().left(), t.equal().right()), List.of(), s, t);
    }

    /// `H ⊢ a = b` gives `H, dom t′ ⊢ t = t′`, where t′ is t with b in place of a, for several equations at once. Under
    /// a sum, whose range is left as it is, hypotheses that speak of its index are needed at every index. Nothing is replaced inside a derivative.
    public static Theorem rewrite(Expr t, List<Theorem> equations) {
        Rewriter r = new Rewriter(equations);
        Expr result = (Expr) r.rewrite(t);
        Set<Condition> own = new LinkedHashSet<>(r.needed);
        own.addAll(Domain.of(result));
        return new Theorem(flat(own), new Equal(t, result), Rule.REWRITE, label(equations), equations);
    }

    /// `H ⊢ C` gives `H ⊢ C′` in the same way.
    public static Theorem rewriteFact(Theorem fact, List<Theorem> equations) {
        Rewriter r = new Rewriter(equations);
        Condition c = (Condition) r.rewrite(fact.holds());
        Set<Condition> own = new LinkedHashSet<>(r.needed);
        own.addAll(Domain.of(c));
        List<Theorem> premises = new ArrayList<>(equations);
        premises.add(fact);
        return new Theorem(union(fact.hypotheses, flat(own)), new Holds(c), Rule.ORDER_EQUAL, label(equations), premises);
    }

    private static String label(List<Theorem> equations) {
        return equations.stream().map(Theorem::label).distinct().limit(3).reduce((a, b) -> a + ", " + b).orElse("");
    }

    private static final class Rewriter {
        private final Map<Expr, Theorem> equations;
        private final Map<Node, Node> done = new HashMap<>();
        /// The bodies under binders, each with what it needs.
        private final Map<Node, Rewriter> bodies;
        private final Set<Condition> needed = new LinkedHashSet<>();

        Rewriter(List<Theorem> equations) {
            this(new HashMap<>(), new HashMap<>());
            for (Theorem e : equations) this.equations.putIfAbsent(e.equal().left(), e);
        }

        private Rewriter(Map<Expr, Theorem> equations, Map<Node, Rewriter> bodies) {
            this.equations = equations;
            this.bodies = bodies;
        }

        Node rewrite(Node root) {
            for (Node n : Dag.postorder(root, m -> done.containsKey(m) || m instanceof Expr e && equations.containsKey(e)
                    ? List.of() : Free.scope(m))) {
                if (!done.containsKey(n)) done.put(n, once(n));
            }
            return done.get(root);
        }

        private Node once(Node n) {
            if (n instanceof Expr e && equations.get(e) instanceof Theorem t) {
                needed.addAll(t.hypotheses);
                return t.equal().right();
            }
            return switch (n) {
                case Expr.Big b -> Terms.big(b.isProduct(), b.index(), (Expr) under(List.of(b.index()), b.body()));
                case Expr.Extreme m -> Terms.extreme(m.isGreatest(), m.index(), (Expr) under(List.of(m.index()), m.body()));
                case Condition.ForAll f -> Condition.forAll(f.index(), (Condition) under(List.of(f.index()), f.body()));
                case Expr.Array a -> Terms.array(a.indices(), (Expr) under(a.indices(), a.body()));
                case Expr.Derivative d -> Terms.derivative(d.variable(), d.index().stream().map(i -> (Expr) done.get(i)).toList(),
                        d.body(), (Expr) done.get(d.at()));
                case Expr.Limit l -> Terms.limit(l.variable(), l.body(), l.towards(p -> (Expr) done.get(p)));
                case Expr _, Condition _ -> n.with(n.children().stream().map(done::get).toList());
            };
        }

        private Node under(List<Symbol> bound, Node body) {
            Rewriter inner = bodies.get(body);
            if (inner == null) bodies.put(body, inner = new Rewriter(equations, bodies));
            Node result = inner.rewrite(body);
            Set<Condition> outside = inner.needed;
            for (Symbol k : bound) outside = quantified(k, outside);
            needed.addAll(outside);
            return result;
        }
    }

    /// ```
    /// ─────────────────────
    ///  dom d ⊢ c = d
    /// ```
    /// where d is what the call, entry or inner product c stands for.
    public static Theorem definition(Expr c) {
        return make(Rule.DEFINITION, meaningLabel(c), new Equal(c, meaning(c)), Domain.of(c), List.of());
    }

    private static Expr meaning(Expr c) {
        Optional<Expr> meaning = switch (c) {
            case Expr.Call d when d.isScalar() -> Optional.of(Unfold.call(d));
            case Expr.Entry e -> Unfold.entry(e);
            case Expr.Binary b when b.operator() == Operator.MATMUL && b.isScalar() -> Optional.of(Unfold.inner(b.left(), b.right()));
            case Expr _ -> Optional.empty();
        };
        require(meaning.isPresent(), Rule.DEFINITION, "nothing to unfold");
        return meaning.get();
    }

    private static String meaningLabel(Expr c) {
        return c instanceof Expr.Call d ? "definition of " + d.definition().name()
                : c instanceof Expr.Entry e && e.tensor() instanceof Expr.Call d ? "definition of " + d.definition().name()
                : "entry";
    }

    /// `dom a, dom b ⊢ a = b` where both have one normal form as quotients of polynomials.
    public static Theorem field(Expr a, Expr b) {
        require(a.isScalar() && b.isScalar(), Rule.FIELD, "numbers are needed");
        require(new Ring().same(a, b), Rule.FIELD, "the normal forms differ");
        return make(Rule.FIELD, new Equal(a, b), domains(a, b));
    }

    /// `Hₖ ⊢ lₖ = rₖ` give `H, dom ⊢ a = b` where `a − b` is `Σ cₖ·(lₖ − rₖ)` in normal form.
    public static Theorem combination(Expr a, Expr b, List<Theorem> equations, List<Expr> cofactors) {
        require(a.isScalar() && b.isScalar(), Rule.COMBINATION, "numbers are needed");
        Expr rest = Terms.sub(a, b);
        for (int k = 0; k < equations.size(); k++) {
            Equal e = equations.get(k).equal();
            require(e.left().isScalar() && e.right().isScalar() && cofactors.get(k).isScalar(), Rule.COMBINATION, "numbers are needed");
            rest = Terms.sub(rest, Terms.mul(cofactors.get(k), Terms.sub(e.left(), e.right())));
        }
        require(new Ring().normal(rest).numerator().isZero(), Rule.COMBINATION, "the normal form is not zero");
        return make(Rule.COMBINATION, label(equations), new Equal(a, b), Domain.of(rest), equations, new Choice.Factors(cofactors, List.of()));
    }

    /// An identity of the table.
    public static Theorem identity(Table.Identity id, Expr u, Expr v) {
        require(u.isScalar() && v.isScalar(), Rule.IDENTITY, "numbers are needed");
        Expr left = id.left(u, v);
        Expr right = id.right(u, v);
        Set<Condition> own = domains(left, right);
        own.addAll(id.condition(u, v));
        return make(Rule.IDENTITY, id.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), new Equal(left, right), own, List.of());
    }

    /// `dom ⊢ exp(u) = Π exp(vᵢ)^nᵢ` where `u = Σ nᵢvᵢ` in normal form.
    public static Theorem expSum(Expr u, List<Expr> parts, List<Integer> times) {
        Expr sum = ZERO;
        Expr above = ONE;
        Expr below = ONE;
        for (int i = 0; i < parts.size(); i++) {
            sum = Terms.add(sum, Terms.mul(Terms.num(times.get(i)), parts.get(i)));
            Expr power = Fold.pow(Terms.exp(parts.get(i)), Terms.num(Math.abs((long) times.get(i))));
            if (times.get(i) > 0) above = Fold.mul(above, power);
            if (times.get(i) < 0) below = Fold.mul(below, power);
        }
        require(new Ring().same(u, sum), Rule.EXP_SUM, "the exponents differ");
        return make(Rule.EXP_SUM, new Equal(Terms.exp(u), Fold.div(above, below)), domains(u, sum));
    }

    /// `vᵢ > 0, dom ⊢ log(u) = Σ nᵢ·log(vᵢ)` where `u = Π vᵢ^nᵢ` in normal form.
    public static Theorem logProduct(Expr u, List<Expr> parts, List<Integer> times) {
        Expr product = ONE;
        Expr sum = ZERO;
        Set<Condition> own = new LinkedHashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            product = Terms.mul(product, Terms.pow(parts.get(i), Terms.num(times.get(i))));
            sum = Fold.add(sum, Fold.mul(Terms.num(times.get(i)), Terms.log(parts.get(i))));
            own.add(compare(Relation.GT, parts.get(i), ZERO));
        }
        require(new Ring().same(u, product), Rule.LOG_PRODUCT, "the arguments differ");
        own.addAll(domains(u, sum));
        return make(Rule.LOG_PRODUCT, new Equal(Terms.log(u), sum), own);
    }

    /// `H ⊢ v² = u` and `G ⊢ v ≥ 0` give `H, G ⊢ √u = v`.
    public static Theorem root(Theorem square, Theorem sign) {
        Equal e = square.equal();
        require(e.left() instanceof Expr.Binary b && b.operator() == Operator.POWER && Ring.value(b.right()).filter(Rational.TWO::equals).isPresent()
                && sign.holds() == compare(Relation.GE, b.left(), ZERO), Rule.ROOT, "a square and the sign of its root are needed");
        return make(Rule.ROOT, new Equal(Terms.sqrt(e.right()), ((Expr.Binary) e.left()).left()), List.of(), square, sign);
    }

    /// `H ⊢ C` gives `H, dom a ⊢ (if C then a else b) = a`; `H ⊢ ¬C` gives b.
    public static Theorem branch(Expr.If e, Theorem fact) {
        boolean yes = fact.holds() == e.condition();
        require(!e.condition().isQuantified(), Rule.CASES, "the opposite of 'for every index' needs 'exists'");
        require(yes || fact.holds() == e.condition().negated(), Rule.BRANCH, "the condition is not decided");
        Expr taken = yes ? e.yes() : e.no();
        Set<Condition> own = new LinkedHashSet<>(Domain.of(taken));
        own.addAll(Domain.of(e.condition()));
        return make(Rule.BRANCH, new Equal(e, taken), own, fact);
    }

    // ---------------------------------------------------------------------------------------------- sums

    /// `Σ f = Σᵢ cᵢ·Σ tᵢ` where `f = Σ cᵢtᵢ` in normal form and no cᵢ speaks of the index.
    public static Theorem linearity(Expr.Big f, List<Expr> coefficients, List<Expr> bodies) {
        require(!f.isProduct(), Rule.LINEARITY, "a sum is needed");
        Expr body = ZERO;
        Expr result = ZERO;
        for (int i = 0; i < bodies.size(); i++) {
            require(!Free.occurs(f.index(), coefficients.get(i)), Rule.LINEARITY, "a coefficient speaks of the index");
            body = Terms.add(body, Terms.mul(coefficients.get(i), bodies.get(i)));
            result = Fold.add(result, Fold.mul(coefficients.get(i), Terms.sum(f.index(), bodies.get(i))));
        }
        require(new Ring().same(f.body(), body), Rule.LINEARITY, "the summands differ");
        return make(Rule.LINEARITY, Rule.LINEARITY.label(), new Equal(f, result), domains(f, result), List.of(), new Choice.Factors(coefficients, bodies));
    }

    /// `lower ≤ upper + 1 ⊢ Σ c = (upper − lower + 1)·c`, and `Π c = c^(upper − lower + 1)`.
    public static Theorem constantSum(Expr.Big f) {
        Symbol k = f.index();
        require(!Free.occurs(k, f.body()), Rule.CONSTANT_SUM, "the summand speaks of the index");
        ends(Rule.CONSTANT_SUM, k);
        Expr count = k.lower() == ONE ? k.upper() : Fold.add(Fold.sub(k.upper(), k.lower()), ONE);
        Expr result = f.isProduct() ? Terms.pow(f.body(), count) : Terms.mul(count, f.body());
        Set<Condition> own = domains(f.body(), result);
        own.add(compare(Relation.LE, k.lower(), Terms.add(k.upper(), ONE)));
        return make(Rule.CONSTANT_SUM, new Equal(f, result), own);
    }

    /// `Σₖ (if k = j then a else b) = Σₖ b + (a − b)[k := j]` where j lies in the range.
    public static Theorem contraction(Expr.Big f) {
        Symbol k = f.index();
        require(!f.isProduct() && f.body() instanceof Expr.If i && i.condition() instanceof Condition.Compare c
                && c.relation() == Relation.EQ && (c.left() == k || c.right() == k), Rule.CONTRACTION, "no delta to contract");
        Expr.If i = (Expr.If) f.body();
        Condition.Compare c = (Condition.Compare) i.condition();
        Expr j = c.left() == k ? c.right() : c.left();
        require(!Free.occurs(k, j), Rule.CONTRACTION, "the other index moves too");
        Expr a = Substitution.replace(i.yes(), k, j);
        Expr b = Substitution.replace(i.no(), k, j);
        Expr result = Fold.add(Fold.sum(k, i.no()), Fold.sub(a, b));
        Set<Condition> own = domains(f, a, b);
        own.add(Condition.forAll(k, Domain.condition(i.no())));
        own.addAll(Domain.inside(j, k.lower(), k.upper()));
        own.addAll(Domain.of(j));
        own.remove(Condition.TRUE);
        String label = j instanceof Symbol s ? "the sum keeps its term " + k.name() + " = " + s.name() : Rule.CONTRACTION.label();
        return make(Rule.CONTRACTION, label, new Equal(f, result), own, List.of());
    }

    /// The terms of a sum or product between numbers, written out.
    public static Theorem unrolling(Expr.Big f) {
        Optional<Rational> lower = Ring.value(f.index().lower());
        Optional<Rational> upper = Ring.value(f.index().upper());
        require(lower.filter(Rational::isSmallInteger).isPresent() && upper.filter(Rational::isSmallInteger).isPresent(),
                Rule.UNROLLING, "the bounds are no numbers");
        int from = lower.get().intValue();
        int to = upper.get().intValue();
        require((long) to - from < 100_000, Rule.UNROLLING, "too many terms");
        Expr result = f.isProduct() ? ONE : ZERO;
        for (long k = from; k <= to; k++) {
            Expr term = Substitution.replace(f.body(), f.index(), Terms.num(k));
            result = k == from ? term : f.isProduct() ? Terms.mul(result, term) : Terms.add(result, term);
        }
        return make(Rule.UNROLLING, new Equal(f, result), Domain.of(result));
    }

    /// Another name for the bound index, one that does not occur in the body.
    public static Theorem renaming(Expr.Big f, String name) {
        Symbol to = Symbol.of(name, f.index().sort());
        require(Free.of(f.body()).stream().noneMatch(s -> s.name().equals(name)), Rule.RENAMING, "the name is taken");
        return make(Rule.RENAMING, new Equal(f, Terms.big(f.isProduct(), to, Substitution.replace(f.body(), f.index(), to))), Domain.of(f));
    }

    // ---------------------------------------------------------------------------------------------- maxima

    /// Another name for the bound index, one that does not occur in the body.
    public static Theorem renaming(Expr.Extreme f, String name) {
        Symbol to = Symbol.of(name, f.index().sort());
        require(Free.of(f.body()).stream().noneMatch(s -> s.name().equals(name)), Rule.RENAMING, "the name is taken");
        return make(Rule.RENAMING, new Equal(f, Terms.extreme(f.isGreatest(), to, Substitution.replace(f.body(), f.index(), to))), Domain.of(f));
    }

    /// The greatest of a few values between numbers, written out: `max f = if f(1) ≥ f(2) then f(1) else f(2)`, and so on with the next.
    ///
    /// Refuses an empty range, over which there is no greatest.
    public static Theorem unrolling(Expr.Extreme f) {
        Optional<Rational> lower = Ring.value(f.index().lower());
        Optional<Rational> upper = Ring.value(f.index().upper());
        require(lower.filter(Rational::isSmallInteger).isPresent() && upper.filter(Rational::isSmallInteger).isPresent(),
                Rule.UNROLLING, "the bounds are no numbers");
        int from = lower.get().intValue();
        int to = upper.get().intValue();
        require(from <= to, Rule.UNROLLING, "the range is empty");
        require((long) to - from < 100, Rule.UNROLLING, "too many terms");
        Expr result = Substitution.replace(f.body(), f.index(), Terms.num(from));
        for (long k = from + 1L; k <= to; k++) {
            Expr next = Substitution.replace(f.body(), f.index(), Terms.num(k));
            result = Terms.cases(compare(f.isGreatest() ? Relation.GE : Relation.LE, result, next), result, next);
        }
        return make(Rule.UNROLLING, new Equal(f, result), Domain.of(result));
    }

    /// ```
    /// ────────────────────────────────────────────
    ///  lower ≤ i ≤ upper, dom max f ⊢ f(i) ≤ max f
    /// ```
    /// and `f(i) ≥ min f`.
    public static Theorem extremeBound(Expr.Extreme f, Expr i) {
        Expr term = Substitution.replace(f.body(), f.index(), i);
        Set<Condition> own = domains(f, i, term);
        own.addAll(Domain.inside(i, f.index().lower(), f.index().upper()));
        return make(Rule.EXTREME_BOUND, Rule.EXTREME_BOUND.label(), new Holds(compare(f.isGreatest() ? Relation.LE : Relation.GE, term, f)), own, List.of(),
                new Choice.Values(Map.of(f.index(), i)));
    }

    /// ```
    ///  H, f(k) = max f ⊢ C
    /// ──────────────────────────────
    ///  H for every k, dom max f ⊢ C
    /// ```
    /// where C does not speak of k: among finitely many values, one at least, there is a greatest, so that some k in the range has it;
    /// what H says of that k is true, for it is so of every k. With `C = (max f ≤ c)` it says that the maximum is the least upper bound.
    ///
    /// Refuses a conclusion about the index, and a premise that does not say of the index that its value is the maximum.
    public static Theorem extremeAttained(Expr.Extreme f, Theorem t) {
        Symbol k = f.index();
        Condition attained = compare(Relation.EQ, f.body(), f);
        require(t.judgement instanceof Holds, Rule.EXTREME_ATTAINED, "a fact is needed");
        require(t.hypotheses.contains(attained), Rule.EXTREME_ATTAINED, "no index has the extreme value by assumption");
        require(!Free.occurs(k, t.holds()), Rule.EXTREME_ATTAINED, "the conclusion speaks of the index");
        Set<Condition> own = quantified(k, without(t.hypotheses, List.of(attained)));
        own.addAll(Domain.of(f));
        return new Theorem(flat(own), t.judgement, Rule.EXTREME_ATTAINED, Rule.EXTREME_ATTAINED.label(), List.of(t));
    }

    /// `ΣₖΣₗ f = ΣₗΣₖ f` where neither range speaks of the other index.
    public static Theorem exchange(Expr.Big f) {
        require(f.body() instanceof Expr.Big g && g.isProduct() == f.isProduct() && f.index() != g.index()
                && !Free.of(g.index()).contains(f.index()) && !Free.of(f.index()).contains(g.index()), Rule.EXCHANGE, "the sums do not commute");
        Expr.Big g = (Expr.Big) f.body();
        Expr result = Terms.big(f.isProduct(), g.index(), Terms.big(f.isProduct(), f.index(), g.body()));
        return make(Rule.EXCHANGE, new Equal(f, result), domains(f, result));
    }

    /// `lower ≤ upper ⊢ Σ f = f(lower) + Σ_{lower+1}`, or with the last term apart.
    public static Theorem splitting(Expr.Big f, boolean last) {
        Symbol k = f.index();
        ends(Rule.SPLITTING, k);
        Symbol rest = last ? Symbol.index(k.name(), k.lower(), Fold.sub(k.upper(), ONE)) : Symbol.index(k.name(), Fold.add(k.lower(), ONE), k.upper());
        require(!Free.occurs(rest, f.body()), Rule.SPLITTING, "the name is taken");
        Expr apart = Substitution.replace(f.body(), k, last ? k.upper() : k.lower());
        Expr tail = Terms.big(f.isProduct(), rest, Substitution.replace(f.body(), k, rest));
        Expr result = f.isProduct() ? Terms.mul(apart, tail) : Terms.add(apart, tail);
        Set<Condition> own = domains(f, result);
        own.add(compare(Relation.LE, k.lower(), k.upper()));
        return make(Rule.SPLITTING, new Equal(f, result), own);
    }

    /// `Σ_{l..u} f = Σ_{l′..u′} f` where `l = l′` and `u = u′` in normal form.
    public static Theorem sameRange(Expr.Big f, Expr lower, Expr upper) {
        Symbol k = f.index();
        Ring ring = new Ring();
        require(lower.isScalar() && upper.isScalar() && ring.same(k.lower(), lower) && ring.same(k.upper(), upper), Rule.SAME_RANGE, "another range");
        Symbol to = Symbol.index(k.name(), lower, upper);
        require(!Free.occurs(to, f.body()), Rule.SAME_RANGE, "the name is taken");
        Expr result = Terms.big(f.isProduct(), to, Substitution.replace(f.body(), k, to));
        return make(Rule.SAME_RANGE, new Equal(f, result), domains(f, result));
    }

    /// ```
    ///  H ⊢ C[n := a]    G, a ≤ n, C ⊢ C[n := n + 1]
    /// ──────────────────────────────────────────────
    ///            a ≤ n, H, G ⊢ C
    /// ```
    /// for integers a and n; for an equation, C says that both sides are defined and equal.
    ///
    /// Refuses where H or G says anything else about n, or where the size of a vector or the range of a free index moves with n: the
    /// vector of one size is another one than that of the next.
    public static Theorem induction(Symbol n, Expr a, Condition c, Theorem base, Theorem step) {
        require(n.sort() instanceof Sort.Whole && Domain.integral(a) && !Free.occurs(n, a), Rule.INDUCTION, "integers are needed");
        require(base.judgement.equals(new Holds(new Substitution(Map.of(n, a)).apply(c))), Rule.INDUCTION, "the claim at the start is needed");
        Condition after = new Substitution(Map.of(n, Terms.add(n, ONE))).apply(c);
        require(step.judgement.equals(new Holds(after)), Rule.INDUCTION, "the claim at the next number is needed");
        Set<Condition> own = new LinkedHashSet<>(without(step.hypotheses, c.conjuncts()));
        own.remove(compare(Relation.LE, a, n));
        own.addAll(base.hypotheses);
        own.addAll(Domain.of(a));
        for (Condition h : own) require(!Free.occurs(n, h), Rule.INDUCTION, "a hypothesis speaks of the number");
        Set<Symbol> others = new LinkedHashSet<>(Free.of(c));
        for (Condition h : step.hypotheses) others.addAll(Free.of(h));
        others.remove(n);
        for (Symbol s : others) require(still(s, n), Rule.INDUCTION, "a size moves with the number");
        own.add(compare(Relation.LE, a, n));
        return new Theorem(flat(own), new Holds(c), Rule.INDUCTION, Rule.INDUCTION.label(), List.of(base, step));
    }

    /// Whether the sort of the symbol does not speak of n.
    private static boolean still(Symbol s, Symbol n) {
        return switch (s.sort()) {
            case Sort.Real _, Sort.Whole _ -> true;
            case Sort.Index i -> !Free.occurs(n, i.lower()) && !Free.occurs(n, i.upper());
            case Sort.Tensor t -> t.sizes().stream().noneMatch(z -> Free.occurs(n, z));
        };
    }

    /// `f > 0 for every k ⊢ log Π f = Σ log f`.
    public static Theorem logOfProduct(Expr.Big f) {
        require(f.isProduct(), Rule.LOG_OF_PRODUCT, "a product is needed");
        Set<Condition> own = Domain.of(f);
        own.add(Condition.forAll(f.index(), compare(Relation.GT, f.body(), ZERO)));
        return make(Rule.LOG_OF_PRODUCT, new Equal(Terms.log(f), Terms.sum(f.index(), Terms.log(f.body()))), own);
    }

    /// `exp Σ f = Π exp f`.
    public static Theorem expOfSum(Expr.Big f) {
        require(!f.isProduct(), Rule.EXP_OF_SUM, "a sum is needed");
        return make(Rule.EXP_OF_SUM, new Equal(Terms.exp(f), Terms.product(f.index(), Terms.exp(f.body()))), Domain.of(f));
    }

    // ---------------------------------------------------------------------------------------------- order

    /// A comparison of two numbers that is true.
    public static Theorem number(Condition.Compare c) {
        Optional<Rational> l = Ring.value(c.left());
        Optional<Rational> r = Ring.value(c.right());
        require(l.isPresent() && r.isPresent() && c.relation().test(l.get().compareTo(r.get())), Rule.NUMBER, "not a true comparison of numbers");
        return make(Rule.NUMBER, new Holds(c), Domain.of(c));
    }

    /// One of the facts of the table about the values of a primitive.
    public static Theorem rangeFact(Primitive f, Expr u, int which) {
        return make(Rule.RANGE_FACT, "range of " + f.text(), new Holds(Table.range(f, u).get(which)), Domain.of(Terms.apply(f, u)), List.of());
    }

    /// `dom u ⊢ u² ≥ 0`.
    public static Theorem square(Expr u) {
        return make(Rule.SQUARE, new Holds(compare(Relation.GE, Terms.pow(u, 2), ZERO)), Domain.of(u));
    }

    /// `a ⋚ 0` and `b ⋚ 0` give the sign of `a·b`.
    public static Theorem product(Theorem s, Theorem t) {
        Relation r = signs(Rule.ORDER_PRODUCT, sign(Rule.ORDER_PRODUCT, s), sign(Rule.ORDER_PRODUCT, t));
        return make(Rule.ORDER_PRODUCT, new Holds(compare(r, Terms.mul(left(s), left(t)), ZERO)), List.of(), s, t);
    }

    /// `a ⋚ 0` and `b > 0`, `b < 0` or `b ≠ 0` give the sign of `a/b`.
    public static Theorem quotient(Theorem s, Theorem t) {
        Relation below = sign(Rule.ORDER_QUOTIENT, t);
        require(below == Relation.GT || below == Relation.LT || below == Relation.NE, Rule.ORDER_QUOTIENT, "the denominator may be zero");
        Relation r = signs(Rule.ORDER_QUOTIENT, sign(Rule.ORDER_QUOTIENT, s), below);
        return make(Rule.ORDER_QUOTIENT, new Holds(compare(r, Terms.div(left(s), left(t)), ZERO)), List.of(), s, t);
    }

    /// `a > 0` and `b ≥ 0` give `a + b > 0`, and so on for two signs that do not work against each other.
    public static Theorem addition(Theorem s, Theorem t) {
        return make(Rule.ORDER_ADDITION, new Holds(compare(added(sign(Rule.ORDER_ADDITION, s), sign(Rule.ORDER_ADDITION, t)), Terms.add(left(s), left(t)), ZERO)), List.of(), s, t);
    }

    /// The same for `a − b`.
    public static Theorem subtraction(Theorem s, Theorem t) {
        return make(Rule.ORDER_ADDITION, new Holds(compare(added(sign(Rule.ORDER_ADDITION, s), sign(Rule.ORDER_ADDITION, t).swapped()), Terms.sub(left(s), left(t)), ZERO)), List.of(), s, t);
    }

    /// `a > 0` gives `−a < 0`, and so on.
    public static Theorem opposite(Theorem s) {
        return make(Rule.ORDER_ADDITION, new Holds(compare(sign(Rule.ORDER_ADDITION, s).swapped(), Terms.neg(left(s)), ZERO)), List.of(), s);
    }

    private static Relation added(Relation a, Relation b) {
        if (b == Relation.EQ) return a;
        if (a == Relation.EQ) return b;
        require(a != Relation.NE && b != Relation.NE, Rule.ORDER_ADDITION, "the sum may be zero");
        boolean up = a == Relation.GT || a == Relation.GE;
        require(up == (b == Relation.GT || b == Relation.GE), Rule.ORDER_ADDITION, "the signs work against each other");
        boolean strict = a == Relation.GT || a == Relation.LT || b == Relation.GT || b == Relation.LT;
        return up ? strict ? Relation.GT : Relation.GE : strict ? Relation.LT : Relation.LE;
    }

    private static Expr left(Theorem t) {
        return ((Condition.Compare) t.holds()).left();
    }

    private static Relation sign(Rule rule, Theorem t) {
        require(t.holds() instanceof Condition.Compare c && Fold.zero(c.right()), rule, "a comparison with 0 is needed");
        return ((Condition.Compare) t.holds()).relation();
    }

    private static Relation signs(Rule rule, Relation a, Relation b) {
        if (a == Relation.EQ || b == Relation.EQ) return Relation.EQ;
        if (a == Relation.NE || b == Relation.NE) {
            boolean apart = a != Relation.GE && a != Relation.LE && b != Relation.GE && b != Relation.LE;
            require(apart, rule, "a factor may be zero");
            return Relation.NE;
        }
        boolean up = (a == Relation.GT || a == Relation.GE) == (b == Relation.GT || b == Relation.GE);
        boolean strict = (a == Relation.GT || a == Relation.LT) && (b == Relation.GT || b == Relation.LT);
        return up ? strict ? Relation.GT : Relation.GE : strict ? Relation.LT : Relation.LE;
    }

    /// `u > 0` gives `u^v > 0`.
    public static Theorem positivePower(Theorem base, Expr v) {
        require(sign(Rule.ORDER_POWER, base) == Relation.GT, Rule.ORDER_POWER, "a positive base is needed");
        Expr power = Terms.pow(left(base), v);
        return make(Rule.ORDER_POWER, new Holds(compare(Relation.GT, power, ZERO)), Domain.of(power), base);
    }

    /// `u ≠ 0` and an integer n give `u^n ≠ 0`.
    public static Theorem nonzeroPower(Theorem base, Expr n) {
        require(sign(Rule.ORDER_POWER, base) == Relation.NE && Domain.integral(n), Rule.ORDER_POWER, "an integer power of a nonzero base is needed");
        Expr power = Terms.pow(left(base), n);
        return make(Rule.ORDER_POWER, new Holds(compare(Relation.NE, power, ZERO)), Domain.of(power), base);
    }

    /// Comparisons `pᵢ` and numbers `cᵢ ≥ 0` (any numbers for equations) give `l ⋚ r` where the difference of the sides
    /// is `Σ cᵢ·(difference of pᵢ)` plus a number that is not negative, in normal form. A strict conclusion needs a
    /// strict premise or a positive number. Equations alone give equations; with one `≠` among them they give `≠`.
    public static Theorem combine(Condition.Compare target, List<Theorem> premises, List<Rational> coefficients) {
        Expr rest = above(target.relation(), target.left(), target.right());
        boolean strict = false;
        int apart = 0;
        boolean ordered = false;
        for (int i = 0; i < premises.size(); i++) {
            Condition.Compare p = (Condition.Compare) premises.get(i).holds();
            boolean scalable = switch (p.relation()) {
                case EQ -> true;
                case NE -> coefficients.get(i).signum() != 0;
                case LT, LE, GT, GE -> coefficients.get(i).signum() >= 0;
            };
            require(scalable, Rule.ORDER_COMBINATION, "a premise cannot be scaled so");
            if (p.relation() == Relation.NE) apart++;
            else if (p.relation() != Relation.EQ) ordered = true;
            strict |= (p.relation() == Relation.LT || p.relation() == Relation.GT) && coefficients.get(i).signum() > 0;
            rest = Terms.sub(rest, Terms.mul(Terms.num(coefficients.get(i)), above(p.relation(), p.left(), p.right())));
        }
        Optional<Rational> constant = new Ring().normal(rest).constant();
        require(constant.filter(c -> c.signum() >= 0).isPresent(), Rule.ORDER_COMBINATION, "the combination is not the claim");
        strict |= constant.get().signum() > 0;
        boolean exact = constant.get().isZero() && !ordered;
        boolean enough = switch (target.relation()) {
            case GE, LE -> apart == 0;
            case GT, LT -> apart == 0 && strict;
            case EQ -> apart == 0 && exact;
            case NE -> apart == 1 && exact;
        };
        require(enough, Rule.ORDER_COMBINATION, "the combination is not strict");
        return make(Rule.ORDER_COMBINATION, Rule.ORDER_COMBINATION.label(), new Holds(target), Domain.of(target), premises,
                new Choice.Factors(coefficients.stream().map(Terms::num).toList(), List.of()));
    }

    private static Expr above(Relation r, Expr a, Expr b) {
        return r == Relation.LT || r == Relation.LE ? Terms.sub(b, a) : Terms.sub(a, b);
    }

    /// `a > b` gives `a ≥ b`, `a ≠ b`, and each of these with its sides exchanged; `a = b` gives `a ≥ b`.
    public static Theorem weaker(Theorem t, Condition.Compare target) {
        Condition.Compare c = (Condition.Compare) t.holds();
        Relation from = c.left() == target.left() && c.right() == target.right() ? c.relation() : c.relation().swapped();
        boolean same = c.left() == target.left() && c.right() == target.right() || c.left() == target.right() && c.right() == target.left();
        boolean follows = from == target.relation() || switch (from) {
            case GT -> target.relation() == Relation.GE || target.relation() == Relation.NE;
            case LT -> target.relation() == Relation.LE || target.relation() == Relation.NE;
            case EQ -> target.relation() == Relation.GE || target.relation() == Relation.LE;
            case NE, GE, LE -> false;
        };
        require(same && follows, Rule.WEAKER, "it does not follow");
        return make(Rule.WEAKER, new Holds(target), List.of(), t);
    }

    /// `a ≥ b` and `a ≠ b` give `a > b`.
    public static Theorem stronger(Theorem order, Theorem apart) {
        Condition.Compare c = (Condition.Compare) order.holds();
        Condition.Compare d = (Condition.Compare) apart.holds();
        boolean same = c.left() == d.left() && c.right() == d.right() || c.left() == d.right() && c.right() == d.left();
        require(same && d.relation() == Relation.NE && (c.relation() == Relation.GE || c.relation() == Relation.LE), Rule.WEAKER, "it does not follow");
        return make(Rule.WEAKER, new Holds(compare(c.relation() == Relation.GE ? Relation.GT : Relation.LT, c.left(), c.right())), List.of(), order, apart);
    }

    /// `H ⊢ a = c`, `G ⊢ c ⋚ d` and `K ⊢ b = d` give `H, G, K ⊢ a ⋚ b`.
    public static Theorem compared(Theorem left, Theorem order, Theorem right) {
        Condition.Compare c = (Condition.Compare) order.holds();
        require(c.left() == left.equal().right() && c.right() == right.equal().right(), Rule.ORDER_EQUAL, "the middle terms differ");
        return make(Rule.ORDER_EQUAL, new Holds(compare(c.relation(), left.equal().left(), right.equal().left())), List.of(), left, order, right);
    }

    /// `a ≥ b` and `a ≤ b` give `a = b`.
    public static Theorem antisymmetry(Theorem up, Theorem down) {
        Condition.Compare c = (Condition.Compare) up.holds();
        require(c.relation() == Relation.GE && down.holds() == compare(Relation.LE, c.left(), c.right()), Rule.WEAKER, "both orders are needed");
        return make(Rule.WEAKER, new Holds(compare(Relation.EQ, c.left(), c.right())), List.of(), up, down);
    }

    /// The sign of the terms at every index is the sign of a sum, and of a product of what is not negative; a sum is
    /// strictly positive or negative only over a range that is not empty.
    public static Theorem sumSign(Expr.Big f, Theorem terms) {
        Relation r = sign(Rule.ORDER_SUM, terms);
        require(left(terms) == f.body(), Rule.ORDER_SUM, "another summand");
        require(r == Relation.GT || r == Relation.GE || !f.isProduct() && (r == Relation.LT || r == Relation.LE), Rule.ORDER_SUM, "no sign");
        Set<Condition> own = quantified(f.index(), terms.hypotheses);
        own.addAll(Domain.of(f));
        if (!f.isProduct() && (r == Relation.GT || r == Relation.LT)) {
            ends(Rule.ORDER_SUM, f.index());
            own.add(compare(Relation.LE, f.index().lower(), f.index().upper()));
        }
        return new Theorem(flat(own), new Holds(compare(r, f, ZERO)), Rule.ORDER_SUM, Rule.ORDER_SUM.label(), List.of(terms));
    }

    /// What is needed for a statement at every index, given what is needed at one; over an empty range nothing is.
    private static Set<Condition> quantified(Symbol k, Set<Condition> hypotheses) {
        Set<Condition> out = new LinkedHashSet<>();
        for (Condition h : without(hypotheses, inRange(k))) out.add(Free.occurs(k, h) ? Condition.forAll(k, h) : h);
        return out;
    }

    /// `u ⋚ v` gives `f(u) ⋚ f(v)` for a primitive that increases.
    public static Theorem monotone(Primitive f, Theorem t) {
        Condition.Compare c = (Condition.Compare) t.holds();
        require(Table.increasing(f) && c.relation() != Relation.NE, Rule.MONOTONE, "not an increasing function of ordered values");
        Expr l = Terms.apply(f, c.left());
        Expr r = Terms.apply(f, c.right());
        return make(Rule.MONOTONE, new Holds(compare(c.relation(), l, r)), domains(l, r), t);
    }

    /// A comparison that is true wherever the symbols stay within bounds, as bounds of its sides in exact fractions show.
    /// The sides then have values there.
    ///
    /// @param box comparisons of a symbol with a number
    public static Theorem enclosure(Condition.Compare c, List<Condition> box) {
        require(new Box(box).certain(c), Rule.ENCLOSURE, "the bounds do not decide it");
        return make(Rule.ENCLOSURE, new Holds(c), box);
    }

    /// ```
    ///  G ⊢ df/dx = f′    H ⊢ f′ ≥ 0                  G ⊢ df/dx = f′    H ⊢ f′ ≥ 0
    /// ───────────────────────────────── RIGHT       ───────────────────────────────── LEFT
    ///  p ≤ x, G*, H* ⊢ f(p) ≤ f(x)                   x ≤ p, G*, H* ⊢ f(x) ≤ f(p)
    /// ```
    /// by the mean value theorem between p and x, and so for `≤`; a strict sign of f′ makes the conclusion strict under
    /// `p < x` or `x < p`. Whatever G and H say of x must be a comparison of x itself with something that stands still, so that it
    /// is true between p and x when it is at the end that is nearer to failing: G* says it there, and H*, needed inside alone,
    /// says it without strictness.
    ///
    /// Refuses any other hypothesis about x, and a p that moves with x.
    public static Theorem meanValue(Theorem derivative, Theorem sign, Expr p, Side side) {
        HasDerivative d = derivative.derivative();
        Symbol x = d.variable();
        require(x.sort() instanceof Sort.Real && p.isScalar() && !Free.occurs(x, p), Rule.MEAN_VALUE, "a number that stands still is needed");
        Relation r = sign(Rule.MEAN_VALUE, sign);
        require(left(sign) == d.derivative(), Rule.MEAN_VALUE, "another derivative");
        require(r != Relation.NE && r != Relation.EQ, Rule.MEAN_VALUE, "no sign");
        boolean strict = r == Relation.GT || r == Relation.LT;
        Substitution at = new Substitution(Map.of(x, p));
        Set<Condition> own = new LinkedHashSet<>(Domain.of(p));
        own.add(compare(side == Side.RIGHT ? strict ? Relation.LT : Relation.LE : strict ? Relation.GT : Relation.GE, p, x));
        for (Condition h : derivative.hypotheses) own.addAll(between(h, x, at, side, false).conjuncts());
        for (Condition h : sign.hypotheses) own.addAll(between(h, x, at, side, true).conjuncts());
        Expr there = at.apply(d.function());
        boolean up = r == Relation.GT || r == Relation.GE;
        Relation order = strict ? Relation.LT : Relation.LE;
        // f(p) is the smaller one to the right of p where f increases, and to the left where it decreases.
        Condition claim = compare(up == (side == Side.RIGHT) ? order : order.swapped(), there, d.function());
        return new Theorem(flat(own), new Holds(claim), Rule.MEAN_VALUE, Rule.MEAN_VALUE.label(), List.of(derivative, sign));
    }

    /// A hypothesis about x at the end of the way from p to x at which it is first to fail.
    private static Condition between(Condition h, Symbol x, Substitution at, Side side, boolean inside) {
        if (!Free.occurs(x, h)) return h;
        require(h instanceof Condition.Compare c && (c.left() == x && !Free.occurs(x, c.right()) || c.right() == x && !Free.occurs(x, c.left())),
                Rule.MEAN_VALUE, "a hypothesis need not hold between the points");
        Condition.Compare c = (Condition.Compare) h;
        Relation r = c.left() == x ? c.relation() : c.relation().swapped();
        boolean below = r == Relation.GT || r == Relation.GE;
        require(below || r == Relation.LT || r == Relation.LE, Rule.MEAN_VALUE, "a hypothesis need not hold between the points");
        Relation weak = inside && c.relation() == Relation.GT ? Relation.GE : inside && c.relation() == Relation.LT ? Relation.LE : c.relation();
        Condition end = compare(weak, c.left(), c.right());
        return below == (side == Side.RIGHT) ? at.apply(end) : end;
    }

    // ---------------------------------------------------------------------------------------------- continuity

    /// A term is continuous in x that does not speak of x, that is x, or that is an entry of x.
    public static Theorem continuous(Expr f, Symbol x) {
        moves(Rule.CONTINUITY, x);
        boolean leaf = f == x || f instanceof Expr.Entry e && e.tensor() == x && e.indices().stream().noneMatch(i -> Free.occurs(x, i));
        require(leaf || !Free.occurs(x, f), Rule.CONTINUITY, "not a leaf");
        return make(Rule.CONTINUITY, new Continuous(f, x), Domain.of(f));
    }

    /// A term is continuous whose parts are, inside the domain of its operation. The premises are about the operands,
    /// the body of a sum, product or maximum (the greatest of finitely many continuous functions is continuous), or what a defined name stands for.
    public static Theorem continuous(Expr f, Symbol x, List<Theorem> parts) {
        List<Expr> wanted = switch (f) {
            case Expr.Neg n -> List.of(n.argument());
            case Expr.Binary b when b.operator() != Operator.MATMUL -> List.of(b.left(), b.right());
            case Expr.Apply a -> List.of(a.argument());
            case Expr.Big b -> List.of(b.body());
            case Expr.Extreme m -> List.of(m.body());
            case Expr _ -> List.of(meaning(f));
        };
        List<Expr> given = new ArrayList<>();
        Set<Condition> own = new LinkedHashSet<>(inside(f));
        for (Theorem p : parts) {
            require(p.judgement instanceof Continuous c && c.variable() == x, Rule.CONTINUITY, "continuity in the same variable is needed");
            given.add(((Continuous) p.judgement).function());
            own.addAll(switch (f) {
                case Expr.Big b -> quantified(b.index(), p.hypotheses);
                case Expr.Extreme m -> quantified(m.index(), p.hypotheses);
                case Expr _ -> p.hypotheses;
            });
        }
        require(f.isScalar() && given.equals(wanted), Rule.CONTINUITY, "other parts");
        if (f instanceof Expr.Entry e) checkStill(x, e.indices());
        if (f instanceof Expr.Big b) require(!Free.occurs(x, b.index()), Rule.CONTINUITY, "the range moves");
        if (f instanceof Expr.Extreme m) {
            require(!Free.occurs(x, m.index()), Rule.CONTINUITY, "the range moves");
            own.addAll(Domain.of(m));
        }
        return new Theorem(flat(own), new Continuous(f, x), Rule.CONTINUITY, Rule.CONTINUITY.label(), parts);
    }

    private static List<Condition> inside(Expr f) {
        return switch (f) {
            case Expr.Binary b when b.operator() == Operator.DIVIDE -> Domain.nonzero(b.right());
            case Expr.Binary b when b.operator() == Operator.POWER -> Ring.value(b.right()).filter(Rational::isInteger).isPresent()
                    ? Ring.value(b.right()).get().signum() >= 0 ? List.of() : Domain.nonzero(b.left())
                    : List.of(compare(Relation.GT, b.left(), ZERO));
            case Expr.Apply a -> Table.smooth(a.function(), a.argument());
            case Expr _ -> Domain.inRange(f);
        };
    }

    /// Cases are continuous that are continuous on both branches, under a condition on continuous sides, where the
    /// branches agree on the boundary: for each comparison `l ⋚ r` of the condition, in turn, `l = r ⊢ a = b`.
    public static Theorem continuousCases(Expr.If f, Symbol x, Theorem yes, Theorem no, List<Theorem> sides, List<Theorem> agreements) {
        List<Condition.Compare> boundary = Formula.comparisons(f.condition());
        Set<Condition> own = new LinkedHashSet<>();
        require(yes.judgement.equals(new Continuous(f.yes(), x)) && no.judgement.equals(new Continuous(f.no(), x))
                && agreements.size() == boundary.size(), Rule.CONTINUITY, "both branches and every boundary are needed");
        own.addAll(yes.hypotheses);
        own.addAll(no.hypotheses);
        sides(f, x, sides, own);
        for (int i = 0; i < boundary.size(); i++) {
            Theorem a = agreements.get(i);
            require(a.judgement.equals(new Equal(f.yes(), f.no())), Rule.CONTINUITY, "agreement of the branches is needed");
            own.addAll(without(a.hypotheses, List.of(Formula.on(boundary.get(i)))));
        }
        List<Theorem> premises = new ArrayList<>(List.of(yes, no));
        premises.addAll(sides);
        premises.addAll(agreements);
        return new Theorem(flat(own), new Continuous(f, x), Rule.CONTINUITY, Rule.CONTINUITY.label(), premises);
    }

    /// Requires continuity of every side of the comparisons that speak of x, and collects what it needs.
    private static void sides(Expr.If f, Symbol x, List<Theorem> sides, Set<Condition> own) {
        require(!f.condition().isQuantified(), Rule.CASE_RULE, "a condition 'for every index' has a boundary at every index");
        Map<Expr, Theorem> known = new HashMap<>();
        for (Theorem s : sides) if (s.judgement instanceof Continuous c && c.variable() == x) known.put(c.function(), s);
        for (Condition.Compare c : Formula.comparisons(f.condition())) {
            for (Expr side : List.of(c.left(), c.right())) {
                require(known.containsKey(side), Rule.CASE_RULE, "continuity of the sides of the condition is needed");
                own.addAll(known.get(side).hypotheses);
            }
        }
    }

    // ---------------------------------------------------------------------------------------------- derivatives

    private static Theorem derives(Rule rule, Expr f, HasDerivative like, Expr derivative, Collection<Condition> own, Theorem... premises) {
        return make(rule, new HasDerivative(f, like.variable(), like.index(), derivative), own, premises);
    }

    private static void alike(Rule rule, Theorem s, Theorem t) {
        require(s.derivative().variable() == t.derivative().variable() && s.derivative().index().equals(t.derivative().index()),
                rule, "derivatives by different variables");
    }

    private static void moves(Rule rule, Symbol x) {
        require(x.sort() instanceof Sort.Real || x.sort() instanceof Sort.Tensor, rule, "only a real variable moves");
    }

    private static void checkIndex(Symbol x, List<Expr> index) {
        moves(Rule.VARIABLE, x);
        require(index.size() == x.sizes().size(), Rule.ENTRY, "as many indices as sizes");
        checkStill(x, index);
    }

    private static void checkStill(Symbol x, List<Expr> index) {
        for (Expr i : index) require(i instanceof Expr.Num || !Free.occurs(x, i), Rule.ENTRY, "an index that moves");
    }

    private static Set<Condition> entryDomain(Symbol x, List<Expr> index) {
        return index.isEmpty() ? Set.of() : Domain.of(Terms.entry(x, index));
    }

    /// `dom c ⊢ dc/dx = 0` for a term that does not speak of x.
    public static Theorem constant(Expr c, Symbol x, List<Expr> index) {
        checkIndex(x, index);
        require(c.isScalar() && !Free.occurs(x, c), Rule.CONSTANT, "it speaks of the variable");
        Set<Condition> own = new LinkedHashSet<>(Domain.of(c));
        own.addAll(entryDomain(x, index));
        return make(Rule.CONSTANT, new HasDerivative(c, x, index, ZERO), own);
    }

    /// `⊢ dx/dx = 1`.
    public static Theorem variable(Symbol x) {
        require(x.sort() instanceof Sort.Real, Rule.VARIABLE, "only a real variable moves");
        return make(Rule.VARIABLE, new HasDerivative(x, x, List.of(), ONE), List.of());
    }

    /// `⊢ ∂x[i]/∂x[j] = δᵢⱼ`.
    public static Theorem entry(Expr.Entry e, List<Expr> by) {
        require(e.tensor() instanceof Symbol, Rule.ENTRY, "an entry of a symbol is needed");
        Symbol x = (Symbol) e.tensor();
        checkIndex(x, by);
        checkIndex(x, e.indices());
        Set<Condition> own = new LinkedHashSet<>(Domain.of(e));
        own.addAll(entryDomain(x, by));
        return make(Rule.ENTRY, new HasDerivative(e, x, List.copyOf(by), Formula.entry(e.indices(), by)), own);
    }

    /// `(−u)′ = −u′`.
    public static Theorem negation(Theorem u) {
        HasDerivative d = u.derivative();
        return derives(Rule.NEGATION, Terms.neg(d.function()), d, Fold.neg(d.derivative()), List.of(), u);
    }

    /// `(u + v)′ = u′ + v′`, `(u − v)′ = u′ − v′`, `(uv)′ = u′v + uv′`, `(u/v)′ = (u′v − uv′)/v²` where `v ≠ 0`.
    public static Theorem arithmetic(Operator op, Theorem u, Theorem v) {
        HasDerivative a = u.derivative();
        HasDerivative b = v.derivative();
        Expr f = Terms.binary(op, a.function(), b.function());
        return switch (op) {
            case ADD -> pair(Rule.SUM_RULE, f, u, v, Fold.add(a.derivative(), b.derivative()), List.of());
            case SUBTRACT -> pair(Rule.DIFFERENCE_RULE, f, u, v, Fold.sub(a.derivative(), b.derivative()), List.of());
            case MULTIPLY -> pair(Fold.zero(a.derivative()) || Fold.zero(b.derivative()) ? Rule.FACTOR_RULE : Rule.PRODUCT_RULE, f, u, v,
                    Formula.product(a.function(), b.function(), a.derivative(), b.derivative()), List.of());
            case DIVIDE -> pair(Fold.zero(b.derivative()) ? Rule.FACTOR_RULE : Rule.QUOTIENT_RULE, f, u, v,
                    Formula.quotient(a.function(), b.function(), a.derivative(), b.derivative()), Domain.nonzero(b.function()));
            case POWER, MATMUL -> throw new Refused(Rule.SUM_RULE, "not one of the four operations");
        };
    }

    private static Theorem pair(Rule rule, Expr f, Theorem u, Theorem v, Expr derivative, Collection<Condition> own) {
        alike(rule, u, v);
        return derives(rule, f, u.derivative(), derivative, own, u, v);
    }

    /// `(u^c)′ = c·u^(c−1)·u′` for a constant c: for a natural number always, for an integer where `u ≠ 0`, for a symbol
    /// of integer sort where `c ≥ 1` or `u ≠ 0`, else where `u > 0`.
    public static Theorem power(Theorem u, Expr c) {
        HasDerivative d = u.derivative();
        require(!Free.occurs(d.variable(), c), Rule.POWER_RULE, "the exponent moves");
        Optional<Rational> value = Ring.value(c);
        List<Condition> own = new ArrayList<>(Domain.of(c));
        if (value.isPresent() && value.get().isInteger()) {
            if (value.get().signum() < 0) own.addAll(Domain.nonzero(d.function()));
        } else if (Domain.integral(c)) {
            own.add(Condition.or(compare(Relation.NE, d.function(), ZERO), compare(Relation.GE, c, ONE)));
        } else {
            own.add(compare(Relation.GT, d.function(), ZERO));
        }
        return derives(Rule.POWER_RULE, Terms.pow(d.function(), c), d, Formula.power(d.function(), c, d.derivative()), own, u);
    }

    /// `(u^v)′ = u^v·(v′ log u + v·u′/u)` where `u > 0`.
    public static Theorem generalPower(Theorem u, Theorem v) {
        alike(Rule.GENERAL_POWER, u, v);
        HasDerivative a = u.derivative();
        HasDerivative b = v.derivative();
        return derives(Rule.GENERAL_POWER, Terms.pow(a.function(), b.function()), a,
                Formula.generalPower(a.function(), b.function(), a.derivative(), b.derivative()),
                List.of(compare(Relation.GT, a.function(), ZERO)), u, v);
    }

    /// `f(u)′ = f′(u)·u′` for a primitive, inside of its domain.
    public static Theorem primitive(Primitive f, Theorem u) {
        HasDerivative d = u.derivative();
        return make(Rule.CHAIN_RULE, "derivative of " + f.text(), new HasDerivative(Terms.apply(f, d.function()), d.variable(), d.index(),
                Formula.chain(Table.derivative(f, d.function()), d.derivative())), Table.smooth(f, d.function()), List.of(u));
    }

    /// ```
    ///  H(p) ⊢ dF/dp = G    E ⊢ du/dx = u′
    /// ────────────────────────────────────
    ///   H(u), E ⊢ dF(u)/dx = G(u)·u′
    /// ```
    /// where F speaks of x only through p.
    public static Theorem chain(Theorem outer, Theorem inner) {
        HasDerivative o = outer.derivative();
        HasDerivative u = inner.derivative();
        Symbol p = o.variable();
        require(o.index().isEmpty() && p.sort() instanceof Sort.Real, Rule.CHAIN_RULE, "the outer variable is a number");
        require(!Free.occurs(u.variable(), o.function()) || u.variable() == p, Rule.CHAIN_RULE, "the outer function moves by itself");
        Substitution s = new Substitution(Map.of(p, u.function()));
        Set<Condition> own = new LinkedHashSet<>();
        for (Condition h : outer.hypotheses) own.addAll(s.apply(h).conjuncts());
        return new Theorem(union(flat(own), inner.hypotheses),
                new HasDerivative(s.apply(o.function()), u.variable(), u.index(), Formula.chain(s.apply(o.derivative()), u.derivative())),
                Rule.CHAIN_RULE, outer.label, List.of(outer, inner));
    }

    /// Case by case, off the boundary of the condition, whose sides are continuous. What a branch needs is needed only
    /// where it is taken.
    public static Theorem caseRule(Expr.If f, Theorem yes, Theorem no, List<Theorem> sides) {
        alike(Rule.CASE_RULE, yes, no);
        HasDerivative a = yes.derivative();
        HasDerivative b = no.derivative();
        require(a.function() == f.yes() && b.function() == f.no(), Rule.CASE_RULE, "both branches are needed");
        Set<Condition> own = new LinkedHashSet<>();
        sides(f, a.variable(), sides, own);
        for (Condition.Compare c : Formula.comparisons(f.condition())) if (Free.occurs(a.variable(), c)) own.add(Formula.off(c));
        for (Condition h : without(yes.hypotheses, f.condition().conjuncts())) own.add(f.condition().implies(h));
        for (Condition h : without(no.hypotheses, f.condition().negated().conjuncts())) own.add(f.condition().negated().implies(h));
        own.addAll(Domain.of(f.condition()));
        List<Theorem> premises = new ArrayList<>(List.of(yes, no));
        premises.addAll(sides);
        return new Theorem(flat(own), new HasDerivative(f, a.variable(), a.index(), Fold.cases(f.condition(), a.derivative(), b.derivative())),
                Rule.CASE_RULE, Rule.CASE_RULE.label(), premises);
    }

    /// `(Σ u)′ = Σ u′`, `(Π u)′ = Π u·Σ u′/u` where every `u ≠ 0`. What the terms need is needed at every index.
    public static Theorem big(Expr.Big f, Theorem body) {
        return big(f, f, body);
    }

    /// The same by way of `g`, which is f under another name for its index: that name may be spoken of by the position that is
    /// differentiated by.
    public static Theorem big(Expr.Big f, Expr.Big g, Theorem body) {
        HasDerivative d = body.derivative();
        require(g == f || g == renaming(f, g.index().name()).equal().right(), Rule.SUM_DERIVATIVE, "another sum");
        require(d.function() == g.body(), Rule.SUM_DERIVATIVE, "another summand");
        require(!Free.occurs(d.variable(), g.index()), Rule.SUM_DERIVATIVE, "the range moves");
        for (Expr i : d.index()) require(!Free.occurs(g.index(), i), Rule.SUM_DERIVATIVE, "the bound index occurs outside");
        Set<Condition> own = quantified(g.index(), body.hypotheses);
        own.addAll(Domain.of(g.index().lower()));
        own.addAll(Domain.of(g.index().upper()));
        if (g.isProduct()) {
            for (Condition c : Domain.nonzero(g.body())) own.add(Condition.forAll(g.index(), c));
        }
        Expr result = g.isProduct() ? Formula.bigProduct(g, d.derivative()) : Fold.sum(g.index(), d.derivative());
        Rule rule = g.isProduct() ? Rule.PRODUCT_DERIVATIVE : Rule.SUM_DERIVATIVE;
        return new Theorem(flat(own), new HasDerivative(f, d.variable(), d.index(), result), rule, rule.label(), List.of(body));
    }

    /// ```
    ///  H ⊢ df(k)/dx = f′(k)
    /// ──────────────────────────────────────────────────────────────────────────────────────────
    ///  H for every k, dom max f, Σₖ [f(k) = max f] = 1 ⊢ d(max f)/dx = Σₖ [f(k) = max f]·f′(k)
    /// ```
    /// Where one index alone has the maximum, the values at the others are less; all are continuous in x, being differentiable, and they
    /// are finitely many: so around the point the maximum is the value at that one index, and its derivative is that of this value. So
    /// for a minimum. By way of `g`, which is f under another name for its index, as for sums.
    public static Theorem extremeDerivative(Expr.Extreme f, Expr.Extreme g, Theorem body) {
        HasDerivative d = body.derivative();
        require(g == f || g == renaming(f, g.index().name()).equal().right(), Rule.EXTREME_DERIVATIVE, "another maximum");
        require(d.function() == g.body(), Rule.EXTREME_DERIVATIVE, "another body");
        require(!Free.occurs(d.variable(), g.index()), Rule.EXTREME_DERIVATIVE, "the range moves");
        for (Expr i : d.index()) require(!Free.occurs(g.index(), i), Rule.EXTREME_DERIVATIVE, "the bound index occurs outside");
        Condition attained = compare(Relation.EQ, g.body(), f);
        Set<Condition> own = quantified(g.index(), body.hypotheses);
        own.addAll(Domain.of(f));
        own.add(compare(Relation.EQ, Terms.sum(g.index(), Terms.indicator(attained)), ONE));
        Expr result = Fold.sum(g.index(), Fold.mul(Terms.indicator(attained), d.derivative()));
        return new Theorem(flat(own), new HasDerivative(f, d.variable(), d.index(), result), Rule.EXTREME_DERIVATIVE, Rule.EXTREME_DERIVATIVE.label(), List.of(body));
    }

    /// The derivative of what a call, entry or inner product stands for is its own.
    public static Theorem derivativeOfDefinition(Expr c, Theorem meaning) {
        HasDerivative d = meaning.derivative();
        require(meaning(c) == d.function(), Rule.DEFINITION, "it stands for something else");
        if (c instanceof Expr.Entry e) checkStill(d.variable(), e.indices());
        return new Theorem(union(meaning.hypotheses, flat(Domain.inRange(c))), new HasDerivative(c, d.variable(), d.index(), d.derivative()), Rule.DEFINITION,
                meaningLabel(c), List.of(meaning));
    }

    /// `H ⊢ f = g` and `G ⊢ dg/dx = g′` give `H, G ⊢ df/dx = g′`, where every hypothesis of H that speaks of x stays
    /// true around the point: a strict comparison of sides that are continuous in x.
    public static Theorem equalFunction(Theorem equation, Theorem derivative, List<Theorem> sides) {
        HasDerivative d = derivative.derivative();
        require(equation.equal().right() == d.function(), Rule.EQUAL_FUNCTION, "another function");
        Set<Condition> own = new LinkedHashSet<>(equation.hypotheses);
        for (Condition h : equation.hypotheses) if (Free.occurs(d.variable(), h)) open(h, d.variable(), sides, own);
        List<Theorem> premises = new ArrayList<>(List.of(equation, derivative));
        premises.addAll(sides);
        return new Theorem(union(flat(own), derivative.hypotheses), new HasDerivative(equation.equal().left(), d.variable(), d.index(), d.derivative()),
                Rule.EQUAL_FUNCTION, equation.label, premises);
    }

    private static void open(Condition h, Symbol x, List<Theorem> sides, Set<Condition> own) {
        require(h instanceof Condition.Compare c && (c.relation() == Relation.LT || c.relation() == Relation.GT || c.relation() == Relation.NE),
                Rule.EQUAL_FUNCTION, "a hypothesis need not hold around the point");
        sides(new IfShape(h).term(), x, sides, own);
    }

    /// A term whose condition is the given one, to ask for the continuity of its sides.
    private record IfShape(Condition condition) {
        Expr.If term() {
            return (Expr.If) Terms.cases(condition, ONE, ZERO);
        }
    }

    /// `H ⊢ df/dx = g` and `G ⊢ g = h` give `H, G ⊢ df/dx = h`.
    public static Theorem equalDerivative(Theorem derivative, Theorem equation) {
        HasDerivative d = derivative.derivative();
        require(equation.equal().left() == d.derivative(), Rule.EQUAL_DERIVATIVE, "another derivative");
        return make(Rule.EQUAL_DERIVATIVE, equation.label, new HasDerivative(d.function(), d.variable(), d.index(), equation.equal().right()),
                List.of(), List.of(derivative, equation));
    }

    /// The derivatives of f by many variables at once, by reverse accumulation: each is the adjoint of its variable where
    /// every part of f that moves is smooth and no case is on its boundary. The facts settle conditions for all of them.
    ///
    /// Refuses a part that moves and is not made of arithmetic, primitives, cases and names, such as a sum over an index.
    public static List<Theorem> gradient(Expr f, List<Expr> variables, List<Theorem> facts) {
        for (Expr v : variables) {
            boolean real = v instanceof Symbol s && s.sort() instanceof Sort.Real;
            boolean entry = v instanceof Expr.Entry e && e.tensor() instanceof Symbol && e.indices().stream().allMatch(i -> i instanceof Expr.Num);
            require(real || entry, Rule.REVERSE, "a real symbol, or an entry at numbers, is needed");
        }
        Reverse r = new Reverse(f, new LinkedHashSet<>(variables));
        Set<Condition> own = new LinkedHashSet<>(flat(r.conditions()));
        Set<Condition> left = new LinkedHashSet<>(own);
        for (Theorem t : facts) {
            left.removeAll(t.holds().conjuncts());
            left.addAll(t.hypotheses);
        }
        List<Theorem> out = new ArrayList<>();
        for (Expr v : variables) {
            Symbol x = v instanceof Expr.Entry e ? (Symbol) e.tensor() : (Symbol) v;
            List<Expr> index = v instanceof Expr.Entry e ? e.indices() : List.of();
            Set<Condition> mine = new LinkedHashSet<>(left);
            mine.addAll(entryDomain(x, index));
            out.add(new Theorem(java.util.Collections.unmodifiableSet(mine), new HasDerivative(f, x, index, r.derivative(v)), Rule.REVERSE,
                    Rule.REVERSE.label(), facts));
        }
        return out;
    }

    /// What [#gradient(Expr, List, List)] needs, to be settled once for all variables.
    public static Set<Condition> gradientConditions(Expr f, List<Expr> variables) {
        return flat(new Reverse(f, new LinkedHashSet<>(variables)).conditions());
    }

    /// `H ⊢ df/dx = g` gives `H[x := a] ⊢ (df/dx at x = a) = g[x := a]`.
    public static Theorem derivativeValue(Theorem derivative, Expr at) {
        HasDerivative d = derivative.derivative();
        Expr term = Terms.derivative(d.variable(), d.index(), d.function(), at);
        Substitution s = new Substitution(at == d.variable() ? Map.of() : Map.of(d.variable(), at));
        Set<Condition> own = new LinkedHashSet<>(Domain.of(at));
        for (Condition h : derivative.hypotheses) own.addAll(s.apply(h).conjuncts());
        return new Theorem(flat(own), new Equal(term, s.apply(d.derivative())), Rule.DERIVATIVE_VALUE, derivative.label, List.of(derivative));
    }

    /// Near `x = p`, on one side of it, f is a: the equation may use `x > p` (`x < p` on the left), hypotheses without x,
    /// and strict comparisons that are true at p between continuous sides. At p itself f is a too. Then the derivative of
    /// a at p is the derivative of f from that side.
    ///
    /// @param equation `x > p, H ⊢ f = a`
    /// @param derivative `G ⊢ da/dx = a′`
    /// @param value `⊢ f(p) = a(p)`
    /// @param strict for each hypothesis that speaks of x, itself at p
    /// @param sides continuity of the sides of these, as functions of x
    public static Theorem side(Expr p, Side side, Theorem equation, Theorem derivative, Theorem value, List<Theorem> strict, List<Theorem> sides) {
        HasDerivative d = derivative.derivative();
        Symbol x = d.variable();
        Equal e = equation.equal();
        require(x.sort() instanceof Sort.Real && !Free.occurs(x, p), Rule.SIDE, "a number that stands still is needed");
        require(e.right() == d.function(), Rule.SIDE, "another function");
        Substitution at = new Substitution(Map.of(x, p));
        require(value.judgement.equals(new Equal(at.apply(e.left()), at.apply(e.right()))), Rule.SIDE, "the value at the point is needed");
        Condition approach = compare(side == Side.RIGHT ? Relation.GT : Relation.LT, x, p);
        Set<Condition> own = new LinkedHashSet<>(value.hypotheses);
        Set<Condition> known = new HashSet<>();
        for (Theorem s : strict) {
            known.add(s.holds());
            own.addAll(s.hypotheses);
        }
        for (Condition h : equation.hypotheses) {
            if (!Free.occurs(x, h)) own.add(h);
            else if (h != approach) {
                require(known.contains(at.apply(h)), Rule.SIDE, "a hypothesis need not hold near the point");
                Set<Condition> around = new LinkedHashSet<>();
                open(h, x, sides, around);
                for (Condition c : around) own.addAll(at.apply(c).conjuncts());
            }
        }
        for (Condition h : derivative.hypotheses) own.addAll(at.apply(h).conjuncts());
        own.addAll(Domain.of(p));
        List<Theorem> premises = new ArrayList<>(List.of(equation, derivative, value));
        premises.addAll(strict);
        premises.addAll(sides);
        return new Theorem(flat(own), new SideDerivative(e.left(), x, p, side, at.apply(d.derivative())), Rule.SIDE, Rule.SIDE.label(), premises);
    }

    /// The derivatives from the left and from the right, equal, are the derivative: `x = p, … ⊢ df/dx = a`.
    public static Theorem glue(Theorem left, Theorem right, Theorem same) {
        SideDerivative l = (SideDerivative) left.judgement;
        SideDerivative r = (SideDerivative) right.judgement;
        require(l.side() == Side.LEFT && r.side() == Side.RIGHT && l.function() == r.function() && l.variable() == r.variable()
                && l.point() == r.point(), Rule.GLUE, "both sides of one point are needed");
        require(same.judgement.equals(new Equal(l.value(), r.value())), Rule.GLUE, "the derivatives from both sides must agree");
        return make(Rule.GLUE, new HasDerivative(l.function(), l.variable(), List.of(), l.value()),
                List.of(compare(Relation.EQ, l.variable(), l.point())), left, right, same);
    }

    // ---------------------------------------------------------------------------------------------- limits

    /// A limit and what is true near it are statements in which the variable is bound: a hypothesis about it would say something of
    /// where it happens to be, which is of no use. So what a premise `H ⊢ …` asks of the variable must be known near the limit.
    /// Each of finitely many conditions holds from somewhere on, so all of them do.
    ///
    /// @return what is left of H, and what the conditions near the limit need
    private static Set<Condition> near(Rule rule, Set<Condition> hypotheses, Symbol x, Approach approach, List<Theorem> nearby) {
        Map<Condition, Theorem> known = new HashMap<>();
        for (Theorem n : nearby) {
            Eventually e = eventually(rule, n, x, approach);
            for (Condition c : e.condition().conjuncts()) known.put(c, n);
        }
        Set<Condition> own = new LinkedHashSet<>();
        for (Condition h : hypotheses) {
            if (!Free.occurs(x, h)) {
                own.add(h);
            } else {
                require(known.containsKey(h), rule, "a hypothesis need not hold near the limit");
                own.addAll(known.get(h).hypotheses);
            }
        }
        return own;
    }

    private static Eventually eventually(Rule rule, Theorem t, Symbol x, Approach approach) {
        require(t.judgement instanceof Eventually e && e.variable() == x && e.approach().equals(approach), rule, "it is not said of this limit");
        return (Eventually) t.judgement;
    }

    /// That the condition holds near the limit.
    private static void knownNear(Rule rule, Condition c, Theorem t, Symbol x, Approach approach) {
        require(eventually(rule, t, x, approach).condition().conjuncts().contains(c), rule, "another condition is needed near the limit");
    }

    private static Tends tends(Rule rule, Theorem t) {
        require(t.judgement instanceof Tends, rule, "a limit is needed");
        return (Tends) t.judgement;
    }

    private static void alike(Rule rule, Tends s, Tends t) {
        require(s.variable() == t.variable() && s.approach().equals(t.approach()), rule, "another limit");
    }

    /// What an approach needs to be one: a real variable, and a point that has a value and stands still.
    private static Set<Condition> approached(Rule rule, Symbol x, Approach approach) {
        require(x.sort() instanceof Sort.Real, rule, "only a real variable moves");
        return switch (approach) {
            case Approach.To t -> {
                require(!Free.occurs(x, t.point()), rule, "the point moves");
                yield Domain.of(t.point());
            }
            case Approach.Beyond _ -> Set.of();
        };
    }

    private static Theorem limit(Rule rule, String label, Expr f, Tends like, Target target, Collection<Condition> own, List<Theorem> premises) {
        return limit(rule, label, f, like.variable(), like.approach(), target, own, premises);
    }

    private static Theorem limit(Rule rule, String label, Expr f, Symbol x, Approach approach, Target target, Collection<Condition> own, List<Theorem> premises) {
        require(f.isScalar() && !(target instanceof Finite v && (!v.value().isScalar() || Free.occurs(x, v.value()))), rule, "the limit moves");
        return new Theorem(flat(own), new Tends(f, x, approach, target), rule, label, premises);
    }

    /// ```
    ///  ─────────────────────  as x → p⁺     ─────────────────────  as x → p⁻     ─────────────────  as x → p
    ///   dom p ⊢ x > p near                   dom p ⊢ x < p near                   dom p ⊢ x ≠ p near
    ///
    ///  ─────────────────────  as x → ∞      ─────────────────────  as x → −∞
    ///   dom c ⊢ x > c near                   dom c ⊢ x < c near
    /// ```
    /// for a c that does not speak of x; from one side, `x ≠ p` too.
    public static Theorem nearby(Condition.Compare c, Symbol x, Approach approach) {
        Set<Condition> own = new LinkedHashSet<>(approached(Rule.NEARBY, x, approach));
        require(c.left() == x && !Free.occurs(x, c.right()), Rule.NEARBY, "the variable against what stands still");
        boolean follows = switch (approach) {
            case Approach.To t -> c.right() == t.point() && switch (t.from()) {
                case RIGHT -> c.relation() == Relation.GT || c.relation() == Relation.NE;
                case LEFT -> c.relation() == Relation.LT || c.relation() == Relation.NE;
                case BOTH -> c.relation() == Relation.NE;
            };
            case Approach.Beyond b -> c.relation() == (b.up() ? Relation.GT : Relation.LT);
        };
        require(follows, Rule.NEARBY, "it does not follow");
        own.addAll(Domain.of(c.right()));
        return make(Rule.NEARBY, new Eventually(c, x, approach), own);
    }

    /// ```
    ///  H ⊢ l − r → v    G ⊢ v > 0                H ⊢ l − r → ∞
    /// ────────────────────────────              ────────────────
    ///    H, G ⊢ l > r near                       H ⊢ l > r near
    /// ```
    /// and so for `<` and `≠`; with `r = 0` the limit of l will do. What tends to a number other than 0 is, from somewhere on, on its side of 0.
    ///
    /// Refuses a limit that is not known to be other than 0, and a comparison that is not strict.
    public static Theorem eventualSign(Condition.Compare c, Theorem limit, Optional<Theorem> sign) {
        Tends t = tends(Rule.EVENTUAL_SIGN, limit);
        require(t.function() == Terms.sub(c.left(), c.right()) || Fold.zero(c.right()) && t.function() == c.left(), Rule.EVENTUAL_SIGN, "the limit of something else");
        Relation r = direction(Rule.EVENTUAL_SIGN, t.target(), sign);
        require(c.relation() == r || c.relation() == Relation.NE, Rule.EVENTUAL_SIGN, "the limit is on the other side");
        List<Theorem> premises = new ArrayList<>(List.of(limit));
        sign.ifPresent(premises::add);
        return make(Rule.EVENTUAL_SIGN, Rule.EVENTUAL_SIGN.label(), new Eventually(c, t.variable(), t.approach()), List.of(), premises);
    }

    /// On which side of 0 a limit is, other than 0: by a fact about its value where that is a number.
    private static Relation direction(Rule rule, Target target, Optional<Theorem> sign) {
        return switch (target) {
            case Infinite i -> i.up() ? Relation.GT : Relation.LT;
            case Finite v -> {
                require(sign.isPresent() && sign.get().judgement instanceof Holds h && h.condition() instanceof Condition.Compare c
                        && c.left() == v.value() && Fold.zero(c.right()), rule, "the sign of the limit is needed");
                Relation r = ((Condition.Compare) sign.get().holds()).relation();
                require(r == Relation.GT || r == Relation.LT || r == Relation.NE, rule, "the limit may be zero");
                yield r;
            }
        };
    }

    /// ```
    ///  H ⊢ C    every h in H that speaks of x is true near
    /// ─────────────────────────────────────────────────────
    ///             H without these ⊢ C near
    /// ```
    public static Theorem eventually(Theorem fact, Symbol x, Approach approach, List<Theorem> nearby) {
        require(fact.judgement instanceof Holds, Rule.EVENTUAL_FACT, "a fact is needed");
        Set<Condition> own = new LinkedHashSet<>(approached(Rule.EVENTUAL_FACT, x, approach));
        own.addAll(near(Rule.EVENTUAL_FACT, fact.hypotheses, x, approach, nearby));
        List<Theorem> premises = new ArrayList<>(List.of(fact));
        premises.addAll(nearby);
        return new Theorem(flat(own), new Eventually(fact.holds(), x, approach), Rule.EVENTUAL_FACT, fact.label, premises);
    }

    /// `dom c ⊢ c → c` for a term that does not speak of x.
    public static Theorem limitOfConstant(Expr c, Symbol x, Approach approach) {
        Set<Condition> own = new LinkedHashSet<>(approached(Rule.LIMIT_CONSTANT, x, approach));
        require(!Free.occurs(x, c), Rule.LIMIT_CONSTANT, "it speaks of the variable");
        own.addAll(Domain.of(c));
        return limit(Rule.LIMIT_CONSTANT, Rule.LIMIT_CONSTANT.label(), c, x, approach, new Finite(c), own, List.of());
    }

    /// `dom p ⊢ x → p` as x → p, `⊢ x → ∞` as x → ∞.
    public static Theorem limitOfVariable(Symbol x, Approach approach) {
        Set<Condition> own = approached(Rule.LIMIT_VARIABLE, x, approach);
        Target target = switch (approach) {
            case Approach.To t -> new Finite(t.point());
            case Approach.Beyond b -> new Infinite(b.up());
        };
        return limit(Rule.LIMIT_VARIABLE, Rule.LIMIT_VARIABLE.label(), x, x, approach, target, own, List.of());
    }

    /// The four operations and the opposite on limits:
    ///
    /// ```
    ///  u → a, v → b            u ± v → a ± b,  u·v → a·b,  b ≠ 0 ⊢ u/v → a/b
    ///  u → ∞, v → b            u ± v → ∞,      with the sign of b ≠ 0: u·v, u/v → ±∞;      v/u → 0
    ///  u → ∞, v → ∞            u + v → ∞, u·v → ∞
    ///  u → a or ±∞, v → 0      with the sign of a ≠ 0 and that of v near: u/v → ±∞
    /// ```
    /// Refuses the indeterminate forms `∞ − ∞`, `0·∞`, `∞/∞` and `0/0`, and a quotient by what tends to 0 without a sign.
    ///
    /// @param sign of the finite limit that is multiplied with, divides, or is divided by what vanishes: `⊢ b > 0` or `⊢ b < 0`
    /// @param below that the denominator that vanishes is positive, or negative, near the limit
    public static Theorem limit(Operator op, Theorem left, Theorem right, Optional<Theorem> sign, Optional<Theorem> below) {
        Tends u = tends(Rule.LIMIT_ARITHMETIC, left);
        Tends v = tends(Rule.LIMIT_ARITHMETIC, right);
        alike(Rule.LIMIT_ARITHMETIC, u, v);
        require(op != Operator.POWER && op != Operator.MATMUL, Rule.LIMIT_ARITHMETIC, "not one of the four operations");
        Expr f = Terms.binary(op, u.function(), v.function());
        List<Theorem> premises = new ArrayList<>(List.of(left, right));
        Set<Condition> own = new LinkedHashSet<>(left.hypotheses);
        own.addAll(right.hypotheses);
        if (below.isPresent()) {
            require(op == Operator.DIVIDE && v.target() instanceof Finite b && Fold.zero(b.value()), Rule.LIMIT_ARITHMETIC, "the denominator does not tend to zero");
            boolean up = vanishing(below.get(), v) == positive(u.target(), sign);
            premises.add(below.get());
            own.addAll(below.get().hypotheses);
            sign.ifPresent(premises::add);
            sign.ifPresent(s -> own.addAll(s.hypotheses));
            return limit(Rule.LIMIT_ARITHMETIC, Rule.LIMIT_ARITHMETIC.label(), f, u, new Infinite(up), own, premises);
        }
        if (u.target() instanceof Finite a && v.target() instanceof Finite b) {
            if (op == Operator.DIVIDE) own.addAll(Domain.nonzero(b.value()));
            return limit(Rule.LIMIT_ARITHMETIC, Rule.LIMIT_ARITHMETIC.label(), f, u, new Finite(Terms.binary(op, a.value(), b.value())), own, premises);
        }
        Target target = switch (op) {
            case ADD -> sum(u.target(), v.target());
            case SUBTRACT -> sum(u.target(), opposite(v.target()));
            case MULTIPLY -> new Infinite(positive(u.target(), sign) == positive(v.target(), sign));
            case DIVIDE -> {
                if (u.target() instanceof Finite) yield new Finite(ZERO);
                require(v.target() instanceof Finite, Rule.LIMIT_ARITHMETIC, "infinity by infinity");
                yield new Infinite(positive(u.target(), sign) == positive(v.target(), sign));
            }
            case POWER, MATMUL -> throw new Refused(Rule.LIMIT_ARITHMETIC, "not one of the four operations");
        };
        sign.ifPresent(premises::add);
        sign.ifPresent(s -> own.addAll(s.hypotheses));
        return limit(Rule.LIMIT_ARITHMETIC, Rule.LIMIT_ARITHMETIC.label(), f, u, target, own, premises);
    }

    private static Target sum(Target a, Target b) {
        boolean fits = !(a instanceof Infinite i && b instanceof Infinite j && i.up() != j.up());
        require(fits, Rule.LIMIT_ARITHMETIC, "infinity minus infinity");
        return a instanceof Infinite ? a : b;
    }

    private static Target opposite(Target t) {
        return switch (t) {
            case Finite v -> v;
            case Infinite i -> new Infinite(!i.up());
        };
    }

    /// Whether a limit that is not 0 is positive.
    private static boolean positive(Target target, Optional<Theorem> sign) {
        Relation r = direction(Rule.LIMIT_ARITHMETIC, target, sign);
        require(r != Relation.NE, Rule.LIMIT_ARITHMETIC, "the sign of the limit is needed");
        return r == Relation.GT;
    }

    /// Whether what tends to 0 does so from above.
    private static boolean vanishing(Theorem near, Tends v) {
        Eventually e = eventually(Rule.LIMIT_ARITHMETIC, near, v.variable(), v.approach());
        boolean above = e.condition() == compare(Relation.GT, v.function(), ZERO);
        require(above || e.condition() == compare(Relation.LT, v.function(), ZERO), Rule.LIMIT_ARITHMETIC, "the sign of the denominator near the limit is needed");
        return above;
    }

    /// `u → a` gives `−u → −a`.
    public static Theorem limitOfOpposite(Theorem limit) {
        Tends u = tends(Rule.LIMIT_ARITHMETIC, limit);
        Target target = u.target() instanceof Finite a ? new Finite(Terms.neg(a.value())) : opposite(u.target());
        return limit(Rule.LIMIT_ARITHMETIC, Rule.LIMIT_ARITHMETIC.label(), Terms.neg(u.function()), u, target, limit.hypotheses, List.of(limit));
    }

    /// A limit of a primitive at one of its ends, by the table: `⊢ exp y → 0` as y → −∞.
    public static Theorem limitAtEnd(Primitive f, Symbol y, int which) {
        Table.End end = Table.ends(f).get(which);
        Set<Condition> own = approached(Rule.LIMIT_END, y, end.approach());
        return limit(Rule.LIMIT_END, "limit of " + f.text(), Terms.apply(f, y), y, end.approach(), end.target(), own, List.of());
    }

    /// ```
    ///  H(y) ⊢ F is continuous in y    G ⊢ u → v            H ⊢ F → t as y → q⁺    G ⊢ u → q    K ⊢ u > q near
    /// ──────────────────────────────────────────          ────────────────────────────────────────────────────
    ///        H(v), G ⊢ F(u) → F(v)                                       H, G, K ⊢ F(u) → t
    /// ```
    /// and so for the other approaches: `u < q` near from the left, `u ≠ q` near from both sides, nothing beyond every bound.
    ///
    /// Refuses an outer function that moves by itself.
    public static Theorem limitOfComposition(Theorem outer, Theorem inner, Optional<Theorem> aside) {
        Tends u = tends(Rule.LIMIT_COMPOSITION, inner);
        Set<Condition> own = new LinkedHashSet<>(inner.hypotheses);
        List<Theorem> premises = new ArrayList<>(List.of(outer, inner));
        if (outer.judgement instanceof Continuous c) {
            Symbol y = composed(c.function(), c.variable(), u);
            require(u.target() instanceof Finite, Rule.LIMIT_COMPOSITION, "there is no continuity at infinity");
            Substitution there = new Substitution(Map.of(y, ((Finite) u.target()).value()));
            for (Condition h : outer.hypotheses) own.addAll(there.apply(h).conjuncts());
            return limit(Rule.LIMIT_COMPOSITION, outer.label, Substitution.replace(c.function(), y, u.function()), u, new Finite(there.apply(c.function())), own, premises);
        }
        Tends f = tends(Rule.LIMIT_COMPOSITION, outer);
        Symbol y = composed(f.function(), f.variable(), u);
        boolean meets = switch (f.approach()) {
            case Approach.Beyond b -> u.target().equals(new Infinite(b.up()));
            case Approach.To t -> u.target().equals(new Finite(t.point()));
        };
        require(meets, Rule.LIMIT_COMPOSITION, "the inner function tends to something else");
        if (f.approach() instanceof Approach.To t) {
            require(aside.isPresent(), Rule.LIMIT_COMPOSITION, "the inner function may take its limit");
            Relation r = switch (t.from()) {
                case LEFT -> Relation.LT;
                case RIGHT -> Relation.GT;
                case BOTH -> Relation.NE;
            };
            knownNear(Rule.LIMIT_COMPOSITION, compare(r, u.function(), t.point()), aside.get(), u.variable(), u.approach());
            premises.add(aside.get());
            own.addAll(aside.get().hypotheses);
        }
        own.addAll(outer.hypotheses);
        return limit(Rule.LIMIT_COMPOSITION, outer.label, Substitution.replace(f.function(), y, u.function()), u, f.target(), own, premises);
    }

    private static Symbol composed(Expr f, Symbol y, Tends inner) {
        require(y.sort() instanceof Sort.Real, Rule.LIMIT_COMPOSITION, "the outer variable is a number");
        require(y == inner.variable() || !Free.occurs(inner.variable(), f), Rule.LIMIT_COMPOSITION, "the outer function moves by itself");
        return y;
    }

    /// `H(x) ⊢ f is continuous in x` gives `H(p), dom p ⊢ f → f(p)` as x → p.
    public static Theorem limitOfContinuous(Theorem continuous, Approach.To approach) {
        require(continuous.judgement instanceof Continuous, Rule.LIMIT_CONTINUOUS, "continuity is needed");
        Continuous c = (Continuous) continuous.judgement;
        Set<Condition> own = new LinkedHashSet<>(approached(Rule.LIMIT_CONTINUOUS, c.variable(), approach));
        Substitution at = new Substitution(Map.of(c.variable(), approach.point()));
        for (Condition h : continuous.hypotheses) own.addAll(at.apply(h).conjuncts());
        return limit(Rule.LIMIT_CONTINUOUS, Rule.LIMIT_CONTINUOUS.label(), c.function(), c.variable(), approach, new Finite(at.apply(c.function())), own, List.of(continuous));
    }

    /// `H ⊢ f = g` and `G ⊢ g → t` give `H, G ⊢ f → t`, where what H asks of x is true near.
    public static Theorem limitOfEqual(Theorem equation, Theorem limit, List<Theorem> nearby) {
        Tends g = tends(Rule.LIMIT_EQUAL_FUNCTION, limit);
        require(equation.judgement instanceof Equal e && e.right() == g.function(), Rule.LIMIT_EQUAL_FUNCTION, "another function");
        Set<Condition> own = near(Rule.LIMIT_EQUAL_FUNCTION, equation.hypotheses, g.variable(), g.approach(), nearby);
        own.addAll(limit.hypotheses);
        List<Theorem> premises = new ArrayList<>(List.of(equation, limit));
        premises.addAll(nearby);
        return limit(Rule.LIMIT_EQUAL_FUNCTION, equation.label, equation.equal().left(), g, g.target(), own, premises);
    }

    /// `H ⊢ f → a` and `G ⊢ a = b` give `H, G ⊢ f → b`.
    public static Theorem equalLimit(Theorem limit, Theorem equation) {
        Tends f = tends(Rule.LIMIT_EQUAL_VALUE, limit);
        require(equation.judgement instanceof Equal e && f.target().equals(new Finite(e.left())), Rule.LIMIT_EQUAL_VALUE, "another limit");
        return limit(Rule.LIMIT_EQUAL_VALUE, equation.label, f.function(), f, new Finite(equation.equal().right()),
                union(limit.hypotheses, equation.hypotheses), List.of(limit, equation));
    }

    /// ```
    ///  G ⊢ df/dx = f′    K ⊢ dg/dx = g′    ⊢ g′ ≠ 0 near    ⊢ f′/g′ → t    ⊢ f → 0 and ⊢ g → 0, or ⊢ g → ±∞
    /// ──────────────────────────────────────────────────────────────────────────────────────────────────────
    ///                                               ⊢ f/g → t
    /// ```
    /// where what G and K ask of x is true near (Rudin, Principles, theorem 5.13; from both sides by its two sides).
    ///
    /// Refuses where the limit of `f′/g′` is not known, where g′ may vanish near, and where neither form is given.
    ///
    /// @param above `⊢ f → 0`; nothing is needed of f where g grows beyond every bound
    public static Theorem hospital(Theorem f, Theorem g, Theorem ratio, Optional<Theorem> above, Theorem below, Theorem apart, List<Theorem> nearby) {
        Tends r = tends(Rule.HOSPITAL, ratio);
        Tends b = tends(Rule.HOSPITAL, below);
        Symbol x = r.variable();
        require(f.judgement instanceof HasDerivative && g.judgement instanceof HasDerivative, Rule.HOSPITAL, "derivatives are needed");
        HasDerivative df = f.derivative();
        HasDerivative dg = g.derivative();
        require(df.variable() == x && dg.variable() == x && df.index().isEmpty() && dg.index().isEmpty(), Rule.HOSPITAL, "derivatives by different variables");
        require(r.function() == Terms.div(df.derivative(), dg.derivative()), Rule.HOSPITAL, "the limit of another quotient");
        alike(Rule.HOSPITAL, r, b);
        require(b.function() == dg.function(), Rule.HOSPITAL, "the limit of another denominator");
        knownNear(Rule.HOSPITAL, compare(Relation.NE, dg.derivative(), ZERO), apart, x, r.approach());
        List<Theorem> premises = new ArrayList<>(List.of(f, g, ratio, below, apart));
        if (b.target() instanceof Finite v) {
            require(Fold.zero(v.value()) && above.isPresent(), Rule.HOSPITAL, "not of the form 0/0");
            Tends a = tends(Rule.HOSPITAL, above.get());
            alike(Rule.HOSPITAL, r, a);
            require(a.function() == df.function() && a.target() instanceof Finite w && Fold.zero(w.value()), Rule.HOSPITAL, "not of the form 0/0");
        }
        above.ifPresent(premises::add);
        Set<Condition> own = new LinkedHashSet<>();
        for (Theorem d : List.of(f, g)) own.addAll(near(Rule.HOSPITAL, d.hypotheses, x, r.approach(), nearby));
        for (Theorem p : premises) if (p != f && p != g) own.addAll(p.hypotheses);
        premises.addAll(nearby);
        return limit(Rule.HOSPITAL, Rule.HOSPITAL.label(), Terms.div(df.function(), dg.function()), r, r.target(), own, premises);
    }

    /// ```
    ///  ⊢ l → t    ⊢ u → t    ⊢ l ≤ f near    ⊢ f ≤ u near            ⊢ l → ∞    ⊢ l ≤ f near
    /// ────────────────────────────────────────────────────          ─────────────────────────
    ///                       ⊢ f → t                                          ⊢ f → ∞
    /// ```
    /// and so for `u → −∞`.
    ///
    /// @param bounds for each limit, that its function is below, or above, f
    public static Theorem squeeze(Expr f, List<Theorem> limits, List<Theorem> bounds) {
        require(!limits.isEmpty() && limits.size() == bounds.size(), Rule.SQUEEZE, "a bound for each limit is needed");
        Tends first = tends(Rule.SQUEEZE, limits.getFirst());
        boolean above = false;
        boolean below = false;
        Set<Condition> own = new LinkedHashSet<>();
        for (int i = 0; i < limits.size(); i++) {
            Tends t = tends(Rule.SQUEEZE, limits.get(i));
            alike(Rule.SQUEEZE, first, t);
            require(t.target().equals(first.target()), Rule.SQUEEZE, "the bounds tend to different limits");
            Eventually e = eventually(Rule.SQUEEZE, bounds.get(i), t.variable(), t.approach());
            require(e.condition() instanceof Condition.Compare c && c.left() == t.function() && c.right() == f
                    && (c.relation() == Relation.LE || c.relation() == Relation.GE), Rule.SQUEEZE, "a bound of the function is needed");
            if (((Condition.Compare) e.condition()).relation() == Relation.LE) below = true;
            else above = true;
            own.addAll(limits.get(i).hypotheses);
            own.addAll(bounds.get(i).hypotheses);
        }
        boolean enough = first.target() instanceof Infinite i ? i.up() ? below : above : below && above;
        require(enough, Rule.SQUEEZE, "bounds from both sides are needed");
        List<Theorem> premises = new ArrayList<>(limits);
        premises.addAll(bounds);
        return limit(Rule.SQUEEZE, Rule.SQUEEZE.label(), f, first, first.target(), own, premises);
    }

    /// The same limit from the left and from the right is the limit.
    public static Theorem limitFromBothSides(Theorem left, Theorem right) {
        Tends l = tends(Rule.LIMIT_SIDES, left);
        Tends r = tends(Rule.LIMIT_SIDES, right);
        require(l.approach() instanceof Approach.To p && p.from() == Approach.From.LEFT && r.approach().equals(new Approach.To(p.point(), Approach.From.RIGHT))
                && l.function() == r.function() && l.variable() == r.variable(), Rule.LIMIT_SIDES, "both sides of one point are needed");
        require(l.target().equals(r.target()), Rule.LIMIT_SIDES, "the limits from both sides must agree");
        Approach both = new Approach.To(((Approach.To) l.approach()).point(), Approach.From.BOTH);
        return limit(Rule.LIMIT_SIDES, Rule.LIMIT_SIDES.label(), l.function(), l.variable(), both, l.target(), union(left.hypotheses, right.hypotheses), List.of(left, right));
    }

    /// The limit is the one from the left, and from the right.
    public static Theorem limitFromOneSide(Theorem limit, Side side) {
        Tends t = tends(Rule.LIMIT_SIDES, limit);
        require(t.approach() instanceof Approach.To p && p.from() == Approach.From.BOTH, Rule.LIMIT_SIDES, "a limit from both sides is needed");
        Approach one = new Approach.To(((Approach.To) t.approach()).point(), side == Side.LEFT ? Approach.From.LEFT : Approach.From.RIGHT);
        return limit(Rule.LIMIT_SIDES, limit.label, t.function(), t.variable(), one, t.target(), limit.hypotheses, List.of(limit));
    }

    /// `H ⊢ (f − f(p))/(x − p) → v` as x → p from one side says that v is the derivative of f at p from that side.
    public static Theorem sideDerivative(Expr f, Theorem quotient) {
        Tends q = tends(Rule.DIFFERENCE_QUOTIENT, quotient);
        require(q.approach() instanceof Approach.To t && t.from() != Approach.From.BOTH, Rule.DIFFERENCE_QUOTIENT, "a limit from one side is needed");
        require(q.target() instanceof Finite, Rule.DIFFERENCE_QUOTIENT, "the slope is not finite");
        Approach.To t = (Approach.To) q.approach();
        require(q.function() == quotient(f, q.variable(), t.point()), Rule.DIFFERENCE_QUOTIENT, "another quotient");
        Side side = t.from() == Approach.From.LEFT ? Side.LEFT : Side.RIGHT;
        return make(Rule.DIFFERENCE_QUOTIENT, new SideDerivative(f, q.variable(), t.point(), side, ((Finite) q.target()).value()), List.of(), quotient);
    }

    /// `H ⊢ f → v` as x moves so gives `H ⊢ lim f = v`. Refuses a limit that is no number.
    public static Theorem limitValue(Theorem limit) {
        Tends t = tends(Rule.LIMIT_VALUE, limit);
        require(t.target() instanceof Finite, Rule.LIMIT_VALUE, "the limit is not finite");
        return make(Rule.LIMIT_VALUE, limit.label, new Equal(Terms.limit(t.variable(), t.function(), t.approach()), ((Finite) t.target()).value()), List.of(), List.of(limit));
    }

    /// `(f − f(p))/(x − p)`.
    public static Expr quotient(Expr f, Symbol x, Expr p) {
        return Terms.div(Terms.sub(f, Substitution.replace(f, x, p)), Terms.sub(x, p));
    }

    /// `H ⊢ f → v` as x → p and `G ⊢ v = f(p)` give `x = p, H, G ⊢ f is continuous in x`.
    public static Theorem continuousByLimit(Theorem limit, Theorem value) {
        Tends t = tends(Rule.CONTINUOUS_LIMIT, limit);
        require(t.approach() instanceof Approach.To p && p.from() == Approach.From.BOTH, Rule.CONTINUOUS_LIMIT, "a limit from both sides is needed");
        Expr p = ((Approach.To) t.approach()).point();
        require(t.target() instanceof Finite v && value.judgement.equals(new Equal(v.value(), Substitution.replace(t.function(), t.variable(), p))),
                Rule.CONTINUOUS_LIMIT, "the limit must be the value");
        return make(Rule.CONTINUOUS_LIMIT, new Continuous(t.function(), t.variable()), List.of(compare(Relation.EQ, t.variable(), p)), limit, value);
    }
}
