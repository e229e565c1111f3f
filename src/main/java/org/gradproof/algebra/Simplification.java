package org.gradproof.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Theorem;

/// The form of a term that a person expects, with proof: sums contracted, names put back, fractions cancelled, common
/// factors in front. Several forms are tried and the shortest wins; the term as it stands wins a near tie.
public final class Simplification {
    /// Larger terms are left alone.
    private static final int LARGEST = 1_500;
    private static final double LOYALTY = 0.9;

    private final Facts facts;
    private final Collection<? extends Expr> names;
    private final List<Definition> families;
    private final Naming naming;
    private final Map<Expr, List<Theorem>> paths = new HashMap<>();
    private final Map<Expr, Theorem> bodies = new HashMap<>();

    /// @param names named values and entries of families that the reader would rather see than what they stand for
    public Simplification(Facts facts, Collection<? extends Expr> names) {
        this(facts, names, List.of());
    }

    /// @param families functions of a vector whose names everybody knows, such as softmax: their entries are seen in a term that
    ///     does not speak of them
    public Simplification(Facts facts, Collection<? extends Expr> names, List<Definition> families) {
        this.facts = facts;
        this.names = names;
        this.families = families;
        this.naming = new Naming(facts, names, families);
    }

    public Simplification(Facts facts) {
        this(facts, List.of());
    }

    /// `e = e′` with the best form on the right; its label says what was done.
    public Theorem best(Expr e) {
        List<Theorem> path = path(e);
        Theorem whole = path.getFirst();
        for (Theorem t : path.subList(1, path.size())) whole = Theorem.transitivity(whole, t);
        return facts.discharge(path.size() == 1 ? whole : Theorem.named(path.getLast().label(), whole));
    }

    /// The steps to the best form, each an equation that continues the one before.
    public List<Theorem> path(Expr e) {
        List<Theorem> ready = paths.get(e);
        if (ready == null) paths.put(e, ready = search(e));
        return ready;
    }

    private List<Theorem> search(Expr e) {
        List<Theorem> path = new ArrayList<>();
        Expr now = e;
        for (Function<Expr, Optional<Theorem>> step : List.<Function<Expr, Optional<Theorem>>>of(this::entries, this::sums, this::entries)) {
            Optional<Theorem> t = step.apply(now);
            t.ifPresent(path::add);
            now = t.map(u -> u.equal().right()).orElse(now);
        }
        Optional<Theorem> inner = arguments(now);
        if (inner.isPresent()) {
            path.add(inner.get());
            now = inner.get().equal().right();
        }
        Optional<Theorem> shorter = candidates(now).stream()
                .filter(t -> t.equal().right() != t.equal().left())
                .min(Comparator.comparingDouble(Simplification::dislike));
        if (shorter.isPresent() && cost(shorter.get().equal().right()) < LOYALTY * cost(now)) {
            path.add(shorter.get());
        }
        return path.isEmpty() ? List.of(facts.discharge(Theorem.reflexivity(e))) : path;
    }

    /// Every form that was found, the shortest first, the term itself among them.
    public List<Theorem> forms(Expr e) {
        Map<Expr, Theorem> out = new LinkedHashMap<>();
        out.put(e, facts.discharge(Theorem.reflexivity(e)));
        Optional<Theorem> sums = sums(e);
        Expr start = sums.map(t -> t.equal().right()).orElse(e);
        sums.ifPresent(t -> out.put(start, t));
        for (Theorem t : candidates(start)) {
            out.putIfAbsent(t.equal().right(), facts.discharge(sums.isPresent() ? Theorem.named(t.label(), Theorem.transitivity(sums.get(), t)) : t));
        }
        full(start).ifPresent(t -> out.putIfAbsent(t.equal().right(), facts.discharge(sums.isPresent() ? Theorem.transitivity(sums.get(), t) : t)));
        return out.values().stream().sorted(Comparator.comparingDouble(t -> cost(t.equal().right()))).toList();
    }

