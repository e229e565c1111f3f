/// Normal forms, signs and the proof of equations: everything that chains kernel rules into what people call algebra.
///
/// Nothing here is believed. A class finds out which rules to apply and in which order; the kernel applies them. Where a
/// search fails the answer is empty, never a guess.
///
/// ```
/// Facts     = assumptions            prove(condition), sign(term), discharge(theorem)
/// Normal    = term ↦ term = quotient of polynomials in canonical atoms
/// Nesting   = which of two nested sums stands outside      Termwise = sums whose terms add up to 0, case by case
/// Extremes  = maxima and minima over a range in normal form      Maxima = how they compare with sums and other maxima
/// Everywhere = equations assumed for every index, as rules      CauchySchwarz, Variances = orders between sums of products
/// Relations = equality modulo equations among atoms
/// Cases     = term ↦ those that facts decide taken, the first they leave open
/// Equality  = names unfolded, cases split, normal forms compared
/// ```
///
/// May import: expr kernel
@NullMarked
package org.gradproof.algebra;

import org.jspecify.annotations.NullMarked;
