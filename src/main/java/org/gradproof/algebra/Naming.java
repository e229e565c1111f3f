package org.gradproof.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;

/// What a name stands for, replaced by the name, with proof: with `y_i = e^{x_i}/S`, `e^{x_j}` is `y_j·S`.
final class Naming {
    private final Facts facts;
    private final Collection<? extends Expr> names;
    private final List<Definition> families;

    Naming(Facts facts, Collection<? extends Expr> names, List<Definition> families) {
        this.facts = facts;
        this.names = names;
        this.families = families;
    }

    /// `e = e′` with every name that the reader knows, or nothing where none of them fits.
    Optional<Theorem> folded(Expr e) {
        List<Theorem> equations = new ArrayList<>();
        Optional<Theorem> alike = renamed(e, names);
        Expr in = alike.map(t -> t.equal().right()).orElse(e);
        for (Expr name : names) {
            attempt(() -> Theorem.definition(name)).ifPresent(d -> equations.addAll(instances(name, d, in)));
        }
        return rewritten(e, alike, equations);
    }

    /// `e = e′` with the entries of a family that everybody knows, one family at a time: where its denominator, or the whole
    /// of it, occurs.
    List<Theorem> usual(Expr e) {
        List<Theorem> out = new ArrayList<>();
        if (families.isEmpty() || Dag.postorder(e).stream().noneMatch(Expr.Big.class::isInstance)) return out;
        for (Expr vector : vectors(e)) {
            for (Definition d : families) {
                Expr name = Terms.entry(Terms.call(d, vector), Symbol.index("i", Terms.ONE, vector.sizes().getFirst()));
                Optional<Theorem> alike = renamed(e, List.of(name));
                Expr in = alike.map(t -> t.equal().right()).orElse(e);
                attempt(() -> Theorem.definition(name)).filter(t -> occurs(t.equal().right(), in))
                        .flatMap(t -> rewritten(e, alike, instances(name, t, in))).ifPresent(out::add);
            }
        }
        return out;
    }

    private static boolean occurs(Expr body, Expr in) {
        return !(body instanceof Expr.Binary b) || b.operator() != Operator.DIVIDE || Dag.postorder(in).contains(b.right());
    }

    /// The vectors of which a term has entries, and which do not speak of an index.
    private static Set<Expr> vectors(Expr e) {
        Set<Expr> out = new LinkedHashSet<>();
        for (Node n : Dag.postorder(e)) {
            if (n instanceof Expr.Entry x && x.indices().size() == 1 && out.size() < 8 && Free.of(x.tensor()).stream().noneMatch(Symbol::isIndex)) out.add(x.tensor());
        }
        return out;
    }

    private Optional<Theorem> rewritten(Expr e, Optional<Theorem> alike, List<Theorem> equations) {
        if (equations.isEmpty()) return Optional.empty();
        Set<String> labels = new LinkedHashSet<>();
        equations.forEach(t -> labels.add(t.label()));
        return attempt(() -> {
            Theorem start = alike.orElseGet(() -> Theorem.reflexivity(e));
            List<Theorem> apart = apart(start.equal().right(), equations);
            List<Theorem> kept = equations;
            if (!apart.isEmpty()) {
                start = Theorem.transitivity(start, Theorem.rewrite(start.equal().right(), apart));
                kept = equations.stream().map(t -> Theorem.named(t.label(), Theorem.transitivity(t, Theorem.rewrite(t.equal().right(), apart)))).toList();
            }
            Theorem t = Theorem.rewrite(start.equal().right(), kept);
            return named(String.join(", ", labels), start.equal().left() == start.equal().right() ? t : Theorem.transitivity(start, t));
        }).filter(t -> t.equal().right() != e);
    }

