package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Node;
import org.gradproof.sheet.Sheet.Span;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Statement;

/// A statement where it stands: what is assumed in it, and what of that is not assumed already.
///
/// @param statement absent where it was not understood
/// @param scope before it
record SheetGiven(Optional<Statement> statement, Scope scope) {
    boolean isCalculation() {
        return statement.isPresent() && statement.get() instanceof Statement.Calculation;
    }

    /// What holds in this statement alone.
    List<Condition> own() {
        return assumptions().stream().filter(c -> !scope.assumptions().contains(c)).toList();
    }

    List<Condition> assumptions() {
        return statement.map(s -> switch (s) {
            case Statement.Query q -> q.assumptions();
            case Statement.Show w -> w.assumptions();
            case Statement.Evaluate e -> e.assumptions();
            case Statement.Prove p -> p.claim().assumptions();
            case Statement.Calculation c -> c.claim().assumptions();
            case Statement.Check c -> c.claim().assumptions();
            case Statement.Declare _, Statement.Assume _, Statement.Define _, Statement.Let _, Statement.Ask _, Statement.Convention _ -> List.<Condition>of();
        }).orElse(List.of());
    }

    /// What is assumed in the statement alone, and names that it declares by itself, as phrases.
    List<List<Span>> phrases(List<? extends Node> spokenOf) {
        return SheetPhrases.given(own(), spokenOf, scope);
    }

    /// `for x ≠ 0`, or nothing.
    List<Span> under(List<Condition> conditions, Node... spokenOf) {
        List<List<Span>> phrases = SheetPhrases.given(conditions, List.of(spokenOf), scope);
        if (phrases.isEmpty()) return List.of();
        List<Span> out = new ArrayList<>(List.of(Sheet.words("for ")));
        out.addAll(SheetPhrases.enumerated(phrases, "and"));
        return out;
    }

    /// What is assumed in the statement alone, and more conditions.
    List<Condition> ownAnd(List<Condition> more) {
        List<Condition> all = new ArrayList<>(own());
        all.addAll(more);
        return all;
    }
}
