package org.gradproof.certificate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;

/// What Coq is asked: one link of a claim as it was written, what is given, and which answer is to be certified.
///
/// @param given what was assumed and, for an answer that holds, the conditions that it needs
/// @param values what derivatives inside of the sides are said to be: a help for the proof and no part of the statement
/// @param limits how the limits inside of the sides were found, from the left and from the right where these differ: a help too
/// @param proof how it was proved: a help as well
public record Question(Expr left, Relation relation, Expr right, List<Condition> given, Answer answer, Map<Expr.Derivative, Expr> values,
        Map<Expr.Limit, List<Outline>> limits, Optional<Proof> proof) {
    public Question {
        given = List.copyOf(given);
        values = Map.copyOf(values);
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }

    public Question(Expr left, Relation relation, Expr right, List<Condition> given, Answer answer) {
        this(left, relation, right, given, answer, Map.of(), Map.of(), Optional.empty());
    }

    /// What is to be certified.
    public sealed interface Answer {
        /// Both sides have values, in this relation, wherever the given conditions hold.
        record Holds() implements Answer {}

        /// At this point the given conditions hold, both sides have values, and these are not in the relation.
        record Fails(Point point) implements Answer {}

        /// At this point the given conditions hold, and the left (else the right) side has no value.
        record HasNoValue(Point point, boolean left) implements Answer {}
    }

    /// A point: numbers, sizes and indices, and the entries of vectors and matrices row by row.
    public record Point(Map<Symbol, Rational> numbers, Map<Symbol, Entries> tensors) {}

    /// Of a vector (one size) or a matrix (two).
    public record Entries(List<Integer> sizes, List<Rational> values) {
        public Entries {
            sizes = List.copyOf(sizes);
            values = List.copyOf(values);
        }
    }
}
