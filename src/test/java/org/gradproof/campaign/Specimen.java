package org.gradproof.campaign;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Substitution;
import org.gradproof.numeric.Environment;
import org.gradproof.prover.Claim;
import org.gradproof.render.Text;

/// A claim of which it is known whether it is true.
///
/// @param kind what the claim is about
/// @param value the left side without derivatives, so that it has a value at a point
/// @param flaw what was changed in a true claim to make this one, and a point at which the sides differ; nothing where it is true
/// @param number by which the generator makes it again
record Specimen(Kind kind, Expr left, Expr value, Expr right, List<Condition> assumptions, Optional<Flaw> flaw, long number) {
    enum Kind { DERIVATIVE, DERIVED, IDENTITY, REWRITING, PIECEWISE, VECTOR }

    /// @param edit in a lecturer's words
    record Flaw(String edit, Environment witness) {}

    Specimen {
        assumptions = List.copyOf(assumptions);
    }

    boolean isTrue() {
        return flaw.isEmpty();
    }

    boolean isScalar() {
        return kind != Kind.VECTOR;
    }

    /// What has to have a value for the claim to say anything: the left side, or the function whose derivative it is.
    Expr function() {
        return left instanceof Expr.Derivative d ? Substitution.replace(d.body(), d.variable(), d.at()) : value;
    }

    Claim claim() {
        return Claim.equal(left, right, assumptions.toArray(Condition[]::new));
    }

    Specimen with(Expr right, Flaw flaw) {
        return new Specimen(kind, left, value, right, assumptions, Optional.of(flaw), number);
    }

    @Override
    public String toString() {
        String given = assumptions.isEmpty() ? "" : assumptions.stream().map(Text::line).collect(Collectors.joining(", ", "  for ", ""));
        return "#" + number + " " + kind + flaw.map(f -> " (" + f.edit() + "; at " + f.witness() + ")").orElse("")
                + "\n    prove " + Text.line(left) + " = " + Text.line(right) + given;
    }
}
