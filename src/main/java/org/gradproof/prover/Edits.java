package org.gradproof.prover;

import static org.gradproof.expr.Terms.ONE;
import static org.gradproof.expr.Terms.TWO;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradproof.expr.Dag;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Free;
import org.gradproof.expr.Fresh;
import org.gradproof.expr.Operator;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Sort;
import org.gradproof.expr.Substitution;
import org.gradproof.expr.Symbol;
import org.gradproof.expr.Terms;
import org.gradproof.kernel.Fold;
import org.gradproof.prover.Ingredients.Factor;
import org.gradproof.prover.Places.Place;

/// Single edits of a term at each of its places: the slips that people make, undone, each with its name. What has been
/// written wrong can be seen from the term; what has been forgotten comes from what should stand there.
final class Edits {
    static final int LONGEST = 200;
    private static final int MOST = 6_000;

    /// The term with something else in one place.
    ///
    /// @param mistake what was wrong, in a lecturer's words
    /// @param cost how far-fetched it is
    record Edit(Slip slip, String mistake, Place place, Expr instead, Expr whole, int cost) {}

    private final Expr term;
    private final Ingredients from;
    private final List<Symbol> indices;
    private final Map<Expr, Edit> found = new LinkedHashMap<>();

    private Edits(Expr term, Ingredients from) {
        this.term = term;
        this.from = from;
        this.indices = from.symbols().stream().filter(Symbol::isIndex).toList();
    }

    /// Edits of what is written, the likely ones first.
    static List<Edit> ofWritten(Expr term, Ingredients from) {
        Edits e = new Edits(term, from);
        for (Place p : Places.of(term)) e.written(p);
        e.everywhere();
        return e.sorted();
    }

    /// Edits that put in what is missing.
    static List<Edit> ofMissing(Expr term, Ingredients from) {
        Edits e = new Edits(term, from);
        for (Place p : Places.of(term)) e.missing(p);
        return e.sorted();
    }

    private List<Edit> sorted() {
        return found.values().stream().sorted(java.util.Comparator.comparingInt(Edit::cost)).toList();
    }

    private void add(Slip slip, int cost, String mistake, Place at, Expr instead) {
        if (instead == at.part() || !instead.sizes().equals(at.part().sizes()) || found.size() >= MOST) return;
        Expr whole = at.with(instead);
        if (whole == term) return;
        Edit e = new Edit(slip, mistake, at, instead, whole, cost);
        found.merge(whole, e, (a, b) -> b.cost < a.cost ? b : a);
    }

    // ------------------------------------------------------------------------------------------ written wrong

    private void written(Place at) {
        Expr e = at.part();
        if (isTermOfSum(at)) sign(at);
        switch (e) {
            case Expr.Neg n -> add(Slip.SIGN, 0, "a sign", at, n.argument());
            case Expr.Binary b -> binary(b, at);
            case Expr.Num n -> number(n, at);
            case Expr.Apply a -> applied(a, at);
            case Expr.Call c -> called(c, at);
            case Expr.If i -> new Branches(from, (slip, cost, mistake, instead) -> add(slip, cost, mistake, at, instead)).of(i);
            case Expr.Entry n -> entry(n, at);
            case Symbol s -> symbol(s, at);
            case Expr.Transpose t -> add(Slip.TRANSPOSE, 0, "a transpose too many", at, t.argument());
            case Expr.Big b -> big(b, at);
            case Expr.Extreme m -> add(Slip.FUNCTION, 2, m.isGreatest() ? "max for min" : "min for max", at, Terms.extreme(!m.isGreatest(), m.index(), m.body()));
            case Expr.Pi _, Expr.Array _, Expr.Literal _, Expr.Derivative _, Expr.Limit _ -> { }
        }
        if (e.sizes().size() == 2 && !(e instanceof Expr.Transpose)) add(Slip.TRANSPOSE, e instanceof Symbol ? 0 : 1, "a transpose is missing", at, Terms.transpose(e));
        if (e.isScalar() && !(e instanceof Symbol s && s.isIndex()) && at.within().isEmpty()) add(Slip.RECIPROCAL, 1, "the reciprocal", at, Terms.div(ONE, e));
    }

    private void sign(Place at) {
        boolean exponent = at.within().filter(w -> w instanceof Expr.Apply a && a.function() == Primitive.EXP).isPresent();
        boolean argument = at.within().filter(w -> w instanceof Expr.Apply || w instanceof Expr.Call).isPresent();
        String what = exponent ? "the sign of an exponent" : argument ? "the sign of the argument" : at.within().isEmpty() ? "the sign" : "a sign";
        boolean product = at.part() instanceof Expr.Binary b && b.operator() != Operator.POWER;
        add(exponent ? Slip.EXPONENT : Slip.SIGN, product && !exponent ? 1 : 0, what, at, negated(at.part()));
    }

