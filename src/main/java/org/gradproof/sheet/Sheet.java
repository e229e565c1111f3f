package org.gradproof.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// A worksheet as a solution to hand out: headings, prose, calculations and claims with what was found, as data.
///
/// Formulas are terms, so that whoever writes a sheet prints them; all of them were read back before (see [SheetProof]).
public record Sheet(List<Part> parts) {
    public Sheet {
        parts = List.copyOf(parts);
    }

    /// What stands below each other.
    public sealed interface Part {
        /// @param level 0 for the title
        record Heading(int level, List<Span> text) implements Part {}

        record Paragraph(List<Span> text) implements Part {}

        /// @param start the first number of an ordered list
        record Listing(boolean ordered, int start, List<List<Part>> items) implements Part {}

        record Quotation(List<Part> parts) implements Part {}

        record Verbatim(String text) implements Part {}

        record Divider() implements Part {}

        /// @param head may be empty
        record Table(List<List<Span>> head, List<List<List<Span>>> rows) implements Part {}

        /// Equations below each other.
        record Display(List<Row> rows) implements Part {}
    }

    /// One equation.
    ///
    /// @param left absent where the one above goes on, or where there is only a formula
    /// @param sign empty where there is only a formula
    /// @param reason why it is so, or when
    /// @param margin what is said of it at the margin
    public record Row(Optional<Formula> left, String sign, Formula right, List<Span> reason, List<Span> margin) {
        Row(Optional<Formula> left, String sign, Formula right, List<Span> reason) {
            this(left, sign, right, reason, List.of());
        }
    }

    /// What stands within a line.
    public sealed interface Span {
        record Words(String text) implements Span {}

        record Strong(List<Span> spans) implements Span {}

        record Emphasis(List<Span> spans) implements Span {}

        record Code(String text) implements Span {}

        record Maths(Formula formula) implements Span {}

        record Link(List<Span> spans, String target) implements Span {}

        record LineBreak() implements Span {}

        /// The end of a proof, at the margin.
        record Proved() implements Span {}
    }

    /// What is set as mathematics.
    public sealed interface Formula {
        record Term(Node node) implements Formula {}

        /// What stands left of a definition: `f(x; a)`, `y_i`.
        record Head(Definition definition) implements Formula {}

        /// Real numbers, vectors or matrices of them.
        record Reals(List<Expr> sizes) implements Formula {}

        record Integers() implements Formula {}

        record Range(Expr lower, Expr upper) implements Formula {}

        record Interval(Expr low, Expr high) implements Formula {}

        record Values(List<Expr> values) implements Formula {}

        /// Decimals row by row, as text of the language.
        record Numbers(List<Integer> sizes, List<String> cells) implements Formula {}

        /// @param sign of the language's own: `=`, `!=`, `<`, `<=`, `>`, `>=`, `~`, `in`
        record Related(Formula left, String sign, Formula right) implements Formula {}

        record Listed(List<Formula> items) implements Formula {}
    }

    static Formula.Term term(Node n) {
        return new Formula.Term(n);
    }

    static Span maths(Node n) {
        return new Span.Maths(term(n));
    }

    static Span words(String text) {
        return new Span.Words(text);
    }

    /// The title in words, or nothing.
    public Optional<List<Span>> title() {
        return parts.stream().filter(p -> p instanceof Part.Heading h && h.level == 0).map(p -> ((Part.Heading) p).text).findFirst();
    }

    /// All terms and conditions that parts speak of.
    static List<Node> terms(List<Part> parts) {
        List<Node> found = new ArrayList<>();
        for (Part p : parts) terms(p, found);
        return found;
    }

    private static void terms(Part part, List<Node> found) {
        switch (part) {
            case Part.Heading h -> spans(h.text, found);
            case Part.Paragraph p -> spans(p.text, found);
            case Part.Listing l -> l.items.forEach(i -> i.forEach(p -> terms(p, found)));
            case Part.Quotation q -> q.parts.forEach(p -> terms(p, found));
            case Part.Verbatim _, Part.Divider _ -> { }
            case Part.Table t -> {
                t.head.forEach(c -> spans(c, found));
                t.rows.forEach(r -> r.forEach(c -> spans(c, found)));
            }
            case Part.Display d -> d.rows.forEach(r -> {
                r.left.ifPresent(f -> terms(f, found));
                terms(r.right, found);
                spans(r.reason, found);
                spans(r.margin, found);
            });
        }
    }

    private static void spans(List<Span> spans, List<Node> found) {
        for (Span s : spans) {
            switch (s) {
                case Span.Maths m -> terms(m.formula, found);
                case Span.Strong t -> spans(t.spans, found);
                case Span.Emphasis e -> spans(e.spans, found);
                case Span.Link l -> spans(l.spans, found);
                case Span.Words _, Span.Code _, Span.LineBreak _, Span.Proved _ -> { }
            }
        }
    }

    private static void terms(Formula formula, List<Node> found) {
        switch (formula) {
            case Formula.Term t -> found.add(t.node);
            case Formula.Head h -> found.addAll(h.definition.parameters());
            case Formula.Reals r -> found.addAll(r.sizes);
            case Formula.Range r -> found.addAll(List.of(r.lower, r.upper));
            case Formula.Interval i -> found.addAll(List.of(i.low, i.high));
            case Formula.Values v -> found.addAll(v.values);
            case Formula.Related r -> {
                terms(r.left, found);
                terms(r.right, found);
            }
            case Formula.Listed l -> l.items.forEach(i -> terms(i, found));
            case Formula.Integers _, Formula.Numbers _ -> { }
        }
    }

    /// The set that a symbol ranges over.
    static Formula domain(Symbol s) {
        return switch (s.sort()) {
            case Sort.Real _ -> new Formula.Reals(List.of());
            case Sort.Whole _ -> new Formula.Integers();
            case Sort.Index i -> new Formula.Range(i.lower(), i.upper());
            case Sort.Tensor t -> new Formula.Reals(t.sizes());
        };
    }

    /// What stands left of a definition, as a term.
    static Expr head(Definition d) {
        Expr call = Terms.call(d, List.<Expr>copyOf(d.parameters()));
        boolean family = !d.indices().isEmpty() && call.sizes().size() == d.indices().size();
        return family ? Terms.entry(call, List.<Expr>copyOf(d.indices())) : call;
    }
}
