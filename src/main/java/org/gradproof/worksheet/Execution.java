package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Simplification;
import org.gradproof.algebra.Unfolding;
import org.gradproof.calculus.Derivation;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Tendency;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Decimal;
import org.gradproof.render.Text;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Result.Failure;

/// One statement carried out in a session.
final class Execution {
    private final Session session;
    private final Place place;
    private final Sentence sentence;

    Execution(Session session, Place place, Sentence sentence) {
        this.session = session;
        this.place = place;
        this.sentence = sentence;
    }

    List<Result> of(Statement statement) {
        try {
            return results(statement);
        } catch (Unanswered e) {
            return List.of(new Result.Failed(place, new Failure.Beyond(e.getMessage())));
        }
    }

    private List<Result> results(Statement statement) {
        return switch (statement) {
            case Statement.Declare d -> List.of(new Result.Declared(place, d.symbols(), d.conditions()));
            case Statement.Assume a -> List.of(new Result.Declared(place, List.of(), a.conditions()));
            case Statement.Let l -> List.of(new Result.Declared(place, List.copyOf(l.values().keySet()), List.of()));
            case Statement.Define d -> List.of(new Result.Defined(place, d.definition(), d.defaults()));
            case Statement.Evaluate e -> evaluate(e);
            case Statement.Show s -> List.of(show(s));
            case Statement.Ask a -> List.of(ask(a.question()));
            case Statement.Prove p -> List.of(judged(p.claim()));
            case Statement.Calculation c -> List.of(judged(c.claim()));
            case Statement.Check c -> List.of(judged(c.claim()));
            case Statement.Convention c -> List.of(new Conventional(session.knowledge().lemmas(), session.conventions(), session.scope().assumptions())
                    .agreed(place, new Convention(c.function(), c.point(), c.value())));
            case Statement.Query q -> List.of(answer(q.expression(), q.assumptions(), false));
        };
    }

    private Result judged(Statement.Claim claim) {
        return new Judging(session).of(place, claim, Optional.of(sentence));
    }

    private Result answer(Expr e, List<Condition> assumptions, boolean detailed) {
        if (e instanceof Expr.Limit l) {
            Optional<Result> beyond = limited(l, new Facts(assumptions), detailed);
            if (beyond.isPresent()) return beyond.get();
        }
        Working w = work(e, assumptions);
        if (Differentiation.pending(e) || detailed) {
            List<Derivation.Line> lines = detailed ? Derivation.opened(w.lines(), new Facts(assumptions), session.knowledge().lemmas()) : w.lines();
            return new Result.Derived(place, w.equation(), w.conditions(), lines, w.kinks(), detailed);
        }
        Expr value = w.equation().equal().right();
        Valuation valuation = new Valuation(session.scope().data(), session.settings().digits());
        boolean number = value.isScalar() && Free.of(value).isEmpty() && !(value instanceof Expr.Num);
        Optional<Decimal> decimal = number
                ? Optional.of(valuation.decimals().decimal(value, valuation.environment(), session.settings().digits())) : Optional.empty();
        return new Result.Simplified(place, w.equation(), w.conditions(), decimal);
    }

    /// A limit that is no number, or is not found.
    private Optional<Result> limited(Expr.Limit l, Facts facts, boolean detailed) {
        try {
            return tending(l, facts, detailed);
        } catch (Refused e) {
            throw Unanswered.limit();
        }
    }