    private static Expr negated(Expr e) {
        return e instanceof Expr.Neg n ? n.argument() : e instanceof Expr.Num n ? Fold.neg(n) : Terms.neg(e);
    }

    /// Whether the place is no factor of a product and no part of a fraction; there a sign or a factor belongs to the whole.
    private static boolean isTermOfSum(Place at) {
        if (at.part() instanceof Symbol s && s.isIndex()) return false;
        return switch (at.within().orElse(Terms.PI)) {
            case Expr.Binary b -> switch (b.operator()) {
                case ADD, SUBTRACT, POWER -> true;
                case MULTIPLY, DIVIDE, MATMUL -> false;
            };
            case Expr.Neg _, Expr.Transpose _, Expr.Entry _ -> false;
            case Expr _ -> true;
        };
    }

    private void binary(Expr.Binary b, Place at) {
        Expr l = b.left();
        Expr r = b.right();
        boolean numbers = l.isScalar() && r.isScalar();
        switch (b.operator()) {
            case ADD -> {
                add(Slip.SIGN, 0, "a sign", at, Terms.sub(l, r));
                add(Slip.SIGN, 0, "a sign", at, Terms.sub(r, l));
                dropped(Slip.EXTRA_TERM, "a term too many", b, at);
                if (numbers) add(Slip.OPERATION, 3, "a sum in place of a product", at, Terms.mul(l, r));
            }
            case SUBTRACT -> {
                add(Slip.SIGN, 0, "a sign", at, Terms.add(l, r));
                add(Slip.SIGN, 0, "the terms are the wrong way round", at, Terms.sub(r, l));
                add(Slip.SIGN, 0, "a sign", at, Terms.neg(Terms.add(l, r)));
                dropped(Slip.EXTRA_TERM, "a term too many", b, at);
            }
            case MULTIPLY -> {
                dropped(Slip.EXTRA_FACTOR, "a factor too many", b, at);
                if (r.isScalar()) add(Slip.RECIPROCAL, 2, "multiplied instead of divided", at, Terms.div(l, r));
                if (numbers) add(Slip.RECIPROCAL, 2, "multiplied instead of divided", at, Terms.div(r, l));
                if (numbers) add(Slip.OPERATION, 3, "a product in place of a sum", at, Terms.add(l, r));
                if (numbers) add(Slip.OPERATION, 4, "a product in place of a difference", at, Terms.sub(l, r));
            }
            case DIVIDE -> {
                add(Slip.RECIPROCAL, 2, "divided instead of multiplied", at, Terms.mul(l, r));
                if (numbers) add(Slip.RECIPROCAL, 1, "the fraction is upside down", at, Terms.div(r, l));
                add(r instanceof Expr.Num ? Slip.FACTOR : Slip.EXTRA_FACTOR, r instanceof Expr.Num ? 1 : 2, "a divisor too many", at, l);
            }
            case POWER -> {
                add(Slip.EXPONENT, 2, "an exponent too many", at, l);
                add(Slip.EXPONENT, 0, "the sign of an exponent", at, Terms.pow(l, negated(r)));
                if (r instanceof Expr.Num n) {
                    add(Slip.EXPONENT, 1, "the exponent is one too large", at, Terms.pow(l, Terms.num(n.value().subtract(Rational.ONE))));
                    add(Slip.EXPONENT, 1, "the exponent is one too small", at, Terms.pow(l, Terms.num(n.value().add(Rational.ONE))));
                } else {
                    add(Slip.EXPONENT, 1, "the exponent is one too large", at, Terms.pow(l, Terms.sub(r, ONE)));
                    add(Slip.EXPONENT, 1, "the exponent is one too small", at, Terms.pow(l, Terms.add(r, ONE)));
                }
            }
            case MATMUL -> matmul(l, r, at);
        }
    }

    private void matmul(Expr l, Expr r, Place at) {
        product(r, l).ifPresent(p -> add(Slip.TRANSPOSE, 1, "the factors are the wrong way round", at, p));
        for (Expr p : List.of(Terms.transpose(l), l)) {
            for (Expr q : List.of(Terms.transpose(r), r)) {
                product(p, q).ifPresent(t -> add(Slip.TRANSPOSE, 1, "a transpose", at, t));
                product(q, p).ifPresent(t -> add(Slip.TRANSPOSE, 2, "a transpose and the order", at, t));
            }
        }
    }

