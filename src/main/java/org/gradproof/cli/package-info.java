/// The commands, the REPL and the exit status: the only room that touches files, streams and terminals.
///
/// It refuses to compute anything: what it prints was made by a session.
///
/// May import: expr worksheet
@NullMarked
package org.gradproof.cli;

import org.jspecify.annotations.NullMarked;
