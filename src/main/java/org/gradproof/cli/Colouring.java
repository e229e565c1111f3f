package org.gradproof.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gradproof.syntax.Lexemes;
import org.gradproof.syntax.Lexemes.Lexeme;
import org.gradproof.syntax.Words;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// What is typed in colours: words of the language, numbers, comments, and functions that nobody knows.
final class Colouring implements Highlighter {
    /// Longer texts were pasted, and colouring them at each key would be felt.
    private static final int LONGEST = 20_000;

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    private final Supplier<Optional<Set<String>>> known;

    /// @param known the names that mean something, as soon as this is known itself
    Colouring(Supplier<Optional<Set<String>>> known) {
        this.known = known;
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        if (text.length() > LONGEST) return new AttributedString(text);
        AttributedStringBuilder out = new AttributedStringBuilder();
        if (Conversation.isCommand(text) && text.indexOf('\n') < 0) {
            int end = text.indexOf(' ', text.indexOf(':'));
            end = end < 0 ? text.length() : end;
            return out.styled(PLAIN.bold(), text.substring(0, end)).append(text.substring(end)).toAttributedString();
        }
        List<Lexeme> all = Lexemes.of(text);
        Optional<Set<String>> names = known.get().map(k -> withDefined(k, text, all));
        int from = 0;
        for (Lexeme l : all) {
            String word = text.substring(l.span().start(), l.span().end());
            out.append(text.substring(from, l.span().start())).styled(style(l.kind(), word, names), word);
            from = l.span().end();
        }
        return out.append(text.substring(from)).toAttributedString();
    }

    /// The functions that this text defines itself.
    private static Set<String> withDefined(Set<String> known, String text, List<Lexeme> all) {
        if (!text.contains(":=") && !text.contains("≔")) return known;
        Set<String> names = new HashSet<>(known);
        for (Lexeme l : all) {
            int start = l.span().start();
            if (start == 0 || text.charAt(start - 1) == '\n') names.add(text.substring(start, l.span().end()));
        }
        return names;
    }

    private static AttributedStyle style(Lexemes.Kind kind, String word, Optional<Set<String>> names) {
        return switch (kind) {
            case WORD -> PLAIN.bold();
            case NUMBER -> PLAIN.foreground(AttributedStyle.CYAN);
            case COMMENT -> PLAIN.faint();
            case STRANGE -> word.equals("\\") ? PLAIN.faint() : PLAIN.foreground(AttributedStyle.RED);
            case CALL -> names.isEmpty() || names.get().contains(word) || names.get().contains(Words.plain(word)) ? PLAIN : PLAIN.underline();
            case NAME, SIGN -> PLAIN;
        };
    }
}
