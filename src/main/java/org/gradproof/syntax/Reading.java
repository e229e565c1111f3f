package org.gradproof.syntax;

/// What became of a sentence in a scope.
public sealed interface Reading {
    /// @param after the scope in which the next statement is read
    record Understood(Statement statement, Scope after) implements Reading {}

    /// The scope stays as it was.
    record Refused(Diagnostic diagnostic) implements Reading {}
}
