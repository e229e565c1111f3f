package org.gradproof.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradproof.calculus.ClosedForms;
import org.gradproof.expr.Definition;
import org.gradproof.render.Notation;
import org.gradproof.render.Notations;
import org.gradproof.syntax.Names;
import org.gradproof.syntax.Scope;

/// All entries by name and alias; it resolves library names for a scope and knows how they are written.
public final class Library implements Names, Notations, ClosedForms {
    private static final List<String> FILES = List.of("elementary.txt", "activations.txt", "vectors.txt", "losses.txt");

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Entry> aliases = new HashMap<>();
    private final Scope scope = Scope.of(this);

    /// The library that comes with the program.
    public Library() {
        for (String file : FILES) add(file, resource(file));
    }

    /// Other texts in the same format, by name.
    Library(Map<String, String> texts) {
        texts.forEach(this::add);
    }

    private static String resource(String file) {
        try (InputStream in = Library.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("no resource " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String file, String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.charAt(0) != ' ') {
                finish(file, lines);
                lines.clear();
            }
            lines.add(line);
        }
        finish(file, lines);
    }

    private void finish(String file, List<String> lines) {
        if (lines.isEmpty()) return;
        Entry entry = new Entry(this, file, List.copyOf(lines));
        if (entries.put(entry.name(), entry) != null) throw new IllegalStateException("two entries " + entry.name());
        for (String alias : entry.aliases()) {
            if (aliases.put(alias, entry) != null) throw new IllegalStateException("two entries " + alias);
        }
    }

    public Optional<Entry> entry(String nameOrAlias) {
        Entry entry = entries.get(nameOrAlias);
        return Optional.ofNullable(entry != null ? entry : aliases.get(nameOrAlias));
    }

    /// All entries in the order of the files.
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /// A scope in which nothing but these functions is known.
    public Scope scope() {
        return scope;
    }

    @Override
    public Optional<Named> lookup(String name) {
        return entry(name).map(Entry::named);
    }

    @Override
    public List<String> names() {
        return Stream.concat(entries.keySet().stream(), aliases.keySet().stream().sorted()).toList();
    }

    @Override
    public Optional<Notation> of(Definition definition) {
        return entry(definition).flatMap(Entry::notation);
    }

    /// The entry that a definition belongs to; a user's function of the same name has none.
    public Optional<Entry> entry(Definition definition) {
        return Optional.ofNullable(entries.get(definition.name())).filter(e -> e.isOf(definition));
    }

    @Override
    public List<Definition> families() {
        return entries.values().stream().filter(Entry::isFamily).map(Entry::definition).toList();
    }

    @Override
    public Optional<Definition> function(String name) {
        return entry(name).map(Entry::definition);
    }

    @Override
    public Optional<Form> of(Definition f, int parameter) {
        return entry(f).flatMap(e -> e.derivative(f.parameters().get(parameter).name()))
                .map(c -> new Form(c.links().getFirst().right(), c.assumptions()));
    }
}
