package org.gradproof.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.syntax.Diagnostic.Kind;
import org.gradproof.syntax.GradproofParser.AskContext;
import org.gradproof.syntax.GradproofParser.AssumeContext;
import org.gradproof.syntax.GradproofParser.BindingContext;
import org.gradproof.syntax.GradproofParser.CheckContext;
import org.gradproof.syntax.GradproofParser.ConventionContext;
import org.gradproof.syntax.GradproofParser.DeclareContext;
import org.gradproof.syntax.GradproofParser.DefinitionContext;
import org.gradproof.syntax.GradproofParser.EvalContext;
import org.gradproof.syntax.GradproofParser.ExpressionContext;
import org.gradproof.syntax.GradproofParser.FormulaContext;
import org.gradproof.syntax.GradproofParser.GivenContext;
import org.gradproof.syntax.GradproofParser.ItemContext;
import org.gradproof.syntax.GradproofParser.LetContext;
import org.gradproof.syntax.GradproofParser.LineContext;
import org.gradproof.syntax.GradproofParser.ProofContext;
import org.gradproof.syntax.GradproofParser.ProveContext;
import org.gradproof.syntax.GradproofParser.ShowContext;
import org.gradproof.syntax.GradproofParser.StatementContext;
import org.gradproof.syntax.Reading.Understood;
import org.jspecify.annotations.Nullable;

/// One statement in one scope, from its parse tree to its terms.
final class Elaboration {
    private final Source source;
    private final Span span;
    private final Scope scope;
    private final Context context;
    private final Elaborator elaborator;
    private final Forms forms;
    private final Limits limits;

    Elaboration(Source source, Span span, Scope scope) {
        this.source = source;
        this.span = span;
        this.scope = scope;
        this.context = new Context(source, scope);
        this.elaborator = new Elaborator(context);
        this.forms = new Forms(source);
        this.limits = new Limits(elaborator);
    }

    /// Writes down where the terms stand.
    Elaboration(Source source, Span span, Scope scope, Marks marks) {
        this(source, span, scope);
        context.recordIn(marks);
    }

    Understood statement(StatementContext tree) {
        return switch (tree) {
            case DeclareContext d -> declare(d);
            case AssumeContext a -> assume(a);
            case LetContext l -> let(l);
            case EvalContext e -> eval(e);
            case ShowContext s -> show(s);
            case AskContext a -> unchanged(new Statement.Ask(question(a), span));
            case ProveContext p -> unchanged(new Statement.Prove(claim(p.formula(), p.given()), span));
            case ConventionContext c -> unchanged(convention(forms.expression(c.expression())));
            case CheckContext c -> unchanged(new Statement.Check(claim(c.formula(), c.given()), span));
            case ProofContext p -> unchanged(new Statement.Calculation(calculation(p), span));
            case DefinitionContext d when d.expression() != null -> define(d);
            case DefinitionContext d -> query(d);
            default -> throw new IllegalStateException(tree.getText());
        };
    }

    private Statement.Question question(AskContext tree) {
        boolean why = tree.verb.getType() == GradproofParser.WHY;
        if (tree.NAME() == null) return why ? new Statement.Question.Why(Statement.Size.COURSE) : new Statement.Question.Hint();
        String word = tree.NAME().getText();
        for (Statement.Size size : Statement.Size.values()) {
            if (why && size.name().toLowerCase(java.util.Locale.ROOT).equals(word)) return new Statement.Question.Why(size);
        }
        throw context.rejected(Kind.SYNTAX, Forms.span(tree.NAME().getSymbol(), tree.NAME().getSymbol()), "unexpected '" + word + "'",
                why ? "write why terse, why course or why full" : "hint stands alone; ask again for more");
    }

    private Understood unchanged(Statement statement) {
        return new Understood(statement, scope);
    }

    private Understood declare(DeclareContext tree) {
        given(tree.given());
        Declarations declarations = new Declarations(elaborator);
        // The first sort word opens the statement; it belongs to the first item.
        List<Form.Item> items = items(tree.item());
        Form.Item first = items.getFirst();
        items.set(0, new Form.Item(Optional.of(tree.SORT().getText()), first.form(), first.domain(), first.span()));
        declarations.read(items, true);
        return new Understood(new Statement.Declare(declarations.symbols(), declarations.conditions(), span), context.grown());
    }

    /// With `for i, j in 1..n` the conditions hold for all of these indices; another `for` is a premise.
    private Understood assume(AssumeContext tree) {
        if (tree.given() == null) {
            infer(items(tree.item()).stream().map(Form.Item::form).toList());
            Declarations declarations = new Declarations(elaborator);
            declarations.read(items(tree.item()), false);
            return new Understood(new Statement.Assume(declarations.conditions(), span), context.grown());
        }
        Declarations premises = given(tree.given());
        infer(items(tree.item()).stream().map(Form.Item::form).toList());
        List<Condition> all = new ArrayList<>();
        for (Form.Item item : items(tree.item())) {
            Condition c = Condition.and(premises.conditions()).implies(elaborator.condition(item.form()));
            for (Symbol s : premises.symbols().reversed()) if (s.isIndex()) c = Condition.forAll(s, c);
            all.add(c);
        }
        return new Understood(new Statement.Assume(all, span), scope.assuming(all));
    }

