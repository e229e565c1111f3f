package org.gradproof.worksheet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.expr.Condition;
import org.gradproof.kernel.Refused;
import org.gradproof.syntax.Reading;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Result.Failure;

/// What has been said so far: an immutable value that statements carry forward.
///
/// @param last the claim or derivative that `why` and `hint` speak about
/// @param hints how many were given about it
/// @param conventions the latest first
public record Session(Scope scope, Knowledge knowledge, Settings settings, Optional<Result> last, int hints, List<Convention> conventions) {
    /// The prover ends by itself at the limit; everything else is stopped a little later.
    private static final Duration GRACE = Duration.ofMillis(300);

    public static Session of(Knowledge knowledge, Settings settings) {
        return new Session(Scope.of(knowledge.names()), knowledge, settings, Optional.empty(), 0, List.of());
    }

    public Session with(Settings settings) {
        return new Session(scope, knowledge, settings, last, hints, conventions);
    }

    /// Understands and carries out one sentence within the time limit; a failure leaves the session as it was.
    ///
    /// Bugs are thrown.
    public Outcome run(Sentence sentence) {
        Place place = Place.of(sentence);
        return switch (Worker.run(() -> execute(sentence, place), settings.limit().plus(GRACE))) {
            case Worker.End.Done<Outcome>(Outcome outcome) -> outcome;
            case Worker.End.Stopped<Outcome>(boolean byLimit) -> failed(place, new Failure.Beyond(byLimit
                    ? "stopped after " + Transcript.seconds(settings.limit()) + ", the time limit" : "stopped"));
            case Worker.End.Exhausted<Outcome>(String of) -> failed(place, new Failure.Beyond("there is not enough " + of + " for this"));
        };
    }

    private Outcome execute(Sentence sentence, Place place) {
        return switch (sentence.elaborate(scope)) {
            case Reading.Refused(var diagnostic) -> failed(place, new Failure.Misread(diagnostic));
            case Reading.Understood(var statement, var after) -> {
                try {
                    List<Result> results = new Execution(this, place, sentence).of(statement);
                    boolean failed = results.stream().anyMatch(Result.Failed.class::isInstance);
                    yield failed ? new Outcome(this, results) : new Outcome(after(after, statement, results), told(place, results, after));
                } catch (Refused e) {
                    yield failed(place, new Failure.Beyond("there is no rule for this: " + e.getMessage()));
                }
            }
        };
    }

    /// The results; what is no longer assumed, since a name stands for something else now, is told.
    private List<Result> told(Place place, List<Result> results, Scope after) {
        List<Condition> forgotten = scope.assumptions().stream().filter(c -> !after.assumptions().contains(c)).toList();
        if (forgotten.isEmpty()) return results;
        List<Object> words = new ArrayList<>(List.of("no longer assumed: "));
        for (Condition c : forgotten) words.addAll(words.size() == 1 ? List.of(c) : List.of(", ", c));
        return Stream.concat(results.stream(), Stream.of(new Result.Told(place, List.of(Row.of(words.toArray()))))).toList();
    }

    private Session after(Scope after, Statement statement, List<Result> results) {
        boolean hinted = statement instanceof Statement.Ask a && a.question() instanceof Statement.Question.Hint;
        Optional<Result> spokenOf = last;
        List<Convention> agreed = new ArrayList<>(conventions);
        for (Result r : results) {
            if (r instanceof Result.Judged || r instanceof Result.Derived || r instanceof Result.Simplified || r instanceof Result.Limited) spokenOf = Optional.of(r);
            if (r instanceof Result.Agreed a && a.inside()) agreed.addFirst(a.convention());
        }
        return new Session(after, knowledge, settings, spokenOf, hinted ? hints + 1 : spokenOf == last ? hints : 0, List.copyOf(agreed));
    }

    private Outcome failed(Place place, Failure failure) {
        return new Outcome(this, List.of(new Result.Failed(place, failure)));
    }
}
