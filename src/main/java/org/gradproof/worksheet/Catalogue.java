package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Refused;
import org.gradproof.library.Entry;
import org.gradproof.render.Text;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Result.Failure;

/// A function of the library as results: its definition, its derivatives with their kinks, its claims with verdicts.
public final class Catalogue {
    private Catalogue() {}

    /// @param claims whether everything that the entry claims is proved on the spot
    public static List<Result> of(Entry entry, Session session, boolean claims) {
        Place place = new Place("", 1, 1, entry.text());
        return switch (Worker.run(() -> results(entry, session, claims, place), session.settings().limit())) {
            case Worker.End.Done<List<Result>>(var results) -> results;
            case Worker.End.Stopped<List<Result>> _ -> List.of(new Result.Defined(place, entry.definition(), entry.defaults()),
                    new Result.Failed(place, new Failure.Beyond("the derivative took longer than " + Transcript.seconds(session.settings().limit()))));
            case Worker.End.Exhausted<List<Result>>(String of) -> List.of(new Result.Failed(place, new Failure.Beyond("there is not enough " + of)));
        };
    }

    /// What the entry claims, judged; without a closed derivative, the derivative that was found.
    public static List<Result> claims(Entry entry, Session session) {
        Place place = new Place("", 1, 1, entry.text());
        return switch (Worker.run(() -> judged(entry, session), session.settings().limit())) {
            case Worker.End.Done<List<Result>>(var results) -> results;
            case Worker.End.Stopped<List<Result>> _ -> List.of(new Result.Failed(place, new Failure.Beyond("out of time")));
            case Worker.End.Exhausted<List<Result>>(String of) -> List.of(new Result.Failed(place, new Failure.Beyond("there is not enough " + of)));
        };
    }

    private static List<Result> judged(Entry entry, Session session) {
        List<Result> all = new ArrayList<>();
        for (Statement.Claim c : entry.claims()) all.add(new Judging(session).of(claimed(c), c, Optional.empty()));
        if (all.isEmpty()) results(entry, session, false, new Place("", 1, 1, entry.text())).stream().filter(Result.Derived.class::isInstance).forEach(all::add);
        return all;
    }

    private static List<Result> results(Entry entry, Session session, boolean claims, Place place) {
        List<Result> all = new ArrayList<>(List.of(new Result.Defined(place, entry.definition(), entry.defaults())));
        for (Symbol p : asked(entry, claims)) {
            // What is assumed of the variable itself only keeps it away from kinks, which are to be shown.
            List<Condition> given = entry.derivative(p.name()).map(Statement.Claim::assumptions).orElse(List.of()).stream().filter(c -> !Free.occurs(p, c)).toList();
            try {
                Working w = Working.of(Terms.derivative(p, entry.call()), given, session.knowledge().lemmas());
                all.add(new Result.Derived(place, w.equation(), List.copyOf(w.equation().hypotheses()), w.lines(), w.kinks(), false));
            } catch (Refused e) {
                all.add(new Result.Failed(place, new Failure.Beyond("there is no rule for this: " + e.getMessage())));
            }
        }
        if (claims || !entry.call().isScalar()) for (Statement.Claim c : entry.claims()) if (!isDerivative(entry, c)) all.add(new Judging(session).of(claimed(c), c, Optional.empty()));
        return all;
    }

    /// The parameters by which a function of numbers is differentiated: those whose derivative the entry gives, else the last
    /// of those before the semicolon; in the short form only one.
    private static List<Symbol> asked(Entry entry, boolean claims) {
        List<Symbol> main = entry.definition().parameters().subList(0, entry.definition().main());
        if (!entry.call().isScalar() || entry.definition().parameters().stream().anyMatch(p -> !p.isScalar())) return List.of();
        List<Symbol> given = entry.definition().parameters().stream().filter(p -> entry.derivative(p.name()).isPresent()).toList();
        if (given.isEmpty()) return List.of(main.getLast());
        return claims ? given : given.stream().filter(main::contains).findFirst().map(List::of).orElse(given.subList(0, 1));
    }

    private static Place claimed(Statement.Claim c) {
        Statement.Link link = c.links().getFirst();
        String given = c.assumptions().isEmpty() ? "" : " for " + String.join(", ", c.assumptions().stream().map(Text::line).toList());
        return new Place("", 1, 1, Text.line(link.left()) + " " + link.relation().map(Text::sign).orElse("~") + " " + Text.line(link.right()) + given);
    }

    /// Whether the claim is one of the closed derivatives, which are shown as such.
    private static boolean isDerivative(Entry entry, Statement.Claim claim) {
        Expr left = claim.links().getFirst().left();
        return left instanceof Expr.Derivative d && d.body() == entry.call() && d.index().isEmpty();
    }
}