    private List<Theorem> candidates(Expr e) {
        if (tooLarge(e)) return List.of();
        List<Theorem> out = new ArrayList<>();
        arranged(e).forEach(out::add);
        Optional<Theorem> named = naming.folded(e);
        named.ifPresent(t -> out.addAll(continued(t)));
        Expr now = named.map(t -> t.equal().right()).orElse(e);
        for (Theorem t : naming.usual(now)) {
            attempt(() -> named.isPresent() ? named(t.label(), Theorem.transitivity(named.get(), t)) : t).ifPresent(u -> out.addAll(continued(u)));
        }
        cases(e).ifPresent(out::add);
        termwise(e).ifPresent(out::add);
        return out;
    }

    /// A step by itself, and with what follows from cancelling and factoring.
    private List<Theorem> continued(Theorem t) {
        List<Theorem> out = new ArrayList<>(List.of(t));
        for (Theorem u : arranged(t.equal().right())) out.add(named(u.label(), Theorem.transitivity(t, u)));
        return out;
    }

    private static boolean tooLarge(Expr e) {
        return e.treeSize() > LARGEST;
    }

    private Theorem named(String label, Theorem t) {
        return facts.discharge(Theorem.named(label, t));
    }

    /// `[a, b]_1` is a.
    private Optional<Theorem> entries(Expr e) {
        List<Theorem> steps = new ArrayList<>();
        for (Node n : Dag.postorder(e, Free::scope)) {
            if (n instanceof Expr.Entry x && x.tensor() instanceof Expr.Literal) attempt(() -> Theorem.definition(x)).ifPresent(steps::add);
        }
        return steps.isEmpty() ? Optional.empty() : attempt(() -> named("entry", Theorem.rewrite(e, steps)));
    }

    // ------------------------------------------------------------------------------------------ sums

    /// Sums worked out wherever they stand: split, contracted, constants in front.
    public Optional<Theorem> sums(Expr e) {
        Map<Expr, Theorem> steps = new LinkedHashMap<>();
        Normal normal = Normal.keepingNames(facts);
        for (Node n : Dag.postorder(e, m -> m instanceof Expr.Big ? List.of() : Free.scope(m))) {
            if (!(n instanceof Expr.Big b) || tooLarge(b)) continue;
            Theorem inner = under(b);
            List<Theorem> ways = new ArrayList<>(List.of(inner));
            attempt(() -> Theorem.transitivity(inner, normal.of(inner.equal().right()))).ifPresent(t -> ways.addAll(withShapes(t)));
            Theorem best = ways.stream().min(Comparator.comparingDouble(t -> cost(t.equal().right()))).orElseThrow();
            // Of two that are equally long the one with its constants in front.
            Optional<Theorem> front = inFront(best).filter(t -> cost(t.equal().right()) < cost(best.equal().right()) + 0.01);
            Theorem chosen = front.orElse(best);
            if (front.isPresent() || cost(best.equal().right()) < cost(b)) steps.put(b, chosen);
        }
        if (steps.isEmpty()) return Optional.empty();
        String label = steps.values().stream().flatMap(t -> contraction(t, 0).stream()).findFirst().orElse(Rule.LINEARITY.label());
        return attempt(() -> named(label, Theorem.rewrite(e, List.copyOf(steps.values()))))
                .map(this::withFolds).filter(t -> t.equal().left() != t.equal().right());
    }

    /// What is summed in its own best form.
    private Theorem under(Expr.Big b) {
        Theorem ready = bodies.get(b);
        if (ready == null) bodies.put(b, ready = inside(b));
        return ready;
    }

    private Theorem inside(Expr.Big b) {
        Theorem body = new Simplification(facts.generic(b.index()), names, families).best(b.body());
        return attempt(() -> Theorem.rewrite(b, body.equal().left() == body.equal().right() ? List.of() : List.of(body)))
                .orElseGet(() -> facts.discharge(Theorem.reflexivity(b)));
    }

