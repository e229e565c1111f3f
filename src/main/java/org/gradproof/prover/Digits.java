package org.gradproof.prover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Decimal;
import org.gradproof.numeric.Decimals;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Enclosures;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Truth;
import org.gradproof.prover.Verdict.Agreement;
import org.gradproof.prover.Verdict.Reason;

/// Claims about decimals: whether a value agrees with every digit that was written.
final class Digits {
    private final Lemmas lemmas;
    private final Environment data;
    private final Enclosures enclosures = new Enclosures();

    Digits(Lemmas lemmas, Environment data) {
        this.lemmas = lemmas;
        this.data = data;
    }

    Verdict verdict(Claim.Link link, List<Condition> assumptions) {
        if (link.left().isScalar()) return number(link.left(), link.right(), assumptions);
        List<Verdict> entries = new ArrayList<>();
        if (!(link.right() instanceof Expr.Literal l)) return undecided(Reason.NO_VALUE);
        entries(link.left(), l, List.of(), assumptions, entries);
        Verdict worst = entries.getFirst();
        for (Verdict v : entries) if (Report.rank(v) > Report.rank(worst)) worst = v;
        return worst;
    }

    private void entries(Expr left, Expr.Literal right, List<Expr> at, List<Condition> assumptions, List<Verdict> out) {
        for (int i = 0; i < right.items().size(); i++) {
            List<Expr> index = new ArrayList<>(at);
            index.add(Terms.num(i + 1));
            if (right.items().get(i) instanceof Expr.Literal row) entries(left, row, index, assumptions, out);
            else out.add(number(Terms.entry(left, index), right.items().get(i), assumptions));
        }
    }

    private Verdict number(Expr left, Expr right, List<Condition> assumptions) {
        Optional<Rational> written = Ring.value(right);
        if (written.isEmpty()) return undecided(Reason.NO_VALUE);
        try {
            Theorem worked = Differentiation.evaluate(left, new Facts(assumptions), lemmas);
            for (Condition c : worked.hypotheses()) {
                if (enclosures.holds(c, data, Problem.BITS) != Truth.TRUE) return undecided(Reason.NO_DERIVATIVE);
            }
            Expr value = worked.equal().right();
            return of(new Decimals(enclosures).check(value, data, written.get(), places(right)), right);
        } catch (Refused e) {
            return undecided(Reason.NO_DERIVATIVE);
        }
    }

    private static int places(Expr right) {
        return switch (right) {
            case Expr.Num n -> Math.max(0, n.decimals());
            case Expr.Neg n -> places(n.argument());
            case Expr _ -> 0;
        };
    }

    private Verdict of(Decimal.Verdict v, Expr right) {
        return switch (v) {
            case Decimal.Verdict.Consistent c -> new Verdict.Consistent(c.value());
            case Decimal.Verdict.WrongRounding w -> new Verdict.Rounding(w.correct(), places(right), w.value());
            case Decimal.Verdict.Different d -> new Verdict.Refuted(data, Enclosure.of(d.value()),
                    enclosures.value(right, data, Enclosures.START), Optional.empty());
            case Decimal.Verdict.Undecided _ -> undecided(Reason.NO_VALUE);
        };
    }

    private static Verdict undecided(Reason reason) {
        return new Verdict.Undecided(reason, Agreement.NONE, Optional.empty());
    }
}
