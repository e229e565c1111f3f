package org.gradproof.certificate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradproof.certificate.Question.Answer;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// The statement of a question: `for all x: what is given → both sides have values, and these compare as claimed`, or that
/// there is an x where what is given holds and the claim does not.
final class Statements {
    private final Question question;
    private final Gallina gallina;
    private final Domains domains;
    private final List<Symbol> symbols;
    private final Expr left;
    private final Expr right;
    private Scope named = Scope.empty();
    private List<Expr.Limit> limits = List.of();

    Statements(Question question) {
        this.question = question;
        List<Expr> indices = indices(question);
        this.left = question.left().isScalar() ? question.left() : Terms.entry(question.left(), indices);
        this.right = question.right().isScalar() ? question.right() : Terms.entry(question.right(), indices);
        Set<Symbol> free = new LinkedHashSet<>(Free.of(left));
        free.addAll(Free.of(right));
        for (Condition c : question.given()) free.addAll(Free.of(c));
        for (Expr e : List.of(left, right)) Gallina.refuseLarge(e);
        for (Condition c : question.given()) Gallina.refuseLarge(c);
        this.symbols = free.stream().sorted(Comparator.comparingInt(Statements::rank)).toList();
        this.gallina = new Gallina(new Wholes(integers(), question.given()));
        this.domains = new Domains(gallina);
    }

    /// Vectors are compared entry by entry.
    private static List<Expr> indices(Question q) {
        List<Expr> sizes = q.left().isScalar() ? q.right().sizes() : q.left().sizes();
        Set<String> taken = new LinkedHashSet<>();
        for (Expr e : List.of(q.left(), q.right())) for (Symbol s : Free.of(e)) taken.add(s.name());
        for (Condition c : q.given()) for (Symbol s : Free.of(c)) taken.add(s.name());
        List<Expr> indices = new ArrayList<>();
        for (Expr size : sizes) {
            String name = Fresh.name("i", taken);
            taken.add(name);
            indices.add(Symbol.index(name, Terms.ONE, size));
        }
        return indices;
    }

    /// Sizes come first, indices last, since their ranges speak of sizes.
    static int rank(Symbol s) {
        return switch (s.sort()) {
            case Sort.Whole _ -> 0;
            case Sort.Real _, Sort.Tensor _ -> 1;
            case Sort.Index i -> i.upper() instanceof Symbol u && u.isIndex() ? 3 : 2;
        };
    }

    Gallina gallina() {
        return gallina;
    }

    /// What a proof by example supplies, in the order of the statement.
    List<Symbol> symbols() {
        return symbols;
    }

    /// The names that the statement gave, once it was made.
    Scope scope() {
        return named;
    }

    /// The limits of which the statement says that there is something that they tend to, in its order.
    List<Expr.Limit> limits() {
        return limits;
    }

    Expr left() {
        return left;
    }

    Expr right() {
        return right;
    }

    /// The statement as Coq reads it.
    String text() {
        Scope scope = Scope.empty();
        List<String> binders = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (Symbol s : symbols) {
            String name = gallina.fresh(s.name());
            scope = gallina.wholes().free(s, name, scope);
            binders.add(Gallina.binder(s, name, scope));
            if (s.isIndex()) given.add(Wholes.range(s, name, scope));
        }
        for (Condition c : question.given()) given.add(gallina.proposition(c, scope));
        named = scope;
        boolean moving = Limited.concerns(left, right);
        return switch (question.answer()) {
            case Answer.Holds _ -> quantified("forall ", binders) + given.stream().map(g -> g + " ->\n  ").collect(Collectors.joining())
                    + (moving ? limited(scope, question.relation()) : holds(scope));
            case Answer.Fails _ -> quantified("exists ", binders) + joined(given)
                    + (moving ? limited(scope, question.relation().negated()) : Domains.conjunction(fails(scope)));
            case Answer.HasNoValue(var _, boolean l) -> quantified("exists ", binders) + joined(given) + (moving ? unlimited(scope, l) : hasNoValue(l ? left : right, scope));
        };
    }

    private static String quantified(String quantifier, List<String> binders) {
        return binders.isEmpty() ? "" : quantifier + String.join(" ", binders) + ",\n  ";
    }

    private static String joined(List<String> given) {
        return given.stream().map(g -> g + " /\\\n  ").collect(Collectors.joining());
    }

    /// The integers that may be negative for all that is given.
    private Set<Symbol> integers() {
        Set<Symbol> integers = symbols.stream().filter(s -> s.sort() instanceof Sort.Whole).collect(Collectors.toCollection(LinkedHashSet::new));
        while (integers.removeIf(n -> isNatural(n, integers))) { }
        return integers;
    }

    /// Whether the integer is a size, ends the range of an index that exists, or is said to be at least 0 or another that is: a variable
    /// of Coq's `nat` then stands for all that it can be.
    private boolean isNatural(Symbol n, Set<Symbol> integers) {
        for (Symbol s : symbols) {
            if (s.sizes().contains(n) || s.isIndex() && s.upper() == n && Gallina.constant(s.lower()).filter(q -> q.signum() >= 0).isPresent()) return true;
        }
        return question.given().stream().anyMatch(c -> Wholes.saysNatural(c, n, integers));
    }

    // ------------------------------------------------------------------------------------------ what is said

    private String holds(Scope scope) {
        List<String> all = new ArrayList<>();
        if (question.relation() == Relation.EQ && left instanceof Expr.Derivative d) {
            all.addAll(domains.near(d, scope));
            all.addAll(domains.of(right, scope));
            all.add("(is_derive " + gallina.path(d, scope) + " " + gallina.at(d, scope) + " " + gallina.value(right, scope) + ")");
            return Domains.conjunction(all);
        }
        all.addAll(values(scope));
        all.add(gallina.comparison(question.relation(), left, right, scope));
        return Domains.conjunction(all);
    }

    private String limited(Scope scope, Relation relation) {
        Limited l = new Limited(gallina, domains, left, right, scope);
        String said = l.holds(relation);
        limits = l.found();
        return said;
    }

    private String unlimited(Scope scope, boolean isLeft) {
        return new Limited(gallina, domains, left, right, scope).hasNone(isLeft);
    }

    private List<String> values(Scope scope) {
        Set<String> all = new LinkedHashSet<>(domains.of(left, scope));
        all.addAll(domains.of(right, scope));
        return List.copyOf(all);
    }

    private List<String> fails(Scope scope) {
        List<String> all = new ArrayList<>(values(scope));
        all.add(gallina.comparison(question.relation().negated(), left, right, scope));
        return all;
    }

    private String hasNoValue(Expr side, Scope scope) {
        List<String> needed = domains.of(side, scope);
        if (needed.isEmpty()) throw new Unsaid("the side always has a value");
        return "(~ " + Domains.conjunction(needed) + ")";
    }
}