    /// Factors that stand still before the sum.
    private Optional<Theorem> inFront(Theorem t) {
        if (!(t.equal().right() instanceof Expr.Big b) || b.isProduct()) return Optional.empty();
        Expr still = Terms.ONE;
        Expr moving = Terms.ONE;
        for (Expr f : factors(b.body())) {
            if (Free.occurs(b.index(), f)) moving = Fold.mul(moving, f);
            else still = Fold.mul(still, f);
        }
        if (still == Terms.ONE || moving == Terms.ONE) return Optional.empty();
        List<Expr> coefficients = List.of(still);
        List<Expr> bodies = List.of(moving);
        return attempt(() -> Theorem.transitivity(t, Theorem.linearity(b, coefficients, bodies)));
    }

    private static List<Expr> factors(Expr e) {
        return switch (e) {
            case Expr.Binary b when b.operator() == Operator.MULTIPLY -> Stream.of(b.left(), b.right()).flatMap(f -> factors(f).stream()).toList();
            case Expr.Neg n -> Stream.concat(Stream.of(Terms.MINUS_ONE), factors(n.argument()).stream()).toList();
            case Expr _ -> List.of(e);
        };
    }

    private List<Theorem> withShapes(Theorem t) {
        List<Theorem> out = new ArrayList<>(List.of(t));
        for (Theorem u : arranged(t.equal().right())) out.add(Theorem.transitivity(t, u));
        return out;
    }

    /// The name of the contraction that a proof uses.
    private static Optional<String> contraction(Theorem t, int depth) {
        if (t.rule() == Rule.CONTRACTION) return Optional.of(t.label());
        if (depth > 30) return Optional.empty();
        return t.premises().stream().flatMap(p -> contraction(p, depth + 1).stream()).findFirst();
    }

    /// Zeros, ones and signs that a step left behind are dropped, numbers before sums multiplied.
    private Theorem withFolds(Theorem t) {
        Expr folded = refold(t.equal().right());
        Expr shortest = around(folded).filter(e -> cost(e) < cost(folded)).orElse(folded);
        return shortest == t.equal().right() ? t
                : attempt(() -> named(t.label(), Theorem.transitivity(t, Theorem.field(t.equal().right(), shortest)))).orElse(t);
    }

    /// The shortest arrangement in which sums stay as they are.
    private static Optional<Expr> around(Expr e) {
        try {
            Ring ring = new Ring();
            Fraction f = ring.normal(e);
            return new Arrangement(ring, e).of(f).stream().map(Arrangement.Shape::term).min(Comparator.comparingDouble(Simplification::cost));
        } catch (Refused r) {
            return Optional.empty();
        }
    }

    private static Expr refold(Expr root) {
        Map<Expr, Expr> done = new HashMap<>();
        for (Node n : Dag.postorder(root, m -> arithmetic((Expr) m))) {
            Expr e = (Expr) n;
            done.put(e, switch (e) {
                case Expr.Neg g -> Fold.neg(done.get(g.argument()));
                case Expr.Binary b when !arithmetic(b).isEmpty() -> switch (b.operator()) {
                    case ADD -> Fold.add(done.get(b.left()), done.get(b.right()));
                    case SUBTRACT -> Fold.sub(done.get(b.left()), done.get(b.right()));
                    case MULTIPLY -> Fold.mul(done.get(b.left()), done.get(b.right()));
                    case DIVIDE -> Fold.div(done.get(b.left()), done.get(b.right()));
                    case POWER, MATMUL -> e;
                };
                case Expr _ -> e;
            });
        }
        return done.get(root);
    }

    private static List<Expr> arithmetic(Expr e) {
        return switch (e) {
            case Expr.Neg n when e.isScalar() -> List.of(n.argument());
            case Expr.Binary b when e.isScalar() && b.operator() != Operator.POWER && b.operator() != Operator.MATMUL -> List.of(b.left(), b.right());
            case Expr _ -> List.of();
        };
    }

