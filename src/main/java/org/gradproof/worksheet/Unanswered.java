package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Symbol;
import org.gradproof.numeric.Enclosures;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Truth;
import org.gradproof.render.Text;

/// A question that gets no answer, and why: such as one that would hold under conditions that no point meets, and so says nothing.
final class Unanswered extends RuntimeException {
    private static final int MOST_BITS = 512;
    private static final int MOST_TOGETHER = 12;
    private static final int LARGEST = 500;

    private Unanswered(String why) {
        super(why, null, false, false);
    }

    private static Unanswered needs(String condition) {
        return new Unanswered("no value was found: it would need " + condition);
    }

    /// A derivative at a point where there is none.
    ///
    /// @param why what is true there instead
    static Unanswered absent(Expr derivative, String why) {
        return new Unanswered(Text.line(derivative) + " has no value: " + why);
    }

    /// Where the search ends for a reason of its own.
    static Unanswered limit() {
        return new Unanswered("the limit was not found");
    }

    /// The answer to a question, unless its conditions exclude each other or what is assumed of all but the variable of a derivative;
    /// where they exclude only that variable's values, the answer is that for other values.
    ///
    /// @throws Unanswered naming the condition
    static void check(Expr asked, List<Condition> conditions, Collection<Condition> assumptions) {
        if (conditions.isEmpty()) return;
        for (Condition c : conditions) if (impossible(c, List.of())) throw needs(Text.line(c) + ", which never holds");
        if (conditions.size() <= MOST_TOGETHER && conditions.stream().noneMatch(Unanswered::isLarge) && new Facts(conditions).contradiction().isPresent()) throw needs(line(conditions) + ", which never hold together");
        List<Condition> given = still(asked, assumptions);
        for (Condition c : still(asked, conditions)) if (impossible(c, given)) throw needs(Text.line(c) + ", against what is assumed");
    }

    private static List<Condition> still(Expr asked, Collection<Condition> conditions) {
        if (!(asked instanceof Expr.Derivative d)) return List.copyOf(conditions);
        Optional<Symbol> moving = d.at() == d.variable() ? Optional.of(d.variable()) : Optional.empty();
        return conditions.stream().filter(c -> moving.isEmpty() || !Free.occurs(moving.get(), c)).toList();
    }

    private static boolean impossible(Condition c, List<Condition> given) {
        if (isLarge(c)) return false;
        if (c instanceof Condition.Or o) return o.parts().stream().allMatch(p -> impossible(p, given));
        List<Condition> all = new ArrayList<>(given);
        all.addAll(c.conjuncts());
        boolean number = Free.of(c).isEmpty() && switch (new Enclosures().holds(c, Environment.EMPTY, MOST_BITS)) {
            case FALSE, UNDEFINED -> true;
            case TRUE, OPEN, UNKNOWN -> false;
        };
        boolean equal = c instanceof Condition.Compare d && !d.relation().test(0) && d.left().isScalar()
                && Equality.prove(d.left(), d.right(), new Facts(given)).map(new Facts(given)::discharge).filter(new Facts(given)::settles).isPresent();
        return number || equal || new Facts(all).contradiction().isPresent();
    }

    private static boolean isLarge(Condition c) {
        return Dag.postorder(c).size() > LARGEST;
    }

    private static String line(List<Condition> conditions) {
        return String.join(", ", conditions.stream().map(Text::line).distinct().toList());
    }
}
