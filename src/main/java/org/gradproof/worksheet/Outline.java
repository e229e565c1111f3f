package org.gradproof.worksheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradproof.calculus.Derivation;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Judgement.Equal;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Theorem;

/// A proof as a person goes through it, read off its theorem: equations line by line, cases one after the other, facts
/// with the facts that they follow from. What only carries a theorem from one step to the next is left out.
final class Outline {
    private static final int MOST = 60;
    private static final int MOST_PARTS = 2_000;
    private static final int DEEPEST = 3;
    /// Steps that nobody would call one.
    private static final Set<Rule> SILENT = Set.of(Rule.TRANSITIVITY, Rule.SYMMETRY, Rule.REFLEXIVITY, Rule.DISCHARGE, Rule.WEAKENING, Rule.WEAKER, Rule.PART, Rule.BOTH);

    /// A step of the outline.
    sealed interface Step {
        int depth();

        /// Where a calculation begins.
        record Start(int depth, Expr term) implements Step {}

        /// The next line of a calculation.
        ///
        /// @param instance what the rule says here: the equations that were used, the parts it was applied to
        record Next(int depth, Expr term, String by, List<Judgement> instance, List<Expr> at) implements Step {}

        /// What follows holds in this case.
        record Case(int depth, Condition condition) implements Step {}

        /// Something that holds, from earlier facts by their places among the facts.
        record Fact(int depth, Judgement says, String by, List<Integer> from) implements Step {}

        /// What is left out.
        record More(int depth) implements Step {}
    }

    private final List<Step> steps = new ArrayList<>();
    private final Map<Theorem, Integer> facts = new HashMap<>();
    private int count;

    private Outline() {}

    static List<Step> of(Theorem t) {
        Outline o = new Outline();
        o.proof(t, 0);
        return List.copyOf(o.steps);
    }

    private boolean isFull(int depth) {
        if (steps.size() < MOST) return false;
        if (!(steps.getLast() instanceof Step.More)) steps.add(new Step.More(depth));
        return true;
    }

    private void proof(Theorem t, int depth) {
        Theorem core = core(t);
        if (core.rule() == Rule.CASES && depth < DEEPEST) cases(core, depth);
        else if (core.judgement() instanceof Equal) calculation(core, depth);
        else fact(core, depth);
    }

    private static Theorem core(Theorem t) {
        Theorem now = t;
        while (now.rule() == Rule.DISCHARGE || now.rule() == Rule.WEAKENING) now = now.premises().getFirst();
        return now;
    }

    private void cases(Theorem t, int depth) {
        List<Theorem> both = t.premises();
        Optional<Condition> c = both.getFirst().hypotheses().stream()
                .filter(h -> both.getLast().hypotheses().stream().anyMatch(k -> isNegated(h, k))).findFirst();
        for (Theorem one : both) {
            if (isFull(depth)) return;
            c.map(h -> one == both.getFirst() ? h : h.negated()).ifPresent(h -> steps.add(new Step.Case(depth, h)));
            proof(one, c.isPresent() ? depth + 1 : depth);
            if (c.isEmpty()) return;
        }
    }

    private static boolean isNegated(Condition c, Condition d) {
        return c instanceof Condition.Compare && c.negated() == d;
    }

    // ------------------------------------------------------------------------------------------ calculations

    /// An equation between neighbours in a calculation, perhaps read from right to left.
    private record Move(Theorem theorem, boolean backwards) {
        Expr from() {
            return backwards ? theorem.equal().right() : theorem.equal().left();
        }

        Expr to() {
            return backwards ? theorem.equal().left() : theorem.equal().right();
        }
    }

