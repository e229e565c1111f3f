package org.gradproof.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// Splits a source into sentences, one at a time, and reads the syntax of each.
///
/// A statement ends with its line, unless a bracket is open, the line ends or the next one begins with an operator, or
/// the next line is indented further; a `proof` ends with `qed`.
public final class Reader {
    /// More open brackets than any person writes, and few enough for the stack.
    static final int DEPTH = 40_000;
    /// In characters.
    static final int LENGTH = 2_000_000;

    private static final Map<String, Integer> OPENERS = Map.ofEntries(
            Map.entry("real", GradproofParser.SORT), Map.entry("integer", GradproofParser.SORT),
            Map.entry("vector", GradproofParser.SORT), Map.entry("matrix", GradproofParser.SORT),
            Map.entry("index", GradproofParser.SORT), Map.entry("assume", GradproofParser.ASSUME),
            Map.entry("let", GradproofParser.LET), Map.entry("eval", GradproofParser.EVAL),
            Map.entry("latex", GradproofParser.LATEX), Map.entry("steps", GradproofParser.STEPS),
            Map.entry("forms", GradproofParser.FORMS), Map.entry("expand", GradproofParser.EXPAND),
            Map.entry("why", GradproofParser.WHY), Map.entry("hint", GradproofParser.HINT),
            Map.entry("prove", GradproofParser.PROVE), Map.entry("proof", GradproofParser.PROOF),
            Map.entry("check", GradproofParser.CHECK), Map.entry("convention", GradproofParser.CONVENTION));
    private static final Set<String> PLANNED = Set.of("update", "plot");
    private static final Set<Integer> OPERATORS = Set.of(GradproofLexer.EQ, GradproofLexer.NE, GradproofLexer.LE,
            GradproofLexer.GE, GradproofLexer.LT, GradproofLexer.GT, GradproofLexer.APPROX, GradproofLexer.TIMES,
            GradproofLexer.DIVIDE, GradproofLexer.POWER, GradproofLexer.MATMUL, GradproofLexer.THEN, GradproofLexer.ELSE,
            GradproofLexer.AND, GradproofLexer.OR, GradproofLexer.FOR, GradproofLexer.AT, GradproofLexer.IN,
            GradproofLexer.COMMA, GradproofLexer.DEFINES, GradproofLexer.RANGE, GradproofLexer.ARROW, GradproofLexer.SUPERSCRIPT);
    private static final Set<Integer> SIGNS =
            Set.of(GradproofLexer.PLUS, GradproofLexer.MINUS, GradproofLexer.IF, GradproofLexer.NOT);

    private final Source source;
    private final GradproofLexer lexer;
    private final Parse parse;
    private Optional<Token> ahead = Optional.empty();
    private boolean over;

    public Reader(Source source) {
        this.source = source;
        this.lexer = new GradproofLexer(new Letters(source.text()));
        this.lexer.removeErrorListeners();
        this.parse = new Parse(source, lexer);
    }

    /// All sentences of a source.
    public static List<Sentence> all(Source source) {
        Reader reader = new Reader(source);
        List<Sentence> all = new ArrayList<>();
        for (Optional<Sentence> s = reader.next(); s.isPresent(); s = reader.next()) all.add(s.get());
        return all;
    }

    /// The words that open statements and declarations.
    public static Set<String> words() {
        return OPENERS.keySet();
    }

    /// The next sentence, well formed or not; nothing at the end of the source.
    public Optional<Sentence> next() {
        if (over) return Optional.empty();
        if (source.flaw().isPresent()) {
            over = true;
            return Optional.of(Sentence.refused(source, source.flaw().get(), false));
        }
        Token first = pull();
        while (first.getType() == GradproofLexer.NEWLINE) first = pull();
        if (first.getType() == Token.EOF) {
            over = true;
            return Optional.empty();
        }
        Span line = tooLong(first);
        if (line.end() - line.start() > LENGTH) return Optional.of(skipped(line));
        try {
            Lines lines = new Lines(first);
            Sentence sentence = lines.collect();
            return Optional.of(sentence.flaw().isPresent() ? lines.giveBack(sentence, sentence.flaw().get()) : sentence);
        } catch (Rejected e) {
            skipLine();
            return Optional.of(Sentence.refused(source, e.diagnostic(), false));
        }
    }

