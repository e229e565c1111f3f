/// The only place where theorems are made, and all that must be believed.
///
/// A [Theorem] comes from the rules of its own file and from nowhere else. The rules know two decision procedures, the
/// normal form of quotients of polynomials over the rationals ([Ring]) and bounds of terms on intervals in exact
/// fractions ([Box]), and one table of primitives ([Table]). There is no search here, no floating point, no text and no
/// input or output. A rule that does not apply refuses.
///
/// An equation says that both sides are defined and equal, so dividing and taking logarithms leave their conditions among
/// the hypotheses until somebody discharges them.
///
/// ```
/// Theorem   = hypotheses ⊢ judgement, rule, premises, choice
/// Judgement = Equal(l, r) | Holds(condition) | HasDerivative(f, x, index, f′) | Continuous(f, x)
///           | SideDerivative(f, x, p, side, value) | Tends(f, x, approach, target) | Eventually(condition, x, approach)
/// Target    = Finite(value) | Infinite(up)
/// Choice    = None | Values(symbols to terms) | Factors(factors, summands)       for whoever checks the step again
/// Ring      ∋ Fraction(numerator, denominator)       Polynomial = monomials with rational coefficients
/// Box       = symbol ↦ Span                          Span = [rational or −∞, rational or ∞]; Series bounds the primitives
/// ```
///
/// Hypotheses such as `1 ≤ n` are never dropped because an index in `1..n` occurs: the index could vanish from a later
/// theorem and take its range with it. A claim that speaks of the index may assume that its range is not empty.
///
/// May import: expr
@NullMarked
package org.gradproof.kernel;

import org.jspecify.annotations.NullMarked;
