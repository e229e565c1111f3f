/// The session: statements become results, documents become transcripts.
///
/// It refuses to touch files, streams and terminals, and to decide anything itself: numbers, theorems and verdicts come
/// from the rooms behind it. A session is a value; a statement that fails leaves it as it was. What a person reads and
/// what a script reads are printed from the same result, each in one place.
///
/// ```
/// Session    = scope, knowledge, settings, last claim?, Convention*      immutable
/// Convention = function, point, value                           a derivative agreed upon at a kink
/// Outcome    = (Session after, Result*)                          of one statement
/// Result     = Declared | Defined | Derived | Simplified | Limited | Evaluated | Displayed | Listed | Judged | Agreed | Told | Failed
/// Outline    = Theorem ↦ the steps of a lecturer      Listing = Theorem ↦ every step
/// Unanswered = why a question gets no result; Agreeing = when two values by cases are equal
/// Why, Hints = the last answer ↦ Row*, read off these; Mark = where in the text a mistake stands
/// Document   = Block*         Block = Prose(text) | Code(source)
/// Transcript = Result ↦ text         JsonLines = Result ↦ one line of JSON
/// ```
///
/// May import: expr kernel checker algebra calculus tensor numeric prover syntax render library oracle certificate
@NullMarked
package org.gradproof.worksheet;

import org.jspecify.annotations.NullMarked;
