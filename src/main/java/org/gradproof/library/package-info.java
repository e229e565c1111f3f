/// The named functions and losses, written in our own language as resource texts: one entry a function.
///
/// It refuses code for any single function: derivative, kinks, numbers, printings and proofs follow from the entry.
/// Nothing is believed because it stands here; a closed derivative is a claim like any other.
///
/// ```
/// File   = Entry*                                          comments begin with '#'
/// Entry  = definition line, then indented lines            elu(x; alpha = 1) := if x > 0 then …
///          about    one line for people
///          alias    other names
///          latex    the name in LaTeX; |.| for bars
///          unicode  the name in a terminal
///          d/dx     closed derivative by the parameter x, with 'for' conditions
///          claim    any other claim about the function
///          sample   where tests and pictures look: x in (0, 1), y in {-1, 1}; (-4, 4) for the others
///          torch, jax, keras, onnx                         what a framework does differently or at a kink
/// ```
///
/// A scan finds names and lines; bodies are read when an entry is first asked for, so that start-up costs no parsing.
///
/// May import: expr syntax render calculus
@NullMarked
package org.gradproof.library;

import org.jspecify.annotations.NullMarked;
