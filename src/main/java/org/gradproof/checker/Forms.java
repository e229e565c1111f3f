package org.gradproof.checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.checker.Form.Bound;
import org.gradproof.checker.Form.Domain;
import org.gradproof.checker.Form.Kind;
import org.gradproof.checker.Form.Name;
import org.gradproof.expr.Primitive;
import org.gradproof.expr.Rational;

/// All forms of one replay, each once, and how they are put together: comparisons are written with `<`, `≤`, `=` and `≠`,
/// conjunctions and alternatives are flat.
final class Forms {
    private record Key(Kind kind, Object data, List<Form> args) {}

    private final Map<Key, Form> table = new HashMap<>();
    private final Map<Form, Optional<Rational>> numbers = new HashMap<>();
    private int opened;
    final Form zero = number(Rational.ZERO);
    final Form one = number(Rational.ONE);
    final Form truth = make(Kind.ALL, "", List.of());
    final Form falsity = make(Kind.ANY, "", List.of());

    Form make(Kind kind, Object data, List<Form> args, List<Form> sizes) {
        return table.computeIfAbsent(new Key(kind, data, List.copyOf(args)), k -> new Form(kind, data, k.args, List.copyOf(sizes)));
    }

    Form make(Kind kind, Object data, List<Form> args) {
        return make(kind, data, args, List.of());
    }

    Form make(Kind kind, Form... args) {
        return make(kind, "", List.of(args));
    }

    Form number(Rational value) {
        return make(Kind.NUMBER, value, List.of());
    }

    Form apply(Primitive f, Form u) {
        return make(Kind.APPLY, f, List.of(u), u.sizes());
    }

    Form symbol(String name, Domain domain, List<Form> parts) {
        return make(Kind.SYMBOL, new Name(name, domain), parts, domain == Domain.TENSOR ? parts : List.of());
    }

    /// The variable of a binder that is still being read; no two are the same.
    Form open(Domain domain, List<Form> sizes) {
        return make(Kind.BOUND, new Bound(--opened, domain), sizes, sizes);
    }

    // ------------------------------------------------------------------------------------------------ conditions

    Form compare(Kind kind, Form a, Form b) {
        return make(kind, a, b);
    }

    Form less(Form a, Form b) {
        return make(Kind.LESS, a, b);
    }

    Form atMost(Form a, Form b) {
        return make(Kind.AT_MOST, a, b);
    }

    Form equal(Form a, Form b) {
        return make(Kind.EQUAL, a, b);
    }

    Form unequal(Form a, Form b) {
        return make(Kind.UNEQUAL, a, b);
    }

    Form all(List<Form> parts) {
        return flat(Kind.ALL, parts, falsity);
    }

    Form any(List<Form> parts) {
        return flat(Kind.ANY, parts, truth);
    }

    private Form flat(Kind kind, List<Form> parts, Form absorbing) {
        Set<Form> flat = new LinkedHashSet<>();
        for (Form p : parts) {
            if (p == absorbing) return absorbing;
            if (p.kind() == kind) flat.addAll(p.args());
            else flat.add(p);
        }
        return flat.size() == 1 ? flat.iterator().next() : make(kind, "", List.copyOf(flat));
    }

    Form every(Form lower, Form upper, Form body) {
        return body == truth ? truth : make(Kind.EVERY, lower, upper, body);
    }

    static List<Form> conjuncts(Form c) {
        return c.kind() == Kind.ALL ? c.args() : List.of(c);
    }

    /// The opposite; nothing for what is said of every index.
    Optional<Form> opposite(Form c) {
        return switch (c.kind()) {
            case LESS -> Optional.of(atMost(c.arg(1), c.arg(0)));
            case AT_MOST -> Optional.of(less(c.arg(1), c.arg(0)));
            case EQUAL -> Optional.of(unequal(c.arg(0), c.arg(1)));
            case UNEQUAL -> Optional.of(equal(c.arg(0), c.arg(1)));
            case ALL -> opposites(c).map(this::any);
            case ANY -> opposites(c).map(this::all);
            case NUMBER, PI, SYMBOL, BOUND, NEG, ADD, SUB, MUL, DIV, POWER, MATMUL, APPLY, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL,
                    TRANSPOSE, DERIVATIVE, LIMIT, EVERY -> Optional.empty();
        };
    }

    private Optional<List<Form>> opposites(Form c) {
        List<Form> out = new ArrayList<>();
        for (Form p : c.args()) {
            Optional<Form> o = opposite(p);
            if (o.isEmpty()) return Optional.empty();
            out.add(o.get());
        }
        return Optional.of(out);
    }

