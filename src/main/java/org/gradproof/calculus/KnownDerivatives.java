package org.gradproof.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Simplification;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.expr.Unfold;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;

/// The derivatives of functions of numbers, each worked out and proved when it is first asked for: in the closed form that
/// people know where there is one and it can be proved, else in the best form found.
public final class KnownDerivatives implements Lemmas {
    private final ClosedForms closed;
    private final Map<Key, Optional<Theorem>> known = new HashMap<>();

    private record Key(Definition f, int parameter) {}

    public KnownDerivatives(ClosedForms closed) {
        this.closed = closed;
    }

    @Override
    public synchronized Optional<Theorem> derivative(Definition f, int parameter) {
        Key key = new Key(f, parameter);
        Optional<Theorem> ready = known.get(key);
        if (ready == null) {
            // While it is being worked out a function that needs itself is differentiated by its body.
            known.put(key, Optional.empty());
            ready = worked(f, parameter);
            known.put(key, ready);
        }
        return ready;
    }

    @Override
    public List<Definition> families() {
        return closed.families();
    }

    @Override
    public Optional<Definition> function(String name) {
        return closed.function(name);
    }

    private Optional<Theorem> worked(Definition f, int parameter) {
        boolean numbers = f.indices().isEmpty() && f.body().isScalar() && f.parameters().stream().allMatch(p -> p.sort() instanceof Sort.Real);
        if (!numbers) return Optional.empty();
        Map<Symbol, Expr> own = new LinkedHashMap<>();
        // No name that a person can type: the parameters must not meet the symbols of a caller.
        for (Symbol p : f.parameters()) own.put(p, Symbol.real(p.name() + "\u00B0"));
        Substitution s = new Substitution(own);
        Symbol x = (Symbol) own.get(f.parameters().get(parameter));
        Expr.Call call = (Expr.Call) Terms.call(f, List.copyOf(own.values()));
        try {
            Optional<ClosedForms.Form> form = closed.of(f, parameter);
            List<Condition> given = new ArrayList<>();
            form.ifPresent(c -> c.given().forEach(g -> given.add(s.apply(g))));
            Facts facts = new Facts(given);
            Theorem body = new Differentiation(x, List.of(), facts, this).of(Unfold.call(call));
            Theorem t = Theorem.derivativeOfDefinition(call, body);
            Expr mechanical = t.derivative().derivative();
            Optional<Theorem> equal = form.flatMap(c -> Equality.prove(mechanical, s.apply(c.form()), facts));
            Theorem best = equal.isPresent() ? equal.get() : new Simplification(facts).best(mechanical);
            Theorem result = best.equal().left() == best.equal().right() ? t : Theorem.equalDerivative(t, best);
            return Optional.of(Theorem.named("derivative of " + f.name(), facts.discharge(result)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
