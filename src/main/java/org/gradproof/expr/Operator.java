package org.gradproof.expr;

/// The two-place operations of terms; all but [#MATMUL] act elementwise on vectors and matrices.
public enum Operator { ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, MATMUL }
