package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// What names mean while one statement is read: its scope, what binders around the place bind, and what the statement
/// says about undeclared names by the way it uses them.
final class Context {
    private final Source source;
    private Scope scope;
    private final Map<String, Expr> locals = new HashMap<>();
    private final Map<String, Symbol> inferred = new LinkedHashMap<>();
    private final List<Condition> conditions = new ArrayList<>();
    private Optional<Marks> marks = Optional.empty();

    Context(Source source, Scope scope) {
        this.source = source;
        this.scope = scope;
    }

    Source source() {
        return source;
    }

    /// From here on, what stands where is written down.
    void recordIn(Marks book) {
        marks = Optional.of(book);
    }

    /// The term that a stretch of the text says.
    Expr marked(Expr e, Span span) {
        marks.ifPresent(m -> m.add(e, span));
        return e;
    }

    Scope scope() {
        return scope;
    }

    void enter(Scope inner) {
        scope = inner;
    }

    Optional<Expr> local(String name) {
        return Optional.ofNullable(locals.get(name));
    }

    /// Binds a name; what it meant before is given back, to be restored by [#unbind].
    Optional<Expr> bind(String name, Expr meaning) {
        return Optional.ofNullable(locals.put(name, meaning));
    }

    void unbind(String name, Optional<Expr> before) {
        before.ifPresentOrElse(b -> locals.put(name, b), () -> locals.remove(name));
    }

    /// A bound, declared or inferred symbol.
    Optional<Symbol> symbol(String name) {
        Expr local = locals.get(name);
        if (local != null) return local instanceof Symbol s ? Optional.of(s) : Optional.empty();
        Optional<Symbol> declared = scope.symbol(name);
        return declared.isPresent() ? declared : Optional.ofNullable(inferred.get(name));
    }

    /// Whether the name is bound, declared, inferred or defined in this text.
    boolean knows(String name) {
        return locals.containsKey(name) || scope.symbol(name).isPresent() || scope.defined(name).isPresent()
                || inferred.containsKey(name);
    }

    void infer(Symbol symbol) {
        inferred.put(symbol.name(), symbol);
    }

    /// The integer of this name, introduced as a size if the name is free.
    Symbol size(String wish) {
        Optional<Symbol> known = symbol(wish);
        if (known.isPresent() && known.get().sort() instanceof Sort.Whole) return known.get();
        String name = wish;
        if (knows(wish)) {
            Set<String> taken = new HashSet<>(locals.keySet());
            taken.addAll(scope.names());
            taken.addAll(inferred.keySet());
            name = Fresh.name(wish, taken);
        }
        Symbol size = Symbol.whole(name);
        infer(size);
        conditions.add(Condition.compare(Relation.GE, size, Terms.ONE));
        return size;
    }

    /// The scope with the sizes, vectors and matrices that the statement introduced by using them.
    Scope grown() {
        Scope result = scope;
        for (Symbol s : inferred.values()) {
            if (!s.isIndex() && scope.symbol(s.name()).isEmpty()) result = result.declaring(s);
        }
        return result.assuming(conditions);
    }

    /// Everything assumed where the statement stands.
    List<Condition> assumptions() {
        return scope.assuming(conditions).assumptions();
    }

    Rejected rejected(Diagnostic.Kind kind, Span span, String message) {
        return new Rejected(Diagnostic.of(kind, source, span, message));
    }

    Rejected rejected(Diagnostic.Kind kind, Span span, String message, String suggestion) {
        return new Rejected(Diagnostic.of(kind, source, span, message).suggesting(suggestion));
    }
}