    private Span tooLong(Token first) {
        int end = source.text().indexOf('\n', first.getStartIndex());
        return new Span(first.getStartIndex(), end < 0 ? source.text().length() : end);
    }

    private Sentence skipped(Span line) {
        lexer.getInputStream().seek(line.end());
        return Sentence.refused(source, Diagnostic.of(Diagnostic.Kind.LIMIT, source, line,
                "a statement of more than " + LENGTH + " characters"), false);
    }

    private void skipLine() {
        Token t = pull();
        while (t.getType() != GradproofLexer.NEWLINE && t.getType() != Token.EOF) t = pull();
        push(t);
    }

    private Token pull() {
        if (ahead.isEmpty()) return lexer.nextToken();
        Token t = ahead.get();
        ahead = Optional.empty();
        return t;
    }

    private void push(Token t) {
        ahead = Optional.of(t);
    }

    /// The tokens of one statement while they are gathered.
    private final class Lines {
        private final List<Token> tokens = new ArrayList<>();
        private final int margin;
        private final boolean proof;
        private int depth;
        private int cases;
        private boolean header;
        private boolean ended;

        Lines(Token first) {
            margin = source.column(first.getStartIndex());
            add(first);
            Token second = pull();
            proof = first.getText().equals("proof") && first.getType() == GradproofLexer.NAME
                    && (second.getType() == GradproofLexer.NEWLINE || second.getType() == GradproofLexer.FOR);
            header = proof;
            push(second);
        }

        Sentence collect() {
            while (!ended) {
                Token t = pull();
                switch (t.getType()) {
                    case Token.EOF -> {
                        push(t);
                        ended = true;
                    }
                    case GradproofLexer.NEWLINE -> newline(t);
                    case GradproofLexer.NAME -> name(t);
                    default -> add(t);
                }
            }
            int end = tokens.getLast().getStopIndex() + 1;
            Token last = tokens.getLast();
            CommonToken eof = new CommonToken(Token.EOF, "");
            eof.setStartIndex(end);
            eof.setStopIndex(end - 1);
            add(eof);
            boolean open = depth > 0 || cases > 0 || OPERATORS.contains(last.getType()) || SIGNS.contains(last.getType())
                    || proof && last.getType() != GradproofParser.QED;
            classify();
            return parse.sentence(tokens, new Span(tokens.getFirst().getStartIndex(), end), open);
        }

        /// After a mistake: lines that an open bracket swallowed and that are not indented are read on their own.
        Sentence giveBack(Sentence sentence, Diagnostic mistake) {
            if (proof) return sentence;
            int line = source.line(mistake.span().start());
            for (Token t : tokens) {
                int start = t.getStartIndex();
                if (t.getType() == Token.EOF || source.line(start) <= line) continue;
                if (source.column(start) > margin || OPERATORS.contains(t.getType()) || Complaint.closes(t)) {
                    line = source.line(start);
                    continue;
                }
                lexer.getInputStream().seek(start);
                lexer._hitEOF = false;
                ahead = Optional.empty();
                int end = source.lineAround(mistake.span().start()).end();
                return Sentence.refused(source, new Span(sentence.span().start(), Math.max(end, mistake.span().end())), mistake, false);
            }
            return sentence;
        }

