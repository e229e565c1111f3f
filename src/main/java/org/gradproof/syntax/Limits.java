package org.gradproof.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.syntax.Diagnostic.Kind;

/// `limit(f, x -> oo)`, `limit(f, x -> 0+)`, `limit(f, x -> a from the left)`; and `oo` where a claim compares it with a limit.
final class Limits {
    /// `x - 0`, `x > 0`, `x = 0`, `x to 0`: a name, what was taken for an arrow, and something behind it.
    private static final String ALMOST_AN_ARROW = "^([\\p{L}\\p{N}_]++)\\s*(?:[-=–—]*>|[-–—−]+|=+|to\\b)\\s*(?=\\S)";
    private static final String PATTERN = "write limit(f, x -> oo) or limit(f, x -> 0+)";

    private final Elaborator elaborator;
    private final Context context;

    Limits(Elaborator elaborator) {
        this.elaborator = elaborator;
        this.context = elaborator.context;
    }

    Expr limit(Form.Call form) {
        if (form.arguments().size() < 2) {
            throw context.rejected(Kind.MEANING, form.span(), "expected a value and where its variable goes", PATTERN);
        }
        Form.Argument body = form.arguments().getFirst();
        Form.Argument way = form.arguments().get(1);
        if (body.towards().isPresent()) {
            throw context.rejected(Kind.SYNTAX, body.span(), "the value comes first, then where its variable goes", PATTERN);
        }
        if (way.towards().isEmpty()) throw noArrow(form, way);
        if (form.arguments().size() > 2 || !form.parameters().isEmpty()) {
            throw context.rejected(Kind.MEANING, form.span(), "a limit is of one value by one variable", PATTERN);
        }
        Form.Towards towards = way.towards().get();
        Symbol x = variable(way.value());
        Expr inside = within(x, body.value());
        if (!inside.isScalar()) {
            throw context.rejected(Kind.SHAPE, body.span(), "a limit is of a number, found " + Shapes.text(inside.sizes()), "take the limit of an entry");
        }
        return Terms.limit(x, inside, approach(x, towards));
    }

    private Rejected noArrow(Form.Call form, Form.Argument way) {
        String f = context.source().text(form.arguments().getFirst().span());
        String x = arrow(form, context.source().text(way.span()), way.value() instanceof Form.Name);
        return context.rejected(Kind.SYNTAX, way.span(), "expected where the variable goes", "write limit(" + f + ", " + x + ")");
    }

    private String arrow(Form.Call form, String way, boolean name) {
        if (form.arguments().size() > 2) return way + " -> " + context.source().text(form.arguments().get(2).span());
        if (name) return way + " -> oo";
        String mended = way.replaceFirst(ALMOST_AN_ARROW, "$1 -> ");
        return mended.contains("->") ? mended : "x -> " + way;
    }

    /// The variable that moves: a real one, of whatever else is known of it nothing counts here.
    private Symbol variable(Form form) {
        if (!(form instanceof Form.Name n)) throw context.rejected(Kind.SYNTAX, form.span(), "expected the name of a variable before '->'", PATTERN);
        String name = Words.plain(n.text());
        Optional<Symbol> known = context.symbol(name);
        if (known.isPresent()) {
            return switch (known.get().sort()) {
                case Sort.Real _ -> known.get();
                case Sort.Whole _, Sort.Index _ -> throw context.rejected(Kind.MEANING, form.span(),
                        n.text() + " is an integer; a limit is by a real variable", "take another name for the variable");
                case Sort.Tensor _ -> throw context.rejected(Kind.SHAPE, form.span(),
                        n.text() + " is " + Shapes.text(known.get().sizes()) + "; a limit is by a number", "let one number move");
            };
        }
        if (context.knows(name)) {
            throw context.rejected(Kind.MEANING, form.span(), n.text() + " is defined; a limit is by a variable", "take another name for the variable");
        }
        if (Words.CONSTANTS.contains(name) || Words.infinite(name)) throw context.rejected(Kind.MEANING, form.span(), n.text() + " is no variable");
        if (elaborator.calls().isFunction(name)) elaborator.calls().checkBare(name, n);
        return Symbol.real(name);
    }

