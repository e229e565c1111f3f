package org.gradproof.prover;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.algebra.Simplification;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;

/// What may have been forgotten in a side: factors, terms, functions and cases of what should stand there, which is known.
///
/// @param symbols that may have been confused with each other
/// @param factors each with the mistake of leaving it out
/// @param functions of one number, by how they are applied
/// @param wanted the parts of what should stand there, in its best form
record Ingredients(Set<Symbol> symbols, List<Factor> factors, List<Expr> terms, List<UnaryOperator<Expr>> functions, List<Expr.If> cases,
                   Set<Node> wanted) {
    private static final int MOST_FACTORS = 24;
    private static final int MOST_INNER = 8;
    private static final int MOST_TERMS = 16;
    private static final int MOST_FUNCTIONS = 6;
    private static final int MOST_CASES = 4;
    private static final long LARGEST = 400;

    /// @param divides whether it may as well have been left out below a fraction bar
    record Factor(Slip slip, String missing, Expr value, boolean divides) {}

    /// @param other the side that is right, as written
    /// @param wanted the same without derivatives
    static Ingredients of(Goal goal, Expr other, Expr wanted, Lemmas lemmas) {
        Expr brief = wanted.treeSize() > LARGEST || !wanted.isScalar() ? wanted : brief(wanted, other, goal.facts());
        Map<Expr, Factor> factors = new LinkedHashMap<>();
        inner(other, goal.facts(), lemmas).forEach(f -> factors.put(f.value, f));
        for (Symbol s : goal.symbols()) {
            if (s.sort() instanceof Sort.Whole) factors.putIfAbsent(s, new Factor(Slip.FACTOR, "a factor is missing", s, true));
            if (s.sort() instanceof Sort.Real) factors.putIfAbsent(s, new Factor(Slip.PARAMETER, "a factor is missing", s, true));
        }
        if (logarithmic(other)) {
            for (int base : new int[] {10, 2}) {
                Expr c = Terms.log(Terms.num(base));
                factors.put(c, new Factor(Slip.LOG_BASE, "the base of the logarithm", c, true));
            }
        }
        Set<Expr> terms = new LinkedHashSet<>();
        terms.add(ONE);
        List<Expr.If> cases = new ArrayList<>();
        for (Expr e : brief == wanted ? List.of(brief) : List.of(brief, wanted)) {
            if (e.treeSize() > LARGEST) continue;
            for (Node n : Dag.postorder(e, Free::scope)) {
                if (n instanceof Expr.Binary b) parts(b, factors, terms);
                if (n instanceof Expr.If i && !isDelta(i) && cases.size() < MOST_CASES) cases.add(i);
            }
        }
        factors.remove(ONE);
        List<Factor> lifted = new ArrayList<>();
        for (Factor f : factors.values()) whole(f.value, goal.indices()).ifPresent(v -> lifted.add(new Factor(f.slip, f.missing, v, f.divides)));
        List<Expr> summands = terms.stream().flatMap(t -> whole(t, goal.indices()).stream()).limit(MOST_TERMS).toList();
        return new Ingredients(goal.symbols(), lifted.stream().limit(MOST_FACTORS).toList(), summands, functions(other, brief),
                goal.indices().isEmpty() ? cases : List.of(), Set.copyOf(Dag.postorder(brief)));
    }

    /// How many parts of a term are not in the best form of what should stand there.
    long strangeness(Expr e) {
        return Dag.postorder(e).stream().filter(n -> !wanted.contains(n)).count();
    }

    private static boolean isDelta(Expr.If i) {
        return i.condition() instanceof org.gradproof.expr.Condition.Compare c && c.left() instanceof Symbol s && s.isIndex();
    }

    /// The vector or matrix of which this is the entry that a goal speaks of; what does not speak of it stays as it is.
    private static Optional<Expr> whole(Expr e, List<Expr> indices) {
        if (indices.stream().noneMatch(i -> Free.occurs((Symbol) i, e))) return Optional.of(e);
        return e instanceof Expr.Entry n && n.indices().equals(indices) ? Optional.of(n.tensor()) : Optional.empty();
    }

    private static Expr brief(Expr wanted, Expr other, Facts facts) {
        try {
            return new Simplification(facts, Simplification.namesIn(other)).best(wanted).equal().right();
        } catch (Refused e) {
            return wanted;
        }
    }

    private static boolean logarithmic(Expr e) {
        return Dag.postorder(e).stream().anyMatch(n -> n instanceof Expr.Apply a && a.function() == Primitive.LOG
                || n instanceof Expr.Call c && c.definition().name().startsWith("log"));
    }

    private static void parts(Expr.Binary b, Map<Expr, Factor> factors, Set<Expr> terms) {
        switch (b.operator()) {
            case ADD, SUBTRACT -> {
                for (Expr e : List.of(b.left(), b.right())) if (!isSum(e)) terms.add(e instanceof Expr.Neg n ? n.argument() : e);
            }
            case MULTIPLY -> {
                for (Expr e : List.of(b.left(), b.right())) factor(e, factors);
            }
            case DIVIDE -> {
                for (Expr e : List.of(b.left(), b.right())) if (!is(e, Operator.MULTIPLY)) factor(e, factors);
                factor(b, factors);
            }
            case POWER, MATMUL -> { }
        }
    }

    private static void factor(Expr e, Map<Expr, Factor> factors) {
        Expr f = e instanceof Expr.Neg n ? n.argument() : e;
        if (f instanceof Expr.Num || !f.isScalar()) return;
        factors.putIfAbsent(f, new Factor(Slip.LOST_FACTOR, "a factor is missing", f, true));
    }

    private static boolean isSum(Expr e) {
        return is(e, Operator.ADD) || is(e, Operator.SUBTRACT);
    }

    private static boolean is(Expr e, Operator o) {
        return e instanceof Expr.Binary b && b.operator() == o;
    }

    /// The derivatives of what stands inside of the function that is differentiated.
    private static List<Factor> inner(Expr other, Facts facts, Lemmas lemmas) {
        Set<Expr> all = new LinkedHashSet<>();
        for (Node n : Dag.postorder(other)) {
            if (!(n instanceof Expr.Derivative d)) continue;
            Set<Node> parts = new LinkedHashSet<>(Dag.postorder(d.body(), Free::scope));
            // Then the arguments of functions inside of the definitions.
            for (Node m : Dag.postorder(Screen.unfolded(d.body()), Free::scope)) if (m instanceof Expr.Apply a) parts.add(a.argument());
            for (Node m : parts) {
                if (m instanceof Expr u && u.isScalar() && u != d.variable() && u != d.body() && Free.occurs(d.variable(), u) && all.size() < MOST_INNER) {
                    plain(Terms.derivative(d.variable(), d.index(), u, d.at()), facts, lemmas).ifPresent(all::add);
                }
            }
        }
        all.remove(ONE);
        all.remove(ZERO);
        return all.stream().map(e -> new Factor(Slip.INNER_DERIVATIVE, "the inner derivative is missing", e, false)).toList();
    }

    /// The derivative as a person would write it.
    private static Optional<Expr> plain(Expr derivative, Facts facts, Lemmas lemmas) {
        try {
            Expr worked = Differentiation.evaluate(derivative, facts, lemmas).equal().right();
            if (worked.treeSize() > LARGEST) return Optional.empty();
            Expr brief = new Normal(facts).of(worked).equal().right();
            return Optional.of(brief.treeSize() < worked.treeSize() ? brief : worked);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static List<UnaryOperator<Expr>> functions(Expr other, Expr brief) {
        Set<Object> names = new LinkedHashSet<>();
        for (Expr e : List.of(other, brief)) {
            for (Node n : Dag.postorder(e)) {
                if (n instanceof Expr.Apply a) names.add(a.function());
                if (n instanceof Expr.Call c && c.isScalar() && c.arguments().size() == 1 && c.arguments().getFirst().isScalar()) names.add(c.definition());
            }
        }
        List<UnaryOperator<Expr>> all = new ArrayList<>();
        for (Object f : names) {
            if (all.size() == MOST_FUNCTIONS) break;
            if (f instanceof Primitive p) all.add(u -> Terms.apply(p, u));
            if (f instanceof Definition d) all.add(u -> Terms.call(d, u));
        }
        return all;
    }

    /// Numbers that get lost.
    static List<Expr> numbers() {
        return List.of(TWO, Terms.num(3));
    }
}
