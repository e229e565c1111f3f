package org.gradproof.expr;

import java.util.List;

/// What a symbol ranges over.
public sealed interface Sort {
    /// A real number.
    record Real() implements Sort {}

    /// An integer, such as a size or an exponent.
    record Whole() implements Sort {}

    /// An integer in `lower..upper`, both ends included; the range lives here and nowhere else.
    record Index(Expr lower, Expr upper) implements Sort {}

    /// A vector (one size) or a matrix (two sizes) of reals; entries are numbered from 1.
    record Tensor(List<Expr> sizes) implements Sort {
        public Tensor {
            sizes = List.copyOf(sizes);
        }
    }

    Sort REAL = new Real();
    Sort WHOLE = new Whole();
}