    /// The neighbours, those that say nothing left out.
    private static List<Move> moves(Theorem whole) {
        List<Move> out = new ArrayList<>();
        Deque<Move> open = new ArrayDeque<>(List.of(new Move(whole, false)));
        while (!open.isEmpty() && out.size() < MOST_PARTS) {
            Move m = open.pop();
            Theorem t = core(m.theorem);
            if (!(t.judgement() instanceof Equal e) || e.left() == e.right()) continue;
            List<Theorem> p = t.premises();
            if (t.rule() == Rule.TRANSITIVITY) {
                open.push(new Move(p.get(m.backwards ? 0 : 1), m.backwards));
                open.push(new Move(p.get(m.backwards ? 1 : 0), m.backwards));
            } else if (t.rule() == Rule.SYMMETRY) {
                open.push(new Move(p.getFirst(), !m.backwards));
            } else if (t.rule() == Rule.REWRITE && p.size() == 1 && p.getFirst().judgement() instanceof Equal q && q.left() == e.left() && q.right() == e.right()) {
                open.push(new Move(p.getFirst(), m.backwards));
            } else {
                out.add(new Move(t, m.backwards));
            }
        }
        return out;
    }

    private void calculation(Theorem whole, int depth) {
        if (isFull(depth)) return;
        List<Move> moves = moves(whole);
        if (moves.size() == 1 && moves.getFirst().theorem.rule() == Rule.CASES && depth < DEEPEST) {
            cases(moves.getFirst().theorem, depth);
            return;
        }
        add(new Step.Start(depth, Bound.named(whole.equal().left())));
        if (moves.isEmpty()) steps.add(new Step.Next(depth, whole.equal().right(), Rule.REFLEXIVITY.label(), List.of(), List.of()));
        for (Move m : moves) {
            if (isFull(depth)) return;
            move(m, depth);
        }
    }

    private void move(Move m, int depth) {
        Theorem t = m.theorem;
        Optional<Theorem> derivative = m.backwards ? Optional.empty() : derivative(t);
        if (derivative.isPresent()) {
            List<Derivation.Line> lines = Derivation.lines(derivative.get());
            for (Derivation.Line l : lines.subList(1, lines.size())) {
                if (isFull(depth)) return;
                add(new Step.Next(depth, l.term(), l.by(), List.of(), l.at()));
            }
            if (lines.getLast().term() == m.to()) return;
        }
        if (t.rule() == Rule.CASES && depth < DEEPEST) {
            add(new Step.Next(depth, Bound.named(m.to()), "case by case", List.of(), List.of()));
            cases(t, depth + 1);
            return;
        }
        List<Judgement> used = t.rule() == Rule.REWRITE || t.rule() == Rule.COMBINATION
                ? t.premises().stream().map(Outline::core).filter(p -> p.judgement() instanceof Equal e && e.left() != e.right()).map(Theorem::judgement).distinct().toList()
                : List.of();
        add(new Step.Next(depth, Bound.named(m.to()), name(t), used, List.of()));
    }

    /// A term with a derivative worked out.
    private static Optional<Theorem> derivative(Theorem t) {
        return t.rule() == Rule.DERIVATIVE_VALUE || t.rule() == Rule.REWRITE && t.premises().size() == 1 && core(t.premises().getFirst()).rule() == Rule.DERIVATIVE_VALUE
                ? Optional.of(t) : Optional.empty();
    }

    /// By what an equation holds; of a rewriting, what was rewritten with.
    private static String name(Theorem t) {
        if (t.rule() == Rule.CASES) return "case by case";
        boolean carries = t.rule() == Rule.REWRITE || t.label().equals(Rule.TRANSITIVITY.label());
        if (!carries) return t.label();
        Set<String> names = new LinkedHashSet<>();
        for (Theorem p : t.premises()) {
            Theorem c = core(p);
            if (!(c.judgement() instanceof Equal)) continue;
            if (c.rule() == Rule.CASES) names.add("case by case");
            else moves(c).stream().limit(4).forEach(m -> names.add(m.theorem == t ? t.label() : once(m.theorem)));
        }
        if (names.size() > 1) names.remove(Rule.RENAMING.label());
        String all = names.stream().limit(3).collect(Collectors.joining(", "));
        return all.isEmpty() ? t.label() : all;
    }