    /// Arguments of primitives in their own best form; those of functions as they were written, without zeros and ones.
    private Optional<Theorem> arguments(Expr e) {
        if (tooLarge(e)) return Optional.empty();
        Map<Expr, Theorem> steps = new LinkedHashMap<>();
        for (Node n : Dag.postorder(e, Free::scope)) {
            if (n instanceof Expr.Apply a && a.isScalar() && !arithmetic(a.argument()).isEmpty()) {
                Theorem t = best(a.argument());
                if (t.equal().right() != a.argument()) steps.put(a.argument(), t);
            } else if (n instanceof Expr.Call c) {
                for (Expr u : c.arguments()) {
                    if (u.isScalar() && refold(u) != u) attempt(() -> Theorem.field(u, refold(u))).ifPresent(t -> steps.put(u, t));
                }
            }
        }
        return steps.isEmpty() ? Optional.empty() : attempt(() -> named("algebra", Theorem.rewrite(e, List.copyOf(steps.values()))));
    }

    // ------------------------------------------------------------------------------------------ fractions

    /// Cancelled, over one denominator, common factors in front; expanded too.
    private List<Theorem> arranged(Expr e) {
        List<Theorem> out = new ArrayList<>();
        Normal normal = Normal.keepingNames(facts);
        attempt(() -> normal.of(e)).ifPresent(t -> {
            Expr flat = t.equal().right();
            out.addAll(shapes(normal, t, e, "algebra"));
            Relations relations = new Relations(normal.ring(), facts);
            List<Theorem> equations = relations.among(normal);
            if (!equations.isEmpty()) {
                relations.remainder(flat, equations).filter(u -> u.equal().right() != flat).ifPresent(u ->
                        out.addAll(shapes(normal, Theorem.transitivity(t, u), e, u.hypotheses().isEmpty() ? "algebra" : "assumption")));
            }
        });
        return out;
    }

    private List<Theorem> shapes(Normal normal, Theorem t, Expr original, String label) {
        List<Theorem> out = new ArrayList<>();
        Expr flat = t.equal().right();
        Fraction f = normal.ring().normal(flat);
        Arrangement arrangement = new Arrangement(normal.ring(), original);
        for (Arrangement.Shape s : arrangement.of(f)) {
            if (s.term() == original) continue;
            String name = label.equals("algebra") ? s.label() : label;
            attempt(() -> named(name, s.term() == flat ? t : Theorem.transitivity(t, Theorem.field(flat, s.term())))).ifPresent(out::add);
        }
        return out;
    }

    /// Through the full normal form: exponentials joined, logarithms split.
    private Optional<Theorem> full(Expr e) {
        if (tooLarge(e)) return Optional.empty();
        return attempt(() -> {
            Theorem u = facts.discharge(Unfolding.all(e));
            Theorem n = new Normal(facts).of(u.equal().right());
            return named("in exponentials", Theorem.transitivity(u, n));
        }).filter(t -> Dag.postorder(t.equal().right()).stream().noneMatch(n -> n instanceof Symbol s && s.name().startsWith("$")));
    }

    /// The terms of a sum, and the branches of cases, each in its own best form.
    private Optional<Theorem> termwise(Expr e) {
        List<Expr> parts = switch (e) {
            case Expr.Binary b when b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT -> List.of(b.left(), b.right());
            case Expr.Neg n -> List.of(n.argument());
            case Expr.If i -> List.of(i.yes(), i.no());
            case Expr _ -> List.of();
        };
        List<Theorem> steps = new ArrayList<>();
        for (Expr p : parts) {
            Theorem t = best(p);
            if (t.equal().right() != p) steps.add(t);
        }
        return steps.isEmpty() ? Optional.empty() : attempt(() -> withFolds(named("algebra", Theorem.rewrite(e, steps))));
    }

    // ------------------------------------------------------------------------------------------ cases

