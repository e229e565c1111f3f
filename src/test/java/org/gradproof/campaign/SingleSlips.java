package org.gradproof.campaign;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.prover.Slip;

/// One slip of a given kind in the right side of a true claim, made without any of the program's own list of edits.
final class SingleSlips {
    /// The kinds that are made.
    static final List<Slip> KINDS = List.of(Slip.SIGN, Slip.FACTOR, Slip.RECIPROCAL, Slip.INNER_DERIVATIVE, Slip.LOST_FACTOR, Slip.OUTPUT_FOR_INPUT,
            Slip.TRANSPOSE, Slip.DELTA, Slip.LOST_TERM, Slip.SUM, Slip.INDEX, Slip.BRANCH, Slip.PARAMETER, Slip.RULE, Slip.LOG_BASE, Slip.VARIABLE, Slip.EXPONENT);

    private final Random random;

    SingleSlips(Random random) {
        this.random = random;
    }

    /// @param right how the same would read without the slip
    record Made(Expr wrong, Expr right) {}

    /// The right side with one slip, if it can be made here.
    Optional<Made> of(Slip kind, Specimen s) {
        return switch (kind) {
            case INNER_DERIVATIVE -> forgetful(s);
            case RULE -> rule(s);
            case INDEX, SIGN, FACTOR, RECIPROCAL, LOST_FACTOR, OUTPUT_FOR_INPUT, TRANSPOSE, DELTA, LOST_TERM, SUM, BRANCH, PARAMETER, LOG_BASE, VARIABLE, EXPONENT,
                    EXTRA_FACTOR, EXTRA_TERM, CONSTANT, OPERATION, FUNCTION -> changed(kind, s).map(w -> new Made(w, s.right()));
        };
    }

    private Optional<Expr> changed(Slip kind, Specimen s) {
        return switch (kind) {
            case VARIABLE -> variable(s);
            case OUTPUT_FOR_INPUT -> output(s.right());
            case TRANSPOSE -> transposed(s.right());
            case LOG_BASE -> unbased(s.right());
            case PARAMETER -> parameter(s);
            case SIGN, FACTOR, RECIPROCAL, LOST_FACTOR, DELTA, LOST_TERM, SUM, INDEX, BRANCH, EXPONENT -> local(kind, s);
            case INNER_DERIVATIVE, RULE, EXTRA_FACTOR, EXTRA_TERM, CONSTANT, OPERATION, FUNCTION -> Optional.empty();
        };
    }

    private Optional<Expr> local(Slip kind, Specimen s) {
        return new Occurrences(random).changed(s.right(), part -> {
            List<Expr> all = changes(kind, part, s);
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        });
    }

