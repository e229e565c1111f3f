package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.gradproof.expr.Relation;
import org.gradproof.syntax.GradproofParser.ApproachContext;
import org.gradproof.syntax.GradproofParser.ArgumentContext;
import org.gradproof.syntax.GradproofParser.BracketContext;
import org.gradproof.syntax.GradproofParser.CallContext;
import org.gradproof.syntax.GradproofParser.ChainContext;
import org.gradproof.syntax.GradproofParser.ClauseContext;
import org.gradproof.syntax.GradproofParser.ConditionalContext;
import org.gradproof.syntax.GradproofParser.DomainContext;
import org.gradproof.syntax.GradproofParser.ExpressionContext;
import org.gradproof.syntax.GradproofParser.FormulaContext;
import org.gradproof.syntax.GradproofParser.GivenContext;
import org.gradproof.syntax.GradproofParser.GroupContext;
import org.gradproof.syntax.GradproofParser.IndexContext;
import org.gradproof.syntax.GradproofParser.ItemContext;
import org.gradproof.syntax.GradproofParser.JuxtaposedContext;
import org.gradproof.syntax.GradproofParser.OperandContext;
import org.gradproof.syntax.GradproofParser.OperatorContext;
import org.gradproof.syntax.GradproofParser.ParameterContext;
import org.gradproof.syntax.GradproofParser.ParenthesisContext;
import org.gradproof.syntax.GradproofParser.PlaceContext;
import org.gradproof.syntax.GradproofParser.PlainContext;
import org.gradproof.syntax.GradproofParser.PrimeContext;
import org.gradproof.syntax.GradproofParser.RelationContext;
import org.gradproof.syntax.GradproofParser.SignContext;
import org.gradproof.syntax.GradproofParser.SuffixContext;
import org.gradproof.syntax.GradproofParser.SuperscriptContext;
import org.gradproof.syntax.GradproofParser.TransposeContext;
import org.gradproof.syntax.GradproofParser.WordContext;

/// From ANTLR's parse trees to forms.
final class Forms {
    private final Source source;

    Forms(Source source) {
        this.source = source;
    }

    static Span span(Token first, Token last) {
        return new Span(first.getStartIndex(), Math.max(first.getStartIndex(), last.getStopIndex() + 1));
    }

    static Span span(ParserRuleContext tree) {
        return span(tree.getStart(), tree.getStop());
    }

    Form formula(FormulaContext tree) {
        if (tree.getChildCount() == 1) return clause((ClauseContext) tree.getChild(0));
        List<Form> clauses = new ArrayList<>();
        List<Boolean> and = new ArrayList<>();
        for (ParseTree child : tree.children) {
            switch (child) {
                case ClauseContext c -> clauses.add(clause(c));
                case TerminalNode t -> and.add(t.getSymbol().getType() == GradproofParser.AND);
                default -> throw new IllegalStateException(child.getText());
            }
        }
        return new Form.Junction(clauses, and, span(tree));
    }

    private Form clause(ClauseContext tree) {
        if (tree.getChild(0) instanceof TerminalNode) {
            return new Form.Negation(clause((ClauseContext) tree.getChild(1)), span(tree));
        }
        Form first = expression((ExpressionContext) tree.getChild(0));
        if (tree.getChildCount() == 1) return first;
        List<Form> sides = new ArrayList<>();
        List<Optional<Relation>> relations = new ArrayList<>();
        sides.add(first);
        for (int i = 1; i < tree.getChildCount(); i += 2) {
            relations.add(relation((RelationContext) tree.getChild(i)));
            sides.add(expression((ExpressionContext) tree.getChild(i + 1)));
        }
        return new Form.Comparison(sides, relations, span(tree));
    }

    static Optional<Relation> relation(RelationContext tree) {
        return switch (tree.getStart().getType()) {
            case GradproofParser.EQ -> Optional.of(Relation.EQ);
            case GradproofParser.NE -> Optional.of(Relation.NE);
            case GradproofParser.LT -> Optional.of(Relation.LT);
            case GradproofParser.LE -> Optional.of(Relation.LE);
            case GradproofParser.GT -> Optional.of(Relation.GT);
            case GradproofParser.GE -> Optional.of(Relation.GE);
            default -> Optional.empty();
        };
    }

    Form expression(ExpressionContext tree) {
        return switch (tree) {
            case ConditionalContext c -> new Form.Conditional(formula(c.formula()), expression(c.expression(0)),
                    expression(c.expression(1)), span(c));
            case PlainContext p when p.getChildCount() == 1 -> chain((ChainContext) p.getChild(0));
            case PlainContext p -> new Form.At(chain(p.chain(0)), chain(p.chain(1)), chain(p.chain(2)), span(p));
            default -> throw new IllegalStateException(tree.getText());
        };
    }

    Form chain(ChainContext tree) {
        if (tree.getChildCount() == 1) return piece(tree.getChild(0));
        List<Form> pieces = new ArrayList<>(tree.getChildCount());
        for (ParseTree child : tree.children) pieces.add(piece(child));
        return new Form.Chain(pieces, span(tree));
    }

