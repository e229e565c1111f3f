/// The printings: terms and conditions as text in the language, as Unicode for a terminal, in two dimensions, as LaTeX.
///
/// It refuses to change what it prints: no sign is moved, no factor sorted, nothing evaluated. Only parentheses that the
/// notation makes superfluous are left out. Nothing here is slower than the text is long, and a large term is printed
/// with its shared parts named.
///
/// ```
/// Text     = the language, one line, read back as the same term; Unicode as an option
/// Latex    = math mode with amsmath
/// MathMl   = for browsers
/// Layout   = a block of lines
/// Steps    = calculations in LaTeX, with reasons, broken to the width of a page
/// Surface  = LatexSurface | MathMlSurface | LineSurface | BoxSurface   what notation is drawn on
/// Piece    = body, binding, tall, first edge, last edge, weight a printed part and what its place must know
/// Notation = Named(latex, unicode) | Bars                       how a definition is written; Notations finds it
/// ```
///
/// May import: expr
@NullMarked
package org.gradproof.render;

import org.jspecify.annotations.NullMarked;
