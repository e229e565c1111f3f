package org.gradproof.worksheet;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.algebra.Equality;
import org.gradproof.algebra.Facts;
import org.gradproof.algebra.Normal;
import org.gradproof.algebra.Unfolding;
import org.gradproof.calculus.Differentiation;
import org.gradproof.calculus.Kink;
import org.gradproof.calculus.Kinks;
import org.gradproof.calculus.Lemmas;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Node;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Theorem;
import org.gradproof.render.Text;
import org.gradproof.syntax.Statement;

/// Derivatives read by convention: `d/dx f(u)` stands for `(if u = p then v else f′(u))·du/dx` where `d f at p = v` was agreed.
///
/// The reading is a term without that derivative; what is proved of it is proved by the rules for all terms. Whoever
/// shows it says by which convention it was read. A convention says what stands where there is no derivative; it never changes one.
final class Conventional {
    private final Lemmas lemmas;
    private final List<Convention> conventions;
    private final Facts facts;
    private final Set<Convention> used = new LinkedHashSet<>();
    /// The conventions by which the derivative at hand is read, once for each place.
    private final List<Convention> here = new ArrayList<>();

    Conventional(Lemmas lemmas, List<Convention> conventions, List<Condition> assumptions) {
        this.lemmas = lemmas;
        this.conventions = conventions;
        this.facts = new Facts(assumptions);
    }

    /// The conventions that were needed for what was read so far.
    List<Convention> used() {
        return List.copyOf(used);
    }

    // ------------------------------------------------------------------------------------------ agreeing

    /// Agrees where the value is proved to lie between the derivatives from both sides, or to be the derivative.
    Result agreed(Place place, Convention c) {
        Symbol x = c.function().parameters().getFirst();
        Facts facts = this.facts.among(this.facts.assumptions().stream().filter(a -> !Free.occurs(x, a)).toList());
        if (Free.occurs(x, c.point()) || Free.occurs(x, c.value())) return new Result.Agreed(place, c, false, "the point and the value must not move with " + x.name());
        Kinks.Analysis all = Kinks.of(call(c.function(), x), x, facts, lemmas);
        for (Kink k : all.kinks()) {
            if (Equality.prove(k.point(), c.point(), facts).isEmpty()) continue;
            if (k.clarke().isEmpty()) return new Result.Agreed(place, c, false, "there are no derivatives from both sides");
            Expr low = k.clarke().get().low();
            Expr high = k.clarke().get().high();
            boolean end = Equality.prove(c.value(), low, facts).isPresent() || Equality.prove(c.value(), high, facts).isPresent();
            boolean inside = end || between(low, c.value(), high, facts) || !k.clarke().get().ordered() && between(high, c.value(), low, facts);
            String interval = "[" + Text.line(low) + ", " + Text.line(high) + "]";
            return new Result.Agreed(place, c, inside, k.clarke().get().ordered() ? "the Clarke interval there is " + interval
                    : "the Clarke interval there lies between " + Text.line(low) + " and " + Text.line(high));
        }
        Expr slope = new Substitution(Map.of(x, c.point())).apply(all.derivative().derivative().derivative());
        boolean defined = settled(all.derivative(), x, c.point(), facts);
        boolean same = defined && Equality.prove(slope, c.value(), facts).filter(facts::settles).isPresent();
        return new Result.Agreed(place, c, same, defined ? "the derivative there is " + Text.line(best(slope, facts)) : "no derivatives from both sides were found there");
    }

    private static Expr best(Expr e, Facts facts) {
        return new Normal(facts).of(e).equal().right();
    }

    private static boolean settled(Theorem derivative, Symbol x, Expr p, Facts facts) {
        return derivative.hypotheses().stream().allMatch(h -> facts.prove(new Substitution(Map.of(x, p)).apply(h)).isPresent());
    }

    private static boolean between(Expr low, Expr v, Expr high, Facts facts) {
        return facts.prove(compare(Relation.LE, low, v)).isPresent() && facts.prove(compare(Relation.LE, v, high)).isPresent();
    }

    private static Expr call(Definition f, Expr first) {
        List<Expr> arguments = new ArrayList<>(f.parameters());
        arguments.set(0, first);
        return Terms.call(f, arguments);
    }

    // ------------------------------------------------------------------------------------------ reading

    /// The claim with its derivatives read by convention; nothing where no convention concerns it.
    Optional<Statement.Claim> read(Statement.Claim claim) {
        List<Statement.Link> links = new ArrayList<>();
        for (Statement.Link l : claim.links()) {
            links.add(new Statement.Link(read(l.left()).orElse(l.left()), l.relation(), read(l.right()).orElse(l.right()), l.reason(), l.span()));
        }
        return used.isEmpty() ? Optional.empty() : Optional.of(new Statement.Claim(links, claim.assumptions(), claim.everywhere(), claim.span()));
    }

