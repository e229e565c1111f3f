/// The solution sheet: a worksheet told as a page to hand out, and the page as LaTeX, HTML or Markdown.
///
/// It refuses to run, derive or decide anything: it tells what a session answered. And it refuses to say what it has not
/// checked: every formula is read back and found to be the same, every line of a calculation is proved from the one before;
/// a failed check is a bug. Nothing that a user writes becomes a command of LaTeX or a tag of HTML.
///
/// ```
/// SheetStory = Document ↦ Sheet
/// Sheet      = Part*
/// Part       = Heading | Paragraph(Span*) | Listing | Quotation | Verbatim | Divider | Table | Display(Row*)
/// Row        = left?, sign, right, reason, margin        Formula | Span*
/// Span       = Words | Strong | Emphasis | Code | Maths(Formula) | Link | LineBreak | Proved
/// Formula    = Term | Head | Reals | Integers | Range | Interval | Values | Numbers | Related | Listed
///
/// SheetPage  = what is being written       SheetGiven = a statement in its scope
/// SheetAnswers, SheetClaims = Result, SheetGiven ↦ SheetPage       SheetProse = Markdown ↦ Part*
/// SheetLatex, SheetHtml, SheetMarkdown = Sheet ↦ text
/// ```
///
/// May import: expr kernel algebra calculus tensor numeric prover syntax render worksheet
@NullMarked
package org.gradproof.sheet;

import org.jspecify.annotations.NullMarked;
