package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Symbol;

/// Where a formula that is too wide may be broken: before the signs of its outermost sums, products and relations, and only
/// where that is not enough inside of parentheses, which then have a fixed size.
final class StepsBreaks {
    private static final LatexSurface SURFACE = new LatexSurface();

    /// A part that stays on one line.
    ///
    /// @param sign what joins it to the part before on the same line
    /// @param lead what stands before it at the beginning of a line
    /// @param level how deep inside of parentheses the break before it lies; negative where it is tied to the part before
    private record Segment(String sign, String lead, String latex, int level) {
        double width() {
            return StepsWidth.of(sign) + StepsWidth.of(latex);
        }
    }

    private final Notations notations;
    private final double narrow;
    private final Pieces<Rope> pieces = new Pieces<>(SURFACE);
    private final List<Segment> segments = new ArrayList<>();
    private String pending = "";
    private String sign = "";
    private String lead = "";
    private int level = -1;

    /// @param narrow parts up to this width are not broken
    private StepsBreaks(Notations notations, double narrow) {
        this.notations = notations;
        this.narrow = narrow;
    }

    /// The lines of a formula; a line that nothing can make narrow enough stays too wide.
    static List<String> lines(Node node, Notations notations, double first, double rest) {
        String whole = Latex.of(node, notations);
        if (StepsWidth.of(whole) <= first) return List.of(whole);
        StepsBreaks b = new StepsBreaks(notations, Math.min(first, rest) / 2);
        b.open(node, 0);
        return b.filled(first, rest);
    }

    // ------------------------------------------------------------------------------------------ filling

