package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradproof.expr.Node;

/// A line of an answer in words and terms.
///
/// @param indent how deep it stands below others
/// @param by what stands at the right, such as the name of a rule
public record Row(int indent, List<Piece> pieces, String by) {
    /// Words, or something to be printed as a formula.
    sealed interface Piece {
        record Words(String text) implements Piece {}

        record Term(Node node) implements Piece {}
    }

    public Row {
        pieces = List.copyOf(pieces);
    }

    /// Words are strings, terms are terms.
    static Row of(Object... pieces) {
        List<Piece> all = new ArrayList<>();
        for (Object p : pieces) all.add(p instanceof Node n ? new Piece.Term(n) : new Piece.Words(p.toString()));
        return new Row(0, all, "");
    }

    Row by(String rule) {
        return new Row(indent, pieces, rule);
    }

    Row deeper(int levels) {
        return new Row(indent + levels, pieces, by);
    }

    /// Without what stands at the right.
    public String text(Function<Node, String> print) {
        return pieces.stream().map(p -> switch (p) {
            case Piece.Words(String text) -> text;
            case Piece.Term(Node n) -> print.apply(n);
        }).collect(Collectors.joining());
    }
}
