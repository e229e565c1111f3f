/// Verdicts: a claim is proved by a theorem of exactly what it says, refuted by a point with certified values, or honestly
/// undecided.
///
/// It refuses to guess: samples in doubles only choose where to look. A proof that needs more than was assumed says
/// what, and that some point satisfies it all; a refutation names a point inside the assumptions at which both sides
/// have values and certainly break the relation.
///
/// ```
/// Claim   = links, assumptions            Link = left ⋚ right | left ~ decimals
/// Verdict = Proved(theorems, conditions) | Refuted(point, left, right, diagnosis) | Consistent | Rounding | Undecided
/// Diagnosis = Missing(assumption) | Edit(slip, part, instead, way to the part)      told only where the repaired claim is proved
/// Report  = one verdict for each link, one for the ends of a chain, one for all
/// Goal    = a link between two numbers at generic indices, derivatives worked out
/// Problem = a goal with numbers for its sizes and indices, equations among its assumptions solved
/// Orders  = by signs, cases, logarithms, roots; then Slopes, Summands (term by term), Attained (a maximum is some value),
///           SumOfSquares, Anchors, Inflections
/// ```
///
/// `Prover` is the door: proof first, then the search for a point, then what repairs the claim: `Diagnoser` asks `Edits`
/// for slips undone at each of the `Places`, `WrongRules` for rules applied wrongly, `MissingFacts` for assumptions, and the
/// `Sieve` which of them are worth a proof.
///
/// May import: expr kernel algebra calculus tensor numeric
@NullMarked
package org.gradproof.prover;

import org.jspecify.annotations.NullMarked;
