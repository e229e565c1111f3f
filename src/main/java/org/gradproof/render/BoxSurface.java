package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A block of Unicode lines: stacked fractions, raised exponents, tall parentheses.
final class BoxSurface implements Surface<Box> {
    @Override
    public boolean stacks() {
        return true;
    }

    @Override
    public boolean bareArguments() {
        return false;
    }

    @Override
    public Box glyph(Glyph glyph) {
        return Box.of(glyph.unicode());
    }

    @Override
    public Box number(String digits) {
        return Box.of(digits);
    }

    @Override
    public Box variable(String name, List<Box> indices) {
        Box base = Box.of(Names.unicode(name));
        return indices.isEmpty() ? base : below(base, indices, !name.contains("_"));
    }

    @Override
    public Box function(Notation.Named notation) {
        return Box.of(notation.unicode());
    }

    @Override
    public Box row(List<Box> parts) {
        return Box.row(parts);
    }

    @Override
    public Box fence(Fence fence, Box body, boolean tall) {
        return Box.row(side(body, fence.open, fence.tallOpen), body, side(body, fence.close, fence.tallClose));
    }

    /// A delimiter as high as the body: `line` alone, or top, middle and bottom.
    private static Box side(Box body, String line, String tall) {
        if (body.isLine()) return Box.of(line);
        List<String> rows = new ArrayList<>();
        for (int r = 0; r < body.height(); r++) {
            rows.add(r == 0 ? tall.substring(0, 1) : r == body.height() - 1 ? tall.substring(2) : tall.substring(1, 2));
        }
        return new Box(rows, body.baseline());
    }

    @Override
    public Box subscript(Box base, List<Box> indices) {
        return below(base, indices, true);
    }

    private static Box below(Box base, List<Box> indices, boolean low) {
        boolean close = low && indices.stream().allMatch(i -> i.isLine() && i.width() == 1);
        List<Box> all = new ArrayList<>(List.of(base, Box.of(close ? "_" : "[")));
        for (int i = 0; i < indices.size(); i++) {
            if (i > 0 && !close) all.add(Box.of(", "));
            all.add(indices.get(i));
        }
        if (!close) all.add(Box.of("]"));
        return Box.row(all);
    }

    @Override
    public Box raised(Box base, Piece<Box> exponent) {
        Box up = exponent.body();
        if (up.isLine() && up.width() <= 3) {
            Optional<String> above = Scripts.above(up.lines().getFirst());
            if (above.isPresent()) return Box.row(base, new Box(Box.of(above.get()).grown(0, base.height() - 1).lines(), base.baseline()));
        }
        List<String> rows = new ArrayList<>();
        Box low = base.padded(0, up.width());
        for (String l : up.lines()) rows.add(" ".repeat(base.width()) + l);
        rows.addAll(low.lines());
        return new Box(rows, up.height() + base.baseline());
    }

    @Override
    public Box fraction(Box over, Box under) {
        // The bar of a fraction of fractions is the longer one.
        int width = Math.max(over.width(), under.width()) + (over.isLine() && under.isLine() ? 0 : 2);
        return Box.stack(over.height(), over, Box.of("─".repeat(width)), under);
    }

    @Override
    public Box root(Piece<Box> radicand) {
        Box body = radicand.body();
        if (body.isLine() && radicand.weight() <= 2 && radicand.binding() == Binding.ATOM && radicand.first() != Edge.FENCE) {
            return Box.row(Box.of("√"), body);
        }
        if (body.isLine()) {
            return new Box(List.of(" " + "_".repeat(body.width() + 1), "√ " + body.lines().getFirst()), 1);
        }
        List<String> rows = new ArrayList<>(List.of("  ┌" + "─".repeat(body.width() + 1)));
        for (int r = 0; r < body.height(); r++) rows.add((r == body.height() - 1 ? " ╲│ " : "  │ ") + body.lines().get(r));
        return new Box(rows, body.baseline() + 1);
    }

    @Override
    public Box big(Glyph sign, Box index, Box lower, Box upper, Box body, boolean flat) {
        Box range = Box.row(index, Box.of("="), lower);
        Box limits = Box.stack(upper.height(), upper, Box.of(sign.unicode()), range);
        return Box.row(limits, Box.of(" "), body);
    }

    @Override
    public Box limit(Box approach, Box body, boolean flat) {
        return flat ? Box.row(Box.of("lim("), approach, Box.of(") "), body) : Box.row(Box.stack(0, Box.of("lim"), approach), Box.of(" "), body);
    }

    @Override
    public Box cases(List<Case<Box>> cases, Box otherwise) {
        int width = otherwise.width();
        for (Case<Box> c : cases) width = Math.max(width, c.value().width());
        List<Box> rows = new ArrayList<>();
        for (Case<Box> c : cases) {
            rows.add(Box.row(c.value().padded(0, width - c.value().width()), Box.of("  if "), c.condition()));
        }
        rows.add(Box.row(otherwise.padded(0, width - otherwise.width()), Box.of("  otherwise")));
        boolean lines = rows.stream().allMatch(Box::isLine);
        if (!lines || rows.size() == 2) {
            for (int i = rows.size() - 1; i > 0; i--) rows.add(i, Box.of(""));
        }
        Box body = Box.column(0, rows);
        int middle = (body.height() - 1) / 2;
        List<String> brace = new ArrayList<>();
        for (int r = 0; r < body.height(); r++) {
            brace.add(r == 0 ? "⎧ " : r == body.height() - 1 ? "⎩ " : r == middle ? "⎨ " : "⎪ ");
        }
        return Box.row(new Box(brace, middle), new Box(body.lines(), middle));
    }

    @Override
    public Box array(Piece<Box> body, Box ranges) {
        Box inside = Box.row(body.body(), Box.of(" for "), ranges);
        return fence(Fence.SQUARE, inside, !inside.isLine());
    }

    @Override
    public Box matrix(List<List<Box>> rows) {
        List<Box> lines = new ArrayList<>();
        for (List<Box> row : rows) {
            List<Box> cells = new ArrayList<>();
            for (int c = 0; c < row.size(); c++) {
                int at = c;
                int width = rows.stream().mapToInt(r -> r.get(at).width()).max().orElse(0);
                cells.add(row.get(c).padded(c == 0 ? 0 : 2 + width - row.get(c).width(), c == 0 ? width - row.get(c).width() : 0));
            }
            lines.add(Box.row(cells));
        }
        Box body = Box.column(0, lines);
        body = new Box(body.lines(), (body.height() - 1) / 2);
        return fence(Fence.SQUARE, body, true);
    }

    @Override
    public Box evaluated(Box body, Box variable, Box value) {
        Box at = Box.row(variable, Box.of(" = "), value);
        Box grown = body.isLine() ? body.grown(0, at.height()) : body;
        Box bar = new Box(java.util.Collections.nCopies(grown.height(), "│"), grown.baseline());
        return Box.row(grown, bar, new Box(at.lines(), at.height() - 1 - grown.below()));
    }

    @Override
    public Glyph between(Edge left, Edge right) {
        if (left == Edge.FRACTION || right == Edge.FRACTION || right == Edge.BIG || left == Edge.OPEN) return Glyph.WIDE_DOT;
        return LineSurface.dotted(left, right) ? Glyph.DOT : Glyph.NOTHING;
    }
}
