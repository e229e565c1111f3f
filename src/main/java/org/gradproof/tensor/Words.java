package org.gradproof.tensor;

import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Terms;

/// The functions that matrix notation needs and the language has no operator for.
///
/// @param outer `outer(u, v)[i, j] := u[i]*v[j]`
/// @param diagonal `diag(u)[i, j] := delta(i, j)*u[j]`
public record Words(Definition outer, Definition diagonal) {
    Expr outer(Expr u, Expr v) {
        return Terms.call(outer, u, v);
    }

    Expr diagonal(Expr u) {
        return Terms.call(diagonal, u);
    }
}