    private Understood let(LetContext tree) {
        Map<Symbol, Expr> values = new LinkedHashMap<>();
        Scope after = scope;
        for (BindingContext b : tree.binding()) {
            if (!(forms.chain(b.chain()) instanceof Form.Name n)) {
                throw context.rejected(Kind.SYNTAX, Forms.span(b.chain()), "expected a name", "write let x = [1, 2, 3]");
            }
            String name = Words.plain(n.text());
            if (scope.defined(name).isPresent()) throw context.rejected(Kind.NAME, n.span(), name + " is defined by a term; data are for free names");
            Map<Symbol, Expr> known = new LinkedHashMap<>(after.data());
            Expr value = new Substitution(known).apply(elaborator.expr(forms.expression(b.expression())));
            Symbol symbol = after.symbol(name).orElseGet(() -> Symbol.of(name, value.isScalar() ? Sort.REAL : new Sort.Tensor(value.sizes())));
            Map<Symbol, Expr> bound = elaborator.fitted(symbol, value, Forms.span(b.expression()));
            checkSizes(symbol, bound, after, n.span());
            if (after.symbol(name).isEmpty()) after = after.declaring(symbol);
            after = after.binding(bound);
            values.putAll(bound);
            context.enter(after);
        }
        return new Understood(new Statement.Let(values, span), after);
    }

    /// A size that follows from other data cannot change with these.
    private void checkSizes(Symbol symbol, Map<Symbol, Expr> bound, Scope after, Span place) {
        for (Symbol size : bound.keySet()) {
            if (size == symbol) continue;
            for (Symbol other : after.data().keySet()) {
                if (other != symbol && other.sizes().contains(size) && after.data().get(size) != bound.get(size)) {
                    throw context.rejected(Kind.SHAPE, place, size.name() + " is " + Shapes.size(after.data().get(size)) + " through "
                            + other.name() + ", and " + Shapes.size(bound.get(size)) + " through " + symbol.name());
                }
            }
        }
    }

    private Understood eval(EvalContext tree) {
        List<Form> asked = tree.expression().stream().map(forms::expression).toList();
        infer(asked);
        List<Expr> expressions = asked.stream().map(elaborator::expr).toList();
        OptionalInt digits = OptionalInt.empty();
        if (tree.NUMBER() != null) {
            String text = tree.NUMBER().getText();
            if (!text.matches("[1-9][0-9]{0,3}")) {
                throw context.rejected(Kind.MEANING, Forms.span(tree.NUMBER().getSymbol(), tree.NUMBER().getSymbol()), "the number of digits is 1 to 9999");
            }
            digits = OptionalInt.of(Integer.parseInt(text));
        }
        return unchanged(new Statement.Evaluate(expressions, digits, context.assumptions(), span));
    }

    private Understood show(ShowContext tree) {
        given(tree.given());
        Form form = forms.formula(tree.formula());
        infer(List.of(form));
        Statement.View view = switch (tree.verb.getType()) {
            case GradproofParser.LATEX -> Statement.View.LATEX;
            case GradproofParser.STEPS -> Statement.View.STEPS;
            case GradproofParser.FORMS -> Statement.View.FORMS;
            default -> Statement.View.EXPAND;
        };
        Node subject = Elaborator.isCondition(form) ? elaborator.condition(form)
                : elaborator.calls().itself(form).orElseGet(() -> elaborator.expr(form));
        return unchanged(new Statement.Show(view, subject, context.assumptions(), span));
    }

    private Understood query(DefinitionContext tree) {
        given(tree.given());
        Form form = forms.formula(tree.formula());
        infer(List.of(form));
        if (Elaborator.isCondition(form)) {
            throw context.rejected(Kind.MEANING, form.span(), "a condition alone asks nothing",
                    "write prove " + source.text(form.span()) + ", or define with :=");
        }
        return unchanged(new Statement.Query(elaborator.expr(form), context.assumptions(), span));
    }

    private Understood define(DefinitionContext tree) {
        if (tree.given() != null) throw context.rejected(Kind.SYNTAX, Forms.span(tree.given()), "a definition holds everywhere", "declare before: real a > 0");
        Names.Named named = new Definitions(elaborator).define(forms.formula(tree.formula()), forms.expression(tree.expression()));
        Definition d = named.definition();
        Scope after = context.grown();
        for (Symbol size : d.sizes()) if (scope.symbol(size.name()).isEmpty() && !Free.of(d.body()).isEmpty() && !d.free().contains(size)) after = forgetting(after, d);
        return new Understood(new Statement.Define(d, named.defaults(), span), after.defining(named));
    }

    /// Sizes that only the calls of a function bind do not become names of the text.
    private Scope forgetting(Scope grown, Definition d) {
        Scope kept = scope;
        for (Symbol s : grown.symbols()) {
            if (scope.symbol(s.name()).isEmpty() && !d.sizes().contains(s)) kept = kept.declaring(s);
        }
        List<Condition> conditions = grown.assumptions().stream().filter(c -> Free.of(c).stream().noneMatch(d.sizes()::contains)).toList();
        return kept.assuming(conditions);
    }

