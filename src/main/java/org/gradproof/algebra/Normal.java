package org.gradproof.algebra;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;
import org.gradproof.kernel.Fraction;
import org.gradproof.kernel.Monomial;
import org.gradproof.kernel.Polynomial;
import org.gradproof.kernel.Refused;
import org.gradproof.kernel.Ring;
import org.gradproof.kernel.Table.Identity;
import org.gradproof.kernel.Theorem;

/// Normal forms with proof: a term equals a quotient of polynomials in few kinds of atoms.
///
/// Exponentials become powers of `exp` of single terms, hyperbolics and σ go through `exp`, logarithms and roots are
/// split over positive factors, sine and cosine over sums, sums over an index are split and contracted. Each step is a
/// theorem of the kernel; one instance serves one proof, under one set of facts.
public final class Normal {
    private final Facts facts;
    private final Ring ring;
    private final boolean names;
    /// Whether sines and cosines are split over the sums and multiples in their arguments.
    private final boolean splitsWaves;
    private final List<Expr.Big> met;
    private final Functions functions;
    private final Sums sums;
    private final Map<Expr, Theorem> done = new HashMap<>();

    public Normal(Facts facts) {
        this(facts, new Ring(), false, true, new ArrayList<>());
    }

    private Normal(Facts facts, Ring ring, boolean names, boolean splitsWaves, List<Expr.Big> met) {
        this.facts = facts;
        this.ring = ring;
        this.names = names;
        this.splitsWaves = splitsWaves;
        this.met = met;
        this.functions = new Functions(this);
        this.sums = new Sums(this, met);
    }

    /// A normal form for reading: functions and names stay as they are written; only the four operations, sums and
    /// deltas are worked out.
    static Normal keepingNames(Facts facts) {
        return new Normal(facts, new Ring(), true, true, new ArrayList<>());
    }

    /// A smaller normal form: sines and cosines of sums and multiples stay whole.
    static Normal keepingWaves(Facts facts) {
        return new Normal(facts, new Ring(), false, false, new ArrayList<>());
    }

    /// This normal form for the body of a sum over the index.
    Normal under(Symbol index) {
        return new Normal(facts.generic(index), ring, names, splitsWaves, met);
    }

    Ring ring() {
        return ring;
    }

    Facts facts() {
        return facts;
    }

    boolean keepsNames() {
        return names;
    }

    boolean splitsWaves() {
        return splitsWaves;
    }

    /// As [Waves#finer()].
    List<Theorem> finer() {
        return functions.waves().finer();
    }

    /// `e = e′` with e′ in normal form.
    ///
    /// @throws Refused where e divides by zero or gets too large
    public Theorem of(Expr e) {
        Theorem ready = done.get(e);
        if (ready != null) return ready;
        Theorem t = rewritten(e, atoms(e));
        Expr normal = Canonical.fraction(ring, ring.normal(t.equal().right()));
        Theorem result = normal == t.equal().right() ? t : then(t, Theorem.field(t.equal().right(), normal));
        done.put(e, result);
        return result;
    }

    /// As [#of(Expr)], with squares of sine and cosine of one argument reduced to those of one of the two: what a function is
    /// taken of, and compared with, is then the same term wherever it is the same number by `sin² + cos² = 1`.
    Theorem argument(Expr e) {
        Theorem t = of(e);
        if (names) return t;
        List<Theorem> squares = new ArrayList<>();
        for (Expr u : squaredWaves(ring.normal(t.equal().right()))) squares.add(Theorem.identity(Identity.SINE_SQUARED, u, ZERO));
        return squares.isEmpty() ? t : new Relations(ring, facts).reducedForm(t.equal().right(), squares).map(r -> then(t, r)).orElse(t);
    }

    /// A normal form without squares of roots, `x² + b` for `√(x² + b)²`; nothing where it holds none.
    public Optional<Theorem> unrooted(Expr e) {
        Theorem t = of(e);
        List<Theorem> squares = new ArrayList<>();
        for (Node n : Dag.postorder(t.equal().right(), Free::scope)) {
            if (n instanceof Expr.Apply a && a.function() == Primitive.SQRT) squares.add(Theorem.identity(Identity.SQUARE_OF_ROOT, a.argument(), ZERO));
        }
        return squares.isEmpty() ? Optional.empty() : new Relations(ring, facts).reducedForm(t.equal().right(), squares).map(r -> then(t, r));
    }

    /// The arguments of the sines and cosines that occur with a higher power than the first.
    private Set<Expr> squaredWaves(Fraction f) {
        Set<Expr> out = new LinkedHashSet<>();
        List<Polynomial> all = new ArrayList<>(f.denominator().keySet());
        all.add(f.numerator());
        for (Polynomial p : all) for (Map.Entry<Monomial, Rational> t : p.terms()) {
            for (int i = 0; i < t.getKey().width(); i++) {
                if (t.getKey().exponent(i) > 1 && ring.atom(t.getKey().atom(i)) instanceof Expr.Apply a && Waves.isWave(a)) out.add(a.argument());
            }
        }
        return out;
    }

    private Theorem rewritten(Expr e, List<Expr> atoms) {
        List<Theorem> steps = new ArrayList<>();
        for (Expr a : atoms) {
            Theorem t = atom(a);
            if (t.equal().left() != t.equal().right()) steps.add(t);
        }
        return steps.isEmpty() ? Theorem.reflexivity(e) : facts.discharge(Theorem.rewrite(e, steps));
    }

