package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.gradproof.syntax.Reader;
import org.gradproof.syntax.Scope;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// What a word can become: a name, a command, a file, or the letter that `\alpha` stands for.
final class Completion implements Completer, CompletionMatcher {
    private static final List<String> INNER = List.of("and", "at", "else", "for", "if", "in", "not", "or", "then");

    private final Supplier<Scope> scope;
    private final Supplier<List<String>> functions;
    private String word = "";
    private List<Candidate> found = List.of();

    /// @param scope whose names are known
    /// @param functions of the library, for `:functions`
    Completion(Supplier<Scope> scope, Supplier<List<String>> functions) {
        this.scope = scope;
        this.functions = functions;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> into) {
        if (line instanceof Lines.Typed typed) into.addAll(candidates(typed));
    }

    /// All that begins like the word, up to the cursor.
    List<Candidate> candidates(Lines.Typed typed) {
        String begun = typed.word().substring(0, typed.wordCursor());
        if (begun.startsWith("\\")) return symbols(begun);
        String before = typed.before().strip();
        if (before.isEmpty() && begun.startsWith(":")) return commands(begun);
        if (Conversation.isCommand(before)) return Command.of(before.replace("!", "")).map(c -> arguments(c, begun)).orElse(List.of());
        return names(begun, before.isEmpty());
    }

    private static List<Candidate> symbols(String begun) {
        Map<String, String> all = Symbols.all();
        if (all.containsKey(begun)) return List.of(candidate(all.get(begun), begun, "", false));
        List<Candidate> found = new ArrayList<>();
        all.forEach((name, sign) -> {
            if (name.startsWith(begun)) found.add(candidate(sign, name, sign, false));
        });
        return found;
    }

    private static List<Candidate> commands(String begun) {
        List<Candidate> found = new ArrayList<>();
        for (Command c : Command.values()) {
            if (c.text().startsWith(begun)) found.add(candidate(c.text(), c.text(), c.about(), !c.arguments().isEmpty()));
        }
        return found;
    }

    private List<Candidate> arguments(Command command, String begun) {
        if (command.takesFile()) return files(begun);
        List<String> all = switch (command) {
            case HELP -> java.util.Arrays.stream(Command.values()).map(c -> c.text().substring(1)).toList();
            case FUNCTIONS -> functions.get();
            case NAMES, STEPS, LATEX, ASCII, DIGITS, LIMIT, OPINION, UNDO, RESET, LOAD, SAVE, QUIT ->
                    command.isSwitch() ? List.of("on", "off") : List.of();
        };
        return all.stream().filter(a -> a.startsWith(begun)).map(a -> candidate(a, a, "", false)).toList();
    }

    private List<Candidate> names(String begun, boolean first) {
        TreeSet<String> all = new TreeSet<>();
        if (first) all.addAll(Reader.words());
        if (begun.isEmpty() && first) return all.stream().map(w -> candidate(w, w, "", true)).toList();
        if (begun.isEmpty()) return List.of();
        all.addAll(scope.get().names());
        all.addAll(INNER);
        return all.stream().filter(n -> n.startsWith(begun))
                .map(n -> candidate(n, n, "", first && Reader.words().contains(n) || INNER.contains(n))).toList();
    }

    private static List<Candidate> files(String begun) {
        List<Candidate> found = new ArrayList<>();
        String parent = begun.substring(0, begun.lastIndexOf('/') + 1);
        String home = System.getProperty("user.home");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of(parent.startsWith("~/") ? home + parent.substring(1) : parent))) {
            for (Path p : all) {
                String name = parent + p.getFileName() + (Files.isDirectory(p) ? "/" : "");
                boolean hidden = p.getFileName().toString().startsWith(".") && !begun.substring(parent.length()).startsWith(".");
                if (name.startsWith(begun) && !hidden) found.add(candidate(name, name, "", false));
            }
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
        return found;
    }

    /// @param key what is completed towards as long as there are several
    private static Candidate candidate(String value, String key, String about, boolean spaced) {
        return new Candidate(value, key, null, about.isEmpty() ? null : about, null, key, spaced);
    }

    // ------------------------------------------------------------------------------------------ as JLine asks for it

    @Override
    public void compile(Map<LineReader.Option, Boolean> options, boolean prefix, CompletingParsedLine line, boolean caseInsensitive,
                        int errors, String group) {
        word = line.word().substring(0, line.wordCursor());
    }

    /// They match already.
    @Override
    public List<Candidate> matches(List<Candidate> candidates) {
        found = candidates;
        return candidates;
    }

    @Override
    public Candidate exactMatch() {
        return found.stream().filter(c -> c.key().equals(word)).findFirst().orElse(new Candidate(""));
    }

    @Override
    public String getCommonPrefix() {
        return found.stream().map(Candidate::key).reduce(Completion::common).orElse("");
    }

    private static String common(String a, String b) {
        int n = 0;
        while (n < Math.min(a.length(), b.length()) && a.charAt(n) == b.charAt(n)) n++;
        return a.substring(0, n);
    }
}
