package org.gradproof.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.render.Notation;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Names;
import org.gradproof.syntax.Rejected;
import org.gradproof.syntax.Scope;
import org.gradproof.syntax.Source;
import org.gradproof.syntax.Statement;

/// One function of the library: its definition and what is known about it.
public final class Entry {
    private static final List<String> FRAMEWORKS = List.of("torch", "jax", "keras", "onnx");

    private final Library library;
    private final String file;
    private final String name;
    private final String definition;
    private final List<String> text;
    private Optional<Names.Named> read = Optional.empty();
    private boolean reading;

    Entry(Library library, String file, List<String> text) {
        this.library = library;
        this.file = file;
        this.definition = text.getFirst();
        int end = 0;
        while (Character.isLetterOrDigit(definition.charAt(end)) || definition.charAt(end) == '_') end++;
        this.name = definition.substring(0, end);
        this.text = text;
    }

    public String name() {
        return name;
    }

    public List<String> aliases() {
        List<String> all = new ArrayList<>();
        for (String line : values("alias")) all.addAll(List.of(line.split(" ")));
        return all;
    }

    /// One line for people.
    public String about() {
        return String.join("; ", values("about"));
    }

    /// The group of functions that it stands with: `elementary`, `activations`, `vectors`, `losses`.
    public String group() {
        return file.substring(0, file.lastIndexOf('.'));
    }

    /// The definition as it stands in the library.
    public String text() {
        return definition;
    }

    public Definition definition() {
        return named().definition();
    }

    /// For all parameters after the semicolon, or empty.
    public List<Expr> defaults() {
        return named().defaults();
    }

    /// Whether this is a function of one vector, with an entry for each of its: seen without reading the body.
    boolean isFamily() {
        return definition.matches("\\w+\\(vector \\w+ in R\\^n\\)\\[\\w+] := .*");
    }

    boolean isOf(Definition d) {
        return read.isPresent() && read.get().definition() == d;
    }

    /// The definition with its defaults, read when first asked for.
    synchronized Names.Named named() {
        if (read.isEmpty()) {
            if (reading) throw new IllegalStateException("the library defines " + name + " by itself");
            reading = true;
            Source source = Source.of(file, definition);
            read = switch (Language.statement(source, library.scope()).statement()) {
                case Statement.Define d -> Optional.of(new Names.Named(d.definition(), d.defaults()));
                case Statement s -> throw new IllegalStateException("no definition: " + definition + s.span());
            };
            reading = false;
        }
        return read.get();
    }

    public Optional<Notation> notation() {
        List<String> latex = values("latex");
        if (latex.isEmpty()) return Optional.empty();
        if (latex.getFirst().equals("|.|")) return Optional.of(new Notation.Bars());
        if (latex.getFirst().equals(". .^T")) return Optional.of(new Notation.Outer());
        return Optional.of(new Notation.Named(latex.getFirst(), values("unicode").stream().findFirst().orElse(name)));
    }

    /// What frameworks do differently or at a kink, by framework.
    public Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        for (String framework : FRAMEWORKS) values(framework).forEach(note -> notes.put(framework, note));
        return notes;
    }

    /// The function at its own parameters.
    public Expr call() {
        return Terms.call(definition(), List.copyOf(definition().parameters()));
    }

    /// The claim `d f / d parameter = closed form`, where the entry has one.
    public Optional<Statement.Claim> derivative(String parameter) {
        return values("d/d" + parameter).stream().findFirst().map(closed -> claim(
                "diff(" + signature() + ", " + parameter + ") = " + closed, declared()));
    }

    /// All claims of the entry, closed derivatives first.
    public List<Statement.Claim> claims() {
        List<Statement.Claim> all = new ArrayList<>();
        for (Symbol p : definition().parameters()) derivative(p.name()).ifPresent(all::add);
        for (String text : values("claim")) all.add(claim(text, library.scope()));
        return all;
    }

    /// Where tests and pictures look, for every parameter.
    public List<Range> ranges() {
        List<Range> given = values("sample").stream().flatMap(v -> Range.parse(v).stream()).toList();
        return definition().parameters().stream().map(p -> given.stream().filter(r -> r.parameter().equals(p.name())).findFirst()
                .orElse(Range.usual(p.name()))).toList();
    }

    private String signature() {
        Definition d = definition();
        String main = d.parameters().subList(0, d.main()).stream().map(Symbol::name).collect(Collectors.joining(", "));
        String rest = d.parameters().subList(d.main(), d.parameters().size()).stream().map(Symbol::name).collect(Collectors.joining(", "));
        return name + "(" + main + (rest.isEmpty() ? "" : "; " + rest) + ")";
    }

    private Scope declared() {
        Scope scope = library.scope();
        for (Symbol p : definition().parameters()) scope = scope.declaring(p);
        return scope;
    }

    private Statement.Claim claim(String text, Scope scope) {
        try {
            return Language.claim(text, scope);
        } catch (Rejected e) {
            throw new IllegalStateException("in the entry " + name + ":\n" + e.diagnostic().render(), e);
        }
    }

    private List<String> values(String key) {
        List<String> found = new ArrayList<>();
        for (String line : text.subList(1, text.size())) {
            String rest = line.strip();
            if (rest.startsWith(key) && rest.charAt(key.length()) == ' ') found.add(rest.substring(key.length()).strip());
        }
        return found;
    }
}
