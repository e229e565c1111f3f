package org.gradproof.calculus;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Theorem;
import org.gradproof.library.Library;
import org.gradproof.render.Text;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;

/// Kinks of functions as they are typed, one line of text for each.
final class Shown {
    static final Symbol X = Symbol.real("x");
    private static final Scope SCOPE = scope();

    private Shown() {}

    private static Scope scope() {
        Source source = Source.of("real x, y, a, b, t, v, w, lam");
        return Language.statement(source, new Library().scope()).after();
    }

    /// @param function with its assumptions: `elu(x; a) for a > 0`
    static Statement.Query read(String function) {
        return (Statement.Query) Language.statement(Source.of(function), SCOPE).statement();
    }

    static Expr expr(String function) {
        return read(function).expression();
    }

    static Kinks.Analysis analysis(String function) {
        Statement.Query q = read(function);
        return Kinks.of(q.expression(), X, new Facts(q.assumptions()), Lemmas.NONE);
    }

    static String kinks(String function) {
        return analysis(function).kinks().stream().map(Shown::line).collect(Collectors.joining("\n"));
    }

    /// What the derivative needs.
    static String needs(String function) {
        return conditions(analysis(function).derivative());
    }

    static String conditions(Theorem t) {
        return t.hypotheses().stream().map(Shown::text).sorted().collect(Collectors.joining(", "));
    }

    static String line(Kink k) {
        String at = text(k.point()) + (k.needs() == Condition.TRUE ? "" : " if " + text(k.needs()));
        String special = k.special().stream().map(s -> "\n  " + line(s)).collect(Collectors.joining());
        return at + ": " + value(k.value()) + sides(k) + differentiable(k.differentiable())
                + k.clarke().map(c -> ", " + (c.ordered() ? "[" + text(c.low()) + ", " + text(c.high()) + "]" : "between")).orElse("")
                + smoothness(k.smoothness()) + special;
    }

    private static String value(Kink.Value v) {
        return switch (v) {
            case Kink.Value.Continuous _ -> "";
            case Kink.Value.Jump j -> "jump " + text(j.left()) + " | " + text(j.right()) + " at " + text(j.at()) + ", ";
            case Kink.Value.JumpUnless j -> "jump " + text(j.left()) + " | " + text(j.right()) + " unless " + text(j.condition()) + ", ";
            case Kink.Value.Undefined u -> "undefined since not " + text(u.needed()) + ", ";
            case Kink.Value.Unknown _ -> "unknown value, ";
        };
    }

    private static String sides(Kink k) {
        return side(k.left()) + " | " + side(k.right());
    }

    private static String side(Optional<Theorem> t) {
        return t.map(s -> text(((Judgement.SideDerivative) s.judgement()).value())).orElse("-");
    }

    private static String differentiable(Kink.Differentiable d) {
        return switch (d) {
            case Kink.Differentiable.Always _ -> ", differentiable";
            case Kink.Differentiable.Never _ -> ", never";
            case Kink.Differentiable.Steep _ -> ", steep";
            case Kink.Differentiable.When w -> (w.exactly() ? ", exactly when " : ", when ") + text(w.condition());
            case Kink.Differentiable.Unknown _ -> ", unknown";
        };
    }

    private static String smoothness(Kink.Smoothness s) {
        return switch (s) {
            case Kink.Smoothness.Discontinuous _ -> "";
            case Kink.Smoothness.Exactly e -> ", C" + e.order() + (e.order() == 0 ? "" : " then " + text(e.left()) + " | " + text(e.right()));
            case Kink.Smoothness.AtLeast a -> ", C" + a.order() + " or more";
            case Kink.Smoothness.Unknown _ -> ", unknown class";
        };
    }

    static String text(Node n) {
        return Text.line(n);
    }

    static List<String> texts(List<Condition> conditions) {
        return conditions.stream().map(Shown::text).toList();
    }
}