    private static String once(Theorem t) {
        if (t.rule() != Rule.REWRITE || t.premises().isEmpty()) return t.label();
        List<Move> inner = moves(t.premises().getFirst());
        return inner.isEmpty() ? t.label() : inner.getFirst().theorem.label();
    }

    /// Without lines that look like the one before.
    private void add(Step step) {
        if (step instanceof Step.Next n && !steps.isEmpty()) {
            Expr before = switch (steps.getLast()) {
                case Step.Start s -> s.term;
                case Step.Next m -> m.term;
                case Step.Case _, Step.Fact _, Step.More _ -> Terms.ZERO;
            };
            boolean same = before == n.term && steps.getLast().depth() == n.depth && !n.by.equals(Rule.REFLEXIVITY.label());
            if (same) return;
        }
        steps.add(step);
    }

    // ------------------------------------------------------------------------------------------ facts

    /// A fact after the facts that it follows from; equations among them as they are.
    private void fact(Theorem whole, int depth) {
        Deque<Theorem> stack = new ArrayDeque<>(List.of(whole));
        Set<Theorem> opened = new HashSet<>();
        while (!stack.isEmpty()) {
            if (isFull(depth)) return;
            Theorem t = stack.peek();
            if (facts.containsKey(t)) {
                stack.pop();
            } else if (opened.add(t)) {
                for (Theorem p : parts(t).reversed()) if (!facts.containsKey(p)) stack.push(p);
            } else {
                stack.pop();
                place(t, t == whole, depth);
            }
        }
    }

    /// The premises that a reader is told of.
    private static List<Theorem> parts(Theorem t) {
        if (t.judgement() instanceof Equal) return List.of();
        if (t.judgement() instanceof Judgement.Tends) return t.rule() == Rule.LIMIT_EQUAL_VALUE ? parts(t.premises().getFirst()) : limits(t);
        return t.rule() == Rule.DISCHARGE || t.rule() == Rule.WEAKENING ? List.of(t.premises().getFirst()) : t.premises();
    }

    /// Of a limit, the limits that it comes from, and the equation that turns the function into another one: what a lecturer
    /// writes. Signs near the point, continuity and values of numbers are listed in full only.
    private static List<Theorem> limits(Theorem t) {
        return t.premises().stream().filter(p -> p.judgement() instanceof Judgement.Tends
                || p.judgement() instanceof Equal && t.rule() == Rule.LIMIT_EQUAL_FUNCTION && p == t.premises().getFirst()).toList();
    }

    /// Limits that go without saying: of a number, of the variable, of a function where its argument is not yet put in.
    private static boolean isPlain(Theorem t) {
        return t.rule() == Rule.LIMIT_CONSTANT || t.rule() == Rule.LIMIT_VARIABLE || t.rule() == Rule.LIMIT_END;
    }

    /// The rule by which a limit was found, before its value was written in another way.
    private static String reason(Theorem t) {
        Theorem now = t;
        while (now.rule() == Rule.LIMIT_EQUAL_VALUE || now.rule() == Rule.DISCHARGE || now.rule() == Rule.WEAKENING) now = now.premises().getFirst();
        return now.label().equals(Rule.TRANSITIVITY.label()) ? "algebra" : now.label();
    }

    private void place(Theorem t, boolean asked, int depth) {
        List<Integer> from = parts(t).stream().map(facts::get).filter(n -> n != null && n > 0).distinct().toList();
        boolean trivial = t.judgement() instanceof Equal e && e.left() == e.right();
        boolean same = SILENT.contains(t.rule()) && from.size() == 1 && !(t.judgement() instanceof Equal);
        boolean plain = isPlain(t) && !asked;
        if (same || trivial || plain) {
            facts.put(t, same ? from.getFirst() : 0);
            return;
        }
        String by = t.judgement() instanceof Equal ? name(t) : t.judgement() instanceof Judgement.Tends ? reason(t) : t.label();
        steps.add(new Step.Fact(depth, t.judgement(), by, from));
        facts.put(t, ++count);
    }
}
