package org.gradproof.render;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;

/// What is read as a whole on the page: `a + b - c`, `a*b*c`, `if … else if …`, derivatives of derivatives. A chain ends at
/// a part that has a name.
final class Chains {
    /// A summand and its sign.
    record Term(boolean minus, Expr value) {}

    private final Sharing sharing;

    Chains(Sharing sharing) {
        this.sharing = sharing;
    }

    boolean isNamed(Node n) {
        return sharing.names(n);
    }

    /// The parts that are printed by themselves; chains are taken as a whole.
    List<? extends Node> parts(Node n) {
        return switch (n) {
            case Expr.Binary b when isSum(b) -> terms(b).stream().map(Term::value).toList();
            case Expr.Binary b when isProduct(b) -> factors(b);
            case Expr.If i when Indicator.isCases(i) -> {
                List<Node> all = new ArrayList<>();
                for (Expr.If c : chain(i)) all.addAll(List.of(c.condition(), c.yes()));
                all.add(chain(i).getLast().no());
                yield all;
            }
            case Expr.Derivative d -> {
                List<Node> all = new ArrayList<>(List.of(core(d), d.at()));
                for (Expr.Derivative inner : derivatives(d)) all.addAll(inner.index());
                yield all;
            }
            case Expr _, Condition _ -> n.children();
        };
    }

    static boolean isSum(Expr e) {
        return e instanceof Expr.Binary b && (b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT);
    }

    static boolean isProduct(Expr e) {
        return e instanceof Expr.Binary b && b.operator() == Operator.MULTIPLY && (b.left().isScalar() || b.right().isScalar());
    }

    List<Term> terms(Expr.Binary sum) {
        List<Term> terms = new ArrayList<>();
        Expr rest = sum;
        while (isSum(rest) && (rest == sum || !sharing.names(rest))) {
            Expr.Binary b = (Expr.Binary) rest;
            terms.add(new Term(b.operator() == Operator.SUBTRACT, b.right()));
            rest = b.left();
        }
        terms.add(new Term(false, rest));
        return terms.reversed();
    }

    List<Expr> factors(Expr.Binary product) {
        List<Expr> factors = new ArrayList<>();
        Expr rest = product;
        while (isProduct(rest) && (rest == product || !sharing.names(rest))) {
            factors.add(((Expr.Binary) rest).right());
            rest = ((Expr.Binary) rest).left();
        }
        factors.add(rest);
        return factors.reversed();
    }

    List<Expr.If> chain(Expr.If first) {
        List<Expr.If> chain = new ArrayList<>(List.of(first));
        while (chain.getLast().no() instanceof Expr.If next && Indicator.isCases(next) && !sharing.names(next)) chain.add(next);
        return chain;
    }

    /// The derivative and those directly below it that are taken where their variable stands.
    List<Expr.Derivative> derivatives(Expr.Derivative d) {
        List<Expr.Derivative> all = new ArrayList<>(List.of(d));
        while (all.getLast().body() instanceof Expr.Derivative next && next.at() == next.variable() && !sharing.names(next)) all.add(next);
        return all;
    }

    Expr core(Expr.Derivative d) {
        return derivatives(d).getLast().body();
    }
}