    /// A line ends at the shallowest break that leaves it at least two fifths full, at the last of these.
    private List<String> filled(double first, double rest) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < segments.size(); ) {
            int to = end(from, lines.isEmpty() ? first : rest);
            lines.add(line(from, to, lines.isEmpty()));
            from = to;
        }
        return lines;
    }

    private int end(int from, double room) {
        int best = -1;
        boolean full = false;
        double width = segments.get(from).width();
        for (int to = from + 1; to <= segments.size(); to++) {
            boolean last = to == segments.size();
            if (width > room && best > 0) return best;
            if (last) return to;
            Segment s = segments.get(to);
            if (s.level >= 0 && (width <= room || best < 0)) {
                boolean fuller = width >= 0.4 * room;
                if (best < 0 || !full && fuller || s.level <= segments.get(best).level || !fuller) best = to;
                full |= fuller;
                if (width > room) return best;
            }
            width += s.width();
        }
        return segments.size();
    }

    private String line(int from, int to, boolean isFirst) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            Segment s = segments.get(i);
            out.append(i == from && !isFirst ? s.lead : s.sign).append(s.latex);
        }
        return out.toString();
    }

    // ------------------------------------------------------------------------------------------ opening

    private Piece<Rope> piece(Node n) {
        return Typesetter.set(n, SURFACE, notations, Sharing.none()).main();
    }

    private void emit(String latex) {
        segments.add(new Segment(sign, lead, pending + latex, level));
        pending = "";
        sign = "";
        lead = "";
        level = -1;
    }

    private void close(String suffix) {
        Segment last = segments.removeLast();
        segments.add(new Segment(last.sign, last.lead, last.latex + suffix, last.level));
    }

    private void breakBefore(String sign, String lead, int level) {
        this.sign = sign;
        this.lead = lead;
        this.level = level;
    }

    private void add(Node n, Binding asked, int depth) {
        Piece<Rope> p = piece(n);
        boolean fence = !p.binding().holds(asked);
        String whole = pieces.fenced(p, asked).body().flat();
        if (StepsWidth.of(whole) <= narrow || !opens(n)) {
            emit(whole);
        } else if (fence) {
            fenced(n, depth);
        } else {
            open(n, depth);
        }
    }

    private static String size(Piece<Rope> p) {
        return p.tall() ? "\\Big" : "\\big";
    }

    private void fenced(Node n, int depth) {
        String size = size(piece(n));
        pending += size + "l(";
        if (opens(n)) open(n, depth + 1);
        else emit(piece(n).body().flat());
        close(size + "r)");
    }

    private static boolean opens(Node n) {
        return switch (n) {
            case Expr.Neg _, Expr.Big _, Expr.Extreme _, Condition.Compare _, Condition.And _, Condition.Or _ -> true;
            case Expr.Binary b -> b.isScalar() && b.left().isScalar() && b.right().isScalar();
            case Expr.Apply a -> a.isScalar();
            case Expr.Call c -> !c.arguments().isEmpty();
            case Expr.Literal l -> l.sizes().size() == 1;
            case Expr.Derivative d -> d.at() == d.variable();
            case Expr.Num _, Expr.Pi _, Symbol _, Expr.If _, Expr.Entry _, Expr.Array _, Expr.Transpose _, Expr.Limit _, Condition.ForAll _ -> false;
        };
    }

    private void open(Node n, int depth) {
        if (!opens(n)) {
            emit(piece(n).body().flat());
            return;
        }
        Chains chains = new Chains(Sharing.none());
        switch (n) {
            case Expr.Neg g -> {
                pending += "-";
                add(g.argument(), Binding.QUOTIENT, depth);
            }
            case Expr.Binary b when Chains.isSum(b) -> sum(chains.terms(b), depth);
            case Expr.Binary b when Chains.isProduct(b) -> product(chains.factors(b), depth);
            case Expr.Binary b -> binary(b, depth);
            case Expr.Apply a when a.function() == Primitive.SQRT -> {
                fenced(a.argument(), depth);
                close("^{1/2}");
            }
            case Expr.Apply a -> called(Names.primitive(a.function()).latex(), List.of(a.argument()), 1, depth);
            case Expr.Call c -> called(c, depth);
            case Expr.Big b -> big(b.isProduct() ? Glyph.PRODUCT : Glyph.SUM, b.index(), b.body(), depth);
            case Expr.Extreme m -> big(m.isGreatest() ? Glyph.GREATEST : Glyph.LEAST, m.index(), m.body(), depth);
            case Expr.Literal l -> list("\\bigl(", l.items(), l.items().size(), "\\bigr)", depth);
            case Expr.Derivative d -> derivative(d, depth);
            case Condition.Compare c -> {
                add(c.left(), Binding.SUM, depth + 1);
                breakBefore(Glyph.of(c.relation()).latex(), "{}" + Glyph.of(c.relation()).latex(), depth);
                add(c.right(), Binding.SUM, depth + 1);
            }
            case Condition.And a -> conditions(a.parts(), Glyph.AND, depth);
            case Condition.Or o -> conditions(o.parts(), Glyph.OR, depth);
            case Expr.Num _, Expr.Pi _, Symbol _, Expr.If _, Expr.Entry _, Expr.Array _, Expr.Transpose _, Expr.Limit _, Condition.ForAll _ ->
                    emit(piece(n).body().flat());
        }
    }

    private void sum(List<Chains.Term> terms, int depth) {
        for (int i = 0; i < terms.size(); i++) {
            if (i > 0) breakBefore(terms.get(i).minus() ? " - " : " + ", terms.get(i).minus() ? "{} - " : "{} + ", depth);
            add(terms.get(i).value(), i == 0 ? Binding.NEGATIVE : Binding.QUOTIENT, depth + 1);
        }
    }

    private void product(List<Expr> factors, int depth) {
        for (int i = 0; i < factors.size(); i++) {
            Piece<Rope> p = piece(factors.get(i));
            boolean last = i == factors.size() - 1;
            if (i > 0) {
                Edge right = p.binding().holds(Binding.PRODUCT) ? p.first() : Edge.FENCE;
                breakBefore(SURFACE.between(piece(factors.get(i - 1)).last(), right).latex(), "{} \\cdot ", depth + 1);
            }
            boolean bare = i == 0 && p.binding() == Binding.NEGATIVE && p.last() != Edge.OPEN;
            Binding asked = bare ? Binding.NEGATIVE : !last && p.binding() == Binding.PREFIX ? Binding.ATOM : Binding.PRODUCT;
            add(factors.get(i), asked, depth + 1);
        }
    }

    private void binary(Expr.Binary b, int depth) {
        switch (b.operator()) {
            case DIVIDE -> {
                add(b.left(), Binding.POWER, depth + 1);
                breakBefore(" \\Big/ ", "{} \\Big/ ", depth + 1);
                add(b.right(), Binding.POWER, depth + 1);
            }
            case POWER -> {
                fenced(b.left(), depth);
                close("^{" + piece(b.right()).body().flat() + "}");
            }
            case ADD, SUBTRACT, MULTIPLY, MATMUL -> emit(piece(b).body().flat());
        }
    }

    private void called(Expr.Call c, int depth) {
        Notation notation = notations.of(c.definition()).orElse(Names.function(c.definition().name()));
        switch (notation) {
            case Notation.Named named -> called(named.latex(), c.arguments(), c.definition().main(), depth);
            case Notation.Outer _ -> emit(piece(c).body().flat());
            case Notation.Bars _ -> {
                String size = size(piece(c.arguments().getFirst()));
                list(size + "l\\lvert ", c.arguments(), 1, size + "r\\rvert ", depth);
            }
        }
    }

    private void called(String name, List<Expr> arguments, int main, int depth) {
        String size = arguments.stream().anyMatch(a -> piece(a).tall()) ? "\\Big" : "\\big";
        list(name + size + "l(", arguments, main, size + "r)", depth);
    }

    private void list(String open, List<Expr> items, int main, String close, int depth) {
        pending += open;
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                close(i == main ? ";" : ",");
                breakBefore(" ", "", depth + 1);
            }
            add(items.get(i), Binding.SUM, depth + 2);
        }
        close(close);
    }

    private void big(Glyph sign, Symbol k, Expr body, int depth) {
        pending += sign.latex() + "_{" + piece(k).body().flat() + "=" + piece(k.lower()).body().flat() + "}^{"
                + piece(k.upper()).body().flat() + "} ";
        add(body, Binding.QUOTIENT, depth + 1);
    }

    private void derivative(Expr.Derivative d, int depth) {
        String by = SURFACE.variable(d.variable().name(), d.index().stream().map(i -> piece(i).body()).toList()).flat();
        String sign = Leibniz.isOrdinary(List.of(d), d.body()) ? "d" : "\\partial ";
        pending += "\\frac{" + sign.strip() + "}{" + sign + by + "}\\,";
        fenced(d.body(), depth);
    }

    private void conditions(List<Condition> parts, Glyph word, int depth) {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) breakBefore(word.latex(), word.latex().strip(), depth);
            add(parts.get(i), Binding.RELATION, depth + 1);
        }
    }
}
