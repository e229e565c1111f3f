package org.gradproof.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.library.Entry;
import org.gradproof.library.Library;
import org.gradproof.render.Text;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Words;
import org.gradproof.worksheet.Place;
import org.gradproof.worksheet.Result;
import org.gradproof.worksheet.Transcript;

/// What a person can look up during a session.
final class Guide {
    private static final String INDENT = "    ";

    private static final String LANGUAGE = """
                d/dx sigmoid(x)                     a derivative; 'steps d/dx …' tells how
                f(x; a) := if x < 0 then a*x else x a function with a parameter
                y[i] := exp(x[i])/sum(k in 1..n, exp(x[k]))
                prove tanh(x) = 2*sigmoid(2*x) - 1  a claim; 'why' and 'hint' ask about it
                prove convex(exp(x), x)             also: concave, increasing, decreasing,
                                                    strictly_increasing, even, odd
                let x = [1, 2]                      data
                eval f(2; 1/10), exp(1)             numbers
                latex f(x)                          also: forms, expand, check, assume
                real a > 0, vector x in R^n         also: integer, matrix, index

            """;

    private static final String KEYS = """
                Tab completes names, and \\alpha to α. Ctrl-R searches what was typed before.
                An open bracket, an operator at the end and a 'proof' without 'qed' ask for
                another line, until one is empty; Alt-Enter begins one anywhere.
                Ctrl-C stops a statement or clears the line; Ctrl-D leaves.

            """;

    private Guide() {}

    /// Everything, or more about one command.
    static String help(String about) {
        if (!about.isEmpty()) {
            String name = about.startsWith(":") ? about : ":" + about;
            Command c = Command.of(name).orElseThrow(() -> new IllegalArgumentException("there is no command '" + name + "'; ':help' lists them"));
            return line(c);
        }
        StringBuilder out = new StringBuilder(LANGUAGE).append(KEYS);
        for (Command c : Command.values()) out.append(line(c));
        return out.toString();
    }

    private static String line(Command c) {
        return INDENT + String.format("%-21s ", c.text() + " " + c.arguments()) + c.about() + "\n";
    }

    // ------------------------------------------------------------------------------------------ names

    /// What was said about names, as it would be said again.
    static String names(Scope scope, Transcript transcript) {
        StringBuilder out = new StringBuilder();
        for (Symbol s : scope.symbols()) out.append(INDENT).append(declaration(s, transcript)).append('\n');
        scope.definitions().forEach(d -> scope.defined(d.name()).ifPresent(named ->
                out.append(transcript.of(new Result.Defined(new Place("", 1, 1, ""), d, named.defaults())))));
        scope.data().forEach((s, value) -> out.append(INDENT).append(s.name()).append(" = ").append(shortened(transcript.line(value), transcript.width() - 12)).append('\n'));
        if (!scope.assumptions().isEmpty()) {
            out.append(INDENT).append("assume ").append(String.join(", ", scope.assumptions().stream().map(transcript::line).toList())).append('\n');
        }
        return out.isEmpty() ? INDENT + "nothing is declared or defined; ':functions' lists the library\n" : out.toString();
    }

    private static String declaration(Symbol s, Transcript transcript) {
        return switch (s.sort()) {
            case Sort.Real _ -> "real " + s.name();
            case Sort.Whole _ -> "integer " + s.name();
            case Sort.Index _ -> "index " + Text.range(s);
            case Sort.Tensor(var sizes) -> sizes.size() == 1 ? "vector " + s.name() + " in R^" + transcript.line(sizes.getFirst())
                    : "matrix " + s.name() + " in R^(" + String.join(", ", sizes.stream().map(transcript::line).toList()) + ")";
        };
    }

    private static String shortened(String line, int width) {
        return line.length() <= width ? line : line.substring(0, Math.max(1, width - 2)) + " …";
    }

    // ------------------------------------------------------------------------------------------ the library

    /// All functions by group.
    static String functions(Library library, int width) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Entry e : library.entries()) groups.computeIfAbsent(e.group(), _ -> new ArrayList<>()).add(e.name());
        StringBuilder out = new StringBuilder();
        groups.forEach((group, names) -> {
            out.append(INDENT).append(group).append('\n');
            filled(names, width, out);
        });
        return out.toString();
    }

    /// Words one after the other, in lines.
    private static void filled(List<String> words, int width, StringBuilder out) {
        int at = 0;
        for (String w : words) {
            if (at > 0 && at + w.length() + 1 >= width) {
                out.append('\n');
                at = 0;
            }
            out.append(at == 0 ? INDENT + "  " : " ").append(w);
            at += (at == 0 ? INDENT.length() + 2 : 1) + w.length();
        }
        out.append('\n');
    }

    /// The library's own name of a function or alias.
    ///
    /// @throws IllegalArgumentException with a sentence for the user
    static String function(Library library, String name) {
        Optional<Entry> entry = library.entry(Words.plain(name));
        if (entry.isPresent()) return entry.get().name();
        String meant = Words.nearest(name, library.names()).map(n -> "; did you mean '" + n + "'?").orElse("");
        throw new IllegalArgumentException("the library has no function '" + name + "'" + meant);
    }
}
