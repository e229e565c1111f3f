package org.gradproof.checker;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradproof.checker.Form.Domain;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;

/// What is known at a point: conditions that are true there, terms that have values there, and what follows from them by
/// a few steps. A condition that is true has a value, and so has every part of it that it needs.
///
/// The kernel writes down the conditions under which a term has a value; here the term is walked over, and each division,
/// power, primitive, entry and case asks the conditions that are known.
final class Facts {
    private static final int DEEPEST = 100;

    private final Forms forms;
    private final Meaning meaning;
    private final Residues residues;
    private final Primitives primitives;
    private final Set<Form> known;
    private final Set<Form> valued;
    private final int depth;
    /// Facts of the same point, of which all are among these: what has a value by them has one here.
    private final Optional<Facts> fewer;
    private final Set<Form> defined = new HashSet<>();
    private final Set<Form> unsettled = new HashSet<>();
    private final Map<Form, Facts> cases = new HashMap<>();
    private final Map<Form, Boolean> answers = new HashMap<>();
    private final Map<Form, Set<Sign>> signs = new HashMap<>();
    private final Set<Form> implied = new HashSet<>();
    private Set<Form> parts = Set.of();
    private Map<Residue, List<Form>> gaps = Map.of();

    Facts(Forms forms, Meaning meaning, Residues residues, Primitives primitives) {
        this(forms, meaning, residues, primitives, Set.of(), Set.of(), 0, Optional.empty());
    }

    private Facts(Forms forms, Meaning meaning, Residues residues, Primitives primitives, Set<Form> known, Set<Form> valued, int depth, Optional<Facts> fewer) {
        this.forms = forms;
        this.meaning = meaning;
        this.residues = residues;
        this.primitives = primitives;
        this.known = known;
        this.valued = valued;
        this.depth = depth;
        this.fewer = fewer;
    }

    /// These facts and more: conditions that are true and terms that have values.
    Facts with(List<Form> conditions, List<Form> terms) {
        Set<Form> all = new LinkedHashSet<>(known);
        for (Form c : conditions) all.addAll(Forms.conjuncts(c));
        Set<Form> more = new LinkedHashSet<>(valued);
        more.addAll(terms);
        if (all.size() == known.size() && more.size() == valued.size()) return this;
        return new Facts(forms, meaning, residues, primitives, resolved(all), more, depth, Optional.of(this));
    }

    /// With the condition: alternatives that it excludes are struck out, and where it cannot be true nothing need be shown.
    Facts assuming(Form condition) {
        Optional<Form> opposite = forms.opposite(condition);
        boolean never = opposite.isPresent() && known.containsAll(Forms.conjuncts(opposite.get()));
        return cases.computeIfAbsent(condition, c -> deeper(with(never ? List.of(c, forms.falsity) : List.of(c), List.of()), Optional.of(this)));
    }

    private Facts deeper(Facts f, Optional<Facts> fewer) {
        if (depth > DEEPEST) throw new Objection(false, "cases and binders nested too deeply");
        return new Facts(forms, meaning, residues, primitives, f.known, f.valued, depth + 1, fewer);
    }

    /// For every value of the variable in the range: what is known of it from outside is forgotten, and what is known of
    /// every index is known of it.
    Facts under(Form lower, Form upper, Form variable) {
        Set<Form> inside = new LinkedHashSet<>();
        Set<Form> terms = new LinkedHashSet<>();
        for (Form c : known) {
            if (!c.speaksOf(variable)) inside.add(c);
            if (c.kind() == Kind.EVERY && c.arg(0) == lower && c.arg(1) == upper) inside.addAll(Forms.conjuncts(forms.opened(c, variable)));
        }
        for (Form t : parts()) {
            if (!t.kind().isCondition() && !t.speaksOf(variable)) terms.add(t);
            boolean each = t.kind() == Kind.SUM || t.kind() == Kind.PRODUCT || t.kind() == Kind.GREATEST || t.kind() == Kind.LEAST;
            if (each && t.arg(0) == lower && t.arg(1) == upper) terms.add(forms.opened(t, variable));
        }
        inside.addAll(List.of(forms.atMost(lower, variable), forms.atMost(variable, upper), forms.atMost(lower, upper)));
        return deeper(new Facts(forms, meaning, residues, primitives, resolved(inside), terms, depth, Optional.empty()), Optional.empty());
    }

