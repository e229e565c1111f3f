package org.gradproof.render;

import java.util.List;
import java.util.Optional;

/// One line of Unicode text in the notation of mathematics: `y_i·(δ_ij − y_j)`, `e⁻ˣ`, `x²`.
final class LineSurface implements Surface<Rope> {
    @Override
    public boolean stacks() {
        return false;
    }

    @Override
    public boolean bareArguments() {
        return false;
    }

    @Override
    public Rope glyph(Glyph glyph) {
        return Rope.of(glyph.unicode());
    }

    @Override
    public Rope number(String digits) {
        return Rope.of(digits);
    }

    @Override
    public Rope variable(String name, List<Rope> indices) {
        Rope base = Rope.of(Names.unicode(name));
        return indices.isEmpty() ? base : below(base, indices, !name.contains("_"));
    }

    @Override
    public Rope function(Notation.Named notation) {
        return Rope.of(notation.unicode());
    }

    @Override
    public Rope row(List<Rope> parts) {
        return Rope.row(parts);
    }

    @Override
    public Rope fence(Fence fence, Rope body, boolean tall) {
        return Rope.row(Rope.of(fence.open), body, Rope.of(fence.close));
    }

    @Override
    public Rope subscript(Rope base, List<Rope> indices) {
        return below(base, indices, true);
    }

    /// `y_i`, `W_ij`, `W[i, j + 1]`.
    private static Rope below(Rope base, List<Rope> indices, boolean low) {
        boolean close = low && indices.stream().allMatch(i -> i instanceof Rope.Leaf l && l.text().length() == 1);
        return close ? Rope.row(base, Rope.of("_"), Rope.row(indices))
                : Rope.row(base, Rope.of("["), Rope.joined(indices, ", "), Rope.of("]"));
    }

    @Override
    public Rope raised(Rope base, Piece<Rope> exponent) {
        if (exponent.weight() <= 4) {
            Optional<String> above = Scripts.above(exponent.body().flat());
            if (above.isPresent()) return Rope.row(base, Rope.of(above.get()));
        }
        return exponent.binding() == Binding.ATOM && (exponent.weight() == 1 || isNumber(exponent) || exponent.first() == Edge.FENCE) ? Rope.row(base, Rope.of("^"), exponent.body())
                : Rope.row(base, Rope.of("^("), exponent.body(), Rope.of(")"));
    }

    private static boolean isNumber(Piece<Rope> p) {
        return p.first() == Edge.DIGIT || p.first() == Edge.DECIMAL;
    }

    @Override
    public Rope fraction(Rope over, Rope under) {
        throw new IllegalStateException("no fractions on one line");
    }

    @Override
    public Rope root(Piece<Rope> radicand) {
        return radicand.binding() == Binding.ATOM && radicand.first() != Edge.FENCE ? Rope.row(Rope.of("√"), radicand.body())
                : Rope.row(Rope.of("√("), radicand.body(), Rope.of(")"));
    }

    @Override
    public Rope big(Glyph sign, Rope index, Rope lower, Rope upper, Rope body, boolean flat) {
        return Rope.row(Rope.of(sign.unicode() + "("), index, Rope.of("="), lower, Rope.of(".."), upper, Rope.of(") "), body);
    }

    @Override
    public Rope limit(Rope approach, Rope body, boolean flat) {
        return Rope.row(Rope.of("lim("), approach, Rope.of(") "), body);
    }

    @Override
    public Rope cases(List<Case<Rope>> cases, Rope otherwise) {
        throw new IllegalStateException("no brace on one line");
    }

    @Override
    public Rope array(Piece<Rope> body, Rope ranges) {
        return Rope.row(Rope.of("["), body.body(), Rope.of(" for "), ranges, Rope.of("]"));
    }

    @Override
    public Rope matrix(List<List<Rope>> rows) {
        throw new IllegalStateException("no matrix on one line");
    }

    @Override
    public Rope evaluated(Rope body, Rope variable, Rope value) {
        return Rope.row(body, Rope.of(" at "), variable, Rope.of(" = "), value);
    }

    @Override
    public Glyph between(Edge left, Edge right) {
        return dotted(left, right) ? Glyph.DOT : Glyph.NOTHING;
    }

    /// In a terminal `2x`, `2(x + 1)` and `(a)(b)` need no sign between the factors, but `x·y` does.
    static boolean dotted(Edge left, Edge right) {
        return switch (left) {
            case DIGIT -> switch (right) {
                case LETTER, RAISED, FENCE -> false;
                case DIGIT, DECIMAL, WORD, FUNCTION, BIG, OPEN, FRACTION -> true;
            };
            case FENCE -> right != Edge.FENCE;
            case DECIMAL, LETTER, WORD, RAISED, FUNCTION, BIG, OPEN, FRACTION -> true;
        };
    }
}
