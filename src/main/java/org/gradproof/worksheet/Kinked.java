package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Kink;
import org.gradproof.calculus.Kinks;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Judgement.SideDerivative;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// A function of one variable that has cases, or a derivative under conditions, with what is true where its pieces meet.
///
/// @param at where the derivative is taken: the variable, or a point
public record Kinked(Symbol variable, Expr at, Kinks.Analysis analysis) {
    /// Of a derivative that was asked for; nothing for functions without cases whose derivative needs nothing.
    ///
    /// @param conditional whether the derivative as it was found needs conditions
    static Optional<Kinked> of(Expr asked, boolean conditional, Facts facts, Lemmas lemmas) {
        if (!(asked instanceof Expr.Derivative d) || !d.index().isEmpty() || !(d.variable().sort() instanceof Sort.Real)
                || Differentiation.pending(d.body()) || !conditional && !hasCases(d.body(), new HashSet<>())) return Optional.empty();
        Facts inside = d.at() == d.variable() ? facts : facts.among(facts.assumptions().stream().filter(c -> !Free.occurs(d.variable(), c)).toList());
        try {
            return Optional.of(new Kinked(d.variable(), d.at(), Kinks.of(d.body(), d.variable(), inside, lemmas)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// The derivative where it is taken: that of the kink there, if it has one.
    Theorem derivative(Facts facts) {
        return here(facts).flatMap(k -> k.differentiable() instanceof Kink.Differentiable.Always a ? Optional.of(a.derivative()) : Optional.empty())
                .orElse(analysis.derivative());
    }

    /// What is true at the point where the derivative is taken, if pieces meet there and the derivative does not exist.
    Optional<String> absent(Facts facts, Function<Node, String> print) {
        return here(facts).filter(k -> !(k.differentiable() instanceof Kink.Differentiable.Always)).map(k -> said(k, print));
    }

    private Optional<Kink> here(Facts facts) {
        return analysis.kinks().stream().filter(k -> at != variable && facts.prove(Condition.and(k.needs(), at(at, k.point()))).isPresent()).findFirst();
    }

    private static Condition at(Expr left, Expr right) {
        return Condition.compare(Relation.EQ, left, right);
    }

    private static boolean hasCases(Expr e, Set<Definition> seen) {
        for (Node n : Dag.postorder(e)) {
            if (n instanceof Expr.If i && Free.of(i.condition()).stream().anyMatch(s -> !s.isIndex() && !(s.sort() instanceof Sort.Whole))) return true;
            if (n instanceof Expr.Call c && seen.add(c.definition()) && hasCases(c.definition().body(), seen)) return true;
        }
        return false;
    }

    /// A line for each point where pieces meet.
    public List<String> lines(Function<Node, String> print) {
        List<String> lines = new ArrayList<>();
        if (at != variable) return lines;
        for (Kink k : analysis.kinks()) {
            String when = k.needs() == Condition.TRUE ? "" : "if " + print.apply(k.needs()) + ": ";
            lines.add(when + "at " + print.apply(at(variable, k.point())) + ": " + said(k, print));
            for (Kink s : k.special()) {
                Optional<Condition> under = condition(k);
                lines.add("  " + under.map(c -> "if " + print.apply(c) + ": ").orElse("") + said(s, print));
            }
        }
        for (Kinks.Crossing c : analysis.crossings()) {
            String line = "where " + print.apply(c.boundary()) + ": not examined" + beside(c, print);
            if (!lines.contains(line)) lines.add(line);
        }
        return lines;
    }

    /// The derivatives off a boundary. Whether they say anything of it is not known: it may be an interval, or a jump.
    private static String beside(Kinks.Crossing c, Function<Node, String> print) {
        if (!(c.boundary() instanceof Condition.Compare on)) return "";
        Optional<Expr> above = c.above().map(t -> t.derivative().derivative());
        Optional<Expr> below = c.below().map(t -> t.derivative().derivative());
        List<String> sides = new ArrayList<>();
        if (above.isPresent() && above.equals(below)) {
            sides.add(side(above.get(), Relation.NE, on, print));
        } else {
            above.ifPresent(e -> sides.add(side(e, Relation.GT, on, print)));
            below.ifPresent(e -> sides.add(side(e, Relation.LT, on, print)));
        }
        return sides.isEmpty() ? "" : "; the derivative is " + String.join(", ", sides);
    }

    private static String side(Expr derivative, Relation where, Condition.Compare on, Function<Node, String> print) {
        return print.apply(derivative) + " for " + print.apply(Condition.compare(where, on.left(), on.right()));
    }

    /// The equation under which more is true.
    private static Optional<Condition> condition(Kink k) {
        return switch (k.differentiable()) {
            case Kink.Differentiable.When w -> Optional.of(w.condition());
            case Kink.Differentiable.Always _, Kink.Differentiable.Never _, Kink.Differentiable.Steep _, Kink.Differentiable.Unknown _ ->
                    k.value() instanceof Kink.Value.JumpUnless j ? Optional.of(j.condition()) : Optional.empty();
        };
    }

    private static String said(Kink k, Function<Node, String> print) {
        return switch (k.value()) {
            case Kink.Value.Jump j -> "jumps from " + print.apply(j.left()) + " to " + print.apply(j.right()) + ", the value is " + print.apply(j.at());
            case Kink.Value.JumpUnless j -> "jumps from " + print.apply(j.left()) + " to " + print.apply(j.right()) + " unless " + print.apply(j.condition());
            case Kink.Value.Undefined _ -> "undefined";
            case Kink.Value.Unknown _ -> "not known";
            case Kink.Value.Continuous _ -> slopes(k, print);
        };
    }

    private static String slopes(Kink k, Function<Node, String> print) {
        Optional<Kink.Differentiable.Steep> steep = k.differentiable() instanceof Kink.Differentiable.Steep s ? Optional.of(s) : Optional.empty();
        String left = k.left().map(t -> print.apply(slope(t))).or(() -> steep.flatMap(s -> s.left()).map(Kinked::endless)).orElse("not known");
        String right = k.right().map(t -> print.apply(slope(t))).or(() -> steep.flatMap(s -> s.right()).map(Kinked::endless)).orElse("not known");
        String sides = "left derivative " + left + ", right derivative " + right;
        return switch (k.differentiable()) {
            case Kink.Differentiable.Always _ -> "differentiable, with derivative " + left + smoothness(k.smoothness(), print);
            case Kink.Differentiable.Never _ -> sides + "; not differentiable" + clarke(k, print);
            case Kink.Differentiable.When w -> sides + "; differentiable " + (w.exactly() ? "exactly when " : "if ") + print.apply(w.condition());
            case Kink.Differentiable.Steep _ -> "continuous; " + sides + "; not differentiable";
            case Kink.Differentiable.Unknown _ -> sides;
        };
    }

    private static String endless(Theorem slope) {
        return Hints.target(slope.tends().target()).toString();
    }

    private static Expr slope(Theorem t) {
        return ((SideDerivative) t.judgement()).value();
    }

    private static String clarke(Kink k, Function<Node, String> print) {
        return k.clarke().filter(Kink.Clarke::ordered).map(c -> ", Clarke interval [" + print.apply(c.low()) + ", " + print.apply(c.high()) + "]").orElse("");
    }

    private static String smoothness(Kink.Smoothness s, Function<Node, String> print) {
        return switch (s) {
            case Kink.Smoothness.Exactly e -> "; of class C^" + e.order() + ", the next derivative goes from " + print.apply(e.left()) + " to " + print.apply(e.right());
            case Kink.Smoothness.AtLeast a -> "; of class C^" + a.order() + " at least";
            case Kink.Smoothness.Discontinuous _, Kink.Smoothness.Unknown _ -> "";
        };
    }
}