    /// A variable for an index that nobody has used.
    Form fresh(Form lower, Form upper) {
        return forms.symbol("•" + depth, Domain.INDEX, List.of(lower, upper));
    }

    private Set<Form> resolved(Set<Form> conditions) {
        Set<Form> all = new LinkedHashSet<>(conditions);
        for (boolean more = true; more; ) {
            more = false;
            for (Form c : List.copyOf(all)) {
                if (c.kind() != Kind.ANY) continue;
                List<Form> left = c.args().stream().filter(p -> !excluded(p, all)).toList();
                if (left.size() < c.args().size()) more |= all.addAll(Forms.conjuncts(forms.any(left)));
            }
        }
        return all;
    }

    private boolean excluded(Form part, Set<Form> all) {
        if (part.kind() == Kind.ALL) return part.args().stream().anyMatch(p -> excluded(p, all));
        Optional<Form> opposite = forms.opposite(part);
        return opposite.isPresent() && all.containsAll(Forms.conjuncts(opposite.get()));
    }

    // ------------------------------------------------------------------------------------------------ conditions

    /// Whether the condition is true here.
    boolean knows(Form c) {
        if (known.contains(c) || c == forms.truth || known.contains(forms.falsity)) return true;
        Boolean ready = answers.get(c);
        if (ready != null) return ready;
        boolean answer = follows(c);
        answers.put(c, answer);
        return answer;
    }

    private boolean follows(Form c) {
        return switch (c.kind()) {
            case ALL -> c.args().stream().allMatch(this::knows);
            case ANY -> alternative(c);
            case EVERY -> {
                Form variable = fresh(c.arg(0), c.arg(1));
                yield under(c.arg(0), c.arg(1), variable).knows(forms.opened(c, variable));
            }
            case LESS, AT_MOST, EQUAL, UNEQUAL -> comparison(c);
            case NUMBER, PI, SYMBOL, BOUND, NEG, ADD, SUB, MUL, DIV, POWER, MATMUL, APPLY, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL,
                    TRANSPOSE, DERIVATIVE, LIMIT -> throw new IllegalStateException("a term is not true");
        };
    }

    /// One of the parts; or the last if all others are false.
    private boolean alternative(Form c) {
        if (!c.args().stream().allMatch(this::defined)) return false;
        if (c.args().stream().anyMatch(this::knows)) return true;
        for (Form k : known) {
            if (k.kind() == Kind.ANY && k.args().stream().allMatch(p -> c.args().contains(p) || c.args().stream().anyMatch(q -> sameComparison(p, q)))) return true;
        }
        for (Form last : c.args()) {
            List<Form> others = new ArrayList<>();
            for (Form p : c.args()) if (p != last) forms.opposite(p).ifPresent(others::add);
            boolean news = !known.containsAll(Forms.conjuncts(forms.all(others)));
            if (others.size() == c.args().size() - 1 && news && assuming(forms.all(others)).knows(last)) return true;
        }
        return false;
    }

    private boolean sameComparison(Form p, Form q) {
        return p.kind() == q.kind() && p.kind().isCondition() && p.args().size() == 2 && residues.same(gap(p), gap(q));
    }

    private boolean comparison(Form c) {
        Form a = c.arg(0);
        Form b = c.arg(1);
        Optional<Rational> x = forms.value(a);
        Optional<Rational> y = forms.value(b);
        if (x.isPresent() && y.isPresent()) return holds(c.kind(), x.get().compareTo(y.get()));
        if (a == b) return (c.kind() == Kind.AT_MOST || c.kind() == Kind.EQUAL) && defined(a);
        if (given(c) || stronger(c.kind(), a, b).stream().anyMatch(this::given)) return true;
        return inOwnRange(c) || (bySign(c) || byGap(c)) && defined(a) && defined(b);
    }