    // ------------------------------------------------------------------------------------------------ replacing

    /// The same form with other arguments, canonical again.
    Form with(Form f, List<Form> args, List<Form> sizes) {
        return switch (f.kind()) {
            case ALL -> all(args);
            case ANY -> any(args);
            case EVERY -> every(args.get(0), args.get(1), args.get(2));
            case NUMBER, PI, SYMBOL, BOUND, NEG, ADD, SUB, MUL, DIV, POWER, MATMUL, APPLY, CALL, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, ARRAY, LITERAL,
                    TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL, UNEQUAL -> make(f.kind(), f.data(), args, sizes);
        };
    }

    /// The form with another one in place of a variable. Binders on the way are opened first and get their numbers anew,
    /// so nothing of the new part is caught by them.
    Form replace(Form in, Form variable, Form by) {
        return replace(in, variable, by, new HashMap<>(), 0);
    }

    private Form replace(Form in, Form variable, Form by, Map<Form, Form> done, int depth) {
        if (!in.speaksOf(variable)) return in;
        if (depth > 200) throw new Objection(false, "binders nested too deeply");
        boolean plain = variable.height() == 0 && by.height() == 0 && by.loose().stream().noneMatch(l -> l.data() instanceof Bound b && b.number() > 0);
        for (Form f : order(in, g -> done.containsKey(g) || !g.speaksOf(variable) ? List.of() : g.kind().binds() && !plain ? outer(g) : g.args())) {
            if (done.containsKey(f)) continue;
            if (f == variable) done.put(f, by);
            else if (!f.speaksOf(variable)) done.put(f, f);
            else if (f.kind().binds() && !plain) done.put(f, rebound(f, variable, by, done, depth));
            else done.put(f, with(f, f.args().stream().map(done::get).toList(), f.sizes().stream().map(s -> replace(s, variable, by)).toList()));
        }
        return done.get(in);
    }

    private static List<Form> outer(Form f) {
        List<Form> out = new ArrayList<>(f.args());
        out.remove(f.bodyPlace());
        return out;
    }

    private Form rebound(Form f, Form variable, Form by, Map<Form, Form> done, int depth) {
        List<Form> opened = new ArrayList<>();
        Form body = f.body();
        for (int i = 0; i < f.binders(); i++) {
            Form own = bound(f, i);
            Form open = open(((Bound) own.data()).domain(), own.sizes());
            opened.add(open);
            body = replace(body, own, open);
        }
        body = replace(body, variable, by, new HashMap<>(), depth + 1);
        List<Form> args = new ArrayList<>();
        for (int i = 0; i < f.args().size(); i++) args.add(i == f.bodyPlace() ? body : done.get(f.arg(i)));
        return closed(f.kind(), f.data(), args, f.sizes().stream().map(s -> replace(s, variable, by)).toList(), opened);
    }

    /// The i-th variable that a binder binds, as its body writes it.
    Form bound(Form binder, int i) {
        Domain domain = binder.kind() == Kind.DERIVATIVE ? (Domain) binder.data() : binder.kind() == Kind.LIMIT ? Domain.REAL : Domain.INDEX;
        List<Form> sizes = binder.kind() == Kind.DERIVATIVE ? binder.args().getLast().sizes() : List.of();
        return make(Kind.BOUND, new Bound(binder.firstNumber() + i, domain), sizes, sizes);
    }

    /// A binder whose body was read with open variables in place of its own.
    Form closed(Kind kind, Object data, List<Form> args, List<Form> sizes, List<Form> open) {
        int place = kind == Kind.DERIVATIVE ? args.size() - 2 : args.size() - 1;
        Form body = args.get(place);
        int first = body.height() + 1;
        for (Form l : body.loose()) {
            if (l.data() instanceof Bound b && b.number() >= first) throw new Objection(false, "a variable bound further out would be caught");
        }
        for (int i = 0; i < open.size(); i++) {
            Form o = open.get(i);
            body = replace(body, o, make(Kind.BOUND, new Bound(first + i, ((Bound) o.data()).domain()), o.sizes(), o.sizes()), new HashMap<>(), true);
        }
        List<Form> all = new ArrayList<>(args);
        all.set(place, body);
        return kind == Kind.EVERY ? every(all.get(0), all.get(1), all.get(2)) : make(kind, data, all, sizes);
    }