        private void add(Token t) {
            switch (t.getType()) {
                case GradproofLexer.LPAREN, GradproofLexer.LBRACKET, GradproofLexer.LBRACE -> depth++;
                case GradproofLexer.RPAREN, GradproofLexer.RBRACKET, GradproofLexer.RBRACE -> depth--;
                case GradproofLexer.IF -> cases++;
                case GradproofLexer.ELSE -> cases--;
                case GradproofLexer.STRANGE -> throw new Rejected(strange(t));
                default -> { }
            }
            if (depth > DEPTH) throw new Rejected(Diagnostic.of(Diagnostic.Kind.LIMIT, source, Forms.span(t, t),
                    "brackets nested deeper than " + DEPTH));
            if (t.getStopIndex() - (tokens.isEmpty() ? t : tokens.getFirst()).getStartIndex() > LENGTH) {
                throw new Rejected(Diagnostic.of(Diagnostic.Kind.LIMIT, source, Forms.span(t, t),
                        "a statement of more than " + LENGTH + " characters"));
            }
            ((CommonToken) t).setTokenIndex(tokens.size());
            tokens.add(t);
        }

        /// A `by` inside a proof takes the rest of its line as the reason; `for all x` is `for x`.
        private void name(Token t) {
            if (t.getText().equals("all") && tokens.getLast().getType() == GradproofLexer.FOR) return;
            if (!proof || !t.getText().equals("by")) {
                add(t);
                return;
            }
            Token last = t;
            Token next = pull();
            while (next.getType() != GradproofLexer.NEWLINE && next.getType() != Token.EOF) {
                last = next;
                next = pull();
            }
            push(next);
            CommonToken reason = new CommonToken(t);
            reason.setType(GradproofParser.REASON);
            reason.setStopIndex(last.getStopIndex());
            add(reason);
        }

        private void newline(Token newline) {
            if (header) {
                header = false;
                if (tokens.size() > 1) add(newline);
                return;
            }
            Token next = pull();
            boolean blank = false;
            while (next.getType() == GradproofLexer.NEWLINE) {
                blank = true;
                next = pull();
            }
            push(next);
            if (next.getType() == Token.EOF) return;
            if (proof) {
                if (next.getText().equals("qed")) {
                    CommonToken qed = new CommonToken(pull());
                    qed.setType(GradproofParser.QED);
                    add(qed);
                    ended = true;
                } else {
                    ended = opensStatement(next);
                }
            } else {
                ended = !continues(next, blank);
            }
        }

        private boolean continues(Token next, boolean blank) {
            int last = tokens.getLast().getType();
            if (opensStatement(next)) return false;
            if (depth > 0 || OPERATORS.contains(last) || SIGNS.contains(last)) return true;
            return !blank && (OPERATORS.contains(next.getType()) || source.column(next.getStartIndex()) > margin);
        }

        /// Whether a line that begins with this token is a statement whatever comes before it.
        private boolean opensStatement(Token t) {
            if (t.getType() != GradproofLexer.NAME || source.column(t.getStartIndex()) > margin) return false;
            Span line = tooLong(t);
            String text = source.text(line);
            if (text.contains(":=")) return true;
            String rest = text.substring(t.getText().length()).stripLeading();
            return (OPENERS.containsKey(t.getText()) || PLANNED.contains(t.getText()))
                    && (rest.isEmpty() || Character.isLetterOrDigit(rest.charAt(0)) || "([-".indexOf(rest.charAt(0)) >= 0);
        }

        /// Turns names into the words of statements where they stand as such.
        private void classify() {
            Token first = tokens.getFirst();
            int second = tokens.get(1).getType();
            boolean defines = tokens.stream().anyMatch(t -> t.getType() == GradproofLexer.DEFINES);
            if (first.getType() == GradproofLexer.NAME && !defines
                    && (proof || !OPERATORS.contains(second) && second != GradproofLexer.PLUS)) {
                if (PLANNED.contains(first.getText())) plan(first, second);
                Integer type = OPENERS.get(first.getText());
                if (type != null) ((CommonToken) first).setType(type);
            }
            for (int i = 1; i + 1 < tokens.size(); i++) {
                CommonToken t = (CommonToken) tokens.get(i);
                if (t.getType() != GradproofLexer.NAME) continue;
                int next = tokens.get(i + 1).getType();
                if (next == GradproofLexer.NAME && OPENERS.getOrDefault(t.getText(), 0) == GradproofParser.SORT) {
                    t.setType(GradproofParser.SORT);
                } else if (next == GradproofLexer.NUMBER && first.getType() == GradproofParser.EVAL && t.getText().equals("digits")) {
                    t.setType(GradproofParser.DIGITS);
                }
            }
            sides();
        }

