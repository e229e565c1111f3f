package org.gradproof.calculus;

import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Definition;
import org.gradproof.kernel.Theorem;

/// Known derivatives of defined functions.
@FunctionalInterface
public interface Lemmas {
    /// `H ⊢ d f(p₁, …, pₙ)/dpₖ = G` with parameters of its own, or nothing where the body has to be differentiated.
    Optional<Theorem> derivative(Definition f, int parameter);

    /// Functions of one vector with entries, such as softmax, whose names everybody knows.
    default List<Definition> families() {
        return List.of();
    }

    /// The function that goes by a name before anybody has defined one.
    default Optional<Definition> function(String name) {
        return Optional.empty();
    }

    /// No lemma: every function is differentiated by its body.
    Lemmas NONE = (f, parameter) -> Optional.empty();
}
