package org.gradproof.worksheet;

import org.gradproof.calculus.KnownDerivatives;
import org.gradproof.calculus.Lemmas;
import org.gradproof.library.Library;
import org.gradproof.render.Notations;
import org.gradproof.syntax.Names;

/// What is known before the first statement: functions, how they are written, and their derivatives.
public record Knowledge(Names names, Notations notations, Lemmas lemmas) {
    /// The language alone.
    public static final Knowledge NONE = new Knowledge(Names.NONE, Notations.STANDARD, Lemmas.NONE);

    /// With the library; what is worked out about its functions is remembered for as long as this value lives.
    public static Knowledge of(Library library) {
        return new Knowledge(library, library, new KnownDerivatives(library));
    }
}