    private Form piece(ParseTree tree) {
        return switch (tree) {
            case OperandContext o -> operand(o);
            case JuxtaposedContext j -> operand(j);
            case OperatorContext o -> sign(o.getStart());
            case SignContext s -> sign(s.getStart());
            default -> throw new IllegalStateException(tree.getText());
        };
    }

    private Form sign(Token token) {
        return new Form.Sign(switch (token.getType()) {
            case GradproofParser.PLUS -> Form.Sign.Kind.ADD;
            case GradproofParser.MINUS -> Form.Sign.Kind.SUBTRACT;
            case GradproofParser.TIMES -> Form.Sign.Kind.MULTIPLY;
            case GradproofParser.DIVIDE -> Form.Sign.Kind.DIVIDE;
            case GradproofParser.MATMUL -> Form.Sign.Kind.MATMUL;
            default -> Form.Sign.Kind.POWER;
        }, span(token, token));
    }

    private Form operand(ParserRuleContext tree) {
        Form form = switch (tree.getChild(0)) {
            case WordContext w -> word(w.getStart());
            case GroupContext g -> group(g);
            default -> throw new IllegalStateException(tree.getText());
        };
        for (int i = 1; i < tree.getChildCount(); i++) {
            SuffixContext suffix = (SuffixContext) tree.getChild(i);
            form = suffixed(form, suffix, form.span().to(span(suffix)));
        }
        return form;
    }

    private Form word(Token token) {
        Span span = span(token, token);
        return switch (token.getType()) {
            case GradproofParser.NAME -> new Form.Name(token.getText(), span);
            case GradproofParser.NUMBER -> new Form.Number(token.getText(), span);
            default -> new Form.Partial(span);
        };
    }

    private Form group(GroupContext tree) {
        List<Form> items = new ArrayList<>();
        List<Form.Item> given = List.of();
        for (ParseTree child : tree.children) {
            switch (child) {
                case FormulaContext f -> items.add(formula(f));
                case ExpressionContext e -> items.add(expression(e));
                case GivenContext g -> given = given(g);
                default -> { }
            }
        }
        char open = tree.getStart().getText().charAt(0);
        char close = tree.getStop().getText().charAt(0);
        return new Form.Group(open, items, given, close, span(tree));
    }

    private Form suffixed(Form base, SuffixContext tree, Span span) {
        return switch (tree) {
            case CallContext c -> call(base, c, span);
            case IndexContext i -> {
                List<Form.Argument> places = new ArrayList<>();
                for (PlaceContext p : i.place()) {
                    places.add(new Form.Argument(Optional.empty(), formula(p.formula()),
                            Optional.ofNullable(p.domain()).map(this::domain), Optional.empty(), span(p)));
                }
                yield new Form.Indexed(base, places, span);
            }
            case TransposeContext _ -> new Form.Transposed(base, span);
            case SuperscriptContext s -> new Form.Raised(base, superscript(s.getStart()), span);
            case PrimeContext _ -> base instanceof Form.Primed p
                    ? new Form.Primed(p.base(), p.order() + 1, span) : new Form.Primed(base, 1, span);
            default -> throw new IllegalStateException(tree.getText());
        };
    }

    private Form call(Form base, CallContext tree, Span span) {
        List<Form.Argument> arguments = new ArrayList<>(2);
        List<Form.Parameter> parameters = new ArrayList<>(0);
        for (ParseTree child : tree.children) {
            switch (child) {
                case ArgumentContext a -> arguments.add(new Form.Argument(sort(a.SORT()), expression(a.expression()),
                        Optional.ofNullable(a.domain()).map(this::domain), Optional.ofNullable(a.approach()).map(this::approach), span(a)));
                case ParameterContext p -> parameters.add(new Form.Parameter(expression(p.expression(0)),
                        p.expression().size() == 1 ? Optional.empty() : Optional.of(expression(p.expression(1))), span(p)));
                default -> { }
            }
        }
        return new Form.Call(base, arguments, parameters, span);
    }

    private int superscript(Token token) {
        String text = token.getText();
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(switch (c) {
            case '⁻' -> "-";
            case '⁺' -> "";
            default -> String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c));
        }));
        if (digits.length() > 9) {
            throw new Rejected(Diagnostic.of(Diagnostic.Kind.LIMIT, source, span(token, token), "this exponent is too large"));
        }
        return Integer.parseInt(digits.toString());
    }

    private Form.Domain domain(DomainContext tree) {
        return new Form.Domain(chain(tree.chain(0)),
                tree.chain().size() == 1 ? Optional.empty() : Optional.of(chain(tree.chain(1))), span(tree));
    }

    private Form.Towards approach(ApproachContext tree) {
        return new Form.Towards(chain(tree.chain()), Optional.ofNullable(tree.side()).map(s -> source.text(span(s))), span(tree));
    }

    List<Form.Item> given(GivenContext tree) {
        return tree.item().stream().map(this::item).toList();
    }

    Form.Item item(ItemContext tree) {
        return new Form.Item(sort(tree.SORT()), formula(tree.formula()), Optional.ofNullable(tree.domain()).map(this::domain),
                span(tree));
    }

    private static Optional<String> sort(TerminalNode token) {
        return Optional.ofNullable(token).map(TerminalNode::getText);
    }
}
