package org.gradproof.render;

import java.util.Optional;
import org.gradproof.expr.Definition;

/// Who knows the notation of definitions; those that have none are written by their names.
@FunctionalInterface
public interface Notations {
    /// Bars for `abs`, and nothing else.
    Notations STANDARD = d -> d.name().equals("abs") && d.parameters().size() == 1
            ? Optional.of(new Notation.Bars()) : Optional.empty();

    Optional<Notation> of(Definition definition);
}
