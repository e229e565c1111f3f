/// The terms: what was written, immutable and interned, with the operations that every other room needs.
///
/// It refuses to evaluate, simplify, print or decide anything: `1 + 1` stays a sum of two ones.
///
/// ```
/// Node       = Expr | Condition                                  equal means identical
/// Expr       = Num | Pi | Symbol | Neg | Binary | Apply | Call | If | Big | Entry | Array | Literal | Transpose
///            | Derivative | Limit(variable, body, approach) | Extreme(greatest, index, body)
/// Approach   = To(point, from) | Beyond(up)
/// Condition  = Compare | And | Or | ForAll                       TRUE is the empty And, FALSE the empty Or
/// Sort       = Real | Whole | Index(lower, upper) | Tensor(sizes)
/// Definition = name (sizes, parameters; parameters)[indices] := body
/// ```
///
/// `Pool` is the one piece of static state in the house: a weak table that makes equal nodes identical. It can be seen
/// only through speed, and it is what lets a derivative be memoised over shared parts.
///
/// May import: nothing
@NullMarked
package org.gradproof.expr;

import org.jspecify.annotations.NullMarked;
