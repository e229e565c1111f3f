package org.gradproof.campaign;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;

/// The mistakes that people make in a formula, one at a time.
final class Mutations {
    private final Random random;
    private final Occurrences occurrences;

    Mutations(Random random) {
        this.random = random;
        this.occurrences = new Occurrences(random);
    }

    /// A term with one mistake in it.
    record Mutant(String edit, Expr term) {}

    Optional<Mutant> of(Expr e) {
        List<String> name = new ArrayList<>();
        return occurrences.changed(e, part -> {
            List<Mutant> all = edits(part);
            if (all.isEmpty()) return Optional.empty();
            Mutant m = all.get(random.nextInt(all.size()));
            name.add(m.edit);
            return Optional.of(m.term);
        }).map(t -> new Mutant(name.getLast(), t));
    }

    private static List<Mutant> edits(Expr e) {
        List<Mutant> all = new ArrayList<>();
        if (!e.isScalar()) return all;
        switch (e) {
            case Expr.Num n -> {
                all.add(new Mutant("a constant", Terms.num(n.value().add(Rational.ONE))));
                if (!n.value().isZero()) all.add(new Mutant("the sign of a constant", Terms.num(n.value().negate())));
                if (!n.value().isZero()) all.add(new Mutant("the reciprocal of a constant", Terms.num(n.value().inverse())));
            }
            case Expr.Neg n -> all.add(new Mutant("a lost sign", n.argument()));
            case Expr.Binary b -> binary(b, all);
            case Expr.Apply a -> apply(a, all);
            case Expr.If i -> cases(i, all);
            case Expr.Entry t -> entry(t, all);
            case Expr.Call c -> call(c, all);
            case Expr.Big b -> all.add(new Mutant("a sum forgotten", one(b)));
            case Symbol s when !s.isIndex() -> all.add(new Mutant("a sign", Terms.neg(s)));
            case Symbol _, Expr.Pi _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _, Expr.Limit _, Expr.Extreme _ -> { }
        }
        if (!(e instanceof Expr.Num) && !(e instanceof Symbol s && s.isIndex())) {
            all.add(new Mutant("a factor 2", Terms.mul(TWO, e)));
            all.add(new Mutant("a factor 1/2", Terms.div(e, TWO)));
        }
        return all;
    }

    private static void binary(Expr.Binary b, List<Mutant> all) {
        Expr u = b.left();
        Expr v = b.right();
        switch (b.operator()) {
            case ADD -> {
                all.add(new Mutant("minus for plus", Terms.sub(u, v)));
                all.add(new Mutant("a dropped term", u));
                all.add(new Mutant("a dropped term", v));
            }
            case SUBTRACT -> {
                all.add(new Mutant(u == ONE ? "1 + s for 1 - s" : "plus for minus", Terms.add(u, v)));
                all.add(new Mutant("the order of a difference", Terms.sub(v, u)));
                all.add(new Mutant("a dropped term", u));
            }
            case MULTIPLY -> {
                all.add(new Mutant("a dropped factor", u));
                all.add(new Mutant("a dropped factor", v));
                all.add(new Mutant("plus for times", Terms.add(u, v)));
            }
            case DIVIDE -> {
                all.add(new Mutant("a dropped denominator", u));
                all.add(new Mutant("a reciprocal", Terms.div(v, u)));
            }
            case POWER -> {
                if (v instanceof Expr.Num n) {
                    all.add(new Mutant("an exponent", Terms.pow(u, Terms.num(n.value().add(Rational.ONE)))));
                    all.add(new Mutant("an exponent's sign", Terms.pow(u, Terms.num(n.value().negate()))));
                }
                all.add(new Mutant("a forgotten power", u));
            }
            case MATMUL -> { }
        }
    }

    private static void apply(Expr.Apply a, List<Mutant> all) {
        Expr u = a.argument();
        if (a.function() == Primitive.EXP) {
            all.add(new Mutant("the sign in an exponent", Terms.exp(u instanceof Expr.Neg n ? n.argument() : Terms.neg(u))));
        }
        Primitive other = switch (a.function()) {
            case SIN -> Primitive.COS;
            case COS -> Primitive.SIN;
            case SINH -> Primitive.COSH;
            case COSH -> Primitive.SINH;
            case NORMAL_CDF -> Primitive.NORMAL_PDF;
            case NORMAL_PDF -> Primitive.NORMAL_CDF;
            case EXP, LOG, SQRT, TAN, ARCSIN, ARCCOS, ARCTAN, TANH, ERF -> a.function();
        };
        if (other != a.function()) all.add(new Mutant("another function", Terms.apply(other, u)));
        all.add(new Mutant("the function forgotten", u));
        all.add(new Mutant("the function twice", Terms.apply(a.function(), a)));
    }

    private static void cases(Expr.If i, List<Mutant> all) {
        boolean indices = i.condition() instanceof Condition.Compare c && c.left() instanceof Symbol s && s.isIndex();
        if (indices) {
            all.add(new Mutant("a missing delta", ONE));
            all.add(new Mutant("the diagonal term missing", ZERO));
        } else {
            all.add(new Mutant("one branch everywhere", i.yes()));
            all.add(new Mutant("one branch everywhere", i.no()));
            if (i.condition() instanceof Condition.Compare c && c.relation() != Relation.EQ && c.relation() != Relation.NE) {
                all.add(new Mutant("a boundary moved", Terms.cases(Condition.compare(c.relation(), c.left(), Terms.add(c.right(), ONE)), i.yes(), i.no())));
            }
        }
        all.add(new Mutant("the wrong branch", Terms.cases(i.condition(), i.no(), i.yes())));
    }

    private static void entry(Expr.Entry t, List<Mutant> all) {
        if (t.indices().size() == 1 && t.indices().getFirst() instanceof Symbol s && s.isIndex() && (s.name().equals("i") || s.name().equals("j"))) {
            all.add(new Mutant("a swapped index", Terms.entry(t.tensor(), Symbol.index(s.name().equals("i") ? "j" : "i", s.lower(), s.upper()))));
        }
        all.add(new Mutant("a forgotten factor", ONE));
    }

    private static void call(Expr.Call c, List<Mutant> all) {
        List<Expr> u = c.arguments();
        if (u.isEmpty() || !u.stream().allMatch(Expr::isScalar)) return;
        all.add(new Mutant("the sign of an argument", Terms.call(c.definition(), changed(u, 0, Terms.neg(u.getFirst())))));
        all.add(new Mutant("the function forgotten", u.getFirst()));
        if (u.size() > 1) {
            all.add(new Mutant("a parameter forgotten", Terms.call(c.definition(), changed(u, u.size() - 1, ONE))));
            all.add(new Mutant("swapped arguments", Terms.call(c.definition(), changed(changed(u, 0, u.getLast()), u.size() - 1, u.getFirst()))));
        }
    }

    private static List<Expr> changed(List<Expr> all, int place, Expr by) {
        List<Expr> out = new ArrayList<>(all);
        out.set(place, by);
        return out;
    }

    private static Expr one(Expr.Big b) {
        return org.gradproof.expr.Substitution.replace(b.body(), b.index(), b.index().lower());
    }
}