    /// One case distinction in front instead of several inside, each branch in its best form.
    private Optional<Theorem> cases(Expr e) {
        Set<Condition> conditions = new LinkedHashSet<>();
        for (Node n : Dag.postorder(e, Free::scope)) {
            if (n instanceof Expr.If i && !(i.yes() == Terms.ONE && i.no() == Terms.ZERO && Formula.comparisons(i.condition()).stream().allMatch(Simplification::ofIndices))) {
                conditions.add(i.condition());
            }
        }
        if (conditions.isEmpty() || conditions.size() > 2) return Optional.empty();
        Condition c = e instanceof Expr.If top ? top.condition() : conditions.iterator().next();
        return attempt(() -> {
            Theorem yes = branch(e, c);
            Theorem no = branch(e, c.negated());
            Expr whole = Fold.cases(c, yes.equal().right(), no.equal().right());
            if (!(whole instanceof Expr.If i)) {
                return named("both cases agree", Theorem.cases(c, yes, no));
            }
            if (whole == e) throw new NoSuchElementException();
            Theorem a = Theorem.transitivity(yes, Theorem.symmetry(Theorem.branch(i, Theorem.assume(c))));
            Theorem b = Theorem.transitivity(no, Theorem.symmetry(Theorem.branch(i, Theorem.assume(c.negated()))));
            return named("case by case", Theorem.cases(c, a, b));
        });
    }

    private static boolean ofIndices(Condition.Compare c) {
        return Free.of(c).stream().allMatch(Symbol::isIndex);
    }

    private Theorem branch(Expr e, Condition c) {
        Facts inside = facts.with(c);
        Theorem t = Equality.decided(e, inside);
        Theorem u = new Simplification(inside, names, families).best(t.equal().right());
        return inside.discharge(Theorem.transitivity(t, u));
    }

    // ------------------------------------------------------------------------------------------ taste

    /// How long it is to read, with a liking for `p·(1 − p)` over `p − p²`.
    private static double dislike(Theorem t) {
        List<Expr> factors = factors(t.equal().right());
        boolean name = factors.stream().anyMatch(f -> f instanceof Expr.Call || f instanceof Expr.Entry);
        boolean sum = factors.stream().anyMatch(f -> f instanceof Expr.Binary b && (b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT));
        return cost(t.equal().right()) - (name && sum && factors.size() > 1 ? 0.6 : 0);
    }

    /// How long a term is to read.
    static double cost(Node root) {
        Map<Node, Double> done = new HashMap<>();
        for (Node n : Dag.postorder(root)) {
            double below = 0;
            for (Node c : n.children()) below += done.get(c);
            done.put(n, below + switch (n) {
                case Expr.Num q -> q.decimals() > 0 ? 1 + q.decimals() / 6.0
                        : 0.8 + q.value().numerator().bitLength() / 10.0 + (q.value().isInteger() ? 0 : 1 + q.value().denominator().bitLength() / 10.0);
                case Expr.Binary b -> switch (b.operator()) {
                    case DIVIDE -> 2;
                    case POWER -> 0.5;
                    case ADD, SUBTRACT, MULTIPLY, MATMUL -> 1;
                };
                case Expr.Neg _ -> 0.5;
                case Expr.If i -> i.yes() == Terms.ONE && i.no() == Terms.ZERO ? 0 : 3;
                case Expr.Big _, Expr.Extreme _ -> 3;
                case Expr.Entry e -> -done.get(e.tensor()) + 0.5;
                case Expr _, Condition _ -> 1;
            });
        }
        return done.get(root);
    }

    private Optional<Theorem> attempt(java.util.function.Supplier<Theorem> step) {
        try {
            return Optional.of(facts.discharge(step.get()));
        } catch (Refused | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /// The named values and entries of families, with their indices, that a term is written with.
    public static List<Expr> namesIn(Expr e) {
        return Naming.in(e);
    }
}
