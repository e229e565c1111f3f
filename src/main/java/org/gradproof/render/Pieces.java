package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;

/// The building of pieces from pieces: rows, parentheses where they are needed, products with what stands between their factors.
class Pieces<B> {
    final Surface<B> on;

    Pieces(Surface<B> on) {
        this.on = on;
    }

    final Piece<B> fenced(Piece<B> p, Binding asked) {
        return p.binding().holds(asked) ? p : fence(Fence.ROUND, p);
    }

    final Piece<B> fence(Fence fence, Piece<B> p) {
        return new Piece<>(on.fence(fence, p.body(), p.tall()), Binding.ATOM, p.tall(), Edge.FENCE, Edge.FENCE, p.weight() + 2);
    }

    final Piece<B> atom(B body, Edge first, Edge last, int weight) {
        return new Piece<>(body, Binding.ATOM, false, first, last, weight);
    }

    final Piece<B> word(Glyph g) {
        return atom(on.glyph(g), Edge.WORD, Edge.WORD, 4);
    }

    final Piece<B> sign(Glyph g, int weight) {
        return atom(on.glyph(g), Edge.FENCE, Edge.FENCE, weight);
    }

    final Piece<B> row(Binding binding, Piece<B> first, Piece<B> second) {
        return row(binding, List.of(first, second));
    }

    final Piece<B> row(Binding binding, Piece<B> first, Piece<B> second, Piece<B> third) {
        return row(binding, List.of(first, second, third));
    }

    final Piece<B> row(Binding binding, List<Piece<B>> parts) {
        int weight = 0;
        for (Piece<B> p : parts) weight = Math.min(weight + p.weight(), 1_000_000);
        return new Piece<>(on.row(parts.stream().map(Piece::body).toList()), binding,
                parts.stream().anyMatch(Piece::tall), parts.getFirst().first(), parts.getLast().last(), weight);
    }

    final Piece<B> separated(List<Piece<B>> parts, Glyph between) {
        List<Piece<B>> all = new ArrayList<>();
        for (Piece<B> p : parts) {
            if (!all.isEmpty()) all.add(sign(between, 1));
            all.add(p);
        }
        return row(Binding.QUANTIFIED, all);
    }

    final Piece<B> negative(Piece<B> argument) {
        return row(Binding.NEGATIVE, sign(argument.first() == Edge.FRACTION ? Glyph.MINUS_FRACTION : Glyph.MINUS, 1), argument);
    }

    final Piece<B> product(List<Piece<B>> factors) {
        List<Piece<B>> all = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            Piece<B> f = factors.get(i);
            boolean first = i == 0;
            boolean last = i == factors.size() - 1;
            boolean bare = first && f.binding() == Binding.NEGATIVE && f.last() != Edge.OPEN;
            boolean swallows = !last && f.binding() == Binding.PREFIX;
            Piece<B> next = bare ? f : swallows ? fence(Fence.ROUND, f) : fenced(f, Binding.PRODUCT);
            if (!first) all.add(sign(on.between(all.getLast().last(), next.first()), 1));
            all.add(next);
        }
        return row(all.getFirst().binding() == Binding.NEGATIVE ? Binding.NEGATIVE
                : factors.getLast().binding() == Binding.PREFIX ? Binding.PREFIX : Binding.PRODUCT, all);
    }

    final Piece<B> raised(Piece<B> base, Piece<B> exponent) {
        return new Piece<>(on.raised(base.body(), exponent), Binding.POWER, base.tall(), base.first(), Edge.RAISED,
                base.weight() + exponent.weight());
    }

    final Piece<B> function(Notation.Named n) {
        return atom(on.function(n), Edge.FUNCTION, Edge.FUNCTION, n.unicode().length());
    }

    /// `sin x`, `sin 2x`, `sin(x + 1)`.
    final Piece<B> applied(Piece<B> name, Piece<B> argument) {
        boolean bare = on.bareArguments() && !argument.tall() && argument.weight() <= 4 && argument.first() != Edge.FENCE
                && argument.last() != Edge.OPEN && (argument.binding() == Binding.ATOM
                || argument.binding() == Binding.PRODUCT && argument.first() == Edge.DIGIT)
                && argument.first() != Edge.FUNCTION;
        if (!bare) return bracketed(name, argument);
        Piece<B> all = row(Binding.APPLICATION, name, sign(Glyph.SPACE, 0), argument);
        return new Piece<>(all.body(), Binding.APPLICATION, all.tall(), Edge.FUNCTION, Edge.OPEN, all.weight());
    }

    final Piece<B> bracketed(Piece<B> name, Piece<B> argument) {
        return row(Binding.ATOM, name, fence(Fence.ROUND, argument));
    }
}
