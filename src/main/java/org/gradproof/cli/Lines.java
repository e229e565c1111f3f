package org.gradproof.cli;

import java.time.Duration;
import java.util.List;
import org.gradproof.syntax.Reader;
import org.gradproof.syntax.Sentence;
import org.gradproof.syntax.Source;
import org.gradproof.worksheet.Worker;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;

/// When what is typed is whole, and which word of it the cursor is at.
final class Lines implements Parser {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// A text with its word at the cursor.
    ///
    /// @param start of the word, in characters of the text
    record Typed(String line, int cursor, int start, int end) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(start, end);
        }

        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return end - start;
        }

        /// What stands before the word in its own line.
        String before() {
            return line.substring(line.lastIndexOf('\n', start - 1) + 1, start);
        }
    }

    @Override
    public Typed parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && asksForMore(line)) throw new EOFError(-1, -1, "unfinished");
        int start = cursor;
        while (start > 0 && isPart(line.charAt(start - 1))) start--;
        // Behind a backslash there are signs too: \^2, \_i.
        int slash = start;
        if (slash > 0 && line.charAt(slash - 1) == '^') slash--;
        if (slash > 0 && line.charAt(slash - 1) == '\\') start = slash - 1;
        int end = cursor;
        while (end < line.length() && isPart(line.charAt(end))) end++;
        String before = line.substring(line.lastIndexOf('\n', start - 1) + 1, start);
        if (Conversation.isCommand(before + line.substring(start, end)) && !before.contains("\\")) return command(line, cursor, start - before.length());
        return new Typed(line, cursor, start, end);
    }

    /// The words of commands are separated by space: file names among them.
    private static Typed command(String line, int cursor, int margin) {
        int start = cursor;
        while (start > margin && !Character.isWhitespace(line.charAt(start - 1))) start--;
        int end = cursor;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) end++;
        return new Typed(line, cursor, start, end);
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c >= '\u2080' && c <= '\u209C' || c >= '\u1D62' && c <= '\u1D6A' || c == '\u2C7C';
    }

    /// Whether the last sentence cannot be one yet; an empty line ends it whatever it is.
    static boolean asksForMore(String text) {
        String last = text.substring(text.lastIndexOf('\n') + 1);
        if (last.isBlank() || Conversation.isCommand(last)) return false;
        return switch (Worker.run(() -> Reader.all(Source.of(text + "\n")), PATIENCE)) {
            case Worker.End.Done<List<Sentence>>(List<Sentence> all) -> !all.isEmpty() && all.getLast().isUnfinished();
            case Worker.End.Stopped<List<Sentence>> _, Worker.End.Exhausted<List<Sentence>> _ -> false;
        };
    }
}
