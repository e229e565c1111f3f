package org.gradproof.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;

/// What a person asked for or said, made of terms.
///
/// The assumptions of a statement are all that hold in it: those of the scope, then those of its own `for` clause.
public sealed interface Statement {
    Span span();

    /// `real x, a > 0`: the symbols and what is assumed of them.
    record Declare(List<Symbol> symbols, List<Condition> conditions, Span span) implements Statement {}

    /// `assume sum(t) = 1`.
    record Assume(List<Condition> conditions, Span span) implements Statement {}

    /// `f(x; a = 1) := …`, `y[i] := …`, `S := …`.
    ///
    /// @param defaults for all parameters after the semicolon, or empty
    record Define(Definition definition, List<Expr> defaults, Span span) implements Statement {}

    /// `let x = [1, 2]`: the values of symbols, and of the sizes that follow from them.
    record Let(Map<Symbol, Expr> values, Span span) implements Statement {}

    /// `eval z, h digits 50`; the data are in the scope.
    record Evaluate(List<Expr> expressions, OptionalInt digits, List<Condition> assumptions, Span span) implements Statement {}

    /// `latex`, `steps`, `forms`, `expand` of a term or a condition.
    record Show(View view, Node subject, List<Condition> assumptions, Span span) implements Statement {}

    enum View { LATEX, STEPS, FORMS, EXPAND }

    /// `why`, `why full` or `hint`, about the last claim or derivative.
    record Ask(Question question, Span span) implements Statement {}

    sealed interface Question {
        /// The reasons.
        record Why(Size size) implements Question {}

        /// A little more than was said last time.
        record Hint() implements Question {}
    }

    /// How much of a proof is told: the names of the rules, the steps that a lecturer writes, every step there is.
    enum Size { TERSE, COURSE, FULL }

    /// `prove a = b <= c for …`.
    record Prove(Claim claim, Span span) implements Statement {}

    /// `proof … qed`: each line checked against the one before; the claim is the chain of lines.
    record Calculation(Claim claim, Span span) implements Statement {}

    /// `check sigmoid(1.106) ~ 0.751`.
    record Check(Claim claim, Span span) implements Statement {}

    /// `convention d relu at 0 = 0`: what the derivative by the first argument is taken to be there.
    ///
    /// @param point in terms of the function's other parameters, as the value is
    record Convention(Definition function, Expr point, Expr value, Span span) implements Statement {}

    /// An expression alone.
    record Query(Expr expression, List<Condition> assumptions, Span span) implements Statement {}

    /// One comparison of two terms of one shape (or of a number with all entries).
    ///
    /// @param relation absent for `~`: equal to the digits shown on the right
    /// @param reason what follows `by`
    record Link(Expr left, Optional<Relation> relation, Expr right, Optional<String> reason, Span span) {}

    /// Links that are all claimed; in a chain `a <= b < c` the right side of one is the left side of the next.
    ///
    /// @param everywhere whether it is false if it fails at a single point
    record Claim(List<Link> links, List<Condition> assumptions, boolean everywhere, Span span) {
        /// Whether every link begins where the one before it ended.
        public boolean isChain() {
            for (int i = 1; i < links.size(); i++) if (links.get(i).left() != links.get(i - 1).right()) return false;
            return true;
        }
    }
}
