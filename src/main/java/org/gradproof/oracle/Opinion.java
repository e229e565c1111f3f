package org.gradproof.oracle;

/// What the other system says of a claim; it can support one and never oppose it.
public sealed interface Opinion {
    /// Every difference was reduced to 0.
    ///
    /// @param by what Symja was told to do, `Simplify` for example
    /// @param onOpenPieces whether points where cases meet were left out, as a derivative leaves them out
    record Agrees(String by, boolean onOpenPieces) implements Opinion {}

    /// It was not asked, did not answer in time, or its answer says nothing.
    record NoOpinion(String reason) implements Opinion {}
}
