package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Symbol;

/// What the names of a text mean: an immutable value that statements carry forward.
public final class Scope {
    private final Names library;
    private final Map<String, Symbol> declared;
    private final Map<String, Names.Named> defined;
    private final List<Condition> assumptions;
    private final Map<Symbol, Expr> data;

    private Scope(Names library, Map<String, Symbol> declared, Map<String, Names.Named> defined,
                  List<Condition> assumptions, Map<Symbol, Expr> data) {
        this.library = library;
        this.declared = declared;
        this.defined = defined;
        this.assumptions = assumptions;
        this.data = data;
    }

    /// Nothing but the names of a library.
    public static Scope of(Names library) {
        return new Scope(library, Map.of(), Map.of(), List.of(), Map.of());
    }

    public Optional<Symbol> symbol(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    /// What a statement of this text defined under the name; not the library's functions.
    public Optional<Names.Named> defined(String name) {
        return Optional.ofNullable(defined.get(name));
    }

    public Names library() {
        return library;
    }

    public Collection<Symbol> symbols() {
        return Collections.unmodifiableCollection(declared.values());
    }

    public Collection<Definition> definitions() {
        return defined.values().stream().map(Names.Named::definition).toList();
    }

    /// Everything assumed so far, in order.
    public List<Condition> assumptions() {
        return assumptions;
    }

    /// What `let` bound: symbols, and the sizes that follow from them.
    public Map<Symbol, Expr> data() {
        return data;
    }

    /// Every name that means something here, in alphabetical order.
    public Set<String> names() {
        Set<String> all = new TreeSet<>(library.names());
        all.addAll(Words.names());
        all.addAll(declared.keySet());
        all.addAll(defined.keySet());
        return all;
    }

    /// With another meaning for the symbol's name; what was assumed of its old bearer alone is forgotten.
    public Scope declaring(Symbol symbol) {
        Map<String, Symbol> d = new LinkedHashMap<>(declared);
        Symbol old = d.put(symbol.name(), symbol);
        Map<String, Names.Named> f = without(defined, symbol.name());
        List<Condition> kept = old == null ? assumptions : assumptions.stream().filter(c -> !Free.of(c).equals(Set.of(old))).toList();
        Map<Symbol, Expr> values = new LinkedHashMap<>(data);
        if (old != null && old != symbol) values.remove(old);
        return new Scope(library, d, f, speakingOf(symbol.name(), Optional.of(symbol), kept), values);
    }

    /// The conditions without those about another bearer of the name.
    private static List<Condition> speakingOf(String name, Optional<Symbol> bearer, List<Condition> conditions) {
        return conditions.stream().filter(c -> Free.of(c).stream().noneMatch(s -> s.name().equals(name) && !bearer.equals(Optional.of(s)))).toList();
    }

    public Scope defining(Names.Named named) {
        String name = named.definition().name();
        Map<String, Names.Named> f = new LinkedHashMap<>(defined);
        f.put(name, named);
        return new Scope(library, without(declared, name), f, speakingOf(name, Optional.empty(), assumptions), data);
    }

    public Scope assuming(Collection<Condition> conditions) {
        List<Condition> all = new ArrayList<>(assumptions);
        for (Condition c : conditions) if (!all.contains(c)) all.add(c);
        return all.size() == assumptions.size() ? this : new Scope(library, declared, defined, List.copyOf(all), data);
    }

    public Scope binding(Map<Symbol, Expr> values) {
        Map<Symbol, Expr> all = new LinkedHashMap<>(data);
        all.putAll(values);
        return new Scope(library, declared, defined, assumptions, Collections.unmodifiableMap(all));
    }

    private static <V> Map<String, V> without(Map<String, V> map, String name) {
        if (!map.containsKey(name)) return map;
        Map<String, V> rest = new LinkedHashMap<>(map);
        rest.remove(name);
        return rest;
    }
}