    /// A comparison with zero follows from the signs that the other side may have.
    private boolean bySign(Form c) {
        boolean left = forms.value(c.arg(0)).filter(Rational::isZero).isPresent();
        if (!left && forms.value(c.arg(1)).filter(Rational::isZero).isEmpty()) return false;
        Set<Sign> wanted = EnumSet.noneOf(Sign.class);
        for (Sign s : Sign.values()) if (holds(c.kind(), left ? -s.ordinal() + 1 : s.ordinal() - 1)) wanted.add(s);
        Form root = c.arg(left ? 1 : 0);
        // Parts come first, so that no chain of factors or terms is too long.
        for (Form f : Forms.order(root, g -> signs.containsKey(g) || !g.isScalar() ? List.of() : operands(g))) if (f != root) signs(f, true);
        return wanted.containsAll(signs(root, false));
    }

    private static List<Form> operands(Form f) {
        return switch (f.kind()) {
            case NEG, ADD, SUB, MUL, DIV, POWER, APPLY -> f.args();
            case NUMBER, PI, SYMBOL, BOUND, MATMUL, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL,
                    UNEQUAL, ALL, ANY, EVERY -> List.of();
        };
    }

    /// The signs that the term, or a part of one, may have where it has a value: by its form, and as far as something is known of its parts.
    private Set<Sign> signs(Form f, boolean part) {
        Set<Sign> ready = signs.get(f);
        if (ready != null) return ready;
        Set<Sign> answer = signsOf(f, part);
        if (part) signs.put(f, answer);
        return answer;
    }

    private Set<Sign> signsOf(Form f, boolean part) {
        Set<Sign> out = EnumSet.copyOf(byForm(f));
        if (given(forms.less(forms.zero, f))) out.retainAll(EnumSet.of(Sign.PLUS));
        if (given(forms.less(f, forms.zero))) out.retainAll(EnumSet.of(Sign.MINUS));
        if (given(forms.atMost(forms.zero, f))) out.remove(Sign.MINUS);
        if (given(forms.atMost(f, forms.zero))) out.remove(Sign.PLUS);
        if (given(forms.unequal(f, forms.zero)) || given(forms.unequal(forms.zero, f))) out.remove(Sign.NOTHING);
        for (Form k : known) if (out.size() > 1 && k.args().size() == 2 && k.args().contains(f)) out.retainAll(beside(k, f));
        if (part && out.size() == 3 && byGap(forms.unequal(f, forms.zero))) out.remove(Sign.NOTHING);
        return out.isEmpty() ? Sign.any() : out;
    }

    /// The signs of a term that is on one side of a number.
    private Set<Sign> beside(Form comparison, Form f) {
        boolean left = comparison.arg(0) == f;
        Optional<Rational> number = forms.value(comparison.arg(left ? 1 : 0));
        if (number.isEmpty() || comparison.kind() == Kind.UNEQUAL || comparison.kind() == Kind.EVERY) return Sign.any();
        int sign = number.get().signum();
        if (comparison.kind() == Kind.EQUAL) return Sign.of(sign);
        return left && sign < 0 ? Sign.of(-1) : !left && sign > 0 ? Sign.of(1) : Sign.any();
    }

    private Set<Sign> byForm(Form f) {
        if (!f.isScalar()) return Sign.any();
        Optional<Rational> number = forms.value(f);
        if (number.isPresent()) return Sign.of(number.get().signum());
        return switch (f.kind()) {
            case PI -> EnumSet.of(Sign.PLUS);
            case NEG -> Sign.opposite(signs(f.arg(0), true));
            case ADD -> Sign.sums(signs(f.arg(0), true), signs(f.arg(1), true));
            case SUB -> Sign.sums(signs(f.arg(0), true), Sign.opposite(signs(f.arg(1), true)));
            case MUL -> Sign.products(signs(f.arg(0), true), signs(f.arg(1), true));
            case DIV -> {
                Set<Sign> below = EnumSet.copyOf(signs(f.arg(1), true));
                below.remove(Sign.NOTHING);
                yield below.isEmpty() ? Sign.any() : Sign.products(signs(f.arg(0), true), below);
            }
            case POWER -> power(f);
            case APPLY -> Primitives.signs((Primitive) f.data(), signs(f.arg(0), true));
            case NUMBER, SYMBOL, BOUND, MATMUL, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL,
                    UNEQUAL, ALL, ANY, EVERY -> Sign.any();
        };
    }

