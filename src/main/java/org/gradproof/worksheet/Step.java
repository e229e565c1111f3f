package org.gradproof.worksheet;

import org.gradproof.expr.Expr;

/// One line of a derivation: the term that was reached and the name of the rule that led there.
public record Step(Expr term, String label) {}
