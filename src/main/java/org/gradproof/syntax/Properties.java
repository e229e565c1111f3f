package org.gradproof.syntax;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.syntax.Diagnostic.Kind;

/// What the names of properties of functions claim: `increasing(f, x)` is `f(u) <= f(v)` for all `u <= v`, `convex(f, x)` is
/// `f((1 - t)*u + t*v) <= (1 - t)*f(u) + t*f(v)` for all u, v and `0 <= t <= 1`, `even(f, x)` is `f(-x) = f(x)`.
///
/// What is assumed of x is assumed of each of the points. Between two points of an interval there is no other one, so that for
/// a convex function only intervals are accepted. A function that the text itself defines under the name of a property wins.
final class Properties {
    private static final Map<String, Property> ALL = Map.of("increasing", Property.INCREASING, "strictly_increasing", Property.STRICTLY_INCREASING,
            "decreasing", Property.DECREASING, "strictly_decreasing", Property.STRICTLY_DECREASING, "convex", Property.CONVEX,
            "concave", Property.CONCAVE, "even", Property.EVEN, "odd", Property.ODD);

    private enum Property { INCREASING, STRICTLY_INCREASING, DECREASING, STRICTLY_DECREASING, CONVEX, CONCAVE, EVEN, ODD }

    private final Elaborator elaborator;
    private final Context context;

    Properties(Elaborator elaborator) {
        this.elaborator = elaborator;
        this.context = elaborator.context;
    }

    /// Their names.
    static Set<String> names() {
        return ALL.keySet();
    }

    /// The claim, if the formula is the name of a property with its arguments.
    Optional<Statement.Claim> claim(Form form) {
        if (form instanceof Form.Group g && g.open() == '(' && g.items().size() == 1 && g.given().isEmpty()) return claim(g.items().getFirst());
        if (!(form instanceof Form.Call c) || !(c.function() instanceof Form.Name n)) return Optional.empty();
        String name = Words.plain(n.text());
        Property property = ALL.get(name);
        if (property == null || context.knows(name)) return Optional.empty();
        if (c.arguments().size() != 2 || !c.parameters().isEmpty()) {
            throw context.rejected(Kind.MEANING, form.span(), name + " is said of a function and its variable", "write " + name + "(f, x), or " + name + "(f, x) for x > 0");
        }
        for (Form.Argument a : c.arguments()) {
            if (a.towards().isPresent()) throw context.rejected(Kind.SYNTAX, a.span(), "an approach stands only in limits", "write " + name + "(f, x)");
            if (a.sort().isPresent()) throw context.rejected(Kind.SYNTAX, a.span(), "'" + a.sort().get() + "' stands only on the left of ':='");
        }
        Form.Argument first = c.arguments().getFirst();
        Form.Argument last = c.arguments().getLast();
        if (first.domain().isPresent()) throw context.rejected(Kind.SYNTAX, first.span(), "the range is that of the variable", "write " + name + "(f, x) for x in (0, 1)");
        if (last.domain().isPresent()) {
            new Declarations(elaborator).read(List.of(new Form.Item(Optional.empty(), last.value(), last.domain(), last.span())), false);
        }
        Symbol x = variable(last.value(), name);
        Expr f = elaborator.scalar(applied(first.value(), last.value()));
        return Optional.of(switch (property) {
            case INCREASING -> monotone(f, x, Relation.LE, Relation.LE, form.span());
            case STRICTLY_INCREASING -> monotone(f, x, Relation.LT, Relation.LT, form.span());
            case DECREASING -> monotone(f, x, Relation.LE, Relation.GE, form.span());
            case STRICTLY_DECREASING -> monotone(f, x, Relation.LT, Relation.GT, form.span());
            case CONVEX -> bent(f, x, Relation.LE, name, form.span());
            case CONCAVE -> bent(f, x, Relation.GE, name, form.span());
            case EVEN -> mirrored(f, x, f, form.span());
            case ODD -> mirrored(f, x, Terms.neg(f), form.span());
        });
    }

    private Symbol variable(Form form, String name) {
        if (form instanceof Form.Name && elaborator.expr(form) instanceof Symbol s && s.sort() instanceof Sort.Real) return s;
        throw context.rejected(Kind.MEANING, form.span(), "the second argument is the variable, a real number with a name", "write " + name + "(f, x)");
    }