    /// Other names for the indices of sums that are free in the term as well: of `e^{z_k}/Σ_k e^{z_k}` only the first is meant
    /// where `e^{z_k}` is replaced.
    private static List<Theorem> apart(Expr e, List<Theorem> equations) {
        Set<Symbol> free = Free.of(e);
        Set<String> taken = new HashSet<>();
        Set<Expr.Big> clashing = new LinkedHashSet<>();
        List<Expr> terms = new ArrayList<>(List.of(e));
        for (Theorem t : equations) terms.add(t.equal().right());
        for (Expr term : terms) {
            for (Node n : Dag.postorder(term)) {
                if (n instanceof Symbol s) taken.add(s.name());
                if (n instanceof Expr.Big b && free.contains(b.index())) clashing.add(b);
            }
        }
        return clashing.stream().map(b -> Theorem.renaming(b, Fresh.name(b.index().name(), taken))).toList();
    }

    /// `e = e′` with the sums of e named like those in the definitions that are the same but for the name of the index.
    private Optional<Theorem> renamed(Expr e, Collection<? extends Expr> like) {
        Set<Node> known = new HashSet<>(Dag.postorder(e));
        if (known.stream().noneMatch(Expr.Big.class::isInstance)) return Optional.empty();
        Map<Expr, Theorem> steps = new LinkedHashMap<>();
        for (Expr name : like) {
            Optional<Theorem> d = attempt(() -> Theorem.definition(name));
            if (d.isEmpty()) continue;
            for (Node p : Dag.postorder(d.get().equal().right())) {
                if (!(p instanceof Expr.Big pattern) || known.contains(p)) continue;
                for (Node n : known) {
                    if (n instanceof Expr.Big b && alike(b, pattern)) attempt(() -> Theorem.renaming(b, pattern.index().name())).ifPresent(t -> steps.putIfAbsent(b, t));
                }
            }
        }
        return steps.isEmpty() ? Optional.empty() : attempt(() -> Theorem.rewrite(e, List.copyOf(steps.values())));
    }

    private static boolean alike(Expr.Big b, Expr.Big pattern) {
        return b.isProduct() == pattern.isProduct() && b.index().sort().equals(pattern.index().sort())
                && Substitution.replace(b.body(), b.index(), pattern.index()) == pattern.body();
    }

    private List<Theorem> instances(Expr name, Theorem definition, Expr in) {
        List<Theorem> out = new ArrayList<>();
        if (!(name instanceof Expr.Entry entry) || entry.indices().size() != 1 || !(entry.indices().getFirst() instanceof Symbol i)) {
            solved(name, definition, in).ifPresent(out::add);
            return out;
        }
        Set<Expr> at = new LinkedHashSet<>();
        for (Node n : Dag.postorder(in, Free::scope)) if (n instanceof Expr.Entry x) at.addAll(x.indices());
        for (Expr j : at) {
            attempt(() -> {
                Expr other = Substitution.replace(name, i, j);
                Theorem d = Theorem.definition(other);
                return solved(other, d, in).orElseThrow();
            }).ifPresent(out::add);
        }
        return out;
    }

    /// Through the entries of what the name stands for: with `h := σ(W x + b)`, `h_i` is `σ((W x + b)_i)`.
    private Optional<Theorem> solved(Expr name, Theorem definition, Expr in) {
        Theorem now = definition;
        for (int level = 0; level < 20; level++) {
            Expr body = now.equal().right();
            Optional<Theorem> t = solved(name, now, body, in);
            if (t.isPresent() || !(body instanceof Expr.Entry e) || Unfold.entry(e).isEmpty()) return t;
            Theorem before = now;
            Optional<Theorem> next = attempt(() -> named(before.label(), Theorem.transitivity(before, Theorem.definition(e))));
            if (next.isEmpty()) return next;
            now = next.get();
        }
        return Optional.empty();
    }

