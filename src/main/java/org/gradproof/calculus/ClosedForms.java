package org.gradproof.calculus;

import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;

/// Derivatives of functions as people write them: claims to be proved, not facts.
@FunctionalInterface
public interface ClosedForms {
    /// `df/dp = form` for one parameter p of the function, in the function's own parameters.
    ///
    /// @param given what the claim assumes
    record Form(Expr form, List<Condition> given) {}

    Optional<Form> of(Definition f, int parameter);

    /// Functions of one vector with entries, such as softmax, whose names everybody knows.
    default List<Definition> families() {
        return List.of();
    }

    /// The function that goes by a name before anybody has defined one.
    default Optional<Definition> function(String name) {
        return Optional.empty();
    }

    ClosedForms NONE = (f, parameter) -> Optional.empty();
}