    private Statement.Claim claim(FormulaContext formula, GivenContext given) {
        given(given);
        Form form = forms.formula(formula);
        infer(List.of(form));
        Optional<Statement.Claim> property = new Properties(elaborator).claim(form);
        if (property.isPresent()) return property.get();
        List<Statement.Link> links = new ArrayList<>();
        links(form, links);
        return new Statement.Claim(links, context.assumptions(), false, form.span());
    }

    private void links(Form form, List<Statement.Link> into) {
        switch (form) {
            case Form.Comparison c -> {
                List<Expr> sides = c.sides().stream().map(limits::side).toList();
                for (int i = 0; i < c.relations().size(); i++) {
                    Span both = c.sides().get(i).span().to(c.sides().get(i + 1).span());
                    into.add(link(sides.get(i), c.relations().get(i), sides.get(i + 1), Optional.empty(), both));
                }
            }
            case Form.Junction j when j.and().stream().allMatch(and -> and) -> j.clauses().forEach(c -> links(c, into));
            case Form.Group g when g.open() == '(' && g.items().size() == 1 && g.given().isEmpty() && Elaborator.isCondition(g) -> links(g.items().getFirst(), into);
            case Form f -> throw noClaim(f);
        }
    }

    /// What is wrong with a value where a claim is expected: itself first, an unknown name most of all.
    private Rejected noClaim(Form f) {
        if (f instanceof Form.Call) elaborator.expr(f);
        return context.rejected(Kind.MEANING, f.span(), "expected a claim: two sides and a relation", "write prove f = g, or <=, <, !=, ~ instead of =");
    }

    private Statement.Link link(Expr left, Optional<Relation> relation, Expr right, Optional<String> reason, Span place) {
        if (!left.isScalar() && !right.isScalar() && !left.sizes().equals(right.sizes())) {
            throw context.rejected(Kind.SHAPE, place, "the sides have different shapes: " + Shapes.text(left.sizes()) + " and " + Shapes.text(right.sizes()));
        }
        limits.check(left, relation, right, place);
        return new Statement.Link(left, relation, right, reason, place);
    }

    private Statement.Convention convention(Form form) {
        if (!(form instanceof Form.At at && at.body() instanceof Form.Chain c && c.pieces().size() == 2 && c.pieces().getFirst() instanceof Form.Name d
                && Words.plain(d.text()).equals("d") && c.pieces().getLast() instanceof Form.Name f)) {
            throw context.rejected(Kind.SYNTAX, form.span(), "expected a function, a point and a value", "write convention d relu at 0 = 0");
        }
        String name = Words.plain(f.text());
        if (scope.defined(name).isEmpty() && scope.library().lookup(name).isEmpty() && Words.names().contains(name)) {
            throw context.rejected(Kind.MEANING, f.span(), "the derivative of " + name + " needs no convention");
        }
        Names.Named named = scope.defined(name).or(() -> scope.library().lookup(name))
                .orElseThrow(() -> context.rejected(Kind.NAME, f.span(), "there is no function '" + name + "'", "define it: " + name + "(x) := …"));
        Definition definition = named.definition();
        if (definition.parameters().isEmpty() || !definition.indices().isEmpty() || definition.parameters().stream().anyMatch(p -> !p.isScalar())) {
            throw context.rejected(Kind.MEANING, f.span(), name + " is no function of a number");
        }
        infer(List.of(at.name(), at.value()));
        return new Statement.Convention(definition, elaborator.expr(at.name()), elaborator.expr(at.value()), span);
    }

    private Statement.Claim calculation(ProofContext tree) {
        given(tree.given());
        List<Form> sides = new ArrayList<>();
        sides.add(forms.expression(tree.expression()));
        for (LineContext line : tree.line()) sides.add(forms.expression(line.expression()));
        infer(sides);
        List<Statement.Link> links = new ArrayList<>();
        Expr left = limits.side(sides.getFirst());
        for (int i = 0; i < tree.line().size(); i++) {
            LineContext line = tree.line().get(i);
            Expr right = limits.side(sides.get(i + 1));
            Optional<String> reason = Optional.ofNullable(line.REASON()).map(r -> r.getText().substring(2).strip());
            links.add(link(left, Forms.relation(line.relation()), right, reason, Forms.span(line)));
            left = right;
        }
        return new Statement.Claim(links, context.assumptions(), false, span);
    }

    private Declarations given(@Nullable GivenContext tree) {
        Declarations declarations = new Declarations(elaborator);
        if (tree != null) {
            List<Form.Item> items = forms.given(tree);
            infer(items.stream().map(Form.Item::form).toList());
            declarations.read(items, false);
        }
        return declarations;
    }

    private List<Form.Item> items(List<ItemContext> trees) {
        return new ArrayList<>(trees.stream().map(forms::item).toList());
    }

    /// Gives undeclared names the meaning that indexing them implies.
    private void infer(List<Form> asked) {
        elaborator.indices().inferred(asked, Set.of()).values().forEach(context::infer);
    }
}
