package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Kink;
import org.gradproof.calculus.Kinks;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.sheet.Sheet.Formula;
import org.gradproof.sheet.Sheet.Part;
import org.gradproof.sheet.Sheet.Span;

/// What is true where the cases of a function meet, in sentences.
final class SheetKinks {
    private SheetKinks() {}

    /// Of a derivative by one real variable; nothing for other terms, and where there is no such point.
    static List<Part> of(Expr term, List<Condition> assumptions, Lemmas lemmas) {
        boolean simple = term instanceof Expr.Derivative d && d.at() == d.variable() && d.variable().sort() instanceof Sort.Real
                && !Differentiation.pending(d.body());
        if (!simple) return List.of();
        Expr.Derivative d = (Expr.Derivative) term;
        try {
            List<List<Part>> items = new ArrayList<>();
            for (Kink k : Kinks.of(d.body(), d.variable(), new Facts(assumptions), lemmas).kinks()) items.add(List.of(new Part.Paragraph(sentence(k, d.variable()))));
            if (items.size() > 1) return List.of(new Part.Listing(false, 1, items));
            return items.isEmpty() ? List.of() : items.getFirst();
        } catch (Refused e) {
            return List.of();
        }
    }

    private static List<Span> sentence(Kink k, Symbol x) {
        List<Span> out = new ArrayList<>();
        out.add(Sheet.words("At "));
        out.add(Sheet.maths(Condition.compare(Relation.EQ, x, k.point())));
        if (k.needs() != Condition.TRUE) out.addAll(List.of(Sheet.words(", if "), Sheet.maths(k.needs()), Sheet.words(",")));
        value(k.value(), out);
        sides(k, out);
        differentiable(k, out);
        smoothness(k, out);
        return out;
    }

    private static void value(Kink.Value v, List<Span> out) {
        switch (v) {
            case Kink.Value.Continuous _, Kink.Value.Unknown _ -> { }
            case Kink.Value.Jump j -> out.addAll(List.of(Sheet.words(" the function jumps from "), Sheet.maths(j.left()), Sheet.words(" to "), Sheet.maths(j.right()), Sheet.words(";")));
            case Kink.Value.JumpUnless j -> out.addAll(List.of(Sheet.words(" the function jumps from "), Sheet.maths(j.left()), Sheet.words(" to "), Sheet.maths(j.right()),
                    Sheet.words(" unless "), Sheet.maths(j.condition()), Sheet.words(";")));
            case Kink.Value.Undefined _ -> out.add(Sheet.words(" the function has no value;"));
        }
    }

    private static void sides(Kink k, List<Span> out) {
        Optional<Expr> left = k.left().map(SheetKinks::slope);
        Optional<Expr> right = k.right().map(SheetKinks::slope);
        if (left.isPresent() && left.equals(right)) {
            out.addAll(List.of(Sheet.words(" both one-sided derivatives are "), Sheet.maths(left.get())));
            return;
        }
        left.ifPresent(l -> out.addAll(List.of(Sheet.words(" the left derivative is "), Sheet.maths(l))));
        right.ifPresent(r -> out.addAll(List.of(Sheet.words(left.isPresent() ? " and the right derivative " : " the right derivative is "), Sheet.maths(r))));
    }

    private static Expr slope(Theorem t) {
        return ((Judgement.SideDerivative) t.judgement()).value();
    }

    private static void differentiable(Kink k, List<Span> out) {
        switch (k.differentiable()) {
            case Kink.Differentiable.Always _ -> out.add(Sheet.words(", so the function is differentiable there."));
            case Kink.Differentiable.Never _ -> {
                out.add(Sheet.words(k.left().isPresent() || k.right().isPresent() ? ", so the function is not differentiable there" : " it is not differentiable there"));
                k.clarke().filter(Kink.Clarke::ordered).ifPresent(c -> out.addAll(List.of(Sheet.words("; its Clarke subdifferential is "),
                        new Span.Maths(new Formula.Interval(c.low(), c.high())))));
                out.add(Sheet.words("."));
            }
            case Kink.Differentiable.When w -> out.addAll(List.of(Sheet.words(w.exactly() ? ", so the function is differentiable there exactly when "
                    : ", so the function is differentiable there when "), Sheet.maths(w.condition()), Sheet.words(".")));
            case Kink.Differentiable.Steep s -> {
                boolean both = s.left().isPresent() && s.right().isPresent();
                out.add(Sheet.words(k.left().isPresent() || k.right().isPresent() ? ", and" : ""));
                out.add(Sheet.words(" the slope grows beyond every bound " + (both ? "on both sides" : s.left().isPresent() ? "on the left" : "on the right")
                        + ", so the function is continuous but not differentiable there."));
            }
            case Kink.Differentiable.Unknown _ -> out.add(Sheet.words("; whether the function is differentiable there was not found out."));
        }
    }

    private static void smoothness(Kink k, List<Span> out) {
        if (!(k.smoothness() instanceof Kink.Smoothness.Exactly e) || e.order() == 0) return;
        out.addAll(List.of(Sheet.words(e.order() == 1 ? " It is continuously differentiable, and its second derivative jumps from "
                : " It is " + e.order() + " times continuously differentiable, and the next derivative jumps from "), Sheet.maths(e.left()),
                Sheet.words(" to "), Sheet.maths(e.right()), Sheet.words(".")));
    }
}