    /// The body itself, or the one factor of it that occurs in the term, in terms of the name.
    private Optional<Theorem> solved(Expr name, Theorem definition, Expr body, Expr in) {
        List<Node> parts = Dag.postorder(in);
        if (parts.contains(body)) return Optional.of(named(definition.label(), Theorem.symmetry(definition)));
        if (!(body instanceof Expr.Binary b) || b.operator() != Operator.DIVIDE) return Optional.empty();
        Optional<Theorem> inverted = inverted(name, definition, b, parts);
        if (inverted.isPresent() || !parts.contains(b.left()) || b.left() instanceof Expr.Num) return inverted;
        return attempt(() -> named(definition.label(),
                Theorem.combination(b.left(), Terms.mul(name, b.right()), List.of(definition), List.of(Terms.neg(b.right())))));
    }

    /// With `p = (aA + b)/(cA + d)` for numbers a, b, c, d the one atom A, where it occurs: `A = (dp − b)/(a − cp)`.
    private Optional<Theorem> inverted(Expr name, Theorem definition, Expr.Binary body, List<Node> parts) {
        return attempt(() -> {
            Ring ring = new Ring();
            Polynomial above = linear(ring.normal(body.left()));
            Polynomial below = linear(ring.normal(body.right()));
            if (ring.atoms().size() != 1 || !(ring.atoms().getFirst() instanceof Expr.Apply atom) || !parts.contains(atom)) throw new NoSuchElementException();
            Monomial degree = ring.atom(atom).leading();
            boolean turned = above.coefficient(degree).signum() <= 0;
            Expr top = difference(turned, Fold.mul(number(below, Monomial.ONE), name), number(above, Monomial.ONE));
            Expr bottom = difference(turned, number(above, degree), Fold.mul(number(below, degree), name));
            Expr cofactor = Fold.div(turned ? body.right() : Terms.neg(body.right()), bottom);
            Theorem t = facts.discharge(Theorem.combination(atom, Fold.div(top, bottom), List.of(definition), List.of(cofactor)));
            // A name that may be at the pole would bring in a condition of its own.
            if (!facts.settles(t)) throw new NoSuchElementException();
            return named(definition.label(), t);
        });
    }

    private static Expr difference(boolean turned, Expr a, Expr b) {
        return turned ? Fold.sub(b, a) : Fold.sub(a, b);
    }

    private static Expr number(Polynomial p, Monomial m) {
        return Terms.num(p.coefficient(m));
    }

    private static Polynomial linear(Fraction f) {
        boolean linear = f.denominator().isEmpty() && f.numerator().size() <= 2 && Canonical.sorted(f.numerator()).stream().allMatch(t -> t.getKey().degree() <= 1);
        if (!linear) throw new NoSuchElementException();
        return f.numerator();
    }

    private Theorem named(String label, Theorem t) {
        return facts.discharge(Theorem.named(label, t));
    }

    private Optional<Theorem> attempt(Supplier<Theorem> step) {
        try {
            return Optional.of(facts.discharge(step.get()));
        } catch (Refused | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    // ------------------------------------------------------------------------------------------ what has a name

    /// The named values, functions of vectors and entries of families, with their indices, that a term is written with.
    static List<Expr> in(Expr e) {
        Set<Expr> out = new LinkedHashSet<>();
        collect(e, out, 0);
        return List.copyOf(out);
    }

    private static void collect(Expr e, Set<Expr> out, int depth) {
        if (depth > 20 || out.size() > 40) return;
        for (Node n : Dag.postorder(e)) {
            boolean named = n instanceof Expr.Call c && c.isScalar() && c.arguments().stream().noneMatch(Expr::isScalar)
                    || n instanceof Expr.Entry x && x.tensor() instanceof Expr.Call c2 && family(c2.definition());
            if (named && out.add((Expr) n)) collect(n instanceof Expr.Call c ? Unfold.call(c) : Unfold.entry((Expr.Entry) n).orElseThrow(), out, depth + 1);
        }
    }

    private static boolean family(Definition d) {
        return !d.indices().isEmpty() || d.parameters().isEmpty();
    }
}