    private Set<Sign> power(Form f) {
        Set<Sign> base = signs(f.arg(0), true);
        if (base.equals(EnumSet.of(Sign.PLUS))) return base;
        Optional<Rational> n = forms.value(f.arg(1));
        if (n.isEmpty() || !n.get().isSmallInteger()) return forms.integral(f.arg(1)) && !base.contains(Sign.NOTHING) ? EnumSet.of(Sign.PLUS, Sign.MINUS) : Sign.any();
        if (n.get().isZero()) return EnumSet.of(Sign.PLUS);
        return Sign.power(base, n.get().intValue() % 2 == 0);
    }

    private static boolean holds(Kind kind, int comparison) {
        return kind == Kind.LESS ? comparison < 0 : kind == Kind.AT_MOST ? comparison <= 0 : kind == Kind.EQUAL == (comparison == 0);
    }

    private List<Form> stronger(Kind kind, Form a, Form b) {
        if (kind == Kind.AT_MOST) return List.of(forms.less(a, b), forms.equal(a, b), forms.equal(b, a));
        if (kind == Kind.UNEQUAL) return List.of(forms.less(a, b), forms.less(b, a), forms.unequal(b, a));
        return kind == Kind.EQUAL ? List.of(forms.equal(b, a)) : List.of();
    }

    /// An index lies in its range if that is not empty, and every range between integers holds an integer or is empty.
    private boolean inOwnRange(Form c) {
        if (c.kind() != Kind.AT_MOST) return false;
        for (Form i : c.args()) {
            if (!i.isIndex() || i.kind() != Kind.SYMBOL || !forms.integral(i.arg(0)) || !forms.integral(i.arg(1))) continue;
            Form nonempty = forms.atMost(i.arg(0), i.arg(1));
            boolean below = i == c.arg(1) && (c.arg(0) == i.arg(0) || smaller(c.arg(0), i.arg(0)));
            boolean above = i == c.arg(0) && (c.arg(1) == i.arg(1) || smaller(i.arg(1), c.arg(1)));
            if ((below || above) && knows(nonempty)) return true;
        }
        return false;
    }

    private boolean smaller(Form a, Form b) {
        Optional<Rational> x = forms.value(a);
        Optional<Rational> y = forms.value(b);
        return x.isPresent() && y.isPresent() && x.get().compareTo(y.get()) <= 0;
    }

    private Form gap(Form comparison) {
        return forms.make(Kind.SUB, comparison.arg(1), comparison.arg(0));
    }

    /// Whether a known comparison has the same difference of its sides.
    private boolean byGap(Form c) {
        if (gaps.isEmpty()) gaps = gathered();
        Residue gap = residues.value(gap(c)).key();
        Residue other = residues.negated(gap).key();
        for (Form k : gaps.getOrDefault(gap, List.of())) {
            if (implies(k.kind(), c.kind(), false) && residues.same(gap(k), gap(c))) return true;
        }
        for (Form k : gaps.getOrDefault(other, List.of())) if (implies(k.kind(), c.kind(), true)) return true;
        return false;
    }

    private static boolean implies(Kind known, Kind wanted, boolean swapped) {
        if (known == Kind.EQUAL) return wanted == Kind.EQUAL || wanted == Kind.AT_MOST;
        if (wanted == Kind.UNEQUAL) return known == Kind.LESS || known == Kind.UNEQUAL;
        return !swapped && (known == wanted || known == Kind.LESS && wanted == Kind.AT_MOST);
    }