    private static List<Expr> changes(Slip kind, Expr e, Specimen s) {
        List<Expr> all = new ArrayList<>();
        boolean number = e instanceof Expr.Num || e instanceof Symbol x && x.isIndex();
        switch (kind) {
            case SIGN -> {
                if (e instanceof Expr.Neg n) all.add(n.argument());
                if (is(e, Operator.ADD)) all.add(Terms.sub(left(e), right(e)));
                if (is(e, Operator.SUBTRACT)) all.addAll(List.of(Terms.add(left(e), right(e)), Terms.sub(right(e), left(e))));
                if (!number && !is(e, Operator.ADD) && !is(e, Operator.SUBTRACT)) all.add(Terms.neg(e));
            }
            case FACTOR -> {
                if (!number) all.addAll(List.of(Terms.mul(TWO, e), Terms.div(e, TWO)));
                for (Symbol n : Free.of(s.left())) if (!number && n.sort() instanceof Sort.Whole) all.addAll(List.of(Terms.mul(n, e), Terms.div(e, n)));
                if (is(e, Operator.MULTIPLY) && left(e) instanceof Expr.Num) all.add(right(e));
                if (is(e, Operator.DIVIDE) && (right(e) instanceof Expr.Num || right(e) instanceof Symbol n && n.sort() instanceof Sort.Whole)) all.add(left(e));
            }
            case RECIPROCAL -> {
                if (is(e, Operator.DIVIDE)) all.addAll(List.of(Terms.div(right(e), left(e)), Terms.mul(left(e), right(e))));
                if (is(e, Operator.MULTIPLY)) all.add(Terms.div(left(e), right(e)));
            }
            case LOST_FACTOR -> {
                if (!is(e, Operator.MULTIPLY)) break;
                if (!(left(e) instanceof Expr.Num)) all.add(right(e));
                if (!(right(e) instanceof Expr.Num)) all.add(left(e));
            }
            case DELTA -> {
                if (isDelta(e)) all.add(ONE);
                if (is(e, Operator.MULTIPLY) && isDelta(right(e))) all.add(left(e));
            }
            case LOST_TERM -> {
                if (is(e, Operator.ADD) || is(e, Operator.SUBTRACT)) all.add(left(e));
                if (is(e, Operator.ADD)) all.add(right(e));
            }
            case SUM -> {
                if (e instanceof Expr.Big b) for (Symbol i : Free.of(s.left())) if (i.isIndex() && i.upper() == b.index().upper()) all.add(Substitution.replace(b.body(), b.index(), i));
            }
            case INDEX -> {
                if (e instanceof Expr.Entry t && t.indices().size() == 1 && t.indices().getFirst() instanceof Symbol at && at.isIndex()) {
                    for (Symbol i : Free.of(s.left())) if (i.isIndex() && i != at && i.upper() == at.upper()) all.add(Terms.entry(t.tensor(), i));
                }
            }
            case BRANCH -> {
                if (e instanceof Expr.If i && !isDelta(e)) {
                    all.addAll(List.of(Terms.cases(i.condition(), i.no(), i.yes()), i.yes(), i.no()));
                }
            }
            case EXPONENT -> {
                if (e instanceof Expr.Apply a && a.function() == Primitive.EXP) all.add(Terms.exp(a.argument() instanceof Expr.Neg n ? n.argument() : Terms.neg(a.argument())));
                if (is(e, Operator.POWER) && right(e) instanceof Expr.Num n) {
                    all.addAll(List.of(Terms.pow(left(e), Terms.num(n.value().negate())), left(e), Terms.pow(left(e), Terms.num(n.value().add(org.gradproof.expr.Rational.ONE)))));
                }
            }
            case INNER_DERIVATIVE, EXTRA_FACTOR, OUTPUT_FOR_INPUT, TRANSPOSE, EXTRA_TERM, PARAMETER, RULE, LOG_BASE, VARIABLE, CONSTANT, OPERATION, FUNCTION -> { }
        }
        return all;
    }

    private static boolean is(Expr e, Operator o) {
        return e instanceof Expr.Binary b && b.operator() == o;
    }

    private static Expr left(Expr e) {
        return ((Expr.Binary) e).left();
    }

    private static Expr right(Expr e) {
        return ((Expr.Binary) e).right();
    }

    private static boolean isDelta(Expr e) {
        return e instanceof Expr.If i && i.condition() instanceof Condition.Compare c && c.left() instanceof Symbol s && s.isIndex();
    }

    // ------------------------------------------------------------------------------------------ slips in the derivation

    private static Optional<Expr.Derivative> scalar(Specimen s) {
        return s.left() instanceof Expr.Derivative d && d.index().isEmpty() && d.at() == d.variable() ? Optional.of(d) : Optional.empty();
    }

    private Optional<Made> forgetful(Specimen s) {
        return scalar(s).flatMap(d -> {
            int chains = Textbook.chains(d.body(), d.variable());
            return chains == 0 ? Optional.empty() : Optional.of(
                    new Made(Textbook.forgetful(d.body(), d.variable(), 1 + random.nextInt(chains)), Textbook.derivative(d.body(), d.variable())));
        });
    }

    /// A product or a quotient differentiated by a wrong rule.
    private Optional<Made> rule(Specimen s) {
        return scalar(s).flatMap(d -> {
            Symbol x = d.variable();
            Expr f = d.body();
            if (!(f instanceof Expr.Binary b) || !Free.occurs(x, b.left()) || !Free.occurs(x, b.right())) return Optional.empty();
            Expr u = b.left();
            Expr v = b.right();
            Expr du = Textbook.derivative(u, x);
            Expr dv = Textbook.derivative(v, x);
            List<Expr> all = switch (b.operator()) {
                case MULTIPLY -> List.of(Terms.mul(du, dv), Terms.sub(Terms.mul(du, v), Terms.mul(u, dv)), Terms.mul(du, v));
                case DIVIDE -> List.of(Terms.div(Terms.sub(Terms.mul(u, dv), Terms.mul(du, v)), Terms.pow(v, 2)), Terms.div(du, dv),
                        Terms.div(Terms.add(Terms.mul(u, dv), Terms.mul(du, v)), Terms.pow(v, 2)), Terms.div(Terms.sub(Terms.mul(du, v), Terms.mul(u, dv)), v));
                case ADD, SUBTRACT, POWER, MATMUL -> List.<Expr>of();
            };
            return all.isEmpty() ? Optional.empty() : Optional.of(new Made(all.get(random.nextInt(all.size())), Textbook.derivative(f, x)));
        });
    }