        /// The last sign of what is approached, in `0+` and `0^+`, and the `from` of `0 from the right`, are no operator and
        /// no name.
        private void sides() {
            Deque<Integer> arrows = new ArrayDeque<>(List.of(-1));
            for (int i = 1; i + 1 < tokens.size(); i++) {
                Token t = tokens.get(i);
                int arrow = arrows.peek();
                switch (t.getType()) {
                    case GradproofLexer.LPAREN, GradproofLexer.LBRACKET, GradproofLexer.LBRACE -> arrows.push(-1);
                    case GradproofLexer.RPAREN, GradproofLexer.RBRACKET, GradproofLexer.RBRACE -> {
                        if (arrows.size() > 1) arrows.pop();
                    }
                    case GradproofLexer.ARROW, GradproofLexer.COMMA -> {
                        arrows.pop();
                        arrows.push(t.getType() == GradproofLexer.ARROW ? i : -1);
                    }
                    case GradproofLexer.PLUS, GradproofLexer.MINUS, GradproofLexer.NAME -> {
                        if (arrow >= 0 && i > arrow + 1) side(i);
                    }
                    default -> { }
                }
            }
        }

        private void side(int i) {
            CommonToken t = (CommonToken) tokens.get(i);
            CommonToken before = (CommonToken) tokens.get(i - 1);
            int next = tokens.get(i + 1).getType();
            boolean operand = !OPERATORS.contains(before.getType()) && !SIGNS.contains(before.getType());
            if (t.getType() == GradproofLexer.NAME) {
                if (operand && next == GradproofLexer.NAME && t.getText().equals("from")) t.setType(GradproofParser.SIDE);
            } else if (next == GradproofLexer.RPAREN || next == GradproofLexer.COMMA) {
                boolean raised = before.getType() == GradproofLexer.POWER;
                if (raised) before.setType(GradproofParser.SIDE);
                if (raised || operand) t.setType(GradproofParser.SIDE);
            }
        }

        private void plan(Token first, int second) {
            if (second != GradproofLexer.NAME && second != GradproofLexer.LPAREN) return;
            throw new Rejected(Diagnostic.of(Diagnostic.Kind.UNSUPPORTED, source, Forms.span(first, first),
                    "'" + first.getText() + "' is not supported yet").suggesting("there are: " + String.join(", ",
                    OPENERS.keySet().stream().sorted().toList()) + ", definitions with := and expressions"));
        }

        private Diagnostic strange(Token t) {
            int c = source.text().codePointAt(t.getStartIndex());
            Span span = new Span(t.getStartIndex(), t.getStartIndex() + Character.charCount(c));
            Diagnostic d = Diagnostic.of(Diagnostic.Kind.SYNTAX, source, span, Character.isISOControl(c) || Character.isSurrogate((char) c)
                    ? "a character that does not belong here: U+" + String.format("%04X", c)
                    : "the character '" + Character.toString(c) + "' means nothing here");
            return switch (c) {
                case '|' -> d.suggesting("write abs(x) for |x|, norm(x) for ‖x‖, 'or' for ||");
                case '&' -> d.suggesting("write 'and'");
                case '!' -> d.suggesting("write 'not', or != for ≠");
                case ':' -> d.suggesting("write := to define");
                case '"', '`', '$', '\\' -> d.suggesting("names and formulas stand without quotes or backslashes");
                case '‖' -> d.suggesting("write norm(x)");
                default -> d;
            };
        }
    }
}
