package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Decimal;
import org.gradproof.syntax.Statement;

/// Rulings on the links of a claim.
final class Judging {
    private final Session session;

    Judging(Session session) {
        this.session = session;
    }

    List<Ruling> of(Statement.Claim claim) {
        List<Ruling> rulings = new ArrayList<>();
        for (Statement.Link link : claim.links()) {
            rulings.add(link.relation().map(r -> proof(link, r, claim.assumptions())).orElseGet(() -> digits(link, claim.assumptions())));
        }
        return rulings;
    }

    private Ruling proof(Statement.Link link, Relation relation, List<Condition> assumptions) {
        Facts facts = new Facts(assumptions);
        Lemmas lemmas = session.knowledge().lemmas();
        if (!link.left().isScalar() || !link.right().isScalar()) return Ruling.undecided("vectors and matrices are not compared yet");
        Theorem left = Differentiation.evaluate(link.left(), facts, lemmas);
        Theorem right = Differentiation.evaluate(link.right(), facts, lemmas);
        Optional<Theorem> t = relation == Relation.EQ
                ? Equality.prove(left.equal().right(), right.equal().right(), facts)
                        .map(m -> Theorem.transitivity(Theorem.transitivity(left, m), Theorem.symmetry(right)))
                : facts.prove(Condition.compare(relation, left.equal().right(), right.equal().right()));
        return t.map(facts::discharge).map(p -> Ruling.proved(p, Working.beyond(p, facts))).orElseGet(() -> Ruling.of(Verdict.UNDECIDED));
    }

    // ------------------------------------------------------------------------------------------ digits

    /// `value ~ digits`, entry by entry.
    private Ruling digits(Statement.Link link, List<Condition> assumptions) {
        Expr value = Working.value(link.left(), assumptions, session.knowledge().lemmas());
        Valuation valuation = new Valuation(session.scope().data(), session.settings().digits());
        Optional<String> missing = valuation.missing(value);
        if (missing.isPresent()) return Ruling.undecided(missing.get());
        return digits(value, link.right(), valuation);
    }

    private Ruling digits(Expr value, Expr written, Valuation valuation) {
        if (written instanceof Expr.Literal l && !value.isScalar()) {
            Ruling all = Ruling.of(Verdict.CONSISTENT);
            for (int i = 0; i < l.items().size(); i++) {
                Ruling one = digits(row(value, i + 1), l.items().get(i), valuation);
                if (all.verdict().and(one.verdict()) != all.verdict()) all = one.remarking("entry " + (i + 1));
            }
            return all;
        }
        Optional<Expr.Num> number = number(written);
        if (number.isEmpty() || !value.isScalar()) return Ruling.undecided("~ compares a value with the digits of a decimal on the right");
        Rational w = number.get().value();
        int places = Math.max(0, number.get().decimals());
        return switch (valuation.decimals().check(value, valuation.environment(), w, places)) {
            case Decimal.Verdict.Consistent _ -> Ruling.of(Verdict.CONSISTENT).remarking(exact(value, valuation));
            case Decimal.Verdict.WrongRounding(Rational correct, _) -> Ruling.of(Verdict.ROUNDING)
                    .correcting(Terms.decimal(correct, places)).remarking(exact(value, valuation));
            case Decimal.Verdict.Different _ -> Ruling.of(Verdict.REFUTED).remarking(exact(value, valuation));
            case Decimal.Verdict.Undecided _ -> Ruling.undecided(exact(value, valuation));
        };
    }

    private static Expr row(Expr value, int i) {
        if (value.sizes().size() == 1) return Terms.entry(value, Terms.num(i));
        var j = org.gradproof.expr.Symbol.index("j", Terms.ONE, value.sizes().getLast());
        return Terms.array(List.of(j), Terms.entry(value, Terms.num(i), j));
    }

    private static Optional<Expr.Num> number(Expr e) {
        return switch (e) {
            case Expr.Num n -> Optional.of(n);
            case Expr.Neg n when n.argument() instanceof Expr.Num m -> Optional.of((Expr.Num) Terms.decimal(m.value().negate(), m.decimals()));
            case Expr _ -> Optional.empty();
        };
    }

    private static String exact(Expr value, Valuation valuation) {
        return switch (valuation.decimals().decimal(value, valuation.environment(), Valuation.FULL)) {
            case Decimal.Exact(String text) -> "the value is " + text;
            case Decimal.Rounded(String text) -> "the value is " + text + "…";
            case Decimal.Absent(String reason) -> reason;
        };
    }
}
