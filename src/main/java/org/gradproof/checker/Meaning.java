package org.gradproof.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.checker.Form.Domain;
import org.gradproof.checker.Form.Kind;
import org.gradproof.expr.Definition;
import org.gradproof.expr.Expr;
import org.gradproof.expr.Rational;
import org.gradproof.expr.Symbol;

/// What a defined name, an entry of a composed vector or matrix, and an inner product stand for.
final class Meaning {
    private final Forms forms;
    private final Map<Form, Optional<Form>> known = new HashMap<>();

    Meaning(Forms forms) {
        this.forms = forms;
    }

    Optional<Form> of(Form f) {
        Optional<Form> ready = known.get(f);
        if (ready != null) return ready;
        Optional<Form> answer = once(f);
        known.put(f, answer);
        return answer;
    }

    private Optional<Form> once(Form f) {
        return switch (f.kind()) {
            case CALL -> f.isScalar() ? Optional.of(call(f)) : Optional.empty();
            case ENTRY -> entry(f.arg(0), f.args().subList(1, f.args().size()));
            case MATMUL -> f.isScalar() ? Optional.of(inner(f.arg(0), f.arg(1), List.of())) : Optional.empty();
            case NUMBER, PI, SYMBOL, BOUND, NEG, ADD, SUB, MUL, DIV, POWER, APPLY, IF, SUM, PRODUCT, GREATEST, LEAST, ARRAY, LITERAL, TRANSPOSE, DERIVATIVE, LIMIT,
                    LESS, AT_MOST, EQUAL, UNEQUAL, ALL, ANY, EVERY -> Optional.empty();
        };
    }

    private Form call(Form f) {
        Definition d = (Definition) f.data();
        return call(d, arguments(f), f.args().subList(d.parameters().size(), f.args().size()));
    }

    private static List<Form> arguments(Form call) {
        return call.args().subList(0, ((Definition) call.data()).parameters().size());
    }

    /// The body with the arguments for the parameters; spread over the entries where a number was expected and a vector given.
    Form call(Definition d, List<Form> args, List<Form> free) {
        List<Form> shape = spread(d, args);
        if (!shape.isEmpty()) {
            List<Form> open = open(shape.size());
            return array(shape, body(d, entries(d, args, open), free, List.of()), open);
        }
        if (d.indices().isEmpty()) return body(d, args, free, List.of());
        List<Form> open = open(d.indices().size());
        List<Form> sizes = new ArrayList<>();
        Reading reading = reading(d, args, free, open);
        for (Symbol i : d.indices()) sizes.add(reading.read(i.upper()));
        return array(sizes, reading.read(d.body()), open);
    }

    private List<Form> open(int many) {
        List<Form> open = new ArrayList<>();
        for (int i = 0; i < many; i++) open.add(forms.open(Domain.INDEX, List.of()));
        return open;
    }

    private Form array(List<Form> sizes, Form body, List<Form> open) {
        List<Form> args = new ArrayList<>(sizes);
        args.add(body);
        return forms.closed(Kind.ARRAY, "", args, sizes, open);
    }

    /// The shape of the arguments that stand where numbers are expected.
    private static List<Form> spread(Definition d, List<Form> args) {
        for (int p = 0; p < args.size(); p++) if (d.parameters().get(p).isScalar() && !args.get(p).isScalar()) return args.get(p).sizes();
        return List.of();
    }

    /// The arguments for one entry of the shape that numbers are spread over.
    private List<Form> entries(Definition d, List<Form> args, List<Form> at) {
        List<Form> out = new ArrayList<>();
        for (int p = 0; p < args.size(); p++) out.add(d.parameters().get(p).isScalar() ? part(args.get(p), at) : args.get(p));
        return out;
    }

    private Form body(Definition d, List<Form> args, List<Form> free, List<Form> at) {
        return reading(d, args, free, at).read(d.body());
    }

