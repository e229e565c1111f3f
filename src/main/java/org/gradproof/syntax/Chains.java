package org.gradproof.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Terms;
import org.gradproof.syntax.Diagnostic.Kind;
import org.gradproof.syntax.Form.Sign;

/// Which operator of a chain binds which operands: `+ -`, then a sign, then `* / @` and `2x`, then `^` from the right.
final class Chains {
    private final Elaborator elaborator;
    private final List<Form> pieces;
    private int at;

    Chains(Elaborator elaborator, List<Form> pieces) {
        this.elaborator = elaborator;
        this.pieces = pieces;
    }

    Expr value() {
        Expr left = term();
        while (at < pieces.size()) {
            Operator operator = operator(((Sign) pieces.get(at)).kind());
            int start = at++;
            left = marked(elaborator.binary(operator, left, term(), span(start - 1)), 0);
        }
        return left;
    }

    /// A product with its sign: `-a*b` is `-(a*b)`.
    private Expr term() {
        if (pieces.get(at) instanceof Sign s) {
            int start = at++;
            Expr e = term();
            return s.kind() == Sign.Kind.SUBTRACT ? marked(Terms.neg(e), start) : e;
        }
        return product();
    }

    /// Up to the next sum sign.
    Expr product() {
        int start = at;
        Expr left = power();
        while (at < pieces.size()) {
            if (pieces.get(at) instanceof Sign s) {
                if (s.kind() == Sign.Kind.ADD || s.kind() == Sign.Kind.SUBTRACT) break;
                at++;
                left = marked(elaborator.binary(operator(s.kind()), left, factor(), span(start)), start);
            } else {
                left = implicit(left, start);
            }
        }
        return left;
    }

    /// An operand after an operator, with its own sign: `a*-b`.
    private Expr factor() {
        if (pieces.get(at) instanceof Sign s) {
            int start = at++;
            Expr e = factor();
            return s.kind() == Sign.Kind.SUBTRACT ? marked(Terms.neg(e), start) : e;
        }
        return power();
    }

    private Expr power() {
        int start = at;
        Expr base = operand();
        if (at < pieces.size() && pieces.get(at) instanceof Sign s && s.kind() == Sign.Kind.POWER) {
            at++;
            return marked(elaborator.power(pieces.get(start), base, factor(), span(start)), start);
        }
        return base;
    }

    private Expr operand() {
        Form piece = pieces.get(at);
        if (Differential.begins(piece)) {
            Optional<Expr> derivative = new Differential(elaborator, pieces, at).read(next -> at = next);
            if (derivative.isPresent()) return derivative.get();
        }
        at++;
        if (piece instanceof Form.Call c && c.function() instanceof Form.Number) checkUnambiguous(at - 1, c.span());
        return elaborator.expr(piece);
    }

    /// `2x`, and what is no product.
    private Expr implicit(Expr left, int start) {
        Form before = pieces.get(at - 1);
        Form piece = pieces.get(at);
        Span both = before.span().to(piece.span());
        String source = elaborator.context.source().text(before.span());
        String next = elaborator.context.source().text(piece.span());
        if (!(before instanceof Form.Number) || piece instanceof Form.Number) {
            throw elaborator.context.rejected(Kind.SYNTAX, piece.span(), "expected an operator before '" + next + "'",
                    wordHint(before, piece).orElse("write " + source + "*" + next));
        }
        checkUnambiguous(at - 1, both);
        return marked(elaborator.binary(Operator.MULTIPLY, left, power(), span(start)), start);
    }

    private static Optional<String> wordHint(Form before, Form piece) {
        return piece instanceof Form.Name n && List.of("by", "with", "where", "when", "given").contains(n.text())
                ? Optional.of("what holds for one claim stands after 'for': prove … for x > 0") : Optional.empty();
    }

    /// `1/2x` and `2^3x` have two readings.
    private void checkUnambiguous(int number, Span span) {
        boolean after = number > 0 && pieces.get(number - 1) instanceof Sign s
                && (s.kind() == Sign.Kind.DIVIDE || s.kind() == Sign.Kind.POWER || s.kind() == Sign.Kind.MATMUL);
        if (after) throw elaborator.context.rejected(Kind.SYNTAX, span, "a product without sign after / or ^ has two readings",
                "write the * and parentheses: 1/(2*x) or (1/2)*x");
    }

    private Expr marked(Expr e, int start) {
        return elaborator.context.marked(e, span(start));
    }

    private Span span(int start) {
        Span first = pieces.get(Math.max(0, start)).span();
        return first.to(pieces.get(at - 1).span());
    }

    static Operator operator(Sign.Kind kind) {
        return switch (kind) {
            case ADD -> Operator.ADD;
            case SUBTRACT -> Operator.SUBTRACT;
            case MULTIPLY -> Operator.MULTIPLY;
            case DIVIDE -> Operator.DIVIDE;
            case MATMUL -> Operator.MATMUL;
            case POWER -> Operator.POWER;
        };
    }

    /// The value of the pieces from a place up to the next sum sign, and the place after it.
    static Expr productFrom(Elaborator elaborator, List<Form> pieces, IntConsumer after) {
        Chains chains = new Chains(elaborator, pieces);
        Expr e = chains.pieces.getFirst() instanceof Sign ? chains.term() : chains.product();
        after.accept(chains.at);
        return e;
    }
}
