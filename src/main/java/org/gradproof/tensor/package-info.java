/// Matrix notation: from the entries of a vector or matrix to products, transposes and outer products, with proof.
///
/// It refuses to be clever: it proposes the notation that a formula in indices has by its form, and the kernel accepts it entry
/// by entry. What has no short form stays in indices.
///
/// ```
/// Words   = outer product, diagonal matrix          the functions that notation is written with
/// Lifting = [body for i in 1..n] ↦ [body for i in 1..n] = notation          a theorem
/// Shape   = a vector of one index, or a matrix of two, proposed for a body
/// ```
///
/// May import: expr kernel algebra
@NullMarked
package org.gradproof.tensor;

import org.jspecify.annotations.NullMarked;
