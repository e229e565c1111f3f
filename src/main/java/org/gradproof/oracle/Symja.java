package org.gradproof.oracle;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/// One question put to Symja, on the thread that asks; the only file that speaks its language.
final class Symja {
    /// What it is told to do with a difference, in the order of cost; each may answer 0.
    ///
    /// The exponential of a real number is 1 exactly where the number is 0, and turns logarithms into what they are of.
    private enum Way {
        SIMPLIFY("Simplify", F::Simplify),
        EXPONENTIALS("Together after TrigToExp", (d, _) -> F.Together(F.TrigToExp(d))),
        LOGARITHMS("Simplify of the exponential", (d, given) -> F.Subtract(F.Simplify(F.Exp(F.Expand(d)), given), F.C1)),
        FULL("FullSimplify", (d, given) -> F.binaryAST2(S.FullSimplify, d, given));

        private final String text;
        private final BinaryOperator<IExpr> command;

        Way(String text, BinaryOperator<IExpr> command) {
            this.text = text;
            this.command = command;
        }
    }

    private final EvalEngine engine;
    private final Map<Node, IExpr> said = new HashMap<>();
    private int names;

    private Symja() {
        F.initSymbols();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        engine = new EvalEngine("", 2000, nowhere, true);
        engine.setErrorPrintStream(nowhere);
        engine.setQuietMode(true);
        EvalEngine.set(engine);
    }

    /// Whether the term, which has no cases, is 0 wherever the condition holds.
    static Opinion vanishes(Expr term, Condition given) throws InterruptedException {
        Symja symja = new Symja();
        IExpr difference = symja.say(term);
        IExpr where = symja.say(given);
        for (Way way : Way.values()) {
            if (Thread.interrupted()) throw new InterruptedException();
            if (symja.engine.evaluate(way.command.apply(difference, where)).isZero()) return new Opinion.Agrees(way.text, false);
        }
        return new Opinion.NoOpinion("Symja does not reduce the difference to 0");
    }

    private IExpr say(Node root) {
        for (Node n : Dag.postorder(root)) if (!said.containsKey(n)) said.put(n, said(n));
        return said.get(root);
    }

    private IExpr said(Node n) {
        return switch (n) {
            case Expr.Num m -> number(m.value());
            case Expr.Pi _ -> S.Pi;
            // Names of our own: what is called e, i or d here is a constant or a function there.
            case Symbol _, Expr.Entry _ -> F.Dummy("v" + names++);
            case Expr.Neg g -> F.Negate(to(g.argument()));
            case Expr.Binary b -> binary(b);
            case Expr.Apply a -> applied(a.function(), to(a.argument()));
            case Expr.Derivative d -> F.ReplaceAll(F.D(to(d.body()), said.computeIfAbsent(d.variable(), this::said)),
                    F.Rule(said.get(d.variable()), to(d.at())));
            case Condition.Compare c -> compared(c.relation(), to(c.left()), to(c.right()));
            case Condition.And a -> many(S.And, a.parts());
            case Condition.Or o -> many(S.Or, o.parts());
            case Expr.Call _, Expr.If _, Expr.Big _, Expr.Extreme _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Limit _, Condition.ForAll _ ->
                    throw new IllegalStateException("a piece has none of these: " + n);
        };
    }

    private IExpr to(Node part) {
        return said.get(part);
    }

    private static IExpr number(Rational r) {
        return r.isInteger() ? F.ZZ(r.numerator()) : F.fraction(r.numerator(), r.denominator());
    }

    private IExpr binary(Expr.Binary b) {
        IExpr left = to(b.left());
        IExpr right = to(b.right());
        return switch (b.operator()) {
            case ADD -> F.Plus(left, right);
            case SUBTRACT -> F.Subtract(left, right);
            case MULTIPLY -> F.Times(left, right);
            case DIVIDE -> F.Divide(left, right);
            case POWER -> F.Power(left, right);
            case MATMUL -> throw new IllegalStateException("a piece has no matrices");
        };
    }

    private static IExpr applied(Primitive f, IExpr u) {
        return switch (f) {
            case EXP -> F.Exp(u);
            case LOG -> F.Log(u);
            case SQRT -> F.Sqrt(u);
            case SIN -> F.Sin(u);
            case COS -> F.Cos(u);
            case TAN -> F.Tan(u);
            case ARCSIN -> F.ArcSin(u);
            case ARCCOS -> F.ArcCos(u);
            case ARCTAN -> F.ArcTan(u);
            case SINH -> F.Sinh(u);
            case COSH -> F.Cosh(u);
            case TANH -> F.Tanh(u);
            case ERF -> F.Erf(u);
            case NORMAL_CDF -> F.Times(F.C1D2, F.Plus(F.C1, F.Erf(F.Divide(u, F.Sqrt(F.C2)))));
            case NORMAL_PDF -> F.Divide(F.Exp(F.Times(F.CN1D2, F.Sqr(u))), F.Sqrt(F.Times(F.C2, S.Pi)));
        };
    }

    private static IExpr compared(Relation relation, IExpr left, IExpr right) {
        return switch (relation) {
            case EQ -> F.Equal(left, right);
            case NE -> F.Unequal(left, right);
            case LT -> F.Less(left, right);
            case LE -> F.LessEqual(left, right);
            case GT -> F.Greater(left, right);
            case GE -> F.GreaterEqual(left, right);
        };
    }

    private IExpr many(ISymbol head, List<Condition> parts) {
        if (parts.isEmpty()) return head == S.And ? S.True : S.False;
        return F.ast(parts.stream().map(this::to).toArray(IExpr[]::new), head);
    }
}
