package org.gradproof.campaign;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.div;
import static org.gradproof.expr.Terms.exp;
import static org.gradproof.expr.Terms.log;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.pow;
import static org.gradproof.expr.Terms.sqrt;
import static org.gradproof.expr.Terms.sub;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.library.Entry;
import org.gradproof.library.Library;

/// Random functions of one real variable, made of the library's functions and the primitives.
final class Grower {
    private static final List<Primitive> SMOOTH = List.of(Primitive.EXP, Primitive.SIN, Primitive.COS, Primitive.TANH, Primitive.SINH,
            Primitive.COSH, Primitive.ERF, Primitive.ARCTAN, Primitive.NORMAL_CDF, Primitive.NORMAL_PDF);

    private final Random random;
    private final Symbol x;
    private final List<Definition> smooth = new ArrayList<>();
    private final List<Definition> kinked = new ArrayList<>();

    Grower(Library library, Symbol x, Random random) {
        this.random = random;
        this.x = x;
        for (Entry e : library.entries()) {
            Definition d = e.definition();
            boolean scalar = d.indices().isEmpty() && d.body().isScalar() && d.parameters().stream().allMatch(p -> p.sort() instanceof Sort.Real);
            if (scalar && !e.name().equals("hinge_embedding")) (isKinked(d.body()) ? kinked : smooth).add(d);
        }
    }

    /// Whether cases occur in the term, in the functions that it calls too.
    static boolean isKinked(Expr e) {
        for (Node n : Dag.postorder(e)) {
            if (n instanceof Expr.If || n instanceof Expr.Call c && isKinked(c.definition().body())) return true;
        }
        return false;
    }

    /// A term that is differentiable wherever it is defined.
    Expr smooth(int depth) {
        if (depth == 0) return leaf();
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> call(smooth.get(random.nextInt(smooth.size())), smooth(depth - 1));
            case 5, 6 -> primitive(smooth(depth - 1));
            case 7, 8 -> add(mul(constant(), smooth(depth - 1)), smooth(depth - 1));
            case 9 -> mul(smooth(depth - 1), smooth(depth - 1));
            case 10 -> pow(smooth(depth - 1), 2 + random.nextInt(2));
            default -> fraction(smooth(depth - 1), smooth(depth - 1));
        };
    }

    /// A term with cases in it.
    Expr kinked(int depth) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> call(kinked.get(random.nextInt(kinked.size())), smooth(depth - 1));
            case 4 -> Terms.cases(Condition.compare(random.nextBoolean() ? Relation.GT : Relation.LE, x, constant()), smooth(depth - 1), smooth(depth - 1));
            case 5 -> add(call(kinked.get(random.nextInt(kinked.size())), leaf()), smooth(depth - 1));
            case 6 -> mul(smooth(depth - 1), call(kinked.get(random.nextInt(kinked.size())), leaf()));
            default -> primitive(call(kinked.get(random.nextInt(kinked.size())), leaf()));
        };
    }

    private Expr leaf() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> x;
            case 4 -> add(mul(constant(), x), constant());
            case 5 -> neg(x);
            case 6 -> mul(Symbol.real("w"), x);
            default -> pow(x, 2);
        };
    }

    Expr constant() {
        return switch (random.nextInt(6)) {
            case 0 -> num(Rational.of(1 + random.nextInt(5), 2));
            case 1 -> num(-1 - random.nextInt(3));
            case 2 -> Terms.decimal(Rational.of(1 + random.nextInt(19), 10), 1);
            default -> num(1 + random.nextInt(4));
        };
    }

    private Expr primitive(Expr u) {
        return switch (random.nextInt(13)) {
            case 0 -> log(add(ONE, pow(u, 2)));
            case 1 -> sqrt(add(ONE, pow(u, 2)));
            case 2 -> log(u);
            default -> Terms.apply(SMOOTH.get(random.nextInt(SMOOTH.size())), u);
        };
    }

    private Expr fraction(Expr u, Expr v) {
        return switch (random.nextInt(4)) {
            case 0 -> div(u, add(ONE, exp(v)));
            case 1 -> div(u, add(num(2), pow(v, 2)));
            case 2 -> sub(u, div(ONE, v));
            default -> div(u, v);
        };
    }

    /// The function of the term; what other arguments and parameters it has are constants that its domain likes.
    Expr call(Definition d, Expr u) {
        int moving = d.main() == 1 ? 0 : random.nextInt(d.main());
        List<Expr> arguments = new ArrayList<>();
        for (int p = 0; p < d.parameters().size(); p++) {
            // Parameters rise, so that a lower bound stands below an upper one.
            Rational constant = Rational.of(1 + random.nextInt(7), random.nextBoolean() ? 2 : 4);
            arguments.add(p == moving ? u : num(p >= d.main() ? constant.add(Rational.of(4L * (p - d.main()))) : constant));
        }
        return Terms.call(d, arguments);
    }
}
