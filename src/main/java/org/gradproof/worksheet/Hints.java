package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.calculus.Derivation;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Refused;
import org.gradproof.prover.Diagnosis;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Text;
import org.gradproof.syntax.Statement;

/// Hints, each a little more than the one before: of every step first its rule, then what the rule says here, then the
/// result; of a mistake first its kind, then its place, then the right form.
final class Hints {
    private final Session session;

    Hints(Session session) {
        this.session = session;
    }

    /// All hints about an answer, the least telling first; each is a few rows.
    List<List<Row>> of(Result last) {
        return switch (last) {
            case Result.Judged j -> claim(j);
            case Result.Derived d -> lines(d.lines());
            case Result.Simplified s -> lines(List.of(new Derivation.Line(s.subject(), ""), new Derivation.Line(s.value(), s.equation().label())));
            case Result.Limited l -> {
                List<List<Row>> all = new ArrayList<>();
                l.theorems().forEach(t -> outlined(Outline.of(t), all));
                yield all;
            }
            case Result.Declared _, Result.Defined _, Result.Evaluated _, Result.Displayed _, Result.Listed _, Result.Agreed _, Result.Told _, Result.Failed _ ->
                    throw new IllegalArgumentException("nothing to hint at");
        };
    }

    private List<List<Row>> claim(Result.Judged j) {
        int at = j.report().wrong().orElseGet(() -> Math.max(0, j.report().links().indexOf(j.verdict())));
        Verdict v = j.report().links().get(at);
        Statement.Link link = j.claim().links().get(at);
        String where = j.report().links().size() == 1 ? "" : "look at line " + (at + 1) + ": ";
        List<List<Row>> all = new ArrayList<>(switch (v) {
            case Verdict.Proved p -> proved(j);
            case Verdict.Consistent _ -> List.<List<Row>>of();
            case Verdict.Rounding r -> List.of(List.of(Row.of("look at the last digit")),
                    List.of(Row.of("right would be ", org.gradproof.expr.Terms.decimal(r.correct(), r.places()))));
            case Verdict.Refuted r when r.diagnosis().isPresent() -> mistake(r.diagnosis().get(), j);
            case Verdict.Refuted r -> begin(link, j, r);
            case Verdict.Undecided _ -> derivation(link, j);
        });
        if (!where.isEmpty() && !all.isEmpty()) {
            List<Row> first = new ArrayList<>(all.getFirst());
            first.set(0, prefixed(where, first.getFirst()));
            all.set(0, first);
        }
        return all;
    }

    private static Row prefixed(String words, Row r) {
        List<Row.Piece> pieces = new ArrayList<>(r.pieces());
        pieces.addFirst(new Row.Piece.Words(words));
        return new Row(r.indent(), pieces, r.by());
    }

    private static List<List<Row>> mistake(Diagnosis d, Result.Judged j) {
        return switch (d) {
            case Diagnosis.Missing m -> List.of(List.of(Row.of("something has to be assumed")),
                    List.of(Row.of("something has to be assumed of " + Free.of(m.assumption()).stream().filter(s -> !s.isIndex()).map(Symbol::name).collect(Collectors.joining(", ")))),
                    List.of(Row.of("true if ", m.assumption())));
            case Diagnosis.Edit e -> {
                List<Row> place = new ArrayList<>(List.of(Row.of(e.mistake() + ", at ", e.part())));
                j.mark().ifPresent(k -> {
                    place.add(Row.of(k.text()).deeper(1));
                    place.add(Row.of(" ".repeat(k.from()) + "^".repeat(k.length())).deeper(1));
                });
                yield List.of(List.of(Row.of(e.mistake())), place, List.of(Row.of("with ", e.instead(), " in place of ", e.part(), " it is proved")));
            }
        };
    }

    /// Of a claim that no single edit repairs: the derivative on its left, else the point.
    private List<List<Row>> begin(Statement.Link link, Result.Judged j, Verdict.Refuted r) {
        if (link.left() instanceof Expr.Derivative) return derivation(link, j);
        Wording words = new Wording(Text::line, session.settings().digits(), link);
        String told = words.of(r).getFirst();
        return List.of(List.of(Row.of("compare both sides at a simple point")), List.of(Row.of(told)));
    }

