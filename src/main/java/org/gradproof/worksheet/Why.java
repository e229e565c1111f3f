package org.gradproof.worksheet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.calculus.Derivation;
import org.gradproof.calculus.Differentiation;
import org.gradproof.expr.Approach;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Enclosures;
import org.gradproof.prover.Diagnosis;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Text;
import org.gradproof.syntax.Statement;

/// The reasons for the last answer, at three sizes: the names of the rules, the steps that a lecturer writes, every step
/// there is. Everything is read off the theorem, or for a refutation off its point.
final class Why {
    private static final int PRECISION = 64;
    private static final int MOST_VALUES = 8;
    private static final int ALL_VALUES = 40;

    private final Session session;
    private final Statement.Size size;

    Why(Session session, Statement.Size size) {
        this.session = session;
        this.size = size;
    }

    List<Row> of(Result last) {
        return switch (last) {
            case Result.Judged j -> claim(j);
            case Result.Derived d -> derived(d);
            case Result.Simplified s -> theorem(s.equation());
            case Result.Limited l -> limits(l.theorems());
            case Result.Declared _, Result.Defined _, Result.Evaluated _, Result.Displayed _, Result.Listed _, Result.Agreed _, Result.Told _, Result.Failed _ ->
                    throw new IllegalArgumentException("nothing to explain");
        };
    }

    /// The proofs of one limit, or of those from the left and from the right.
    List<Row> limits(List<Theorem> theorems) {
        return theorems.stream().flatMap(t -> theorem(t).stream()).toList();
    }

    private List<Row> derived(Result.Derived d) {
        return switch (size) {
            case TERSE -> named(d.lines().stream().map(Derivation.Line::by).filter(b -> !b.isEmpty()).toList());
            case COURSE -> {
                List<Row> rows = new ArrayList<>(List.of(Row.of(d.lines().getFirst().term())));
                List<Derivation.Line> lines = d.lines();
                for (int i = 1; i < lines.size(); i++) rows.add(Row.of(i + ". = ", lines.get(i).term()).by(lines.get(i).by()));
                yield rows;
            }
            case FULL -> theorem(d.equation());
        };
    }

    private List<Row> claim(Result.Judged j) {
        List<Row> rows = new ArrayList<>();
        List<Verdict> links = j.report().links();
        for (int i = 0; i < links.size(); i++) {
            Statement.Link link = j.claim().links().get(i);
            int depth = links.size() == 1 ? 0 : 1;
            if (depth == 1) rows.add(Row.of("line " + (i + 1) + ": ", link.left(), sign(link), link.right()));
            Wording words = new Wording(Text::line, session.settings().digits(), link);
            said(links.get(i), words, j.report().isRightAgain(i)).forEach(r -> rows.add(r.deeper(depth)));
            if (!j.report().isRightAgain(i)) reasons(links.get(i), link, words, j.claim().assumptions()).forEach(r -> rows.add(r.deeper(depth)));
        }
        j.correct().ifPresent(c -> rows.add(Row.of("right would be ", c)));
        return rows;
    }

    /// The verdict, with its terms as terms.
    private static List<Row> said(Verdict v, Wording words, boolean again) {
        if (again) return List.of(Row.of("right again: it follows from the first line"));
        return switch (v) {
            case Verdict.Proved p -> List.of(conditions("proved", p.conditions()));
            case Verdict.Refuted r -> {
                List<Row> rows = new ArrayList<>(List.of(Row.of(words.of(r).getFirst())));
                r.diagnosis().ifPresent(d -> rows.add(switch (d) {
                    case Diagnosis.Missing m -> Row.of("true if ", m.assumption());
                    case Diagnosis.Edit e -> {
                        Row told = Row.of(e.mistake() + ": with ", e.instead(), " in place of ", e.part(), " it is ");
                        List<Row.Piece> pieces = new ArrayList<>(told.pieces());
                        pieces.addAll(conditions("proved", e.conditions()).pieces());
                        yield new Row(0, pieces, "");
                    }
                }));
                yield rows;
            }
            case Verdict.Consistent _, Verdict.Rounding _, Verdict.Undecided _ -> words.of(v).stream().map(Row::of).toList();
        };
    }

    private static Row conditions(String words, List<Condition> conditions) {
        List<Object> pieces = new ArrayList<>(List.of(words));
        for (Condition c : conditions) {
            pieces.add(pieces.size() == 1 ? " for " : ", ");
            pieces.add(c);
        }
        return Row.of(pieces.toArray());
    }

    private static String sign(Statement.Link link) {
        return link.relation().map(r -> " " + Text.sign(r) + " ").orElse(" ~ ");
    }

    private List<Row> reasons(Verdict v, Statement.Link link, Wording words, List<Condition> assumptions) {
        return switch (v) {
            case Verdict.Proved p -> p.theorems().stream().flatMap(t -> theorem(t).stream()).toList();
            case Verdict.Refuted r -> size == Statement.Size.TERSE ? List.of() : evaluation(r, link, words, assumptions);
            case Verdict.Consistent _, Verdict.Rounding _, Verdict.Undecided _ -> List.of();
        };
    }

    // ------------------------------------------------------------------------------------------ proofs

    private List<Row> theorem(Theorem t) {
        return switch (size) {
            case TERSE -> named(Outline.of(t).stream().flatMap(s -> switch (s) {
                case Outline.Step.Next n -> List.of(n.by()).stream();
                case Outline.Step.Fact f -> List.of(f.by()).stream();
                case Outline.Step.Case c -> List.of("case " + Text.line(c.condition())).stream();
                case Outline.Step.Start _, Outline.Step.More _ -> List.<String>of().stream();
            }).toList());
            case COURSE -> outlined(t);
            case FULL -> listed(t);
        };
    }

