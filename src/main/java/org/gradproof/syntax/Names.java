package org.gradproof.syntax;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;

/// Functions that are known without being declared in a scope.
public interface Names {
    /// A function and what its parameters are when a call leaves them out.
    ///
    /// @param defaults for all parameters after the semicolon, or empty if a call has to give them
    record Named(Definition definition, List<Expr> defaults) {
        public Named {
            defaults = List.copyOf(defaults);
        }
    }

    Names NONE = new Names() {
        @Override
        public Optional<Named> lookup(String name) {
            return Optional.empty();
        }

        @Override
        public Collection<String> names() {
            return List.of();
        }
    };

    /// By name or alias.
    Optional<Named> lookup(String name);

    /// Everything that can be looked up, for suggestions and completion.
    Collection<String> names();
}
