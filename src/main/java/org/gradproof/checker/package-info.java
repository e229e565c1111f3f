/// A second opinion on every proof: it replays the steps that a theorem records, with mathematics of its own.
///
/// Nothing of the kernel's is used but the record: what was concluded, by which rule, from which premises. Where the kernel
/// builds a conclusion, this room reads a given one and asks whether it follows. It writes terms without the names of bound
/// variables ([Form]), so that substitution is reading under an assignment ([Reading]) and nothing can be captured; it
/// decides algebra by arithmetic modulo random primes ([Residues]); it does not list the conditions under which a
/// term has a value but asks whether the hypotheses give it one ([Facts]); and it has its own table of primitives
/// ([Primitives]). It refuses to search, to repair and to accept what it cannot decide.
///
/// ```
/// Step    = hypotheses ⊢ judgement, rule, choice, premises            read off a theorem; a test may doctor it
/// Outcome = Replayed(steps) | Rejected(rule, step, reason) | NotReplayed(rule, step, reason)
/// ```
///
/// Algebra is decided with an error probability below 2⁻¹⁰⁰ a question, over the checker's own random choices and not over
/// the input; everything else is exact.
///
/// May import: expr kernel
@NullMarked
package org.gradproof.checker;

import org.jspecify.annotations.NullMarked;
