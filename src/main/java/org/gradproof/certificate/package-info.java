/// Certificates: claims as theorems of Coq, with proofs that Coq finds or refuses.
///
/// It refuses to decide anything, and shares nothing with the prover: a statement is made from the terms as they were
/// written, by [Statements], [Limited], [Domains], [Gallina] and [Wholes] alone, which with the resource `Meaning.v` are all that must be read to know
/// what a certificate says. Proofs are searched by the tactics of `Rules.v`, `Means.v` and `Inductions.v`, those of limits step by step along an [Outline] by the
/// tactics of `Limits.v`, those that are not found along a [Proof] by the tactics of `Steps.v`, and checked by Coq; a wrong tactic,
/// outline or proof can only fail. It runs nothing: that is for `cli`.
///
/// ```
/// Certificate = Lemma(name, definitions, statement, script) | NotCertified(name, reason)
/// Question    = left ⋚ right, what is given, Answer
/// Answer      = Holds | Fails(witness) | HasNoValue(witness, side)
/// Outline     = Step*, each a limit, or what is true near it, by earlier steps
/// Proof       = Line*, each a fact, an equation or a derivative under what is given, by earlier lines
/// Book        = Lemma* ↦ the text of a file, and of the file that checks it
/// ```
///
/// Coq's functions are total, so `1/x` has a value at 0 there. A statement therefore says of every term also that it has a
/// value: `x ≠ 0`, `0 < x` under a logarithm, that a derivative exists.
///
/// May import: expr
@NullMarked
package org.gradproof.certificate;

import org.jspecify.annotations.NullMarked;
