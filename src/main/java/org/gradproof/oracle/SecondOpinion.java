package org.gradproof.oracle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// Someone to ask whether a claim about real numbers is right, who answers within a time limit.
public record SecondOpinion(Duration limit) {
    /// The sizes of terms up to which asking is worth while.
    private static final long LARGEST = 4000;
    /// For recursion over the depth of terms, here and in Symja.
    private static final long STACK = 512L << 20;

    /// Whether the two are equal wherever the condition holds.
    public Opinion onEquality(Expr left, Expr right, Condition given) {
        return inTime(() -> {
            Expr difference = Plain.of(Terms.sub(left, right));
            return ask(difference, Plain.of(given), derives(difference));
        });
    }

    /// Whether the derivative of `f` by `x` is the one claimed, between the points where cases of either meet.
    public Opinion onDerivative(Expr f, Symbol x, Expr claimed, Condition given) {
        return inTime(() -> ask(Plain.of(Terms.sub(Terms.derivative(x, f), claimed)), Plain.of(given), true));
    }

    private static boolean derives(Expr e) {
        return Dag.postorder(e).stream().anyMatch(Expr.Derivative.class::isInstance);
    }

    private static Opinion ask(Expr difference, Condition given, boolean open) throws OutOfReach, InterruptedException {
        List<Piece> pieces = Piece.split(difference, given, open);
        if (pieces.isEmpty()) return new Opinion.NoOpinion("no case fits the assumptions");
        String by = "";
        for (Piece piece : pieces) {
            if (piece.term().treeSize() > LARGEST) throw new OutOfReach("terms as large as these");
            if (Thread.interrupted()) throw new InterruptedException();
            Opinion opinion = Symja.vanishes(piece.term(), piece.where());
            switch (opinion) {
                case Opinion.Agrees a -> by = by.isEmpty() || by.equals(a.by()) ? a.by() : "several ways";
                case Opinion.NoOpinion n -> {
                    return n;
                }
            }
        }
        return new Opinion.Agrees(by, open && pieces.size() > 1);
    }

    private interface Question {
        Opinion answer() throws OutOfReach, InterruptedException;
    }

    /// The answer, from a thread of its own that is interrupted when the time is over; Symja looks for that.
    private Opinion inTime(Question question) {
        AtomicReference<Opinion> answer = new AtomicReference<>(new Opinion.NoOpinion("no answer within " + limit.toMillis() / 1000.0 + " s"));
        Thread thread = new Thread(null, () -> answered(question).ifPresent(answer::set), "second opinion", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        return answer.get();
    }

    /// Nothing when it was interrupted. Whatever else goes wrong inside Symja says nothing about the claim.
    private static Optional<Opinion> answered(Question question) {
        try {
            return Optional.of(question.answer());
        } catch (OutOfReach e) {
            return Optional.of(new Opinion.NoOpinion("Symja is not asked about " + e.getMessage()));
        } catch (InterruptedException e) {
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Thread.interrupted() ? Optional.empty() : Optional.of(new Opinion.NoOpinion("Symja stopped with " + e.getClass().getSimpleName()));
        }
    }
}
