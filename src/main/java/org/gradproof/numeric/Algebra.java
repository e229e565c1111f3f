package org.gradproof.numeric;

import java.math.BigInteger;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Symbol;

/// What the operations of terms mean: values `V` (enclosures, slots of a tape) and truths `T`.
///
/// [Interpreter] does everything that does not depend on it: names, scopes, sums, entries, calls. Each operation is
/// given the node that asks for it, to be named in complaints.
interface Algebra<V, T> {
    V number(Rational value);

    /// A value of a bound index, or a size.
    V index(BigInteger value);

    V pi();

    /// The value of a free scalar.
    V scalar(Symbol symbol);

    /// The entries of a free vector or matrix.
    Grid<V> tensor(Symbol symbol);

    V negate(V a);

    /// Not [Operator#MATMUL].
    V binary(Operator operator, V a, V b, Expr at);

    V apply(Primitive function, V a, Expr at);

    /// The integer that the value is known to be.
    Optional<BigInteger> integer(V value);

    /// The value is that of no number.
    V undefined(String reason, Expr at);

    /// The value cannot be found.
    V unknown(String reason, Expr at);

    /// Whether this is the answer of [#undefined] or [#unknown].
    boolean isFailure(V value);

    /// How many terms a sum, and how many entries a vector or matrix may have.
    int limit();

    T truth(boolean value);

    T compare(Relation relation, V a, V b, Condition.Compare at);

    T and(T first, T second);

    T or(T first, T second);

    /// A condition that speaks of a failed value or of a range that is not known.
    T unclear();

    /// What the truth is known to be.
    Optional<Boolean> known(T truth);

    /// Of a truth that is not known: whether both branches are needed, and else the failure.
    Optional<V> failure(T truth, Expr at);

    V choose(T truth, V yes, V no, Expr at);

    /// The greater, or the smaller, of two values; at a maximum or minimum over a range.
    V extreme(boolean greatest, V a, V b, Expr at);
}
