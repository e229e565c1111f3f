/// Benchmarks: what the program's own claims of speed rest on. `src/jmh/peers.py` runs them beside SymPy and prints the table
/// of the README.
package org.gradproof.bench;
