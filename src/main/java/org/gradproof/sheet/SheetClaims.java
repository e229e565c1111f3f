package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.expr.Node;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Steps;
import org.gradproof.sheet.Sheet.Formula;
import org.gradproof.sheet.Sheet.Part;
import org.gradproof.sheet.Sheet.Row;
import org.gradproof.sheet.Sheet.Span;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Result;

/// Claims and calculations written on the page, numbered, each with what was found of it.
final class SheetClaims {
    private final SheetPage page;
    private final SheetVerdicts verdicts;
    private int claims;

    SheetClaims(SheetPage page, SheetVerdicts verdicts) {
        this.page = page;
        this.verdicts = verdicts;
    }

    void judged(Result.Judged j, SheetGiven given) {
        Statement.Claim claim = j.claim();
        head(claim, given);
        page.display(rows(j, given));
        if (!(j.verdict() instanceof Verdict.Proved)) {
            if (claim.links().size() == 1) page.add(new Part.Paragraph(verdicts.of(j.verdict(), claim.links().getFirst())));
            else lines(j);
        }
        boolean told = j.verdict() instanceof Verdict.Rounding || j.verdict() instanceof Verdict.Refuted r && r.diagnosis().isPresent();
        j.correct().filter(_ -> !told).filter(Steps::isPrintable).ifPresent(c -> page.add(Sheet.words("Right would be "), Sheet.maths(c), Sheet.words(".")));
        j.opinion().ifPresent(o -> page.add(SheetPhrases.sentence(o)));
    }

    private void head(Statement.Claim claim, SheetGiven given) {
        List<Span> head = new ArrayList<>(List.of(new Span.Strong(List.of(Sheet.words((given.isCalculation() ? "Calculation " : "Claim ") + ++claims + ".")))));
        List<Node> sides = claim.links().stream().flatMap(l -> Stream.<Node>of(l.left(), l.right())).toList();
        List<List<Span>> phrases = given.phrases(sides);
        if (!phrases.isEmpty()) {
            head.add(Sheet.words(" For "));
            head.addAll(SheetPhrases.enumerated(phrases, "and"));
            head.add(Sheet.words(":"));
        }
        page.add(new Part.Paragraph(head));
    }

    /// What is claimed, with the verdict at the margin where it is proved.
    private List<Row> rows(Result.Judged j, SheetGiven given) {
        Statement.Claim claim = j.claim();
        List<Row> rows = new ArrayList<>();
        boolean line = given.statement().isPresent() && !given.isCalculation() && claim.isChain();
        if (line) rows.add(chain(claim));
        else for (int i = 0; i < claim.links().size(); i++) rows.add(link(claim, i));
        if (j.verdict() instanceof Verdict.Proved p) {
            Row last = rows.removeLast();
            rows.add(new Row(last.left(), last.sign(), last.right(), last.reason(), verdicts.of(p, claim.links().getFirst())));
        }
        return rows;
    }

    /// `a < b <= c` on one line.
    private static Row chain(Statement.Claim claim) {
        List<Statement.Link> links = claim.links();
        Formula right = Sheet.term(links.getLast().right());
        for (int i = links.size() - 1; i > 0; i--) right = new Formula.Related(Sheet.term(links.get(i).left()), sign(links.get(i)), right);
        return new Row(Optional.of(Sheet.term(links.getFirst().left())), sign(links.getFirst()), right, List.of());
    }

    private static String sign(Statement.Link l) {
        return l.relation().map(r -> switch (r) {
            case EQ -> "=";
            case NE -> "!=";
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
        }).orElse("~");
    }

    private static Row link(Statement.Claim claim, int i) {
        Statement.Link l = claim.links().get(i);
        String sign = sign(l);
        Optional<Formula> left = i > 0 && claim.isChain() ? Optional.empty() : Optional.of(Sheet.term(l.left()));
        return new Row(left, sign, Sheet.term(l.right()), l.reason().map(r -> List.of(Sheet.words(r))).orElse(List.of()));
    }

    /// The lines that are not plainly proved, one by one.
    private void lines(Result.Judged j) {
        List<List<Part>> items = new ArrayList<>();
        for (int i = 0; i < j.report().links().size(); i++) {
            Verdict v = j.report().links().get(i);
            if (v instanceof Verdict.Proved p && p.conditions().isEmpty()) continue;
            List<Span> item = new ArrayList<>(List.of(Sheet.words("Line " + (i + 1) + ": ")));
            item.addAll(verdicts.of(v, j.claim().links().get(i)).stream().filter(s -> !(s instanceof Span.Proved)).toList());
            items.add(List.of(new Part.Paragraph(item)));
        }
        if (items.size() < j.report().links().size()) items.add(List.of(new Part.Paragraph(List.of(Sheet.words("All other lines are proved.")))));
        page.add(new Part.Listing(false, 1, items));
    }
}
