package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.expr.Symbol;
import org.gradproof.sheet.Sheet.Formula;
import org.gradproof.sheet.Sheet.Span;

/// The names of rules as running text; `k = j` and the name of a function in them are mathematics.
final class SheetReasons {
    private static final Pattern MATHEMATICS = Pattern.compile("\\b([a-z]\\w*) = ([a-z]\\w*|[0-9]+)\\b|(?<= of )[A-Za-z](?=,|$)");

    private SheetReasons() {}

    static List<Span> of(String by) {
        List<Span> out = new ArrayList<>();
        Matcher m = MATHEMATICS.matcher(by);
        int from = 0;
        while (m.find()) {
            if (m.start() > from) out.add(Sheet.words(by.substring(from, m.start())));
            if (m.group(1) == null) out.add(Sheet.maths(Symbol.real(m.group())));
            else out.add(new Span.Maths(new Formula.Related(Sheet.term(Symbol.real(m.group(1))), "=", Sheet.term(m.group(2).matches("[0-9]+")
                    ? SheetProof.number(m.group(2)) : Symbol.real(m.group(2))))));
            from = m.end();
        }
        if (from < by.length()) out.add(Sheet.words(by.substring(from)));
        return out;
    }
}
