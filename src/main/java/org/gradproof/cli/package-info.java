/// The commands, the REPL and the exit status: the only room that touches files, streams and terminals.
///
/// It refuses to compute anything: what it prints was made by a session. Commands that take a formula as an argument make
/// statements of it and run these.
///
/// ```
/// Main    = arguments ↦ exit status
/// Console = input, output, errors
/// Report  = what a run prints: Transcript | Checklist | JSON; and the gravest status
///
/// Repl         = terminal ↦ Conversation        JLine's types stay in Repl, Lines, Completion, Colouring, History
/// Conversation = Notebook, display; text ↦ answers
/// Notebook     = (Session, statements, Notebook before?)         immutable
/// Command      = :help | :names | :steps | … | :quit
/// ```
///
/// May import: expr syntax render library certificate worksheet sheet
@NullMarked
package org.gradproof.cli;

import org.jspecify.annotations.NullMarked;
