package org.gradproof.derivations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.gradproof.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sessions of README.md, typed in again.
///
/// A block marked `console` holds commands after `$ ` and what they print; `text` with lines that begin with `> ` is a
/// session; `grad NAME` is a worksheet that later commands may name. `-Dgolden.update=true` writes the answers anew, and
/// fails where one has changed.
final class ReadmeTest {
    /// A busy machine changes no answer.
    private static final String[] PATIENT = {"--time-limit", "100"};
    private static final Path README = Path.of("README.md");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    Path directory;

    private record Block(String kind, List<String> arguments, String text) {
        boolean isSession() {
            return kind.equals("console") || kind.equals("text") && text.startsWith("> ");
        }
    }

    @Test
    void sessionsRunAsWritten() throws IOException {
        String before = Files.readString(README);
        String after = before;
        int sessions = 0;
        for (Block b : blocks()) {
            if (b.kind().equals("grad")) Files.writeString(directory.resolve(b.arguments().getFirst()), b.text());
            if (!b.isSession()) continue;
            String found = b.kind().equals("console") ? console(b.text()) : Run.piped(typed(b.text()), PATIENT).out();
            after = after.replace("```" + b.kind() + "\n" + b.text() + "```", "```" + b.kind() + "\n" + found + "```");
            sessions++;
        }
        assertTrue(sessions >= 3, "sessions found: " + sessions);
        if (Boolean.getBoolean("golden.update") && !before.equals(after)) Files.writeString(README, after);
        assertEquals(before, after);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Matcher m = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(README));
        while (m.find()) assertTrue(Files.exists(Path.of(m.group(1))), m.group(1));
    }

    private static List<Block> blocks() throws IOException {
        List<Block> all = new ArrayList<>();
        Parser.builder().build().parse(Files.readString(README)).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock b) {
                List<String> info = List.of(b.getInfo().strip().split(" +"));
                all.add(new Block(info.getFirst(), info.subList(1, info.size()), b.getLiteral()));
            }
        });
        return all;
    }

    /// The block again, as this program would fill it.
    private String console(String text) {
        StringBuilder out = new StringBuilder();
        int status = 0;
        for (String line : text.split("\n")) {
            if (!line.startsWith("$ ")) continue;
            out.append(line).append('\n');
            if (line.equals("$ echo $?")) {
                out.append(status).append('\n');
                continue;
            }
            Run run = run(line.substring(2));
            out.append((run.out() + run.err()).replace(directory + "/", ""));
            status = run.status();
        }
        return out.toString();
    }

    private Run run(String command) {
        List<String> words = words(command);
        String input = "";
        int start = words.indexOf("./gradproof");
        assertTrue(start >= 0, command);
        if (start > 0) {
            assertEquals(List.of("echo", "|"), List.of(words.get(0), words.get(start - 1)), command);
            input = String.join(" ", words.subList(1, start - 1)) + "\n";
        }
        List<String> arguments = words.subList(start + 1, words.size());
        return Run.piped(input, Stream.concat(arguments.stream().map(w -> Files.exists(directory.resolve(w)) ? directory.resolve(w).toString() : w),
                Stream.of(PATIENT)).toArray(String[]::new));
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(command);
        while (m.find()) words.add(m.group(1) != null ? m.group(1) : m.group(2));
        return words;
    }

    private static String typed(String session) {
        StringBuilder input = new StringBuilder();
        for (String line : session.split("\n")) if (line.startsWith("> ")) input.append(line.substring(2)).append('\n');
        return input.toString();
    }
}
