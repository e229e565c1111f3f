package org.gradproof.certificate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.certificate.Question.Answer;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;

/// Proofs that Coq will try: the tactics of `Rules.v`, and the point of a refutation.
final class Scripts {
    private Scripts() {}

    static String of(Question q, Statements s) {
        if (Limited.concerns(s.left(), s.right())) return ofLimits(q, s);
        return switch (q.answer()) {
            case Answer.Holds _ -> along(q, s).map(p -> " first\n [ solve [timeout 5 (" + searched(q, s) + ")]\n | solve [" + p + "]\n | solve [" + searched(q, s) + "] ].")
                    .orElseGet(() -> " " + searched(q, s) + ".");
            case Answer.Fails(var point) -> opened(s) + at(point, s) + " gp_fails.";
            case Answer.HasNoValue(var point, boolean _) -> opened(s) + at(point, s) + " gp_no_value.";
        };
    }

    /// Along the lines of the proof that is known; nothing where they cannot be said.
    private static Optional<String> along(Question q, Statements s) {
        try {
            return q.proof().map(p -> ProofScripts.of(p, s.left(), s.gallina(), s.scope()));
        } catch (Unsaid e) {
            return Optional.empty();
        }
    }

    /// As Coq finds it.
    private static String searched(Question q, Statements s) {
        List<String> hints = new Hints(q, s).all();
        String within = s.gallina().defined().reversed().stream().map(d -> "gp_open " + d + "; ").collect(Collectors.joining());
        if (hints.isEmpty()) return within + "gp_prove";
        return "intros" + hints.stream().map(h -> "\n  ; try assert (" + h + ") by (" + within + "gp_prove)").collect(Collectors.joining())
                + "\n  ; " + within.replace("gp_open ", "gp_open_all ") + "gp_prove";
    }

    private static String opened(Statements s) {
        return s.gallina().defined().reversed().stream().map(d -> " gp_open " + d + ".").collect(Collectors.joining());
    }

    private static String ofLimits(Question q, Statements s) {
        return LimitScripts.of(q, s, switch (q.answer()) {
            case Answer.Holds _ -> " gl_intro.";
            case Answer.Fails(var point) -> at(point, s);
            case Answer.HasNoValue(var point, boolean _) -> at(point, s);
        });
    }

    private static String at(Question.Point point, Statements statements) {
        return statements.symbols().stream().map(s -> " exists " + value(point, s, statements.scope()) + ".").collect(Collectors.joining());
    }

    private static String value(Question.Point point, Symbol s, Scope scope) {
        if (point.tensors().containsKey(s)) return entries(point.tensors().get(s));
        Rational q = point.numbers().get(s);
        if (q == null) throw new Unsaid("the point says nothing of a variable");
        if (!Wholes.isWhole(s)) return "(" + Gallina.number(q) + ")";
        if (!q.isInteger()) throw new Unsaid("a whole number is a fraction at the point");
        if (scope.isInteger(s)) return "(" + q.numerator() + ")%Z";
        if (q.signum() < 0) throw new Unsaid("a size or an index is negative at the point");
        return q.numerator() + "%nat";
    }

    private static String entries(Question.Entries e) {
        boolean matrix = e.sizes().size() == 2;
        StringBuilder cases = new StringBuilder(matrix ? "(fun gp_i gp_k : nat => match gp_i, gp_k with" : "(fun gp_i : nat => match gp_i with");
        for (int p = 0; p < e.values().size(); p++) {
            String place = matrix ? p / e.sizes().getLast() + 1 + "%nat, " + (p % e.sizes().getLast() + 1) : String.valueOf(p + 1);
            cases.append(" | ").append(place).append("%nat => ").append(Gallina.number(e.values().get(p)));
        }
        return cases + (matrix ? " | _, _ => 0 end)" : " | _ => 0 end)");
    }
}