    private Map<Residue, List<Form>> gathered() {
        Map<Residue, List<Form>> all = new HashMap<>();
        for (Form k : known) {
            if (k.kind() == Kind.LESS || k.kind() == Kind.AT_MOST || k.kind() == Kind.EQUAL || k.kind() == Kind.UNEQUAL) {
                all.computeIfAbsent(residues.value(gap(k)).key(), _ -> new ArrayList<>()).add(k);
            }
        }
        return all;
    }

    // ------------------------------------------------------------------------------------------------ values

    /// Whether the term or condition has a value here.
    boolean defined(Form root) {
        // What a premise is about is near; all parts of what is known are gathered only where that is not enough.
        if (ready(root) || known.contains(forms.falsity)) return true;
        if (unsettled.contains(root)) return false;
        boolean answer = defined(root, valued) || defined(root, parts());
        if (!answer) unsettled.add(root);
        return answer;
    }

    /// Whether it was found to have a value, here or by fewer facts: cases nested in cases look at each part once.
    private boolean ready(Form f) {
        for (Optional<Facts> at = Optional.of(this); at.isPresent(); at = at.get().fewer) if (at.get().defined.contains(f)) return true;
        return false;
    }

    private boolean defined(Form root, Set<Form> certain) {
        for (Form f : Forms.order(root, g -> settled(g, certain) ? List.of() : needed(g))) {
            if (settled(f, certain)) continue;
            if (!locally(f)) return false;
            defined.add(f);
        }
        return true;
    }

    private boolean settled(Form f, Set<Form> certain) {
        return ready(f) || certain.contains(f);
    }

    /// The parts that must have values for the form to have one, as far as they stand under no cases and no binder.
    private List<Form> needed(Form f) {
        if (!f.isScalar() && f.kind() != Kind.LITERAL) return List.of();
        return switch (f.kind()) {
            case NUMBER, PI, SYMBOL, BOUND, ARRAY, TRANSPOSE -> List.of();
            case NEG, ADD, SUB, MUL, DIV, POWER, APPLY, LITERAL, LESS, AT_MOST, EQUAL, UNEQUAL, ALL, ANY -> f.args();
            case IF -> List.of(f.arg(0));
            case SUM, PRODUCT, GREATEST, LEAST, EVERY -> f.args().subList(0, 2);
            case MATMUL, CALL -> List.of(meaning.of(f).orElseThrow());
            case ENTRY -> {
                List<Form> all = new ArrayList<>(f.args().subList(1, f.args().size()));
                meaning.of(f).ifPresent(all::add);
                yield all;
            }
            case DERIVATIVE, LIMIT -> List.of();
        };
    }

    /// Whether the operation itself has a value here, given that what it needs has.
    private boolean locally(Form f) {
        if (!f.isScalar()) return f.kind() == Kind.SYMBOL || f.kind() == Kind.BOUND || f.kind() == Kind.LITERAL || everywhere(f);
        return switch (f.kind()) {
            case NUMBER, PI, SYMBOL, BOUND, NEG, ADD, SUB, MUL, MATMUL, CALL, LESS, AT_MOST, EQUAL, UNEQUAL, ALL, ANY -> true;
            case DIV -> nonzero(f.arg(1));
            case POWER -> power(f.arg(0), f.arg(1));
            case APPLY -> primitives.domain((Primitive) f.data(), f.arg(0)).stream().allMatch(this::knows);
            case IF -> forms.opposite(f.arg(0)).isPresent() && assuming(f.arg(0)).defined(f.arg(1)) && assuming(forms.opposite(f.arg(0)).get()).defined(f.arg(2));
            case GREATEST, LEAST -> {
                boolean nonempty = forms.integral(f.arg(0)) && forms.integral(f.arg(1)) && knows(forms.atMost(f.arg(0), f.arg(1)));
                Form variable = fresh(f.arg(0), f.arg(1));
                yield nonempty && under(f.arg(0), f.arg(1), variable).defined(forms.opened(f, variable));
            }
            case SUM, PRODUCT, EVERY -> {
                Form variable = fresh(f.arg(0), f.arg(1));
                yield under(f.arg(0), f.arg(1), variable).defined(forms.opened(f, variable));
            }
            case ENTRY -> inRange(f);
            case ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT -> false;
        };
    }