    private static Optional<Expr> product(Expr a, Expr b) {
        return Terms.shape(Operator.MATMUL, a, b).map(_ -> Terms.binary(Operator.MATMUL, a, b));
    }

    private void dropped(Slip slip, String mistake, Expr.Binary b, Place at) {
        for (Expr rest : List.of(b.left(), b.right())) {
            Expr gone = rest == b.left() ? b.right() : b.left();
            Slip kind = gone instanceof Expr.If ? Slip.DELTA : slip == Slip.EXTRA_FACTOR && gone instanceof Expr.Num ? Slip.FACTOR : slip;
            add(kind, gone instanceof Expr.Num ? 1 : 2, gone instanceof Expr.If ? "a Kronecker delta too many" : mistake, at, rest);
            if (b.operator() == Operator.SUBTRACT && rest == b.right()) add(kind, 2, mistake, at, Terms.neg(rest));
        }
    }

    private void number(Expr.Num n, Place at) {
        Rational v = n.value();
        boolean exponent = at.within().filter(w -> w instanceof Expr.Binary b && b.operator() == Operator.POWER && b.right() == n).isPresent();
        if (exponent) return;
        boolean factor = !isTermOfSum(at);
        for (Rational o : List.of(v.add(v), v.multiply(Rational.HALF), v.multiply(Rational.of(3)), v.multiply(Rational.of(1, 3)))) {
            add(factor ? Slip.FACTOR : Slip.CONSTANT, 2, factor ? "a factor" : "a constant", at, Terms.num(o));
        }
        for (Rational o : List.of(v.add(Rational.ONE), v.subtract(Rational.ONE))) add(Slip.CONSTANT, 2, "a constant", at, Terms.num(o));
        if (!v.isZero()) add(Slip.RECIPROCAL, 2, "the reciprocal of a constant", at, Terms.num(v.inverse()));
        for (Symbol s : from.symbols()) {
            if (s.isScalar() && !s.isIndex()) add(Slip.PARAMETER, 2, "a parameter is forgotten", at, s);
        }
        if (!v.isOne()) return;
        for (Expr d : deltas(at)) add(Slip.DELTA, 0, "the Kronecker delta is missing", at, d);
    }

