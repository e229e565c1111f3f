package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Relation;

/// The syntax of a formula before its names mean anything, independent of the front end that read it.
sealed interface Form {
    Span span();

    /// The direct parts in reading order, ranges left out.
    default List<Form> parts() {
        return switch (this) {
            case Name _, Number _, Partial _, Sign _ -> List.of();
            case Chain c -> c.pieces;
            case Call c -> {
                List<Form> all = new ArrayList<>();
                all.add(c.function);
                for (Argument a : c.arguments) all.add(a.value);
                for (Parameter p : c.parameters) all.add(p.given.orElse(p.value));
                yield all;
            }
            case Indexed i -> {
                List<Form> all = new ArrayList<>();
                all.add(i.base);
                for (Argument a : i.places) all.add(a.value);
                yield all;
            }
            case Transposed t -> List.of(t.base);
            case Raised r -> List.of(r.base);
            case Primed p -> List.of(p.base);
            case Group g -> g.items;
            case Conditional c -> List.of(c.condition, c.yes, c.no);
            case At a -> List.of(a.body, a.name, a.value);
            case Comparison c -> c.sides;
            case Junction j -> j.clauses;
            case Negation n -> List.of(n.clause);
        };
    }

    /// A name as it was written, `x_i` and Greek letters included.
    record Name(String text, Span span) implements Form {}

    record Number(String text, Span span) implements Form {}

    /// `∂`.
    record Partial(Span span) implements Form {}

    /// Operands, signs and operators in the order of the text; two operands side by side are juxtaposed.
    record Chain(List<Form> pieces, Span span) implements Form {}

    /// An operator between pieces, or a sign before one.
    record Sign(Kind kind, Span span) implements Form {
        enum Kind { ADD, SUBTRACT, MULTIPLY, DIVIDE, MATMUL, POWER }
    }

    /// `f(a, b; c, d = 1)`, or something that only looks like a call: `2(x + 1)`.
    record Call(Form function, List<Argument> arguments, List<Parameter> parameters, Span span) implements Form {}

    /// `k in 1..n`, `vector z in R^n`, `x -> 0+`, or a plain value.
    record Argument(Optional<String> sort, Form value, Optional<Domain> domain, Optional<Towards> towards, Span span) {}

    /// What is approached, and from which side as it was written.
    record Towards(Form point, Optional<String> side, Span span) {}

    record Parameter(Form value, Optional<Form> given, Span span) {}

    record Indexed(Form base, List<Argument> places, Span span) implements Form {}

    record Transposed(Form base, Span span) implements Form {}

    /// `x²`, `d²`.
    record Raised(Form base, int exponent, Span span) implements Form {}

    /// `f'`, `f''`.
    record Primed(Form base, int order, Span span) implements Form {}

    /// Things between brackets, one or several: `(a)`, `(0, 1]`, `[1, 2]`, `{0, 1}`.
    record Group(char open, List<Form> items, List<Item> given, char close, Span span) implements Form {}

    record Conditional(Form condition, Form yes, Form no, Span span) implements Form {}

    /// `body at name = value`.
    record At(Form body, Form name, Form value, Span span) implements Form {}

    /// A chain of comparisons, `a <= b < c`; an absent relation is `~`.
    record Comparison(List<Form> sides, List<Optional<Relation>> relations, Span span) implements Form {}

    /// Clauses joined by `and` (where the boolean is true) and `or`.
    record Junction(List<Form> clauses, List<Boolean> and, Span span) implements Form {}

    record Negation(Form clause, Span span) implements Form {}

    /// One end, or both.
    record Domain(Form first, Optional<Form> last, Span span) {}

    /// A part of a `for` clause or of a declaration.
    record Item(Optional<String> sort, Form form, Optional<Domain> domain, Span span) {}
}