    private Optional<Result> tending(Expr.Limit l, Facts facts, boolean detailed) {
        Optional<Theorem> found = Tendency.of(l, facts, session.knowledge().lemmas());
        if (found.filter(t -> t.tends().target() instanceof Judgement.Target.Finite).isPresent()) return Optional.empty();
        Optional<List<Theorem>> theorems = found.map(List::of).or(() -> Tendency.sides(l, facts, session.knowledge().lemmas()));
        if (theorems.isEmpty()) return Optional.of(new Result.Failed(place, new Failure.Beyond(Unanswered.limit().getMessage())));
        List<Expr> values = theorems.get().stream().map(t -> switch (t.tends().target()) {
            case Judgement.Target.Finite v -> new Simplification(facts, Simplification.namesIn(v.value())).best(v.value()).equal().right();
            case Judgement.Target.Infinite i -> Terms.infinity(i.up());
        }).toList();
        List<Row> steps = detailed ? steps(l, theorems.get(), facts) : List.of();
        Optional<Condition> when = theorems.get().size() == 1 || Tendency.differ(theorems.get(), facts) ? Optional.empty()
                : Agreeing.when(values.getFirst(), values.getLast(), facts);
        List<Condition> conditions = theorems.get().stream().flatMap(t -> Working.beyond(t, facts).stream()).distinct().toList();
        Unanswered.check(l, conditions, facts.assumptions());
        return Optional.of(new Result.Limited(place, l, values, theorems.get(), when, conditions, steps));
    }

    /// The lines of each side that is a number, the proof of one that is infinite.
    private List<Row> steps(Expr.Limit l, List<Theorem> theorems, Facts facts) {
        List<Row> rows = new ArrayList<>();
        for (Theorem t : theorems) {
            if (t.tends().target() instanceof Judgement.Target.Finite) {
                List<Derivation.Line> lines = Derivation.of(Terms.limit(l.variable(), l.body(), t.tends().approach()), facts, session.knowledge().lemmas()).lines();
                for (int i = 0; i < lines.size(); i++) if (i == 0 || !Text.line(lines.get(i).term()).equals(Text.line(lines.get(i - 1).term()))) rows.add(i == 0 ? Row.of(lines.getFirst().term()) : Row.of("= ", lines.get(i).term()).by(lines.get(i).by()).deeper(1));
            } else {
                if (theorems.size() > 1) rows.add(Row.of(Terms.limit(l.variable(), l.body(), t.tends().approach()), " = ", Hints.target(t.tends().target())));
                new Why(session, Statement.Size.COURSE).limits(List.of(t)).forEach(r -> rows.add(theorems.size() > 1 ? r.deeper(1) : r));
            }
        }
        return rows;
    }

    private Working work(Expr e, List<Condition> assumptions) {
        try {
            Working w = Working.of(e, assumptions, session.knowledge().lemmas());
            Optional<String> absent = w.kinks().flatMap(k -> k.absent(new Facts(assumptions), Text::line));
            if (absent.isPresent()) throw Unanswered.absent(e, absent.get());
            Unanswered.check(e, w.conditions(), assumptions);
            return w;
        } catch (Refused r) {
            if (Wording.speaks(List.of(e), Expr.Limit.class)) throw Unanswered.limit();
            throw r;
        }
    }

    private List<Result> evaluate(Statement.Evaluate e) {
        Valuation valuation = new Valuation(session.scope().data(), e.digits().orElse(session.settings().digits()));
        List<Result> results = new ArrayList<>();
        Optional<String> typed = e.expressions().size() != 1 ? Optional.empty()
                : Optional.of(place.input().strip().replaceFirst("^eval\\s+", "").replaceFirst("\\s+digits\\s+\\d+$", "")).filter(t -> t.length() < 60);
        for (Expr subject : e.expressions()) {
            Optional<String> missing = valuation.missing(subject);
            if (missing.isPresent()) return List.of(new Result.Failed(place, new Failure.Beyond(missing.get())));
            Optional<Expr> agreed = new Conventional(session.knowledge().lemmas(), session.conventions(), e.assumptions()).read(subject);
            results.add(agreed.isPresent() ? valuation.of(place, subject, typed, agreed.get()) : evaluated(subject, typed, e.assumptions(), valuation));
        }
        return results;
    }

