package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.calculus.Derivation.Line;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.numeric.Decimal;
import org.gradproof.render.Steps;
import org.gradproof.sheet.Sheet.Formula;
import org.gradproof.sheet.Sheet.Part;
import org.gradproof.sheet.Sheet.Row;
import org.gradproof.sheet.Sheet.Span;
import org.gradproof.sheet.SheetPage.Kind;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Result;
import org.gradproof.worksheet.Transcript;

/// Declarations, definitions and what was worked out, written on the page.
record SheetAnswers(SheetPage page, SheetProof proof, Lemmas lemmas) {
    void declared(Result.Declared d, SheetGiven given) {
        if (given.statement().isPresent() && given.statement().get() instanceof Statement.Let let) {
            data(let);
        } else if (given.statement().isPresent() && given.statement().get() instanceof Statement.Assume a) {
            page.add(new Part.Paragraph(SheetPhrases.sentence("Assume that ", SheetPhrases.conditions(a.conditions()))));
        } else {
            page.declare(SheetPhrases.declared(d.symbols(), d.conditions(), true));
        }
    }

    /// Numbers first in words where they are short, else as equations.
    private void data(Statement.Let let) {
        Map<Symbol, Expr> values = new LinkedHashMap<>();
        let.values().forEach((s, v) -> {
            if (!s.isScalar()) values.put(s, v);
        });
        values.putAll(let.values());
        boolean small = values.size() <= 4 && values.values().stream().allMatch(v -> v.sizes().size() < 2 && v.treeSize() <= 9);
        if (!small) {
            values.forEach((s, v) -> page.equation(Kind.VALUES, row(s, "=", Sheet.term(v), List.of())));
            return;
        }
        List<List<Span>> phrases = new ArrayList<>();
        values.forEach((s, v) -> phrases.add(List.of(new Span.Maths(new Formula.Related(Sheet.term(s), "=", Sheet.term(v))))));
        page.add(new Part.Paragraph(SheetPhrases.sentence("Take ", phrases)));
    }

    void defined(Result.Defined d) {
        List<Span> reason = new ArrayList<>();
        List<Symbol> parameters = d.definition().parameters().subList(d.definition().main(), d.definition().parameters().size());
        if (!d.defaults().isEmpty()) {
            List<List<Span>> defaults = new ArrayList<>();
            for (int i = 0; i < parameters.size(); i++) {
                defaults.add(List.of(new Span.Maths(new Formula.Related(Sheet.term(parameters.get(i)), "=", Sheet.term(d.defaults().get(i))))));
            }
            reason.addAll(SheetPhrases.enumerated(defaults, "and"));
            reason.add(Sheet.words(" unless stated"));
        }
        page.equation(Kind.DEFINITIONS, new Row(Optional.of(new Formula.Head(d.definition())), "=", Sheet.term(d.definition().body()), reason));
    }

    void derived(Result.Derived d, SheetGiven given) {
        if (!Steps.isPrintable(d.subject()) || !Steps.isPrintable(d.value())) {
            page.add(Sheet.words("(The formula is too large for a page: " + Dag.size(d.value()) + " different parts.)"));
            return;
        }
        List<Span> under = given.under(given.ownAnd(d.conditions()), d.subject());
        if (d.detailed() && d.lines().size() > 2) {
            steps(d, under, given);
        } else {
            page.equation(Kind.ANSWERS, row(d.subject(), "=", Sheet.term(d.value()), under));
        }
        SheetKinks.of(d.subject(), given.assumptions(), lemmas).forEach(page::add);
    }