    private Reading reading(Definition d, List<Form> args, List<Form> free, List<Form> at) {
        Map<Symbol, Form> values = new HashMap<>();
        int next = 0;
        for (Symbol s : d.free()) values.put(s, free.get(next++));
        for (int p = 0; p < args.size(); p++) {
            Symbol parameter = d.parameters().get(p);
            values.put(parameter, args.get(p));
            for (int s = 0; s < parameter.sizes().size(); s++) {
                Expr size = parameter.sizes().get(s);
                if (size instanceof Symbol n && d.sizes().contains(n)) values.put(n, args.get(p).sizes().get(s));
            }
        }
        for (int i = 0; i < at.size(); i++) values.put(d.indices().get(i), at.get(i));
        return new Reading(forms).under(values);
    }

    private Form part(Form f, List<Form> at) {
        if (f.isScalar()) return f;
        List<Form> args = new ArrayList<>(List.of(f));
        args.addAll(at);
        return forms.make(Kind.ENTRY, "", args);
    }

    private Optional<Form> entry(Form tensor, List<Form> at) {
        return switch (tensor.kind()) {
            case NEG, ADD, SUB, MUL, DIV, POWER -> Optional.of(forms.make(tensor.kind(), "", tensor.args().stream().map(a -> part(a, at)).toList()));
            case APPLY -> Optional.of(forms.make(Kind.APPLY, tensor.data(), List.of(part(tensor.arg(0), at))));
            case TRANSPOSE -> Optional.of(part(tensor.arg(0), at.reversed()));
            case MATMUL -> Optional.of(inner(tensor.arg(0), tensor.arg(1), at));
            case ARRAY -> {
                Form body = tensor.body();
                List<Form> open = open(at.size());
                for (int i = 0; i < at.size(); i++) body = forms.replace(body, forms.bound(tensor, i), open.get(i));
                for (int i = 0; i < at.size(); i++) body = forms.replace(body, open.get(i), at.get(i));
                yield Optional.of(body);
            }
            case LITERAL -> item(tensor, at);
            case CALL -> Optional.of(entryOfCall(tensor, at));
            case NUMBER, PI, SYMBOL, BOUND, IF, SUM, PRODUCT, GREATEST, LEAST, ENTRY, DERIVATIVE, LIMIT, LESS, AT_MOST, EQUAL, UNEQUAL, ALL, ANY, EVERY -> Optional.empty();
        };
    }

    private Form entryOfCall(Form call, List<Form> at) {
        Definition d = (Definition) call.data();
        List<Form> args = arguments(call);
        List<Form> free = call.args().subList(args.size(), call.args().size());
        if (!spread(d, args).isEmpty()) {
            List<Form> all = entries(d, args, at);
            all.addAll(free);
            return forms.make(Kind.CALL, d, all);
        }
        return d.indices().isEmpty() ? part(body(d, args, free, List.of()), at) : body(d, args, free, at);
    }

    /// `Σ_k a[…, k]·b[k, …]`.
    private Form inner(Form a, Form b, List<Form> at) {
        Form k = forms.open(Domain.INDEX, List.of());
        List<Form> left = new ArrayList<>();
        if (a.sizes().size() == 2) left.add(at.getFirst());
        left.add(k);
        List<Form> right = new ArrayList<>(List.of(k));
        if (b.sizes().size() == 2) right.add(at.getLast());
        Form body = forms.make(Kind.MUL, part(a, left), part(b, right));
        return forms.closed(Kind.SUM, "", List.of(forms.one, a.sizes().getLast(), body), List.of(), List.of(k));
    }

    private Optional<Form> item(Form literal, List<Form> at) {
        if (!(at.getFirst().data() instanceof Rational r) || !r.isSmallInteger()) return Optional.empty();
        int i = r.intValue();
        if (i < 1 || i > literal.args().size()) return Optional.empty();
        return Optional.of(part(literal.arg(i - 1), at.subList(1, at.size())));
    }
}
