/// Differentiation: finds the derivative and has the kernel make it a theorem.
///
/// Rules are applied over shared parts, each once. What a derivative needs (a denominator that is not zero, a distance from
/// a kink) is settled by the facts at once or stays a hypothesis.
///
/// ```
/// Differentiation = (variable, index, facts, lemmas)     f ↦ H ⊢ df/dx = f′,   f ↦ H ⊢ f is continuous
/// Lemmas          = (definition, parameter) ↦ derivative theorem      KnownDerivatives: proved from closed forms
/// Kinks           = (function, variable, facts) ↦ derivative theorem, kinks, crossings
/// Limits          = (function, variable, approach, facts) ↦ H ⊢ f → t; Approaching: part by part; Indeterminate: the forms left open
/// Kink            = point, value, derivatives from both sides, differentiable?, Clarke interval, smoothness
/// Gradient        = derivatives by many variables, in reverse
/// Derivation      = equation theorem, lines for a reader
/// ```
///
/// May import: expr kernel algebra
@NullMarked
package org.gradproof.calculus;

import org.jspecify.annotations.NullMarked;
