package org.gradproof.prover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.calculus.Lemmas;
import org.gradproof.checker.Replayed;
import org.gradproof.library.Library;
import org.gradproof.numeric.Enclosure;
import org.gradproof.numeric.Environment;
import org.gradproof.numeric.Interval;
import org.gradproof.render.Text;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;

/// Claims as a person types them, statements before them separated by `;;`, and short texts of what became of them.
final class Judged {
    private static final Library LIBRARY = new Library();

    private Judged() {}

    static Claim claim(String text) {
        String[] parts = text.split(";;");
        Scope scope = LIBRARY.scope();
        for (int i = 0; i < parts.length - 1; i++) scope = Language.statement(Source.of(parts[i].strip()), scope).after();
        Statement.Claim c = Language.claim(parts[parts.length - 1].strip(), scope);
        return new Claim(c.links().stream().map(l -> new Claim.Link(l.left(), l.relation(), l.right())).toList(), c.assumptions());
    }

    /// What is proved is replayed by the checker too.
    static Report report(String text) {
        Report report = new Prover(Lemmas.NONE, Duration.ofSeconds(20)).judge(claim(text));
        Replayed replayed = new Replayed();
        report.links().forEach(replayed::verdict);
        replayed.verdict(report.overall());
        if (!replayed.failures().isEmpty()) throw new AssertionError(text + ": " + replayed.failures().getFirst());
        return report;
    }

    static Verdict verdict(String text) {
        return report(text).overall();
    }

    /// `proved`, `proved if C, D`, `refuted at x = 1`, `undecided`, `consistent`, `rounding 0.751`.
    static String text(Verdict v) {
        return switch (v) {
            case Verdict.Proved p when p.conditions().isEmpty() -> "proved";
            case Verdict.Proved p -> "proved if " + p.conditions().stream().map(c -> Text.of(c)).collect(Collectors.joining(", "));
            case Verdict.Refuted r -> "refuted at " + point(r.point());
            case Verdict.Undecided u -> u.reason() == Verdict.Reason.NO_PROOF ? "undecided" : "undecided: " + u.reason().text();
            case Verdict.Consistent _ -> "consistent";
            case Verdict.Rounding r -> "rounding " + r.correct();
        };
    }

    static String point(Environment at) {
        List<String> all = new ArrayList<>();
        at.scalars().forEach((s, i) -> all.add(s.name() + " = " + number(i)));
        at.tensors().forEach((s, t) -> all.add(s.name() + " = " + t.values().stream().map(Judged::number).toList()));
        return String.join(", ", all);
    }

    private static String number(Interval i) {
        return i.exact().map(Object::toString).orElseGet(() -> "about " + i.middle());
    }

    static double middle(Enclosure e) {
        return e instanceof Enclosure.Value(Interval i) ? i.middle() : Double.NaN;
    }

}