    private void steps(Result.Derived d, List<Span> under, SheetGiven given) {
        if (!under.isEmpty()) {
            List<Span> lead = new ArrayList<>(List.of(Sheet.words("F" + ((Span.Words) under.getFirst()).text().substring(1))));
            lead.addAll(under.subList(1, under.size()));
            lead.add(Sheet.words(":"));
            page.add(new Part.Paragraph(lead));
        }
        List<Condition> assumptions = new ArrayList<>(given.assumptions());
        assumptions.addAll(d.conditions());
        List<Line> lines = d.lines().stream().filter(l -> Steps.isPrintable(l.term())).toList();
        List<Line> unproved = proof.unproved(lines, assumptions);
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Line l = lines.get(i);
            List<Span> reason = new ArrayList<>(SheetReasons.of(l.by()));
            if (unproved.contains(l)) reason.add(Sheet.words(reason.isEmpty() ? "checked numerically" : ", checked numerically"));
            rows.add(new Row(i == 1 ? Optional.of(Sheet.term(d.subject())) : Optional.empty(), "=", Sheet.term(l.term()), reason));
        }
        page.display(rows);
    }

    void simplified(Result.Simplified s, SheetGiven given) {
        if (!Steps.isPrintable(s.subject()) || !Steps.isPrintable(s.value())) return;
        boolean plain = s.value() == s.subject();
        List<Span> reason = given.under(given.ownAnd(s.conditions()), s.subject());
        if (!plain) page.equation(Kind.ANSWERS, row(s.subject(), "=", Sheet.term(s.value()), reason));
        s.decimal().ifPresentOrElse(d -> {
            Formula number = new Formula.Numbers(List.of(), List.of(Transcript.text(d)));
            if (d instanceof Decimal.Absent(String why)) {
                page.add(Sheet.maths(s.subject()), Sheet.words(" has no value: " + why + "."));
            } else {
                page.equation(Kind.ANSWERS, new Row(plain ? Optional.of(Sheet.term(s.subject())) : Optional.empty(), d instanceof Decimal.Exact ? "=" : "~", number, plain ? reason : List.of()));
            }
        }, () -> {
            if (plain) page.equation(Kind.ANSWERS, new Row(Optional.empty(), "", Sheet.term(s.subject()), reason));
        });
    }

    void limited(Result.Limited l, SheetGiven given) {
        if (!Steps.isPrintable(l.subject())) return;
        if (l.values().size() == 1) {
            page.equation(Kind.ANSWERS, row(l.subject(), "=", Sheet.term(l.values().getFirst()), given.under(given.ownAnd(l.conditions()), l.subject())));
        } else {
            List<Span> told = new ArrayList<>(List.of(Sheet.maths(l.subject())));
            l.when().ifPresent(c -> told.addAll(List.of(Sheet.words(" exists exactly when "), Sheet.maths(c))));
            told.addAll(List.of(Sheet.words(l.when().isPresent() ? ": it is " : " does not exist: it is "), Sheet.maths(l.values().getFirst()), Sheet.words(" from the left and "),
                    Sheet.maths(l.values().getLast()), Sheet.words(" from the right.")));
            page.add(new Part.Paragraph(told));
        }
    }

    void evaluated(Result.Evaluated e) {
        Optional<String> absent = e.entries().stream().filter(x -> x.shown() instanceof Decimal.Absent).map(x -> ((Decimal.Absent) x.shown()).reason()).findFirst();
        if (absent.isPresent() && e.entries().size() == 1) {
            page.add(Sheet.maths(e.subject()), Sheet.words(" has no value: " + absent.get() + "."));
            return;
        }
        boolean rounded = e.entries().stream().anyMatch(x -> x.shown() instanceof Decimal.Rounded);
        Formula numbers = new Formula.Numbers(e.sizes(), e.entries().stream().map(x -> Transcript.text(x.shown())).toList());
        page.equation(Kind.VALUES, row(e.subject(), rounded ? "~" : "=", numbers, List.of()));
    }

    void displayed(Node formula, SheetGiven given) {
        page.flush();
        if (!Steps.isPrintable(formula)) return;
        List<Span> under = given.under(given.own(), formula);
        page.display(List.of(formula instanceof Condition.Compare c && c.relation() == Relation.EQ
                ? row(c.left(), "=", Sheet.term(c.right()), under)
                : new Row(Optional.empty(), "", Sheet.term(formula), under)));
    }

    void listed(Result.Listed l, SheetGiven given) {
        List<Row> rows = new ArrayList<>();
        for (Result.Form f : l.forms()) {
            if (f.term() == l.subject() && l.forms().size() > 1) continue;
            List<Span> reason = new ArrayList<>(SheetReasons.of(f.label()));
            if (!f.conditions().isEmpty()) reason.add(Sheet.words(", "));
            reason.addAll(given.under(f.conditions()));
            rows.add(new Row(rows.isEmpty() ? Optional.of(Sheet.term(l.subject())) : Optional.empty(), "=", Sheet.term(f.term()), reason));
        }
        page.display(rows);
    }

    private static Row row(Expr left, String sign, Formula right, List<Span> reason) {
        return new Row(Optional.of(Sheet.term(left)), sign, right, reason);
    }
}