    private Expr within(Symbol x, Form body) {
        Optional<Expr> before = context.bind(x.name(), x);
        try {
            return elaborator.expr(body);
        } finally {
            context.unbind(x.name(), before);
        }
    }

    private Approach approach(Symbol x, Form.Towards towards) {
        Optional<Boolean> up = infinite(towards.point());
        if (up.isPresent()) {
            if (towards.side().isEmpty()) return new Approach.Beyond(up.get());
            throw context.rejected(Kind.SYNTAX, towards.span(), "there is one way only towards infinity", "write x -> oo or x -> -oo".replace("x", x.name()));
        }
        Expr point = elaborator.scalar(towards.point());
        if (Free.occurs(x, point)) {
            throw context.rejected(Kind.MEANING, towards.point().span(), "what " + x.name() + " approaches cannot depend on " + x.name(),
                    "take another name for the variable that moves");
        }
        return new Approach.To(point, towards.side().map(s -> side(s, towards)).orElse(Approach.From.BOTH));
    }

    private Approach.From side(String text, Form.Towards towards) {
        return switch (text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
            case "+", "⁺", "^+", "^ +", "from right", "from the right", "from above" -> Approach.From.RIGHT;
            case "-", "−", "–", "⁻", "^-", "^−", "^–", "^ -", "from left", "from the left", "from below" -> Approach.From.LEFT;
            default -> throw context.rejected(Kind.SYNTAX, towards.span(), "expected from which side", "write 0+ or 0 from the right, 0- or 0 from the left");
        };
    }

    // ------------------------------------------------------------------------------------------ infinity

    /// Whether a form says infinity, and with which sign; a declared name says what it was declared as.
    Optional<Boolean> infinite(Form form) {
        return switch (form) {
            case Form.Name n when Words.infinite(n.text()) && !context.knows(n.text()) -> Optional.of(true);
            case Form.Group g when g.open() == '(' && g.close() == ')' && g.items().size() == 1 && g.given().isEmpty() -> infinite(g.items().getFirst());
            case Form.Chain c when c.pieces().size() == 2 && c.pieces().getFirst() instanceof Form.Sign s ->
                    infinite(c.pieces().getLast()).map(up -> up == (s.kind() != Form.Sign.Kind.SUBTRACT));
            case Form _ -> Optional.empty();
        };
    }

    /// A side of a claim: infinity stands there only as what a limit may be.
    Expr side(Form form) {
        return infinite(form).map(up -> context.marked(Terms.infinity(up), form.span())).orElseGet(() -> elaborator.expr(form));
    }

    /// Refuses infinity where it is compared with what is no limit, or otherwise than by `=` and `!=`.
    void check(Expr left, Optional<Relation> relation, Expr right, Span span) {
        if (!isInfinity(left) && !isInfinity(right)) return;
        if (isInfinity(left) && isInfinity(right)) throw context.rejected(Kind.MEANING, span, "only a limit can be infinite", "write prove limit(f, x -> 0+) = oo");
        for (Expr side : List.of(left, right)) {
            boolean limit = side instanceof Expr.Limit || side instanceof Expr.Call c && c.isScalar() && Unfold.call(c) instanceof Expr.Limit;
            if (!limit) throw context.rejected(Kind.MEANING, span, "only a limit can be infinite", "write prove limit(f, x -> 0+) = oo");
        }
        boolean equation = relation.isPresent() && (relation.get() == Relation.EQ || relation.get() == Relation.NE);
        if (!equation) throw context.rejected(Kind.MEANING, span, "infinity is no number to compare with", "write = or != between a limit and oo");
    }

    private static boolean isInfinity(Expr e) {
        return e instanceof Expr.Limit l && l.isInfinity();
    }

    static Rejected misplaced(Context context, Form.Name form) {
        return context.rejected(Kind.MEANING, form.span(), form.text() + " is no number",
                "it stands behind '->', in intervals, and beside a limit: prove limit(f, x -> 0+) = oo");
    }
}
