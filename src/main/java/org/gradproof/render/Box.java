package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;

/// A rectangle of characters with the row on which its neighbours stand.
///
/// @param lines all of the same width
/// @param baseline counted from the top
record Box(List<String> lines, int baseline) {
    static Box of(String text) {
        return new Box(List.of(text), 0);
    }

    int width() {
        return width(lines.getFirst());
    }

    int height() {
        return lines.size();
    }

    int below() {
        return height() - baseline - 1;
    }

    boolean isLine() {
        return height() == 1;
    }

    /// Side by side, baselines on one row.
    static Box row(List<Box> parts) {
        int above = 0;
        int below = 0;
        for (Box p : parts) {
            above = Math.max(above, p.baseline);
            below = Math.max(below, p.below());
        }
        List<String> lines = new ArrayList<>();
        for (int r = 0; r <= above + below; r++) {
            StringBuilder line = new StringBuilder();
            for (Box p : parts) {
                int own = r - above + p.baseline;
                line.append(own >= 0 && own < p.height() ? p.lines.get(own) : " ".repeat(p.width()));
            }
            lines.add(line.toString());
        }
        return new Box(lines, above);
    }

    static Box row(Box... parts) {
        return row(List.of(parts));
    }

    /// One below the other, each centred.
    static Box stack(int baseline, Box... parts) {
        int width = 0;
        for (Box p : parts) width = Math.max(width, p.width());
        List<String> lines = new ArrayList<>();
        for (Box p : parts) {
            int left = (width - p.width()) / 2;
            lines.addAll(p.padded(left, width - p.width() - left).lines);
        }
        return new Box(lines, baseline);
    }

    /// One below the other, left sides on one column.
    static Box column(int baseline, List<Box> parts) {
        int width = parts.stream().mapToInt(Box::width).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Box p : parts) lines.addAll(p.padded(0, width - p.width()).lines);
        return new Box(lines, baseline);
    }

    Box padded(int left, int right) {
        return new Box(lines.stream().map(l -> " ".repeat(left) + l + " ".repeat(right)).toList(), baseline);
    }

    /// With empty rows until the baseline has so many rows above and below it.
    Box grown(int above, int below) {
        List<String> all = new ArrayList<>();
        String empty = " ".repeat(width());
        for (int r = baseline; r < above; r++) all.add(empty);
        all.addAll(lines);
        for (int r = below(); r < below; r++) all.add(empty);
        return new Box(all, Math.max(above, baseline));
    }

    /// The rows without trailing blanks, indented.
    String text(int indent) {
        StringBuilder out = new StringBuilder();
        for (String l : lines) {
            if (!out.isEmpty()) out.append('\n');
            out.append((" ".repeat(indent) + l).stripTrailing());
        }
        return out.toString();
    }

    static int width(String line) {
        return line.codePointCount(0, line.length());
    }
}
