package org.gradproof.prover;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Node;
import org.gradproof.expr.Rational;

/// The numbers written in a claim: where something happens, if it does.
final class Numerals {
    private static final int MOST = 8;

    private Numerals() {}

    static Set<Rational> in(Collection<? extends Node> nodes) {
        Set<Rational> out = new LinkedHashSet<>();
        for (Node root : nodes) {
            for (Node n : Dag.postorder(root)) {
                if (n instanceof Expr.Num m && out.size() < MOST) out.add(m.value());
            }
        }
        return out;
    }
}
