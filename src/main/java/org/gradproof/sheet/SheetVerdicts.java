package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Terms;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Environment;
import org.gradproof.prover.Diagnosis;
import org.gradproof.prover.Verdict;
import org.gradproof.render.Text;
import org.gradproof.sheet.Sheet.Formula;
import org.gradproof.sheet.Sheet.Span;
import org.gradproof.syntax.Statement;
import org.gradproof.worksheet.Wording;

/// What was found of a claim, in sentences.
record SheetVerdicts(int digits) {
    List<Span> of(Verdict v, Statement.Link about) {
        Wording wording = new Wording(Text::line, digits, about);
        List<Span> out = new ArrayList<>();
        switch (v) {
            case Verdict.Proved p -> proved(p, out);
            case Verdict.Refuted r -> refuted(r, wording, out);
            case Verdict.Consistent c -> {
                out.add(mark("Correct to the digits shown: "));
                out.addAll(List.of(Sheet.words("the value is "), number(wording.value(c.value())), Sheet.words(".")));
            }
            case Verdict.Rounding r -> {
                out.add(mark("Rounded wrongly: "));
                out.addAll(List.of(Sheet.words("to as many digits it is "), Sheet.maths(Terms.decimal(r.correct(), r.places())),
                        Sheet.words(", the value being "), number(wording.value(r.value())), Sheet.words(".")));
            }
            case Verdict.Undecided u -> {
                out.add(mark("Undecided: "));
                out.add(Sheet.words(wording.reason(u) + "."));
                if (u.agreement().tried() > 0) out.add(Sheet.words(" Both sides agree at " + u.agreement().agreeing() + " of " + u.agreement().tried()
                        + " sample points, which proves nothing."));
                u.opinion().ifPresent(o -> out.add(Sheet.words(" " + o + ".")));
            }
        }
        return out;
    }

    private static Span mark(String words) {
        return new Span.Emphasis(List.of(Sheet.words(words)));
    }

    private static void proved(Verdict.Proved p, List<Span> out) {
        if (p.conditions().isEmpty()) {
            out.add(mark("proved"));
        } else {
            out.add(mark("proved for "));
            out.addAll(SheetPhrases.enumerated(SheetPhrases.conditions(p.conditions()), "and"));
        }
        out.add(new Span.Proved());
    }

    private static void refuted(Verdict.Refuted r, Wording wording, List<Span> out) {
        out.add(mark("Refuted: "));
        List<List<Span>> point = point(r.point(), wording);
        if (!point.isEmpty()) {
            out.add(Sheet.words("at "));
            out.addAll(SheetPhrases.enumerated(point, "and"));
            out.add(Sheet.words(" "));
        }
        out.addAll(List.of(Sheet.words("the left side is "), value(r.left(), wording.apart(r)), Sheet.words(", the right side "),
                value(r.right(), wording.apart(r)), Sheet.words(".")));
        r.diagnosis().ifPresent(d -> diagnosis(d, out));
    }

    private static Span value(Enclosure e, Wording wording) {
        boolean infinite = e instanceof Enclosure.Undefined u && u.part() instanceof Expr.Limit l && l.isInfinity();
        return infinite ? Sheet.maths(((Enclosure.Undefined) e).part()) : number(wording.value(e));
    }

    private static void diagnosis(Diagnosis d, List<Span> out) {
        switch (d) {
            case Diagnosis.Missing m -> out.addAll(List.of(Sheet.words(" It is true if "), Sheet.maths(m.assumption()), Sheet.words(".")));
            case Diagnosis.Edit e -> {
                out.addAll(List.of(Sheet.words(" The mistake: " + e.mistake() + "; with "), Sheet.maths(e.instead()), Sheet.words(" in place of "),
                        Sheet.maths(e.part()), Sheet.words(" it is proved")));
                if (!e.conditions().isEmpty()) {
                    out.add(Sheet.words(" for "));
                    out.addAll(SheetPhrases.enumerated(SheetPhrases.conditions(e.conditions()), "and"));
                }
                out.add(Sheet.words("."));
            }
        }
    }

    private static List<List<Span>> point(Environment point, Wording wording) {
        List<List<Span>> all = new ArrayList<>();
        for (Map.Entry<Symbol, String> c : wording.coordinates(point).entrySet()) {
            all.add(List.of(new Span.Maths(new Formula.Related(Sheet.term(c.getKey()), "=", numbers(c.getValue())))));
        }
        return all;
    }

    private static Formula numbers(String text) {
        return new Formula.Numbers(List.of(), List.of(text));
    }

    /// A number where it is one, else words.
    private static Span number(String text) {
        return text.matches("-?[0-9./…e+-]+") ? new Span.Maths(numbers(text)) : Sheet.words(text);
    }
}
