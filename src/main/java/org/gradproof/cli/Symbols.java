package org.gradproof.cli;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Letters and signs that keyboards lack, by the names that LaTeX has for them.
final class Symbols {
    private static final String TABLE = """
            alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
            mu μ nu ν xi ξ pi π rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi ϕ chi χ psi ψ omega ω
            Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω
            sum ∑ prod ∏ partial ∂ sqrt √ infty ∞ top ᵀ T ᵀ prime ′ ell ℓ R ℝ reals ℝ
            le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ in ∈ defeq ≔ coloneqq ≔
            cdot · times × odot ⊙ div ÷ dots … ldots … land ∧ wedge ∧ lor ∨ vee ∨ neg ¬ lnot ¬
            _0 ₀ _1 ₁ _2 ₂ _3 ₃ _4 ₄ _5 ₅ _6 ₆ _7 ₇ _8 ₈ _9 ₉ _a ₐ _e ₑ _h ₕ _i ᵢ _j ⱼ _k ₖ _l ₗ _m ₘ _n ₙ _o ₒ _p ₚ
            _r ᵣ _s ₛ _t ₜ _u ᵤ _v ᵥ _x ₓ
            ^0 ⁰ ^1 ¹ ^2 ² ^3 ³ ^4 ⁴ ^5 ⁵ ^6 ⁶ ^7 ⁷ ^8 ⁸ ^9 ⁹ ^- ⁻ ^T ᵀ
            """;

    private static final Map<String, String> ALL = table();

    private Symbols() {}

    private static Map<String, String> table() {
        Map<String, String> all = new TreeMap<>();
        String[] words = TABLE.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) all.put("\\" + words[i], words[i + 1]);
        return Collections.unmodifiableMap(all);
    }

    /// From what is typed, `\alpha`, to what it stands for.
    static Map<String, String> all() {
        return ALL;
    }
}