    private List<List<Row>> derivation(Statement.Link link, Result.Judged j) {
        if (!(link.left() instanceof Expr.Derivative)) return List.of(List.of(Row.of("compare both sides at a simple point")));
        try {
            List<List<Row>> all = new ArrayList<>(lines(Working.of(link.left(), j.claim().assumptions(), session.knowledge().lemmas()).lines()));
            if (!all.isEmpty()) all.getFirst().set(0, prefixed("begin with the ", all.getFirst().getFirst()));
            return all;
        } catch (Refused e) {
            return List.of(List.of(Row.of("compare both sides at a simple point")));
        }
    }

    // ------------------------------------------------------------------------------------------ steps

    private static List<List<Row>> lines(List<Derivation.Line> lines) {
        List<List<Row>> all = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Derivation.Line l = lines.get(i);
            step(all, l.by(), List.of(), l.at(), lines.get(i - 1).term(), l.term());
        }
        return all;
    }

    private static List<List<Row>> proved(Result.Judged j) {
        List<List<Row>> all = new ArrayList<>();
        for (Verdict v : j.report().links()) {
            if (!(v instanceof Verdict.Proved p)) continue;
            p.theorems().forEach(t -> outlined(Outline.of(t), all));
        }
        return all;
    }

    private static void outlined(List<Outline.Step> steps, List<List<Row>> all) {
        Node before = org.gradproof.expr.Terms.ZERO;
        for (Outline.Step s : steps) {
            switch (s) {
                case Outline.Step.Start b -> before = b.term();
                case Outline.Step.Next n -> {
                    step(all, n.by(), n.instance(), n.at(), before, n.term());
                    before = n.term();
                }
                case Outline.Step.Case c -> all.add(new ArrayList<>(List.of(Row.of("take the case ", c.condition()))));
                case Outline.Step.Fact f -> {
                    all.add(new ArrayList<>(List.of(Row.of(f.by()))));
                    all.add(new ArrayList<>(List.of(said(f.says()).by(f.by()))));
                }
                case Outline.Step.More _ -> { }
            }
        }
    }

    /// Rule, instance, result.
    private static void step(List<List<Row>> all, String by, List<Judgement> used, List<Expr> at, Node before, Expr result) {
        all.add(new ArrayList<>(List.of(Row.of(by.isEmpty() ? "algebra" : by))));
        List<Row> instance = new ArrayList<>();
        for (Judgement u : used) instance.add(said(u).by(by));
        for (Expr e : at) instance.add(applied(e).by(by));
        if (instance.isEmpty()) instance.add(Row.of("applied to ", before).by(by));
        all.add(instance);
        all.add(new ArrayList<>(List.of(Row.of("= ", result).by(by))));
    }

    /// A rule at a function, with its parts as the rule calls them.
    private static Row applied(Expr e) {
        return switch (e) {
            case Expr.Binary b when b.operator() == Operator.MULTIPLY || b.operator() == Operator.DIVIDE || b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT ->
                    Row.of("applied to ", e, ", with u = ", b.left(), " and v = ", b.right());
            case Expr.Binary b when b.operator() == Operator.POWER -> Row.of("applied to ", e, ", with u = ", b.left());
            case Expr.Apply a when !(a.argument() instanceof Symbol) -> Row.of("applied to ", e, ", with u = ", a.argument());
            case Expr.Call c when c.arguments().size() == 1 && !(c.arguments().getFirst() instanceof Symbol) -> Row.of("applied to ", e, ", with u = ", c.arguments().getFirst());
            case Expr _ -> Row.of("applied to ", e);
        };
    }

    /// A number, or the word for what lies beyond all of them.
    static Object target(Judgement.Target target) {
        return switch (target) {
            case Judgement.Target.Finite v -> v.value();
            case Judgement.Target.Infinite i -> i.up() ? "∞" : "−∞";
        };
    }

    private static Row said(Judgement says) {
        return switch (says) {
            case Judgement.Equal e -> Row.of(e.left(), " = ", e.right());
            case Judgement.Holds h -> Row.of(h.condition());
            case Judgement.HasDerivative d -> Row.of(d.function(), " has the derivative ", d.derivative());
            case Judgement.Continuous c -> Row.of(c.function(), " is continuous");
            case Judgement.SideDerivative d -> Row.of(d.function(), " has the one-sided derivative ", d.value());
            case Judgement.Tends t -> Row.of(t.function(), " tends to ", target(t.target()));
            case Judgement.Eventually e -> Row.of(e.condition(), " near the limit");
        };
    }
}