    Theorem then(Theorem s, Theorem t) {
        return facts.discharge(Theorem.transitivity(s, t));
    }

    /// The largest parts that the ring does not look into.
    private static List<Expr> atoms(Expr e) {
        List<Expr> out = new ArrayList<>();
        for (Node n : Dag.postorder(e, m -> inside((Expr) m))) {
            if (inside((Expr) n).isEmpty() && !(n instanceof Expr.Num)) out.add((Expr) n);
        }
        return out;
    }

    private static List<Expr> inside(Expr e) {
        return switch (e) {
            case Expr.Neg n -> List.of(n.argument());
            case Expr.Binary b when b.operator() == Operator.MATMUL -> List.of();
            case Expr.Binary b when b.operator() == Operator.POWER ->
                    Ring.value(b.right()).filter(Rational::isSmallInteger).isPresent() && numeral(b.right()) ? List.of(b.left()) : List.of();
            case Expr.Binary b -> List.of(b.left(), b.right());
            case Expr _ -> List.of();
        };
    }

    private static boolean numeral(Expr e) {
        return e instanceof Expr.Num || e instanceof Expr.Neg n && n.argument() instanceof Expr.Num;
    }

    private Theorem atom(Expr a) {
        Interrupted.check();
        Theorem ready = done.get(a);
        if (ready != null) return ready;
        Theorem t = facts.discharge(names && kept(a) ? Theorem.reflexivity(a) : switch (a) {
            case Expr.Apply f -> functions.applied(f);
            case Expr.Binary b when b.operator() == Operator.POWER -> functions.power(b);
            case Expr.Call _, Expr.Binary _ -> via(Theorem.definition(a));
            case Expr.Entry e -> Unfolding.unfolds(e) ? via(Theorem.definition(a)) : said(indexed(e));
            case Expr.If i -> cases(i);
            case Expr.Big b -> b.isProduct() ? sums.product(b) : sums.sum(b);
            case Expr.Extreme m -> Extremes.normal(m, this);
            case Expr.Num _, Expr.Pi _, Symbol _, Expr.Neg _, Expr.Array _, Expr.Literal _, Expr.Transpose _ -> Theorem.reflexivity(a);
            // Refused, until they are worked out.
            case Expr.Derivative _, Expr.Limit _ -> Theorem.reflexivity(a);
        });
        done.put(a, t);
        return t;
    }

    /// What the right side is by an equation that is assumed for every index.
    Theorem said(Theorem t) {
        Expr e = t.equal().right();
        if (names || !(e instanceof Expr.Big || e instanceof Expr.Entry)) return t;
        return facts.everywhere().applied(e, ring).map(rule -> then(t, rule)).orElse(t);
    }

    private static boolean kept(Expr a) {
        return switch (a) {
            case Expr.Apply _, Expr.Call _, Expr.Num _, Expr.Pi _, Symbol _ -> true;
            case Expr.Binary b -> b.operator() == Operator.POWER;
            case Expr.Entry e -> e.tensor() instanceof Expr.Call || !Unfolding.unfolds(e) || multiplied(e.tensor());
            case Expr.Neg _, Expr.If _, Expr.Big _, Expr.Extreme _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _,
                 Expr.Limit _ -> false;
        };
    }

    /// Whether a product of matrices is in it: written as it stands it is shorter than its sums.
    private static boolean multiplied(Expr tensor) {
        return !(tensor instanceof Expr.Array) && Dag.postorder(tensor).stream().anyMatch(n -> n instanceof Expr.Binary b && b.operator() == Operator.MATMUL);
    }

    /// An equation followed by the normal form of its right side.
    Theorem via(Theorem t) {
        return then(t, of(t.equal().right()));
    }

    /// Brings the right side into normal form where all its atoms are ready.
    Theorem again(Theorem t) {
        Expr normal = Canonical.fraction(ring, ring.normal(t.equal().right()));
        return normal == t.equal().right() ? facts.discharge(t) : then(t, Theorem.field(t.equal().right(), normal));
    }

    private Theorem indexed(Expr.Entry e) {
        List<Theorem> steps = new ArrayList<>();
        for (Expr i : e.indices()) {
            if (i instanceof Symbol || i instanceof Expr.Num) continue;
            Theorem t = of(i);
            if (t.equal().right() != i) steps.add(t);
        }
        Theorem t = steps.isEmpty() ? Theorem.reflexivity(e) : Theorem.rewrite(e, steps);
        return Symmetry.turned((Expr.Entry) t.equal().right(), facts).map(turn -> then(t, turn)).orElse(t);
    }

    private Theorem cases(Expr.If i) {
        if (names && i.yes() == ONE && i.no() == ZERO) return Theorem.reflexivity(i);
        Optional<Theorem> fact = facts.prove(i.condition());
        if (fact.isEmpty()) fact = facts.prove(i.condition().negated());
        if (fact.isPresent()) return via(Theorem.branch(i, fact.get()));
        List<Theorem> steps = new ArrayList<>();
        for (Expr branch : List.of(i.yes(), i.no())) if (of(branch).equal().right() != branch) steps.add(of(branch));
        Theorem t = steps.isEmpty() ? Theorem.reflexivity(i) : Theorem.rewrite(i, steps);
        if (names || !(t.equal().right() instanceof Expr.If same) || Free.of(same.condition()).stream().noneMatch(Symbol::isIndex)) return t;
        return Orientation.standard(same, ring, facts).map(u -> facts.discharge(then(t, u))).orElse(t);
    }
}