    /// The number, unless it is that of a derivative and the data lie where there is none.
    private Result evaluated(Expr subject, Optional<String> typed, List<Condition> assumptions, Valuation valuation) {
        if (!Differentiation.pending(subject)) return valuation.of(place, subject, typed, subject);
        if (subject instanceof Expr.Limit l) {
            Expr given = new Substitution(session.scope().data()).apply(l);
            Optional<Result> beyond = limited((Expr.Limit) given, new Facts(assumptions), false);
            if (beyond.isPresent()) return beyond.get();
            Theorem t = Working.derivative(given, assumptions, session.knowledge().lemmas());
            if (valuation.broken(t.hypotheses()).isEmpty()) return valuation.of(place, subject, typed, t.equal().right());
        }
        Theorem t = Working.derivative(subject, assumptions, session.knowledge().lemmas());
        // At some points that the rules leave out there is a derivative nevertheless.
        if (valuation.broken(t.hypotheses()).isPresent() && subject.isScalar()) t = work(subject, assumptions).equation();
        Expr value = t.equal().right();
        return valuation.broken(t.hypotheses()).map(c -> valuation.absent(place, subject, typed, "not known here, since it needs " + Text.line(c)))
                .orElseGet(() -> valuation.of(place, subject, typed, value));
    }

    private Result show(Statement.Show show) {
        return switch (show.view()) {
            case LATEX -> new Result.Displayed(place, formula(show.subject(), show.assumptions()));
            case STEPS -> show.subject() instanceof Expr e ? answer(e, show.assumptions(), true) : noTerm("steps");
            case FORMS -> show.subject() instanceof Expr e ? forms(e, show.assumptions()) : noTerm("forms");
            case EXPAND -> show.subject() instanceof Expr e ? expanded(e, show.assumptions()) : noTerm("expand");
        };
    }

    private Result noTerm(String verb) {
        return new Result.Failed(place, new Failure.Beyond(verb + " takes a term, not a condition"));
    }

    /// A derivative with what it is, where both are numbers; anything else as it stands.
    private Node formula(Node subject, List<Condition> assumptions) {
        if (!(subject instanceof Expr e) || !Differentiation.pending(e)) return subject;
        if (e instanceof Expr.Limit l) {
            Optional<Result> beyond = limited(l, new Facts(assumptions), false);
            boolean infinite = beyond.isPresent() && beyond.get() instanceof Result.Limited r && r.values().size() == 1;
            if (infinite) return Condition.compare(Relation.EQ, l, ((Result.Limited) beyond.get()).values().getFirst());
            if (beyond.isPresent()) return l;
        }
        Expr value = work(e, assumptions).equation().equal().right();
        return e.isScalar() ? Condition.compare(Relation.EQ, e, value) : value;
    }

    private Result forms(Expr e, List<Condition> assumptions) {
        Facts facts = new Facts(assumptions);
        Theorem start = work(e, assumptions).equation();
        List<Result.Form> forms = new ArrayList<>();
        if (!e.isScalar()) return new Result.Listed(place, e, List.of(new Result.Form(start.equal().right(), "", Working.beyond(start, facts))));
        for (Theorem t : new Simplification(facts, Simplification.namesIn(e)).forms(start.equal().right())) {
            Theorem whole = facts.minimal(Theorem.transitivity(start, t));
            forms.add(new Result.Form(t.equal().right(), t.equal().left() == t.equal().right() ? "" : t.label(), Working.beyond(whole, facts)));
        }
        return new Result.Listed(place, e, forms);
    }

    /// With the names of definitions replaced by what they stand for.
    private Result expanded(Expr e, List<Condition> assumptions) {
        Working w = work(e, assumptions);
        Theorem t = w.equation();
        Theorem u = Unfolding.all(t.equal().right());
        return new Result.Simplified(place, Theorem.transitivity(t, u), w.conditions(), Optional.empty());
    }

    // ------------------------------------------------------------------------------------------ questions

    private Result ask(Statement.Question question) {
        if (session.last().isEmpty()) return new Result.Told(place, List.of(Row.of("there is no claim yet; write prove f = g")));
        Result last = session.last().get();
        return new Result.Told(place, switch (question) {
            case Statement.Question.Why w -> new Why(session, w.size()).of(last);
            case Statement.Question.Hint _ -> hint(new Hints(session).of(last));
        });
    }

    private List<Row> hint(List<List<Row>> all) {
        if (all.isEmpty()) return List.of(Row.of("nothing is missing"));
        return session.hints() < all.size() ? all.get(session.hints()) : List.of(Row.of("that was all; ask why"));
    }
}
