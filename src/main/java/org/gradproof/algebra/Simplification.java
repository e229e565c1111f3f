package org.gradproof.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Formula;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Refused;
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

    /// @param names named values and entries of families that the reader would rather see than what they stand for
    public Simplification(Facts facts, Collection<? extends Expr> names) {
        this.facts = facts;
        this.names = names;
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
        List<Theorem> path = new ArrayList<>();
        Expr now = e;
        Optional<Theorem> sums = sums(e);
        if (sums.isPresent()) {
            path.add(sums.get());
            now = sums.get().equal().right();
        }
        Optional<Theorem> inner = arguments(now);
        if (inner.isPresent()) {
            path.add(inner.get());
            now = inner.get().equal().right();
        }
        Optional<Theorem> shorter = candidates(now).stream()
                .filter(t -> t.equal().right() != t.equal().left())
                .min(Comparator.comparingDouble(t -> cost(t.equal().right())));
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
        folded(e).ifPresent(t -> {
            out.add(t);
            for (Theorem u : arranged(t.equal().right())) out.add(named(u.label(), Theorem.transitivity(t, u)));
        });
        cases(e).ifPresent(out::add);
        termwise(e).ifPresent(out::add);
        return out;
    }

    private static boolean tooLarge(Expr e) {
        return e.treeSize() > LARGEST;
    }

    private Theorem named(String label, Theorem t) {
        return facts.discharge(Theorem.named(label, t));
    }

    // ------------------------------------------------------------------------------------------ sums

    /// Sums worked out wherever they stand: split, contracted, constants in front.
    public Optional<Theorem> sums(Expr e) {
        Map<Expr, Theorem> steps = new LinkedHashMap<>();
        Normal normal = Normal.keepingNames(facts);
        for (Node n : Dag.postorder(e, m -> m instanceof Expr.Big ? List.of() : Free.scope(m))) {
            if (!(n instanceof Expr.Big b) || tooLarge(b)) continue;
            Optional<Theorem> t = attempt(() -> normal.of(b));
            if (t.isEmpty()) continue;
            Optional<Theorem> arranged = arranged(t.get().equal().right()).stream().min(Comparator.comparingDouble(u -> cost(u.equal().right())));
            Theorem best = arranged.filter(u -> cost(u.equal().right()) < cost(t.get().equal().right()))
                    .map(u -> Theorem.transitivity(t.get(), u)).orElse(t.get());
            if (cost(best.equal().right()) < cost(b)) steps.put(b, best);
        }
        if (steps.isEmpty()) return Optional.empty();
        String label = steps.values().stream().flatMap(t -> contraction(t, 0).stream()).findFirst().orElse(Rule.LINEARITY.label());
        return attempt(() -> named(label, Theorem.rewrite(e, List.copyOf(steps.values()))))
                .map(this::withFolds).filter(t -> t.equal().left() != t.equal().right());
    }

    /// The name of the contraction that a proof uses.
    private static Optional<String> contraction(Theorem t, int depth) {
        if (t.rule() == Rule.CONTRACTION) return Optional.of(t.label());
        if (depth > 30) return Optional.empty();
        return t.premises().stream().flatMap(p -> contraction(p, depth + 1).stream()).findFirst();
    }

    /// Zeros, ones and signs that a step left behind are dropped.
    private Theorem withFolds(Theorem t) {
        Expr folded = refold(t.equal().right());
        return folded == t.equal().right() ? t : named(t.label(), Theorem.transitivity(t, Theorem.field(t.equal().right(), folded)));
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

    /// Arguments of functions in their own best form.
    private Optional<Theorem> arguments(Expr e) {
        if (tooLarge(e)) return Optional.empty();
        Map<Expr, Theorem> steps = new LinkedHashMap<>();
        for (Node n : Dag.postorder(e, Free::scope)) {
            if (!(n instanceof Expr.Apply a) || !a.isScalar() || arithmetic(a.argument()).isEmpty()) continue;
            Theorem t = best(a.argument());
            if (t.equal().right() != a.argument()) steps.put(a.argument(), t);
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

    // ------------------------------------------------------------------------------------------ names

    /// What a name stands for, replaced by the name: with `y_i = e^{x_i}/S`, `e^{x_j}` is `y_j·S`.
    private Optional<Theorem> folded(Expr e) {
        List<Theorem> equations = new ArrayList<>();
        Set<String> labels = new LinkedHashSet<>();
        for (Expr name : names) {
            attempt(() -> Theorem.definition(name)).ifPresent(d -> {
                for (Theorem t : instances(name, d, e)) {
                    equations.add(t);
                    labels.add(t.label());
                }
            });
        }
        if (equations.isEmpty()) return Optional.empty();
        return attempt(() -> named(String.join(", ", labels), Theorem.rewrite(e, equations))).filter(t -> t.equal().right() != e);
    }

    private List<Theorem> instances(Expr name, Theorem definition, Expr in) {
        Expr body = definition.equal().right();
        List<Theorem> out = new ArrayList<>();
        if (!(name instanceof Expr.Entry entry) || entry.indices().size() != 1 || !(entry.indices().getFirst() instanceof Symbol i)) {
            solved(name, definition, body, in).ifPresent(out::add);
            return out;
        }
        Set<Expr> at = new LinkedHashSet<>();
        for (Node n : Dag.postorder(in, Free::scope)) if (n instanceof Expr.Entry x) at.addAll(x.indices());
        for (Expr j : at) {
            attempt(() -> {
                Expr other = Substitution.replace(name, i, j);
                Theorem d = Theorem.definition(other);
                return solved(other, d, d.equal().right(), in).orElseThrow();
            }).ifPresent(out::add);
        }
        return out;
    }

    /// The body itself, or the one factor of it that occurs in the term, in terms of the name.
    private Optional<Theorem> solved(Expr name, Theorem definition, Expr body, Expr in) {
        List<Node> parts = Dag.postorder(in);
        if (parts.contains(body)) return Optional.of(named(definition.label(), Theorem.symmetry(definition)));
        if (!(body instanceof Expr.Binary b) || b.operator() != Operator.DIVIDE || !parts.contains(b.left()) || b.left() instanceof Expr.Num) return Optional.empty();
        return attempt(() -> named(definition.label(),
                Theorem.combination(b.left(), Terms.mul(name, b.right()), List.of(definition), List.of(Terms.neg(b.right())))));
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
        Condition c = conditions.iterator().next();
        if (e instanceof Expr.If top && top.condition() == c && conditions.size() == 1) return Optional.empty();
        return attempt(() -> {
            Theorem yes = branch(e, c);
            Theorem no = branch(e, c.negated());
            Expr whole = Fold.cases(c, yes.equal().right(), no.equal().right());
            if (!(whole instanceof Expr.If i)) {
                return named("both cases agree", Theorem.cases(c, yes, no));
            }
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
        Map<Expr, Theorem> steps = new LinkedHashMap<>();
        for (Node n : Dag.postorder(e, Free::scope)) {
            if (n instanceof Expr.If i) {
                inside.prove(i.condition()).or(() -> inside.prove(i.condition().negated())).ifPresent(f -> steps.put(i, Theorem.branch(i, f)));
            }
        }
        Theorem t = inside.discharge(Theorem.rewrite(e, List.copyOf(steps.values())));
        Theorem u = new Simplification(inside, names).best(t.equal().right());
        return inside.discharge(Theorem.transitivity(t, u));
    }

    // ------------------------------------------------------------------------------------------ taste

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
                case Expr.Big _ -> 3;
                case Expr.Entry e -> -done.get(e.tensor()) + 0.5;
                case Expr _, Condition _ -> 1;
            });
        }
        return done.get(root);
    }

    private Optional<Theorem> attempt(java.util.function.Supplier<Theorem> step) {
        try {
            return Optional.of(facts.discharge(step.get()));
        } catch (Refused | java.util.NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /// The named values and entries of families, with their indices, that a term is written with.
    public static List<Expr> namesIn(Expr e) {
        Set<Expr> out = new LinkedHashSet<>();
        collect(e, out, 0);
        return List.copyOf(out);
    }

    private static void collect(Expr e, Set<Expr> out, int depth) {
        if (depth > 20 || out.size() > 40) return;
        for (Node n : Dag.postorder(e)) {
            boolean named = n instanceof Expr.Call c && c.isScalar() && c.arguments().isEmpty()
                    || n instanceof Expr.Entry x && x.tensor() instanceof Expr.Call c2 && family(c2.definition());
            if (named && out.add((Expr) n)) collect(n instanceof Expr.Call c ? Unfold.call(c) : Unfold.entry((Expr.Entry) n).orElseThrow(), out, depth + 1);
        }
    }

    private static boolean family(Definition d) {
        return !d.indices().isEmpty() || d.parameters().isEmpty();
    }
}
