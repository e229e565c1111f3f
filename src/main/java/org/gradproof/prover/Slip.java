package org.gradproof.prover;

/// The kinds of mistakes that people make in a formula.
public enum Slip {
    /// Plus for minus, a lost minus, the terms of a difference exchanged.
    SIGN,
    /// A number or a size times too much or too little.
    FACTOR,
    /// Something upside down.
    RECIPROCAL,
    /// The chain rule without the derivative of what stands inside.
    INNER_DERIVATIVE,
    /// The chain rule without what comes from above, or any other factor forgotten.
    LOST_FACTOR,
    /// A factor that does not belong there.
    EXTRA_FACTOR,
    /// `f′(f(x))` for `f′(x)`, or `f′(x)` with the output in place of the input.
    OUTPUT_FOR_INPUT,
    TRANSPOSE,
    DELTA,
    /// A term forgotten, such as that off the diagonal.
    LOST_TERM,
    EXTRA_TERM,
    SUM,
    INDEX,
    BRANCH,
    PARAMETER,
    /// Product, quotient or power rule applied in a wrong form.
    RULE,
    LOG_BASE,
    /// The derivative by another variable.
    VARIABLE,
    EXPONENT,
    CONSTANT,
    /// A sum for a product, a product for a quotient.
    OPERATION,
    /// Another function, one too many or one forgotten.
    FUNCTION
}
