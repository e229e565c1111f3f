package org.gradproof.oracle;

import java.util.Map;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;

/// Terms in which nothing is abbreviated: definitions unfolded, short sums written out, entries of composed vectors
/// looked up; what is left of vectors and symbolic sums is out of reach.
final class Plain {
    private static final int LONGEST_SUM = 20;

    private Plain() {}

    static Expr of(Expr e) throws OutOfReach {
        return new Rewrite(Plain::meaning).apply(e);
    }

    static Condition of(Condition c) throws OutOfReach {
        return new Rewrite(Plain::meaning).apply(c);
    }

    private static Optional<Expr> meaning(Expr e) throws OutOfReach {
        return switch (e) {
            case Expr.Call c when c.isScalar() -> Optional.of(Unfold.call(c));
            case Expr.Entry t -> entry(t);
            case Expr.Big b -> written(b);
            case Expr.Binary b when b.operator() == Operator.MATMUL && b.isScalar() -> Optional.of(Unfold.inner(b.left(), b.right()));
            case Expr.Derivative d when !d.variable().isScalar() -> throw new OutOfReach("a derivative by an entry");
            case Expr _ -> Optional.empty();
        };
    }

    private static Optional<Expr> entry(Expr.Entry t) throws OutOfReach {
        Optional<Expr> inner = Unfold.entry(t);
        if (inner.isEmpty() && !(t.tensor() instanceof Symbol)) throw new OutOfReach("an entry at a symbolic place");
        return inner;
    }

    private static Optional<Expr> written(Expr.Big b) throws OutOfReach {
        if (!(b.index().lower() instanceof Expr.Num low) || !(b.index().upper() instanceof Expr.Num high)
                || !low.value().isSmallInteger() || !high.value().isSmallInteger()) {
            throw new OutOfReach("a sum or product over a symbolic range");
        }
        Rational length = high.value().subtract(low.value()).add(Rational.ONE);
        if (length.compareTo(Rational.of(LONGEST_SUM)) > 0) throw new OutOfReach("a sum or product of many terms");
        Expr result = b.isProduct() ? Terms.ONE : Terms.ZERO;
        for (int i = low.value().intValue(); i <= high.value().intValue(); i++) {
            Expr term = new Substitution(Map.of(b.index(), Terms.num(i))).apply(b.body());
            result = b.isProduct() ? Terms.mul(result, term) : Terms.add(result, term);
        }
        return Optional.of(result);
    }
}
