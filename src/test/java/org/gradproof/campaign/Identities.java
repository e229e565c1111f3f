package org.gradproof.campaign;

import static org.gradproof.expr.Terms.add;
import static org.gradproof.expr.Terms.mul;
import static org.gradproof.expr.Terms.neg;
import static org.gradproof.expr.Terms.num;
import static org.gradproof.expr.Terms.sub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gradproof.campaign.Specimen.Kind;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.library.Entry;
import org.gradproof.library.Library;
import org.gradproof.syntax.Language;
import org.gradproof.syntax.Statement;

/// Known identities of functions and the library's closed derivatives, with random arguments.
final class Identities {
    private static final String KNOWN = """
            tanh(x) = 2*sigmoid(2*x) - 1
            sigmoid(x) = 1/2*(1 + tanh(x/2))
            sigmoid(-x) = 1 - sigmoid(x)
            softplus(x) - softplus(-x) = x
            log(sigmoid(x)) = -softplus(-x)
            silu(x) - silu(-x) = x
            gelu(x) - gelu(-x) = x
            relu(x) - relu(-x) = x
            relu(x) + relu(-x) = abs(x)
            max(x, y) = y + relu(x - y)
            max(x, y) + min(x, y) = x + y
            max(x, y) = (x + y + abs(x - y))/2
            relu6(x) = relu(x) - relu(x - 6)
            celu(x; 2) = 2*elu(x/2; 1)
            selu(x) = 1.05070098735548049*elu(x; 1.67326324235437728)
            mish(x) = x*(exp(2*x) + 2*exp(x))/(exp(2*x) + 2*exp(x) + 2)
            log(cosh(x)) = softplus(2*x) - x - log(2)
            hardswish(x) = x*hardsigmoid(x)
            -(y*log(sigmoid(x)) + (1 - y)*log(1 - sigmoid(x))) = softplus(x) - y*x
            max(x, 0) - x*y + log(1 + exp(-abs(x))) = softplus(x) - x*y
            huber(y, x; 2) = 2*smooth_l1(y, x; 2)
            cosh(x)^2 - sinh(x)^2 = 1
            1/cosh(x)^2 = 1 - tanh(x)^2
            tanh(2*x) = 2*tanh(x)/(1 + tanh(x)^2)
            sin(x)^2 + cos(x)^2 = 1
            sin(x + y) = sin(x)*cos(y) + cos(x)*sin(y)
            cos(2*x) = 1 - 2*sin(x)^2
            exp(x)/(exp(x) + exp(y)) = sigmoid(x - y)
            log(exp(x) + exp(y)) = x + softplus(y - x)
            logit(sigmoid(x)) = x
            leaky_relu(x; 0.1) = max(x, 0.1*x)
            tanhshrink(x) + tanh(x) = x
            softshrink(x; 0.5) = relu(x - 0.5) - relu(-x - 0.5)
            hardtanh(x) = max(-1, min(x, 1))
            erf(x) = 2*Phi(x*sqrt(2)) - 1
            Phi(x) + Phi(-x) = 1
            sqrt(x^2) = abs(x)
            step(x)*x = relu(x)
            abs(x)*sign(x) = x
            (sinh(x) + cosh(x))^3 = exp(3*x)
            arsinh(x) + arsinh(-x) = 0
            log(1 + exp(x)) = relu(x) + log(1 + exp(-abs(x)))
            lisht(x) = x*tanh(x)
            square(x) - square(y) = (x - y)*(x + y)
            """;

    private final Library library;
    private final List<Specimen> known = new ArrayList<>();

    Identities(Library library) {
        this.library = library;
        for (String line : KNOWN.lines().toList()) {
            Statement.Claim c = Language.claim(line, library.scope());
            known.add(specimen(c.links().getFirst().left(), c.links().getFirst().left(), c.links().getFirst().right(), c.assumptions()));
        }
        for (Entry e : library.entries()) {
            for (Symbol p : e.definition().parameters()) {
                if (p.sort() instanceof Sort.Real) e.derivative(p.name()).ifPresent(c -> known.add(closed(c)));
            }
        }
    }

    private static Specimen closed(Statement.Claim c) {
        Statement.Link l = c.links().getFirst();
        Expr.Derivative d = (Expr.Derivative) l.left();
        return specimen(d, Textbook.derivative(d.body(), d.variable()), l.right(), c.assumptions());
    }

    private static Specimen specimen(Expr left, Expr value, Expr right, List<Condition> assumptions) {
        return new Specimen(Kind.IDENTITY, left, value, right, assumptions, Optional.empty(), 0);
    }

    Specimen specimen(Random random, long number) {
        Specimen base = known.get(random.nextInt(known.size()));
        Set<Symbol> free = new LinkedHashSet<>(Free.of(base.value()));
        free.addAll(Free.of(base.right()));
        for (Condition c : base.assumptions()) free.addAll(Free.of(c));
        Map<Symbol, Expr> map = new HashMap<>();
        for (Symbol s : free) if (random.nextInt(3) > 0) map.put(s, argument(s, random));
        Substitution by = new Substitution(map);
        Expr right = new Rewrites(library, random).times(random.nextInt(3), by.apply(base.right()));
        return new Specimen(Kind.IDENTITY, by.apply(base.left()), by.apply(base.value()), right,
                base.assumptions().stream().map(by::apply).toList(), Optional.empty(), number);
    }

    private Expr argument(Symbol s, Random random) {
        Grower grower = new Grower(library, s, random);
        return switch (random.nextInt(7)) {
            case 0 -> neg(s);
            case 1 -> mul(num(2), s);
            case 2, 3 -> add(mul(grower.constant(), s), grower.constant());
            case 4 -> sub(grower.constant(), s);
            case 5 -> grower.smooth(1);
            default -> Terms.pow(s, 2);
        };
    }
}