    /// A function that is only named, at the variable.
    private Form applied(Form f, Form x) {
        if (!(f instanceof Form.Name n) || !elaborator.calls().isFunction(Words.plain(n.text()))
                || elaborator.calls().definition(Words.plain(n.text())).filter(d -> d.parameters().isEmpty()).isPresent()) return f;
        return new Form.Call(n, List.of(new Form.Argument(Optional.empty(), x, Optional.empty(), Optional.empty(), x.span())), List.of(), n.span());
    }

    // ------------------------------------------------------------------------------------------ the claims

    private Statement.Claim monotone(Expr f, Symbol x, Relation points, Relation values, Span span) {
        List<Symbol> uv = fresh(List.of("u", "v"), f, x);
        List<Condition> all = new ArrayList<>(at(x, List.copyOf(uv)));
        all.add(compare(points, uv.getFirst(), uv.getLast()));
        return claim(Substitution.replace(f, x, uv.getFirst()), values, Substitution.replace(f, x, uv.getLast()), all, span);
    }

    private Statement.Claim bent(Expr f, Symbol x, Relation values, String name, Span span) {
        for (Condition c : context.assumptions()) {
            for (Condition part : c.conjuncts()) {
                if (Free.occurs(x, part) && !interval(part, x)) {
                    throw context.rejected(Kind.MEANING, span, name + " is said on an interval, and what is assumed of " + x.name() + " need not be one",
                            "write " + name + "(f, " + x.name() + ") for " + x.name() + " > 0, or for " + x.name() + " in (0, 1)");
                }
            }
        }
        List<Symbol> uvt = fresh(List.of("u", "v", "t"), f, x);
        Symbol u = uvt.getFirst();
        Symbol v = uvt.get(1);
        Symbol t = uvt.getLast();
        List<Condition> all = new ArrayList<>(at(x, List.of(u, v)));
        all.add(compare(Relation.LE, ZERO, t));
        all.add(compare(Relation.LE, t, ONE));
        Expr rest = Terms.sub(ONE, t);
        Expr between = Substitution.replace(f, x, Terms.add(Terms.mul(rest, u), Terms.mul(t, v)));
        Expr chord = Terms.add(Terms.mul(rest, Substitution.replace(f, x, u)), Terms.mul(t, Substitution.replace(f, x, v)));
        return claim(between, values, chord, all, span);
    }

    /// Whether the condition on x, the others given, holds on an interval.
    private static boolean interval(Condition c, Symbol x) {
        return c instanceof Condition.Compare e && e.relation() != Relation.NE
                && (e.left() == x && !Free.occurs(x, e.right()) || e.right() == x && !Free.occurs(x, e.left()));
    }

    private Statement.Claim mirrored(Expr f, Symbol x, Expr value, Span span) {
        return claim(Substitution.replace(f, x, Terms.neg(x)), Relation.EQ, value, at(x, List.of(x, Terms.neg(x))), span);
    }

    private static Statement.Claim claim(Expr left, Relation relation, Expr right, List<Condition> assumptions, Span span) {
        return new Statement.Claim(List.of(new Statement.Link(left, Optional.of(relation), right, Optional.empty(), span)), assumptions, true, span);
    }

    /// The assumptions, those about x said of each of the points instead.
    private List<Condition> at(Symbol x, List<Expr> points) {
        Set<Condition> all = new LinkedHashSet<>();
        for (Condition c : context.assumptions()) {
            if (!Free.occurs(x, c)) all.add(c);
            else for (Expr p : points) all.add(new Substitution(Map.of(x, p)).apply(c));
        }
        return List.copyOf(all);
    }

    /// Names for points that nothing in the text bears.
    private List<Symbol> fresh(List<String> wishes, Expr f, Symbol x) {
        Set<String> taken = new HashSet<>(context.grown().names());
        for (Symbol s : Free.of(f)) taken.add(s.name());
        for (Condition c : context.assumptions()) for (Symbol s : Free.of(c)) taken.add(s.name());
        taken.add(x.name());
        List<Symbol> out = new ArrayList<>();
        for (String wish : wishes) {
            String name = Fresh.name(wish, taken);
            taken.add(name);
            out.add(Symbol.real(name));
        }
        return out;
    }
}