    boolean nonzero(Form f) {
        return knows(forms.unequal(f, forms.zero));
    }

    private boolean power(Form base, Form exponent) {
        Optional<Rational> n = forms.value(exponent);
        if (n.isPresent() && n.get().isInteger()) return n.get().signum() >= 0 || nonzero(base);
        if (knows(forms.less(forms.zero, base))) return true;
        if (!forms.integral(exponent)) return false;
        return nonzero(base) || knows(forms.atMost(forms.zero, exponent))
                || knows(forms.any(List.of(forms.unequal(base, forms.zero), forms.atMost(forms.zero, exponent))));
    }

    /// Every entry has a value.
    private boolean everywhere(Form tensor) {
        List<Form> args = new ArrayList<>(List.of(tensor));
        Facts inside = this;
        for (Form size : tensor.sizes()) {
            Form i = inside.fresh(forms.one, size);
            args.add(i);
            inside = inside.under(forms.one, size, i);
        }
        Form entry = forms.make(Kind.ENTRY, "", args);
        return inside.defined(entry);
    }

    /// The indices of an entry are integers in their ranges; an index whose own range it is asks for nothing.
    boolean inRange(Form entry) {
        for (int k = 1; k < entry.args().size(); k++) {
            Form i = entry.arg(k);
            Form size = entry.arg(0).sizes().get(k - 1);
            boolean own = i.isIndex() && i.kind() == Kind.SYMBOL;
            boolean low = own && smaller(forms.one, i.arg(0)) || knows(forms.atMost(forms.one, i));
            boolean high = own && (i.arg(1) == size || smaller(i.arg(1), size)) || knows(forms.atMost(i, size));
            if (!forms.integral(i) || !low || !high) return false;
        }
        return true;
    }

    /// Whether the comparison is known, or something could have no value without it.
    private boolean given(Form c) {
        if (known.contains(c)) return true;
        parts();
        return implied.contains(c);
    }

    /// What is true because the operation has a value.
    private List<Form> implied(Form f) {
        if (!f.isScalar()) return List.of();
        if (f.kind() == Kind.DIV) return List.of(forms.unequal(f.arg(1), forms.zero));
        if (f.kind() == Kind.GREATEST || f.kind() == Kind.LEAST) return List.of(forms.atMost(f.arg(0), f.arg(1)));
        if (f.kind() == Kind.APPLY) return primitives.domain((Primitive) f.data(), f.arg(0));
        if (f.kind() != Kind.POWER) return List.of();
        Optional<Rational> n = forms.value(f.arg(1));
        if (n.isPresent() && n.get().isInteger()) return n.get().signum() < 0 ? List.of(forms.unequal(f.arg(0), forms.zero)) : List.of();
        return n.isPresent() || !forms.integral(f.arg(1)) ? List.of(forms.less(forms.zero, f.arg(0))) : List.of();
    }

    /// All that has a value because what is known has: parts of true conditions and of terms with values.
    private Set<Form> parts() {
        if (!parts.isEmpty() || known.isEmpty() && valued.isEmpty()) return parts;
        Set<Form> all = new HashSet<>();
        List<Form> open = new ArrayList<>(known);
        open.addAll(valued);
        while (!open.isEmpty()) {
            Form f = open.removeLast();
            if (!all.add(f)) continue;
            open.addAll(certain(f));
            implied.addAll(implied(f));
            if (f.kind() == Kind.IF && known.contains(f.arg(0))) open.add(f.arg(1));
            if (f.kind() == Kind.IF && forms.opposite(f.arg(0)).filter(known::contains).isPresent()) open.add(f.arg(2));
        }
        parts = all;
        return all;
    }

    private List<Form> certain(Form f) {
        return f.isScalar() || f.kind() == Kind.LITERAL ? needed(f) : List.of();
    }
}
