package org.gradproof.render;

/// How a defined name is written in mathematics.
public sealed interface Notation {
    /// A symbol of its own, such as `\sigma` and `σ`.
    record Named(String latex, String unicode) implements Notation {}

    /// Two vectors side by side, the second one transposed: `u vᵀ`.
    record Outer() implements Notation {}

    /// Bars around the only argument: `|x|`.
    record Bars() implements Notation {}
}