    /// The term with its derivatives read by convention; nothing where no convention concerns it.
    Optional<Expr> read(Expr e) {
        if (conventions.isEmpty() || !Differentiation.pending(e)) return Optional.empty();
        Map<Expr, Expr> readings = new LinkedHashMap<>();
        for (Node n : Dag.postorder(e, Free::scope)) {
            if (!(n instanceof Expr.Derivative d) || !(d.variable().sort() instanceof Sort.Real) || Differentiation.pending(d.body())) continue;
            here.clear();
            Optional<Expr> g = derivative(d.body(), d.variable());
            if (g.isEmpty() || here.size() > 1 && !agrees(g.get(), d)) continue;
            used.addAll(here);
            readings.put(d, new Substitution(Map.of(d.variable(), d.at())).apply(g.get()));
        }
        return readings.isEmpty() ? Optional.empty() : Optional.of(replaced(e, readings));
    }

    /// Whether the reading is the derivative wherever there is one. It is by itself where one function of a smooth argument is read: the
    /// chain then has a derivative at the point only where a factor is 0. With several of them kinks may cancel: `relu(x) − relu(−x)` is x.
    private boolean agrees(Expr reading, Expr.Derivative d) {
        try {
            Facts free = d.at() == d.variable() ? facts : facts.among(facts.assumptions().stream().filter(c -> !Free.occurs(d.variable(), c)).toList());
            Theorem t = Kinks.derivative(d.body(), d.variable(), free, lemmas);
            Facts smooth = free.with(t.hypotheses().toArray(Condition[]::new));
            Theorem worked = smooth.discharge(Differentiation.evaluate(reading, smooth, lemmas));
            return smooth.settles(worked) && Equality.prove(t.derivative().derivative(), worked.equal().right(), smooth).filter(smooth::settles).isPresent();
        } catch (Refused e) {
            return false;
        }
    }

    private Optional<Expr> derivative(Expr body, Symbol x) {
        Expr f = Unfolding.all(body, t -> !(t instanceof Expr.Call c && agreedOn(c.definition()))).equal().right();
        Map<Expr, Expr> slots = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Symbol s : Free.of(f)) taken.add(s.name());
        for (Node n : Dag.postorder(f, m -> m instanceof Expr.Call c && agreedOn(c.definition()) ? List.of() : Free.scope(m))) {
            if (!(n instanceof Expr.Call c) || !agreedOn(c.definition()) || !Free.occurs(x, c.arguments().getFirst())) continue;
            if (c.arguments().subList(1, c.arguments().size()).stream().anyMatch(a -> Free.occurs(x, a))) return Optional.empty();
            String name = Fresh.name("s", taken);
            taken.add(name);
            slots.put(c, Symbol.real(name));
        }
        if (slots.isEmpty()) return Optional.empty();
        Expr outside = replaced(f, slots);
        Map<Symbol, Expr> back = new HashMap<>();
        slots.forEach((c, s) -> back.put((Symbol) s, c));
        Substitution filled = new Substitution(back);
        Expr sum = Free.occurs(x, outside) ? filled.apply(Terms.derivative(x, outside)) : ZERO;
        for (Map.Entry<Expr, Expr> slot : slots.entrySet()) {
            Expr.Call c = (Expr.Call) slot.getKey();
            Optional<Expr> slope = slope(c);
            if (slope.isEmpty()) return Optional.empty();
            Expr u = c.arguments().getFirst();
            Expr inner = u == x ? ONE : derivative(u, x).orElseGet(() -> Terms.derivative(x, u));
            Expr by = outside == slot.getValue() ? ONE : filled.apply(Terms.derivative((Symbol) slot.getValue(), outside));
            sum = Fold.add(sum, Fold.mul(Fold.mul(by, slope.get()), inner));
        }
        return Optional.of(sum);
    }

    private boolean agreedOn(Definition f) {
        return conventions.stream().anyMatch(c -> c.function() == f);
    }

    /// `if u = p then v else f′(u)`, where nothing but these points stands in the way of f′.
    private Optional<Expr> slope(Expr.Call call) {
        Definition f = call.definition();
        Symbol x = f.parameters().getFirst();
        List<Convention> own = new ArrayList<>();
        for (Convention c : conventions) if (c.function() == f && own.stream().noneMatch(o -> o.point() == c.point())) own.add(c);
        try {
            List<Condition> off = own.stream().map(c -> compare(Relation.NE, x, c.point())).toList();
            Theorem t = Kinks.derivative(call(f, x), x, new Facts(off), lemmas);
            if (!off.containsAll(new Facts(off).discharge(t).hypotheses())) return Optional.empty();
            Expr result = t.derivative().derivative();
            for (Convention c : own) result = Terms.cases(compare(Relation.EQ, x, c.point()), c.value(), result);
            here.addAll(own);
            Map<Symbol, Expr> values = new HashMap<>();
            for (int i = 0; i < f.parameters().size(); i++) values.put(f.parameters().get(i), call.arguments().get(i));
            return Optional.of(new Substitution(values).apply(result));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// The term with parts replaced, outside of binders.
    private static Expr replaced(Expr e, Map<Expr, Expr> parts) {
        Map<Node, Node> done = new HashMap<>(parts);
        for (Node n : Dag.postorder(e, m -> done.containsKey(m) ? List.of() : binder(m) ? List.of() : m.children())) {
            if (done.containsKey(n)) continue;
            List<Node> children = binder(n) ? List.of() : n.children().stream().map(done::get).toList();
            done.put(n, children.equals(n.children()) || binder(n) ? n : n.with(children));
        }
        return (Expr) done.get(e);
    }

    private static boolean binder(Node n) {
        return Free.binds(n) || n instanceof Symbol;
    }
}
