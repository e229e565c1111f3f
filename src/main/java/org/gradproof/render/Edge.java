package org.gradproof.render;

/// What a piece begins or ends with, for the space or sign between two factors.
enum Edge {
    /// The digits of an integer.
    DIGIT,
    /// The digits of a decimal.
    DECIMAL,
    /// A one-letter name, with its indices.
    LETTER,
    /// A longer name.
    WORD,
    /// A raised exponent, or `e` that bears one.
    RAISED,
    /// A parenthesis or bracket.
    FENCE,
    /// A sum or product sign; only at the beginning.
    BIG,
    /// The name of a function; only at the beginning.
    FUNCTION,
    /// Something that would swallow what follows, as `sin x` or `Σ a`; only at the end.
    OPEN,
    /// A stacked fraction.
    FRACTION
}
