/// A second opinion: another computer algebra system, Symja, asked whether it agrees.
///
/// Whatever it answers is at most supporting evidence. It refuses to doubt: that Symja says False, says nothing, says
/// something else or runs out of time are all one answer, no opinion. It is not asked about what it is known to get wrong or cannot
/// say: sums over symbolic ranges, vectors and matrices, conditions on indices. Cases are split before it is asked. Its classes
/// are loaded with the first question and not before, since that takes most of a second.
///
/// ```
/// SecondOpinion = limit                            onEquality(left, right, given)  onDerivative(f, x, derivative, given)
/// Opinion       = Agrees(by, onOpenPieces) | NoOpinion(reason)
/// Piece         = where, terms                     terms without cases, equal to the given ones there
/// ```
///
/// May import: expr
@NullMarked
package org.gradproof.oracle;

import org.jspecify.annotations.NullMarked;
