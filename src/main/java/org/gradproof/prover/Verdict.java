package org.gradproof.prover;

import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Rational;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Interval;

/// What is known of a claim, and why.
public sealed interface Verdict {
    /// @param theorems of exactly what was claimed: one for each link, of a vector's entries at generic indices
    /// @param conditions what they need beyond what was assumed, such as `x ≠ 0`
    record Proved(List<Theorem> theorems, List<Condition> conditions) implements Verdict {
        public Proved {
            theorems = List.copyOf(theorems);
            conditions = List.copyOf(conditions);
        }
    }

    /// At this point inside the assumptions both sides have values, and these break the relation.
    ///
    /// @param point sizes, indices, numbers and entries
    /// @param left what is certain of the left side there; `Undefined` where a claimed derivative does not exist
    record Refuted(Environment point, Enclosure left, Enclosure right, Optional<Diagnosis> diagnosis) implements Verdict {}

    /// The value agrees with every digit shown.
    record Consistent(Interval value) implements Verdict {}

    /// The value is nearly right: its correct rounding to as many places is this decimal.
    record Rounding(Rational correct, int places, Interval value) implements Verdict {}

    /// Neither.
    ///
    /// @param agreement how many sample points agree with the claim, in doubles
    /// @param opinion what another system says in its favour
    /// @param gap a point inside the assumptions at which a side has no value, where no point was found at which both have one
    record Undecided(Reason reason, Agreement agreement, Optional<String> opinion, Optional<Gap> gap) implements Verdict {
        Undecided(Reason reason, Agreement agreement, Optional<String> opinion) {
            this(reason, agreement, opinion, Optional.empty());
        }
    }

    /// Where an equation claims nothing.
    ///
    /// @param left whether the left side has no value there
    /// @param reason such as "a division by zero"
    record Gap(Environment point, boolean left, boolean right, String reason) {}

    /// Why there is no answer.
    enum Reason {
        NO_PROOF("no proof was found and no point that refutes it"),
        OUT_OF_TIME("the time was over"),
        CONTRADICTION("the assumptions contradict each other"),
        NO_POINT("no point was found at which the assumptions hold"),
        EXCLUDED("it could be proved only under conditions that the assumptions exclude"),
        NO_DERIVATIVE("a derivative in it could not be worked out"),
        LIMIT_UNKNOWN("a limit in it was not found"),
        INFINITE("a limit in it is infinite, which is no number"),
        NO_LIMIT("a limit in it differs from the left and from the right"),
        NO_VALUE("a value could not be found accurately enough");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// `agreeing` of `tried` sample points.
    record Agreement(int agreeing, int tried) {
        static final Agreement NONE = new Agreement(0, 0);
    }
}