    /// Of the indices of one range that are known there.
    private List<Expr> deltas(Place at) {
        List<Symbol> known = known(at);
        List<Expr> all = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            for (int j = i + 1; j < known.size(); j++) if (known.get(i).upper() == known.get(j).upper()) all.add(Terms.delta(known.get(i), known.get(j)));
        }
        return all;
    }

    private List<Symbol> known(Place at) {
        Set<Symbol> all = new LinkedHashSet<>(indices);
        all.addAll(at.bound());
        return List.copyOf(all);
    }

    private void applied(Expr.Apply a, Place at) {
        Expr u = a.argument();
        add(Slip.FUNCTION, 2, "a function too many", at, u);
        for (UnaryOperator<Expr> f : from.functions()) add(Slip.FUNCTION, 3, "another function", at, f.apply(u));
        inner(a, u, x -> Terms.apply(a.function(), x), at);
    }

    private void called(Expr.Call c, Place at) {
        List<Expr> arguments = c.arguments();
        for (int k = 0; k < arguments.size(); k++) {
            int here = k;
            UnaryOperator<Expr> with = x -> {
                List<Expr> changed = new ArrayList<>(arguments);
                changed.set(here, x);
                return Terms.call(c.definition(), changed);
            };
            inner(c, arguments.get(k), with, at);
            for (int m = k + 1; m < arguments.size(); m++) {
                if (!arguments.get(m).sizes().equals(arguments.get(k).sizes())) continue;
                List<Expr> changed = new ArrayList<>(arguments);
                changed.set(k, arguments.get(m));
                changed.set(m, arguments.get(k));
                add(Slip.VARIABLE, 2, "the arguments are exchanged", at, Terms.call(c.definition(), changed));
            }
        }
        if (arguments.size() != 1) return;
        add(Slip.FUNCTION, 2, "a function too many", at, arguments.getFirst());
        if (arguments.getFirst().isScalar()) for (UnaryOperator<Expr> f : from.functions()) add(Slip.FUNCTION, 3, "another function", at, f.apply(arguments.getFirst()));
    }

    /// `f(g(u))` for `f(u)`: taken at the output instead of the input; and factors of the argument.
    private void inner(Expr e, Expr u, UnaryOperator<Expr> with, Place at) {
        switch (u) {
            case Expr.Apply g -> add(Slip.OUTPUT_FOR_INPUT, 1, "taken at the output instead of the input", at, with.apply(g.argument()));
            case Expr.Call g when g.arguments().size() == 1 && g.arguments().getFirst().sizes().equals(u.sizes()) ->
                    add(Slip.OUTPUT_FOR_INPUT, 1, "taken at the output instead of the input", at, with.apply(g.arguments().getFirst()));
            case Expr _ -> { }
        }
        if (u instanceof Expr.Num) return;
        add(Slip.FACTOR, 2, "a factor 2 in the argument is missing", at, with.apply(Terms.mul(TWO, u)));
        add(Slip.FACTOR, 2, "a factor 1/2 in the argument is missing", at, with.apply(Terms.div(u, TWO)));
    }

    private void entry(Expr.Entry e, Place at) {
        for (int k = 0; k < e.indices().size(); k++) {
            for (Symbol s : known(at)) {
                if (s == e.indices().get(k) || s.upper() != e.tensor().sizes().get(k)) continue;
                List<Expr> changed = new ArrayList<>(e.indices());
                changed.set(k, s);
                add(Slip.INDEX, 1, "another index", at, Terms.entry(e.tensor(), changed));
            }
        }
        if (e.indices().size() == 2 && e.tensor().sizes().getFirst() == e.tensor().sizes().getLast()) {
            add(Slip.INDEX, 1, "the indices are exchanged", at, Terms.entry(e.tensor(), e.indices().reversed()));
        }
    }

    private void symbol(Symbol s, Place at) {
        if (!(s.sort() instanceof Sort.Real || s.sort() instanceof Sort.Tensor)) return;
        for (Symbol other : from.symbols()) {
            boolean alike = other != s && other.sizes().equals(s.sizes()) && other.sort().getClass() == s.sort().getClass();
            if (alike) add(Slip.VARIABLE, 2, "another variable", at, other);
        }
    }

    private void big(Expr.Big b, Place at) {
        for (Symbol s : known(at)) {
            if (s != b.index() && s.upper() == b.index().upper()) add(Slip.SUM, 2, "a sum too many", at, Substitution.replace(b.body(), b.index(), s));
        }
        if (!Free.occurs(b.index(), b.body())) add(Slip.SUM, 2, "a sum too many", at, b.body());
    }

    // ------------------------------------------------------------------------------------------ in all places at once

    /// One thing mistaken for another all over the term.
    private void everywhere() {
        List<Place> places = Places.of(term);
        Set<Expr> done = new HashSet<>();
        for (Place p : places) {
            Expr e = p.part();
            if (!done.add(e)) continue;
            Optional<Expr> inside = switch (e) {
                case Expr.Apply a -> Optional.of(a.argument());
                case Expr.Call c when c.arguments().size() == 1 && c.arguments().getFirst().sizes().equals(c.sizes()) -> Optional.of(c.arguments().getFirst());
                case Expr _ -> Optional.empty();
            };
            inside.ifPresent(u -> replaced(Slip.OUTPUT_FOR_INPUT, 2, "taken at the output instead of the input", p, u));
            if (!(e instanceof Symbol s) || !s.isScalar() || s.isIndex()) continue;
            for (Symbol other : from.symbols()) {
                if (other != s && other.isScalar() && other.sort().getClass() == s.sort().getClass()) replaced(Slip.VARIABLE, 3, "another variable", p, other);
            }
            for (UnaryOperator<Expr> f : from.functions()) replaced(Slip.OUTPUT_FOR_INPUT, 3, "taken at the input instead of the output", p, f.apply(s));
        }
        if (!places.isEmpty()) exchanged(places.getFirst());
    }

    private void replaced(Slip slip, int cost, String mistake, Place first, Expr by) {
        if (found.size() >= MOST || !by.sizes().equals(first.part().sizes())) return;
        Expr whole = Replacement.everywhere(term, first.part(), by);
        if (whole != term) found.putIfAbsent(whole, new Edit(slip, mistake, first, by, whole, cost));
    }

    /// `i` and `j` for each other.
    private void exchanged(Place top) {
        for (int i = 0; i < indices.size(); i++) {
            for (int j = i + 1; j < indices.size(); j++) {
                Symbol a = indices.get(i);
                Symbol b = indices.get(j);
                if (a.upper() == b.upper()) add(Slip.INDEX, 2, "the indices are exchanged", top, new Substitution(Map.of(a, b, b, a)).apply(term));
            }
        }
    }

    // ------------------------------------------------------------------------------------------ forgotten

    private void missing(Place at) {
        Expr e = at.part();
        if (e instanceof Symbol s && s.isIndex()) return;
        if (isTermOfSum(at)) factors(at);
        terms(at);
        if (at.within().filter(w -> w instanceof Expr.Binary b && b.operator() == Operator.POWER).isEmpty() && !(e instanceof Expr.Num) && e.isScalar()) {
            boolean fraction = e instanceof Expr.Binary b && b.operator() == Operator.DIVIDE;
            add(Slip.EXPONENT, fraction ? 2 : 1, "a square is missing", at, Terms.pow(e, 2));
            add(Slip.EXPONENT, 3, "an exponent is missing", at, Terms.pow(e, 3));
            add(Slip.RECIPROCAL, 3, "the reciprocal", at, Terms.div(ONE, e));
        }
        if (!(e instanceof Expr.Num)) for (UnaryOperator<Expr> f : from.functions()) if (e.isScalar()) add(Slip.FUNCTION, 4, "a function is missing", at, f.apply(e));
        for (Expr d : deltas(at)) if (!(e instanceof Expr.Num) && e.isScalar()) add(Slip.DELTA, 2, "the Kronecker delta is missing", at, Fold.mul(e, d));
        for (Expr.If i : from.cases()) {
            if (!e.isScalar() || Dag.postorder(e).contains(i.condition())) continue;
            if (i.yes() != e) add(Slip.BRANCH, 2, "the other case is missing", at, Terms.cases(i.condition(), i.yes(), e));
            if (i.no() != e) add(Slip.BRANCH, 2, "the other case is missing", at, Terms.cases(i.condition(), e, i.no()));
        }
        summed(e, at);
    }

    private void factors(Place at) {
        Expr e = at.part();
        if (!(e instanceof Expr.Num)) {
            for (Expr c : Ingredients.numbers()) {
                add(Slip.FACTOR, 1, "the factor " + ((Expr.Num) c).value() + " is missing", at, times(c, e));
                add(Slip.FACTOR, 1, "the factor 1/" + ((Expr.Num) c).value() + " is missing", at, over(e, c));
            }
        }
        for (Factor f : from.factors()) {
            if (f.value().isScalar() || f.value().sizes().equals(e.sizes())) add(f.slip(), f.slip() == Slip.INNER_DERIVATIVE ? 0 : 2, f.missing(), at, e == ONE ? f.value() : times(f.value(), e));
            if (f.divides() && f.value().isScalar()) add(f.slip(), 3, f.slip() == Slip.LOG_BASE ? f.missing() : "a divisor is missing", at, over(e, f.value()));
        }
    }

    /// `f/x` for `1/x`.
    private static Expr times(Expr f, Expr e) {
        return e instanceof Expr.Binary b && b.operator() == Operator.DIVIDE && b.left() == ONE ? Terms.div(f, b.right()) : Terms.mul(f, e);
    }

    /// One fraction bar.
    private static Expr over(Expr e, Expr f) {
        return e instanceof Expr.Binary b && b.operator() == Operator.DIVIDE && b.isScalar() ? Terms.div(b.left(), Terms.mul(b.right(), f)) : Terms.div(e, f);
    }

    private void terms(Place at) {
        Expr e = at.part();
        if (at.within().filter(w -> w instanceof Expr.Binary b && (b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT)).isPresent()) return;
        addends(at);
    }

    private void addends(Place at) {
        Expr e = at.part();
        for (Expr t : from.terms()) {
            if (!t.sizes().equals(e.sizes()) && !t.isScalar()) continue;
            add(Slip.LOST_TERM, 3, "a term is missing", at, Terms.add(e, t));
            add(Slip.LOST_TERM, 3, "a term is missing", at, Terms.sub(e, t));
            add(Slip.LOST_TERM, 3, "a term is missing", at, Terms.sub(t, e));
        }
    }

    /// The sum over what stands here for one index only.
    private void summed(Expr e, Place at) {
        if (!e.isScalar() || e instanceof Expr.Num) return;
        Set<String> taken = new HashSet<>();
        Set<Symbol> free = Free.of(e);
        for (Symbol s : free) taken.add(s.name());
        for (Symbol s : known(at)) {
            if (!free.contains(s)) continue;
            Symbol k = Symbol.index(Fresh.name("k", taken), ONE, s.upper());
            add(Slip.SUM, 2, "the sum is missing", at, Terms.sum(k, Substitution.replace(e, s, k)));
        }
    }
}
