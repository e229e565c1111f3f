/// Numbers: certified enclosures of real values to any precision, correctly rounded decimals, and compiled doubles.
///
/// What an [Interval] says is certain: every operation rounds outward, exact rationals stay exact. What `Compiled`
/// says is a double, for search and pictures; it never reaches a verdict. The room refuses derivatives (callers
/// remove them first) and proves nothing: disjoint enclosures refute, meeting enclosures say nothing.
///
/// ```
/// Interval    = Point(rational) | Range(lower, upper)                   ends are m·2^e or infinite
/// Enclosure   = Value(interval) | Undefined(reason, part) | Unknown(reason, part)
/// Truth       = TRUE | FALSE | OPEN | UNKNOWN | UNDEFINED
/// Environment = symbol ↦ interval, symbol ↦ grid of intervals
/// Comparison  = Decided(order, left, right) | Undecided(left, right)
/// Decimal     = Exact(text) | Rounded(text) | Absent(reason)
/// ```
///
/// `Enclosures` is the door: values, truths, comparisons, decimals. The bounds used by a function stand beside its
/// series: [Exponential], [Circular], [Gaussian].
///
/// The house is larger than others because its layers are kept apart: numbers ([Dyadic], [Interval], [Arithmetic]), functions
/// ([Functions] and the series), the walk over terms ([Interpreter], [Scope]) with the two meanings it can have
/// ([Meaning]: enclosures; [Tape]: instructions), and what people ask ([Enclosures], [Decimals], [Compiled]).
///
/// May import: expr
@NullMarked
package org.gradproof.numeric;

import org.jspecify.annotations.NullMarked;
