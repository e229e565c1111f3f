package org.gradproof.render;

/// How tightly a printed piece holds together, loosest first; a piece looser than its place asks for is fenced.
enum Binding {
    /// `c for k in 1..n`.
    QUANTIFIED,
    /// `a or b`.
    OR,
    /// `a and b`.
    AND,
    /// `a < b`.
    RELATION,
    /// `if c then a else b`, `diff(f, x) at x = 1`, cases without a closing brace.
    LOOSE,
    /// `a + b`, `a - b`.
    SUM,
    /// `-a`.
    NEGATIVE,
    /// `a/b` on one line where it is kept apart from products.
    QUOTIENT,
    /// `A @ x`.
    MATRIX,
    /// `a*b`; in the language also `a/b`.
    PRODUCT,
    /// `Σ a`, `d/dx f`: reaches as far right as a product does.
    PREFIX,
    /// A stacked fraction.
    FRACTION,
    /// `sin x` without parentheses.
    APPLICATION,
    /// `a^b`.
    POWER,
    /// A name, a number, a call, anything in brackets.
    ATOM;

    boolean holds(Binding asked) {
        return compareTo(asked) >= 0;
    }
}