    private static List<Row> named(List<String> rules) {
        Set<String> all = new LinkedHashSet<>(rules);
        List<Row> rows = new ArrayList<>();
        for (String rule : all) rows.add(Row.of((rows.size() + 1) + ". " + rule));
        return rows;
    }

    private static List<Row> outlined(Theorem t) {
        List<Row> rows = new ArrayList<>();
        int line = 0;
        int fact = 0;
        for (Outline.Step s : Outline.of(t)) {
            rows.add(switch (s) {
                case Outline.Step.Start b -> Row.of(b.term()).deeper(b.depth());
                case Outline.Step.Next n -> Row.of(++line + ". = ", n.term()).by(n.by()).deeper(n.depth());
                case Outline.Step.Case c -> Row.of("case ", c.condition(), ":").deeper(c.depth());
                case Outline.Step.Fact f -> said(++fact + ". ", f.says(), f.by(), f.from()).deeper(f.depth());
                case Outline.Step.More m -> Row.of("… and so on; why full lists every step").deeper(m.depth());
            });
        }
        return rows;
    }

    private static List<Row> listed(Theorem t) {
        Listing all = Listing.of(t);
        List<Row> rows = new ArrayList<>();
        if (all.left() > 0) rows.add(Row.of("steps 1 to " + all.left() + " are not listed"));
        int number = all.left();
        for (Listing.Step s : all.steps()) rows.add(said(++number + ". ", s.says(), s.by(), s.from()));
        return rows;
    }

    private static Row said(String number, Judgement says, String by, List<Integer> from) {
        String rule = by + (from.isEmpty() ? "" : ", from " + String.join(", ", from.stream().map(String::valueOf).toList()));
        Row row = switch (says) {
            case Judgement.Equal e -> Row.of(number, Bound.named(e.left()), " = ", Bound.named(e.right()));
            case Judgement.Holds h -> Row.of(number, h.condition());
            case Judgement.HasDerivative d -> Row.of(number, Terms.derivative(d.variable(), d.index(), d.function(), d.variable()), " = ", Bound.named(d.derivative()));
            case Judgement.Continuous c -> Row.of(number, c.function(), " is continuous in ", c.variable());
            case Judgement.SideDerivative s -> Row.of(number, "from the " + s.side().name().toLowerCase(java.util.Locale.ROOT) + " at ", s.variable(), " = ", s.point(), ", ",
                    s.function(), " has the derivative ", s.value());
            case Judgement.Tends t -> approached(number, t.function(), " tends to ", t.variable(), t.approach(), Hints.target(t.target()));
            case Judgement.Eventually e -> approached(number, e.condition(), " holds near", e.variable(), e.approach(), "");
        };
        return row.by(rule);
    }

    private static Row approached(String number, Object what, String does, Symbol x, Approach approach, Object to) {
        return switch (approach) {
            case Approach.To t -> Row.of(number, what, does, to, " as ", x, " → ", t.point(), switch (t.from()) {
                case LEFT -> " from the left";
                case RIGHT -> " from the right";
                case BOTH -> "";
            });
            case Approach.Beyond b -> Row.of(number, what, does, to, " as ", x, b.up() ? " → ∞" : " → −∞");
        };
    }

    // ------------------------------------------------------------------------------------------ refutations

    /// The sides worked out at the point, part by part.
    private List<Row> evaluation(Verdict.Refuted r, Statement.Link link, Wording words, List<Condition> assumptions) {
        List<Row> rows = new ArrayList<>();
        List<Expr> sides = List.of(link.left(), link.right());
        for (int k = 0; k < 2; k++) {
            Expr side = sides.get(k);
            if (!side.isScalar()) continue;
            Expr value = worked(side, assumptions);
            String name = k == 0 ? "left side: " : "right side: ";
            rows.add(value == side ? Row.of(name, side) : Row.of(name, side, " = ", value));
            rows.addAll(values(value, r, words));
        }
        return rows;
    }

    private Expr worked(Expr side, List<Condition> assumptions) {
        try {
            return Differentiation.pending(side) ? Working.of(side, assumptions, session.knowledge().lemmas()).equation().equal().right() : side;
        } catch (Refused e) {
            return side;
        }
    }

    private List<Row> values(Expr side, Verdict.Refuted r, Wording words) {
        List<Expr> parts = new ArrayList<>();
        for (Node n : Dag.postorder(side, Why::written)) {
            boolean told = n instanceof Expr e && e.isScalar() && !(e instanceof Expr.Num) && !(e instanceof Symbol) && !(e instanceof Expr.Pi) && !Differentiation.pending(e);
            if (told) parts.add((Expr) n);
        }
        int most = size == Statement.Size.FULL ? ALL_VALUES : MOST_VALUES;
        List<Row> rows = new ArrayList<>();
        for (Expr part : parts.subList(Math.max(0, parts.size() - most), parts.size())) {
            Enclosure v = new Enclosures().value(part, r.point(), PRECISION);
            if (v instanceof Enclosure.Unknown) continue;
            rows.add(Row.of(part, " = ", words.value(v)).deeper(1));
        }
        return rows;
    }

    /// Parts that have a value at a point: nothing below sums, and the numbers in cases.
    private static List<? extends Node> written(Node n) {
        return n instanceof Expr.Big || n instanceof Expr.Extreme || n instanceof Expr.Array || n instanceof Expr.Entry || n instanceof Expr.Derivative || n instanceof Expr.Limit ? List.of() : Free.scope(n);
    }
}
