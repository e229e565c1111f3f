package org.gradproof.certificate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;

/// What is said of the derivatives inside of a claim, inner ones first, as lemmas on the way: each under the variables and the
/// ranges that bind what stands around it.
final class Hints {
    private final Question question;
    private final Statements statements;
    private final Gallina gallina;
    private final Set<String> found = new LinkedHashSet<>();

    Hints(Question question, Statements statements) {
        this.question = question;
        this.statements = statements;
        this.gallina = statements.gallina();
    }

    List<String> all() {
        boolean asked = question.relation() == Relation.EQ && statements.left() instanceof Expr.Derivative;
        try {
            if (asked && statements.left() instanceof Expr.Derivative d) inside(d, statements.scope(), "");
            else collect(statements.left(), statements.scope(), "");
            collect(statements.right(), statements.scope(), "");
        } catch (Unsaid e) {
            return List.of();
        }
        return new ArrayList<>(found);
    }

    private void collect(Node n, Scope scope, String under) {
        switch (n) {
            case Expr.Derivative d -> {
                inside(d, scope, under);
                Expr value = question.values().get(d);
                if (value != null) found.add(under + "is_derive " + gallina.path(d, scope) + " " + gallina.at(d, scope) + " " + gallina.value(value, scope));
            }
            case Expr.Big b -> {
                String k = gallina.fresh(b.index().name());
                collect(b.body(), gallina.wholes().bound(b.index(), k, scope), under + gallina.each(b.index(), k, scope));
            }
            case Expr.Array _ -> { }
            case Node other -> Free.scope(other).forEach(c -> collect(c, scope, under));
        }
    }

    private void inside(Expr.Derivative d, Scope scope, String under) {
        String t = gallina.fresh("t");
        collect(d.body(), gallina.inside(d, t, scope), under + "forall " + t + " : R, ");
    }
}