    private Optional<Expr> variable(Specimen s) {
        return scalar(s).flatMap(d -> {
            List<Symbol> others = Free.of(d.body()).stream().filter(y -> y != d.variable() && y.sort() instanceof Sort.Real).toList();
            return others.isEmpty() ? Optional.empty() : Optional.of(Textbook.derivative(d.body(), others.get(random.nextInt(others.size()))));
        });
    }

    /// `f(f(u))` for `f(u)`, everywhere.
    private Optional<Expr> output(Expr e) {
        List<Expr> all = new ArrayList<>();
        for (Node n : Dag.postorder(e, Free::scope)) {
            if (n instanceof Expr.Apply a && a.function() != Primitive.EXP) all.add(a);
            if (n instanceof Expr.Call c && c.isScalar() && c.arguments().size() == 1 && c.arguments().getFirst().isScalar()) all.add(c);
        }
        if (all.isEmpty()) return Optional.empty();
        Expr f = all.get(random.nextInt(all.size()));
        Expr twice = (Expr) f.with(List.of(f));
        // Through a name of its own, so that what is put in is left alone.
        Symbol v = Symbol.real("output");
        return replaced(e, f, v).map(t -> Substitution.replace(t, v, twice));
    }

    private static Optional<Expr> replaced(Expr e, Expr part, Expr by) {
        if (e == part) return Optional.of(by);
        if (!(e instanceof Expr.Binary || e instanceof Expr.Neg || e instanceof Expr.Apply || e instanceof Expr.Call)) return Optional.of(e);
        List<Node> parts = new ArrayList<>();
        for (Node n : e.children()) parts.add(n instanceof Expr c ? replaced(c, part, by).orElseThrow() : n);
        return Optional.of((Expr) e.with(parts));
    }

    private Optional<Expr> transposed(Expr e) {
        List<Expr> all = new ArrayList<>();
        matrices(e, x -> x, all);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private static void matrices(Expr e, java.util.function.UnaryOperator<Expr> around, List<Expr> all) {
        if (e instanceof Expr.Transpose t) all.add(around.apply(t.argument()));
        else if (e.sizes().size() == 2 && !is(e, Operator.MULTIPLY)) all.add(around.apply(Terms.transpose(e)));
        if (e instanceof Expr.Binary b) {
            matrices(b.left(), x -> around.apply(Terms.binary(b.operator(), x, b.right())), all);
            matrices(b.right(), x -> around.apply(Terms.binary(b.operator(), b.left(), x)), all);
        }
    }

    /// Without the logarithm of the base.
    private Optional<Expr> unbased(Expr e) {
        for (Node n : Dag.postorder(e, Free::scope)) {
            if (n instanceof Expr.Apply a && a.function() == Primitive.LOG && a.argument() instanceof Expr.Num) return replaced(e, a, ONE).filter(t -> t != e);
        }
        return Optional.empty();
    }

    /// A parameter left out: as a factor, or 1 for it as an argument.
    private Optional<Expr> parameter(Specimen s) {
        List<Symbol> all = Free.of(s.right()).stream().filter(p -> p.sort() instanceof Sort.Real && "abc".contains(p.name())
                && !(s.left() instanceof Expr.Derivative d && d.variable() == p)).toList();
        if (all.isEmpty()) return Optional.empty();
        Symbol p = all.get(random.nextInt(all.size()));
        return new Occurrences(random).changed(s.right(), part -> {
            if (is(part, Operator.MULTIPLY) && left(part) == p) return Optional.of(right(part));
            if (is(part, Operator.MULTIPLY) && right(part) == p || is(part, Operator.DIVIDE) && right(part) == p) return Optional.of(left(part));
            return part == p ? Optional.of(ONE) : Optional.empty();
        });
    }
}
