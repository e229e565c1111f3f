package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Expr;

/// Where the parts of the terms of a statement stand in its text.
public final class Marks {
    private record Mark(Expr part, Span span) {}

    private final List<Mark> all = new ArrayList<>();

    /// A part of a part: the `nth` of the `of` places in it, counted from the left and from 0, at which it says this.
    public record Step(Expr part, int nth, int of) {}

    Marks() {}

    void add(Expr part, Span span) {
        Mark m = new Mark(part, span);
        if (all.isEmpty() || !all.getLast().equals(m)) all.add(m);
    }

    /// Where a side of a comparison stands: the last that says this within a stretch, or the first.
    public Optional<Span> side(Expr side, Span within, boolean last) {
        List<Span> found = found(side, within);
        return found.isEmpty() ? Optional.empty() : Optional.of(last ? found.getLast() : found.getFirst());
    }

    /// Where a part stands, by the way that leads to it; nothing where the text does not write it out.
    public Optional<Span> part(Span side, List<Step> way) {
        Span now = side;
        for (Step s : way) {
            List<Span> found = found(s.part, now);
            if (found.size() == s.of) now = found.get(s.nth);
            else if (found.size() == 1) now = found.getFirst();
            else if (s == way.getLast()) return Optional.empty();
        }
        return Optional.of(now);
    }

    private List<Span> found(Expr part, Span within) {
        return all.stream().filter(m -> m.part == part && m.span.start() >= within.start() && m.span.end() <= within.end())
                .map(Mark::span).distinct().sorted(java.util.Comparator.comparingInt(Span::start).thenComparingInt(Span::end)).toList();
    }
}
