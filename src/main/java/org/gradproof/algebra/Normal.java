package org.gradproof.algebra;

import static org.gradproof.expr.Condition.compare;
import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.expr.Condition;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Interrupted;
import org.gradproof.expr.Node;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Relation;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
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
    /// Sums met so far whose names are kept.
    private final List<Expr.Big> sums;
    private final Map<Expr, Theorem> done = new HashMap<>();

    public Normal(Facts facts) {
        this(facts, new Ring(), false, true, new ArrayList<>());
    }

    private Normal(Facts facts, Ring ring, boolean names, boolean splitsWaves, List<Expr.Big> sums) {
        this.facts = facts;
        this.ring = ring;
        this.names = names;
        this.splitsWaves = splitsWaves;
        this.sums = sums;
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

    Ring ring() {
        return ring;
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

    /// The arguments of the sines and cosines that occur with a higher power than the first.
    private Set<Expr> squaredWaves(Fraction f) {
        Set<Expr> out = new LinkedHashSet<>();
        List<Polynomial> all = new ArrayList<>(f.denominator().keySet());
        all.add(f.numerator());
        for (Polynomial p : all) for (Map.Entry<Monomial, Rational> t : p.terms()) {
            for (int i = 0; i < t.getKey().width(); i++) {
                if (t.getKey().exponent(i) > 1 && ring.atom(t.getKey().atom(i)) instanceof Expr.Apply a && isWave(a)) out.add(a.argument());
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

    private Theorem then(Theorem s, Theorem t) {
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
            case Expr.Apply f -> applied(f);
            case Expr.Binary b when b.operator() == Operator.POWER -> power(b);
            case Expr.Call _, Expr.Binary _ -> via(Theorem.definition(a));
            case Expr.Entry e -> Unfolding.unfolds(e) ? via(Theorem.definition(a)) : indexed(e);
            case Expr.If i -> cases(i);
            case Expr.Big b -> b.isProduct() ? product(b) : sum(b);
            case Expr.Num _, Expr.Pi _, Symbol _, Expr.Neg _, Expr.Array _, Expr.Literal _, Expr.Transpose _ -> Theorem.reflexivity(a);
            // Refused, until they are worked out.
            case Expr.Derivative _, Expr.Limit _ -> Theorem.reflexivity(a);
        });
        done.put(a, t);
        return t;
    }

    private static boolean kept(Expr a) {
        return switch (a) {
            case Expr.Apply _, Expr.Call _, Expr.Num _, Expr.Pi _, Symbol _ -> true;
            case Expr.Binary b -> b.operator() == Operator.POWER;
            case Expr.Entry e -> e.tensor() instanceof Expr.Call || !Unfolding.unfolds(e) || multiplied(e.tensor());
            case Expr.Neg _, Expr.If _, Expr.Big _, Expr.Array _, Expr.Literal _, Expr.Transpose _, Expr.Derivative _,
                 Expr.Limit _ -> false;
        };
    }

    /// Whether a product of matrices is in it: written as it stands it is shorter than its sums.
    private static boolean multiplied(Expr tensor) {
        return !(tensor instanceof Expr.Array) && Dag.postorder(tensor).stream().anyMatch(n -> n instanceof Expr.Binary b && b.operator() == Operator.MATMUL);
    }

    /// An equation followed by the normal form of its right side.
    private Theorem via(Theorem t) {
        return then(t, of(t.equal().right()));
    }

    // ------------------------------------------------------------------------------------------ functions

    private Theorem applied(Expr.Apply a) {
        Optional<Identity> meaning = switch (a.function()) {
            case TAN -> Optional.of(Identity.TAN_BY_SINE);
            case SINH -> Optional.of(Identity.SINH_BY_EXP);
            case COSH -> Optional.of(Identity.COSH_BY_EXP);
            case TANH -> Optional.of(Identity.TANH_BY_EXP);
            case ARCCOS -> Optional.of(Identity.ARCCOS_BY_ARCSIN);
            case NORMAL_CDF -> Optional.of(Identity.CDF_BY_ERF);
            case NORMAL_PDF -> Optional.of(Identity.PDF_BY_EXP);
            case EXP, LOG, SQRT, SIN, COS, ARCSIN, ARCTAN, ERF -> Optional.empty();
        };
        if (meaning.isPresent()) return via(Theorem.identity(meaning.get(), a.argument(), ZERO));
        Theorem inner = argument(a.argument());
        Expr u = inner.equal().right();
        Theorem start = inner.equal().left() == u ? Theorem.reflexivity(a) : facts.discharge(Theorem.rewrite(a, List.of(inner)));
        Expr.Apply f = (Expr.Apply) start.equal().right();
        Optional<Theorem> more = switch (f.function()) {
            case EXP -> exponential(f);
            case LOG -> logarithm(f);
            case SQRT -> root(f);
            case SIN, COS -> wave(f);
            case ERF -> odd(f, Identity.ERF_OF_MINUS, Identity.ERF_OF_ZERO);
            case ARCTAN -> odd(f, Identity.ARCTAN_OF_MINUS, Identity.ARCTAN_OF_ZERO);
            case ARCSIN -> odd(f, Identity.ARCSIN_OF_MINUS, Identity.ARCSIN_OF_ZERO);
            case TAN, SINH, COSH, TANH, ARCCOS, NORMAL_CDF, NORMAL_PDF -> Optional.empty();
        };
        return more.map(t -> then(start, t)).orElse(start);
    }

    /// A canonical sum as integer multiples of terms: `x/2 + 3y` is `1·(x/2) + 3·(y)`.
    private record Multiples(List<Expr> parts, List<Integer> times) {}

    private Optional<Multiples> multiples(Expr u) {
        Fraction f = ring.normal(u);
        List<Expr> parts = new ArrayList<>();
        List<Integer> times = new ArrayList<>();
        for (Map.Entry<Monomial, Rational> t : Canonical.sorted(f.numerator())) {
            Rational c = t.getValue();
            if (c.numerator().bitLength() > 10 || c.denominator().bitLength() > 30) return Optional.empty();
            Polynomial one = Polynomial.term(t.getKey(), Rational.of(BigInteger.ONE, c.denominator()));
            parts.add(Canonical.fraction(ring, new Fraction(one, f.denominator())));
            times.add(c.numerator().intValueExact());
        }
        return Optional.of(new Multiples(parts, times));
    }

    private Optional<Theorem> exponential(Expr.Apply a) {
        return multiples(a.argument()).filter(m -> m.parts.size() != 1 || m.times.getFirst() != 1 || isLog(m.parts.getFirst())).map(m -> {
            Theorem t = Theorem.expSum(a.argument(), m.parts, m.times);
            List<Theorem> logs = new ArrayList<>();
            for (Expr p : m.parts) if (isLog(p)) logs.add(Theorem.identity(Identity.EXP_OF_LOG, ((Expr.Apply) p).argument(), ZERO));
            Theorem u = logs.isEmpty() ? t : then(t, Theorem.rewrite(t.equal().right(), logs));
            return again(u);
        });
    }

    private static boolean isLog(Expr e) {
        return e instanceof Expr.Apply a && a.function() == Primitive.LOG;
    }

    /// Brings the right side into normal form where all its atoms are ready.
    private Theorem again(Theorem t) {
        Expr normal = Canonical.fraction(ring, ring.normal(t.equal().right()));
        return normal == t.equal().right() ? facts.discharge(t) : then(t, Theorem.field(t.equal().right(), normal));
    }

    /// A canonical quotient as a product of powers: numbers by primes, then the other factors.
    private Map<Expr, Integer> factors(Expr u, Rational[] constant) {
        Fraction f = ring.normal(u);
        Map<Expr, Integer> out = new LinkedHashMap<>();
        Polynomial n = f.numerator();
        Monomial content = null;
        for (Map.Entry<Monomial, Rational> t : n.terms()) content = content == null ? t.getKey() : content.gcd(t.getKey());
        Polynomial core = n.exactly(Polynomial.term(content, Rational.ONE)).orElseThrow();
        Rational lead = core.coefficient(core.leading());
        constant[0] = lead;
        for (int i = 0; i < content.width(); i++) out.merge(ring.atom(content.atom(i)), content.exponent(i), Integer::sum);
        core = core.scale(lead.inverse());
        Optional<Polynomial> half = rootOf(core);
        if (core.constant().isEmpty()) out.merge(Canonical.polynomial(ring, half.orElse(core)), half.isPresent() ? 2 : 1, Integer::sum);
        f.denominator().forEach((p, e) -> out.merge(Canonical.polynomial(ring, p), -e, Integer::sum));
        out.values().removeIf(e -> e == 0);
        return out;
    }

    /// The polynomial whose square this one is, term by term from the leading one; its leading coefficient is 1.
    private Optional<Polynomial> rootOf(Polynomial square) {
        Polynomial root = Polynomial.ONE;
        Monomial lead = square.leading();
        for (int i = 0; i < lead.width(); i++) {
            if (lead.exponent(i) % 2 != 0) return Optional.empty();
            root = root.multiply(ring.atom(ring.atom(lead.atom(i))).pow(lead.exponent(i) / 2));
        }
        Monomial first = root.leading();
        for (int terms = 0; terms < 20; terms++) {
            Polynomial rest = square.subtract(root.multiply(root));
            if (rest.isZero()) return Optional.of(root);
            Monomial next = rest.leading();
            if (!first.divides(next)) return Optional.empty();
            root = root.add(Polynomial.term(next.over(first), rest.coefficient(next).divide(Rational.TWO)));
        }
        return Optional.empty();
    }

    private static Map<BigInteger, Integer> primes(Rational q) {
        Map<BigInteger, Integer> out = new LinkedHashMap<>();
        divide(q.numerator().abs(), 1, out);
        divide(q.denominator(), -1, out);
        return out;
    }

    private static void divide(BigInteger n, int sign, Map<BigInteger, Integer> out) {
        BigInteger rest = n;
        for (int p = 2; p < 1000 && rest.compareTo(BigInteger.ONE) > 0; p++) {
            BigInteger b = BigInteger.valueOf(p);
            while (rest.mod(b).signum() == 0) {
                out.merge(b, sign, Integer::sum);
                rest = rest.divide(b);
            }
        }
        if (rest.compareTo(BigInteger.ONE) > 0) out.merge(rest, sign, Integer::sum);
    }

    /// A product of powers whose bases are positive, or not negative: as much as the facts show, the rest in one piece.
    private Optional<Map<Expr, Integer>> signed(Expr u, Relation wanted) {
        if (ring.normal(u).numerator().isZero()) return Optional.empty();
        Rational[] constant = new Rational[1];
        Map<Expr, Integer> factors = factors(u, constant);
        Map<Expr, Integer> out = new LinkedHashMap<>();
        Expr rest = ONE;
        boolean negative = constant[0].signum() < 0;
        for (Map.Entry<Expr, Integer> e : factors.entrySet()) {
            Expr base = e.getKey();
            if (facts.prove(compare(wanted, base, ZERO)).isPresent()) {
                out.merge(base, e.getValue(), Integer::sum);
            } else if (facts.prove(compare(wanted.swapped(), base, ZERO)).isPresent()) {
                negative ^= e.getValue() % 2 != 0;
                out.merge(Canonical.polynomial(ring, ring.normal(Fold.neg(base)).numerator()), e.getValue(), Integer::sum);
            } else {
                rest = Fold.mul(rest, Fold.pow(base, Terms.num(e.getValue())));
            }
        }
        if (negative) rest = Fold.neg(rest);
        if (rest != ONE) {
            Expr r = Canonical.fraction(ring, ring.normal(rest));
            if (facts.prove(compare(wanted, r, ZERO)).isEmpty()) return Optional.empty();
            out.merge(r, 1, Integer::sum);
        }
        primes(constant[0]).forEach((p, k) -> out.merge(Terms.num(Rational.of(p)), k, Integer::sum));
        out.values().removeIf(k -> k == 0);
        return Optional.of(out);
    }

    private Optional<Theorem> logarithm(Expr.Apply a) {
        if (Ring.value(a.argument()).filter(v -> v.signum() <= 0).isPresent()) return Optional.empty();
        return signed(a.argument(), Relation.GT).filter(m -> m.size() != 1 || !m.containsKey(a.argument()) || isExp(a.argument()) || positiveProduct(a.argument())).map(m -> {
            Theorem t = Theorem.logProduct(a.argument(), List.copyOf(m.keySet()), List.copyOf(m.values()));
            List<Theorem> exps = new ArrayList<>();
            for (Expr p : m.keySet()) if (isExp(p)) exps.add(Theorem.identity(Identity.LOG_OF_EXP, ((Expr.Apply) p).argument(), ZERO));
            for (Expr p : m.keySet()) if (positiveProduct(p)) exps.add(via(Theorem.logOfProduct((Expr.Big) p)));
            return again(exps.isEmpty() ? t : then(t, Theorem.rewrite(t.equal().right(), exps)));
        });
    }

    /// Whether the logarithm of the term is a sum of logarithms.
    private boolean positiveProduct(Expr e) {
        return e instanceof Expr.Big b && b.isProduct() && facts.prove(Condition.forAll(b.index(), compare(Relation.GT, b.body(), ZERO))).isPresent();
    }

    private static boolean isExp(Expr e) {
        return e instanceof Expr.Apply a && a.function() == Primitive.EXP;
    }

    /// `√(a²b) = a·√b` for `a, b ≥ 0`.
    private Optional<Theorem> root(Expr.Apply a) {
        if (ring.normal(a.argument()).numerator().isZero()) {
            return Optional.of(Theorem.root(Theorem.field(Terms.pow(ZERO, 2), a.argument()), Theorem.number((Condition.Compare) compare(Relation.GE, ZERO, ZERO))));
        }
        return signed(a.argument(), Relation.GE).filter(m -> m.size() != 1 || !m.containsKey(a.argument())).flatMap(m -> {
            Expr v = ONE;
            Set<Expr> radicands = new LinkedHashSet<>();
            for (Map.Entry<Expr, Integer> e : m.entrySet()) {
                v = Fold.mul(v, Fold.pow(e.getKey(), Terms.num(Math.floorDiv(e.getValue(), 2))));
                if (Math.floorMod(e.getValue(), 2) == 1) {
                    v = Fold.mul(v, Terms.sqrt(e.getKey()));
                    radicands.add(e.getKey());
                }
            }
            List<Theorem> squares = radicands.stream().map(r -> Theorem.identity(Identity.SQUARE_OF_ROOT, r, ZERO)).toList();
            Expr square = Terms.pow(v, 2);
            Optional<Theorem> equal = new Relations(ring, facts).reduced(square, a.argument(), squares);
            Optional<Theorem> sign = facts.prove(compare(Relation.GE, v, ZERO));
            if (equal.isEmpty() || sign.isEmpty()) return Optional.empty();
            return Optional.of(again(Theorem.root(equal.get(), sign.get())));
        });
    }

    private Optional<Theorem> odd(Expr.Apply a, Identity minus, Identity zero) {
        Fraction f = ring.normal(a.argument());
        if (f.numerator().isZero()) return Optional.of(Theorem.identity(zero, ZERO, ZERO));
        if (!leadsNegative(f)) return Optional.empty();
        Expr u = Canonical.fraction(ring, f.negate());
        Theorem moved = Theorem.rewrite(a, List.of(Theorem.field(a.argument(), Terms.neg(u))));
        return Optional.of(again(then(moved, Theorem.identity(minus, u, ZERO))));
    }

    private static boolean leadsNegative(Fraction f) {
        return Canonical.sorted(f.numerator()).getFirst().getValue().signum() < 0;
    }

    /// Sine and cosine over sums and integer multiples.
    private Optional<Theorem> wave(Expr.Apply a) {
        boolean sine = a.function() == Primitive.SIN;
        Fraction f = ring.normal(a.argument());
        if (f.numerator().isZero()) return Optional.of(Theorem.identity(sine ? Identity.SINE_OF_ZERO : Identity.COSINE_OF_ZERO, ZERO, ZERO));
        if (!splitsWaves && !leadsNegative(f)) return special(a);
        if (!splitsWaves) return odd(a, sine ? Identity.SINE_OF_MINUS : Identity.COSINE_OF_MINUS, sine ? Identity.SINE_OF_ZERO : Identity.COSINE_OF_ZERO);
        Optional<Multiples> m = multiples(a.argument());
        if (m.isEmpty() || m.get().times.stream().anyMatch(t -> Math.abs(t) > 12)) return Optional.empty();
        Expr first = m.get().parts.getFirst();
        int times = m.get().times.getFirst();
        if (m.get().parts.size() == 1 && times == 1) return special(a);
        Expr u = times < 0 ? Fold.neg(first) : first;
        Expr rest = Canonical.fraction(ring, f.add(ring.normal(u).negate()));
        Theorem t;
        if (ring.normal(rest).numerator().isZero()) {
            t = Theorem.identity(sine ? Identity.SINE_OF_MINUS : Identity.COSINE_OF_MINUS, first, ZERO);
            t = moved(a, Terms.neg(first), t);
        } else {
            t = moved(a, Terms.add(u, rest), Theorem.identity(sine ? Identity.SINE_OF_SUM : Identity.COSINE_OF_SUM, u, rest));
        }
        return Optional.of(then(t, of(t.equal().right())));
    }

    /// Sines, cosines and exponentials in terms of those of a fraction of their argument, where such occur too:
    /// `sin x = 2·sin(x/2)·cos(x/2)`, `e^x = (e^(x/2))^2`.
    List<Theorem> finer() {
        List<Theorem> out = new ArrayList<>();
        List<Expr.Apply> atoms = new ArrayList<>();
        for (Expr a : ring.atoms()) if (a instanceof Expr.Apply f && (isExp(f) || isWave(f))) atoms.add(f);
        for (Expr.Apply f : atoms) {
            int parts = 1;
            for (Expr.Apply g : atoms) if (isExp(f) == isExp(g)) parts = Math.max(parts, times(f.argument(), g.argument()));
            if (parts > 1) out.add(multiple(f, parts));
        }
        return out;
    }

    /// The right side in normal form, with atoms that may be new.
    Theorem afresh(Theorem t) {
        return then(t, of(t.equal().right()));
    }

    static boolean isWave(Expr.Apply a) {
        return a.function() == Primitive.SIN || a.function() == Primitive.COS;
    }

    /// How many times v the argument u is, if that is a small number; else 1.
    private int times(Expr u, Expr v) {
        Fraction w = ring.normal(v);
        if (w.numerator().isZero()) return 1;
        return ring.normal(u).multiply(w.inverse()).constant().filter(c -> c.isSmallInteger() && c.intValue() > 1 && c.intValue() <= 8).map(Rational::intValue).orElse(1);
    }

    private Theorem multiple(Expr.Apply a, int times) {
        if (times == 1) return Theorem.reflexivity(a);
        boolean sine = a.function() == Primitive.SIN;
        Fraction u = ring.normal(a.argument());
        Expr part = Canonical.fraction(ring, u.multiply(Fraction.of(Polynomial.constant(Rational.of(1, times)))));
        if (isExp(a)) return Theorem.expSum(a.argument(), List.of(part), List.of(times));
        Expr rest = Canonical.fraction(ring, u.multiply(Fraction.of(Polynomial.constant(Rational.of(times - 1, times)))));
        Theorem t = moved(a, Terms.add(part, rest), Theorem.identity(sine ? Identity.SINE_OF_SUM : Identity.COSINE_OF_SUM, part, rest));
        if (times == 2) return t;
        List<Theorem> inner = List.of(multiple((Expr.Apply) Terms.apply(Primitive.SIN, rest), times - 1), multiple((Expr.Apply) Terms.apply(Primitive.COS, rest), times - 1));
        return then(t, Theorem.rewrite(t.equal().right(), inner));
    }

    private Theorem moved(Expr.Apply a, Expr argument, Theorem identity) {
        return a.argument() == argument ? identity : then(Theorem.rewrite(a, List.of(Theorem.field(a.argument(), argument))), identity);
    }

    private Optional<Theorem> special(Expr.Apply a) {
        boolean sine = a.function() == Primitive.SIN;
        if (a.argument() == Terms.PI) return Optional.of(Theorem.identity(sine ? Identity.SINE_OF_PI : Identity.COSINE_OF_PI, ZERO, ZERO));
        if (ring.same(a.argument(), Terms.div(Terms.PI, Terms.TWO))) {
            return Optional.of(moved(a, Terms.div(Terms.PI, Terms.TWO), Theorem.identity(sine ? Identity.SINE_OF_HALF_PI : Identity.COSINE_OF_HALF_PI, ZERO, ZERO)));
        }
        if (sine && a.argument() instanceof Expr.Apply b && b.function() == Primitive.ARCSIN) {
            return Optional.of(Theorem.identity(Identity.SINE_OF_ARCSIN, b.argument(), ZERO));
        }
        return Optional.empty();
    }

    /// `u^v = exp(v·log u)` where u is known to be positive; else the exponent alone is normalised.
    private Theorem power(Expr.Binary b) {
        Optional<Rational> n = Ring.value(b.right());
        if (n.isPresent() && n.get().isSmallInteger()) return via(Theorem.rewrite(b, List.of(Theorem.field(b.right(), Terms.num(n.get())))));
        boolean positive = facts.prove(compare(Relation.GT, b.left(), ZERO)).isPresent();
        boolean real = Theorem.domain(b).contains(compare(Relation.GT, b.left(), ZERO));
        if (positive || real) return via(Theorem.identity(Identity.POWER_BY_EXP, b.left(), b.right()));
        List<Theorem> parts = new ArrayList<>();
        for (Expr part : List.of(b.left(), b.right())) if (of(part).equal().right() != part) parts.add(of(part));
        Theorem t = parts.isEmpty() ? Theorem.reflexivity(b) : facts.discharge(Theorem.rewrite(b, parts));
        Expr.Binary p = (Expr.Binary) t.equal().right();
        Fraction exponent = ring.normal(p.right());
        Rational shift = exponent.denominator().isEmpty() ? exponent.numerator().coefficient(Monomial.ONE) : Rational.ZERO;
        if (shift.signum() <= 0 || !shift.isSmallInteger()) return t;
        Expr below = Canonical.fraction(ring, exponent.add(Fraction.of(Polynomial.ONE).negate()));
        Theorem sum = Theorem.rewrite(p, List.of(Theorem.field(p.right(), Terms.add(below, ONE))));
        return via(then(then(t, sum), Theorem.identity(Identity.POWER_PLUS_ONE, p.left(), below)));
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

    // ------------------------------------------------------------------------------------------ sums

    private Theorem under(Expr.Big b) {
        Theorem body = new Normal(facts.generic(b.index()), ring, names, splitsWaves, sums).of(b.body());
        return body.equal().right() == b.body() ? Theorem.reflexivity(b) : facts.discharge(Theorem.rewrite(b, List.of(body)));
    }

    private Theorem product(Expr.Big b) {
        if (fewTerms(b) && !names) return via(Theorem.unrolling(b));
        Theorem t = under(b);
        Expr.Big p = (Expr.Big) t.equal().right();
        if (!Free.occurs(p.index(), p.body())) return then(t, via(Theorem.constantSum(p)));
        if (isExp(p.body())) {
            Expr.Big exponents = (Expr.Big) Terms.sum(p.index(), ((Expr.Apply) p.body()).argument());
            return then(t, via(Theorem.symmetry(Theorem.expOfSum(exponents))));
        }
        return then(t, renamed(p));
    }

    private static boolean fewTerms(Expr.Big b) {
        Optional<Rational> from = Ring.value(b.index().lower());
        Optional<Rational> to = Ring.value(b.index().upper());
        return from.isPresent() && to.isPresent() && to.get().subtract(from.get()).compareTo(Rational.of(64)) < 0;
    }

    private Theorem sum(Expr.Big b) {
        if (fewTerms(b) && !names) return via(Theorem.unrolling(b));
        Theorem t = under(b);
        Expr.Big s = (Expr.Big) t.equal().right();
        Optional<Theorem> contracted = contracted(s);
        return contracted.isPresent() ? then(t, via(contracted.get())) : fewTerms(b) ? via(Theorem.unrolling(b)) : then(t, split(s));
    }

    /// The sum over a body that holds a delta of the index, without it.
    private Optional<Theorem> contracted(Expr.Big s) {
        Symbol k = s.index();
        for (Node n : Dag.postorder(s.body(), Free::scope)) {
            if (!(n instanceof Expr.If i) || !(i.condition() instanceof Condition.Compare c) || c.relation() != Relation.EQ) continue;
            Expr j = c.left() == k ? c.right() : c.right() == k ? c.left() : k;
            if (Free.occurs(k, j)) continue;
            Theorem yes = onBranch(s.body(), c);
            Theorem no = onBranch(s.body(), c.negated());
            Expr.If whole = (Expr.If) Terms.cases(c, yes.equal().right(), no.equal().right());
            Theorem a = Theorem.transitivity(yes, Theorem.symmetry(Theorem.branch(whole, Theorem.assume(c))));
            Theorem b = Theorem.transitivity(no, Theorem.symmetry(Theorem.branch(whole, Theorem.assume(c.negated()))));
            Theorem equal = facts.generic(k).discharge(Theorem.cases(c, a, b));
            Theorem outside = facts.discharge(Theorem.rewrite(s, List.of(equal)));
            return Optional.of(facts.discharge(then(outside, Theorem.contraction((Expr.Big) outside.equal().right()))));
        }
        return Optional.empty();
    }

    /// `c ⊢ body = body′`, the cases decided by c taken, all in normal form.
    private Theorem onBranch(Expr body, Condition c) {
        List<Theorem> steps = new ArrayList<>();
        for (Node n : Dag.postorder(body, Free::scope)) {
            if (n instanceof Expr.If i && (i.condition() == c || i.condition() == c.negated())) steps.add(Theorem.branch(i, Theorem.assume(c)));
        }
        Theorem t = steps.isEmpty() ? Theorem.reflexivity(body) : Theorem.rewrite(body, steps);
        Expr normal = Canonical.fraction(ring, ring.normal(t.equal().right()));
        return normal == t.equal().right() ? t : Theorem.transitivity(t, Theorem.field(t.equal().right(), normal));
    }

    /// Linearity: one sum for each different part that speaks of the index, what stands still in front.
    private Theorem split(Expr.Big s) {
        Symbol k = s.index();
        Fraction f = ring.normal(s.body());
        Map<Polynomial, Integer> moving = new LinkedHashMap<>();
        Map<Polynomial, Integer> still = new LinkedHashMap<>();
        f.denominator().forEach((p, e) -> (Free.occurs(k, Canonical.polynomial(ring, p)) ? moving : still).put(p, e));
        Map<Monomial, Polynomial> groups = new LinkedHashMap<>();
        for (Map.Entry<Monomial, Rational> t : Canonical.sorted(f.numerator())) {
            Monomial inside = Monomial.ONE;
            Monomial outside = Monomial.ONE;
            for (int i = 0; i < t.getKey().width(); i++) {
                Expr atom = ring.atom(t.getKey().atom(i));
                Monomial power = t.getKey().power(i);
                if (Free.occurs(k, atom)) inside = inside.times(power);
                else outside = outside.times(power);
            }
            groups.merge(inside, Polynomial.term(outside, t.getValue()), Polynomial::add);
        }
        List<Expr> coefficients = new ArrayList<>();
        List<Expr> bodies = new ArrayList<>();
        groups.forEach((inside, outside) -> {
            coefficients.add(Canonical.fraction(ring, new Fraction(outside, still)));
            bodies.add(Canonical.fraction(ring, Fraction.of(Polynomial.term(inside, Rational.ONE)).multiply(new Fraction(Polynomial.ONE, moving))));
        });
        if (bodies.isEmpty()) return via(Theorem.linearity(s, List.of(), List.of()));
        boolean single = bodies.size() == 1 && coefficients.getFirst() == ONE;
        if (single && !Free.occurs(k, bodies.getFirst())) return via(Theorem.constantSum(s));
        if (single) return placed(s);
        Theorem t = facts.discharge(Theorem.linearity(s, coefficients, bodies));
        List<Theorem> steps = new ArrayList<>();
        for (Expr body : bodies) {
            Expr.Big part = (Expr.Big) Terms.sum(k, body);
            Theorem step = Free.occurs(k, body) ? placed(part) : via(Theorem.constantSum(part));
            if (step.equal().right() != part) steps.add(step);
        }
        return again(steps.isEmpty() ? t : then(t, Theorem.rewrite(t.equal().right(), steps)));
    }

    /// Inside of a sum that belongs outside, or under a name of its own.
    private Theorem placed(Expr.Big b) {
        Optional<Theorem> turned = names ? Optional.empty() : Nesting.turned(b, ring, facts);
        return turned.isPresent() ? via(turned.get()) : renamed(b);
    }

    /// Under the name of a sum that is the same but for it and was met before.
    private Theorem likeKnown(Expr.Big b) {
        for (Expr.Big c : sums) {
            if (c == b) return Theorem.reflexivity(b);
            if (c.isProduct() != b.isProduct() || !c.index().sort().equals(b.index().sort()) || Free.occurs(c.index(), b.body())) continue;
            Expr body = Substitution.replace(b.body(), b.index(), c.index());
            if (body == c.body()) return Theorem.renaming(b, c.index().name());
            // The parts may stand in another order.
            if (ring.same(body, c.body())) return then(Theorem.renaming(b, c.index().name()), Theorem.rewrite(Terms.big(b.isProduct(), c.index(), body), List.of(Theorem.field(body, c.body()))));
        }
        sums.add(b);
        return Theorem.reflexivity(b);
    }

    private static boolean nests(Expr.Big b) {
        return Dag.postorder(b.body(), Free::scope).stream().anyMatch(n -> n instanceof Expr.Big inner && Free.occurs(b.index(), inner.body()));
    }

    /// Bound names by nesting, so that sums which differ in names alone become the same.
    private Theorem renamed(Expr.Big b) {
        if (names) return likeKnown(b);
        int level = 1;
        for (Node n : Dag.postorder(b.body())) {
            if (n instanceof Expr.Big inner && inner.index().name().startsWith("$")) {
                level = Math.max(level, Integer.parseInt(inner.index().name().substring(1)) + 1);
            }
        }
        String name = "$" + level;
        if (b.index().name().equals(name)) return Theorem.reflexivity(b);
        Theorem t = facts.discharge(Theorem.renaming(b, name));
        Expr.Big r = (Expr.Big) t.equal().right();
        // what cases compare and what inner sums add is in normal form up to names
        if (Symmetry.concerns(r, facts) || Termwise.comparesAt(r) || nests(r)) return then(t, under(r));
        // the parts have other names now, and with them another order
        Expr body = Canonical.fraction(ring, ring.normal(r.body()));
        return body == r.body() ? t : then(t, Theorem.rewrite(r, List.of(Theorem.field(r.body(), body))));
    }
}
