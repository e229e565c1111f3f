package org.gradproof.worksheet;

import java.util.List;
import java.util.Optional;
import org.gradproof.calculus.Derivation.Line;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Decimal;
import org.gradproof.prover.Report;
import org.gradproof.prover.Verdict;
import org.gradproof.syntax.Diagnostic;
import org.gradproof.syntax.Statement;

/// What a statement gave, as data; text, JSON and sheets are printed from it.
public sealed interface Result {
    Place place();

    /// A declaration, an assumption or data; nobody needs to be told.
    record Declared(Place place, List<Symbol> symbols, List<Condition> conditions) implements Result {}

    /// @param defaults of the parameters after the semicolon, or empty
    record Defined(Place place, Definition definition, List<Expr> defaults) implements Result {}

    /// `subject = value`, with the derivatives in the subject worked out.
    ///
    /// @param conditions what the equation needs beyond what was assumed
    /// @param lines from the subject to the value, each with the name of its rule
    /// @param detailed whether the steps were asked for
    record Derived(Place place, Theorem equation, List<Condition> conditions, List<Line> lines, Optional<Kinked> kinks,
                   boolean detailed) implements Result {
        public Expr subject() {
            return equation.equal().left();
        }

        public Expr value() {
            return equation.equal().right();
        }

        /// As if the steps had been asked for.
        public Derived inDetail() {
            return new Derived(place, equation, conditions, lines, kinks, true);
        }
    }

    /// `subject = value` of a term without derivatives, and the value as a decimal where it has one.
    record Simplified(Place place, Theorem equation, List<Condition> conditions, Optional<Decimal> decimal) implements Result {
        public Expr subject() {
            return equation.equal().left();
        }

        public Expr value() {
            return equation.equal().right();
        }
    }

    /// A limit that is no number: infinite, or different from the left and from the right.
    ///
    /// @param values one that is infinite, or the two from the left and from the right
    /// @param theorems one for each
    /// @param when under which condition there is a limit nevertheless
    /// @param conditions what the theorems need beyond what was assumed
    /// @param steps where they were asked for
    record Limited(Place place, Expr.Limit subject, List<Expr> values, List<Theorem> theorems, Optional<Condition> when, List<Condition> conditions, List<Row> steps) implements Result {
        /// The answer in words, behind the subject.
        String told(java.util.function.Function<? super org.gradproof.expr.Node, String> print) {
            if (values.size() == 1) return " = " + print.apply(values.getFirst());
            return when.map(c -> ": a limit exactly when " + print.apply(c)).orElse(": no limit") + "; " + print.apply(values.getFirst()) + " from the left, "
                    + print.apply(values.getLast()) + " from the right";
        }
    }

    /// A number, vector or matrix, entries row by row.
    ///
    /// @param typed the subject as it was typed, where that is known
    record Evaluated(Place place, Expr subject, Optional<String> typed, List<Integer> sizes, List<Entry> entries) implements Result {}

    /// One number as it is shown, and with the 17 digits that identify a double.
    record Entry(Decimal shown, Decimal full) {}

    /// A formula for LaTeX.
    record Displayed(Place place, Node formula) implements Result {}

    /// Equal forms of one term.
    record Listed(Place place, Expr subject, List<Form> forms) implements Result {}

    /// One of the forms; by which rule, under which conditions.
    record Form(Expr term, String label, List<Condition> conditions) {}

    /// @param correct what should stand on the right of the first link that is wrong
    /// @param mark where the mistake stands in the text
    /// @param kinks of the function whose derivative was claimed, where the claim holds only between them
    /// @param opinion what Symja says of what was proved, where it was asked
    /// @param replayed what the checker says of the proofs, where it was asked
    /// @param by the conventions by which the claim was read: it is then one without derivatives
    record Judged(Place place, Statement.Claim claim, Report report, Optional<Expr> correct, Optional<Mark> mark, Optional<Kinked> kinks,
                  Optional<String> opinion, Optional<String> replayed, List<Convention> by) implements Result {
        public Verdict verdict() {
            return report.overall();
        }
    }

    /// What the derivative of a function is taken to be at a kink; agreed upon only where that lies between the one-sided ones.
    ///
    /// @param interval in words, where it is known
    record Agreed(Place place, Convention convention, boolean inside, String interval) implements Result {}

    /// An answer in words and terms.
    record Told(Place place, List<Row> rows) implements Result {}

    record Failed(Place place, Failure failure) implements Result {}

    /// Why there is no result.
    sealed interface Failure {
        /// The text could not be read or has no meaning.
        record Misread(Diagnostic diagnostic) implements Failure {}

        /// It was understood, and there is no answer: no time, no memory, no rule for it.
        record Beyond(String reason) implements Failure {}

        /// Our mistake.
        record Bug(String what) implements Failure {}
    }

    /// What a result means for the whole run.
    enum Status { FINE, REFUTED, NOT_UNDERSTOOD, UNDECIDED, BUG }

    default Status status() {
        return switch (this) {
            case Judged j -> switch (j.verdict()) {
                case Verdict.Proved _, Verdict.Consistent _ -> Status.FINE;
                case Verdict.Refuted _, Verdict.Rounding _ -> Status.REFUTED;
                case Verdict.Undecided _ -> Status.UNDECIDED;
            };
            case Failed f -> switch (f.failure) {
                case Failure.Misread _ -> Status.NOT_UNDERSTOOD;
                case Failure.Beyond _ -> Status.UNDECIDED;
                case Failure.Bug _ -> Status.BUG;
            };
            case Agreed a -> a.inside ? Status.FINE : Status.REFUTED;
            case Evaluated e -> e.entries.stream().anyMatch(x -> x.shown instanceof Decimal.Absent) ? Status.UNDECIDED : Status.FINE;
            case Declared _, Defined _, Derived _, Simplified _, Limited _, Displayed _, Listed _, Told _ -> Status.FINE;
        };
    }
}
