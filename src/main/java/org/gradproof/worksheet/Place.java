package org.gradproof.worksheet;

import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;

/// Where a statement stands and how it was typed.
///
/// @param file empty for what was typed
/// @param input cut off where no person would read on
public record Place(String file, int line, int column, String input) {
    private static final int LONGEST = 10_000;

    public static Place of(Sentence sentence) {
        Source source = sentence.source();
        int start = sentence.span().start();
        String text = sentence.text();
        String input = text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + " …";
        return new Place(source.name(), source.line(start), source.column(start), input);
    }
}
