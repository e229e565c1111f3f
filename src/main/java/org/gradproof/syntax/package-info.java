/// Reading: from text to statements made of terms, or to diagnostics that say what is wrong and where.
///
/// It refuses to decide, simplify or print mathematics, and to guess: what has two readings is refused with both named.
/// ANTLR's types stay inside. A reader splits a source into sentences (tokens, then the syntax of one statement); a
/// sentence is elaborated in a scope into a statement and the scope after it, so that one bad statement costs nothing
/// but itself.
///
/// ```
/// Source     = name, text, flaw?
/// Reader     = Sentence*                                         one at a time
/// Reading    = Understood(Statement, Scope) | Refused(Diagnostic)
/// Scope      = symbols, definitions, assumptions, data, library  immutable
/// Statement  = Declare | Assume | Define | Let | Evaluate | Show | Ask | Prove | Calculation | Check | Convention | Query
/// Form       = the syntax of one formula, free of ANTLR
/// Diagnostic = kind, span, message, expected, suggestion?
/// ```
///
/// The room is larger than most, since a language has many forms; each file is one of them.
///
/// May import: expr
@NullMarked
package org.gradproof.syntax;

import org.jspecify.annotations.NullMarked;
