package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradproof.algebra.Facts;
import org.gradproof.calculus.Lemmas;
import org.gradproof.calculus.Tendency;
import org.gradproof.certificate.Certificate;
import org.gradproof.certificate.Certificates;
import org.gradproof.certificate.Outline;
import org.gradproof.certificate.Proof;
import org.gradproof.certificate.Question;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Interval;
import org.gradproof.prover.Claim;
import org.gradproof.prover.Verdict;

/// What a judged claim says, put to Coq: a certificate for each link that was proved or refuted.
public final class Certified {
    private static final Function<String, Certificate> UNTOLD = title -> new Certificate.NotCertified(title, "a limit that was found by too many steps, or by one that is not told");

    private Certified() {}

    /// @param title of the claim; links of a chain get a number behind it
    public static List<Certificate> of(String title, Result.Judged judged, Knowledge knowledge) {
        List<Certificate> all = new ArrayList<>();
        List<Claim.Link> links = judged.report().claim().links();
        for (int i = 0; i < links.size(); i++) {
            String name = links.size() == 1 ? title : title + " (" + (i + 1) + ")";
            certificate(name, links.get(i), judged.report().claim().assumptions(), judged.report().links().get(i), knowledge.lemmas()).ifPresent(all::add);
        }
        return all;
    }

    /// A derivative that was worked out, under all that its theorem needs.
    public static Certificate of(String title, Result.Derived derived) {
        Question q = new Question(derived.subject(), Relation.EQ, derived.value(), List.copyOf(derived.equation().hypotheses()), new Question.Answer.Holds());
        return Certificates.of(title, q);
    }

    /// Claims about digits and what is undecided have none.
    private static Optional<Certificate> certificate(String title, Claim.Link link, List<Condition> assumptions, Verdict verdict, Lemmas lemmas) {
        if (link.relation().isEmpty()) return Optional.empty();
        return switch (verdict) {
            case Verdict.Proved p -> {
                List<Condition> given = new ArrayList<>(assumptions);
                given.addAll(p.conditions());
                Optional<Map<Expr.Limit, List<Outline>>> limits = limits(link, given, Map.of(), lemmas);
                if (limits.isEmpty()) yield Optional.of(UNTOLD.apply(title));
                yield Optional.of(Certificates.of(title, new Question(link.left(), link.relation().get(), link.right(), given,
                        new Question.Answer.Holds(), values(link, assumptions, lemmas), limits.get(), proof(link, p))));
            }
            case Verdict.Refuted r -> Optional.of(refuted(title, link, assumptions, r, lemmas));
            case Verdict.Consistent _, Verdict.Rounding _, Verdict.Undecided _ -> Optional.empty();
        };
    }

    /// How it was proved.
    private static Optional<Proof> proof(Claim.Link link, Verdict.Proved p) {
        boolean derivative = link.relation().equals(Optional.of(Relation.EQ)) && link.left() instanceof Expr.Derivative;
        return p.theorems().size() != 1 ? Optional.empty() : Proofs.of(p.theorems().getFirst(), derivative);
    }

    /// The derivatives in a link, worked out.
    private static Map<Expr.Derivative, Expr> values(Claim.Link link, List<Condition> assumptions, Lemmas lemmas) {
        Map<Expr.Derivative, Expr> values = new LinkedHashMap<>();
        List<Node> parts = new ArrayList<>(Dag.postorder(link.left()));
        parts.addAll(Dag.postorder(link.right()));
        for (Node n : parts) {
            if (!(n instanceof Expr.Derivative d)) continue;
            try {
                values.put(d, Working.of(d, assumptions, lemmas).equation().equal().right());
            } catch (Refused e) {
                // then Coq has to find it
            }
        }
        return values;
    }

    /// How the limits in a link are found; from both sides where these differ. Nothing where one is not found again.
    ///
    /// @param at the values of variables, at a point
    private static Optional<Map<Expr.Limit, List<Outline>>> limits(Claim.Link link, List<Condition> given, Map<Symbol, Expr> at, Lemmas lemmas) {
        Map<Expr.Limit, List<Outline>> all = new LinkedHashMap<>();
        Facts facts = new Facts(given);
        List<Node> parts = new ArrayList<>(Dag.postorder(link.left(), Free::scope));
        parts.addAll(Dag.postorder(link.right(), Free::scope));
        for (Node n : parts) {
            if (!(n instanceof Expr.Limit l) || l.isInfinity()) continue;
            Expr.Limit there = (Expr.Limit) new Substitution(at).apply(l);
            Optional<Theorem> t = Tendency.of(there, facts, lemmas);
            List<Theorem> theorems = t.map(List::of).or(() -> Tendency.sides(there, facts, lemmas)).orElse(List.of());
            List<Outline> outlines = theorems.stream().map(Outlines::of).flatMap(Optional::stream).toList();
            if (theorems.isEmpty() || outlines.size() < theorems.size()) return Optional.empty();
            all.put(l, outlines);
        }
        return Optional.of(all);
    }

    private static Certificate refuted(String title, Claim.Link link, List<Condition> assumptions, Verdict.Refuted r, Lemmas lemmas) {
        Optional<Question.Point> point = point(r.point());
        if (point.isEmpty()) return new Certificate.NotCertified(title, "the point has no exact coordinates");
        Map<Symbol, Expr> at = new LinkedHashMap<>();
        point.get().numbers().forEach((s, q) -> at.put(s, Terms.num(q)));
        Optional<Map<Expr.Limit, List<Outline>>> limits = limits(link, List.of(), at, lemmas);
        if (limits.isEmpty()) return UNTOLD.apply(title);
        Question.Answer answer = isValue(r.left()) && isValue(r.right()) ? new Question.Answer.Fails(point.get())
                : new Question.Answer.HasNoValue(point.get(), !isValue(r.left()));
        return Certificates.of(title, new Question(link.left(), link.relation().orElseThrow(), link.right(), assumptions, answer, Map.of(), limits.get(), Optional.empty()));
    }

    /// Whether something can be compared: a number, or an infinity.
    private static boolean isValue(Enclosure e) {
        return e instanceof Enclosure.Value || e instanceof Enclosure.Undefined u && u.part() instanceof Expr.Limit l && l.isInfinity();
    }

    private static Optional<Question.Point> point(Environment e) {
        Map<Symbol, Rational> numbers = new LinkedHashMap<>();
        Map<Symbol, Question.Entries> tensors = new LinkedHashMap<>();
        for (Map.Entry<Symbol, Interval> n : e.scalars().entrySet()) {
            if (!(n.getValue() instanceof Interval.Point(Rational q))) return Optional.empty();
            numbers.put(n.getKey(), q);
        }
        for (Map.Entry<Symbol, Environment.Entries> t : e.tensors().entrySet()) {
            List<Rational> values = new ArrayList<>();
            for (Interval v : t.getValue().values()) {
                if (!(v instanceof Interval.Point(Rational q))) return Optional.empty();
                values.add(q);
            }
            tensors.put(t.getKey(), new Question.Entries(t.getValue().sizes(), values));
        }
        return Optional.of(new Question.Point(numbers, tensors));
    }
}