    /// Puts the number in place of an open variable: it is greater than every number inside, so nothing catches it.
    private Form replace(Form in, Form open, Form number, Map<Form, Form> done, boolean closing) {
        for (Form f : order(in, g -> !g.speaksOf(open) ? List.of() : g.args())) {
            if (done.containsKey(f)) continue;
            if (f == open) done.put(f, number);
            else if (!f.speaksOf(open)) done.put(f, f);
            else done.put(f, with(f, f.args().stream().map(done::get).toList(), f.sizes().stream().map(s -> replace(s, open, number, new HashMap<>(), closing)).toList()));
        }
        return done.get(in);
    }

    /// The body of a binder of one index with a free variable in place of the bound one.
    Form opened(Form binder, Form variable) {
        return replace(binder.body(), bound(binder, 0), variable);
    }

    // ------------------------------------------------------------------------------------------------ looking

    /// Every part once, parts before what they are part of.
    static List<Form> order(Form root, Function<Form, List<Form>> parts) {
        List<Form> order = new ArrayList<>();
        Set<Form> done = new HashSet<>();
        Set<Form> open = new HashSet<>();
        Deque<Form> stack = new ArrayDeque<>(List.of(root));
        while (!stack.isEmpty()) {
            Form f = stack.peek();
            if (done.contains(f)) {
                stack.pop();
            } else if (open.add(f)) {
                for (Form p : parts.apply(f)) if (!done.contains(p)) stack.push(p);
            } else {
                stack.pop();
                done.add(f);
                order.add(f);
            }
        }
        return order;
    }

    private static final int MOST_BITS = 1 << 16;

    /// The value of a term that is made of numbers by arithmetic.
    Optional<Rational> value(Form root) {
        for (Form f : order(root, g -> numbers.containsKey(g) || !arithmetic(g) ? List.of() : g.args())) {
            if (!numbers.containsKey(f)) numbers.put(f, evaluated(f));
        }
        return numbers.get(root);
    }

    private static boolean arithmetic(Form f) {
        return f.isScalar() && (f.kind() == Kind.NEG || f.kind() == Kind.ADD || f.kind() == Kind.SUB || f.kind() == Kind.MUL || f.kind() == Kind.DIV
                || f.kind() == Kind.POWER);
    }

    private Optional<Rational> evaluated(Form f) {
        if (f.data() instanceof Rational r) return Optional.of(r);
        if (!arithmetic(f)) return Optional.empty();
        List<Rational> v = f.args().stream().flatMap(a -> numbers.get(a).stream()).toList();
        if (v.size() < f.args().size() || v.stream().anyMatch(r -> r.bitLength() > MOST_BITS)) return Optional.empty();
        Rational a = v.getFirst();
        Rational b = v.getLast();
        if (f.kind() == Kind.NEG) return Optional.of(a.negate());
        if (f.kind() == Kind.ADD) return Optional.of(a.add(b));
        if (f.kind() == Kind.SUB) return Optional.of(a.subtract(b));
        if (f.kind() == Kind.MUL) return Optional.of(a.multiply(b));
        if (f.kind() == Kind.DIV) return b.isZero() ? Optional.empty() : Optional.of(a.divide(b));
        boolean power = b.isSmallInteger() && (long) Math.abs(b.intValue()) * a.bitLength() < MOST_BITS && !(a.isZero() && b.signum() < 0);
        return power ? Optional.of(a.pow(b.intValue())) : Optional.empty();
    }

    /// Whether the term is an integer by its form, at every point.
    boolean integral(Form root) {
        for (Form f : order(root, Forms::integers)) {
            boolean leaf = f.data() instanceof Rational r ? r.isInteger()
                    : f.data() instanceof Name n ? n.domain() == Domain.WHOLE || n.domain() == Domain.INDEX
                    : f.data() instanceof Bound b && b.domain() == Domain.INDEX;
            if (integers(f).isEmpty() && !leaf) return false;
        }
        return true;
    }

    /// The parts that are integers if the term is to be one.
    private static List<Form> integers(Form f) {
        return switch (f.kind()) {
            case NEG, ADD, SUB, MUL -> f.args();
            case IF -> f.args().subList(1, 3);
            case SUM, PRODUCT, GREATEST, LEAST -> List.of(f.body());
            case NUMBER, PI, SYMBOL, BOUND, DIV, POWER, MATMUL, APPLY, CALL, ENTRY, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT, LESS, AT_MOST,
                    EQUAL, UNEQUAL, ALL, ANY, EVERY -> List.of();
        };
    }
}
